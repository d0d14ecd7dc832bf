"""Handing a sammanträde over: out of one store as an exchange file, into another with stated rules.

An organ, a person or a mandat that is already in the store stays as it is there. A sammanträde that is already there
is refused, and so is one whose fixed § numbers are taken: neither can be merged without guessing.
"""

from pathlib import Path
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from nacka_sekreterare.documents.filnamn import ascii_name
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.person import Mandat, Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.exchange.utbyte import Utbytesfil, read_utbytesfil, write_utbytesfil
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.export import Exportfil
from nacka_sekreterare.storage.queries.akt import load_akt
from nacka_sekreterare.storage.queries.paragraf import read_serie
from nacka_sekreterare.system.files import make_folder, read_bytes, write_bytes

_SHARED = ("personer", "mandat")
_DERIVED = ("nummer",)
_SINGLE = ("organ", "sammantrade")


def export_sammantrade(kansli: Kansli, sammantrade_id: UUID) -> bytes:
    """The whole sammanträde as the bytes of an exchange file: the same sammanträde always gives the same bytes."""
    with kansli.read() as session:
        akt = load_akt(session, sammantrade_id)
    look = akt.organ.installningar.utseende.filer
    wanted = {bilaga.sha256 for bilaga in akt.bilagor} | {fil.sha256 for fil in look}
    filer = {sha256: kansli.store.bilagor.read(sha256) for sha256 in wanted}
    return write_utbytesfil(Utbytesfil(akt=akt, filer=filer))


def export_utbytesfil(kansli: Kansli, sammantrade_id: UUID, folder: Path) -> Exportfil:
    """Write the exchange file of a sammanträde into a folder. Raises UserError."""
    sammantrade = kansli.get(Sammantrade, sammantrade_id)
    organ = kansli.get(Organ, sammantrade.organ_id)
    path = folder / f"{ascii_name(organ.namn) or 'organ'}-{sammantrade.datum.isoformat()}.json"
    make_folder(folder)
    write_bytes(path, export_sammantrade(kansli, sammantrade_id))
    return Exportfil(dokument="sammantrade", format="json", fil=str(path))


def import_sammantrade(kansli: Kansli, path: Path) -> Outcome[Sammantrade]:
    """Store the sammanträde of an exchange file.

    Raises:
        UserError: when the file cannot be read or is wrong, when the sammanträde is there already, or when a fixed
            § number of it is taken.
    """
    fil = read_utbytesfil(read_bytes(path))
    akt = fil.akt
    sentence = f"{akt.organ.namn} {akt.sammantrade.datum.isoformat()}: inläst från en utbytesfil"
    try:
        with kansli.act("import_sammantrade", sentence, sammantrade_id=akt.sammantrade.id) as tx:
            _refuse_collisions(tx, akt)
            for content in fil.filer.values():
                kansli.store.bilagor.add(content)
            _store_akt(tx, akt)
            tx.is_barrier = any(paragraf.nummer is not None for paragraf in akt.paragrafer)
    except (IntegrityError, OverflowError) as error:  # what the file's own checks let through, the store's do not
        raise UserError(
            "Utbytesfilen kan inte läsas in: en uppgift i den är omöjlig, till exempel ett paragrafnummer som inte "
            "är större än noll. Rätta filen eller exportera den på nytt; ingenting har ändrats."
        ) from error
    return tx.outcome(akt.sammantrade)


def _refuse_collisions(tx: Transaction, akt: Akt) -> None:
    sammantrade = akt.sammantrade
    name = f"{akt.organ.namn} {sammantrade.datum.isoformat()}"
    if tx.find(Sammantrade, sammantrade.id) is not None:
        raise UserError(f"Sammanträdet {name} finns redan. Ta bort det först om filens uppgifter ska gälla i stället.")
    organ = tx.find(Organ, akt.organ.id)
    if organ is None:
        return
    serie = read_serie(tx.session, organ, sammantrade.datum.year)
    taken = {place.nummer for place in serie if place.nummer is not None}
    colliding = [paragraf.nummer for paragraf in akt.paragrafer if paragraf.nummer and paragraf.nummer in taken]
    if colliding:
        numbers = format_range(colliding, sign=True)
        raise UserError(
            f"{numbers} i filen används redan av ett annat sammanträde i {organ.namn}. Kontrollera att det är rätt fil."
        )


def _store_akt(tx: Transaction, akt: Akt) -> None:
    if tx.find(Organ, akt.organ.id) is None:
        tx.add(akt.organ)
    tx.add(akt.sammantrade)
    known = {value.id for value in (*tx.all(Person), *tx.all(Mandat))}
    for name in Akt.model_fields:
        if name in _DERIVED or name in _SINGLE:
            continue
        values: tuple[Entity, ...] = getattr(akt, name)
        for value in values:
            if name not in _SHARED or value.id not in known:
                tx.add(value)
