"""A made-up protokoll that uses every block and what else may go wrong, and the sizes the figures are measured on."""

from datetime import UTC, datetime

from documents import looks

from nacka_sekreterare.documents.model import (
    Alignment,
    Block,
    Contents,
    ContentsEntry,
    CrossReference,
    DataTable,
    Document,
    Fact,
    Facts,
    FootFact,
    Group,
    Heading,
    Mark,
    Notice,
    PageBreak,
    PageNumberPlace,
    Roster,
    RosterEntry,
    RunningFoot,
    RunningHead,
    Signature,
    SignatureBlock,
    Text,
    TextRole,
    paragraph,
)
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable, plain_text

CREATED_AT = datetime(2026, 4, 22, 18, 0, tzinfo=UTC)
HEAD = RunningHead(("Exempel kommun", "Äldrenämnden"), ("Protokoll 2026-04-22",))
FOOT = RunningFoot(sign_labels=("Ordförande", "Justerande", "Utdragsbestyrkande"))
PROSE = (
    "Kommunstyrelsen beslutar att godkänna förslaget till budget för år 2026 samt att uppdra åt kommundirektören att "
    "återkomma med en uppföljning senast den 31 mars. Ärendet har beretts av arbetsutskottet, och nämndens yttrande – "
    "som lämnades i tid – bifogas protokollet. "
)


def document(*blocks: Block, mark: Mark | None = None) -> Document:
    return Document("Prov", "Exempel kommun", CREATED_AT, blocks, head=HEAD, foot=FOOT, mark=mark)


def items(*texts: str, is_ordered: bool = False, levels: tuple[int, ...] = ()) -> ItemList:
    places = levels or (0,) * len(texts)
    return ItemList(
        items=tuple(ListItem(runs=(Run(text=text),), level=level) for text, level in zip(texts, places, strict=True)),
        is_ordered=is_ordered,
    )


def votering(voters: int = 11) -> DataTable:
    names = ("Petra Ohlin", "Eva Lindh", "Nadja Berg", "Tor Wiik (distans)", "Siv Ek", "Jan Holm, för Ulf Ask")
    rows = tuple(
        (f"{names[i % 6]} {i + 1}", "MLCKS"[i % 5], "X" if i % 3 else "", "" if i % 3 else "X", "")
        for i in range(voters)
    )
    center = Alignment.CENTER
    return DataTable(
        (Alignment.LEFT, Alignment.LEFT, center, center, center),
        rows,
        header=("Ledamot", "Parti", "Ja", "Nej", "Avstår"),
        total=("Summa", "", "7", "4", "0"),
        widths=(7, 2, 2, 2, 2),
        row_headers=True,
        summary="Så röstade var och en",
    )


def front_page() -> tuple[Block, ...]:
    return (
        Heading("Sammanträdesprotokoll", 1, anchor="titel"),
        Facts(
            (
                Fact("Organ", ("Äldrenämnden",)),
                Fact("Tid", ("onsdag 22 april 2026 kl. 18.02–19.47,", "ajournering 18.55–19.05")),
                Fact("Plats", ("Nackasalen, Nacka stadshus",)),
                Fact("Beslutande och övriga", (CrossReference("Se närvarolistan", "narvaro"),)),
                Fact("Paragrafer", ("§§ 33–37, 39–45 (§ 38 är omedelbart justerad och har ett eget protokoll)",)),
                Fact("Justeringens plats och tid", ("Kommunkansliet, 23 april 2026",)),
            )
        ),
        SignatureBlock(
            (
                Signature("Petra Exempel", "Sekreterare"),
                Signature("Per Ohlin", "Ordförande", "§§ 33–37, 40–45"),
                Signature("Ali Rezai", "Justerande"),
            )
        ),
        Heading("Anslag och bevis", 2, anchor="anslag"),
        Facts(
            (
                Fact("Protokollet är justerat", ("Justeringen har tillkännagivits på kommunens anslagstavla",)),
                Fact("Anslaget sätts upp", ("24 april 2026",)),
                Fact("Anslaget tas ned", ("tidigast 16 maj 2026",)),
            )
        ),
    )


def narvarolista() -> tuple[Block, ...]:
    return (
        PageBreak(),
        Heading("Närvarolista", 2, anchor="narvaro"),
        Heading("Beslutande", 3),
        Roster(
            tuple(
                RosterEntry(f"Namn Efternamnsson {i} (S)", "tjänstgör för Ulf Ask (M), §§ 34–41" * (i % 3))
                for i in range(7)
            )
        ),
        Heading("Övriga", 3),
        Roster((RosterEntry("Åsa Öberg, äldredirektör"), RosterEntry("Stéphane Łukasz Żółw", "§§ 35–36"))),
    )


