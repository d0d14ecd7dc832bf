"""The small row of formatting buttons above an editor, for the hand on the mouse; the keys are in the tooltips."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QWidget

from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.widgets.buttons import IconButton
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit


class FormatBar(QWidget):
    """Bold, italic, lists, indent and table of one editor. Clicking leaves the focus in the text; Tab passes it by."""

    def __init__(self, edit: FormattedTextEdit, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("Formatering")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._bold = self._add(IconName.FORMAT_BOLD, "Fet stil", "Ctrl+B", edit)
        self._italic = self._add(IconName.FORMAT_ITALIC, "Kursiv stil", "Ctrl+I", edit)
        bullets = self._add(IconName.FORMAT_LIST_BULLETED, "Punktlista", "Ctrl+Shift+L", edit)
        numbers = self._add(IconName.FORMAT_LIST_NUMBERED, "Numrerad lista", "Ctrl+Shift+O", edit)
        inward = self._add(IconName.FORMAT_INDENT_INCREASE, "Flytta in", "Ctrl+M", edit)
        outward = self._add(IconName.FORMAT_INDENT_DECREASE, "Flytta ut", "Ctrl+Shift+M", edit)
        table = self._add(IconName.TABLE_PLUS, "Infoga tabell", "", edit)
        self._bold.setCheckable(True)
        self._italic.setCheckable(True)
        self._bold.clicked.connect(edit.toggle_bold)
        self._italic.clicked.connect(edit.toggle_italic)
        bullets.clicked.connect(edit.toggle_bullets)
        numbers.clicked.connect(edit.toggle_numbers)
        inward.clicked.connect(edit.indent_more)
        outward.clicked.connect(edit.indent_less)
        table.clicked.connect(edit.insert_default_table)
        edit.currentCharFormatChanged.connect(self._on_edit_format_changed)

    def _add(self, name: IconName, text: str, key: str, edit: FormattedTextEdit) -> IconButton:
        button = IconButton(name, text, object_name=f"{self.objectName()}_{name.name.lower()}")
        if key:
            button.setToolTip(f"{text} ({key_text(key)})")
        button.setIconSize(QSize(16, 16))
        # The keys of the editor do the same; a row of seven stops on the way to every field would only be in the way.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleDescription(f"Gäller {edit.accessibleName()}")
        self._row.addWidget(button)
        return button

    def _on_edit_format_changed(self, form: QTextCharFormat) -> None:
        self._bold.setChecked(form.fontWeight() >= 600)
        self._italic.setChecked(form.fontItalic())
