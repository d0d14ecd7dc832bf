from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.organ import Organ, Organtyp
from nacka_sekreterare.domain.person import Mandatroll, Person
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.organ import create_organ, list_organ
from nacka_sekreterare.services.person import list_mandat
from nacka_sekreterare.services.personlista import import_personlista, read_personlista
from nacka_sekreterare.services.undo import undo, undo_label
from nacka_sekreterare.ui.actions import FRAME_ACTIONS, find_conflicts
from nacka_sekreterare.ui.organ.actions import ACTIONS
from nacka_sekreterare.ui.organ.order_editor import FittedList
from nacka_sekreterare.ui.organ.page import OrganPage, guess_kind
from nacka_sekreterare.ui.organ.paste_dialog import PasteDialog
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import NOW, fill_year, make_kansli

W = TypeVar("W", bound=QWidget)
LISTA = "Ledamöter\nAnna Berg (M), ordförande\nBo Ek (S)\nCia Alm (V)\nErsättare\nDan Ros (M)\nEva Lind (S)"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "nämndens katalog") as desk:
        yield desk


@pytest.fixture
def organ(kansli: Kansli) -> Organ:
    made = create_organ(kansli, "Äldrenämnden").value
    import_personlista(kansli, made.id, read_personlista(LISTA).personer)
    return made


def show(qtbot: QtBot, kansli: Kansli, dialogs: FakeDialogs | None = None) -> OrganPage:
    page = OrganPage(make_desk(dialogs, now=lambda: NOW), kansli)
    qtbot.addWidget(page)
    page.resize(1300, 860)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def child(page: QWidget, kind: type[W], name: str) -> W:
    found = page.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def names(kansli: Kansli, organ: Organ, roll: Mandatroll) -> list[str]:
    return [kansli.get(Person, m.person_id).namn for m in list_mandat(kansli, organ.id) if m.roll is roll]


def habits(kansli: Kansli, organ: Organ) -> Organ:
    return kansli.get(Organ, organ.id)


def test_keys_do_not_clash_with_the_frame() -> None:
    assert not find_conflicts([*FRAME_ACTIONS, *ACTIONS])


def test_a_name_tells_what_kind_of_organ_it_is() -> None:
    assert guess_kind("Kommunstyrelsen") == (Organtyp.STYRELSE, "styrelsen")
    assert guess_kind("Äldrenämnden") == (Organtyp.NAMND, "nämnden")


def test_the_first_organ_is_made_from_the_empty_page(qtbot: QtBot, kansli: Kansli) -> None:
    page = show(qtbot, kansli, FakeDialogs("Kommunstyrelsens arbetsutskott"))
    check_page(page)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL)
    (organ,) = list_organ(kansli)
    assert organ.namn == "Kommunstyrelsens arbetsutskott"
    assert child(page, QLabel, "organ_name").text() == organ.namn


def test_both_parts_can_be_used_by_everybody(qtbot: QtBot, kansli: Kansli) -> None:
    fill_year(kansli)
    page = show(qtbot, kansli)
    check_page(page)
    qtbot.keyClick(page, Qt.Key.Key_2, CTRL)
    check_page(page)


