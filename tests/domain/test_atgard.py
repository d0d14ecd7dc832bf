from datetime import date

import pytest
from factories import as_approved, as_closed, as_planned, make_akt
from factories_sammantrade import IMMEDIATE, MAIN

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.atgard import Atgard, Atgardsslag, await_motivering, find_atgarder
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.domain.oversikt import Lage, Motiveringslage, Paragrafplats

AKT = make_akt()


def lage(akt: Akt, **fields: object) -> Lage:
    places = tuple(
        Paragrafplats(sammantrade_id=akt.sammantrade.id, nummer=akt.nummer[p.id], justering_id=p.justering_id)
        for p in AKT.paragrafer
        if p.id in akt.nummer
    )
    return Lage(
        organ=akt.organ,
        sammantrade=akt.sammantrade.model_copy(update=fields),
        justeringar=akt.justeringar,
        anslag=akt.anslag,
        paragrafer=places,
    )


def found(akt: Akt, today: date, **fields: object) -> dict[Atgardsslag, Atgard]:
    return {atgard.slag: atgard for atgard in find_atgarder(lage(akt, **fields), today)}


def test_a_planned_sammantrade_asks_for_its_kallelse_and_tells_its_day() -> None:
    atgarder = found(as_planned(AKT), date(2026, 4, 10), kallat_at=None)
    assert set(atgarder) == {Atgardsslag.KALLELSE, Atgardsslag.SAMMANTRADE}
    kallelse = atgarder[Atgardsslag.KALLELSE]
    assert kallelse.datum == date(2026, 4, 15)
    assert "reglementet" in kallelse.frist.lagrum
    assert not kallelse.ar_forsenad(date(2026, 4, 15))
    assert kallelse.ar_forsenad(date(2026, 4, 16))


def test_a_sent_kallelse_is_not_asked_for_again() -> None:
    assert set(found(as_planned(AKT), date(2026, 4, 10))) == {Atgardsslag.SAMMANTRADE}


def test_a_sammantrade_that_was_held_and_not_closed_asks_to_be_closed() -> None:
    assert Atgardsslag.AVSLUT in found(as_planned(AKT), date(2026, 4, 23))


def test_a_closed_sammantrade_asks_for_every_justering_with_plan_and_limit() -> None:
    atgarder = find_atgarder(lage(as_closed(AKT)), date(2026, 4, 23))
    main = next(atgard for atgard in atgarder if "45" in atgard.rubrik)
    assert [atgard.slag for atgard in atgarder] == [Atgardsslag.JUSTERING] * 2
    assert main.rubrik == "Justering av §§ 33–37, 39–45, Äldrenämnden"
    assert main.datum == date(2026, 4, 28)
    assert main.text.startswith("Planerat den 28 april 2026, kl. 15.00, Kommunkansliet. Fjorton dagar")
    assert main.frist.grans_date == date(2026, 5, 6)


def test_a_limit_on_a_holiday_says_both_days_and_why() -> None:
    akt = as_closed(AKT)
    plain = akt.model_copy(
        update={"justeringar": tuple(j.model_copy(update={"planerad_date": None}) for j in akt.justeringar)}
    )
    atgard = found(plain, date(2025, 12, 12), datum=date(2025, 12, 11))[Atgardsslag.JUSTERING]
    assert (atgard.datum, atgard.frist.grans_date) == (date(2025, 12, 25), date(2025, 12, 29))
    assert "juldagen" in atgard.text


def test_a_justering_that_is_not_announced_asks_for_an_anslag() -> None:
    akt = as_approved(AKT)
    atgarder = find_atgarder(lage(akt), date(2026, 4, 28))
    assert {atgard.slag for atgard in atgarder} == {Atgardsslag.ANSLAG_UPP}
    assert {atgard.rubrik.split(",")[0] for atgard in atgarder} >= {"Sätt upp anslag för § 38"}


@pytest.mark.parametrize(
    ("today", "slag"),
    [
        (date(2026, 5, 20), {Atgardsslag.OVERKLAGANDETID, Atgardsslag.ANSLAG_NED}),
        (date(2026, 5, 21), {Atgardsslag.ANSLAG_NED}),
    ],
)
def test_an_anslag_that_is_up_tells_the_last_day_to_appeal_and_when_it_may_come_down(
    today: date, slag: set[Atgardsslag]
) -> None:
    up = tuple(one.model_copy(update={"nedtaget_date": None}) for one in AKT.anslag if one.justering_id == MAIN)
    atgarder = found(AKT.model_copy(update={"anslag": up, "justeringar": AKT.justeringar[:1]}), today)
    assert set(atgarder) == slag
    assert atgarder[Atgardsslag.ANSLAG_NED].datum == date(2026, 5, 21)


def test_a_finished_sammantrade_asks_for_nothing() -> None:
    assert IMMEDIATE in {one.justering_id for one in AKT.anslag}
    assert find_atgarder(lage(AKT), date(2026, 6, 1)) == ()


def waiting(akt: Akt, *, is_immediate: bool = False) -> Motiveringslage:
    paragraf = next(one for one in akt.paragrafer if (one.justering_id == IMMEDIATE) is is_immediate)
    yttring = Meningsyttring(
        arende_id=paragraf.arende_id,
        ordning=0,
        slag=Meningsslag.RESERVATION,
        motiveringsstatus=Motiveringsstatus.VANTAS,
    )
    return Motiveringslage(
        meningsyttring=yttring,
        sammantrade_id=akt.sammantrade.id,
        rubrik=akt.arende(paragraf.arende_id).rubrik,
        paragraf_id=paragraf.id,
        justering_id=paragraf.justering_id,
        namn=("Berit Ek", "Per Ohlin"),
        nummer=akt.nummer_of(paragraf.arende_id),
    )


def test_an_awaited_motivering_is_asked_for_by_the_planned_justering() -> None:
    akt = as_closed(AKT)
    one = waiting(akt)
    atgard = await_motivering(lage(akt), one)
    assert atgard is not None
    planned = next(justering.planerad_date for justering in akt.justeringar if not justering.ar_omedelbar)
    assert (atgard.slag, atgard.datum, atgard.arende_id) == (
        Atgardsslag.MOTIVERING,
        planned,
        one.meningsyttring.arende_id,
    )
    assert atgard.rubrik == f"Texten till reservationen, § {one.nummer}, Äldrenämnden"
    assert atgard.text.startswith("Väntas från Berit Ek och Per Ohlin. Brukar lämnas före den ")


def test_without_a_planned_day_the_last_day_of_the_justering_is_aimed_at() -> None:
    akt = as_closed(AKT)
    unplanned = tuple(justering.model_copy(update={"planerad_date": None}) for justering in akt.justeringar)
    atgard = await_motivering(lage(akt).model_copy(update={"justeringar": unplanned}), waiting(akt))
    assert atgard is not None
    assert atgard.datum == date(2026, 5, 6)
    assert atgard.text.endswith("Brukar lämnas före justeringen.")


def test_of_an_omedelbart_justerad_paragraf_it_is_due_by_the_main_justering_and_then_no_more() -> None:
    closed = as_closed(AKT)
    assert await_motivering(lage(closed), waiting(closed, is_immediate=True)) is not None
    approved = as_approved(AKT)
    assert await_motivering(lage(approved), waiting(approved)) is None
