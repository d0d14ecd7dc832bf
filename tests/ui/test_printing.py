"""Printing to a PDF file: which pages come in which order, that they are the document's own, and how it is stopped."""

import io
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from nacka_sekreterare.documents.page_image import paint_pages, read_pages
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.ui.operations import Operations
from nacka_sekreterare.ui.printer import ask_for_printer
from nacka_sekreterare.ui.printing import Printout, choose_and_print, print_pdf
from nacka_sekreterare.ui.printing import paint_pages as paint_pages_on
from nacka_sekreterare.ui.tasks import Cancelled, Report, Tasks
from tests.ui.fakes import FakeDialogs, make_desk, pdf_printer

_A4 = (595.276, 841.89)
_A5 = (419.5, 595.3)


def make_pdf(*sizes: tuple[float, float]) -> bytes:
    """Page n has n black squares in a row at its upper left corner."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for number, size in enumerate(sizes, start=1):
        canvas.setPageSize(size)
        for place in range(number):
            canvas.rect(20 + 40 * place, size[1] - 40, 20, 20, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def squares(pdf: bytes) -> list[int]:
    """How many squares stand on each page."""
    pages = read_pages(pdf).sizes_pt
    found = []
    for image in paint_pages(pdf, [(page, page) for page in range(len(pages))], round(pages[0][0])):
        row = image.pixels[30 * image.width_px * 4 : 31 * image.width_px * 4 : 4]
        dark = [value < 128 for value in row]
        found.append(sum(now and not before for before, now in zip([False, *dark], dark, strict=False)))
    return found


@pytest.fixture
def printer(qapp: object, tmp_path: Path) -> QPrinter:
    return pdf_printer(tmp_path / "utskrift å.pdf", 150)


def _paint(printer: QPrinter, pdf: bytes, *pages: int) -> bytes:
    """On paper, which is a file here."""
    paint_pages_on(printer, pdf, pages or tuple(range(len(read_pages(pdf).sizes_pt))), lambda _done, _total: None)
    return Path(printer.outputFileName()).read_bytes()


def _print(printer: QPrinter, pdf: bytes, current_page: int = 0) -> tuple[bytes, list[str]]:
    dialogs = FakeDialogs(printer)
    told: list[str] = []
    count = len(read_pages(pdf).sizes_pt)
    choose_and_print(make_desk(dialogs), Printout("Protokoll", pdf, count, current_page), told.append)
    assert dialogs.questions == [f"Skriv ut Protokoll: {count} sidor"]
    return Path(printer.outputFileName()).read_bytes(), told


def test_every_page_is_printed_in_order_as_it_is(printer: QPrinter) -> None:
    pdf = make_pdf(_A4, _A4, _A4)
    printed, told = _print(printer, pdf)
    assert squares(printed) == [1, 2, 3]
    assert told == ["Sparad som utskrift å.pdf."]
    for size in read_pages(printed).sizes_pt:
        assert size == pytest.approx(_A4, abs=1)


def test_every_page_is_painted_in_order_on_the_whole_sheet(printer: QPrinter) -> None:
    printed = _paint(printer, make_pdf(_A4, _A4, _A4, _A4), 0, 3, 1)
    assert squares(printed) == [1, 4, 2]
    for size in read_pages(printed).sizes_pt:
        assert size == pytest.approx(_A4, abs=1)


@pytest.mark.parametrize("dpi", [150, 300, 1200])
def test_each_band_lies_where_it_belongs(printer: QPrinter, dpi: int) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=_A4)
    canvas.setLineWidth(6)
    for place in range(-30, 20):  # slanting lines through every band
        canvas.line(30 * place, 0, 30 * place + 842, 842)
    canvas.save()
    pdf = target.getvalue()
    printer.setResolution(dpi)
    before, after = (paint_pages(each, [(0, 0)], 595)[0] for each in (pdf, _paint(printer, pdf)))
    for row in range(842):
        pixels = slice(row * 595 * 4, (row + 1) * 595 * 4, 4)
        apart = [abs(left - right) for left, right in zip(before.pixels[pixels], after.pixels[pixels], strict=True)]
        assert sum(apart) / len(apart) < 40, row


def test_no_margin_is_added_and_nothing_is_made_smaller(printer: QPrinter) -> None:
    pdf = make_pdf(_A4)
    before, after = (paint_pages(each, [(0, 0)], 595)[0] for each in (pdf, _paint(printer, pdf)))
    apart = [left != right for left, right in zip(_dark(before.pixels), _dark(after.pixels), strict=True)]
    assert sum(_dark(before.pixels)) == pytest.approx(400, abs=45)
    assert sum(apart) < 50  # an edge of a pixel, never another place


def _dark(pixels: bytes) -> list[bool]:
    return [value < 128 for value in pixels[::4]]


def test_a_range_is_honoured_and_pages_outside_it_are_not_printed(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2,4-5"))
    assert squares(_print(printer, make_pdf(*[_A4] * 6))[0]) == [2, 4, 5]


def test_the_first_and_last_page_of_a_dialog_without_ranges_count_too(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert squares(_print(printer, make_pdf(*[_A4] * 4))[0]) == [2, 3]


def test_the_page_she_looks_at_can_be_printed_alone(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert squares(_print(printer, make_pdf(*[_A4] * 4), current_page=3)[0]) == [3]


def test_the_last_page_can_come_first(printer: QPrinter) -> None:
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert squares(_print(printer, make_pdf(*[_A4] * 3))[0]) == [3, 2, 1]


def test_a_page_that_lies_down_among_those_that_stand_is_turned_to_fill_the_paper(printer: QPrinter) -> None:
    wide = (_A4[1], _A4[0])
    printed = _paint(printer, make_pdf(_A4, wide))
    assert [size[0] < size[1] for size in read_pages(printed).sizes_pt] == [True, True]
    image = paint_pages(printed, [(1, 1)], 595)[0]
    rows = [number // image.width_px for number, is_dark in enumerate(_dark(image.pixels)) if is_dark]
    across = [number % image.width_px for number, is_dark in enumerate(_dark(image.pixels)) if is_dark]
    assert min(across) > 500  # its upper edge is the right one of the paper
    assert max(rows) < 100


def test_a_smaller_page_fits_the_paper(printer: QPrinter) -> None:
    image = paint_pages(_paint(printer, make_pdf(_A5)), [(0, 0)], 595)[0]
    dark = sum(_dark(image.pixels))
    assert dark == pytest.approx(400 * (595 / 419.5) ** 2, rel=0.12)


def test_a_document_is_made_in_the_worker_and_then_printed(printer: QPrinter) -> None:
    dialogs = FakeDialogs(printer)
    print_pdf(make_desk(dialogs), lambda: make_pdf(_A4, _A4), name="Justeringsblad")
    assert dialogs.questions == ["Skriv ut Justeringsblad: 2 sidor"]
    assert squares(Path(printer.outputFileName()).read_bytes()) == [1, 2]


def test_whoever_backs_out_prints_nothing(printer: QPrinter) -> None:
    print_pdf(make_desk(FakeDialogs(None)), lambda: make_pdf(_A4), name="Protokoll")
    assert not Path(printer.outputFileName()).exists()


def test_no_page_at_all_is_a_sentence(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("7-9"))
    dialogs = FakeDialogs(printer, expects_errors=True)
    choose_and_print(make_desk(dialogs), Printout("Protokoll", make_pdf(_A4), 1))
    assert dialogs.errors == ["Inga sidor är valda. Välj sidor som finns i dokumentet."]


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_cannot_be_reached_is_a_sentence(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "finns inte" / "ut.pdf"))
    with pytest.raises(UserError, match="Skrivaren svarar inte"):
        paint_pages_on(printer, make_pdf(_A4), (0,), lambda _done, _total: None)


def test_a_file_that_cannot_be_written_is_a_sentence(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path))
    dialogs = FakeDialogs(printer, expects_errors=True)
    choose_and_print(make_desk(dialogs), Printout("Protokoll", make_pdf(_A4), 1))
    assert len(dialogs.errors) == 1


def test_printing_can_be_cancelled_while_a_page_is_painted(printer: QPrinter) -> None:
    seen: list[int] = []

    def report(done: int, _total: int) -> None:
        seen.append(done)
        if len(seen) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        paint_pages_on(printer, make_pdf(_A4, _A4), (0, 1), report)
    assert seen == [0, 0, 0]


def test_pages_are_painted_in_the_worker_and_told_of_on_the_window_s_thread(printer: QPrinter, qtbot: QtBot) -> None:
    dialogs = FakeDialogs()
    tasks = Tasks(dialogs, Operations(dialogs))
    where: list[QThread] = []

    def work(report: Report) -> None:
        where.append(QThread.currentThread())
        paint_pages_on(printer, make_pdf(_A4, _A4), (0, 1), report)

    tasks.run(work, title="Skriver ut", on_done=lambda _done: where.append(QThread.currentThread()))
    qtbot.waitUntil(lambda: len(where) == 2, timeout=20_000)
    tasks.shutdown()
    assert where[0] != where[1] == QThread.currentThread()
    assert squares(Path(printer.outputFileName()).read_bytes()) == [1, 2]


def test_what_is_saved_as_a_file_keeps_its_words(printer: QPrinter) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=_A4)
    canvas.drawString(100, 700, "Utkast")
    canvas.save()
    assert paint_pages(_print(printer, target.getvalue())[0], [(0, 0)], 200)[0].text == "Utkast"


def test_the_pages_are_pictures_of_the_whole_sheet(printer: QPrinter) -> None:
    printed = _paint(printer, make_pdf(_A4))
    with pikepdf.open(io.BytesIO(printed)) as opened:
        assert len(opened.pages) == 1
        widths = {int(image.Width) for image in opened.pages[0].get_images().values()}
    assert max(widths) == pytest.approx(595.276 / 72 * 150, abs=2)


@pytest.mark.parametrize(("current_page", "has_current"), [(3, True), (0, False)])
def test_the_system_s_dialog_knows_the_pages(qapp: QApplication, current_page: int, has_current: bool) -> None:
    seen: list[tuple[object, ...]] = []

    def look() -> None:
        dialog = qapp.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        option = QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage
        seen.append((dialog.windowTitle(), dialog.minPage(), dialog.maxPage(), dialog.testOption(option)))
        dialog.reject()

    QTimer.singleShot(0, look)
    assert ask_for_printer(None, "Protokoll", 12, current_page) is None
    assert seen == [("Skriv ut Protokoll", 1, 12, has_current)]
