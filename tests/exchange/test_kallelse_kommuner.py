"""What kallelser of other kommuner have that the samples have not: each was once read wrongly."""

import pytest
from exchange.word_account import lost_words

from nacka_sekreterare.exchange.kallelse import read_kallelse_text

BEGINNING = "Kallelse till Sjönämnden\n\nTid: tisdagen den 5 maj 2026 kl. 18.00\nPlats: Rådhuset\n\n"


def test_namnden_names_no_organ() -> None:
    read = read_kallelse_text("1. Val av justerare\n2. Brygga\nFörslag till beslut\nNämnden beslutar att bygga.\n")
    assert read.organ is None
    assert len(read.punkter) == 2


def test_a_description_ends_the_proposals() -> None:
    read = read_kallelse_text(
        BEGINNING + "1. Upprop\n2. Bidrag till bryggan\nFörslag till beslut\nSjönämnden beviljar bidraget.\n"
        "Beskrivning\nFöreningen ansöker om bidrag.\n3. Övriga frågor\n"
    )
    (proposal,) = read.punkter[1].forslag_till_beslut or ()
    assert proposal.text == "Sjönämnden beviljar bidraget."
    assert read.punkter[1].text == "Beskrivning\nFöreningen ansöker om bidrag."


def test_a_letter_may_stand_close_to_its_number() -> None:
    read = read_kallelse_text(
        BEGINNING + "1 Upprop\n\n2 Avtal om snöröjning\n\n2a Vattenläcka i Högby\n\n3 Kurser och konferenser\n"
    )
    assert [(punkt.nr, punkt.rubrik) for punkt in read.punkter] == [
        ("1", "Upprop"),
        ("2", "Avtal om snöröjning"),
        ("2 a", "Vattenläcka i Högby"),
        ("3", "Kurser och konferenser"),
    ]


def test_points_numbered_by_section_and_number_are_points() -> None:
    read = read_kallelse_text(
        BEGINNING + "A Beslutsärenden\nA1 Upprop\nA2 Budget för 2027 (SN 2026/14)\nFörslag till beslut\n"
        "Sjönämnden antar budgeten.\nB Information\nB1 Lägesrapport\nB2 Vägarbete\nC Anmälan\nC1 Delegationsbeslut\n"
    )
    assert [(punkt.nr, punkt.rubrik) for punkt in read.punkter] == [
        ("A1", "Upprop"),
        ("A2", "Budget för 2027"),
        ("B1", "Lägesrapport"),
        ("B2", "Vägarbete"),
        ("C1", "Delegationsbeslut"),
    ]
    assert read.punkter[1].dnr == "SN 2026/14"
    assert [punkt.text for punkt in read.punkter] == [None] * 5
    assert {"A Beslutsärenden", "B Information", "C Anmälan"} <= set(read.ej_tolkat)


