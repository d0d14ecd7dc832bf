"""Beslutsgång: the propositioner as rows; one key per answer of the one that is put, V for omröstning.

It never stands in the way: the beslut can be written without it at any time, and every step can be undone.
"""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.beslutsgang_foljd import ar_annat_an_foljden
from nacka_sekreterare.domain.proposition import Alternativ
from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.course_rows import Choice, CourseRow, course_rows, result_words
from nacka_sekreterare.ui.sammantrade.live import Live, add_arrows, changed, focus_of
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import QuietButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import FlowRow, make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.notice import IconMark, InlineNotice
from nacka_sekreterare.ui.widgets.scroll_column import clear_layout

_KEYS = (
    ("1–9", "Ordföranden finner det alternativet"),
    ("V", "Omröstning begärs"),
    ("Backsteg", "Tillbaka ett steg"),
    ("Alt+Upp, Alt+Ned", "Ändra ordningen"),
    ("R", "Reservation"),
    ("D", "Deltar inte i beslutet"),
    ("B", "Skriv beslutet efter resultatet"),
    ("Delete", "Avbryt beslutsgången"),
    ("Enter", "Vidare när allt är avgjort"),
)

_LONGEST_ANSWER = 28  # the question above has every word of it


class AnswerButton(SecondaryButton):
    """An answer with the key that gives it, which is the card's: it works wherever in the card the focus is."""

    def __init__(self, text: str, key: str, name: str) -> None:
        shown = text if len(text) <= _LONGEST_ANSWER else f"{text[: _LONGEST_ANSWER - 1].rstrip()}…"
        super().__init__(shown, name=name)
        self._shown_key = key
        self.setToolTip(f"{text} ({key})")
        self.setAccessibleDescription(key)


