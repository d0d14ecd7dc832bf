"""The colours can be read by everybody, and the whole window turns with the system."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage
from PySide6.QtWidgets import QApplication, QLabel

from nacka_sekreterare.ui.icons import IconName, icon
from nacka_sekreterare.ui.style_sheet import build_style_sheet
from nacka_sekreterare.ui.theme import FONT_FAMILY, SchemeChoice, Theme, palette_now
from nacka_sekreterare.ui.tokens import DARK, LIGHT, Palette, Typography, relative_luminance

TEXT_PAIRS = [
    ("text", "window"),
    ("text", "surface"),
    ("text", "field"),
    ("text", "rail"),
    ("text", "hover"),
    ("text", "accent_soft"),
    ("text", "warning_soft"),
    ("text", "danger_soft"),
    ("text", "success_soft"),
    ("text", "selection"),
    ("muted", "window"),
    ("muted", "surface"),
    ("muted", "rail"),
    ("muted", "field"),
    ("muted", "neutral_soft"),
    ("muted", "hover"),
    ("accent", "window"),
    ("accent", "surface"),
    ("accent", "accent_soft"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("success", "success_soft"),
    ("success", "surface"),
    ("warning", "warning_soft"),
    ("warning", "surface"),
    ("danger", "danger_soft"),
    ("danger", "surface"),
    ("surface", "text"),
]
SHAPE_PAIRS = [
    ("border_strong", "surface"),
    ("border_strong", "window"),
    ("focus", "window"),
    ("focus", "surface"),
    ("focus", "rail"),
    ("focus", "accent_soft"),
    ("text", "surface"),
    ("disabled", "surface"),
]


def contrast_ratio(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((relative_luminance(one), relative_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_has_the_contrast_of_wcag_aa(palette: Palette, ink: str, ground: str) -> None:
    assert contrast_ratio(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SHAPE_PAIRS)
def test_edges_of_controls_and_the_focus_ring_can_be_seen(palette: Palette, ink: str, ground: str) -> None:
    assert contrast_ratio(getattr(palette, ink), getattr(palette, ground)) >= 3.0


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21.0)
    assert contrast_ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_program_is_set_in_source_sans(qapp: QApplication) -> None:
    label = QLabel("§ 37")
    label.ensurePolished()
    assert QFontInfo(label.font()).family() == FONT_FAMILY
    label.deleteLater()


def test_turning_dark_recolours_palette_style_sheet_and_icons(qapp: QApplication, qapp_theme: Theme) -> None:
    mark = icon(IconName.HOME, "accent")
    light = mark.pixmap(24, 24).toImage()
    qapp_theme.set_choice(SchemeChoice.DARK)
    assert palette_now() is DARK
    assert DARK.window in qapp.styleSheet()
    assert qapp.palette().window().color() == QColor(DARK.window)
    dark = mark.pixmap(24, 24).toImage()
    assert _inks(light) == {QColor(LIGHT.accent).name()}
    assert _inks(dark) == {QColor(DARK.accent).name()}


@pytest.mark.usefixtures("qapp_theme")
def test_an_icon_in_a_chosen_row_is_in_the_accent_colour_unless_its_own_means_something() -> None:
    for tone, shown in (("text", LIGHT.accent), ("danger", LIGHT.danger)):
        image = icon(IconName.HOME, tone).pixmap(QSize(24, 24), QIcon.Mode.Selected).toImage()
        assert _inks(image) == {QColor(shown).name()}


def test_the_choice_to_follow_the_system_gives_the_scheme_of_the_system(qapp_theme: Theme) -> None:
    qapp_theme.set_choice(SchemeChoice.SYSTEM)
    assert palette_now() is LIGHT  # the offscreen platform knows no dark


def test_larger_text_reaches_every_size(qapp: QApplication, qapp_theme: Theme) -> None:
    qapp_theme.set_text_scale(2.0)
    assert qapp_theme.typography == Typography(26, 30, 36, 46, 2.0)
    assert "font-size: 30px" in qapp.styleSheet()


def _inks(image: QImage) -> set[str]:
    """The colours of the pixels that are wholly covered."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places if image.pixelColor(x, y).alpha() == 255}


def test_no_length_takes_the_name_of_a_colour() -> None:
    for palette in (LIGHT, DARK):
        sheet = build_style_sheet(palette, Typography.scaled(1.0), "Source Sans Pro", "icons")
        assert f"#rail {{ background: {palette.rail};" in sheet
        assert not re.search(r"(background|color): \d", sheet)
