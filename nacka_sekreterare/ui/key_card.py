"""F1: every key that works on the page that is shown, in two columns."""

from collections.abc import Iterator

from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label

_TEXT_KEYS = (
    ("Fet stil", "Ctrl+B"),
    ("Kursiv stil", "Ctrl+I"),
    ("Punktlista", "Ctrl+Shift+L"),
    ("Numrerad lista", "Ctrl+Shift+O"),
    ("Flytta in", "Ctrl+M"),
    ("Flytta ut", "Ctrl+Shift+M"),
)


class KeyCard(QDialog):
    """The keys of a window, of the page in it, and of a text being typed."""

    def __init__(self, window: QWidget, page: QWidget | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key_card")
        self.setWindowTitle("Tangenter")
        columns = QHBoxLayout()
        columns.setSpacing(SPACING.page * 2)
        groups = {
            "På den här sidan": list(_keys_below(page)) if page is not None else [],
            "I hela programmet": [*_keys_of(window), *_keys_of_rail(window)],
            "I en text": [(text, key_text(key)) for text, key in _TEXT_KEYS],
        }
        for title, keys in groups.items():
            if keys:
                columns.addLayout(_column(title, keys))
        close = PrimaryButton("Stäng", name="close_key_card")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACING.page, SPACING.page, SPACING.page, SPACING.large)
        rows.setSpacing(SPACING.page)
        rows.addLayout(columns)
        rows.addLayout(foot)


def _keys_below(page: QWidget) -> Iterator[tuple[str, str]]:
    for widget in [page, *page.findChildren(QWidget)]:
        yield from _keys_of(widget)
        letters = widget.property("letter_keys")
        if isinstance(letters, str):
            yield from ((text, key) for key, text in (line.split(" ", 1) for line in letters.splitlines()))


def _keys_of_rail(window: QWidget) -> Iterator[tuple[str, str]]:
    for shortcut in window.findChildren(QShortcut):
        button = shortcut.parent()
        if isinstance(button, QToolButton) and button.objectName().startswith("rail_"):
            yield button.text(), key_text(shortcut.key())


def _keys_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    for action in widget.actions():
        if not action.shortcut().isEmpty() and action.parent() is widget:
            yield action.text(), key_text(action.shortcut())


def _column(title: str, keys: list[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACING.small)
    column.addWidget(SectionLabel(title))
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACING.page)
    grid.setVerticalSpacing(SPACING.tight)
    for row, (text, key) in enumerate(keys):
        grid.addWidget(make_label(text), row, 0)
        grid.addWidget(make_label(key, Role.MUTED), row, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column
