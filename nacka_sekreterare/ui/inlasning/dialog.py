"""What the two reviews have in common: first a source (file, drop or paste), then what was understood of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.dropped import dropped_file
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice

T = TypeVar("T")


@dataclass(frozen=True)
class Source:
    """Where the words come from: a file or a pasted text."""

    path: Path | None = None
    text: str = ""


@dataclass(frozen=True)
class Wording:
    """What differs in words between the two reviews."""

    title: str
    file_types: str
    placeholder: str
    accept: str


class InlasningDialog(QDialog, Generic[T]):
    """Source first, review then. A subclass reads, shows and accepts.

    What cannot be read is told in place, and the source can be chosen again.
    """

    def __init__(self, desk: Desk, wording: Wording, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("inlasning_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(wording.title)
        self.setAcceptDrops(True)
        self.desk = desk
        self.source = Source()
        self.notice = InlineNotice()
        self._wording = wording
        self._is_closed = False
        self._stack = QStackedWidget()
        self._paste = QPlainTextEdit()
        self._choose = PrimaryButton("Välj fil", name="inlasning_choose", key="Ctrl+O", icon_name=IconName.FOLDER_OPEN)
        self._read = SecondaryButton("Läs texten", name="inlasning_read", key="Ctrl+Return")
        self._again = SecondaryButton("Börja om", name="inlasning_again")
        self.accept_button = PrimaryButton(wording.accept, name="inlasning_accept", key="Ctrl+S")
        self._cancel = SecondaryButton("Avbryt", name="inlasning_cancel")
        self._cancel.setToolTip("Avbryt (Esc)")
        self._heading = make_label(wording.title, Role.HEADING)
        self._lay_out()
        self._choose.clicked.connect(self._on_choose_clicked)
        self._read.clicked.connect(self._on_read_clicked)
        self._again.clicked.connect(self.show_source)
        self.accept_button.clicked.connect(self.take_in)
        self._cancel.clicked.connect(self.reject)
        self.finished.connect(self._on_finished)

    # --- what a subclass says
    def read_source(self, source: Source) -> T:
        """Read, in a worker. Raises UserError."""
        raise NotImplementedError

    def make_review(self) -> QWidget:
        """The widget that shows what was understood; made once."""
        raise NotImplementedError

    def show_review(self, value: T) -> None:
        """Show what was understood."""
        raise NotImplementedError

    def take_in(self) -> None:
        """Store what is shown."""
        raise NotImplementedError

    # --- flow
    def begin(self, path: Path | None, text: str) -> None:
        """Show the dialog; what is given is read at once."""
        self.show_source()
        self.open()
        if path is not None or text.strip():
            self.read(Source(path, text))

    def read(self, source: Source) -> None:
        """Read a source in the background and show what was understood."""
        self.source = source
        self.notice.set_notice("")
        self._set_waiting(True)

        def job(_report: object) -> T | UserError:
            try:
                return self.read_source(source)
            except UserError as error:
                return error

        self.desk.tasks.run(
            job,
            title=f"Läser {source.path.name if source.path else 'texten'}",
            on_done=self._on_read,
            on_failed=self._on_failed,
        )

    def show_source(self) -> None:
        """Let her choose what to read."""
        self._set_waiting(False)
        self._stack.setCurrentIndex(0)
        self._heading.setText(self._wording.title)
        self.accept_button.hide()
        self._again.hide()
        self._paste.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say in place what is wrong."""
        self.notice.set_notice(sentence, tone=Tone.DANGER)

    def _on_read(self, result: T | UserError) -> None:
        if self._is_closed:
            return
        self._set_waiting(False)
        if isinstance(result, UserError):
            if self.source.text:
                self._paste.setPlainText(self.source.text)
            self.show_source()
            self.refuse(result.sentence)
            return
        self._heading.setText(
            f"Granska: {self.source.path.name}" if self.source.path else "Granska den inklistrade texten"
        )
        self._stack.setCurrentIndex(1)
        self.accept_button.show()
        self._again.show()
        self.show_review(result)

    def _on_failed(self) -> None:
        if not self._is_closed:
            self._set_waiting(False)

    def _on_finished(self) -> None:
        self._is_closed = True

    def _set_waiting(self, is_waiting: bool) -> None:
        for control in (self._choose, self._read, self._paste):
            control.setEnabled(not is_waiting)

    def _on_choose_clicked(self) -> None:
        path = self.desk.dialogs.open_file(self._wording.title, self._wording.file_types)
        if path is not None:
            self.read(Source(path))

    def _on_read_clicked(self) -> None:
        text = self._paste.toPlainText()
        if text.strip():
            self.read(Source(text=text))
        else:
            self.refuse("Klistra in texten först, eller välj en fil.")

    # --- files
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file is welcome."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.read(Source(path))

    # --- building
    def _lay_out(self) -> None:
        review = self.make_review()
        self._stack.addWidget(self._make_source())
        self._stack.addWidget(review)
        foot = QHBoxLayout()
        foot.addWidget(self.accept_button)
        foot.addWidget(self._again)
        foot.addWidget(self._cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.large, SPACING.page, SPACING.large)
        column.setSpacing(SPACING.medium)
        column.addWidget(self._heading)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        self.notice.hide()
        self.resize(1120, 680)

    def _make_source(self) -> QWidget:
        self._paste.setObjectName("inlasning_paste")
        self._paste.setAccessibleName("Text att läsa in")
        self._paste.setPlaceholderText(self._wording.placeholder)
        self._paste.setTabChangesFocus(True)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.medium)
        top = QHBoxLayout()
        top.addWidget(self._choose)
        top.addWidget(make_label("eller dra en fil hit (Word, PDF eller text)", Role.MUTED), 1)
        column.addLayout(top)
        column.addWidget(self._paste, 1)
        row = QHBoxLayout()
        row.addWidget(self._read)
        row.addStretch(1)
        column.addLayout(row)
        return page
