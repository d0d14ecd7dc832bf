"""What the parts of the pages do for the hand and say to the ear."""

from datetime import date, time
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.widgets.buttons import PrimaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, SectionLabel, make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit, TimeEdit
from nacka_sekreterare.ui.widgets.notice import EmptyState, InlineNotice
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker
from nacka_sekreterare.ui.widgets.reorderable_list import ListEntry, ReorderableList

TODAY = date(2026, 4, 22)
PEOPLE = [(UUID(int=1), "Åsa Provsson (M)"), (UUID(int=2), "Eva Exempel (L)"), (UUID(int=3), "Evert Provström (S)")]


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    widgets[0].window_of_test = window  # the test holds the widget, and the widget its window
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.mark.parametrize("text", ["", "  "])
def test_a_chip_of_colour_alone_is_refused(qtbot: QtBot, text: str) -> None:
    with pytest.raises(ValueError, match="word"):
        Chip(text, Tone.DANGER)


def test_a_chip_can_change_its_state(qtbot: QtBot) -> None:
    chip = Chip("planerat")
    shown(qtbot, chip)
    chip.set_state("för sent", Tone.DANGER)
    assert (chip.text(), chip.accessibleName(), chip.property("tone")) == ("för sent", "för sent", "danger")


def test_a_chip_that_gets_an_icon_makes_room_for_it(qtbot: QtBot) -> None:
    chip, made_so = Chip("öppen"), Chip("beslutat", Tone.SUCCESS)
    shown(qtbot, chip)
    shown(qtbot, made_so)
    chip.set_state("beslutat", Tone.SUCCESS)
    assert chip.sizeHint() == made_so.sizeHint()
    chip.resize(made_so.size())
    assert chip.contentsRect() == made_so.contentsRect()


