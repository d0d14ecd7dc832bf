"""The kommun's own Word template: what it lacks is told, and one to begin with is given."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.utseende import make_starter_template, read_fil, remove_wordmall, set_wordmall
from nacka_sekreterare.services.utseende_exempel import prepare_wordprov
from nacka_sekreterare.system.files import write_bytes
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.utseende.editing import Editing
from nacka_sekreterare.ui.utseende.help_dialog import HelpDialog
from nacka_sekreterare.ui.widgets.buttons import DangerButton, LinkButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout

TEMPLATES: Final = frozenset({".docx", ".dotx", ".docm", ".dotm", ".doc", ".dot"})
_FILE_TYPES: Final = "Word-dokument och mallar (*.docx *.dotx);;Alla filer (*)"


class WordmallCard(Card):
    """The card of the Word template."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Wordmall", name="wordmall_card")
        self._editing = editing
        words = (
            "Ert eget Word-dokument styr hur Word-filerna ser ut: sidhuvud, sidfot, marginaler och formatmallar "
            "används som de är. Utan mall ser Word-filen ut som PDF:en."
        )
        self._name = make_label("", is_wrapping=True)
        self._choose = SecondaryButton("Välj mall", name="wordmall_choose", icon_name=IconName.FILE_WORD_BOX)
        self._remove = DangerButton("Ta bort mallen", name="wordmall_remove")
        self._start = SecondaryButton("Spara en mall att börja med", name="wordmall_start", icon_name=IconName.DOWNLOAD)
        self._try = SecondaryButton("Öppna ett prov i Word", name="wordmall_try", icon_name=IconName.OPEN_IN_NEW)
        self._help = LinkButton("Så gör du en mall", name="wordmall_help", icon_name=IconName.HELP_CIRCLE)
        self.notice = InlineNotice(tone=Tone.SUCCESS, parent=self)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(SPACING.tight)
        self._shown: tuple[str, ...] = ()
        self.body.addWidget(make_label(words, Role.MUTED, is_wrapping=True))
        self.body.addWidget(self._name)
        self.body.addWidget(make_flow(self._choose, self._remove, self._start, self._try))
        self.body.addWidget(make_flow(self._help))
        self.body.addWidget(self.notice)
        self.body.addLayout(self._remarks)
        self._choose.clicked.connect(self._on_choose_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._start.clicked.connect(self._on_start_clicked)
        self._try.clicked.connect(self._on_try_clicked)
        self._help.clicked.connect(self._on_help_clicked)

    def show_look(self, faults: Sequence[str]) -> None:
        """Show the template, and what it lacks."""
        fil = self._editing.utseende.wordmall
        self._name.setText(fil.namn if fil is not None else "Ingen mall. Dra ett Word-dokument hit, eller välj ett.")
        self._remove.setVisible(fil is not None)
        self._choose.setText("Byt mall" if fil is not None else "Välj mall")
        is_whole = fil is not None and not faults
        self.notice.set_notice("Mallen har allt som dokumenten behöver." if is_whole else "", "", Tone.SUCCESS)
        if self._shown != tuple(faults):
            self._shown = tuple(faults)
            clear_layout(self._remarks)
            is_lost = fil is not None and read_fil(self._editing.kansli, fil) is None
            for fault in faults:
                self._remarks.addWidget(InlineNotice(fault, tone=Tone.WARNING if is_lost else Tone.NEUTRAL))

    def put(self, path: Path) -> None:
        """Make a file the template."""
        kansli = self._editing.kansli
        self._editing.read(
            [path], lambda organ_id, files: set_wordmall(kansli, organ_id, *files[0]), f"Läser {path.name}"
        )

    def _on_choose_clicked(self) -> None:
        path = self._editing.desk.dialogs.open_file("Välj Wordmall", _FILE_TYPES)
        if path is not None:
            self.put(path)

    def _on_remove_clicked(self) -> None:
        self._editing.run(lambda organ_id: remove_wordmall(self._editing.kansli, organ_id))

    def _on_start_clicked(self) -> None:
        organ, desk = self._editing.organ, self._editing.desk
        if organ is None:
            return
        path = desk.dialogs.save_file("Spara mallen", f"Mall för {organ.namn}.docx", "Word-dokument (*.docx)")
        if path is None:
            return
        try:
            content = make_starter_template(self._editing.kansli, organ)
        except UserError as error:
            desk.operations.show_refusal(error)
            return

        def done(_result: None) -> None:
            words = f"{path.name} sparades. Ändra den i Word, och välj den sedan här som mall."
            self.notice.set_notice(words, "", Tone.SUCCESS)

        desk.tasks.run(lambda _report: write_bytes(path, content), title=f"Skriver {path.name}", on_done=done)

    def _on_try_clicked(self) -> None:
        organ, desk = self._editing.organ, self._editing.desk
        if organ is None:
            return
        try:
            prov = prepare_wordprov(self._editing.kansli, organ.id)
        except UserError as error:
            desk.operations.show_refusal(error)
            return
        desk.tasks.run(lambda _report: prov.write(), title="Skriver provet", on_done=_open)

    def _on_help_clicked(self) -> None:
        HelpDialog(self).show()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
