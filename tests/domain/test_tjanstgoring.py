"""The law of who serves, presides and may decide, as tables: each case has its lagrum in its name.

KL 5:17–20 are fullmäktige's own rules, which the reglementen copy for nämnder (KL 6:16–17).
"""

from collections.abc import Callable

import pytest
from domain.builder import AWAY, AWAY_HERE, SERVES, SERVES_HERE, WAITS, Builder, arende_id, who

from nacka_sekreterare.domain.inkallelse import foresla_alla
from nacka_sekreterare.domain.narvaro_finding import find_narvaro_findings
from nacka_sekreterare.domain.organ import Organtyp
from nacka_sekreterare.domain.rostlangd import beslutsforhet, beslutsforhet_vid, ordforande_of, rostlangd
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering

ORDER = {"S": ("L", "M"), "M": ("L", "S"), "L": ("M", "S")}
Room = Callable[[Builder], None]


def away(*names: str) -> Room:
    """Ada (S), Bo (M), Cia (L), Dan (S) and Eva (M) have the seats; Finn and Gun (S), Hans (M) and Ida (L) wait."""
    return lambda builder: builder.everybody(but=" ".join(names))


def then(*acts: Room) -> Room:
    def enter(builder: Builder) -> None:
        for act in acts:
            act(builder)

    return enter


def room(*arguments: object, **named: object) -> Room:
    return lambda builder: builder.room(*arguments, **named)  # type: ignore[arg-type]


def jav(name: str, number: int) -> Room:
    return lambda builder: builder.jav(name, number)


def first(builder: Builder, person: object) -> str:
    return next(p.namn.split()[0] for p in builder.lists["personer"] if p.id == person)


# --- inkallelseordning ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("enter", "number", "expected"),
    [
        pytest.param(away("Dan"), 33, {"Dan": "Finn"}, id="KL 5:18 own party, in the order of election"),
        pytest.param(away("Dan", "Finn"), 33, {"Dan": "Gun"}, id="KL 5:18 own party, the next when the first is away"),
        pytest.param(away("Dan", "Finn", "Gun"), 33, {"Dan": "Ida"}, id="KL 6:17 between parties, the organ's order"),
        pytest.param(
            away("Dan", "Finn", "Gun", "Ida"), 33, {"Dan": "Hans"}, id="KL 6:17 between parties, the next party"
        ),
        pytest.param(
            away("Ada", "Dan"), 33, {"Ada": "Finn", "Dan": "Gun"}, id="KL 5:18 two of one party, one ersättare each"
        ),
        pytest.param(
            away("Ada", "Dan", "Gun"), 33, {"Ada": "Finn", "Dan": "Ida"}, id="KL 6:17 two away, one of the own party"
        ),
        pytest.param(
            away("Ada", "Cia", "Dan", "Finn"),
            33,
            {"Ada": "Gun", "Cia": "Ida", "Dan": "Hans"},
            id="KL 6:17 three away, the L ersättare is kept for the L seat",
        ),
        pytest.param(
            away("Ada", "Bo", "Dan", "Finn", "Gun", "Ida"),
            33,
            {"Ada": None, "Bo": "Hans", "Dan": None},
            id="KL 5:17 more seats than ersättare, the rest stand empty",
        ),
        pytest.param(
            then(away("Dan", "Finn", "Gun"), room("Gun", WAITS, 36)),
            35,
            {"Dan": "Ida"},
            id="KL 5:18 before an ersättare of the party has come",
        ),
        pytest.param(
            then(away("Dan", "Finn", "Gun"), room("Gun", WAITS, 36)),
            36,
            {"Dan": "Gun"},
            id="KL 5:18 once an ersättare of the party has come",
        ),
        pytest.param(
            then(away("Dan", "Finn", "Gun"), room("Ida", SERVES, 34, seat="Dan"), room("Gun", WAITS, 36)),
            36,
            {},
            id="KL 5:18 who has begun to serve goes before a latecomer of the party",
        ),
        pytest.param(
            then(away(), jav("Dan", 35)), 35, {"Dan": "Finn"}, id="KL 6:30 a jäv empties the seat for the paragraf"
        ),
        pytest.param(then(away(), jav("Dan", 35)), 36, {}, id="KL 6:30 the jävig ledamot is back after it"),
        pytest.param(
            then(away(), jav("Dan", 35), jav("Finn", 35)),
            35,
            {"Dan": "Gun"},
            id="KL 6:30 a jävig ersättare is passed over",
        ),
        pytest.param(
            then(away("Dan"), room("Finn", SERVES, seat="Dan"), jav("Finn", 35)),
            35,
            {"Dan": "Gun"},
            id="KL 5:18 an ersättare who is jävig leaves the seat to the next",
        ),
        pytest.param(
            then(away("Dan"), room("Finn", SERVES, seat="Dan"), jav("Finn", 35)),
            36,
            {},
            id="KL 5:18 st. 3 and serves again after the paragraf",
        ),
        pytest.param(then(away(), room("Dan", AWAY_HERE, 35)), 35, {"Dan": "Finn"}, id="KL 5:17 away for one paragraf"),
        pytest.param(then(away(), room("Dan", AWAY_HERE, 35)), 36, {}, id="KL 5:19 and back at the next"),
    ],
)
def test_who_is_called_to_the_empty_seats(enter: Room, number: int, expected: dict[str, str | None]) -> None:
    builder = Builder(inkallelseordning=ORDER)
    enter(builder)
    found = foresla_alla(builder.build(), arende_id(number))
    named = {first(builder, p.plats_person_id): first(builder, p.person_id) if p.person_id else None for p in found}
    assert named == expected
    assert all(proposal.forklaring for proposal in found)


