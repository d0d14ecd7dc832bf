"""The step Föredragningslista through its real widgets, with what the store then holds."""

from datetime import datetime
from pathlib import Path

import pytest
from conftest_step import Step
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.arende import Arendetyp, Avsnittsslag
from nacka_sekreterare.domain.bilaga import Bilageslag, Utsandning
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.avsnitt import set_avsnitt
from nacka_sekreterare.services.beslut import anteckna
from nacka_sekreterare.services.history import list_andringar
from nacka_sekreterare.services.paragraf import give_out_utdrag
from nacka_sekreterare.services.sammantrade import close_sammantrade, create_sammantrade, load_akt, open_sammantrade
from nacka_sekreterare.ui.actions import FRAME_ACTIONS, find_conflicts
from nacka_sekreterare.ui.foredragningslista.actions import ACTIONS
from nacka_sekreterare.ui.widgets.buttons import IconButton
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker
from tests.ui.accessibility import check_page

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def test_no_key_is_claimed_twice() -> None:
    assert not find_conflicts([*FRAME_ACTIONS, *ACTIONS])


def test_everybody_can_use_the_arende_and_the_meeting(step: Step) -> None:
    step.choose("Motion")
    check_page(step.page)
    step.trigger("show_mote")
    check_page(step.page)


# --- the list
def test_a_new_arende_is_typed_under_the_list_and_chosen(step: Step, qtbot: QtBot) -> None:
    qtbot.keyClick(step.page, Qt.Key.Key_N, CTRL)
    line = step.find(QLineEdit, "new_arende_line")
    assert line.hasFocus()
    qtbot.keyClicks(line, "Budget 2027")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    arende = next(one for one in step.akt.arenden if one.rubrik == "Budget 2027")
    assert (arende.typ, arende.ar_extra) == (Arendetyp.BESLUT, False)
    assert step.page.lista.current_id() == arende.id
    assert line.text() == ""
    step.undo()
    assert "Budget 2027" not in step.rubriker
    assert step.page.lista.count() == len(step.akt.arenden)


