"""The words of a finished file in reading order, as another program reads them: what proves that the formats agree."""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import docx
import pikepdf
import pypdfium2
from docx.oxml.ns import qn
from lxml import etree

_WORD = re.compile(r"[^\s]+")


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def text_words(data: bytes) -> list[str]:
    return words(data.decode("utf-8"))


def pdf_words(data: bytes) -> list[str]:
    """Follows the structure tree, as a screen reader does; heads, feet and repeated headers are not in it."""
    with pikepdf.open(BytesIO(data)) as pdf:
        marked = marked_texts(pdf)
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        return words(" ".join(_spoken(pdf.Root.StructTreeRoot.K, pages, marked)))


def _spoken(
    node: pikepdf.Object, pages: dict[tuple[int, int], int], marked: dict[tuple[int, int], str]
) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _spoken(kid, pages, marked)
    elif node.get("/Type") == "/MCR":
        yield marked.get((pages[node.Pg.objgen], int(node.MCID)), "")
    elif node.get("/S") == "/Figure":
        yield f"[Bild: {node.Alt}]"
    elif node.get("/Type") == "/StructElem":
        yield from _spoken(node.get("/K", pikepdf.Array()), pages, marked)


def marked_texts(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """The text of each stretch of marked content, from the operators and the fonts' own tables.

    PDFium takes a hyphen at a line end for hyphenation ("vård-" becomes "vård"), so that it is no witness.
    """
    texts: dict[tuple[int, int], str] = {}
    for index, page in enumerate(pdf.pages):
        fonts = {name: unicode_table(font) for name, font in page.Resources.Font.items()}
        table: dict[int, str] = {}
        mark = -1
        for operands, operator in pikepdf.parse_content_stream(page):
            match str(operator):
                case "BDC":
                    properties = operands[1]
                    mark = int(properties.MCID) if "/MCID" in properties else -1
                case "EMC":
                    mark = -1
                case "Tf":
                    table = fonts[str(operands[0])]
                case "Tj":
                    piece = "".join(table[code] for code in bytes(operands[0]))
                    texts[index, mark] = texts.get((index, mark), "") + piece
    return texts


def unicode_table(font: pikepdf.Object) -> dict[int, str]:
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<(\w\w)> <(\w{4,})>\n", table)
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be") for code, value in pairs}


def docx_words(data: bytes) -> list[str]:
    """Follows the body; the labels of lists, which Word computes, are computed from the numbering."""
    document = docx.Document(BytesIO(data))
    numbering = document.part.numbering_part.element
    counters: dict[int, list[int]] = {}
    spoken = []
    for paragraph in document.element.body.iter(qn("w:p")):
        properties = paragraph.find(f".//{qn('w:numPr')}")
        if properties is not None:
            number = int(properties.find(qn("w:numId")).get(qn("w:val")))
            level = int(properties.find(qn("w:ilvl")).get(qn("w:val")))
            spoken.append(_label(numbering, number, level, counters))
        spoken.append("".join(_paragraph_text(paragraph)))
    return words("\n".join(spoken))


def _paragraph_text(paragraph: etree._Element) -> Iterator[str]:
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("wp:docPr")):
        if node.tag == qn("w:t"):
            yield node.text or ""
        elif node.tag == qn("wp:docPr"):
            yield f"[Bild: {node.get('descr')}]"
        elif node.getparent().tag == qn("w:r"):
            yield " "


def _label(numbering: etree._Element, number: int, level: int, counters: dict[int, list[int]]) -> str:
    instance = next(num for num in numbering.findall(qn("w:num")) if num.get(qn("w:numId")) == str(number))
    abstract_id = instance.find(qn("w:abstractNumId")).get(qn("w:val"))
    abstract = next(a for a in numbering.findall(qn("w:abstractNum")) if a.get(qn("w:abstractNumId")) == abstract_id)
    definition = abstract.findall(qn("w:lvl"))[level]
    kind = definition.find(qn("w:numFmt")).get(qn("w:val"))
    pattern = definition.find(qn("w:lvlText")).get(qn("w:val"))
    if kind == "bullet":
        return pattern
    counts = counters.setdefault(number, [])
    counts[:] = (counts + [0] * (level + 1 - len(counts)))[: level + 1]
    counts[-1] += 1
    shown = str(counts[-1]) if kind == "decimal" else "abcdefghijklmnopqrstuvwxyz"[counts[-1] - 1]
    return pattern.replace(f"%{level + 1}", shown)


def docx_parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


def page_texts(data: bytes) -> list[str]:
    """Everything on each page, heads and feet too, in the order it is drawn."""
    pdf = pypdfium2.PdfDocument(data)
    texts = []
    for index in range(len(pdf)):
        page = pdf[index]
        text_page = page.get_textpage()
        texts.append(text_page.get_text_range())
        text_page.close()
        page.close()
    pdf.close()
    return texts


def tags(data: bytes) -> list[str]:
    """The tags of the structure in order, one per element."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return list(_tags(pdf.Root.StructTreeRoot.K))


def _tags(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _tags(kid)
    elif isinstance(node, pikepdf.Dictionary) and node.get("/Type") == "/StructElem":
        yield str(node.S).removeprefix("/")
        yield from _tags(node.get("/K", pikepdf.Array()))


@contextmanager
def opened_text_page(data: bytes) -> Iterator[pypdfium2.PdfTextPage]:
    """The first page, to ask where its words stand."""
    pdf = pypdfium2.PdfDocument(data)
    page = pdf[0]
    text_page = page.get_textpage()
    yield text_page
    text_page.close()
    page.close()
    pdf.close()
