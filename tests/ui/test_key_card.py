"""The card of keys: complete, true, on one page."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.services.sammantrade import open_sammantrade
from nacka_sekreterare.ui.key_card import KeyCard, KeyGroup, find_groups, in_columns, write_pdf
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.widgets.buttons import KeyButton
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs
from tests.ui.stores import fill_year, make_kansli, make_real_window

PAGES = ("hem", "sammantraden", "organ", "installningar")
STEPS = ("foredragningslista", "sammantrade", "protokoll", "justering", "expediering")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[MainWindow]:
    with make_kansli(tmp_path / "store") as kansli:
        sammantrade_id = fill_year(kansli, "planned").sammantrade.id
        open_sammantrade(kansli, sammantrade_id)
        window = make_real_window(kansli, tmp_path)
        qtbot.addWidget(window)
        window.resize(1100, 800)
        window.show()
        window.show_sammantrade(sammantrade_id, "sammantrade")
        yield window


def shown(window: MainWindow, name: str) -> QWidget:
    if name in PAGES:
        window.show_page(name)
    else:
        sammantrade = window.sammantrade
        assert sammantrade is not None
        window.show_sammantrade(sammantrade, name)
    page = window.current_page()
    assert page is not None
    return page


def acts_of(page: QWidget) -> list[QAction]:
    """The acts of a page; not those that Qt's own fields have in their menus."""
    found = [action for action in page.findChildren(QAction) if action.objectName().startswith("action_")]
    assert found or page.objectName() in {"hem_page", "installningar_page"}
    return found


@pytest.mark.parametrize("name", [*PAGES, *STEPS])
def test_every_act_of_every_page_has_a_key_and_stands_on_the_card(window: MainWindow, name: str) -> None:
    page = shown(window, name)
    keys = {key for group in find_groups(window, page) for _, key in group.keys}
    for action in [*acts_of(page), *window.actions()]:
        assert not action.shortcut().isEmpty(), f"{action.objectName()} has no key"
        assert key_text(action.shortcut()) in keys, action.objectName()
        assert key_text(action.shortcut()) in action.toolTip(), action.objectName()


@pytest.mark.parametrize("name", [*PAGES, *STEPS])
def test_no_key_is_given_twice_where_both_could_be_meant(window: MainWindow, name: str) -> None:
    page = shown(window, name)
    everywhere = Qt.ShortcutContext.WindowShortcut
    actions = [action for action in [*acts_of(page), *window.actions()] if action.shortcutContext() == everywhere]
    claimed = [key.toString() for action in actions for key in action.shortcuts()]
    claimed += [
        shortcut.key().toString()
        for shortcut in window.findChildren(QShortcut)
        if isinstance(owner := shortcut.parent(), QWidget) and owner.isVisibleTo(window)
    ]
    twice = [key for key, count in Counter(claimed).items() if count > 1]
    assert twice == []
    for group in find_groups(window, page):
        twice = [key for key, count in Counter(key for _, key in group.keys).items() if count > 1]
        assert twice == [], group.heading


def test_the_live_page_tells_the_letters_of_the_room_the_votes_and_the_forms(window: MainWindow) -> None:
    groups = {group.heading: dict(group.keys) for group in find_groups(window, shown(window, "sammantrade"))}
    assert groups["På en person i salen"]["Gick"] == "G"
    assert {"Ja": "J", "Nej": "N", "Avstår": "A", "Frånvarande": "F"}.items() <= groups["Omröstning"].items()
    assert groups["I ett formulär"]["Stäng utan att spara"] == "Esc"
    assert groups["Besluta"]["Enligt förslag"] == "Ctrl+↵"


@pytest.mark.parametrize("name", [*PAGES, *STEPS])
def test_it_is_seen_whole_without_scrolling_in_a_small_window(qtbot: QtBot, window: MainWindow, name: str) -> None:
    card = KeyCard(window, shown(window, name), FakeDialogs(), "Kort", parent=window)
    qtbot.addWidget(card)
    with qtbot.waitExposed(card):
        card.show()
    scroll = card.findChild(QScrollArea)
    assert scroll is not None
    assert (scroll.verticalScrollBar().maximum(), scroll.horizontalScrollBar().maximum()) == (0, 0)
    assert card.width() <= 1100
    assert card.height() <= 800
    check_page(card)


def test_it_is_saved_on_one_a4(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "mina tangenter å.pdf"
    dialogs = FakeDialogs(path)
    card = KeyCard(window, shown(window, "sammantrade"), dialogs, "Sammanträde", parent=window)
    qtbot.addWidget(card)
    save = card.findChild(KeyButton, "save_key_card")
    assert save is not None
    save.click()
    assert dialogs.questions == ["Spara tangentkortet: tangenter-sammanträde.pdf"]
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    assert [round(length / 72 * 25.4) for length in document[0].get_size()] == [297, 210]
    text = document[0].get_textpage().get_text_range()
    document.close()
    for group in card.groups:
        for what, key in group.keys:
            assert what.split()[0] in text
            assert key in text or "↵" in key


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    dialogs = FakeDialogs(tmp_path / "finns inte" / "kort.pdf", expects_errors=True)
    card = KeyCard(window, None, dialogs, parent=window)
    qtbot.addWidget(card)
    save = card.findChild(KeyButton, "save_key_card")
    assert save is not None
    save.click()
    assert dialogs.errors == ["kort.pdf kunde inte skrivas. Välj en annan katalog eller stäng filen först."]
    assert not write_pdf(tmp_path / "finns inte" / "kort.pdf", card.groups, "")


def test_the_columns_are_even_and_keep_the_order_within() -> None:
    counts = {"A": 20, "B": 5, "C": 14, "D": 20}
    groups = [KeyGroup(name, (("a" * 30, "F2"),) * count) for name, count in counts.items()]
    assert [[group.heading for group in column] for column in in_columns(groups)] == [["A"], ["B", "C"], ["D"]]
    assert len(in_columns(groups[1:2])) == 1
