"""The föredragningslista: its standing points, its order, and what goes along to the next sammanträde."""

from datetime import timedelta

import pytest
from factories_services import DAY, Scene, make_scene

from nacka_sekreterare.domain.arende import Arendetyp, Avsnittsslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.organ import Standardpunkt
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.arende import (
    add_arende,
    add_extra_arende,
    move_arende,
    remove_arende,
    set_takes_paragraf,
    sort_arenden,
    update_arende,
)
from nacka_sekreterare.services.avsnitt import set_avsnitt
from nacka_sekreterare.services.beslut import bordlagg, decide_enligt_forslag
from nacka_sekreterare.services.bilaga import add_bilaga
from nacka_sekreterare.services.narvaro import record_narvaro
from nacka_sekreterare.services.organ import update_installningar
from nacka_sekreterare.services.overflyttning import move_to_sammantrade
from nacka_sekreterare.services.sammantrade import create_sammantrade, load_akt, mark_kallat, update_sammantrade
from nacka_sekreterare.services.undo import undo_label


def _list(scene: Scene) -> list[str]:
    return [arende.rubrik.split()[0] for arende in scene.akt.arenden]


def test_a_new_sammantrade_has_the_standing_points_of_its_organ(scene: Scene) -> None:
    points = (
        Standardpunkt(rubrik="Avslutning", typ=Arendetyp.FORMALIA, star_sist=True, tar_paragraf=False),
        Standardpunkt(rubrik="Öppnande", typ=Arendetyp.FORMALIA),
    )
    update_installningar(scene.kansli, scene.organ.id, standardpunkter=points, plats="Sessionssalen")
    made = create_sammantrade(scene.kansli, scene.organ.id, DAY + timedelta(days=28)).value
    akt = load_akt(scene.kansli, made.id)
    assert [arende.rubrik for arende in akt.arenden] == ["Öppnande", "Avslutning"]
    assert [akt.paragraf_of(arende.id) is None for arende in akt.arenden] == [False, True]
    assert (made.tid, made.plats) == ("18:00", "Sessionssalen")
    assert akt.justeringar[0].planerad_date == DAY + timedelta(days=35)
    assert {akt.person(s.person_id).namn for s in akt.signatarer} == {"Greta Alm", "Siv Skrivros"}


def test_a_new_day_moves_the_planned_justering_along(scene: Scene) -> None:
    update_sammantrade(scene.kansli, scene.sammantrade.id, datum=DAY + timedelta(days=2))
    assert scene.justering.planerad_date == DAY + timedelta(days=9)


def test_a_new_arende_is_placed_by_its_type(scene: Scene) -> None:
    add_arende(scene.kansli, scene.sammantrade.id, "Rapport", typ=Arendetyp.INFORMATION)
    add_arende(scene.kansli, scene.sammantrade.id, "Yttrande")
    assert _list(scene)[5:11] == ["Motion", "Bidrag", "Lokal", "Yttrande", "Rapport", "Anmälan"]
    assert [arende.ordning for arende in scene.akt.arenden] == list(range(13))


def test_sorting_leaves_opening_formalia_and_what_has_been_dealt_with(scene: Scene) -> None:
    move_arende(scene.kansli, scene.arende("Övriga").id, 5)
    update_arende(scene.kansli, scene.arende("Motion").id, typ=Arendetyp.INFORMATION)
    sort_arenden(scene.kansli, scene.sammantrade.id)
    assert _list(scene)[5:] == ["Bidrag", "Lokal", "Motion", "Anmälan", "Anmälningar", "Övriga"]
    move_arende(scene.kansli, scene.arende("Anmälningar").id, 5)
    decide_enligt_forslag(scene.kansli, scene.arende("Anmälningar").id)
    sort_arenden(scene.kansli, scene.sammantrade.id)
    assert _list(scene)[5] == "Anmälningar"


def test_moving_past_the_end_means_last(scene: Scene) -> None:
    move_arende(scene.kansli, scene.arende("Motion").id, 99)
    assert _list(scene)[-1] == "Motion"
    move_arende(scene.kansli, scene.arende("Motion").id, -5)
    assert _list(scene)[0] == "Motion"


