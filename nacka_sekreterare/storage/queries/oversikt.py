"""The light facts of many sammanträden at once: a fixed number of queries, however many there are.

Twenty years of ten organ are thousands of sammanträden; no akt is read for a list of them. Provisional numbers follow
the highest fixed one of their organ and year, so what is fixed is never counted through.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
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
from nacka_sekreterare.domain.paragraf import Serieplats, number_paragrafer
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.storage.queries.paragraf import read_numbers
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


def read_number_lists(session: Session, lagen: Iterable[Lage]) -> Mapping[UUID, tuple[int, ...]]:
    """The § numbers of some sammanträden, fixed and provisional; those of a whole fixed range are not read singly."""
    ranges = {key: counted for key, *counted in session.connection().execute(_RANGES)}
    numbers: dict[UUID, tuple[int, ...]] = {}
    uneven: list[Lage] = []
    for lage in lagen:
        count, fixed, first, last = ranges.get(lage.sammantrade.id.hex, (0, 0, 1, 0))
        if fixed == count == last - first + 1:
            numbers[lage.sammantrade.id] = tuple(range(first, last + 1))
        else:
            uneven.append(lage)
    places = read_places(session, uneven)
    return numbers | {key: tuple(sorted(place.nummer for place in found)) for key, found in places.items()}


def read_places(session: Session, lagen: Iterable[Lage]) -> Mapping[UUID, tuple[Paragrafplats, ...]]:
    """The numbered §§ of some sammanträden, by sammanträde, with their justering; in no order."""
    told = {lage.sammantrade.id.hex: lage for lage in lagen}
    places: defaultdict[UUID, list[Paragrafplats]] = defaultdict(list)
    unfixed: dict[str, Lage] = {}
    for meeting, number, justering in session.connection().execute(_PLACES, {"keys": [*told]}):
        if number is None:
            unfixed[meeting] = told[meeting]
        else:
            places[told[meeting].sammantrade.id].append(_place(told[meeting], number, justering))
    for place in _provisional_places(session, unfixed):
        places[place.sammantrade_id].append(place)
    return {lage.sammantrade.id: tuple(places[lage.sammantrade.id]) for lage in told.values()}


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
    "SELECT a.sammantrade_id, count(*), count(p.nummer), min(p.nummer), max(p.nummer)"
    " FROM paragraf p JOIN arende a ON a.id = p.arende_id GROUP BY a.sammantrade_id"
)
_PLACES: Final = text(
    "SELECT a.sammantrade_id, p.nummer, p.justering_id FROM arende a JOIN paragraf p ON p.arende_id = a.id"
    " WHERE a.sammantrade_id IN :keys"
).bindparams(bindparam("keys", expanding=True))
_SERIE: Final = (
    " FROM sammantrade s JOIN arende a ON a.sammantrade_id = s.id JOIN paragraf p ON p.arende_id = a.id"
    " WHERE s.organ_id = :organ_id AND s.datum BETWEEN :first AND :last"
)
_HIGHEST: Final = text(f"SELECT max(p.nummer) {_SERIE}")
_UNFIXED: Final = text(
    f"SELECT p.id, p.ar_utgangen, s.id, p.justering_id {_SERIE} AND p.nummer IS NULL"
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


def _provisional_places(session: Session, lagen: Mapping[str, Lage]) -> Iterator[Paragrafplats]:
    """The §§ of some sammanträden (by their id as it lies in the database) whose numbers are not fixed."""
    series = {(lage.organ.id, lage.sammantrade.datum.year): lage.organ for lage in lagen.values()}
    for (organ_id, year), organ in series.items():
        days = {"organ_id": organ_id.hex, "first": f"{year:04}-01-01", "last": f"{year:04}-12-31"}
        highest = session.connection().execute(_HIGHEST, days).scalar()
        start = organ.installningar.forsta_nummer.get(year, 1) if highest is None else int(highest) + 1
        keeps = organ.installningar.utgatt_arende_behaller_paragraf
        rows = session.connection().execute(_UNFIXED, days).all()
        serie = [
            Serieplats(paragraf_id=UUID(key), nummer=None, tar_nummer=keeps or not ar_utgangen)
            for key, ar_utgangen, *_ in rows
        ]
        numbers = number_paragrafer(serie, start)
        for place, (_, _, meeting, justering) in zip(serie, rows, strict=True):
            if meeting in lagen and place.paragraf_id in numbers:
                yield _place(lagen[meeting], numbers[place.paragraf_id], justering)


def _place(lage: Lage, number: int, justering: str | None) -> Paragrafplats:
    key = UUID(justering) if justering else None
    return Paragrafplats(sammantrade_id=lage.sammantrade.id, nummer=number, justering_id=key)
