"""Paragraphs and tables as Word knows them, and how they are written.

They are amended before they are written: what must stay with the next paragraph is known only when the next one is.
The XML is written as text, since building it element by element takes longer than all else together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from nacka_sekreterare.documents.model import Alignment
from nacka_sekreterare.domain.text import Run

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_EMU_PER_PT = 12_700


def twips(points: float) -> int:
    """Points as Word's twentieths."""
    return round(points * 20)


@dataclass(slots=True)
class Indent:
    """Indents in points; a hanging first line stands to the left of the others."""

    left_pt: float = 0
    right_pt: float = 0
    hanging_pt: float = 0


@dataclass(slots=True)
class Paragraph:
    """A paragraph: its style's id, its content as XML, and what departs from the style."""

    style: str
    content: str = ""
    keep_next: bool = False
    may_end_page: bool = False
    starts_page: bool = False
    numbering: tuple[int, int] | None = None
    before_pt: float | None = None
    after_pt: float | None = None
    indent: Indent | None = None
    tabs_pt: tuple[float, ...] = ()
    right_tab_pt: float | None = None
    alignment: Alignment = Alignment.LEFT
    border: str = ""
    outline_level: int | None = None
    is_picture: bool = False

    def xml(self) -> str:
        """The paragraph as XML; the order of its properties is that of the schema."""
        properties = [f'<w:pStyle w:val="{self.style}"/>']
        if self.keep_next or self.may_end_page:  # which style the paragraph has says the rest
            properties.append("<w:keepNext/>" if self.keep_next else '<w:keepNext w:val="0"/>')
        properties += ["<w:pageBreakBefore/>"] if self.starts_page else []
        if self.numbering:
            number, level = self.numbering
            properties.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        properties.append(self.border)
        properties.append(self._tabs())
        properties.append(self._spacing())
        properties.append(self._indent())
        properties += [f'<w:jc w:val="{self.alignment.value}"/>'] if self.alignment is not Alignment.LEFT else []
        if self.outline_level is not None:
            properties.append(f'<w:outlineLvl w:val="{self.outline_level - 1}"/>')
        return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{self.content}</w:p>"

    def _tabs(self) -> str:
        tabs = [f'<w:tab w:val="left" w:pos="{twips(tab)}"/>' for tab in self.tabs_pt]
        tabs += [f'<w:tab w:val="right" w:pos="{twips(self.right_tab_pt)}"/>'] if self.right_tab_pt is not None else []
        return f"<w:tabs>{''.join(tabs)}</w:tabs>" if tabs else ""

    def _spacing(self) -> str:
        before = f' w:before="{twips(self.before_pt)}"' if self.before_pt is not None else ""
        after = f' w:after="{twips(self.after_pt)}"' if self.after_pt is not None else ""
        line = ' w:line="240" w:lineRule="auto"' if self.is_picture else ""  # else it is cut off at the style's line
        return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""

    def _indent(self) -> str:
        if self.indent is None:
            return ""
        indent = self.indent
        first = f' w:hanging="{twips(indent.hanging_pt)}"' if indent.hanging_pt else ' w:firstLine="0"'
        return f'<w:ind w:left="{twips(indent.left_pt)}" w:right="{twips(indent.right_pt)}"{first}/>'


@dataclass(slots=True)
class Cell:
    """A cell; `top` and `bottom` are the colours of rules with their width in eighths of a point."""

    paragraphs: list[Paragraph]
    top: tuple[str, int] | None = None
    bottom: tuple[str, int] | None = None
    padding_left_pt: float = 0

    def xml(self, width_pt: float) -> str:
        """The cell as XML."""
        rules = "".join(
            f'<w:{side} w:val="single" w:sz="{rule[1]}" w:space="0" w:color="{rule[0]}"/>'
            for side, rule in (("top", self.top), ("bottom", self.bottom))
            if rule
        )
        borders = f"<w:tcBorders>{rules}</w:tcBorders>" if rules else ""
        padding = f'<w:tcMar><w:left w:w="{twips(self.padding_left_pt)}" w:type="dxa"/></w:tcMar>'
        width = f'<w:tcW w:w="{twips(width_pt)}" w:type="dxa"/>'
        inner = "".join(paragraph.xml() for paragraph in self.paragraphs)
        return f"<w:tc><w:tcPr>{width}{borders}{padding if self.padding_left_pt else ''}</w:tcPr>{inner}</w:tc>"


