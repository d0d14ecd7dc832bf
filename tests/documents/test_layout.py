"""What the eye sees of a set page: nothing is parted that belongs together, no word or name is broken or too small."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from documents import reading, samples
from documents.paging import filler, one_passage, page_with, pages
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.backends.typography import column_shares, shared_widths, unbroken
from nacka_sekreterare.documents.look import make_look
from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    ContentsEntry,
    Fact,
    Facts,
    FootFact,
    Format,
    Group,
    Heading,
    Roster,
    RosterEntry,
    RunningFoot,
    RunningHead,
    Signature,
    SignatureBlock,
    Text,
    paragraph,
)
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Run, TextTable, plain_text
from nacka_sekreterare.domain.utseende import Utseende

LONG_NAME = "Gemensamma nämnden för äldreomsorg, hemtjänst och hemsjukvård"
FEW = settings(max_examples=25, deadline=None)


def row(*cells: str) -> tuple[tuple[Run, ...], ...]:
    return tuple((Run(text=cell),) for cell in cells)


@FEW
@given(st.integers(20, 45), st.lists(st.integers(1, 12), min_size=4, max_size=14))
def test_no_heading_ends_a_page_and_no_line_of_a_paragraph_stands_alone(lead: int, lengths: list[int]) -> None:
    blocks: list[Block] = [filler(lead)]
    for number, length in enumerate(lengths):
        words = "\n".join(f"RAD{number}:" for _ in range(length))
        blocks += [Heading(f"RUBRIK{number}:", 2 if number % 3 == 0 else 3, ""), one_passage(words)]
    texts = pages(*blocks)
    for number, length in enumerate(lengths):
        counts = [text.count(f"RAD{number}:") for text in texts]
        assert sum(counts) == length
        assert length == 1 or 1 not in counts
        assert f"RAD{number}:" in texts[page_with(texts, f"RUBRIK{number}:") - 1]


@pytest.mark.parametrize("lines", range(36, 46))
@pytest.mark.parametrize(
    "said",
    [
        plain_text("LEDER lämnar följande yttrande:\nFÖLJER"),
        FormattedText(
            blocks=(
                ItemList(items=(ListItem(runs=(Run(text="LEDER"),)), ListItem(runs=(Run(text="FÖLJER"),), level=1))),
            )
        ),
    ],
    ids=["colon", "nested item"],
)
def test_what_introduces_something_stands_on_its_page(lines: int, said: FormattedText) -> None:
    texts = pages(filler(lines), Text(said))
    assert page_with(texts, "LEDER") == page_with(texts, "FÖLJER")


@pytest.mark.parametrize("lines", [0, 20, 40])
def test_a_heading_stays_with_what_no_page_can_hold(lines: int) -> None:
    group = Group((paragraph("FRÅGAN"), filler(50), paragraph("UTFALLET")))
    texts = pages(filler(lines), Heading("RUBRIK", 2, "§ 1"), Heading("OMRÖSTNING"), group)
    assert page_with(texts, "RUBRIK") == page_with(texts, "OMRÖSTNING") == page_with(texts, "FRÅGAN")


@pytest.mark.parametrize("lines", range(34, 46))
def test_no_name_of_a_roster_stands_alone(lines: int) -> None:
    texts = pages(filler(lines), Heading("GRUPP"), Roster(tuple(RosterEntry(f"NAMN{n}") for n in range(6))))
    counts = [text.count("NAMN") for text in texts]
    assert sum(counts) == 6
    assert 1 not in counts
    assert "NAMN0" in texts[page_with(texts, "GRUPP") - 1]


@given(st.integers(1, 9999), st.integers(0, 60))
@FEW
def test_a_line_never_ends_between_a_sign_and_its_number(number: int, spaces: int) -> None:
    said = f"{'x' * spaces} " + f"enligt §§ {number}–{number + 3} den 28 april kl. 15.00 för 80 000 kronor " * 3
    lines = [line for text in pages(paragraph(said)) for line in re.split(r"\s*[\r\n]+", text)]
    assert not [line for line in lines if re.search(r"(§|kl\.|\bden|\b28|\b80)$", line)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§§ 1–14", "§§~1–14"),
        ("26 kap. 1 § offentlighets- och sekretesslagen", "26~kap. 1~§ offentlighets- och sekretesslagen"),
        ("den 28 april 2026 klockan 15.00", "den~28~april 2026 klockan~15.00"),
        ("1 250 000 kronor, 4 tkr och 3 procent", "1~250~000~kronor, 4~tkr och 3~procent"),
        ("Dnr ÄLN 2026/57, KS 2025/9", "Dnr ÄLN~2026/57, KS~2025/9"),
        ("år 2026 deltog 12 personer", "år 2026 deltog 12 personer"),
    ],
)
def test_numbers_are_bound_to_what_they_number(text: str, expected: str) -> None:
    assert unbroken(text) == expected.replace("~", "\xa0")


def test_a_bound_space_is_an_ordinary_one_to_who_searches_the_file() -> None:
    with pikepdf.open(BytesIO(render(samples.document(paragraph("§ 37 den 28 april")), Format.PDF))) as pdf:
        assert "§ 37 den 28 april" in [text.strip(" ") for text in reading.marked_texts(pdf).values()]


def test_the_columns_of_a_table_are_as_wide_as_what_they_hold() -> None:
    table = TextTable(rows=(row("Verksamhetsområde", "2025", "2026"), row("Särskilt boende och hemtjänst", "7", "9")))
    first, *amounts = column_shares(table)
    assert first > 3 * max(amounts)
    assert amounts[0] == amounts[1]


def test_no_word_of_a_table_breaks_while_there_is_room() -> None:
    words = ("Ledningsgruppsutveckling", "Förvaltningsövergripande", "Budget", "År")
    table = TextTable(rows=(row(*words), row("kort", "text " * 40, "1", "2")))
    text = pages(Text(FormattedText(blocks=(table,))))[0]
    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("lead", ["", "§ 1"])
def test_contents_without_numbers_leave_no_room_for_them(lead: str) -> None:
    document = samples.document(Heading("RUBRIK", 2, anchor="a"), Contents((ContentsEntry("POST", "a", lead),)))
    lefts = _lefts(render(document, Format.PDF), ("RUBRIK", "POST"))
    assert (lefts["RUBRIK"] == pytest.approx(lefts["POST"], abs=2)) is not bool(lead)


def test_long_names_of_organ_and_kommun_are_read_in_head_and_foot() -> None:
    document = replace(
        samples.utdrag(),
        head=RunningHead((LONG_NAME, LONG_NAME), ("Protokollsutdrag",)),
        foot=RunningFoot((FootFact("Organ", LONG_NAME), FootFact("Handlingstyp", "Utdrag"))),
    )
    sizes = _sizes(render(document, Format.PDF), LONG_NAME)
    assert len(sizes) == 3
    assert min(sizes) >= 7.5


def test_a_name_too_long_for_the_foot_goes_on_on_its_next_line() -> None:
    facts = (FootFact("Organ", LONG_NAME * 2), FootFact("Handlingstyp", "Utdrag"))
    document = replace(samples.utdrag(), foot=replace(samples.utdrag().foot, facts=facts))
    text = reading.page_texts(render(document, Format.PDF))[0]
    lines = [line.strip() for line in text.splitlines()]
    assert "".join((LONG_NAME * 2).split()) in "".join(text.split())
    assert LONG_NAME * 2 not in lines
    assert "Utdragsbestyrkande" in text


def test_a_name_that_fits_stands_on_one_line_in_every_group_alike() -> None:
    named = RosterEntry("Eva-Charlotta Ståhlhammar-Åkesdotter (Kristd.)", "ej § 3")
    document = samples.document(
        Heading("A"),
        Roster((named,)),
        Heading("B"),
        Roster((RosterEntry("Bo Ek", "chef"),)),
        Facts((Fact("x", ("y",)),)),
    )
    lefts = _lefts(render(document, Format.PDF), ("ej", "chef"))
    assert lefts["ej"] == pytest.approx(lefts["chef"], abs=1)
    assert named.name in reading.page_texts(render(document, Format.PDF))[0]


def _lefts(data: bytes, words: tuple[str, ...]) -> dict[str, float]:
    """How far from the left edge each of some words of the first page begins, in points."""
    with reading.opened_text_page(data) as page:
        text = page.get_text_range()
        return {word: page.get_charbox(text.index(word))[0] for word in words}


def _sizes(data: bytes, words: str) -> list[float]:
    """The sizes in which these words are drawn on the first page."""
    with pikepdf.open(BytesIO(data)) as pdf:
        instructions = list(pikepdf.parse_content_stream(pdf.pages[0]))
        fonts = {name: reading.unicode_table(font) for name, font in pdf.pages[0].Resources.Font.items()}
    found, size, table = [], 0.0, {}
    for operands, operator in instructions:
        if str(operator) == "Tf":
            table, size = fonts[str(operands[0])], float(operands[1])
        elif str(operator) == "Tj" and "".join(table[code] for code in bytes(operands[0])).strip() == words:
            found.append(size)
    return found


def test_an_address_longer_than_a_line_is_parted_after_a_slash() -> None:
    address = "https://www.almvik.se/" + "kommun-och-politik/namnder/aldrenamnden/" * 3 + "handlingar.html"
    lines = re.split(r"\s*[\r\n]+", pages(paragraph(f"Se {address} och mer."))[0])
    parted = [line for line in lines if "almvik" in line or "namnder" in line]
    assert len(parted) > 1
    assert all(line.endswith("/") for line in parted[:-1])


def test_where_there_is_no_room_for_a_word_it_is_smaller_and_not_cut_in_two() -> None:
    words = [f"{start}nämndsekreterare" for start in "abcdef"]
    table = TextTable(rows=(row(*words), row(*"123456")))
    narrow = make_look(Utseende(vanstermarginal_mm=55, hogermarginal_mm=50, textstorlek_pt=12), {})
    heading, label, name = (
        "Sammanträdesprotokollsredovisning",
        "Sammanträdesdatumsangivelse",
        "Sekreterarsdotter-Hallberg",
    )
    signatures = SignatureBlock(tuple(Signature(f"Margareta {name}{n}", "Justerande") for n in range(4)))
    blocks = (Heading(heading, 1), Facts((Fact(label, ("i dag",)),)), signatures, Text(FormattedText(blocks=(table,))))
    text = "".join(reading.page_texts(render(samples.document(*blocks), Format.PDF, narrow)))
    assert [word for word in (heading, label, f"{name}3") if word not in text] == []
    assert pages(blocks[-1])[0].count("nämndsekreterare") == 6


@pytest.mark.parametrize(
    ("needs", "widths"),
    [
        ([10, 20, 30], [100, 100, 100]),
        ([200, 20, 20], [220, 40, 40]),  # one needs more: what none needs is shared
        ([400, 20, 30], [246, 22, 32]),  # there is not room: the long one is broken, not the short ones
        ([], []),
    ],
)
def test_columns_side_by_side_share_the_room(needs: list[float], widths: list[float]) -> None:
    assert shared_widths(300, needs) == pytest.approx(widths)
