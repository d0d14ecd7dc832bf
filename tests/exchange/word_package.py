# ruff: noqa: E501 - the XML reads best on lines of its own
"""Builds Word files by hand, so that tests can put exactly the XML of one feature into them."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>'
    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
    "</Types>"
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{file}"/>'
        for number, (kind, file) in enumerate(
            (
                ("numbering", "numbering.xml"),
                ("styles", "styles.xml"),
                ("header", "header1.xml"),
                ("footnotes", "footnotes.xml"),
            ),
            start=1,
        )
    )
    + "</Relationships>"
)
POINTS, SUBLIST, BULLETS, RESTARTED = "1", "2", "3", "4"
_LEVEL = (
    '<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
)


def _numbering() -> str:
    points = "".join(
        _LEVEL.format(level=level, start=1, form=form, pattern=pattern)
        for level, (form, pattern) in enumerate((("decimal", "%1."), ("lowerLetter", "%2)"), ("decimal", "%1.%2.%3")))
    )
    bullets = _LEVEL.format(level=0, start=1, form="bullet", pattern="\uf0b7")
    return (
        f"<w:numbering {NAMES}>"
        f'<w:abstractNum w:abstractNumId="10">{points}</w:abstractNum><w:abstractNum w:abstractNumId="11">{points}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="12">{bullets}</w:abstractNum>'
        f'<w:num w:numId="{POINTS}"><w:abstractNumId w:val="10"/></w:num><w:num w:numId="{SUBLIST}"><w:abstractNumId w:val="11"/></w:num>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="12"/></w:num>'
        f'<w:num w:numId="{RESTARTED}"><w:abstractNumId w:val="11"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        "</w:numbering>"
    )


_STYLES = (
    f"<w:styles {NAMES}>"
    '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Punkt"><w:name w:val="Punktrubrik"/>'
    f'<w:pPr><w:numPr><w:numId w:val="{POINTS}"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Toc1"><w:name w:val="toc 1"/></w:style></w:styles>'
)


def run(text: str) -> str:
    """One run; "\\n" becomes a soft line break."""
    parts = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:r>{parts}</w:r>"


def paragraph(content: str, *, list_id: str = "", level: int = 0, style: str = "") -> str:
    """A paragraph of plain text or of ready runs (when it begins with "<")."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>' if list_id else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{numbering}</w:pPr>{content if content.startswith('<') else run(content)}</w:p>"


def table(rows: list[list[str]]) -> str:
    """A table of ready cell contents or plain texts."""
    cells = [[cell if cell.startswith("<") else paragraph(cell) for cell in row] for row in rows]
    grid = "".join("<w:gridCol/>" for _ in rows[0])
    body = "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in cells)
    return f'<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>'


def content_control(content: str) -> str:
    """A block content control around paragraphs."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="x" w:date="2024-01-01T00:00:00Z">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="2" w:author="x" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def text_box(content: str) -> str:
    """A run with a text box, as Word writes it: once for new readers and once for old ones."""
    new = (
        '<w:drawing><wp:inline><wp:extent cx="3000000" cy="600000"/><wp:docPr id="1" name="Ruta"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:g"
        f"raphic></wp:inline></w:drawing>"
    )
    old = f'<w:pict><v:rect style="width:200pt;height:40pt"><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:rect></w:pict>'
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def footnote_mark(number: int) -> str:
    """A reference to a footnote."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def write_docx(path: Path, body: str, *, header: str = "", footnotes: dict[int, str] | None = None) -> Path:
    """Writes a Word file with this body."""
    notes = "".join(
        f'<w:footnote w:id="{key}">{paragraph(text)}</w:footnote>' for key, text in (footnotes or {}).items()
    )
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _PACKAGE_RELATIONS,
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}{section}</w:body></w:document>",
        "word/numbering.xml": _numbering(),
        "word/styles.xml": _STYLES,
        "word/header1.xml": f"<w:hdr {NAMES}>{header or paragraph('')}</w:hdr>",
        "word/footnotes.xml": f"<w:footnotes {NAMES}>{notes}</w:footnotes>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{content}')
    return path
