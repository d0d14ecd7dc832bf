"""The files that belong to a justering: the exact justerade ones with their hash, and scans of the signed paper."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.justering import Justering, Underskriftsformat
from nacka_sekreterare.services.bilaga import give_out_bilaga
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.justering import attach_skanning
from nacka_sekreterare.system.files import read_bytes
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.justering.rows import RowList
from nacka_sekreterare.ui.protokoll.file_writer import ResultLine, is_alive
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import LinkButton, SecondaryButton
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, SectionLabel

_KINDS = {
    Bilageslag.UNDERTECKNAT: "Undertecknad fil",
    Bilageslag.JUSTERAT: "Justerad fil",
    Bilageslag.SKANNING: "Skannat original",
}
SCAN_TYPES = "Skannade protokoll (*.pdf *.png *.jpg *.jpeg *.tif *.tiff);;Alla filer (*)"


class FilRows(QWidget):
    """The kept files of one justering; each is given out again as it is."""

    def __init__(self, desk: Desk, kansli: Kansli, justering: Justering, result: ResultLine) -> None:
        super().__init__()
        self._desk = desk
        self._kansli = kansli
        self._justering = justering
        self._result = result
        self._rows = RowList(name=f"filer_{justering.ordning}")
        self._attach = SecondaryButton(
            "Bifoga skannat protokoll", name=f"attach_{justering.ordning}", icon_name=IconName.PAPERCLIP
        )
        self._attach.setToolTip("Spara en skanning av det undertecknade pappret tillsammans med justeringen")
        self._attach.clicked.connect(self._on_attach_clicked)
        self._title = SectionLabel("Filer")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(self._title)
        column.addWidget(self._rows)
        foot = QHBoxLayout()
        foot.addWidget(self._attach)
        foot.addStretch(1)
        column.addLayout(foot)

    def show_akt(self, akt: Akt, justering: Justering) -> None:
        """Show the files."""
        found = tuple(b for b in akt.bilagor if b.justering_id == justering.id and b.slag in _KINDS)
        signed = justering.format_to_sign(akt.organ.installningar.underskriftsformat)
        self._rows.show_rows((signed, *found), partial(self._make_rows, found, signed))
        self._attach.setVisible(not justering.ar_elektronisk)
        self.setVisible(bool(found) or justering.justerad_date is not None)

    def _make_rows(self, found: tuple[Bilaga, ...], signed: Underskriftsformat) -> Iterator[QWidget]:
        for number, bilaga in enumerate(found, start=1):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACING.small)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(ElidedLabel(bilaga.namn))
            size = f"{max(1, round(bilaga.storlek / 1024))} kB"
            words.addWidget(ElidedLabel(f"{_kind(bilaga, signed)} · {size} · SHA-256 {bilaga.sha256}", Role.SMALL))
            row.addLayout(words, 1)
            name = f"give_out_{self._justering.ordning}_{number}"
            button = LinkButton("Lämna ut", name=name, icon_name=IconName.DOWNLOAD)
            button.setAccessibleName(f"Lämna ut {bilaga.namn}")
            button.setToolTip("Spara en kopia av filen, exakt som den justerades")
            button.clicked.connect(partial(self._give_out, bilaga))
            row.addWidget(button)
            yield holder

    def _give_out(self, bilaga: Bilaga, _checked: bool = False) -> None:
        suffix = Path(bilaga.namn).suffix
        path = self._desk.dialogs.save_file("Lämna ut filen", bilaga.namn, f"Filen (*{suffix});;Alla filer (*)")
        if path is None:
            return
        kansli, key = self._kansli, bilaga.id
        self._desk.tasks.run(
            lambda _report: give_out_bilaga(kansli, key, path),
            title=f"Skriver {path.name}",
            on_done=partial(self._tell, f"{path.name} sparades i {path.parent}. Den är exakt den fil som bevarats."),
        )

    def _on_attach_clicked(self) -> None:
        path = self._desk.dialogs.open_file("Välj det skannade protokollet", SCAN_TYPES)
        if path is not None:
            self._desk.tasks.run(
                lambda _report: read_bytes(path), title=f"Läser {path.name}", on_done=partial(self._keep, path.name)
            )

    def _keep(self, name: str, content: bytes) -> None:
        self._desk.operations.run(lambda: attach_skanning(self._kansli, self._justering.id, name, content))

    def _tell(self, sentence: str, _result: None) -> None:
        if is_alive(self._result):
            self._result.say(sentence)


def _kind(bilaga: Bilaga, signed: Underskriftsformat) -> str:
    """What a file is; of the justerade ones only that which bears the signatures is no copy."""
    is_copy = bilaga.slag is Bilageslag.JUSTERAT and not bilaga.namn.casefold().endswith(f".{signed.value}")
    return f"{_KINDS[bilaga.slag]}, kopia" if is_copy else _KINDS[bilaga.slag]
