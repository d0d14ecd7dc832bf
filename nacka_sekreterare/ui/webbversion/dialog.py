"""Webbversion: mark what the public copy leaves out, look through what is proposed, and write the copy."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.maskering import Maskering
from nacka_sekreterare.services import maskering
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.export import Exportjobb, Exportorder
from nacka_sekreterare.services.maskering import Maskeringsforslag
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.undo import redo, undo
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.protokoll.file_writer import ResultLine, Written, prepare_or_tell
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.webbversion.paragraf_text import ParagrafText
from nacka_sekreterare.ui.widgets.buttons import IconButton, PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.dialog_size import open_at, scaled_px
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn, clear_layout

_ID = Qt.ItemDataRole.UserRole
_FORMATS = ("pdf", "docx")
_LIST_PX, _CARDS_PX = 110, 190
_OUTSIDE = "Utanför paragraferna"


class WebbversionDialog(QDialog):
    """The §§ of one justering to the left, the words of the chosen one in the middle, what is masked to the right."""

    def __init__(self, desk: Desk, kansli: Kansli, justering_id: UUID, sammantrade_id: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("webbversion_dialog")
        self.setWindowTitle("Webbversion av protokollet")
        open_at(self, 1080, 680)
        self._desk = desk
        self._kansli = kansli
        self._justering_id = justering_id
        self._sammantrade_id = sammantrade_id
        self._akt: Akt = load_akt(kansli, sammantrade_id)
        self._made, self._undone = 0, 0  # acts of this dialog, the only ones that its keys take back
        self.list = QListWidget()
        self.list.setObjectName("webb_list")
        self.list.setAccessibleName("Paragrafer")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = ParagrafText()
        self.mask_button = SecondaryButton("Maskera markeringen", name="webb_mask", key="Ctrl+M")
        self.whole_button = SecondaryButton("Maskera hela paragrafen", name="webb_whole", key="Ctrl+Shift+M")
        self.write_button = PrimaryButton("Spara webbversionen", name="webb_write", key="Ctrl+Return")
        self._close = SecondaryButton("Stäng", name="webb_close")
        self._masked, self._proposed = _Listed("Maskerat i paragrafen"), _Listed("Att ta ställning till")
        self.outcome = ResultLine(desk, name="webb_result")
        self._lay_out()
        self._connect()
        self.reload()
        self.list.setFocus()

    # --- showing

    def reload(self) -> None:
        """Read the akt, and what is proposed."""
        self._akt = load_akt(self._kansli, self._sammantrade_id)
        chosen, self._is_filling = self._arende_id, True
        justering = next(one for one in self._akt.justeringar if one.id == self._justering_id)
        arenden = self._akt.arenden_of_justering(justering)
        self.list.clear()
        for arende in arenden:
            count = len([each for each in self._akt.maskeringar if each.arende_id == arende.id])
            words = "sekretess, maskeras" if arende.ar_sekretess else f"{count} maskerat" if count else ""
            head = " · ".join(part for part in (f"§ {self._akt.nummer_of(arende.id)}", words) if part)
            item = QListWidgetItem(f"{head}\n{arende.rubrik}")
            item.setData(_ID, arende.id)
            self.list.addItem(item)
        ids = [arende.id for arende in arenden]
        self._is_filling = False
        self.list.setCurrentRow(ids.index(chosen) if chosen in ids else 0)
        self._show_proposals()

    @property
    def _arende_id(self) -> UUID | None:
        row = self.list.currentRow()
        found: UUID | None = self.list.item(row).data(_ID) if row >= 0 else None
        return found

    def _own(self) -> tuple[Maskering, ...]:
        return tuple(each for each in self._akt.maskeringar if each.arende_id == self._arende_id)

    def _show_paragraf(self, _row: int = 0) -> None:
        arende_id = self._arende_id
        if arende_id is None or self._is_filling:
            return
        is_secret = self._akt.arende(arende_id).ar_sekretess
        self.text.show_paragraf(
            self._akt, arende_id, [""] if is_secret else [each.text for each in self._own() if not each.ar_utanfor]
        )
        self.mask_button.setEnabled(not is_secret)
        self.whole_button.setEnabled(not is_secret and not any(each.galler_hela_paragrafen for each in self._own()))
        clear_layout(self._masked.rows)
        for each in self._own():
            words = "Hela paragrafen" if each.galler_hela_paragrafen else each.text
            button = IconButton(IconName.DELETE, f"Visa igen: {words}", object_name=f"webb_visa_{each.id}")
            button.clicked.connect(partial(self._run, partial(maskering.remove_maskering, self._kansli, each.id)))
            self._masked.rows.addLayout(_row_of(words, _OUTSIDE if each.ar_utanfor else "", button))
        if is_secret or not self._own():
            words = "Sekretess: maskeras alltid." if is_secret else "Inget. Markera ord i texten och maskera dem."
            self._masked.rows.addWidget(make_label(words, Role.MUTED, is_wrapping=True))

    def _show_proposals(self) -> None:
        clear_layout(self._proposed.rows)
        found = maskering.foresla_maskering(self._kansli, self._justering_id)
        for index, one in enumerate(found):
            self._proposed.rows.addLayout(self._proposal_row(index, one))
        if not found:
            words = "Inga personnummer syns, och inget maskerat ord står kvar på annat ställe."
            self._proposed.rows.addWidget(make_label(words, Role.MUTED, is_wrapping=True))

    def _proposal_row(self, index: int, one: Maskeringsforslag) -> QHBoxLayout:
        number = self._akt.nummer_of(one.arende_id)
        where = ": ".join(part for part in (_OUTSIDE, one.plats) if part) if one.ar_utanfor else f"§ {number}"
        button = SecondaryButton("Maskera", name=f"webb_forslag_{index}")
        button.setAccessibleName(
            f"Maskera {one.text} i {where}" if not one.ar_utanfor else f"Maskera {one.text} {where}"
        )
        act = partial(maskering.add_maskering, self._kansli, one.arende_id, one.text, utanfor=one.ar_utanfor)
        button.clicked.connect(partial(self._run, act))
        return _row_of(one.text, f"{where} · {one.skal}", button)

    # --- acting

    def _run(self, act: Callable[[], Outcome[Any]], _is_checked: bool = False) -> None:
        if self._desk.operations.run(act):
            self._made, self._undone = self._made + 1, 0
            self.reload()

    def _undo(self) -> None:
        if self._made and self._desk.operations.run(partial(undo, self._kansli)):
            self._made, self._undone = self._made - 1, self._undone + 1
            self.reload()

    def _redo(self) -> None:
        if self._undone and self._desk.operations.run(partial(redo, self._kansli)):
            self._made, self._undone = self._made + 1, self._undone - 1
            self.reload()

    def _on_mask_clicked(self) -> None:
        if self._arende_id is not None and self.text.marked:
            self._run(partial(maskering.add_maskering, self._kansli, self._arende_id, self.text.marked))
        else:
            self.text.setFocus()

    def _on_whole_clicked(self) -> None:
        if self._arende_id is not None:
            self._run(partial(maskering.add_maskering, self._kansli, self._arende_id))

    def _on_write_clicked(self) -> None:
        folder = self._desk.dialogs.choose_folder("Var ska webbversionen sparas?")
        if folder is None:
            return
        ordning = next(one.ordning for one in self._akt.justeringar if one.id == self._justering_id)
        jobs: list[Exportjobb] = []
        for word in _FORMATS:
            order = Exportorder(
                sammantrade_id=self._sammantrade_id, dokument="webbversion", format=word, justering=ordning + 1
            )
            jobs += prepare_or_tell(self._desk, self._kansli, order)
        if jobs:
            self.write_button.setEnabled(False)
            self.outcome.write(jobs, folder)

    def _on_outcome_written(self, _written: Written | None) -> None:
        self.write_button.setEnabled(True)

    # --- making

    def _lay_out(self) -> None:
        self._is_filling = False
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text, 1)
        column.addWidget(make_flow(self.mask_button, self.whole_button))
        right = ScrollColumn(name="webb_scroll")
        right.column.setContentsMargins(SPACING.small, 0, 0, 0)
        right.setMinimumWidth(scaled_px(self, _CARDS_PX))
        self.list.setMinimumWidth(scaled_px(self, _LIST_PX))
        for card in (self._masked, self._proposed):
            right.column.addWidget(card)
        right.column.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("webb_split")
        split.setChildrenCollapsible(False)
        for widget in (self.list, middle, right):
            split.addWidget(widget)
        split.setSizes([240, 520, 320])
        words = "Det maskerade finns inte i filen, och underskrifterna blir ord. Det justerade protokollet ändras inte."
        foot = QHBoxLayout()
        foot.addWidget(make_label(words, Role.SMALL, is_wrapping=True), 1)
        foot.addWidget(self._close)
        foot.addWidget(self.write_button)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.large)
        page.setSpacing(SPACING.medium)
        page.addWidget(split, 1)
        page.addWidget(self.outcome)
        page.addLayout(foot)

    def _connect(self) -> None:
        # The window's own keys are not heard behind a dialog.
        QShortcut(QKeySequence("Ctrl+Z"), self, self._undo)
        QShortcut(QKeySequence("Ctrl+Shift+Z"), self, self._redo)
        self.list.currentRowChanged.connect(self._show_paragraf)
        self.mask_button.clicked.connect(self._on_mask_clicked)
        self.whole_button.clicked.connect(self._on_whole_clicked)
        self.write_button.clicked.connect(self._on_write_clicked)
        self._close.clicked.connect(self.accept)
        self.outcome.written.connect(self._on_outcome_written)


class _Listed(Card):
    """A card with rows that come and go below its title."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(SPACING.small)
        self.body.addLayout(self.rows)


def _row_of(words: str, more: str, button: QWidget | None) -> QHBoxLayout:
    row, said = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(SPACING.small)
    said.setSpacing(0)
    said.addWidget(make_label(words, is_wrapping=True))
    if more:
        said.addWidget(make_label(more, Role.SMALL, is_wrapping=True))
    row.addLayout(said, 1)
    if button is not None:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return row


def show_webbversion(
    owner: QWidget, desk: Desk, kansli: Kansli, justering_id: UUID, sammantrade_id: UUID
) -> WebbversionDialog:
    """Open the dialog above a page."""
    desk.operations.flush()
    dialog = WebbversionDialog(desk, kansli, justering_id, sammantrade_id, owner)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
