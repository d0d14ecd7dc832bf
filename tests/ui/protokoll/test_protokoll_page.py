"""Protokoll through its real widgets: what is typed is saved, marked as hers, and seen on the real page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from nacka_sekreterare.documents.page_image import paint_pages
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.protokollstext import generate, protokollsavsnitt
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.beslut import set_beslutstext
from nacka_sekreterare.services.history import list_andringar
from nacka_sekreterare.services.yrkande import add_yrkande
from nacka_sekreterare.ui.actions import FRAME_ACTIONS, find_conflicts
from nacka_sekreterare.ui.avsnitt.part_card import PartCard
from nacka_sekreterare.ui.protokoll.actions import ACTIONS
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from tests.ui.accessibility import check_page
from tests.ui.fakes import pdf_printer

Step = Any
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _card(step: Step, slag: Avsnittsslag | None) -> PartCard:
    found: Iterator[PartCard] = (c for c in step.page.editor.cards if c.part.slag is slag)
    return next(found)


def _type(qtbot: QtBot, card: PartCard, text: str) -> None:
    card.edit.setFocus()
    card.edit.selectAll()
    qtbot.keyClicks(card.edit, text)
    card.edit.flush()


def test_the_keys_contradict_no_others() -> None:
    assert not find_conflicts([*FRAME_ACTIONS, *ACTIONS])


@pytest.mark.parametrize("state", ["closed", "approved", "running"])
def test_everybody_can_use_the_page(state: str, request: pytest.FixtureRequest) -> None:
    check_page(request.getfixturevalue(state).page)


def test_the_sections_stand_in_the_order_in_which_they_are_printed(running: Step) -> None:
    running.go_to(37)
    akt, arende_id = running.akt, running.arende(37)
    wanted = [section.rubrik for section in protokollsavsnitt(akt, arende_id)]
    headings = [card.part.rubrik for card in running.page.editor.cards]
    assert list(dict.fromkeys(heading.split(",")[0] for heading in headings)) == wanted


def test_a_generated_section_that_is_typed_in_becomes_hers_and_can_be_taken_back(running: Step, qtbot: QtBot) -> None:
    running.go_to(37)
    arende_id = running.arende(37)
    generated = generate(running.akt, arende_id, Avsnittsslag.YRKANDEN)
    assert not generated.is_empty
    _type(qtbot, _card(running, Avsnittsslag.YRKANDEN), "Alla yrkar bifall.")
    card = _card(running, Avsnittsslag.YRKANDEN)
    qtbot.waitUntil(lambda: card.part.ar_egen)
    assert running.akt.avsnitt_of(arende_id, Avsnittsslag.YRKANDEN)[0].text.plain == "Alla yrkar bifall."
    qtbot.keyClick(card.edit, Qt.Key.Key_X, CONTROL | SHIFT)
    assert not running.akt.avsnitt_of(arende_id, Avsnittsslag.YRKANDEN)
    qtbot.waitUntil(lambda: _card(running, Avsnittsslag.YRKANDEN).edit.text().plain == generated.plain)


def test_an_emptied_section_is_left_alone_until_she_leaves_it(running: Step, qtbot: QtBot) -> None:
    running.go_to(37)
    card = _card(running, Avsnittsslag.YRKANDEN)
    card.edit.setFocus()
    card.edit.selectAll()
    qtbot.keyClick(card.edit, Qt.Key.Key_Delete)
    card.edit.flush()
    assert card.edit.text().is_empty
    running.page.list.setFocus()
    assert not _card(running, Avsnittsslag.YRKANDEN).edit.text().is_empty


def test_before_the_end_the_beslut_is_worded_freely(running: Step, qtbot: QtBot) -> None:
    running.go_to(40)
    card = next(c for c in running.page.editor.cards if c.part.ar_beslut)
    _type(qtbot, card, "Avgiften blir 250 kronor.")
    assert running.akt.beslutspunkter_of(running.arende(40))[0].beslut.plain == "Avgiften blir 250 kronor."


def test_after_the_end_a_beslut_is_changed_with_a_reason_asked_once(closed: Step, qtbot: QtBot) -> None:
    closed.go_to(40)
    beslut = next(c for c in closed.page.editor.cards if c.part.ar_beslut)
    assert beslut.edit.isReadOnly()
    closed.dialogs.answers.append("skrivfel")
    qtbot.keyClick(closed.page, Qt.Key.Key_F2)
    beslut = next(c for c in closed.page.editor.cards if c.part.ar_beslut)
    assert not beslut.edit.isReadOnly()
    _type(qtbot, beslut, "Avgiften blir 240 kronor.")
    _type(qtbot, beslut, "Avgiften blir 245 kronor.")
    assert closed.akt.beslutspunkter_of(closed.arende(40))[0].beslut.plain == "Avgiften blir 245 kronor."
    assert len(closed.dialogs.questions) == 1


def test_after_the_end_what_happened_is_changed_with_the_same_reason(closed: Step, qtbot: QtBot) -> None:
    closed.go_to(37)
    arende_id = closed.arende(37)
    assert _card(closed, Avsnittsslag.YRKANDEN).edit.isReadOnly()
    closed.dialogs.answers.append("skrivfel")
    _card(closed, Avsnittsslag.YRKANDEN).edit.setFocus()
    qtbot.keyClick(closed.page, Qt.Key.Key_F2)
    card = _card(closed, Avsnittsslag.YRKANDEN)
    assert card.edit.hasFocus()
    _type(qtbot, card, "Alla yrkar bifall.")
    assert closed.akt.avsnitt_of(arende_id, Avsnittsslag.YRKANDEN)[0].text.plain == "Alla yrkar bifall."
    closed.page.editor.restore_current()
    assert not closed.akt.avsnitt_of(arende_id, Avsnittsslag.YRKANDEN)
    said = [one.mening for one in list_andringar(closed.kansli, closed.sammantrade_id)]
    assert sum("(efter sammanträdet: skrivfel)" in sentence for sentence in said) == 2
    assert len(closed.dialogs.questions) == 1


def test_a_section_of_what_happened_is_not_added_when_she_backs_out(closed: Step) -> None:
    closed.go_to(40)
    closed.dialogs.answers.append(None)
    before = [card.part.key for card in closed.page.editor.cards]
    closed.page.editor.open_section(Avsnittsslag.BESLUTSGANG)
    assert [card.part.key for card in closed.page.editor.cards] == before


def test_the_format_buttons_stand_above_the_text_that_is_written_in(running: Step) -> None:
    running.go_to(37)
    first, second = running.page.editor.cards[:2]
    for card, other in ((first, second), (second, first)):
        card.edit.setFocus()
        assert [bar.isHidden() for bar in card.findChildren(FormatBar)] == [False]
        assert [bar.isHidden() for bar in other.findChildren(FormatBar)] == [True]
    running.page.list.setFocus()
    assert all(bar.isHidden() for bar in running.page.findChildren(FormatBar))


def test_what_is_justerat_can_only_be_read(approved: Step) -> None:
    approved.go_to(37)
    assert approved.page.editor.cards
    assert all(card.edit.isReadOnly() for card in approved.page.editor.cards)


def test_a_section_that_is_missing_is_added(running: Step, qtbot: QtBot) -> None:
    running.go_to(40)
    slag = Avsnittsslag.EKONOMI
    running.page.editor.open_section(slag)
    _type(qtbot, _card(running, slag), "Inga konsekvenser.")
    assert running.akt.avsnitt_of(running.arende(40), slag)[0].text.plain == "Inga konsekvenser."


def test_the_page_shows_what_was_typed_and_goes_to_the_paragraf(running: Step, qtbot: QtBot) -> None:
    running.go_to(40)
    view = running.page.preview.view
    assert view.verticalScrollBar().value() > 0
    assert "§ 40" in view.text_of(view.page).replace("\xa0", " ")
    card = next(c for c in running.page.editor.cards if c.part.ar_beslut)
    card.edit.setFocus()
    card.edit.selectAll()
    qtbot.keyClicks(card.edit, "Hittegods")

    def is_printed() -> bool:
        return any("Hittegods" in view.text_of(page) for page in range(view.page_count))

    qtbot.waitUntil(is_printed, timeout=5000)


def test_each_document_can_be_looked_at(running: Step) -> None:
    choice: QComboBox = running.page.preview.choice
    seen = set()
    for index in range(choice.count()):
        choice.setCurrentIndex(index)
        seen.add(running.page.preview.view.text_of(0))
    assert len(seen) == choice.count()


def test_a_change_from_elsewhere_is_shown(running: Step) -> None:
    running.go_to(40)
    punkt = running.akt.beslutspunkter_of(running.arende(40))[0]
    running.page.desk.operations.run(lambda: set_beslutstext(running.kansli, punkt.id, plain_text("Ny lydelse.")))
    assert next(c for c in running.page.editor.cards if c.part.ar_beslut).edit.text().plain == "Ny lydelse."


def test_the_keys_go_between_the_paragrafer(running: Step, qtbot: QtBot) -> None:
    qtbot.keyClick(running.page, Qt.Key.Key_Down, CONTROL)
    label = running.page.findChild(QLabel, "protokoll_number")
    assert label is not None
    assert label.text() == "§ 34"


def test_the_history_opens_at_the_paragraf(running: Step, qtbot: QtBot) -> None:
    running.go_to(40)
    qtbot.keyClick(running.page, Qt.Key.Key_H, CONTROL | SHIFT)
    dialog = running.page.findChild(QPushButton, "andringar_close")
    assert dialog is not None
    filter_box = running.page.findChild(QComboBox, "andringar_filter")
    assert filter_box is not None
    assert filter_box.currentText().startswith("§ 40")
    dialog.click()


def test_a_section_whose_ground_has_changed_is_marked_and_kept_with_one_key(running: Step, qtbot: QtBot) -> None:
    running.go_to(37)
    arende_id = running.arende(37)
    _type(qtbot, _card(running, Avsnittsslag.YRKANDEN), "Alla yrkar bifall.")
    person = running.akt.mandat[0].person_id
    running.page.desk.operations.run(lambda: add_yrkande(running.kansli, arende_id, Yrkandeslag.AVSLAG, [person]))
    card = _card(running, Avsnittsslag.YRKANDEN)
    assert not card.difference.isHidden()
    assert "yrkar avslag på förslaget.” är tillagt" in card.difference.accessibleName()
    assert card.edit.text().plain == "Alla yrkar bifall."
    qtbot.keyClick(card.edit, Qt.Key.Key_B, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: not _card(running, Avsnittsslag.YRKANDEN).part.ar_inaktuell)
    card = _card(running, Avsnittsslag.YRKANDEN)
    assert card.part.ar_egen
    assert card.difference.isHidden()


def test_a_beslut_changed_since_the_klubbslag_shows_the_difference_and_the_reason(closed: Step, qtbot: QtBot) -> None:
    closed.go_to(40)
    arende_id, punkt = closed.arende(40), closed.akt.beslutspunkter_of(closed.arende(40))[0]
    with closed.kansli.act("picture", "picture") as tx:
        tx.change(Beslutspunkt, punkt.id, klubbat_beslut=punkt.lydelse)
    set_beslutstext(closed.kansli, punkt.id, plain_text("Avgiften blir 245 kronor."), orsak="skrivfel")
    closed.page.reload()
    card = next(c for c in closed.page.editor.cards if c.part.ar_beslut)
    assert not card.difference.isHidden()
    assert card.difference.accessibleName().startswith("Ändrat sedan klubbslaget: ")
    assert not card.edit.isReadOnly()  # the reason is kept with the §
    assert closed.akt.paragraf_of(arende_id).andringsorsak == "skrivfel"
    assert not closed.dialogs.questions


def test_the_document_that_is_shown_is_printed_with_what_was_just_typed(
    running: Step, qtbot: QtBot, tmp_path: Path
) -> None:
    card = next(c for c in running.page.editor.cards if c.part.ar_beslut)
    card.edit.setFocus()
    qtbot.keyClicks(card.edit, "Hittegods")
    running.dialogs.answers.append(pdf_printer(tmp_path / "ut å.pdf"))
    qtbot.keyClick(running.page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    count = running.page.preview.view.page_count
    assert running.dialogs.questions[-1] == f"Skriv ut Protokoll: {count} sidor"
    printed = (tmp_path / "ut å.pdf").read_bytes()
    images = paint_pages(printed, [(page, page) for page in range(count + 1)], 200)
    assert len(images) == count
    assert all(min(image.pixels[::4]) < 200 for image in images)  # none is blank
    assert running.page.preview.print_button.isEnabled()


def test_a_document_that_cannot_be_made_is_not_printed_but_told_of(running: Step) -> None:
    running.dialogs.expects_errors = True
    preview = running.page.preview
    preview.choice.setCurrentIndex(preview.choice.findData("anslag"))
    if preview.answer is not None and preview.answer.sentence:
        preview.print_document()
        assert running.dialogs.errors == [preview.answer.sentence]


def test_the_mouse_makes_the_page_larger_and_smaller(running: Step) -> None:
    preview = running.page.preview
    preview.larger.click()
    assert preview.view.zoom > 1
    preview.smaller.click()
    preview.smaller.click()
    assert preview.view.zoom < 1
