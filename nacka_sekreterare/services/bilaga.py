"""Bilagor: files kept by their SHA-256, put under a sammanträde, an ärende or a justering, in order."""

from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from nacka_sekreterare.documents.filnamn import windows_safe_name
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag, Utsandning
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.system.files import make_folder, read_bytes, write_bytes
from nacka_sekreterare.system.paths import copy_folder


def add_bilaga(
    kansli: Kansli,
    sammantrade_id: UUID,
    namn: str,
    content: bytes,
    *,
    slag: Bilageslag = Bilageslag.BILAGA,
    arende_id: UUID | None = None,
    justering_id: UUID | None = None,
    utsandning: Utsandning = Utsandning.UTSAND,
) -> Outcome[Bilaga]:
    """Keep a file's bytes and list it, last among those of its place.

    Raises:
        UserError: when the file is empty or cannot be kept.
    """
    if not content:
        raise UserError(f"Filen {namn} är tom. Kontrollera att det är rätt fil.")
    sha256 = kansli.store.bilagor.add(content)
    with kansli.act("add_bilaga", f"Ny bilaga: {namn}", sammantrade_id=sammantrade_id) as tx:
        bilaga = Bilaga(
            sammantrade_id=sammantrade_id,
            arende_id=arende_id,
            justering_id=justering_id,
            ordning=0,
            slag=slag,
            namn=namn,
            sha256=sha256,
            storlek=len(content),
            utsandning=utsandning,
            tillagd_at=tx.at,
        )
        bilaga = tx.add(bilaga.model_copy(update={"ordning": next_ordning(_siblings(tx, bilaga))}))
    return tx.outcome(bilaga)


def read_bilaga(kansli: Kansli, bilaga_id: UUID) -> bytes:
    """The file's bytes, proved to be those that were kept.

    Raises:
        UserError: when they are missing or changed.
    """
    return kansli.store.bilagor.read(kansli.get(Bilaga, bilaga_id).sha256)


def give_out_bilaga(kansli: Kansli, bilaga_id: UUID, path: Path) -> None:
    """Write a kept file out again, byte for byte, proved against its hash.

    Raises:
        UserError: when it is missing or changed, or the target cannot be written.
    """
    write_bytes(path, read_bilaga(kansli, bilaga_id))


def update_bilaga(kansli: Kansli, bilaga_id: UUID, **changes: object) -> Outcome[Bilaga]:
    """Change a bilaga's name, its ärende or how it reaches the members."""
    bilaga = kansli.get(Bilaga, bilaga_id)
    field = typed_field("bilaga", bilaga_id, changes)
    sentence = f"Bilaga {bilaga.namn}: ändring av uppgifter"
    with kansli.act("update_bilaga", sentence, sammantrade_id=bilaga.sammantrade_id, field=field) as tx:
        changed = tx.change(Bilaga, bilaga_id, **changes)
    return tx.outcome(changed)


def replace_bilaga(kansli: Kansli, bilaga_id: UUID, namn: str, content: bytes) -> Outcome[Bilaga]:
    """Put another file in the place of a bilaga; the bytes of the one before stay in the store, so it can be undone.

    Raises:
        UserError: when the file is empty or cannot be kept.
    """
    if not content:
        raise UserError(f"Filen {namn} är tom. Kontrollera att det är rätt fil.")
    sha256, before = kansli.store.bilagor.add(content), kansli.get(Bilaga, bilaga_id)
    sentence = f"Bilaga {before.namn} ersatt med {namn}"
    with kansli.act("replace_bilaga", sentence, sammantrade_id=before.sammantrade_id) as tx:
        changed = tx.change(Bilaga, bilaga_id, namn=namn, sha256=sha256, storlek=len(content), tillagd_at=tx.at)
    return tx.outcome(changed)


def move_bilaga(kansli: Kansli, bilaga_id: UUID, index: int) -> Outcome[tuple[Bilaga, ...]]:
    """Move a bilaga to a place among those of the same ärende. Answers with all of them."""
    bilaga = kansli.get(Bilaga, bilaga_id)
    with kansli.act("move_bilaga", "Ny ordning på bilagorna", sammantrade_id=bilaga.sammantrade_id) as tx:
        renumber(tx, place(_siblings(tx, bilaga), bilaga_id, index))
        bilagor = _siblings(tx, bilaga)
    return tx.outcome(bilagor)


def remove_bilaga(kansli: Kansli, bilaga_id: UUID) -> Outcome[None]:
    """Take a bilaga off the list; its bytes stay in the store, so that this can be undone.

    Raises:
        UserError: when it is the exact file of a justering, or is out to be signed.
    """
    bilaga = kansli.get(Bilaga, bilaga_id)
    if bilaga.slag is Bilageslag.FOR_UNDERSKRIFT:
        raise UserError(f"{bilaga.namn} är skickad för underskrift. Ta tillbaka den under Justering och anslag.")
    if bilaga.slag is Bilageslag.JUSTERAT:
        raise UserError(f"{bilaga.namn} är den justerade filen och kan inte tas bort.")
    sentence = f"Bilaga borttagen: {bilaga.namn}"
    with kansli.act("remove_bilaga", sentence, sammantrade_id=bilaga.sammantrade_id) as tx:
        tx.remove(Bilaga, bilaga_id)
    return tx.outcome(None)


# --- files on the disk ---------------------------------------------------------------------------------------------
def read_files(paths: Sequence[Path], report: Callable[[int, int], None]) -> tuple[tuple[str, bytes], ...]:
    """The names and bytes of files, in a worker. Raises UserError when one cannot be read."""
    files = []
    for done, path in enumerate(paths):
        report(done, len(paths))
        files.append((path.name, read_bytes(path)))
    return tuple(files)


def add_files(
    kansli: Kansli,
    arende_id: UUID,
    files: Sequence[tuple[str, bytes]],
    *,
    utsandning: Utsandning = Utsandning.UTSAND,
) -> Outcome[tuple[Bilaga, ...]]:
    """List files as bilagor of an ärende, last among its own; all of them or none.

    Raises:
        UserError: when one is empty or cannot be kept.
    """
    sammantrade_id = kansli.get(Arende, arende_id).sammantrade_id
    with kansli.act("add_files", "Nya bilagor", sammantrade_id=sammantrade_id) as tx:
        bilagor = tuple(
            add_bilaga(kansli, sammantrade_id, name, content, arende_id=arende_id, utsandning=utsandning).value
            for name, content in files
        )
        names = [bilaga.namn for bilaga in bilagor]
        tx.sentence = f"Ny bilaga: {names[0]}" if len(names) == 1 else f"Nya bilagor: {len(names)} filer"
    return tx.outcome(bilagor)


def open_copy(kansli: Kansli, bilaga_id: UUID) -> Path:
    """A copy of a kept file in a folder of its own, to be opened by its program: the kept one is never given away.

    Raises:
        UserError: when the file is missing, changed, or cannot be written.
    """
    content = read_bilaga(kansli, bilaga_id)
    folder = copy_folder(bilaga_id)
    make_folder(folder)
    path = folder / windows_safe_name(kansli.get(Bilaga, bilaga_id).namn)
    if path.is_file():
        path.chmod(0o600)
    write_bytes(path, content)
    path.chmod(0o400)  # what is changed in a copy would be lost: let her program say so
    return path


def _siblings(tx: Transaction, bilaga: Bilaga) -> tuple[Bilaga, ...]:
    return tx.all(Bilaga, sammantrade_id=bilaga.sammantrade_id, arende_id=bilaga.arende_id)
