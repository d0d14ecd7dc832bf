"""F1: every key that works on the page that is shown, on one page to look at or to print.

It is made from the acts themselves and from what widgets tell of their own keys (`set_keys`), so it cannot be wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFile, QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from nacka_sekreterare.ui.actions import keys_of, spec_of
from nacka_sekreterare.ui.dialogs import Dialogs
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.theme import FONT_FAMILY, SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import KeyButton, PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

_TEXT_KEYS = (
    ("Fet, kursiv stil", "Ctrl+B, Ctrl+I"),
    ("Punktlista", "Ctrl+Shift+L"),
    ("Numrerad lista", "Ctrl+Shift+O"),
    ("Flytta in, ut", "Ctrl+M, Ctrl+Shift+M"),
    ("Nästa okända ord", "F7"),
    ("Infoga fras, spara som fras", "F3, Alt+F3"),
    ("Kalendern i ett datum", "Alt+Down"),
)
_PAGE, _PROGRAM, _TEXT = "På den här sidan", "I hela programmet", "I ett textfält"
_HEADING_ROWS = 2  # a heading with the air above it takes the room of two rows
_MOST_COLUMNS = 3
_SHORT = 19  # letters of an act and its key that leave room for another beside them
_RIGHT = Qt.AlignmentFlag.AlignRight
_ROWS_OF_A_COLUMN = 14


@dataclass(frozen=True)
class KeyGroup:
    """A heading and its keys, as (what it does, key)."""

    heading: str
    keys: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The keys by row: two that follow each other share one where both are short."""
        rows: list[tuple[tuple[str, str], ...]] = []
        for pair in self.keys:
            if rows and len(rows[-1]) == 1 and _is_short(pair) and _is_short(rows[-1][0]):
                rows[-1] = (rows[-1][0], pair)
            else:
                rows.append((pair,))
        return tuple(rows)

    @property
    def height(self) -> int:
        """How many rows it takes with its heading."""
        return len(self.rows) + _HEADING_ROWS


def _is_short(pair: tuple[str, str]) -> bool:
    return len(pair[0]) + len(pair[1]) <= _SHORT


class KeyCard(QDialog):
    """The keys of a window, of the page in it, and of a text being typed."""

    def __init__(
        self, window: QWidget, page: QWidget | None, dialogs: Dialogs, title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("key_card")
        self.setWindowTitle(f"Tangenter – {title}" if title else "Tangenter")
        self._dialogs = dialogs
        self._title = title
        self.groups = tuple(find_groups(window, page))
        columns = QHBoxLayout()
        columns.setSpacing(SPACING.page + SPACING.small)
        for column in in_columns(self.groups):
            columns.addLayout(_column(column), 1)
        scroll = ScrollColumn(name="key_card_scroll")
        scroll.column.setContentsMargins(SPACING.page, SPACING.medium, SPACING.page, SPACING.tight)
        scroll.column.addLayout(columns)
        scroll.column.addStretch(1)
        save = SecondaryButton("Spara som PDF", name="save_key_card", key="Ctrl+S")
        save.clicked.connect(self._on_save_clicked)
        close = PrimaryButton("Stäng", name="close_key_card")
        close.setToolTip("Stäng (Esc)")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACING.page, 0, SPACING.page, SPACING.medium)
        foot.addStretch(1)
        foot.addWidget(save)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scroll, 1)
        rows.addLayout(foot)
        for label in self.findChildren(QWidget):
            label.ensurePolished()  # so that their size is that of the small letters they will have
        wanted = scroll.column.sizeHint()
        room = (parent or window).size()
        foot_height = foot.sizeHint().height() + SPACING.medium
        self.resize(min(wanted.width(), room.width()), min(wanted.height() + foot_height, room.height()))
        close.setFocus()

    def _on_save_clicked(self) -> None:
        name = f"tangenter-{self._title.lower()}.pdf" if self._title else "tangenter.pdf"
        path = self._dialogs.save_file("Spara tangentkortet", name, "PDF (*.pdf)")
        if path is not None and not write_pdf(path, self.groups, self.windowTitle()):
            self._dialogs.show_error(f"{path.name} kunde inte skrivas. Välj en annan katalog eller stäng filen först.")


def find_groups(window: QWidget, page: QWidget | None) -> Iterator[KeyGroup]:
    """The keys by heading: the page's acts, the keys of its parts, the program's, and those of a text."""
    found: dict[str, dict[str, str]] = {}
    for heading, text, key in [*(_below(page) if page is not None else ()), *_of_window(window)]:
        found.setdefault(heading, {}).setdefault(text, key)
    found[_TEXT] = {text: key_text(key) for text, key in _TEXT_KEYS}
    for heading, keys in found.items():
        yield KeyGroup(heading, tuple(keys.items()))


