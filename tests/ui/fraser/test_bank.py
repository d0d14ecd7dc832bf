"""F3 in a text: choose, insert, and go from gap to gap."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from factories_services import make_scene
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services import fras
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.finder.finder import Finder
from nacka_sekreterare.ui.fraser import Fraser
from nacka_sekreterare.ui.text_watch import TextWatch
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class _Step(Page):
    """A step whose page has chosen an ärende."""

    def __init__(self, desk: Desk, arende_id: UUID) -> None:
        super().__init__(desk)
        self._arende_id = arende_id

    def chosen_arende(self) -> UUID | None:
        return self._arende_id


class Room:
    """A window with two texts on a page of § Motion, over a real store."""

    def __init__(self, qtbot: QtBot, kansli: Kansli, *answers: object) -> None:
        self.qtbot, self.kansli = qtbot, kansli
        self.scene = make_scene(kansli)
        self.desk = make_desk(FakeDialogs(*answers), now=kansli.clock)
        self.window = _Step(self.desk, self.scene.arende("Motion").id)
        self.window.resize(900, 600)
        qtbot.addWidget(self.window)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        Fraser(self.window, TextWatch(app, self.window), self.desk, kansli)
        self.edit, self.other = (FormattedTextEdit(name=name, label=name) for name in ("beslut", "anteckning"))
        column = QVBoxLayout(self.window)
        column.addWidget(self.edit)
        column.addWidget(self.other)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.edit.setFocus()

    @property
    def finder(self) -> Finder:
        finder = self.window.findChild(Finder)
        assert isinstance(finder, Finder)
        return finder

    def choose(self, words: str) -> None:
        QTest.keyClick(self.edit, Qt.Key.Key_F3)
        self.finder.line.setText(words)
        self.finder.line.textEdited.emit(words)
        QTest.keyClick(self.finder, Qt.Key.Key_Return)

    def selected(self) -> str:
        return self.edit.textCursor().selectedText()


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "store") as kansli:
        yield kansli


def test_a_phrase_is_put_in_filled_and_its_first_gap_is_selected(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli)
    saved: list[FormattedText] = []
    room.edit.text_edited.connect(saved.append)
    room.edit.set_text(plain_text("Före."))
    room.edit.moveCursor(room.edit.textCursor().MoveOperation.End)
    QTest.keyClicks(room.edit, " ")
    room.choose("uppdrag till forvaltningen")
    start = room.scene.organ.kortform.capitalize()
    assert room.edit.text().plain.startswith(f"Före. {start} uppdrar åt {{förvaltningen}} att ")
    assert room.selected() == "{förvaltningen}"
    QTest.keyClicks(room.edit, "stadsledningen")
    QTest.keyClick(room.edit, Qt.Key.Key_Tab)
    assert room.selected() == "{uppdraget}"
    QTest.keyClick(room.edit, Qt.Key.Key_Tab)
    assert room.selected() == "{dag}"
    QTest.keyClicks(room.edit, "1 juni")
    assert "åt stadsledningen att {uppdraget} och återkomma senast den 1 juni." in room.edit.text().plain
    room.edit.flush()
    assert saved[-1] == room.edit.text()


def test_tab_leaves_the_text_when_no_gap_is_left(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli)
    room.choose("laggs till handlingarna")
    assert "{" not in room.edit.text().plain
    QTest.keyClick(room.edit, Qt.Key.Key_Tab)
    assert room.other.hasFocus()


def test_one_undo_takes_the_phrase_out(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli)
    room.choose("medskick")
    room.edit.undo()
    assert room.edit.text().is_empty


def test_a_list_in_a_phrase_stays_a_list(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli)
    room.edit.toggle_numbers()
    QTest.keyClicks(room.edit, "ett")
    QTest.keyClick(room.edit, Qt.Key.Key_Return)
    QTest.keyClicks(room.edit, "tva")
    text = room.edit.text()
    fras.add_fras(kansli, "Tva punkter", text)
    room.edit.set_text(FormattedText())
    room.edit.flush()
    room.edit.selectAll()
    room.edit.textCursor().removeSelectedText()
    room.edit.toggle_numbers()
    room.choose("tva punkter")
    assert room.edit.text() == text


def test_the_marked_words_become_a_phrase(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli, "Tack")
    room.edit.set_text(plain_text("Ordföranden tackar alla."))
    QTest.keyClick(room.edit, Qt.Key.Key_F3, ALT)
    assert kansli.all(fras.Fras) == ()  # nothing is marked
    room.edit.selectAll()
    QTest.keyClick(room.edit, Qt.Key.Key_F3, ALT)
    kept = fras.list_fraser(kansli)[-1]
    assert (kept.rubrik, kept.text.plain, kept.organ_id) == ("Tack", "Ordföranden tackar alla.", None)


def test_backing_out_of_the_name_keeps_nothing(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli, None)
    room.edit.set_text(plain_text("Ordföranden tackar alla."))
    room.edit.selectAll()
    QTest.keyClick(room.edit, Qt.Key.Key_F3, ALT)
    assert kansli.all(fras.Fras) == ()


def test_the_menu_of_a_text_offers_both(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), room.edit.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(room.edit, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    insert, keep = menu.actions()[-2:]
    assert (insert.text(), insert.isEnabled()) == ("Infoga fras …\tF3", True)
    assert (keep.text(), keep.isEnabled()) == ("Spara markeringen som fras …\tAlt+F3", False)
    menu.close()


def test_the_list_can_be_read_aloud_and_closed(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli)
    QTest.keyClick(room.edit, Qt.Key.Key_F3)
    check_page(room.finder)
    assert room.finder.line.accessibleName() == "Sök bland fraserna"
    QTest.keyClick(room.finder, Qt.Key.Key_Escape)
    assert not room.finder.isVisible()
    assert room.edit.text().is_empty


def test_a_text_in_a_dialog_has_the_phrases_over_the_dialog(qtbot: QtBot, kansli: Kansli) -> None:
    room = Room(qtbot, kansli)
    dialog = QDialog(room.window)
    edit = FormattedTextEdit(name="i_dialog", label="Text")
    QVBoxLayout(dialog).addWidget(edit)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClick(edit, Qt.Key.Key_F3)
    (finder,) = dialog.findChildren(Finder)
    QTest.keyClick(finder, Qt.Key.Key_Return)
    assert not edit.text().is_empty
    assert room.edit.text().is_empty
    QTest.keyClick(edit, Qt.Key.Key_F3)
    assert dialog.findChildren(Finder) == [finder]
    QTest.keyClick(finder, Qt.Key.Key_Escape)
    dialog.close()
