"""Justering och anslag through its real widgets: from draft to signed, announced and taken down."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.justering import Signatarstatus
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.ui.actions import FRAME_ACTIONS, find_conflicts
from nacka_sekreterare.ui.justering.actions import ACTIONS
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker
from tests.ui.accessibility import check_page

Step = Any


def _press(qtbot: QtBot, step: Step, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    qtbot.keyClick(step.page, key, modifiers)


def _write_date(qtbot: QtBot, field: DateEdit, text: str) -> None:
    field.line.setFocus()
    field.line.selectAll()
    qtbot.keyClicks(field.line, text)
    qtbot.keyClick(field.line, Qt.Key.Key_Return)


def test_the_keys_contradict_no_others() -> None:
    assert not find_conflicts([*FRAME_ACTIONS, *ACTIONS])


@pytest.mark.parametrize("state", ["closed", "approved"])
def test_everybody_can_use_the_page(state: str, request: pytest.FixtureRequest) -> None:
    check_page(request.getfixturevalue(state).page)


def test_a_card_says_its_paragrafer_and_why_the_limit_is_what_it_is(closed: Step) -> None:
    assert closed.find(QLabel, "justering_title_0").text() == "§§ 33–37, 39–45"
    assert "Fjorton dagar efter" in closed.find(QLabel, "justering_limit_0").text()


def test_one_key_moves_a_signatory_on_and_one_key_takes_it_to_signed(closed: Step, qtbot: QtBot) -> None:
    card = closed.page.cards[closed.page._current]
    number = card.justering.ordning
    _press(qtbot, closed, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert Signatarstatus.GODKANT in [s.status for s in closed.akt.signatarer]
    closed.find(QPushButton, f"next_status_{number}_1").click()
    signed = [s for s in closed.akt.signatarer if s.status is Signatarstatus.UNDERTECKNAT]
    assert [(s.justering_id, s.undertecknat_date) for s in signed] == [(card.justering.id, date(2026, 4, 29))]


def test_a_chair_is_added_for_some_paragrafer_with_one_reason(closed: Step, qtbot: QtBot) -> None:
    closed.dialogs.answers.append("fel namn antecknat")
    closed.find(QComboBox, "new_roll_0").setCurrentText("Ordförande")
    person = closed.find(QLineEdit, "new_signatar_0")
    qtbot.keyClicks(person, "Samira")
    qtbot.keyClick(person, Qt.Key.Key_Return)
    qtbot.keyClicks(closed.find(QLineEdit, "new_numbers_0"), "40, 42")
    qtbot.keyClick(closed.find(QLineEdit, "new_numbers_0"), Qt.Key.Key_Return)
    akt = closed.akt
    presided = {akt.nummer_of(p.arende_id) for p in akt.paragrafer if p.ordforande_id and akt.nummer_of(p.arende_id)}
    assert {40, 42} <= presided
    assert any(len(s.paragraf_ids) == 2 for s in akt.signatarer)


def test_a_paragraf_of_another_justering_is_refused_in_a_sentence(closed: Step, qtbot: QtBot) -> None:
    closed.dialogs.expects_errors = True
    person = closed.find(QLineEdit, "new_signatar_0")
    qtbot.keyClicks(person, "Samira")
    qtbot.keyClick(person, Qt.Key.Key_Return)
    qtbot.keyClicks(closed.find(QLineEdit, "new_numbers_0"), "38")
    qtbot.keyClick(closed.find(QLineEdit, "new_numbers_0"), Qt.Key.Key_Return)
    assert closed.dialogs.errors == ["§ 38 hör inte till den här justeringen. Ändra paragraferna."]


def test_the_draft_is_written_copied_and_noted(closed: Step, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "ut å"
    folder.mkdir()
    closed.dialogs.answers.append(folder)
    closed.page.cards[closed.page._current].plats.setFocus()
    current = closed.page._current
    _press(qtbot, closed, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pdf"]
    assert "UTKAST" in QApplication.clipboard().text()
    justering = next(j for j in closed.akt.justeringar if j.id == current)
    assert justering.utkast_skickat_date == date(2026, 4, 29)


def test_a_remark_is_written_dealt_with_and_printed(closed: Step, qtbot: QtBot) -> None:
    _press(qtbot, closed, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    number = closed.page.cards[closed.page._current].justering.ordning
    text = closed.find(QLineEdit, f"anmarkning_text_{number}")
    qtbot.keyClicks(text, "Namnet saknar h.")
    qtbot.keyClick(text, Qt.Key.Key_Return)
    closed.find(QCheckBox, f"ar_hanterad_{number}_1").click()
    closed.find(QCheckBox, f"trycks_{number}_1").click()
    (remark,) = closed.akt.anmarkningar
    assert (remark.text, remark.ar_hanterad, remark.trycks) == ("Namnet saknar h.", True, True)


def test_done_keeps_the_exact_files_after_a_question(closed: Step, qtbot: QtBot, tmp_path: Path) -> None:
    closed.dialogs.answers.append(True)
    current = closed.page._current
    _press(qtbot, closed, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    kept = [b for b in closed.akt.bilagor if b.justering_id == current and b.slag is Bilageslag.JUSTERAT]
    assert len(kept) == 3  # pdf, docx, text
    number = closed.page.cards[current].justering.ordning
    target = tmp_path / "kopia.pdf"
    closed.dialogs.answers.append(target)
    closed.find(QPushButton, f"give_out_{number}_1").click()
    assert target.read_bytes().startswith(b"%PDF")


def test_no_is_no(closed: Step, qtbot: QtBot) -> None:
    closed.dialogs.answers.append(False)
    _press(qtbot, closed, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert all(j.justerad_date is None for j in closed.akt.justeringar)


def test_a_scan_is_attached(approved: Step, tmp_path: Path) -> None:
    scan = tmp_path / "skannat å.pdf"
    scan.write_bytes(b"%PDF skannat")
    approved.dialogs.answers.append(scan)
    approved.find(QPushButton, "attach_0").click()
    assert [b.namn for b in approved.akt.bilagor if b.slag is Bilageslag.SKANNING] == ["skannat å.pdf"]


def test_the_place_saves_itself_as_one_step(closed: Step, qtbot: QtBot) -> None:
    line = closed.find(QLineEdit, "justering_plats_0")
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Tingshuset")
    closed.page.desk.operations.flush()
    assert closed.akt.justeringar[0].plats == "Tingshuset"


def test_the_anslag_goes_up_is_warned_of_too_early_and_comes_down(approved: Step, qtbot: QtBot) -> None:
    _press(qtbot, approved, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    up = [a for a in approved.akt.anslag if a.uppsatt_date == date(2026, 4, 29)]
    assert len(up) == 1
    number = next(j.ordning for j in approved.akt.justeringar if j.id == up[0].justering_id)
    limits = approved.find(QLabel, f"anslag_limits_{number}").text()
    assert "20 maj 2026" in limits
    assert "21 maj 2026" in limits
    approved.dialogs.answers.append(False)
    _write_date(qtbot, approved.find(DateEdit, f"anslag_ned_{number}"), "2026-05-04")
    assert next(a for a in approved.akt.anslag if a.id == up[0].id).nedtaget_date is None
    approved.dialogs.answers.append(True)
    _write_date(qtbot, approved.find(DateEdit, f"anslag_ned_{number}"), "2026-05-04")
    assert next(a for a in approved.akt.anslag if a.id == up[0].id).nedtaget_date == date(2026, 5, 4)


def test_the_anslag_is_copied_as_text(approved: Step, qtbot: QtBot) -> None:
    _press(qtbot, approved, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert "Beslutande organ" in QApplication.clipboard().text()


def test_paragrafer_move_to_a_justering_of_their_own(closed: Step) -> None:
    closed.dialogs.answers.append(True)
    akt = closed.akt
    chosen = tuple(arende.id for arende in akt.numrerade_arenden if akt.nummer_of(arende.id) in {40, 41})
    closed.page.move_arenden(chosen, "ny")
    assert [closed.akt.nummer_of_justering(j) for j in closed.akt.justeringar][-1] == (40, 41)
    main = closed.akt.justeringar[0]
    closed.page.move_arenden(chosen[:1], main.id)
    assert 40 in closed.akt.nummer_of_justering(main)


def test_the_sammantrade_is_opened_again_with_a_reason_and_closed(closed: Step, qtbot: QtBot) -> None:
    closed.dialogs.answers += ["Ett ärende glömdes", True]
    _press(qtbot, closed, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert not closed.akt.sammantrade.ar_stangt_for_andring
    closed.find(QPushButton, "close_sammantrade").click()
    assert closed.akt.sammantrade.ar_stangt_for_andring


def test_the_secretary_signs_the_bevis_unless_somebody_else_is_chosen(approved: Step, qtbot: QtBot) -> None:
    signer = approved.find(PersonPicker, "bevis_underskrift_0")
    main = next(justering.id for justering in approved.akt.justeringar if justering.ordning == 0)
    anslag_id = next(one.id for one in approved.akt.anslag if one.justering_id == main)

    def stored() -> object:
        return next(one.underskrift_person_id for one in approved.akt.anslag if one.id == anslag_id)

    assert signer.value() == stored() is not None
    other = next(person for person in approved.akt.personer if person.id != stored())
    signer.setFocus()
    signer.selectAll()
    qtbot.keyClicks(signer, other.namn)
    qtbot.keyClick(signer, Qt.Key.Key_Return)
    assert stored() == other.id
    signer.selectAll()
    qtbot.keyClick(signer, Qt.Key.Key_Backspace)
    assert stored() is None
    approved.page.setFocus()
    approved.page.reload()
    secretary = next(mandat for mandat in approved.akt.mandat if mandat.roll is Mandatroll.SEKRETERARE)
    assert signer.value() == secretary.person_id
