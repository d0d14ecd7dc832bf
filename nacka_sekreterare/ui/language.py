"""Swedish where Qt itself speaks: the buttons of its dialogs, the menus of its text fields, its calendars and keys."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

SWEDISH = QLocale(QLocale.Language.Swedish, QLocale.Country.Sweden)


def speak_swedish(app: QApplication) -> bool:
    """Install Qt's own Swedish and make Swedish the locale. False when the installation lacks the translation."""
    QLocale.setDefault(SWEDISH)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(SWEDISH, "qtbase", "_", folder):
        return False
    return app.installTranslator(translator)


def key_text(shortcut: str | QKeySequence) -> str:
    """A key as the secretary reads it on her keyboard: "Ctrl+Skift+L", "Ctrl+↵"."""
    sequence = QKeySequence(shortcut) if isinstance(shortcut, str) else shortcut
    text = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    text = text.replace("PgDown", "PgDn")
    for name in ("Return", "Enter", "Retur"):
        text = text.replace(name, "↵")
    return text
