"""Maskering: what the public copy of a protokoll leaves out, and the personnummer that it should (dataskydd, OSL).

A kommun may publish its protokoll on the web, but not the personal data that is not needed there (GDPR art. 5 and 6;
SKR's advice). What is masked is chosen by the secretary, § by §; the program proposes and never masks on its own,
but for what is under sekretess.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.value import Entity

MASKERAT: Final = "[maskerat]"
_NUMBER: Final = re.compile(r"(?<![\w-])((?:18|19|20)?\d{6})[-+–]?(\d{4})(?![\w-])")
_COORDINATION_DAY: Final = 60  # a samordningsnummer has 60 added to its day


class Maskering(Entity):
    """What is masked in one §: a passage or a name as it stands there, or with an empty `text` the whole §.

    `ar_utanfor`: the words are masked outside the §§ instead (front page, närvarolista, signatures). She chooses that
    apart: the närvarolista is not to lose a name because it is masked in one §, the one that `arende_id` names.
    """

    arende_id: UUID
    ordning: int
    text: str = ""
    ar_utanfor: bool = False

    @property
    def galler_hela_paragrafen(self) -> bool:
        """True when nothing of the § but its number is shown."""
        return not self.text.strip() and not self.ar_utanfor


def find_personnummer(text: str) -> Iterator[str]:
    """Every personnummer and samordningsnummer in a text, as it is written there (folkbokföringslagen 18–18 a §§).

    An organisationsnummer has at least 20 in the place of the month and is not found; nor is a number whose control
    digit (Luhn) is wrong, or whose day is in no calendar.
    """
    for match in _NUMBER.finditer(text):
        birth, ending = match[1][-6:], match[2]
        if _is_day(match[1]) and _luhn(birth + ending) == 0:
            yield match[0]


def _is_day(digits: str) -> bool:
    century, year = (int(digits[:2]), digits[2:4]) if len(digits) == 8 else (20, digits[:2])
    month, day = int(digits[-4:-2]), int(digits[-2:])
    day -= _COORDINATION_DAY if day > _COORDINATION_DAY else 0
    years = [century * 100 + int(year), *([1900 + int(year)] if len(digits) == 6 else [])]
    return any(_exists(each, month, day) for each in years)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> int:
    total = 0
    for index, digit in enumerate(digits):
        doubled = int(digit) * (2 if index % 2 == 0 else 1)
        total += doubled // 10 + doubled % 10
    return total % 10
