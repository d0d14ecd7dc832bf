from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from factories_utseende import make_font, make_picture
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QRadioButton, QTextBrowser, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.justering import Underskriftsformat
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.utseende import Utseende
from nacka_sekreterare.services import utseende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.organ import create_organ, list_organ
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.ui.organ.page import OrganPage
from nacka_sekreterare.ui.utseende.farg_card import Swatch
from nacka_sekreterare.ui.utseende.help_dialog import HelpDialog
from nacka_sekreterare.ui.utseende.view import UtseendeView
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from nacka_sekreterare.ui.widgets.saved_edits import SavedLength
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import NOW, fill_year, make_kansli

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "nämndens katalog") as desk:
        yield desk


@pytest.fixture
def organ(kansli: Kansli) -> Organ:
    return create_organ(kansli, "Äldrenämnden").value


def show(qtbot: QtBot, kansli: Kansli, *answers: object, expects_errors: bool = False) -> OrganPage:
    dialogs = FakeDialogs(*answers, expects_errors=expects_errors)
    page = OrganPage(make_desk(dialogs, lambda: NOW, kansli), kansli)
    qtbot.addWidget(page)
    page.resize(1400, 860)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    qtbot.keyClick(page, Qt.Key.Key_3, CTRL)
    return page


def child(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(child(page, QPushButton, name), Qt.MouseButton.LeftButton)


def look(kansli: Kansli, organ: Organ) -> Utseende:
    return kansli.get(Organ, organ.id).installningar.utseende


def view(page: OrganPage) -> UtseendeView:
    return child(page, UtseendeView, "utseende_view")


def test_the_third_key_shows_a_document_in_the_look_that_everybody_can_use(qtbot: QtBot, kansli: Kansli) -> None:
    fill_year(kansli)
    page = show(qtbot, kansli)
    assert view(page).isVisible()
    assert view(page).preview.view.page_count > 1
    check_page(page)


def test_an_organ_without_sammantraden_shows_an_example(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    preview = view(show(qtbot, kansli)).preview
    assert preview.is_up_to_date
    assert preview.answer is not None
    assert not preview.answer.sentence
    assert "Äldrenämnden" in preview.view.text_of(0)


def test_a_colour_written_as_in_the_profile_is_saved_and_seen(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    line, version = child(page, QLineEdit, "accentfarg"), view(page).preview.version
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "#AA1")
    page.desk.operations.flush()
    assert look(kansli, organ).accentfarg == Utseende().accentfarg, "half a colour waits"
    qtbot.keyClicks(line, "122")
    assert look(kansli, organ).accentfarg == "aa1122"
    assert page.findChildren(Swatch)[0].colour == "#aa1122"
    assert view(page).preview.version > version
    assert view(page).preview.is_up_to_date
    assert view(page).preview.view.page > 0, "the page shows something that has the colour"
    page.desk.operations.run(lambda: undo(kansli))
    assert look(kansli, organ) == Utseende()


def test_a_colour_that_is_none_is_told_of_once_and_taken_back(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli, expects_errors=True)
    line = child(page, QLineEdit, "accentfarg")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "rosa")
    child(page, QComboBox, "rubriktypsnitt").setFocus()
    dialogs = page.desk.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert len(dialogs.errors) == 1
    assert "ingen färg" in dialogs.errors[0]
    assert line.text() == "#1f5c99"


def test_a_colour_is_chosen_from_the_palette(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli, "#ffee88")
    click(qtbot, page, "accentfarg_choose")
    assert look(kansli, organ).accentfarg == "ffee88"
    assert child(page, QLineEdit, "accentfarg").text() == "#ffee88"
    assert view(page)._cards["farg"].notice.isVisible(), "too light to be read"  # type: ignore[attr-defined]


def test_a_measure_has_a_decimal_comma_and_is_one_step(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    size = child(page, SavedLength, "textstorlek_pt")
    assert size.text() == "10,5 pt"
    size.setFocus()
    qtbot.keyClick(size, Qt.Key.Key_Up)
    qtbot.keyClick(size, Qt.Key.Key_Up)
    assert look(kansli, organ).textstorlek_pt == 11.5
    page.desk.operations.run(lambda: undo(kansli))
    assert size.text() == "10,5 pt"


def test_a_logo_is_chosen_described_and_removed(qtbot: QtBot, kansli: Kansli, organ: Organ, tmp_path: Path) -> None:
    path = tmp_path / "vårt vapen.png"
    path.write_bytes(make_picture(1200, 400))
    page = show(qtbot, kansli, path)
    click(qtbot, page, "logotyp_choose")
    assert look(kansli, organ).logotyp is not None
    notice = view(page).logotyp.notice
    assert notice.isVisible()
    words = child(page, QLineEdit, "logotyp_text")
    words.setFocus()
    qtbot.keyClicks(words, "Almviks vapen")
    page.desk.operations.flush()
    assert look(kansli, organ).logotyp_text == "Almviks vapen"
    assert not notice.isVisible()
    check_page(page)
    click(qtbot, page, "logotyp_remove")
    assert look(kansli, organ).logotyp is None


def test_files_that_are_dropped_go_where_they_belong(
    qtbot: QtBot, kansli: Kansli, organ: Organ, tmp_path: Path
) -> None:
    page = show(qtbot, kansli, expects_errors=True)
    picture, drawing, other = tmp_path / "a.png", tmp_path / "a.svg", tmp_path / "a.xlsx"
    picture.write_bytes(make_picture())
    drawing.write_bytes(b"<svg/>")
    other.write_bytes(b"PK")
    for path in (picture, drawing, other):
        view(page).take([path])
    dialogs = page.desk.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert ["PNG" in error for error in dialogs.errors] == [True, True]
    logo = look(kansli, organ).logotyp
    assert logo is not None
    assert logo.namn == "a.png"


def test_a_typeface_is_chosen_by_the_keyboard(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    box = child(page, QComboBox, "brodtypsnitt")
    box.setFocus()
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert look(kansli, organ).brodtypsnitt == "Source Sans Pro"


def test_a_template_is_begun_from_chosen_and_removed(
    qtbot: QtBot, kansli: Kansli, organ: Organ, tmp_path: Path
) -> None:
    path = tmp_path / "vår mall.docx"
    page = show(qtbot, kansli, path)
    click(qtbot, page, "wordmall_start")
    assert path.read_bytes().startswith(b"PK")
    view(page).take([path])
    mall = look(kansli, organ).wordmall
    assert mall is not None
    assert mall.namn == path.name
    assert view(page).wordmall.notice.isVisible()
    check_page(page)
    click(qtbot, page, "wordmall_remove")
    assert look(kansli, organ) == Utseende()


def test_a_word_file_in_the_look_is_opened_and_the_help_read(
    qtbot: QtBot, kansli: Kansli, organ: Organ, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page = show(qtbot, kansli)
    click(qtbot, page, "wordmall_try")
    (url,) = opened
    assert Path(url.toLocalFile()).read_bytes().startswith(b"PK")
    click(qtbot, page, "wordmall_help")
    dialog = child(page, HelpDialog, "wordmall_help_dialog")
    assert "Rubrik 2" in child(dialog, QTextBrowser, "wordmall_help_text").toPlainText()
    check_page(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_lost_logo_is_told_of_and_the_rest_still_edited(
    qtbot: QtBot, kansli: Kansli, organ: Organ, tmp_path: Path
) -> None:
    kept = utseende.set_logotyp(kansli, organ.id, "vapen.png", make_picture()).value.installningar.utseende.logotyp
    assert kept is not None
    for path in tmp_path.rglob(kept.sha256):
        path.unlink()
    page = show(qtbot, kansli)
    answer = view(page).preview.answer
    assert answer is not None
    assert "vapen.png" in answer.sentence
    click(qtbot, page, "logotyp_remove")
    answer = view(page).preview.answer
    assert answer is not None
    assert not answer.sentence


def test_a_lost_template_is_warned_of(qtbot: QtBot, kansli: Kansli, organ: Organ, tmp_path: Path) -> None:
    content = utseende.make_starter_template(kansli, organ)
    kept = utseende.set_wordmall(kansli, organ.id, "Mall.docx", content).value.installningar.utseende.wordmall
    assert kept is not None
    for path in tmp_path.rglob(kept.sha256):
        path.unlink()
    page = show(qtbot, kansli)
    notices = [one for one in view(page).wordmall.findChildren(InlineNotice) if "Mall.docx" in one.accessibleName()]
    assert [one.property("notice") for one in notices] == ["warning"]


def test_a_typeface_of_the_kommuns_own_is_added_used_and_removed(
    qtbot: QtBot, kansli: Kansli, organ: Organ, tmp_path: Path
) -> None:
    paths = []
    for style in ("Regular", "It"):
        paths.append(tmp_path / f"{style}.ttf")
        paths[-1].write_bytes(make_font(style))
    page = show(qtbot, kansli, tuple(paths))
    click(qtbot, page, "typsnitt_add")
    box = child(page, QComboBox, "brodtypsnitt")
    last = box.count() - 1
    box.setCurrentIndex(last)
    box.activated.emit(last)
    assert look(kansli, organ).brodtypsnitt == "Almvik Sans Pro"
    assert view(page).preview.is_up_to_date
    remove = child(page, QToolButton, "typsnitt_remove_1")
    qtbot.waitUntil(remove.isVisible)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert page.window().focusWidget() is remove
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert look(kansli, organ) == Utseende()
    assert box.currentText() == "Source Serif Pro"


def test_which_file_is_signed_is_saved(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    button = child(page, QRadioButton, "underskriftsformat_docx")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert kansli.get(Organ, organ.id).installningar.underskriftsformat is Underskriftsformat.DOCX


def test_the_look_of_another_namnd_is_taken_over_and_reset(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    other = create_organ(kansli, "Kultur & fritidsnämnden").value
    utseende.update_utseende(kansli, other.id, accentfarg="aa1122", textstorlek_pt=12)
    page = show(qtbot, kansli)
    child(page, QWidget, "organ_list").setCurrentRow(  # type: ignore[attr-defined]
        [one.id for one in list_organ(kansli)].index(organ.id)
    )
    reset = child(page, QPushButton, "utseende_reset")
    assert not reset.isEnabled()
    click(qtbot, page, "utseende_copy")
    (action,) = child(page, QMenu, "utseende_copy_menu").actions()
    action.trigger()
    assert look(kansli, organ) == look(kansli, other)
    qtbot.mouseClick(reset, Qt.MouseButton.LeftButton)
    assert look(kansli, organ) == Utseende()
