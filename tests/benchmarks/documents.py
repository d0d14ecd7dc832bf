"""(b) A protokoll of 60 pages and 100 §§ to PDF and DOCX, against ReportLab and python-docx setting the same words."""

import io
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from benchmarks.big_store import TODAY, Meeting, Shelf, clock, put_organ, write
from benchmarks.measure import Figure, alternate, ms, tell

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.services.core import open_kansli
from nacka_sekreterare.services.sammantrade import load_akt

_MADE = datetime(2026, 4, 22, 18, 0, tzinfo=UTC)


def make_document(folder: Path, paragrafer: int) -> Document:
    """The protokoll of a done sammanträde of so many §§."""
    with open_kansli(folder, clock) as kansli:
        shelf = Shelf()
        meeting = Meeting(shelf, put_organ(shelf, 0), TODAY.replace(year=2025), 1, paragrafer, is_done=True)
        meeting.put()
        write(kansli, shelf)
        akt = load_akt(kansli, meeting.id)
    return build_protokoll(akt, akt.justeringar[0], created_at=_MADE)


def measure_documents(base: Path, paragrafer: int, rounds: int) -> list[Figure]:
    """Both formats against the bare libraries."""
    document = make_document(base / "document", paragrafer)
    lines = [line for line in render(document, Format.TEXT).decode("utf-8").splitlines() if line.strip()]
    pages = _pages(render(document, Format.PDF))
    pdf, bare_pdf = alternate(
        lambda: _seconds(lambda: render(document, Format.PDF)),
        lambda: _seconds(lambda: _bare_pdf(lines)),
        rounds=rounds,
    )
    docx, bare_docx = alternate(
        lambda: _seconds(lambda: render(document, Format.DOCX)),
        lambda: _seconds(lambda: _bare_docx(lines)),
        rounds=rounds,
    )
    size = f"({pages} pages, {paragrafer} §§)"
    return [
        tell(
            Figure(f"protokoll to PDF / ReportLab bare {size}", pdf / bare_pdf, 2, detail=f"{ms(pdf)} / {ms(bare_pdf)}")
        ),
        tell(
            Figure("protokoll to DOCX / python-docx bare", docx / bare_docx, 2, detail=f"{ms(docx)} / {ms(bare_docx)}")
        ),
    ]


def _seconds(work: Any) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _pages(pdf: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def _bare_pdf(lines: list[str]) -> bytes:
    """The same words in the same typeface and size, as Platypus sets them: no tags, no heads, no tables."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from nacka_sekreterare.documents.backends.pdf.fonts import load_font
    from nacka_sekreterare.documents.stylesheet import SERIF

    style = ParagraphStyle("bare", fontName=load_font(SERIF.regular), fontSize=11, leading=15)
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=A4).build([Paragraph(escape(line), style) for line in lines])
    return target.getvalue()


def _bare_docx(lines: list[str]) -> bytes:
    import docx

    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
