"""How a word that is not known looks."""

from PySide6.QtGui import QColor, QTextCharFormat


def wave(colour: str) -> QTextCharFormat:
    """A wave under the word: a shape, so that it is seen without telling red from black."""
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(QColor(colour))
    return form
