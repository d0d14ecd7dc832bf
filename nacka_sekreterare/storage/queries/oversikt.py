"""The light facts of many sammanträden at once: a fixed number of queries, however many there are.

Twenty years of ten organ are thousands of sammanträden; no akt is read for a list of them. Only a year of an organ
that has provisional numbers is counted through, since those follow from all before them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final
from uuid import UUID

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.orm import Session

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.meningsyttring import Meningsyttring
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.oversikt import Bevakningslage, Lage, Motiveringslage, Paragrafplats
from nacka_sekreterare.domain.paragraf import number_paragrafer
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.storage.queries.paragraf import read_numbers, read_serie
from nacka_sekreterare.storage.reading import read_where


def read_lagen(session: Session, *, since: date | None = None) -> tuple[Lage, ...]:
    """The facts of the sammanträden since a day, or of all; the newest first."""
    chosen, parameters = _chosen(since)
    organ = {one.id: one for one in read_where(session, Organ, "")}
    meetings = read_where(session, Sammantrade, f"WHERE {chosen} ORDER BY t.datum DESC, t.tid DESC, t.id", **parameters)
    inner = chosen.replace("t.", "s.")
    of_meeting = f"JOIN sammantrade s ON s.id = t.sammantrade_id WHERE {inner} AND {_USED} ORDER BY t.ordning, t.id"
    of_justering = (
        "JOIN justering j ON j.id = t.justering_id JOIN sammantrade s ON s.id = j.sammantrade_id"
        f" WHERE {inner} ORDER BY t.uppsatt_date, t.id"
    )
    justeringar: defaultdict[UUID, list[Justering]] = defaultdict(list)
    owners: dict[UUID, UUID] = {}
    for justering in read_where(session, Justering, of_meeting, **parameters):
        justeringar[justering.sammantrade_id].append(justering)
        owners[justering.id] = justering.sammantrade_id
    anslag: defaultdict[UUID, list[Anslag]] = defaultdict(list)
    for one in read_where(session, Anslag, of_justering, **parameters):
        if one.justering_id in owners:
            anslag[owners[one.justering_id]].append(one)
    return tuple(
        Lage.model_construct(  # every part has been validated as it was read
            organ=organ[meeting.organ_id],
            sammantrade=meeting,
            justeringar=tuple(justeringar[meeting.id]),
            anslag=tuple(anslag[meeting.id]),
        )
        for meeting in meetings
    )


def read_number_lists(session: Session, organ: Mapping[UUID, Organ]) -> Mapping[UUID, tuple[int, ...]]:
    """The § numbers of every sammanträde, fixed and provisional; those of a whole fixed range are not read singly."""
    numbers: dict[UUID, tuple[int, ...]] = {}
    provisional: set[tuple[UUID, int]] = set()
    broken: list[str] = []
    for key, organ_id, year, count, fixed, first, last in session.connection().execute(_RANGES):
        if fixed < count:
            provisional.add((UUID(organ_id), int(year)))
        elif last - first + 1 == count:
            numbers[UUID(key)] = tuple(range(first, last + 1))
        else:
            broken.append(key)
    places = [*_fixed_places(session, broken)] if broken else []
    for organ_id, year in sorted(provisional):
        places += read_places(session, organ[organ_id], year)
    grouped: defaultdict[UUID, list[int]] = defaultdict(list)
    for place in places:
        grouped[place.sammantrade_id].append(place.nummer)
    return numbers | {key: tuple(sorted(found)) for key, found in grouped.items()}


def read_places(session: Session, organ: Organ, year: int) -> tuple[Paragrafplats, ...]:
    """Every numbered § of an organ and year, with its sammanträde and justering."""
    start = organ.installningar.forsta_nummer.get(year, 1)
    serie = read_serie(session, organ, year)
    numbers = number_paragrafer(serie, start)
    parameters = {"organ_id": organ.id.hex, "first": f"{year:04}-01-01", "last": f"{year:04}-12-31"}
    found = session.connection().execute(_PLACES, parameters)  # row by row those of the serie
    known = lru_cache(maxsize=None)(UUID)  # a few sammanträden have all the §§
    return tuple(
        Paragrafplats(
            sammantrade_id=known(meeting),
            nummer=numbers[place.paragraf_id],
            justering_id=known(justering) if justering else None,
        )
        for place, (meeting, justering) in zip(serie, found, strict=True)
        if place.paragraf_id in numbers
    )


def read_fixed_years(session: Session, organ_id: UUID) -> frozenset[int]:
    """The years in which some § number of an organ is fixed."""
    return frozenset(int(year) for (year,) in session.connection().execute(_FIXED_YEARS, {"organ_id": organ_id.hex}))


def read_bevakningar(session: Session) -> tuple[Bevakningslage, ...]:
    """Every bevakning that is not done, the nearest day first."""
    bevakningar = read_where(session, Bevakning, "WHERE t.ar_klar = 0 ORDER BY t.datum, t.id")
    owners = {UUID(key): (UUID(meeting), rubrik) for key, meeting, rubrik in session.connection().execute(_BEVAKADE)}
    return tuple(
        Bevakningslage(
            bevakning=bevakning,
            sammantrade_id=owners[bevakning.arende_id][0],
            rubrik=owners[bevakning.arende_id][1],
        )
        for bevakning in bevakningar
    )


def read_vantade(session: Session, lagen: Mapping[UUID, Lage]) -> tuple[Motiveringslage, ...]:
    """Every meningsyttring of some sammanträden whose written motivering is awaited, with names and § numbers."""
    awaited = read_where(session, Meningsyttring, "WHERE t.motiveringsstatus = 'vantas' ORDER BY t.ordning, t.id")
    if not awaited:
        return ()
    places = {UUID(row[0]): row[1:] for row in session.connection().execute(_VANTADE)}
    names = {UUID(key): namn for key, namn in session.connection().execute(_NAMES)}
    found = []
    for yttring in awaited:
        meeting, rubrik, paragraf, justering = places[yttring.arende_id]
        lage = lagen.get(UUID(meeting))
        if lage is None:
            continue
        paragraf_id = UUID(paragraf) if paragraf else None
        numbers = read_numbers(session, lage.organ, lage.sammantrade.datum.year, [paragraf_id] if paragraf_id else ())
        found.append(
            Motiveringslage(
                meningsyttring=yttring,
                sammantrade_id=lage.sammantrade.id,
                rubrik=rubrik,
                paragraf_id=paragraf_id,
                justering_id=UUID(justering) if justering else None,
                namn=tuple(names[person_id] for person_id in yttring.person_ids),
                nummer=numbers.get(paragraf_id) if paragraf_id else None,
            )
        )
    return tuple(found)


_USED: Final = "(t.ordning = 0 OR EXISTS (SELECT 1 FROM paragraf p WHERE p.justering_id = t.id))"
_RANGES: Final = text(
    "SELECT s.id, s.organ_id, substr(s.datum, 1, 4), count(*), count(p.nummer), min(p.nummer), max(p.nummer)"
    " FROM paragraf p JOIN arende a ON a.id = p.arende_id JOIN sammantrade s ON s.id = a.sammantrade_id GROUP BY s.id"
)
_FIXED: Final = text(
    "SELECT a.sammantrade_id, p.nummer, p.justering_id FROM arende a JOIN paragraf p ON p.arende_id = a.id"
    " WHERE a.sammantrade_id IN :keys AND p.nummer IS NOT NULL"
).bindparams(bindparam("keys", expanding=True))
_PLACES: Final = text(
    "SELECT a.sammantrade_id, p.justering_id FROM sammantrade s"
    " JOIN arende a ON a.sammantrade_id = s.id JOIN paragraf p ON p.arende_id = a.id"
    " WHERE s.organ_id = :organ_id AND s.datum BETWEEN :first AND :last"
    " ORDER BY s.datum, s.tid, s.id, a.ordning, a.id"  # that of read_serie
)
_FIXED_YEARS: Final = text(
    "SELECT DISTINCT substr(s.datum, 1, 4) FROM sammantrade s JOIN arende a ON a.sammantrade_id = s.id"
    " JOIN paragraf p ON p.arende_id = a.id WHERE s.organ_id = :organ_id AND p.nummer IS NOT NULL"
)
_VANTADE: Final = text(
    "SELECT a.id, a.sammantrade_id, a.rubrik, p.id, p.justering_id FROM arende a"
    " LEFT JOIN paragraf p ON p.arende_id = a.id"
    " WHERE a.id IN (SELECT m.arende_id FROM meningsyttring m WHERE m.motiveringsstatus = 'vantas')"
)
_NAMES: Final = text("SELECT p.id, p.namn FROM person p")
_BEVAKADE: Final[TextClause] = text(
    "SELECT a.id, a.sammantrade_id, a.rubrik FROM arende a"
    " WHERE a.id IN (SELECT b.arende_id FROM bevakning b WHERE b.ar_klar = 0)"
)


def _chosen(since: date | None) -> tuple[str, dict[str, str]]:
    if since is not None:
        return "t.datum >= :since", {"since": since.isoformat()}
    return "1 = 1", {}


def _fixed_places(session: Session, keys: Iterable[str]) -> Iterable[Paragrafplats]:
    for meeting, number, justering in session.connection().execute(_FIXED, {"keys": list(keys)}):
        owner = UUID(justering) if justering else None
        yield Paragrafplats(sammantrade_id=UUID(meeting), nummer=number, justering_id=owner)
