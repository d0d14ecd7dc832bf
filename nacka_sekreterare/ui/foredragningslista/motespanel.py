"""The meeting itself: day, time and place, what the kallelse says of it, when it is due, and who cannot come."""

from collections.abc import Mapping
from datetime import date, time

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.sammantrade import unmark_kallat, update_sammantrade
from nacka_sekreterare.ui.foredragningslista.fields import Editing, LineField
from nacka_sekreterare.ui.foredragningslista.forhinderkort import Forhinderkort
from nacka_sekreterare.ui.foredragningslista.kallelserad import due_text, sent_text, why_text
from nacka_sekreterare.ui.foredragningslista.utskickskort import Utskickskort
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.flow import FlowRow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit, TimeEdit
from nacka_sekreterare.ui.widgets.moments import parse_time
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn


class Motespanel(ScrollColumn):
    """Cards of the meeting, its kallelse and its förhinder."""

    def __init__(self, editing: Editing, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(name="motespanel", parent=parent)
        self.column.setContentsMargins(SPACING.medium, 0, SPACING.small, SPACING.page)
        self.moteskort = Moteskort(editing)
        self._kallelsekort = _Kallelsekort(editing, actions)
        self.forhinderkort = Forhinderkort(editing)
        self.utskickskort = Utskickskort(editing)
        for card in (self.moteskort, self._kallelsekort, self.utskickskort, self.forhinderkort):
            self.column.addWidget(card)
        self.column.addStretch(1)

    def show_akt(self, akt: Akt, *, is_changed: bool | None) -> None:
        """Show a meeting."""
        self.moteskort.show_akt(akt)
        self._kallelsekort.show_akt(akt, is_changed=is_changed)
        self.utskickskort.show_akt(akt)
        self.forhinderkort.show_akt(akt)


class Moteskort(Card):
    """Day, time, place and what else the kallelse tells of the meeting."""

    def __init__(self, editing: Editing) -> None:
        super().__init__("Sammanträdet", name="moteskort")
        self._editing = editing
        self._akt: Akt | None = None
        self.datum = DateEdit(lambda: editing.desk.now().date(), name="mote_datum", label="Dag")
        self.tid = TimeEdit(name="mote_tid", label="Tid")
        self._plats = LineField(name="mote_plats", label="Plats")
        self._only = QCheckBox("Endast deltagande på plats")
        self._only.setObjectName("mote_endast_pa_plats")
        self._information = FormattedTextEdit(
            name="mote_information",
            label="Mötesinformation",
            placeholder="Gruppmöten, beredning och annat praktiskt som kallelsen ska säga",
        )
        form = QFormLayout()
        form.setHorizontalSpacing(SPACING.large)
        form.setVerticalSpacing(SPACING.small)
        for text, field in (("Dag", self.datum), ("Tid", self.tid), ("Plats", self._plats)):
            form.addRow(text, field)
        form.addRow("", self._only)
        self.body.addLayout(form)
        head = QHBoxLayout()
        head.addWidget(make_label("Mötesinformation", Role.SMALL))
        head.addStretch(1)
        head.addWidget(FormatBar(self._information, name="mote_format"))
        self.body.addLayout(head)
        self.body.addWidget(self._information)
        self.datum.value_changed.connect(self._on_datum_changed)
        self.tid.value_changed.connect(self._on_tid_changed)
        self._plats.text_saved.connect(self._on_plats_saved)
        self._only.clicked.connect(self._on_only_clicked)
        self._information.text_edited.connect(self._on_information_edited)
        for line in (self._plats, self._information):
            editing.wire(line)

    def show_akt(self, akt: Akt) -> None:
        """Show a meeting."""
        self._akt = akt
        sammantrade = akt.sammantrade
        if not self.datum.line.hasFocus():
            self.datum.set_value(sammantrade.datum)
        if not self.tid.line.hasFocus():
            self.tid.set_value(parse_time(sammantrade.tid))
        self._plats.set_text(sammantrade.plats)
        self._only.setChecked(sammantrade.endast_pa_plats)
        self._information.set_text(sammantrade.information)

    def _on_datum_changed(self, day: date | None) -> None:
        akt = self._akt
        if akt is None:
            return
        if day is None or not self._change(datum=day):
            self.datum.set_value(akt.sammantrade.datum)

    def _on_tid_changed(self, at: time | None) -> None:
        self._change(tid=f"{at:%H:%M}" if at else "")

    def _on_plats_saved(self, text: str) -> None:
        self._change(plats=text)

    def _on_only_clicked(self, is_checked: bool) -> None:
        self._change(endast_pa_plats=is_checked)

    def _on_information_edited(self, text: FormattedText) -> None:
        akt, kansli = self._akt, self._editing.kansli
        if akt is not None:
            self._editing.save_long(lambda: update_sammantrade(kansli, akt.sammantrade.id, information=text))

    def _change(self, **changes: object) -> bool:
        akt, kansli = self._akt, self._editing.kansli
        return akt is not None and self._editing.run(lambda: update_sammantrade(kansli, akt.sammantrade.id, **changes))


class _Kallelsekort(Card):
    """When the kallelse is due and why, whether it is sent, and the acts."""

    def __init__(self, editing: Editing, actions: Mapping[str, QAction]) -> None:
        super().__init__("Kallelse", name="kallelsekort")
        self._editing = editing
        self._akt: Akt | None = None
        self._due = make_label("", Role.STRONG, is_wrapping=True, name="kallelse_due")
        self._why = make_label("", Role.MUTED, is_wrapping=True, name="kallelse_why")
        self._state = InlineNotice()
        self._unmark = SecondaryButton("Inte utskickad", name="unmark_kallat")
        self._unmark.setToolTip("Ta tillbaka att kallelsen är utskickad; filerna finns kvar")
        self._unmark.clicked.connect(self._on_unmark_clicked)
        acts = FlowRow()
        acts.add(SecondaryButton(name="save_kallelse", action=actions["save_kallelse"]))
        acts.add(SecondaryButton(name="handlingar_mote", action=actions["handlingar"]))
        acts.add(self._unmark)
        for part in (self._due, self._why, self._state):
            self.body.addWidget(part)
        self.body.addWidget(acts)

    def show_akt(self, akt: Akt, *, is_changed: bool | None) -> None:
        """Show how it stands with the kallelse."""
        self._akt = akt
        self._due.setText(due_text(akt))
        self._why.setText(why_text(akt))
        self._state.set_notice(sent_text(akt, is_changed=is_changed), tone=Tone.WARNING if is_changed else Tone.SUCCESS)
        self._unmark.setVisible(akt.sammantrade.kallat_at is not None)

    def _on_unmark_clicked(self) -> None:
        akt, kansli = self._akt, self._editing.kansli
        if akt is not None:
            self._editing.run(lambda: unmark_kallat(kansli, akt.sammantrade.id))
