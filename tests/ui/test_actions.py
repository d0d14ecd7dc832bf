"""A key is written in one place, means one thing, and is shown where it can be learned."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.actions import FRAME_ACTIONS, ActionSpec, build_actions, find_conflicts, tooltip_text
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton


def test_no_key_of_the_frame_means_two_things() -> None:
    assert find_conflicts(FRAME_ACTIONS) == {}


def test_a_key_that_two_acts_claim_is_found_however_it_is_spelled() -> None:
    specs = [ActionSpec("a", "A", ("Ctrl+Shift+X",)), ActionSpec("b", "B", ("Shift+Ctrl+X", "F2"))]
    assert list(find_conflicts(specs).values()) == [("a", "b")]


def test_every_act_has_a_key_in_its_tooltip(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    for spec, action in zip(FRAME_ACTIONS, build_actions(owner, FRAME_ACTIONS).values(), strict=True):
        assert key_text(spec.shortcuts[0]) in action.toolTip()


def test_keys_are_spelled_as_on_a_swedish_keyboard(qtbot: QtBot) -> None:
    assert tooltip_text(ActionSpec("x", "Lista", ("Ctrl+Shift+L",))) == "Lista (Ctrl+Skift+L)"
    assert key_text("Ctrl+Return") == "Ctrl+↵"
    assert key_text("Alt+Up") == "Alt+Upp"


def test_a_button_follows_its_act(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    action = build_actions(owner, [ActionSpec("go", "Kör", ("F2",))])["go"]
    button = SecondaryButton(action=action, parent=owner)
    assert (button.text(), button.shown_key, button.objectName()) == ("Kör", "F2", "button_go")
    action.setEnabled(False)
    action.setText("Kör om")
    action.setShortcut(QKeySequence("F3"))
    assert (button.text(), button.shown_key, button.isEnabled()) == ("Kör om", "F3", False)
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        button.click()
