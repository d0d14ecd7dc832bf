"""Reading invented tjänsteskrivelser in the manners of several kommuner."""

from pathlib import Path

import pytest
from exchange import word_package as word
from exchange.word_account import lost_words
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.exchange.tjansteskrivelse import read_tjansteskrivelse, read_tjansteskrivelse_text

COLUMNS = """
                                                             TJÄNSTESKRIVELSE        1(2)
                                        Datum                Diarienummer
                                        2024-03-11           KS/2024:118-042
Ekonomiavdelningen
Petra Almkvist
petra.almkvist@lilleby.example
                                                             Kommunstyrelsen

Årsredovisning 2023 för Lilleby kommun

Förslag till beslut
Kommunstyrelsen föreslår att kommunfullmäktige beslutar
att godkänna årsredovisningen för 2023,
att balanskravsresultatet om 14,2 mnkr reserveras.

Ärendebeskrivning
Ekonomiavdelningen har upprättat en årsredovisning. Den visar ett resultat på 21,4 miljoner kronor.

Beslutsunderlag
Tjänsteskrivelse 2024-03-11
Årsredovisning 2023

Beslutet ska skickas till
Revisionen


Lotta Brännström                         Petra Almkvist
Kommundirektör                           Ekonomichef
"""
AIRY = """Miljöförvaltningen
Handläggare: Sten Wrede

Till
Miljö- och hälsoskyddsnämnden

Tjänsteutlåtande
Dnr 2023-4471
2023-11-06

Tillsynsplan 2024

Förslag till beslut
1. Nämnden fastställer tillsynsplanen för 2024.
2. Nämnden uppdrar åt förvaltningen att redovisa utfallet senast den 30 september 2024.

Sammanfattning

Tillsynsplanen bygger på behovsutredningen. Resurserna räcker inte till allt, och därför prioriteras dricksvatten.

Bakgrund

Enligt miljötillsynsförordningen ska nämnden varje år anta en plan.

Prioriteringar under året

Dricksvatten, skolor och enskilda avlopp prioriteras. Övrig tillsyn sker i mån av tid.

Bilagor
Tillsynsplan 2024
Behovsutredning

Sten Wrede
miljöchef
"""


def test_a_head_in_columns_is_read() -> None:
    read = read_tjansteskrivelse_text(COLUMNS)
    assert (read.organ, str(read.datum), read.dnr) == ("Kommunstyrelsen", "2024-03-11", "KS/2024:118-042")
    assert read.rubrik == "Årsredovisning 2023 för Lilleby kommun"
    (proposal,) = read.forslag_till_beslut or ()
    assert proposal.mottagare == "kommunfullmäktige"
    assert len(proposal.punkter) == 2
    assert read.bilagor == ("Tjänsteskrivelse 2024-03-11", "Årsredovisning 2023")
    assert [(one.namn, one.titel) for one in read.undertecknare] == [
        ("Lotta Brännström", "Kommundirektör"),
        ("Petra Almkvist", "Ekonomichef"),
    ]


def test_headings_that_are_not_known_are_found_by_their_look() -> None:
    read = read_tjansteskrivelse_text(AIRY)
    assert [part.rubrik for part in read.avsnitt] == [
        "Förslag till beslut",
        "Sammanfattning",
        "Bakgrund",
        "Prioriteringar under året",
        "Bilagor",
    ]
    assert read.rubrik == "Tillsynsplan 2024"
    assert read.organ == "Miljö- och hälsoskyddsnämnden"
    assert [one.mottagare for one in read.forslag_till_beslut or ()] == [None, None]
    assert read.bilagor == ("Tillsynsplan 2024", "Behovsutredning")
    assert [(one.namn, one.titel) for one in read.undertecknare] == [("Sten Wrede", "miljöchef")]


@pytest.mark.parametrize("text", [COLUMNS, AIRY], ids=["columns", "airy"])
def test_no_word_is_lost(text: str) -> None:
    assert not lost_words(text, read_tjansteskrivelse_text(text))


@given(st.data(), st.sampled_from([COLUMNS, AIRY]))
@settings(max_examples=100, deadline=None)
def test_no_word_is_lost_when_lines_are_moved_or_doubled(data: st.DataObject, text: str) -> None:
    lines = text.splitlines()
    for _ in range(data.draw(st.integers(1, 5))):
        one, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        lines.insert(one, lines.pop(other) if data.draw(st.booleans()) else lines[other])
    source = "\n".join(lines)
    try:
        read = read_tjansteskrivelse_text(source)
    except UserError:
        return
    assert not lost_words(source, read)


