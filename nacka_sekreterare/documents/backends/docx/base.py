"""The Word file that every document starts from: styles, list numbering, settings and embedded fonts.

python-docx's own template is US Letter, in English and signed "python-docx" in 2013; this one is made from the
stylesheet that the PDF follows too, once per stylesheet.
"""

import zipfile
from functools import lru_cache
from io import BytesIO
from uuid import NAMESPACE_URL, UUID, uuid5

from nacka_sekreterare.documents.backends.docx.styles import styles_xml
from nacka_sekreterare.documents.backends.docx.wordml import NAMESPACES, twips
from nacka_sekreterare.documents.stylesheet import (
    DEJAVU,
    MM_PT,
    SANS,
    SANS_STRONG,
    SERIF,
    FontFamily,
    FontFile,
    StyleSheet,
)

BULLETS = 1
"""The numbering instance of bullets; those of numbered lists follow, one per list."""
NUMBERS_ABSTRACT = 2
LEVELS = 9

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"document": "document.main", **{name: name for name in ("styles", "numbering", "settings", "fontTable")}}
_EMBEDDED = (
    *((SERIF, "regular"), (SERIF, "bold"), (SERIF, "italic"), (SANS, "regular"), (SANS, "italic")),
    *((SANS_STRONG, "regular"), (DEJAVU, "regular"), (DEJAVU, "bold")),
)
"""Of the program's own families. Those of the kommun it has on its machines, and may not be free to give away."""

Embedded = tuple[tuple[FontFamily, str], ...]


@lru_cache(maxsize=8)  # an organ has one look, and few are tried
def base_file(style: StyleSheet) -> bytes:
    """The bytes of an empty DOCX in a stylesheet."""
    embedded = tuple(each for each in _EMBEDDED if each[0] in style.families)
    fonts = _fonts(embedded)
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            [
                ("officeDocument", "word/document.xml"),
                ("extended-properties", "docProps/app.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _core(),
        "docProps/app.xml": _app(),
        "word/document.xml": _document(style),
        "word/_rels/document.xml.rels": _relationships(
            [(name, f"{name}.xml") for name in ("styles", "numbering", "settings", "fontTable")]
        ),
        "word/styles.xml": styles_xml(style),
        "word/numbering.xml": numbering_xml(style),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(embedded),
        "word/_rels/fontTable.xml.rels": _relationships([("font", f"fonts/{name}") for name in fonts]),
    }
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
        for name, data in fonts.items():
            package.writestr(f"word/fonts/{name}", data)
    return buffer.getvalue()


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in _PARTS.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    app = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="odttf" ContentType="application/vnd.openxmlformats-officedocument.obfuscatedFont"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/>'
        f'<Override PartName="/docProps/app.xml" ContentType="{app}"/></Types>'
    )


def _relationships(targets: list[tuple[str, str]]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{index}" Type="{kind if ":" in kind else f"{_OFFICE}/{kind}"}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _core() -> str:
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def _app() -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'{_XML}<Properties xmlns="{kind}"><Application>Nacka Sekreterare</Application></Properties>'


def _document(style: StyleSheet) -> str:
    page = style.page
    size = f'<w:pgSz w:w="{twips(page.width_mm * MM_PT)}" w:h="{twips(page.height_mm * MM_PT)}"/>'
    margins = {
        "top": page.text_top_mm,
        "right": page.text_right_mm,
        "bottom": page.text_bottom_mm,
        "left": page.text_left_mm,
        "header": page.head_top_mm,
        "footer": page.foot_bottom_mm,
        "gutter": 0,
    }
    margin = "".join(f' w:{side}="{twips(length * MM_PT)}"' for side, length in margins.items())
    return f"{_XML}<w:document {NAMESPACES}><w:body><w:sectPr>{size}<w:pgMar{margin}/></w:sectPr></w:body></w:document>"


def numbering_xml(style: StyleSheet) -> str:
    """The numbering part: one kind of list with bullets, one with numbers."""
    bullets = "".join(_level(style, level, "bullet", "–" if level else "•") for level in range(LEVELS))
    numbers = "".join(
        _level(style, level, "lowerLetter" if level else "decimal", f"%{level + 1})" if level else "%1.")
        for level in range(LEVELS)
    )
    return (
        f"{_XML}<w:numbering {NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>{bullets}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="{NUMBERS_ABSTRACT}"><w:multiLevelType w:val="multilevel"/>{numbers}'
        f'</w:abstractNum><w:num w:numId="{BULLETS}"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


def _level(style: StyleSheet, level: int, kind: str, text: str) -> str:
    step = style.list_indent_mm * MM_PT
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(step * (level + 1))}" w:hanging="{twips(step)}"/></w:pPr></w:lvl>'
    )


def _settings() -> str:
    uri = "http://schemas.microsoft.com/office/word"
    modern = f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/>'
    return (
        f'{_XML}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:embedTrueTypeFonts/>'
        '<w:defaultTabStop w:val="1304"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{modern}</w:compat>"
        '<w:themeFontLang w:val="sv-SE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _font_table(embedded: Embedded) -> str:
    families: dict[FontFamily, list[tuple[str, int]]] = {}
    for index, (family, face) in enumerate(embedded, start=1):
        families.setdefault(family, []).append((face, index))
    fonts = "".join(
        f'<w:font w:name="{family.name}"><w:family w:val="{"roman" if family is SERIF else "swiss"}"/>'
        f'<w:pitch w:val="variable"/>{"".join(_embedding(family, face, index) for face, index in faces)}</w:font>'
        for family, faces in families.items()
    )
    return f"{_XML}<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def _embedding(family: FontFamily, face: str, index: int) -> str:
    key = _font_key(_font_file(family, face))
    return f'<w:embed{face.capitalize()} r:id="rId{index}" w:fontKey="{{{str(key).upper()}}}"/>'


def _font_file(family: FontFamily, face: str) -> FontFile:
    return family.file(bold=face == "bold", italic=face == "italic")


def _font_key(file: FontFile) -> UUID:
    return uuid5(NAMESPACE_URL, file.name)


def _fonts(embedded: Embedded) -> dict[str, bytes]:
    """The embedded fonts by part name, with the first 32 bytes masked as ECMA-376 part 4 §14.2.1 says."""
    fonts = {}
    for index, (family, face) in enumerate(embedded, start=1):
        file = _font_file(family, face)
        data = file.read()
        mask = _font_key(file).bytes[::-1] * 2
        fonts[f"font{index}.odttf"] = bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]
    return fonts
