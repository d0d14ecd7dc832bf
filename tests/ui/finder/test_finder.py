"""Ctrl+K in the real window, on a real store, with the keyboard only."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.arende import add_extra_arende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import create_sammantrade, load_akt, open_sammantrade
from nacka_sekreterare.ui.finder.finder import Finder
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.organ.people import PeopleView
from nacka_sekreterare.ui.sammantrade.page import SammantradePage
from nacka_sekreterare.ui.sammantrade.room_list import RoomList
from nacka_sekreterare.ui.theme import SchemeChoice, Theme
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import fill_year, make_kansli, make_real_window

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class Desk:
    """The window with the hands on the keyboard."""

    def __init__(self, qtbot: QtBot, kansli: Kansli, window: MainWindow, akt: Akt) -> None:
        self.qtbot, self.kansli, self.window, self.akt = qtbot, kansli, window, akt

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(focused, key, modifiers)
        QApplication.processEvents()

    @property
    def finder(self) -> Finder:
        finder = self.window.findChild(Finder)
        assert isinstance(finder, Finder)
        return finder

    def open(self, text: str = "") -> Finder:
        with self.qtbot.waitActive(self.window):
            self.window.activateWindow()
        self.press(Key.Key_K, CTRL)
        self.qtbot.waitUntil(lambda: self.finder.isVisible() and self.finder._far is not None)
        if text:
            self.finder.line.setText(text)
            self.finder.line.textEdited.emit(text)
        return self.finder

    def find(self, text: str) -> None:
        """Type some words, and Enter."""
        self.open(text)
        self.press(Key.Key_Return)

    def shown(self) -> list[str]:
        model = self.finder.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def current(self) -> str:
        return str(self.finder.list.currentIndex().data())

    @property
    def live(self) -> SammantradePage:
        page = self.window.current_page()
        assert isinstance(page, SammantradePage)
        return page


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with make_kansli(tmp_path / "store") as kansli:
        akt = fill_year(kansli, "planned")
        open_sammantrade(kansli, akt.sammantrade.id)
        desk = make_desk(FakeDialogs(expects_errors=True), now=kansli.clock)
        window = make_real_window(kansli, tmp_path, desk)
        qtbot.addWidget(window)
        window.show_sammantrade(akt.sammantrade.id, "sammantrade")
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        yield Desk(qtbot, kansli, window, load_akt(kansli, akt.sammantrade.id))


def test_it_opens_with_the_acts_of_the_page_and_their_keys(at: Desk) -> None:
    at.open()
    shown = at.shown()
    assert shown[0] == "Gör här"
    assert {"Ändrat", "Jäv", "Ångra", "Hem", "Protokoll"} <= set(shown)
    assert at.current == shown[1]
    entry = at.finder._model.entry(1)
    assert entry is not None
    assert entry.key == "Ctrl+↵"


def test_escape_closes_it_and_nothing_is_done(at: Desk) -> None:
    before = at.akt
    at.open("jav")
    at.press(Key.Key_Escape)
    assert not at.finder.isVisible()
    assert load_akt(at.kansli, before.sammantrade.id) == before


def test_an_act_is_done_as_by_its_key(at: Desk) -> None:
    at.find("extra ar")
    assert at.live.session.extra_form.isVisible()
    assert not at.finder.isVisible()


def test_what_cannot_be_done_says_why_and_stays_open(at: Desk) -> None:
    at.open("gor om")
    assert at.current == "Gör om"
    assert "inget att göra om" in at.finder.line.accessibleDescription()
    at.press(Key.Key_Return)
    assert at.finder.isVisible()


@pytest.mark.parametrize("how", ["number", "words", "dnr"])
def test_a_paragraf_is_found_by_number_words_and_dnr(at: Desk, how: str) -> None:
    arende = next(arende for arende in at.akt.numrerade_arenden if arende.dnr)
    text = {"number": str(at.akt.nummer_of(arende.id)), "words": arende.rubrik[4:18], "dnr": arende.dnr}[how]
    at.find(text)
    assert at.live.chosen_arende() == arende.id


def test_a_paragraf_is_shown_in_the_step_where_she_is_or_in_the_live_one(at: Desk) -> None:
    arende = at.akt.numrerade_arenden[-1]
    at.window.show_sammantrade(at.akt.sammantrade.id, "protokoll")
    at.find(f"§ {at.akt.nummer_of(arende.id)}")
    assert (at.window.workspace.step_name, at.window.current_page().chosen_arende()) == ("protokoll", arende.id)  # type: ignore[union-attr]
    at.window.show_sammantrade(at.akt.sammantrade.id, "justering")
    at.find(f"§ {at.akt.nummer_of(at.akt.numrerade_arenden[2].id)}")
    assert at.live.chosen_arende() == at.akt.numrerade_arenden[2].id


def test_a_person_is_found_in_the_room_and_from_elsewhere_among_the_people(at: Desk) -> None:
    mandat = at.akt.mandat[2]
    namn = at.akt.person(mandat.person_id).namn
    at.find(namn)
    room = at.live.findChild(RoomList)
    assert isinstance(room, RoomList)
    assert (room.current_person(), QApplication.focusWidget()) == (mandat.person_id, room)
    at.window.show_page("hem")
    at.find(namn)
    people = at.window.findChild(PeopleView)
    assert isinstance(people, PeopleView)
    assert people.isVisible()
    assert [rows.current_id() for rows in people._lists.values() if rows.currentRow() >= 0] == [mandat.id]


def test_other_sammantraden_pages_and_steps_are_gone_to(at: Desk) -> None:
    at.find("utskott sarskilda 6 maj")
    assert at.window.sammantrade != at.akt.sammantrade.id
    at.find("protokoll")
    assert at.window.workspace.step_name == "protokoll"
    at.find("installningar")
    page = at.window.current_page()
    assert page is not None
    assert page.objectName() == "installningar_page"


def test_a_setting_is_chosen_where_she_is(at: Desk) -> None:
    theme = QApplication.instance().findChild(Theme)  # type: ignore[union-attr]
    assert isinstance(theme, Theme)
    at.find("morka")
    assert theme.choice is SchemeChoice.DARK
    assert at.window.current_page() is at.live


def test_what_was_chosen_stands_first_next_time_and_is_remembered(at: Desk) -> None:
    at.find("nasta paragraf")
    at.open()
    assert at.shown()[:2] == ["Nyligen", "Nästa paragraf"]
    at.press(Key.Key_Escape)
    at.window.close()
    assert at.window._state_file.read().recent[0].endswith("next_paragraf")


def test_what_is_made_meanwhile_is_found(at: Desk) -> None:
    at.open()
    at.press(Key.Key_Escape)
    at.window._desk.operations.run(lambda: create_sammantrade(at.kansli, at.akt.organ.id, date(2027, 3, 17)))
    at.open("17 mars 2027")
    assert "17 mars 2027" in at.current
    at.press(Key.Key_Escape)
    at.window._desk.operations.run(
        lambda: add_extra_arende(at.kansli, at.akt.sammantrade.id, "Frostskadade vattenledningar")
    )
    at.open("vattenl")
    assert "Frostskadade vattenledningar" in at.current


def test_nothing_found_says_what_to_try(at: Desk) -> None:
    finder = at.open("zzzz")
    assert not finder.list.isVisible()
    assert finder.findChild(QLineEdit).accessibleDescription().startswith("Inget som liknar det")  # type: ignore[union-attr]
    at.press(Key.Key_Return)
    assert finder.isVisible()


def test_the_arrows_pass_the_headings_and_go_round(at: Desk) -> None:
    finder = at.open()
    rows = finder._model.entry_rows()
    at.press(Key.Key_Up)
    assert finder.list.currentIndex().row() == rows[-1]
    at.press(Key.Key_Down)
    assert finder.list.currentIndex().row() == rows[0]
    at.press(Key.Key_PageDown)
    assert finder.list.currentIndex().row() == rows[8]


def test_the_key_works_in_a_text_being_written(at: Desk) -> None:
    at.find("minnesanteckning")
    with at.qtbot.waitActive(at.window):
        at.window.activateWindow()
    assert isinstance(QApplication.focusWidget(), FormattedTextEdit)
    assert at.open().isVisible()


def test_everybody_can_use_it(at: Desk) -> None:
    check_page(at.open())
