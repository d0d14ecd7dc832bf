"""The § series of an organ and year: the little that numbering needs, in the order of the numbers."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.orm import Session

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Serieplats, number_paragrafer

_SERIE = text(
    "SELECT p.id, p.nummer, p.ar_utgangen FROM sammantrade s"
    " JOIN arende a ON a.sammantrade_id = s.id JOIN paragraf p ON p.arende_id = a.id"
    " WHERE s.organ_id = :organ_id AND s.datum BETWEEN :first AND :last"
    " ORDER BY s.datum, s.tid, s.id, a.ordning, a.id"
)


def read_serie(session: Session, organ: Organ, year: int) -> tuple[Serieplats, ...]:
    """Every § of an organ and calendar year, in order of sammanträde and föredragningslista."""
    keeps = organ.installningar.utgatt_arende_behaller_paragraf
    parameters = {"organ_id": organ.id.hex, "first": f"{year:04}-01-01", "last": f"{year:04}-12-31"}
    return tuple(
        Serieplats(paragraf_id=UUID(key), nummer=nummer, tar_nummer=keeps or not ar_utgangen)
        for key, nummer, ar_utgangen in session.connection().execute(_SERIE, parameters)
    )


def read_numbers(session: Session, organ: Organ, year: int, wanted: Iterable[UUID]) -> Mapping[UUID, int]:
    """The § numbers, fixed or provisional, of some §§ of an organ and year."""
    start = organ.installningar.forsta_nummer.get(year, 1)
    numbers = number_paragrafer(read_serie(session, organ, year), start)
    return {key: numbers[key] for key in wanted if key in numbers}
