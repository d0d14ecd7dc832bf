"""Exportera: which documents in which formats into which folder; what was written is told, and tried again."""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Exportjobb, Exportorder
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.protokoll.file_writer import ResultLine, Written, prepare_or_tell
from nacka_sekreterare.ui.protokoll.utdrag import may_give_out
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice

DOCUMENTS = (
    ("protokoll", "Protokoll"),
    ("utdrag", "Protokollsutdrag"),
    ("narvarolista", "Närvarolista"),
    ("kallelse", "Kallelse och föredragningslista"),
    ("anslag", "Anslag"),
    ("voteringslista", "Voteringslista"),
    ("tjansteskrivelse", "Tjänsteskrivelser"),
)
FORMATS = (("pdf", "PDF"), ("docx", "Word (DOCX)"), ("text", "Ren text"))


class ExportDialog(QDialog):
    """Documents × formats × folder. `paragrafer` are the §§ of an utdrag; without them it cannot be chosen."""

    def __init__(
        self, desk: Desk, kansli: Kansli, sammantrade_id: UUID, paragrafer: tuple[int, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export_dialog")
        self.setWindowTitle("Exportera")
        self.setMinimumWidth(560)
        self._desk = desk
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._paragrafer = paragrafer
        self.documents = {key: self._make_box(f"export_{key}", text) for key, text in DOCUMENTS}
        self.formats = {key: self._make_box(f"format_{key}", text) for key, text in FORMATS}
        self.folder = QLineEdit()
        self.folder.setObjectName("export_folder")
        self.folder.setAccessibleName("Katalog")
        self._browse = SecondaryButton("Välj", name="export_browse", icon_name=IconName.FOLDER_OPEN)
        self._browse.setAccessibleName("Välj katalog")
        self._notice = InlineNotice(parent=self)
        self.outcome = ResultLine(desk, name="export_result")
        self._export = PrimaryButton("Exportera", name="export_start", key="Ctrl+Return")
        self._close = SecondaryButton("Stäng", name="export_close")
        self._set_defaults()
        self._lay_out()
        self._export.clicked.connect(self.start)
        self._close.clicked.connect(self.reject)
        self._browse.clicked.connect(self._on_browse_clicked)
        self.outcome.written.connect(self._on_result_written)

    def start(self) -> None:
        """Write what is ticked."""
        documents = [key for key, box in self.documents.items() if box.isChecked()]
        formats = [key for key, box in self.formats.items() if box.isChecked()]
        fault = self._fault(documents, formats)
        self._notice.set_notice(fault)
        if fault:
            return
        if "utdrag" in documents and not may_give_out(self._desk, self._kansli, self._sammantrade_id, self._paragrafer):
            return
        jobs = list(self._prepare(documents, formats))
        if jobs:
            self._export.setEnabled(False)
            self.outcome.write(jobs, Path(self.folder.text().strip()))

    def _make_box(self, name: str, text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setObjectName(name)
        return box

    def _set_defaults(self) -> None:
        self.documents["protokoll"].setChecked(True)
        self.formats["pdf"].setChecked(True)
        utdrag = self.documents["utdrag"]
        utdrag.setEnabled(bool(self._paragrafer))
        sign = "§" if len(self._paragrafer) == 1 else "§§"
        numbers = ", ".join(str(number) for number in self._paragrafer)
        utdrag.setText(f"Protokollsutdrag {sign} {numbers}" if numbers else "Protokollsutdrag (välj en paragraf först)")
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.folder.setText(documents)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.large)
        column.setSpacing(SPACING.small)
        for title, boxes in (("Dokument", self.documents), ("Format", self.formats)):
            column.addWidget(SectionLabel(title))
            for box in boxes.values():
                column.addWidget(box)
            column.addSpacing(SPACING.small)
        column.addWidget(SectionLabel("Katalog"))
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self._browse)
        column.addLayout(row)
        words = "Det som inte är justerat märks UTKAST. Justerade protokoll lämnas ut exakt som de justerades."
        column.addWidget(make_label(words, Role.SMALL, is_wrapping=True))
        column.addWidget(self._notice)
        column.addWidget(self.outcome)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._close)
        foot.addWidget(self._export)
        column.addLayout(foot)

    def _fault(self, documents: list[str], formats: list[str]) -> str:
        if not documents:
            return "Markera minst ett dokument."
        if not formats:
            return "Markera minst ett format."
        return "" if self.folder.text().strip() else "Välj vilken katalog filerna ska sparas i."

    def _order(self, document: str, word: str) -> Exportorder:
        numbers = self._paragrafer if document == "utdrag" else ()
        return Exportorder(
            sammantrade_id=self._sammantrade_id,
            dokument=document,
            format=word,
            paragrafer=numbers,
            sekretess_ingar=True,
        )

    def _prepare(self, documents: Iterable[str], formats: Iterable[str]) -> Iterable[Exportjobb]:
        words = tuple(formats)
        for document in documents:
            for word in words:
                jobs = prepare_or_tell(self._desk, self._kansli, self._order(document, word))
                yield from jobs
                if not jobs:
                    break  # its sentence has been said once

    def _on_browse_clicked(self) -> None:
        folder = self._desk.dialogs.choose_folder("Välj katalog")
        if folder is not None:
            self.folder.setText(str(folder))

    def _on_result_written(self, _written: Written | None) -> None:
        self._export.setEnabled(True)
        self.outcome.open_button.setFocus(Qt.FocusReason.OtherFocusReason)


def show_export(
    owner: QWidget, desk: Desk, kansli: Kansli, sammantrade_id: UUID, paragrafer: tuple[int, ...] = ()
) -> ExportDialog:
    """Open the dialog above a page."""
    desk.operations.flush()
    dialog = ExportDialog(desk, kansli, sammantrade_id, paragrafer, owner)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
