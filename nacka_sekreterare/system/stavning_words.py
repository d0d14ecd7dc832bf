"""Which words of a text have a spelling: not numbers, abbreviations, addresses and the like. Pure."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_CHUNK = re.compile(r"[^\s/|–—…«»“”\"()\[\]{}<>]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’:.][^\W\d_]+)*-?", re.UNICODE)
_NO_SPELLING = re.compile(r"[@_\d]")
_MAX_LETTERS = 60  # a longer one is no word


class Word(NamedTuple):
    """A word, and where in its text it begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where in its text it has ended."""
        return self.start + len(self.text)


def find_words(text: str) -> Iterator[Word]:
    """The words of a text that a dictionary can judge."""
    for chunk in _CHUNK.finditer(text):
        if not _has_no_spelling(chunk[0]):
            for match in _WORD.finditer(chunk[0]):
                if _is_word(match[0]):
                    yield Word(chunk.start() + match.start(), match[0])


def forms_of(names: Iterable[str]) -> frozenset[str]:
    """The words of some names, and their genitives: what a text may call somebody without being marked."""
    found = {word.strip("-") for name in names for word in _WORD.findall(name)}
    found |= {part for word in found for part in word.split("-")}
    return frozenset(found | {f"{word}s" for word in found})


def _has_no_spelling(chunk: str) -> bool:
    """An address, or something with a number in it: nacka.se, 2024-års, KS2026, 3a."""
    return _NO_SPELLING.search(chunk) is not None


def _is_word(word: str) -> bool:
    """No single letter, no abbreviation (KSLN, KS:s, t.ex, LOV-avtal) or address, and no iPad."""
    if word[1:].islower() and word.isalpha():  # most of them
        return len(word) <= _MAX_LETTERS
    if not 1 < len(word) <= _MAX_LETTERS or not all(letter.isalpha() or letter in "-'’:" for letter in word):
        return False
    return not any(letter.isupper() for part in word.split("-") for letter in part[1:])
