"""The walk itself finds what it is there to find."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import check_page, find_problems


def good_button() -> QPushButton:
    button = QPushButton("Spara")
    button.setObjectName("spara")
    return button


def nameless() -> QWidget:
    edit = QLineEdit()
    edit.setObjectName("rubrik")
    return edit


def without_object_name() -> QWidget:
    return QPushButton("Spara")


def tiny() -> QWidget:
    button = good_button()
    button.setFixedSize(20, 30)
    button.setStyleSheet("min-height: 0; padding: 0;")
    return button


def without_ring() -> QWidget:
    button = good_button()
    button.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid #888888; padding: 5px 13px; outline: 0; }")
    return button


def colour_alone() -> QWidget:
    label = QLabel("")
    label.setProperty("chip", "true")
    return label


@pytest.mark.parametrize(
    ("make", "complaint"),
    [
        (nameless, "screen reader"),
        (without_object_name, "no objectName"),
        (tiny, "too small"),
        (without_ring, "same with and without focus"),
        (colour_alone, "only has a colour"),
    ],
)
def test_the_walk_finds(qtbot: QtBot, make: Callable[[], QWidget], complaint: str) -> None:
    page = page_with(qtbot, make())
    assert [complaint in problem for problem in find_problems(page)] == [True]
    with pytest.raises(AssertionError, match=complaint):
        check_page(page)


def test_the_walk_has_nothing_to_say_of_a_good_page(qtbot: QtBot) -> None:
    label, edit = QLabel("Rubrik"), QLineEdit()
    edit.setObjectName("rubrik")
    label.setBuddy(edit)
    check_page(page_with(qtbot, good_button(), label, edit))


def test_what_cannot_be_reached_is_no_control(qtbot: QtBot) -> None:
    hidden, off, passive = QLineEdit(), QLineEdit(), QLineEdit()
    passive.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    page = page_with(qtbot, good_button(), hidden, off, passive)
    hidden.hide()
    off.setEnabled(False)
    check_page(page)


def page_with(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(QLabel("En sida"))
    for widget in widgets:
        column.addWidget(widget)
    with qtbot.waitExposed(page):
        page.show()
    return page
