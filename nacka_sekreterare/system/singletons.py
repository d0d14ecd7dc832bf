"""Keeps None, True and False alive under Qt on Python 3.11: without it the window aborts after some hundred acts.

PySide6 6.12 is compiled for Pythons in which these three are immortal (3.12, PEP 683), and gives None back without
counting it: on 3.11 every such call takes one reference away that was never there, and at zero the process ends with
"none_dealloc". Measured: about 300 at each act on the live page, of about 60 000 that a started program holds.
"""

import ctypes
import sys
from typing import Final

_PLENTY: Final = sys.maxsize // 4  # never spent, and far from running over


def hold_singletons() -> None:
    """Give the three so many references that they never run out. Nothing where Python itself makes them immortal."""
    if sys.implementation.name != "cpython" or sys.version_info >= (3, 12):
        return
    for one in (None, True, False):
        counter = ctypes.c_ssize_t.from_address(id(one))  # the first field of every object in a release build
        if counter.value < _PLENTY:
            counter.value += _PLENTY
