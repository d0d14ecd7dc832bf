"""What was changed in Word is gone through by key, text by text; what she has changed herself cannot be taken over."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from documents.test_wordtext import swapped
from factories import arende_id, make_akt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.beslut import set_beslutstext
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Exportorder, prepare_export
from nacka_sekreterare.ui.aterlasning.dialog import NOTHING, AterlasningDialog, show_aterlasning
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli, store_akt

CONTROL = Qt.KeyboardModifier.ControlModifier
SECTION = "Förvaltningen bedömer att utbudet är i balans."


def before_justering() -> Akt:
    """The factory meeting, still to be justerad."""
    akt = make_akt()
    open_justeringar = tuple(each.model_copy(update={"justerad_date": None}) for each in akt.justeringar)
    return akt.model_copy(update={"justeringar": open_justeringar, "anslag": (), "bilagor": ()})


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "store", datetime(2026, 4, 23, 9, 0)) as opened:
        store_akt(opened, before_justering())
        yield opened


@pytest.fixture
def dialogs() -> FakeDialogs:
    return FakeDialogs()


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    qtbot.addWidget(widget)
    yield widget
    widget.close()


def exported(kansli: Kansli) -> bytes:
    order = Exportorder(sammantrade_id=make_akt().sammantrade.id, dokument="protokoll", format="docx", justering=1)
    (job,) = prepare_export(kansli, order)
    return job.render()


def edited(kansli: Kansli) -> bytes:
    """The beslut and the description of the motion, changed in Word."""
    data = swapped(exported(kansli), "avslår förslagen i motionen", "bifaller förslagen i motionen")
    return swapped(data, SECTION, "Förvaltningen bedömer att utbudet är för litet.")


def opened(
    qtbot: QtBot, kansli: Kansli, dialogs: FakeDialogs, owner: QWidget, data: bytes, path: Path
) -> AterlasningDialog | None:
    path.write_bytes(data)
    dialogs.answers.append(path)
    dialog = show_aterlasning(owner, make_desk(dialogs, kansli.clock), kansli, make_akt().sammantrade.id)
    if dialog is not None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def punkt(kansli: Kansli) -> Beslutspunkt:
    return kansli.all(Beslutspunkt, arende_id=arende_id("motion"))[0]


def test_one_is_taken_and_one_is_left_by_key(
    qtbot: QtBot, kansli: Kansli, dialogs: FakeDialogs, owner: QWidget, tmp_path: Path
) -> None:
    dialog = opened(qtbot, kansli, dialogs, owner, edited(kansli), tmp_path / "ändrad å.docx")
    assert dialog is not None
    check_page(dialog)
    assert dialog.list.count() == 2
    assert dialog.chosen is not None
    assert "avslår" in dialog.difference.accessibleName()
    assert make_akt().sammantrade.ar_stangt_for_andring
    dialogs.answers.append("Ordförandens rättelse")
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    assert "bifaller förslagen" in punkt(kansli).beslut.plain
    assert dialog.list.count() == 1
    qtbot.keyClick(dialog, Qt.Key.Key_Delete, CONTROL)
    assert dialog.list.count() == 0
    assert not dialog.accept_button.isEnabled()


def test_what_she_has_changed_herself_cannot_be_taken_over(
    qtbot: QtBot, kansli: Kansli, dialogs: FakeDialogs, owner: QWidget, tmp_path: Path
) -> None:
    data = edited(kansli)
    set_beslutstext(kansli, punkt(kansli).id, plain_text("Nämnden avslår motionen."), orsak="skrivfel")
    dialog = opened(qtbot, kansli, dialogs, owner, data, tmp_path / "a.docx")
    assert dialog is not None
    assert not dialog.accept_button.isEnabled()
    assert dialog.own_difference.isVisible()


def test_an_untouched_file_is_told_of_in_a_sentence(
    qtbot: QtBot, kansli: Kansli, dialogs: FakeDialogs, owner: QWidget, tmp_path: Path
) -> None:
    assert opened(qtbot, kansli, dialogs, owner, exported(kansli), tmp_path / "a.docx") is None
    assert dialogs.information == [NOTHING]


def test_another_file_gives_one_sentence(qtbot: QtBot, kansli: Kansli, owner: QWidget, tmp_path: Path) -> None:
    dialogs = FakeDialogs(expects_errors=True)
    assert opened(qtbot, kansli, dialogs, owner, b"no Word file", tmp_path / "a.docx") is None
    (sentence,) = dialogs.errors
    assert "går inte att läsa" in sentence
