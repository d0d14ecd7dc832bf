"""Who takes an empty seat: own party first, then the organ's inkallelseordning (KL 5:17–20, 6:16–17)."""

from domain.builder import AWAY, SERVES, WAITS, Builder, arende_id, who

from nacka_sekreterare.domain.inkallelse import foresla_alla, foresla_ersattare, inkallelseordning
from nacka_sekreterare.domain.narvaro_finding import find_narvaro_contradictions, find_narvaro_findings
from nacka_sekreterare.domain.sammantrade import Forhinder

ORDER = {"S": ("L", "M"), "M": ("L", "S"), "L": ("M", "S")}


def rules(builder: Builder) -> list[tuple[str, int | None]]:
    return [(finding.regel, finding.paragraf) for finding in find_narvaro_findings(builder.build())]


def contradictions(builder: Builder) -> list[str]:
    return [finding.regel for finding in find_narvaro_contradictions(builder.build())]


def test_own_party_first_in_the_order_of_election() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody(but="Dan")
    proposal = foresla_ersattare(builder.build(), who("Dan"), arende_id(33))
    assert proposal.person_id == who("Finn")
    assert proposal.forklaring == "Finn Hed (S) står först i tur av de ersättare för S som är här."


def test_then_the_organs_order_between_parties() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody(but="Dan Finn Gun")
    proposal = foresla_ersattare(builder.build(), who("Dan"), arende_id(33))
    assert proposal.person_id == who("Ida")
    assert proposal.forklaring == (
        "Ingen ersättare för S är ledig. Enligt inkallelseordningen går platsen då till L, där Ida Kvist (L) står "
        "först i tur."
    )


def test_several_away_keep_a_partys_ersattare_for_its_own_seats() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody(but="Ada Cia Dan Finn Ida")
    proposals = {p.plats_person_id: p.person_id for p in foresla_alla(builder.build(), arende_id(33))}
    assert proposals == {who("Ada"): who("Gun"), who("Cia"): who("Hans"), who("Dan"): None}


def test_a_javig_ersattare_is_passed_over_and_a_javs_seat_is_filled_for_that_paragraf() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody()
    builder.jav("Dan", 35)
    builder.jav("Finn", 35)
    assert foresla_ersattare(builder.build(), who("Dan"), arende_id(35)).person_id == who("Gun")


def test_who_comes_late_is_counted_from_then_on() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody(but="Dan Finn Gun")
    builder.room("Gun", WAITS, 36)
    akt = builder.build()
    assert foresla_ersattare(akt, who("Dan"), arende_id(35)).person_id == who("Ida")
    assert foresla_ersattare(akt, who("Dan"), arende_id(36)).person_id == who("Gun")


def test_when_a_serving_ersattare_goes_the_seat_is_still_the_ledamots() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody(but="Dan")
    builder.room("Finn", SERVES, seat="Dan")
    builder.room("Finn", AWAY, 36)
    proposal = foresla_ersattare(builder.build(), who("Finn"), arende_id(36))
    assert (proposal.plats_person_id, proposal.person_id) == (who("Dan"), who("Gun"))


def test_nobody_left_leaves_the_seat_empty() -> None:
    builder = Builder(inkallelseordning=ORDER, ersattare="")
    builder.everybody(but="Dan")
    proposal = foresla_ersattare(builder.build(), who("Dan"), arende_id(33))
    assert proposal.person_id is None
    assert proposal.forklaring == "Ingen ersättare som kan tjänstgöra för Dan Fors (S) är här. Platsen står tom."


def test_before_the_meeting_forhinder_decide() -> None:
    builder = Builder(inkallelseordning=ORDER)
    for name in ("Dan", "Finn"):
        builder.add("forhinder", Forhinder(sammantrade_id=builder.sammantrade.id, person_id=who(name)))
    assert foresla_ersattare(builder.build(), who("Dan")).person_id == who("Gun")


def test_without_an_order_the_others_follow_as_elected() -> None:
    akt = Builder().build()
    assert inkallelseordning(akt, who("Bo")) == tuple(map(who, ["Hans", "Finn", "Gun", "Ida"]))


def test_a_deviation_from_the_order_is_told_of_and_a_lawful_choice_is_not() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody(but="Ada Dan")
    builder.room("Finn", SERVES, seat="Dan")
    builder.room("Gun", SERVES, seat="Ada")
    assert "inkallelseordning" not in [rule for rule, _ in rules(builder)]
    builder.room("Eva", AWAY, 36)
    builder.room("Ida", SERVES, 36, seat="Eva")
    assert ("inkallelseordning", 36) in rules(builder)


def test_vaxeltjanstgoring_is_told_of_but_not_after_jav() -> None:
    builder = Builder()
    builder.everybody()
    builder.room("Cia", AWAY, 35)
    builder.room("Cia", SERVES, 36)
    assert ("vaxeltjanstgoring", 36) in rules(builder)
    builder.jav("Cia", 35)
    assert "vaxeltjanstgoring" not in [rule for rule, _ in rules(builder)]


def test_a_latecomer_takes_the_seat_back_without_remark() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody(but="Dan")
    builder.room("Finn", SERVES, seat="Dan")
    builder.room("Dan", SERVES, 36)
    builder.room("Finn", WAITS, 36)
    assert rules(builder) == []
    assert contradictions(builder) == []


def test_the_styrkebalans_exception_holds_only_where_another_party_had_the_seat() -> None:
    def returning(replacement: str, *, exception: bool) -> list[tuple[str, int | None]]:
        builder = Builder(styrkebalans_tillater_aterkomst=exception)
        builder.everybody()
        builder.room("Dan", AWAY, 35)
        builder.room(replacement, SERVES, 35, seat="Dan")
        builder.room("Dan", SERVES, 37)
        builder.room(replacement, WAITS, 37)
        return [finding for finding in rules(builder) if finding[0] == "vaxeltjanstgoring"]

    assert returning("Finn", exception=True) == [("vaxeltjanstgoring", 37)]
    assert returning("Hans", exception=True) == []
    assert returning("Hans", exception=False) == [("vaxeltjanstgoring", 37)]


def test_contradictions_of_the_seats() -> None:
    builder = Builder()
    builder.everybody()
    builder.room("Finn", SERVES, seat="Dan")
    assert contradictions(builder) == ["flera_pa_en_plats", "for_manga_tjanstgor"]
    builder = Builder()
    builder.everybody(but="Ada Dan")
    builder.room("Finn", SERVES, seat="Dan")
    builder.room("Finn", SERVES, seat="Ada")
    assert contradictions(builder) == ["en_person_tva_platser"]


def test_quorum_chair_and_distans_are_told_of_with_lagrum() -> None:
    builder = Builder([33])
    builder.everybody(but="Ada Bo Cia Finn Gun Hans Ida")
    builder.room("Dan", SERVES, distans=True)
    found = find_narvaro_findings(builder.build())
    assert [(f.regel, f.lagrum) for f in found] == [
        ("beslutsforhet", "6 kap. 27 § kommunallagen"),
        ("ordforande_saknas", "5 kap. 65 § kommunallagen"),
        ("distans", "6 kap. 24 § kommunallagen"),
    ]
    assert found[0].text == "2 av 5 tjänstgör; för beslut krävs 3."