def test_alt_down_moves_one_and_marked_rows_move_together(step: Step, qtbot: QtBot) -> None:
    step.choose("Motion")
    before = step.rubriker
    lista = step.page.lista
    lista.setFocus()
    qtbot.keyClick(lista, Qt.Key.Key_Down, ALT)
    after = step.rubriker
    place = before.index(after[before.index("Motion – Skapa seniorboenden i alla kommundelar")])
    assert after.index("Motion – Skapa seniorboenden i alla kommundelar") == place
    step.undo()
    assert step.rubriker == before
    qtbot.keyClick(lista, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    marked = [step.akt.arende(one).rubrik for one in lista.marked_ids()]
    assert len(marked) == 2
    qtbot.keyClick(lista, Qt.Key.Key_Up, ALT)
    assert step.rubriker[place - 2 : place] == marked
    assert [step.akt.arende(one).rubrik for one in lista.marked_ids()] == marked


def test_marked_arenden_are_deleted_with_one_undo(step: Step, qtbot: QtBot) -> None:
    before = step.rubriker
    step.choose("Motion")
    lista = step.page.lista
    lista.setFocus()
    qtbot.keyClick(lista, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(lista, Qt.Key.Key_Delete, CTRL)
    assert len(step.rubriker) == len(before) - 2
    assert lista.currentRow() >= 0
    step.undo()
    assert step.rubriker == before


def test_the_list_is_sorted_by_the_rule_of_the_organ(step: Step, qtbot: QtBot) -> None:
    step.choose("Information")
    step.page.lista.setFocus()
    for _time in range(3):
        qtbot.keyClick(step.page.lista, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(step.page, Qt.Key.Key_R, CTRL | Qt.KeyboardModifier.ShiftModifier)
    types = [arende.typ for arende in step.akt.arenden if arende.typ is not Arendetyp.FORMALIA]
    assert types == sorted(types, key=list(Arendetyp).index)


def test_marked_arenden_go_to_the_next_meeting_or_it_is_said_that_there_is_none(step: Step) -> None:
    step.choose("Motion")
    step.trigger("move_to_next")
    assert step.dialogs.errors == ["Det finns inget senare sammanträde. Skapa nästa sammanträde först."]
    later = create_sammantrade(step.kansli, step.akt.organ.id, step.akt.sammantrade.datum.replace(month=5)).value
    step.trigger("move_to_next")
    assert not any(rubrik.startswith("Motion") for rubrik in step.rubriker)
    assert any(one.rubrik.startswith("Motion") for one in load_akt(step.kansli, later.id).arenden)


def test_an_order_that_is_refused_is_shown_as_it_is(step: Step) -> None:
    first, second, *_ = (arende.id for arende in step.akt.numrerade_arenden)
    for arende_id in (first, second):
        anteckna(step.kansli, arende_id)
    give_out_utdrag(step.kansli, [first, second])
    step.page.reload()
    step.page.lista.order_changed.emit(tuple(reversed(step.page.lista.ids())))
    assert len(step.dialogs.errors) == 1
    assert step.page.lista.ids() == tuple(arende.id for arende in step.akt.arenden)


# --- the ärende
def test_what_is_typed_in_the_rubrik_is_saved_when_the_field_is_left(step: Step, qtbot: QtBot) -> None:
    step.choose("Motion")
    step.page.lista.setFocus()
    qtbot.keyClick(step.page.lista, Qt.Key.Key_Return)
    rubrik = step.find(QLineEdit, "arende_rubrik")
    assert rubrik.hasFocus()
    qtbot.keyClicks(rubrik, "Motion om parker")
    assert "Motion om parker" not in step.rubriker
    step.page.lista.setFocus()
    assert "Motion om parker" in step.rubriker
    step.page._show_derived()
    assert "Motion om parker" in step.page.lista.currentItem().text()
    step.undo()
    assert rubrik.text() == "Motion – Skapa seniorboenden i alla kommundelar"


def test_an_empty_rubrik_is_refused_in_place(step: Step, qtbot: QtBot) -> None:
    step.choose("Motion")
    rubrik = step.find(QLineEdit, "arende_rubrik")
    before = rubrik.text()
    rubrik.setFocus()
    rubrik.selectAll()
    qtbot.keyClick(rubrik, Qt.Key.Key_Backspace)
    qtbot.keyClick(rubrik, Qt.Key.Key_Return)
    assert rubrik.text() == before
    assert before in step.rubriker
    assert step.dialogs.errors == []


def test_words_still_unsaved_go_to_the_arende_they_were_typed_in(step: Step, qtbot: QtBot) -> None:
    step.choose("Motion")
    motion = step.page.lista.current_id()
    dnr = step.find(QLineEdit, "arende_dnr")
    dnr.setFocus()
    dnr.selectAll()
    qtbot.keyClicks(dnr, "ÄLN 2026/99")
    step.choose("Närvaro")
    assert step.akt.arende(motion).dnr == "ÄLN 2026/99"
    assert dnr.text() == step.akt.arenden[1].dnr


def test_marks_and_type_are_one_click_each(step: Step) -> None:
    step.choose("Motion")
    motion = step.page.lista.current_id()
    step.find(QCheckBox, "arende_ar_sekretess").click()
    step.find(QCheckBox, "arende_takes_paragraf").click()
    assert step.akt.arende(motion).ar_sekretess
    assert step.akt.paragraf_of(motion) is None
    assert step.find(QLineEdit, "arende_sekretess_lagrum").isVisible()
    box = step.find(QComboBox, "arende_typ")
    box.setCurrentIndex(box.findData(Arendetyp.INFORMATION))
    box.activated.emit(box.currentIndex())
    assert step.akt.arende(motion).typ is Arendetyp.INFORMATION
    assert "Sekretess" in step.page.lista.currentItem().data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_beslutspunkt_is_added_typed_moved_and_removed(step: Step, qtbot: QtBot) -> None:
    step.choose("Motion")
    motion = step.page.lista.current_id()
    before = len(step.akt.beslutspunkter_of(motion))
    qtbot.keyClick(step.page, Qt.Key.Key_D, CTRL)
    edit = step.find(FormattedTextEdit, f"forslag_{before + 1}_text")
    assert edit.hasFocus()
    qtbot.keyClicks(edit, "Planen antas.")
    edit.flush()
    assert step.akt.beslutspunkter_of(motion)[-1].forslag.plain == "Planen antas."
    step.find(IconButton, f"forslag_{before + 1}_up").click()
    assert step.akt.beslutspunkter_of(motion)[before - 1].forslag.plain == "Planen antas."
    step.find(IconButton, f"forslag_{before}_remove").click()
    assert len(step.akt.beslutspunkter_of(motion)) == before
    step.undo()
    assert len(step.akt.beslutspunkter_of(motion)) == before + 1


def test_the_focus_stays_in_the_card_when_its_rows_are_removed(step: Step, qtbot: QtBot) -> None:
    step.choose("Motion")
    motion = step.page.lista.current_id()
    step.trigger("new_beslutspunkt")
    count = len(step.akt.beslutspunkter_of(motion))
    for left in range(count - 1, -1, -1):
        remove = step.find(IconButton, f"forslag_{left + 1}_remove")
        remove.setFocus()
        remove.click()
        assert len(step.akt.beslutspunkter_of(motion)) == left
        if left:
            assert step.find(IconButton, f"forslag_{left}_remove").hasFocus()
    assert step.page.focusWidget().objectName() == "add_forslag"


def test_a_section_is_added_and_typed(step: Step, qtbot: QtBot) -> None:
    step.choose("Verksamhetsbidrag")
    arende_id = step.page.lista.current_id()
    count = len(step.akt.avsnitt_of(arende_id))
    step.find(QPushButton, "add_avsnitt_barn").click()
    edit = step.find(FormattedTextEdit, f"avsnitt_{count + 1}_text")
    qtbot.keyClicks(edit, "Inga konsekvenser.")
    edit.flush()
    assert step.akt.avsnitt_of(arende_id)[-1].text.plain == "Inga konsekvenser."
    assert not step.find(QPushButton, "add_avsnitt_barn").isVisible()


def test_files_are_dropped_and_their_sending_chosen(step: Step, tmp_path: Path) -> None:
    step.choose("Verksamhetsbidrag")
    arende_id = step.page.lista.current_id()
    paths = [tmp_path / "Karta å.png", tmp_path / "Budget.xlsx"]
    for path in paths:
        path.write_bytes(b"innehall")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    move = Qt.DropAction.CopyAction
    event = QDropEvent(QPointF(5, 5), move, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    step.page._editor.dropEvent(event)
    bilagor = [b for b in step.akt.bilagor if b.arende_id == arende_id]
    assert [b.namn for b in bilagor][-2:] == ["Karta å.png", "Budget.xlsx"]
    box = step.find(QComboBox, f"bilaga_{len(bilagor)}_sent")
    box.setCurrentIndex(box.findData(Utsandning.DUKAS))
    box.activated.emit(box.currentIndex())
    assert [b for b in step.akt.bilagor if b.arende_id == arende_id][-1].utsandning is Utsandning.DUKAS


def test_an_empty_file_is_told_of_and_nothing_is_listed(step: Step, tmp_path: Path) -> None:
    step.choose("Verksamhetsbidrag")
    before = len(step.akt.bilagor)
    (tmp_path / "tom.txt").touch()
    step.dialogs.answers = [(tmp_path / "tom.txt",)]
    step.trigger("new_bilaga")
    assert len(step.dialogs.errors) == 1
    assert "tom" in step.dialogs.errors[0]
    assert len(step.akt.bilagor) == before


def test_recipient_bevakning_and_jav_are_typed(step: Step, qtbot: QtBot) -> None:
    step.choose("Verksamhetsbidrag")
    arende_id = step.page.lista.current_id()
    line = step.find(QLineEdit, "new_expediering")
    qtbot.keyClicks(line, "Kommunstyrelsen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [e.mottagare for e in step.akt.expedieringar if e.arende_id == arende_id][-1] == "Kommunstyrelsen"
    assert line.text() == ""
    day = step.find(DateEdit, "new_bevakning")
    qtbot.keyClicks(day.line, "1 november 2026")
    qtbot.keyClick(day.line, Qt.Key.Key_Return)
    assert [b.datum.isoformat() for b in step.akt.bevakningar if b.arende_id == arende_id][-1] == "2026-11-01"
    picker = step.find(PersonPicker, "new_jav")
    person_id = next(iter(picker._ids.values()))
    before = sum(j.arende_id == arende_id for j in step.akt.jav)
    picker.person_picked.emit(person_id)
    assert sum(j.arende_id == arende_id for j in step.akt.jav) == before + 1


# --- the meeting and its kallelse
def test_day_place_and_who_is_away_are_changed_beside_the_list(step: Step, qtbot: QtBot) -> None:
    qtbot.keyClick(step.page, Qt.Key.Key_F4)
    day = step.find(DateEdit, "mote_datum")
    assert day.line.hasFocus()
    day.line.setText("2026-04-23")
    qtbot.keyClick(day.line, Qt.Key.Key_Return)
    assert step.akt.sammantrade.datum.isoformat() == "2026-04-23"
    assert "16 april" in step.find(QLabel, "kallelse_due").text()
    step.find(QCheckBox, "mote_endast_pa_plats").click()
    assert step.akt.sammantrade.endast_pa_plats
    qtbot.keyClick(step.page, Qt.Key.Key_F2)
    assert step.page.lista.hasFocus()


def test_a_forhinder_gets_a_proposal_with_its_reason_and_the_ersattare_is_called(step: Step) -> None:
    step.trigger("show_mote")
    picker = step.find(PersonPicker, "new_forhinder")
    seats = (p.id for p in step.akt.personer if (m := step.akt.mandat_of(p.id)) and m.roll.ar_ledamot)
    person_id = next(one for one in seats if one in picker._ids.values())
    picker.person_picked.emit(person_id)
    away = sorted(step.akt.namn(one.person_id) for one in step.akt.forhinder)
    number = away.index(step.akt.namn(person_id)) + 1
    assert "Förslag:" in step.find(QLabel, f"forhinder_{number}_instead").text()
    step.find(QPushButton, f"forhinder_{number}_call").click()
    forhinder = next(one for one in step.akt.forhinder if one.person_id == person_id)
    assert forhinder.inkallad_person_id is not None
    assert step.akt.namn(forhinder.inkallad_person_id) in step.find(QLabel, f"forhinder_{number}_instead").text()
    step.undo()
    assert next(one for one in step.akt.forhinder if one.person_id == person_id).inkallad_person_id is None


def test_the_kallelse_is_sent_kept_and_found_to_be_changed(step: Step, tmp_path: Path, qtbot: QtBot) -> None:
    words = step.find(QLabel, "kallelse_chip")
    assert words.text() == "Kallelse senast 15 april"
    folder = tmp_path / "utskick"
    step.dialogs.answers = ["kallelse", folder]
    qtbot.keyClick(step.page, Qt.Key.Key_K, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert sorted(path.suffix for path in folder.iterdir()) == [".docx", ".pdf"]
    assert any(b.slag is Bilageslag.UTSKICK for b in step.akt.bilagor)
    assert words.text() == "Utskickad 12 april kl. 14.05"
    assert step.find(QLabel, "kallelse_words").text() == "Kallelsen stämmer med listan."
    step.choose("Motion")
    step.trigger("delete_arende")
    assert step.find(QLabel, "kallelse_words").text() == "Listan har ändrats sedan dess."
    line = step.find(QLineEdit, "new_arende_line")
    qtbot.keyClicks(line, "Sent inkommet")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert next(one for one in step.akt.arenden if one.rubrik == "Sent inkommet").ar_extra


def test_to_send_the_kallelse_is_not_what_is_to_be_done_once_the_sammantrade_has_begun(step: Step) -> None:
    first, later = step.find(QPushButton, "send_kallelse"), step.find(QPushButton, "send_kallelse_late")
    assert first.isVisible()
    assert not later.isVisible()
    step.desk.operations.run(lambda: open_sammantrade(step.kansli, step.akt.sammantrade.id, datetime(2026, 4, 22, 18)))
    assert not first.isVisible()
    assert later.isVisible()


def test_a_copy_is_saved_in_a_format_of_hers_without_being_sent(step: Step, tmp_path: Path) -> None:
    step.dialogs.answers = ["docx", tmp_path / "kopia"]
    step.trigger("save_kallelse")
    (path,) = (tmp_path / "kopia").iterdir()
    assert path.suffix == ".docx"
    assert step.akt.sammantrade.kallat_at is None
    assert step.dialogs.information == [f"Kallelsen är sparad som {path.name}."]


def test_a_folder_that_cannot_be_written_is_told_of_and_nothing_is_marked(step: Step, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    step.dialogs.answers = ["kallelse", tmp_path / "fil"]
    step.trigger("send_kallelse")
    assert len(step.dialogs.errors) == 1
    assert step.akt.sammantrade.kallat_at is None


@pytest.mark.parametrize("width", [1000, 1320])
def test_nothing_is_wider_than_the_window(step: Step, width: int) -> None:
    step.page.resize(width, 560)
    step.choose("Motion")
    assert step.page.minimumSizeHint().width() <= 1000


def test_after_the_end_a_section_of_what_happened_is_changed_with_a_reason_asked_once(step: Step, qtbot: QtBot) -> None:
    step.choose("Verksamhetsbidrag")
    arende_id = step.page.lista.current_id()
    set_avsnitt(step.kansli, arende_id, Avsnittsslag.BESLUTSGANG, plain_text("Alla var ense."))
    open_sammantrade(step.kansli, step.first.sammantrade.id)
    close_sammantrade(step.kansli, step.first.sammantrade.id)
    step.page.reload()
    number = len(step.akt.avsnitt_of(arende_id))
    edit = step.find(FormattedTextEdit, f"avsnitt_{number}_text")
    for answer, wanted in ((None, "Alla var ense."), ("Skrivfel", "Nej.Alla var ense.")):
        step.dialogs.answers.append(answer)
        edit.moveCursor(edit.textCursor().MoveOperation.Start)
        qtbot.keyClicks(edit, "Nej.")
        edit.flush()
        assert edit.text().plain == wanted
        assert step.akt.avsnitt_of(arende_id)[-1].text.plain == wanted
    step.find(IconButton, f"avsnitt_{number}_remove").click()
    assert len(step.akt.avsnitt_of(arende_id)) == number - 1
    said = [one.mening for one in list_andringar(step.kansli, step.first.sammantrade.id)]
    assert sum("(efter sammanträdet: Skrivfel)" in sentence for sentence in said) == 2
    assert len(step.dialogs.questions) == 2
