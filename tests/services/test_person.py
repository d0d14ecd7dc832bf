"""People, mandat and organ: found by words, kept in order, never deleted while somebody points at them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from factories_services import DAY, Scene

from nacka_sekreterare.domain.errors import ContradictionError, UserError
from nacka_sekreterare.domain.person import Mandat, Mandatroll
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.jav import add_jav
from nacka_sekreterare.services.narvaro import upprop
from nacka_sekreterare.services.organ import create_organ, delete_organ, list_organ
from nacka_sekreterare.services.paragraf import set_ordforande
from nacka_sekreterare.services.person import (
    add_mandat,
    create_person,
    delete_person,
    end_mandat,
    list_mandat,
    list_personer,
    move_mandat,
    remove_mandat,
)
from nacka_sekreterare.services.sammantrade import ajournera, ateruppta, list_sammantraden
from nacka_sekreterare.services.yrkande import add_yrkande


def _names(scene: Scene, roll: Mandatroll, day: date | None = None) -> list[str]:
    namn = {person.id: person.namn.split()[0] for person in list_personer(scene.kansli)}
    return [namn[m.person_id] for m in list_mandat(scene.kansli, scene.organ.id, day) if m.roll is roll]


def test_the_order_of_ersattare_is_that_of_inkallelse(scene: Scene) -> None:
    assert _names(scene, Mandatroll.ERSATTARE) == ["Finn", "Gun"]
    gun = list_mandat(scene.kansli, scene.organ.id)[-2]
    move_mandat(scene.kansli, gun.id, 0)
    assert _names(scene, Mandatroll.ERSATTARE) == ["Gun", "Finn"]


def test_an_ended_mandat_holds_its_last_day_and_stays_in_old_protokoll(scene: Scene) -> None:
    mandat = next(m for m in scene.akt.mandat if m.person_id == scene.people["Elsa"])
    end_mandat(scene.kansli, mandat.id, DAY)
    assert "Elsa" in _names(scene, Mandatroll.LEDAMOT, DAY)
    assert "Elsa" not in _names(scene, Mandatroll.LEDAMOT, DAY + timedelta(days=1))
    assert scene.akt.parti(scene.people["Elsa"]) == "V"


def test_a_mandat_does_not_end_before_it_begins(scene: Scene) -> None:
    wrong = Mandat(
        organ_id=scene.organ.id,
        person_id=scene.people["Siv"],
        roll=Mandatroll.LEDAMOT,
        fran_date=DAY,
        till_date=DAY - timedelta(days=1),
    )
    with pytest.raises(UserError, match="första dag"):
        add_mandat(scene.kansli, wrong)


@pytest.mark.parametrize(
    "mention",
    [
        lambda s, p: add_jav(s.kansli, s.arende("Motion").id, p),
        lambda s, p: add_yrkande(s.kansli, s.arende("Motion").id, Yrkandeslag.BIFALL, [p]),
        lambda s, p: set_ordforande(s.kansli, s.arende("Motion").id, p),
    ],
)
def test_a_person_who_is_mentioned_is_not_deleted(scene: Scene, mention: Callable[[Scene, object], object]) -> None:
    person = create_person(scene.kansli, "Ny Nyström").value
    mention(scene, person.id)
    with pytest.raises(UserError, match="Ny Nyström"):
        delete_person(scene.kansli, person.id)


def test_a_mandat_of_somebody_in_a_protokoll_is_ended_not_removed(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    with pytest.raises(UserError, match="protokoll"):
        remove_mandat(scene.kansli, scene.akt.mandat[0].id)


def test_an_organ_with_sammantraden_is_not_deleted(scene: Scene) -> None:
    with pytest.raises(UserError, match="sammanträden"):
        delete_organ(scene.kansli, scene.organ.id)
    empty = create_organ(scene.kansli, "Arvodesnämnden").value
    assert [organ.namn for organ in list_organ(scene.kansli)] == ["Arvodesnämnden", "Fritidsnämnden"]
    delete_organ(scene.kansli, empty.id)
    assert [sammantrade.id for sammantrade in list_sammantraden(scene.kansli)] == [scene.sammantrade.id]


def test_a_pause_ends_after_it_began_and_never_twice(scene: Scene) -> None:
    meeting = scene.sammantrade.id
    ajournera(scene.kansli, meeting, datetime(2026, 4, 22, 19, 0))
    with pytest.raises(ContradictionError, match="redan ajournerat"):
        ajournera(scene.kansli, meeting)
    with pytest.raises(ContradictionError, match="slutar före"):
        ateruppta(scene.kansli, meeting, datetime(2026, 4, 22, 18, 59))
    ateruppta(scene.kansli, meeting, datetime(2026, 4, 22, 19, 10))
    with pytest.raises(ContradictionError, match="inte ajournerat"):
        ateruppta(scene.kansli, meeting)