def paragraf(number: int, *, words: int = 4) -> tuple[Block, ...]:
    return (
        Heading(
            "Motion – Skapa seniorboenden i alla kommundelar",
            2,
            f"§ {number}",
            ("ÄLN 2025/226",),
            f"par-{number}",
        ),
        Heading("Beslut"),
        Text(
            FormattedText(
                blocks=(
                    Passage(runs=(Run(text="Äldrenämnden föreslår kommunfullmäktige fatta följande beslut."),)),
                    Passage(runs=(Run(text="Kommunfullmäktige avslår förslagen i motionen. " * 3),), indent=1),
                    Passage(runs=(Run(text="Motionen är i och med detta färdigbehandlad."),), indent=1),
                )
            )
        ),
        Heading("Ärendet"),
        paragraph(PROSE * words),
        Heading("Yrkanden"),
        paragraph("Ali Rezai (S) yrkar att ärendet återremitteras. Per Ohlin (M) yrkar bifall till förslaget."),
    )


def everything() -> Document:
    mixed = FormattedText(
        blocks=(
            Passage(
                runs=(
                    Run(text="Nämnden "),
                    Run(text="uttalar", bold=True),
                    Run(text=" med "),
                    Run(text="kraft", italic=True),
                    Run(text=" följande:\nny rad."),
                )
            ),
            items(
                "Första punkten " * 12,
                "Andra punkten",
                "Under den andra",
                "Också under",
                "Tredje",
                is_ordered=True,
                levels=(0, 0, 1, 1, 0),
            ),
            items("En punkt", "Ännu en", "Inuti", levels=(0, 0, 1)),
            Passage(runs=(Run(text="Börjar om:"),)),
            items("Ett", "Två", is_ordered=True),
            TextTable(
                rows=(
                    ((Run(text="År"),), (Run(text="Belopp"),)),
                    ((Run(text="2026"),), (Run(text="12 mnkr", bold=True),)),
                )
            ),
        )
    )
    hostile = '<b>&amp; </para> "citat" & <i> \u201d\u2019 \u2192 \u2611 Łódź \u0416 \u03a9 \u2264 a\u030a\xad'
    hostile += " x\u200by \u2028radbyte vård- och omsorg"
    entries = tuple(
        ContentsEntry(
            "Motion – Skapa seniorboenden i alla kommundelar" + " med ett mycket långt namn" * (n % 2),
            f"par-{n}",
            f"§ {n}",
            "ÄLN 2025/226",
        )
        for n in range(33, 39)
    )
    return Document(
        "Sammanträdesprotokoll äldrenämnden 2026-04-22",
        "Exempel kommun",
        CREATED_AT,
        (
            *front_page(),
            *narvarolista(),
            PageBreak(),
            Heading("Innehåll", 2, anchor="innehall"),
            Contents(entries),
            PageBreak(),
            *paragraf(33),
            Heading("Omröstning"),
            paragraph("Med 7 ja-röster mot 4 nej-röster beslutar nämnden enligt förvaltningens förslag."),
            votering(),
            Heading("Reservation"),
            paragraph("Ali Rezai (S) reserverar sig mot beslutet."),
            *paragraf(34, words=8),
            Notice(plain_text("§ 35 är omedelbart justerad. Se eget protokoll.")),
            *paragraf(35),
            Text(mixed),
            paragraph(hostile),
            paragraph("Paragrafen är omedelbart justerad.", role=TextRole.QUIET),
            *paragraf(36, words=9),
            looks.picture(),
            Group((Heading("Det här hålls samman"), paragraph(PROSE), paragraph(PROSE))),
            *paragraf(37, words=3),
            votering(45),
            *paragraf(38, words=12),
            SignatureBlock(tuple(Signature(f"Namn {i}", "Justerande", "§§ 33–37") for i in range(5))),
        ),
        subject="Protokoll §§ 33–38",
        head=HEAD,
        foot=FOOT,
        mark=Mark.UTKAST,
    )


def utdrag() -> Document:
    foot = RunningFoot(
        (
            FootFact("Beslutande organ", "Äldrenämnden"),
            FootFact("Handlingstyp", "Protokollsutdrag"),
            FootFact("Mötesdatum", "2026-04-22"),
        ),
        ("Justerandes signaturer", "Utdragsbestyrkande"),
    )
    return Document(
        "Protokollsutdrag § 37",
        "Exempel kommun",
        CREATED_AT,
        (*paragraf(37), *narvarolista()),
        head=RunningHead(("Exempel kommun",), ("Protokollsutdrag",)),
        foot=foot,
        page_number=PageNumberPlace.FOOT,
        mark=Mark.EJ_JUSTERAT,
    )


def long_protokoll(paragrafer: int = 100) -> Document:
    blocks: list[Block] = [*front_page(), *narvarolista(), PageBreak(), Heading("Innehåll", 2, anchor="innehall")]
    numbers = range(33, 33 + paragrafer)
    blocks.append(Contents(tuple(ContentsEntry("Motion – Skapa seniorboenden", f"par-{n}", f"§ {n}") for n in numbers)))
    for number in numbers:
        blocks += paragraf(number, words=5)
        if number % 10 == 0:
            blocks.append(votering())
    return Document("Protokoll", "Exempel kommun", CREATED_AT, tuple(blocks), head=HEAD, foot=FOOT)
