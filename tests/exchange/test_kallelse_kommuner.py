"""What kallelser of other kommuner have that the samples have not: each was once read wrongly."""

import pytest

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
