"""The one style sheet, built from the tokens. Grouped as the window is: ground, labels, buttons, fields, frame."""

from string import Template

from nacka_sekreterare.ui.tokens import Palette, Typography

# A focused control wears a two pixel ring; its padding shrinks by the pixel that the ring takes, so nothing moves.
_GROUND = """
* { font-family: "$family"; }
QMainWindow, QDialog, QStackedWidget, #page { background: $window; }
QWidget { color: $text; font-size: ${body}px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea:focus { border: 2px solid $focus; border-radius: 8px; }
QFrame[card="true"] { background: $surface; border: 1px solid $border; border-radius: 10px; }
QLabel[paper="true"] { background: #ffffff; border: 1px solid $border; border-radius: 6px; }
QFrame[line="true"] { background: $border; border: none; max-height: 1px; min-height: 1px; }
QToolTip { background: $text; color: $surface; border: none; padding: 5px 8px; font-size: ${small}px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $border_strong; border-radius: 4px; min-height: 32px; min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
"""

_LABELS = """
QLabel { background: transparent; }
QLabel:disabled { color: $disabled; }
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="number"] { font-size: ${title}px; font-weight: 600; color: $accent; }
QLabel[role="section"] { font-size: ${small}px; font-weight: 600; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { font-size: ${small}px; color: $muted; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[chip="true"] { font-size: ${small}px; font-weight: 600; border-radius: ${chip_radius}px; padding: 2px 11px; }
QLabel[chip="true"][has_icon="true"] { padding-left: ${chip_icon}px; }
QLabel[tone="neutral"] { background: $neutral_soft; color: $muted; }
QLabel[tone="accent"] { background: $accent_soft; color: $accent; }
QLabel[tone="success"] { background: $success_soft; color: $success; }
QLabel[tone="warning"] { background: $warning_soft; color: $warning; }
QLabel[tone="danger"] { background: $danger_soft; color: $danger; }
QFrame[notice="info"] { background: $accent_soft; border: 1px solid $accent_soft; border-radius: 8px; }
QFrame[notice="warning"] { background: $warning_soft; border: 1px solid $warning_soft; border-radius: 8px; }
QFrame[notice="danger"] { background: $danger_soft; border: 1px solid $danger_soft; border-radius: 8px; }
QFrame[notice="success"] { background: $success_soft; border: 1px solid $success_soft; border-radius: 8px; }
QFrame[notice="warning"] QLabel[role="small"] { color: $warning; }
QFrame[notice="danger"] QLabel[role="small"] { color: $danger; }
QFrame[notice="info"] QLabel[role="small"] { color: $accent; }
QFrame[notice="success"] QLabel[role="small"] { color: $success; }
QFrame[date_tile="accent"] { background: $accent_soft; border: none; border-radius: 8px; }
QFrame[date_tile="warning"] { background: $warning_soft; border: none; border-radius: 8px; }
QFrame[date_tile="danger"] { background: $danger_soft; border: none; border-radius: 8px; }
QFrame[date_tile] QLabel[role="day"] { font-size: ${heading}px; font-weight: 600; }
QFrame[date_tile] QLabel[role="month"] { font-size: ${small}px; }
QFrame[date_tile="accent"] QLabel { color: $accent; }
QFrame[date_tile="warning"] QLabel { color: $warning; }
QFrame[date_tile="danger"] QLabel { color: $danger; }
"""

_BUTTONS = """
QPushButton { background: $surface; color: $text; border: 1px solid $border_button; border-radius: 6px;
  padding: 5px 13px; min-height: ${control}px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $accent_soft; }
QPushButton:focus { border: 2px solid $focus; padding: 4px 12px; }
QPushButton:disabled { color: $disabled; border-color: $border; }
QPushButton[look="primary"], QPushButton:default { background: $accent; color: $on_accent; border: 1px solid $accent;
  font-weight: 600; }
QPushButton[look="primary"]:hover, QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="primary"]:focus, QPushButton:default:focus { border: 2px solid $text; padding: 4px 12px; }
QPushButton[look="primary"]:disabled { background: $neutral_soft; color: $disabled; border-color: $neutral_soft; }
QPushButton[look="danger"] { color: $danger; border-color: $danger; }
QPushButton[look="flat"], QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; }
QPushButton[look="link"], QPushButton[look="quiet"] { background: transparent; border: 1px solid transparent;
  color: $accent; text-align: left; padding: 2px 4px; }
QPushButton[look="flat"]:hover, QPushButton[look="link"]:hover,
QPushButton[look="quiet"]:hover { background: $hover; }
QPushButton[look="flat"]:focus { border: 2px solid $focus; }
QPushButton[look="link"]:focus, QPushButton[look="quiet"]:focus { border: 2px solid $focus; padding: 1px 3px; }
QToolButton { padding: 4px; min-width: 24px; min-height: 24px; }
QToolButton:hover { background: $hover; }
QToolButton:checked { background: $accent_soft; }
QToolButton:focus { border: 2px solid $focus; padding: 3px; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px;
  min-height: 24px; }
QCheckBox::indicator, QRadioButton::indicator, QListView::indicator { width: 18px; height: 18px;
  border: 1px solid $border_strong; background: $field; }
QCheckBox::indicator, QListView::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 10px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked { image: url("$icons/bock-$scheme.svg"); }
QRadioButton::indicator:checked { image: url("$icons/punkt-$scheme.svg"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $neutral_soft; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; }
"""

