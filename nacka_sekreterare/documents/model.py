"""What a document says, apart from how it looks: frozen blocks that carry meaning, from which every format is made.

A builder makes a `Document`; a backend renders it. Spacing, fonts and colours belong to the stylesheet, so no block has
any. A line break inside a text is a newline. Blocks are plain frozen dataclasses and not domain values: they are never
stored, and a document of a hundred §§ is built anew at every pause in the typing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from nacka_sekreterare.domain.text import FormattedText, Run, plain_text


class Format(Enum):
    """The formats a document is given out in; the value is the file name's suffix."""

    PDF = "pdf"
    DOCX = "docx"
    TEXT = "txt"


class TextRole(Enum):
    """What a text is: the running text, or what stands quietly beside it (notes, references)."""

    BODY = "body"
    QUIET = "quiet"


class Alignment(Enum):
    """Where the words of a column stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels 1 and 2 become bookmarks.

    Level 1 is the document's title, 2 a § or another chapter, 3 a heading inside it ("Beslut"), 4 a small one.
    `number` ("§ 37", "4 a") is hung in the margin beside the text. `asides` are quiet lines below (dnr).
    `anchor` is what contents and cross references point at; unique in the document, ASCII letters, digits and hyphens.
    """

    text: str
    level: int = 3
    number: str = ""
    asides: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """Running text: passages, lists and simple tables."""

    text: FormattedText
    role: TextRole = TextRole.BODY


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A line that names the page of an anchor: "Se närvarolistan" is printed "Se närvarolistan, sida 3"."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says, in one or several lines."""

    label: str
    lines: tuple[str | CrossReference, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels beside their values, as on a front page or in an anslag."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """A name with what is said of the person (party, role) and a note on the right ("§§ 34–41", "för Ulf Ask")."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of names, in order, without table rules. Its heading is a `Heading` before it."""

    entries: tuple[RosterEntry, ...]


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of cells. The header is repeated on each page; the total row never stands alone on a page.

    Every row has as many cells as `alignments` has columns; so have `header` and `total` unless empty.
    `widths` are shares of the text width. `row_headers` says that the first cell of a row names the row.
    `summary` tells a screen reader what the table holds; it is not printed.
    """

    alignments: tuple[Alignment, ...]
    rows: tuple[tuple[str, ...], ...]
    header: tuple[str, ...] = ()
    total: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    row_headers: bool = False
    summary: str = ""

    def __post_init__(self) -> None:
        columns = len(self.alignments)
        given = [row for row in (self.header, self.total, self.widths) if row] + list(self.rows)
        if not columns or any(len(row) != columns for row in given):
            raise ValueError(f"every row of a table has as many cells as it has columns ({columns})")


@dataclass(frozen=True, slots=True)
class Signature:
    """One line to sign on, with the printed name and role below; `note` ("§§ 33–37") is a further quiet line.

    `field` names the signature field of the PDF; none when it is signed on paper.
    """

    name: str
    role: str
    note: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Lines to sign on. Kept together and with what stands before it, so that it is never alone on a page."""

    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: the heading at `anchor`, with its number and aside (dnr); the backend finds the page."""

    text: str
    anchor: str
    number: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents, with page numbers and links."""

    entries: tuple[ContentsEntry, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """A boxed text that must not be overlooked ("§ 38 är omedelbart justerad, se eget protokoll")."""

    text: FormattedText


@dataclass(frozen=True, slots=True)
class Image:
    """A picture, as PNG or JPEG; `alt` says what it shows to those who cannot see it.

    It is never wider than the text or higher than a page.
    """

    data: bytes = field(repr=False)
    alt: str
    width_mm: float

    @property
    def words(self) -> str:
        """What is said in its place, in one line."""
        return " ".join(self.alt.split()) or "Bild"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page. Nothing happens at the top of a page."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that stand on one page together, if a page can hold them."""

    blocks: "tuple[Block, ...]"


Block = Heading | Text | Facts | Roster | DataTable | Image | SignatureBlock | Contents | Notice | PageBreak | Group


class PageNumberPlace(Enum):
    """Where "Sida x (y)" stands: last among the right lines of the head, or to the right in the foot; or nowhere."""

    HEAD = "head"
    FOOT = "foot"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class RunningHead:
    """The top of every page. The first left line is the strong one (the kommun), the others are quiet."""

    left_lines: tuple[str, ...] = ()
    right_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FootFact:
    """A label with a value in the foot of every page ("Handlingstyp": "Protokollsutdrag")."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class RunningFoot:
    """The bottom of every page: facts side by side, then lines to sign or initial on, named by their labels."""

    facts: tuple[FootFact, ...] = ()
    sign_labels: tuple[str, ...] = ()


class Mark(Enum):
    """What every page must say of the document's standing; printed first in the body and in each running head."""

    UTKAST = "UTKAST"
    EJ_JUSTERAT = "EJ JUSTERAT"


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; its bytes follow from this value alone.

    `title`, `author`, `subject` and `created_at` (which has a time zone) are its metadata; so is `facts_json`, what it
    says of itself to a machine (documents/utdragsfakta.py), and `protokoll_json`, by which an edited copy in Word is
    read back (documents/protokollsfakta.py). `elsewhere` are anchors on pages of the handlingspaket that it
    begins, with their numbers; its PDF leads to them by name, which the package makes into the real page.
    """

    title: str
    author: str
    created_at: datetime
    blocks: tuple[Block, ...]
    subject: str = ""
    language: str = "sv-SE"
    head: RunningHead = RunningHead()
    foot: RunningFoot = RunningFoot()
    page_number: PageNumberPlace = PageNumberPlace.HEAD
    mark: Mark | None = None
    facts_json: str = ""
    protokoll_json: str = ""
    elsewhere: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.created_at.tzinfo is None:
            raise ValueError("a document's created_at has a time zone")
        anchors = [block.anchor for block in flat_blocks(self.blocks) if isinstance(block, Heading) and block.anchor]
        if len(anchors) != len(set(anchors)):
            raise ValueError("two headings of a document have the same anchor")
        missing = set(_pointers(self.blocks)) - set(anchors) - set(self.elsewhere)
        if missing:
            raise ValueError(f"the document refers to headings it does not have: {sorted(missing)}")


def paragraph(text: str, *, role: TextRole = TextRole.BODY, indent: int = 0) -> Text:
    """Unstyled paragraphs, one per line of `text`."""
    return Text(plain_text(text, indent=indent), role)


def flat_blocks(blocks: "tuple[Block, ...]") -> "Iterator[Block]":
    """Every block in reading order, those of groups too (and not the groups)."""
    for block in blocks:
        if isinstance(block, Group):
            yield from flat_blocks(block.blocks)
        else:
            yield block


def has_page_references(document: Document) -> bool:
    """True when the document prints page numbers of its own headings, so that it must be laid out to be told."""
    return any(True for _ in _pointers(document.blocks))


def _pointers(blocks: "tuple[Block, ...]") -> Iterator[str]:
    for block in flat_blocks(blocks):
        if isinstance(block, Contents):
            yield from (entry.anchor for entry in block.entries)
        elif isinstance(block, Facts):
            yield from (line.anchor for row in block.rows for line in row.lines if isinstance(line, CrossReference))


__all__ = [
    "Alignment",
    "Block",
    "Contents",
    "ContentsEntry",
    "CrossReference",
    "DataTable",
    "Document",
    "Fact",
    "Facts",
    "FootFact",
    "Format",
    "Group",
    "Heading",
    "Image",
    "Mark",
    "Notice",
    "PageBreak",
    "PageNumberPlace",
    "Roster",
    "RosterEntry",
    "Run",
    "RunningFoot",
    "RunningHead",
    "Signature",
    "SignatureBlock",
    "Text",
    "TextRole",
    "flat_blocks",
    "has_page_references",
    "paragraph",
]
