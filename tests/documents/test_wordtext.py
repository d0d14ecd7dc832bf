"""An edited protokoll in Word says below each heading what it says to a reader who has accepted every change."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from factories import make_akt
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.documents.model import Document, Format, Heading, Text
from nacka_sekreterare.documents.protokollsfakta import with_protokollsfakta
from nacka_sekreterare.documents.wordtext import read_protokollsfakta, read_texts
from nacka_sekreterare.domain.aterlasning import reads_alike
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable, plain_text

NOW = datetime(2026, 5, 1, tzinfo=UTC)
MAIN = "word/document.xml"


def docx_of(*texts: FormattedText) -> bytes:
    """A Word file with each text below a heading of its own."""
    blocks = tuple(block for text in texts for block in (Heading("Beslut"), Text(text)))
    document = Document(title="Protokoll", author="Nämnden", created_at=NOW, blocks=blocks, protokoll_json="{}")
    return render(document, Format.DOCX)


def changed(data: bytes, change: Callable[[str], str], part: str = MAIN) -> bytes:
    """The file with the XML of a part rewritten."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode("utf-8")).encode("utf-8") if name == part else content)
    return buffer.getvalue()


def swapped(data: bytes, before: str, after: str) -> bytes:
    """The file with one passage of its XML exchanged, which must be there once."""

    def change(xml: str) -> str:
        assert xml.count(before) == 1, (before, xml.count(before))
        return xml.replace(before, after)

    return changed(data, change)


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def gone(words: str, tag: str = "w:del") -> str:
    text = "w:delText" if tag == "w:del" else "w:t"
    return f'<{tag} w:id="9" w:author="Ordf"><w:r><{text} xml:space="preserve">{words}</{text}></w:r></{tag}>'


def come(words: str, tag: str = "w:ins") -> str:
    return f'<{tag} w:id="8" w:author="Ordf">{run(words)}</{tag}>'


LETTERS = st.text("aåÖ9.,–-”§ \n\t\xa0\xad\u200b\u2011", max_size=9)
RUNS = st.lists(st.builds(Run, text=LETTERS, bold=st.booleans(), italic=st.booleans()), max_size=4).map(tuple)
BLOCKS = st.one_of(
    st.builds(Passage, runs=RUNS, indent=st.integers(0, 3)),
    st.builds(
        ItemList,
        items=st.lists(st.builds(ListItem, runs=RUNS, level=st.integers(0, 3)), max_size=3).map(tuple),
        is_ordered=st.booleans(),
        indent=st.integers(0, 1),
    ),
    st.builds(TextTable, rows=st.lists(st.lists(RUNS, max_size=3).map(tuple), max_size=3).map(tuple)),
)
TEXTS = st.builds(FormattedText, blocks=st.lists(BLOCKS, max_size=5).map(tuple))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_every_text_is_read_as_it_was_written(texts: list[FormattedText]) -> None:
    found = read_texts(docx_of(*texts))
    assert list(found) == list(range(1, len(texts) + 1))
    for number, text in enumerate(texts, start=1):
        assert reads_alike(found[number], text), (found[number], text)


def test_a_protokoll_says_of_each_section_what_it_prints() -> None:
    akt = make_akt()
    document = with_protokollsfakta(build_protokoll(akt, akt.justeringar[0], created_at=NOW), akt, akt.justeringar[0])
    data = render(document, Format.DOCX)
    fakta, texts = read_protokollsfakta(data), read_texts(data)
    assert fakta is not None
    assert fakta.sammantrade_id == akt.sammantrade.id
    assert len(fakta.avsnitt) > 30
    assert [one.avsnitt.rubrik for one in fakta.avsnitt if one.rubriknummer not in texts] == []
    different = [one for one in fakta.avsnitt if not reads_alike(one.avsnitt.tryckt, texts[one.rubriknummer])]
    assert different == []


def test_what_makes_a_copy_readable_changes_no_word_and_no_other_document() -> None:
    akt = make_akt()
    plain = build_protokoll(akt, akt.justeringar[0], created_at=NOW)
    readable = with_protokollsfakta(plain, akt, akt.justeringar[0])
    assert replace(readable, protokoll_json="") == plain
    xml = zipfile.ZipFile(BytesIO(render(readable, Format.DOCX))).read(MAIN).decode("utf-8")
    bare = zipfile.ZipFile(BytesIO(render(plain, Format.DOCX))).read(MAIN).decode("utf-8")
    marks = re.compile(r'<w:bookmarkStart w:id="(1\d{4})" w:name="_Avsnitt\d{4}"/>|<w:bookmarkEnd w:id="1\d{4}"/>')
    assert marks.sub("", xml) == bare
    assert render(readable, Format.PDF) == render(plain, Format.PDF)


def test_a_letter_that_no_xml_may_hold_leaves_the_file_readable() -> None:
    akt = make_akt()
    odd = akt.avsnitt[0].model_copy(update={"text": plain_text("Före\uffff\x0befter <&>")})
    akt = akt.model_copy(update={"avsnitt": (odd, *akt.avsnitt[1:])})
    document = with_protokollsfakta(build_protokoll(akt, akt.justeringar[0], created_at=NOW), akt, akt.justeringar[0])
    data = render(document, Format.DOCX)
    fakta, texts = read_protokollsfakta(data), read_texts(data)
    assert fakta is not None
    assert all(reads_alike(one.avsnitt.tryckt, texts[one.rubriknummer]) for one in fakta.avsnitt)


