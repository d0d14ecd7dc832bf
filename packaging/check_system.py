"""Say which shared libraries Qt asks for and this machine lacks, one a line; nothing and exit 0 when all are there.

`check_system.py offscreen` asks for what the tests need, `check_system.py window` also for what a window on the screen
needs. The libraries themselves are tried, not the packages' names, which differ between the distributions.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import sys
from pathlib import Path

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg")


def platform_names(purpose: str) -> list[str]:
    """The platform plugins to come: Wayland's only where Wayland is, X11 being what is left to fall back on."""
    if purpose != "window":
        return ["offscreen"]
    return ["offscreen", "xcb", *(["wayland"] if os.environ.get("WAYLAND_DISPLAY") else [])]


def candidates(package: Path, purpose: str) -> list[Path]:
    """The Qt modules we use and the platform plugins, which Qt loads first when a window opens."""
    modules = [found for name in MODULES for found in sorted(package.glob(f"{name}.*so"))]
    platforms = package / "Qt" / "plugins" / "platforms"
    plugins = [platforms / f"libq{name}.so" for name in platform_names(purpose)]
    return [*modules, *(plugin for plugin in plugins if plugin.exists())]


def main() -> int:
    """Load each one and tell what is missing."""
    specification = importlib.util.find_spec("PySide6")
    if specification is None or specification.submodule_search_locations is None:
        print("PySide6")
        return 1
    if not sys.platform.startswith("linux"):
        return 0
    missing = set()
    package = Path(next(iter(specification.submodule_search_locations)))
    for library in candidates(package, sys.argv[-1]):
        try:
            ctypes.CDLL(str(library))
        except OSError as error:
            missing.add(str(error).split(":")[0])
    for name in sorted(missing):
        print(name)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