def test_a_button_works_by_its_key_and_says_it(qtbot: QtBot) -> None:
    button = PrimaryButton("Enligt förslag", name="enligt", key="Ctrl+Return")
    window = shown(qtbot, button)
    assert (button.shown_key, button.toolTip()) == ("Ctrl+↵", "Enligt förslag (Ctrl+↵)")
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    button.setEnabled(False)
    with qtbot.assertNotEmitted(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_section_label_is_read_as_a_word_and_not_as_letters(qtbot: QtBot) -> None:
    label = SectionLabel("Yrkanden")
    assert (label.text(), label.accessibleName()) == ("YRKANDEN", "Yrkanden")
    assert Card("Beslut").accessibleName() == "Beslut"


def test_a_short_place_keeps_the_whole_text_in_the_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("En mycket lång rubrik som inte får plats")
    window = shown(qtbot, label)
    window.setFixedWidth(120)
    assert label.width() < label.sizeHint().width()
    assert label.toolTip() == label.accessibleName() == "En mycket lång rubrik som inte får plats"


def test_a_notice_is_read_with_its_lagrum_and_hides_when_it_has_nothing_to_say(qtbot: QtBot) -> None:
    notice = InlineNotice("Beslutet togs under beslutsförhet.", "KL 6:23")
    shown(qtbot, notice)
    assert notice.accessibleName() == "Beslutet togs under beslutsförhet. KL 6:23"
    notice.set_notice("")
    assert not notice.isVisible()
    notice.set_notice("Igen", tone=Tone.DANGER)
    assert notice.isVisible()


def test_an_empty_page_shows_its_whole_explanation(qtbot: QtBot) -> None:
    words = "Läs in en kallelse, eller lägg upp ett sammanträde efter nämndens stående punkter."
    state = EmptyState(IconName.CALENDAR, "Inga sammanträden", words)
    shown(qtbot, state)
    label = next(label for label in state.findChildren(QLabel) if label.text() == words)
    assert label.height() >= label.heightForWidth(label.width())


def test_a_date_is_typed_in_words_and_shown_in_one_form(qtbot: QtBot) -> None:
    edit = DateEdit(lambda: TODAY, name="datum")
    shown(qtbot, edit)
    qtbot.keyClicks(edit.line, "27 april 2022")
    with qtbot.waitSignal(edit.value_changed) as signal:
        qtbot.keyClick(edit.line, Qt.Key.Key_Return)
    assert signal.args == [date(2022, 4, 27)]
    assert (edit.line.text(), edit.hint.text(), edit.value()) == ("2022-04-27", "onsdag", date(2022, 4, 27))


def test_what_is_no_date_is_told_in_words_and_keeps_the_value(qtbot: QtBot) -> None:
    edit = DateEdit(lambda: TODAY, name="datum")
    shown(qtbot, edit)
    edit.set_value(TODAY)
    edit.line.setText("31 april")
    with qtbot.assertNotEmitted(edit.value_changed):
        qtbot.keyClick(edit.line, Qt.Key.Key_Return)
    assert edit.value() == TODAY
    edit.line.setText("27 april 2022")
    assert edit.value() == date(2022, 4, 27)  # a form saved from within the field takes what stands there
    edit.line.setText("trettonde")
    assert edit.value() == TODAY
    assert not edit.is_valid
    assert edit.hint.text() == edit.line.accessibleDescription() == "Skriv datumet som 2022-04-27 eller 27 april"


def test_emptying_a_date_gives_none(qtbot: QtBot) -> None:
    edit = DateEdit(lambda: TODAY, name="datum")
    shown(qtbot, edit)
    edit.set_value(TODAY)
    edit.line.clear()
    with qtbot.waitSignal(edit.value_changed) as signal:
        qtbot.keyClick(edit.line, Qt.Key.Key_Return)
    assert signal.args == [None]


def test_a_date_is_picked_from_the_calendar(qtbot: QtBot) -> None:
    edit = DateEdit(lambda: TODAY, name="datum")
    shown(qtbot, edit)
    qtbot.keyClick(edit.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = edit.findChild(QCalendarWidget, "calendar")
    assert calendar is not None
    assert calendar.isVisible()
    with qtbot.waitSignal(edit.value_changed) as signal:
        calendar.clicked.emit(calendar.selectedDate().addDays(1))
    assert signal.args == [date(2026, 4, 23)]
    assert not calendar.isVisible()


def test_a_time_is_typed_without_a_stop(qtbot: QtBot) -> None:
    edit = TimeEdit(name="tid")
    shown(qtbot, edit)
    qtbot.keyClicks(edit.line, "1800")
    with qtbot.waitSignal(edit.value_changed) as signal:
        qtbot.keyClick(edit.line, Qt.Key.Key_Return)
    assert signal.args == [time(18, 0)]
    assert edit.line.text() == "18.00"
    edit.line.setText("25")
    qtbot.keyClick(edit.line, Qt.Key.Key_Return)
    assert not edit.is_valid
    assert edit.hint.text() == "Skriv klockslaget som 18.00"


def test_a_person_is_found_by_letters_anywhere_in_the_name(qtbot: QtBot) -> None:
    picker = PersonPicker(name="justerare")
    picker.set_people(PEOPLE)
    shown(qtbot, picker)
    picker.setFocus()
    qtbot.keyClicks(picker, "provst")
    with qtbot.waitSignal(picker.person_picked) as signal:
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert signal.args == [UUID(int=3)]
    assert (picker.text(), picker.value()) == ("Evert Provström (S)", UUID(int=3))


def test_somebody_unknown_is_nobody(qtbot: QtBot) -> None:
    picker = PersonPicker(name="justerare")
    picker.set_people(PEOPLE)
    other = PersonPicker(name="annan")
    shown(qtbot, picker, other)
    picker.setFocus()
    qtbot.keyClicks(picker, "Zorro")
    other.setFocus()
    assert picker.value() is None
    assert picker.toolTip() == "Ingen med det namnet finns att välja"


def test_emptying_the_field_unpicks(qtbot: QtBot) -> None:
    picker = PersonPicker(name="justerare")
    picker.set_people(PEOPLE)
    shown(qtbot, picker)
    picker.set_value(UUID(int=2))
    assert picker.text() == "Eva Exempel (L)"
    picker.setFocus()
    picker.selectAll()
    with qtbot.waitSignal(picker.person_picked) as signal:
        qtbot.keyClick(picker, Qt.Key.Key_Delete)
    assert signal.args == [None]


@pytest.fixture
def rows(qtbot: QtBot) -> ReorderableList:
    rows = ReorderableList(name="arenden", label="Ärenden")
    rows.set_entries([ListEntry(number, f"Ärende {number}", is_movable=number != 0) for number in range(4)])
    shown(qtbot, rows)
    return rows


def test_a_row_is_moved_by_key(qtbot: QtBot, rows: ReorderableList) -> None:
    rows.set_current_id(1)
    with qtbot.waitSignal(rows.order_changed) as signal:
        qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert signal.args == [(0, 2, 1, 3)]
    assert rows.current_id() == 1
    qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert rows.ids() == (0, 1, 2, 3)


def test_the_ends_and_what_may_not_move_stay(qtbot: QtBot, rows: ReorderableList) -> None:
    with qtbot.assertNotEmitted(rows.order_changed):
        rows.set_current_id(3)
        qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        rows.set_current_id(0)
        qtbot.keyClick(rows, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def test_new_rows_keep_the_current_one(qtbot: QtBot, rows: ReorderableList) -> None:
    rows.set_current_id(2)
    with qtbot.assertNotEmitted(rows.current_id_changed):
        rows.set_entries([ListEntry(number, f"Nu {number}") for number in (3, 2, 1)])
    assert rows.current_id() == 2
    with qtbot.waitSignal(rows.current_id_changed) as signal:
        rows.set_entries([ListEntry(9, "Annat")])
    assert signal.args == [rows.current_id()]


def test_a_long_row_wraps(qtbot: QtBot, rows: ReorderableList) -> None:
    rows.setFixedWidth(160)
    rows.set_entries([ListEntry(1, "Kort"), ListEntry(2, "En rubrik som är så lång att den tar flera rader")])
    heights = [rows.visualItemRect(rows.item(row)).height() for row in range(2)]
    assert heights[1] > heights[0] * 1.5
    assert rows.mapTo(rows.window(), QPoint(0, 0)).x() >= 0


def test_a_row_of_buttons_wraps_where_there_is_no_room(qtbot: QtBot) -> None:
    buttons = [PrimaryButton(f"En knapp {number}", name=f"knapp_{number}") for number in range(4)]
    row = make_flow(*buttons)
    window = shown(qtbot, row)
    window.resize(900, 100)
    assert row.heightForWidth(900) == buttons[0].sizeHint().height()
    assert row.heightForWidth(300) > 2 * buttons[0].sizeHint().height()
    window.setFixedWidth(300)
    qtbot.waitUntil(lambda: buttons[3].y() > buttons[0].y())
    assert all(button.geometry().right() <= row.width() for button in buttons)


def test_nothing_in_a_card_overlaps_when_it_wraps(qtbot: QtBot) -> None:
    card = Card("Beslut")
    words = make_label("Ord som behöver mer än en rad när kortet blir smalt. " * 4, is_wrapping=True)
    row = make_flow(*(PrimaryButton(f"En knapp {number}", name=f"knapp_{number}") for number in range(4)))
    notice = InlineNotice("En varning som också behöver flera rader när det är trångt.", "KL 6:23")
    for widget in (words, row, notice):
        card.body.addWidget(widget)
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(card)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(page)
    window = shown(qtbot, scroll)
    for width in (900, 360, 560):
        window.setFixedWidth(width)
        qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
        qtbot.waitUntil(lambda: row.y() > words.geometry().bottom() and notice.y() > row.geometry().bottom())
        assert row.height() >= row.heightForWidth(row.width())
        assert card.height() > notice.geometry().bottom()
