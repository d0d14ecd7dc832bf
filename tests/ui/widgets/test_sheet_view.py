"""Pages as pictures: which are asked for, where they stand, and the keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.widgets.sheet_view import SheetView

_A4 = (595.0, 842.0)
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(qtbot: QtBot) -> SheetView:
    view = SheetView(name="sheets", label="Sidor")
    view.resize(420, 600)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.set_pages((_A4,) * 8, 1)
    return view


def _give(view: SheetView) -> None:
    for page in view.wanted():
        view.set_picture(page, QImage(view.width_px, 400, QImage.Format.Format_RGB32), f"Sida {page}")


def test_only_what_is_seen_is_wanted_and_only_until_it_has_come(view: SheetView) -> None:
    assert view.wanted() == view.visible_pages() == (0, 1)
    _give(view)
    assert view.wanted() == ()
    assert "Sida 1 av 8" in view.accessibleDescription()
    assert "Sida 0" in view.accessibleDescription()


def test_another_version_is_wanted_while_the_old_pictures_stay(view: SheetView) -> None:
    _give(view)
    view.set_pages((_A4,) * 9, 2)
    assert view.wanted() == (0, 1)
    assert view.text_of(0) == "Sida 0"


def test_scrolling_asks_for_what_comes_into_sight(view: SheetView, qtbot: QtBot) -> None:
    _give(view)
    with qtbot.waitSignals([view.pages_wanted, view.page_changed]):
        view.show_place(4, 100.0)
    assert view.page == 4
    assert 4 in view.wanted()


@pytest.mark.parametrize(
    ("keys", "page"),
    [
        ([Qt.Key.Key_PageDown], 1),
        ([Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], 1),
        ([Qt.Key.Key_PageUp], 0),
        ([Qt.Key.Key_End, Qt.Key.Key_Home], 0),
    ],
)
def test_the_keys_go_by_page(view: SheetView, qtbot: QtBot, keys: list[Qt.Key], page: int) -> None:
    for key in keys:
        qtbot.keyClick(view, key)
    assert view.page == page


def test_end_shows_the_last_page(view: SheetView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.visible_pages()[-1] == 7


def test_zoom_keeps_the_place_and_wants_sharper_pictures(view: SheetView, qtbot: QtBot) -> None:
    view.show_place(3, 200.0)
    _give(view)
    qtbot.keyClick(view, Qt.Key.Key_Plus, _CONTROL)
    assert view.zoom > 1
    assert view.page == 3
    assert 3 in view.wanted()
    qtbot.keyClick(view, Qt.Key.Key_0, _CONTROL)
    assert view.zoom == 1.0
    assert view.wanted() == ()


@pytest.mark.parametrize("act", [SheetView.zoom_in, SheetView.zoom_out])
def test_zoom_has_an_end(view: SheetView, act: Callable[[SheetView], None]) -> None:
    for _ in range(30):
        act(view)
    assert 0.3 < view.zoom < 5


def test_nothing_is_wanted_of_nothing(view: SheetView) -> None:
    view.clear()
    assert (view.page_count, view.visible_pages(), view.wanted()) == (0, (), ())
