"""HTML from the clipboard (Word, LibreOffice, web pages) into formatted text: words, bold, italic, lists and tables.

Pure: no pictures, scripts, links or looks come along. Word's lists are no HTML lists but paragraphs of the class
MsoListParagraph with their bullet typed into a span marked `mso-list:Ignore`; older ones begin with U+F0B7.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from lxml import etree

from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, ListItem, Passage, Run, TextTable, runs_text
from nacka_sekreterare.ui.widgets.formatted.normal import cell_lines, clean_characters, is_blank, normalise

BULLETS = "\uf0b7\uf0a7\uf0d8\uf0fc•·▪▫◦‣●○■"

_SKIPPED = frozenset(
    [
        "head",
        "style",
        "script",
        "title",
        "meta",
        "link",
        "xml",
        "del",
        "s",
        "strike",
        "img",
        "svg",
        "object",
        "iframe",
        "noscript",
        "template",
        "video",
        "audio",
    ]
)
_PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "dt",
        "dd",
        "dl",
        "pre",
        "address",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "figure",
        "figcaption",
        "center",
        "blockquote",
        "li",
        "ul",
        "ol",
        "body",
        "html",
        "tr",
        "form",
        "fieldset",
    ]
)
_BOLD_TAGS = frozenset(["b", "strong", "h1", "h2", "h3", "h4", "h5", "h6"])
_ITALIC_TAGS = frozenset(["i", "em", "cite"])

_CONDITIONS = re.compile(r"<!\[[^>]*\]>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_MSO_LEVEL = re.compile(r"mso-list:\s*\w+\s+level(\d)")
_ORDINAL = re.compile(r"[\s(]*(\d+|[a-zA-Z]|[ivxIVX]+)[.)]")
_LEADING_BULLET = re.compile(rf"[{BULLETS}]\s*")
_LEADING_ORDINAL = re.compile(r"(?:\d{1,2}|[a-z])[.)]\s+")
_LENGTH = re.compile(r"(?:^|;)\s*margin-left:\s*(-?[\d.]+)\s*(pt|px|cm|mm|in)")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
_INDENT_POINTS = 24.0
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")
_MIXED_SPACES = re.compile("[ \u00a0]{2,}")


@dataclass(frozen=True)
class _Style:
    """What holds for the words at one place of the tree. `level` -1: not in a list."""

    bold: bool = False
    italic: bool = False
    level: int = -1
    is_ordered: bool = False
    indent: int = 0
    is_word_item: bool = False


def read_html(html: str) -> FormattedText:
    """What a piece of HTML says. Anything can be given; what is no text is left out."""
    html = clean_characters(_DECLARATION.sub("", _CONDITIONS.sub("", html)))
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root = cast("etree._Element | None", etree.fromstring(html, parser))
    except etree.XMLSyntaxError:
        return FormattedText()
    if root is None:
        return FormattedText()
    walker = _Walker()
    walker.walk(root, _Style())
    walker.end_line(_Style())
    return normalise(FormattedText(blocks=tuple(walker.blocks)))


def read_plain(text: str) -> FormattedText:
    """What plain text says: a paragraph per line; lines that begin with a bullet are list items."""
    walker = _Walker()
    for line in clean_characters(text).split("\n"):
        walker.line.append(Run(text=line.replace("\t", " ")))
        walker.end_line(_Style())
    return normalise(FormattedText(blocks=tuple(walker.blocks)))


class _Walker:
    """Goes through the tree and gathers blocks; `line` is the paragraph being gathered."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.line: list[Run] = []
        self._marker = ""
        self._is_new_item = True

    def walk(self, element: "etree._Element", style: _Style) -> None:
        """Gather an element and what is in it."""
        tag = _tag(element)
        if tag in _SKIPPED or _is_hidden(element):
            return
        if "mso-list:ignore" in _style_of(element).replace(" ", ""):
            self._marker = "".join(cast("Iterator[str]", element.itertext()))
            return
        if tag == "br":
            self.line.append(Run(text="\n"))
            return
        if tag == "table":
            self.end_line(style)
            self.blocks.extend(_read_table(element))
            return
        inner = _inner_style(element, tag, style)
        if tag not in _PARAGRAPHS:
            self._walk_children(element, inner)
            return
        self.end_line(style)
        if tag == "li":
            self._is_new_item = True
        self._walk_children(element, inner)
        self.end_line(inner)

    def end_line(self, style: _Style) -> None:
        """The paragraph being gathered is complete."""
        runs = _tidy(self.line)
        marker, self._marker, self.line = self._marker.strip(), "", []
        if is_blank(runs):
            return
        if style.level >= 0:
            self._add_item(runs, self._list_style(style, marker))
        elif match := _LEADING_BULLET.match(runs_text(runs)):
            self._is_new_item = True
            self._add_item(_without(runs, match.end()), replace(style, level=0, is_ordered=False))
        elif style.is_word_item and (match := _LEADING_ORDINAL.match(runs_text(runs))):
            self._is_new_item = True
            self._add_item(_without(runs, match.end()), replace(style, level=0, is_ordered=True))
        else:
            self.blocks.append(Passage(runs=runs, indent=style.indent))

    def _walk_children(self, element: "etree._Element", style: _Style) -> None:
        self._add_words(element.text, style)
        for child in element:
            self.walk(child, style)
            self._add_words(child.tail, style)

    def _add_words(self, words: str | None, style: _Style) -> None:
        if words:
            self.line.append(Run(text=_SPACES.sub(" ", words), bold=style.bold, italic=style.italic))

    def _list_style(self, style: _Style, marker: str) -> _Style:
        """Word tells whether a list is numbered only by the marker it typed; a deeper item follows its list."""
        if not style.is_word_item:
            return style
        self._is_new_item = True
        last = self.blocks[-1] if self.blocks else None
        if style.level > 0 and isinstance(last, ItemList):
            return replace(style, is_ordered=last.is_ordered, indent=0)
        return replace(style, is_ordered=bool(_ORDINAL.match(marker)) and marker != "o", indent=0)

    def _add_item(self, runs: tuple[Run, ...], style: _Style) -> None:
        item = ListItem(runs=runs, level=style.level)
        last = self.blocks[-1] if self.blocks else None
        if not self._is_new_item and isinstance(last, ItemList) and last.items[-1].level == style.level:
            # The second paragraph of one item.
            whole = ListItem(runs=(*last.items[-1].runs, Run(text="\n"), *runs), level=style.level)
            self.blocks[-1] = last.model_copy(update={"items": (*last.items[:-1], whole)})
        else:
            self.blocks.append(ItemList(items=(item,), is_ordered=style.is_ordered, indent=style.indent))
        self._is_new_item = False


