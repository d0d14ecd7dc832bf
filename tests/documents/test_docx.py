"""The DOCX: real styles, lists, header rows and fields, and nothing that Word has to ask about."""

import zipfile
from io import BytesIO

import docx
from documents import looks, reading, samples
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.backends.docx.base import base_file
from nacka_sekreterare.documents.model import (
    Alignment,
    DataTable,
    Fact,
    Facts,
    Format,
    Group,
    Heading,
    Roster,
    RosterEntry,
    Signature,
    SignatureBlock,
    Text,
    paragraph,
)
from nacka_sekreterare.documents.stylesheet import STANDARD_STYLE
from nacka_sekreterare.domain.text import FormattedText, Run, TextTable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def made(*blocks: object) -> docx.document.Document:
    return docx.Document(BytesIO(render(samples.document(*blocks), Format.DOCX)))


def test_the_page_is_a4_and_the_language_swedish() -> None:
    document = made(paragraph("Text"))
    section = document.sections[0]
    assert abs(section.page_width - Mm(210)) < Pt(0.1)
    assert abs(section.page_height - Mm(297)) < Pt(0.1)
    language = document.styles.element.find(f".//{W}docDefaults//{W}lang")
    assert language.get(f"{W}val") == "sv-SE"


def test_the_file_says_whose_it_is() -> None:
    properties = docx.Document(BytesIO(render(samples.everything(), Format.DOCX))).core_properties
    assert properties.title == samples.everything().title
    assert properties.author == properties.last_modified_by == "Exempel kommun"
    assert properties.language == "sv-SE"
    assert properties.created.isoformat() == "2026-04-22T18:00:00+00:00"
    assert not properties.comments


def test_headings_are_words_own_with_the_number_hung_in_the_margin() -> None:
    heading = made(Heading("Motion", 2, "§ 37", ("dnr",))).paragraphs[0]
    assert heading.style.name in {"heading 2", "Heading 2"}
    assert heading.paragraph_format.left_indent == 0
    assert abs(heading.paragraph_format.first_line_indent + Mm(18)) < Pt(0.1)
    assert heading.text == "§ 37\tMotion"


def test_each_numbered_list_has_a_numbering_of_its_own() -> None:
    numbered = Text(FormattedText(blocks=(samples.items("a", "b", is_ordered=True),)))
    document = made(numbered, numbered)
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    assert {p.style.name for p in document.paragraphs} == {"List Number"}


def test_header_rows_are_marked_and_no_row_is_broken() -> None:
    table = made(samples.votering()).tables[0]._tbl
    rows = table.findall(f"{W}tr")
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    assert table.find(f".//{W}tblDescription").get(f"{W}val") == "Så röstade var och en"


def test_a_total_and_signatures_stay_with_what_is_above() -> None:
    rows = tuple((str(number), "x") for number in range(40))
    table = DataTable((Alignment.LEFT,) * 2, rows, total=("Summa", "40"))
    document = made(table, paragraph("Före"), SignatureBlock((Signature("Namn", "Roll"),)))
    rows_kept = [
        [p.paragraph_format.keep_with_next for c in row.cells for p in c.paragraphs] for row in document.tables[0].rows
    ]
    assert rows_kept[-2] == [True, True]
    assert rows_kept[5] == [None, None]
    assert [p.paragraph_format.keep_with_next for p in document.paragraphs] == [True, True, None]


def test_only_a_heading_with_nothing_under_it_may_end_a_page() -> None:
    word = made(Heading("Tom", 2), Heading("Också tom", 2, asides=("Dnr",)), Heading("Full", 2), paragraph("Text"))
    kept = {each.text: each.paragraph_format.keep_with_next for each in word.paragraphs}
    assert kept == {"Tom": False, "Också tom": None, "Dnr": False, "Full": None, "Text": None}  # None: as the style


