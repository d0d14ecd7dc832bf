"""The card Fraser: names, texts, organ and order, without a Save button."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.services import fras, organ, undo
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.ui.fraser.card import FraserCard
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli


class Room:
    """The card in a window, over a real store with one nämnd."""

    def __init__(self, qtbot: QtBot, kansli: Kansli) -> None:
        self.kansli = kansli
        self.namnd = organ.create_organ(kansli, "Kulturnämnden").value
        self.desk = make_desk(FakeDialogs(), now=kansli.clock)
        self.window = QWidget()
        self.window.resize(900, 700)
        qtbot.addWidget(self.window)
        self.card = FraserCard(self.desk, kansli)
        QVBoxLayout(self.window).addWidget(self.card)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def press(self, name: str) -> None:
        button = self.card.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def bank(self) -> list[str]:
        return [one.rubrik for one in fras.list_fraser(self.kansli)]

    def shown(self) -> list[str]:
        return [self.card.list.item(row).text() for row in range(self.card.list.count())]


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    with make_kansli(tmp_path / "store") as kansli:
        yield Room(qtbot, kansli)


def test_it_shows_the_bank_and_can_be_read_aloud(room: Room) -> None:
    check_page(room.card)
    assert room.shown() == [one.rubrik for one in fras.shipped_fraser()]
    assert room.card.rubrik.text() == room.shown()[0]
    assert room.kansli.all(fras.Fras) == ()  # looking changes nothing


def test_a_new_phrase_is_written_and_saves_itself(room: Room) -> None:
    room.press("fras_add")
    assert room.card.rubrik.hasFocus()
    QTest.keyClicks(room.card.rubrik, "Tack")
    room.card.text.setFocus()
    QTest.keyClicks(room.card.text, "{Ordf} tackar.")
    room.card.text.flush()
    kept = fras.list_fraser(room.kansli)[-1]
    assert (kept.rubrik, kept.text.plain) == ("Tack", "{Ordf} tackar.")
    assert room.shown()[-1] == "Tack"


def test_what_is_typed_belongs_to_the_phrase_it_was_typed_in(room: Room) -> None:
    first, second, *_ = fras.list_fraser(room.kansli)
    room.card.text.setFocus()
    QTest.keyClicks(room.card.text, "Nytt. ")
    room.card.list.setCurrentRow(1)
    bank = fras.list_fraser(room.kansli)
    assert bank[0].text.plain == f"Nytt. {first.text.plain}"
    assert bank[1].text == second.text
    assert room.card.text.text() == second.text


def test_a_phrase_is_for_one_organ_or_for_all(room: Room) -> None:
    room.card.organ.setCurrentIndex(1)
    room.card.organ.activated.emit(1)
    assert fras.list_fraser(room.kansli)[0].organ_id == room.namnd.id
    assert room.shown()[0].endswith("·  Kulturnämnden")
    room.card.organ.activated.emit(0)
    assert fras.list_fraser(room.kansli)[0].organ_id is None


def test_the_order_is_hers(room: Room) -> None:
    before = room.bank()
    QTest.keyClick(room.card.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert room.bank()[:2] == [before[1], before[0]]
    assert room.card.rubrik.text() == before[0]


def test_a_phrase_is_removed_and_brought_back(room: Room) -> None:
    before = room.bank()
    room.press("fras_remove")
    assert room.bank() == before[1:]
    assert room.card.rubrik.text() == before[1]
    room.desk.operations.run(lambda: undo.undo(room.kansli))
    assert room.shown() == before


def test_an_emptied_name_is_not_kept(room: Room) -> None:
    before = room.bank()
    room.card.rubrik.setFocus()
    room.card.rubrik.selectAll()
    QTest.keyClick(room.card.rubrik, Qt.Key.Key_Delete)
    room.card.rubrik.flush()
    assert room.bank() == before