_FIELDS = """
QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox { background: $field; color: $text;
  border: 1px solid $border_strong; border-radius: 6px; padding: 4px 8px;
  selection-background-color: $selection; selection-color: $text; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${control}px; }
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
  border: 2px solid $focus; padding: 3px 7px; }
QLineEdit[invalid="true"] { border: 2px solid $danger; padding: 3px 7px; }
QLineEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $disabled;
  border-color: $border; background: $window; }
QLineEdit:read-only, QTextEdit:read-only { background: $window; border-color: $border; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 28px; }
QComboBox::down-arrow { image: url("$icons/chevron-ned-$scheme.svg"); width: 18px; height: 18px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; background: transparent; width: 24px; }
QAbstractSpinBox::up-arrow { image: url("$icons/chevron-upp-$scheme.svg"); width: 14px; height: 14px; }
QAbstractSpinBox::down-arrow { image: url("$icons/chevron-ned-$scheme.svg"); width: 14px; height: 14px; }
QAbstractItemView { background: $surface; color: $text; border: 1px solid $border; border-radius: 8px; outline: 0;
  selection-background-color: $accent_soft; selection-color: $text; }
QAbstractItemView:focus { border: 2px solid $focus; }
QAbstractItemView::item { padding: 6px 8px; border-radius: 6px; min-height: 24px; }
QAbstractItemView::item:hover { background: $hover; }
QAbstractItemView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: $muted; border: none; border-bottom: 1px solid $border;
  padding: 6px 11px; font-size: ${small}px; font-weight: 600; }
QCalendarWidget QWidget { alternate-background-color: $window; }
QCalendarWidget #qt_calendar_navigationbar { background: transparent; }
QCalendarWidget QAbstractItemView::item { padding: 0; min-height: 0; }
QCalendarWidget QAbstractItemView::item:selected { background: $accent; color: $on_accent; }
QCalendarWidget QToolButton { color: $text; font-weight: 600; padding: 4px 8px; }
QCalendarWidget #qt_calendar_prevmonth { qproperty-icon: url("$icons/chevron-vanster-$scheme.svg"); }
QCalendarWidget #qt_calendar_nextmonth { qproperty-icon: url("$icons/chevron-hoger-$scheme.svg"); }
#calendar_popup { background: $surface; border: 1px solid $border; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
QMenu { background: $surface; border: 1px solid $border; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QProgressBar { border: none; border-radius: 4px; background: $neutral_soft; max-height: 8px; text-align: center; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
"""

_FRAME = """
#rail { background: $rail; border: none; border-right: 1px solid $border; }
#rail QToolButton { color: $muted; font-size: ${small}px; border-radius: 8px; padding: 8px 2px;
  border: 2px solid transparent; min-width: ${rail_wide}px; min-height: ${rail_high}px; }
#rail QToolButton[bare="true"] { min-width: ${rail_bare}px; min-height: ${rail_bare}px; }
#rail QToolButton:hover { background: $hover; }
#rail QToolButton:checked { background: $accent_soft; color: $accent; font-weight: 600; }
#rail QToolButton:focus { border: 2px solid $focus; }
#key_card QLabel { font-size: ${small}px; }
#finder { background: transparent; }
#finder_panel { background: $surface; border: 1px solid $border_strong; border-radius: 12px; }
#finder_line { background: transparent; border: none; border-radius: 0; font-size: ${title}px; padding: 6px 12px; }
#finder_line:focus { border: none; padding: 6px 12px; }
#finder_list { background: transparent; border: none; border-radius: 0; }
#foot_line { background: transparent; }
#foot_line QPushButton { font-size: ${small}px; min-height: 20px; padding: 2px 4px; }
#foot_line QPushButton:focus { padding: 1px 3px; }
#foot_line QLabel { font-size: ${small}px; color: $muted; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $muted; padding: 8px 12px; border: 2px solid transparent;
  border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; font-weight: 600; border-bottom: 2px solid $accent; }
QTabBar::tab:focus:selected { border: 2px solid $focus; border-radius: 6px; }
"""


def build_style_sheet(palette: Palette, typography: Typography, family: str, icons: str) -> str:
    """The style sheet of the whole program in one colour scheme and text size; `icons` is the folder of its marks."""
    words = {
        **{name: str(value) for name, value in vars(palette).items()},
        "family": family,
        "icons": icons,
        "scheme": "morkt" if palette.is_dark else "ljust",
        "small": str(typography.small_px),
        "body": str(typography.body_px),
        "title": str(typography.title_px),
        "heading": str(typography.heading_px),
        "control": str(typography.px(22)),
        "rail_wide": str(typography.px(92)),
        "rail_high": str(typography.px(46)),
        "rail_bare": str(typography.px(32)),
        "chip_radius": str(int(typography.small_px * 1.27 + 4) // 2),  # half its height: Qt drops what is more,
        "chip_icon": str(typography.px(27)),
    }
    sheet = Template(_GROUND + _LABELS + _BUTTONS + _FIELDS + _FRAME)
    return sheet.substitute(words)
