"""Ctrl+Z reaches the window from a line in which she has written nothing, and stays in one in which she has."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.undo_key import UndoKey


def test_ctrl_z_in_an_untouched_line_is_the_windows(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.watch = UndoKey(app, window)  # type: ignore[attr-defined]
    undone: list[str] = []
    action = QAction(window)
    action.setShortcut(QKeySequence("Ctrl+Z"))
    action.triggered.connect(lambda: undone.append("undone"))
    window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setText("Ekhamn")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(undone) == 1
    qtbot.keyClicks(line, "s")
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (line.text(), len(undone)) == ("Ekhamn", 1)
