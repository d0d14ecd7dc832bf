"""The ways in which a sammanträde comes into the program besides planning it: a kallelse file, and the example."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Change, Kansli, Outcome
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.widgets.moments import long_date, parse_date

if TYPE_CHECKING:
    from nacka_sekreterare.services.inlasning import Kallelse

KALLELSE_TYPES = "Kallelser (*.docx *.pdf *.txt);;Alla filer (*)"


class Beginnings(QObject):
    """Reads a kallelse or stores the example, and opens what came of it."""

    def __init__(self, desk: Desk, kansli: Kansli, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kansli = kansli

    def read_kallelse(self) -> None:
        """Ask for the file of a kallelse and make a sammanträde of it."""
        path = self._desk.dialogs.open_file("Läs in kallelse", KALLELSE_TYPES)
        if path is not None:
            self.read_file(path)

    def read_file(self, path: Path) -> None:
        """Make a sammanträde of a kallelse; what it does not say is asked for."""
        from nacka_sekreterare.services.inlasning import Kallelse, read_kallelse

        def read(_report: object) -> Kallelse:
            return read_kallelse(path)

        def offer(kallelse: Kallelse) -> None:
            self._offer(kallelse, path)

        self._desk.tasks.run(read, title="Läser kallelsen", on_done=offer)

    def open_exempel(self) -> None:
        """Store the example, when it is not there already, and open it."""
        from nacka_sekreterare.services.exempel import store_exempel

        def store() -> Outcome[UUID]:
            sammantrade_id = store_exempel(self._kansli)
            return Outcome(sammantrade_id, frozenset({Change("sammantrade", sammantrade_id, sammantrade_id)}))

        self._desk.operations.run(store, on_done=self._open)

    def _offer(self, kallelse: "Kallelse", path: Path) -> None:
        """Say what was understood, ask for what was not, and store it when she agrees."""
        organ = kallelse.organ or self._desk.dialogs.ask_text("Läs in kallelse", "Vilket organ gäller kallelsen?")
        if not organ:
            return
        datum = kallelse.datum or self._ask_datum()
        if datum is None:
            return
        question = f"Skapa sammanträdet {organ} {long_date(datum)}?"
        count = len(kallelse.punkter)
        detail = "Kallelsen har ett ärende." if count == 1 else f"Kallelsen har {count} ärenden."
        if kallelse.ej_tolkat:
            detail += f" {len(kallelse.ej_tolkat)} textstycken kunde inte tolkas; de finns kvar i filen, som sparas."
        if self._desk.dialogs.ask(question, yes="Skapa", detail=detail):
            self._store(kallelse.model_copy(update={"organ": organ, "datum": datum}), organ, path)

    def _ask_datum(self) -> date | None:
        answer = self._desk.dialogs.ask_text("Läs in kallelse", "Vilken dag hålls sammanträdet?")
        if not answer:
            return None
        datum = parse_date(answer, self._desk.now().date())
        if datum is None:
            self._desk.dialogs.show_error(f"{answer} är inget datum. Skriv datumet som 2026-04-22.")
        return datum

    def _store(self, kallelse: "Kallelse", organ_namn: str, path: Path) -> None:
        from nacka_sekreterare.services.inlasning import find_or_create_organ, store_kallelse

        def store() -> Outcome[Sammantrade]:
            with self._kansli.act("read_kallelse", "Kallelse inläst") as tx:  # one act to undo, organ and all
                organ = find_or_create_organ(self._kansli, organ_namn)
                stored = store_kallelse(self._kansli, kallelse, organ.id, path)
            return tx.outcome(stored.value)

        self._desk.operations.run(store, on_done=self._open_sammantrade)

    def _open_sammantrade(self, sammantrade: Sammantrade) -> None:
        self._desk.navigator.show_sammantrade(sammantrade.id, "foredragningslista")

    def _open(self, sammantrade_id: UUID) -> None:
        self._desk.navigator.show_sammantrade(sammantrade_id, "protokoll")
