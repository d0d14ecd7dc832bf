"""Where the program starts: no command opens the window, a command runs the command line (see app.py for both)."""

import sys

from nacka_sekreterare.system import collector

collector.rest()  # before the program is loaded; the window wakes it when it is shown, a command before it runs

from nacka_sekreterare.app import start  # noqa: E402


def main() -> None:
    """Start the program with the arguments of the process."""
    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
