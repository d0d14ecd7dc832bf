"""Word files: the text as it would be printed.

With list numbers, tables, content controls, text boxes and accepted changes.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.etiketter import looks_like_label
from nacka_sekreterare.exchange.kalla_text import soft_lines
from nacka_sekreterare.exchange.kalltext import Kalltext, Plats, Stycke, clean, make_stycke, squeeze
from nacka_sekreterare.exchange.numrering import Numrering
from nacka_sekreterare.exchange.rader import (
    Rad,
    contents_or_body,
    is_contents_line,
    is_page_number,
    join_lines,
    mark_repeated_heads,
    with_room,
)
from nacka_sekreterare.exchange.tabeller import Cell, explode_rows, table_stycken
from nacka_sekreterare.exchange.wordxml import WORD, Element, Wordfil

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_REMOVED = {
    f"{WORD}{name}"
    for name in (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "pPr",
        "rPr",
        "rt",
        "sectPr",
        "tblPr",
        "sdtPr",
        "delInstrText",
    )
}
_MOST_DIGITS = 9
_SHOWN = {f"{WORD}t", f"{WORD}tab", f"{WORD}br", f"{WORD}cr"}
_SYMBOLS = {"F0B7": "•", "F0A7": "•", "F0D8": "•", "F0FC": "✓", "2013": "–", "F02D": "-"}
_CHARACTERS = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}cr": "\u2028",
    f"{WORD}noBreakHyphen": "-",
    f"{WORD}softHyphen": "\u00ad",
}


class Stil(Value):
    """What a paragraph style says about structure, its parents counted in."""

    heading: int = 0
    list_id: str = ""
    level: int = 0
    is_bold: bool = False
    is_contents: bool = False


def read_docx(data: bytes) -> Kalltext:
    """The paragraphs of a Word file. Raises UserError when the file is broken or hostile."""
    file = Wordfil(data)
    document = file.part(file.main)
    numbering = next((root for _, root in file.related("numbering")), None)
    styles = next((root for _, root in file.related("styles")), None)
    notes = {
        key: text
        for kind in ("footnotes", "endnotes")
        for _, root in file.related(kind)
        for key, text in _notes(kind, root)
    }
    walker = _Walker(Numrering(numbering), _styles(styles), notes)
    heads = _running(walker, file, "header")
    body = list(walker.blocks(document)) if document is not None else []
    feet = _running(walker, file, "footer")
    return Kalltext(stycken=(*heads, *_rejoined(body), *feet))


def _running(walker: "_Walker", file: Wordfil, kind: str) -> list[Stycke]:
    seen: set[str] = set()
    found: list[Stycke] = []
    for _, root in file.related(kind):
        for stycke in walker.blocks(root):
            if stycke.text and stycke.text not in seen:
                seen.add(stycke.text)
                found.append(stycke.model_copy(update={"place": Plats.RUNNING, "row": 0}))
    return found


def _notes(kind: str, root: Element) -> Iterator[tuple[str, str]]:
    for note in root.findall(f"{WORD}{kind[:-1]}"):
        text = squeeze(clean(" ".join(node.text or "" for node in note.iter(f"{WORD}t"))))
        if note.get(f"{WORD}type") in (None, "normal") and text:
            yield f"{kind[:-1]}{note.get(f'{WORD}id')}", text


def _styles(root: Element | None) -> dict[str, Stil]:
    raw = {style.get(f"{WORD}styleId", ""): style for style in root.iter(f"{WORD}style")} if root is not None else {}
    return {key: _resolved(key, raw, 0) for key in raw}


def _resolved(key: str, raw: dict[str, Element], depth: int) -> Stil:
    if key not in raw or depth > 12:
        return Stil()
    style = raw[key]
    parent = _resolved(_val(style, "basedOn") or "", raw, depth + 1)
    name = (_val(style, "name") or key).casefold()
    number = style.find(f"{WORD}pPr/{WORD}numPr")
    outline = style.find(f"{WORD}pPr/{WORD}outlineLvl")
    heading = re.match(r"(?:heading|rubrik)\s*(\d)", name)
    level = int(heading.group(1)) if heading else (1 if name in ("title", "titel", "rubrik") else parent.heading)
    if not level and outline is not None and (outline.get(f"{WORD}val") or "").isdigit():
        level = int(outline.get(f"{WORD}val", "8")) % 9 + 1 if outline.get(f"{WORD}val") != "9" else 0
    return Stil(
        heading=level,
        list_id=(_val(number, "numId") if number is not None else None) or parent.list_id,
        level=_integer(_val(number, "ilvl") if number is not None else None, parent.level),
        is_bold=_is_on(style.find(f"{WORD}rPr/{WORD}b"), parent.is_bold),
        is_contents=bool(re.match(r"(?:toc|innehåll)\s*\d", name)) or parent.is_contents,
    )


def _val(parent: Element | None, name: str) -> str | None:
    child = parent.find(f"{WORD}{name}") if parent is not None else None
    return None if child is None else child.get(f"{WORD}val")


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) <= _MOST_DIGITS else otherwise


def _is_on(switch: Element | None, otherwise: bool) -> bool:
    return otherwise if switch is None else switch.get(f"{WORD}val", "1") not in ("0", "false", "off", "none")


class _Walker:
    """Goes through the blocks of a document in reading order."""

    def __init__(self, numrering: Numrering, styles: dict[str, Stil], notes: dict[str, str]) -> None:
        self._numrering = numrering
        self._styles = styles
        self._notes = notes
        self._row = 0
        self._carried = ""
        self._gap = False

    def blocks(self, parent: Element) -> Iterator[Stycke]:
        """The paragraphs under an element, tables and content controls included."""
        for child in parent:
            if child.tag == f"{WORD}p":
                yield from self._paragraph(child)
            elif child.tag == f"{WORD}tbl":
                yield from self._table(child)
            elif child.tag == _ALTERNATIVES:
                yield from self.blocks(_chosen(child))
            elif child.tag not in _REMOVED:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Stycke]:
        properties = paragraph.find(f"{WORD}pPr")
        style = self._styles.get(_val(properties, "pStyle") or "", Stil())
        boxes: list[Element] = []
        notes: list[str] = []
        text = self._carried + clean("".join(self._text(paragraph, boxes, notes)))
        hidden = squeeze(clean("".join(_hidden_text(paragraph))))
        self._carried = ""
        if properties is not None and properties.find(f"{WORD}rPr/{WORD}del") is not None:
            self._carried = text
            return
        if text.strip():
            yield from self._lines(paragraph, properties, style, text)
        else:
            self._gap = True
        if hidden:
            yield Stycke(text=hidden, place=Plats.HIDDEN, row=self._row)
        for note in notes:
            yield make_stycke(note, place=Plats.NOTE)
        for box in boxes:
            yield from self.blocks(box)

    def _lines(self, paragraph: Element, properties: Element | None, style: Stil, text: str) -> Iterator[Stycke]:
        mark, level = self._mark(properties, style)
        heading = _integer(_val(properties, "outlineLvl"), -1) + 1 or style.heading
        parts = [text.replace("\u2028", " ")] if heading else soft_lines(text)
        is_bold = _all_bold(paragraph, style.is_bold)
        for part in parts:
            if part.strip():
                hints = {
                    "heading": heading % 10,
                    "is_bold": is_bold,
                    "level": level,
                    "has_gap_before": self._gap,
                    "row": self._row,
                }
                place = Plats.CONTENTS if style.is_contents else Plats.BODY
                yield make_stycke(part, marker=mark, place=place, **hints)
                mark, self._gap = "", False

    def _mark(self, properties: Element | None, style: Stil) -> tuple[str, int]:
        number = properties.find(f"{WORD}numPr") if properties is not None else None
        list_id = (_val(number, "numId") if number is not None else None) or style.list_id
        level = _integer(_val(number, "ilvl") if number is not None else None, style.level)
        if not list_id or list_id == "0":
            return "", 0
        return self._numrering.mark(list_id, level), level

    def _text(self, node: Element, boxes: list[Element], notes: list[str]) -> Iterator[str]:
        for child in node:
            tag = child.tag
            if tag in (f"{WORD}t", _MATH_TEXT):
                yield child.text or ""
            elif tag in _CHARACTERS:
                yield _CHARACTERS[tag]
            elif tag == f"{WORD}br":
                yield "\u2028"
            elif tag == f"{WORD}sym":
                code = child.get(f"{WORD}char", "").upper()
                yield _SYMBOLS.get(code, "•" if code.startswith("F0") else "")
            elif tag in (f"{WORD}footnoteReference", f"{WORD}endnoteReference"):
                key = f"{tag.removeprefix(WORD).removesuffix('Reference')}{child.get(f'{WORD}id')}"
                notes.extend([self._notes[key]] if key in self._notes else [])
            elif tag == f"{WORD}txbxContent":
                boxes.append(child)
            elif tag == _ALTERNATIVES:
                yield from self._text(_chosen(child), boxes, notes)
            elif tag not in _REMOVED and not _is_hidden(child):
                yield from self._text(child, boxes, notes)

    def _table(self, table: Element) -> Iterator[Stycke]:
        rows: list[list[Cell]] = []
        numbers: list[int] = []
        for row in _children(table, f"{WORD}tr"):
            if row.find(f"{WORD}trPr/{WORD}del") is not None:
                continue
            self._row += 1
            numbers.append(self._row)
            rows.append([self._cell(cell) for cell in _children(row, f"{WORD}tc")])
        yield from table_stycken([_clock_last(row) for row in rows], numbers)
        self._gap = True

    def _cell(self, cell: Element) -> Cell:
        merged = cell.find(f"{WORD}tcPr/{WORD}vMerge")
        is_continued = merged is not None and merged.get(f"{WORD}val", "continue") == "continue"
        span = _integer(_val(cell.find(f"{WORD}tcPr"), "gridSpan"), 1)
        stycken = tuple(self.blocks(cell))
        self._gap = False
        return Cell(stycken=stycken, span=max(1, min(span, 60)), is_continued=is_continued)


def _is_hidden(node: Element) -> bool:
    return node.tag == f"{WORD}r" and _is_on(node.find(f"{WORD}rPr/{WORD}vanish"), False)


def _hidden_text(paragraph: Element) -> Iterator[str]:
    """The text of the runs that are formatted as hidden, but not that of text boxes, which have paragraphs."""
    for child in paragraph:
        if _is_hidden(child):
            yield from (
                " " if node.tag != f"{WORD}t" else node.text or "" for node in child.iter() if node.tag in _SHOWN
            )
        elif child.tag not in _REMOVED and child.tag not in (f"{WORD}r", f"{WORD}txbxContent"):
            yield from _hidden_text(child)


def _clock_last(row: list[Cell]) -> list[Cell]:
    """A row that opens with a clock time has it last: the time belongs to the point, not to the one before."""
    if len(row) > 1 and re.fullmatch(r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s?[–-]\s?\d{1,2}[.:]\d{2})?", row[0].text):
        return [*row[1:], row[0]]
    return row


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Rows or cells, also inside content controls and inserted marks, but not those of a nested table."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _REMOVED and child.tag not in (f"{WORD}p", f"{WORD}tbl", f"{WORD}tc"):
            yield from _children(child, tag)


def _chosen(alternatives: Element) -> Element:
    """The one of several alternatives that says the text: a text box stands in both and is read once."""
    choice = alternatives.find(_CHOICE)
    if choice is not None and any(node.text or node.tag == f"{WORD}txbxContent" for node in choice.iter()):
        return choice
    fallback = alternatives.find(_FALLBACK)
    return fallback if fallback is not None else alternatives


def _all_bold(paragraph: Element, otherwise: bool) -> bool:
    runs = [
        run for run in paragraph.iter(f"{WORD}r") if "".join(node.text or "" for node in run.iter(f"{WORD}t")).strip()
    ]
    return bool(runs) and all(_is_on(run.find(f"{WORD}rPr/{WORD}b"), otherwise) for run in runs)


def _rejoined(stycken: list[Stycke]) -> list[Stycke]:
    """A Word file made from plain text has one paragraph per printed line.

    Then its lines are joined as lines of text are.
    """
    body = [stycke for stycke in stycken if stycke.text or stycke.marker]
    broken = sum(1 for first, second in pairwise(body) if _is_broken(first, second))
    has_structure = any(stycke.heading or stycke.row or stycke.is_bold or stycke.level for stycke in body)
    is_lines = not has_structure and all(len(stycke.text) < 145 for stycke in body)
    if (broken < 3 and not is_lines) or any(stycke.heading for stycke in body):
        return body
    lines = [
        Rad(
            text=stycke.whole,
            has_gap_before=stycke.has_gap_before,
            is_bold=stycke.is_bold,
            row=stycke.row,
            style="bold" if stycke.is_bold else "",
            place=_line_place(stycke),
        )
        for stycke in body
    ]
    return list(explode_rows(join_lines(with_room(mark_repeated_heads(contents_or_body(lines))))).stycken)


def _is_broken(first: Stycke, second: Stycke) -> bool:
    """True when a sentence stops at the end of one paragraph and goes on in small letters in the next."""
    if second.has_gap_before or second.marker or not second.text[:1].islower() or second.text.startswith("att "):
        return False
    stops = re.search(r"[.:;!?]$", first.text) or looks_like_label(first.text)
    return not stops and len(first.text) > 45 and not first.row


def _line_place(stycke: Stycke) -> Plats:
    if is_page_number(stycke.text):
        return Plats.RUNNING
    return Plats.CONTENTS if stycke.is_body and is_contents_line(stycke.text) else stycke.place
