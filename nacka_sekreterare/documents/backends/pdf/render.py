"""A document as a PDF: laid out first, so that every page number is known, then drawn once."""

from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream, PDFZCompress

from nacka_sekreterare.documents.backends.pdf.fields import write_form
from nacka_sekreterare.documents.backends.pdf.flow import Pen
from nacka_sekreterare.documents.backends.pdf.fonts import FontShelf, load_font
from nacka_sekreterare.documents.backends.pdf.furniture import Furniture
from nacka_sekreterare.documents.backends.pdf.library import Pdf, page_object
from nacka_sekreterare.documents.backends.pdf.lines import ParagraphShelf, Typeset
from nacka_sekreterare.documents.backends.pdf.metadata import write_metadata
from nacka_sekreterare.documents.backends.pdf.pages import Page, anchor_pages, paginate
from nacka_sekreterare.documents.backends.pdf.story import Story
from nacka_sekreterare.documents.backends.pdf.structure import StructureWriter
from nacka_sekreterare.documents.backends.pdf.tagging import TaggedCanvas
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet


@dataclass(frozen=True, slots=True)
class Layout:
    """A document on its pages, not yet drawn."""

    pages: list[Page]
    furniture: Furniture

    def anchor_pages(self) -> dict[str, int]:
        """The page number of each anchor."""
        return anchor_pages(self.pages)


def lay_out(document: Document, look: Look, shelf: ParagraphShelf | None = None) -> Layout:
    """Put a document on pages; with a shelf, paragraphs that stood in the document before are not set again.

    Raises:
        MissingGlyphError: No font has a character of the document.
    """
    style = look.style
    typeset = Typeset(FontShelf(style), shelf)
    furniture = Furniture(document, look, typeset)
    height = style.page.height_mm * MM_PT - furniture.text_top_pt - furniture.text_bottom_pt
    first_height = height + furniture.text_top_pt - furniture.first_text_top_pt
    flows = Story(document, style, typeset, first_height).flows()
    pages = paginate(flows, style.page.text_width_mm * MM_PT, height, first_height)
    return Layout(pages, furniture)


def render_pdf(document: Document, look: Look) -> bytes:
    """The document as tagged PDF/A-2a and PDF/UA-1, the same bytes for the same document.

    Raises:
        MissingGlyphError: No font has a character of the document.
    """
    layout, style = lay_out(document, look), look.style
    font = load_font(style.body.family.regular)
    canvas = ArchivalCanvas(style.page.width_mm * MM_PT, style.page.height_mm * MM_PT, font)
    canvas.elsewhere = document.elsewhere.keys()
    pen = Pen(canvas, {**document.elsewhere, **layout.anchor_pages()}.__getitem__)
    for number in range(1, len(layout.pages) + 1):
        draw_page(layout, style, pen, number)
    return canvas.finish(document)


def draw_page(layout: Layout, style: StyleSheet, pen: Pen, number: int) -> None:
    """Draw the page with a number (the first is 1) as the next one of the canvas."""
    page, furniture = style.page, layout.furniture
    top = page.height_mm * MM_PT - (furniture.text_top_pt if number > 1 else furniture.first_text_top_pt)
    if number == 1:
        furniture.draw_logo(pen)
    for placed in layout.pages[number - 1].placed:
        placed.flow.draw(pen, page.text_left_mm * MM_PT, top - placed.down_pt, page.text_width_mm * MM_PT)
    furniture.draw(pen, number, len(layout.pages))
    pen.canvas.showPage()


class ArchivalCanvas(TaggedCanvas):
    """A tagged canvas whose file is written as PDF/A wants it."""

    def finish(self, document: Document) -> bytes:
        """The bytes of the file; the canvas is used up."""
        pdf: Pdf = self._doc  # type: ignore[attr-defined]  # the stubs do not show it
        write_metadata(pdf, document)
        write_form(pdf, self.fields)
        while len(self.marks) < self.getPageNumber() - 1:
            self.marks.append([])
        StructureWriter(self, pdf).write()
        for font in pdf.delayedFonts:
            font.addObjects(pdf)
        pdf.delayedFonts.clear()
        for number in range(1, self.getPageNumber()):
            page = page_object(pdf, number)
            page.Contents = _ArchivalStream(content=page.stream, filters=[PDFZCompress])
            pdf.signature.update(page.stream.encode("utf-8"))
        for value in (*pdf.idToObject.values(), pdf.Catalog.Metadata):
            if type(value) is PDFStream:
                value.__class__ = _ArchivalStream
        data: bytes = self.getpdfdata()  # type: ignore[no-untyped-call]
        return data


class _ArchivalStream(PDFStream):
    """A stream with an end of line before `endstream`, which PDF/A demands and ReportLab leaves out."""

    def format(self, document: PDFDocument) -> bytes:
        source: bytes = super().format(document)
        return source.removesuffix(b"endstream\n") + b"\nendstream\n"
