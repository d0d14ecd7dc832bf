#!/bin/sh
# Make .venv hold exactly what the locks name: `environment.sh runtime` or `environment.sh development`.
# Does nothing, and takes no time, when it already does.
set -eu
cd "$(dirname "$0")/.."
kind=$1
case $kind in
    runtime) set -- requirements.lock ;;
    development) set -- requirements.lock requirements-dev.lock ;;
    *) echo "environment.sh: runtime or development, not $kind" >&2; exit 2 ;;
esac
stamp=.venv/installed-$kind.txt

can_make_environments() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    for candidate in ${PYTHON_FOR_VENV:-} python3.11 python3.12 python3.13 python3; do
        if can_make_environments "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

if [ -e .venv ] && ! .venv/bin/python -c 'import pip' >/dev/null 2>&1; then
    echo "The environment in .venv does not work (moved, or its Python is gone): making it anew." >&2
    rm -rf .venv
fi
if [ -f "$stamp" ] && cat "$@" | cmp -s - "$stamp"; then
    exit 0
fi
if [ ! -e .venv ]; then
    if ! python=$(find_python); then
        echo "Python 3.11 or later with its venv module is lacking." >&2
        sh packaging/apt.sh
        python=$(find_python) || {
            echo "Still no Python 3.11 or later that can make an environment. Install one and run the command again." >&2
            exit 1
        }
    fi
    echo "Making the environment in .venv with $("$python" --version)." >&2
    "$python" -m venv .venv
fi
echo "Installing what $* names." >&2
for lock in "$@"; do
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement "$lock" || {
        echo "pip could not fetch all that $lock names (see above). Check the network and run the command again." >&2
        exit 1
    }
done
cat "$@" >"$stamp"
