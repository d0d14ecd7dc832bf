"""The § that she is at stays chosen when she goes to another step."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.desk import Page
from nacka_sekreterare.ui.main_window import MainWindow
from tests.ui.stores import fill_year, make_kansli, make_real_window


def _step(window: MainWindow, name: str) -> Page:
    sammantrade_id = window.workspace.sammantrade
    assert sammantrade_id is not None
    window.show_sammantrade(sammantrade_id, name)
    page = window.current_page()
    assert isinstance(page, Page)
    return page


def test_the_chosen_paragraf_follows_from_step_to_step(qtbot: QtBot, tmp_path: Path) -> None:
    with make_kansli(tmp_path / "store") as kansli:
        akt = load_akt(kansli, fill_year(kansli).sammantrade.id)
        window = make_real_window(kansli, tmp_path)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.show_sammantrade(akt.sammantrade.id, "foredragningslista")
        third, fifth = akt.numrerade_arenden[2].id, akt.numrerade_arenden[4].id
        live = _step(window, "sammantrade")
        assert live.chosen_arende() == akt.numrerade_arenden[0].id  # nobody chose the first row of the list
        live.choose_arende(third)
        live.reload()
        for name in ("protokoll", "expediering", "foredragningslista", "sammantrade"):
            assert _step(window, name).chosen_arende() == third, name
        expediering = _step(window, "expediering")
        expediering.choose_arende(fifth)
        expediering.reload()
        assert _step(window, "justering").chosen_arende() is None
        assert _step(window, "protokoll").chosen_arende() == fifth
