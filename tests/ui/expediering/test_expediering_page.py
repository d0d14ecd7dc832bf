"""Expediering through its real widgets: recipients, utdrag to a folder, what has gone, what is watched."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from factories import as_closed
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.paragraf import Fastgrund
from nacka_sekreterare.ui.actions import FRAME_ACTIONS, find_conflicts
from nacka_sekreterare.ui.expediering.actions import ACTIONS
from nacka_sekreterare.ui.expediering.page import ExpedieringPage
from tests.ui.accessibility import check_page
from tests.ui.steps import Opener, OpenStep, opener

CONTROL = Qt.KeyboardModifier.ControlModifier


class Step(OpenStep[ExpedieringPage]):
    def sent(self, number: int) -> dict[str, date | None]:
        key = self.arende(number)
        return {one.mottagare: one.skickat_date for one in self.akt.expedieringar if one.arende_id == key}

    def tick(self, number: int) -> None:
        for row in range(self.page.list.count()):
            if self.page.list.item(row).text().startswith(f"§ {number} "):
                self.page.list.item(row).setCheckState(Qt.CheckState.Checked)


@pytest.fixture
def open_step(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener[Step]]:
    with opener(Step, ExpedieringPage, (1300, 900), qtbot, tmp_path) as open_it:
        yield open_it


@pytest.fixture
def closed(open_step: Opener[Step]) -> Step:
    return open_step(as_closed)


def test_the_keys_contradict_no_others() -> None:
    assert not find_conflicts([*FRAME_ACTIONS, *ACTIONS])


def test_everybody_can_use_the_page(closed: Step) -> None:
    check_page(closed.page)


def test_the_first_paragraf_with_something_to_send_is_shown_and_what_is_left_is_told(closed: Step) -> None:
    rubrik = closed.page.findChild(QLabel, "expediering_rubrik")
    left = closed.page.findChild(QLabel, "expediering_left")
    assert rubrik is not None
    assert left is not None
    assert rubrik.text().startswith("Motion")
    assert "kvar i" in left.text()


def test_a_recipient_is_added_sent_to_with_one_key_and_taken_away(closed: Step, qtbot: QtBot) -> None:
    qtbot.keyClick(closed.page, Qt.Key.Key_M, CONTROL)
    new = closed.page.findChild(QLineEdit, "new_mottagare")
    assert new is not None
    qtbot.keyClicks(new, "Arkivet")
    qtbot.keyClick(new, Qt.Key.Key_Return)
    assert "Arkivet" in closed.sent(37)
    qtbot.keyClick(closed.page, Qt.Key.Key_Return, CONTROL)
    assert set(closed.sent(37).values()) == {date(2026, 4, 29)}


def test_a_recipient_is_renamed_where_it_stands(closed: Step, qtbot: QtBot) -> None:
    line = closed.page.findChild(QLineEdit, "mottagare_1")
    assert line is not None
    line.selectAll()
    qtbot.keyClicks(line, "Fullm.")
    closed.page.desk.operations.flush()
    assert list(closed.sent(37)) == ["Fullm."]


def test_an_utdrag_of_the_chosen_paragraf_lands_in_the_folder(closed: Step, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "utdrag å"
    closed.dialogs.answers.append(folder)
    qtbot.keyClick(closed.page, Qt.Key.Key_U, CONTROL)
    assert [path.name[-14:] for path in folder.iterdir()] == ["-utdrag-37.pdf"]


@pytest.mark.parametrize(("how", "count"), [("each", 2), ("together", 1)])
def test_several_paragrafer_give_one_utdrag_each_or_one(
    closed: Step, qtbot: QtBot, tmp_path: Path, how: str, count: int
) -> None:
    closed.tick(37)
    closed.tick(40)
    closed.dialogs.answers += [how, tmp_path / "ut"]
    qtbot.keyClick(closed.page, Qt.Key.Key_U, CONTROL)
    assert len(list((tmp_path / "ut").iterdir())) == count


def test_provisional_numbers_are_fixed_only_after_a_yes(open_step: Opener[Step], qtbot: QtBot, tmp_path: Path) -> None:
    def as_provisional(akt: Akt) -> Akt:
        akt = as_closed(akt)
        meeting = akt.sammantrade.model_copy(update={"avslutat_at": None, "ar_stangt_for_andring": False})
        paragrafer = tuple(p.model_copy(update={"nummer": None, "fastgrund": None}) for p in akt.paragrafer)
        return akt.model_copy(update={"sammantrade": meeting, "paragrafer": paragrafer})

    step = open_step(as_provisional)
    step.dialogs.answers.append(False)
    qtbot.keyClick(step.page, Qt.Key.Key_U, CONTROL)
    assert all(paragraf.nummer is None for paragraf in step.akt.paragrafer)
    step.dialogs.answers += [True, tmp_path / "ut"]
    qtbot.keyClick(step.page, Qt.Key.Key_U, CONTROL)
    assert any(paragraf.fastgrund is Fastgrund.UTDRAG for paragraf in step.akt.paragrafer)
    assert list((tmp_path / "ut").iterdir())


def test_a_bevakning_is_added_and_ticked_off(closed: Step, qtbot: QtBot) -> None:
    before = len(closed.akt.bevakningar)
    qtbot.keyClick(closed.page, Qt.Key.Key_B, CONTROL)
    text = closed.page.findChild(QLineEdit, "new_bevakning")
    day = closed.page.findChild(QLineEdit, "new_bevakning_day_line")
    add = closed.page.findChild(QPushButton, "add_bevakning")
    assert text is not None
    assert day is not None
    assert add is not None
    qtbot.keyClicks(text, "Redovisa utfallet")
    qtbot.keyClicks(day, "2026-05-10")
    add.click()
    assert len(closed.akt.bevakningar) == before + 1
    box = closed.page.findChild(QCheckBox, "klar_1")
    assert box is not None
    box.click()
    done = [one for one in closed.akt.bevakningar if one.ar_klar]
    assert [one.text for one in done] == ["Redovisa utfallet"]
