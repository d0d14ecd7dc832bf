"""The account that nothing was lost: every word of the source is in the result, or the line it stood on is listed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from nacka_sekreterare.exchange.kalltext import Stycke, words


def strings_of(value: object) -> Iterator[str]:
    """Every string in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        yield from strings_of(value.model_dump(mode="json"))
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings_of(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings_of(part)


def unaccounted(stycken: Sequence[Stycke], result: Iterable[str]) -> tuple[str, ...]:
    """The source lines of words that the result does not hold.

    Labels, markers, dates that became ISO dates, repeated heads.

    Words are counted, not only looked up: what stands twice in the source stands twice in the account.
    """
    texts = list(result)
    left = Counter(words(texts))
    everything = "\n".join(texts)
    verbatim = sorted(
        (stycke for stycke in stycken if stycke.text and stycke.text in everything),
        key=lambda stycke: -len(stycke.text),
    )
    taken: set[int] = set()
    for stycke in verbatim:
        if _all_left(left, stycke):
            left.subtract(words([stycke.text]))
            taken.add(id(stycke))
    return tuple(_missing(stycken, left, taken))


def _all_left(left: Counter[str], stycke: Stycke) -> bool:
    return all(left[word] >= count for word, count in Counter(words([stycke.text])).items())


def _missing(stycken: Sequence[Stycke], left: Counter[str], taken: set[int]) -> Iterator[str]:
    for stycke in stycken:
        parts = (stycke.marker,) if id(stycke) in taken else (stycke.marker, stycke.text)
        lacking = [part for part in parts if _take(left, part)]
        if lacking:
            yield " ".join(lacking)


def _take(left: Counter[str], text: str) -> bool:
    """Takes the words of a text out of what is left; True when some were not there."""
    needed = Counter(words([text]))
    is_short = any(left[word] < count for word, count in needed.items())
    if not is_short:
        left.subtract(needed)
    return is_short
