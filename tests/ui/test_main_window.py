"""The frame: where one is, how one gets elsewhere by key, and what is remembered."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.services.core import Change, Outcome
from nacka_sekreterare.ui.desk import Desk, Page, PageSpec, StepSpec
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.main_window import Contents, History, MainWindow
from nacka_sekreterare.ui.window_state import WindowState, WindowStateFile
from nacka_sekreterare.ui.workspace import Header, HeaderChip
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.windows import make_demo_window

FIRST, SECOND = UUID(int=1), UUID(int=2)


class CountingPage(Page):
    """Counts how often it reads."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.reloads = 0

    def reload(self) -> None:
        self.reloads += 1


class Frame:
    """A window of counting pages, and what was made when."""

    def __init__(self, state_path: Path) -> None:
        self.made: list[str] = []
        self.undone = 0
        self.label: str | None = "yrkande i § 2"
        self.desk = make_desk(FakeDialogs())
        self.state_path = state_path
        self.window = make_demo_window(self.desk, self.contents(), state_path, self.history())

    def contents(self) -> Contents:
        names = (("hem", "Hem"), ("sammantraden", "Sammanträden"), ("installningar", "Inställningar"))
        pages = [
            PageSpec(name, title, IconName.HOME, self.page_factory(name), is_at_bottom=name == "installningar")
            for name, title in names
        ]
        steps = [StepSpec(name, name.title(), self.step_factory(name)) for name in ("lista", "mote", "protokoll")]
        return Contents(pages, steps, self.header_of)

    def page_factory(self, name: str) -> Callable[[Desk], QWidget]:
        def make(desk: Desk) -> QWidget:
            self.made.append(name)
            return CountingPage(desk)

        return make

    def step_factory(self, name: str) -> Callable[[Desk, UUID], QWidget]:
        def make(desk: Desk, sammantrade: UUID) -> QWidget:
            self.made.append(f"{name} {sammantrade.int}")
            return CountingPage(desk)

        return make

    def header_of(self, sammantrade: UUID) -> Header:
        return Header(f"Nämnd {sammantrade.int}", ("22 april 2026", "§§ 1–3"), (HeaderChip("planerat"),))

    def history(self) -> History:
        return History(self.undo, self.undo, lambda: self.label, lambda: None)

    def undo(self) -> Outcome[None]:
        self.undone += 1
        self.label = None
        return Outcome(None, frozenset({Change("arende", UUID(int=9), FIRST)}))

    def label_text(self, name: str) -> str:
        label = self.window.findChild(QLabel, name)
        assert label is not None
        return label.text()


@pytest.fixture
def frame(qtbot: QtBot, tmp_path: Path) -> Frame:
    frame = Frame(tmp_path / "å mapp" / "fonster.json")
    qtbot.addWidget(frame.window)
    with qtbot.waitExposed(frame.window):
        frame.window.show()
    return frame


