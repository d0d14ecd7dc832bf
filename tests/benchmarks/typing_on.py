"""(e) Typing with the preview open: the longest time the window stands still, and how soon the page is up."""

import time
from pathlib import Path

from benchmarks.big_store import make_meeting
from benchmarks.measure import Figure, ms, tell
from benchmarks.window import Bench, Pulse, open_window, wait
from PySide6.QtTest import QTest

from nacka_sekreterare.ui.protokoll.page import ProtokollPage

_FRAME_MS = 1000 / 60
_BETWEEN_KEYS = 0.08
_PATIENCE = 10.0
_WORDS = "Styrelsen vill ta upp saken igen i host. "  # QTest knows no key for letters outside ASCII


def measure_typing(base: Path, paragrafer: int, keys: int) -> list[Figure]:
    """Type a sentence into a § of a protokoll, pause, and wait for the page."""
    folder = base / f"typing-{paragrafer}"
    sammantrade = make_meeting(folder, paragrafer)
    with open_window(folder) as bench:
        bench.show(sammantrade, "protokoll")
        idle, gaps, page_after = _type(bench, keys)
    ordered = sorted(gaps)
    detail = f"99 %: {ms(ordered[len(ordered) * 99 // 100])}, idle worst: {ms(idle)}"
    return [
        tell(Figure(f"longest stand-still while typing, {paragrafer} §§", max(gaps) * 1000, _FRAME_MS, "ms", detail)),
        tell(Figure(f"last key to the page in the preview, {paragrafer} §§", page_after, 0.5, "s")),
    ]


def _type(bench: Bench, keys: int) -> tuple[float, list[float], float]:
    page = bench.window.current_page()
    assert isinstance(page, ProtokollPage)
    _wait_for_page(page)
    edit = page.editor.cards[0].edit
    edit.setFocus()
    pulse = Pulse()
    pulse.start()
    wait(1.0)
    idle = max(pulse.gaps)
    pulse.start()
    for number in range(keys):
        QTest.keyClicks(edit, _WORDS[number % len(_WORDS)])
        # Now and then she stops to think: then the text is saved and the page set, while she goes on.
        wait(0.35 if number % 15 == 14 else _BETWEEN_KEYS)
    wait(1.5)
    QTest.keyClicks(edit, "x")
    began = time.perf_counter()
    before = page.preview.version
    while page.preview.version == before:  # not yet saved
        wait(0.002)
    _wait_for_page(page)
    page_after = time.perf_counter() - began
    pulse.stop()
    return idle, list(pulse.gaps), page_after


def _wait_for_page(page: ProtokollPage) -> None:
    deadline = time.perf_counter() + _PATIENCE
    while not page.preview.is_up_to_date:
        if time.perf_counter() > deadline:
            raise TimeoutError("the page does not come up")
        wait(0.002)
