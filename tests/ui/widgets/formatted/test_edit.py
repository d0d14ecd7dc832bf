"""The editor loses nothing, saves in time, and does what hands trained on Word expect."""

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable, plain_text
from nacka_sekreterare.ui.widgets.formatted.edit import SAVE_AFTER_MS, FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.formatted.normal import normalise
from tests.ui.widgets.formatted.texts import TEXTS

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Field:
    """An editor in a window with another field to go to."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.edit = FormattedTextEdit(name="beslut", label="Beslut")
        self.other = QLineEdit()
        column = QVBoxLayout(self.window)
        column.addWidget(self.edit)
        column.addWidget(self.other)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.edit.setFocus()
        self.saved: list[FormattedText] = []
        self.edit.text_edited.connect(self.saved.append)

    def type(self, words: str) -> None:
        for letter in words:  # QTest.keyClicks knows no å
            QApplication.sendEvent(self.edit, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letter))

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.edit, key, modifier)

    def paste(self, *, html: str = "", text: str = "") -> None:
        data = QMimeData()
        if html:
            data.setHtml(html)
        if text:
            data.setText(text)
        self.edit.insertFromMimeData(data)


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    return Field(qtbot)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(text=TEXTS)
def test_any_text_comes_back_as_it_was_shown(field: Field, text: FormattedText) -> None:
    field.edit.set_text(text)
    assert field.edit.text() == normalise(text)


@given(text=TEXTS)
def test_a_normal_text_is_normal(text: FormattedText) -> None:
    assert normalise(normalise(text)) == normalise(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=TEXTS)
def test_what_is_copied_whole_is_pasted_whole(field: Field, text: FormattedText) -> None:
    field.edit.set_text(text)
    field.edit.selectAll()
    data = field.edit.createMimeDataFromSelection()
    field.edit.set_text(FormattedText())
    field.edit.insertFromMimeData(data)
    assert field.edit.text().plain == normalise(text).plain
    field.edit.flush()


def test_showing_a_text_tells_nobody(field: Field, qtbot: QtBot) -> None:
    field.edit.set_text(plain_text("Ett\nTvå"))
    assert not field.edit.has_unsaved
    field.edit.flush()
    assert field.saved == []


def test_typing_is_saved_from_the_first_key_while_the_typing_goes_on(field: Field, qtbot: QtBot) -> None:
    assert SAVE_AFTER_MS <= 700
    field.type("N")
    left = field.edit._timer.remainingTime()
    field.type("ämnden")
    assert field.edit._timer.remainingTime() <= left  # later keys do not put it off
    qtbot.waitUntil(lambda: bool(field.saved), timeout=2000)
    assert field.saved == [plain_text("Nämnden")]


def test_leaving_the_field_saves_and_tells_that_it_was_left(field: Field, qtbot: QtBot) -> None:
    field.type("Avslag")
    with qtbot.waitSignal(field.edit.left):
        field.other.setFocus()
    assert field.saved == [plain_text("Avslag")]
    assert not field.edit.has_unsaved


def test_flush_saves_once(field: Field) -> None:
    field.type("A")
    field.edit.flush()
    field.edit.flush()
    assert field.saved == [plain_text("A")]


def test_what_is_being_typed_is_never_overwritten(field: Field) -> None:
    field.type("Hennes ord")
    field.edit.set_text(plain_text("Andras ord"))
    field.edit.flush()
    assert field.saved == [plain_text("Hennes ord")]


def test_a_reload_with_the_same_text_leaves_the_cursor_and_the_undo(field: Field) -> None:
    field.type("Avslag")
    field.edit.flush()
    place = field.edit.textCursor().position()
    field.edit.set_text(field.saved[-1])
    assert field.edit.textCursor().position() == place
    assert field.edit.document().isUndoAvailable()


def test_undo_is_the_texts_own_while_it_has_the_focus(field: Field) -> None:
    field.edit.set_text(plain_text("Före"))
    field.edit.moveCursor(QTextCursor.MoveOperation.End)
    field.type(" efter")
    field.press(Qt.Key.Key_Z, CTRL)
    assert field.edit.text() == plain_text("Före")
    field.press(Qt.Key.Key_Z, CTRL)
    assert field.edit.text() == plain_text("Före")  # what was loaded cannot be undone away


def test_bold_and_italic_by_key(field: Field) -> None:
    field.press(Qt.Key.Key_B, CTRL)
    field.type("fet")
    field.press(Qt.Key.Key_B, CTRL)
    field.press(Qt.Key.Key_I, CTRL)
    field.type("kursiv")
    runs = (Run(text="fet", bold=True), Run(text="kursiv", italic=True))
    assert field.edit.text() == FormattedText(blocks=(Passage(runs=runs),))


def items(*pairs: tuple[str, int], is_ordered: bool = False) -> ItemList:
    made = tuple(ListItem(runs=(Run(text=words),), level=level) for words, level in pairs)
    return ItemList(items=made, is_ordered=is_ordered)


def test_a_list_is_made_deepened_and_left_by_key(field: Field) -> None:
    field.press(Qt.Key.Key_L, CTRL | SHIFT)
    field.type("ett")
    field.press(Qt.Key.Key_Return)
    field.press(Qt.Key.Key_Tab)
    field.type("under")
    field.press(Qt.Key.Key_Return)
    field.press(Qt.Key.Key_Backtab, SHIFT)
    field.type("två")
    field.press(Qt.Key.Key_Return)
    field.press(Qt.Key.Key_Return)
    field.type("Slut")
    after = Passage(runs=(Run(text="Slut"),))
    assert field.edit.text().blocks == (items(("ett", 0), ("under", 1), ("två", 0)), after)


def test_backspace_at_the_start_of_an_item_makes_it_a_paragraph(field: Field) -> None:
    field.edit.set_text(FormattedText(blocks=(items(("ett", 0), ("två", 1)),)))
    field.edit.moveCursor(QTextCursor.MoveOperation.End)
    field.press(Qt.Key.Key_Home)
    field.press(Qt.Key.Key_Backspace)
    assert field.edit.text().blocks == (items(("ett", 0), ("två", 0)),)
    field.press(Qt.Key.Key_Backspace)
    assert field.edit.text().blocks == (items(("ett", 0)), Passage(runs=(Run(text="två"),)))


def test_tab_outside_a_list_goes_to_the_next_field(field: Field) -> None:
    field.type("text")
    field.press(Qt.Key.Key_Tab)
    assert field.other.hasFocus()
    assert field.edit.text() == plain_text("text")


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_BracketRight])
def test_a_paragraph_is_moved_in_and_out(field: Field, key: Qt.Key) -> None:
    field.type("avslår motionen")
    field.press(key, CTRL)
    assert field.edit.text() == plain_text("avslår motionen", indent=1)
    field.press(Qt.Key.Key_M, CTRL | SHIFT)
    assert field.edit.text() == plain_text("avslår motionen")


def test_numbers_go_on_when_what_parted_two_lists_is_taken_away(field: Field) -> None:
    parted = (items(("a", 0), is_ordered=True), *plain_text("x").blocks, items(("b", 0), is_ordered=True))
    field.edit.set_text(FormattedText(blocks=parted))
    cursor = QTextCursor(field.edit.document().findBlockByNumber(1))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    cursor.deletePreviousChar()
    assert field.edit.text().blocks == (items(("a", 0), ("b", 0), is_ordered=True),)
    block = field.edit.document().findBlockByNumber(1)
    assert block.textList().itemText(block) == "2."
    while field.edit.document().isUndoAvailable():
        field.edit.undo()
    assert field.edit.text().blocks == parted
    while field.edit.document().isRedoAvailable():
        field.edit.redo()
    assert field.edit.text().blocks == (items(("a", 0), ("b", 0), is_ordered=True),)


def test_a_table_is_filled_cell_by_cell_and_grows(field: Field) -> None:
    field.edit.insert_default_table()
    for words in ("Ram", "2026", "Korttid", "4,2", "Dag", "1,8", "Mer"):
        field.type(words)
        field.press(Qt.Key.Key_Tab)
    rows = (("Ram", "2026"), ("Korttid", "4,2"), ("Dag", "1,8"), ("Mer", ""))
    cells = tuple(tuple((Run(text=words),) if words else () for words in row) for row in rows)
    assert field.edit.text().blocks == (TextTable(rows=cells, header_rows=1),)


def test_enter_in_a_cell_is_a_line_and_no_new_block(field: Field) -> None:
    field.edit.insert_default_table()
    field.type("a")
    field.press(Qt.Key.Key_Return)
    field.type("b")
    table = field.edit.text().blocks[0]
    assert isinstance(table, TextTable)
    assert table.rows[0][0] == (Run(text="a\nb"),)


def test_one_pasted_paragraph_joins_the_line(field: Field) -> None:
    field.type("före efter")
    for _ in range(5):
        field.press(Qt.Key.Key_Left)
    field.paste(html="<p>mitt <b>i</b> </p>")
    runs = (Run(text="före mitt "), Run(text="i", bold=True), Run(text="efter"))
    assert field.edit.text() == FormattedText(blocks=(Passage(runs=runs),))


def test_pasted_blocks_stand_between_what_was_before_and_after(field: Field) -> None:
    field.type("förefter")
    for _ in range(5):
        field.press(Qt.Key.Key_Left)
    field.paste(html="<p>ett</p><ul><li>två</li></ul>")
    words = [block.runs[0].text for block in field.edit.text().blocks if isinstance(block, Passage)]
    assert words == ["för", "ett", "efter"]
    assert items(("två", 0)) in field.edit.text().blocks
    assert field.edit.text().plain == "för\nett\ntvå\nefter"


def test_a_paste_is_undone_in_one_step(field: Field) -> None:
    field.edit.set_text(plain_text("kvar"))
    field.edit.moveCursor(QTextCursor.MoveOperation.End)
    field.paste(html="<p>ett</p><ol><li>två</li><li>tre</li></ol><table><tr><td>a</td><td>b</td></tr></table>")
    assert len(field.edit.text().blocks) == 4
    field.edit.undo()
    assert field.edit.text() == plain_text("kvar")


def test_blocks_pasted_into_a_cell_become_lines(field: Field) -> None:
    field.edit.insert_default_table()
    field.paste(html="<p>ett</p><ul><li>två</li></ul>")
    table = field.edit.text().blocks[0]
    assert isinstance(table, TextTable)
    assert table.rows[0][0] == (Run(text="ett\n• två"),)


def test_pictures_and_files_are_not_taken(field: Field) -> None:
    data = QMimeData()
    data.setImageData(field.window.grab().toImage())
    assert not field.edit.canInsertFromMimeData(data)
    field.paste(html='<p>ord<img src="data:image/png;base64,AAAA"></p><script>alert(1)</script>')
    assert field.edit.text() == plain_text("ord")


def test_what_is_copied_can_be_pasted_in_word_and_as_text(field: Field) -> None:
    field.edit.set_text(FormattedText(blocks=(items(("ett", 0), ("under", 1), is_ordered=True),)))
    field.edit.selectAll()
    data = field.edit.createMimeDataFromSelection()
    assert data.html() == "<ol><li>ett</li><ol><li>under</li></ol></ol>"
    assert data.text() == "ett\nunder"


def test_the_field_grows_with_its_text_and_never_scrolls(field: Field, qtbot: QtBot) -> None:
    low = field.edit.height()
    field.edit.set_text(plain_text("\n".join(f"Rad {number}" for number in range(30))))
    QApplication.processEvents()
    assert field.edit.height() > low * 5
    assert field.edit.verticalScrollBar().maximum() == 0
    wide = field.edit.height()
    field.edit.set_text(plain_text("ord " * 400))
    QApplication.processEvents()
    assert field.edit.verticalScrollBar().maximum() == 0
    field.edit.set_text(FormattedText())
    QApplication.processEvents()
    assert field.edit.height() == low < wide


def test_the_page_follows_the_cursor(qtbot: QtBot) -> None:
    scroll = QScrollArea()
    qtbot.addWidget(scroll)
    edit = FormattedTextEdit(name="a", label="A")
    edit.set_text(plain_text("\n".join(f"Rad {number}" for number in range(80))))
    scroll.setWidgetResizable(True)
    scroll.setWidget(edit)
    with qtbot.waitActive(scroll):
        scroll.show()
        scroll.activateWindow()
    QApplication.processEvents()
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().value() > 0)


def test_the_bar_shows_and_sets_what_holds_at_the_cursor(field: Field, qtbot: QtBot) -> None:
    bar = FormatBar(field.edit, name="bar")
    qtbot.addWidget(bar)
    buttons = {button.objectName(): button for button in bar.findChildren(QWidget) if button.objectName()}
    bold = buttons["bar_format_bold"]
    QTest.mouseClick(bold, Qt.MouseButton.LeftButton)
    field.type("fet")
    assert field.edit.text().blocks == (Passage(runs=(Run(text="fet", bold=True),)),)
    assert bold.isChecked()
    assert bold.toolTip() == "Fet stil (Ctrl+B)"
    QTest.mouseClick(buttons["bar_format_list_numbered"], Qt.MouseButton.LeftButton)
    assert isinstance(field.edit.text().blocks[0], ItemList)


def test_a_field_that_is_only_read_cannot_be_changed_by_key(field: Field) -> None:
    field.edit.set_text(plain_text("fast"))
    field.edit.setReadOnly(True)
    field.press(Qt.Key.Key_L, CTRL | SHIFT)
    field.press(Qt.Key.Key_M, CTRL)
    field.press(Qt.Key.Key_Return)
    assert field.edit.text() == plain_text("fast")
