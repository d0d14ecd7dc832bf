"""A card of recorded facts: rows, each with its acts, and a form that opens in the card. Hidden while it is empty."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.inline_form import InlineForm
from nacka_sekreterare.ui.sammantrade.live import Live, changed, focus_of
from nacka_sekreterare.ui.theme import SPACING
from nacka_sekreterare.ui.widgets.buttons import IconButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import IconMark
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout

_MOST_ACTS_BESIDE_CHIP = 2


class FactCard(Card):
    """One kind of fact of the § that is shown. A subclass fills `rows` in `fill`, and may add further forms.

    Signals:
        focus_released: the form has closed; the page says where the focus goes.
        form_opened: the card is shown with its form.
    """

    focus_released = Signal()
    form_opened = Signal()

    def __init__(self, title: str, name: str, live: Live, action: QAction, form: InlineForm) -> None:
        super().__init__(title, name=name)
        self.live = live
        self.form = form
        self.forms: tuple[InlineForm, ...] = ()
        self.last_form: InlineForm = form
        self._shown: dict[str, object] = {}
        self.add_button = SecondaryButton(name=f"{name}_add", action=action)
        self.header.addWidget(self.add_button)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(SPACING.tight)
        self.body.addLayout(self.rows)
        self.add_form(form)
        self.hide()

    def add_form(self, form: InlineForm) -> None:
        """Put a form below the rows."""
        self.forms += (form,)
        self.body.addWidget(form)
        form.closed.connect(self._on_form_closed)

    def facts(self, akt: Akt, arende: Arende) -> object:
        """What the rows depend on; equal facts are not drawn again. An empty tuple: there is nothing."""
        return ()

    def fill(self, akt: Akt, arende: Arende) -> None:
        """Make the rows."""

    def prepare_form(self, akt: Akt, arende: Arende) -> None:
        """Get the form ready for an ärende."""

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show an ärende as it is now."""
        if changed(self._shown, "arende", arende.id):
            for form in self.forms:
                form.hide()
            self.add_button.show()
        facts = self.facts(akt, arende)
        if changed(self._shown, "facts", (arende.id, facts)):
            self._fill_anew(akt, arende)
        self._has_rows = bool(facts)
        self.setVisible(self._has_rows or self.open_now is not None)

    @property
    def open_now(self) -> InlineForm | None:
        """The form that is open, or None."""
        return next((form for form in self.forms if not form.isHidden()), None)

    def open_form(self) -> None:
        """Show the card with its form open."""
        arende = self.live.arende
        if arende is None:
            return
        if self.form.isHidden():
            self.prepare_form(self.live.akt, arende)
        self.show_form(self.form)

    def show_form(self, form: InlineForm) -> None:
        """Show one of the forms, which has been prepared."""
        self.last_form = form
        for other in self.forms:
            if other is not form:
                other.hide()
        self.show()
        self.add_button.hide()
        form.open_form()
        self.form_opened.emit()

    def add_row(
        self, icon: IconName, strong: str, text: str, chip: str = "", tone: Tone = Tone.NEUTRAL, *acts: QWidget
    ) -> None:
        """One fact: who in bold, what, a chip, and what can be done with it."""
        row = QHBoxLayout()
        row.setSpacing(SPACING.small)
        row.addWidget(IconMark(icon))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(_words(strong, text))
        row.addLayout(words, 1)
        if chip:  # beside many acts there is no room for it in a narrow window
            place = words if len(acts) > _MOST_ACTS_BESIDE_CHIP else row
            place.addWidget(Chip(chip, tone, has_icon=False), 0, Qt.AlignmentFlag.AlignLeft)
        together = QHBoxLayout()
        together.setSpacing(0)
        for act in acts:
            act.setEnabled(not self.live.is_justerad)
            together.addWidget(act)
        row.addLayout(together)
        self.rows.addLayout(row)

    def _fill_anew(self, akt: Akt, arende: Arende) -> None:
        """Make the rows again; the act that had the focus keeps it."""
        focused = focus_of(self)
        name = focused.objectName() if focused is not None and focused.hasFocus() else ""
        clear_layout(self.rows)
        self.fill(akt, arende)
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.show()  # at once: what is not shown yet cannot have the focus
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_form_closed(self) -> None:
        self.add_button.show()
        self.setVisible(self._has_rows)
        self.focus_released.emit()

    _has_rows = False


def _words(strong: str, text: str) -> QLabel:
    """Who in bold and what, as one text, so that it wraps as one."""
    label = make_label("", is_wrapping=True)
    label.setTextFormat(Qt.TextFormat.RichText)
    lines = escape(text).replace("\n", "<br>")
    label.setText(f"<b>{escape(strong)}</b>&nbsp; {lines}" if strong else lines)
    label.setAccessibleName(f"{strong} {text}".strip())
    return label


def act_button(icon: IconName, text: str, name: str, slot: Callable[[], object]) -> IconButton:
    """A small act on a row. The row lives no longer than the fact, so the slot may hold its id."""
    button = IconButton(icon, text, object_name=name)
    button.clicked.connect(slot)
    return button