def _tag(element: "etree._Element") -> str:
    return str(element.tag).lower().rpartition(":")[2]  # comments, whose tag is no string, are gone


def _style_of(element: "etree._Element") -> str:
    return str(element.get("style") or "").lower()


def _is_hidden(element: "etree._Element") -> bool:
    style = _style_of(element).replace(" ", "")
    return "display:none" in style or "mso-hide:all" in style or "mso-element:comment" in style


def _inner_style(element: "etree._Element", tag: str, style: _Style) -> _Style:
    css = _style_of(element).replace(" ", "")
    style = replace(
        style,
        bold=_weight(css, tag in _BOLD_TAGS or style.bold),
        italic=_slant(css, tag in _ITALIC_TAGS or style.italic),
    )
    if tag in {"ul", "ol"}:
        is_ordered = tag == "ol" if style.level < 0 else style.is_ordered
        return replace(style, level=style.level + 1, is_ordered=is_ordered)
    if tag == "blockquote":
        return replace(style, indent=style.indent + 1)
    if tag not in _PARAGRAPHS:
        return style
    if match := _MSO_LEVEL.search(_style_of(element)):
        return replace(style, level=int(match[1]) - 1, is_word_item=True)
    if "msolistparagraph" in str(element.get("class") or "").lower():
        return replace(style, is_word_item=True)
    return replace(style, indent=max(style.indent, _indent(_style_of(element)))) if style.level < 0 else style


def _weight(css: str, is_bold: bool) -> bool:
    if match := re.search(r"(?:^|;)font-weight:(bold|normal|\d+)", css):
        return match[1] == "bold" or (match[1].isdigit() and int(match[1]) >= 600)
    return is_bold


