"""The typefaces of headings and text, and the kommun's own families."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.utseende import Typsnitt
from nacka_sekreterare.services.utseende import add_typsnitt, list_typsnitt, remove_typsnitt
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.utseende.editing import Editing
from nacka_sekreterare.ui.widgets.buttons import IconButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.form import add_row, make_form
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, make_label
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout

FONTS: Final = frozenset({".ttf", ".otf", ".ttc", ".woff", ".woff2"})
_FILE_TYPES: Final = "TrueType-typsnitt (*.ttf);;Alla filer (*)"
_PLACES: Final = {"rubriktypsnitt": "Rubriker", "brodtypsnitt": "Text"}
_STYLES: Final = {"normal": "normal", "kursiv": "kursiv", "fet": "fet", "fet_kursiv": "fet kursiv"}


class TypsnittCard(Card):
    """The card of the typefaces."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Typsnitt", name="typsnitt_card")
        self._editing = editing
        self._boxes: dict[str, QComboBox] = {}
        self._own = QVBoxLayout()
        self._own.setSpacing(SPACING.tight)
        self._shown: tuple[Typsnitt, ...] = ()
        self._add = SecondaryButton("Lägg till typsnitt", name="typsnitt_add", icon_name=IconName.PLUS)
        self._add.clicked.connect(self._on_add_clicked)
        self.notice = InlineNotice(tone=Tone.WARNING, parent=self)
        form = make_form()
        for field, label in _PLACES.items():
            box = QComboBox()
            box.setObjectName(field)
            box.setAccessibleName(f"Typsnitt för {label.lower()}")
            box.setMaximumWidth(340)
            box.activated.connect(partial(self._on_box_activated, field))
            self._boxes[field] = box
            add_row(form, label, box)
        words = (
            "Eget typsnitt: välj de TrueType-filer (.ttf) som hör till familjen, högst fyra: normal, kursiv, fet och "
            "fet kursiv. De bäddas in i dokumenten, så licensen måste tillåta det."
        )
        self.body.addLayout(form)
        self.body.addLayout(self._own)
        self.body.addWidget(make_label(words, Role.SMALL, is_wrapping=True))
        self.body.addWidget(make_flow(self._add))
        self.body.addWidget(self.notice)

    def show_look(self, faults: Sequence[str]) -> None:
        """Show the typefaces of the look."""
        utseende = self._editing.utseende
        families = list_typsnitt(utseende)
        for field, box in self._boxes.items():
            if [box.itemText(number) for number in range(box.count())] != list(families):
                box.clear()
                box.addItems(list(families))
            box.setCurrentText(getattr(utseende, field))
        if self._shown != utseende.egna_typsnitt:
            self._show_own(utseende.egna_typsnitt)
        self.notice.set_notice(" ".join(faults), "", Tone.WARNING)

    def add(self, paths: Sequence[Path]) -> None:
        """Take in the files of a family."""
        kansli = self._editing.kansli
        self._editing.read(paths, lambda organ_id, files: add_typsnitt(kansli, organ_id, files), "Läser typsnittet")

    def _show_own(self, own: tuple[Typsnitt, ...]) -> None:
        self._shown = own
        clear_layout(self._own)
        before: QWidget = self._boxes["brodtypsnitt"]
        for number, typsnitt in enumerate(own, start=1):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            styles = [word for style, word in _STYLES.items() if getattr(typsnitt, style) is not None]
            row.addWidget(ElidedLabel(f"{typsnitt.namn}: {', '.join(styles)}"), 1)
            words = f"Ta bort typsnittet {typsnitt.namn}"
            remove = IconButton(IconName.DELETE, words, object_name=f"typsnitt_remove_{number}")
            remove.clicked.connect(partial(self._on_remove_clicked, typsnitt.namn))
            row.addWidget(remove)
            self._own.addWidget(holder)
            QWidget.setTabOrder(before, remove)  # Tab goes down the card as it stands, not as the rows came
            before = remove

    def _on_box_activated(self, field: str, _index: int) -> None:
        self._editing.set_field(field, self._boxes[field].currentText())
        self._editing.leave()

    def _on_add_clicked(self) -> None:
        self.add(self._editing.desk.dialogs.open_files("Välj typsnittets filer", _FILE_TYPES))

    def _on_remove_clicked(self, namn: str, _checked: bool = False) -> None:
        self._editing.run(lambda organ_id: remove_typsnitt(self._editing.kansli, organ_id, namn))
