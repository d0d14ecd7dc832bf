"""(e) Typing with the preview open: the longest time the window stands still, and how soon the page is up."""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.big_store import make_meeting
from benchmarks.measure import Figure, alternate, ms, tell
from benchmarks.window import Pulse, open_window, wait
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.ui.protokoll.page import ProtokollPage

_FRAME_MS = 1000 / 60
_BETWEEN_KEYS = 0.08
_PATIENCE = 10.0
_WORDS = "Styrelsen vill ta upp saken igen i host. "  # QTest knows no key for letters outside ASCII


def measure_typing(base: Path, paragrafer: int, keys: int, rounds: int) -> list[Figure]:
    """Type a sentence into a § of a protokoll, pause, and wait for the page; each round beside one of only looking on.

    The worst of a round is told as the median of all rounds: the machine itself holds a window up now and then.
    """
    folder = base / f"typing-{paragrafer}"
    sammantrade = make_meeting(folder, paragrafer)
    with open_window(folder) as bench:
        bench.show(sammantrade, "protokoll")
        page = bench.window.current_page()
        assert isinstance(page, ProtokollPage)
        _wait_for_page(page)
        edit = page.editor.cards[0].edit
        edit.setFocus()
        waits: list[float] = []
        pulses: list[Pulse] = []
        typing, idle = alternate(
            lambda: _worst(lambda: waits.append(_type(page, edit, keys)), pulses),
            lambda: _worst(lambda: wait(keys * _BETWEEN_KEYS), []),
            rounds=rounds,
        )
    busy = statistics.median(max(pulse.busy) for pulse in pulses[1:])
    detail = f"own work: {ms(busy)}, idle: {ms(idle)}"
    size = f"{paragrafer} §§"
    page_after = statistics.median(waits[1:])
    return [
        tell(Figure(f"longest stand-still while typing, {size}", typing * 1000, _FRAME_MS, "ms", detail)),
        tell(
            Figure(f"last key to the page in the preview, {size}", page_after, 0.5, "s", f"worst: {max(waits):.2f} s")
        ),
    ]


def _worst(work: Callable[[], object], pulses: list[Pulse]) -> float:
    """The longest time during some work in which the event loop did not come round."""
    pulse = Pulse()
    pulse.start()
    work()
    pulse.stop()
    pulses.append(pulse)
    return max(pulse.gaps)


def _type(page: ProtokollPage, edit: QWidget, keys: int) -> float:
    """Type, and give the seconds from the last key to the page that shows it."""
    for number in range(keys):
        QTest.keyClicks(edit, _WORDS[number % len(_WORDS)])
        # Now and then she stops to think: then the text is saved and the page set, while she goes on.
        wait(0.35 if number % 15 == 14 else _BETWEEN_KEYS)
    wait(1.5)
    before = page.preview.version
    QTest.keyClicks(edit, "x")
    began = time.perf_counter()
    while page.preview.version == before:  # not yet saved
        wait(0.002)
    _wait_for_page(page)
    return time.perf_counter() - began


def _wait_for_page(page: ProtokollPage) -> None:
    deadline = time.perf_counter() + _PATIENCE
    while not page.preview.is_up_to_date:
        if time.perf_counter() > deadline:
            raise TimeoutError("the page does not come up")
        wait(0.002)
