"""When Python's collector of garbage works: not while the program is loaded, and not in the middle of a word.

While loading it finds none, and takes a seventh of the time. Going through all that lives takes 30-300 ms with a long
sammanträde open: that is done when she turns elsewhere. What is short-lived is collected as always, in about 1 ms.

What has been loaded then stays for good, so it is also left out of every later collection.
"""

import gc

_GENERATIONS = (700, 10, 10_000)  # the last and costly one: in practice only when it is asked for


def rest() -> None:
    """Let the collector rest. Reference counting goes on."""
    gc.disable()


def wake() -> None:
    """Let the collector work again, on what comes from now on. Nothing when it is not resting."""
    if not gc.isenabled():
        gc.set_threshold(*_GENERATIONS)
        gc.freeze()
        gc.enable()


def tidy() -> None:
    """Go through all that lives; for a moment when nobody types."""
    if gc.isenabled():
        gc.collect()