class BeslutsgangCard(Card):
    """The propositioner of the § that is shown.

    Signals:
        answered(UUID, Alternativ): the ordförande found an answer by acklamation.
        main_chosen(UUID, Alternativ): the huvudförslag of a kontraproposition.
        vote_asked(UUID): omröstning on the proposition that is put.
        step_back_asked, abandon_asked, finished: back one step; away with it; go on to the next §.
        follow_asked: write the beslut that the result leads to.
        move_asked(UUID, int): put a proposition earlier (-1) or later (1).
        letter_typed(str): R or D.
    """

    answered = Signal(object, object)
    main_chosen = Signal(object, object)
    vote_asked = Signal(object)
    step_back_asked = Signal()
    abandon_asked = Signal()
    finished = Signal()
    follow_asked = Signal()
    move_asked = Signal(object, int)
    letter_typed = Signal(str)

    def __init__(self, live: Live) -> None:
        super().__init__("Beslutsgång", name="beslutsgang_card")
        self._live = live
        self._shown: dict[str, object] = {}
        self._rows: tuple[CourseRow, ...] = ()
        self._is_choosing_main = False
        self._first: QWidget | None = None
        self.abandon_button = QuietButton("Avbryt", name="beslutsgang_abandon")
        self.abandon_button.setToolTip("Ta bort beslutsgången; yrkandena finns kvar (Delete)")
        self.abandon_button.clicked.connect(self.abandon_asked)
        self.header.addWidget(self.abandon_button)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACING.tight)
        self.body.addLayout(self._column)
        self.result = InlineNotice("", "", Tone.SUCCESS, self)
        self.result.setObjectName("beslutsgang_resultat")
        self.result.hide()
        self.next_button = AnswerButton("Vidare till nästa paragraf", "↵", "beslutsgang_next")
        self.next_button.clicked.connect(self.finished)
        self.body.addWidget(self.result)
        self.follow_button = AnswerButton("Skriv beslutet efter resultatet", "B", "beslutsgang_follow")
        self.follow_button.clicked.connect(self.follow_asked)
        self.body.addWidget(make_flow(self.next_button, self.follow_button))
        set_keys(self, "I beslutsgången", _KEYS)
        add_arrows(self, self._move)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    # --- showing --------------------------------------------------------------------------------------------------

    @property
    def current(self) -> CourseRow | None:
        """The proposition that is put now, or None."""
        return next((row for row in self._rows if row.is_current), None)

    @property
    def is_under_way(self) -> bool:
        """True while a proposition is to be answered."""
        return self.current is not None

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show the propositioner; when all is settled, what was decided, in the organ's words."""
        rows = course_rows(akt, arende.id) if akt.propositioner_of(arende.id) else ()
        is_other = changed(self._shown, "arende", arende.id)
        had_focus = not is_other and self.holds_focus
        if is_other or rows != self._rows:
            self._is_choosing_main = False
        self._rows = rows
        is_editable = not self._live.is_justerad
        is_over = bool(rows) and not self.is_under_way
        result = result_words(akt, arende.id) if is_over else ""
        self.follow_button.setVisible(is_over and is_editable and ar_annat_an_foljden(akt, arende.id))
        if changed(self._shown, "rows", (arende.id, rows, result, is_editable)):
            self._fill(is_editable)
            self.result.set_notice(result, "", Tone.SUCCESS)
            self.next_button.setVisible(is_over)
            self.abandon_button.setVisible(is_editable)
            self.setVisible(bool(rows))
            if had_focus:
                self.take_focus()

    @property
    def holds_focus(self) -> bool:
        """True when the focus is in the card."""
        focused = focus_of(self.window())
        return focused is not None and self.isAncestorOf(focused)

    def take_focus(self) -> None:
        """Go to the proposition that is put, or to what goes on when all is settled."""
        target = self._first if self.is_under_way else self.next_button
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_main(self) -> None:
        """Ask which proposal is the huvudförslag: of three or more the others meet each other first."""
        self._is_choosing_main = True
        self._fill(not self._live.is_justerad)
        self.take_focus()

    # --- acting ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key per act."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        row = self.current
        if modifiers or self._live.is_justerad or not self._act(key, row):
            super().keyPressEvent(event)

    def _move(self, steps: int) -> None:
        row = self.current
        if row is not None and not self._live.is_justerad:
            self.move_asked.emit(row.proposition_id, steps)

    def _act(self, key: Qt.Key, row: CourseRow | None) -> bool:
        number = key.value - Qt.Key.Key_1.value
        if row is not None and 0 <= number < len(row.choices):
            self._answer(row.proposition_id, row.choices[number].alternativ)
        elif row is not None and key == Qt.Key.Key_V:
            self._ask_vote(row)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and row is None:
            self.finished.emit()
        elif key == Qt.Key.Key_Backspace:
            self._step_back()
        elif key == Qt.Key.Key_B and row is None:
            self.follow_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.abandon_asked.emit()
        elif key in {Qt.Key.Key_R, Qt.Key.Key_D}:
            self.letter_typed.emit("R" if key == Qt.Key.Key_R else "D")
        else:
            return False
        return True

    def _answer(self, proposition_id: UUID, alternativ: Alternativ) -> None:
        if self._is_choosing_main:
            self.main_chosen.emit(proposition_id, alternativ)
        else:
            self.answered.emit(proposition_id, alternativ)

    def _ask_vote(self, row: CourseRow) -> None:
        if row.needs_main:
            self.choose_main()
        else:
            self.vote_asked.emit(row.proposition_id)

    def _step_back(self) -> None:
        if self._is_choosing_main:
            self._is_choosing_main = False
            self._fill(not self._live.is_justerad)
            self.take_focus()
        else:
            self.step_back_asked.emit()

    # --- rows -----------------------------------------------------------------------------------------------------

    def _fill(self, is_editable: bool) -> None:
        clear_layout(self._column)
        self._first = None
        for number, row in enumerate(self._rows, start=1):
            self._column.addWidget(self._head(number, row))
            if row.is_current and is_editable:
                answers = self._answers(row)
                self._column.addWidget(answers)
                answers.show()  # at once, so that they can have the focus

    def _head(self, number: int, row: CourseRow) -> QWidget:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACING.small)
        is_done = bool(row.outcome)
        icon = IconName.CHECK_CIRCLE if is_done else IconName.RECORD_CIRCLE if row.is_current else IconName.CIRCLE
        line.addWidget(IconMark(icon, Tone.SUCCESS if is_done else Tone.ACCENT if row.is_current else Tone.NEUTRAL))
        title = "Vilket är huvudförslag?" if row.is_current and self._is_choosing_main else row.title
        role = Role.STRONG if row.is_current else Role.SMALL if is_done else None
        label = make_label(title, role, is_wrapping=True)
        label.setObjectName(f"proposition_{number}")
        line.addWidget(label, 1)
        if row.tally:
            line.addWidget(Chip(row.tally, Tone.NEUTRAL, has_icon=False))
        if row.outcome:
            line.addWidget(make_label(row.outcome, Role.STRONG, is_wrapping=True, name=f"utfall_{number}"), 1)
        return head

    def _answers(self, row: CourseRow) -> QWidget:
        flow = FlowRow(SPACING.small)
        for number, choice in enumerate(row.choices, start=1):
            button = self._answer_button(row, choice, number)
            self._first = self._first or button
            flow.add(button)
        if not self._is_choosing_main and len(row.choices) > 1:
            vote = AnswerButton("Omröstning", "V", "proposition_votering")
            vote.clicked.connect(partial(self._ask_vote, row))
            flow.add(vote)
        return flow

    def _answer_button(self, row: CourseRow, choice: Choice, number: int) -> AnswerButton:
        words = choice.words[:1].upper() + choice.words[1:]
        button = AnswerButton(words, str(number), f"proposition_svar_{number}")
        button.setAccessibleName(f"{words}: {'huvudförslag' if self._is_choosing_main else row.title}")
        button.clicked.connect(partial(self._answer, row.proposition_id, choice.alternativ))
        return button