def test_numbers_may_run_on_through_the_lettered_sections() -> None:
    read = read_kallelse_text(
        BEGINNING + "A. Beslutsärenden\n\nA 1. Upprop\n\nA 2. Budget\n\nB. Information\n\nB 3. Lägesrapport\n\n"
        "B 4. Vägarbete\n"
    )
    assert [punkt.nr for punkt in read.punkter] == ["A1", "A2", "B3", "B4"]
    assert read.punkter[1].text is None


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("Sammanträde onsdag 3 juni 2026 kl. 16.00, Teknikhuset, plan 3", "Teknikhuset, plan 3"),
        (
            "Sjönämnden kallas till sammanträde\nonsdagen den 3 juni 2026, kl. 16.00–19.00, Teknikhuset, plan 3.",
            "Teknikhuset, plan 3",
        ),
        ("Onsdag 3 juni 2026\nkl. 16.00 i Teknikhuset", "Teknikhuset"),
        ("Tid: onsdag 3 juni 2026 kl. 16.00, Teknikhuset, plan 3", "Teknikhuset, plan 3"),
        ("Sammanträde onsdag 3 juni 2026 kl. 16.00, Ordförande Ida Prov", None),
        ("Sammanträde kl. 16.00, onsdag 3 juni 2026", None),
        ("Sammanträde kl. 16.00, onsdag 3 juni 2026, Teknikhuset", "Teknikhuset"),
        ("Sammanträde onsdag 3 juni 2026 kl. 16.00, Teknikhuset (gruppmöten från kl. 15.00)", "Teknikhuset"),
    ],
)
def test_the_place_that_follows_the_clock_is_found(head: str, place: str | None) -> None:
    read = read_kallelse_text(f"Kallelse till Sjönämnden\n{head}\n\n1. Upprop\n2. Budget\n")
    assert (str(read.datum), (read.tid or "")[:5], read.plats) == ("2026-06-03", "16:00", place)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Direktören återkommer senast i december 2026.", "2026-12-31"),
        ("Uppdraget redovisas senast under februari 2028.", "2028-02-29"),
        ("Uppdraget redovisas senast vid utgången av mars 2027.", "2027-03-31"),
        ("Uppdraget redovisas före utgången av april månad 2027.", "2027-04-30"),
        ("Uppdraget redovisas senast den sista maj 2027.", "2027-05-31"),
        ("Uppdraget redovisas senast juni 2027.", "2027-06-30"),
        ("Uppdraget redovisas senast i december.", "None"),
        ("Taxan gällde före december 2026.", "None"),
    ],
)
def test_a_month_alone_is_watched_until_its_last_day(sentence: str, day: str) -> None:
    read = read_kallelse_text(BEGINNING + f"1. Upprop\n2. Plan\nFörslag till beslut\n{sentence}\n3. Övrigt\n")
    assert str(read.punkter[1].bevakning) == day


PROSE = (
    "Förvaltningen har sedan i våras arbetat med en ny modell för budgeten. Modellen innebär att varje enhet får en "
    "egen ram, som följs upp månadsvis. Kostnaderna har ökat med tre procent."
)


@pytest.mark.parametrize(
    "proposal",
    ["Sjönämnden beslutar\natt anta budgeten för 2027,\natt återkomma.", "1. Budgeten antas.\n2. Taxan fastställs."],
)
def test_long_text_without_a_heading_after_the_proposals_is_no_proposal(proposal: str) -> None:
    read = read_kallelse_text(
        BEGINNING
        + f"1. Upprop\n\n2. Budget\n\nFörslag till beslut\n{proposal}\n\n{PROSE}\n\nDet finns också en risk för "
        "att priserna stiger.\n\n3. Övrigt\n"
    )
    assert len(read.punkter[1].forslag_till_beslut or ()) == 2
    assert read.punkter[1].text == f"{PROSE}\nDet finns också en risk för att priserna stiger."


def test_long_text_that_a_higher_organ_decides_stays_a_proposal() -> None:
    read = read_kallelse_text(
        BEGINNING + "1. Upprop\n\n2. Budget\n\nFörslag till beslut\nSjönämnden föreslår kommunfullmäktige fatta "
        f"följande beslut.\n\n{PROSE}\n\n3. Övrigt\n"
    )
    (proposal,) = read.punkter[1].forslag_till_beslut or ()
    assert proposal.punkter == (PROSE,)


@pytest.mark.parametrize(
    "text",
    [
        "Sjönämnden beslutar\natt a) anta budgeten,\nb) fastställa taxan, och\nc) ge direktören i uppdrag att bygga.",
        "Sjönämnden beslutar att a) anta budgeten, b) fastställa taxan och c) ge direktören i uppdrag att bygga.",
        "Sjönämnden beslutar att\na) anta budgeten,\nb) fastställa taxan,\nc) ge direktören i uppdrag att bygga.",
    ],
    ids=["lines", "inline", "under"],
)
def test_lettered_pieces_after_att_are_decisions_of_their_own(text: str) -> None:
    read = read_kallelse_text(BEGINNING + f"1. Upprop\n\n2. Budget\nFörslag till beslut\n{text}\n\n3. Övrigt\n")
    assert [one.text.rstrip(".") for one in read.punkter[1].forslag_till_beslut or ()] == [
        "Sjönämnden beslutar att anta budgeten",
        "Sjönämnden beslutar att fastställa taxan",
        "Sjönämnden beslutar att ge direktören i uppdrag att bygga",
    ]
    assert not lost_words(text, read)


