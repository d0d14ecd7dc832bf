"""The kommun's own look of an organ's documents: what is chosen, checked when it is, and what documents are made with.

Its files lie in the store by their content, as bilagor do, so that a look can be undone, copied and taken along.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.fontcheck import check_font
from nacka_sekreterare.documents.look import PROGRAM_FAMILIES, STANDARD_LOOK, Look, make_look
from nacka_sekreterare.documents.pictures import check_picture
from nacka_sekreterare.documents.wordmall import check_template, starter_template
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.utseende import BRODTYPSNITT, GRANSER, RUBRIKTYPSNITT, Fil, Typsnitt, Utseende
from nacka_sekreterare.domain.utseendefel import find_look_faults
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
_MM_PER_INCH: Final = 25.4
_FINE_DPI: Final = 150
_MEASURES: Final = (
    "textstorlek_pt",
    "vanstermarginal_mm",
    "hogermarginal_mm",
    "overmarginal_mm",
    "undermarginal_mm",
)
_LOGO: Final = ("logotyp", "logotyp_text", "logotyp_bredd_mm")
_STYLES: Final = MappingProxyType(
    {"normal": "normala", "kursiv": "kursiva", "fet": "feta", "fet_kursiv": "feta kursiva"}
)


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


def read_fil(kansli: Kansli, fil: Fil) -> bytes | None:
    """A file of a look, None when it is missing or changed."""
    return kansli.store.bilagor.find(fil.sha256)


def list_typsnitt(utseende: Utseende) -> tuple[str, ...]:
    """The families that can be chosen, the program's first."""
    return (*PROGRAM_FAMILIES, *(own.namn for own in utseende.egna_typsnitt))


def make_starter_template(kansli: Kansli, organ: Organ) -> bytes:
    """A Word document in the organ's look, to be changed in Word and taken back as its template."""
    look = look_of(kansli, organ)
    return starter_template(replace(look, template=None))


# --- what is wrong with it ------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Utseendekontroll:
    """What she should know of a look, as sentences, by what it concerns; none hinders a document but a lost file."""

    logotyp: tuple[str, ...] = ()
    farg: tuple[str, ...] = ()
    typsnitt: tuple[str, ...] = ()
    matt: tuple[str, ...] = ()
    wordmall: tuple[str, ...] = ()


def check_utseende(kansli: Kansli, organ: Organ) -> Utseendekontroll:
    """What is odd or missing in an organ's look."""
    utseende = organ.installningar.utseende
    return Utseendekontroll(
        logotyp=tuple(_logo_faults(kansli, utseende)),
        farg=find_look_faults(Utseende(accentfarg=utseende.accentfarg)),
        typsnitt=tuple(_typeface_faults(kansli, utseende)),
        matt=find_look_faults(Utseende(**{field: getattr(utseende, field) for field in _MEASURES})),
        wordmall=tuple(_template_faults(kansli, utseende)),
    )


def _logo_faults(kansli: Kansli, utseende: Utseende) -> Iterator[str]:
    fil = utseende.logotyp
    if fil is None:
        return
    yield from find_look_faults(Utseende(**{name: getattr(utseende, name) for name in _LOGO}))
    content = read_fil(kansli, fil)
    if content is None:
        yield _lost_sentence(fil)
        return
    dots = check_picture(content).width_px / (utseende.logotyp_bredd_mm / _MM_PER_INCH)
    if dots < _FINE_DPI:
        yield "Bilden är för liten för sin bredd och blir suddig. Välj en större bild, eller gör den smalare."


def _typeface_faults(kansli: Kansli, utseende: Utseende) -> Iterator[str]:
    chosen = {utseende.rubriktypsnitt, utseende.brodtypsnitt}
    for own in utseende.egna_typsnitt:
        yield from (_lost_sentence(fil) for fil in own.filer if read_fil(kansli, fil) is None)
        if own.namn in chosen and own.fet is None:
            yield f"{own.namn} saknar fet, så rubriker och fet text blir inte feta. Lägg till den filen."
        if own.namn == utseende.brodtypsnitt and own.kursiv is None:
            yield f"{own.namn} saknar kursiv, så kursiv text blir rak. Lägg till den filen."


def _template_faults(kansli: Kansli, utseende: Utseende) -> Iterator[str]:
    fil = utseende.wordmall
    if fil is None:
        return
    content = read_fil(kansli, fil)
    yield from (_lost_sentence(fil),) if content is None else check_template(content)


def _lost_sentence(fil: Fil) -> str:
    return f"Filen {fil.namn} saknas eller är skadad, så inga dokument kan skrivas. Välj den igen."


def _contents(kansli: Kansli, organ: Organ) -> Mapping[str, bytes]:
    contents = {}
    for fil in organ.installningar.utseende.filer:
        content = read_fil(kansli, fil)
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
    return _change(kansli, "update_utseende", organ_id, words, changes, field)


def reset_utseende(kansli: Kansli, organ_id: UUID) -> Outcome[Organ]:
    """Take back the look that the program begins with."""
    return _change(kansli, "reset_utseende", organ_id, "programmets eget utseende", dict(Utseende()))


