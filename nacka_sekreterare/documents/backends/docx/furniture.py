"""Running head and foot in Word: real headers and footers with the fields of the page numbers."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from nacka_sekreterare.documents.backends.docx.wordml import (
    Cell,
    Indent,
    Paragraph,
    Row,
    Table,
    field_xml,
    tab_xml,
    text_xml,
)
from nacka_sekreterare.documents.backends.typography import shared_widths, width_pt
from nacka_sekreterare.documents.backends.wording import page_number_text
from nacka_sekreterare.documents.look import LOGO_GAP_PT, Look
from nacka_sekreterare.documents.model import Alignment, Document, PageNumberPlace
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet

_GAP_PT = 14
_SIGN_SPACE_PT = 20
TEXT_GAP_PT = 14
"""The space below the head."""


def head_xml(document: Document, style: StyleSheet, pages: int) -> str:
    """The paragraphs of the running head, one per line, left and right parted by a tab."""
    indent = out_to_the_edges(style)
    right_pt = style.page.text_width_mm * MM_PT - indent.right_pt
    right = _right_lines(document, style, pages)
    lines = list(zip_longest([text_xml(line) for line in document.head.left_lines], right, fillvalue=""))
    paragraphs = []
    for index, (left_side, right_side) in enumerate(lines):
        is_last = index == len(lines) - 1
        own_style = "Sidhuvudslinje" if is_last else "Sidhuvud"
        if index == 0 and document.head.left_lines:
            look = _strong(style, style.head_strong.colour)
            left_side = text_xml(document.head.left_lines[0], look)  # noqa: PLW2901 - the first line is the strong one
        content = left_side + tab_xml() + right_side
        after_pt = TEXT_GAP_PT if is_last else None  # so that a head grown by long names leaves room for the text
        line = Paragraph(own_style, content, indent=indent, right_tab_pt=right_pt, after_pt=after_pt)
        paragraphs.append(line.xml())
    return "".join(paragraphs) or Paragraph("Sidhuvud").xml()


def first_head_xml(document: Document, look: Look, pages: int, logo_xml: str) -> str:
    """The running head of the first page: the logo in the place of the kommun's name, the right lines beside it."""
    style = look.style
    page = style.page
    left = [Paragraph("Sidhuvud", logo_xml, is_picture=True, after_pt=LOGO_GAP_PT)]
    left += [Paragraph("Sidhuvud", text_xml(line)) for line in document.head.left_lines[1:]]
    right = [Paragraph("Sidhuvud", line, alignment=Alignment.RIGHT) for line in _right_lines(document, style, pages)]
    half = (page.width_mm - page.outer_left_mm - page.outer_right_mm) * MM_PT / 2
    row = Row([Cell(left), Cell(right or [Paragraph("Sidhuvud")])])
    table = Table([row], [half, half], left_pt=-page.hang_mm * MM_PT)
    rule = Paragraph("Sidhuvudslinje", indent=out_to_the_edges(style), after_pt=TEXT_GAP_PT)
    return table.xml() + rule.xml()


def foot_xml(document: Document, style: StyleSheet, pages: int) -> str:
    """The facts and the lines to sign on, as tables as wide as the page's outer margins allow."""
    facts = [
        [Paragraph("Sidfot", text_xml(fact.label)), Paragraph("Sidfot", text_xml(fact.value, _ink(style)))]
        for fact in document.foot.facts
    ]
    if document.page_number is PageNumberPlace.FOOT:
        number = Paragraph("Sidfot", page_fields_xml(pages, _ink(style)), alignment=Alignment.RIGHT)
        facts.append([Paragraph("Sidfot"), number])
    parts = []
    if facts:
        ink = replace(style.foot, size_pt=style.foot.size_pt + 1)
        needs = [max(width_pt(fact.label, style.foot), width_pt(fact.value, ink)) for fact in document.foot.facts]
        needs += [width_pt(page_number_text(888, 888), ink)] * (len(facts) - len(needs))
        parts.append(_columns(style, [Cell(paragraphs) for paragraphs in facts], needs).xml())
    if document.foot.sign_labels:
        parts.append(_sign_table_xml(document, style))
    return "".join(parts) + Paragraph("Mellanrum").xml()


def sign_lines_xml(document: Document, style: StyleSheet) -> str:
    """The lines to sign on alone, below what a template's foot already holds."""
    return _sign_table_xml(document, style) + Paragraph("Mellanrum").xml()


def _sign_table_xml(document: Document, style: StyleSheet) -> str:
    rule = (style.rule_colour, 4)
    cells = [Cell([Paragraph("Sidfot", text_xml(label))], top=rule) for label in document.foot.sign_labels]
    return Paragraph("Mellanrum", before_pt=_SIGN_SPACE_PT - 1).xml() + _columns(style, cells).xml()


def page_fields_xml(pages: int, look: str = "") -> str:
    """The page number in print as fields: "Sida 1 (14)"."""
    page, whole = field_xml("PAGE", "1", look), field_xml("NUMPAGES", str(pages), look)
    return text_xml("Sida ", look) + page + text_xml(" (", look) + whole + text_xml(")", look)


def out_to_the_edges(style: StyleSheet) -> Indent:
    """From the margins of the text to those of the head."""
    page = style.page
    return Indent(-page.hang_mm * MM_PT, -(page.text_right_mm - page.outer_right_mm) * MM_PT)


def _right_lines(document: Document, style: StyleSheet, pages: int) -> list[str]:
    lines = [text_xml(document.mark.value, _strong(style, style.mark.colour))] if document.mark else []
    lines += [text_xml(line) for line in document.head.right_lines]
    if document.page_number is PageNumberPlace.HEAD:
        lines.append(page_fields_xml(pages))
    return lines


def _strong(style: StyleSheet, colour: str) -> str:
    family = style.head_strong.family
    name, bold = family.name, "<w:b/>" if family.is_bold_in_word else ""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>{bold}<w:color w:val="{colour}"/>'


def _ink(style: StyleSheet) -> str:
    return f'<w:color w:val="{style.head_strong.colour}"/><w:sz w:val="{round((style.foot.size_pt + 1) * 2)}"/>'


def _columns(style: StyleSheet, cells: list[Cell], needs: Sequence[float] = ()) -> Table:
    """Columns, equal or as wide as they need to be, with an empty one between each two."""
    page = style.page
    whole = (page.width_mm - page.outer_left_mm - page.outer_right_mm) * MM_PT
    given = shared_widths(whole - _GAP_PT * (len(cells) - 1), needs or [0] * len(cells))
    row: list[Cell] = []
    widths: list[float] = []
    for cell, width in zip(cells, given, strict=True):
        if row:
            row.append(Cell([Paragraph("Mellanrum")]))
            widths.append(_GAP_PT)
        row.append(cell)
        widths.append(width)
    return Table([Row(row)], widths, left_pt=-page.hang_mm * MM_PT)