def test_who_came_at_a_removed_paragraf_came_at_the_next_one(scene: Scene) -> None:
    record_narvaro(
        scene.kansli, scene.sammantrade.id, scene.people["Cia"], Narvaroroll.TJANSTGORANDE, scene.at("Bidrag")
    )
    remove_arende(scene.kansli, scene.arende("Bidrag").id)
    assert scene.akt.narvaro[0].paragraf_id == scene.paragraf("Lokal").id
    for rubrik in ("Övriga", "Anmälningar", "delegationsbeslut"):
        set_takes_paragraf(scene.kansli, scene.arende(rubrik).id, takes=False)
    set_takes_paragraf(scene.kansli, scene.arende("Lokal").id, takes=False)
    entry = scene.akt.narvaro[0]
    assert (entry.paragraf_id, entry.ar_inne_i_paragraf) == (scene.paragraf("Motion").id, True)


def test_typing_a_section_saves_as_one_step_and_emptying_it_takes_it_away(scene: Scene) -> None:
    arende, before = scene.arende("Motion"), len(scene.akt.avsnitt)
    for words in ("B", "Bak", "Bakgrunden är känd."):
        set_avsnitt(scene.kansli, arende.id, Avsnittsslag.BESKRIVNING, plain_text(words))
    assert [avsnitt.text.plain for avsnitt in scene.akt.avsnitt_of(arende.id)] == ["Bakgrunden är känd."]
    assert undo_label(scene.kansli) == f"§ {scene.nummer('Motion')}: text under ärendebeskrivning"
    set_avsnitt(scene.kansli, arende.id, Avsnittsslag.BESKRIVNING, plain_text(" "))
    assert len(scene.akt.avsnitt) == before


def test_a_bordlagt_arende_comes_back_with_all_it_had_and_a_note(scene: Scene) -> None:
    arende = scene.arende("Motion")
    set_avsnitt(scene.kansli, arende.id, Avsnittsslag.BESKRIVNING, plain_text("Bakgrund."))
    set_avsnitt(scene.kansli, arende.id, Avsnittsslag.BESLUTSGANG, plain_text("Ordföranden frågar länge."))
    add_bilaga(scene.kansli, scene.sammantrade.id, "karta.pdf", b"%PDF", arende_id=arende.id)
    update_arende(scene.kansli, arende.id, dnr="FRN 2026/7", ar_sekretess=True)
    bordlagg(scene.kansli, arende.id)
    following = make_scene(scene.kansli, DAY + timedelta(days=28), scene.organ)
    (moved,) = move_to_sammantrade(scene.kansli, [arende.id]).value
    akt = following.akt
    assert moved.anteckning == f"Bordlagt den 22 april 2026, § {scene.nummer('Motion')}."
    assert (moved.tidigare_arende_id, moved.dnr, moved.ar_sekretess) == (arende.id, "FRN 2026/7", True)
    punkt = akt.beslutspunkter_of(moved.id)[0]
    assert (punkt.forslag, punkt.utfall) == (scene.punkt("Motion").forslag, None)
    assert punkt.beslut.is_empty
    assert punkt.klubbat_beslut.is_empty
    assert [avsnitt.text.plain for avsnitt in akt.avsnitt_of(moved.id)] == ["Bakgrund."]
    assert [(b.namn, b.arende_id) for b in akt.bilagor] == [("karta.pdf", moved.id)]
    assert scene.punkt("Motion").beslut.plain == "Ärendet bordläggs."


def test_what_was_not_dealt_with_leaves_the_list_or_utgar_once_it_was_called(scene: Scene) -> None:
    make_scene(scene.kansli, DAY + timedelta(days=28), scene.organ)
    move_to_sammantrade(scene.kansli, [scene.arende("Motion").id])
    assert "Motion" not in _list(scene)
    mark_kallat(scene.kansli, scene.sammantrade.id)
    move_to_sammantrade(scene.kansli, [scene.arende("Bidrag").id])
    assert scene.paragraf("Bidrag").ar_utgangen


def test_moving_on_needs_a_later_sammantrade(scene: Scene) -> None:
    with pytest.raises(UserError, match="nästa sammanträde"):
        move_to_sammantrade(scene.kansli, [scene.arende("Motion").id])


@pytest.mark.parametrize("rubrik", ["", "   "])
def test_an_arende_needs_a_rubrik(scene: Scene, rubrik: str) -> None:
    with pytest.raises(UserError, match="rubrik"):
        add_extra_arende(scene.kansli, scene.sammantrade.id, rubrik)
