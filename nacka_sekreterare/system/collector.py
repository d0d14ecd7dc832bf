"""Python's collector of garbage rests while the program is loaded: it finds none then, and takes a seventh of the time.

What has been loaded then stays for good, so it is also left out of every later collection.
"""

import gc


def rest() -> None:
    """Let the collector rest. Reference counting goes on."""
    gc.disable()


def wake() -> None:
    """Let the collector work again, on what comes from now on. Nothing when it is not resting."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
