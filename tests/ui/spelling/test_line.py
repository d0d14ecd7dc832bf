"""A line of prose is spelled as a text is, and nothing else of it changes."""

import re

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.text_watch import PROSE
from nacka_sekreterare.ui.widgets.spelling.line import LineSpelling
from nacka_sekreterare.ui.widgets.spelling.speller import Speller
from tests.conftest import ROOT
from tests.ui.spelling.words import FakeEngine

NONE = Qt.KeyboardModifier.NoModifier


class Line:
    """A line with its spelling."""

    def __init__(self, qtbot: QtBot, text: str = "") -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.line = QLineEdit(text)
        QVBoxLayout(self.window).addWidget(self.line)
        self.speller = Speller(FakeEngine(), self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.line.setFocus()
        self.edited: list[str] = []
        self.line.textEdited.connect(self.edited.append)
        self.spelling = LineSpelling(self.line, self.speller)
        self.ask()

    def type(self, words: str) -> None:
        for letter in words:
            QApplication.sendEvent(self.line, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))
        self.ask()

    def ask(self) -> None:
        self.qtbot.waitUntil(lambda: not self.speller._timer.isActive())

    def marked(self) -> list[str]:
        return [word.text for word in self.spelling._marked if word.text]

    def menu(self) -> QMenu:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu


def test_what_stands_there_is_marked_and_nothing_is_edited(qtbot: QtBot) -> None:
    field = Line(qtbot, "nämden beslutar")
    assert field.marked() == ["nämden"]
    assert field.edited == []
    assert not field.line.isModified()
    assert field.line.text() == "nämden beslutar"


def test_the_word_being_typed_is_left_alone(qtbot: QtBot) -> None:
    field = Line(qtbot)
    field.type("nämden")
    assert field.marked() == []
    field.type(" beslutar")
    assert field.marked() == ["nämden"]
    field.type("r")
    field.spelling.leave()
    field.ask()
    assert field.marked() == ["nämden", "beslutarr"]


def test_marks_follow_what_is_typed_before_them(qtbot: QtBot) -> None:
    field = Line(qtbot, "nämden beslutar")
    field.line.setCursorPosition(0)
    field.type("att ")
    (word,) = field.spelling._marked
    assert (word.start, word.text) == (4, "nämden")
    assert field.line.text() == "att nämden beslutar"
    field.line.undo()
    assert field.line.text() == "nämden beslutar"


def test_f7_and_enter_mend_it_as_typing_would(qtbot: QtBot) -> None:
    field = Line(qtbot, "det är forslag")
    QTest.keyClick(field.line, Qt.Key.Key_F7)
    assert field.line.selectedText() == "forslag"
    QTest.keyClick(field.menu(), Qt.Key.Key_Return)
    assert field.line.text() == "det är förslag"
    assert field.edited == ["det är förslag"]
    field.line.undo()
    assert field.line.text() == "det är forslag"


def test_the_menu_of_the_line_begins_with_suggestions(qtbot: QtBot) -> None:
    field = Line(qtbot, "forslag")
    place = field.line.cursorRect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.line.mapToGlobal(QPoint(place)))
    QApplication.sendEvent(field.line, event)
    menu = field.menu()
    assert menu.actions()[0].text() == "förslag"
    assert len(menu.actions()) > 8
    menu.close()


@pytest.mark.parametrize(
    "name", ["arende_rubrik", "skrivelse_2_rubrik", "jav_grund", "votering_nej", "anmarkning_text_1", "extra_rubrik"]
)
def test_lines_of_prose_are_known_by_name(name: str) -> None:
    assert PROSE.fullmatch(name)


@pytest.mark.parametrize("name", ["arende_dnr", "person_namn", "finder_line", "mote_plats", "qt_spinbox_lineedit", ""])
def test_other_lines_are_not(name: str) -> None:
    assert PROSE.fullmatch(name) is None


def test_every_line_of_prose_stands_in_the_program() -> None:
    """A line that is given another name would lose its spelling unseen."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "nacka_sekreterare" / "ui").rglob("*.py"))
    stems = ("extra_rubrik", "avsnitt_rubrik", "standardpunkt_rubrik", "fras_rubrik", "_rubrik", "jav_grund")
    stems += ("new_bevakning", "bevakning_text", "anmarkning_text_", "votering_ja", "votering_nej")
    stems += ("forhinder_anteckning", 'f"arende_{name}"')
    missing = [stem for stem in stems if not re.search(f'["}}]?{re.escape(stem)}', source)]
    assert not missing
