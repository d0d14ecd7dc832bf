from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from nacka_sekreterare.system.settings import SettingsFile
from nacka_sekreterare.system.settings import Theme as Scheme
from nacka_sekreterare.ui.installningar.page import InstallningarPage
from nacka_sekreterare.ui.theme import SchemeChoice, Theme
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk


def show(qtbot: QtBot, page: InstallningarPage) -> InstallningarPage:
    qtbot.addWidget(page)
    page.resize(1000, 800)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_a_choice_is_seen_at_once_and_kept(qtbot: QtBot, tmp_path: Path, qapp_theme: Theme) -> None:
    settings = SettingsFile(tmp_path / "installningar.json")
    page = show(qtbot, InstallningarPage(make_desk(), tmp_path / "förråd", qapp_theme, settings))
    check_page(page)
    dark = page.findChild(QRadioButton, "scheme_dark")
    assert isinstance(dark, QRadioButton)
    qtbot.mouseClick(dark, Qt.MouseButton.LeftButton)
    size = page.findChild(QComboBox, "text_size")
    assert isinstance(size, QComboBox)
    size.setCurrentText("150 %")
    assert (qapp_theme.choice, qapp_theme.text_scale) == (SchemeChoice.DARK, 1.5)
    assert (settings.read().theme, settings.read().text_scale) == (Scheme.DARK, 1.5)
    place = page.findChild(QLabel, "store_folder")
    assert isinstance(place, QLabel)
    assert place.text() == str(tmp_path / "förråd")


def test_settings_that_cannot_be_read_are_told_of(qtbot: QtBot, tmp_path: Path, qapp_theme: Theme) -> None:
    path = tmp_path / "installningar.json"
    path.write_text("{", encoding="utf-8")
    dialogs = FakeDialogs(expects_errors=True)
    show(qtbot, InstallningarPage(make_desk(dialogs), tmp_path, qapp_theme, SettingsFile(path)))
    assert dialogs.errors == [
        f"Inställningarna i {path} går inte att läsa. Ta bort filen, så börjar programmet om med de vanliga."
    ]
