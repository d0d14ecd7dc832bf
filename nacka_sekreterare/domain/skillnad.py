"""The difference between two wordings of a text, word by word: what stood there, what stands there now.

A decision is never changed silently (JO 3339-2013), and what the acts say is compared with what was written by hand.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Final

from nacka_sekreterare.domain.value import Value

_TOKEN: Final = re.compile(r"\w+|\s+|[^\w\s]")
_LONGEST: Final = 6000  # tokens of both; beyond it what lies between the equal ends counts as one change
_LONGEST_QUOTE: Final = 60
_MOST_TOLD: Final = 3


class Skillnadsslag(StrEnum):
    """What became of a stretch of words."""

    LIKA = "lika"
    BORTTAGET = "borttaget"
    TILLAGT = "tillagt"


class Skillnad(Value):
    """A stretch of words of one kind. Those that are no TILLAGT make the text before, no BORTTAGET the text now."""

    slag: Skillnadsslag
    text: str


def find_skillnad(fore: str, nu: str) -> tuple[Skillnad, ...]:
    """The stretches that turn one wording into another; empty when they are the same but for white space at the ends.

    What is taken away comes before what stands in its place.
    """
    fore, nu = fore.strip(), nu.strip()
    if fore == nu:
        return ()
    before, now = _TOKEN.findall(fore), _TOKEN.findall(nu)
    return tuple(_join(_calm(list(_stretches(before, now)))))


def tell_skillnad(parts: Iterable[Skillnad]) -> str:
    """The difference in a sentence: "”40” har blivit ”60”; ”senast” är tillagt"."""
    told: list[str] = []
    for is_same, group in groupby(parts, key=lambda part: part.slag is Skillnadsslag.LIKA):
        if not is_same:
            changed = {part.slag: _quote(part.text) for part in group}
            told.append(_tell_one(changed.get(Skillnadsslag.BORTTAGET, ""), changed.get(Skillnadsslag.TILLAGT, "")))
    more = len(told) - _MOST_TOLD
    return "; ".join(told[:_MOST_TOLD]) + (f"; och {more} ställen till" if more > 0 else "")


def ar_lika_nog(parts: Collection[Skillnad]) -> bool:
    """True when so much is the same that the difference can be read; else the two wordings are better read apart."""
    lengths = {slag: sum(len(part.text) for part in parts if part.slag is slag) for slag in Skillnadsslag}
    return lengths[Skillnadsslag.LIKA] >= max(lengths[Skillnadsslag.BORTTAGET], lengths[Skillnadsslag.TILLAGT])


def _tell_one(gone: str, come: str) -> str:
    if gone and come:
        return f"{gone} har blivit {come}"
    return f"{gone} är borttaget" if gone else f"{come} är tillagt"


def _quote(text: str) -> str:
    words = " ".join(text.split())
    return f"”{words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rsplit(' ', 1)[0] + ' …'}”"


def _stretches(before: list[str], now: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Pairs of tokens: equal ones twice, else what goes and what comes."""
    if len(before) + len(now) > _LONGEST:
        start = next(
            (i for i, (a, b) in enumerate(zip(before, now, strict=False)) if a != b), min(len(before), len(now))
        )
        yield before[:start], before[:start]
        yield before[start:], now[start:]
        return
    for _, i, j, k, m in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        yield before[i:j], now[k:m]


def _calm(pairs: list[tuple[list[str], list[str]]]) -> list[tuple[list[str], list[str]]]:
    """The same with no lone space or comma left equal inside a change: such islands cannot be read."""
    calm: list[tuple[list[str], list[str]]] = []
    for index, (gone, come) in enumerate(pairs):
        is_island = gone == come and 0 < index < len(pairs) - 1 and not any(token[:1].isalnum() for token in gone)
        follows = bool(calm) and calm[-1][0] != calm[-1][1]
        if follows and (is_island or gone != come):
            calm[-1] = (calm[-1][0] + gone, calm[-1][1] + come)
        else:
            calm.append((gone, come))
    return calm


def _join(pairs: Iterable[tuple[list[str], list[str]]]) -> Iterator[Skillnad]:
    for gone, come in pairs:
        if gone == come:
            parts = [(Skillnadsslag.LIKA, gone)]
        else:
            parts = [(Skillnadsslag.BORTTAGET, gone), (Skillnadsslag.TILLAGT, come)]
        yield from (Skillnad(slag=slag, text="".join(tokens)) for slag, tokens in parts if tokens)
