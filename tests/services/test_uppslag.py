"""What can be found in the store by a few words, in few queries."""

from datetime import date, timedelta

from factories import make_akt
from factories_services import Scene
from sqlalchemy import event

from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.services.arende import update_arende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.organ import create_organ
from nacka_sekreterare.services.person import end_mandat, list_mandat
from nacka_sekreterare.services.sammantrade import create_sammantrade, load_akt
from nacka_sekreterare.services.uppslag import find_arenden, read_uppslag


def test_the_sammantraden_stand_newest_first_with_their_organ(scene: Scene) -> None:
    other = create_organ(scene.kansli, "Bygglovsnämnden").value
    later = create_sammantrade(scene.kansli, other.id, date(2027, 1, 4)).value
    uppslag = read_uppslag(scene.kansli, date(2026, 4, 22))
    assert [(one.id, one.organ) for one in uppslag.sammantraden] == [
        (later.id, "Bygglovsnämnden"),
        (scene.sammantrade.id, scene.akt.organ.namn),
    ]
    assert [one.namn for one in uppslag.organ] == sorted(one.namn for one in uppslag.organ)


def test_people_are_named_with_party_and_role_until_their_mandat_ends(scene: Scene) -> None:
    kansli, day = scene.kansli, date(2026, 4, 22)
    akt = scene.akt
    found = {one.person_id: one for one in read_uppslag(kansli, day).personer}
    ordforande = next(m for m in akt.mandat if m.roll is Mandatroll.ORDFORANDE)
    assert found[ordforande.person_id].namn == akt.namn(ordforande.person_id)
    assert (found[ordforande.person_id].roll, found[ordforande.person_id].organ) == (
        Mandatroll.ORDFORANDE,
        akt.organ.namn,
    )
    (mandat,) = (m for m in list_mandat(kansli, akt.organ.id) if m.person_id == ordforande.person_id)
    end_mandat(kansli, mandat.id, day - timedelta(days=1))
    assert ordforande.person_id not in {one.person_id for one in read_uppslag(kansli, day).personer}


def test_the_arenden_have_the_numbers_of_the_akt(scene: Scene) -> None:
    kansli = scene.kansli
    first = load_akt(kansli, scene.sammantrade.id).arenden[0]
    update_arende(kansli, first.id, dnr="PRN 2026/99")
    akt = load_akt(kansli, scene.sammantrade.id)
    found = find_arenden(kansli, scene.sammantrade.id)
    assert [(one.id, one.nummer, one.rubrik, one.dnr) for one in found] == [
        (arende.id, akt.nummer_of(arende.id), arende.rubrik, arende.dnr) for arende in akt.arenden
    ]
    assert [one.nummer_text for one in found] == [str(place) for place in range(1, len(found) + 1)]
    assert find_arenden(kansli, make_akt().sammantrade.id) == ()


def test_the_number_of_queries_does_not_grow_with_the_sammantraden(kansli: Kansli) -> None:
    organ = create_organ(kansli, "Nämnden").value
    counted: list[int] = []
    with kansli.read() as session:
        engine = session.get_bind()
    for number in range(4):
        create_sammantrade(kansli, organ.id, date(2026, 4, 1) + timedelta(days=number))
        queries: list[str] = []

        def note(_c: object, _cu: object, statement: str, *_: object, seen: list[str] = queries) -> None:
            seen.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        read_uppslag(kansli, date(2026, 4, 22))
        event.remove(engine, "before_cursor_execute", note)
        counted.append(len(queries))
    assert len(set(counted)) == 1
