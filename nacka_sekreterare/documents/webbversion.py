"""The public copy of a protokoll: what is masked is taken out of the document before any format is made from it.

So it is nowhere in the file: not in the text, the tags, the bookmarks, the metadata or an earlier revision. Nothing is
covered afterwards. Signatures become words: a copy on the web shows nobody's hand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Final, TypeVar

from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    Document,
    Group,
    Heading,
    Signature,
    SignatureBlock,
    TextRole,
    paragraph,
)
from nacka_sekreterare.domain.maskering import MASKERAT
from nacka_sekreterare.domain.text import FormattedText

T = TypeVar("T")

WEBBVERSION: Final = "Webbversion"
PARAGRAF_MASKERAD: Final = "Paragrafen är maskerad i webbversionen."
PARAGRAF: Final = "paragraf-"
"""How the anchor of a § begins."""

_WHOLE: Final = ""
_PARTY: Final = re.compile(r"(.*?)\s*(\(\w{1,4}\))?", re.DOTALL)


@dataclass(frozen=True)
class Masks:
    """What is masked: by the anchor of each § (an empty text is the whole §), and outside the §§."""

    paragrafer: Mapping[str, Sequence[str]]
    utanfor: Sequence[str] = ()

    def of(self, anchor: str) -> Sequence[str]:
        """What is masked in a §, or for the anchor of anything else outside the §§."""
        return self.paragrafer.get(anchor, ()) if anchor.startswith(PARAGRAF) else self.utanfor

    @property
    def every(self) -> tuple[str, ...]:
        """Every text that is masked anywhere, once."""
        masked = (text for texts in (*self.paragrafer.values(), self.utanfor) for text in texts if text)
        return tuple(dict.fromkeys(masked))


@dataclass(frozen=True)
class Left:
    """Something that is masked elsewhere and stands open here.

    `anchor` is that of the §, or empty outside the §§; `place` the heading of the chapter. `words` are as they stand;
    `text` is what is masked elsewhere.
    """

    anchor: str
    place: str
    words: str
    text: str


def mask_document(document: Document, masks: Masks, *, is_signed: bool) -> Document:
    """The public copy. Metadata is masked by everything that is masked anywhere.

    `is_signed`: a protokoll that waits for its signatures does not say that it has them.
    """
    head = _masked(document.head, masks.utanfor)
    return replace(
        document,
        title=f"{_masked_text(document.title, masks.every)}, {WEBBVERSION.lower()}",
        author=_masked_text(document.author, masks.every),
        subject=_masked_text(document.subject, masks.every),
        blocks=tuple(_blocks(document.blocks, masks, "Underskrivet av" if is_signed else "Undertecknas av")),
        head=replace(head, right_lines=(*head.right_lines, WEBBVERSION)),
        foot=replace(_masked(document.foot, masks.utanfor), sign_labels=()),
        facts_json="",
        protokoll_json="",
    )


def find_left(document: Document, masks: Masks) -> tuple[Left, ...]:
    """Where something that is masked stands unmasked.

    A name is found without its party too, and in the genitive ("Ada Bergs (S) yrkande").
    """
    masked = mask_document(document, masks, is_signed=True)
    patterns = {text: _looser(text) for text in masks.every}
    found: dict[Left, None] = {}
    on_every_page = (("", "Sidhuvud och sidfot"), " ".join(_strings((masked.head, masked.foot))))
    for (anchor, place), words in (on_every_page, *words_by_chapter(masked.blocks)):
        for text, pattern in patterns.items():
            found |= {Left(anchor, place, match[0], text): None for match in pattern.finditer(words)}
    return tuple(found)


def words_of(block: Block) -> str:
    """Every word that a block prints."""
    return " ".join(_strings(block))


def words_by_chapter(blocks: Iterable[Block]) -> Iterator[tuple[tuple[str, str], str]]:
    """Each block's words, with the anchor of its § (empty outside the §§) and the heading of its chapter."""
    place = ""
    for anchor, block in _with_anchors(blocks):
        heading = _chapter_heading(block)
        place = heading.text if heading else place
        yield (anchor if anchor.startswith(PARAGRAF) else "", place), words_of(block)


