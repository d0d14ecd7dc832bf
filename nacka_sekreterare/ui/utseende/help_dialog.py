"""How to make a Word template, to be read beside Word."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from nacka_sekreterare.system.resources import resource
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton


class HelpDialog(QDialog):
    """The help text in a window of its own, which hinders nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wordmall_help_dialog")
        self.setWindowTitle("Så gör du en Wordmall")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(760, 720)
        text = QTextBrowser()
        text.setObjectName("wordmall_help_text")
        text.setAccessibleName("Så gör du en Wordmall")
        text.document().setDocumentMargin(SPACING.large)
        text.setMarkdown(resource("hjalp", "wordmall.md").read_text("utf-8"))
        close = PrimaryButton("Stäng", name="wordmall_help_close")
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setSpacing(SPACING.medium)
        column.addWidget(text, 1)
        column.addLayout(foot)
