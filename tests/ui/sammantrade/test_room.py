"""I salen: a key for what happens to a person, live and late, and at once what the law says of it."""

from collections.abc import Callable

import pytest
from factories_services import Scene
from PySide6.QtCore import Qt
from still_clock import Clock

from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.rostlangd import ordforande_of, rostlangd
from nacka_sekreterare.services import undo
from nacka_sekreterare.services.forhinder import set_forhinder
from nacka_sekreterare.services.jav import add_jav
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.standardakt import decide_val_av_justerare
from nacka_sekreterare.ui.sammantrade.room_list import RoomRow
from nacka_sekreterare.ui.sammantrade.room_menu import build_menu
from nacka_sekreterare.ui.widgets.notice import InlineNotice
from tests.ui.sammantrade.conftest import SHIFT, Player

Key = Qt.Key
Play = Callable[..., Player]


def opened(play: Play, *answers: object, rubrik: str = "Bidrag", **named: bool) -> Player:
    player = play(*answers, **named)
    player.key(Key.Key_S, Qt.KeyboardModifier.ControlModifier | SHIFT)
    player.go_to(rubrik)
    return player


def on(player: Player, word: str, key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    player.room_person(word)
    player.key(key, modifiers)


def row(player: Player, word: str) -> RoomRow:
    return next(row for row in player.page.room.people.rows if row.person_id == player.scene.people[word])


def told(player: Player) -> list[str]:
    player.page.show_slow()
    layout = player.page.room._notices
    notices = [layout.itemAt(index).widget() for index in range(layout.count())]
    return [notice.accessibleName() for notice in notices if isinstance(notice, InlineNotice)]


def serving(scene: Scene, rubrik: str) -> list[str]:
    return [scene.akt.person(p.person_id).namn.split()[0] for p in rostlangd(scene.akt, scene.arende(rubrik).id)]


def test_the_upprop_starts_from_the_forhinder_and_is_one_key_a_person(play: Play, scene: Scene) -> None:
    set_forhinder(scene.kansli, scene.sammantrade.id, scene.people["Cia"], inkallad_person_id=scene.people["Finn"])
    player = play()
    assert (row(player, "Cia").group, row(player, "Finn").note) == ("Borta", "för Cia Ekros (S)")
    on(player, "Dan", Key.Key_G)
    player.ctrl(Key.Key_Return)
    assert serving(scene, "Motion") == ["Greta", "Bo", "Finn", "Elsa"]


def test_away_for_this_paragraf_is_taken_back_with_the_same_key(play: Play, scene: Scene) -> None:
    player = opened(play)
    on(player, "Cia", Key.Key_B)
    assert (row(player, "Cia").group, row(player, "Cia").note) == ("Borta", "denna §")
    assert serving(scene, "Lokal") == ["Greta", "Bo", "Cia", "Dan", "Elsa"]
    on(player, "Cia", Key.Key_B)
    assert serving(scene, "Bidrag") == ["Greta", "Bo", "Cia", "Dan", "Elsa"]


def test_a_jav_empties_the_seat_for_the_paragraf_and_one_key_fills_it(play: Play, scene: Scene) -> None:
    player = opened(play)
    on(player, "Cia", Key.Key_J)
    player.key(Key.Key_F9)
    assert serving(scene, "Bidrag") == ["Greta", "Bo", "Finn", "Dan", "Elsa"]
    assert serving(scene, "Lokal") == ["Greta", "Bo", "Cia", "Dan", "Elsa"]
    on(player, "Cia", Key.Key_J)
    assert serving(scene, "Bidrag") == ["Greta", "Bo", "Cia", "Dan", "Elsa"]


def test_another_choice_than_the_lawful_one_is_made_and_marked(play: Play, scene: Scene) -> None:
    player = opened(play)
    on(player, "Cia", Key.Key_G)
    on(player, "Gun", Key.Key_T)
    assert serving(scene, "Bidrag") == ["Greta", "Bo", "Gun", "Dan", "Elsa"]
    (words,) = told(player)
    assert "Finn Hagros (S) stod före i inkallelseordningen" in words
    assert "6 kap. 17 §" in words


def test_nobody_is_seated_where_no_seat_is_empty(play: Play, scene: Scene) -> None:
    player = opened(play, expects_errors=True)
    on(player, "Finn", Key.Key_T)
    assert "Ingen plats är tom" in player.dialogs.errors[-1]
    assert serving(scene, "Bidrag") == ["Greta", "Bo", "Cia", "Dan", "Elsa"]


def test_a_late_entry_is_warned_of_where_it_bites(play: Play, scene: Scene) -> None:
    player = opened(play, rubrik="Lokal")
    player.page.show_slow()
    place = player.page.room.since.findData(str(scene.paragraf("Motion").id))
    player.page.room.since.setCurrentIndex(place)
    on(player, "Elsa", Key.Key_G)
    place = player.page.room.since.findData(str(scene.paragraf("Bidrag").id))
    player.page.room.since.setCurrentIndex(place)
    on(player, "Elsa", Key.Key_K)
    assert serving(scene, "Motion") == ["Greta", "Bo", "Cia", "Dan"]
    (words,) = [one for one in told(player) if "växeltjänstgöring" in one]
    assert words.startswith(f"§ {scene.nummer('Bidrag')}: ")


def test_inside_the_paragraf_is_one_key_with_the_time_of_the_clock(play: Play, scene: Scene, clock: Clock) -> None:
    player = opened(play)
    clock.forward(minutes=42)
    on(player, "Bo", Key.Key_I)
    on(player, "Bo", Key.Key_G)
    gone = scene.akt.narvaro[-1]
    assert (gone.ar_inne_i_paragraf, f"{gone.klockslag_at:%H.%M}") == (True, "18.42")


def test_who_was_away_comes_pa_distans_with_one_key(play: Play, scene: Scene) -> None:
    player = opened(play)
    on(player, "Elsa", Key.Key_G)
    on(player, "Elsa", Key.Key_D)
    places = {p.person_id: p.ar_pa_distans for p in rostlangd(scene.akt, scene.arende("Bidrag").id)}
    assert places[scene.people["Elsa"]]
    assert "distans" in row(player, "Elsa").note


def test_somebody_is_named_for_the_chair_when_nobody_may_preside(play: Play, scene: Scene) -> None:
    player = opened(play)
    for word in ("Greta", "Bo"):
        on(player, word, Key.Key_G)
    assert any("Skift+O" in words for words in told(player))
    on(player, "Dan", Key.Key_O, SHIFT)
    assert ordforande_of(scene.akt, scene.arende("Lokal").id) == scene.people["Dan"]
    assert "ordförande" in row(player, "Dan").note
    on(player, "Elsa", Key.Key_O)
    assert ordforande_of(scene.akt, scene.arende("Bidrag").id) == scene.people["Elsa"]
    on(player, "Elsa", Key.Key_O)
    assert ordforande_of(scene.akt, scene.arende("Bidrag").id) == scene.people["Dan"]


def test_a_paragraf_gets_its_own_justerare_when_the_chosen_one_is_javig(play: Play, scene: Scene) -> None:
    decide_val_av_justerare(scene.kansli, scene.arende("Justering").id, [scene.people["Cia"]])
    player = opened(play)
    on(player, "Cia", Key.Key_J)
    assert any("tryck U" in words for words in told(player))
    on(player, "Dan", Key.Key_U)
    assert not any("tryck U" in words for words in told(player))
    assert "justerar" in row(player, "Dan").note
    (own,) = [s for s in scene.akt.signatarer if s.paragraf_ids]
    assert own.paragraf_ids == (scene.paragraf("Bidrag").id,)
    on(player, "Dan", Key.Key_U)
    assert not [s for s in scene.akt.signatarer if s.paragraf_ids]


def test_what_was_recorded_can_be_taken_back_in_the_menu(play: Play, scene: Scene) -> None:
    player = opened(play)
    on(player, "Bo", Key.Key_G)
    menu = build_menu(player.page.room.acts, scene.akt, scene.people["Bo"], player.page)
    sub = next(action.menu() for action in menu.actions() if action.text() == "Ta bort det som är antecknat")
    (entry,) = sub.actions()  # type: ignore[union-attr]
    assert entry.text() == f"från § {scene.nummer('Bidrag')}: borta"
    entry.trigger()
    menu.deleteLater()
    assert serving(scene, "Bidrag") == ["Greta", "Bo", "Cia", "Dan", "Elsa"]


@pytest.mark.parametrize(("key", "word"), [(Key.Key_G, "Bo"), (Key.Key_B, "Bo"), (Key.Key_J, "Bo"), (Key.Key_O, "Bo")])
def test_after_the_end_the_reason_is_asked_for_once_a_paragraf(play: Play, scene: Scene, key: Key, word: str) -> None:
    player = opened(play, "skrivfel")
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    player.page.reload()
    on(player, word, key)
    assert "skrivfel" in undo.changes_of(scene.kansli)[0].sentence
    on(player, "Dan", Key.Key_G)
    assert "skrivfel" in undo.changes_of(scene.kansli)[0].sentence
    assert scene.akt.narvaro[-1].roll is Narvaroroll.FRANVARANDE


def test_backing_out_of_the_reason_changes_nothing(play: Play, scene: Scene) -> None:
    player = opened(play, None)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    player.page.reload()
    before = scene.akt
    on(player, "Bo", Key.Key_G)
    assert scene.akt == before


def test_a_narvaro_that_was_forgotten_altogether_is_entered_after_the_end_for_a_reason(
    play: Play, scene: Scene
) -> None:
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    player = play("glömt vid mötet")
    player.go_to("Motion")
    on(player, "Cia", Key.Key_G)
    assert serving(scene, "Motion") == ["Greta", "Bo", "Dan", "Elsa"]
    first = scene.akt.numrerade_arenden[0]
    paragraf = scene.akt.paragraf_of(first.id)
    assert paragraf is not None
    assert paragraf.andringsorsak == "glömt vid mötet"


def test_who_serves_for_one_paragraf_is_said_to_serve_for_that_alone(play: Play, scene: Scene) -> None:
    player = opened(play)
    add_jav(scene.kansli, scene.arende("Bidrag").id, scene.people["Greta"], ersattare_id=scene.people["Finn"])
    player.go_to("Motion")
    player.page.reload()
    player.go_to("Bidrag")
    assert row(player, "Finn").note == f"för Greta Alm (S) bara § {scene.nummer('Bidrag')}"
