"""A document as plain text: what goes to the clipboard, and the proof of which words stand in which order."""

from collections.abc import Iterator
from typing import Final, assert_never

from nacka_sekreterare.documents.backends.wording import PageOf, cleaned, list_labels, picture_text, reference_text
from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    CrossReference,
    DataTable,
    Document,
    Fact,
    Facts,
    Group,
    Heading,
    Image,
    Notice,
    PageBreak,
    Roster,
    SignatureBlock,
    Text,
)
from nacka_sekreterare.domain.text import FormattedText, ItemList, Passage, TextTable, runs_text

_INDENT = "    "
_PAGE: Final = 1_000_000_007
"""A page number that nothing else in a document is."""


def render_text(document: Document, page_of: PageOf) -> str:
    """The body of the document, block by block with an empty line between; running head and foot are no part of it."""
    parts = [document.mark.value] if document.mark else []
    parts += ["\n".join(_lines(block, page_of)) for block in document.blocks if not isinstance(block, PageBreak)]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def says_the_same(document: Document, text: str) -> bool:
    """Whether a text is the document's, whatever pages it names: these differ with the look, and take long to find."""
    first, *others = render_text(cleaned(document), lambda _: _PAGE).split(str(_PAGE))
    if not text.startswith(first):
        return False
    rest = text.removeprefix(first)
    for piece in others:
        after_page = rest.lstrip("0123456789")
        if after_page == rest or not after_page.startswith(piece):
            return False
        rest = after_page.removeprefix(piece)
    return not rest


def _lines(block: Block, page_of: PageOf) -> Iterator[str]:  # noqa: C901, PLR0912 - one flat case per block type
    match block:
        case Heading():
            yield f"{block.number} {block.text}".strip()
            yield from block.asides
        case Text() | Notice():
            yield from _formatted(block.text)
        case Facts():
            width = max((len(fact.label) for fact in block.rows), default=0)
            for fact in block.rows:
                yield from _fact(fact, width, page_of)
        case Roster():
            yield from (f"{entry.name}{_INDENT}{entry.note}".rstrip() for entry in block.entries)
        case DataTable():
            yield from _table(row for row in (block.header, *block.rows, block.total) if row)
        case Image():
            yield picture_text(block)
        case SignatureBlock():
            for signature in block.signatures:
                yield from (line for line in (signature.name, signature.role, signature.note) if line)
        case Contents():
            for entry in block.entries:
                parts = (entry.number, entry.text, entry.aside, str(page_of(entry.anchor)))
                yield " ".join(part for part in parts if part)
        case Group():
            for index, inner in enumerate(block.blocks):
                yield from [""] if index else []
                yield from _lines(inner, page_of)
        case PageBreak():
            yield ""
        case _:
            assert_never(block)


def _fact(fact: Fact, width: int, page_of: PageOf) -> Iterator[str]:
    label = fact.label
    for line in fact.lines or ("",):
        words = reference_text(line, page_of(line.anchor)) if isinstance(line, CrossReference) else line
        yield f"{label:<{width}}{_INDENT}{words}".rstrip()
        label = ""


def _formatted(text: FormattedText) -> Iterator[str]:
    for block in text.blocks:
        match block:
            case Passage():
                yield _INDENT * block.indent + runs_text(block.runs)
            case ItemList():
                for item, label in zip(block.items, list_labels(block), strict=True):
                    yield f"{_INDENT * (block.indent + item.level)}{label} {runs_text(item.runs)}"
            case TextTable():
                yield from _table(tuple(runs_text(cell) for cell in row) for row in block.rows)
            case _:
                assert_never(block)


def _table(rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    return ("\t".join(cell.replace("\n", " ") for cell in row).rstrip() for row in rows)
