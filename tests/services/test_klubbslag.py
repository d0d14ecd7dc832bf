"""The picture of a beslut at the klubbslag: what was decided can always be told from what is written now."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.finding import Allvar
from nacka_sekreterare.domain.skillnad import tell_skillnad
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.domain.text_finding import find_text_findings, since_forslag, since_klubbslag
from nacka_sekreterare.services.beslut import (
    add_beslutspunkt,
    aterremittera,
    decide_andrat,
    decide_avslag,
    decide_enligt_forslag,
    set_beslutstext,
    set_klubbad_at,
    undo_beslut,
    update_beslutspunkt,
)
from nacka_sekreterare.services.sammantrade import close_sammantrade, open_sammantrade
from nacka_sekreterare.services.undo import undo

FORSLAG = "Nämnden bifaller: Motion om ridhus."
OTHER = plain_text("Nämnden avvaktar.")


def _picture(scene: Scene) -> str:
    return scene.punkt("Motion").klubbat_beslut.plain


def _told(scene: Scene) -> str:
    return tell_skillnad(since_klubbslag(scene.punkt("Motion")))


def _type(scene: Scene, *drafts: str, orsak: str = "") -> None:
    for draft in drafts:
        set_beslutstext(scene.kansli, scene.punkt("Motion").id, plain_text(draft), orsak=orsak)
    scene.kansli.leave_field()


@pytest.mark.parametrize(
    ("act", "pictured"),
    [
        (decide_enligt_forslag, FORSLAG),
        (decide_avslag, "Nämnden avslår förslaget."),
        (aterremittera, "Ärendet återremitteras."),
    ],
)
def test_each_klubbslag_is_pictured_and_a_new_one_anew(scene: Scene, act: Callable[..., Any], pictured: str) -> None:
    decide_andrat(scene.kansli, scene.arende("Motion").id, OTHER)
    assert _picture(scene) == "Nämnden avvaktar."
    act(scene.kansli, scene.arende("Motion").id)
    assert _picture(scene) == pictured
    undo(scene.kansli)
    assert _picture(scene) == "Nämnden avvaktar."
    undo_beslut(scene.kansli, scene.arende("Motion").id)
    assert _picture(scene) == ""


def test_a_paragraf_is_pictured_when_it_is_whole(scene: Scene) -> None:
    arende = scene.arende("Motion").id
    second = add_beslutspunkt(scene.kansli, arende, plain_text("Nämnden tackar.")).value
    decide_enligt_forslag(scene.kansli, arende, punkt_id=scene.punkt("Motion").id)
    assert _picture(scene) == ""
    decide_enligt_forslag(scene.kansli, arende, punkt_id=second.id)
    assert [p.klubbat_beslut.plain for p in scene.akt.beslutspunkter_of(arende)] == [FORSLAG, "Nämnden tackar."]


def test_a_change_after_the_klubbslag_is_told_and_the_text_is_free(scene: Scene) -> None:
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    _type(scene, "Nämnden bif", "Nämnden bifaller delvis: Motion om ridhus.")
    assert _picture(scene) == FORSLAG
    assert _told(scene) == "”delvis” är tillagt"
    assert tell_skillnad(since_forslag(scene.punkt("Motion"))) == "”delvis” är tillagt"
    assert [(f.regel, f.allvar) for f in find_text_findings(scene.akt)] == [
        ("beslut_andrat_efter_klubbslaget", Allvar.INFO),
        ("beslut_annat_an_forslaget", Allvar.INFO),
    ]


def test_an_andrat_beslut_is_pictured_as_it_is_first_written(scene: Scene) -> None:
    decide_andrat(scene.kansli, scene.arende("Motion").id, plain_text(FORSLAG))  # the key: worded in the next moment
    assert _picture(scene) == ""
    _type(scene, "Nämnden av", "Nämnden avvaktar.")
    assert _picture(scene) == "Nämnden avvaktar."
    assert _told(scene) == ""
    _type(scene, "Nämnden avvaktar ett år.")
    assert _told(scene) == "”ett år” är tillagt"
    assert [f.regel for f in find_text_findings(scene.akt)] == ["beslut_andrat_efter_klubbslaget"]


def test_the_motivering_of_an_aterremiss_belongs_to_what_was_klubbat(scene: Scene) -> None:
    punkt, kansli = scene.punkt("Motion"), scene.kansli
    aterremittera(kansli, punkt.arende_id)
    for draft in ("Kostnaden", "Kostnaden ska utredas."):
        update_beslutspunkt(kansli, punkt.id, motivering=plain_text(draft))
    assert _picture(scene) == "Ärendet återremitteras.\nKostnaden ska utredas."
    kansli.leave_field()
    update_beslutspunkt(kansli, punkt.id, motivering=plain_text("Kostnaden ska utredas i år."))
    assert _told(scene) == "”i år” är tillagt"


def test_a_klubbslag_that_is_noted_later_leaves_what_was_pictured(scene: Scene) -> None:
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    _type(scene, "Nämnden avvaktar.")
    set_klubbad_at(scene.kansli, scene.arende("Motion").id, datetime(2026, 4, 22, 19, 5))
    assert _picture(scene) == FORSLAG


def test_what_was_not_worded_is_pictured_at_the_end(scene: Scene) -> None:
    decide_andrat(scene.kansli, scene.arende("Motion").id, plain_text(FORSLAG))
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    assert _picture(scene) == FORSLAG
    assert scene.punkt("Bidrag").klubbat_beslut.is_empty


@pytest.mark.parametrize("late", [decide_avslag, undo_beslut, aterremittera])
def test_after_the_end_no_act_touches_the_picture(scene: Scene, late: Callable[..., Any]) -> None:
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    late(scene.kansli, scene.arende("Motion").id, orsak="fel knapp")
    assert _picture(scene) == FORSLAG
    assert _told(scene)


def test_typing_after_the_end_shows_the_difference_and_the_reason(scene: Scene) -> None:
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    _type(scene, "Nämnden bifaller", "Nämnden bifaller: Motion om ett ridhus.", orsak="skrivfel")
    undo(scene.kansli)
    assert _told(scene) == ""
    _type(scene, "N", "Nämnden bifaller: Motion om ett ridhus.", orsak="skrivfel")
    (finding, _) = find_text_findings(scene.akt)
    assert "”ett” är tillagt" in finding.text
    assert finding.text.endswith("Orsak: skrivfel.")
    assert finding.lagrum == "JO dnr 3339-2013"


def test_a_beslut_forgotten_until_after_the_end_is_pictured_as_it_is_written(scene: Scene) -> None:
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    _type(scene, "Nämnden", "Nämnden avvaktar.", orsak="glömt")
    assert (scene.punkt("Motion").utfall, _picture(scene)) == (Utfall.ANDRAT, "Nämnden avvaktar.")
    _type(scene, "Nämnden avslår.")
    assert _told(scene) == "”avvaktar” har blivit ”avslår”"


def test_a_punkt_that_was_never_klubbad_differs_from_nothing(scene: Scene) -> None:
    assert since_klubbslag(scene.punkt("Motion")) == ()
    assert since_forslag(scene.punkt("Motion")) == ()
    assert scene.punkt("Motion").lydelse == FormattedText()


def test_what_is_decided_in_the_record_after_the_end_gets_no_clock_time(scene: Scene) -> None:
    open_sammantrade(scene.kansli, scene.sammantrade.id)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id, orsak="glömt")
    assert scene.paragraf("Motion").klubbad_at is None
    at = datetime(2026, 4, 22, 18, 40)
    decide_enligt_forslag(scene.kansli, scene.arende("Bidrag").id, at=at, orsak="glömt")
    assert scene.paragraf("Bidrag").klubbad_at == at
