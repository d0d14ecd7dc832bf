"""The tab Utseende of an organ: the cards of its look, and beside them one of its documents as it will be printed."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.utseende import Utseende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.utseende import Utseendekontroll, check_utseende, copy_utseende, reset_utseende
from nacka_sekreterare.services.utseende_exempel import find_coloured
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.protokoll.preview import Preview
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.utseende.editing import Editing
from nacka_sekreterare.ui.utseende.farg_card import FargCard
from nacka_sekreterare.ui.utseende.logotyp_card import DRAWINGS, PICTURES, LogotypCard
from nacka_sekreterare.ui.utseende.matt_card import MattCard
from nacka_sekreterare.ui.utseende.typsnitt_card import FONTS, TypsnittCard
from nacka_sekreterare.ui.utseende.underskrift_card import UnderskriftCard
from nacka_sekreterare.ui.utseende.wordmall_card import TEMPLATES, WordmallCard
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.dropped import dropped_files
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

_PAGE_PX = 240


class LookCard(Protocol):
    """A card of the look."""

    def show_look(self, faults: Sequence[str]) -> None:
        """Show its part of the look, with what is wrong with it."""


class UtseendeView(QWidget):
    """Everything of one organ's look. Files dropped anywhere on it go where they belong."""

    def __init__(self, desk: Desk, kansli: Kansli) -> None:
        super().__init__()
        self.setObjectName("utseende_view")
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._desk = desk
        self._kansli = kansli
        self._editing = Editing(desk, kansli, self)
        self._editing.refused.connect(self._show)
        self._checked: tuple[Utseende, Utseendekontroll] | None = None
        self._others: tuple[Organ, ...] = ()
        self._coloured: UUID | None = None  # the ärende that the page was brought to, to show the colour
        self.logotyp = LogotypCard(self._editing)
        self.typsnitt = TypsnittCard(self._editing)
        self.wordmall = WordmallCard(self._editing)
        self._cards: dict[str, QWidget] = {
            "logotyp": self.logotyp,
            "farg": FargCard(self._editing),
            "typsnitt": self.typsnitt,
            "matt": MattCard(self._editing),
            "wordmall": self.wordmall,
            "underskrift": UnderskriftCard(self._editing),
        }
        self._copy = SecondaryButton("Kopiera från en annan nämnd", name="utseende_copy")
        self._reset = SecondaryButton("Återställ till programmets utseende", name="utseende_reset")
        self.preview = Preview(desk)
        self.preview.choice.removeItem(self.preview.choice.findData("utdrag"))  # of no § in particular
        self._scroll = ScrollColumn(name="utseende_scroll")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self._copy.clicked.connect(self._on_copy_clicked)
        self._reset.clicked.connect(self._on_reset_clicked)

    def show_organ(self, organ: Organ, others: Sequence[Organ]) -> None:
        """Show the look of an organ; `others` are those whose look it can take over."""
        before, self._editing.organ = self._editing.organ, organ
        self._others = tuple(other for other in others if other.id != organ.id)
        self._show()
        self._show_page(before, organ)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take files where they belong."""
        paths = dropped_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """A picture becomes the logo, a Word document the template, typefaces are added."""
        fonts = [path for path in paths if path.suffix.casefold() in FONTS]
        if fonts:
            self.typsnitt.add(fonts)
            return
        path = paths[0]
        kind = path.suffix.casefold()
        if kind in TEMPLATES:
            self.wordmall.put(path)
        elif kind in PICTURES | DRAWINGS:
            self.logotyp.put(path)
        else:
            words = "Dra hit en bild (PNG eller JPEG), ett Word-dokument eller ett typsnitts TrueType-filer."
            self._desk.dialogs.show_error(f"{path.name} kan inte användas här. {words}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room beside the cards, the page stands below them."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """The size of the text may be another since it was seen."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        cards = self._scroll.column.minimumSize().width() + bar
        room = self.width() - cards - SPACING.page
        button = self.preview.print_button
        button.setVisible(room >= self.preview.choice.sizeHint().width() + 2 * button.sizeHint().width())
        layout = self.preview.layout()
        if layout is not None:
            layout.activate()  # without the button it needs less
        is_beside = room >= self.preview.minimumSizeHint().width()
        self._splitter.setOrientation(Qt.Orientation.Horizontal if is_beside else Qt.Orientation.Vertical)
        if is_beside and self._splitter.sizes()[0] < cards:  # no minimum of its own: that would push the rail away
            self._splitter.setSizes([cards, self.width() - cards])

    def _show_page(self, before: Organ | None, organ: Organ) -> None:
        """The page anew; what has just been changed is brought into view."""
        if before is None or before.id != organ.id:
            self._coloured = None
        else:
            old, new = before.installningar.utseende, organ.installningar.utseende
            if old.accentfarg != new.accentfarg:
                self._coloured = find_coloured(self._kansli, organ.id)
            elif (old.logotyp, old.logotyp_bredd_mm) != (new.logotyp, new.logotyp_bredd_mm):
                self._coloured = None
                self.preview.view.show_place(0, 0.0)
        self.preview.show_paragraf(organ.id, self._coloured)

    def _lay_out(self) -> None:
        self._scroll.column.setContentsMargins(0, SPACING.medium, SPACING.medium, SPACING.page)
        for card in self._cards.values():
            self._scroll.column.addWidget(card)
        self._scroll.column.addWidget(make_flow(self._copy, self._reset))
        self._scroll.column.addStretch(1)
        beside = QWidget()
        beside.setMinimumWidth(_PAGE_PX)  # what it needs more is seen to in _fit
        column = QVBoxLayout(beside)
        column.setContentsMargins(SPACING.medium, SPACING.medium, 0, SPACING.medium)
        column.addWidget(self.preview)
        self._splitter.setObjectName("utseende_splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._scroll)
        self._splitter.addWidget(beside)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._splitter)

    def _show(self) -> None:
        organ = self._editing.organ
        if organ is None:
            return
        utseende = organ.installningar.utseende
        if self._checked is None or self._checked[0] != utseende:
            self._checked = utseende, check_utseende(self._kansli, organ)
        faults = self._checked[1]
        for name, card in self._cards.items():
            shown: LookCard = card  # type: ignore[assignment]  # every card has it
            shown.show_look(getattr(faults, name, ()))
        self._copy.setVisible(bool(self._others))
        self._reset.setEnabled(utseende != Utseende())

    def _on_copy_clicked(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("utseende_copy_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for other in self._others:
            action = menu.addAction(other.namn.replace("&", "&&"))
            action.triggered.connect(partial(self._on_copy_chosen, other))
        menu.popup(self._copy.mapToGlobal(self._copy.rect().bottomLeft()))

    def _on_copy_chosen(self, other: Organ, _checked: bool = False) -> None:
        self._editing.run(lambda organ_id: copy_utseende(self._kansli, other.id, organ_id))

    def _on_reset_clicked(self) -> None:
        self._editing.run(lambda organ_id: reset_utseende(self._kansli, organ_id))
