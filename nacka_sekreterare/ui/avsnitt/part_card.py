"""One section of a § to edit: its heading, whose words it has, the text, and what has changed around it."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from nacka_sekreterare.domain.skillnad import find_skillnad
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.ui.avsnitt.parts import Part
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import LinkButton
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.difference import DifferenceView
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.folding_row import FoldingRow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import SectionLabel

TAKE_KEY: Final = "Ctrl+Shift+X"
KEEP_KEY: Final = "Ctrl+Shift+B"


class PartCard(QWidget):
    """Edits one part. `name` leads the object names where several pages have such cards.

    Signals:
        edited(PartCard, FormattedText): it is time to save.
        typed: a key has been pressed.
        left: the focus has left.
        restore_wanted(PartCard): she wants the generated text back.
        keep_wanted(PartCard): what she wrote is to stand, though what the acts say has changed.
        explain_wanted(PartCard): she wants to change what is locked after the sammanträde.
    """

    edited = Signal(object, object)
    typed = Signal()
    left = Signal()
    restore_wanted = Signal(object)
    keep_wanted = Signal(object)
    explain_wanted = Signal(object)

    def __init__(self, part: Part, number: int, name: str = "part") -> None:
        super().__init__()
        self.part = part
        self._label = SectionLabel(part.rubrik)
        self._chip = Chip("Skriven för hand", Tone.ACCENT, IconName.PENCIL)
        self._restore = LinkButton("Ta den genererade", name=f"{name}_restore_{number}")
        self._changed = Chip("Underlaget har ändrats", Tone.WARNING)
        self._keep = LinkButton("Behåll min text", name=f"{name}_keep_{number}")
        self._explain = LinkButton("Ändra…", name=f"{name}_explain_{number}")
        self._explain.setToolTip("Sammanträdet är avslutat: ange varför paragrafen ändras")
        self.edit = FormattedTextEdit(name=f"{name}_{number}", label=part.rubrik, minimum_lines=1)
        self.difference = DifferenceView(f"{name}_difference_{number}")
        self._bar = FormatBar(self.edit, name=f"{name}_bar_{number}")
        self._lay_out()
        self.edit.installEventFilter(self)
        self.edit.text_edited.connect(self._on_edit_text_edited)
        self.edit.textChanged.connect(self.typed)
        self.edit.left.connect(self.left)
        self._restore.clicked.connect(self._on_restore_clicked)
        self._keep.clicked.connect(self._on_keep_clicked)
        self._explain.clicked.connect(self._on_explain_clicked)

    def _lay_out(self) -> None:
        words = make_flow(self._label, self._chip, self._restore, self._explain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        column.addWidget(FoldingRow(words, self._bar, alignment=Qt.AlignmentFlag.AlignBottom))
        column.addWidget(self.edit)
        self._standing = make_flow(self._changed, self._keep)
        column.addWidget(self._standing)
        column.addWidget(self.difference)

    def show_part(self, part: Part, *, is_read_only: bool, is_explainable: bool = False) -> None:
        """Show the text and its standing; what is being typed is left alone.

        `is_explainable`: it is read-only only until it has been explained, and the card offers to.
        """
        self.part = part
        self._label.setText(part.rubrik.upper())
        self._label.setAccessibleName(part.rubrik)
        self._label.setVisible(part.ar_forst)
        self.edit.setAccessibleName(part.rubrik)
        self.edit.setReadOnly(is_read_only)
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(not is_read_only)  # else the text would jump from under the mouse put in it
        self._bar.setSizePolicy(policy)
        self._show_bar()
        self._show_standing(part, may_choose=not is_read_only or is_explainable)
        self._explain.setVisible(is_explainable and is_read_only)
        self._explain.setAccessibleName(f"Ändra {part.rubrik} efter sammanträdet")
        if not (self.edit.hasFocus() and self.edit.text().is_empty):  # she has emptied it to write anew
            self.edit.set_text(part.text)

    def _show_standing(self, part: Part, *, may_choose: bool) -> None:
        self._chip.setVisible(part.ar_egen)
        self._standing.setVisible(part.ar_inaktuell)
        self._restore.setVisible(part.ar_egen and may_choose)
        self._keep.setVisible(part.ar_inaktuell and may_choose)
        for button, words, key in (
            (self._restore, "Ta den genererade texten", TAKE_KEY),
            (self._keep, "Behåll min text", KEEP_KEY),
        ):
            button.setAccessibleName(f"{words}: {part.rubrik}")
            button.setToolTip(f"{words} ({key_text(key)})")
        if part.lydelse is not None and part.lydelse.ar_inaktuell:
            changed = find_skillnad(part.lydelse.grundtext.plain, part.lydelse.genererad.plain)
            self.difference.show_difference("Så har det som är antecknat ändrats sedan du skrev", changed)
        else:
            self.difference.show_difference("Ändrat sedan klubbslaget", part.sedan_klubbslag)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The buttons stand above the text that is written in, and above no other."""
        if watched is self.edit and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            has_popup = isinstance(event, QFocusEvent) and event.reason() is Qt.FocusReason.PopupFocusReason
            if not has_popup:
                self._show_bar()
        return super().eventFilter(watched, event)

    def _show_bar(self) -> None:
        self._bar.setVisible(self.edit.hasFocus() and not self.edit.isReadOnly())

    def _on_edit_text_edited(self, text: FormattedText) -> None:
        self.edited.emit(self, text)

    def _on_restore_clicked(self) -> None:
        self.restore_wanted.emit(self)

    def _on_keep_clicked(self) -> None:
        self.keep_wanted.emit(self)

    def _on_explain_clicked(self) -> None:
        self.explain_wanted.emit(self)


def chosen_card(cards: Iterable[PartCard], is_meant: Callable[[Part], bool]) -> PartCard | None:
    """The card that a key means: the one with the focus, else the only one of which `is_meant` holds."""
    meant = [card for card in cards if is_meant(card.part)]
    focus = QApplication.focusWidget()
    focused = [card for card in meant if focus is not None and card.isAncestorOf(focus)]
    return next(iter(focused or (meant if len(meant) == 1 else [])), None)