@pytest.mark.parametrize(
    ("enter", "rule", "lagrum"),
    [
        pytest.param(
            then(away("Dan"), room("Gun", SERVES, seat="Dan")),
            "inkallelseordning",
            "6 kap. 17 §",
            id="KL 5:18 another of the party was before",
        ),
        pytest.param(
            then(away("Dan"), room("Hans", SERVES, seat="Dan")),
            "inkallelseordning",
            "6 kap. 17 §",
            id="KL 6:17 another party although the own one had an ersättare",
        ),
        pytest.param(away("Dan"), "tom_plats", "5 kap. 17 §", id="KL 5:17 nobody although an ersättare was there"),
        pytest.param(
            then(away(), room("Eva", AWAY, 35), room("Finn", SERVES, 35)),
            "tjanstgor_utan_plats",
            "5 kap. 17 §",
            id="KL 5:17 nobody's seat is said",
        ),
    ],
)
def test_another_choice_is_recorded_and_marked(enter: Room, rule: str, lagrum: str) -> None:
    builder = Builder(inkallelseordning=ORDER)
    enter(builder)
    found = [finding for finding in find_narvaro_findings(builder.build()) if finding.regel == rule]
    assert len(found) == 1
    assert lagrum in found[0].lagrum


def test_what_the_program_proposes_is_never_marked() -> None:
    builder = Builder(inkallelseordning=ORDER)
    builder.everybody()
    builder.room("Ada", AWAY, 35, inside=True, clock="19:00")
    builder.room("Cia", AWAY, 35, inside=True, clock="19:00")
    builder.room("Dan", AWAY, 35, inside=True, clock="19:00")
    for minute in range(1, 4):
        proposal = next(p for p in foresla_alla(builder.build(), arende_id(35)) if p.person_id)
        seat, chosen = first(builder, proposal.plats_person_id), first(builder, proposal.person_id)
        builder.room(chosen, SERVES, 35, inside=True, clock=f"19:0{minute}", seat=seat)
    rules = [finding.regel for finding in find_narvaro_findings(builder.build())]
    assert "inkallelseordning" not in rules


# --- taking the seat back, växeltjänstgöring --------------------------------------------------------------------------
LEFT = (room("Dan", AWAY, 35), room("Dan", SERVES, 37))


def instead(name: str) -> tuple[Room, ...]:
    return (room(name, SERVES, 35, seat="Dan"), room(name, WAITS, 37))


@pytest.mark.parametrize(
    ("enter", "has_exception", "is_told"),
    [
        pytest.param(then(away("Dan"), room("Dan", SERVES, 36)), False, False, id="KL 5:19 a latecomer takes the seat"),
        pytest.param(
            then(away("Dan"), room("Finn", SERVES, seat="Dan"), room("Finn", WAITS, 36), room("Dan", SERVES, 36)),
            False,
            False,
            id="KL 5:19 a latecomer takes it from the ersättare",
        ),
        pytest.param(then(away(), *LEFT), False, True, id="KL 5:20 left and came back"),
        pytest.param(then(away(), *LEFT, *instead("Finn")), False, True, id="KL 5:20 an ersättare of the own party"),
        pytest.param(then(away(), *LEFT, *instead("Hans")), False, True, id="KL 5:20 an ersättare of another party"),
        pytest.param(
            then(away(), *LEFT, *instead("Finn")), True, True, id="styrkebalans: the own party, the balance stands"
        ),
        pytest.param(
            then(away(), *LEFT, *instead("Hans")), True, False, id="styrkebalans: another party, the return is allowed"
        ),
        pytest.param(then(away(), room("Dan", AWAY_HERE, 35)), False, True, id="KL 5:20 away for one paragraf"),
        pytest.param(then(away(), jav("Dan", 35)), False, False, id="KL 5:20 jäv is no hinder to serve again"),
        pytest.param(
            then(away(), jav("Dan", 35), room("Finn", SERVES_HERE, 35, seat="Dan")),
            False,
            False,
            id="KL 5:20, 6:30 jäv with an ersättare for the paragraf",
        ),
        pytest.param(
            then(away("Dan"), room("Finn", SERVES, seat="Dan"), jav("Finn", 35)),
            False,
            False,
            id="KL 5:18 st. 3 an ersättare who was jävig",
        ),
        pytest.param(
            then(away(), jav("Dan", 35), room("Dan", AWAY, 35), room("Dan", SERVES, 37)),
            False,
            True,
            id="KL 5:20 jäv in one paragraf, gone for another reason in the next",
        ),
    ],
)
def test_who_stopped_for_another_reason_than_jav_and_serves_again(
    enter: Room, has_exception: bool, is_told: bool
) -> None:
    builder = Builder(inkallelseordning=ORDER, styrkebalans_tillater_aterkomst=has_exception)
    enter(builder)
    told = [f for f in find_narvaro_findings(builder.build()) if f.regel == "vaxeltjanstgoring"]
    assert bool(told) is is_told
    assert all("5 kap. 20 §" in finding.lagrum and "Dan Fors (S)" in finding.text for finding in told)


