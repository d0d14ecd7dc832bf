"""The kommun's own look of an organ's documents: what is chosen, checked when it is, and what documents are made with.

Its files lie in the store by their content, as bilagor do, so that a look can be undone, copied and taken along.
"""

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.look import PROGRAM_FAMILIES, STANDARD_LOOK, Look, make_look
from nacka_sekreterare.documents.pictures import check_picture
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.utseende import Fil, Utseende
from nacka_sekreterare.services.core import Kansli, Outcome, TextField
from nacka_sekreterare.services.revision import name_changes

_LABELS: Final = MappingProxyType(
    {
        "accentfarg": "accentfärg",
        "rubriktypsnitt": "rubrikernas typsnitt",
        "brodtypsnitt": "textens typsnitt",
        "textstorlek_pt": "textstorlek",
        "vanstermarginal_mm": "vänstermarginal",
        "hogermarginal_mm": "högermarginal",
        "overmarginal_mm": "övermarginal",
        "undermarginal_mm": "undermarginal",
        "logotyp_text": "logotypens beskrivning",
        "logotyp_bredd_mm": "logotypens bredd",
    }
)
_DRAWINGS: Final = frozenset({".svg", ".svgz", ".eps", ".ai", ".pdf", ".emf", ".wmf"})
_START: Final = 2000
GRANSER: Final = MappingProxyType(
    {
        "textstorlek_pt": (9.0, 14.0),
        "vanstermarginal_mm": (20.0, 60.0),
        "hogermarginal_mm": (15.0, 60.0),
        "overmarginal_mm": (25.0, 60.0),
        "undermarginal_mm": (22.0, 50.0),
        "logotyp_bredd_mm": (10.0, 80.0),
    }
)
"""The lowest and the highest of each measure: outside them a page would have no room for its text."""


# --- what documents are made with -----------------------------------------------------------------------------------
def look_of(kansli: Kansli, organ: Organ) -> Look:
    """What the organ's documents are made with.

    Raises:
        UserError: when a kept file of it is missing or changed.
    """
    utseende = organ.installningar.utseende
    if utseende == Utseende():
        return STANDARD_LOOK
    return make_look(utseende, _contents(kansli, organ), organ.kommun)


def _contents(kansli: Kansli, organ: Organ) -> Mapping[str, bytes]:
    contents = {}
    for fil in organ.installningar.utseende.filer:
        content = kansli.store.bilagor.find(fil.sha256)
        if content is None:
            raise UserError(
                f"Filen {fil.namn} i utseendet för {organ.namn} saknas eller är skadad."
                " Välj den igen under Nämnder, Utseende."
            )
        contents[fil.sha256] = content
    return contents


# --- acts -----------------------------------------------------------------------------------------------------------
def update_utseende(kansli: Kansli, organ_id: UUID, **changes: object) -> Outcome[Organ]:
    """Change the colour, the typefaces, the measures or the logo's words and width; saves of one field coalesce.

    Raises:
        UserError: when a colour, a typeface or a measure cannot be used.
    """
    words = name_changes(_LABELS, changes)
    field = TextField("utseende", organ_id, next(iter(changes))) if len(changes) == 1 else None
    return _change(kansli, "update_utseende", organ_id, words, field, **changes)


def reset_utseende(kansli: Kansli, organ_id: UUID) -> Outcome[Organ]:
    """Take back the look that the program begins with."""
    return _change(kansli, "reset_utseende", organ_id, "programmets eget utseende", **dict(Utseende()))


def copy_utseende(kansli: Kansli, from_organ_id: UUID, to_organ_id: UUID) -> Outcome[Organ]:
    """Give an organ the look of another, files included: a kommun has one profile for all its nämnder."""
    source = kansli.get(Organ, from_organ_id)
    words = f"samma utseende som {source.namn}"
    return _change(kansli, "copy_utseende", to_organ_id, words, **dict(source.installningar.utseende))


# --- acts on its files ----------------------------------------------------------------------------------------------
def set_logotyp(kansli: Kansli, organ_id: UUID, namn: str, content: bytes) -> Outcome[Organ]:
    """Put a logo on the first page of every document, as PNG or JPEG. Its words are kept: they are of the kommun.

    Raises:
        UserError: when it is no picture that can be printed.
    """
    if _is_drawing(namn, content):
        raise UserError(
            f"{namn} är en vektorbild, och en sådan kan inte sättas in. Öppna den i ett bildprogram, spara den som PNG,"
            " minst 1 000 bildpunkter bred, och välj den filen."
        )
    check_picture(content)
    return _change(kansli, "set_logotyp", organ_id, f"logotypen {namn}", logotyp=_keep(kansli, namn, content))


def remove_logotyp(kansli: Kansli, organ_id: UUID) -> Outcome[Organ]:
    """Print no logo."""
    return _change(kansli, "remove_logotyp", organ_id, "ingen logotyp", logotyp=None)


def _is_drawing(namn: str, content: bytes) -> bool:
    start = content[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_drawn = start.startswith((b"%!ps", b"\xc5\xd0\xd3\xc6", b"%pdf")) or b"<svg" in start
    return is_drawn or PurePath(namn).suffix.casefold() in _DRAWINGS


def _change(
    kansli: Kansli, name: str, organ_id: UUID, words: str, field: TextField | None = None, **changes: object
) -> Outcome[Organ]:
    with kansli.act(name, words, field=field) as tx:
        before = tx.get(Organ, organ_id)
        chosen = Utseende.model_validate({**dict(before.installningar.utseende), **changes})
        _refuse_unusable(chosen)
        habits = before.installningar.model_copy(update={"utseende": chosen})
        organ = tx.change(Organ, organ_id, installningar=habits)
        tx.sentence = f"{organ.namn}: {words}"
    return tx.outcome(organ)


def _keep(kansli: Kansli, namn: str, content: bytes) -> Fil:
    return Fil(namn=namn, sha256=kansli.store.bilagor.add(content), storlek=len(content))


def _refuse_unusable(utseende: Utseende) -> None:
    colour = utseende.accentfarg
    if len(colour) != 6 or not set(colour) <= set("0123456789abcdef"):
        raise UserError(f"”{colour}” är ingen färg. Skriv sex tecken, till exempel 1f5c99.")
    known = {*PROGRAM_FAMILIES, *(own.namn for own in utseende.egna_typsnitt)}
    for family in (utseende.rubriktypsnitt, utseende.brodtypsnitt):
        if family not in known:
            raise UserError(f"Typsnittet {family} finns inte här. Lägg till det först.")
    for field, (lowest, highest) in GRANSER.items():
        if not lowest <= getattr(utseende, field) <= highest:
            label = _LABELS[field][:1].upper() + _LABELS[field][1:]
            raise UserError(f"{label} kan vara mellan {lowest:g} och {highest:g} {field.rpartition('_')[2]}.")
