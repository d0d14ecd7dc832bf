"""Ratios measured in one run: A and B take turns, so that a slow moment of the machine hits both alike."""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Figure:
    """One figure of design §7: what it is, what it was, and what it is held against.

    `bound` is the highest value that is well; with `is_least` the lowest.
    """

    what: str
    value: float
    bound: float | None = None
    unit: str = "×"
    detail: str = ""
    is_least: bool = False

    @property
    def is_met(self) -> bool | None:
        """Whether the bound is held; None without a bound."""
        if self.bound is None:
            return None
        return self.value >= self.bound if self.is_least else self.value <= self.bound

    def __str__(self) -> str:
        sign = "≥" if self.is_least else "≤"
        bound = "" if self.bound is None else f"{sign} {self.bound:g} {self.unit}"
        verdict = {True: "met", False: "NOT MET", None: ""}[self.is_met]
        return f"{self.what:<62} {self.value:8.2f} {self.unit:<2} {bound:<9} {verdict:<8} {self.detail}"


def tell(figure: Figure) -> Figure:
    """Print a figure as soon as it is known."""
    sys.stdout.write(f"{figure}\n")
    sys.stdout.flush()
    return figure


def seconds(work: Callable[[], object]) -> float:
    """How long something takes once."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def alternate(*works: Callable[[], float], rounds: int) -> tuple[float, ...]:
    """The median of each work's own measure, run A B A B; a first round warms up and is not counted."""
    taken: list[list[float]] = [[] for _ in works]
    for number in range(rounds + 1):
        for own, work in zip(taken, works, strict=True):
            value = work()
            if number:
                own.append(value)
    return tuple(statistics.median(own) for own in taken)


def ms(value: float) -> str:
    """Seconds as milliseconds to read."""
    return f"{value * 1000:.1f} ms"
