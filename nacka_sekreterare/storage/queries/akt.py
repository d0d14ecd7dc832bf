"""The whole akt of a sammanträde in one query per table, and the same akt again when a few of its rows have changed.

The rows go from the driver straight to the domain's own validation: with 300 §§ that is several times faster than by
way of row objects. After an act only the rows that it wrote are read.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.arende import Arende, Avsnitt
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.bilaga import Bilaga
from nacka_sekreterare.domain.expediering import Expediering
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.justering import Anmarkning, Justering, Signatar
from nacka_sekreterare.domain.maskering import Maskering
from nacka_sekreterare.domain.meningsyttring import Meningsyttring
from nacka_sekreterare.domain.narvaro import Narvaro
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.proposition import Proposition
from nacka_sekreterare.domain.sammantrade import Ajournering, Forhinder, Sammantrade
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.domain.votering import Votering
from nacka_sekreterare.domain.yrkande import Yrkande
from nacka_sekreterare.storage.queries.paragraf import read_numbers
from nacka_sekreterare.storage.reading import read_keys, read_where
from nacka_sekreterare.storage.tables import tables_of
from nacka_sekreterare.storage.values import NoSuchValueError

E = TypeVar("E", bound=Entity)

Touched: TypeAlias = Mapping[str, Collection[UUID]]  # what has been written: table → keys


class _Tie(NamedTuple):
    """How the rows of a table belong to a sammanträde: by which of their fields, and in whose order."""

    owner: str
    where: str
    order: str = ""


_Part: TypeAlias = tuple[type[Entity], _Tie, str]

_OWN: Final = _Tie("sammantrade_id", "WHERE t.sammantrade_id = :key")
_OF_ARENDE: Final = _Tie(
    "arende_id", "JOIN arende a ON a.id = t.arende_id WHERE a.sammantrade_id = :key", "a.ordning, a.id, "
)
_OF_JUSTERING: Final = _Tie(
    "justering_id", "JOIN justering j ON j.id = t.justering_id WHERE j.sammantrade_id = :key", "j.ordning, j.id, "
)
# Each field of the akt: its type, how its table is tied to the sammanträde, and its printed order. Owners come first.
_PARTS: Final[Mapping[str, _Part]] = MappingProxyType(
    {
        "ajourneringar": (Ajournering, _OWN, "t.fran_at"),
        "forhinder": (Forhinder, _OWN, "t.person_id"),
        "arenden": (Arende, _OWN, "t.ordning"),
        "narvaro": (Narvaro, _OWN, "t.ordning"),
        "justeringar": (Justering, _OWN, "t.ordning"),
        "bilagor": (Bilaga, _OWN, "t.ordning"),
        "avsnitt": (Avsnitt, _OF_ARENDE, "t.ordning"),
        "beslutspunkter": (Beslutspunkt, _OF_ARENDE, "t.ordning"),
        "paragrafer": (Paragraf, _OF_ARENDE, "t.nummer"),
        "jav": (Jav, _OF_ARENDE, "t.person_id"),
        "yrkanden": (Yrkande, _OF_ARENDE, "t.ordning"),
        "propositioner": (Proposition, _OF_ARENDE, "t.ordning"),
        "voteringar": (Votering, _OF_ARENDE, "t.ordning"),
        "maskeringar": (Maskering, _OF_ARENDE, "t.ordning"),
        "meningsyttringar": (Meningsyttring, _OF_ARENDE, "t.ordning"),
        "expedieringar": (Expediering, _OF_ARENDE, "t.ordning"),
        "bevakningar": (Bevakning, _OF_ARENDE, "t.datum"),
        "signatarer": (Signatar, _OF_JUSTERING, "t.ordning"),
        "anmarkningar": (Anmarkning, _OF_JUSTERING, "t.person_id"),
        "anslag": (Anslag, _OF_JUSTERING, "t.planerad_upp_date"),
    }
)
# What § numbers follow from, by table: where it stands in the akt, and its fields.
_NUMBERING: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = MappingProxyType(
    {
        "sammantrade": ("sammantrade", ("organ_id", "datum", "tid")),
        "arende": ("arenden", ("sammantrade_id", "ordning")),
        "paragraf": ("paragrafer", ("arende_id", "nummer", "ar_utgangen")),
    }
)
_ROLES: Final = tuple(Mandatroll)
_FEW: Final = 60  # more rows than these are read faster in their order with the whole table than by their keys


def load_akt(session: Session, sammantrade_id: UUID) -> Akt:
    """Everything of one sammanträde but the private memos, with its § numbers.

    Its people are those it mentions and those with a mandat in the organ on its day.

    Raises:
        NoSuchValueError: there is no such sammanträde.
    """
    sammantrade = _one(session, Sammantrade, sammantrade_id)
    organ = _one(session, Organ, sammantrade.organ_id)
    parts = {name: _read_part(session, sammantrade_id, part) for name, part in _PARTS.items()}
    akt = Akt.model_validate({"organ": organ, "sammantrade": sammantrade, **parts})
    return akt.model_copy(update={**_people_of(session, akt), "nummer": _numbers_of(session, akt)})


def refresh_akt(session: Session, akt: Akt, touched: Touched) -> Akt:
    """The akt as it is now, when nothing but the touched rows has been written since it was read.

    What is not touched is the same value as before: whoever shows it sees that it has not changed.

    Raises:
        NoSuchValueError: the sammanträde is there no more.
    """
    key = akt.sammantrade.id
    sammantrade = _one(session, Sammantrade, key) if key in touched.get("sammantrade", ()) else akt.sammantrade
    is_moved = (sammantrade.organ_id, sammantrade.datum) != (akt.organ.id, akt.sammantrade.datum)
    if is_moved or akt.organ.id in touched.get("organ", ()):
        return load_akt(session, key)
    changed: dict[str, Any] = {} if sammantrade == akt.sammantrade else {"sammantrade": sammantrade}
    moved: set[str] = set()  # the owners whose order has changed, and with it that of what they own
    for name, part in _PARTS.items():
        old = getattr(akt, name)
        new = _refresh_part(session, key, part, old, touched, is_moved=part[1].owner in moved)
        if new is not old:
            changed[name] = new
            if [value.id for value in new] != [value.id for value in old]:
                moved.add(f"{part[0].__name__.lower()}_id")
    after = akt.model_copy(update=changed) if changed else akt
    rest = {} if _same_people(akt, after, touched) else _people_of(session, after)
    if not _same_numbers(akt, after, touched):
        rest["nummer"] = _numbers_of(session, after)
    return after.model_copy(update=rest) if rest else after


def _one(session: Session, kind: type[E], key: UUID) -> E:
    found = read_where(session, kind, "WHERE t.id = :key", key=key.hex)
    if not found:
        raise NoSuchValueError(kind, key)
    return found[0]


def _read_part(session: Session, sammantrade_id: UUID, part: _Part) -> tuple[Entity, ...]:
    kind, tie, order = part
    return read_where(session, kind, f"{tie.where} ORDER BY {tie.order}{order}, t.id", key=sammantrade_id.hex)


def _refresh_part(
    session: Session, sammantrade_id: UUID, part: _Part, old: tuple[Entity, ...], touched: Touched, *, is_moved: bool
) -> tuple[Entity, ...]:
    """The part as it is now: the very same tuple when nothing of it has changed."""
    kind, tie, order = part
    keys = touched.get(tables_of(session).table(kind).name, ())
    if not keys and not is_moved:
        return old
    if len(keys) > _FEW:
        return _read_part(session, sammantrade_id, part)
    after = {value.id: value for value in _read_touched(session, sammantrade_id, part, keys)}
    before = {value.id: value for value in old if value.id in keys}
    if after == before and not is_moved:
        return old
    fields = (tie.owner, order.removeprefix("t."))
    if is_moved or any(_facts(before.get(key), fields) != _facts(after.get(key), fields) for key in keys):
        return _in_order(session, sammantrade_id, part, (*old, *after.values()))
    return tuple(after.get(value.id, value) for value in old)


def _read_touched(session: Session, sammantrade_id: UUID, part: _Part, keys: Collection[UUID]) -> tuple[Entity, ...]:
    if not keys:
        return ()
    kind, tie, _ = part
    wanted = [key.hex for key in keys]
    return read_where(session, kind, f"{tie.where} AND t.id IN :keys", key=sammantrade_id.hex, keys=wanted)


def _in_order(session: Session, sammantrade_id: UUID, part: _Part, known: Iterable[Entity]) -> tuple[Entity, ...]:
    """What belongs to the sammanträde now, in its order; of known values with one id the last is the true one."""
    kind, tie, order = part
    rest = f"{tie.where} ORDER BY {tie.order}{order}, t.id"
    keys = read_keys(session, kind, rest, key=sammantrade_id.hex)
    by_key = {value.id.hex: value for value in known}
    missing = [key for key in keys if key not in by_key]
    if missing:  # of an ärende that came from another sammanträde
        by_key |= {value.id.hex: value for value in read_where(session, kind, "WHERE t.id IN :keys", keys=missing)}
    return tuple(by_key[key] for key in keys)


def _facts(value: Entity | None, fields: Iterable[str]) -> tuple[object, ...] | None:
    return None if value is None else tuple(getattr(value, field) for field in fields)


def _same_numbers(before: Akt, after: Akt, touched: Touched) -> bool:
    """Whether nothing was written that § numbers follow from, here or in another sammanträde of the series."""
    for table, (part, fields) in _NUMBERING.items():
        keys = touched.get(table, ())
        old, new = ({value.id: value for value in _part(akt, part) if value.id in keys} for akt in (before, after))
        if any(key not in old or _facts(old[key], fields) != _facts(new.get(key), fields) for key in keys):
            return False
    return True


def _part(akt: Akt, name: str) -> Iterable[Entity]:
    part = getattr(akt, name)
    return (part,) if isinstance(part, Entity) else part


def _same_people(before: Akt, after: Akt, touched: Touched) -> bool:
    is_touched = bool(touched.get("person") or touched.get("mandat"))
    return not is_touched and before.derived(_mentioned) == after.derived(_mentioned)


def _numbers_of(session: Session, akt: Akt) -> Mapping[UUID, int]:
    return read_numbers(session, akt.organ, akt.sammantrade.datum.year, (p.id for p in akt.paragrafer))


def _people_of(session: Session, akt: Akt) -> dict[str, Any]:
    mentioned = akt.derived(_mentioned)
    day = akt.sammantrade.datum
    mandat = [m for m in _mandat_of(session, akt.organ) if m.galler(day) or m.person_id in mentioned]
    return {"personer": _people(session, mentioned | {m.person_id for m in mandat}), "mandat": tuple(mandat)}


def _mandat_of(session: Session, organ: Organ) -> list[Mandat]:
    found = read_where(session, Mandat, "WHERE t.organ_id = :key", key=organ.id.hex)
    return sorted(found, key=lambda mandat: (_ROLES.index(mandat.roll), mandat.ordning, mandat.id))


def _people(session: Session, keys: Iterable[UUID]) -> tuple[Person, ...]:
    found = read_where(session, Person, "WHERE t.id IN :keys", keys=[key.hex for key in keys])
    return tuple(sorted(found, key=lambda person: (person.namn, person.id)))


def _mentioned(akt: Akt) -> frozenset[UUID]:
    """Every person that something in the akt points at."""
    return frozenset(_mentions(akt))


def _mentions(akt: Akt) -> Iterator[UUID]:
    for entry in akt.narvaro:
        yield from _known(entry.person_id, entry.for_person_id)
    for absence in akt.forhinder:
        yield from _known(absence.person_id, absence.inkallad_person_id)
    for votering in akt.voteringar:
        yield from (rost.person_id for rost in votering.roster)
    for yrkande in akt.yrkanden:
        yield from yrkande.person_ids
    for meningsyttring in akt.meningsyttringar:
        yield from meningsyttring.person_ids
    yield from (jav.person_id for jav in akt.jav)
    yield from (signatar.person_id for signatar in akt.signatarer)
    yield from (anmarkning.person_id for anmarkning in akt.anmarkningar)
    yield from _known(akt.sammantrade.tillfallig_ordforande_id)
    yield from _known(*(paragraf.ordforande_id for paragraf in akt.paragrafer))
    yield from _known(*(anslag.underskrift_person_id for anslag in akt.anslag))


def _known(*keys: UUID | None) -> Iterator[UUID]:
    return (key for key in keys if key is not None)
