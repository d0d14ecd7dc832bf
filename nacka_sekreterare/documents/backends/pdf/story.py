"""From the blocks of a document to the flows of its pages."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import assert_never

from nacka_sekreterare.documents.backends.pdf.fields import FieldLine, SignatureField
from nacka_sekreterare.documents.backends.pdf.flow import Beside, Binding, Box, Column, Flow, PageEnd, Rule
from nacka_sekreterare.documents.backends.pdf.fonts import MissingGlyphError
from nacka_sekreterare.documents.backends.pdf.formatted import FormattedFlows
from nacka_sekreterare.documents.backends.pdf.grid import GridFlows
from nacka_sekreterare.documents.backends.pdf.lines import (
    Bookmark,
    HeadingLines,
    Lines,
    Typeset,
    fitted,
    fitted_to_words,
)
from nacka_sekreterare.documents.backends.pdf.picture import PictureFlow
from nacka_sekreterare.documents.backends.pdf.tagging import Element
from nacka_sekreterare.documents.backends.typography import with_roster_width
from nacka_sekreterare.documents.backends.wording import belongs_to_previous, headings_alone, outline_levels
from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    DataTable,
    Document,
    Facts,
    Group,
    Heading,
    Image,
    Notice,
    PageBreak,
    Roster,
    Signature,
    SignatureBlock,
    Text,
    TextRole,
)
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet, TypeStyle
from nacka_sekreterare.domain.text import Run

_BOOKMARK_DEPTH = 2
_NOTICE_GROUND = "f1f4f7"
_SIGNATURES_IN_ONE_COLUMN = 3
_SIGNATURE_GAP_PT = 12


class Story:
    """Turns one document into flows. Used once, since it follows the headings as it goes."""

    def __init__(self, document: Document, style: StyleSheet, typeset: Typeset, most_pt: float) -> None:
        """`most_pt` is how high anything can be on a page."""
        self._document = document
        self._most_pt = most_pt
        self._style = style = with_roster_width(style, document)
        self._typeset = typeset
        self._formatted = FormattedFlows(self._typeset, style)
        self._grid = GridFlows(self._typeset, style)
        self._levels = outline_levels(document)
        self._alone = headings_alone(document)
        self._place = ""
        self._heading_count = 0

    def flows(self) -> list[Flow]:
        """Every flow, those that must not be parted joined into one.

        Raises:
            MissingGlyphError: No font has a character of the document; the sentence says where it stands.
        """
        try:
            flows = [*self._mark(), *self._of_blocks(self._document.blocks)]
        except MissingGlyphError as error:
            raise error.at(self._place) from None
        return joined(flows)

    def _mark(self) -> list[Flow]:
        mark = self._document.mark
        return [self._line(mark.value, self._style.mark)] if mark else []

    def _of_blocks(self, blocks: Sequence[Block]) -> Iterator[Flow]:
        previous: Block | None = None
        for block in blocks:
            flows = self._of_block(block)
            if flows and belongs_to_previous(previous, block):
                flows[0].binds_previous = True
            yield from flows
            previous = block if flows else previous

    def _of_block(self, block: Block) -> list[Flow]:  # noqa: C901, PLR0911 - one flat case per block type
        match block:
            case Heading():
                return self._heading(block)
            case Text():
                style = self._style.quiet if block.role is TextRole.QUIET else self._style.body
                return self._formatted.flows(block.text, style)
            case Facts():
                return self._grid.facts(block)
            case Roster():
                return self._grid.roster(block)
            case DataTable():
                return self._grid.table(block)
            case Image():
                return [PictureFlow(block, self._most_pt, self._style.block_gap_pt)]
            case SignatureBlock():
                return self._signatures(block)
            case Contents():
                return self._grid.contents(block)
            case Notice():
                return self._notice(block)
            case PageBreak():
                return [PageEnd()]
            case Group():
                return self._group(list(self._of_blocks(block.blocks)))
            case _:
                assert_never(block)

    def _group(self, flows: list[Flow]) -> list[Flow]:
        """Flows that stand together; where the last is a heading, what it is the heading of follows on the page."""
        if not flows:
            return []
        column = Column(joined(flows), Binding.WHOLE)
        column.binds_next = flows[-1].binds_next
        return [column]

    def _line(self, text: str, style: TypeStyle) -> Lines:
        return Lines(self._typeset.paragraph((Run(text=text),), style), style, (Element("P"),))

    def _heading(self, block: Heading) -> list[Flow]:
        title = f"{block.number} {block.text}".strip()
        self._place = f"under ”{title}”"
        self._heading_count += 1
        level = next(self._levels)
        style = self._style.heading(block.level)
        path = (Element(f"H{level}"),)
        key = block.anchor or f"rubrik-{self._heading_count}"
        bookmark = Bookmark(key, title, level - 1 if level <= _BOOKMARK_DEPTH else None)
        style = fitted_to_words(block.text, style, self._style.page.text_width_mm * MM_PT)
        lines = Lines(self._typeset.paragraph((Run(text=block.text),), style), style, path)
        page = self._style.page
        hang_pt = self._style.number_hang_mm * MM_PT
        heading: Flow = HeadingLines(lines, self._number(block.number, style), hang_pt, path, bookmark)
        if block.number and not page.hang_mm:
            heading = _beside_number(heading, hang_pt, page.text_width_mm * MM_PT)
        asides = [self._line(aside, self._style.aside) for aside in block.asides]
        flows: list[Flow] = [heading, *asides]
        for flow in flows:
            flow.binds_next = True
        flows[-1].binds_next = not next(self._alone)
        if asides:
            heading.after_pt = 0
        for previous, _ in pairwise(asides):
            previous.after_pt = 0
        return flows

    def _number(self, number: str, heading: TypeStyle) -> Lines | None:
        if not number:
            return None
        look = TypeStyle(heading.family, heading.size_pt, heading.leading_pt, colour=self._style.accent)
        style = fitted(number, look, self._style.number_hang_mm * MM_PT - 6)
        return Lines(self._typeset.paragraph((Run(text=number),), style), style, ())

    def _signatures(self, block: SignatureBlock) -> list[Flow]:
        style = self._style
        whole_pt = style.page.text_width_mm * MM_PT
        is_wide = len(block.signatures) > _SIGNATURES_IN_ONE_COLUMN
        room_pt = whole_pt / 2 - _SIGNATURE_GAP_PT if is_wide else whole_pt
        columns = []
        for signature in block.signatures:
            rule = self._signature_line(signature)
            name = self._line(signature.name, fitted_to_words(signature.name, style.signature_name, room_pt))
            quiet = [self._line(text, style.signature_role) for text in (signature.role, signature.note) if text]
            columns.append(Column([rule, name, *quiet], Binding.WHOLE))
        if not columns:
            return []
        rows: list[Flow] = list(columns)
        if is_wide:
            pairs = [columns[index : index + 2] for index in range(0, len(columns), 2)]
            rows = [Beside(pair, (0, whole_pt / 2)[: len(pair)], (room_pt,) * len(pair)) for pair in pairs]
        whole = Column(rows, Binding.WHOLE)
        whole.after_pt = style.block_gap_pt
        return [whole]

    def _signature_line(self, signature: Signature) -> Rule:
        style = self._style
        space_pt, width_pt, colour = style.signature_space_pt, style.signature_width_mm * MM_PT, heading_ink(style)
        if not signature.field:
            return Rule(space_pt, width_pt, colour)
        who = ", ".join(part for part in (signature.name, signature.role.lower(), signature.note) if part)
        return SignatureField(FieldLine(signature.field, f"Underskrift: {who}"), space_pt, width_pt, colour)

    def _notice(self, block: Notice) -> list[Flow]:
        inner = self._formatted.flows(block.text, self._style.notice)
        if not inner:
            return []
        box = Box(Column(joined(inner)), self._style.notice_padding_pt, self._style.accent, _NOTICE_GROUND)
        box.before_pt = box.after_pt = self._style.block_gap_pt
        return [box]


def _beside_number(heading: Flow, hang_pt: float, width_pt: float) -> Flow:
    """A heading to the right of its number, where there is no margin for the number to hang in."""
    beside = Beside([heading], (hang_pt,), (width_pt - hang_pt,))
    beside.before_pt, beside.after_pt = heading.before_pt, heading.after_pt
    return beside


def heading_ink(style: StyleSheet) -> str:
    """The dark colour of rules that are to be seen: that of the headings."""
    return style.headings[0].colour


def joined(flows: list[Flow]) -> list[Flow]:
    """The flows, with those that bind each other made into columns that no page break parts in between."""
    runs: list[list[Flow]] = []
    for flow in flows:
        breaks = isinstance(flow, PageEnd) or (runs and isinstance(runs[-1][-1], PageEnd))
        if runs and not breaks and (runs[-1][-1].binds_next or flow.binds_previous):
            runs[-1].append(flow)
        else:
            runs.append([flow])
    return [run[0] if len(run) == 1 else Column(run, Binding.BOUND) for run in runs]
