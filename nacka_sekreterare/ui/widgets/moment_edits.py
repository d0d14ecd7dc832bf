"""Fields for a date and for a time of day: typed as she writes them, or picked, and what is wrong is told in words."""

from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.theme import SPACING, Role, palette_now, set_look
from nacka_sekreterare.ui.widgets.buttons import IconButton
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.moments import WEEKDAYS, clock, parse_date, parse_time


class _SampledLine(QLineEdit):
    """As wide as a sample is in the text of the moment, at any text size."""

    def __init__(self, sample: str) -> None:
        super().__init__()
        self._sample = sample
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The frame and padding of any line, around the sample."""
        hint, metrics = super().sizeHint(), self.fontMetrics()
        around = max(hint.width() - 17 * metrics.horizontalAdvance("x"), 16)  # a QLineEdit asks for 17 x
        return QSize(metrics.horizontalAdvance(self._sample) + around, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()


class _MomentEdit(QWidget):
    """What the two have in common: a line, a hint beside it, and a value that is None while the text means nothing."""

    def __init__(self, name: str, label: str, placeholder: str, sample: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.line: QLineEdit = _SampledLine(sample)
        self.line.setObjectName(f"{name}_line")
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(placeholder)
        self.hint: QLabel = make_label("", Role.SMALL)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACING.tight)
        self._row.addWidget(self.line)
        self._row.addWidget(self.hint, 1)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._on_line_editing_finished)

    def _on_line_editing_finished(self) -> None:
        raise NotImplementedError

    def _show_validity(self, is_valid: bool, hint: str) -> None:
        set_look(self.line, "invalid", "false" if is_valid else "true")
        self.hint.setText(hint)
        self.line.setAccessibleDescription(hint)


class DateEdit(_MomentEdit):
    """A date. Accepts 2022-04-27, 220427, 27/4, 27 april 2022, i morgon; Alt+Ned opens the calendar.

    Signals:
        value_changed(date | None): she has entered another date, or emptied the field.
    """

    value_changed = Signal(object)

    def __init__(
        self, today: Callable[[], date], *, name: str, label: str = "Datum", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, label, "åååå-mm-dd", "0000-00-0000000", parent)
        self._today = today
        self._value: date | None = None
        self._pick = IconButton(IconName.CALENDAR, f"Välj i kalendern: {label}", object_name=f"{name}_pick")
        self._pick.clicked.connect(self.open_calendar)
        self._row.insertWidget(1, self._pick)
        self._calendar: _CalendarPopup | None = None

    @property
    def is_valid(self) -> bool:
        """False while what stands there is no date."""
        return not self.line.text().strip() or parse_date(self.line.text(), self._today()) is not None

    def value(self) -> date | None:
        """The date as it stands there, also before the field is left (Ctrl+Enter saves a form from within it)."""
        text = self.line.text().strip()
        return (parse_date(text, self._today()) or self._value) if text else None

    def set_value(self, value: date | None) -> None:
        """Show a date without telling anybody."""
        self._value = value
        self.line.setText(value.isoformat() if value else "")
        self._show_validity(True, WEEKDAYS[value.weekday()] if value else "")

    def open_calendar(self) -> None:
        """Let her pick in a calendar."""
        if self._calendar is None:
            self._calendar = _CalendarPopup(self)
            self._calendar.date_picked.connect(self._on_calendar_date_picked)
        self._calendar.open_at(self._value or self._today(), self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Ned opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _on_calendar_date_picked(self, picked: date) -> None:
        self.line.setText(picked.isoformat())
        self._on_line_editing_finished()
        self.line.setFocus()

    def _on_line_editing_finished(self) -> None:
        text = self.line.text().strip()
        value = parse_date(text, self._today())
        if text and value is None:
            self._show_validity(False, "Skriv datumet som 2022-04-27 eller 27 april")
            return
        is_new = value != self._value
        self.set_value(value)
        if is_new:
            self.value_changed.emit(value)


class TimeEdit(_MomentEdit):
    """A time of day. Accepts 18.00, 18:00, 1800, 18 and kl 18.

    Signals:
        value_changed(time | None): she has entered another time, or emptied the field.
    """

    value_changed = Signal(object)

    def __init__(self, *, name: str, label: str = "Klockslag", parent: QWidget | None = None) -> None:
        super().__init__(name, label, "tt.mm", "00.000", parent)
        self._value: time | None = None

    @property
    def is_valid(self) -> bool:
        """False while what stands there is no time."""
        return not self.line.text().strip() or parse_time(self.line.text()) is not None

    def value(self) -> time | None:
        """The time as it stands there, also before the field is left."""
        text = self.line.text().strip()
        typed = parse_time(text)
        return (self._value if typed is None else typed) if text else None

    def set_value(self, value: time | None) -> None:
        """Show a time without telling anybody."""
        self._value = value
        self.line.setText(clock(value) if value else "")
        self._show_validity(True, "")

    def _on_line_editing_finished(self) -> None:
        text = self.line.text().strip()
        value = parse_time(text)
        if text and value is None:
            self._show_validity(False, "Skriv klockslaget som 18.00")
            return
        is_new = value != self._value
        self.set_value(value)
        if is_new:
            self.value_changed.emit(value)


class _CalendarPopup(QWidget):
    """A month to pick from, gone when something else is clicked."""

    date_picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar_popup")
        self._calendar = QCalendarWidget()
        self._calendar.setObjectName("calendar")
        self._calendar.setAccessibleName("Kalender")
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self._calendar.setMinimumWidth(340)
        self._calendar.clicked.connect(self._on_calendar_picked)
        self._calendar.activated.connect(self._on_calendar_picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.small, SPACING.small, SPACING.small, SPACING.small)
        column.addWidget(self._calendar)

    def open_at(self, day: date, place: QPoint) -> None:
        """Show the month of a day at a place of the screen."""
        weekend = QTextCharFormat()  # Qt's own is a red that cannot be read on every ground
        weekend.setForeground(QColor(palette_now().muted))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(weekday, weekend)
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.move(place)
        self.show()
        self._calendar.setFocus()

    def _on_calendar_picked(self, picked: QDate) -> None:
        self.hide()
        self.date_picked.emit(date(picked.year(), picked.month(), picked.day()))
