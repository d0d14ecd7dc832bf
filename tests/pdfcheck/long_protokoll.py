"""A protokoll of more than sixty pages, in which everything that may break over a page does.

Made of blocks and not of a sammanträde: what the breaks fall in shall not change when a builder's words do.
"""

from documents import looks, samples

from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Notice,
    PageBreak,
    Signature,
    SignatureBlock,
    Text,
    paragraph,
)
from nacka_sekreterare.domain.text import FormattedText, Run, TextTable, plain_text

PARAGRAFER = range(1, 31)
LEDAMOTER = 13
HEADING = (
    "Yttrande över kommunstyrelsens förslag till gemensam överenskommelse om samverkan kring vård, omsorg och "
    "hemsjukvård i ordinärt boende samt riktlinjer för avgifter"
)
"""Three lines of a § heading."""

LONG_NAME = "Anna-Margareta Wilhelmina von Sydow-Rosenstråle af Ekebyhov (Kristdemokraterna)"


def long_protokoll() -> Document:
    """Sixty pages with front page, närvaro, contents, split paragraphs, tables and lists, pictures, and signatures."""
    entries = tuple(ContentsEntry(HEADING, f"par-{n}", f"§ {n}", f"ÄLN 2026/{n}") for n in PARAGRAFER)
    blocks: list[Block] = [*samples.front_page(), *samples.narvarolista(), PageBreak()]
    blocks += [Heading("Innehåll", 2, anchor="innehall"), Contents(entries), PageBreak()]
    for number in PARAGRAFER:
        blocks += _paragraf(number)
    blocks.append(SignatureBlock(tuple(Signature(f"{LONG_NAME} {n}", "Justerande", "§§ 1–30") for n in range(5))))
    return Document(
        "Sammanträdesprotokoll Äldrenämnden 2026-04-22",
        "Exempel kommun",
        samples.CREATED_AT,
        tuple(blocks),
        subject="Protokoll §§ 1–30",
        head=samples.HEAD,
        foot=samples.FOOT,
    )


def _paragraf(number: int) -> list[Block]:
    blocks: list[Block] = [
        Heading(HEADING, 2, f"§ {number}", (f"ÄLN 2026/{number}",), f"par-{number}"),
        Heading("Beslut"),
        paragraph("Äldrenämnden antar yttrandet som sitt eget och överlämnar det till kommunstyrelsen."),
        Heading("Ärendet"),
        paragraph(samples.PROSE * (7 + number % 5)),
        _list(number),
    ]
    match number % 3:
        case 0:
            blocks += [Heading("Omröstning"), samples.votering(LEDAMOTER), *_reservation()]
        case 1:
            blocks += [Heading("Budget"), _table(), looks.picture(60 + 10 * number % 110)]
        case _:
            blocks += [Notice(plain_text("Paragrafen är omedelbart justerad. Se eget protokoll."))]
    return blocks


def _list(number: int) -> Text:
    items = samples.items(
        *(f"Att-sats {n}: {samples.PROSE}" for n in range(4)), is_ordered=number % 2 == 0, levels=(0, 1, 1, 0)
    )
    return Text(FormattedText(blocks=(items,)))


def _table() -> Text:
    header = ((Run(text="Verksamhet", bold=True),), (Run(text="Belopp", bold=True),))
    rows = tuple(((Run(text=f"Enhet {n} med lång beskrivning " * 3),), (Run(text=f"{n} tkr"),)) for n in range(24))
    return Text(FormattedText(blocks=(TextTable(rows=(header, *rows)),)))


def _reservation() -> list[Block]:
    return [Heading("Reservation"), paragraph(f"{LONG_NAME} reserverar sig mot beslutet.")]
