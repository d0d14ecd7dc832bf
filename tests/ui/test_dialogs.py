"""The real dialogs speak Swedish, say what their buttons do, and are gone when they are closed."""

import gc
import weakref

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.dialogs import Choice, ProgressWindow, QtDialogs


def press(text: str, seen: list[str]) -> None:
    """Press a button in the box that will open."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        seen.append(box.text())
        buttons = {button.text(): button for button in box.findChildren(QPushButton)}
        seen.extend(buttons)
        buttons[text].click()

    QTimer.singleShot(0, act)


@pytest.mark.parametrize(("button", "answer"), [("Ta bort", True), ("Behåll", False)])
def test_a_question_has_verbs_for_answers(qtbot: QtBot, button: str, answer: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[str] = []
    press(button, seen)
    assert QtDialogs(window).ask("Ska § 3 tas bort?", yes="Ta bort", no="Behåll", is_destructive=True) is answer
    assert seen[0] == "Ska § 3 tas bort?"
    assert set(seen[1:]) == {"Ta bort", "Behåll"}


def test_one_of_several_answers_is_given_by_its_id(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    press("Som ny", [])
    choices = (Choice("ersatt", "Ersätt"), Choice("ny", "Som ny"))
    assert QtDialogs(window).choose("Sammanträdet finns redan.", choices) == "ny"


def test_an_error_is_one_sentence_and_a_way_out(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    seen: list[str] = []
    press("Stäng", seen)
    QtDialogs(window).show_error("Filen <b>a.docx</b> gick inte att läsa.")
    assert seen == ["Filen <b>a.docx</b> gick inte att läsa.", "Stäng"]


def test_progress_is_freed_when_it_is_closed(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    cancelled: list[bool] = []
    progress = ProgressWindow("Skriver", lambda: cancelled.append(True), window)
    progress.set_progress(1, 3)
    button = progress.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Avbryt"
    button.click()
    assert cancelled == [True]
    gone = weakref.ref(progress)
    progress.close_progress()
    qtbot.waitUntil(lambda: not window.findChildren(ProgressWindow))
    del progress, button
    gc.collect()
    assert gone() is None
