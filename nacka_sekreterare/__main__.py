"""Where the program starts: no command opens the window, a command runs the command line (see app.py for both)."""

import sys

from nacka_sekreterare.system import collector
from nacka_sekreterare.system.stavning import ARGUMENT, be_dictionary

collector.rest()  # before the program is loaded; the window wakes it when it is shown, a command before it runs


def main() -> None:
    """Start the program with the arguments of the process."""
    if sys.argv[1:2] == [ARGUMENT]:  # of a frozen program; a spelling process needs nothing of the rest
        be_dictionary(sys.argv[2:])
        return
    from nacka_sekreterare.app import start

    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
