"""Every block in every format: the same words in the same order, the same bytes twice, hostile text as it stands."""

from collections.abc import Callable

import pytest
from documents import looks, reading, samples
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents import model
from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.backends.wording import list_labels, outline_levels
from nacka_sekreterare.documents.model import (
    Alignment,
    DataTable,
    Document,
    Fact,
    Facts,
    Format,
    Group,
    Heading,
    Image,
    Mark,
    Notice,
    PageBreak,
    Roster,
    RosterEntry,
    Signature,
    SignatureBlock,
    Text,
    paragraph,
)
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable

BLOCKS = {type(block): block for block in model.flat_blocks(samples.everything().blocks)}
BLOCKS[Group] = Group((Heading("Rubrik"), paragraph("Text")))


def words(document: Document) -> tuple[list[str], list[str], list[str]]:
    return (
        reading.text_words(render(document, Format.TEXT)),
        reading.pdf_words(render(document, Format.PDF)),
        reading.docx_words(render(document, Format.DOCX)),
    )


def test_the_samples_use_every_block() -> None:
    assert set(BLOCKS) == set(model.Block.__args__)


@pytest.mark.parametrize("make", [samples.everything, samples.utdrag])
def test_all_formats_say_the_same_words_in_the_same_order(make: Callable[[], Document]) -> None:
    text, pdf, docx = words(make())
    assert pdf == text
    assert docx == text


@pytest.mark.parametrize("kind", sorted(BLOCKS, key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)
def test_every_block_says_its_words_alone(kind: type[model.Block]) -> None:
    anchored = [Heading(f"Rubrik {entry}", 2, anchor=entry) for entry in _pointed_at(BLOCKS[kind])]
    text, pdf, docx = words(samples.document(*anchored, BLOCKS[kind]))
    assert pdf == text
    assert docx == text
    assert text or kind is PageBreak


def _pointed_at(block: model.Block) -> list[str]:
    if isinstance(block, model.Contents):
        return [entry.anchor for entry in block.entries]
    if isinstance(block, Facts):
        return [line.anchor for row in block.rows for line in row.lines if isinstance(line, model.CrossReference)]
    return []


@pytest.mark.parametrize("document_format", list(Format))
def test_the_same_document_gives_the_same_bytes(document_format: Format) -> None:
    assert render(samples.everything(), document_format) == render(samples.everything(), document_format)


@pytest.mark.parametrize("document_format", list(Format))
def test_an_empty_document_can_be_rendered(document_format: Format) -> None:
    assert render(samples.document(), document_format)


def test_markup_is_printed_as_it_stands() -> None:
    hostile = '<b>&amp;</b> </para> <font color="red"> & ]]> <?xml?> %s {0}'
    for found in words(samples.document(Heading(hostile, 2, "<§>"), paragraph(hostile))):
        assert found == ["<§>", *hostile.split() * 2]


def test_the_mark_is_said_first() -> None:
    document = samples.document(paragraph("Text"), mark=Mark.UTKAST)
    assert words(document) == (["UTKAST", "Text"],) * 3


def test_invisible_characters_are_left_out_and_decomposed_letters_composed() -> None:
    assert (
        clean("a\u030ard\xad-\u200b\ufeff och\r\nomsorg\u2028ny\x0brad\tslut\x00\ud800")
        == "ård- och\nomsorg\nny\nrad slut"
    )


@pytest.mark.parametrize("document_format", [Format.PDF, Format.DOCX])
def test_a_character_without_glyph_is_refused_with_its_place(document_format: Format) -> None:
    document = samples.document(Heading("Ärendet", 2, "§ 37"), paragraph("Nämnden gillar 🎉 och 漢字."))
    with pytest.raises(UserError) as caught:
        render(document, document_format)
    assert "🎉" in caught.value.sentence
    assert "§ 37 Ärendet" in caught.value.sentence
    assert "Nämnden gillar" in caught.value.sentence


def test_numbers_start_anew_in_each_list_and_below_each_item() -> None:
    assert list_labels(samples.items("a", "b", "c", "d", "e", is_ordered=True, levels=(0, 1, 1, 0, 1))) == [
        "1.",
        "a)",
        "b)",
        "2.",
        "a)",
    ]


def test_a_document_that_begins_with_a_paragraf_has_headings_without_gaps() -> None:
    headings = (Heading("§", 2), Heading("Beslut", 3), Heading("§", 2), Heading("liten", 4))
    assert list(outline_levels(samples.document(*headings))) == [1, 2, 1, 2]


letters = st.text(st.characters(codec="latin-1", exclude_categories=("Cc", "Cf")), max_size=25)
lines = st.lists(letters, max_size=12).map(" ".join)
runs = st.lists(st.builds(Run, text=lines, bold=st.booleans(), italic=st.booleans()), max_size=3).map(tuple)
list_items = st.lists(st.builds(ListItem, runs=runs, level=st.integers(0, 2)), max_size=4).map(tuple)
formatted = st.builds(
    FormattedText,
    blocks=st.lists(
        st.builds(Passage, runs=runs, indent=st.integers(0, 2))
        | st.builds(ItemList, items=list_items, is_ordered=st.booleans(), indent=st.integers(0, 1))
        | st.builds(TextTable, rows=st.lists(st.lists(runs, max_size=3).map(tuple), max_size=3).map(tuple)),
        max_size=3,
    ).map(tuple),
)
tables = st.integers(1, 4).flatmap(
    lambda columns: st.builds(
        DataTable,
        st.just((Alignment.LEFT,) * columns),
        st.lists(st.tuples(*[lines] * columns), max_size=30).map(tuple),
        header=st.just(()) | st.tuples(*[letters] * columns),
        total=st.just(()) | st.tuples(*[letters] * columns),
    )
)
simple_blocks = (
    st.builds(Heading, lines, st.integers(1, 4), letters, st.lists(lines, max_size=2).map(tuple))
    | st.builds(Text, formatted)
    | st.builds(
        Facts, st.lists(st.builds(Fact, letters, st.lists(lines, max_size=3).map(tuple)), max_size=4).map(tuple)
    )
    | st.builds(Roster, st.lists(st.builds(RosterEntry, letters, lines), max_size=4).map(tuple))
    | tables
    | st.builds(SignatureBlock, st.lists(st.builds(Signature, letters, letters, letters), max_size=5).map(tuple))
    | st.builds(Notice, formatted)
    | st.builds(Image, st.just(looks.chart_png()), letters, st.floats(5, 400))
    | st.just(PageBreak())
)
blocks = st.lists(simple_blocks | st.builds(Group, st.lists(simple_blocks, max_size=3).map(tuple)), max_size=8)


@settings(
    max_examples=40,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(blocks)
def test_any_document_says_the_same_in_every_format(drawn: list[model.Block]) -> None:
    """White space is left out: a word too long for its column is broken, and is then two for a reader of the PDF."""
    text, pdf, docx = ("".join(found) for found in words(samples.document(*drawn)))
    assert pdf == text
    assert docx == text
