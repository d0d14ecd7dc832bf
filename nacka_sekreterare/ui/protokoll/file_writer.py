"""Writing documents to a folder: in the worker, file by file, with what went wrong in a sentence and a way to retry."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Exportjobb, Exportorder, prepare_export
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.tasks import Report
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.notice import InlineNotice


@dataclass(frozen=True)
class Written:
    """What became of some files: the names that were written, and what could not be, with its sentence."""

    folder: Path
    names: tuple[str, ...]
    failed: tuple[tuple[Exportjobb, str], ...] = ()


def write_all(jobs: Sequence[Exportjobb], folder: Path, report: Report) -> Written:
    """Write each file that can be written. One that cannot (open elsewhere, full disk) does not stop the others."""
    names: list[str] = []
    failed: list[tuple[Exportjobb, str]] = []
    for number, job in enumerate(jobs):
        report(number, len(jobs))
        try:
            job.write(folder)
        except UserError as error:
            failed.append((job, error.sentence))
        else:
            names.append(job.name)
    return Written(folder, tuple(names), tuple(failed))


def prepare_or_tell(desk: Desk, kansli: Kansli, order: Exportorder) -> tuple[Exportjobb, ...]:
    """The jobs of an order; none, and the sentence shown, when the ground of a document is missing."""
    try:
        return prepare_export(kansli, order)
    except UserError as error:
        desk.operations.show_refusal(error)
        return ()


def result_sentence(written: Written) -> str:
    """What to say of it: how many files lie where, and why the others do not."""
    count = len(written.names)
    done = {0: "", 1: f"{written.names[0] if count else ''} sparades i {written.folder}."}
    sentence = done.get(count, f"{count} filer sparades i {written.folder}.")
    reasons = list(dict.fromkeys(reason for _, reason in written.failed))
    return " ".join(part for part in (sentence, *reasons) if part)


class ResultLine(QWidget):
    """Says what was written and where, opens the folder, and tries again what could not be written.

    Signals:
        written(Written | None): an attempt is over; None when it was cancelled.
    """

    written = Signal(object)

    def __init__(self, desk: Desk, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._desk = desk
        self._last: Written | None = None
        self.notice = InlineNotice(parent=self)
        self.open_button = SecondaryButton("Öppna katalogen", name=f"{name}_open")
        self.retry_button = SecondaryButton("Försök igen", name=f"{name}_retry")
        self.open_button.clicked.connect(self._on_open_clicked)
        self.retry_button.clicked.connect(self._on_retry_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self.notice)
        self.buttons = FlowRow()
        self.buttons.add(self.retry_button)
        self.buttons.add(self.open_button)
        column.addWidget(self.buttons)
        self.hide()

    def write(self, jobs: Sequence[Exportjobb], folder: Path, *, title: str = "Skriver filerna") -> None:
        """Write some files into a folder in the worker, and tell."""
        frozen = tuple(jobs)
        self._desk.tasks.run(
            lambda report: write_all(frozen, folder, report),
            title=title,
            on_done=self._on_done,
            on_failed=self._on_failed,
        )

    def say(self, sentence: str, tone: Tone = Tone.SUCCESS) -> None:
        """Say something that has no folder."""
        self._last = None
        self._show(sentence, tone)

    def _on_done(self, written: Written) -> None:
        if not is_alive(self):
            return
        self._last = written
        self._show(result_sentence(written), Tone.DANGER if written.failed else Tone.SUCCESS)
        self.written.emit(written)

    def _on_failed(self) -> None:
        if is_alive(self):
            self.say("Exporten avbröts.", Tone.NEUTRAL)
            self.written.emit(None)

    def _show(self, sentence: str, tone: Tone) -> None:
        self.notice.set_notice(sentence, "", tone)
        last = self._last
        self.open_button.setVisible(last is not None and bool(last.names))
        self.retry_button.setVisible(last is not None and bool(last.failed))
        self.setVisible(bool(sentence))

    def _on_open_clicked(self) -> None:
        if self._last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last.folder)))

    def _on_retry_clicked(self) -> None:
        if self._last is not None:
            self.write([job for job, _ in self._last.failed], self._last.folder)


def is_alive(owner: QObject) -> bool:
    """Whether a widget is still there when a worker comes back: another sammanträde may have been opened meanwhile."""
    import shiboken6

    return bool(shiboken6.isValid(owner))
