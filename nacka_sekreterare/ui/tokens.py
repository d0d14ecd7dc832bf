"""The tokens themselves: plain values, so that the tests can compute the contrast of every pair without a window."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """One colour scheme; every colour is "#rrggbb"."""

    window: str
    rail: str
    surface: str
    field: str
    border: str  # decoration only: edges of cards, lines
    border_button: str  # edges of what says in words that it can be pressed
    border_strong: str  # edges that show where one can type, 3:1 (WCAG 1.4.11)
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    selection: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    neutral_soft: str
    hover: str
    focus: str

    @property
    def is_dark(self) -> bool:
        """True for the dark scheme."""
        return relative_luminance(self.window) < 0.2


LIGHT = Palette(
    window="#f6f7f9",
    rail="#eceff4",
    surface="#ffffff",
    field="#ffffff",
    border="#dfe3e9",
    border_button="#c3cad4",
    border_strong="#868f9d",
    text="#1b2430",
    muted="#5b6573",
    disabled="#7c8591",
    accent="#1d5ca8",
    accent_hover="#174c8c",
    accent_soft="#e5effb",
    on_accent="#ffffff",
    selection="#c9def6",
    success="#22663f",
    success_soft="#e2f3e8",
    warning="#855000",
    warning_soft="#fff0d2",
    danger="#a3231c",
    danger_soft="#fde9e7",
    neutral_soft="#eff1f4",
    hover="#eef2f7",
    focus="#1d5ca8",
)

DARK = Palette(
    window="#14171c",
    rail="#191c22",
    surface="#1e2128",
    field="#191c22",
    border="#343942",
    border_button="#4a515d",
    border_strong="#727b89",
    text="#e8eaee",
    muted="#a3abb7",
    disabled="#7d8591",
    accent="#86b7f2",
    accent_hover="#a5caf7",
    accent_soft="#21364f",
    on_accent="#0e1a29",
    selection="#2f4d72",
    success="#84d1a0",
    success_soft="#1c3325",
    warning="#eaba63",
    warning_soft="#3a2c11",
    danger="#f3a19b",
    danger_soft="#46211f",
    neutral_soft="#2b2f37",
    hover="#272b33",
    focus="#86b7f2",
)


@dataclass(frozen=True)
class Typography:
    """Sizes of type in device independent pixels."""

    small_px: int
    body_px: int
    title_px: int
    heading_px: int
    scale: float

    @classmethod
    def scaled(cls, scale: float) -> "Typography":
        """The scale of sizes at a text size of `scale` × 100 %."""
        small, body, title, heading = (round(size * scale) for size in (13, 15, 18, 23))
        return cls(small, body, title, heading, scale)

    def px(self, at_full_size: int) -> int:
        """A length that has to grow with the text."""
        return round(at_full_size * self.scale)


def relative_luminance(colour: str) -> float:
    """How light a colour is to the eye, 0 to 1 (WCAG 2.2)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
