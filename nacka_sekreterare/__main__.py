"""Where the program starts: no command opens the window, a command runs the command line (see app.py for both)."""

import sys

from nacka_sekreterare.app import start


def main() -> None:
    """Start the program with the arguments of the process."""
    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
