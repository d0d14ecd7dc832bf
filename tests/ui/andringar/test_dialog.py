"""Visa ändringar: every act with what it changed, of all or of one §."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import as_closed, make_akt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nacka_sekreterare.services.arende import update_arende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.justering import update_justering
from nacka_sekreterare.ui.andringar.dialog import AndringarDialog
from tests.ui.accessibility import check_page
from tests.ui.stores import make_kansli, store_akt


@pytest.fixture
def kansli(tmp_path: Path) -> Iterator[Kansli]:
    with make_kansli(tmp_path / "store") as desk:
        yield desk


def test_acts_are_listed_newest_first_and_filtered_by_paragraf(kansli: Kansli, qtbot: QtBot) -> None:
    akt = store_akt(kansli, as_closed(make_akt()))
    arende = next(a for a in akt.numrerade_arenden if akt.nummer_of(a.id) == 40)
    update_arende(kansli, arende.id, rubrik="Avgifter 2027")
    update_justering(kansli, akt.justeringar[0].id, plats="Kansliet")
    dialog = AndringarDialog(kansli, akt.sammantrade.id, None, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    check_page(dialog)
    texts = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert "plats" in texts[0]
    dialog.filter.setCurrentIndex([dialog.filter.itemData(n) for n in range(dialog.filter.count())].index(arende.id))
    assert dialog.list.count() < len(texts)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert arende.rubrik in words
    assert "Avgifter 2027" in words
