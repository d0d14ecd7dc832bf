"""The names of the files that the program gives out: by rule, so that a folder sorts itself, and valid on Windows.

organ, date, kind, §§: "aldrenamnden-2026-04-22-utdrag-37.pdf". Small ASCII letters, digits, hyphens; runs of §§ are
parted by an underscore ("33-37_39-45").
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.paragraf import format_range


class Dokumentslag(StrEnum):
    """The documents that can be exported; the values are the words of the command line and of file names."""

    KALLELSE = "kallelse"
    HANDLINGAR = "handlingar"
    NARVAROLISTA = "narvarolista"
    PROTOKOLL = "protokoll"
    UTDRAG = "utdrag"
    ANSLAG = "anslag"
    VOTERINGSLISTA = "voteringslista"
    WEBBVERSION = "webbversion"
    TJANSTESKRIVELSE = "tjansteskrivelse"


_LONGEST: Final = 120  # room for a deep folder within the 260 characters of a Windows path
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "a", "ß": "ss", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "–": "-"})
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def ascii_name(text: str) -> str:
    """The text as a part of a file name: "Äldre- och omsorgsnämnden" gives "aldre-och-omsorgsnamnden"."""
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    return f"{name}-" if _RESERVED.fullmatch(name) else name


def file_name(akt: Akt, slag: Dokumentslag, suffix: str, nummer: Iterable[int] = (), *, tillagg: str = "") -> str:
    """The name of a document's file.

    `nummer` are the § numbers it holds, `suffix` is without its dot, and `tillagg` tells apart what is otherwise alike
    (a dnr, a point number).
    """
    numbers = format_range(nummer).replace("–", "-").replace(", ", "_")
    organ = ascii_name(akt.organ.namn).strip("-") or "organ"
    rest = [akt.sammantrade.datum.isoformat(), slag.value, numbers, ascii_name(tillagg)]
    ending = "-".join(part for part in rest if part)[: _LONGEST // 2].rstrip("-_")
    return f"{organ[: _LONGEST - len(ending) - 1].rstrip('-')}-{ending}.{suffix}"


def windows_safe_name(name: str) -> str:
    """A name that someone else chose (a bilaga's), as any file system takes it; letters like å are kept."""
    cleaned = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip().rstrip(". ")
    path = PurePath(cleaned or "namnlos")
    suffix = path.suffix if len(path.suffix) <= 10 else ""
    stem = cleaned.removesuffix(suffix)[: _LONGEST - len(suffix)].rstrip(". ") or "namnlos"
    return f"_{stem}{suffix}" if _RESERVED.fullmatch(stem + suffix) else stem + suffix
