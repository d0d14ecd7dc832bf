"""What Ctrl+K finds in the store: sammanträden, organ, people, and the ärenden of the one that is open."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.storage.queries.uppslag import read_arenden, read_meetings, read_people


# Plain and not pydantic: thousands are made for one press of a key.
@dataclass(frozen=True, slots=True)
class Motesuppslag:
    """A sammanträde by its organ and day."""

    id: UUID
    organ_id: UUID
    organ: str
    datum: date


@dataclass(frozen=True, slots=True)
class Personuppslag:
    """Someone's mandat in an organ."""

    person_id: UUID
    mandat_id: UUID
    organ_id: UUID
    organ: str
    namn: str  # with party: "Per Ohlin (M)"
    roll: Mandatroll


@dataclass(frozen=True, slots=True)
class Arendeuppslag:
    """An ärende by its §, rubrik and dnr; `nummer` is None when it takes no §, `nummer_text` its point of the list."""

    id: UUID
    nummer: int | None
    rubrik: str
    dnr: str
    nummer_text: str


@dataclass(frozen=True, slots=True)
class Uppslag:
    """Everything but ärenden, which are asked for by sammanträde."""

    organ: tuple[Organ, ...]
    sammantraden: tuple[Motesuppslag, ...]
    personer: tuple[Personuppslag, ...]


def read_uppslag(kansli: Kansli, today: date) -> Uppslag:
    """All organ and sammanträden, and the mandat that are not ended, in three light queries."""
    organ = {one.id: one for one in kansli.all(Organ)}
    with kansli.read() as session:
        meetings = tuple(
            Motesuppslag(key, organ_id, organ[organ_id].namn, day) for key, organ_id, day in read_meetings(session)
        )
        people = tuple(
            Personuppslag(
                person_id=key,
                mandat_id=mandat_id,
                organ_id=organ_id,
                organ=organ[organ_id].namn,
                namn=f"{namn} ({parti})" if parti else namn,
                roll=Mandatroll(roll),
            )
            for key, organ_id, mandat_id, namn, parti, roll in read_people(session, today)
        )
    ordered = sorted(organ.values(), key=lambda one: one.namn.casefold())
    return Uppslag(organ=tuple(ordered), sammantraden=meetings, personer=people)


def find_arenden(kansli: Kansli, sammantrade_id: UUID) -> tuple[Arendeuppslag, ...]:
    """The ärenden of one sammanträde in the order of the list; nothing when it is gone."""
    sammantrade = kansli.find(Sammantrade, sammantrade_id)
    if sammantrade is None:
        return ()
    organ = kansli.get(Organ, sammantrade.organ_id)
    with kansli.read() as session:
        rows = tuple(read_arenden(session, sammantrade_id, organ, sammantrade.datum.year))
    return tuple(
        Arendeuppslag(key, nummer, rubrik, dnr, nummer_text or str(place))
        for place, (key, nummer, rubrik, dnr, nummer_text) in enumerate(rows, 1)
    )
