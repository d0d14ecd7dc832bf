"""Spelling in the window: nothing before a text is entered, her own words, the setting, and an end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QListWidget, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.services import eget_ord, undo
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.system.settings import Settings, SettingsFile
from nacka_sekreterare.ui.installningar.ordlista_card import OrdlistaCard
from nacka_sekreterare.ui.spelling import Spelling
from nacka_sekreterare.ui.text_watch import TextWatch
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.spelling.text import TextSpelling
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.spelling.words import FakeEngine
from tests.ui.stores import make_kansli


class Room:
    """A window with two texts and the card Stavning, over a real store."""

    def __init__(self, qtbot: QtBot, kansli: Kansli, settings: SettingsFile) -> None:
        self.kansli, self.settings, self.engine = kansli, settings, FakeEngine()
        self.desk = make_desk(FakeDialogs(expects_errors=True), now=kansli.clock)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.spelling = Spelling(self.window, TextWatch(app, self.window), self.desk.operations, kansli, settings)
        self.spelling.use_engine(self.engine)
        self.first, self.second = (FormattedTextEdit(name=name, label=name) for name in ("beslut", "anteckning"))
        self.card = OrdlistaCard(self.desk, kansli, settings)
        self.line = QLineEdit()
        column = QVBoxLayout(self.window)
        for widget in (self.line, self.first, self.second, self.card):
            column.addWidget(widget)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def spelled(self, edit: FormattedTextEdit) -> bool:
        return edit.findChild(TextSpelling) is not None


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with make_kansli(tmp_path / "store") as kansli:
        yield Room(qtbot, kansli, SettingsFile(tmp_path / "installningar.json"))


def test_a_text_gets_its_spelling_when_it_is_first_entered(room: Room, qtbot: QtBot) -> None:
    room.line.setFocus()
    assert not room.spelled(room.first)
    room.first.setFocus()
    QTest.keyClicks(room.first, "radd ")
    qtbot.waitUntil(lambda: room.engine.asked == ["radd"])
    room.second.setFocus()
    room.first.setFocus()
    assert len(room.first.findChildren(TextSpelling)) == 1


def test_a_word_is_taken_into_the_list_from_the_menu_and_undone(room: Room, qtbot: QtBot) -> None:
    room.first.setFocus()
    QTest.keyClicks(room.first, "radd ")
    qtbot.waitUntil(lambda: bool(room.engine.asked))
    QTest.keyClick(room.first, Qt.Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == "add_to_ordlista").trigger()
    menu.close()
    assert [eget.ord for eget in eget_ord.list_egna_ord(room.kansli)] == ["radd"]
    QTest.keyClick(room.first, Qt.Key.Key_F7)
    assert QApplication.activePopupWidget() is None
    room.desk.operations.run(lambda: undo.undo(room.kansli))
    QTest.keyClick(room.first, Qt.Key.Key_F7)
    assert QApplication.activePopupWidget() is not None
    QApplication.activePopupWidget().close()


def test_the_card_shows_adds_and_removes_words(room: Room) -> None:
    check_page(room.card)
    new, words, remove = room.card.new, room.card.words, room.card.findChild(QPushButton, "remove_eget_ord")
    assert isinstance(remove, QPushButton)
    assert not words.isVisible()
    new.setText("Orminge")
    QTest.keyClick(new, Qt.Key.Key_Return)
    new.setText("blockhyra")
    QTest.keyClick(new, Qt.Key.Key_Return)
    assert isinstance(words, QListWidget)
    assert [words.item(row).text() for row in range(words.count())] == ["blockhyra", "Orminge"]
    assert not remove.isEnabled()
    words.setCurrentRow(0)
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert [eget.ord for eget in eget_ord.list_egna_ord(room.kansli)] == ["Orminge"]
    words.setFocus()
    words.setCurrentRow(0)
    QTest.keyClick(words, Qt.Key.Key_Delete)
    assert eget_ord.list_egna_ord(room.kansli) == ()


def test_turned_off_it_stays_off_until_it_is_turned_on(room: Room) -> None:
    box = room.card.findChild(QCheckBox, "marks_spelling")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    box.setChecked(False)
    assert room.settings.read().marks_spelling is False
    room.first.setFocus()
    assert not room.spelled(room.first)
    box.setChecked(True)
    room.line.setFocus()
    room.first.setFocus()
    assert room.spelled(room.first)


def test_what_was_turned_off_last_time_is_not_loaded(room: Room) -> None:
    room.settings.write(Settings(marks_spelling=False))
    room.first.setFocus()
    assert not room.spelled(room.first)


def test_the_dictionary_ends_with_the_window(room: Room) -> None:
    room.first.setFocus()
    room.spelling.close()
    assert room.engine.is_closed
