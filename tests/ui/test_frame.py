"""The real window on a real store: pages, steps, header and undo tied together."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.organ import create_organ
from nacka_sekreterare.services.sammantrade import create_sammantrade
from nacka_sekreterare.ui.main_window import MainWindow
from tests.ui.stores import fill_year, make_kansli, make_real_window


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "nämndens katalog") as desk:
        yield desk


def show(qtbot: QtBot, kansli: Kansli, tmp_path: Path) -> MainWindow:
    window = make_real_window(kansli, tmp_path)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_every_page_of_the_rail_can_be_shown_by_its_key(qtbot: QtBot, kansli: Kansli, tmp_path: Path) -> None:
    fill_year(kansli)
    window = show(qtbot, kansli, tmp_path)
    buttons = window.findChildren(QToolButton)
    names = [button.objectName() for button in buttons if button.objectName().startswith("rail_")]
    assert names == ["rail_hem", "rail_sammantraden", "rail_organ", "rail_installningar"]
    for number, name in enumerate(names, 1):
        qtbot.keyClick(window, Qt.Key(int(Qt.Key.Key_0) + number), Qt.KeyboardModifier.AltModifier)
        page = window.current_page()
        assert page is not None
        qtbot.waitUntil(lambda name=name: window.current_page().objectName() == f"{name.removeprefix('rail_')}_page")


def test_the_header_says_organ_day_place_range_and_state(qtbot: QtBot, kansli: Kansli, tmp_path: Path) -> None:
    akt = fill_year(kansli)
    window = show(qtbot, kansli, tmp_path)
    window.show_sammantrade(akt.sammantrade.id, "foredragningslista")
    organ, facts = window.findChild(QLabel, "header_organ"), window.findChild(QLabel, "header_facts")
    assert isinstance(organ, QLabel)
    assert isinstance(facts, QLabel)
    assert organ.text() == "Äldrenämnden"
    assert facts.text() == "onsdag 22 april 2026 · kl. 18.00 · Sessionssalen, Almviks stadshus · §§ 33–45"
    tabs = window.findChild(QTabBar, "step_tabs")
    assert isinstance(tabs, QTabBar)
    assert [tabs.tabText(number) for number in range(tabs.count())] == [
        "Föredragningslista",
        "Sammanträde",
        "Protokoll",
        "Justering och anslag",
        "Expediering",
    ]


def test_undoing_the_making_of_the_open_sammantrade_leads_back_to_the_list(
    qtbot: QtBot, kansli: Kansli, tmp_path: Path
) -> None:
    organ = create_organ(kansli, "Äldrenämnden").value
    meeting = create_sammantrade(kansli, organ.id, date(2026, 5, 20)).value
    window = show(qtbot, kansli, tmp_path)
    window.show_sammantrade(meeting.id, "foredragningslista")
    window.actions_by_id["undo"].trigger()
    assert kansli.all(Sammantrade) == ()
    page = window.current_page()
    assert page is not None
    assert page.objectName() == "sammantraden_page"
    window.actions_by_id["redo"].trigger()
    assert kansli.all(Sammantrade) == (meeting,)
