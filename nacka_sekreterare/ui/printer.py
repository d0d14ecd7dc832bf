"""The printer that a document goes to: made ready, then chosen in the system's own dialog.

Apart from printing.py, which asks through the dialogs, so that they can ask here.
"""

import os

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.domain.errors import UserError


def ask_for_printer(above: QWidget | None, name: str, pages: int, current_page: int) -> QPrinter | None:
    """The system's print dialog; None when she backs out.

    Raises:
        UserError: there is no printer, on a system whose dialog cannot write a file instead.
    """
    printer = make_printer(name)
    if os.name == "nt" and not QPrinterInfo.availablePrinterNames():
        raise UserError("Datorn har ingen skrivare. Lägg till en i systemets inställningar, eller exportera filen.")
    dialog = QPrintDialog(printer, above)
    dialog.setWindowTitle(f"Skriv ut {name}")
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage, current_page > 0)
    is_accepted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if is_accepted else None


def make_printer(name: str) -> QPrinter:
    """A printer that stands ready: A4, the whole sheet, as fine as it can."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setCreator("Nacka Sekreterare")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    return printer
