"""F3 in a text: the phrases that fit, filtered while typing; Enter puts one in, and Tab goes from gap to gap."""

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit, QWidget

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.fras import add_fras, fraser_for
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.findable import Entry, Group
from nacka_sekreterare.ui.finder.finder import Finder
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.widgets.formatted import editing
from nacka_sekreterare.ui.widgets.formatted.clipboard import read_clipboard
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit

KEY, SAVE_KEY = "F3", "Alt+F3"  # those of AutoText in Word
_NAME_LETTERS = 40
_MARK = "fraser"  # tells the list of phrases from that of Ctrl+K, which looks the same
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class FrasCompanion(QObject):
    """The phrase bank of one text: its keys, and its lines in the menu."""

    def __init__(self, edit: FormattedTextEdit, choose: Callable[[], None], keep: Callable[[], None]) -> None:
        super().__init__(edit)
        self._edit = edit
        self._choose, self._keep = choose, keep
        for key, act in ((KEY, choose), (SAVE_KEY, keep)):
            shortcut = QShortcut(QKeySequence(key), edit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        edit.menu_opening.connect(self._on_edit_menu_opening)

    def _on_edit_menu_opening(self, menu: QMenu, _place: QTextCursor) -> None:
        menu.addSeparator()
        for text, key, act, is_possible in (
            ("Infoga fras …", KEY, self._choose, True),
            ("Spara markeringen som fras …", SAVE_KEY, self._keep, self._edit.textCursor().hasSelection()),
        ):
            action = QAction(f"{text}\t{key_text(key)}", menu)
            action.setEnabled(is_possible)
            action.triggered.connect(act)
            menu.addAction(action)


class Frasbank(QObject):
    """The phrase bank over one window."""

    def __init__(self, window: QWidget, desk: Desk, kansli: Kansli) -> None:
        super().__init__(window)
        self._desk = desk
        self._kansli = kansli
        self._edit: FormattedTextEdit | None = None

    def enter(self, edit: QTextEdit) -> None:
        """Give a text the phrase bank, once."""
        if not isinstance(edit, FormattedTextEdit):
            return
        if edit.findChild(FrasCompanion, options=_DIRECT) is None:
            FrasCompanion(edit, partial(self._open, edit), partial(self._keep, edit))

    def _open(self, edit: FormattedTextEdit) -> None:
        self._edit = edit
        window = edit.window()  # a dialog that is open would not let its window be typed in
        known = (one for one in window.findChildren(Finder, options=_DIRECT) if one.property(_MARK))
        finder = next(known, None) or self._make_finder(window)
        finder.open_over(window)

    def _make_finder(self, window: QWidget) -> Finder:
        finder = Finder(self._entries, tuple, (), window)
        finder.setProperty(_MARK, True)
        finder.setWindowTitle("Infoga fras")
        finder.line.setAccessibleName("Sök bland fraserna")
        finder.line.setPlaceholderText("Vilken fras?")
        finder.chosen.connect(self._on_finder_chosen)
        return finder

    def _entries(self) -> Iterator[Entry]:
        if self._edit is None:
            return
        if self._edit.textCursor().hasSelection():
            keep = partial(self._keep, self._edit)
            yield Entry("fras:keep", Group.ACTS, "Spara markeringen som fras", keep, key=key_text(SAVE_KEY))
        for fras in fraser_for(self._kansli, _arende_of(self._edit)):
            insert = partial(self._insert, self._edit, fras.text)
            yield Entry(f"fras:{fras.id}", Group.FRASER, fras.rubrik, insert, detail=fras.text.plain.replace("\n", " "))
        edit_bank = partial(self._desk.navigator.show_page, "installningar")
        yield Entry("fras:bank", Group.SETTINGS, "Ändra fraserna", edit_bank, icon=IconName.COG)

    def _on_finder_chosen(self, entry: Entry) -> None:
        entry.run()

    def _insert(self, edit: FormattedTextEdit, text: FormattedText) -> None:
        edit.setFocus()
        cursor = edit.textCursor()
        start = cursor.selectionStart()
        edit.setTextCursor(editing.insert_text(cursor, text))
        editing.select_platshallare(edit, start)

    def _keep(self, edit: FormattedTextEdit) -> None:
        if not edit.textCursor().hasSelection():
            return
        text = read_clipboard(edit.createMimeDataFromSelection())
        words = text.plain.replace("\n", " ")
        initial = words if len(words) <= _NAME_LETTERS else f"{words[:_NAME_LETTERS].rsplit(' ', 1)[0]} …"
        rubrik = self._desk.dialogs.ask_text("Ny fras", "Vad ska frasen heta?", initial=initial)
        if rubrik:
            self._desk.operations.run(lambda: add_fras(self._kansli, rubrik, text))


def _arende_of(edit: QTextEdit) -> UUID | None:
    """The ärende that the page of a text has chosen."""
    widget: QWidget | None = edit
    while widget is not None and not isinstance(widget, Page):
        widget = widget.parentWidget()
    return widget.chosen_arende() if isinstance(widget, Page) else None