def test_a_word_file_with_styles_and_a_table_of_signers_is_read(tmp_path: Path) -> None:
    body = (
        word.table([["Lilleby kommun", "Tjänsteskrivelse"], ["Datum 2024-02-02", "Dnr TN 2024/31"]])
        + word.paragraph("Tekniska nämnden")
        + word.paragraph("Ny belysning i Östra parken", style="Rubrik1")
        + word.paragraph("Förslag till beslut", style="Rubrik1")
        + word.paragraph("Tekniska nämnden godkänner förslaget.", list_id=word.SUBLIST)
        + word.paragraph("Vad det kostar", style="Rubrik1")
        + word.paragraph("Det kostar 300 000 kronor.")
        + word.table([["Ines Holmgren", "Bo Rask Ek"], ["Teknisk chef", "Ingenjör"]])
    )
    read = read_tjansteskrivelse(word.write_docx(tmp_path / "t.docx", body))
    assert (read.organ, str(read.datum), read.dnr) == ("Tekniska nämnden", "2024-02-02", "TN 2024/31")
    assert read.rubrik == "Ny belysning i Östra parken"
    assert [part.rubrik for part in read.avsnitt] == ["Förslag till beslut", "Vad det kostar"]
    assert [(one.namn, one.titel) for one in read.undertecknare] == [
        ("Ines Holmgren", "Teknisk chef"),
        ("Bo Rask Ek", "Ingenjör"),
    ]


def test_a_text_that_is_no_tjansteskrivelse_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="Ingen tjänsteskrivelse"):
        read_tjansteskrivelse_text("Recept på kanelbullar. Blanda mjöl och smör.")


OTHER_HEADINGS = """Högby kommun
Tekniska förvaltningen

Datum: 2026-04-14
{dnr}

Tekniska nämnden

Ärende: Ny gångväg vid Storån

Förvaltningens förslag till beslut
Tekniska nämnden beslutar
att anlägga en gångväg,
att finansiera den inom ram.

Ärendebeskrivning
Nämnden gav den 3 mars 2025 förvaltningen i uppdrag att utreda en gångväg.

Förvaltningens bedömning
Gångvägen behövs.

Barnkonsekvensanalys
Barn får en säkrare väg.

Jämställdhetsperspektiv
Alla kan gå där.

Beslutsunderlag
Tjänsteskrivelse 2026-04-14

Beslut delges
Ekonomiavdelningen

Med vänlig hälsning

{signed}
"""
TWO_COLUMNS = (
    "Anna Exempel                 Ida Prov\nFörvaltningschef             Trafikingenjör\n"
    "0555-111 22                  ida.prov@hogby.example\n"
)
ONE_BELOW = "Ida Prov\nTrafikingenjör\nida.prov@hogby.example\nTelefon: 0555-123 45\n"


@pytest.mark.parametrize(
    "line", ["Diarienummer: TN 2026/31", "D-nr TN 2026/31", "Diarie nr: TN 2026/31", "Vårt dnr: TN 2026/31"]
)
def test_the_diarienummer_is_found_under_all_its_names(line: str) -> None:
    read = read_tjansteskrivelse_text(OTHER_HEADINGS.format(dnr=line, signed=ONE_BELOW))
    assert (read.dnr, read.rubrik) == ("TN 2026/31", "Ny gångväg vid Storån")


@pytest.mark.parametrize(
    ("signed", "signers"),
    [
        (TWO_COLUMNS, [("Anna Exempel", "Förvaltningschef"), ("Ida Prov", "Trafikingenjör")]),
        (ONE_BELOW, [("Ida Prov", "Trafikingenjör")]),
        (
            "Ida Prov\nTrafikingenjör, Gatuenheten\nE-post: ida@hogby.example\n",
            [("Ida Prov", "Trafikingenjör, Gatuenheten")],
        ),
    ],
    ids=["columns", "below", "unit"],
)
def test_headings_and_signatures_of_other_kommuner_are_read(signed: str, signers: list[tuple[str, str]]) -> None:
    source = OTHER_HEADINGS.format(dnr="Dnr TN 2026/31", signed=signed)
    read = read_tjansteskrivelse_text(source)
    assert [(part.rubrik, part.text.split("\n")[-1]) for part in read.avsnitt[1:]] == [
        ("Ärendebeskrivning", "Nämnden gav den 3 mars 2025 förvaltningen i uppdrag att utreda en gångväg."),
        ("Förvaltningens bedömning", "Gångvägen behövs."),
        ("Barnkonsekvensanalys", "Barn får en säkrare väg."),
        ("Jämställdhetsperspektiv", "Alla kan gå där."),
        ("Beslutsunderlag", "Tjänsteskrivelse 2026-04-14"),
        ("Beslut delges", "Ekonomiavdelningen"),
    ]
    assert [(one.namn, one.titel) for one in read.undertecknare] == signers
    assert not lost_words(source, read)
