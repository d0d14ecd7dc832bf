"""What of a sammanträde no font has: each such character with its §, where it stands, and what to do about it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnitt
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.tecken import Otryckbart, clean, find_otryckbara, tell_otryckbara
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Value

_AROUND: Final = 20  # characters on each side, by which she finds the place

PRINTED: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "sammantrade": {
            "tid": "i sammanträdets tid",
            "plats": "i sammanträdets plats",
            "information": "i kallelsens information",
        },
        "personer": {"namn": "i ett namn", "titel": "i en titel", "enhet": "i en enhet"},
        "mandat": {"parti": "i en partibeteckning"},
        "arenden": {
            "rubrik": "i rubriken",
            "dnr": "i diarienumret",
            "nummer_text": "i punktens nummer",
            "foredragande": "i föredragandens namn",
            "handlaggare": "i handläggarens namn",
            "anteckning": "i anteckningen",
            "sekretess_lagrum": "i lagrummet för sekretess",
        },
        "avsnitt": {"rubrik": "i avsnittets rubrik", "text": "i texten"},
        "beslutspunkter": {
            "forslag": "i förslaget till beslut",
            "mottagare": "i mottagaren av förslaget",
            "beslut": "i beslutet",
            "motivering": "i motiveringen",
        },
        "jav": {"grund": "i grunden för jäv"},
        "yrkanden": {"text": "i yrkandet"},
        "voteringar": {
            "ja_betyder": "i vad Ja betyder",
            "nej_betyder": "i vad Nej betyder",
            "uppdrag": "i uppdraget som valet gäller",
            "kandidater": "i ett namn vid valet",
            "lottad": "i lottningen",
        },
        "meningsyttringar": {"text": "i reservationen, yttrandet eller anteckningen"},
        "justeringar": {"plats": "i platsen för justeringen", "planerad_tid": "i tiden för justeringen"},
        "anmarkningar": {"text": "i anmärkningen vid justeringen"},
        "anslag": {"forvaringsplats": "i anslagets förvaringsplats"},
        "bilagor": {"namn": "i bilagans namn"},
        "expedieringar": {"mottagare": "i mottagaren av beslutet"},
    }
)
"""What is printed of an akt besides the organ's own words, and how its place is told of."""


def find_tecken_findings(akt: Akt, printable: frozenset[str]) -> Iterator[Finding]:
    """One finding for each text with characters that no font has; `printable` is what the fonts have between them."""
    for place, arende_id, text in _texts(akt):
        found = find_otryckbara(text, printable)
        if found:
            around = clean(text[max(0, found[0].start - _AROUND) : _end(found[0]) + _AROUND]).replace("\n", " ")
            where = f"{place}, ”{around.strip()}”,"
            yield Finding(
                regel="tecken_utan_typsnitt",
                allvar=Allvar.WARN,
                text=tell_otryckbara((one.text for one in found), place=where),
                paragraf=akt.nummer_of(arende_id) if arende_id else None,
                arende_id=arende_id,
            )


def _end(found: Otryckbart) -> int:
    return found.start + len(found.text)


def _texts(akt: Akt) -> Iterator[tuple[str, UUID | None, str]]:
    """Every text that is printed: its place, the ärende it belongs to, and its words."""
    yield from (("i nämndens uppgifter", None, text) for text in _of_organ(akt.organ))
    for name, labels in PRINTED.items():
        values = getattr(akt, name)
        for value in values if isinstance(values, tuple) else (values,):
            arende_id = value.id if isinstance(value, Arende) else getattr(value, "arende_id", None)
            for field, label in labels.items():
                place = _of_avsnitt(akt, value) if isinstance(value, Avsnitt) and field == "text" else label
                yield from ((place, arende_id, text) for text in _strings(getattr(value, field)))


def _of_organ(organ: Organ) -> Iterator[str]:
    own = organ.installningar
    words = (organ.namn, organ.kommun, organ.kortform, own.plats, own.justeringsplats, own.forvaringsplats)
    yield from (*words, own.protokollsrubrik, own.rubrik_for_beslutande_organ, own.utseende.logotyp_text)
    yield from (word for rubrik in own.rubriker.values() for word in (rubrik.en, rubrik.flera or ""))


def _of_avsnitt(akt: Akt, avsnitt: Avsnitt) -> str:
    own = akt.organ.installningar.rubrik(avsnitt.slag) if avsnitt.slag else ""
    heading = clean(avsnitt.rubrik or own)
    return f"under ”{heading}”" if heading else PRINTED["avsnitt"]["text"]


def _strings(content: object) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, FormattedText):
        yield content.plain
    elif isinstance(content, tuple):
        for value in content:
            yield from _strings(value)
    elif isinstance(content, Value):
        yield from (text for _name, field in content for text in _strings(field))
