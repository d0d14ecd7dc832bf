"""A protokoll of ours that has been edited in Word or LibreOffice: the texts below its headings, as they read now.

Tracked changes are read as accepted. Headings are found by their bookmarks, which both programs keep.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from docx.oxml.ns import qn
from lxml.etree import _Element
from pydantic import ValidationError

from nacka_sekreterare.documents.backends.docx.body import HEADING_MARK
from nacka_sekreterare.documents.backends.docx.render import PROTOKOLL_NAMESPACE
from nacka_sekreterare.documents.protokollsfakta import Protokollsfakta
from nacka_sekreterare.documents.stylesheet import MM_PT, STANDARD_STYLE, StyleSheet
from nacka_sekreterare.documents.wordlook import WordLook, whole_number
from nacka_sekreterare.documents.wordpackage import MAIN, WordPackage
from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, ListItem, Passage, Run, TextTable, runs_text

_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # says a text box again
_REMOVED: Final = frozenset(
    (*(qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sectPr", "tblPr")), _FALLBACK)
)
_SPACES: Final = frozenset(qn(f"w:{name}") for name in ("tab", "ptab"))
_BREAKS: Final = frozenset(qn(f"w:{name}") for name in ("br", "cr"))
_TWIPS: Final = 20


def read_protokollsfakta(data: bytes) -> Protokollsfakta | None:
    """What the file says it came from; None when it says nothing that can be read. Raises UserError: no Word file."""
    for root in WordPackage(data).custom_parts():
        if root.tag == f"{{{PROTOKOLL_NAMESPACE}}}protokoll":
            try:
                return Protokollsfakta.model_validate_json(root.text or "")
            except ValidationError:
                return None
    return None


def read_texts(data: bytes) -> Mapping[int, FormattedText]:
    """The text below each marked heading, by the heading's number; a heading that was taken away is not among them.

    Raises:
        UserError: when the file cannot be read.
    """
    package = WordPackage(data)
    root = package.part(MAIN)
    reader = _Reader(WordLook(package), STANDARD_STYLE)
    body = root.find(qn("w:body")) if root is not None else None
    if body is not None:
        reader.read(body)
    return reader.texts()


class _Reader:
    """Goes through the body in reading order and gathers the blocks below each heading."""

    def __init__(self, look: WordLook, style: StyleSheet) -> None:
        self._look = look
        self._step = style.list_indent_mm * MM_PT * _TWIPS
        self._indent = style.passage_indent_mm * MM_PT * _TWIPS
        self._found: dict[int, list[tuple[Block, str]]] = {}  # each block with the family of its list
        self._current: list[tuple[Block, str]] = []
        self._marks: list[int] = []
        self._carried: list[Run] = []
        self._met: set[str] = set()  # the lists that have begun

    def texts(self) -> Mapping[int, FormattedText]:
        """What was gathered."""
        return {
            number: FormattedText(blocks=tuple(block for block, _ in blocks)) for number, blocks in self._found.items()
        }

    def read(self, parent: _Element) -> None:
        """Gather what stands under an element."""
        for child in parent:
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._flush()
                table = self._table(child)
                if table is not None:
                    self._current.append((table, ""))
            elif child.tag == qn("w:bookmarkStart"):
                self._marks += _mark_numbers(child)
            elif child.tag not in _REMOVED:
                self.read(child)

    def _paragraph(self, paragraph: _Element) -> None:
        self._marks += [  # a bookmark may also stand between two paragraphs
            number for start in _kept(paragraph, qn("w:bookmarkStart")) for number in _mark_numbers(start)
        ]
        marks, self._marks = self._marks, []
        own = list(self._runs(paragraph))
        is_heading = bool(marks) and bool(runs_text(own).strip()) and not _ends_in_next(paragraph)
        if is_heading:
            self._flush()
            self._current = []
            self._found.setdefault(marks[0], self._current)
            return
        self._carried += own
        if not _ends_in_next(paragraph):
            runs, self._carried = _joined(self._carried), []
            if runs_text(runs).strip():
                self._add(paragraph, runs)

    def _flush(self) -> None:
        """A paragraph whose end was taken away before a heading or table stops there all the same."""
        if runs_text(self._carried).strip():
            self._current.append((Passage(runs=_joined(self._carried)), ""))
        self._carried = []

    def _add(self, paragraph: _Element, runs: tuple[Run, ...]) -> None:
        listed = self._look.list_of(paragraph)
        left = self._look.left_twips(paragraph)
        if listed is None:
            self._current.append((Passage(runs=runs, indent=max(round(left / self._indent), 0)), ""))
            return
        level, is_ordered = listed.level, listed.is_ordered
        step = listed.step_twips or self._step
        indent = max(round((left - step * (level + 1)) / self._indent), 0) if left else 0
        item = ListItem(runs=runs, level=level)
        is_new = listed.restarts and listed.id not in self._met
        self._met.add(listed.id)
        last, family = self._current[-1] if self._current else (None, "")
        goes_on = family == listed.family and not is_new
        if goes_on and isinstance(last, ItemList) and (last.is_ordered, last.indent) == (is_ordered, indent):
            self._current[-1] = (last.model_copy(update={"items": (*last.items, item)}), family)
        else:
            new = ItemList(items=(item,), is_ordered=is_ordered, indent=indent)
            self._current.append((new, listed.family))

    def _table(self, table: _Element) -> TextTable | None:
        rows = [row for row in _kept(table, qn("w:tr")) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        headers = 0
        for row in rows:
            is_header = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}")
            if is_header is None or is_header.get(qn("w:val")) in {"0", "false"}:
                break
            headers += 1
        cells = tuple(tuple(self._cell(cell) for cell in _kept(row, qn("w:tc"))) for row in rows)
        return TextTable(rows=cells, header_rows=headers) if cells else None

    def _cell(self, cell: _Element) -> tuple[Run, ...]:
        runs: list[Run] = []
        is_open = False
        for paragraph in _kept(cell, qn("w:p")):
            own = list(self._runs(paragraph))
            if runs and own and not is_open:
                runs.append(Run(text="\n"))
            runs += own
            is_open = _ends_in_next(paragraph)
        return _joined(runs)

    def _runs(self, parent: _Element) -> Iterator[Run]:
        """The runs of a paragraph as they read when every tracked change is accepted."""
        for child in parent:
            if child.tag == qn("w:r"):
                text = "".join(_run_text(child))
                bold, italic, is_hidden = self._look.of_run(child)
                if text and not is_hidden:
                    yield Run(text=text, bold=bold, italic=italic)
            elif child.tag not in _REMOVED:
                yield from self._runs(child)


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs of one style as one: Word parts them at every change, and at many a word."""
    styles = groupby(runs, key=lambda run: (run.bold, run.italic))
    return tuple(Run(text=runs_text(group), bold=bold, italic=italic) for (bold, italic), group in styles)


def _run_text(run: _Element) -> Iterator[str]:
    for node in run:
        if node.tag == qn("w:t"):
            yield node.text or ""
        elif node.tag in _SPACES:
            yield " "
        elif node.tag in _BREAKS:
            yield "\n" if node.get(qn("w:type"), "textWrapping") == "textWrapping" else ""
        elif node.tag == qn("w:noBreakHyphen"):
            yield "-"


def _kept(parent: _Element, tag: str) -> Iterator[_Element]:
    """The elements of a tag under another, outside what was taken away; nothing inside an element that is found."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _REMOVED:
            yield from _kept(child, tag)


def _ends_in_next(paragraph: _Element) -> bool:
    """True when the end of a paragraph was taken away, so that the next one goes on where it stopped."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return mark is not None and any(mark.find(qn(name)) is not None for name in ("w:del", "w:moveFrom"))


def _mark_numbers(start: _Element) -> Iterator[int]:
    name = start.get(qn("w:name"), "")
    number = whole_number(name.removeprefix(HEADING_MARK)) if name.startswith(HEADING_MARK) else None
    if number is not None:
        yield number
