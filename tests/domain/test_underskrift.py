"""Who signs which §§ when the chair changes or a justerare is away (KL 5:65, 5:69)."""

from domain.builder import AWAY, Builder, arende_id, key, who

from nacka_sekreterare.domain.justering import Signatar, Signatarroll
from nacka_sekreterare.domain.protokollstext import protokollsavsnitt
from nacka_sekreterare.domain.underskrift import changed_ordforande, underskrifter

CHAIR, JUSTERARE = Signatarroll.ORDFORANDE, Signatarroll.JUSTERARE


def lines(builder: Builder, roll: Signatarroll) -> list[tuple[str, tuple[int, ...]]]:
    akt = builder.build()
    found = underskrifter(akt, akt.justeringar[0])
    return [(akt.person(u.person_id).namn.split()[0], u.nummer) for u in found if u.roll is roll and u.person_id]


def sign(builder: Builder, name: str, roll: Signatarroll, *numbers: int) -> None:
    ids = tuple(key("paragraf", number) for number in numbers)
    main = builder.lists["justeringar"][0].id
    builder.add("signatarer", Signatar(justering_id=main, person_id=who(name), roll=roll, paragraf_ids=ids))


def test_who_presides_for_a_javig_chair_signs_that_paragraf() -> None:
    builder = Builder(range(33, 38))
    builder.everybody()
    sign(builder, "Ada", CHAIR)
    assert lines(builder, CHAIR) == [("Ada", ())]
    builder.jav("Ada", 35)
    assert lines(builder, CHAIR) == [("Ada", (33, 34, 36, 37)), ("Bo", (35,))]
    told = {section.slag.value: section.text.plain for section in protokollsavsnitt(builder.build(), arende_id(35))}
    assert told["jav"].endswith("Bo Dal (M) är ordförande under denna paragraf.")


def test_who_takes_over_the_chair_is_told_with_the_narvaro() -> None:
    builder = Builder(range(33, 38))
    builder.everybody()
    builder.room("Ada", AWAY, 37)
    akt = builder.build()
    assert changed_ordforande(akt) == {37: who("Bo")}
    told = {section.slag.value: section.text.plain for section in protokollsavsnitt(akt, arende_id(37))}
    assert told["narvaro"] == "Bo Dal (M) är ordförande under denna paragraf."


def test_a_planned_chair_who_was_away_throughout_signs_nothing() -> None:
    builder = Builder(range(33, 38))
    sign(builder, "Ada", CHAIR)
    builder.everybody(but="Ada")
    assert lines(builder, CHAIR) == [("Bo", ())]


def test_what_is_recorded_of_a_paragraf_goes_before_what_follows() -> None:
    builder = Builder(range(33, 38))
    builder.everybody()
    sign(builder, "Ada", CHAIR)
    sign(builder, "Cia", CHAIR, 36)
    assert lines(builder, CHAIR) == [("Ada", (33, 34, 35, 37)), ("Cia", (36,))]
    builder.set_paragraf(36, ordforande_id=who("Dan"))
    assert lines(builder, CHAIR) == [("Ada", (33, 34, 35, 37)), ("Dan", (36,))]


def test_a_justerare_of_one_paragraf_takes_the_place_of_who_was_away_there() -> None:
    builder = Builder(range(33, 38))
    builder.everybody()
    builder.jav("Dan", 34)
    sign(builder, "Dan", JUSTERARE)
    assert lines(builder, JUSTERARE) == [("Dan", ())]
    sign(builder, "Eva", JUSTERARE, 34)
    assert lines(builder, JUSTERARE) == [("Dan", (33, 35, 36, 37)), ("Eva", (34,))]
