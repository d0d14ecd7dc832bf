#!/bin/sh
# See to it that Qt finds the system libraries it needs: install them, or print the one line that does and end
# with 1. `system.sh offscreen` for the tests, `system.sh window` for a window on the screen.
set -eu
cd "$(dirname "$0")/.."
missing=$(.venv/bin/python packaging/check_system.py "$1") && exit 0
echo "Qt lacks on this system: $(echo "$missing" | tr '\n' ' ')" >&2
sh packaging/apt.sh
missing=$(.venv/bin/python packaging/check_system.py "$1") && exit 0
echo "Qt still lacks: $(echo "$missing" | tr '\n' ' ')" >&2
exit 1