def test_pages_are_made_when_they_are_first_shown(frame: Frame, qtbot: QtBot) -> None:
    assert frame.made == ["hem"]
    for _ in range(2):
        qtbot.keyClick(frame.window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert frame.made == ["hem", "installningar"]
    assert frame.window.windowTitle() == "Inställningar – Nacka Sekreterare"


def test_steps_are_made_when_first_shown_and_anew_for_another_sammantrade(frame: Frame) -> None:
    frame.desk.navigator.show_sammantrade(FIRST)
    frame.desk.navigator.show_sammantrade(FIRST, "protokoll")
    frame.desk.navigator.show_sammantrade(FIRST, "lista")
    assert frame.made[1:] == ["lista 1", "protokoll 1"]
    frame.desk.navigator.show_sammantrade(SECOND)
    assert frame.made[3:] == ["lista 2"]
    assert frame.label_text("header_organ") == "Nämnd 2"
    assert frame.label_text("header_facts") == "22 april 2026 · §§ 1–3"


def test_steps_are_walked_by_key(frame: Frame, qtbot: QtBot) -> None:
    frame.window.show_sammantrade(FIRST)
    keys = [Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp]
    names = []
    for key in keys:
        qtbot.keyClick(frame.window, key, Qt.KeyboardModifier.ControlModifier)
        names.append(frame.window.workspace.step_name)
    assert names == ["mote", "protokoll", "mote"]


def test_the_rail_leads_back_to_the_open_sammantrade_and_then_to_the_list(frame: Frame) -> None:
    frame.window.show_sammantrade(FIRST)
    button = frame.window.findChild(QToolButton, "rail_sammantraden")
    home = frame.window.findChild(QToolButton, "rail_hem")
    assert button is not None
    assert home is not None
    home.click()
    button.click()
    assert frame.window.current_page() is frame.window.workspace.current_step()
    button.click()
    assert "sammantraden" in frame.made
    assert frame.window.current_page() is not frame.window.workspace.current_step()


def test_undo_is_shown_with_its_name_and_done_by_key(frame: Frame, qtbot: QtBot) -> None:
    button = frame.window.findChild(QPushButton, "undo_button")
    assert button is not None
    assert button.isVisible()
    assert button.text() == "Ångra: yrkande i § 2"
    qtbot.keyClick(frame.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert frame.undone == 1
    assert not button.isVisible()
    assert frame.label_text("saved_label") == "Sparat 18.41.07"


def test_a_page_that_is_not_seen_reads_anew_when_it_is(frame: Frame) -> None:
    hem = frame.window.current_page()
    assert isinstance(hem, CountingPage)
    assert hem.reloads == 1
    frame.window.show_page("installningar")
    for _ in range(3):
        frame.desk.operations.announce(frozenset())
    assert hem.reloads == 1
    frame.window.show_page("hem")
    assert hem.reloads == 2


def test_the_page_that_made_the_change_is_not_reloaded_under_the_cursor(frame: Frame) -> None:
    hem = frame.window.current_page()
    assert isinstance(hem, CountingPage)
    frame.desk.operations.announce(frozenset(), hem)
    assert hem.reloads == 1
    frame.desk.operations.announce(frozenset(), None)
    assert hem.reloads == 2


def test_closing_saves_what_is_typed_and_remembers_the_window(frame: Frame) -> None:
    saved: list[bool] = []
    frame.desk.operations.about_to_run.connect(lambda: saved.append(True))
    frame.window.show_page("installningar")
    saved.clear()
    frame.window.close()
    assert saved == [True]
    assert WindowStateFile(frame.state_path).read().page == "installningar"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"geometry": 7}', '{"page": "finns-inte", "geometry": "abc"}'])
def test_a_broken_memory_costs_nothing(qtbot: QtBot, tmp_path: Path, content: str) -> None:
    path = tmp_path / "fonster.json"
    path.write_text(content, encoding="utf-8")
    frame = Frame(path)
    qtbot.addWidget(frame.window)
    assert frame.made == ["hem"]


def test_the_state_file_gives_back_what_it_was_given(tmp_path: Path) -> None:
    state = WindowState(geometry="AAAA", page="hem", splitters={"live": (1, 2, 3)})
    WindowStateFile(tmp_path / "ny" / "f.json").write(state)
    assert WindowStateFile(tmp_path / "ny" / "f.json").read() == state


def test_a_folder_that_cannot_be_written_does_not_stop_the_closing(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    WindowStateFile(tmp_path / "fil" / "f.json").write(WindowState())


def test_the_frame_passes_the_accessibility_walk(qtbot: QtBot) -> None:
    window = make_demo_window()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.show_sammantrade(FIRST, "steg_1")
    check_page(window)


def test_the_key_card_names_the_keys_of_the_page(frame: Frame, qtbot: QtBot) -> None:
    from nacka_sekreterare.ui.key_card import KeyCard

    card = KeyCard(frame.window, frame.window.current_page(), frame.desk.dialogs, parent=frame.window)
    texts = {label.text() for label in card.findChildren(QLabel)}
    assert {"Ångra", "Ctrl+Z", "Nästa steg", "Punktlista", "Ctrl+Skift+L"} <= texts


def test_tabs_are_named_for_screen_readers(frame: Frame) -> None:
    tabs = frame.window.findChild(QTabBar, "step_tabs")
    assert tabs is not None
    assert [tabs.tabText(number) for number in range(tabs.count())] == ["Lista", "Mote", "Protokoll"]
    assert isinstance(frame.window, MainWindow)
