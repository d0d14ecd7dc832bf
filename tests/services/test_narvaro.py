"""Who serves at which §: the upprop from the förhinder, coming and going live and late, and what is refused."""

from datetime import datetime

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.rostlangd import rostlangd, rostlangder, tidslinje
from nacka_sekreterare.services.forhinder import set_forhinder
from nacka_sekreterare.services.jav import add_jav, remove_jav
from nacka_sekreterare.services.narvaro import (
    add_ovrig,
    record_ankomst,
    record_avgang,
    record_franvaro_for_paragraf,
    record_narvaro,
    set_distans,
    upprop,
)
from nacka_sekreterare.services.narvarolinje import Tidpunkt

EVERYBODY = ["Greta", "Bo", "Cia", "Dan", "Elsa"]


def _serving(scene: Scene, rubrik: str) -> list[str]:
    akt = scene.akt
    return [akt.person(place.person_id).namn.split()[0] for place in rostlangd(akt, scene.arende(rubrik).id)]


def test_the_upprop_takes_everybody_as_present_and_the_inkallade_in_the_seats(scene: Scene) -> None:
    set_forhinder(scene.kansli, scene.sammantrade.id, scene.people["Cia"], inkallad_person_id=scene.people["Finn"])
    upprop(scene.kansli, scene.sammantrade.id)
    assert _serving(scene, "Motion") == ["Greta", "Bo", "Finn", "Dan", "Elsa"]
    roles = {entry.person_id: entry.roll for entry in scene.akt.narvaro}
    assert roles[scene.people["Cia"]] is Narvaroroll.FRANVARANDE
    assert roles[scene.people["Gun"]] is Narvaroroll.EJ_TJANSTGORANDE
    assert roles[scene.people["Siv"]] is Narvaroroll.OVRIG


def test_an_upprop_made_twice_keeps_what_was_entered_between(scene: Scene) -> None:
    record_narvaro(scene.kansli, scene.sammantrade.id, scene.people["Cia"], Narvaroroll.FRANVARANDE)
    first = upprop(scene.kansli, scene.sammantrade.id).value
    assert upprop(scene.kansli, scene.sammantrade.id).value == first
    assert _serving(scene, "Motion") == ["Greta", "Bo", "Dan", "Elsa"]


def test_a_ledamot_who_comes_late_takes_the_seat_back(scene: Scene) -> None:
    set_forhinder(scene.kansli, scene.sammantrade.id, scene.people["Cia"], inkallad_person_id=scene.people["Finn"])
    upprop(scene.kansli, scene.sammantrade.id)
    record_ankomst(scene.kansli, scene.sammantrade.id, scene.people["Cia"], scene.at("Bidrag"))
    assert _serving(scene, "Motion") == ["Greta", "Bo", "Finn", "Dan", "Elsa"]
    assert _serving(scene, "Bidrag") == EVERYBODY


