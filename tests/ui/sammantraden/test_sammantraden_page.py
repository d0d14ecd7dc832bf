from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.organ import create_organ, update_installningar
from nacka_sekreterare.services.sammantrade import create_sammantrade
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.ui.actions import FRAME_ACTIONS, find_conflicts
from nacka_sekreterare.ui.sammantraden.actions import ACTIONS
from nacka_sekreterare.ui.sammantraden.page import SammantradenPage
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import NOW, fill_year, make_kansli


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "nämndens katalog") as desk:
        yield desk


def show(qtbot: QtBot, kansli: Kansli, dialogs: FakeDialogs | None = None) -> SammantradenPage:
    page = SammantradenPage(make_desk(dialogs, now=lambda: NOW), kansli)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def child(page: QWidget, kind: type, name: str) -> QWidget:
    found = page.findChild(kind, name)
    assert isinstance(found, QWidget), name
    return found


def rows(page: SammantradenPage) -> list[list[str]]:
    table = child(page, QTableView, "sammantraden_table")
    assert isinstance(table, QTableView)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_keys_do_not_clash_with_the_frame() -> None:
    assert not find_conflicts([*FRAME_ACTIONS, *ACTIONS])


def test_the_list_tells_day_organ_place_range_and_state(qtbot: QtBot, kansli: Kansli) -> None:
    fill_year(kansli)
    page = show(qtbot, kansli)
    check_page(page)
    assert ["onsdag 22 april 2026", "Äldrenämnden", "kl. 18.00, Sessionssalen, Almviks stadshus"] in [
        row[:3] for row in rows(page)
    ]
    assert ["§§ 33–45", "Justerat, ej anslaget"] in [row[3:] for row in rows(page)]


def test_the_filters_leave_what_is_asked_for(qtbot: QtBot, kansli: Kansli) -> None:
    fill_year(kansli)
    page = show(qtbot, kansli)
    organ = child(page, QComboBox, "filter_organ")
    assert isinstance(organ, QComboBox)
    organ.setCurrentText("Äldrenämnden")
    assert {row[1] for row in rows(page)} == {"Äldrenämnden"}


def test_a_new_sammantrade_takes_time_and_place_from_the_organ(qtbot: QtBot, kansli: Kansli) -> None:
    organ = create_organ(kansli, "Äldrenämnden").value
    update_installningar(kansli, organ.id, starttid="17:30", plats="Nackasalen")
    page = show(qtbot, kansli)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    check_page(page)
    line = child(page, QLineEdit, "new_datum_line")
    qtbot.keyClicks(line, "20 maj")
    with qtbot.waitSignal(page.desk.navigator.sammantrade_requested) as opened:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    (meeting,) = kansli.all(Sammantrade)
    assert (meeting.datum, meeting.tid, meeting.plats) == (date(2026, 5, 20), "17:30", "Nackasalen")
    assert opened.args == [meeting.id, "foredragningslista"]


def test_a_day_that_is_none_is_told_in_words_and_nothing_is_made(qtbot: QtBot, kansli: Kansli) -> None:
    create_organ(kansli, "Äldrenämnden")
    page = show(qtbot, kansli)
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    line = child(page, QLineEdit, "new_datum_line")
    qtbot.keyClicks(line, "30 februari")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    assert kansli.all(Sammantrade) == ()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_without_an_organ_she_is_led_to_namnder(qtbot: QtBot, kansli: Kansli) -> None:
    page = show(qtbot, kansli, FakeDialogs(True))
    with qtbot.waitSignal(page.desk.navigator.page_requested) as asked:
        qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == ["organ"]


def test_enter_opens_and_delete_takes_away_and_can_be_undone(qtbot: QtBot, kansli: Kansli) -> None:
    organ = create_organ(kansli, "Äldrenämnden").value
    meeting = create_sammantrade(kansli, organ.id, date(2026, 5, 20)).value
    page = show(qtbot, kansli, FakeDialogs(False, True))
    table = child(page, QTableView, "sammantraden_table")
    with qtbot.waitSignal(page.desk.navigator.sammantrade_requested) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0] == meeting.id
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert kansli.all(Sammantrade) == (meeting,)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert rows(page) == []
    page.desk.operations.run(lambda: undo(kansli))
    assert len(rows(page)) == 1
