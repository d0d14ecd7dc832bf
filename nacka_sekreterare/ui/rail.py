"""The rail at the left: where in the program one is, and the way to everywhere else."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from nacka_sekreterare.ui.desk import PageSpec
from nacka_sekreterare.ui.icons import icon
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.theme import set_look

_LINE_PX = 19  # the height of a line of text at 100 %
_ROOMY_PX = 760  # at 100 %: a narrower window has the icons alone
_ICON_PX = 24


class Rail(QFrame):
    """One button per page, Alt+1 and so on; those at the bottom are seldom needed.

    Signals:
        page_chosen(name): she has clicked a page, or pressed its key.
    """

    page_chosen = Signal(str)

    def __init__(self, pages: Sequence[PageSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, QToolButton] = {}
        self.setObjectName("rail")
        self.setAccessibleName("Programmets delar")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_group_button_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(6)
        for number, page in enumerate([*_top(pages), *_bottom(pages)], 1):
            if page.is_at_bottom and number == len(_top(pages)) + 1:
                column.addStretch(1)
            column.addWidget(self._make_button(page, number))
        if not _bottom(pages):
            column.addStretch(1)

    def show_current(self, name: str) -> None:
        """Mark where one is."""
        button = self._buttons.get(name)
        if button is not None:
            button.setChecked(True)

    def fit(self, window_width: int) -> None:
        """Leave out the words where the text is large for the window; the tooltips have them."""
        scale = self.fontMetrics().height() / _LINE_PX
        is_bare = window_width < _ROOMY_PX * scale
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_bare else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setIconSize(QSize(round(_ICON_PX * scale), round(_ICON_PX * scale)))
            set_look(button, "bare", "true" if is_bare else "false")

    def changeEvent(self, event: QEvent) -> None:
        """Larger text is less room."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.fit(self.window().width())

    def focus_current(self) -> None:
        """Put the focus on the marked button."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _make_button(self, page: PageSpec, number: int) -> QToolButton:
        key = QKeySequence(f"Alt+{number}")
        button = QToolButton()
        button.setObjectName(f"rail_{page.name}")
        button.setText(page.title)
        button.setAccessibleName(page.title)
        button.setToolTip(f"{page.title} ({key_text(key)})")
        button.setIcon(icon(page.icon, "muted"))
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setCheckable(True)
        # A shortcut of the button itself would first play a click for a tenth of a second.
        QShortcut(key, button).activated.connect(button.click)
        button.setSizePolicy(button.sizePolicy().Policy.Expanding, button.sizePolicy().Policy.Fixed)
        self._buttons[page.name] = button
        self._group.addButton(button)
        return button

    def _on_group_button_clicked(self, button: QToolButton) -> None:
        self.page_chosen.emit(button.objectName().removeprefix("rail_"))


def _top(pages: Sequence[PageSpec]) -> list[PageSpec]:
    return [page for page in pages if not page.is_at_bottom]


def _bottom(pages: Sequence[PageSpec]) -> list[PageSpec]:
    return [page for page in pages if page.is_at_bottom]
