"""How a text reads against what it was: since the klubbslag, against the förslag, and against what the acts say."""

from collections.abc import Callable

import pytest
from factories_services import Scene
from PySide6.QtCore import Qt

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.avsnitt import set_avsnitt
from nacka_sekreterare.services.beslut import set_beslutstext
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.services.yrkande import add_yrkande
from nacka_sekreterare.ui.widgets.difference import DifferenceView
from tests.ui.sammantrade.conftest import CTRL, Player

Key = Qt.Key
Play = Callable[..., Player]
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def player(play: Play) -> Player:
    player = play(True, "skrivfel")
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    return player


def _view(player: Player, name: str) -> DifferenceView:
    view = player.page.findChild(DifferenceView, name)
    assert view is not None
    return view


def test_a_beslut_typed_in_after_the_klubbslag_shows_the_difference(player: Player, scene: Scene) -> None:
    player.ctrl(Key.Key_Return)
    player.go_to("Motion")
    assert _view(player, "sedan_klubbslag_0").isHidden()
    player.key(Key.Key_F2)
    player.key(Key.Key_End, CTRL)
    player.type(" Och en bro.")
    player.key(Key.Key_F4)
    view = _view(player, "sedan_klubbslag_0")
    assert view.isVisible()
    assert view.accessibleName() == "Ändrat sedan klubbslaget: ”Och en bro.” är tillagt"
    assert _view(player, "mot_forslag_0").isHidden()  # the same difference is told once
    player.page.desk.operations.run(lambda: undo(scene.kansli))
    assert _view(player, "sedan_klubbslag_0").isHidden()


def test_an_andrat_beslut_is_shown_against_the_forslag(player: Player, scene: Scene) -> None:
    player.ctrl(Key.Key_2)
    player.key(Key.Key_End, CTRL)
    player.type(" Och en bro.")
    player.key(Key.Key_F4)
    assert _view(player, "sedan_klubbslag_0").isHidden()
    assert _view(player, "mot_forslag_0").accessibleName() == "Mot förslaget: ”Och en bro.” är tillagt"
    assert player.widget("forslag_0").isHidden()


def test_a_late_change_shows_its_reason(player: Player, scene: Scene) -> None:
    player.ctrl(Key.Key_Return)
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    set_beslutstext(scene.kansli, scene.punkt("Motion").id, plain_text("Nämnden bifaller."), orsak="skrivfel")
    player.page.reload()
    label = player.widget("andringsorsak")
    assert label.isVisible()
    assert label.text() == "Ändras efter sammanträdet: skrivfel"  # type: ignore[attr-defined]
    assert not player.widget("beslut_0").isReadOnly()  # type: ignore[attr-defined]  # explained already, also elsewhere
    assert _view(player, "sedan_klubbslag_0").isVisible()


@pytest.fixture
def stale(player: Player, scene: Scene) -> Player:
    """She has worded the yrkanden herself, and then one more is recorded."""
    motion = scene.arende("Motion").id
    add_yrkande(scene.kansli, motion, Yrkandeslag.BIFALL, [scene.people["Bo"]])
    set_avsnitt(scene.kansli, motion, Avsnittsslag.YRKANDEN, plain_text("Bo vill."))
    add_yrkande(scene.kansli, motion, Yrkandeslag.AVSLAG, [scene.people["Elsa"]])
    player.page.reload()
    player.page.show_slow()
    return player


def test_a_section_whose_ground_has_changed_is_marked_with_the_difference(stale: Player) -> None:
    view = _view(stale, "avsnitt_difference_0")
    assert view.isVisible()
    assert "Elsa Granvik (V) yrkar avslag på förslaget.” är tillagt" in view.accessibleName()
    assert stale.widget("avsnitt_0").text().plain == "Bo vill."  # type: ignore[attr-defined]


def test_one_key_keeps_hers_and_another_takes_the_generated(stale: Player, scene: Scene) -> None:
    stale.key(Key.Key_B, CTRL_SHIFT)
    stale.page.show_slow()
    assert _view(stale, "avsnitt_difference_0").isHidden()
    assert stale.widget("avsnitt_keep_0").isHidden()
    assert scene.akt.avsnitt[0].text.plain == "Bo vill."
    stale.key(Key.Key_X, CTRL_SHIFT)
    assert not scene.akt.avsnitt
    stale.page.show_slow()
    assert "Elsa Granvik" in stale.widget("avsnitt_0").text().plain  # type: ignore[attr-defined]
