from datetime import date

import pytest
from factories import as_approved, as_closed, as_planned, make_akt
from factories_sammantrade import IMMEDIATE, MAIN

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.atgard import Atgard, Atgardsslag, find_atgarder
from nacka_sekreterare.domain.oversikt import Lage, Paragrafplats

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
