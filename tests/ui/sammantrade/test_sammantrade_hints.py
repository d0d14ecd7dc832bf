"""What the page does by itself around the beginning of a meeting."""

from collections.abc import Callable

from factories_services import Scene
from PySide6.QtCore import Qt

from nacka_sekreterare.domain.arende import Standardakt
from nacka_sekreterare.ui.sammantrade.room_menu import build_menu
from tests.ui.sammantrade.conftest import Player

Key = Qt.Key


def test_the_upprop_opens_the_meeting_that_is_not_open(play: Callable[..., Player], scene: Scene) -> None:
    player = play()
    assert player.rubrik == scene.standing(Standardakt.UPPROP).rubrik
    assert "Markera dem som saknas med G" in player.page.room.quorum_notice.accessibleName()
    player.ctrl(Key.Key_Return)
    assert scene.akt.sammantrade.oppnat_at is not None
    assert len([entry for entry in scene.akt.narvaro if entry.ar_narvarande]) == 8


def test_who_was_marked_away_by_mistake_is_here_with_one_key(play: Callable[..., Player], scene: Scene) -> None:
    player = play()
    player.room_person("Cia")
    player.key(Key.Key_G)
    player.room_person("Cia")
    player.key(Key.Key_K)
    rows = {row.person_id: row.group for row in player.page.room.people._rows}
    assert rows[scene.people["Cia"]] == "Tjänstgörande"


def test_the_hand_stays_in_place_when_somebody_leaves(play: Callable[..., Player], scene: Scene) -> None:
    player = play()
    player.room_person("Cia")
    player.key(Key.Key_G)
    assert player.page.room.people.current_person() == scene.people["Dan"]


def test_a_seat_left_empty_on_purpose_is_not_asked_about_again(play: Callable[..., Player], scene: Scene) -> None:
    player = play()
    player.room_person("Cia")
    player.key(Key.Key_G)
    button = player.widget(f"leave_{scene.people['Cia']}")
    player.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert player.page.room.acts.candidates(scene.people["Cia"])
    assert not player.page.actions_by_id["accept_ersattare"].isEnabled()


def test_the_menu_offers_every_act_and_the_empty_seats(play: Callable[..., Player], scene: Scene) -> None:
    player = play()
    player.room_person("Cia")
    player.key(Key.Key_G)
    menu = build_menu(player.page.room.acts, scene.akt, scene.people["Gun"], player.page)
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert "Borta den här paragrafen" in texts
    assert "Tjänstgör för Cia Ekros (S)" in texts
    next(action for action in menu.actions() if action.text().startswith("Tjänstgör för")).trigger()
    assert any(e.for_person_id == scene.people["Cia"] for e in scene.akt.narvaro)
    menu.deleteLater()
