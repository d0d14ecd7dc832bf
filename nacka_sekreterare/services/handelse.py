"""The story of a sammanträde: every recorded act as one line with its time, in the order it was recorded.

The time of a line is when it was recorded. Where the act itself tells another time (she came 19.42, written 20.10),
that time stands beside it, and is never taken for the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.history import Faltandring, fields_of
from nacka_sekreterare.storage import steps
from nacka_sekreterare.storage.steps import Stepkind, Stepstate, Told, Touched

# The tables whose rows tell a time or a person, and are small; a text is read when it is looked at.
_TELLING: Final = (
    "ajournering",
    "forhinder",
    "jav",
    "meningsyttring",
    "narvaro",
    "paragraf",
    "sammantrade",
    "signatar",
    "votering",
    "yrkande",
)
# When what an act records happened, by the act's own word.
_MOMENTS: Final = MappingProxyType(
    {
        "narvaro": ("klockslag_at",),
        "ajournering": ("till_at", "fran_at"),
        "sammantrade": ("avslutat_at", "oppnat_at", "kallat_at"),
        "paragraf": ("klubbad_at",),
        "meningsyttring": ("anmald_at",),
    }
)
_Owner = tuple[UUID | None, frozenset[UUID]]  # the ärende and the people that a row is about
_NOBODY: Final[frozenset[UUID]] = frozenset()
_PEOPLE: Final = ("person_id", "for_person_id", "inkallad_person_id", "ordforande_id", "tillfallig_ordforande_id")


# Plain and not pydantic: a long meeting has thousands, and they are read when a window opens.
@dataclass(frozen=True, slots=True)
class Handelse:
    """One line. `at` is when it was recorded, `galler_at` when it happened where the act tells another minute."""

    step_id: int
    at: datetime
    mening: str
    galler_at: datetime | None = None
    ar_angrad: bool = False
    angrad_at: datetime | None = None

    @property
    def tillagg(self) -> str:
        """What is to be told beside the sentence: "gäller 19.42", "ångrat 20.12"."""
        return ", ".join(_remarks(self))


@dataclass(frozen=True, slots=True)
class Berorda:
    """Which ärenden and people an act is about."""

    arende_ids: frozenset[UUID] = _NOBODY
    person_ids: frozenset[UUID] = _NOBODY


def list_handelser(kansli: Kansli, sammantrade_id: UUID) -> tuple[Handelse, ...]:
    """The acts of a sammanträde, oldest first; an undone act is one line that says so."""
    with kansli.read() as session:
        connection = session.connection()
        told = steps.read_told(connection, sammantrade_id)
        images = steps.read_images(connection, sammantrade_id, _MOMENTS)
        moments = {one.step_id: moment for one in images if (moment := _moment(one)) is not None}
    undone = {one.undone_id: one.at for one in told if one.undone_id is not None}
    acts = (one for one in told if one.kind in {Stepkind.ACT, Stepkind.MIGRATION})
    return tuple(_handelse(one, moments.get(one.id), undone.get(one.id)) for one in acts)


def find_berorda(kansli: Kansli, akt: Akt) -> Mapping[int, Berorda]:
    """Which ärenden and people each act of a sammanträde is about, by its step; asked for when the list is filtered."""
    with kansli.read() as session:
        connection = session.connection()
        touched = tuple(steps.read_touched(connection, akt.sammantrade.id, _TELLING))
        arguments = steps.read_arguments(connection, akt.sammantrade.id)
    owners = {**_owners_gone(touched), **_owners(akt)}
    known = {person.id for person in akt.personer}
    arenden: defaultdict[int, set[UUID]] = defaultdict(set)
    people: defaultdict[int, set[UUID]] = defaultdict(set)
    for one in touched:
        arende_id, named = owners.get(one.key, (None, _NOBODY))
        if arende_id is not None:
            arenden[one.step_id].add(arende_id)
        people[one.step_id] |= named | _people(one.before or {}) | _people(one.after or {})
    for step_id, told in arguments:
        arenden[step_id] |= _named(told, ("arende_id",))
        people[step_id] |= _named(told, ("person_id", "person_ids", "plats_person_id"))
    ids = {*arenden, *people}
    return {one: Berorda(frozenset(arenden[one]), frozenset(people[one] & known)) for one in ids}


def read_falt(kansli: Kansli, step_id: int, akt: Akt) -> tuple[Faltandring, ...]:
    """What one act changed, field by field."""
    with kansli.read() as session:
        changes = steps.read_changes(session.connection(), step_id)
    return fields_of(changes, akt)


def write_berattelse(handelser: Iterable[Handelse]) -> str:
    """The lines as plain text to be pasted elsewhere, with a heading for each day."""
    lines: list[str] = []
    day = None
    for one in handelser:
        if one.at.date() != day:
            day = one.at.date()
            lines += [*([""] if lines else []), f"Antecknat den {format_date(day)}"]
        remark = f" ({one.tillagg})" if one.tillagg else ""
        lines.append(f"{clock(one.at)}  {one.mening}{remark}")
    return "\n".join(lines) + "\n"


def clock(moment: datetime) -> str:
    """A time as it is printed: "19.42"."""
    return f"{moment:%H.%M}"


def _handelse(told: Told, moment: datetime | None, undone_at: datetime | None) -> Handelse:
    is_undone = told.state is not Stepstate.DONE
    is_other = moment is not None and moment.replace(second=0, microsecond=0) != told.at.replace(
        second=0, microsecond=0
    )
    return Handelse(
        step_id=told.id,
        at=told.at,
        mening=told.sentence,
        galler_at=moment if is_other else None,
        ar_angrad=is_undone,
        angrad_at=undone_at if is_undone else None,
    )


def _remarks(one: Handelse) -> Iterator[str]:
    if one.galler_at is not None:
        is_same_day = one.galler_at.date() == one.at.date()
        yield f"gäller {'' if is_same_day else format_date(one.galler_at.date()) + ' kl. '}{clock(one.galler_at)}"
    if one.ar_angrad:
        yield f"ångrat {clock(one.angrad_at)}" if one.angrad_at is not None else "ångrat"


def _owners_gone(touched: Iterable[Touched]) -> Mapping[UUID, _Owner]:
    """What rows were about that are there no more, from the images of when they came or went."""
    found: dict[UUID, _Owner] = {}
    for one in touched:
        whole = one.before if one.after is None else one.after if one.before is None else None
        if whole is not None:
            told = whole.get("arende_id")
            found[one.key] = (_uuid(told) if isinstance(told, str) else None, _people(whole))
    return found


def _owners(akt: Akt) -> Mapping[UUID, _Owner]:
    """Which ärende and which people each row of the akt is about."""
    found: dict[UUID, _Owner] = {arende.id: (arende.id, _NOBODY) for arende in akt.arenden}
    places = {paragraf.id: paragraf.arende_id for paragraf in akt.paragrafer}
    for name in type(akt).model_fields:
        values = getattr(akt, name)
        for value in values if isinstance(values, tuple) else ():
            arende_id = getattr(value, "arende_id", None) or places.get(getattr(value, "paragraf_id", value.id))
            people = _people(vars(value))
            if arende_id is not None or people:
                found[value.id] = (arende_id, people)
    return found


def _people(image: Mapping[str, object]) -> frozenset[UUID]:
    """Whom a row names, of a value or of its image. Of a sluten votering nobody is known."""
    told = [image.get(name) for name in _PEOPLE]
    for name in ("person_ids", "roster"):
        several = image.get(name)
        told += several if isinstance(several, list | tuple) else []
    ids = (one.get("person_id") if isinstance(one, dict) else getattr(one, "person_id", one) for one in told)
    return frozenset(one if isinstance(one, UUID) else _uuid(one) for one in ids if isinstance(one, str | UUID))


def _moment(change: Touched) -> datetime | None:
    """When what was written happened, where the row tells it and this act wrote it."""
    after = change.after or {}
    before = change.before or {}
    for name in _MOMENTS.get(change.table, ()):
        told = after.get(name)
        if isinstance(told, str) and told != before.get(name):
            return datetime.fromisoformat(told)
    return None


def _named(arguments: Mapping[str, object], names: Iterable[str]) -> set[UUID]:
    found: set[UUID] = set()
    for name in names:
        told = arguments.get(name)
        for one in told if isinstance(told, list) else [told]:
            if isinstance(one, str):
                found.add(_uuid(one))
    return found


@lru_cache(maxsize=1024)
def _uuid(text: str) -> UUID:
    return UUID(text)  # the same few ärenden and people, thousands of times
