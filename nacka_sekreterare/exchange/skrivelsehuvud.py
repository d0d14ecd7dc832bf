"""The head of a tjänsteskrivelse.

Which of its lines are form (kommun, organ, date, dnr, contact) and which are the heading of the ärende.
"""

import re
from collections.abc import Sequence

from nacka_sekreterare.exchange.diarienummer import is_diarienummer, is_label, labelled_diarienummer
from nacka_sekreterare.exchange.kalltext import Stycke
from nacka_sekreterare.exchange.organnamn import is_organ_line
from nacka_sekreterare.exchange.rader import is_page_number
from nacka_sekreterare.exchange.tidpunkter import find_dates

_FORM = re.compile(
    r"^(?:tjänsteskrivelse|tjänsteutlåtande|skrivelse|beslutsunderlag|förslag\s+till\s+beslut\s+i\s+ärende|datum|"
    r"dnr|diarie\w*|handläggare|kontakt\w*|telefon|tfn|tel|"
    r"e-?post|till|från|för\s+kännedom|sid(?:a|an)?\b.*|version|ert\s+dnr|er\s+beteckning|vår\s+beteckning|"
    r"ärendenr|ärendenummer|postadress|besöksadress|org\.?\s*nr|"
    r"nämnd|förvaltning|avdelning|enhet|bilaga|status|klassning|referens|mottagare|ärendetyp)\b\s*:?(?:\s|$)",
    re.IGNORECASE,
)
_KOMMUN = re.compile(
    r"^(?:[A-ZÅÄÖ][\wåäöÅÄÖ-]+\s+){1,3}(?:kommun|stad|stadsdelsförvaltning|region)$|^region\s+\w+$|"
    r"^[A-ZÅÄÖ]+(?:\s+(?:KOMMUN|STAD))$",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"^[\wåäöÅÄÖ ,&-]+(?:förvaltningen|kontoret|avdelningen|enheten|kansliet|staben|förvaltning|kontor)$", re.IGNORECASE
)
_CONTACT = re.compile(r"@|\b0\d{1,3}[- ]\d{2,}|^\d{3}\s?\d{2}\s+[A-ZÅÄÖ]")
_ABOUT = re.compile(
    r"^(?:inkom(?:men)?\s+den|väckt\s+(?:den|av)|från\s+[A-ZÅÄÖ].*\([A-ZÅÄÖ]{1,3}\)|inlämnad)", re.IGNORECASE
)
_PERSON = re.compile(
    r"^[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?\s+[A-ZÅÄÖ][a-zåäöé]+(?:\s[A-ZÅÄÖ][a-zåäöé]+)?(?:,.*)?$"
)
_ABOUT_LABEL = re.compile(r"^(?:ärende|rubrik|ärendemening|angående|gäller)\s*:\s*", re.IGNORECASE)


def is_head_line(stycke: Stycke) -> bool:
    """True for a line of form: kommun, office, organ, date, diarienummer, page, contact."""
    return all(_is_form(part) for part in stycke.text.split("\t"))


def _is_form(text: str) -> bool:
    bare = text.strip()
    if (
        not bare
        or is_page_number(bare)
        or is_label(bare)
        or labelled_diarienummer(bare)
        or is_diarienummer(bare)
        or is_organ_line(bare)
    ):
        return True
    if _FORM.match(bare) and (len(bare) < 45 or ":" in bare[:20]):
        return True
    is_date = len(bare) < 30 and bool(find_dates(bare))
    return is_date or bool(_KOMMUN.match(bare) or _OFFICE.match(bare) or _CONTACT.search(bare))


def without_label(rubrik: str) -> str:
    """The heading without the word that some templates print before it, "Ärende: …"."""
    return _ABOUT_LABEL.sub("", rubrik)


def rubrik_lines(head: Sequence[Stycke]) -> list[Stycke]:
    """The heading of the ärende: after the last line of form, or the heading style, without "Inkom den … av …"."""
    styled = [stycke for stycke in head if stycke.heading and not is_head_line(stycke)]
    if styled:
        return styled[:1]
    last = max((index for index, stycke in enumerate(head) if is_head_line(stycke)), default=-1)
    candidates = [stycke for stycke in head[last + 1 :] if not _ABOUT.match(stycke.text)]
    if not candidates:
        candidates = _before_last_form(head)
    while len(candidates) > 1 and _PERSON.match(candidates[0].text) and len(candidates[0].text) < 40:
        candidates = candidates[1:]
    return _first_block(candidates)


def _before_last_form(head: Sequence[Stycke]) -> list[Stycke]:
    """Some templates print the heading above date and diarienummer: the longest line that is no form."""
    free = [
        stycke
        for stycke in head
        if not is_head_line(stycke) and not _ABOUT.match(stycke.text) and not _PERSON.match(stycke.text)
    ]
    return [max(free, key=lambda stycke: len(stycke.text))] if free else []


def _first_block(candidates: Sequence[Stycke]) -> list[Stycke]:
    """The first paragraph, and lines right under it that go on with it."""
    block: list[Stycke] = []
    for stycke in candidates:
        if block and (stycke.has_gap_before or stycke.text.endswith(".") or len(block) == 3):
            break
        block.append(stycke)
    return block
