from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot
from still_clock import Clock

from nacka_sekreterare.domain.meningsyttring import Meningsslag, Motiveringsstatus
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.meningsyttring import add_meningsyttring
from nacka_sekreterare.services.organ import create_organ
from nacka_sekreterare.services.sammantrade import create_sammantrade
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.hem.atgard_card import AtgardCard
from nacka_sekreterare.ui.hem.page import HemPage
from tests.ui.accessibility import check_page
from tests.ui.fakes import make_desk
from tests.ui.stores import NOW, fill_year, make_kansli


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "nämndens katalog") as desk:
        yield desk


@pytest.fixture
def desk() -> Desk:
    return make_desk(now=lambda: NOW)


def show(qtbot: QtBot, desk: Desk, kansli: Kansli) -> HemPage:
    page = HemPage(desk, kansli)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def button(page: HemPage, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def words(page: HemPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_a_newcomer_sees_three_steps_and_where_they_lead(qtbot: QtBot, desk: Desk, kansli: Kansli) -> None:
    page = show(qtbot, desk, kansli)
    assert "Tre steg" in words(page)
    check_page(page)
    with qtbot.waitSignal(desk.navigator.page_requested) as asked:
        qtbot.mouseClick(button(page, "first_organ"), Qt.MouseButton.LeftButton)
    assert asked.args == ["organ"]


def test_each_thing_to_do_has_its_day_its_reason_and_the_legal_limit(qtbot: QtBot, desk: Desk, kansli: Kansli) -> None:
    fill_year(kansli)
    page = show(qtbot, desk, kansli)
    check_page(page)
    said = words(page)
    assert "Sätt upp anslag för §§\N{NO-BREAK SPACE}33–37, 39–45, Äldrenämnden" in said  # never parted
    assert "Andra dagen efter justeringen den 28 april 2026 är torsdagen den 30 april 2026." in said
    assert "Laglig gräns: torsdag 30 april 2026 · 8 kap. 12 § kommunallagen" in said
    assert "Försenat" in said


def test_one_click_or_one_key_leads_to_the_place(qtbot: QtBot, desk: Desk, kansli: Kansli) -> None:
    organ = create_organ(kansli, "Äldrenämnden").value
    meeting = create_sammantrade(kansli, organ.id, date(2026, 5, 6)).value
    page = show(qtbot, desk, kansli)
    with qtbot.waitSignal(desk.navigator.sammantrade_requested) as asked:
        qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [meeting.id, "foredragningslista"]


def test_what_was_done_elsewhere_is_seen_at_once(qtbot: QtBot, desk: Desk, kansli: Kansli) -> None:
    page = show(qtbot, desk, kansli)
    organ: list[UUID] = []

    def remember(made: Organ) -> None:
        organ.append(made.id)

    desk.operations.run(lambda: create_organ(kansli, "Äldrenämnden"), on_done=remember)
    desk.operations.run(lambda: create_sammantrade(kansli, organ[0], date(2026, 5, 20)))
    assert "Kallelse till Äldrenämnden den 20 maj 2026" in [
        button.text() for button in page.findChildren(QAbstractButton)
    ]


def test_another_day_is_noticed_at_midnight(qtbot: QtBot, kansli: Kansli) -> None:
    clock = Clock()
    clock.now = NOW.replace(hour=23, minute=59, second=30)
    organ = create_organ(kansli, "Nämnden").value
    create_sammantrade(kansli, organ.id, clock.now.date())
    page = show(qtbot, make_desk(now=clock), kansli)
    timer = page.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.isSingleShot()
    assert 30_000 <= timer.interval() <= 31_000
    assert "Sammanträde i Nämnden" in words(page)
    timer.timeout.emit()
    assert "Sammanträde i Nämnden" in words(page), "a timer that goes a little early changes nothing"
    clock.forward(seconds=31)
    timer.timeout.emit()
    assert "Avsluta sammanträdet i Nämnden" in words(page)
    assert timer.isActive()


def test_a_page_that_was_away_over_midnight_reads_anew_when_it_is_shown(qtbot: QtBot, kansli: Kansli) -> None:
    clock = Clock()
    clock.now = NOW
    organ = create_organ(kansli, "Nämnden").value
    create_sammantrade(kansli, organ.id, clock.now.date())
    page = show(qtbot, make_desk(now=clock), kansli)
    timer = page.findChild(QTimer)
    assert isinstance(timer, QTimer)
    assert timer.interval() == 15 * 60 * 1000
    page.hide()
    clock.forward(days=1)
    timer.timeout.emit()
    page.show()
    assert "Avsluta sammanträdet i Nämnden" in words(page)


def test_an_awaited_motivering_leads_to_its_paragraf(qtbot: QtBot, desk: Desk, kansli: Kansli) -> None:
    akt = fill_year(kansli, "closed")
    arende = akt.numrerade_arenden[4]
    person = akt.mandat[0].person_id
    status = Motiveringsstatus.VANTAS
    add_meningsyttring(kansli, arende.id, Meningsslag.RESERVATION, [person], motiveringsstatus=status)
    page = show(qtbot, desk, kansli)
    check_page(page)
    card = next(one for one in page.findChildren(AtgardCard) if "reservationen" in one.accessibleName())
    with qtbot.waitSignal(desk.navigator.arende_requested) as asked:
        card.findChild(QAbstractButton).click()  # type: ignore[union-attr]
    assert asked.args == [akt.sammantrade.id, arende.id]
