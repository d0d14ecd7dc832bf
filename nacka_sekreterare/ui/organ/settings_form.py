"""The settings of an organ as a calm form: one card a section, each field saved as it is changed."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.organ.editors import FirstNumberEditor, InkallelseEditor, RubrikEditor, Surroundings
from nacka_sekreterare.ui.organ.order_editor import OrderEditor, SubsetEditor
from nacka_sekreterare.ui.organ.settings_spec import (
    SECTIONS,
    ChoiceSetting,
    NumberSetting,
    OrderSetting,
    OwnEditor,
    Section,
    Setting,
    SubsetSetting,
    SwitchSetting,
    TextSetting,
)
from nacka_sekreterare.ui.organ.standardpunkter import StandardpunktEditor
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.form import add_row, make_form, with_hint
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine, SavedNumber
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

_FIELD_WIDTH = 420
Show = Callable[[Organ, Surroundings], None]


class Editor(Protocol):
    """An editor of one setting: shows the organ, and tells the setting's new value through `changed`."""

    changed: SignalInstance

    def show_organ(self, organ: Organ, surroundings: Surroundings) -> None:
        """Show what the organ has."""


class SettingsForm(ScrollColumn):
    """All settings of one organ.

    Signals:
        setting_changed(field, value): a setting of Organinstallningar has another value.
        organ_changed(field, value): a field of the organ itself has.
        text_left: the focus has left a text.
    """

    setting_changed = Signal(str, object)
    organ_changed = Signal(str, object)
    text_left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(name="settings_scroll")
        self._desk = desk
        self._shows: list[Show] = []
        self.column.setContentsMargins(0, SPACING.medium, SPACING.medium, SPACING.page)
        for section in SECTIONS:
            self.column.addWidget(self._make_section(section))
        self.column.addStretch(1)

    def show_organ(self, organ: Organ, surroundings: Surroundings) -> None:
        """Show the settings of an organ; what she is typing is left alone."""
        for show in self._shows:
            show(organ, surroundings)

    def _make_section(self, section: Section) -> Card:
        card = Card(section.title)
        card.body.addWidget(make_label(section.explanation, Role.MUTED, is_wrapping=True))
        form = make_form()
        for setting in section.settings:
            self._add(form, setting)
        card.body.addLayout(form)
        return card

    def _add(self, form: QFormLayout, setting: Setting) -> None:
        if isinstance(setting, OwnEditor):
            form.addRow(self._make_own(setting))
            return
        if isinstance(setting, SwitchSetting):
            form.addRow(with_hint(self._make_switch(setting), setting.hint))
            return
        add_row(form, setting.label, self._make_field(setting), setting.hint)

    def _make_field(
        self, setting: TextSetting | NumberSetting | ChoiceSetting | OrderSetting | SubsetSetting
    ) -> QWidget:
        match setting:
            case TextSetting():
                return self._make_text(setting)
            case NumberSetting():
                return self._make_number(setting)
            case ChoiceSetting():
                return self._make_choice(setting)
            case OrderSetting():
                return self._register(OrderEditor(setting), setting.field)
            case SubsetSetting():
                return self._register(SubsetEditor(setting), setting.field)

    def _make_text(self, setting: TextSetting) -> QWidget:
        line = SavedLine(self._desk.operations, name=f"setting_{setting.field}", label=setting.label)
        line.setMaximumWidth(_FIELD_WIDTH)
        line.saved.connect(partial(self._tell, setting.field, setting.of_organ))
        line.left.connect(self.text_left)
        self._shows.append(lambda organ, _: line.set_value(str(_value(organ, setting.field, setting.of_organ))))
        return line

    def _make_number(self, setting: NumberSetting) -> QWidget:
        number = SavedNumber(
            name=f"setting_{setting.field}", label=setting.label, lowest=setting.lowest, highest=setting.highest
        )
        number.saved.connect(partial(self._tell, setting.field, setting.of_organ))

        def show(organ: Organ, _: Surroundings) -> None:
            value = _value(organ, setting.field, setting.of_organ)
            number.set_value(value if isinstance(value, int) else 0)

        self._shows.append(show)
        return number

    def _make_switch(self, setting: SwitchSetting) -> QWidget:
        box = QCheckBox(setting.label)
        box.setObjectName(f"setting_{setting.field}")

        def tell() -> None:
            self._tell(setting.field, False, box.isChecked())

        box.clicked.connect(tell)
        self._shows.append(lambda organ, _: box.setChecked(bool(_value(organ, setting.field))))
        return box

    def _make_choice(self, setting: ChoiceSetting) -> QWidget:
        box = QComboBox()
        box.setObjectName(f"setting_{setting.field}")
        box.setAccessibleName(setting.label)
        box.setMaximumWidth(_FIELD_WIDTH)
        box.addItems(list(setting.choices.values()))
        values = list(setting.choices)

        def tell(number: int) -> None:
            self._tell(setting.field, setting.of_organ, values[number])

        def show(organ: Organ, _: Surroundings) -> None:
            box.setCurrentIndex(values.index(_value(organ, setting.field, setting.of_organ)))  # type: ignore[arg-type]

        box.activated.connect(tell)
        self._shows.append(show)
        return box

    def _make_own(self, setting: OwnEditor) -> QWidget:
        editors: Mapping[str, Callable[[Desk], QWidget]] = {
            "forsta_nummer": FirstNumberEditor,
            "standardpunkter": StandardpunktEditor,
            "inkallelseordning": InkallelseEditor,
            "rubriker": RubrikEditor,
        }
        return self._register(editors[setting.field](self._desk), setting.field)

    def _register(self, editor: QWidget, field: str) -> QWidget:
        told: Editor = editor  # type: ignore[assignment]
        told.changed.connect(partial(self._tell, field, False))
        self._shows.append(told.show_organ)
        return editor

    def _tell(self, field: str, is_of_organ: bool, value: object) -> None:
        (self.organ_changed if is_of_organ else self.setting_changed).emit(field, value)


def _value(organ: Organ, field: str, is_of_organ: bool = False) -> object:
    return getattr(organ if is_of_organ else organ.installningar, field)
