"""The single gateway to message boxes and file dialogs, so that tests answer every question in one place.

Buttons say what they do ("Ta bort", "Behåll"), never "Ja" or "OK" to a question; Esc is always the harmless answer.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QFileDialog,
    QInputDialog,
    QMessageBox,
    QProgressBar,
    QProgressDialog,
    QWidget,
)

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.finding import Finding
from nacka_sekreterare.ui.icons import IconName, icon
from nacka_sekreterare.ui.messages import bug_sentence
from nacka_sekreterare.ui.widgets.review_dialog import ReviewDialog

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

TITLE = "Nacka Sekreterare"
_ICONS = {
    QMessageBox.Icon.Question: (IconName.HELP_CIRCLE, "accent"),
    QMessageBox.Icon.Information: (IconName.INFORMATION, "accent"),
    QMessageBox.Icon.Warning: (IconName.ALERT, "warning"),
    QMessageBox.Icon.Critical: (IconName.ALERT_CIRCLE, "danger"),
}


@dataclass(frozen=True)
class Choice:
    """One button of a question with several answers."""

    id: str
    text: str
    is_destructive: bool = False


class ProgressView(Protocol):
    """What shows the progress of a task."""

    def set_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` is done; a total of 0 means that nobody knows."""

    def close_progress(self) -> None:
        """Take it away."""


class Dialogs(Protocol):
    """Everything that interrupts the secretary. Pages ask for this and never for QMessageBox."""

    def show_error(self, sentence: str) -> None:
        """Say what happened and what to do."""

    def show_information(self, sentence: str) -> None:
        """Say something that has to be read."""

    def show_bug(self, log_file: Path | None) -> None:
        """Say that the program itself failed."""

    def ask(
        self, question: str, *, yes: str, no: str = "Avbryt", detail: str = "", is_destructive: bool = False
    ) -> bool:
        """Ask for a yes; `yes` is the verb on the button."""

    def choose(self, question: str, choices: Sequence[Choice], *, detail: str = "") -> str | None:
        """Ask for one of several answers; None when she backs out."""

    def review(self, question: str, findings: Sequence[Finding], *, yes: str, detail: str = "") -> bool | UUID:
        """Show what is missing or odd and ask for a yes all the same; or the ärende that she wants to go to."""

    def ask_text(self, title: str, label: str, *, initial: str = "") -> str | None:
        """Ask for a line of text; None when she backs out."""

    def open_file(self, title: str, file_types: str) -> Path | None:
        """Ask which file to read; `file_types` as in Qt: "Kallelser (*.docx *.pdf *.txt)"."""

    def open_files(self, title: str, file_types: str) -> tuple[Path, ...]:
        """Ask which files to read."""

    def save_file(self, title: str, suggested_name: str, file_types: str) -> Path | None:
        """Ask where to write; Qt asks before a file is written over."""

    def choose_folder(self, title: str) -> Path | None:
        """Ask for a folder."""

    def choose_colour(self, title: str, initial: str) -> str | None:
        """Ask for a colour, "#rrggbb"; None when she backs out."""

    def choose_printer(self, name: str, pages: int, current_page: int) -> "QPrinter | None":
        """Ask where and how so many pages are printed; None when she backs out, or has no printer."""

    def show_progress(self, title: str, on_cancel: Callable[[], None] | None) -> ProgressView:
        """Show that something takes its time."""