def _blocks(blocks: Sequence[Block], masks: Masks, signed: str, anchor: str = "") -> Iterator[Block]:
    for inside, block in _with_anchors(blocks, anchor):
        texts = masks.of(inside)
        if isinstance(block, Group):
            left = tuple(_blocks(block.blocks, masks, signed, inside))
            yield from (Group(left),) if left else ()
        elif _WHOLE in texts:
            if isinstance(block, Heading) and block.anchor == inside:
                yield replace(block, text=MASKERAT, asides=())
                yield paragraph(PARAGRAF_MASKERAD, role=TextRole.QUIET)
        elif isinstance(block, Contents):
            yield _masked_contents(block, masks)
        elif isinstance(block, SignatureBlock):
            yield from (_masked(said, texts) for each in block.signatures for said in _signed(signed, each))
        else:
            yield _masked(block, texts)


def _with_anchors(blocks: Iterable[Block], anchor: str = "") -> Iterator[tuple[str, Block]]:
    """Each block with the anchor of the § it stands in; a chapter of another kind ends a §."""
    for block in blocks:
        heading = _chapter_heading(block)
        anchor = heading.anchor if heading else anchor
        yield anchor, block


def _chapter_heading(block: Block) -> Heading | None:
    """The heading by which a block begins a § or another chapter."""
    first = block.blocks[0] if isinstance(block, Group) and block.blocks else block
    return first if isinstance(first, Heading) and first.level <= 2 else None


def _masked_contents(contents: Contents, masks: Masks) -> Contents:
    entries = []
    for entry in contents.entries:
        texts = masks.of(entry.anchor)
        hidden = replace(entry, text=MASKERAT, aside="")
        entries.append(hidden if _WHOLE in texts else _masked(entry, texts, keep=("anchor", "number")))
    return Contents(tuple(entries))


def _signed(signed: str, signature: Signature) -> Iterator[Block]:
    """Who signs; nothing when nobody is known to."""
    role = "" if signature.role == "Underskrift" else signature.role  # a line for a hand says no more
    said = ", ".join(part for part in (signature.name, f"{role[:1].lower()}{role[1:]}", signature.note) if part)
    if said:
        yield paragraph(f"{signed} {said}")


# --- words ------------------------------------------------------------------------------------------------------------
def _pattern(texts: Sequence[str]) -> re.Pattern[str]:
    """Any of the texts, longest first, whatever white space parts their words."""
    ordered = sorted(texts, key=len, reverse=True)
    return re.compile("|".join(r"\s+".join(map(re.escape, text.split())) for text in ordered), re.IGNORECASE)


def _looser(text: str) -> re.Pattern[str]:
    """The text as it may also be written: a name without its party, or in the genitive before it."""
    name, party = _PARTY.fullmatch(text.strip()).groups()  # type: ignore[union-attr]  # it matches everything
    words = r"\s+".join(map(re.escape, name.split()))
    ending = rf"(?:\s+{re.escape(party)})?" if party else ""
    return re.compile(rf"\b{words}(?:s\b)?{ending}", re.IGNORECASE)


def _masked_text(text: str, texts: Sequence[str]) -> str:
    return _pattern(texts).sub(MASKERAT, text) if texts else text


def _masked(value: T, texts: Sequence[str], *, keep: Sequence[str] = ("anchor",)) -> T:
    """The value with the texts masked in every string of it but those of the fields to keep."""
    if not texts:
        return value
    if isinstance(value, str):
        return _masked_text(value, texts)  # type: ignore[return-value]  # a str for a str
    if isinstance(value, tuple):
        return tuple(_masked(item, texts, keep=keep) for item in value)  # type: ignore[return-value]  # a tuple for a tuple
    if isinstance(value, FormattedText):
        return value.reworded(lambda words: _masked_text(words, texts))  # type: ignore[return-value]  # likewise
    if is_dataclass(value) and not isinstance(value, type):
        changed = {each.name: getattr(value, each.name) for each in fields(value) if each.name not in keep}
        return replace(value, **{name: _masked(field, texts, keep=keep) for name, field in changed.items()})
    return value


def _strings(value: object) -> Iterator[str]:
    """Every string that a block prints."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, FormattedText):
        yield value.plain
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            if each.name != "anchor":
                yield from _strings(getattr(value, each.name))