@pytest.mark.parametrize(
    "ending",
    [
        "Anna Exempel\nOrdförande",
        "Välkomna!\n\nAnna Exempel / Ordförande",
        "Anna Exempel / Ordförande",
        "Anna Exempel, ordförande\nBo Prov, nämndsekreterare",
        "Högby den 20 maj 2026\n\nAnna Exempel\nordförande i sjönämnden",
        "Anna Exempel (S)\t\tBo Prov\nordförande\t\tsekreterare",
    ],
)
def test_the_names_under_the_list_belong_to_no_point(ending: str) -> None:
    read = read_kallelse_text(BEGINNING + f"1. Upprop\n\n2. Budget\n\n3. Övriga frågor\n\n{ending}\n")
    assert read.punkter[-1].text is None
    assert not lost_words(ending, read)


def test_who_presents_and_who_prepares_are_read_from_their_columns() -> None:
    read = read_kallelse_text(
        BEGINNING + "Nr\tÄrende\tFöredragande\tHandläggare\n1\tUpprop\tOrdföranden\tEva Test\n"
        "2\tBudget\tIda Prov\tBo Exempel\n"
    )
    assert [(punkt.foredragande, punkt.handlaggare, punkt.text) for punkt in read.punkter] == [
        ("Ordföranden", "Eva Test", None),
        ("Ida Prov", "Bo Exempel", None),
    ]


@pytest.mark.parametrize(
    ("line", "foredragande", "handlaggare"),
    [
        ("Föredragande: Ida Prov", "Ida Prov", None),
        ("Handläggare: Bo Exempel, 0555-12 34 56", None, "Bo Exempel, 0555-12 34 56"),
        ("Föredras av Ida Prov", "Ida Prov", None),
        ("Föredragande Ida Prov, teknisk chef", "Ida Prov, teknisk chef", None),
        ("Föredragande saknas i ärendet, och det är synd.", None, None),
    ],
)
def test_who_presents_and_who_prepares_are_read_from_their_lines(
    line: str, foredragande: str | None, handlaggare: str | None
) -> None:
    punkt = read_kallelse_text(BEGINNING + f"1. Upprop\n\n2. Budget\n{line}\n\n3. Övrigt\n").punkter[1]
    assert (punkt.foredragande, punkt.handlaggare, punkt.text) == (foredragande, handlaggare, line)


def test_unnumbered_points_above_the_numbered_ones_are_points() -> None:
    read = read_kallelse_text(
        BEGINNING
        + "Ärenden\n\nUpprop\n\nVal av justerare\n\n1. Budget (SN 2026/1)\n\n2. Taxa (SN 2026/2)\n\n3. Övrigt\n"
    )
    assert [(punkt.nr, punkt.rubrik) for punkt in read.punkter] == [
        ("", "Upprop"),
        ("", "Val av justerare"),
        ("1", "Budget"),
        ("2", "Taxa"),
        ("3", "Övrigt"),
    ]


def test_lines_of_the_head_above_the_numbered_points_are_no_points() -> None:
    read = read_kallelse_text(
        "Kallelse till Sjönämnden\n\nTid: tisdagen den 5 maj 2026 kl. 18.00\n\nJustering äger rum den 8 maj.\n"
        "Information om mötet\nOrdförande Ida Prov\n\n1. Upprop\n\n2. Budget\n"
    )
    assert [punkt.nr for punkt in read.punkter] == ["1", "2"]
