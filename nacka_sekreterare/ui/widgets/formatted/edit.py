"""The editor of formatted text: as little as a decision needs, as safe as Word's clipboard demands."""

import math
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QTextEdit, QWidget

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.ui.widgets.formatted import editing
from nacka_sekreterare.ui.widgets.formatted.clipboard import read_clipboard, write_clipboard
from nacka_sekreterare.ui.widgets.formatted.document import needs_renumbering, read_text, renumber, write_text
from nacka_sekreterare.ui.widgets.formatted.normal import normalise

SAVE_AFTER_MS = 700  # from the first unsaved key, not from the last: nobody types faster than this can lose
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class FormattedTextEdit(QTextEdit):
    """Edits a FormattedText. As high as its text, with no scroll bar; Ctrl+Z is its own while it has the focus.

    Signals:
        text_edited(FormattedText): she has typed, and it is time to save: within 0.7 s of the first unsaved key, when
            focus leaves, and at `flush`.
        left: the focus has left, and all is told; the next save is another step (`kansli.leave_field`).
        menu_opening(QMenu, QTextCursor): the menu of the text is about to be shown, for a place in it.
    """

    text_edited = Signal(object)
    left = Signal()
    menu_opening = Signal(object, object)

    def __init__(
        self, *, name: str, label: str, placeholder: str = "", minimum_lines: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._minimum_lines = minimum_lines
        self._saved = FormattedText()
        self._is_loading = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._follower = QTimer(self)  # the place of the cursor is known only when the text has been laid out
        self._follower.setSingleShot(True)
        self._follower.setInterval(0)
        self._follower.timeout.connect(self._follow_cursor)
        document = self.document()
        document.setIndentWidth(26)
        document.setDocumentMargin(2)
        document.contentsChanged.connect(self._on_document_contents_changed)
        document.documentLayout().documentSizeChanged.connect(self._on_document_size_changed)
        self.cursorPositionChanged.connect(self._follower.start)
        write_text(document, FormattedText())
        self._is_loading = False

    # --- the text

    @property
    def has_unsaved(self) -> bool:
        """True while something typed has not been told."""
        return self._timer.isActive()

    def text(self) -> FormattedText:
        """What stands there, normalised."""
        return read_text(self.document())

    def set_text(self, text: FormattedText) -> None:
        """Show another text, telling nobody. What she is typing this moment is never overwritten: it will be saved."""
        if self.has_unsaved:
            return
        wanted = normalise(text)
        self._saved = wanted
        if wanted == self.text():
            return
        place = self.textCursor().position() if self.hasFocus() else 0
        self._is_loading = True
        write_text(self.document(), wanted)
        self._is_loading = False
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._fit_height()

    def flush(self) -> None:
        """Tell now what has not been told."""
        if not self._timer.isActive() and not self.document().isModified():
            return
        self._timer.stop()
        self.document().setModified(False)
        text = self.text()
        if text != self._saved:
            self._saved = text
            self.text_edited.emit(text)

    # --- acts

    def toggle_bold(self) -> None:
        """Bold, or not."""
        form = QTextCharFormat()
        form.setFontWeight(400 if self.currentCharFormat().fontWeight() >= 600 else 600)
        self.mergeCurrentCharFormat(form)

    def toggle_italic(self) -> None:
        """Italic, or not."""
        form = QTextCharFormat()
        form.setFontItalic(not self.currentCharFormat().fontItalic())
        self.mergeCurrentCharFormat(form)

    def toggle_bullets(self) -> None:
        """A bullet list, or none."""
        editing.toggle_list(self.textCursor(), is_ordered=False)

    def toggle_numbers(self) -> None:
        """A numbered list, or none."""
        editing.toggle_list(self.textCursor(), is_ordered=True)

    def indent_more(self) -> None:
        """One step in: what a higher organ is asked to decide, or an item under an item."""
        editing.shift(self.textCursor(), 1)

    def indent_less(self) -> None:
        """One step out."""
        editing.shift(self.textCursor(), -1)

    def insert_default_table(self) -> None:
        """A table of three rows and two columns to fill in; Tab in its last cell adds a row."""
        self.setTextCursor(editing.insert_table(self.textCursor(), 3, 2))

    # --- keys

    def event(self, event: QEvent) -> bool:
        """Keys of the text go before keys of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._act_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Formatting keys, and Tab, Enter and Backspace where a list or a table gives them a meaning."""
        act = self._act_of(event)
        if act is not None and not self.isReadOnly():
            act()
            return
        if not self.isReadOnly() and editing.handle_key(self, event):
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab inside a list or a table stays there."""
        if not self.isReadOnly() and editing.handle_tab(self, is_forward=next):
            return True
        return super().focusNextPrevChild(next)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field saves it."""
        super().focusOutEvent(event)
        if event.reason() is Qt.FocusReason.PopupFocusReason:
            return  # her own context menu
        self.flush()
        self.left.emit()

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        acts = {
            (Qt.Key.Key_B, _CONTROL): self.toggle_bold,
            (Qt.Key.Key_I, _CONTROL): self.toggle_italic,
            (Qt.Key.Key_L, _CONTROL | _SHIFT): self.toggle_bullets,
            (Qt.Key.Key_O, _CONTROL | _SHIFT): self.toggle_numbers,
            (Qt.Key.Key_BracketRight, _CONTROL): self.indent_more,
            (Qt.Key.Key_BracketLeft, _CONTROL): self.indent_less,
            (Qt.Key.Key_M, _CONTROL): self.indent_more,
            (Qt.Key.Key_M, _CONTROL | _SHIFT): self.indent_less,
        }
        return acts.get((Qt.Key(event.key()), event.modifiers()))

    # --- clipboard

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text is welcome, pictures and files are not."""
        return source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as clean blocks."""
        self.setTextCursor(editing.insert_text(self.textCursor(), read_clipboard(source)))
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy as blocks for ourselves, as clean HTML for Word, as plain text for everybody else."""
        copy = QTextDocument()
        QTextCursor(copy).insertFragment(self.textCursor().selection())
        return write_clipboard(read_text(copy))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of every text, with what others put first in it."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        place = self.textCursor() if is_key else self.cursorForPosition(event.pos())
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_opening.emit(menu, place)
        below = self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
        menu.popup(below if is_key else event.globalPos())

    # --- size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self._fit_height()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another height."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls, never the field."""
        event.ignore()

    def _on_document_size_changed(self, _size: QSizeF) -> None:
        self._fit_height()

    def _fit_height(self) -> None:
        margins = self.contentsMargins().top() + self.contentsMargins().bottom()
        frame = self.height() - self.viewport().height() if self.isVisible() else 12 + margins
        lines = math.ceil(self._minimum_lines * self.fontMetrics().lineSpacing() + 2 * self.document().documentMargin())
        wanted = max(math.ceil(self.document().size().height()), lines) + max(frame, 10)
        if self.minimumHeight() != wanted:
            self.setFixedHeight(wanted)

    def _follow_cursor(self) -> None:
        if not self.hasFocus():
            return
        ancestor = self.parentWidget()
        while ancestor is not None and not isinstance(ancestor, QScrollArea):
            ancestor = ancestor.parentWidget()
        inner = ancestor.widget() if isinstance(ancestor, QScrollArea) else None
        if isinstance(ancestor, QScrollArea) and inner is not None:
            place = self.viewport().mapTo(inner, self.cursorRect().center())
            ancestor.ensureVisible(place.x(), place.y(), 20, 40)

    def _on_document_contents_changed(self) -> None:
        if self._is_loading:
            return
        document = self.document()
        # What undo brings back was numbered well when it was left; an edit of ours here would end the redo.
        if not document.isRedoAvailable() and needs_renumbering(document):
            self._is_loading = True
            cursor = QTextCursor(document)
            cursor.joinPreviousEditBlock()
            renumber(document)
            cursor.endEditBlock()
            self._is_loading = False
        if not self._timer.isActive():
            self._timer.start()
