"""Visa ändringar: the recorded steps as a reader understands them, with words for tables, fields and values."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from pydantic import ValidationError

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.undo import changes_of
from nacka_sekreterare.storage.steps import RowChange, Step, Stepkind


class Faltandring(Value):
    """One field before and after, in words; an empty text means that nothing stood there."""

    vad: str
    falt: str
    fore: str
    efter: str


class Andring(Value):
    """One act of the history. `slag` is empty for an act, else "ångrat" or "gjort om"."""

    at: datetime
    mening: str
    slag: str = ""
    falt: tuple[Faltandring, ...] = ()
    arende_ids: frozenset[UUID] = frozenset()


_SLAG: Final = MappingProxyType({Stepkind.UNDO: "ångrat", Stepkind.REDO: "gjort om"})
_TABLES: Final = MappingProxyType(
    {
        "sammantrade": "Sammanträdet",
        "ajournering": "Ajournering",
        "forhinder": "Förhinder",
        "narvaro": "Närvaro",
        "arende": "Ärende",
        "avsnitt": "Avsnitt",
        "beslutspunkt": "Beslut",
        "paragraf": "Paragraf",
        "jav": "Jäv",
        "yrkande": "Yrkande",
        "votering": "Omröstning",
        "meningsyttring": "Meningsyttring",
        "expediering": "Mottagare",
        "bevakning": "Bevakning",
        "justering": "Justering",
        "signatar": "Undertecknare",
        "anmarkning": "Anmärkning",
        "anslag": "Anslag",
        "bilaga": "Bilaga",
        "person": "Person",
        "mandat": "Mandat",
        "organ": "Nämnd",
    }
)
_FIELDS: Final = MappingProxyType(
    {
        "rubrik": "rubrik",
        "typ": "typ",
        "dnr": "diarienummer",
        "text": "text",
        "forslag": "förslag",
        "beslut": "beslut",
        "motivering": "motivering",
        "utfall": "utfall",
        "mottagare": "mottagare",
        "nummer": "§-nummer",
        "klubbad_at": "klubbslag",
        "andringsorsak": "orsak till ändringen",
        "ordforande_id": "ordförande",
        "plats": "plats",
        "tid": "tid",
        "datum": "dag",
        "planerad_date": "planerad dag",
        "planerad_tid": "planerad tid",
        "utkast_skickat_date": "utkast skickat",
        "justerad_date": "justerad",
        "person_id": "person",
        "for_person_id": "tjänstgör för",
        "roll": "roll",
        "status": "status",
        "undertecknat_date": "undertecknat",
        "ar_hanterad": "hanterad",
        "trycks": "trycks i protokollet",
        "forvaringsplats": "förvaringsplats",
        "planerad_upp_date": "planeras upp",
        "planerad_ned_date": "planeras ned",
        "uppsatt_date": "uppsatt",
        "nedtaget_date": "nedtaget",
        "skickat_date": "skickat",
        "ar_klar": "klar",
        "namn": "namn",
        "oppnat_at": "öppnat",
        "avslutat_at": "avslutat",
        "kallat_at": "kallelse skickad",
        "fran_at": "från",
        "till_at": "till",
        "ja": "ja-röster",
        "nej": "nej-röster",
        "avstar": "avstår",
        "anteckning": "anteckning",
        "foredragande": "föredragande",
        "handlaggare": "handläggare",
        "ar_sekretess": "sekretess",
        "ar_aterkallat": "återkallat",
        "klockslag_at": "klockslag",
        "ar_pa_distans": "på distans",
        "sha256": "kontrollsumma",
        "inkallad_person_id": "inkallad",
    }
)
_WORDS: Final = MappingProxyType(
    {
        "vantar": "väntar",
        "utkast_skickat": "utkast skickat",
        "godkant": "godkänt",
        "undertecknat": "undertecknat",
        "enligt_forslag": "enligt förslag",
        "andrat": "ändrat",
        "bordlagd": "bordlagd",
        "aterremitterad": "återremitterad",
        "utgar": "utgår",
        "antecknad": "antecknad",
        "standardakt": "punktens egen akt",
        "ordforande": "ordförande",
        "tjanstgorande": "tjänstgörande",
        "ej_tjanstgorande": "ej tjänstgörande",
        "ovrig": "övrig",
        "franvarande": "frånvarande",
    }
)
_SECRET: Final = frozenset({"minnesanteckning"})  # the private memo is in no list, not even here


def list_andringar(kansli: Kansli, sammantrade_id: UUID, *, limit: int = 500) -> tuple[Andring, ...]:
    """The history of a sammanträde in words, newest first."""
    akt = load_akt(kansli, sammantrade_id)
    owners = _owners(akt)
    names = {person.id: person.namn for person in akt.personer}
    return tuple(_andring(step, owners, names) for step in changes_of(kansli, sammantrade_id, limit=limit))


def fields_of(changes: Iterable[RowChange], akt: Akt) -> tuple[Faltandring, ...]:
    """What some changes did to each field, in words."""
    names = {person.id: person.namn for person in akt.personer}
    return tuple(field for change in changes for field in _fields(change, names))


def _owners(akt: Akt) -> Mapping[UUID, UUID]:
    """Which ärende each row of the akt belongs to."""
    found = {arende.id: arende.id for arende in akt.arenden}
    for name in type(akt).model_fields:
        values = getattr(akt, name)
        for value in values if isinstance(values, tuple) else ():
            arende_id = getattr(value, "arende_id", None)
            if isinstance(arende_id, UUID):
                found[value.id] = arende_id
    return found


def _andring(step: Step, owners: Mapping[UUID, UUID], names: Mapping[UUID, str]) -> Andring:
    arende_ids = {owner for change in step.changes if (owner := _owner(change, owners)) is not None}
    named = step.arguments.get("arende_id")
    if isinstance(named, str):
        arende_ids.add(UUID(named))
    fields = tuple(field for change in step.changes for field in _fields(change, names))
    return Andring(
        at=step.at,
        mening=step.sentence,
        slag=_SLAG.get(step.kind, ""),
        falt=fields,
        arende_ids=frozenset(arende_ids),
    )


def _owner(change: RowChange, owners: Mapping[UUID, UUID]) -> UUID | None:
    image = {**(change.before or {}), **(change.after or {})}
    told = image.get("arende_id")
    return UUID(told) if isinstance(told, str) else owners.get(change.key)


def _fields(change: RowChange, names: Mapping[UUID, str]) -> Iterator[Faltandring]:
    if change.table in _SECRET:
        return
    before, after = change.before or {}, change.after or {}
    for name, label in _FIELDS.items():
        fore, efter = _words(before.get(name), names), _words(after.get(name), names)
        if fore != efter:
            yield Faltandring(vad=_TABLES.get(change.table, change.table), falt=label, fore=fore, efter=efter)


def _words(content: object, names: Mapping[UUID, str]) -> str:
    """A stored value as it is read aloud: texts without markup, names for ids, "ja" and "nej"."""
    match content:
        case None:
            return ""
        case bool():
            return "ja" if content else "nej"
        case dict():
            return _plain(content)
        case str():
            return _said(content, names)
        case _:
            return str(content)


def _said(content: str, names: Mapping[UUID, str]) -> str:
    try:
        return names.get(UUID(content), "")
    except ValueError:
        pass
    try:
        return (
            f"{datetime.fromisoformat(content):%Y-%m-%d kl. %H.%M}" if "T" in content else _WORDS.get(content, content)
        )
    except ValueError:
        return _WORDS.get(content, content)


def _plain(content: Mapping[str, Any]) -> str:
    try:
        return FormattedText.model_validate(content).plain
    except ValidationError:
        return ""
