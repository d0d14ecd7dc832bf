"""The one-key acts: what they write, when the § is klubbad, and that a beslut is never changed silently."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from factories_services import DAY, Scene

from nacka_sekreterare.domain.arende import Arendetyp, Avsnittsslag, Standardakt
from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Signatarroll
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services.anslag import update_anslag
from nacka_sekreterare.services.arende import add_arende, add_extra_arende, move_arende
from nacka_sekreterare.services.avsnitt import set_avsnitt
from nacka_sekreterare.services.beslut import (
    add_beslutspunkt,
    anteckna,
    aterremittera,
    bordlagg,
    decide_andrat,
    decide_avslag,
    decide_enligt_forslag,
    set_beslutstext,
    undo_beslut,
    update_beslutspunkt,
    utga,
)
from nacka_sekreterare.services.jav import add_jav
from nacka_sekreterare.services.justering import complete_justering, update_justering
from nacka_sekreterare.services.sammantrade import close_sammantrade, mark_kallat, unmark_kallat, update_sammantrade
from nacka_sekreterare.services.standardakt import decide_standardakt, decide_val_av_justerare
from nacka_sekreterare.services.undo import changes_of, undo, undo_label

WHY = plain_text("Kostnaden ska utredas.")


@pytest.mark.parametrize(
    ("act", "utfall", "sentence"),
    [
        (decide_enligt_forslag, Utfall.ENLIGT_FORSLAG, "Nämnden bifaller: Motion om ridhus."),
        (decide_avslag, Utfall.AVSLAG, "Nämnden avslår förslaget."),
        (bordlagg, Utfall.BORDLAGD, "Ärendet bordläggs."),
        (aterremittera, Utfall.ATERREMITTERAD, "Ärendet återremitteras."),
        (anteckna, Utfall.ANTECKNAD, "Informationen antecknas till protokollet."),
        (utga, Utfall.UTGAR, "Ärendet utgår."),
    ],
)
def test_each_act_writes_its_sentence_and_notes_the_klubbslag(
    scene: Scene, clock: Any, act: Callable[..., Any], utfall: Utfall, sentence: str
) -> None:
    clock.forward(minutes=42)
    act(scene.kansli, scene.arende("Motion").id)
    assert (scene.punkt("Motion").utfall, scene.punkt("Motion").beslut.plain) == (utfall, sentence)
    assert scene.paragraf("Motion").klubbad_at == datetime(2026, 4, 22, 18, 42)
    assert scene.paragraf("Motion").ar_utgangen is (utfall is Utfall.UTGAR)


def test_ovriga_fragor_say_that_nothing_was_raised_unless_something_was(scene: Scene) -> None:
    for rubrik in ("Övriga frågor från nämnden", "Rapport från resan"):
        add_arende(scene.kansli, scene.sammantrade.id, rubrik, typ=Arendetyp.OVRIGT, takes_paragraf=True)
        anteckna(scene.kansli, scene.arende(rubrik).id)
    assert scene.punkt("från nämnden").beslut.plain == "Inga övriga frågor anmäls."
    assert scene.punkt("Rapport").beslut.plain == "Informationen antecknas till protokollet."
    asked = scene.arende("från nämnden").id
    set_avsnitt(scene.kansli, asked, Avsnittsslag.BESKRIVNING, plain_text("Cia Ekros (S) frågar om bryggan."))
    anteckna(scene.kansli, asked)
    assert scene.punkt("från nämnden").beslut.plain == "Informationen antecknas till protokollet."


def test_the_sentence_of_undo_names_the_paragraf(scene: Scene) -> None:
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    assert undo_label(scene.kansli) == f"§ {scene.nummer('Motion')}: beslut enligt förslag"


def test_a_corrected_time_and_the_motivering_are_kept(scene: Scene) -> None:
    at = datetime(2026, 4, 22, 20, 15)
    aterremittera(scene.kansli, scene.arende("Motion").id, WHY, at=at)
    assert scene.paragraf("Motion").klubbad_at == at
    assert scene.punkt("Motion").motivering == WHY


def test_a_paragraf_is_klubbad_when_its_last_punkt_is_decided(scene: Scene) -> None:
    arende = scene.arende("Motion")
    second = add_beslutspunkt(scene.kansli, arende.id, plain_text("Nämnden tackar.")).value
    decide_enligt_forslag(scene.kansli, arende.id, punkt_id=scene.punkt("Motion").id)
    assert scene.paragraf("Motion").klubbad_at is None
    decide_avslag(scene.kansli, arende.id, punkt_id=second.id)
    assert scene.paragraf("Motion").klubbad_at is not None
    assert [punkt.utfall for punkt in scene.akt.beslutspunkter_of(arende.id)] == [
        Utfall.ENLIGT_FORSLAG,
        Utfall.AVSLAG,
    ]


def test_one_sentence_stands_once_for_a_whole_paragraf_of_several_punkter(scene: Scene) -> None:
    arende = scene.arende("Motion")
    add_beslutspunkt(scene.kansli, arende.id, plain_text("Nämnden tackar."))
    bordlagg(scene.kansli, arende.id)
    assert [punkt.beslut.plain for punkt in scene.akt.beslutspunkter_of(arende.id)] == ["Ärendet bordläggs.", ""]


def test_information_without_a_paragraf_is_noted_without_one_but_a_beslut_gets_one(scene: Scene) -> None:
    arende = add_arende(
        scene.kansli, scene.sammantrade.id, "Rapport", typ=Arendetyp.INFORMATION, takes_paragraf=False
    ).value
    anteckna(scene.kansli, arende.id)
    assert scene.akt.paragraf_of(arende.id) is None
    bordlagg(scene.kansli, arende.id)
    assert scene.akt.paragraf_of(arende.id) is not None


def test_a_new_act_takes_the_place_of_the_one_before(scene: Scene) -> None:
    utga(scene.kansli, scene.arende("Motion").id)
    decide_andrat(scene.kansli, scene.arende("Motion").id, plain_text("Nämnden avvaktar."))
    assert scene.punkt("Motion").beslut.plain == "Nämnden avvaktar."
    assert not scene.paragraf("Motion").ar_utgangen
    undo_beslut(scene.kansli, scene.arende("Motion").id)
    assert scene.punkt("Motion").utfall is None
    assert scene.paragraf("Motion").klubbad_at is None


def test_typing_a_beslut_is_one_step_to_undo(scene: Scene) -> None:
    punkt = scene.punkt("Motion")
    for words in ("N", "Nä", "Nämnden vill."):
        set_beslutstext(scene.kansli, punkt.id, plain_text(words))
    assert scene.punkt("Motion").beslut.plain == "Nämnden vill."
    undo(scene.kansli)
    assert scene.punkt("Motion") == punkt


def test_after_the_close_a_change_asks_for_a_reason_and_tells_it(scene: Scene) -> None:
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    punkt = scene.punkt("Motion")
    for refused in (
        lambda: set_beslutstext(scene.kansli, punkt.id, WHY),
        lambda: decide_avslag(scene.kansli, punkt.arende_id),
        lambda: undo_beslut(scene.kansli, punkt.arende_id),
    ):
        with pytest.raises(UserError, match="avslutat"):
            refused()
    set_beslutstext(scene.kansli, punkt.id, WHY, orsak="skrivfel")
    newest = changes_of(scene.kansli)[0]
    assert newest.sentence == f"§ {scene.nummer('Motion')}: ändring av beslutstext (efter sammanträdet: skrivfel)"
    assert newest.arguments["orsak"] == "skrivfel"


def test_after_justering_nothing_of_the_record_changes(scene: Scene) -> None:
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    complete_justering(scene.kansli, scene.justering.id, DAY + timedelta(days=6))
    before = scene.akt
    for refused in (
        lambda: set_beslutstext(scene.kansli, scene.punkt("Motion").id, WHY, orsak="skrivfel"),
        lambda: decide_avslag(scene.kansli, scene.arende("Motion").id, orsak="skrivfel"),
        lambda: add_jav(scene.kansli, scene.arende("Motion").id, scene.people["Bo"]),
    ):
        with pytest.raises(UserError, match="justerad"):
            refused()
    assert scene.akt == before


def test_val_av_justerare_writes_sentence_signatories_and_plan_in_one_act(scene: Scene) -> None:
    arende = scene.standing(Standardakt.VAL_AV_JUSTERARE)
    before = scene.akt
    decide_val_av_justerare(scene.kansli, arende.id, [scene.people["Cia"]], "Kansliet", date(2026, 4, 28), "15:00")
    akt = scene.akt
    text = akt.beslutspunkter_of(arende.id)[0].beslut.plain
    assert "Cia Ekros (S)" in text
    assert "28 april 2026" in text
    assert "Kansliet" in text
    assert [s.person_id for s in akt.signatarer if s.roll is Signatarroll.JUSTERARE] == [scene.people["Cia"]]
    assert (akt.justeringar[0].plats, akt.justeringar[0].planerad_date) == ("Kansliet", date(2026, 4, 28))
    undo(scene.kansli)
    assert scene.akt == before
    with pytest.raises(UserError, match="justerare"):
        decide_standardakt(scene.kansli, arende.id)


def test_faststallande_tells_what_was_added_and_what_utgar(scene: Scene) -> None:
    arende = scene.standing(Standardakt.FASTSTALLANDE)
    add_extra_arende(scene.kansli, scene.sammantrade.id, "Brådskande yttrande")
    utga(scene.kansli, scene.arende("Lokal").id)
    decide_standardakt(scene.kansli, arende.id)
    text = scene.akt.beslutspunkter_of(arende.id)[0].beslut.plain
    assert "Brådskande yttrande" in text
    assert "Lokal för schack" in text
    assert "Motion" not in text


def test_anmalan_av_jav_points_forward_to_the_paragraf(scene: Scene) -> None:
    arende = scene.standing(Standardakt.ANMALAN_AV_JAV)
    decide_standardakt(scene.kansli, arende.id)
    assert scene.akt.beslutspunkter_of(arende.id)[0].beslut.plain == "Ingen anmäler jäv."
    add_jav(scene.kansli, scene.arende("Bidrag").id, scene.people["Bo"])
    decide_standardakt(scene.kansli, arende.id)
    text = scene.akt.beslutspunkter_of(arende.id)[0].beslut.plain
    assert "Bo Dalros (M)" in text
    assert f"§ {scene.nummer('Bidrag')}" in text


def test_a_point_without_an_act_of_its_own_says_so(scene: Scene) -> None:
    with pytest.raises(UserError, match="standardformulering"):
        decide_standardakt(scene.kansli, scene.arende("Motion").id)
    assert scene.punkt("Motion").beslut == FormattedText()


def test_what_was_decided_or_fixed_has_no_way_round_its_own_act(scene: Scene) -> None:
    punkt, before = scene.punkt("Motion"), scene.akt
    for refused in (
        lambda: update_beslutspunkt(scene.kansli, punkt.id, beslut=WHY),
        lambda: update_sammantrade(scene.kansli, scene.sammantrade.id, ar_stangt_for_andring=True),
        lambda: update_justering(scene.kansli, scene.justering.id, justerad_date=DAY),
        lambda: update_anslag(scene.kansli, scene.akt.anslag[0].id, uppsatt_date=DAY),
    ):
        with pytest.raises(TypeError):
            refused()
    assert scene.akt == before


def test_a_beslut_drops_what_only_introduces_and_flags_it(scene: Scene) -> None:
    forslag = plain_text("Nämnden föreslås fatta följande beslut.\nPlanen antas. Beslutet justeras omedelbart.")
    update_beslutspunkt(scene.kansli, scene.punkt("Motion").id, forslag=forslag)
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    assert scene.punkt("Motion").beslut.plain == "Planen antas."


def test_the_foredragningslista_is_fixed_with_what_moved_since_the_kallelse(scene: Scene) -> None:
    mark_kallat(scene.kansli, scene.sammantrade.id)
    last = scene.arende("Lokal")
    move_arende(scene.kansli, last.id, scene.arende("Motion").ordning)
    point = scene.standing(Standardakt.FASTSTALLANDE)
    before = scene.akt.arenden[scene.arende("Lokal").ordning - 1].rubrik
    (settled,) = decide_standardakt(scene.kansli, point.id).value
    assert f"Ärendet ”{last.rubrik}” behandlas efter ”{before}”." in settled.beslut.plain
    unmark_kallat(scene.kansli, scene.sammantrade.id)
    (settled,) = decide_standardakt(scene.kansli, point.id).value
    assert settled.beslut.plain == "Nämnden fastställer föredragningslistan."
