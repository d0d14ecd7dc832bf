"""Who serves at which §: the upprop from the förhinder, coming and going live and late, and what is refused."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from factories_services import DAY, Scene

from nacka_sekreterare.domain.errors import ContradictionError, UserError
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.rostlangd import ordforande_of, rostlangd, rostlangder, tidslinje
from nacka_sekreterare.services.arende import add_extra_arende, move_arende, remove_arende
from nacka_sekreterare.services.beslut import decide_enligt_forslag
from nacka_sekreterare.services.core import Outcome
from nacka_sekreterare.services.forhinder import set_forhinder
from nacka_sekreterare.services.jav import add_jav, remove_jav, update_jav
from nacka_sekreterare.services.justering import complete_justering, justera_omedelbart
from nacka_sekreterare.services.narvaro import (
    add_ovrig,
    record_ankomst,
    record_avgang,
    record_franvaro_for_paragraf,
    record_narvaro,
    remove_narvaro,
    seat_ersattare,
    set_distans,
    update_narvaro,
    upprop,
)
from nacka_sekreterare.services.narvarolinje import START, Tidpunkt
from nacka_sekreterare.services.paragraf import set_ordforande, set_tillfallig_ordforande
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.undo import changes_of

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


# --- what holds for one § only ----------------------------------------------------------------------------------------
def test_who_is_away_for_the_last_paragraf_is_back_at_one_that_is_added(scene: Scene) -> None:
    kansli, meeting, people = scene.kansli, scene.sammantrade.id, scene.people
    upprop(kansli, meeting)
    last = next(arende for arende in reversed(scene.akt.arenden) if scene.akt.paragraf_of(arende.id))
    record_franvaro_for_paragraf(kansli, meeting, people["Dan"], scene.at(last.rubrik), ersattare_id=people["Gun"])
    add_jav(kansli, last.id, people["Cia"], ersattare_id=people["Finn"])
    added = add_extra_arende(kansli, meeting, "Brådskande", index=len(scene.akt.arenden)).value
    assert _serving(scene, last.rubrik) == ["Greta", "Bo", "Finn", "Gun", "Elsa"]
    assert _serving(scene, added.rubrik) == EVERYBODY


def test_who_comes_at_the_paragraf_and_stands_in_stays_after_it(scene: Scene) -> None:
    kansli, meeting, people = scene.kansli, scene.sammantrade.id, scene.people
    upprop(kansli, meeting)
    record_avgang(kansli, meeting, people["Finn"], START)
    add_jav(kansli, scene.arende("Bidrag").id, people["Cia"])
    record_ankomst(kansli, meeting, people["Finn"], scene.at("Bidrag"))
    seat_ersattare(kansli, meeting, people["Cia"], people["Finn"], scene.at("Bidrag"))
    assert _serving(scene, "Bidrag") == ["Greta", "Bo", "Finn", "Dan", "Elsa"]
    after = tidslinje(scene.akt).after(scene.paragraf("Bidrag").id)[people["Finn"]]
    assert after.roll is Narvaroroll.EJ_TJANSTGORANDE


def test_a_serving_ersattare_who_is_javig_gives_the_seat_away_and_takes_it_again(scene: Scene) -> None:
    kansli, meeting, people = scene.kansli, scene.sammantrade.id, scene.people
    set_forhinder(kansli, meeting, people["Cia"], inkallad_person_id=people["Finn"])
    upprop(kansli, meeting)
    jav = add_jav(kansli, scene.arende("Bidrag").id, people["Finn"], ersattare_id=people["Gun"]).value
    assert _serving(scene, "Bidrag") == ["Greta", "Bo", "Gun", "Dan", "Elsa"]
    assert _serving(scene, "Lokal") == ["Greta", "Bo", "Finn", "Dan", "Elsa"]
    remove_jav(kansli, jav.id)
    assert _serving(scene, "Bidrag") == ["Greta", "Bo", "Finn", "Dan", "Elsa"]


def test_the_rest_of_a_paragraf_only(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    inside = Tidpunkt(
        paragraf_id=scene.paragraf("Bidrag").id, ar_inne_i_paragraf=True, klockslag_at=datetime(2026, 4, 22, 19, 5)
    )
    record_franvaro_for_paragraf(scene.kansli, scene.sammantrade.id, scene.people["Dan"], inside)
    sizes = [len(lage) for lage in rostlangder(scene.akt, scene.arende("Bidrag").id)]
    assert sizes == [5, 4]
    assert _serving(scene, "Lokal") == EVERYBODY


def test_distans_is_kept_to_the_paragraf_that_somebody_stands_in_for(scene: Scene) -> None:
    kansli, meeting, people = scene.kansli, scene.sammantrade.id, scene.people
    upprop(kansli, meeting)
    add_jav(kansli, scene.arende("Bidrag").id, people["Cia"], ersattare_id=people["Finn"])
    set_distans(kansli, meeting, people["Finn"], ar_pa_distans=True, when=scene.at("Bidrag"))
    assert [p.ar_pa_distans for p in rostlangd(scene.akt, scene.arende("Bidrag").id)][2]
    assert _serving(scene, "Lokal") == EVERYBODY


# --- late and out of order --------------------------------------------------------------------------------------------
def test_who_is_seated_late_steps_out_where_another_already_takes_the_seat(scene: Scene) -> None:
    kansli, meeting, people = scene.kansli, scene.sammantrade.id, scene.people
    upprop(kansli, meeting)
    record_avgang(kansli, meeting, people["Cia"], scene.at("Motion"))
    seat_ersattare(kansli, meeting, people["Cia"], people["Gun"], scene.at("Lokal"))
    seat_ersattare(kansli, meeting, people["Cia"], people["Finn"], scene.at("Bidrag"))
    assert _serving(scene, "Motion") == ["Greta", "Bo", "Dan", "Elsa"]
    assert _serving(scene, "Bidrag") == ["Greta", "Bo", "Finn", "Dan", "Elsa"]
    assert _serving(scene, "Lokal") == ["Greta", "Bo", "Gun", "Dan", "Elsa"]


def test_an_upprop_after_a_ledamot_with_forhinder_was_entered_as_present(scene: Scene) -> None:
    set_forhinder(scene.kansli, scene.sammantrade.id, scene.people["Cia"], inkallad_person_id=scene.people["Finn"])
    record_ankomst(scene.kansli, scene.sammantrade.id, scene.people["Cia"], START)
    upprop(scene.kansli, scene.sammantrade.id)
    assert _serving(scene, "Motion") == EVERYBODY


def test_more_than_the_seats_of_the_organ_are_refused(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    serves = Narvaroroll.TJANSTGORANDE
    with pytest.raises(ContradictionError, match="6 tjänstgör vid § 6, men nämnden har 5 platser"):
        record_narvaro(scene.kansli, scene.sammantrade.id, scene.people["Finn"], serves, scene.at("Bidrag"))


def test_an_order_of_the_paragrafer_that_puts_two_in_one_seat_is_refused(scene: Scene) -> None:
    kansli, meeting, people = scene.kansli, scene.sammantrade.id, scene.people
    upprop(kansli, meeting)
    record_avgang(kansli, meeting, people["Cia"], scene.at("Motion"))
    seat_ersattare(kansli, meeting, people["Cia"], people["Finn"], scene.at("Bidrag"))
    before = scene.akt
    with pytest.raises(ContradictionError, match="Finn Hagros"):
        move_arende(kansli, scene.arende("Bidrag").id, 0)
    assert scene.akt == before


def test_what_held_for_a_paragraf_goes_with_it_and_what_is_said_of_the_next_stands(scene: Scene) -> None:
    kansli, meeting, people = scene.kansli, scene.sammantrade.id, scene.people
    upprop(kansli, meeting)
    record_avgang(kansli, meeting, people["Bo"], scene.at("Lokal"))
    record_ankomst(kansli, meeting, people["Bo"], scene.at("Bidrag"))
    record_franvaro_for_paragraf(kansli, meeting, people["Dan"], scene.at("Bidrag"))
    remove_arende(kansli, scene.arende("Bidrag").id)
    assert _serving(scene, "Lokal") == ["Greta", "Cia", "Dan", "Elsa"]


# --- after the end ----------------------------------------------------------------------------------------------------
_LATE: dict[str, Callable[..., Outcome[Any]]] = {
    "avgång": lambda s, at, **why: record_avgang(s.kansli, s.sammantrade.id, s.people["Bo"], at, **why),
    "ankomst": lambda s, at, **why: record_ankomst(s.kansli, s.sammantrade.id, s.people["Bo"], at, **why),
    "borta": lambda s, at, **why: record_franvaro_for_paragraf(s.kansli, s.sammantrade.id, s.people["Bo"], at, **why),
    "plats": lambda s, at, **why: seat_ersattare(
        s.kansli, s.sammantrade.id, s.people["Elsa"], s.people["Gun"], at, **why
    ),
    "distans": lambda s, at, **why: set_distans(s.kansli, s.sammantrade.id, s.people["Cia"], True, at, **why),
    "övrig": lambda s, at, **why: add_ovrig(s.kansli, s.sammantrade.id, "Ulla Ulvros", when=at, **why),
    "roll": lambda s, at, **why: record_narvaro(
        s.kansli, s.sammantrade.id, s.people["Siv"], Narvaroroll.OVRIG, at, **why
    ),
    "rättad": lambda s, at, **why: update_narvaro(s.kansli, s.akt.narvaro[-1].id, ar_pa_distans=True, **why),
    "borttagen": lambda s, at, **why: remove_narvaro(s.kansli, s.akt.narvaro[-1].id, **why),
    "jäv": lambda s, at, **why: add_jav(s.kansli, s.arende("Bidrag").id, s.people["Cia"], **why),
    "grund": lambda s, at, **why: update_jav(s.kansli, s.akt.jav[0].id, "släktskap", **why),
    "inte jäv": lambda s, at, **why: remove_jav(s.kansli, s.akt.jav[0].id, **why),
    "ordförande": lambda s, at, **why: set_ordforande(s.kansli, s.arende("Bidrag").id, s.people["Bo"], **why),
}


@pytest.mark.parametrize("name", _LATE)
def test_after_the_end_an_act_asks_for_a_reason_once_a_paragraf(scene: Scene, name: str) -> None:
    kansli, act, at = scene.kansli, _LATE[name], scene.at("Bidrag")
    upprop(kansli, scene.sammantrade.id)
    add_jav(kansli, scene.arende("Bidrag").id, scene.people["Elsa"])
    record_avgang(kansli, scene.sammantrade.id, scene.people["Dan"], at)
    close_sammantrade(kansli, scene.sammantrade.id)
    with pytest.raises(UserError, match="Skriv varför § 6 ändras"):
        act(scene, at)
    act(scene, at, orsak="skrivfel")
    assert changes_of(kansli)[0].sentence.endswith("(efter sammanträdet: skrivfel)")
    assert scene.paragraf("Bidrag").andringsorsak == "skrivfel"
    record_avgang(kansli, scene.sammantrade.id, scene.people["Greta"], at)


def test_after_the_end_a_chair_for_the_sammantrade_asks_where_it_changes_who_presided(scene: Scene) -> None:
    kansli, meeting = scene.kansli, scene.sammantrade.id
    upprop(kansli, meeting)
    for name in ("Greta", "Bo"):
        record_avgang(kansli, meeting, scene.people[name], scene.at("Bidrag"))
    close_sammantrade(kansli, meeting)
    with pytest.raises(UserError, match="Skriv varför § 6 ändras"):
        set_tillfallig_ordforande(kansli, meeting, scene.people["Dan"])
    set_tillfallig_ordforande(kansli, meeting, scene.people["Dan"], orsak="glömt")
    assert ordforande_of(scene.akt, scene.arende("Lokal").id) == scene.people["Dan"]


def test_a_justerad_paragraf_is_not_told_otherwise_and_the_others_are(scene: Scene) -> None:
    kansli, meeting, people = scene.kansli, scene.sammantrade.id, scene.people
    upprop(kansli, meeting)
    decide_enligt_forslag(kansli, scene.arende("Bidrag").id)
    own = justera_omedelbart(kansli, [scene.arende("Bidrag").id]).value
    complete_justering(kansli, own.id, DAY)
    record_avgang(kansli, meeting, people["Bo"], scene.at("Lokal"))
    with pytest.raises(UserError, match="justerad"):
        record_avgang(kansli, meeting, people["Dan"], scene.at("Motion"))
    assert _serving(scene, "Bidrag") == EVERYBODY
