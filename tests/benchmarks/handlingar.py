"""A handlingspaket of 295 pages in fourteen files, against qpdf that only merges the same files."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
from benchmarks.measure import Figure, alternate, ms, seconds, tell
from documents import samples
from pdfcheck.long_protokoll import long_protokoll

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.backends.pdf.render import lay_out
from nacka_sekreterare.documents.handlingspaket import Paketdel, build_handlingspaket
from nacka_sekreterare.documents.look import STANDARD_LOOK
from nacka_sekreterare.documents.model import (
    Contents,
    ContentsEntry,
    Document,
    Format,
    Heading,
    PageBreak,
    PageNumberPlace,
)

_PAGES = 295
_FILES = 14


def make_parts(pages: int = _PAGES, files: int = _FILES) -> tuple[Paketdel, ...]:
    """Bilagor that together have these pages but one; every other one is without tags."""
    tagged = render(_bilaga((pages - 1) // files), Format.PDF)
    plain = _without_tags(tagged)
    return tuple(
        Paketdel(f"h{index}", f"Bilaga {index}", f"b{index}.pdf", plain if index % 2 else tagged, "1 Budget")
        for index in range(files)
    )


def _bilaga(pages: int) -> Document:
    """A document of so many pages, of what the long protokoll has after its contents."""
    whole = long_protokoll()
    breaks = [index for index, block in enumerate(whole.blocks) if isinstance(block, PageBreak)]
    blocks = whole.blocks[breaks[-1] + 1 : -1]
    least, most = 1, len(blocks)
    while least < most:  # the fewest blocks that fill so many pages
        middle = (least + most) // 2
        document = replace(whole, blocks=blocks[:middle])
        if len(lay_out(document, STANDARD_LOOK).pages) < pages:
            least = middle + 1
        else:
            most = middle
    return replace(whole, blocks=blocks[:least])


def _without_tags(data: bytes) -> bytes:
    target = BytesIO()
    with pikepdf.open(BytesIO(data)) as part:
        del part.Root.StructTreeRoot
        part.save(target)
    return target.getvalue()


def measure_handlingar(base: Path, rounds: int, pages: int = _PAGES, files: int = _FILES) -> list[Figure]:
    """Merge, numbers, bookmarks, links and tags against qpdf merging alone; nothing without qpdf."""
    program = shutil.which("qpdf")
    if program is None:
        return []
    parts = make_parts(pages, files)
    paths = []
    for part in parts:
        path = base / part.name
        path.write_bytes(part.data)
        paths.append(str(path))
    command = [program, "--empty", "--pages", *paths, "--", str(base / "qpdf.pdf")]

    def package() -> None:
        made = build_handlingspaket(lambda p: _front(parts, dict(p)), parts, number_text=lambda n, of: f"{n} av {of}")
        (base / "paket.pdf").write_bytes(made.data)

    ours, alone = alternate(
        lambda: seconds(package),
        lambda: seconds(lambda: subprocess.run(command, check=True, capture_output=True)),
        rounds=rounds,
    )
    what = f"handlingspaket / qpdf merging alone ({pages} pages, {files} files)"
    return [tell(Figure(what, ours / alone, 3, detail=f"{ms(ours)} / {ms(alone)}"))]


def _front(parts: tuple[Paketdel, ...], pages: dict[str, int]) -> Document:
    entries = tuple(ContentsEntry(part.title, part.anchor) for part in parts)
    blocks = (Heading("Kallelse", 1), Heading("Budget", 2, "1"), Contents(entries))
    return Document(
        "Handlingar", "Exempel", samples.CREATED_AT, blocks, page_number=PageNumberPlace.ABSENT, elsewhere=pages
    )
