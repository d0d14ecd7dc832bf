"""The facts of a real närvarolista, entered as närvaro, are printed as the real one prints them."""

import json
from pathlib import Path
from typing import Any

import pytest
from domain.builder import AWAY, OTHER, SERVES, WAITS, Builder

from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.narvarolista import narvarolista
from nacka_sekreterare.domain.paragraf import parse_range

# The facts lie outside the repository and may be absent: then there is nothing to compare with.
FACTS = Path(__file__).resolve().parents[3] / "shared" / "verkliga-fall" / "forvantat.json"
CASES = [
    pytest.param(facts, id=name.partition("-")[0])
    for name, facts in (json.loads(FACTS.read_text(encoding="utf-8")) if FACTS.exists() else {}).items()
    if isinstance(facts, dict) and "narvarolista" in facts
]


@pytest.mark.parametrize("facts", CASES)
def test_a_real_narvarolista(facts: dict[str, Any]) -> None:
    numbers = parse_range(facts["paragrafer"])
    groups = facts["narvarolista"]
    spell = {"Beslutande": SERVES, "Ersättare": WAITS, "Övriga": OTHER, "Frånvarande": AWAY}
    everyone = [(group, row) for group, rows in groups.items() for row in rows]
    # First names are the builder's keys: a number in front makes them unique.
    named = [(f"{index}_{row[0].replace(' ', '_')}", group, row) for index, (group, row) in enumerate(everyone)]
    seats = [f"{name} -/{row[1]}" for name, group, row in named if group == "Beslutande"]
    waiting = [f"{name} -/{row[1]}" for name, group, row in named if group in {"Ersättare", "Frånvarande"}]
    builder = Builder(numbers, ledamoter=" ".join(seats), ersattare=" ".join(waiting))
    for name, group, row in named:
        if group == "Övriga":
            builder.person(name, titel=row[1])
        enter(builder, name, spell[group], row, numbers)
    printed = {
        heading: [plain(line.text) for line in rows] for _, heading, rows in narvarolista(builder.build()).grupper
    }
    assert printed == {group: [expected(group, row) for row in rows] for group, rows in groups.items()}


def enter(builder: Builder, name: str, roll: Narvaroroll, row: list[str], numbers: tuple[int, ...]) -> None:
    there = parse_range(row[2]) if len(row) > 2 else numbers
    builder.room(name, roll, there[0] if there[0] > numbers[0] else None)
    if there[-1] < numbers[-1]:
        builder.room(name, AWAY, there[-1] + 1)


def plain(line: str) -> str:
    return line.partition("_")[2].replace(" - (", " (").replace("_", " ").replace(" -,", ",")


def expected(group: str, row: list[str]) -> str:
    name = f"{row[0]}, {row[1]}" if group == "Övriga" else f"{row[0]} ({row[1]})"
    return ", ".join([name, *row[2:]])
