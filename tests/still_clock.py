"""A clock that stands still until the test moves it."""

from datetime import datetime, timedelta


class Clock:
    """Gives the moment that the test has set: an evening in April, to begin with."""

    def __init__(self) -> None:
        self.now = datetime(2026, 4, 22, 18, 0)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **lengths: float) -> None:
        """Let some time pass: forward(minutes=5)."""
        self.now += timedelta(**lengths)
