"""A list of förtroendevalda as it is pasted from Word, Excel or an e-mail: one person a line, headings in between.

Understood are "Anna Berg (M)", "1. Anna Berg (M), ordförande", "Ledamot Anna Berg, M", columns parted by tabs, and
headings such as "Ersättare" that hold for the lines below them. What has no name is given back as not understood.
"""

import re
from types import MappingProxyType
from typing import Final

from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.value import Value

_ROLES: Final = MappingProxyType(
    {
        r"(1:e|1|förste|första)[\s.]*vice ordförande": Mandatroll.FORSTE_VICE_ORDFORANDE,
        r"(2:e|2|andre|andra)[\s.]*vice ordförande": Mandatroll.ANDRE_VICE_ORDFORANDE,
        r"vice ordförande": Mandatroll.FORSTE_VICE_ORDFORANDE,
        r"ordförande": Mandatroll.ORDFORANDE,
        r"(tjänstgörande )?ersättare": Mandatroll.ERSATTARE,
        r"(ordinarie )?ledam[oö]t(er)?|ordinarie": Mandatroll.LEDAMOT,
        r"insynsplats(er)?|insyn": Mandatroll.INSYNSPLATS,
        r"personalföreträdare": Mandatroll.PERSONALFORETRADARE,
        r"(nämnd)?sekreterare": Mandatroll.SEKRETERARE,
        r"tjänsteperson(er)?|tjänsteman|tjänstemän": Mandatroll.TJANSTEPERSON,
    }
)
_WITHOUT_PARTY: Final = frozenset({Mandatroll.SEKRETERARE, Mandatroll.TJANSTEPERSON})
_NUMBER: Final = re.compile(r"^\s*(\d{1,2}[.)]|[-–•*\uf0b7])\s*")
_EPOST: Final = re.compile(r"<?\b([\w.+-]+@[\w-]+\.[\w.-]+)\b>?")
_PARTY: Final = re.compile(r"\(([A-ZÅÄÖa-zåäö]{1,6}|[A-ZÅÄÖ][\w-]{1,14})\)")
_BARE_PARTY: Final = re.compile(r"[A-ZÅÄÖ]{1,4}|Kd|Mp|Fi")
_NAME: Final = re.compile(r"[A-ZÅÄÖÉÜ][\w'’´.-]*( (av|af|de|von|van|der|la|le|el|al|bin|ibn|[A-ZÅÄÖÉÜÓ][\w'’´.-]*))+")
_COLUMN_TITLES: Final = frozenset({"namn", "parti", "uppdrag", "roll", "e-post", "epost", "förnamn", "efternamn"})


class Personrad(Value):
    """One person of the list, as understood."""

    namn: str
    parti: str = ""
    roll: Mandatroll = Mandatroll.LEDAMOT
    titel: str = ""
    epost: str = ""


class Personlista(Value):
    """What was understood, and the lines that were not."""

    personer: tuple[Personrad, ...] = ()
    ej_tolkat: tuple[str, ...] = ()


def read_personlista(text: str) -> Personlista:
    """Read a pasted list. Nobody is listed twice in the same role."""
    personer: dict[tuple[str, bool], Personrad] = {}
    unread: list[str] = []
    heading = Mandatroll.LEDAMOT
    for line in re.split(r"[\n\r\v\u2028]+", text):
        words = " ".join(_NUMBER.sub("", line.replace("\u00a0", " ")).split(" ")).strip(" ;,")
        if not words or _is_column_titles(words):
            continue
        role = _only_role(words)
        if role is not None:
            heading = role
            continue
        person = _person(words, heading)
        if person is None:
            unread.append(words)
        else:
            personer.setdefault((person.namn, person.roll is Mandatroll.ERSATTARE), person)
    return Personlista(personer=tuple(personer.values()), ej_tolkat=tuple(unread))


def _is_column_titles(line: str) -> bool:
    cells = [cell.strip().casefold() for cell in re.split(r"\t|;", line)]
    return len(cells) > 1 and any(cell in _COLUMN_TITLES for cell in cells[:2])


def _only_role(line: str) -> Mandatroll | None:
    words = line.strip(" :").casefold()
    return next((role for pattern, role in _ROLES.items() if re.fullmatch(pattern, words)), None)


def _person(line: str, heading: Mandatroll) -> Personrad | None:
    epost = _EPOST.search(line)
    rest = _EPOST.sub("", line) if epost else line
    party = _PARTY.search(rest)
    rest = _PARTY.sub(",", rest, count=1) if party else rest
    parts = [part.strip(" ,;:<>-–") for part in re.split(r"\t|;|,", rest)]
    found = {"namn": "", "parti": party[1] if party else "", "titel": ""}
    role = heading
    for part in filter(None, parts):
        named, words = _split_role(part)
        role = named or role
        if not words:
            continue
        if not found["namn"] and _NAME.fullmatch(words):
            found["namn"] = words
        elif not found["parti"] and _BARE_PARTY.fullmatch(words) and role not in _WITHOUT_PARTY:
            found["parti"] = words
        elif not found["titel"]:
            found["titel"] = words
    if not found["namn"]:
        return None
    return Personrad(**found, roll=role, epost=epost[1] if epost else "")


def _split_role(part: str) -> tuple[Mandatroll | None, str]:
    """The role that a part begins with or is, and what is left of it."""
    for pattern, role in _ROLES.items():
        match = re.match(rf"({pattern})\b[\s:]*", part, re.IGNORECASE)
        if match:
            return role, part[match.end() :].strip()
    return None, part
