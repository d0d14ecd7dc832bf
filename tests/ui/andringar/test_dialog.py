"""Visa ändringar: every act with what it changed, of all or of one §."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from factories import as_closed, as_planned, make_akt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.arende import update_arende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.justering import update_justering
from nacka_sekreterare.services.narvaro import record_avgang
from nacka_sekreterare.services.narvarolinje import Tidpunkt
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.services.yrkande import add_yrkande, withdraw_yrkande
from nacka_sekreterare.ui.andringar.dialog import AndringarDialog
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from tests.ui.accessibility import check_page
from tests.ui.stores import make_kansli, store_akt


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "store") as desk:
        yield desk


def open_dialog(kansli: Kansli, akt: Akt, qtbot: QtBot) -> AndringarDialog:
    dialog = AndringarDialog(kansli, akt.sammantrade.id, None, None)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def texts(dialog: AndringarDialog) -> list[str]:
    return [dialog.model.index(row).data() for row in range(dialog.model.rowCount())]


def choose(box: QComboBox, wanted: object) -> None:
    box.setCurrentIndex([box.itemData(index) for index in range(box.count())].index(wanted))


def test_acts_stand_in_the_order_they_were_recorded_and_are_filtered_by_paragraf(kansli: Kansli, qtbot: QtBot) -> None:
    akt = store_akt(kansli, as_closed(make_akt()))
    arende = next(a for a in akt.numrerade_arenden if akt.nummer_of(a.id) == 40)
    update_arende(kansli, arende.id, rubrik="Avgifter 2027")
    update_justering(kansli, akt.justeringar[0].id, plats="Kansliet")
    dialog = open_dialog(kansli, akt, qtbot)
    check_page(dialog)
    shown = texts(dialog)
    assert shown[0] == "onsdag 29 april 2026"
    assert "plats" in shown[-1]
    assert dialog.list.currentIndex().row() == len(shown) - 1
    choose(dialog.filter, arende.id)
    assert len(texts(dialog)) < len(shown)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert arende.rubrik in words
    assert "Avgifter 2027" in words


def test_they_are_filtered_by_person_and_copied_as_text(kansli: Kansli, qtbot: QtBot) -> None:
    akt = store_akt(kansli, as_planned(make_akt()))
    arende, person = akt.numrerade_arenden[5], akt.mandat[3].person_id
    yrkande = add_yrkande(kansli, arende.id, Yrkandeslag.AVSLAG, [person]).value
    add_yrkande(kansli, arende.id, Yrkandeslag.BIFALL, [akt.mandat[4].person_id])
    withdraw_yrkande(kansli, yrkande.id)
    undo(kansli)
    dialog = open_dialog(kansli, akt, qtbot)
    choose(dialog.people, person)
    moved, withdrawn = texts(dialog)[-2:]
    assert (akt.namn(person) in moved, "återkallat" in withdrawn) == (True, True)
    assert "Ångrat kl. 08.41" in [label.text() for label in dialog.findChildren(QLabel)]
    copy = dialog.findChild(SecondaryButton, "andringar_copy")
    assert copy is not None
    copy.click()
    copied = QApplication.clipboard().text()
    assert copied.splitlines()[-1] == f"08.41  {withdrawn} (ångrat 08.41)"


def test_what_holds_from_another_time_says_so_and_never_looks_like_it(kansli: Kansli, qtbot: QtBot) -> None:
    akt = store_akt(kansli, as_planned(make_akt()))
    when = Tidpunkt(klockslag_at=datetime(2026, 4, 29, 8, 12))
    record_avgang(kansli, akt.sammantrade.id, akt.mandat[3].person_id, when)
    dialog = open_dialog(kansli, akt, qtbot)
    assert {"Antecknat onsdag 29 april 2026 kl. 08.41", "Gäller kl. 08.12"} <= {
        label.text() for label in dialog.findChildren(QLabel)
    }
    row = dialog.model.index(dialog.model.rowCount() - 1)
    assert row.data(int(Qt.ItemDataRole.AccessibleTextRole)).startswith("Antecknat 08.41: ")
    assert row.data(int(Qt.ItemDataRole.AccessibleTextRole)).endswith(", gäller 08.12")


def test_a_sammantrade_where_nothing_has_been_done_says_so(kansli: Kansli, qtbot: QtBot) -> None:
    akt = store_akt(kansli, as_planned(make_akt()))
    dialog = open_dialog(kansli, akt, qtbot)
    choose(dialog.people, akt.mandat[2].person_id)
    choose(dialog.filter, akt.arenden[-1].id)
    dialog.model.show_handelser(())
    dialog._show_detail()
    assert "Inget har ändrats här än." in [label.text() for label in dialog.findChildren(QLabel)]
