from datetime import date

import pytest
from factories import as_approved, as_closed, as_planned, make_akt
from factories_sammantrade import IMMEDIATE

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.sammantrade import Tillstand
from nacka_sekreterare.domain.tillstand import tillstand_of

AKT = make_akt()


def changed(akt: Akt, **fields: object) -> Akt:
    return akt.model_copy(update={"sammantrade": akt.sammantrade.model_copy(update=fields)})


@pytest.mark.parametrize(
    ("akt", "today", "expected"),
    [
        (changed(as_planned(AKT), kallat_at=None), date(2026, 4, 1), Tillstand.PLANERAT),
        (as_planned(AKT), date(2026, 4, 20), Tillstand.KALLAT),
        (changed(as_planned(AKT), oppnat_at=AKT.sammantrade.oppnat_at), date(2026, 4, 22), Tillstand.PAGAR),
        (as_closed(AKT), date(2026, 4, 23), Tillstand.AVSLUTAT),
        (as_approved(AKT), date(2026, 4, 28), Tillstand.JUSTERAT),
        (AKT, date(2026, 4, 30), Tillstand.ANSLAGET),
        (AKT, date(2026, 5, 20), Tillstand.ANSLAGET),
        (AKT, date(2026, 5, 21), Tillstand.OVERKLAGANDETID_UTE),
        (AKT, date(2036, 5, 21), Tillstand.OVERKLAGANDETID_UTE),
    ],
)
def test_the_state_follows_what_is_recorded(akt: Akt, today: date, expected: Tillstand) -> None:
    assert tillstand_of(akt, today) is expected


def test_a_paragraf_that_is_omedelbart_justerad_leaves_the_sammantrade_running() -> None:
    only = tuple(justering for justering in AKT.justeringar if justering.id == IMMEDIATE)
    akt = changed(AKT, avslutat_at=None, ar_stangt_for_andring=False).model_copy(update={"justeringar": only})
    assert tillstand_of(akt, date(2026, 4, 22)) is Tillstand.PAGAR


def test_one_justering_without_anslag_keeps_it_from_being_anslaget() -> None:
    akt = AKT.model_copy(update={"anslag": AKT.anslag[:1]})
    assert tillstand_of(akt, date(2026, 6, 1)) is Tillstand.JUSTERAT


def test_an_anslag_that_came_down_too_early_never_lets_the_time_run_out() -> None:
    early = tuple(one.model_copy(update={"nedtaget_date": date(2026, 5, 4)}) for one in AKT.anslag)
    assert tillstand_of(AKT.model_copy(update={"anslag": early}), date(2026, 7, 1)) is Tillstand.ANSLAGET
