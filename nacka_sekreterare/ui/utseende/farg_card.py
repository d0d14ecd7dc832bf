"""The accent colour: shown, chosen from a palette or written as in the kommun's graphic profile."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.ui.theme import palette_now
from nacka_sekreterare.ui.utseende.editing import Editing
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.form import add_row, make_form
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.saved_edits import SavedLine

_DIGITS = 6


class Swatch(QWidget):
    """A colour; what it is called stands beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = ""
        self.setFixedSize(QSize(36, 36))

    def show_colour(self, colour: str) -> None:
        """Show another colour, "#rrggbb"."""
        self.colour = colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it with an edge, so that a light one is seen too."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette_now().border_strong)))
        painter.setBrush(QColor(self.colour))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class FargCard(Card):
    """The card of the colour."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Färg", name="farg_card")
        self._editing = editing
        self.swatch = Swatch()
        self._line = SavedLine(editing.desk.operations, name="accentfarg", label="Accentfärg")
        self._line.setFixedWidth(self._line.fontMetrics().horizontalAdvance("#000000") + 48)
        self._line.setMaxLength(12)
        self._choose = SecondaryButton("Välj färg", name="accentfarg_choose")
        self.notice = InlineNotice(tone=Tone.WARNING, parent=self)
        holder = make_flow(self.swatch, self._line, self._choose)
        holder.setFocusProxy(self._line)
        form = make_form()
        add_row(form, "Accentfärg", holder, "Paragrafernas nummer och linjer. Skriv den som i er grafiska profil.")
        self.body.addLayout(form)
        self.body.addWidget(self.notice)
        self._line.saved.connect(self._on_line_saved)
        self._line.left.connect(self._on_line_left)
        self._line.textEdited.connect(self._on_text_edited)
        self._line.returnPressed.connect(self._on_line_left)
        self._choose.clicked.connect(self._on_choose_clicked)

    def show_look(self, faults: Sequence[str]) -> None:
        """Show the colour of the look, and whether it can be read."""
        colour = f"#{self._editing.utseende.accentfarg}"
        self.swatch.show_colour(colour)
        if not self._line.hasFocus():
            self._line.set_value(colour)
        self.notice.set_notice(" ".join(faults), "", Tone.WARNING)

    def _on_line_saved(self, text: str) -> None:
        """A whole colour is saved while she types; half a one waits until she leaves."""
        bare = text.strip().removeprefix("#")
        if len(bare) == _DIGITS and QColor.isValidColorName(f"#{bare}"):
            self._editing.set_field("accentfarg", bare.lower())

    def _on_text_edited(self, text: str) -> None:
        """The last digit is seen on the page at once."""
        if len(text.strip().removeprefix("#")) == _DIGITS:
            self._line.flush()

    def _on_line_left(self) -> None:
        self._editing.set_field("accentfarg", _colour(self._line.text()))
        self._editing.leave()

    def _on_choose_clicked(self) -> None:
        before = f"#{self._editing.utseende.accentfarg}"
        colour = self._editing.desk.dialogs.choose_colour("Välj accentfärg", before)
        if colour is not None:
            self._editing.set_field("accentfarg", _colour(colour))


def _colour(text: str) -> str:
    """As it is stored: "#1F5" and "1F5C99" are colours too."""
    bare = text.strip().removeprefix("#").lower()
    return "".join(letter * 2 for letter in bare) if len(bare) == 3 else bare
