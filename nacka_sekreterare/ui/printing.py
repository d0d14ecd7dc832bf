"""Printing: the system's own print dialog, then the pages in the worker, with progress and cancel.

    print_pdf(desk, job.render, name="Protokoll")                   # made in the worker first
    choose_and_print(desk, Printout("Protokoll", pdf, count))       # is there already

What is printed is the PDF as it is: its own margins, no others, and nothing made larger or smaller than the paper asks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.printing import Paper, Placed, count_pages, open_pages, pages_in_order, save_pages
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.tasks import Cancelled, Report

OnPrinted = Callable[[str], None]

_NO_ANSWER = "Skrivaren svarar inte. Kontrollera att den är på, och skriv ut igen."


@dataclass(frozen=True, slots=True)
class Printout:
    """A document to print. `current_page` (from 1) is the one she looks at; 0 when she looks at none."""

    name: str
    pdf: bytes
    page_count: int
    current_page: int = 0


def print_pdf(desk: Desk, make_pdf: Callable[[], bytes], *, name: str, on_printed: OnPrinted | None = None) -> None:
    """Make a document in the worker, ask for the printer, and print. `on_printed` is told where it went."""

    def make(_report: Report) -> Printout:
        pdf = make_pdf()
        return Printout(name, pdf, count_pages(pdf))

    title = "Gör sidorna klara för utskrift"
    desk.tasks.run(make, title=title, on_done=partial(choose_and_print, desk, on_printed=on_printed))


def choose_and_print(desk: Desk, printout: Printout, on_printed: OnPrinted | None = None) -> None:
    """Ask for the printer, and print."""
    printer = desk.dialogs.choose_printer(printout.name, printout.page_count, printout.current_page)
    if printer is None:
        return
    printer.setFullPage(True)  # the dialog may have put the margins of the printer back
    chosen = _chosen_pages(printer, printout)
    if not chosen:
        desk.dialogs.show_error("Inga sidor är valda. Välj sidor som finns i dokumentet.")
        return
    goal, pdf = printer.outputFileName(), printout.pdf

    def work(report: Report) -> None:
        if goal:
            save_pages(pdf, chosen, Path(goal))
        else:
            paint_pages(printer, pdf, chosen, report)

    told = f"Sparad som {Path(goal).name}." if goal else f"Skickad till skrivaren {printer.printerName()}."
    desk.tasks.run(
        work,
        title=f"Skriver ut {printout.name}",
        on_done=lambda _done: on_printed(told) if on_printed is not None else None,
    )


def _chosen_pages(printer: QPrinter, printout: Printout) -> tuple[int, ...]:
    """The pages that the dialog was left with, in the order they leave the printer."""
    count = printout.page_count
    is_wanted: Callable[[int], bool]
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage if printout.current_page:
            is_wanted = partial(int.__eq__, printout.current_page)
        case QPrinter.PrintRange.PageRange:
            ranges = printer.pageRanges()
            first, last = printer.fromPage() or 1, printer.toPage() or count
            is_wanted = (lambda page: first <= page <= last) if ranges.isEmpty() else ranges.contains
        case _:
            is_wanted = bool
    return pages_in_order(
        count,
        is_wanted,
        is_last_first=printer.pageOrder() is QPrinter.PageOrder.LastPageFirst,
        copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),
        collates=printer.collateCopies(),
    )


def paint_pages(printer: QPrinter, pdf: bytes, chosen: tuple[int, ...], report: Report) -> None:
    """Put pages on paper, in the worker. Raises UserError when the printer cannot be reached."""
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError(_NO_ANSWER)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    paper = Paper(printer.width(), printer.height(), printer.resolution())
    try:
        with open_pages(pdf) as pages:
            for done, page in enumerate(chosen):
                if done and not printer.newPage():
                    raise UserError(_NO_ANSWER)
                for placed in pages.place(page, paper):
                    report(done, len(chosen))
                    _paint(painter, placed)
    except (Cancelled, UserError):
        printer.abort()
        raise
    finally:
        painter.end()


def _paint(painter: QPainter, placed: Placed) -> None:
    band = placed.band
    image = QImage(band.pixels, band.width_px, band.height_px, band.width_px * 4, QImage.Format.Format_RGB32)
    painter.drawImage(QRect(placed.left, placed.top, placed.width, placed.height), image)
