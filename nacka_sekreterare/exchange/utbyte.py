"""The exchange file: one sammanträde with its organ, people and kept files as one JSON document of fixed order.

The format is the domain itself (a published JSON Schema is made from it), without the private memos, without derived
numbers and without a time of export: the same sammanträde always gives the same bytes.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final, Literal

from pydantic import Field, ValidationError, field_serializer, field_validator

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.proposition import Alternativ
from nacka_sekreterare.domain.value import Entity, Value
from nacka_sekreterare.domain.votering import Voteringsform

VERSION: Final = 3


class Utbytesfil(Value):
    """What an exchange file holds: the akt, and the bytes of its bilagor and of the organ's look by their SHA-256."""

    format: Literal["nacka-sekreterare"] = "nacka-sekreterare"
    version: Literal[1, 2, 3] = VERSION  # 1: before propositioner; 2: before underskriftssätt and utseende
    akt: Akt
    filer: dict[str, bytes] = Field(default_factory=dict)

    @field_serializer("filer")
    def _encode(self, filer: dict[str, bytes]) -> dict[str, str]:
        return {key: base64.b64encode(filer[key]).decode("ascii") for key in sorted(filer)}

    @field_validator("filer", mode="before")
    @classmethod
    def _decode(cls, filer: Mapping[str, str | bytes]) -> dict[str, bytes]:
        decoded = {key: _bytes(data) for key, data in filer.items()}
        wrong = [key for key, data in decoded.items() if hashlib.sha256(data).hexdigest() != key]
        if wrong:
            raise ValueError(f"innehållet stämmer inte med kontrollsumman {wrong[0]}")
        return decoded


