"""What no document can print is marked as it is typed or pasted, in texts and lines, and said in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.tecken import Otryckbart
from nacka_sekreterare.domain.text import FormattedText, Passage, Run, plain_text
from nacka_sekreterare.ui.tecken import Tecken
from nacka_sekreterare.ui.text_watch import TextWatch
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.line_formats import LineFormats
from nacka_sekreterare.ui.widgets.tecken.marks import Printable, TeckenMarks
from nacka_sekreterare.ui.widgets.tecken.note import note_of
from nacka_sekreterare.ui.widgets.tecken.text import TextTecken
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli

SENTENCE = "Tecknet 🙂 (U+1F642) kan inte tryckas i handlingarna. Ta bort det eller skriv något annat."


class Room:
    """A window with a text, a line, a pasted text and a memo, over a real store."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(640, 480)
        self.text = FormattedTextEdit(name="beslut_0", label="Beslut")
        self.memo = FormattedTextEdit(name="memo", label="Egen minnesanteckning")
        self.line, self.pasted = QLineEdit(), QPlainTextEdit()
        for field, name in ((self.line, "arende_rubrik"), (self.pasted, "inlasning_text")):
            field.setObjectName(name)
            field.setAccessibleName(name)
        column = QVBoxLayout(self.window)
        for widget in (self.text, self.line, self.pasted, self.memo):
            column.addWidget(widget)
        column.addStretch(1)

    def open(self, tecken: Tecken | None = None) -> None:
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    room = Room(qtbot, tmp_path)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with make_kansli(tmp_path / "store") as kansli:
        desk = make_desk(FakeDialogs(), now=kansli.clock)
        Tecken(room.window, TextWatch(app, room.window), desk.operations, desk.tasks, kansli)
        room.open()
        yield room
        room.window.close()


def paste(field: QWidget, words: str) -> None:
    field.setFocus()
    QGuiApplication.clipboard().setText(words)
    field.paste()  # type: ignore[attr-defined]  # every field has it
    QApplication.processEvents()


def marked(edit: QWidget) -> list[str]:
    found = edit.findChild(TextTecken)
    assert found is not None
    return found.marked


def test_what_is_pasted_in_a_text_is_marked_and_said(room: Room) -> None:
    high = room.text.height()
    paste(room.text, "Bra 🙂 jobbat, å")
    assert marked(room.text) == ["🙂"]
    assert len(room.text.extraSelections()) == 1
    assert note_of(room.text) == SENTENCE
    assert room.text.accessibleDescription() == SENTENCE
    assert room.text.height() > high
    assert room.text.text() == plain_text("Bra 🙂 jobbat, å")
    check_page(room.window)


def test_nothing_is_said_when_it_is_gone(room: Room) -> None:
    high = room.text.height()
    paste(room.text, "Bra 🙂")
    room.qtbot.keyClick(room.text, Qt.Key.Key_Backspace)
    assert room.text.text().plain.strip() == "Bra"
    assert marked(room.text) == []
    assert note_of(room.text) == room.text.accessibleDescription() == ""
    QApplication.processEvents()
    assert room.text.height() == high


def test_a_mark_follows_its_character_while_she_types_elsewhere(room: Room) -> None:
    room.text.set_text(plain_text("Först.\nSedan 🙂 och 🚀.\nSist."))
    room.text.setFocus()
    before = marked(room.text)
    assert len(before) == 2
    room.text.moveCursor(room.text.textCursor().MoveOperation.Start)
    room.qtbot.keyClicks(room.text, "Allra ")
    room.qtbot.keyClick(room.text, Qt.Key.Key_Return)
    assert marked(room.text) == ["🙂", "🚀"]
    assert "🙂 (U+1F642) och 🚀 (U+1F680)" in note_of(room.text)


def test_a_whole_text_that_is_shown_instead_is_looked_at(room: Room) -> None:
    paste(room.text, "Bra 🙂")
    room.text.flush()
    room.text.set_text(FormattedText(blocks=(Passage(runs=(Run(text="Privat "), Run(text="\ue123", bold=True))),)))
    assert marked(room.text) == ["\ue123"]
    assert "U+E123" in note_of(room.text)


@pytest.mark.parametrize("name", ["line", "pasted"])
def test_lines_and_plain_texts_too(room: Room, name: str) -> None:
    field = getattr(room, name)
    low = room.line.height()
    paste(field, "Namn 🙂")
    assert note_of(field) == SENTENCE
    assert field.accessibleDescription() == SENTENCE
    assert name == "pasted" or room.line.height() > low
    field.selectAll()
    paste(field, "Namn")
    assert note_of(field) == ""
    assert room.line.height() == low


def test_a_line_is_marked_without_being_edited(room: Room) -> None:
    edited: list[str] = []
    room.line.textEdited.connect(edited.append)
    paste(room.line, "Åke 🙂 Ek")
    formats = room.line.findChild(LineFormats)
    assert formats is not None
    assert [(span.start, span.length) for span in formats._spans["tecken"]] == [(4, 2)]
    assert edited == ["Åke 🙂 Ek"]


def test_what_is_printed_nowhere_is_left_alone(room: Room) -> None:
    paste(room.memo, "Bra 🙂")
    assert room.memo.findChild(TeckenMarks) is None


def test_a_narrow_field_says_it_shortly(room: Room) -> None:
    room.line.setFixedWidth(160)
    paste(room.line, "🙂")
    assert note_of(room.line) == "🙂 (U+1F642) kan inte tryckas."
    assert room.line.accessibleDescription() == SENTENCE


def test_a_clock_time_is_left_to_itself(room: Room) -> None:
    room.line.setFixedWidth(70)
    QApplication.processEvents()
    paste(room.line, "18.30 🙂")
    assert note_of(room.line) == ""


def test_half_a_character_and_controls_never_come_in(room: Room) -> None:
    data = QMimeData()
    data.setText("a\x00b\x07c\ufffed")
    room.text.setFocus()
    room.text.insertFromMimeData(data)
    assert room.text.text() == plain_text("abcd")
    assert note_of(room.text) == ""


def test_a_key_has_only_its_own_paragraph_looked_at(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.text.set_text(plain_text("\n".join(["Nämnden beslutar att godkänna förslaget."] * 50 + ["Bra 🙂"])))
    room.text.setFocus()
    looked_at: list[str] = []
    find = Printable.find

    def count(printable: Printable, text: str) -> tuple[Otryckbart, ...]:
        looked_at.append(text)
        return find(printable, text)

    monkeypatch.setattr(Printable, "find", count)
    room.qtbot.keyClicks(room.text, "x")
    assert looked_at == ["xNämnden beslutar att godkänna förslaget."]
    assert marked(room.text) == ["🙂"]