# --- the chair --------------------------------------------------------------------------------------------------------
def named(name: str) -> Room:
    def enter(builder: Builder) -> None:
        builder.sammantrade = builder.sammantrade.model_copy(update={"tillfallig_ordforande_id": who(name)})

    return enter


def chosen(name: str, number: int) -> Room:
    return lambda builder: builder.set_paragraf(number, ordforande_id=who(name))


@pytest.mark.parametrize(
    ("enter", "expected", "rules"),
    [
        pytest.param(away(), "Ada", [], id="KL 6:21 the ordförande"),
        pytest.param(away("Ada"), "Bo", [], id="KL 6:21 1:e vice ordförande"),
        pytest.param(away("Ada", "Bo"), "Cia", [], id="KL 6:21 2:e vice ordförande"),
        pytest.param(away("Ada", "Bo", "Cia"), None, ["ordforande_saknas"], id="reglementet: somebody has to be named"),
        pytest.param(
            then(away("Ada", "Bo", "Cia"), named("Eva")), "Eva", [], id="reglementet: named for the sammanträde"
        ),
        pytest.param(
            then(away("Ada", "Bo"), named("Eva")), "Cia", [], id="KL 6:21 a vice ordförande goes before the named one"
        ),
        pytest.param(then(away(), chosen("Dan", 35)), "Dan", [], id="reglementet: named for the paragraf"),
        pytest.param(
            then(away("Ada"), room("Finn", SERVES, seat="Ada")), "Bo", [], id="KL 6:21 an ersättare takes the seat only"
        ),
        pytest.param(
            then(away("Ada"), room("Finn", SERVES, seat="Ada"), chosen("Finn", 35)),
            "Finn",
            ["ordforande_ej_ledamot"],
            id="KL 6:21 an ersättare presided all the same",
        ),
        pytest.param(then(away(), jav("Ada", 35)), "Bo", [], id="KL 6:30 jäv of the ordförande"),
        pytest.param(
            then(away(), jav("Ada", 35), jav("Bo", 35)), "Cia", [], id="KL 6:30 jäv of the ordförande and 1:e vice"
        ),
        pytest.param(
            then(away(), jav("Ada", 35), chosen("Ada", 35)),
            "Ada",
            ["ordforande_javig"],
            id="KL 6:30 the jävig presided all the same",
        ),
        pytest.param(
            then(away("Eva"), chosen("Eva", 35)),
            "Eva",
            ["ordforande_tjanstgor_inte"],
            id="KL 5:65 the chair was not there",
        ),
        pytest.param(then(away(), room("Ada", AWAY_HERE, 35)), "Bo", [], id="KL 6:21 the ordförande away for it only"),
        pytest.param(
            then(away(), room("Ada", AWAY, 35, inside=True), room("Ada", SERVES, 35, inside=True)),
            "Ada",
            ["ordforande_borta_en_del"],
            id="KL 5:65 the ordförande away for a moment inside it",
        ),
    ],
)
def test_who_presides(enter: Room, expected: str | None, rules: list[str]) -> None:
    builder = Builder(inkallelseordning=ORDER)
    enter(builder)
    akt = builder.build()
    chair = ordforande_of(akt, arende_id(35))
    assert (first(builder, chair) if chair else None) == expected
    told = [f.regel for f in find_narvaro_findings(akt) if f.paragraf == 35 and f.regel.startswith("ordforande")]
    assert told == rules


