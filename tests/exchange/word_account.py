"""The account of words that tests hold a reading against, counted apart from the program's own account."""

import re
from collections import Counter

from pydantic import BaseModel


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in _strings(part)]
    return []


def lost_words(source: str, result: BaseModel) -> Counter[str]:
    """Words of the source that the result lacks, counted.

    A word broken at a line end counts as whole or as its parts.
    """
    held = Counter(_words(" ".join(_strings(result.model_dump(mode="json")))))
    return min(
        (Counter(_words(text)) - held for text in (source, _rejoined(source))),
        key=lambda lost: sum(lost.values()),
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def _rejoined(source: str) -> str:
    """The source with "ut-" + "redning" made one word where that is how it is read."""
    return re.sub(r"(?<=[a-zåäö])-\s*\n\s*(?=[a-zåäö])(?!(?:och|eller|samt|till|respektive|men)\b)", "", source)
