from nacka_sekreterare.domain.person import Mandatroll, Person
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.organ import create_organ, list_organ
from nacka_sekreterare.services.person import list_mandat
from nacka_sekreterare.services.personlista import import_personlista, read_personlista
from nacka_sekreterare.services.undo import undo

LISTA = "Ledamöter\nAnna Berg (M)\nBo Ek (S)\nErsättare\nCia Alm (M)\nDan Ros (S)"


def test_a_list_becomes_mandat_in_its_own_order_as_one_act(kansli: Kansli) -> None:
    organ = create_organ(kansli, "Nämnden").value
    import_personlista(kansli, organ.id, read_personlista(LISTA).personer)
    mandat = list_mandat(kansli, organ.id)
    assert [(one.parti, one.roll, one.ordning) for one in mandat] == [
        ("M", Mandatroll.LEDAMOT, 0),
        ("S", Mandatroll.LEDAMOT, 1),
        ("M", Mandatroll.ERSATTARE, 0),
        ("S", Mandatroll.ERSATTARE, 1),
    ]
    assert undo(kansli).value.sentence == "Nämnden: 4 personer inlästa"
    assert list_mandat(kansli, organ.id) == ()
    assert kansli.all(Person) == ()


def test_a_known_person_is_not_entered_twice_and_an_existing_role_is_left_alone(kansli: Kansli) -> None:
    first = create_organ(kansli, "Nämnden").value
    second = create_organ(kansli, "Utskottet").value
    for organ in (first, second, second):
        import_personlista(kansli, organ.id, read_personlista(LISTA).personer)
    assert len(kansli.all(Person)) == 4
    assert len(list_mandat(kansli, second.id)) == 4


def test_the_first_list_says_how_many_seats_there_are_unless_that_has_been_set(kansli: Kansli) -> None:
    unset = create_organ(kansli, "Nämnden").value
    chosen = create_organ(kansli, "Utskottet", antal_platser=7).value
    for organ in (unset, chosen):
        import_personlista(kansli, organ.id, read_personlista(LISTA).personer)
    import_personlista(kansli, unset.id, read_personlista("Ledamöter\nEva Lind (C)").personer)
    assert {organ.namn: organ.antal_platser for organ in list_organ(kansli)} == {"Nämnden": 2, "Utskottet": 7}
