"""(b) A protokoll of 60 pages and 100 §§ to PDF and DOCX, against others setting the same words.

Against the bare libraries, and against what a kommun would else build: a Word template filled by docxtpl and made into
a PDF by LibreOffice.
"""

import io
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks.big_store import TODAY, Meeting, Shelf, clock, put_organ, write
from benchmarks.measure import Figure, alternate, ms, seconds, tell

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
        lambda: seconds(lambda: render(document, Format.PDF)),
        lambda: seconds(lambda: _bare_pdf(lines)),
        rounds=rounds,
    )
    docx, bare_docx = alternate(
        lambda: seconds(lambda: render(document, Format.DOCX)),
        lambda: seconds(lambda: _bare_docx(lines)),
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


def measure_template(base: Path, paragrafer: int, rounds: int) -> list[Figure]:
    """A Word template with the same words, filled and converted, against our PDF; nothing where LibreOffice is missing.

    LibreOffice is started anew each time, with a profile that is kept, as it is for one document at a time.
    """
    office = shutil.which("soffice")
    if office is None:
        return []
    document = make_document(base / "mall", paragrafer)
    lines = [line for line in render(document, Format.TEXT).decode("utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        template = Path(folder) / "protokollsmall.docx"
        template.write_bytes(_template())
        ours, theirs = alternate(
            lambda: seconds(lambda: render(document, Format.PDF)),
            lambda: seconds(lambda: _filled_pdf(office, template, lines)),
            rounds=rounds,
        )
    figure = Figure(
        "docxtpl and LibreOffice to PDF / protokoll to PDF",
        theirs / ours,
        4,
        detail=f"{ms(theirs)} / {ms(ours)}",
        is_least=True,
    )
    return [tell(figure)]


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
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    from nacka_sekreterare.documents.stylesheet import SERIF
    from nacka_sekreterare.system.resources import resource

    if "bare" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("bare", str(resource("fonts", SERIF.regular.name))))
    style = ParagraphStyle("bare", fontName="bare", fontSize=11, leading=15)
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


def _template() -> bytes:
    """A protokollsmall as docxtpl reads it: a heading for each § and a paragraph for each line."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Sammanträdesprotokoll"
    for words, style in (
        ("{%p for line in lines %}", "Normal"),
        ("{%p if line.startswith('§') %}", "Normal"),
        ("{{ line }}", "Heading 2"),
        ("{%p else %}", "Normal"),
        ("{{ line }}", "Normal"),
        ("{%p endif %}", "Normal"),
        ("{%p endfor %}", "Normal"),
    ):
        document.add_paragraph(words, style)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _filled_pdf(office: str, template: Path, lines: list[str]) -> bytes:
    from docxtpl import DocxTemplate

    filled = template.with_name("protokoll.docx")
    made = filled.with_suffix(".pdf")
    made.unlink(missing_ok=True)
    word = DocxTemplate(template)
    word.render({"lines": lines}, autoescape=True)
    word.save(filled)
    profile = f"-env:UserInstallation={(template.parent / 'profil').as_uri()}"
    command = [office, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(made.parent)]
    subprocess.run([*command, str(filled)], capture_output=True, check=True, timeout=300)
    return made.read_bytes()