class QtDialogs(QObject):
    """The real dialogs, above the window that is in front."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._folder = str(Path.home())

    def set_window(self, window: QWidget) -> None:
        """Say above which window dialogs open."""
        self._window = window

    def show_error(self, sentence: str) -> None:
        """Say what happened and what to do."""
        self._message(QMessageBox.Icon.Warning, sentence)

    def show_information(self, sentence: str) -> None:
        """Say something that has to be read."""
        self._message(QMessageBox.Icon.Information, sentence)

    def show_bug(self, log_file: Path | None) -> None:
        """Say that the program itself failed."""
        self._message(QMessageBox.Icon.Critical, bug_sentence(log_file))

    def ask(
        self, question: str, *, yes: str, no: str = "Avbryt", detail: str = "", is_destructive: bool = False
    ) -> bool:
        """Ask for a yes; `yes` is the verb on the button."""
        answer = self.choose(question, (Choice("yes", yes, is_destructive),), detail=detail, back=no)
        return answer == "yes"

    def choose(self, question: str, choices: Sequence[Choice], *, detail: str = "", back: str = "Avbryt") -> str | None:
        """Ask for one of several answers; None when she backs out."""
        box = self._box(QMessageBox.Icon.Question, question)
        box.setInformativeText(detail)
        buttons = {}
        for choice in choices:
            role = (
                QMessageBox.ButtonRole.DestructiveRole if choice.is_destructive else QMessageBox.ButtonRole.AcceptRole
            )
            buttons[box.addButton(choice.text, role)] = choice.id
        cancel = box.addButton(back, QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(cancel)
        box.setDefaultButton(cancel if choices[0].is_destructive else next(iter(buttons)))
        box.exec()
        clicked = box.clickedButton()
        box.deleteLater()
        return next((answer for button, answer in buttons.items() if button is clicked), None)

    def review(self, question: str, findings: Sequence[Finding], *, yes: str, detail: str = "") -> bool | UUID:
        """Show what is missing or odd and ask for a yes all the same; or the ärende that she wants to go to."""
        dialog = ReviewDialog(question, findings, yes, detail, self._above())
        dialog.exec()
        dialog.deleteLater()
        return dialog.answer

    def ask_text(self, title: str, label: str, *, initial: str = "") -> str | None:
        """Ask for a line of text; None when she backs out."""
        text, is_accepted = QInputDialog.getText(self._above(), title, label, text=initial)
        return text.strip() if is_accepted else None

    def open_file(self, title: str, file_types: str) -> Path | None:
        """Ask which file to read."""
        name, _ = QFileDialog.getOpenFileName(self._above(), title, self._folder, file_types)
        return self._remember(name)

    def open_files(self, title: str, file_types: str) -> tuple[Path, ...]:
        """Ask which files to read."""
        names, _ = QFileDialog.getOpenFileNames(self._above(), title, self._folder, file_types)
        if names:
            self._remember(names[0])
        return tuple(Path(name) for name in names)

    def save_file(self, title: str, suggested_name: str, file_types: str) -> Path | None:
        """Ask where to write; Qt asks before a file is written over."""
        start = str(Path(self._folder) / suggested_name)
        name, _ = QFileDialog.getSaveFileName(self._above(), title, start, file_types)
        return self._remember(name)

    def choose_folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self._above(), title, self._folder)
        if not name:
            return None
        self._folder = name
        return Path(name)

    def choose_colour(self, title: str, initial: str) -> str | None:
        """Ask for a colour, "#rrggbb"; None when she backs out."""
        chosen = QColorDialog.getColor(QColor(initial), self._above(), title)
        return chosen.name() if chosen.isValid() else None

    def choose_printer(self, name: str, pages: int, current_page: int) -> "QPrinter | None":
        """Ask where and how so many pages are printed; None when she backs out, or has no printer."""
        from nacka_sekreterare.ui.printer import ask_for_printer  # loads what only a print needs

        try:
            return ask_for_printer(self._above(), name, pages, current_page)
        except UserError as error:
            self.show_error(error.sentence)
            return None

    def show_progress(self, title: str, on_cancel: Callable[[], None] | None) -> ProgressView:
        """Show that something takes its time."""
        return ProgressWindow(title, on_cancel, self._above())

    def _above(self) -> QWidget | None:
        return self._window.window() if self._window is not None else None

    def _remember(self, name: str) -> Path | None:
        if not name:
            return None
        self._folder = str(Path(name).parent)
        return Path(name)

    def _message(self, kind: QMessageBox.Icon, sentence: str) -> None:
        box = self._box(kind, sentence)
        box.addButton("Stäng", QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()

    def _box(self, kind: QMessageBox.Icon, sentence: str) -> QMessageBox:
        box = QMessageBox(self._above())
        box.setWindowTitle(TITLE)
        box.setIcon(kind)
        box.setIconPixmap(icon(*_ICONS[kind]).pixmap(QSize(36, 36)))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        return box


class ProgressWindow(QProgressDialog):
    """Progress of one task, with a button that cancels it when it can be cancelled."""

    def __init__(self, title: str, on_cancel: Callable[[], None] | None, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("progress_window")
        self.setWindowTitle(TITLE)
        self.setLabelText(title)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)  # it is thinner than a line of text
        self.bar.setAccessibleName(title)
        self.setBar(self.bar)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setMinimumWidth(380)
        self.setRange(0, 0)
        if on_cancel is None:
            self.setCancelButton(None)  # Qt's way of saying that it cannot be cancelled
        else:
            self.setCancelButtonText("Avbryt")
            self.canceled.connect(on_cancel)
        self.show()

    def set_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` is done."""
        self.setMaximum(total)
        self.setValue(done)

    def close_progress(self) -> None:
        """Take it away."""
        self.hide()
        self.deleteLater()
