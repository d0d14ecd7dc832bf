"""Signing from the card: on paper by the printer, electronically by a file that goes out and comes back."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from signing import SIGNED_AT, sign

from nacka_sekreterare.documents.page_image import paint_pages
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.justering import Justering, Signatarstatus, Underskriftsformat, Underskriftssatt
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.beslut import set_beslutstext
from nacka_sekreterare.services.justering import remove_justering
from nacka_sekreterare.services.organ import update_installningar
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.ui.justering.underskrift_acts import UnderskriftActs
from nacka_sekreterare.ui.justering.undertecknad_dialog import UndertecknadDialog
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from tests.ui.accessibility import check_page
from tests.ui.fakes import pdf_printer
from tests.ui.test_printing import make_pdf

Step = Any
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def main(closed: Step) -> Step:
    """One justering alone: that of the protokoll."""
    for omedelbar in [one for one in closed.akt.justeringar if one.ar_omedelbar]:
        remove_justering(closed.kansli, omedelbar.id)
    closed.page.reload()
    return closed


@pytest.fixture
def electronic(main: Step) -> Step:
    main.find(QRadioButton, "underskriftssatt_elektronisk_0").click()
    assert _justering(main).ar_elektronisk
    return main


@pytest.fixture
def sent(electronic: Step, qtbot: QtBot, tmp_path: Path) -> Step:
    electronic.dialogs.answers.append(tmp_path / "för underskrift.pdf")
    qtbot.keyClick(electronic.page, Qt.Key.Key_U, CONTROL | SHIFT)
    return electronic


def _justering(step: Step) -> Justering:
    (justering,) = step.akt.justeringar
    assert isinstance(justering, Justering)
    return justering


def _state(step: Step) -> str:
    return str(step.find(QLabel, "underskrift_state_0").text())


def _result(step: Step) -> str:
    return str(step.page.cards[_justering(step).id].result.notice.accessibleName())


def _names(step: Step) -> list[str]:
    return [step.akt.person(signatar.person_id).namn for signatar in _signatarer(step)]


def _signatarer(step: Step) -> list[Any]:
    roles = ["sekreterare", "ordforande", "justerare"]
    return sorted(step.akt.signatarer, key=lambda one: (roles.index(one.roll), one.ordning))


def _signed_by(step: Step, tmp_path: Path, *names: str) -> Path:
    """The sent file with the signatures of some, each in the next field."""
    data = (tmp_path / "för underskrift.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as opened:
        fields = [str(field.T) for field in opened.Root.AcroForm.Fields]
    for field, name in zip(fields, names, strict=False):
        data = sign(data, field, name)
    path = tmp_path / "undertecknat å.pdf"
    path.write_bytes(data)
    return path


def _dialog(step: Step) -> UndertecknadDialog:
    found = step.page.findChild(UndertecknadDialog)
    assert isinstance(found, UndertecknadDialog)
    return found


def _read(step: Step, qtbot: QtBot, path: Path) -> UndertecknadDialog:
    step.dialogs.answers.append(path)
    qtbot.keyClick(step.page, Qt.Key.Key_L, CONTROL)
    return _dialog(step)


# --- how it is signed ------------------------------------------------------------------------------------------------
def test_the_way_of_signing_is_chosen_and_undone(electronic: Step) -> None:
    assert electronic.find(QRadioButton, "underskriftssatt_elektronisk_0").isChecked()
    electronic.page.desk.operations.run(lambda: undo(electronic.kansli))
    assert _justering(electronic).underskriftssatt is Underskriftssatt.PAPPER
    assert electronic.find(QRadioButton, "underskriftssatt_papper_0").isChecked()


def test_when_somebody_has_signed_the_way_stands_with_its_reason(main: Step, qtbot: QtBot) -> None:
    qtbot.keyClick(main.page, Qt.Key.Key_1, CONTROL)
    main.find(QPushButton, "next_status_0_1").click()
    assert "har redan undertecknat på papper" in main.find(QLabel, "underskriftssatt_hinder_0").text()
    assert not main.find(QRadioButton, "underskriftssatt_elektronisk_0").isVisible()


# --- on paper ---------------------------------------------------------------------------------------------------------
def test_the_copy_for_ink_is_printed_with_one_key(main: Step, qtbot: QtBot, tmp_path: Path) -> None:
    main.dialogs.answers.append(pdf_printer(tmp_path / "ut.pdf"))
    qtbot.keyClick(main.page, Qt.Key.Key_P, CONTROL)
    assert main.dialogs.questions[-1].startswith("Skriv ut Protokoll för underskrift")
    images = paint_pages((tmp_path / "ut.pdf").read_bytes(), [(page, page) for page in range(3)], 200)
    assert len(images) == 3
    assert all(min(image.pixels[::4]) < 200 for image in images)
    assert "Sparad som ut.pdf." in _result(main)


def test_the_copy_can_be_opened_too_and_word_is_opened_where_word_is_signed(
    main: Step, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[Path] = []

    def show_path(_self: UnderskriftActs, path: Path) -> bool:
        shown.append(path)
        return True

    monkeypatch.setattr(UnderskriftActs, "show_path", show_path)
    main.find(QPushButton, "oppna_underskrift_0").click()
    organ = main.akt.organ
    main.page.desk.operations.run(
        lambda: update_installningar(main.kansli, organ.id, underskriftsformat=Underskriftsformat.DOCX)
    )
    assert not main.find(QPushButton, "skriv_ut_0").isVisible()
    qtbot.keyClick(main.page, Qt.Key.Key_P, CONTROL)  # printed from Word
    assert [path.suffix for path in shown] == [".pdf", ".docx"]
    assert all(path.is_file() for path in shown)


# --- sending ----------------------------------------------------------------------------------------------------------
def test_a_protokoll_is_not_sent_before_the_sammantrade_is_closed(electronic: Step) -> None:
    electronic.dialogs.answers.append("Ett ärende glömdes")
    electronic.page.actions_by_id["oppna_igen"].trigger()
    assert _state(electronic) == "Avsluta sammanträdet innan protokollet skickas för underskrift."
    assert not electronic.find(QPushButton, "underskrift_0").isEnabled()


def test_the_file_goes_out_is_kept_and_what_comes_next_is_told(sent: Step, tmp_path: Path) -> None:
    kept = next(b for b in sent.akt.bilagor if b.slag is Bilageslag.FOR_UNDERSKRIFT and b.namn.endswith(".pdf"))
    assert sent.kansli.store.bilagor.read(kept.sha256) == (tmp_path / "för underskrift.pdf").read_bytes()
    assert _state(sent).startswith("Skickad för underskrift 29 april kl. 08.41.")
    assert "e-tjänst" in _result(sent)
    assert sent.find(QLabel, "underskriftssatt_hinder_0").text() == "Sättet kan bytas när filen har tagits tillbaka."
    check_page(sent.page)


def test_the_same_file_is_given_out_again(sent: Step, tmp_path: Path) -> None:
    sent.dialogs.answers.append(tmp_path / "igen.pdf")
    sent.find(QPushButton, "spara_igen_0").click()
    assert (tmp_path / "igen.pdf").read_bytes() == (tmp_path / "för underskrift.pdf").read_bytes()


def test_it_is_told_when_the_words_change_and_not_when_they_change_back(sent: Step) -> None:
    notice = sent.find(InlineNotice, "underskrift_changed_0")
    assert not notice.isVisible()
    punkt = sent.akt.beslutspunkter[0]
    sent.page.desk.operations.run(
        lambda: set_beslutstext(sent.kansli, punkt.id, plain_text("En annan lydelse."), orsak="fel ord")
    )
    assert notice.isVisible()
    assert "har ändrats sedan filen skickades" in notice.accessibleName()
    sent.page.desk.operations.run(lambda: undo(sent.kansli))
    assert not notice.isVisible()


def test_what_was_told_of_a_file_goes_when_it_is_undone(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    assert "Ladda upp filen" in _result(sent)
    _read(sent, qtbot, _signed_by(sent, tmp_path, _names(sent)[0])).register()
    assert "sparad exakt som den kom" in _result(sent)
    for _ in range(2):
        sent.page.desk.operations.run(lambda: undo(sent.kansli))
        assert sent.page.cards[_justering(sent).id].result.isHidden()


def test_what_was_sent_is_taken_back(sent: Step) -> None:
    sent.page.actions_by_id["ta_tillbaka"].trigger()
    assert not [b for b in sent.akt.bilagor if b.slag is Bilageslag.FOR_UNDERSKRIFT]
    assert "kommunens e-tjänst" in _result(sent)
    assert sent.find(QRadioButton, "underskriftssatt_papper_0").isVisible()
    assert not sent.page.actions_by_id["las_undertecknad"].isEnabled()


# --- coming back ------------------------------------------------------------------------------------------------------
def test_a_signed_file_is_judged_matched_and_registered(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    names = _names(sent)
    dialog = _read(sent, qtbot, _signed_by(sent, tmp_path, *names[:2]))
    with qtbot.waitExposed(dialog):
        dialog.show()
    check_page(dialog)
    assert dialog.fil_notice.accessibleName() == "Samma fil som skickades, med underskrifter tillagda."
    assert [card.signatar_id for card in dialog.cards] == [s.id for s in _signatarer(sent)[:2]]
    assert [card.day.value() for card in dialog.cards] == [SIGNED_AT.astimezone().date()] * 2
    assert names[2] in dialog.left.text()
    assert names[0] not in dialog.left.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return, CONTROL)
    statuses = [s.status is Signatarstatus.UNDERTECKNAT for s in _signatarer(sent)]
    assert statuses == [True, True, *[False] * (len(names) - 2)]
    assert "Återstår: " in _state(sent)
    kept = next(b for b in sent.akt.bilagor if b.slag is Bilageslag.UNDERTECKNAT)
    assert sent.kansli.store.bilagor.read(kept.sha256) == (tmp_path / "undertecknat å.pdf").read_bytes()
    sent.page.desk.operations.run(lambda: undo(sent.kansli))
    assert not [s for s in _signatarer(sent) if s.status is Signatarstatus.UNDERTECKNAT]


def test_a_day_is_changed_and_a_signature_unmatched(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    names = _names(sent)
    dialog = _read(sent, qtbot, _signed_by(sent, tmp_path, *names[:2]))
    dialog.findChild(QComboBox, "signatur_signatar_2").setCurrentIndex(0)
    assert not dialog.cards[1].day.isEnabled()
    assert names[1] in dialog.left.text()
    dialog.findChild(DateEdit, "signatur_dag_1").line.setText("")
    dialog.register()
    assert "Skriv vilken dag" in dialog.fault.accessibleName()
    dialog.findChild(DateEdit, "signatur_dag_1").line.setText("2026-05-28")
    dialog.register()
    signed = [s for s in _signatarer(sent) if s.status is Signatarstatus.UNDERTECKNAT]
    assert [(s.id, s.undertecknat_date) for s in signed] == [(_signatarer(sent)[0].id, date(2026, 5, 28))]


def test_two_signatures_of_one_person_are_refused_in_a_sentence(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _read(sent, qtbot, _signed_by(sent, tmp_path, *_names(sent)[:2]))
    dialog.cards[1].signatar.setCurrentIndex(dialog.cards[0].signatar.currentIndex())
    dialog.register()
    assert "har två underskrifter" in dialog.fault.accessibleName()
    assert not [b for b in sent.akt.bilagor if b.slag is Bilageslag.UNDERTECKNAT]


def test_a_stranger_is_matched_by_the_field_and_can_be_unmatched(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _read(sent, qtbot, _signed_by(sent, tmp_path, "Tora Främling"))
    assert dialog.cards[0].accessibleName() == "Underskrift 1: Tora Främling"
    sent.dialogs.answers.append(False)
    dialog.cards[0].signatar.setCurrentIndex(0)
    dialog.register()
    assert sent.dialogs.questions[-1] == "Ingen underskrift registreras. Spara filen ändå?"
    assert not [b for b in sent.akt.bilagor if b.slag is Bilageslag.UNDERTECKNAT]


def test_another_file_is_told_apart_and_asked_about(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "annan.pdf"
    other.write_bytes(make_pdf((595.0, 842.0)))
    dialog = _read(sent, qtbot, other)
    assert dialog.fil_notice.accessibleName().startswith("Filen skiljer sig")
    sent.dialogs.answers.append(True)
    dialog.register()
    assert sent.dialogs.questions[-1].startswith("Filen skiljer sig")
    assert [b.namn for b in sent.akt.bilagor if b.slag is Bilageslag.UNDERTECKNAT] == ["annan.pdf"]


def test_a_signed_protokoll_is_taken_back_only_after_a_question(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    _read(sent, qtbot, _signed_by(sent, tmp_path, _names(sent)[0])).register()
    sent.dialogs.answers += [False, True]
    sent.find(QPushButton, "ta_tillbaka_0").click()
    assert [b for b in sent.akt.bilagor if b.slag is Bilageslag.UNDERTECKNAT]
    sent.find(QPushButton, "ta_tillbaka_0").click()
    assert not [b for b in sent.akt.bilagor if b.slag is Bilageslag.UNDERTECKNAT]


def test_when_all_have_signed_the_justering_is_what_is_left_to_do(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    _read(sent, qtbot, _signed_by(sent, tmp_path, *_names(sent))).register()
    assert _state(sent).endswith("Alla har undertecknat.")
    card = sent.page.cards[_justering(sent).id]
    assert card.buttons["klar"].look == "primary"
    sent.dialogs.answers.append(True)
    card.complete()
    kept = next(b for b in sent.akt.bilagor if b.slag is Bilageslag.JUSTERAT and b.namn.endswith(".pdf"))
    assert sent.kansli.store.bilagor.read(kept.sha256) == (tmp_path / "undertecknat å.pdf").read_bytes()
    assert not card.underskrift.isVisible()


def test_what_is_missing_is_told_before_it_is_done(sent: Step, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def ask(_question: str, *, detail: str = "", **_: object) -> bool:
        told.append(detail)
        return False

    monkeypatch.setattr(sent.dialogs, "ask", ask)
    sent.page.cards[_justering(sent).id].complete()
    assert told[0].startswith("Ingen undertecknad fil är inläst. Inte registrerade som undertecknade")
    assert all(name in told[0] for name in _names(sent))


def test_a_file_that_nobody_has_signed_is_told_apart(sent: Step, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _read(sent, qtbot, tmp_path / "för underskrift.pdf")
    assert dialog.fil_notice.accessibleName() == "Det är filen som skickades, men ingen har undertecknat den."
    assert not dialog.cards
    sent.dialogs.answers.append(False)
    dialog.register()
    assert not [b for b in sent.akt.bilagor if b.slag is Bilageslag.UNDERTECKNAT]


def _drag(card: QWidget, path: Path) -> QDropEvent:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    action, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, mime, buttons, keys)
    enter.ignore()
    card.dragEnterEvent(enter)
    if enter.isAccepted():
        card.dropEvent(QDropEvent(QPointF(5, 5), action, mime, buttons, keys))
    return enter


def test_a_file_is_read_when_it_is_dragged_to_the_card_but_only_while_one_is_out(sent: Step, tmp_path: Path) -> None:
    path = _signed_by(sent, tmp_path, _names(sent)[0])
    card = sent.page.cards[_justering(sent).id]
    assert _drag(card, path).isAccepted()
    assert len(_dialog(sent).cards) == 1
    _dialog(sent).reject()
    sent.page.actions_by_id["ta_tillbaka"].trigger()
    assert not _drag(card, path).isAccepted()


# --- the bevis --------------------------------------------------------------------------------------------------------
def test_the_bevis_is_a_document_of_its_own_and_is_given(electronic: Step, tmp_path: Path) -> None:
    assert "egen handling" in electronic.find(QLabel, "bevis_words_0").text()
    assert electronic.find(QLabel, "bevis_words_0").isVisible()
    button = electronic.find(QPushButton, "anslag_pdf_0")
    assert button.text() == "Anslag och bevis som PDF"
    electronic.dialogs.answers.append(tmp_path)
    button.click()
    assert [path for path in tmp_path.iterdir() if "anslag" in path.name]
