"""What every backend says with the same words: cleaned text, labels of lists, page references, levels of headings."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest
from operator import is_
from typing import TypeVar

from nacka_sekreterare.documents.model import (
    Block,
    CrossReference,
    DataTable,
    Document,
    Heading,
    Image,
    PageBreak,
    SignatureBlock,
    Text,
    flat_blocks,
)
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.domain.text import ItemList
from nacka_sekreterare.domain.value import Value

PageOf = Callable[[str], int]
"""From an anchor to the page its heading stands on."""

T = TypeVar("T")
M = TypeVar("M", bound=Value)


def cleaned(document: Document) -> Document:
    """The document with every text of it cleaned."""
    return _cleaned(document)


def _cleaned(value: T) -> T:
    if isinstance(value, str):
        cleaned_text = clean(value)
        return value if cleaned_text == value else cleaned_text  # type: ignore[return-value]  # a str for a str
    if isinstance(value, tuple):
        items = tuple(map(_cleaned, value))
        return value if _are_same(items, value) else items  # type: ignore[return-value]  # a tuple for a tuple
    if isinstance(value, Value):
        return _cleaned_text(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _cleaned_block(value)
    return value


def _cleaned_block(block: T) -> T:
    """A part of a document; itself where there was nothing to clean, as nearly always."""
    changed = {}
    for each in fields(block):  # type: ignore[arg-type]  # a dataclass
        old = getattr(block, each.name)
        new = _cleaned(old)
        if new is not old:
            changed[each.name] = new
    return replace(block, **changed) if changed else block  # type: ignore[type-var]


def _cleaned_text(text: M) -> M:
    """A formatted text or a part of one, likewise."""
    changed = {}
    for name, old in text:
        new = _cleaned(old)
        if new is not old:
            changed[name] = new
    return text.model_copy(update=changed) if changed else text


def _are_same(some: Sequence[object], others: Sequence[object]) -> bool:
    return all(map(is_, some, others))


def list_labels(items: ItemList) -> list[str]:
    """The label of each item: "•" and "–", or "1." and "a)". A number starts anew below each outer item."""
    if not items.is_ordered:
        return ["–" if item.level else "•" for item in items.items]
    counts: list[int] = []
    labels = []
    for item in items.items:
        counts = (counts + [0] * (item.level + 1 - len(counts)))[: item.level + 1]
        counts[-1] += 1
        labels.append(f"{_letters(counts[-1])})" if item.level else f"{counts[-1]}.")
    return labels


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, as Word counts (27 is aa, 28 is bb)."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def picture_text(image: Image) -> str:
    """A picture where there is none: "[Bild: Karta över centrum]"."""
    return f"[Bild: {image.words}]"


def reference_words(reference: CrossReference) -> str:
    """What stands before the page number of a cross reference."""
    return f"{reference.text}, sida "


def reference_text(reference: CrossReference, page: int) -> str:
    """A cross reference in print: "Se närvarolistan, sida 3"."""
    return f"{reference_words(reference)}{page}"


def page_number_text(page: int, pages: int) -> str:
    """The page number in print: "Sida 2 (14)"."""
    return f"Sida {page} ({pages})"


def outline_levels(document: Document) -> Iterator[int]:
    """The level of each heading in a tree without gaps, in reading order.

    An utdrag may begin with a § (level 2); assistive technology wants the first heading to be of level 1 and no level
    skipped on the way down.
    """
    headings = [block for block in flat_blocks(document.blocks) if isinstance(block, Heading)]
    if not headings:
        return
    shift = min(heading.level for heading in headings) - 1
    previous = 0
    for heading in headings:
        previous = min(heading.level - shift, previous + 1)
        yield previous


def headings_alone(document: Document) -> Iterator[bool]:
    """For each heading, in reading order, if nothing stands under it ("3 Justering" in a kallelse).

    It may then end a page. Else a row of such headings would go to the next page as one, and leave half a page empty.
    """
    blocks = list(flat_blocks(document.blocks))
    for block, below in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            is_next_of_its_kind = isinstance(below, Heading) and below.level <= block.level
            yield below is None or isinstance(below, PageBreak) or is_next_of_its_kind


def belongs_to_previous(previous: Block | None, block: Block) -> bool:
    """True for signatures, and for a table after the text that introduces it: no page break stands before them."""
    return isinstance(block, SignatureBlock) or (isinstance(block, DataTable) and isinstance(previous, Text))
