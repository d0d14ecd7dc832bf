"""What is done to have a justering signed: print, open, save, send out, take back, and read what comes back."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering, Underskriftsformat, Underskriftssatt
from nacka_sekreterare.domain.underskriftskontroll import Omdome
from nacka_sekreterare.services.bilaga import give_out_bilaga
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Exportjobb, prepare_for_signing
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.underskrift import (
    Underskriftsjobb,
    prepare_for_underskrift,
    prepare_kontroll,
    register_for_underskrift,
    register_undertecknat,
    sent_file,
    set_underskriftssatt,
    undertecknade_filer,
    withdraw_for_underskrift,
)
from nacka_sekreterare.system.files import read_bytes, write_bytes
from nacka_sekreterare.system.paths import copy_folder
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.justering.underskrift_words import remaining_of, who
from nacka_sekreterare.ui.justering.undertecknad_dialog import UndertecknadDialog
from nacka_sekreterare.ui.printing import print_pdf
from nacka_sekreterare.ui.protokoll.file_writer import ResultLine, is_alive
from nacka_sekreterare.ui.tasks import Report
from nacka_sekreterare.ui.widgets.chip import Tone

_PDF = "PDF (*.pdf)"
_SENT = "{} sparades i {}. Ladda upp filen i kommunens e-tjänst, och läs in den här när den är undertecknad."
Built = tuple[tuple[str, bytes], ...]


class UnderskriftActs:
    """The acts of one justering. `owner` is the widget that dialogs open above; `result` says what came of it."""

    def __init__(self, desk: Desk, kansli: Kansli, justering_id: UUID, owner: QWidget, result: ResultLine) -> None:
        self._desk = desk
        self._kansli = kansli
        self._justering_id = justering_id
        self._owner = owner
        self._result = result

    def choose(self, satt: Underskriftssatt) -> bool:
        """Sign in another way. False when that is refused."""
        return self._desk.operations.run(lambda: set_underskriftssatt(self._kansli, self._justering_id, satt))

    # --- on paper

    def print_copy(self) -> None:
        """Put the copy that is to be signed on paper; a Word file is printed from Word."""
        job = self._paper_job()
        if job is not None and job.format == "docx":
            self._open(job)
        elif job is not None:
            print_pdf(self._desk, job.render, name="Protokoll för underskrift", on_printed=self._say)

    def open_copy(self) -> None:
        """Have the system show the copy that is to be signed."""
        job = self._paper_job()
        if job is not None:
            self._open(job)

    def save_copy(self) -> None:
        """Write the copy that is to be signed to a folder, as PDF and Word."""
        folder = self._desk.dialogs.choose_folder("Välj katalog för underskriftsexemplaret")
        jobs = self._jobs() if folder is not None else ()
        if folder is not None and jobs:
            self._result.write(jobs, folder)

    def _jobs(self) -> tuple[Exportjobb, ...]:
        try:
            return prepare_for_signing(self._kansli, self._justering_id)
        except UserError as error:
            self._desk.operations.show_refusal(error)
            return ()

    def _paper_job(self) -> Exportjobb | None:
        """The one that bears the signatures."""
        jobs = {job.format: job for job in self._jobs()}
        return jobs.get("docx" if self._signs_word else "pdf")

    @property
    def _signs_word(self) -> bool:
        akt, _ = self._now()
        return akt.organ.installningar.underskriftsformat is Underskriftsformat.DOCX

    def _open(self, job: Exportjobb) -> None:
        folder = copy_folder(self._justering_id)
        self._desk.tasks.run(lambda _report: job.write(folder), title=f"Skriver {job.name}", on_done=self._show_file)

    def _show_file(self, written: object) -> None:
        path = Path(str(getattr(written, "fil", "")))
        if not self.show_path(path):
            self._say(f"Inget program öppnar {path.name}. Filen ligger i {path.parent}.")

    def show_path(self, path: Path) -> bool:
        """Have the system open a file. False when nothing does."""
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # --- electronically

    def send(self) -> None:
        """Make the file for electronic signing, write it where she says, and keep the very same bytes."""
        try:
            job = prepare_for_underskrift(self._kansli, self._justering_id)
        except UserError as error:
            self._desk.operations.show_refusal(error)
            return
        path = self._desk.dialogs.save_file("Spara PDF för underskrift", job.name, _PDF)
        if path is not None:
            self._desk.tasks.run(
                partial(_build_and_write, job, path),
                title="Gör filen för underskrift",
                on_done=partial(self._register_sent, path),
            )

    def _register_sent(self, path: Path, files: Built) -> None:
        if self._desk.operations.run(lambda: register_for_underskrift(self._kansli, self._justering_id, files)):
            self._say(_SENT.format(path.name, path.parent))

    def save_again(self) -> None:
        """Give the sent file out once more, exactly as it is."""
        sent = sent_file(*self._now())
        path = self._desk.dialogs.save_file("Spara PDF för underskrift", sent.namn, _PDF) if sent else None
        if sent is not None and path is not None:
            kansli, key = self._kansli, sent.id
            self._desk.tasks.run(
                lambda _report: give_out_bilaga(kansli, key, path),
                title=f"Skriver {path.name}",
                on_done=lambda _done: self._say(_SENT.format(path.name, path.parent)),
            )

    def withdraw(self) -> None:
        """Take back what was sent; what has come back signed is asked about."""
        detail = "Den undertecknade filen och vilka som har undertecknat tas bort. Det kan ångras."
        if undertecknade_filer(*self._now()) and not self._desk.dialogs.ask(
            "Ta tillbaka protokollet, fast det har undertecknats?",
            yes="Ta tillbaka",
            detail=detail,
            is_destructive=True,
        ):
            return
        if self._desk.operations.run(lambda: withdraw_for_underskrift(self._kansli, self._justering_id)):
            self._say("Filen är återtagen. Ta bort den i kommunens e-tjänst också, så att ingen undertecknar den.")

    # --- coming back

    def read_back(self, path: Path | None = None) -> None:
        """Judge a file that came back, and ask what to register of it."""
        path = path or self._desk.dialogs.open_file("Välj den undertecknade filen", f"{_PDF};;Alla filer (*)")
        if path is not None:
            name = path.name
            self._desk.tasks.run(
                lambda _report: read_bytes(path), title=f"Läser {name}", on_done=partial(self._judge, name)
            )

    def _judge(self, name: str, data: bytes) -> None:
        try:
            job = prepare_kontroll(self._kansli, self._justering_id, data)
        except UserError as error:
            self._desk.operations.show_refusal(error)
            return
        self._desk.tasks.run(
            lambda _report: job.judge(), title=f"Kontrollerar {name}", on_done=partial(self._ask, name, data)
        )

    def _ask(self, name: str, data: bytes, omdome: Omdome) -> None:
        if not is_alive(self._owner):
            return
        dialog = UndertecknadDialog(self._desk, *self._now(), name, omdome, self._owner)
        dialog.registered.connect(partial(self._register, dialog, name, data))
        dialog.open()

    def _register(self, dialog: UndertecknadDialog, name: str, data: bytes, signed: Mapping[UUID, date]) -> None:
        if not self._desk.operations.run(
            lambda: register_undertecknat(self._kansli, self._justering_id, name, data, signed)
        ):
            return
        dialog.close()
        akt, justering = self._now()
        left = remaining_of(akt, justering)
        rest = f"Återstår: {'; '.join(who(akt, one) for one in left)}." if left else "Alla har undertecknat."
        self._say(f"{name} är sparad exakt som den kom. {rest}")

    def _now(self) -> tuple[Akt, Justering]:
        akt = load_akt(self._kansli, self._kansli.get(Justering, self._justering_id).sammantrade_id)
        return akt, next(one for one in akt.justeringar if one.id == self._justering_id)

    def _say(self, sentence: str) -> None:
        if is_alive(self._result):
            self._result.say(sentence, Tone.SUCCESS)


def _build_and_write(job: Underskriftsjobb, path: Path, _report: Report) -> Built:
    files = job.build()
    write_bytes(path, files[0][1])
    return files
