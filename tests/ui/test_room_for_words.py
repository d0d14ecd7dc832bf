"""No word is cut: at 200 % text and in a narrow window keys are left out first, rows fold, and long names end in …."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.services.bilaga import add_files
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.dialogs import ProgressWindow
from nacka_sekreterare.ui.foot_line import FootLine
from nacka_sekreterare.ui.foredragningslista.paketdialog import Paketdialog
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.theme import Theme
from nacka_sekreterare.ui.widgets.buttons import KeyButton, SecondaryButton
from nacka_sekreterare.ui.widgets.labels import ElidedLabel
from tests.ui.fakes import make_desk
from tests.ui.stores import fill_year, make_kansli, make_real_window

SIZES = ((1440, 900), (1100, 700))


@pytest.fixture
def large_text(qapp_theme: Theme) -> Iterator[None]:
    qapp_theme.set_text_scale(2.0)
    yield
    qapp_theme.set_text_scale(1.0)


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "store") as store:
        yield store


def open_window(qtbot: QtBot, kansli: Kansli, tmp_path: Path) -> tuple[MainWindow, UUID]:
    sammantrade_id = fill_year(kansli, "planned").sammantrade.id
    window = make_real_window(kansli, tmp_path)
    qtbot.addWidget(window)
    window.show()
    return window, sammantrade_id


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def cut_words(root: QWidget) -> Iterator[str]:
    """What is drawn outside the widgets around it, or has less room than its words need."""
    for widget in root.findChildren(QWidget):
        is_worded = isinstance(widget, QLabel | QAbstractButton | QLineEdit) and not isinstance(widget, ElidedLabel)
        if is_worded and widget.isVisibleTo(root) and "Scroll" not in widget.objectName():
            fault = sticks_out(widget, root) or has_no_room(widget)
            if fault:
                yield f"{type(widget).__name__}({widget.objectName()!r}) {fault}"


def sticks_out(widget: QWidget, root: QWidget) -> str:
    around = widget.parentWidget()
    while around is not None and around is not root.parentWidget():
        if widget.mapTo(around, QPoint(widget.width(), 0)).x() > around.width() + 1:
            return f"sticks out of {around.objectName() or type(around).__name__}"
        around = around.parentWidget()
    return ""


def has_no_room(widget: QWidget) -> str:
    if isinstance(widget, KeyButton):
        may_end = widget.objectName().startswith(("undo_button", "recent_", "later_"))  # long names; the tooltip
        return "" if may_end or widget.shown_words.startswith(widget.text()) else f"shows {widget.shown_words!r}"
    if isinstance(widget, QLabel):
        is_low = widget.wordWrap() and widget.heightForWidth(widget.width()) > widget.height() + 2
        is_narrow = not widget.wordWrap() and widget.sizeHint().width() > widget.width() + 2
        return f"has no room for {widget.text()[:30]!r}" if is_low or is_narrow else ""
    if isinstance(widget, QLineEdit):
        is_narrow = widget.fontMetrics().horizontalAdvance(widget.text()) + 16 > widget.width()
        return f"has no room for {widget.text()!r}" if is_narrow and widget.objectName().endswith("_line") else ""
    return ""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["hem", "organ"])
@pytest.mark.usefixtures("large_text")
def test_no_word_of_a_page_is_cut_at_200_percent(
    qtbot: QtBot, kansli: Kansli, tmp_path: Path, name: str, size: tuple[int, int]
) -> None:
    window, _ = open_window(qtbot, kansli, tmp_path)
    window.resize(*size)
    window.show_page(name)
    settle()
    assert not list(cut_words(window))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("step", ["foredragningslista", "protokoll", "expediering"])
@pytest.mark.usefixtures("large_text")
def test_no_word_of_a_step_is_cut_at_200_percent(
    qtbot: QtBot, kansli: Kansli, tmp_path: Path, step: str, size: tuple[int, int]
) -> None:
    window, sammantrade_id = open_window(qtbot, kansli, tmp_path)
    window.resize(*size)
    window.show_sammantrade(sammantrade_id, step)
    settle()
    assert not list(cut_words(window))


def test_the_rail_leaves_out_its_words_where_they_would_take_the_page(
    qtbot: QtBot, kansli: Kansli, tmp_path: Path, qapp_theme: Theme
) -> None:
    window, _ = open_window(qtbot, kansli, tmp_path)
    window.resize(1100, 700)
    settle()
    button = window.findChild(QToolButton, "rail_hem")
    assert isinstance(button, QToolButton)
    with_words = button.width()
    qapp_theme.set_text_scale(2.0)
    settle()
    assert button.width() < with_words
    assert abs(button.width() - button.height()) < 20
    assert button.toolTip() == "Hem (Alt+1)"
    qapp_theme.set_text_scale(1.0)
    settle()
    assert button.width() == with_words


def test_a_narrow_button_leaves_out_its_key_before_its_words(qtbot: QtBot) -> None:
    button = SecondaryButton("Skicka kallelse", name="send", key="Ctrl+Shift+K")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    assert button.shown_words == "Skicka kallelse Ctrl+Skift+K"
    button.resize(button.words_width, button.height())
    assert button.shown_words == "Skicka kallelse"
    button.resize(70, button.height())
    assert button.shown_words.startswith("Skick")
    assert button.shown_words.endswith("…")


def test_a_long_act_to_undo_does_not_widen_the_window(qtbot: QtBot, kansli: Kansli, tmp_path: Path) -> None:
    window, _ = open_window(qtbot, kansli, tmp_path)
    foot = window.findChild(FootLine)
    assert isinstance(foot, FootLine)
    before = foot.minimumSizeHint().width()
    foot.show_undo("Arbets- och företagsnämndens utskott för särskilda insatser: nytt sammanträde " * 3)
    settle()
    assert foot.minimumSizeHint().width() == before


@pytest.mark.usefixtures("large_text")
def test_nothing_in_the_package_lies_over_something_else_at_200_percent(
    qtbot: QtBot, kansli: Kansli, tmp_path: Path
) -> None:
    window, sammantrade_id = open_window(qtbot, kansli, tmp_path)
    window.resize(1100, 700)
    arende = load_akt(kansli, sammantrade_id).arenden[2]
    add_files(kansli, arende.id, [("Ritning.pdf", b"%PDF-1.7 skadad")])
    dialog = Paketdialog(make_desk(now=kansli.clock, kansli=kansli), kansli, sammantrade_id, window)
    dialog.show()
    settle()
    assert dialog.width() <= window.width()
    parts = [dialog.lista, *(dialog.findChild(QWidget, f"paket_{one}") for one in ("sum", "detail", "replace"))]
    for place, part in enumerate(parts):
        for other in parts[place + 1 :]:
            assert not part.geometry().intersects(other.geometry()), (part.objectName(), other.objectName())
    dialog.close()


def test_the_progress_has_no_figures_over_its_thin_bar(qtbot: QtBot) -> None:
    window = ProgressWindow("Gör handlingspaketet", None, None)
    qtbot.addWidget(window)
    window.set_progress(1, 3)
    bar = window.bar
    assert not bar.isTextVisible()
    assert bar.accessibleName() == "Gör handlingspaketet"
