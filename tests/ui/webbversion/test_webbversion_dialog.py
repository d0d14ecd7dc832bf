"""The public copy: words are marked and masked by key, proposals taken with a click, and the files hold none of it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from documents.reading import page_texts
from factories import arende_id, make_akt
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.maskering import Maskering
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.maskering import add_maskering
from nacka_sekreterare.ui.webbversion.dialog import WebbversionDialog
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli, store_akt

NUMBER = "811228-9874"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    """The factory meeting, whose bidrag names somebody by personnummer."""
    akt = make_akt()
    own = akt.beslutspunkter_of(arende_id("bidrag"))[0]
    changed = own.model_copy(update={"beslut": own.beslut + plain_text(f"Avser Nils Ek, {NUMBER}.")})
    punkter = tuple(changed if each.id == own.id else each for each in akt.beslutspunkter)
    with make_kansli(tmp_path / "store", datetime(2026, 5, 21, 9, 0)) as opened:
        store_akt(opened, akt.model_copy(update={"beslutspunkter": punkter, "maskeringar": (), "bilagor": ()}))
        yield opened


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def dialog(qtbot: QtBot, kansli: Kansli, dialogs: FakeDialogs) -> Iterator[WebbversionDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    akt = make_akt()
    desk = make_desk(dialogs, kansli.clock)
    shown = WebbversionDialog(desk, kansli, akt.justeringar[0].id, akt.sammantrade.id, owner)
    with qtbot.waitExposed(shown):
        shown.open()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    yield shown
    shown.close()
    owner.close()


def choose(dialog: WebbversionDialog, short: str) -> None:
    wanted = arende_id(short)
    rows = range(dialog.list.count())
    row = next(row for row in rows if dialog.list.item(row).data(Qt.ItemDataRole.UserRole) == wanted)
    dialog.list.setCurrentRow(row)


def mark(dialog: WebbversionDialog, words: str) -> None:
    cursor = dialog.text.document().find(words)
    assert not cursor.isNull()
    dialog.text.setTextCursor(cursor)


def test_everybody_can_use_the_dialog(dialog: WebbversionDialog) -> None:
    check_page(dialog)


def test_marked_words_are_masked_and_shown_again(dialog: WebbversionDialog, kansli: Kansli, qtbot: QtBot) -> None:
    choose(dialog, "bidrag")
    mark(dialog, "Nils Ek")
    qtbot.keyClick(dialog, Qt.Key.Key_M, CONTROL)
    (maskering,) = kansli.all(Maskering)
    assert (maskering.arende_id, maskering.text) == (arende_id("bidrag"), "Nils Ek")
    assert len(dialog.text.extraSelections()) == 1
    dialog.findChild(QWidget, f"webb_visa_{maskering.id}").click()  # type: ignore[union-attr]  # a button
    assert kansli.all(Maskering) == ()


def test_a_masking_is_undone_by_key_and_the_cursor_stays(
    dialog: WebbversionDialog, kansli: Kansli, qtbot: QtBot
) -> None:
    choose(dialog, "bidrag")
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CONTROL)  # what was done before the dialog is not taken back here
    mark(dialog, "Nils Ek")
    place = dialog.text.textCursor().position()
    qtbot.keyClick(dialog, Qt.Key.Key_M, CONTROL)
    assert (dialog.text.textCursor().position(), dialog.text.marked) == (place, "")
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CONTROL)
    assert kansli.all(Maskering) == ()
    assert not dialog.text.extraSelections()
    qtbot.keyClick(dialog, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert len(kansli.all(Maskering)) == len(dialog.text.extraSelections()) == 1


def test_nothing_marked_sends_her_to_the_text(dialog: WebbversionDialog, kansli: Kansli, qtbot: QtBot) -> None:
    dialog.text.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(dialog, Qt.Key.Key_M, CONTROL)
    assert dialog.text.hasFocus()
    assert kansli.all(Maskering) == ()


def test_a_whole_paragraf_is_masked_by_key(dialog: WebbversionDialog, kansli: Kansli, qtbot: QtBot) -> None:
    choose(dialog, "motion")
    qtbot.keyClick(dialog, Qt.Key.Key_M, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert [each.galler_hela_paragrafen for each in kansli.all(Maskering)] == [True]
    assert not dialog.whole_button.isEnabled()


def test_a_paragraf_under_sekretess_cannot_be_shown(dialog: WebbversionDialog) -> None:
    choose(dialog, "enskild")
    assert not dialog.mask_button.isEnabled()


def test_a_proposal_is_taken_and_the_files_hold_none_of_it(
    dialog: WebbversionDialog, kansli: Kansli, dialogs: FakeDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    button = dialog.findChild(QPushButton, "webb_forslag_0")
    assert button is not None
    assert NUMBER in button.accessibleName()
    button.click()
    assert [each.text for each in kansli.all(Maskering)] == [NUMBER]
    assert dialog.findChild(QPushButton, "webb_forslag_0") in {None, button}
    dialogs.answers.append(tmp_path / "ut å")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    (pdf,) = (tmp_path / "ut å").glob("*.pdf")
    text = "".join(page_texts(pdf.read_bytes()))
    assert NUMBER not in text
    assert "[maskerat]" in text
    assert len(list((tmp_path / "ut å").iterdir())) == 2


def test_a_name_is_masked_outside_the_paragrafer_by_its_own_button(dialog: WebbversionDialog, kansli: Kansli) -> None:
    add_maskering(kansli, arende_id("bidrag"), "Elof Rosendahl (KD)")
    dialog.reload()
    choose(dialog, "bidrag")
    buttons = [each for each in dialog.findChildren(QPushButton) if "Utanför paragraferna" in each.accessibleName()]
    (party,) = (each for each in buttons if "Elof Rosendahl (KD)" in each.accessibleName())
    assert "Närvarolista" in party.accessibleName()
    party.click()
    assert [each.text for each in kansli.all(Maskering)] == ["Elof Rosendahl (KD)"] * 2
    QApplication.processEvents()
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]
    assert "Utanför paragraferna" in labels
    check_page(dialog)
