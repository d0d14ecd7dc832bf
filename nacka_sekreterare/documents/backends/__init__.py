"""Renders a `Document` in a format: the same words in the same order, whichever the format."""

from typing import assert_never

from nacka_sekreterare.documents.backends.docx.render import render_docx
from nacka_sekreterare.documents.backends.docx.template import word_look
from nacka_sekreterare.documents.backends.pdf.render import lay_out, render_pdf
from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.backends.wording import PageOf, cleaned
from nacka_sekreterare.documents.look import STANDARD_LOOK, Look
from nacka_sekreterare.documents.model import Document, Format, has_page_references


def render(document: Document, document_format: Format, look: Look = STANDARD_LOOK) -> bytes:
    """The file of a document, the same bytes for the same document.

    Raises:
        MissingGlyphError: No font has a character of the document (a UserError that names the place).
    """
    document = cleaned(document)
    match document_format:
        case Format.PDF:
            return render_pdf(document, look)
        case Format.DOCX:
            in_word = word_look(look)
            return render_docx(document, in_word, lay_out(document, in_word))
        case Format.TEXT:
            return render_text(document, _page_of(document, look)).encode("utf-8")
        case _:
            assert_never(document_format)


def _page_of(document: Document, look: Look) -> PageOf:
    """The pages of the PDF, which the text names too; laid out only when the document names any."""
    if not has_page_references(document):
        pages: dict[str, int] = {}
        return pages.__getitem__
    return {**document.elsewhere, **lay_out(document, look).anchor_pages()}.__getitem__