def write_utbytesfil(fil: Utbytesfil) -> bytes:
    """The file's bytes: UTF-8, two spaces' indent, one order."""
    return (json.dumps(fil.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def read_utbytesfil(data: bytes) -> Utbytesfil:
    """The sammanträde of an exchange file. Raises UserError that names the path of the first wrong or unknown field."""
    try:
        raw = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, or a number of thousands of digits
        raise UserError(
            "Filen är inte en utbytesfil: den kan inte läsas som JSON. Välj en fil som programmet har exporterat."
        ) from error
    _check_kind(raw)
    try:
        fil = Utbytesfil.model_validate_json(data.decode("utf-8-sig"))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        path = ".".join(str(part) for part in first["loc"]) or "filen"
        raise UserError(
            f"Utbytesfilen kan inte läsas in: {path}: {_reason(first)}. Rätta filen eller exportera den "
            "på nytt; ingenting har ändrats."
        ) from error
    wrong = next(chain(_dangling(fil), _contradictions(fil.akt)), None)
    if wrong:
        raise UserError(
            f"Utbytesfilen kan inte läsas in: {wrong}. Rätta filen eller exportera den på nytt; ingenting har ändrats."
        )
    return fil


def json_schema() -> dict[str, Any]:
    """The published JSON Schema of the exchange file."""
    return Utbytesfil.model_json_schema(mode="serialization")


# What each reference of an entity points at; `tidigare_arende_id` may point at an older sammanträde, outside the file.
_TARGETS = {
    "organ_id": "organ",
    "sammantrade_id": "sammantrade",
    "arende_id": "arenden",
    "beslutspunkt_id": "beslutspunkter",
    "proposition_id": "propositioner",
    "paragraf_id": "paragrafer",
    "paragraf_ids": "paragrafer",
    "justering_id": "justeringar",
    "person_id": "personer",
    "person_ids": "personer",
    "for_person_id": "personer",
    "inkallad_person_id": "personer",
    "underskrift_person_id": "personer",
    "ordforande_id": "personer",
    "tillfallig_ordforande_id": "personer",
}


def _dangling(fil: Utbytesfil) -> Iterator[str]:
    """The references that lead nowhere, by their paths."""
    lists = {name: getattr(fil.akt, name) for name in Akt.model_fields if name != "nummer"}
    lists |= {name: (value,) for name, value in lists.items() if isinstance(value, Entity)}
    ids = {name: {entity.id for entity in entities} for name, entities in lists.items()}
    for name, entities in lists.items():
        for index, entity in enumerate(entities):
            path = f"akt.{name}.{index}"
            for field in type(entity).model_fields.keys() & _TARGETS.keys():
                value = getattr(entity, field)
                wanted = value if isinstance(value, tuple) else () if value is None else (value,)
                if not ids[_TARGETS[field]].issuperset(wanted):
                    yield f"{path}.{field} pekar på något som inte finns i filen"
    for path, alternativ in _alternativ(fil.akt):
        if alternativ.yrkande_id not in {None, *ids["yrkanden"]}:
            yield f"{path}.yrkande_id pekar på något som inte finns i filen"
    yield from _missing_content(fil)


def _missing_content(fil: Utbytesfil) -> Iterator[str]:
    """The kept files, by their paths, whose bytes are not in the file."""
    for index, bilaga in enumerate(fil.akt.bilagor):
        if bilaga.sha256 not in fil.filer:
            yield f"akt.bilagor.{index}.sha256 pekar på något som inte finns i filen"
    for kept in fil.akt.organ.installningar.utseende.filer:
        if kept.sha256 not in fil.filer:
            yield f"akt.organ.installningar.utseende: innehållet i {kept.namn} finns inte i filen"


def _alternativ(akt: Akt) -> Iterator[tuple[str, Alternativ]]:
    """What every proposition was put on and found, and what Ja and Nej stood for, by their paths."""
    for index, proposition in enumerate(akt.propositioner):
        for place, alternativ in enumerate(proposition.alternativ):
            yield f"akt.propositioner.{index}.alternativ.{place}", alternativ
        if proposition.funnet:
            yield f"akt.propositioner.{index}.funnet", proposition.funnet
    for index, votering in enumerate(akt.voteringar):
        for name, meant in (("ja", votering.ja), ("nej", votering.nej)):
            if meant:
                yield f"akt.voteringar.{index}.{name}", meant


def _contradictions(akt: Akt) -> Iterator[str]:
    """What the store could not hold: one thing twice, two §§ of one ärende, a name in a sluten votering (KL 5:54)."""
    for name in Akt.model_fields.keys() - {"nummer", "organ", "sammantrade"}:
        ids = [entity.id for entity in getattr(akt, name)]
        yield from (f"akt.{name}.{i}.id finns två gånger" for i, key in enumerate(ids) if key in ids[:i])
    arende_ids = [paragraf.arende_id for paragraf in akt.paragrafer]
    for index, arende_id in enumerate(arende_ids):
        if arende_id in arende_ids[:index]:
            yield f"akt.paragrafer.{index}.arende_id: ärendet har redan en paragraf"
    if sum(not justering.ar_omedelbar for justering in akt.justeringar) > 1:
        yield "akt.justeringar: det finns mer än en huvudjustering"
    numbers = [paragraf.nummer for paragraf in akt.paragrafer if paragraf.nummer is not None]
    if len(set(numbers)) < len(numbers):
        yield "akt.paragrafer: samma paragrafnummer finns två gånger"
    for index, votering in enumerate(akt.voteringar):
        if votering.form is not Voteringsform.OPPEN and votering.roster:
            yield f"akt.voteringar.{index}.roster: en sluten omröstning får inte ha namn"


def _bytes(data: str | bytes) -> bytes:
    if isinstance(data, bytes):
        return data
    try:
        return base64.b64decode(data, validate=True)
    except binascii.Error as error:
        raise ValueError("innehållet är inte base64") from error


def _check_kind(raw: object) -> None:
    if not isinstance(raw, dict) or raw.get("format") != "nacka-sekreterare":
        raise UserError(
            "Filen är inte en utbytesfil från Nacka Sekreterare. Välj en fil som programmet har exporterat."
        )
    version = raw.get("version")
    if isinstance(version, int) and version > VERSION:
        raise UserError(
            f"Utbytesfilen har version {version}, men programmet kan bara läsa till och med version "
            f"{VERSION}. Uppdatera programmet och försök igen."
        )


def _reason(error: Mapping[str, Any]) -> str:
    match error["type"]:
        case "missing":
            return "fältet saknas"
        case "extra_forbidden":
            return "fältet är okänt"
        case "value_error":
            return str(error["ctx"]["error"])
        case _:
            return "värdet är inte av rätt slag"
