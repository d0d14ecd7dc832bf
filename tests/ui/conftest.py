"""The look and the language of the real window, for every test of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from nacka_sekreterare.ui.language import speak_swedish
from nacka_sekreterare.ui.theme import SchemeChoice, Theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says what it cannot do whenever a dialog or a popup opens; no real platform does."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def qapp_theme(qapp: QApplication) -> Theme:
    speak_swedish(qapp)
    # One per program: another test of the window, outside this folder, may have made it.
    return qapp.findChild(Theme) or Theme(qapp, SchemeChoice.LIGHT, 1.0)


@pytest.fixture(autouse=True)
def _dressed(qapp_theme: Theme) -> Iterator[None]:
    yield
    if qapp_theme.choice is not SchemeChoice.LIGHT:
        qapp_theme.set_choice(SchemeChoice.LIGHT)
    if qapp_theme.text_scale != 1.0:
        qapp_theme.set_text_scale(1.0)
