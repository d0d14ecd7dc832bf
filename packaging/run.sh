#!/bin/sh
# Open the program with the example meeting, in a store of its own inside the checkout and never the secretary's.
# With no display: say so, and write every document of the example to ut/ instead. That needs nothing of Qt.
set -eu
cd "$(dirname "$0")/.."
store=.utveckling
documents=ut

sekreterare() {
    .venv/bin/python -m nacka_sekreterare --data "$store" "$@"
}

has_display() {
    [ "$(uname -s)" = Darwin ] && return 0
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

display_answers() {
    # Qt aborts when it cannot reach the display; better that it happens here, where something else can be done.
    .venv/bin/python -c 'from PySide6.QtGui import QGuiApplication; QGuiApplication([])' >/dev/null 2>&1
}

write_documents() {
    echo "$1 The documents of the example meeting are written to $documents/ instead."
    sekreterare exempel --ut "$documents"
    ls "$documents"
}

if ! has_display; then
    write_documents "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
    sh packaging/system.sh window || echo "The window will need the above; the documents did not." >&2
    exit 0
fi
sh packaging/system.sh window
if ! display_answers; then
    write_documents "The display does not answer, so no window can open."
    exit 0
fi
sekreterare exempel
sekreterare
