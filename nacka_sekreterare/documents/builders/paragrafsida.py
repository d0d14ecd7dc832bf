"""One § as it is printed: number, rubrik and dnr, then its sections in the order and with the headings of the organ.

What the sections say is the domain's matter (`domain.protokollstext`), the one source of window and documents.
"""

from collections.abc import Iterable, Iterator

from nacka_sekreterare.documents.model import (
    Alignment,
    Block,
    DataTable,
    Group,
    Heading,
    Text,
    paragraph,
)
from nacka_sekreterare.documents.webbversion import PARAGRAF
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.fraser import ANMALT_EFTER_JUSTERING, omedelbart_justerad_hanvisning
from nacka_sekreterare.domain.justering import Anmarkning
from nacka_sekreterare.domain.protokollstext import avsnitt_efter_justering, protokollsavsnitt
from nacka_sekreterare.domain.text import FormattedText, TextTable, runs_text

_VOTE_SHARE, _LONG_VOTE_SHARE = 0.11, 0.17  # "Nej" and "Frånvarande" on one line each
_SHORT_WORD = 6


def paragraf_label(akt: Akt, arende: Arende) -> str:
    """The number as it is printed: "§ 37"."""
    return f"§ {akt.nummer_of(arende.id)}"


def paragraf_anchor(akt: Akt, arende: Arende) -> str:
    """The name that the contents point at."""
    return f"{PARAGRAF}{akt.nummer_of(arende.id)}"


def build_placeholder(akt: Akt, arende: Arende) -> tuple[Block, ...]:
    """A § whose text stands in the protokoll of its omedelbara justering."""
    justering = akt.justering_of(arende.id)
    reference = omedelbart_justerad_hanvisning(justering.justerad_date if justering else None)
    return (Group((_heading(akt, arende), paragraph(reference))),)


def build_later_meningar(akt: Akt, arende: Arende) -> Iterator[Block]:
    """What was said of a § after it was omedelbart justerad; the main protokoll tells it under its number (KL 4:27)."""
    sections = avsnitt_efter_justering(akt, arende.id)
    if sections:
        yield paragraph(ANMALT_EFTER_JUSTERING)
    for section in sections:
        yield Heading(section.rubrik)
        yield Text(section.text)


def build_paragraf(akt: Akt, arende: Arende) -> tuple[Block, ...]:
    """The § in full."""
    blocks: list[Block] = [_heading(akt, arende)]
    for section in protokollsavsnitt(akt, arende.id):
        blocks.append(Heading(section.rubrik))
        blocks += _votes(section.text) if section.slag is Avsnittsslag.VOTERING else [Text(section.text)]
    paragraf = akt.paragraf_of(arende.id)
    blocks += build_anmarkningar(
        akt, (each for each in akt.anmarkningar if paragraf and each.paragraf_id == paragraf.id)
    )
    return tuple(blocks)


def _votes(text: FormattedText) -> Iterator[Block]:
    """A votering with its table of names as a table proper, on one page with what was asked and what came of it."""
    blocks = [
        build_vote_table(block)
        if isinstance(block, TextTable) and block.header_rows == 1 and len(block.rows) > 2
        else Text(FormattedText(blocks=(block,)))
        for block in text.blocks
    ]
    told = 0
    for index, block in enumerate(blocks):
        if isinstance(block, DataTable):
            question = max(index - 1, told)
            yield from blocks[told:question]
            yield Group(tuple(blocks[question : index + 2]))
            told = index + 2
    yield from blocks[told:]


def build_vote_table(table: TextTable) -> DataTable:
    """A table of names and votes as a table proper, with its sums as the total."""
    header, *named, last = [tuple(runs_text(cell) for cell in row) for row in table.rows]
    has_total = last[0] == "Summa"
    narrow = tuple(_VOTE_SHARE if len(word) <= _SHORT_WORD else _LONG_VOTE_SHARE for word in header[1:])
    return DataTable(
        alignments=(Alignment.LEFT, *(Alignment.CENTER for _ in narrow)),
        header=header,
        rows=tuple(named if has_total else [*named, last]),
        total=last if has_total else (),
        widths=(1 - sum(narrow), *narrow) if sum(narrow) < 1 else (),
        row_headers=True,
        summary="Hur var och en röstade",
    )


def build_anmarkningar(akt: Akt, found: Iterable[Anmarkning], *, level: int = 3) -> Iterator[Block]:
    """The disagreements at the justering that are to be printed."""
    printed = [each for each in found if each.trycks]
    if printed:
        heading = "Anmärkning vid justeringen" if len(printed) == 1 else "Anmärkningar vid justeringen"
        yield Heading(heading, level=level)
        yield from (paragraph(f"{akt.namn(each.person_id)}: {each.text}") for each in printed)


def _heading(akt: Akt, arende: Arende) -> Heading:
    asides = [f"Dnr {arende.dnr}"] if arende.dnr else []
    if arende.ar_sekretess:
        asides.append(f"Sekretess: {arende.sekretess_lagrum}" if arende.sekretess_lagrum else "Sekretess")
    if arende.ar_stangt:
        asides.append("Behandlat inom stängda dörrar")
    return Heading(
        arende.rubrik,
        level=2,
        number=paragraf_label(akt, arende),
        asides=tuple(asides),
        anchor=paragraf_anchor(akt, arende),
    )
