"""Reading a document of ours back: the words of its body in reading order, and the facts in its metadata.

A PDF is read by its structure tree, as a screen reader does, so that running heads and feet stay outside; one without
tags, by what stands on its pages. Whatever comes in is hostile until it is read.
"""

import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2
from docx.oxml.ns import qn
from lxml.etree import _Element

from nacka_sekreterare.documents.backends.docx.render import FACTS_PART
from nacka_sekreterare.documents.wordpackage import MAIN, WordPackage
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system.pdf_loops import has_loop
from nacka_sekreterare.system.zips import DamagedZipError, Zip

_FACTS = re.compile(rb"<nacka:utdragsfakta[^>]*>(.*?)</nacka:utdragsfakta>", re.DOTALL)
_DEEPEST = 200
_MOST_FACTS_BYTES = 20_000_000
_BROKEN: Final = (
    *(pikepdf.PikepdfError, pypdfium2.PdfiumError, DamagedZipError, OSError, EOFError),
    *(LookupError, ValueError, TypeError, AttributeError, RuntimeError),
)
"""What is raised on the way through a file that somebody has damaged."""


def read_words(data: bytes, name: str) -> str:
    """Every word of a PDF or DOCX but the labels of lists. Raises UserError, with the file's name, when it has none."""
    try:
        text = _pdf_text(data) if data.startswith(b"%PDF") else _docx_text(data)
    except (*_BROKEN, UserError) as error:
        raise UserError(f"{name} går inte att läsa. Välj den PDF- eller Word-fil som programmet skrev.") from error
    if not text.strip():
        raise UserError(f"{name} innehåller ingen text. Välj filen som programmet skrev, inte en inskannad kopia.")
    return text


def read_facts_json(data: bytes) -> str | None:
    """The facts that a document carries in its metadata, as JSON; None when it carries none or cannot be read."""
    try:
        if data.startswith(b"%PDF"):
            with pikepdf.open(BytesIO(data)) as pdf:
                metadata = bytes(pdf.Root.Metadata.read_bytes()) if "/Metadata" in pdf.Root else b""
        else:
            metadata = Zip(data).read(FACTS_PART, _MOST_FACTS_BYTES)
    except _BROKEN:
        return None
    found = _FACTS.search(metadata)
    return unescape(found[1].decode("utf-8", errors="replace")) if found else None


# --- DOCX -------------------------------------------------------------------------------------------------------------
def _docx_text(data: bytes) -> str:
    root = WordPackage(data).part(MAIN)
    found = root.iter(qn("w:p")) if root is not None else iter(())
    return "\n".join("".join(_paragraph_words(paragraph)) for paragraph in found)


def _paragraph_words(paragraph: _Element) -> Iterator[str]:
    for node in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        yield (node.text or "") if node.tag == qn("w:t") else " "


# --- PDF --------------------------------------------------------------------------------------------------------------
def _pdf_text(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as pdf:
        if has_loop(pdf):
            raise ValueError("a drawing that draws itself")
        if "/StructTreeRoot" in pdf.Root and "/K" in pdf.Root.StructTreeRoot:
            marked = _marked_texts(pdf)
            pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
            return " ".join(_spoken(pdf.Root.StructTreeRoot.K, pages, marked, None, 0))
    return _drawn_text(data)


def _drawn_text(data: bytes) -> str:
    pdf = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(pdf[index].get_textpage().get_text_range() for index in range(len(pdf)))
    finally:
        pdf.close()


def _spoken(
    node: object,
    pages: dict[tuple[int, int], int],
    marked: dict[tuple[int | None, int], str],
    page: int | None,
    depth: int,
) -> Iterator[str]:
    """The text under a node of the structure tree; `page` is the one its bare content numbers belong to."""
    if depth > _DEEPEST:
        raise ValueError("the structure tree is too deep")
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _spoken(kid, pages, marked, page, depth + 1)
        return
    if isinstance(node, int):
        yield marked.get((page, node), "")
        return
    if not isinstance(node, pikepdf.Dictionary):
        return
    page = pages.get(node.Pg.objgen, page) if "/Pg" in node else page
    if node.get("/Type") == "/MCR":
        yield marked.get((page, int(node.MCID)), "")
    elif node.get("/S") != "/Lbl" and "/K" in node:
        yield from _spoken(node.K, pages, marked, page, depth + 1)


def _marked_texts(pdf: pikepdf.Pdf) -> dict[tuple[int | None, int], str]:
    """The text of each stretch of marked content by page and number.

    From the operators and the fonts' own tables: PDFium takes a hyphen at a line end for hyphenation.
    """
    texts: dict[tuple[int | None, int], str] = {}
    for index, page in enumerate(pdf.pages):
        fonts = {name: _unicode_table(font) for name, font in page.Resources.get("/Font", {}).items()}
        table: dict[int, str] = {}
        marks = [-1]
        for instruction in pikepdf.parse_content_stream(page):
            operands = instruction.operands
            match str(instruction.operator):
                case "BDC" | "BMC":
                    properties = operands[-1]
                    is_numbered = isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties
                    marks.append(int(properties.MCID) if is_numbered else marks[-1])
                case "EMC" if len(marks) > 1:
                    marks.pop()
                case "Tf":
                    table = fonts.get(str(operands[0]), {})
                case "Tj" | "TJ":
                    piece = "".join(table.get(code, "") for code in _codes(operands[0]))
                    texts[index, marks[-1]] = texts.get((index, marks[-1]), "") + piece
                case _:
                    pass
    return texts


def _codes(operand: object) -> Iterator[int]:
    for part in operand if isinstance(operand, pikepdf.Array) else (operand,):
        if isinstance(part, pikepdf.String):
            yield from bytes(part)


def _unicode_table(font: pikepdf.Object) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode("ascii", errors="replace")
    pairs = re.findall(r"<(\w\w)>\s+<((?:\w{4})+)>", table)
    return {int(code, 16): bytes.fromhex(value).decode("utf-16-be", errors="replace") for code, value in pairs}
