"""The accessibility walk over every page of the rail and every step of a sammanträde, in the real window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import check_page
from tests.ui.stores import fill_year, make_kansli, make_real_window

PAGES = ("hem", "sammantraden", "organ", "installningar")
STEPS = ("foredragningslista", "sammantrade", "protokoll", "justering", "expediering")


@pytest.mark.parametrize("state", ["planned", "closed", "done"])
def test_everybody_can_use_every_page_and_step(qtbot: QtBot, tmp_path: Path, state: str) -> None:
    with make_kansli(tmp_path / "store") as kansli:
        sammantrade_id = fill_year(kansli, state).sammantrade.id
        window = make_real_window(kansli, tmp_path)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        for name in PAGES:
            window.show_page(name)
            page = window.current_page()
            assert page is not None
            check_page(page)
        for name in STEPS:
            window.show_sammantrade(sammantrade_id, name)
            page = window.current_page()
            assert page is not None
            check_page(page)
        check_page(window.centralWidget())
