"""Qt may not take references from None that it never gave (ADR 009): the window must outlive a long sammanträde."""

import sys

from PySide6.QtCore import QObject

_CALLS = 10_000
_ELSEWHERE = 1_000  # what caches may take or let go meanwhile


def test_calls_that_answer_none_take_no_references_from_it() -> None:
    one = QObject()
    before = sys.getrefcount(None)
    for _ in range(_CALLS):
        one.property("nothing")
    assert abs(sys.getrefcount(None) - before) < _ELSEWHERE
