"""One section of a § to edit: its heading, whose words it has, and the text."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.protokoll.sections import Part
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import LinkButton
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import SectionLabel


class PartCard(QWidget):
    """Edits one part.

    Signals:
        edited(PartCard, FormattedText): it is time to save.
        typed: a key has been pressed.
        left: the focus has left.
        restore_wanted(PartCard): she wants the generated text back.
    """

    edited = Signal(object, object)
    typed = Signal()
    left = Signal()
    restore_wanted = Signal(object)

    def __init__(self, part: Part, number: int) -> None:
        super().__init__()
        self.part = part
        self._label = SectionLabel(part.rubrik)
        self._chip = Chip("Egen lydelse", Tone.ACCENT, IconName.PENCIL)
        self._restore = LinkButton("Återta genererad text", name=f"restore_{number}")
        self._restore.setAccessibleName(f"Återta genererad text: {part.rubrik}")
        self._restore.setToolTip("Ta bort den egna lydelsen (Ctrl+G i texten)")
        self.edit = FormattedTextEdit(name=f"part_{number}", label=part.rubrik, minimum_lines=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.tight)
        self._bar = FormatBar(self.edit, name=f"part_bar_{number}")
        policy = self._bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # else the text would jump from under the mouse that is put in it
        self._bar.setSizePolicy(policy)
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        head.addWidget(make_flow(self._label, self._chip, self._restore), 1)
        head.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(head)
        column.addWidget(self.edit)
        self.edit.installEventFilter(self)
        self.edit.text_edited.connect(self._on_edit_text_edited)
        self.edit.textChanged.connect(self.typed)
        self.edit.left.connect(self.left)
        self._restore.clicked.connect(self._on_restore_clicked)

    def show_part(self, part: Part, *, is_read_only: bool) -> None:
        """Show the text and its standing; what is being typed is left alone."""
        self.part = part
        self._label.setText(part.rubrik.upper())
        self._label.setVisible(part.ar_forst)
        self.edit.setReadOnly(is_read_only)
        self._show_bar()
        self._chip.setVisible(part.ar_egen)
        self._restore.setVisible(part.ar_egen and not is_read_only)
        if not (self.edit.hasFocus() and self.edit.text().is_empty):  # she has emptied it to write anew
            self.edit.set_text(part.text)

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
