"""How documents look: one value of fonts, sizes, spaces and margins that the PDF and the DOCX backend both follow.

Two settings of a serif for what is decided and said, a sans for what finds the way; one accent colour. A § number hangs
in the margin, so that the eye finds it when the page is turned.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from nacka_sekreterare.system.resources import resource

MM_PT = 72 / 25.4


@dataclass(frozen=True, slots=True)
class FontFile:
    """A TrueType file: one of resources/fonts by its name, or one of the kommun's own, named by what `data` holds."""

    name: str
    data: bytes = field(default=b"", compare=False, repr=False)

    def read(self) -> bytes:
        """The content of the file."""
        return self.data or resource("fonts", self.name).read_bytes()


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family as Word names it, and the TrueType files of its four styles.

    Each style of a family that `is_strong` is heavy. One that `is_bold_in_word` is there the bold of another's name.
    """

    name: str
    regular: FontFile
    italic: FontFile
    bold: FontFile
    bold_italic: FontFile
    is_strong: bool = False
    is_bold_in_word: bool = False

    def file(self, *, bold: bool = False, italic: bool = False) -> FontFile:
        """The file of one style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    @property
    def strong(self) -> "FontFamily":
        """The family with its bold styles only, for headings."""
        heavy, heavy_italic = self.bold, self.bold_italic
        return FontFamily(self.name, heavy, heavy_italic, heavy, heavy_italic, is_strong=True, is_bold_in_word=True)


SERIF = FontFamily(
    "Source Serif Pro",
    regular=FontFile("SourceSerifPro-Regular.ttf"),
    italic=FontFile("SourceSerifPro-It.ttf"),
    bold=FontFile("SourceSerifPro-Bold.ttf"),
    bold_italic=FontFile("SourceSerifPro-BoldIt.ttf"),
)
SANS = FontFamily(
    "Source Sans Pro",
    regular=FontFile("SourceSansPro-Regular.ttf"),
    italic=FontFile("SourceSansPro-It.ttf"),
    bold=FontFile("SourceSansPro-Semibold.ttf"),
    bold_italic=FontFile("SourceSansPro-SemiboldIt.ttf"),
)
SANS_STRONG = replace(SANS.strong, name="Source Sans Pro Semibold", is_bold_in_word=False)
DEJAVU = FontFamily(
    "DejaVu Sans",
    regular=FontFile("DejaVuSans.ttf"),
    italic=FontFile("DejaVuSans.ttf"),
    bold=FontFile("DejaVuSans-Bold.ttf"),
    bold_italic=FontFile("DejaVuSans-Bold.ttf"),
)

INK = "1c2430"
QUIET_INK = "5b6672"
RULE = "c3c9d0"

