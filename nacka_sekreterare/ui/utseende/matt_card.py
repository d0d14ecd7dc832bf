"""Size of the text and the margins."""

from collections.abc import Sequence
from functools import partial
from types import MappingProxyType
from typing import Final

from nacka_sekreterare.domain.utseende import GRANSER
from nacka_sekreterare.ui.utseende.editing import Editing
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.form import add_row, make_form
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.saved_edits import SavedLength

FIELDS: Final = MappingProxyType(
    {
        "textstorlek_pt": ("Textstorlek", "Rubriker och tabeller följer med."),
        "vanstermarginal_mm": ("Vänstermarginal", "Från 34 mm står paragrafens nummer i marginalen."),
        "hogermarginal_mm": ("Högermarginal", ""),
        "overmarginal_mm": ("Övermarginal", ""),
        "undermarginal_mm": ("Undermarginal", ""),
    }
)


class MattCard(Card):
    """The card of the measures."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Text och marginaler", name="matt_card")
        self._editing = editing
        self._fields: dict[str, SavedLength] = {}
        form = make_form()
        for field, (label, hint) in FIELDS.items():
            lowest, highest = GRANSER[field]
            unit = field.rpartition("_")[2]
            length = SavedLength(name=field, label=label, unit=unit, lowest=lowest, highest=highest)
            length.saved.connect(partial(editing.set_field, field))
            length.left.connect(editing.leave)
            self._fields[field] = length
            add_row(form, label, length, hint)
        self.notice = InlineNotice(tone=Tone.WARNING, parent=self)
        self.body.addLayout(form)
        self.body.addWidget(self.notice)

    def show_look(self, faults: Sequence[str]) -> None:
        """Show the measures of the look, and where they leave too little room."""
        for field, length in self._fields.items():
            length.set_value(getattr(self._editing.utseende, field))
        self.notice.set_notice(" ".join(faults), "", Tone.WARNING)
