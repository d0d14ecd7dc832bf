"""Handlingar: what will be in the package, what is in its way and what it costs; then it is made, and sent if she says.

Once the kallelse is sent, what has come since is proposed as a tillägg of its own.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.bilaga import read_files, replace_bilaga
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.handling import Examined
from nacka_sekreterare.services.handlingspaket import NEXT, Paketunderlag, prepare_handlingspaket
from nacka_sekreterare.services.kallelse import prepare_utskick, register_utskick
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.utskick import next_tillagg, register_tillagg
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.foredragningslista.paketlista import Paketlista
from nacka_sekreterare.ui.foredragningslista.paketord import cost_text, done_text, sum_text
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.protokoll.file_writer import is_alive
from nacka_sekreterare.ui.tasks import Job, Report
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.dialog_size import open_at
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

_WIDEST_PX = 1600  # the table may be wider than what is read

T = TypeVar("T")
Files = tuple[tuple[str, bytes], ...]


class Paketdialog(QDialog):
    """The package of one sammanträde, or its next tillägg."""

    def __init__(
        self, desk: Desk, kansli: Kansli, sammantrade_id: UUID, parent: QWidget, *, is_sending: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paketdialog")
        self.setWindowTitle("Handlingar")
        self.setMinimumSize(720, 560)
        open_at(self, 900, 720)
        self._desk = desk
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._underlag: Paketunderlag | None = None
        self._written: Path | None = None
        self._make_parts()
        self._lay_out()
        self._show_choice(is_sending=is_sending)
        self._connect()
        self.lista.setFocus(Qt.FocusReason.OtherFocusReason)  # on the choice, a space would change what is made
        self.reload()

    def reload(self) -> None:
        """Read anew what is to be in the package, and have its files examined in the worker."""
        tillagg = NEXT if self.tillagg.isChecked() else None
        self._blocked.set_notice("")
        self._cost.set_notice("")
        self._sum.setText("")
        try:
            self._underlag = prepare_handlingspaket(self._kansli, self._sammantrade_id, tillagg=tillagg)
        except UserError as error:
            self._underlag = None
            self._blocked.set_notice(error.sentence, tone=Tone.NEUTRAL)
        self.lista.show_underlag(self._underlag)
        self._show_chosen()
        self._make.setEnabled(self._underlag is not None)
        underlag = self._underlag
        if underlag is None:
            return

        def show(examined: tuple[Examined, ...]) -> None:
            if is_alive(self) and underlag is self._underlag:
                self._show_examined(underlag, examined)

        self._desk.tasks.run(underlag.examine, title="Läser handlingarna", on_done=show, is_quiet=True)

    def start(self) -> None:
        """Make the package in the worker, and note that it was sent if she has said so."""
        underlag, folder = self._underlag, self.folder.text().strip()
        if underlag is None or not self._make.isEnabled():
            return
        fault = self.lista.first_fault()
        if fault is not None or not folder:
            self.lista.setCurrentCell(fault or 0, 1)
            words = "Välj en PDF i stället för den som inte kan tas med, eller låt den delas ut på mötet."
            self._blocked.set_notice(words if folder else "Välj vilken mapp paketet ska sparas i.")
            return
        self._make.setEnabled(False)
        self._result.set_notice("")
        if self.is_sent.isChecked():
            self._send(underlag, Path(folder))
        else:
            self._write(underlag, Path(folder))

    # --- making
    def _write(self, underlag: Paketunderlag, folder: Path) -> None:
        def work(report: Report) -> tuple[Path, str]:
            path, package = underlag.write(folder, report)
            is_conforming = package.is_archival and package.is_accessible
            return path, done_text(path.name, folder, package.page_count, is_conforming=is_conforming)

        self._run(work, lambda made: self._on_made(*made))

    def _send(self, underlag: Paketunderlag, folder: Path) -> None:
        if underlag.tillagg is not None:
            self._send_tillagg(underlag, underlag.tillagg, folder)
            return
        utskick = prepare_utskick(self._kansli, self._sammantrade_id, has_handlingar=True)

        def register(files: Files) -> None:
            sentence = f"Kallelsen och handlingarna sparades i {folder} och är antecknade som utskickade."
            if self._desk.operations.run(
                lambda: register_utskick(self._kansli, self._sammantrade_id, files, utskick.at)
            ):
                self._on_made(folder / underlag.name, sentence)

        self._run(lambda report: utskick.write(folder, report), register)

    def _send_tillagg(self, underlag: Paketunderlag, number: int, folder: Path) -> None:
        def work(report: Report) -> Files:
            _path, package = underlag.write(folder, report)
            return underlag.to_keep(package)

        def register(files: Files) -> None:
            sentence = f"Tillägg {number} sparades i {folder} och är antecknat som utskickat."
            act = self._desk.operations.run
            if act(lambda: register_tillagg(self._kansli, self._sammantrade_id, number, files)):
                self._on_made(folder / underlag.name, sentence)

        self._run(work, register)

    def _run(self, job: Job[T], on_done: Callable[[T], None]) -> None:
        self._desk.tasks.run(job, title="Gör handlingspaketet", on_done=on_done, on_failed=self._on_failed)

    def _on_made(self, path: Path, sentence: str) -> None:
        if is_alive(self):
            self._written = path
            self._make.setEnabled(not self.is_sent.isChecked())  # what was sent is not sent again
            self._result.set_notice(sentence, tone=Tone.SUCCESS)
            self._after.show()
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self) -> None:
        if is_alive(self):
            self._make.setEnabled(True)
            self._result.set_notice("Inget paket skrevs.", tone=Tone.NEUTRAL)

    # --- showing
    def _show_choice(self, *, is_sending: bool) -> None:
        akt = load_akt(self._kansli, self._sammantrade_id)
        was_sent = akt.sammantrade.kallat_at is not None
        self.tillagg.setText(f"Tillägg {next_tillagg(akt)}: det som kommit sedan utskicket")
        self._choice.setVisible(was_sent)
        self.is_sent.setChecked(is_sending or was_sent)
        (self.tillagg if was_sent and not is_sending else self.whole).setChecked(True)

    def _show_examined(self, underlag: Paketunderlag, examined: Sequence[Examined]) -> None:
        self.lista.show_examined(examined)
        self._sum.setText(sum_text(examined))
        self._cost.set_notice(cost_text(underlag, examined))
        self._show_chosen()

    def _show_chosen(self) -> None:
        current = self.lista.current
        known = current[1] if current else None
        note = (current[0].note,) if current and current[0].note else ()
        self._detail.setText(" ".join((*(known.remarks if known else ()), *note)))
        if current is not None:
            self._blocked.set_notice(known.fault if known else "", tone=Tone.DANGER)
        self._replace.setEnabled(bool(current and current[0].bilaga_id))

    def _on_tillagg_toggled(self, is_checked: bool) -> None:
        self.is_sent.setChecked(is_checked)  # a whole package after the kallelse is most often a copy
        self._result.set_notice("")
        self._after.hide()
        self.reload()

    def _on_replace_clicked(self) -> None:
        current = self.lista.current
        if current is None or current[0].bilaga_id is None:
            return
        bilaga_id, title = current[0].bilaga_id, current[0].title
        path = self._desk.dialogs.open_file(f"Välj en PDF i stället för {title}", "PDF (*.pdf)")
        if path is None:
            return

        def put(files: tuple[tuple[str, bytes], ...]) -> None:
            name, content = files[0]
            if self._desk.operations.run(lambda: replace_bilaga(self._kansli, bilaga_id, name, content)):
                self.reload()

        self._desk.tasks.run(lambda report: read_files([path], report), title="Läser filen", on_done=put)

    def _on_browse_clicked(self) -> None:
        folder = self._desk.dialogs.choose_folder("Spara paketet i mappen")
        if folder is not None:
            self.folder.setText(str(folder))

    def _on_open_clicked(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written)))

    def _on_open_folder_clicked(self) -> None:
        if self._written is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._written.parent)))

    # --- building
    def _make_parts(self) -> None:
        self.whole = QRadioButton("Hela paketet: kallelsen med alla handlingar")
        self.whole.setObjectName("paket_whole")
        self.tillagg = QRadioButton("Tillägg")
        self.tillagg.setObjectName("paket_tillagg")
        self._choice = make_flow(self.whole, self.tillagg)
        self.lista = Paketlista()
        self._sum = make_label("", Role.MUTED, name="paket_sum")
        self._detail = make_label("", Role.SMALL, is_wrapping=True, name="paket_detail")
        self._replace = SecondaryButton("Byt mot en PDF", name="paket_replace", icon_name=IconName.FILE_PDF_BOX)
        self._replace.setToolTip("Välj en annan fil i stället för den markerade; ordningen är kvar")
        self._blocked = InlineNotice(parent=self)
        self._cost = InlineNotice(parent=self)
        self._cost.setObjectName("paket_cost")
        self.folder = QLineEdit(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.folder.setObjectName("paket_folder")
        self.folder.setAccessibleName("Mapp")
        self._browse = SecondaryButton("Välj", name="paket_browse", icon_name=IconName.FOLDER_OPEN)
        self._browse.setAccessibleName("Välj mapp")
        self.is_sent = QCheckBox("Skickas nu: anteckna utskicket och spara en exakt kopia av filerna")
        self.is_sent.setObjectName("paket_is_sent")
        self._result = InlineNotice(parent=self)
        self._open = SecondaryButton("Öppna filen", name="paket_open")
        self._open_folder = SecondaryButton("Öppna mappen", name="paket_open_folder")
        self._after = make_flow(self._open, self._open_folder)
        self._after.hide()
        self._make = PrimaryButton("Gör paketet", name="paket_make", key="Ctrl+Return")
        self._close = SecondaryButton("Stäng", name="paket_close")

    def _lay_out(self) -> None:
        scroll = ScrollColumn(name="paket_scroll", width=_WIDEST_PX)
        column = scroll.column
        column.setContentsMargins(SPACING.page, SPACING.large, SPACING.page, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(self._choice)
        column.addWidget(self.lista, 1)
        row = QHBoxLayout()
        row.addWidget(self._detail, 1)
        row.addWidget(self._replace, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._sum)
        column.addLayout(row)
        for part in (self._cost, self._blocked):
            column.addWidget(part)
        column.addWidget(SectionLabel("Mapp"))
        where = QHBoxLayout()
        where.addWidget(self.folder, 1)
        where.addWidget(self._browse)
        column.addLayout(where)
        for below in (self.is_sent, self._result, self._after):
            column.addWidget(below)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACING.page, 0, SPACING.page, SPACING.large)
        foot.addStretch(1)
        for button in (self._close, self._make):
            foot.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(SPACING.large)
        outer.addWidget(scroll, 1)
        outer.addLayout(foot)

    def _connect(self) -> None:
        self.tillagg.toggled.connect(self._on_tillagg_toggled)
        self.lista.handling_chosen.connect(self._show_chosen)
        self._replace.clicked.connect(self._on_replace_clicked)
        self._browse.clicked.connect(self._on_browse_clicked)
        self._open.clicked.connect(self._on_open_clicked)
        self._open_folder.clicked.connect(self._on_open_folder_clicked)
        self._make.clicked.connect(self.start)
        self._close.clicked.connect(self.reject)


def show_paket(
    owner: QWidget, desk: Desk, kansli: Kansli, sammantrade_id: UUID, *, is_sending: bool = False
) -> Paketdialog:
    """Open the dialog above a page."""
    desk.operations.flush()
    dialog = Paketdialog(desk, kansli, sammantrade_id, owner, is_sending=is_sending)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
