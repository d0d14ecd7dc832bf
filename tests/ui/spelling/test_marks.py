"""Unknown words get their wave while she types, and only what has to be looked at is looked at."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.system.stavning_words import Word, find_words
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.spelling import highlighter
from nacka_sekreterare.ui.widgets.spelling.speller import Speller
from nacka_sekreterare.ui.widgets.spelling.text import TextSpelling
from tests.ui.spelling.words import FakeEngine

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
NONE = Qt.KeyboardModifier.NoModifier


class Field:
    """A text with its spelling, in a window with another field to go to."""

    def __init__(self, qtbot: QtBot, engine: FakeEngine) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.edit = FormattedTextEdit(name="beslut", label="Beslut")
        self.other = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.edit)
        column.addWidget(self.other)
        self.engine = engine
        self.speller = Speller(engine, self.window)
        self.spelling = TextSpelling(self.edit, self.speller)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.edit.setFocus()

    def type(self, words: str) -> None:
        for letter in words:  # QTest.keyClicks knows no å
            key = Qt.Key.Key_Return if letter == "\n" else 0
            QApplication.sendEvent(self.edit, QKeyEvent(QEvent.Type.KeyPress, key, NONE, letter))
        self.ask()

    def ask(self) -> None:
        """Let the questions that gather be asked."""
        self.qtbot.waitUntil(lambda: not self.speller._timer.isActive())

    def marked(self) -> list[str]:
        found = []
        block = self.edit.document().begin()
        while block.isValid():
            marks = [mark for mark in block.layout().formats() if mark.format.underlineStyle() is WAVE]
            found += [block.text()[mark.start : mark.start + mark.length] for mark in marks]
            block = block.next()
        return found

    def menu(self) -> QMenu:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    return Field(qtbot, FakeEngine())


def test_a_finished_word_that_is_unknown_is_marked(field: Field) -> None:
    field.type("nämden beslutar ")
    assert field.marked() == ["nämden"]


def test_the_word_being_typed_is_left_alone_until_the_cursor_leaves_it(field: Field) -> None:
    field.type("nämnden besluttar")
    assert field.marked() == []
    field.type(" ")
    assert field.marked() == ["besluttar"]
    field.type("forsl")
    QTest.keyClick(field.edit, Qt.Key.Key_Home)
    field.ask()
    assert field.marked() == ["besluttar", "forsl"]


def test_leaving_the_field_finishes_the_last_word(field: Field) -> None:
    field.type("nämden")
    assert field.marked() == []
    field.spelling.leave()
    field.ask()
    assert field.marked() == ["nämden"]


def test_a_marked_word_that_is_mended_loses_its_mark(field: Field) -> None:
    field.type("nämden beslutar ")
    cursor = field.edit.textCursor()
    cursor.setPosition(3)
    field.edit.setTextCursor(cursor)
    field.type("n")
    assert field.marked() == []
    QTest.keyClick(field.edit, Qt.Key.Key_End)
    field.ask()
    assert field.marked() == []


def test_marks_are_no_part_of_the_text(field: Field, qtbot: QtBot) -> None:
    saved: list[FormattedText] = []
    field.edit.text_edited.connect(saved.append)
    field.type("nämden ")
    assert field.marked() == ["nämden"]
    field.edit.flush()
    assert saved[-1] == plain_text("nämden") or saved[-1].plain == "nämden "
    saved.clear()
    field.speller.changed.emit()
    field.edit.flush()
    assert saved == []
    field.edit.undo()
    assert field.edit.text().is_empty


def test_a_slow_dictionary_marks_late_and_never_holds_up_the_typing(qtbot: QtBot) -> None:
    field = Field(qtbot, FakeEngine(is_slow=True))
    field.type("nämden beslutar\nen radd till ")
    assert field.marked() == []
    field.engine.answer()
    assert field.marked() == ["nämden", "radd"]


def test_a_word_is_asked_about_once(field: Field) -> None:
    field.type("nämnden beslutar att nämnden beslutar att nämnden ")
    assert sorted(field.engine.asked) == ["att", "beslutar", "nämnden"]


def test_typing_looks_at_the_paragraph_that_changes_and_no_other(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    field.edit.set_text(plain_text("\n".join(["nämnden beslutar att bifalla förslaget"] * 200 + ["till"])))
    field.edit.moveCursor(QTextCursor.MoveOperation.End)
    field.ask()
    looked_at: list[str] = []

    def look(text: str) -> Iterator[Word]:
        looked_at.append(text)
        return find_words(text)

    monkeypatch.setattr(highlighter, "find_words", look)
    typed = " och ärendet är nämnden"
    field.type(typed)
    assert all(text.startswith("till") for text in looked_at)
    assert len(typed) <= len(looked_at) <= 2 * len(typed)


def test_own_words_names_and_ignored_words_are_not_marked(field: Field) -> None:
    field.type("Vretlunds Egefors blockhyr nämden ")
    assert field.marked() == ["Vretlunds", "Egefors", "blockhyr", "nämden"]
    field.speller.set_words(own=["blockhyr"], names=["Asta Vretlund"])
    assert field.marked() == ["Egefors", "nämden"]
    field.speller.ignore("Egefors")
    assert field.marked() == ["nämden"]


def test_turned_off_nothing_is_marked_and_turned_on_it_is_again(field: Field) -> None:
    field.type("nämden ")
    field.speller.set_on(False)
    assert field.marked() == []
    field.speller.set_on(True)
    assert field.marked() == ["nämden"]


def test_f7_goes_to_the_next_marked_word_and_enter_takes_the_first_suggestion(field: Field) -> None:
    field.type("en radd till det\nforslag och nämnden ")
    QTest.keyClick(field.edit, Qt.Key.Key_F7)  # from the end round to the top
    assert field.edit.textCursor().selectedText() == "radd"
    menu = field.menu()
    assert [action.text() for action in menu.actions() if action.isVisible() and not action.isSeparator()] == [
        "förslag",
        "förlag",
        "Lägg till ”radd” i ordlistan",
        "Ignorera ”radd”",
    ]
    assert menu.activeAction().text() == "förslag"
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    QTest.keyClick(field.edit, Qt.Key.Key_F7)
    assert field.edit.textCursor().selectedText() == "forslag"
    QTest.keyClick(field.menu(), Qt.Key.Key_Return)
    assert field.edit.text().plain == "en radd till det\nförslag och nämnden "
    field.edit.undo()
    assert field.edit.text().plain == "en radd till det\nforslag och nämnden "


def test_a_suggestion_keeps_the_form_of_the_word(field: Field) -> None:
    field.edit.toggle_bold()
    field.type("forslag ")
    field.edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(field.edit, Qt.Key.Key_F7)
    QTest.keyClick(field.menu(), Qt.Key.Key_Return)
    (passage,) = field.edit.text().blocks
    assert [(run.text, run.bold) for run in passage.runs] == [("förslag ", True)]  # type: ignore[union-attr]


def test_nothing_is_marked_nothing_is_opened(field: Field) -> None:
    field.type("nämnden beslutar ")
    QTest.keyClick(field.edit, Qt.Key.Key_F7)
    assert QApplication.activePopupWidget() is None


def test_the_menu_of_a_marked_word_begins_with_suggestions(field: Field) -> None:
    added: list[str] = []
    field.spelling.add_requested.connect(added.append)
    field.type("forslag nämnden ")
    field.edit.moveCursor(QTextCursor.MoveOperation.Start)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), field.edit.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(field.edit, event)
    menu = field.menu()
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "förslag"
    assert len(texts) > 6  # Qt's own follow
    own = next(action for action in menu.actions() if action.objectName() == "add_to_ordlista")
    own.trigger()
    assert added == ["forslag"]
    menu.close()


def test_suggestions_that_come_late_find_their_place(qtbot: QtBot) -> None:
    engine = FakeEngine(suggestions=())
    field = Field(qtbot, engine)
    field.type("forslag ")
    engine.suggest = lambda word: None  # type: ignore[method-assign]
    QTest.keyClick(field.edit, Qt.Key.Key_F7)
    menu = field.menu()
    assert menu.actions()[0].text() == "Letar efter förslag …"
    engine.suggested.emit("annat", ["annat"])
    assert menu.actions()[0].text() == "Letar efter förslag …"
    engine.suggested.emit("forslag", [])
    assert menu.actions()[0].text() == "Inga förslag"
    assert menu.actions()[0].isVisible()
    menu.close()


def test_what_her_texts_have_said_is_suggested_first(qtbot: QtBot) -> None:
    field = Field(qtbot, FakeEngine(suggestions=("nämen", "nämnde", "nämnden")))
    field.type("nämnden beslutar nämden ")
    QTest.keyClick(field.edit, Qt.Key.Key_F7)
    assert [action.text() for action in field.menu().actions()[:3]] == ["nämnden", "nämen", "nämnde"]
    field.menu().close()