def test_who_goes_inside_a_paragraf_leaves_the_seat_to_the_ersattare_from_there(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    inside = Tidpunkt(
        paragraf_id=scene.paragraf("Bidrag").id, ar_inne_i_paragraf=True, klockslag_at=datetime(2026, 4, 22, 19, 5)
    )
    record_avgang(scene.kansli, scene.sammantrade.id, scene.people["Elsa"], inside, ersattare_id=scene.people["Gun"])
    assert _serving(scene, "Motion") == EVERYBODY
    assert _serving(scene, "Bidrag") == [*EVERYBODY[:-1], "Gun"]
    assert _serving(scene, "Lokal") == [*EVERYBODY[:-1], "Gun"]


def test_an_ersattare_who_serves_is_replaced_in_the_same_seat_when_going(scene: Scene) -> None:
    set_forhinder(scene.kansli, scene.sammantrade.id, scene.people["Cia"], inkallad_person_id=scene.people["Finn"])
    upprop(scene.kansli, scene.sammantrade.id)
    record_avgang(
        scene.kansli, scene.sammantrade.id, scene.people["Finn"], scene.at("Lokal"), ersattare_id=scene.people["Gun"]
    )
    places = rostlangd(scene.akt, scene.arende("Lokal").id)
    assert {place.person_id: place.for_person_id for place in places}[scene.people["Gun"]] == scene.people["Cia"]


def test_away_for_one_paragraf_is_one_act_and_back_as_before(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    set_distans(scene.kansli, scene.sammantrade.id, scene.people["Dan"], ar_pa_distans=True)
    record_franvaro_for_paragraf(
        scene.kansli, scene.sammantrade.id, scene.people["Dan"], scene.at("Bidrag"), ersattare_id=scene.people["Gun"]
    )
    assert _serving(scene, "Motion") == EVERYBODY
    assert _serving(scene, "Bidrag") == ["Greta", "Bo", "Cia", "Gun", "Elsa"]
    assert _serving(scene, "Lokal") == EVERYBODY
    assert all(place.ar_pa_distans for place in rostlangd(scene.akt, scene.arende("Lokal").id)[3:4])


def test_a_javig_is_out_of_that_paragraf_and_the_ersattare_serves_for_it_only(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    jav = add_jav(scene.kansli, scene.arende("Bidrag").id, scene.people["Cia"], ersattare_id=scene.people["Finn"]).value
    assert _serving(scene, "Bidrag") == ["Greta", "Bo", "Finn", "Dan", "Elsa"]
    assert _serving(scene, "Lokal") == EVERYBODY
    remove_jav(scene.kansli, jav.id)
    assert _serving(scene, "Bidrag") == EVERYBODY
    assert _serving(scene, "Lokal") == EVERYBODY


def test_two_in_one_seat_are_refused_and_nothing_is_stored(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    before = scene.akt
    with pytest.raises(ContradictionError, match="Cia Ekros"):
        record_narvaro(
            scene.kansli,
            scene.sammantrade.id,
            scene.people["Finn"],
            Narvaroroll.TJANSTGORANDE,
            scene.at("Motion"),
            scene.people["Cia"],
        )
    assert scene.akt == before


def test_a_late_entry_before_others_that_puts_two_in_a_seat_later_is_refused(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    meeting, kansli = scene.sammantrade.id, scene.kansli
    record_avgang(kansli, meeting, scene.people["Cia"], scene.at("Bidrag"), ersattare_id=scene.people["Finn"])
    with pytest.raises(ContradictionError):
        record_narvaro(
            kansli,
            meeting,
            scene.people["Gun"],
            Narvaroroll.TJANSTGORANDE,
            scene.at("Lokal"),
            scene.people["Cia"],
        )
    record_ankomst(kansli, meeting, scene.people["Cia"], scene.at("Lokal"))
    assert _serving(scene, "Lokal") == EVERYBODY


def test_a_guest_is_a_new_person_with_narvaro_from_a_paragraf_on(scene: Scene) -> None:
    entry = add_ovrig(
        scene.kansli, scene.sammantrade.id, "Ulla Ulvros", "revisor", "revisionen", scene.at("Lokal")
    ).value
    person = scene.akt.person(entry.person_id)
    assert (person.namn, person.titel, person.enhet) == ("Ulla Ulvros", "revisor", "revisionen")
    assert entry.paragraf_id == scene.paragraf("Lokal").id


def test_nobody_is_called_in_two_places(scene: Scene) -> None:
    meeting, people = scene.sammantrade.id, scene.people
    set_forhinder(scene.kansli, meeting, people["Cia"], inkallad_person_id=people["Finn"])
    with pytest.raises(ContradictionError, match="Finn Hagros"):
        set_forhinder(scene.kansli, meeting, people["Bo"], inkallad_person_id=people["Finn"])
    with pytest.raises(ContradictionError, match="sig själv"):
        set_forhinder(scene.kansli, meeting, people["Bo"], inkallad_person_id=people["Bo"])
    changed = set_forhinder(scene.kansli, meeting, people["Cia"], inkallad_person_id=people["Gun"]).value
    assert scene.akt.forhinder == (changed,)


def test_one_goes_and_another_takes_the_seat_in_one_moment_without_clock_times(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    inside = Tidpunkt(paragraf_id=scene.paragraf("Bidrag").id, ar_inne_i_paragraf=True)
    record_avgang(scene.kansli, scene.sammantrade.id, scene.people["Cia"], inside, ersattare_id=scene.people["Finn"])
    record_avgang(scene.kansli, scene.sammantrade.id, scene.people["Dan"], inside)
    akt = scene.akt
    sizes = [len(lage) for lage in rostlangder(akt, scene.arende("Bidrag").id)]
    assert sizes == [5, 5, 4]
    changes = tidslinje(akt).changes_inside(scene.paragraf("Bidrag").id)
    assert [akt.person(after.person_id).namn.split()[0] for _, after in changes] == ["Cia", "Finn", "Dan"]


def test_the_akt_has_the_narvaro_in_the_order_of_recording(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    late = scene.at("Lokal").model_copy(update={"klockslag_at": datetime(2026, 4, 22, 20, 0)})
    record_avgang(scene.kansli, scene.sammantrade.id, scene.people["Bo"], late)
    record_avgang(scene.kansli, scene.sammantrade.id, scene.people["Dan"], scene.at("Motion"))
    newest = [entry.person_id for entry in scene.akt.narvaro][-2:]
    assert newest == [scene.people["Bo"], scene.people["Dan"]]