_HANG_MM = 14  # so much of a margin beside the running head takes the number of a §
_LABEL_SHARE = 0.36
_NAME_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One kind of line: family, size and leading, the space before and after it, and its colour (RRGGBB)."""

    family: FontFamily
    size_pt: float
    leading_pt: float
    before_pt: float = 0
    after_pt: float = 0
    colour: str = INK


@dataclass(frozen=True, slots=True)
class PageMeasure:
    """The page: A4, with a narrow margin for running head and numbers and a wide one for the text."""

    width_mm: float = 210
    height_mm: float = 297
    outer_left_mm: float = 20
    outer_right_mm: float = 20
    text_left_mm: float = 38
    text_right_mm: float = 36
    text_top_mm: float = 31
    text_bottom_mm: float = 27
    head_top_mm: float = 13
    foot_bottom_mm: float = 11

    @property
    def text_width_mm(self) -> float:
        """The width of the column of text."""
        return self.width_mm - self.text_left_mm - self.text_right_mm

    @property
    def text_height_mm(self) -> float:
        """The height of the column of text."""
        return self.height_mm - self.text_top_mm - self.text_bottom_mm

    @property
    def hang_mm(self) -> float:
        """How far to the left of the text a number hangs; 0 where it stands in the text."""
        return self.text_left_mm - self.outer_left_mm

    def with_text(self, *, left_mm: float, right_mm: float, top_mm: float, bottom_mm: float) -> "PageMeasure":
        """The page with other margins; its head is as wide as the text where there is no room for numbers beside it."""
        hangs = left_mm - self.outer_left_mm >= _HANG_MM
        return replace(
            self,
            text_left_mm=left_mm,
            text_right_mm=right_mm,
            text_top_mm=top_mm,
            text_bottom_mm=bottom_mm,
            outer_left_mm=self.outer_left_mm if hangs else left_mm,
            outer_right_mm=min(self.outer_right_mm, right_mm) if hangs else right_mm,
        )


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """Everything a backend needs to know of the look."""

    page: PageMeasure = PageMeasure()
    accent: str = "1f5c99"
    rule_colour: str = RULE
    fallback_regular: FontFile = DEJAVU.regular
    fallback_bold: FontFile = DEJAVU.bold

    headings: tuple[TypeStyle, ...] = field(
        default=(
            TypeStyle(SANS_STRONG, 20, 24, before_pt=0, after_pt=8),
            TypeStyle(SANS_STRONG, 14.5, 18, before_pt=24, after_pt=3),
            TypeStyle(SANS_STRONG, 10.5, 14, before_pt=9, after_pt=1.5),
            TypeStyle(SANS, 10, 14, before_pt=7, after_pt=1, colour=QUIET_INK),
        )
    )
    number: TypeStyle = TypeStyle(SANS_STRONG, 14.5, 18)
    aside: TypeStyle = TypeStyle(SANS, 8.5, 11.5, after_pt=3, colour=QUIET_INK)
    body: TypeStyle = TypeStyle(SERIF, 10.5, 14.5, after_pt=5)
    quiet: TypeStyle = TypeStyle(SANS, 9, 12.5, after_pt=4, colour=QUIET_INK)
    fact_label: TypeStyle = TypeStyle(SANS, 8.8, 14.5, colour=QUIET_INK)
    fact_value: TypeStyle = TypeStyle(SANS, 10.5, 14.5)
    cell: TypeStyle = TypeStyle(SANS, 9.2, 12.5)
    cell_strong: TypeStyle = TypeStyle(SANS_STRONG, 9.2, 12.5)
    roster_name: TypeStyle = TypeStyle(SANS, 10, 14.5)
    roster_note: TypeStyle = TypeStyle(SANS, 9.2, 14.5, colour=QUIET_INK)
    contents: TypeStyle = TypeStyle(SANS, 10, 14, after_pt=2)
    contents_aside: TypeStyle = TypeStyle(SANS, 8.5, 14, colour=QUIET_INK)
    signature_name: TypeStyle = TypeStyle(SANS, 10.5, 14)
    signature_role: TypeStyle = TypeStyle(SANS, 8.8, 12, colour=QUIET_INK)
    notice: TypeStyle = TypeStyle(SANS, 10, 14, after_pt=3)
    mark: TypeStyle = TypeStyle(SANS_STRONG, 9.5, 12, after_pt=10, colour="a3281e")
    head_strong: TypeStyle = TypeStyle(SANS_STRONG, 9, 12)
    head_quiet: TypeStyle = TypeStyle(SANS, 9, 12, colour=QUIET_INK)
    foot: TypeStyle = TypeStyle(SANS, 7.5, 10, colour=QUIET_INK)

    number_mm: float = 18
    """How far to the right of its number a heading stands, where the number has no margin to hang in."""
    list_indent_mm: float = 6
    passage_indent_mm: float = 8
    fact_label_mm: float = 40
    roster_name_mm: float = 62
    contents_number_mm: float = 15
    cell_padding_x_pt: float = 4
    cell_padding_y_pt: float = 2.2
    fact_padding_y_pt: float = 2.6
    notice_padding_pt: float = 7
    signature_space_pt: float = 40
    signature_width_mm: float = 78
    block_gap_pt: float = 8
    whole_table_rows: int = 15
    """A table of at most so many rows, such as the votes of eleven ledamöter, stays on one page."""

    def heading(self, level: int) -> TypeStyle:
        """The style of a heading of a level from 1 to 4."""
        return self.headings[min(max(level, 1), len(self.headings)) - 1]

    @property
    def number_hang_mm(self) -> float:
        """How far to the left of its heading the number of a § stands."""
        return self.page.hang_mm or self.number_mm

    @property
    def families(self) -> tuple[FontFamily, ...]:
        """Every family of it, each once."""
        looks = [getattr(self, each.name) for each in fields(self)]
        looks += self.headings
        return tuple(dict.fromkeys(look.family for look in looks if isinstance(look, TypeStyle)))

    def fitted(self, scale: float, page: PageMeasure) -> "StyleSheet":
        """The same on another page and with all text larger or smaller; columns never take the whole width."""

        def scaled(look: TypeStyle) -> TypeStyle:
            return replace(
                look,
                size_pt=look.size_pt * scale,
                leading_pt=look.leading_pt * scale,
                before_pt=look.before_pt * scale,
                after_pt=look.after_pt * scale,
            )

        width = page.text_width_mm
        return replace(
            self.changed(scaled),
            page=page,
            number_mm=self.number_mm * scale,
            list_indent_mm=self.list_indent_mm * max(scale, 1),
            fact_label_mm=min(self.fact_label_mm * scale, width * _LABEL_SHARE),
            roster_name_mm=min(self.roster_name_mm * scale, width * _NAME_SHARE),
            contents_number_mm=self.contents_number_mm * scale,
            signature_width_mm=min(self.signature_width_mm, width),
        )

    def changed(self, change: Callable[[TypeStyle], TypeStyle]) -> "StyleSheet":
        """The same with every type style changed."""
        looks = {each.name: getattr(self, each.name) for each in fields(self)}
        changed: dict[str, Any] = {name: change(look) for name, look in looks.items() if isinstance(look, TypeStyle)}
        return replace(self, **changed, headings=tuple(map(change, self.headings)))


STANDARD_STYLE = StyleSheet()