@dataclass(slots=True)
class Row:
    """A row of cells. A header row is repeated on each page."""

    cells: list[Cell]
    is_header: bool = False

    def keep_next(self) -> None:
        """Keep the row on the page of what follows."""
        for cell in self.cells:
            for paragraph in cell.paragraphs:
                paragraph.keep_next = True


@dataclass(slots=True)
class Table:
    """Rows of cells, in points; `padding_pt` is above and below each cell's text."""

    rows: list[Row]
    widths_pt: list[float]
    padding_pt: float = 0
    left_pt: float = 0
    summary: str = ""
    has_row_headers: bool = False
    before_pt: float = field(default=0)

    def xml(self) -> str:
        """The table as XML."""
        grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in self.widths_pt)
        return f"<w:tbl>{self._properties()}<w:tblGrid>{grid}</w:tblGrid>{''.join(map(self._row, self.rows))}</w:tbl>"

    def _properties(self) -> str:
        has_header = any(row.is_header for row in self.rows)
        look = f'w:firstRow="{int(has_header)}" w:lastRow="0" w:firstColumn="{int(self.has_row_headers)}"'
        pad = twips(self.padding_pt)
        margins = (
            f'<w:tblCellMar><w:top w:w="{pad}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
            f'<w:bottom w:w="{pad}" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
        )
        described = f"<w:tblDescription w:val={quoteattr(self.summary)}/>" if self.summary else ""
        return (
            f'<w:tblPr><w:tblStyle w:val="Tabell"/><w:tblW w:w="{twips(sum(self.widths_pt))}" w:type="dxa"/>'
            f'<w:tblInd w:w="{twips(self.left_pt)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{margins}'
            f'<w:tblLook w:val="0000" {look} w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{described}</w:tblPr>'
        )

    def _row(self, row: Row) -> str:
        header = "<w:tblHeader/>" if row.is_header else ""
        cells = "".join(cell.xml(width) for cell, width in zip(row.cells, self.widths_pt, strict=True))
        return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def columns_told(header: Sequence[str]) -> str:
    """What a screen reader says of a table that no one has described: the names of its columns."""
    names = ", ".join(name for name in header if name)
    return f"Tabell med kolumnerna {names}" if names else "Tabell"


def runs_xml(runs: Iterable[Run], properties: str = "") -> str:
    """Runs of text, with properties of their own besides bold and italic."""
    return "".join(
        text_xml(run.text, ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "") + properties)
        for run in runs
        if run.text
    )


def text_xml(text: str, properties: str = "") -> str:
    """A run of text; a newline is a line break."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{look}{lines}</w:r>"


def tab_xml(properties: str = "") -> str:
    """A tab."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:tab/></w:r>" if properties else "<w:r><w:tab/></w:r>"


def field_xml(instruction: str, shown: str, properties: str = "") -> str:
    """A field with the value it has now, so that nothing has to be updated when the file is opened."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{look}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{look}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r>{look}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{look}<w:t>{shown}</w:t></w:r>"
        f'<w:r>{look}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture_xml(alt: str, relation: str, number: int, size_pt: tuple[float, float]) -> str:
    """A run that holds a picture; `number` is its own in the file, `relation` leads to its bytes."""
    width, height = (round(length * _EMU_PER_PT) for length in size_pt)
    extent = f'cx="{width}" cy="{height}"'
    about = f'id="{number}" name="Bild {number}" descr={quoteattr(alt)}'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'  # else LibreOffice moves it 3 mm in
        f"<wp:extent {extent}/><wp:docPr {about}/><wp:cNvGraphicFramePr>"
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def bookmarked_xml(content: str, number: int, name: str) -> str:
    """Content inside a bookmark."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'


def style_xml(style: str) -> str:
    """The property of a run that gives it a character style."""
    return f'<w:rStyle w:val="{style}"/>'


def keep_whole(items: Sequence[Paragraph | Table]) -> None:
    """Keep all of the items on one page."""
    for item in items[:-1]:
        keep_with_next(item, rows=len(item.rows) if isinstance(item, Table) else 0)
    if items and isinstance(items[-1], Table):
        for row in items[-1].rows[:-1]:
            row.keep_next()


def keep_with_next(item: Paragraph | Table, *, rows: int = 2) -> None:
    """Keep a paragraph, or the last rows of a table, on the page of what follows."""
    if isinstance(item, Paragraph):
        item.keep_next = True
        return
    for row in item.rows[-rows:] if rows else []:
        row.keep_next()
