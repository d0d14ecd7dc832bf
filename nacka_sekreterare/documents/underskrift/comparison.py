"""Where the pages of a returned file differ from those that were sent, told page by page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from nacka_sekreterare.documents.underskrift.pages import Box, Pages, look_alike
from nacka_sekreterare.domain.underskriftskontroll import Avvikelse, Avvikelseslag

_MOST: Final = 12  # differences that are told; who has read so many knows
_SHARE: Final = 0.5  # of a page's own lines, to be that page although something on it was changed
_NOT_OURS: Final = frozenset({Avvikelseslag.ANNAT_PROTOKOLL, Avvikelseslag.INGA_SIDOR})
_TITLE: Final = re.compile(r"Protokoll .*\d{4}-\d{2}-\d{2} §")
"""The title of every protokoll of ours."""
_HEAD: Final = re.compile(r"Protokoll \d{4}-\d{2}-\d{2}")
"""What its running head says on every page."""


@dataclass(frozen=True)
class Comparison:
    """What differs, and how many pages stand before and after ours."""

    avvikelser: tuple[Avvikelse, ...]
    added: int


def compare_pages(sent: Pages, returned: Pages) -> Comparison:
    """Compare two files page by page, as they read and as they look.

    Raises:
        UnreadableError: A page cannot be read.
    """
    places = _Places(sent, returned)
    avvikelser = tuple(avvikelse for _, avvikelse in zip(range(_MOST), _differences(places), strict=False))
    is_other = any(avvikelse.slag in _NOT_OURS for avvikelse in avvikelser)
    return Comparison(avvikelser, 0 if is_other else places.around)


class _Places:
    """Where each of our pages stands in the returned file: `found` leads from ours to theirs, `exact` are those alike.

    What stands in our signature fields is left out: a service may show the signature there.
    """

    def __init__(self, sent: Pages, returned: Pages) -> None:
        self.sent = sent
        self.returned = returned
        self._own = [sent.lines(index, self.blank(index)) for index in range(sent.count)]
        self._theirs = [returned.lines(index, ()) for index in range(returned.count)]
        self._their_keys = [_key(lines) for lines in self._theirs]
        self.found = self._read_alike()
        self.exact = frozenset(self.found)
        self.found |= self._resembling()
        if 2 * len(self.found) < sent.count and self._has_our_heads():
            taken = set(self.found.values())
            self.found |= {
                index: index
                for index in range(min(sent.count, returned.count))
                if index not in self.found.keys() | taken
            }

    @property
    def around(self) -> int:
        """How many of their pages stand before the first of ours or after the last."""
        places = self.found.values()
        return self.returned.count - (max(places) - min(places) + 1 if places else 0)

    def blank(self, own: int) -> Sequence[Box]:
        """The boxes of the signature fields of one of our pages."""
        return self.sent.fields.get(own, ())

    def lines(self, own: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What stands on one of our pages as it was sent, and as it came back."""
        return self._own[own], self.returned.lines(self.found[own], self.blank(own))

    def heads(self) -> tuple[Counter[str], Counter[str]]:
        """What the running heads of both files say."""
        own = Counter(head for lines in self._own for line in lines for head in _HEAD.findall(line))
        theirs = Counter(head for lines in self._theirs for line in lines for head in _HEAD.findall(line))
        return own, theirs

    def _has_our_heads(self) -> bool:
        """Whether the pages are ours by their heads, although no line of text is: a service may lose the letters."""
        own, theirs = self.heads()
        return 2 * sum(theirs[head] for head in own) >= self.sent.count

    def _near(self, own: int, taken: dict[int, int]) -> list[int]:
        """Their pages that are not taken, those first that stand where ours would."""
        shift = max(self.returned.count - self.sent.count, 0)
        free = sorted(set(range(self.returned.count)) - set(taken.values()))
        return sorted(free, key=lambda index: index not in {own, own + shift})

    def _read_alike(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for own, lines in enumerate(self._own):
            key, blank = _key(lines), self.blank(own)
            for theirs in self._near(own, found):
                is_alike = self._their_keys[theirs] == key
                if blank and not is_alike and _share(lines, self._theirs[theirs]) >= _SHARE:
                    is_alike = _key(self.returned.lines(theirs, blank)) == key
                if is_alike:
                    found[own] = theirs
                    break
        return found

    def _resembling(self) -> dict[int, int]:
        """Our pages that something was changed on: those that share most of what only they say."""
        everywhere = set.intersection(*(set(lines) for lines in self._own)) if len(self._own) > 1 else set()
        found: dict[int, int] = {}
        for own, lines in enumerate(self._own):
            if own in self.exact:
                continue
            special = [line for line in lines if line not in everywhere]
            near = self._near(own, self.found | found)
            best = max(near, key=lambda index: _share(special, self._theirs[index]), default=None)
            if best is not None and _share(special, self._theirs[best]) >= _SHARE:
                found[own] = best
        return found


def _differences(places: _Places) -> Iterator[Avvikelse]:
    other = _other_protokoll(places)
    if other:
        yield Avvikelse(slag=Avvikelseslag.ANNAT_PROTOKOLL, aterkommet=other)
    elif not places.found:
        yield Avvikelse(slag=Avvikelseslag.INGA_SIDOR)
    else:
        yield from _of_order(places)
        for own in range(places.sent.count):
            yield from _of_page(places, own)


def _other_protokoll(places: _Places) -> str:
    """Which protokoll it is instead of ours, if it is one."""
    if 2 * len(places.exact) >= places.sent.count:
        return ""
    own, theirs = places.sent.title, places.returned.title
    if theirs != own and _TITLE.match(theirs) and _TITLE.match(own):
        return theirs
    own_heads, their_heads = places.heads()
    is_other = bool(their_heads) and bool(own_heads) and not own_heads.keys() & their_heads.keys()
    return their_heads.most_common(1)[0][0] if is_other else ""


def _of_order(places: _Places) -> Iterator[Avvikelse]:
    ours = {theirs: own for own, theirs in places.found.items()}
    standing = [ours[theirs] for theirs in sorted(ours)]
    for wanted, own in zip(sorted(standing), standing, strict=True):
        if wanted != own:
            yield Avvikelse(slag=Avvikelseslag.SIDORDNING, sida=wanted + 1, aterkommet=str(own + 1))
    for theirs in range(min(ours), max(ours)):
        if theirs not in ours:
            yield Avvikelse(slag=Avvikelseslag.EXTRA_SIDA, sida=theirs + 1)


def _of_page(places: _Places, own: int) -> Iterator[Avvikelse]:
    if own not in places.found:
        yield Avvikelse(slag=Avvikelseslag.SIDA_SAKNAS, sida=own + 1)
    elif own not in places.exact:
        yield _of_words(own, *places.lines(own))
    elif not _looks_alike(places, own):
        yield Avvikelse(slag=Avvikelseslag.UTSEENDE, sida=own + 1)


def _looks_alike(places: _Places, own: int) -> bool:
    sent, returned, blank, theirs = places.sent, places.returned, places.blank(own), places.found[own]
    if sent.size_pt(own) != returned.size_pt(theirs):  # also, a page as large as a house is not drawn
        return False
    return look_alike(sent.picture(own, blank), returned.picture(theirs, blank))


def _of_words(own: int, before: Sequence[str], after: Sequence[str]) -> Avvikelse:
    """The first line that differs; only added lines are a stamp."""
    changes = [
        code for code in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if code[0] != "equal"
    ]
    is_added = all(tag == "insert" for tag, *_ in changes)
    _, first, last, their_first, their_last = changes[0] if changes else ("", 0, 0, 0, 0)
    return Avvikelse(
        slag=Avvikelseslag.TILLAGG if is_added else Avvikelseslag.ANDRAD,
        sida=own + 1,
        skickat=before[first] if first < last else "",
        aterkommet=after[their_first] if their_first < their_last else "",
    )


def _key(lines: Sequence[str]) -> str:
    """What a page says, however its lines are broken."""
    return "".join("".join(lines).split())


def _share(lines: Sequence[str], others: Sequence[str]) -> float:
    """How much of some lines stands among others."""
    return (Counter(lines) & Counter(others)).total() / len(lines) if lines else 0.0
