"""Fixing and freeing § numbers in the series of an organ and a calendar year: no gap, no duplicate, none moved."""

from collections.abc import Iterable
from uuid import UUID

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf, Serieplats, numbers_to_fix
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Transaction
from nacka_sekreterare.storage.queries.paragraf import read_serie


def number_of(tx: Transaction, sammantrade_id: UUID, paragraf: Paragraf) -> int | None:
    """The number of a § as the transaction sees it, fixed or provisional."""
    if paragraf.nummer is not None:
        return paragraf.nummer
    return tx.akt(sammantrade_id).nummer.get(paragraf.id)


def fix_numbers(tx: Transaction, sammantrade_id: UUID, paragraf_ids: Iterable[UUID], grund: Fastgrund) -> None:
    """Fix the numbers of some §§, and of every § before them in the series, so that no gap can arise."""
    organ, year = _series_of(tx, sammantrade_id)
    fixed = numbers_to_fix(_serie(tx, organ, year), _start(organ, year), paragraf_ids)
    for paragraf_id, nummer in fixed.items():
        tx.change(Paragraf, paragraf_id, nummer=nummer, fastgrund=grund)


def add_paragraf(tx: Transaction, sammantrade_id: UUID, arende_id: UUID) -> Paragraf:
    """Give an ärende a §; one that was forgotten until the sammanträde was closed gets a fixed number at once."""
    paragraf = tx.add(Paragraf(arende_id=arende_id))
    if tx.get(Sammantrade, sammantrade_id).ar_stangt_for_andring:
        tx.is_barrier = True
        fix_numbers(tx, sammantrade_id, [paragraf.id], Fastgrund.AVSLUT)
        paragraf = tx.get(Paragraf, paragraf.id)
    return paragraf


def free_numbers(tx: Transaction, sammantrade: Sammantrade, paragrafer: Iterable[Paragraf]) -> None:
    """Make the numbers provisional again that only the closing of the sammanträde had fixed.

    Numbers below one that has left the house stay, so that nothing free lies before something fixed.

    Raises:
        UserError: when a later § of the series is fixed by another sammanträde.
    """
    own = {paragraf.id: paragraf for paragraf in paragrafer}
    organ, year = _series_of(tx, sammantrade.id)
    kept = [place for place in _serie(tx, organ, year) if place.nummer and place.paragraf_id not in own]
    given_out = [p.nummer for p in own.values() if p.nummer and p.fastgrund is not Fastgrund.AVSLUT]
    freed = [p for p in own.values() if p.nummer and p.nummer > max(given_out, default=0)]
    if freed and any((place.nummer or 0) > min(p.nummer or 0 for p in freed) for place in kept):
        raise UserError(
            "Sammanträdet kan inte öppnas igen: ett senare sammanträde har redan fasta paragrafnummer. "
            "Rätta i stället det som är fel i detta protokoll."
        )
    for paragraf in freed:
        tx.change(Paragraf, paragraf.id, nummer=None, fastgrund=None)


def has_fixed_number(tx: Transaction, organ_id: UUID, year: int) -> bool:
    """Whether any § number of the organ and year is fixed."""
    organ = tx.get(Organ, organ_id)
    return any(place.nummer is not None for place in _serie(tx, organ, year))


def _series_of(tx: Transaction, sammantrade_id: UUID) -> tuple[Organ, int]:
    sammantrade = tx.get(Sammantrade, sammantrade_id)
    return tx.get(Organ, sammantrade.organ_id), sammantrade.datum.year


def _serie(tx: Transaction, organ: Organ, year: int) -> tuple[Serieplats, ...]:
    tx.session.flush()
    return read_serie(tx.session, organ, year)


def _start(organ: Organ, year: int) -> int:
    return organ.installningar.forsta_nummer.get(year, 1)
