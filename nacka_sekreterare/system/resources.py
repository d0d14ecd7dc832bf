"""Where the data files of the program lie: fonts, icons, Word base files, phrases. The only place that knows."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """The path of a resource, such as `resource("fonts", "DejaVuSans.ttf")`.

    Looks in the frozen bundle, then in the installed package, then in the checkout.

    Raises:
        FileNotFoundError: The program is not whole; a bug of the packaging and nothing a user can mend.
    """
    for root in _roots():
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))


def _roots() -> tuple[Path, ...]:
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller in a frozen program
    frozen = (Path(bundle) / "resources",) if isinstance(bundle, str) else ()
    return (*frozen, _PACKAGE / "_resources", _PACKAGE.parent / "resources")