def test_page_numbers_and_contents_are_fields_that_already_tell_the_truth() -> None:
    data = render(samples.everything(), Format.DOCX)
    parts = reading.docx_parts(data)
    pages = len(reading.page_texts(render(samples.everything(), Format.PDF)))
    head = parts["word/header1.xml"]
    assert "".join(head.itertext(f"{W}t")).endswith(f"Sida 1 ({pages})")
    assert [text.strip() for text in head.itertext(f"{W}instrText")] == ["PAGE", "NUMPAGES"]
    body = parts["word/document.xml"]
    bookmarks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    instructions = [text.split()[1] for text in body.itertext(f"{W}instrText")]
    anchors = [link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")]
    assert len(anchors) == 6
    assert {*instructions, *anchors} <= bookmarks
    assert parts["word/settings.xml"].find(f"{W}updateFields") is None


def test_word_is_asked_nothing_and_has_the_fonts() -> None:
    data = render(samples.everything(), Format.DOCX)
    settings = reading.docx_parts(data)["word/settings.xml"]
    assert settings.find(f".//{W}compatSetting").get(f"{W}val") == "15"
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len([name for name in package.namelist() if name.endswith(".odttf")]) == 6


def test_every_style_used_exists() -> None:
    document = docx.Document(BytesIO(render(samples.everything(), Format.DOCX)))
    known = {style.style_id for style in document.styles}
    parts = reading.docx_parts(render(samples.everything(), Format.DOCX)).values()
    used = {
        node.get(qn("w:val")) for part in parts for node in part.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
    }
    assert used <= known
    assert document.styles.default(WD_STYLE_TYPE.PARAGRAPH).name == "Normal"


def test_the_base_file_has_the_default_page_of_the_stylesheet() -> None:
    section = docx.Document(BytesIO(base_file(STANDARD_STYLE))).sections[0]
    assert abs(section.left_margin - Mm(38)) < Pt(0.1)


def test_two_tables_of_a_group_stay_together() -> None:
    table = DataTable((Alignment.LEFT, Alignment.CENTER), (("Greta", "X"),), header=("Namn", "Ja"))
    body = made(paragraph("FÖRE"), Group((table, table, paragraph("EFTER")))).element.body
    between = [each for each in body.iter(qn("w:p")) if not {"FÖRE", "EFTER"} & set(each.itertext())]
    assert len(between) == 9  # the cells, and the space between the tables, where Word would part them
    assert all(each.find(f".//{qn('w:keepNext')}") is not None for each in between)


def test_a_front_page_higher_than_a_page_parts_above_the_last_fact_and_not_above_the_signatures() -> None:
    facts = Facts(tuple(Fact("Uppgift", (f"FAKTUM{number}",)) for number in range(3)))
    signatures = SignatureBlock(tuple(Signature(f"Namn{number}", "Justerande") for number in range(6)))
    body = made(Group((Heading("Protokoll", 1), facts, signatures))).element.body
    kept = {
        text: each.find(f".//{qn('w:keepNext')}") is not None
        for each in body.iter(qn("w:p"))
        for text in each.itertext()
    }
    assert [kept[f"FAKTUM{number}"] for number in range(3)] == [False, False, True]


def test_a_name_wider_than_its_column_has_its_note_below_it_and_not_at_any_tab() -> None:
    short, long = RosterEntry("Bo Ek", "ej § 3"), RosterEntry("Anna-Margareta " * 6, "ej § 4")
    paragraphs = made(Roster((short, long))).paragraphs
    assert paragraphs[0].text == "Bo Ek\tej §\xa03"
    assert paragraphs[1].text == f"{long.name}\nej §\xa04"


def test_a_table_has_the_widths_of_what_it_holds() -> None:
    rows = (("Särskilt boende och hemtjänst i hela kommunen", "7"), ("Natt", "9"))
    text = TextTable(rows=tuple(tuple((Run(text=cell),) for cell in row) for row in rows))
    wide, narrow = (
        int(column.get(qn("w:w"))) for column in made(Text(FormattedText(blocks=(text,)))).element.iter(qn("w:gridCol"))
    )
    assert wide > 3 * narrow


def test_a_picture_stands_flush_with_the_text() -> None:
    inline = next(each for each in made(looks.picture()).element.iter() if str(each.tag).endswith("}inline"))
    assert [inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4
