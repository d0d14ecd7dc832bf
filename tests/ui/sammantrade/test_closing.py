"""Closing the sammanträde: what is missing is listed with lagrum, one key leads to each §, and nothing is refused."""

from collections.abc import Callable

import pytest
from factories_services import Scene
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.ui.widgets.review_dialog import ReviewDialog
from tests.ui.accessibility import check_page
from tests.ui.sammantrade.conftest import Player

Key = Qt.Key
Play = Callable[..., Player]


def test_what_is_missing_is_listed_and_leads_to_its_paragraf(play: Play, scene: Scene) -> None:
    player = play()
    player.ctrl_shift(Key.Key_S)
    player.dialogs.answers.append(scene.arende("Bidrag").id)
    player.ctrl_shift(Key.Key_S)
    told = {finding.regel for finding in player.dialogs.findings}
    assert {"justerare_saknas", "paragraf_obehandlad"} <= told
    assert all(finding.lagrum for finding in player.dialogs.findings if finding.allvar is not Allvar.INFO)
    assert player.page.live.arende_id == scene.arende("Bidrag").id
    assert not scene.akt.sammantrade.ar_stangt_for_andring


def test_a_warning_never_blocks(play: Play, scene: Scene) -> None:
    player = play(True)
    player.ctrl_shift(Key.Key_S)
    player.ctrl_shift(Key.Key_S)
    assert any(finding.regel == "paragraf_obehandlad" for finding in player.dialogs.findings)
    assert scene.akt.sammantrade.ar_stangt_for_andring


@pytest.fixture
def dialog(qtbot: QtBot, scene: Scene) -> ReviewDialog:
    motion = scene.arende("Motion").id
    findings = (
        Finding(regel="a", allvar=Allvar.WARN, text="Ingen justerare.", lagrum="5 kap. 69 § kommunallagen"),
        Finding(regel="b", allvar=Allvar.INFO, text="Beslutet lyder annorlunda.", paragraf=5, arende_id=motion),
    )
    dialog = ReviewDialog("Avsluta kl. 20.15?", findings, "Avsluta", "Numren blir fasta.")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def test_everybody_can_use_the_list(dialog: ReviewDialog) -> None:
    check_page(dialog)
    assert dialog.list.item(0).text() == "Sammanträdet · Att se över\nIngen justerare. (5 kap. 69 § kommunallagen)"


def test_return_goes_to_the_paragraf_of_the_row(dialog: ReviewDialog, qtbot: QtBot, scene: Scene) -> None:
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert dialog.answer is False  # the first row is of no §
    qtbot.keyClick(dialog.list, Key.Key_Down)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    assert dialog.answer == scene.arende("Motion").id


@pytest.mark.parametrize(
    ("key", "modifier", "answer"),
    [
        (Key.Key_Return, Qt.KeyboardModifier.ControlModifier, True),
        (Key.Key_Escape, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_one_key_closes_and_one_stays(
    dialog: ReviewDialog, qtbot: QtBot, key: Key, modifier: Qt.KeyboardModifier, answer: bool
) -> None:
    qtbot.keyClick(dialog.list, key, modifier)
    assert dialog.answer is answer
    assert not dialog.isVisible()
