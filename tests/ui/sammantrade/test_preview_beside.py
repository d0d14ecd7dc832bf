"""The page that will be signed, beside the card: shown by a key, and following what is decided and where she is."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from tests.ui.sammantrade.conftest import Player


def test_f12_shows_the_page_and_puts_it_away(play: Callable[..., Player]) -> None:
    player = play()
    assert player.page.preview.isHidden()
    player.key(Qt.Key.Key_F12)
    assert player.page.preview.isVisible()
    assert player.page.room.isVisible()
    assert player.page.columns.sizes()[2] > 300
    player.key(Qt.Key.Key_F12)
    assert player.page.preview.isHidden()


def test_the_page_says_what_was_just_decided(play: Callable[..., Player]) -> None:
    player = play()
    player.key(Qt.Key.Key_F12)
    shown = player.page.preview
    assert shown.answer is not None
    before = shown.answer.order.version
    player.ctrl(Qt.Key.Key_Return)
    assert shown.answer.order.version > before
    assert shown.is_up_to_date
    assert shown.answer.order.arende_id == player.page.live.arende_id


def test_a_hidden_page_asks_for_nothing(play: Callable[..., Player]) -> None:
    player = play()
    player.ctrl(Qt.Key.Key_Return)
    assert player.page.preview.answer is None


def test_only_the_paragraf_that_is_shown_is_marked(play: Callable[..., Player]) -> None:
    player = play()
    player.ctrl(Qt.Key.Key_Return)
    player.ctrl(Qt.Key.Key_Down)
    assert player.page.list.chosen() == (player.page.live.arende_id,)
