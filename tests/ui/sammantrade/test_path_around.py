"""What surrounds the path: omedelbar justering in the room, ärenden moved on, the states of a motivering, pauses."""

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from factories_services import Scene
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from still_clock import Clock

from nacka_sekreterare.documents.page_image import read_pages
from nacka_sekreterare.domain.justering import Underskriftsformat, Underskriftssatt
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Motiveringsstatus
from nacka_sekreterare.services.arende import update_arende
from nacka_sekreterare.services.organ import update_installningar
from nacka_sekreterare.services.sammantrade import create_sammantrade, load_akt
from nacka_sekreterare.ui.sammantrade.justeringsblad import Justeringsblad
from tests.ui.fakes import pdf_printer
from tests.ui.sammantrade.conftest import Player

Key = Qt.Key
Play = Callable[..., Player]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The sheets that the system was asked to show."""
    opened: list[Path] = []

    def open_sheet(_self: Justeringsblad, path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(Justeringsblad, "open_sheet", open_sheet)
    return opened


def at(play: Play, rubrik: str, *answers: object) -> Player:
    player = play(*answers)
    player.ctrl_shift(Key.Key_S)
    player.go_to(rubrik)
    return player


# --- omedelbar justering --------------------------------------------------------------------------------------------
def test_a_paragraf_that_was_to_be_justerad_at_once_has_its_sheet_with_one_key(
    play: Play, scene: Scene, sheets: list[Path], tmp_path: Path
) -> None:
    update_arende(scene.kansli, scene.arende("Motion").id, justeras_omedelbart=True)
    player = at(play, "Motion")
    player.ctrl(Key.Key_Return)
    player.go_to("Motion")
    player.dialogs.answers.append(pdf_printer(tmp_path / "blad.pdf"))
    player.ctrl(Key.Key_O)  # no question but where to print
    assert [justering.ar_omedelbar for justering in scene.akt.justeringar] == [False, True]
    assert player.dialogs.questions[-1].startswith("Skriv ut Justeringsblad: ")
    pages = read_pages((tmp_path / "blad.pdf").read_bytes()).sizes_pt
    assert player.dialogs.questions[-1].endswith(f" {len(pages)} sidor")
    assert player.rubrik == "Motion om ridhus"
    assert "sparad som blad.pdf" in player.page.view.justeringsblad.notice.accessibleName()
    player.dialogs.answers.append(None)
    player.ctrl(Key.Key_O)  # printed again, not justerad again
    assert len(scene.akt.justeringar) == 2
    player.page.view.justeringsblad.show_button.click()
    (sheet,) = sheets
    assert sheet.read_bytes().startswith(b"%PDF")
    assert "är öppnat" in player.page.view.justeringsblad.notice.accessibleName()


def test_the_sheet_of_an_organ_that_signs_electronically_is_not_printed(
    play: Play, scene: Scene, sheets: list[Path]
) -> None:
    update_installningar(scene.kansli, scene.organ.id, underskriftssatt=Underskriftssatt.ELEKTRONISK)
    player = at(play, "Motion", True)
    player.ctrl(Key.Key_O)
    assert scene.akt.justeringar[1].ar_elektronisk
    assert "elektroniskt" in player.page.view.justeringsblad.notice.accessibleName()
    assert player.page.view.justeringsblad.show_button.isHidden()
    assert not sheets


def test_a_sheet_that_is_signed_in_word_is_opened_there(play: Play, scene: Scene, sheets: list[Path]) -> None:
    update_installningar(scene.kansli, scene.organ.id, underskriftsformat=Underskriftsformat.DOCX)
    player = at(play, "Motion", True)
    player.ctrl(Key.Key_O)
    assert [path.suffix for path in sheets] == [".docx"]


def test_an_unforeseen_one_is_asked_about_since_its_number_cannot_be_let_go(
    play: Play, scene: Scene, sheets: list[Path]
) -> None:
    player = at(play, "Motion", False)
    player.ctrl(Key.Key_O)
    assert len(player.dialogs.questions) == 1
    assert not sheets
    assert len(scene.akt.justeringar) == 1


def test_a_reservation_to_a_paragraf_that_is_signed_already_is_taken_until_the_meeting_ends(
    play: Play, scene: Scene, sheets: list[Path]
) -> None:
    from nacka_sekreterare.services.justering import complete_justering

    player = at(play, "Motion", True, None)
    player.ctrl(Key.Key_Return)
    player.go_to("Motion")
    player.ctrl(Key.Key_O)
    complete_justering(scene.kansli, scene.akt.justeringar[1].id, date(2026, 4, 22))
    player.page.reload()
    player.ctrl(Key.Key_R)
    player.pick("granvik")
    player.ctrl(Key.Key_Return)
    (mening,) = scene.akt.meningsyttringar
    assert (mening.slag, mening.ar_efter_justering) == (Meningsslag.RESERVATION, True)


# --- dissent --------------------------------------------------------------------------------------------------------
def test_the_state_of_the_motivering_goes_round_by_one_key(play: Play, scene: Scene) -> None:
    player = at(play, "Motion")
    player.ctrl(Key.Key_R)
    player.pick("granvik")
    player.key(Key.Key_Return)
    seen = [scene.akt.meningsyttringar[0].motiveringsstatus]
    for _ in range(3):
        player.ctrl_shift(Key.Key_R)
        seen.append(scene.akt.meningsyttringar[0].motiveringsstatus)
    assert seen == [
        Motiveringsstatus.UTAN,
        Motiveringsstatus.VANTAS,
        Motiveringsstatus.INKOMMEN,
        Motiveringsstatus.EJ_INKOMMEN,
    ]


@pytest.mark.parametrize(
    ("key", "slag"),
    [
        (Key.Key_Y, Meningsslag.SARSKILT_YTTRANDE),
        (Key.Key_A, Meningsslag.PROTOKOLLSANTECKNING),
        (Key.Key_I, Meningsslag.DELTAR_INTE),
    ],
)
def test_each_kind_of_dissent_has_its_key(play: Play, scene: Scene, key: Key, slag: Meningsslag) -> None:
    player = at(play, "Motion")
    player.ctrl_shift(key)
    player.pick("granvik")
    player.key(Key.Key_Return)
    assert scene.akt.meningsyttringar[0].slag is slag


# --- the list -------------------------------------------------------------------------------------------------------
def test_marked_arenden_are_moved_to_the_next_sammantrade_with_one_key(play: Play, scene: Scene) -> None:
    following = create_sammantrade(scene.kansli, scene.organ.id, date(2026, 5, 20)).value
    player = at(play, "Motion")
    player.key(Key.Key_F4)
    player.key(Key.Key_Down, SHIFT)
    player.ctrl_shift(Key.Key_F)
    moved = [arende.rubrik for arende in load_akt(scene.kansli, following.id).arenden]
    assert {"Motion om ridhus", "Bidrag till föreningar"} <= set(moved)
    assert "Lokal för schack" not in moved


def test_an_ajournering_has_its_clock_times_by_key(play: Play, scene: Scene, clock: Clock) -> None:
    player = at(play, "Motion")
    player.ctrl_shift(Key.Key_P)
    clock.forward(minutes=10)
    player.ctrl_shift(Key.Key_P)
    player.ctrl_shift(Key.Key_T)
    assert isinstance(player.focused, QLineEdit)
    player.type("1805")
    player.key(Key.Key_Return)
    (pause,) = scene.akt.ajourneringar
    assert pause.fran_at.time() == time(18, 5)