def _slant(css: str, is_italic: bool) -> bool:
    if match := re.search(r"(?:^|;)font-style:(italic|oblique|normal)", css):
        return match[1] != "normal"
    return is_italic


def _indent(css: str) -> int:
    match = _LENGTH.search(css)
    if match is None:
        return 0
    points = float(match[1]) * _POINTS[match[2]]
    return max(0, min(3, round(points / _INDENT_POINTS)))


def _tidy(line: list[Run]) -> tuple[Run, ...]:
    """One space between words, none at the ends of lines; a single no-break space is meant and stays."""
    runs: list[Run] = []
    before = "\n"
    for run in line:
        words = _MIXED_SPACES.sub(" ", run.text.translate({ord(c): " " for c in "\uf0a0\u200b\ufeff"}))
        if before in " \n":
            words = words.lstrip(" ")
        if words == "\n" and runs:
            runs[-1] = runs[-1].model_copy(update={"text": runs[-1].text.rstrip(" ")})
        if words:
            runs.append(run.model_copy(update={"text": words}))
            before = words[-1]
    return _trimmed(runs)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    while runs and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].text.strip():
        runs.pop()
    if runs:
        runs[0] = runs[0].model_copy(update={"text": runs[0].text.lstrip()})
        runs[-1] = runs[-1].model_copy(update={"text": runs[-1].text.rstrip()})
    return tuple(runs)


def _without(runs: tuple[Run, ...], count: int) -> tuple[Run, ...]:
    """Runs without their first `count` characters."""
    left: list[Run] = []
    for run in runs:
        words = run.text[count:]
        count = max(0, count - len(run.text))
        left.append(run.model_copy(update={"text": words}))
    return _trimmed([run for run in left if run.text])


def _read_table(table: "etree._Element") -> Iterator[Block]:
    rows = [row for row in table.iter("tr") if _nearest_table(row) is table]
    cells = [[cell for cell in row if _tag(cell) in {"td", "th"}] for row in rows]
    if sum(len(row) for row in cells) == 1:  # a table of one cell is a frame, not a table
        walker = _Walker()
        walker.walk(next(row[0] for row in cells if row), _Style())
        walker.end_line(_Style())
        yield from walker.blocks
        return
    grid = _grid(cells)
    if not any(grid):
        return
    first = grid[0] if grid else ()
    is_header = bool(cells[0]) and all(_tag(cell) == "th" for cell in cells[0])
    is_header = is_header or (any(first) and all(run.bold for cell in first for run in cell if run.text.strip()))
    if is_header:
        plain = tuple(tuple(run.model_copy(update={"bold": False}) for run in cell) for cell in first)
        grid = (plain, *grid[1:])
    yield TextTable(rows=grid, header_rows=int(is_header))


def _nearest_table(row: "etree._Element") -> "etree._Element | None":
    return next(iter(row.iterancestors("table")), None)


def _grid(rows: list[list["etree._Element"]]) -> tuple[tuple[tuple[Run, ...], ...], ...]:
    """The cells in their columns; what a cell spans beyond its first place stays empty."""
    taken: dict[tuple[int, int], tuple[Run, ...]] = {}
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            for below in range(_span(cell, "rowspan", len(rows) - row)):
                for beside in range(_span(cell, "colspan", 50)):
                    taken[row + below, column + beside] = ()
            taken[row, column] = _read_cell(cell)
    width = max((column + 1 for _, column in taken), default=0)
    return tuple(tuple(taken.get((row, column), ()) for column in range(width)) for row in range(len(rows)))


def _span(cell: "etree._Element", name: str, limit: int) -> int:
    value = str(cell.get(name) or "1")
    return min(max(int(value), 1), limit) if value.isdecimal() else 1


def _read_cell(cell: "etree._Element") -> tuple[Run, ...]:
    walker = _Walker()
    walker.walk(cell, _Style())
    walker.end_line(_Style())
    runs: list[Run] = []
    for block in walker.blocks:
        for line in cell_lines(block):
            runs.extend(([Run(text="\n")] if runs else []) + list(line))
    return tuple(runs)
