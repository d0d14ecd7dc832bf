import pytest

from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.exchange.personlista import read_personlista


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Anna Berg (M)", ("Anna Berg", "M", Mandatroll.LEDAMOT)),
        ("1. Anna Berg (M), ordförande", ("Anna Berg", "M", Mandatroll.ORDFORANDE)),
        ("Ordförande Anna Berg (M)", ("Anna Berg", "M", Mandatroll.ORDFORANDE)),
        ("1:e vice ordförande: Bo Ek (S)", ("Bo Ek", "S", Mandatroll.FORSTE_VICE_ORDFORANDE)),
        ("Bo Ek (S) andre vice ordförande", ("Bo Ek", "S", Mandatroll.ANDRE_VICE_ORDFORANDE)),
        ("Åsa von Lind\tKD\tErsättare", ("Åsa von Lind", "KD", Mandatroll.ERSATTARE)),
        ("• Maj-Lis Öberg-Ståhl (Nackalistan)", ("Maj-Lis Öberg-Ståhl", "Nackalistan", Mandatroll.LEDAMOT)),
        ("Siv Ros, nämndsekreterare", ("Siv Ros", "", Mandatroll.SEKRETERARE)),
    ],
)
def test_a_line_is_understood_as_people_write_it(line: str, expected: tuple[str, str, Mandatroll]) -> None:
    (person,) = read_personlista(line).personer
    assert (person.namn, person.parti, person.roll) == expected


def test_a_heading_holds_for_the_lines_below_it() -> None:
    lista = read_personlista("Ledamöter:\nAnna Berg (M)\n\nErsättare\nBo Ek (S)\r\nCia Alm (V)\n")
    assert [person.roll for person in lista.personer] == [
        Mandatroll.LEDAMOT,
        Mandatroll.ERSATTARE,
        Mandatroll.ERSATTARE,
    ]
    assert lista.ej_tolkat == ()


def test_titel_and_epost_are_kept() -> None:
    (person,) = read_personlista("Tjänstepersoner\nDag Lund, enhetschef, dag.lund@almvik.example").personer
    assert (person.namn, person.titel, person.epost) == ("Dag Lund", "enhetschef", "dag.lund@almvik.example")
    assert person.roll is Mandatroll.TJANSTEPERSON


def test_column_titles_of_excel_are_passed_over_and_the_same_person_is_listed_once() -> None:
    lista = read_personlista("Namn\tParti\tUppdrag\nAnna Berg\tM\tLedamot\nAnna Berg\tM\tLedamot")
    assert [person.namn for person in lista.personer] == ["Anna Berg"]


def test_what_is_no_name_is_given_back() -> None:
    lista = read_personlista("Anna Berg (M)\nvakant plats för (S)")
    assert len(lista.personer) == 1
    assert lista.ej_tolkat == ("vakant plats för (S)",)
