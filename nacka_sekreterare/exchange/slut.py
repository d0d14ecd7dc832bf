"""Where a kallelse ends.

The greeting and signatures under its list, and the first of the handlingar bound behind it.
"""

import re
from collections.abc import Sequence

from nacka_sekreterare.exchange.diarienummer import labelled_diarienummer
from nacka_sekreterare.exchange.kalltext import Stycke
from nacka_sekreterare.exchange.organnamn import is_organ_line
from nacka_sekreterare.exchange.tidpunkter import find_dates

_FAREWELL = re.compile(
    r"^(?:(?:varmt\s+|hjärtligt\s+|alla\s+hälsas\s+)?välkom(?:na|men)\b|(?:med\s+)?vänliga?\s+hälsning|"
    r"hälsningar\b|mvh\b|"
    r"(?:eventuellt\s+|ev\.?\s+)?förhinder\b|anmäl(?:an\s+om)?\s+(?:\w+\s+)?förhinder|vid\s+förhinder|(?:ledamot|"
    r"den)\s+som\s+(?:är\s+förhindrad|inte\s+kan|ej\s+kan)|"
    r"om\s+du\s+(?:inte\s+kan|är\s+förhindrad|får\s+förhinder)|kallelsen\s+(?:är\s+)?(?:utsänd|skickad|anslagen)|"
    r"sändlista|"
    r"kan\s+du\s+inte\s+(?:delta|komma)|meddela\s+förhinder|handlingarna\s+(?:finns|skickas|publiceras))",
    re.IGNORECASE,
)
_MEETING_FACT = re.compile(r"^(?:tid|plats|lokal|datum|tid och plats|plats och tid)\s*:\s*\S", re.IGNORECASE)
_TITLE_LINE = re.compile(
    r"^(?:ordförande|sekreterare|nämndsekreterare|vice\s+ordförande|kommunsekreterare|"
    r"presidiet)(?:[\t\s,]+(?:\w+\s*){1,3})?$",
    re.IGNORECASE,
)
_NAME_AND_TITLE = re.compile(
    r"^(?:[A-ZÅÄÖ][\wåäöÅÄÖé.-]*\s){1,4}[A-ZÅÄÖ][\wåäöé-]+(?:\s\([A-ZÅÄÖa-zåäö]{1,4}\))?\s*[,/–\t-]\s*"
    r"(?i:(?:(?:[12]:?[ea]|förste|andre|tf\.?)\s)?(?:vice\s)?ordförande|(?:nämnd|kommun|utskotts)?sekreterare)\b[^.]{0,60}$"
)
_PLACE_AND_DAY = re.compile(r"^[A-ZÅÄÖ][\wåäö]+(?:\s[A-ZÅÄÖ][\wåäö]+)?,?\s+(?:den\s+)?\d[\w .-]{5,20}$")
_NAMES = re.compile(
    r"^(?:[A-ZÅÄÖ][\wåäöÅÄÖé.-]*[\s\t]+){1,6}[A-ZÅÄÖ][\wåäöé-]+(?:\s*\([A-ZÅÄÖa-zåäö]{1,4}\))?(?:[\s\t]+.*)?$"
)
_DOCUMENT_KIND = re.compile(
    r"^(?:tjänsteskrivelse|tjänsteutlåtande|förslag\s+till\s+yttrande|protokollsutdrag|sammanträdesprotokoll|"
    r"delegationslista|bilaga\s+\d+|beslutsunderlag\s+\d+|"
    r"skrivelse|remissvar|missiv)(?:\s+\d+\s*\(\d+\))?$",
    re.IGNORECASE,
)
_KOMMUN = re.compile(
    r"^(?:[A-ZÅÄÖ][\wåäö-]+\s+){1,3}(?:kommun|stad|stadsdel|region)$|^region\s+[A-ZÅÄÖ]\w+$", re.IGNORECASE
)


def is_farewell(text: str) -> bool:
    """True for the lines that follow the last point: a greeting, how to report förhinder."""
    return len(text) < 400 and bool(_FAREWELL.match(text.strip()))


def tail_start(stycken: Sequence[Stycke]) -> int:
    """Where, in what follows the last heading, the point ends and the kallelse's closing lines begin."""
    start = min(_closing_start(stycken), _names_start(stycken))
    while start and _PLACE_AND_DAY.match(stycken[start - 1].whole) and find_dates(stycken[start - 1].whole):
        start -= 1
    return start


def _names_start(stycken: Sequence[Stycke]) -> int:
    """Where the last lines are nothing but "Anna Exempel, ordförande"."""
    start = len(stycken)
    while start and not stycken[start - 1].marker and _NAME_AND_TITLE.match(stycken[start - 1].text):
        start -= 1
    return start


def _closing_start(stycken: Sequence[Stycke]) -> int:
    for index, stycke in enumerate(stycken):
        if is_farewell(stycke.text) or (_MEETING_FACT.match(stycke.text) and not stycke.marker):
            return index
        if _TITLE_LINE.match(stycke.text) and not stycke.marker:
            has_names = index > 0 and bool(_NAMES.match(stycken[index - 1].text)) and len(stycken[index - 1].text) < 80
            return index - 1 if has_names else index
    return len(stycken)


def handlingar_start(stycken: Sequence[Stycke]) -> int:
    """Where the first bound-in document begins.

    Its kind alone on a line, with date, organ and diarienummer around it.
    """
    for index, stycke in enumerate(stycken):
        if index > 2 and _opens_document(stycken, index, stycke):
            return _head_start(stycken, index)
    return len(stycken)


def _opens_document(stycken: Sequence[Stycke], index: int, stycke: Stycke) -> bool:
    if stycke.marker or not _DOCUMENT_KIND.match(stycke.text.strip()):
        return False
    around = [*stycken[max(0, index - 5) : index], *stycken[index + 1 : index + 5]]
    signs = sum(1 for near in around if _is_head_line(near))
    return signs >= 2


def _is_head_line(stycke: Stycke) -> bool:
    text = stycke.text.strip()
    is_date = len(text) < 40 and bool(find_dates(text))
    return not stycke.marker and (
        is_date
        or bool(_KOMMUN.match(text))
        or is_organ_line(text) is not None
        or labelled_diarienummer(text) is not None
    )


def _head_start(stycken: Sequence[Stycke], index: int) -> int:
    while index > 0 and _is_head_line(stycken[index - 1]):
        index -= 1
    return index
