"""After the sammanträde: what happened is changed with a reason, asked for once per §, and recorded with it."""

from collections.abc import Callable

import pytest
from factories_services import Scene
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from nacka_sekreterare.services.history import list_andringar
from tests.ui.sammantrade.conftest import CTRL, Player

Key = Qt.Key
Play = Callable[..., Player]
REASON = "(efter sammanträdet: Missat av sekreteraren)"


@pytest.fixture
def over(play: Play) -> Player:
    """The sammanträde is closed; the first question is whether to, the next why the § is changed."""
    player = play(True, "Missat av sekreteraren")
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    player.ctrl(Key.Key_Return)
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    return player


def _reasons(scene: Scene) -> int:
    """How many acts are recorded with the reason."""
    return sum(REASON in one.mening for one in list_andringar(scene.kansli, scene.sammantrade.id))


def _click(player: Player, start: str) -> None:
    """Press the first button whose name begins so."""
    found = [b for b in player.page.findChildren(QAbstractButton) if b.objectName().startswith(start)]
    player.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def _add_yrkande(player: Player) -> None:
    player.ctrl(Key.Key_Y)
    player.key(Key.Key_Tab)
    player.page.view.cards["yrkande"].form.people.setFocus()  # type: ignore[attr-defined]
    player.pick("granvik")
    player.key(Key.Key_Return)


def test_yrkanden_are_added_withdrawn_and_removed_with_one_question(over: Player, scene: Scene) -> None:
    _add_yrkande(over)
    (yrkande,) = scene.akt.yrkanden
    assert _reasons(scene) == 1
    _click(over, f"aterkalla_{yrkande.id}")
    assert scene.akt.yrkanden[0].ar_aterkallat
    _click(over, f"ta_bort_{yrkande.id}")
    assert not scene.akt.yrkanden
    assert _reasons(scene) == 3
    assert len(over.dialogs.questions) == 2


def test_a_votering_is_added_corrected_and_removed_with_one_question(over: Player, scene: Scene) -> None:
    over.ctrl_shift(Key.Key_G)
    form = over.page.view.cards["votering"].form
    form.closed_box.setChecked(True)  # type: ignore[attr-defined]
    form.totals["antal_ja"].setValue(3)  # type: ignore[attr-defined]
    form.totals["antal_nej"].setValue(2)  # type: ignore[attr-defined]
    form.submit()
    (votering,) = scene.akt.voteringar
    _click(over, f"ratta_{votering.id}")
    form.totals["antal_nej"].setValue(1)  # type: ignore[attr-defined]
    form.submit()
    assert scene.akt.voteringar[0].antal_nej == 1
    _click(over, f"ta_bort_{votering.id}")
    assert not scene.akt.voteringar
    assert _reasons(scene) == 3
    assert len(over.dialogs.questions) == 2


def test_a_printed_section_is_locked_until_it_is_explained(over: Player, scene: Scene) -> None:
    _add_yrkande(over)
    over.page.show_slow()
    edit = over.widget("avsnitt_0")
    assert not edit.isReadOnly()  # type: ignore[attr-defined]  # the yrkande was explained
    edit.setFocus()
    over.key(Key.Key_End, CTRL)
    over.type(" Så sades det.")
    over.key(Key.Key_F4)
    assert [one.text.plain.endswith("Så sades det.") for one in scene.akt.avsnitt] == [True]
    assert _reasons(scene) == 2
    over.page.show_slow()
    _click(over, "avsnitt_restore_0")
    assert not scene.akt.avsnitt
    assert _reasons(scene) == 3
    assert len(over.dialogs.questions) == 2


def test_a_section_written_of_before_the_end_asks_why_when_it_is_to_be_changed(play: Play, scene: Scene) -> None:
    player = play(True, None, "Missat av sekreteraren")
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    _add_yrkande(player)
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    player.page.show_slow()
    edit = player.widget("avsnitt_0")
    assert edit.isReadOnly()  # type: ignore[attr-defined]
    _click(player, "avsnitt_explain_0")  # she backs out
    assert edit.isReadOnly()  # type: ignore[attr-defined]
    _click(player, "avsnitt_explain_0")
    assert not edit.isReadOnly()  # type: ignore[attr-defined]
    player.key(Key.Key_End, CTRL)
    player.type(" Så sades det.")
    player.key(Key.Key_F4)
    assert scene.akt.avsnitt[0].text.plain.endswith("Så sades det.")
    assert _reasons(scene) == 1


def test_nothing_is_recorded_when_she_backs_out(play: Play, scene: Scene) -> None:
    player = play(True, None)
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    _add_yrkande(player)
    assert not scene.akt.yrkanden
    assert not player.page.view.cards["yrkande"].form.isHidden()
