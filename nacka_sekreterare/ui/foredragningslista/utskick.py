"""Sending the kallelse and saving copies of it: the folder is asked for, the writing is done in the background."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Exportjobb, Exportorder, prepare_export
from nacka_sekreterare.services.handlingspaket import prepare_handlingspaket
from nacka_sekreterare.services.kallelse import prepare_utskick, register_utskick
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.dialogs import Choice
from nacka_sekreterare.ui.foredragningslista.paketdialog import show_paket

_WITH_HANDLINGAR = (Choice("handlingar", "Kallelsen med handlingarna"), Choice("kallelse", "Bara kallelsen"))
_FORMATS = (Choice("pdf", "PDF"), Choice("docx", "Word (DOCX)"), Choice("text", "Ren text"))


class Utskickare(QObject):
    """The acts of the kallelse of one sammanträde."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id

    def send(self) -> None:
        """Write the kallelse to a folder of hers, keep the frozen copy and note that it was sent.

        When there are handlingar she is asked whether they go with it as a package.
        """
        self._desk.operations.flush()
        count = len(prepare_handlingspaket(self._kansli, self._sammantrade_id).handlingar)
        if count:
            what = "en handling" if count == 1 else f"{count} handlingar"
            answer = self._desk.dialogs.choose(f"Sammanträdet har {what}. Vad ska skickas?", _WITH_HANDLINGAR)
            if answer is None:
                return
            if answer == "handlingar":
                self.show_handlingar(is_sending=True)
                return
        folder = self._desk.dialogs.choose_folder("Skriv kallelsen till mappen")
        if folder is None:
            return
        utskick = prepare_utskick(self._kansli, self._sammantrade_id)

        def register(files: tuple[tuple[str, bytes], ...]) -> None:
            self._desk.operations.run(lambda: register_utskick(self._kansli, self._sammantrade_id, files, utskick.at))

        self._desk.tasks.run(lambda _report: utskick.write(folder), title="Skriver kallelsen", on_done=register)

    def show_handlingar(self, *, is_sending: bool = False) -> None:
        """Open what the handlingspaket, or the next tillägg, will be."""
        show_paket(self._page, self._desk, self._kansli, self._sammantrade_id, is_sending=is_sending)

    def save_copy(self) -> None:
        """Write the kallelse as it is now, in a format of hers, without sending it."""
        self._desk.operations.flush()
        chosen = self._desk.dialogs.choose("I vilket format ska kallelsen sparas?", _FORMATS)
        if chosen is None:
            return
        order = Exportorder(sammantrade_id=self._sammantrade_id, dokument="kallelse", format=chosen)
        try:
            (job,) = prepare_export(self._kansli, order)
        except UserError as error:
            self._desk.operations.show_refusal(error)
            return
        folder = self._desk.dialogs.choose_folder("Spara kallelsen i mappen")
        if folder is not None:
            self._write(job, folder)

    def _write(self, job: Exportjobb, folder: Path) -> None:
        def tell(_written: object) -> None:
            self._desk.dialogs.show_information(f"Kallelsen är sparad som {job.name}.")

        self._desk.tasks.run(lambda _report: job.write(folder), title="Skriver kallelsen", on_done=tell)
