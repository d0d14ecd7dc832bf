"""The example: put in once, whole, and never in the way of what the secretary has made of it."""

from datetime import datetime, timedelta

import pytest
from still_clock import Clock

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.services import exempel, sammantrade
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.oversikt import list_oversikt


def test_it_is_put_in_once(kansli: Kansli, clock: Clock) -> None:
    first = exempel.store_exempel(kansli)
    clock.forward(days=40)
    assert exempel.store_exempel(kansli) == first
    assert len(kansli.all(Organ)) == 1


@pytest.mark.parametrize("days", [0, 1, 6, 90, 253, 254, 311])
def test_it_can_be_put_in_on_any_day(kansli: Kansli, clock: Clock, days: int) -> None:
    """Also on a leap day, at a new year, and with the two sammanträden in different years."""
    clock.now = datetime(2028, 2, 29, 9, 0) + timedelta(days=days)
    key = exempel.store_exempel(kansli)
    rows = {row.id: row for row in list_oversikt(kansli, clock.now.date())}
    assert len(rows) == 2
    assert rows[key].tillstand == "anslaget"
    assert rows[key].paragrafer == "33–50"


def test_one_that_was_interrupted_is_told_and_left_alone(kansli: Kansli, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise UserError("Disken är full.")

    with monkeypatch.context() as patch:
        patch.setattr(sammantrade, "open_sammantrade", full)
        with pytest.raises(UserError, match="Disken är full"):
            exempel.store_exempel(kansli)
    before = list_oversikt(kansli, kansli.clock().date())
    with pytest.raises(UserError, match="--data"):
        exempel.store_exempel(kansli)
    assert list_oversikt(kansli, kansli.clock().date()) == before