def in_columns(groups: Sequence[KeyGroup]) -> list[tuple[KeyGroup, ...]]:
    """The groups in up to three columns that are as even as can be; in each they keep their order."""
    count = min(_MOST_COLUMNS, max(1, -(-sum(group.height for group in groups) // _ROWS_OF_A_COLUMN)), len(groups))
    columns: list[list[int]] = [[] for _ in range(count)]
    for place in sorted(range(len(groups)), key=lambda place: -groups[place].height):  # the highest first
        min(columns, key=lambda column: sum(groups[other].height for other in column)).append(place)
    ordered = sorted(sorted(column) for column in columns)
    return [tuple(groups[place] for place in column) for column in ordered]


def write_pdf(path: Path, groups: Sequence[KeyGroup], title: str) -> bool:
    """Write the card on one A4 that lies down. False when the file cannot be written."""
    file = QFile(str(path))
    if not file.open(QFile.OpenModeFlag.WriteOnly):
        return False
    writer = QPdfWriter(file)
    writer.setTitle(title)
    writer.setCreator("Nacka Sekreterare")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setPageMargins(QMarginsF(14, 12, 14, 12), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    _paint(painter, QRectF(0, 0, writer.width(), writer.height()), in_columns(groups), title)
    painter.end()
    file.close()
    return file.error() == QFile.FileError.NoError


def _paint(painter: QPainter, paper: QRectF, columns: Sequence[Sequence[KeyGroup]], title: str) -> None:
    most = max(sum(group.height for group in column) for column in columns)
    step = min(paper.height() / (most + 2.0), paper.height() / 30)
    gap = paper.width() * 0.03
    width = (paper.width() - gap * (len(columns) - 1)) / len(columns)
    _write(painter, QRectF(0, 0, paper.width(), step), title, "", size=step * 0.85, is_bold=True)
    for number, column in enumerate(columns):
        place = QRectF(number * (width + gap), step * 1.4, width, step)
        for group in column:
            place.translate(0, step * 0.7)
            _write(painter, place, group.heading, "", size=step * 0.66, is_bold=True)
            place.translate(0, step * (_HEADING_ROWS - 0.7))
            for row in group.rows:
                for part, (text, key) in enumerate(row):
                    cell = place.adjusted(place.width() * 0.52 if part else 0, 0, 0, 0)
                    cell.setWidth(place.width() * 0.48 if len(row) > 1 else place.width())
                    _write(painter, cell, text, key, size=step * 0.66)
                painter.drawLine(place.bottomLeft(), place.bottomRight())
                place.translate(0, step)


def _write(painter: QPainter, place: QRectF, text: str, key: str, *, size: float, is_bold: bool = False) -> None:
    font = QFont(FONT_FAMILY)
    font.setPixelSize(round(size))
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("liga"), 0)  # "ft" is two letters to whoever searches or reads aloud
    painter.setFont(font)
    room = place.width() - painter.fontMetrics().horizontalAdvance(key) - size
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | _RIGHT), key)


def _below(page: QWidget) -> Iterator[tuple[str, str, str]]:
    widgets = [page, *page.findChildren(QWidget)]
    for widget in widgets:
        for text, key, heading in _acts_of(widget):
            yield heading or _PAGE, text, key
    for widget in widgets:
        if isinstance(widget, KeyButton) and widget.has_own_key and widget.isVisibleTo(page):
            yield _PAGE, " – ".join(part for part in (widget.text(), widget.subject) if part), widget.shown_key
    for widget in widgets:
        told = keys_of(widget)
        if told is not None:
            yield from ((told[0], text, key) for key, text in told[1])


def _of_window(window: QWidget) -> Iterator[tuple[str, str, str]]:
    for text, key, _ in _acts_of(window):
        yield _PROGRAM, text, key
    for shortcut in window.findChildren(QShortcut):
        button = shortcut.parent()
        if isinstance(button, QToolButton) and button.objectName().startswith("rail_"):
            yield _PROGRAM, button.text(), key_text(shortcut.key())


def _acts_of(widget: QWidget) -> Iterator[tuple[str, str, str]]:
    for action in widget.actions():
        if action.parent() is widget and not action.shortcut().isEmpty():
            spec = spec_of(action)
            told = (spec.text, spec.group) if spec is not None else (action.text(), "")
            yield told[0], key_text(action.shortcut()), told[1]


def _column(groups: Sequence[KeyGroup]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACING.tight)
    for group in groups:
        if column.count():
            column.addSpacing(SPACING.small)
        column.addWidget(SectionLabel(group.heading))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING.small)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(3, 1)
        grid.setColumnMinimumWidth(2, SPACING.tight)
        for number, row in enumerate(group.rows):
            span = 1 if len(row) > 1 else 4
            for part, (text, key) in enumerate(row):
                grid.addWidget(make_label(text), number, 3 * part, 1, span)
                grid.addWidget(make_label(key, Role.MUTED), number, 1 if part == 0 < len(row) - 1 else 4, _RIGHT)
        column.addLayout(grid)
    column.addStretch(1)
    return column
