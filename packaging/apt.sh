#!/bin/sh
# Install the packages a list names (packaging/system-packages.txt when none is given), or print the one line that does
# and end with 1.
set -eu
list=${1:-$(dirname "$0")/system-packages.txt}
packages=$(sed 's/#.*//' "$list" | tr -s '[:space:]' ' ')

if ! command -v apt-get >/dev/null 2>&1; then
    echo "This system has no apt-get. Install what your distribution calls these, then run the command again:" >&2
    echo "  $packages" >&2
    exit 1
fi
if [ "$(id -u)" -ne 0 ]; then
    echo "Run this line, then the command again:" >&2
    echo "  sudo apt-get update && sudo apt-get install --yes --no-install-recommends$packages" >&2
    exit 1
fi
echo "Installing the system packages in $list." >&2
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet --quiet
# shellcheck disable=SC2086 # the list is meant to be split
apt-get install --yes --quiet --quiet --no-install-recommends $packages >&2