def copy_utseende(kansli: Kansli, from_organ_id: UUID, to_organ_id: UUID) -> Outcome[Organ]:
    """Give an organ the look of another, files included: a kommun has one profile for all its nämnder."""
    source = kansli.get(Organ, from_organ_id)
    words = f"samma utseende som {source.namn}"
    return _change(kansli, "copy_utseende", to_organ_id, words, dict(source.installningar.utseende))


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
    return _change(kansli, "set_logotyp", organ_id, f"logotypen {namn}", {"logotyp": _keep(kansli, namn, content)})


def remove_logotyp(kansli: Kansli, organ_id: UUID) -> Outcome[Organ]:
    """Print no logo."""
    return _change(kansli, "remove_logotyp", organ_id, "ingen logotyp", {"logotyp": None})


def add_typsnitt(kansli: Kansli, organ_id: UUID, files: Sequence[tuple[str, bytes]]) -> Outcome[Organ]:
    """Add the TrueType files of a family, each in the style it says of itself; those of a known family are added to it.

    Raises:
        UserError: when one cannot be used or embedded, two are the same style, or the normal one is missing.
    """
    utseende = kansli.get(Organ, organ_id).installningar.utseende
    families = {own.namn: {style: getattr(own, style) for style in _STYLES} for own in utseende.egna_typsnitt}
    added: dict[tuple[str, str], str] = {}
    for namn, content in files:
        family, style = _style_of(namn, content)
        other = added.setdefault((family, style), namn)
        if other != namn:
            raise UserError(f"{other} och {namn} är båda det {_STYLES[style]} snittet av {family}. Välj en av dem.")
        families.setdefault(family, {})[style] = _keep(kansli, namn, content)
    for family, styles in families.items():
        if styles.get("normal") is None:
            raise UserError(f"Det normala snittet av {family} saknas. Välj också den filen.")
    own = tuple(Typsnitt.model_validate({"namn": family, **styles}) for family, styles in families.items())
    words = f"typsnittet {', '.join(dict.fromkeys(family for family, _ in added))}"
    return _change(kansli, "add_typsnitt", organ_id, words, {"egna_typsnitt": own})


def remove_typsnitt(kansli: Kansli, organ_id: UUID, namn: str) -> Outcome[Organ]:
    """Take a family away; what was set in it gets the program's own."""
    utseende = kansli.get(Organ, organ_id).installningar.utseende
    changes: dict[str, object] = {"egna_typsnitt": tuple(own for own in utseende.egna_typsnitt if own.namn != namn)}
    if utseende.rubriktypsnitt == namn:
        changes["rubriktypsnitt"] = RUBRIKTYPSNITT
    if utseende.brodtypsnitt == namn:
        changes["brodtypsnitt"] = BRODTYPSNITT
    return _change(kansli, "remove_typsnitt", organ_id, f"typsnittet {namn} borttaget", changes)


def set_wordmall(kansli: Kansli, organ_id: UUID, namn: str, content: bytes) -> Outcome[Organ]:
    """Let a Word document govern how the organ's Word files look; `check_utseende` tells what it lacks.

    Raises:
        UserError: when it cannot be used at all.
    """
    check_template(content)
    return _change(kansli, "set_wordmall", organ_id, f"Wordmallen {namn}", {"wordmall": _keep(kansli, namn, content)})


def remove_wordmall(kansli: Kansli, organ_id: UUID) -> Outcome[Organ]:
    """Let the Word files look as the program makes them."""
    return _change(kansli, "remove_wordmall", organ_id, "ingen Wordmall", {"wordmall": None})


def _style_of(namn: str, content: bytes) -> tuple[str, str]:
    """The family and the style of a TrueType file."""
    try:
        facts = check_font(content)
    except UserError as error:
        raise UserError(f"{namn}: {error.sentence}") from error
    if facts.family in PROGRAM_FAMILIES:
        raise UserError(f"{facts.family} finns redan i programmet. Välj det i listan.")
    style = "fet" if facts.is_bold else ""
    return facts.family, "_".join(part for part in (style, "kursiv" if facts.is_italic else "") if part) or "normal"


def _is_drawing(namn: str, content: bytes) -> bool:
    start = content[:_START].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_drawn = start.startswith((b"%!ps", b"\xc5\xd0\xd3\xc6", b"%pdf")) or b"<svg" in start
    return is_drawn or PurePath(namn).suffix.casefold() in _DRAWINGS


def _change(
    kansli: Kansli,
    name: str,
    organ_id: UUID,
    words: str,
    changes: Mapping[str, object],
    field: TextField | None = None,
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
    for family in (utseende.rubriktypsnitt, utseende.brodtypsnitt):
        if family not in list_typsnitt(utseende):
            raise UserError(f"Typsnittet {family} finns inte här. Lägg till det först.")
    for field, (lowest, highest) in GRANSER.items():
        if not lowest <= getattr(utseende, field) <= highest:
            label = _LABELS[field][:1].upper() + _LABELS[field][1:]
            raise UserError(f"{label} kan vara mellan {lowest:g} och {highest:g} {field.rpartition('_')[2]}.")
