"""Omedelbar justering in the room: the § as its own sheet with a signature block, printed in seconds."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering, Underskriftsformat
from nacka_sekreterare.services.export import Exportjobb, prepare_for_signing
from nacka_sekreterare.services.justering import justera_omedelbart
from nacka_sekreterare.system.paths import copy_folder
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.printing import print_pdf
from nacka_sekreterare.ui.protokoll.file_writer import ResultLine, Written, is_alive
from nacka_sekreterare.ui.sammantrade.live import Live
from nacka_sekreterare.ui.sammantrade.states import Decisions
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.chip import Tone

_READY = "Justeringsbladet är klart. Ctrl+O skriver ut det igen."
_OPENED = "Justeringsbladet är öppnat och kan skrivas ut. Ctrl+O skriver ut det härifrån."
_ELECTRONIC = (
    "Paragrafen är omedelbart justerad och undertecknas elektroniskt. "
    "Filen för underskrift sparas under Justering och anslag."
)


class Justeringsblad(ResultLine):
    """Declares the § justerad at once and prints its sheet; it can be opened in the system's own program too."""

    def __init__(self, live: Live) -> None:
        super().__init__(live.desk, name="justeringsblad")
        self._live = live
        self._job: Exportjobb | None = None
        self._folder = Path()
        self.show_button = SecondaryButton("Öppna bladet", name="justeringsblad_show", icon_name=IconName.OPEN_IN_NEW)
        self.show_button.setToolTip("Visa justeringsbladet i datorns eget program")
        self.show_button.clicked.connect(self.show_sheet)
        self.buttons.add(self.show_button)
        self.written.connect(self._on_written)

    def give(self) -> None:
        """The sheet of the § that is shown. The first time its number is fixed; after that it is written again."""
        live, arende = self._live, self._live.arende
        justering = live.akt.justering_of(arende.id) if arende else None
        if arende is None or live.akt.nummer_of(arende.id) is None:
            return
        if justering is not None and justering.ar_omedelbar:
            self._write(justering)
        elif self._is_sure(arende.id):
            live.run(partial(justera_omedelbart, live.kansli, [arende.id]), on_done=self._write)

    def _is_sure(self, arende_id: UUID) -> bool:
        """One key where it was foreseen and the § is decided; else a question, for the number cannot be let go."""
        live = self._live
        is_decided = Decisions(live.akt).is_settled(arende_id)
        if is_decided and live.akt.arende(arende_id).justeras_omedelbart:
            return True
        detail = "Paragrafen får en egen justering med egna underskrifter. Numret blir fast och kan inte ångras."
        if not is_decided:
            detail = f"Paragrafen är inte beslutad än. {detail}"
        question = f"Justera § {live.akt.nummer_of(arende_id)} omedelbart?"
        return live.desk.dialogs.ask(question, yes="Justera omedelbart", detail=detail)

    def _write(self, justering: Justering) -> None:
        """Print what is signed on paper; a Word file is printed from Word."""
        self._job, self._folder = None, copy_folder(justering.id)
        self.show_button.setVisible(not justering.ar_elektronisk)
        if justering.ar_elektronisk:
            self.say(_ELECTRONIC)
            return
        try:
            jobs = {job.format: job for job in prepare_for_signing(self._live.kansli, justering.id)}
        except UserError as error:
            self._live.desk.operations.show_refusal(error)
            return
        signs_word = self._live.akt.organ.installningar.underskriftsformat is Underskriftsformat.DOCX
        self._job = job = jobs["docx" if signs_word else "pdf"]
        if signs_word:
            self.show_sheet()
            return
        self.say(_READY)
        print_pdf(self._live.desk, job.render, name="Justeringsblad", on_printed=self._on_printed)

    def show_sheet(self) -> None:
        """Write the sheet and have the system show it."""
        if self._job is not None:
            self.write([self._job], self._folder, title="Skriver justeringsbladet")

    def _on_printed(self, told: str) -> None:
        if is_alive(self):
            self.say(f"Justeringsbladet: {told[0].lower()}{told[1:]} Ctrl+O skriver ut det igen.")

    def _on_written(self, written: Written | None) -> None:
        if written is not None and written.names and self.open_sheet(written.folder / written.names[0]):
            self.notice.set_notice(_OPENED, "", Tone.SUCCESS)  # where it lies is told only when nothing shows it

    def open_sheet(self, path: Path) -> bool:
        """Have the system show the sheet. False when nothing shows such files."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