def test_a_person_is_added_by_one_line_and_enter(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    qtbot.keyClick(page, Qt.Key.Key_N, CTRL | Qt.KeyboardModifier.ShiftModifier)
    line = child(page, QLineEdit, "new_person_name")
    qtbot.keyClicks(line, "Finn Ask (KD)")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert names(kansli, organ, Mandatroll.LEDAMOT) == ["Bo Ek", "Cia Alm", "Finn Ask"]
    assert line.text() == ""


def test_alt_up_moves_an_ersattare_in_the_order_of_inkallelse(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    rows = child(page, FittedList, "people_ersattare")
    rows.setCurrentRow(1)
    qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(kansli, organ, Mandatroll.ERSATTARE) == ["Eva Lind", "Dan Ros"]
    page.desk.operations.run(lambda: undo(kansli))
    assert names(kansli, organ, Mandatroll.ERSATTARE) == ["Dan Ros", "Eva Lind"]
    assert [rows.item(row).text() for row in range(2)] == ["Dan Ros (M)", "Eva Lind (S)"]


def test_what_is_typed_of_a_person_is_one_act_to_undo(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    child(page, FittedList, "people_ledamoter").setCurrentRow(1)
    line = child(page, QLineEdit, "person_namn")
    line.setFocus()
    line.setCursorPosition(len(line.text()))
    qtbot.keyClicks(line, "lund")
    page.desk.operations.flush()
    qtbot.keyClicks(line, "h")
    page.desk.operations.flush()
    assert names(kansli, organ, Mandatroll.LEDAMOT) == ["Bo Eklundh", "Cia Alm"]
    undo(kansli)
    assert names(kansli, organ, Mandatroll.LEDAMOT) == ["Bo Ek", "Cia Alm"]


def test_a_mandat_ends_today_and_is_hidden_tomorrow(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    child(page, FittedList, "people_ledamoter").setCurrentRow(2)
    qtbot.mouseClick(child(page, QWidget, "person_end"), Qt.MouseButton.LeftButton)
    (ended,) = (m for m in list_mandat(kansli, organ.id) if m.till_date)
    assert ended.till_date == date(2026, 4, 29)


def test_settings_save_themselves(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    qtbot.keyClick(page, Qt.Key.Key_2, CTRL)
    plats = child(page, QLineEdit, "setting_plats")
    plats.setFocus()
    qtbot.keyClicks(plats, "Nackasalen")
    qtbot.keyClick(plats, Qt.Key.Key_Return)
    child(page, QSpinBox, "setting_antal_justerare").setValue(2)
    child(page, QCheckBox, "setting_distans_ar_tillaten").click()
    rostredovisning = child(page, QComboBox, "setting_rostredovisning")
    rostredovisning.setCurrentIndex(0)
    rostredovisning.activated.emit(0)
    kept = habits(kansli, organ).installningar
    assert (kept.plats, kept.antal_justerare, kept.distans_ar_tillaten) == ("Nackasalen", 2, True)
    assert kept.rostredovisning.value == "text"
    assert undo_label(kansli) == "Äldrenämnden: ändring av inställningar"


def test_orders_headings_standing_points_and_inkallelse_are_kept(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    page = show(qtbot, kansli)
    qtbot.keyClick(page, Qt.Key.Key_2, CTRL)
    order = child(page, FittedList, "setting_utdragsordning")
    order.setCurrentRow(1)
    qtbot.keyClick(order, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    typed = {"rubrik_beskrivning": "Bakgrund", "inkallelse_0": "L, KD", "standardpunkt_rubrik": "Upprop"}
    for name, text in typed.items():
        line = child(page, QLineEdit, name)
        line.setFocus()
        line.selectAll()
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    kept = habits(kansli, organ).installningar
    assert [part.value for part in kept.utdragsordning][:2] == ["forstasida", "paragraf"]
    assert kept.inkallelseordning == {"M": ("L", "KD")}
    assert kept.standardpunkter[0].rubrik == "Upprop"
    assert "Bakgrund" in {rubrik.en for rubrik in kept.rubriker.values()}


def test_the_first_number_of_a_year_with_fixed_numbers_is_explained(qtbot: QtBot, kansli: Kansli) -> None:
    fill_year(kansli, "done")
    page = show(qtbot, kansli)
    qtbot.keyClick(page, Qt.Key.Key_2, CTRL)
    assert not child(page, QSpinBox, "first_number_2026").isEnabled()
    assert child(page, QSpinBox, "first_number_2027").isEnabled()
    assert any("redan fasta paragrafnummer" in label.text() for label in page.findChildren(QLabel))


def test_a_pasted_list_is_shown_before_it_is_added(qtbot: QtBot, kansli: Kansli, organ: Organ) -> None:
    QApplication.clipboard().setText("")
    dialog = PasteDialog(kansli, organ)
    qtbot.addWidget(dialog)
    dialog.show()
    child(dialog, QPlainTextEdit, "paste_text").setPlainText(LISTA + "\nGun Dal (C)\nvakant")
    check_page(dialog)
    assert [person.namn for person in dialog.chosen] == ["Gun Dal"]
    assert dialog.table.item(0, 3).text() == "finns redan"