def test_the_chair_is_back_after_the_paragraf() -> None:
    builder = Builder()
    builder.everybody()
    builder.jav("Ada", 35)
    chairs = [ordforande_of(builder.build(), arende_id(number)) for number in (34, 35, 36)]
    assert chairs == [who("Ada"), who("Bo"), who("Ada")]


# --- beslutsförhet ----------------------------------------------------------------------------------------------------
def of_size(seats: int, there: int, **fields: object) -> Builder:
    builder = Builder([33, 34], ledamoter=" ".join(f"L{n} N/S" for n in range(seats)), ersattare="Erik E/S")
    builder.organ = builder.organ.model_copy(update=fields)
    for number in range(there):
        builder.room(f"L{number}")
    return builder


@pytest.mark.parametrize(
    ("seats", "there", "is_enough"),
    [
        pytest.param(10, 5, False, id="KL 6:27 10 seats: 5 are not more than half"),
        pytest.param(10, 6, True, id="KL 6:27 10 seats: 6"),
        pytest.param(11, 5, False, id="KL 6:27 11 seats: 5"),
        pytest.param(11, 6, True, id="KL 6:27 11 seats: 6"),
        pytest.param(13, 6, False, id="KL 6:27 13 seats: 6"),
        pytest.param(13, 7, True, id="KL 6:27 13 seats: 7"),
    ],
)
def test_quorum_is_more_than_half_of_the_seats(seats: int, there: int, is_enough: bool) -> None:
    builder = of_size(seats, there)
    akt = builder.build()
    assert beslutsforhet(akt, arende_id(33)).ar_beslutsfor is is_enough
    told = [f for f in find_narvaro_findings(akt) if f.regel == "beslutsforhet"]
    assert [f.lagrum for f in told] == ([] if is_enough else ["6 kap. 27 § kommunallagen"] * 2)


@pytest.mark.parametrize(
    ("typ", "is_enough"),
    [
        pytest.param(Organtyp.NAMND, False, id="KL 6:27 a jäv brings a nämnd below"),
        pytest.param(Organtyp.FULLMAKTIGE, True, id="KL 5:46 fullmäktige may decide all the same"),
    ],
)
def test_the_javiga_are_not_counted(typ: Organtyp, is_enough: bool) -> None:
    builder = of_size(11, 6, typ=typ)
    builder.jav("L0", 33)
    akt = builder.build()
    assert beslutsforhet(akt, arende_id(33)).ar_beslutsfor is is_enough
    assert beslutsforhet(akt, arende_id(34)).ar_beslutsfor
    assert "L0" not in [first(builder, place.person_id) for place in rostlangd(akt, arende_id(33))]


def test_vacant_seats_are_counted_among_the_seats() -> None:
    builder = of_size(5, 5, antal_platser=11)  # six are vacant
    assert not beslutsforhet(builder.build(), arende_id(33)).ar_beslutsfor


def test_an_ersattare_who_serves_counts_as_a_ledamot() -> None:
    builder = of_size(11, 5)
    builder.room("Erik", SERVES, seat="L9")
    assert beslutsforhet(builder.build(), arende_id(33)).ar_beslutsfor


def test_too_few_for_a_part_of_a_paragraf_are_told_of() -> None:
    builder = of_size(5, 3)
    builder.room("L0", AWAY, 33, inside=True, clock="19:00")
    builder.room("L0", SERVES, 33, inside=True, clock="19:10")
    found = [f for f in find_narvaro_findings(builder.build()) if f.regel == "beslutsforhet"]
    assert [f.text for f in found] == ["2 av 5 tjänstgör under en del av paragrafen; för beslut krävs 3."]


@pytest.mark.parametrize(
    ("votes", "is_enough"),
    [
        pytest.param((Rostval.JA, Rostval.JA, Rostval.NEJ), True, id="KL 6:27 three of five vote"),
        pytest.param((Rostval.JA, Rostval.AVSTAR, Rostval.AVSTAR), True, id="KL 4:25 who avstår is there"),
        pytest.param((Rostval.JA, Rostval.JA, Rostval.FRANVARANDE), False, id="KL 6:27 who is frånvarande is not"),
    ],
)
def test_the_quorum_of_a_votering(votes: tuple[Rostval, ...], is_enough: bool) -> None:
    builder = of_size(5, 3)
    roster = tuple(Rost(person_id=who(f"L{n}"), val=val) for n, val in enumerate(votes))
    votering = builder.add("voteringar", Votering(arende_id=arende_id(33), ordning=0, roster=roster))
    akt = builder.build()
    assert beslutsforhet_vid(akt, votering).ar_beslutsfor is is_enough
    told = [f for f in find_narvaro_findings(akt) if f.regel == "beslutsforhet_vid_omrostning"]
    assert [f.lagrum for f in told] == ([] if is_enough else ["6 kap. 27 § kommunallagen"])
