"""Every time limit against the table of the research, against real announcements, and against what must always hold."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.frister import (
    Frist,
    frister,
    kallelse_senast,
    senast_anslagen,
    senast_justerad,
    sista_dag_overklaga,
    tidigast_ned,
)
from nacka_sekreterare.domain.helgdagar import is_vardag
from nacka_sekreterare.domain.organ import Organ, Organinstallningar, Organtyp

Rule = Callable[[date], Frist]
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
ROLLED = [senast_justerad, senast_anslagen, sista_dag_overklaga]

OVERKLAGANDE = [
    ("2022-04-26", "2022-05-17", "2022-05-17", "2022-05-18"),
    ("2013-01-17", "2013-02-07", "2013-02-07", "2013-02-08"),
    ("2015-09-03", "2015-09-24", "2015-09-24", "2015-09-25"),
    ("2017-10-26", "2017-11-16", "2017-11-16", "2017-11-17"),
    ("2017-11-07", "2017-11-28", "2017-11-28", "2017-11-29"),
    ("2011-04-04", "2011-04-25", "2011-04-26", "2011-04-27"),
    ("2022-05-05", "2022-05-26", "2022-05-27", "2022-05-28"),
    ("2022-05-16", "2022-06-06", "2022-06-07", "2022-06-08"),
    ("2022-06-03", "2022-06-24", "2022-06-27", "2022-06-28"),
    ("2022-12-03", "2022-12-24", "2022-12-27", "2022-12-28"),
    ("2023-12-10", "2023-12-31", "2024-01-02", "2024-01-03"),
    ("2026-03-13", "2026-04-03", "2026-04-07", "2026-04-08"),
]


@pytest.mark.parametrize(("upp", "target", "last", "down"), OVERKLAGANDE)
def test_overklagande_and_nedtagning(upp: str, target: str, last: str, down: str) -> None:
    day = date.fromisoformat(upp)
    overklaga = sista_dag_overklaga(day)
    assert overklaga.malsattning_date.isoformat() == target
    assert overklaga.grans_date.isoformat() == last
    assert tidigast_ned(day).grans_date.isoformat() == down


@pytest.mark.parametrize(
    ("sammantrade", "target", "limit"),
    [("2022-04-27", "2022-05-11", "2022-05-11"), ("2025-12-11", "2025-12-25", "2025-12-29")],
)
def test_justering(sammantrade: str, target: str, limit: str) -> None:
    frist = senast_justerad(date.fromisoformat(sammantrade))
    assert (frist.malsattning_date.isoformat(), frist.grans_date.isoformat()) == (target, limit)


@pytest.mark.parametrize(
    ("justerad", "limit"), [("2022-04-25", "2022-04-27"), ("2022-05-05", "2022-05-09"), ("2026-04-01", "2026-04-07")]
)
def test_anslag(justerad: str, limit: str) -> None:
    assert senast_anslagen(date.fromisoformat(justerad)).grans_date.isoformat() == limit


def test_the_explanation_says_why_the_limit_is_another_day() -> None:
    frist = senast_justerad(date(2025, 12, 11))
    assert frist.forklaring == (
        "Fjorton dagar efter sammanträdet den 11 december 2025 är torsdagen den 25 december 2025, men den 25 är "
        "juldagen, den 26 annandag jul, den 27 en lördag och den 28 en söndag; därför är måndagen den 29 december "
        "2025, närmaste vardag, sista dagen (2 § lagen om beräkning av lagstadgad tid)."
    )
    assert frist.lagrum == "5 kap. 69 § kommunallagen; 2 § lagen (1930:173)"
    assert frist.ar_framflyttad


def test_the_explanation_of_a_plain_limit_is_one_sentence() -> None:
    frist = sista_dag_overklaga(date(2022, 4, 26))
    assert frist.forklaring == "Tre veckor efter anslaget den 26 april 2022 är tisdagen den 17 maj 2022."
    assert not frist.ar_framflyttad
    assert tidigast_ned(date(2022, 4, 26)).forklaring.startswith(
        "Anslaget får tas ned tidigast dagen efter sista dagen att överklaga, 17 maj 2022."
    )


@pytest.mark.parametrize("rule", ROLLED)
@given(day=DAYS)
def test_a_limit_is_a_vardag_and_the_first_one_from_the_target(rule: Rule, day: date) -> None:
    frist = rule(day)
    assert is_vardag(frist.grans_date)
    passed = (frist.grans_date - frist.malsattning_date).days
    assert 0 <= passed <= 5
    assert not any(is_vardag(frist.malsattning_date + timedelta(days=offset)) for offset in range(passed))


@pytest.mark.parametrize("rule", [*ROLLED, tidigast_ned])
@given(first=DAYS, second=DAYS)
def test_a_later_ground_never_gives_an_earlier_limit(rule: Rule, first: date, second: date) -> None:
    earlier, later = sorted((first, second))
    assert rule(earlier).grans_date <= rule(later).grans_date


@given(day=DAYS)
def test_the_anslag_stays_up_past_the_whole_period(day: date) -> None:
    assert tidigast_ned(day).grans_date == sista_dag_overklaga(day).grans_date + timedelta(days=1)
    assert tidigast_ned(day).grans_date >= day + timedelta(days=22)


def test_frister_gives_null_where_the_ground_is_lacking() -> None:
    assert frister(sammantrade_date=date(2022, 4, 25), anslaget_date=date(2022, 4, 26)).grans_dates == {
        "senast_justerad": date(2022, 5, 9),
        "senast_anslagen": None,
        "sista_dag_overklaga": date(2022, 5, 17),
        "tidigast_ned": date(2022, 5, 18),
    }
    assert set(frister().grans_dates.values()) == {None}


def test_a_minimum_period_before_the_meeting_is_not_rolled() -> None:
    organ = Organ(namn="Lekmiljönämnden", installningar=Organinstallningar(kallelse_dagar=5))
    frist = kallelse_senast(date(2022, 4, 20), organ)
    assert frist.grans_date == frist.malsattning_date == date(2022, 4, 15)
    assert "långfredagen" in frist.forklaring
    assert frist.forklaring.endswith("helst torsdagen den 14 april 2022.")


def test_fullmaktige_is_called_at_least_a_week_before() -> None:
    organ = Organ(
        namn="Kommunfullmäktige", typ=Organtyp.FULLMAKTIGE, installningar=Organinstallningar(kallelse_dagar=3)
    )
    frist = kallelse_senast(date(2022, 4, 27), organ)
    assert frist.grans_date == date(2022, 4, 20)
    assert frist.lagrum == "5 kap. 13 § kommunallagen"


@pytest.mark.parametrize("rule", [*ROLLED, tidigast_ned])
def test_a_date_at_the_end_of_the_calendar_is_refused_with_a_sentence(rule: Rule) -> None:
    with pytest.raises(UserError, match="utanför kalendern"):
        rule(date.max)
