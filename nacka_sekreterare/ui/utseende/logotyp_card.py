"""The logo: seen as it is printed, on white, with the words for those who cannot see it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from nacka_sekreterare.domain.utseende import GRANSER
from nacka_sekreterare.services.utseende import read_fil, remove_logotyp, set_logotyp
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import Role, set_look
from nacka_sekreterare.ui.utseende.editing import Editing
from nacka_sekreterare.ui.widgets.buttons import DangerButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.form import add_row, make_form
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.saved_edits import SavedLength, SavedLine

PICTURES: Final = frozenset({".png", ".jpg", ".jpeg"})
DRAWINGS: Final = frozenset({".svg", ".eps", ".gif", ".tif", ".tiff", ".bmp", ".webp"})
_FILE_TYPES: Final = "Bilder (*.png *.jpg *.jpeg);;Alla filer (*)"
_SEEN: Final = QSize(220, 88)


class LogotypCard(Card):
    """The card of the logo."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Logotyp", name="logotyp_card")
        self._editing = editing
        self._shown = ""
        self._empty = make_label(
            "Ingen logotyp. Dra en bild hit, eller välj en PNG- eller JPEG-fil.", Role.MUTED, is_wrapping=True
        )
        self._picture = QLabel()
        self._picture.setObjectName("logotyp_picture")
        self._picture.setFixedSize(_SEEN.width() + 24, _SEEN.height() + 24)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_look(self._picture, "paper", "true")
        self._name = ElidedLabel("", Role.SMALL)
        self._choose = SecondaryButton("Välj bild", name="logotyp_choose", icon_name=IconName.FILE_DOCUMENT)
        self._remove = DangerButton("Ta bort logotypen", name="logotyp_remove")
        operations = editing.desk.operations
        self._words = SavedLine(operations, name="logotyp_text", label="Logotypens beskrivning")
        self._words.setPlaceholderText("Till exempel: Almviks kommuns vapen")
        lowest, highest = GRANSER["logotyp_bredd_mm"]
        self._width = SavedLength(
            name="logotyp_bredd_mm", label="Logotypens bredd", unit="mm", lowest=lowest, highest=highest
        )
        self.notice = InlineNotice(tone=Tone.WARNING, parent=self)
        self._lay_out()
        self._choose.clicked.connect(self._on_choose_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._words.saved.connect(self._on_words_saved)
        self._words.left.connect(editing.leave)
        self._width.saved.connect(self._on_width_saved)
        self._width.left.connect(editing.leave)

    def show_look(self, faults: Sequence[str]) -> None:
        """Show the logo of the look, and what is wrong with it."""
        utseende = self._editing.utseende
        fil = utseende.logotyp
        self._empty.setVisible(fil is None)
        for widget in (self._picture, self._name, self._remove, self._details):
            widget.setVisible(fil is not None)
        self._choose.setText("Byt bild" if fil is not None else "Välj bild")
        self._words.set_value(utseende.logotyp_text)
        self._width.set_value(utseende.logotyp_bredd_mm)
        self._picture.setAccessibleName(f"Logotypen: {utseende.logotyp_text or 'utan beskrivning'}")
        if fil is not None:
            self._name.setText(fil.namn)
        if (fil.sha256 if fil is not None else "") != self._shown:
            self._show_picture()
        self.notice.set_notice(" ".join(faults), "", Tone.WARNING)

    def put(self, path: Path) -> None:
        """Make a file the logo."""
        kansli = self._editing.kansli
        self._editing.read(
            [path], lambda organ_id, files: set_logotyp(kansli, organ_id, *files[0]), f"Läser {path.name}"
        )

    def _lay_out(self) -> None:
        form = make_form()
        form.setContentsMargins(0, 0, 0, 0)
        self._details = QWidget()
        self._details.setLayout(form)
        add_row(form, "Beskrivning", self._words, "Läses upp för den som inte ser logotypen.")
        add_row(form, "Bredd", self._width)
        buttons = make_flow(self._choose, self._remove)
        for widget in (self._empty, self._picture, self._name, buttons, self._details, self.notice):
            self.body.addWidget(widget)

    def _show_picture(self) -> None:
        fil = self._editing.utseende.logotyp
        self._shown = fil.sha256 if fil is not None else ""
        pixmap = QPixmap()
        content = read_fil(self._editing.kansli, fil) if fil is not None else None
        if content is not None and pixmap.loadFromData(content):
            ratio = self.devicePixelRatioF()
            pixmap = pixmap.scaled(
                _SEEN * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            pixmap.setDevicePixelRatio(ratio)
        self._picture.setPixmap(pixmap)

    def _on_choose_clicked(self) -> None:
        path = self._editing.desk.dialogs.open_file("Välj logotyp", _FILE_TYPES)
        if path is not None:
            self.put(path)

    def _on_remove_clicked(self) -> None:
        self._editing.run(lambda organ_id: remove_logotyp(self._editing.kansli, organ_id))

    def _on_words_saved(self, text: str) -> None:
        self._editing.set_field("logotyp_text", text)

    def _on_width_saved(self, width_mm: float) -> None:
        self._editing.set_field("logotyp_bredd_mm", width_mm)
