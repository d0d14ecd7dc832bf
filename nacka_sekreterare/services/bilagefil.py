"""Bilagor as files on the disk: read when they are added, and copied out to be looked at."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from uuid import UUID

from nacka_sekreterare.documents.filnamn import windows_safe_name
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.bilaga import Bilaga, Utsandning
from nacka_sekreterare.services.bilaga import add_bilaga, read_bilaga
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.system.files import make_folder, read_bytes, write_bytes


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
    folder = Path(tempfile.gettempdir()) / "Nacka Sekreterare" / bilaga_id.hex
    make_folder(folder)
    path = folder / windows_safe_name(kansli.get(Bilaga, bilaga_id).namn)
    if path.is_file():
        path.chmod(0o600)
    write_bytes(path, content)
    path.chmod(0o400)  # what is changed in a copy would be lost: let her program say so
    return path
