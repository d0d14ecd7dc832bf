"""How text is set well, the same in PDF and Word: what no line may part, what stands together, how wide columns are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth

from nacka_sekreterare.documents.backends.pdf.fonts import load_font
from nacka_sekreterare.documents.model import DataTable, Document, Roster, RosterEntry, flat_blocks
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet, TypeStyle
from nacka_sekreterare.domain.text import ItemList, Passage, TextTable, runs_text

_NO_BREAK_SPACE: Final = "\xa0"  # ReportLab draws it as a space, so that who searches or copies finds one
_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_BOUND_SPACE: Final = re.compile(
    r"(?<=§) (?=\d)"  # § 37
    rf"|(?<=\d) (?=§|kap\.|%|procent\b|kronor\b|m?n?t?kr\b|(?:{_MONTHS})\b)"  # 13 kap., 28 april
    r"|(?<=\d) (?=\d{3}(?!\d))"  # 80 000
    r"|(?<=[A-ZÅÄÖ]) (?=\d{2,4}/\d)"  # ÄLN 2026/57
    r"|(?<=\bkl\.) (?=\d)|(?<=\bklockan) (?=\d)|(?<=\bden) (?=\d)"  # kl. 15.00
)

_LETTERS_OF_A_ROW: Final = 70
_ROSTER_GAP_MM: Final = 3
_SLACK_PT: Final = 2
_ROSTER_NAME_SHARE: Final = 0.6


def unbroken(text: str) -> str:
    """The text with no-break spaces where a line must not end: a number stays with what it numbers or counts.

    Not for her own texts in Word: there the spaces would come back as changes when the copy is read back.
    """
    return _BOUND_SPACE.sub(_NO_BREAK_SPACE, text)


def introduces(passage: Passage, following: Passage | ItemList | TextTable) -> bool:
    """True when a passage must stand with what follows: a list, a table, an indented passage, what its colon opens."""
    if not isinstance(following, Passage):
        return True
    return following.indent > passage.indent or runs_text(passage.runs).rstrip().endswith(":")


def column_shares(table: TextTable) -> tuple[float, ...]:
    """How wide the columns of a table are to each other: by their longest cells, and never so that a word breaks.

    Each gets its longest word; what room is left goes to those that have long texts.
    """
    columns = max((len(row) for row in table.rows), default=0)
    cells = [[runs_text(row[column]) for row in table.rows if column < len(row)] for column in range(columns)]
    words = [max((len(word) for cell in column for word in cell.split()), default=0) for column in cells]
    least = [longest + 2 for longest in words]
    lines = [max((len(line) for cell in column for line in cell.split("\n")), default=0) for column in cells]
    wishes = [max(0, line + 2 - word) for word, line in zip(least, lines, strict=True)]
    room = max(0, _LETTERS_OF_A_ROW - sum(least))
    granted = min(1.0, room / sum(wishes)) if any(wishes) else 0.0
    return tuple(word + wish * granted for word, wish in zip(least, wishes, strict=True))


def table_widths_pt(table: DataTable, style: StyleSheet) -> list[float]:
    """The columns of a table by their shares, but none so narrow that a word of its header breaks."""
    shares = table.widths or (1.0,) * len(table.alignments)
    widths = [style.page.text_width_mm * MM_PT * share / sum(shares) for share in shares]
    texts = table.header or ("",) * len(widths)
    words = [max((width_pt(word, style.cell_strong) for word in text.split()), default=0) for text in texts]
    needs = [word + 2 * style.cell_padding_x_pt + 1 for word in words]
    lacking = sum(max(need - width, 0) for need, width in zip(needs, widths, strict=True))
    spare = sum(max(width - need, 0) for need, width in zip(needs, widths, strict=True))
    if not 0 < lacking <= spare:
        return widths
    left = 1 - lacking / spare
    return [need + max(width - need, 0) * left for need, width in zip(needs, widths, strict=True)]


def with_roster_width(style: StyleSheet, document: Document) -> StyleSheet:
    """The style with room for long names in every närvarolista of a document, as far as the notes can spare it."""
    rosters = (block for block in flat_blocks(document.blocks) if isinstance(block, Roster))
    longest = max((_name_mm(entry, style) for block in rosters for entry in block.entries if entry.note), default=0)
    wanted_mm = min(longest, style.page.text_width_mm * _ROSTER_NAME_SHARE)
    return replace(style, roster_name_mm=wanted_mm) if wanted_mm > style.roster_name_mm else style


def roster_name_fits(entry: RosterEntry, style: StyleSheet) -> bool:
    """True when a name can stand on one line of its column."""
    return _name_mm(entry, style) <= style.roster_name_mm


def fact_label_fits(label: str, style: StyleSheet) -> bool:
    """True when a label can stand on one line of its column."""
    return width_pt(label, style.fact_label) < style.fact_label_mm * MM_PT


def width_pt(text: str, look: TypeStyle) -> float:
    """How wide a line is."""
    return stringWidth(text, load_font(look.family.regular), look.size_pt)


def shared_widths(room: float, needs: Sequence[float]) -> list[float]:
    """Columns that fill the room: equally wide, unless one needs more and others can spare it.

    What none needs is shared by all: a column that just holds a word breaks it where the font is another.
    """
    spare, waiting = room, len(needs)
    equal = room / max(waiting, 1)
    if max(needs, default=0) <= equal:
        return [equal] * waiting
    over = (room - sum(needs)) / waiting
    if over >= _SLACK_PT:
        return [need + over for need in needs]
    widths = [equal] * waiting
    for index in sorted(range(waiting), key=needs.__getitem__):
        widths[index] = min(spare / waiting, needs[index] + _SLACK_PT) if waiting > 1 else spare
        spare, waiting = spare - widths[index], waiting - 1
    return widths


def _name_mm(entry: RosterEntry, style: StyleSheet) -> float:
    return width_pt(entry.name, style.roster_name) / MM_PT + _ROSTER_GAP_MM
