"""The PDF: where pages break, what a screen reader is told, and what the file says of itself."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from documents import reading, samples
from documents.paging import filler, one_passage, page_with, pages

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.model import (
    Alignment,
    Block,
    DataTable,
    Fact,
    Facts,
    FootFact,
    Format,
    Group,
    Heading,
    PageBreak,
    Roster,
    RosterEntry,
    RunningFoot,
    RunningHead,
    Signature,
    SignatureBlock,
    Text,
    paragraph,
)
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable

FILLERS = range(30, 46)
"""So many lines of text before what is looked at that it falls at the foot of the page in one of the cases."""


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


@pytest.mark.parametrize("lines", FILLERS)
def test_a_heading_stands_with_its_text(lines: int) -> None:
    texts = pages(filler(lines), Heading("RUBRIK", 2, "§ 1", ("DNR",)), Heading("BESLUT"), paragraph("BRÖDTEXT " * 60))
    place = page_with(texts, "RUBRIK")
    assert {place} == {page_with(texts, word) for word in ("DNR", "BESLUT", "BRÖDTEXT")}
    assert texts[place - 1].count("BRÖDTEXT") >= 12  # two whole lines


@pytest.mark.parametrize("asides", [(), ("Dnr",)])
def test_headings_with_nothing_under_them_fill_the_page(asides: tuple[str, ...]) -> None:
    headings = [Heading(f"PUNKT{number};", 2, str(number), asides) for number in range(30)]
    texts = pages(filler(20), *headings, paragraph("SIST"))
    assert "PUNKT3;" in texts[0]
    assert page_with(texts, "PUNKT29;") == page_with(texts, "SIST")


@pytest.mark.parametrize("lines", FILLERS)
def test_a_paragraph_never_leaves_one_line_alone(lines: int) -> None:
    numbered = one_passage("\n".join(f"RAD{number};" for number in range(7)))
    counts = [text.count("RAD") for text in pages(filler(lines), numbered)]
    assert sum(counts) == 7
    assert 1 not in counts


@pytest.mark.parametrize("lines", FILLERS)
@pytest.mark.parametrize("before", ["text", "facts", "roster"])
def test_signatures_are_never_alone_on_a_page(lines: int, before: str) -> None:
    last: dict[str, Block] = {
        "text": one_passage("\n".join("FÖRE" for _ in range(4))),
        "facts": Facts(tuple(Fact("Uppgift", ("FÖRE",)) for _ in range(4))),
        "roster": Roster(tuple(RosterEntry("FÖRE") for _ in range(4))),
    }
    names = [f"Namn{number}" for number in range(3)]
    block = SignatureBlock(tuple(Signature(name, "Justerande") for name in names))
    texts = pages(filler(lines - 4), last[before], block)
    place = page_with(texts, "Namn0")
    assert {page_with(texts, name) for name in names} == {place}
    assert "FÖRE" in texts[place - 1]


@pytest.mark.parametrize("rows", range(38, 50))
def test_a_total_stands_with_its_last_row_under_a_repeated_header(rows: int) -> None:
    body = tuple((f"rad{number};", "1") for number in range(rows))
    table = DataTable((Alignment.LEFT, Alignment.RIGHT), body, header=("HUVUD", "Antal"), total=("SUMMA", str(rows)))
    texts = pages(table)
    place = page_with(texts, "SUMMA")
    assert f"rad{rows - 1};" in texts[place - 1]
    assert all("HUVUD" in text for text in texts)
    assert [int(found) for text in texts for found in re.findall(r"rad(\d+);", text)] == list(range(rows))


@pytest.mark.parametrize("lines", FILLERS)
def test_a_group_stands_on_one_page(lines: int) -> None:
    texts = pages(filler(lines), Group((Heading("FÖRST"), paragraph("mellan\n" * 5), paragraph("SIST"))))
    assert page_with(texts, "FÖRST") == page_with(texts, "SIST")


@pytest.mark.parametrize("lines", FILLERS)
def test_a_group_that_ends_with_a_heading_stands_with_what_follows(lines: int) -> None:
    texts = pages(filler(lines), Group((Heading("FÖRST"), Heading("SIST"))), paragraph("BRÖDTEXT " * 60))
    assert page_with(texts, "FÖRST") == page_with(texts, "SIST") == page_with(texts, "BRÖDTEXT")


def test_page_breaks_make_no_empty_pages() -> None:
    texts = pages(PageBreak(), paragraph("ETT"), PageBreak(), PageBreak(), paragraph("TVÅ"), PageBreak())
    assert [re.findall("ETT|TVÅ", text) for text in texts] == [["ETT"], ["TVÅ"]]


@pytest.mark.parametrize(
    "block",
    [
        Heading("Långt " * 2000, 2, "§ 1"),
        Group((paragraph("Långt " * 6000),)),
        Facts((Fact("Uppgift", ("Långt " * 4000,)),)),
        DataTable((Alignment.LEFT,) * 2, (("Långt " * 3000, "kort"),), header=("A", "B"), total=("C", "D")),
        samples.document(paragraph("Långt " * 6000)).blocks[0],
        SignatureBlock(tuple(Signature("Namn", "Roll") for _ in range(60))),
        Roster((RosterEntry("Långt " * 900, "Anmärkning " * 900),)),
        paragraph("Å" * 9000),
    ],
    ids=lambda block: type(block).__name__,
)
def test_what_no_page_can_hold_goes_on_on_the_next(block: Block) -> None:
    data = render(samples.document(Heading("Rubrik"), block), Format.PDF)
    text = render(samples.document(Heading("Rubrik"), block), Format.TEXT)
    assert len(reading.page_texts(data)) > 1
    assert "".join(reading.pdf_words(data)) == "".join(reading.text_words(text))


def test_every_page_tells_its_number_of_all() -> None:
    texts = reading.page_texts(render(samples.everything(), Format.PDF))
    assert all(f"Sida {number} ({len(texts)})" in text for number, text in enumerate(texts, start=1))
    assert len(texts) > 3


def test_contents_and_bookmarks_lead_to_the_right_pages() -> None:
    data = render(samples.everything(), Format.PDF)
    texts = reading.page_texts(data)
    contents = next(text for text in texts if "Innehåll" in text)
    listed = {int(n): int(page) for n, page in re.findall(r"§ (\d+).*?ÄLN 2025/226\s+(\d+)", contents, re.DOTALL)}
    found = {n: next(p for p, text in enumerate(texts, 1) if f"§ {n}" in text and p > 3) for n in range(33, 39)}
    assert listed == found
    with opened(data) as pdf, pdf.open_outline() as outline:
        inner = [item.title for item in outline.root[0].children]
        assert outline.root[0].title == "Sammanträdesprotokoll"
        assert "§ 34 Motion – Skapa seniorboenden i alla kommundelar" in inner
        links = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        assert len(links) == 6
        assert all(link.Contents and int(link.StructParent) >= 0 for link in links)


def test_a_screen_reader_is_told_the_structure() -> None:
    formatted = FormattedText(
        blocks=(
            Passage(runs=(Run(text="Text"),)),
            ItemList(items=(ListItem(runs=(Run(text="ett"),)), ListItem(runs=(Run(text="inuti"),), level=1))),
            TextTable(rows=(((Run(text="År"),),), ((Run(text="2026"),),))),
        )
    )
    data = render(samples.document(Heading("Rubrik", 2, "§ 1", ("dnr",)), Text(formatted)), Format.PDF)
    assert reading.tags(data) == [
        *("Document", "H1", "P", "P"),
        *("L", "LI", "Lbl", "LBody", "L", "LI", "Lbl", "LBody"),
        *("Table", "TR", "TH", "TR", "TD"),
    ]


def test_the_file_says_what_it_is() -> None:
    document = samples.everything()
    with opened(render(document, Format.PDF)) as pdf:
        assert str(pdf.Root.Lang) == "sv-SE"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.docinfo.Title) == document.title
        assert "ReportLab" not in str(pdf.docinfo.Producer)
        assert str(pdf.docinfo.CreationDate) == "D:20260422180000+00'00'"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == document.title
            assert metadata["dc:description"] == document.subject
            assert metadata["xmp:CreateDate"] == "2026-04-22T18:00:00+00:00"
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == (
                "2",
                "A",
                "1",
            )


def test_every_font_is_an_embedded_truetype_subset() -> None:
    with opened(render(samples.everything(), Format.PDF)) as pdf:
        fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
        assert all(str(font.Subtype) == "/TrueType" for font in fonts)
        assert all("/FontFile2" in font.FontDescriptor for font in fonts)
        names = {str(font.BaseFont).split("+")[1].rstrip("-0123456789") for font in fonts}
    assert {"SourceSerifPro-Regular", "SourceSansPro-Semibold"} <= names


def test_a_character_the_first_font_lacks_is_set_in_the_fallback() -> None:
    with opened(render(samples.document(paragraph("Nämnden ⇄ beslutar ♿")), Format.PDF)) as pdf:
        names = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert any("DejaVuSans" in name for name in names)


def test_a_long_line_in_head_and_foot_is_made_smaller_and_not_broken() -> None:
    name = "Gemensamma nämnden för äldreomsorg, hemtjänst och särskilda boendeformer i östra länsdelen"
    document = replace(
        samples.utdrag(), head=RunningHead((name, name), (name,)), foot=RunningFoot((FootFact("Organ", name),))
    )
    text = reading.page_texts(render(document, Format.PDF))[0]
    assert text.count(name) == 4
