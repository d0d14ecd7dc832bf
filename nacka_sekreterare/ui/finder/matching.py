"""Which entries fit what has been typed, the best first: without Qt, and quick enough for every key that is pressed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from nacka_sekreterare.ui.findable import Entry, Group

_BREAKS: Final = re.compile(r"[^\w/]+")
_PLAIN: Final = str.maketrans("åäáàâãéèêëíîïóòôöõøúûüñç", "aaaaaaeeeeiiioooooouuunc")
_STRONG: Final = 40.0  # where something fits this well, what only resembles it is left out
_SHOWN_OF_GROUP: Final = 7
_RECENT_SHOWN: Final = 4
_WITHOUT_WORDS: Final = {Group.PARAGRAFER: 60, Group.SAMMANTRADEN: 6, Group.PEOPLE: 0}


def fold(text: str) -> str:
    """Letters without case and marks ("Ö" is "o"), words between single spaces."""
    plain = text.casefold().translate(_PLAIN)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFD", plain)
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _BREAKS.sub(" ", plain).strip()


@dataclass(frozen=True)
class Candidate:
    """An entry ready to be compared."""

    entry: Entry
    text: str
    words: str
    exact: str  # with its marks: "möte" is no worse found by "mote", but better by itself

    @classmethod
    def of(cls, entry: Entry) -> "Candidate":
        """Fold an entry once, however many keys are pressed."""
        words = f" {fold(f'{entry.detail} {entry.words}')} "
        return cls(entry, f" {fold(entry.text)} ", words, entry.text.casefold())


@dataclass(frozen=True)
class Section:
    """A heading and its entries, best first."""

    heading: str
    entries: tuple[Entry, ...]


def make_sections(candidates: Sequence[Candidate], query: str, recent: Sequence[str]) -> tuple[Section, ...]:
    """What to show for what has been typed; `recent` are the ids used lately, the last one first."""
    tokens = fold(query).split()
    if not tokens:
        return tuple(_untyped(candidates, recent)) if not query.strip(" §") else ()
    latest = {entry_id: rank for rank, entry_id in enumerate(recent)}
    wanted = tuple(_Token(token) for token in tokens)
    typed = query.strip().casefold()
    scored = [(score, found) for found in candidates if (score := _score(found, wanted, latest, typed)) > 0]
    best = max((score for score, _ in scored), default=0.0)
    if best >= _STRONG:
        scored = [pair for pair in scored if pair[0] >= _STRONG / 2]
    return tuple(_by_group(scored))


def _untyped(candidates: Sequence[Candidate], recent: Sequence[str]) -> Iterable[Section]:
    known = {found.entry.id: found.entry for found in candidates}
    lately = tuple(known[entry_id] for entry_id in recent if entry_id in known)[:_RECENT_SHOWN]
    if lately:
        yield Section("Nyligen", lately)
    shown = {entry.id for entry in lately}
    for group in Group:
        entries = [found.entry for found in candidates if found.entry.group is group and found.entry.id not in shown]
        entries = sorted(entries, key=lambda entry: bool(entry.hindrance))[: _WITHOUT_WORDS.get(group)]
        if entries:
            yield Section(group.value, tuple(entries))


def _by_group(scored: list[tuple[float, Candidate]]) -> Iterable[Section]:
    groups: dict[Group, list[tuple[float, Entry]]] = {}
    for score, found in sorted(scored, key=lambda pair: -pair[0]):
        groups.setdefault(found.entry.group, []).append((score, found.entry))
    for group, entries in groups.items():  # in the order of each group's best
        yield Section(group.value, tuple(entry for _, entry in entries[:_SHOWN_OF_GROUP]))


class _Token:
    """One typed word."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        self.number = int(letters) if letters.isdecimal() and len(letters) < 7 else None
        self.whole = f" {letters} "
        self.start = f" {letters}"
        escaped = [re.escape(letter) for letter in letters]
        is_fuzzy = self.number is None and len(letters) > 1
        self.initials = re.compile(r"\b" + r"\w*\W+(?:\w+\W+)*?".join(escaped)) if is_fuzzy else None
        self.scattered = re.compile(r"\b" + ".*?".join(escaped)) if is_fuzzy and len(letters) > 2 else None

    def score(self, text: str) -> float:
        """How well the word fits a folded text, 0 to 86."""
        if self.whole in text:
            return 86.0
        if self.start in text:
            return 80.0
        if self.number is not None:
            return 0.0
        if len(self.letters) > 1 and self.letters in text:
            return 55.0
        if self.initials is not None and self.initials.search(text):
            return 45.0
        if self.scattered is not None and self.scattered.search(text):
            return 15.0
        return 0.0


def _score(found: Candidate, tokens: Sequence[_Token], latest: Mapping[str, int], typed: str) -> float:
    total = 0.0
    for token in tokens:
        if token.number is not None and token.number == found.entry.number:
            total += 140.0
            continue
        score = token.score(found.text)
        if score < 86.0:
            score = max(score, 0.7 * token.score(found.words))
        if score <= 0.0:
            return 0.0
        total += score
    score = total / len(tokens)
    if found.text.lstrip(" 0123456789").startswith(tokens[0].letters):  # the words after "§ 37" too
        score += 12.0
    if typed in found.exact:
        score += 6.0
    if found.entry.id in latest:
        score += max(12.0 - latest[found.entry.id], 3.0)
    if found.entry.hindrance:
        score -= 10.0
    return score - min(len(found.text), 100) * 0.05