def accepted(before: str, after: str, *texts: str) -> list[str]:
    """The words of each text when one passage of the XML is exchanged."""
    data = swapped(docx_of(*map(plain_text, texts)), before, after)
    return [text.plain for text in read_texts(data).values()]


def test_what_was_put_in_counts_and_what_was_taken_out_does_not() -> None:
    xml = run("Bidrag ges med ") + gone("40") + come("60") + run(" kronor.")
    assert accepted(run("Bidrag ges."), xml, "Bidrag ges.") == ["Bidrag ges med 60 kronor."]


def test_what_word_parts_in_many_runs_is_one() -> None:
    data = swapped(docx_of(plain_text("Ett.")), run("Ett."), run("Bi") + come("drag") + run(" ges."))
    assert read_texts(data)[1] == plain_text("Bidrag ges.")


def test_what_was_moved_stands_where_it_was_moved_to() -> None:
    xml = gone("Först ", "w:moveFrom") + run("sedan") + come(" först", "w:moveTo")
    assert accepted(run("Text."), xml, "Text.") == ["sedan först"]


def test_two_paragraphs_whose_break_was_taken_out_are_one() -> None:
    data = docx_of(plain_text("Ett.\nTvå."))
    mark = '<w:pPr><w:pStyle w:val="Normal"/>'
    edited = changed(data, lambda xml: xml.replace(mark, f'{mark}<w:rPr><w:del w:id="3" w:author="O"/></w:rPr>', 1))
    assert read_texts(edited)[1].plain == "Ett.Två."


def test_a_paragraph_that_was_put_in_is_one() -> None:
    xml = run("Ett.") + '</w:p><w:p><w:pPr><w:rPr><w:ins w:id="2" w:author="O"/></w:rPr></w:pPr>' + come("Nytt.")
    assert accepted(run("Ett."), xml, "Ett.") == ["Ett.\nNytt."]


def test_a_heading_that_was_taken_out_is_not_found_again() -> None:
    data = docx_of(plain_text("Ett."), plain_text("Två."))

    def change(xml: str) -> str:
        start = xml.index('<w:bookmarkStart w:id="10002"')
        head, tail = xml[:start], xml[start:].replace(run("Beslut"), gone("Beslut"), 1)
        place = head.rindex("</w:pPr>")
        return f'{head[:place]}<w:rPr><w:del w:id="3" w:author="O"/></w:rPr>{head[place:]}{tail}'

    found = read_texts(changed(data, change))
    assert list(found) == [1]
    assert found[1].plain == "Ett.\nTvå."


def test_a_change_of_look_alone_counts_as_it_looks_now() -> None:
    was = '<w:rPr><w:b/><w:rPrChange w:id="1" w:author="O"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>'
    data = swapped(docx_of(plain_text("Ett.")), run("Ett."), run("Ett.").replace("<w:r>", f"<w:r>{was}"))
    (passage,) = read_texts(data)[1].blocks
    assert isinstance(passage, Passage)
    assert passage.runs == (Run(text="Ett.", bold=True),)


def test_a_row_that_was_taken_out_is_gone() -> None:
    rows = tuple((((Run(text=word),)),) for word in ("Namn", "Ada", "Bo"))
    data = docx_of(FormattedText(blocks=(TextTable(rows=rows),)))
    old = "<w:trPr><w:cantSplit/></w:trPr>"
    edited = changed(data, lambda xml: xml.replace(old, '<w:trPr><w:cantSplit/><w:del w:id="1"/></w:trPr>', 1))
    (table,) = read_texts(edited)[1].blocks
    assert table == TextTable(rows=(rows[0], rows[2]), header_rows=1)


def test_comments_fields_and_content_controls_leave_the_words() -> None:
    xml = (
        '<w:commentRangeStart w:id="0"/><w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>'
        + run("Ett")
        + '</w:sdtContent></w:sdt><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        + run(" två.")
    )
    assert accepted(run("Text."), xml, "Text.") == ["Ett två."]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04 broken"])
def test_what_is_no_word_file_is_said_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError, match="går inte att läsa"):
        read_texts(data)


def test_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "bbbb">]><w:document'
    data = changed(docx_of(plain_text("Ett.")), lambda xml: xml.replace("<w:document", bomb, 1))
    with pytest.raises(UserError, match="går inte att läsa"):
        read_texts(data)


@pytest.mark.parametrize(
    "properties",
    [
        f'<w:ind w:left="{"9" * 400}"/>',
        '<w:ind w:left="-"/>',
        f'<w:numPr><w:ilvl w:val="{"9" * 5000}"/><w:numId w:val="1"/></w:numPr>',
    ],
)
def test_no_number_is_too_long_to_be_read(properties: str) -> None:
    data = docx_of(FormattedText(blocks=(Passage(runs=(Run(text="orden"),)),)))
    paragraph = f'<w:p><w:bookmarkStart w:id="9" w:name="_Avsnitt{"9" * 5000}"/><w:pPr>{properties}</w:pPr>{run("nya")}'
    (text,) = read_texts(changed(data, lambda xml: xml.replace("<w:sectPr", f"{paragraph}</w:p><w:sectPr", 1))).values()
    assert ["orden" in str(text), "nya" in str(text)] == [True, True]


def test_damaged_facts_are_no_facts() -> None:
    assert read_protokollsfakta(docx_of(plain_text("Ett."))) is None
