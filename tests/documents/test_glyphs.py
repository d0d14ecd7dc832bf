"""What is told to be printable is drawn, whoever reads the fonts; what passes the check at entry is never refused."""

from dataclasses import replace

import pytest
from documents import samples
from documents.reading import page_texts
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.backends.pdf.fonts import MissingGlyphError, characters
from nacka_sekreterare.documents.glyphs import characters_in, characters_of, printable_characters
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import (
    Alignment,
    Contents,
    ContentsEntry,
    DataTable,
    Document,
    Fact,
    Facts,
    FootFact,
    Format,
    Heading,
    Notice,
    Roster,
    RosterEntry,
    RunningFoot,
    RunningHead,
    Signature,
    SignatureBlock,
    Text,
    TextRole,
)
from nacka_sekreterare.documents.stylesheet import STANDARD_STYLE, FontFamily, FontFile
from nacka_sekreterare.domain.tecken import find_otryckbara, is_printable
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable
from nacka_sekreterare.system.resources import resource

PRINTABLE = printable_characters(STANDARD_STYLE)
_FEW = FontFile("SourceSansPro-It.ttf")
_OWN = FontFamily("Kommun Kursiv", _FEW, _FEW, _FEW, _FEW)
FEW_LETTERS = STANDARD_STYLE.changed(lambda look: replace(look, family=_OWN))
FEW_PRINTABLE = printable_characters(FEW_LETTERS)
FILES = [FontFile(path.name) for path in sorted(resource("fonts", "DejaVuSans.ttf").parent.glob("*.ttf"))]
ANYTHING = st.text(
    st.one_of(st.sampled_from(sorted(PRINTABLE)), st.characters(), st.sampled_from("\u0301\u0323\u200d\ufe0f\n\t\xad")),
    min_size=1,
    max_size=30,
)


def everywhere(text: str) -> Document:
    """A document with a text in every place that a block has for one, in every face."""
    runs = tuple(Run(text=text, bold=bold, italic=italic) for bold in (False, True) for italic in (False, True))
    formatted = FormattedText(
        blocks=(
            Passage(runs=runs),
            ItemList(items=(ListItem(runs=runs),), is_ordered=True),
            TextTable(rows=((runs, runs), (runs, runs))),
        )
    )
    headings = tuple(Heading(text, level, number=text, asides=(text,), anchor=f"r-{level}") for level in (1, 2, 3, 4))
    left = Alignment.LEFT
    blocks = (
        *headings,
        Contents((ContentsEntry(text, "r-1", text, text),)),
        Text(formatted),
        Text(formatted, TextRole.QUIET),
        Notice(formatted),
        Facts((Fact(text, (text,)),)),
        Roster((RosterEntry(text, text),)),
        DataTable(
            (left, left), ((text, text),), header=(text, text), total=(text, text), row_headers=True, summary=text
        ),
        SignatureBlock((Signature(text, text, text),)),
    )
    return Document(
        text,
        text,
        samples.CREATED_AT,
        blocks,
        subject=text,
        head=RunningHead((text, text), (text,)),
        foot=RunningFoot((FootFact(text, text),), (text,)),
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_our_reading_of_a_font_is_the_one_of_what_draws_it(file: FontFile) -> None:
    assert characters(file) == characters_in(file)
    assert all(map(is_printable, characters_in(file) - {"\n"}))


def test_the_letters_of_swedish_and_its_neighbours_can_be_printed() -> None:
    assert PRINTABLE.issuperset("abcåäöÅÄÖéüßæøłčžšđŋŧÁč€§–—”’…•×≤½²")
    assert find_otryckbara("Sámi čállá, Łódź, Straße, naïve, 5 m²", PRINTABLE) == ()


@pytest.mark.parametrize("text", ["\U0001f642", "\ue000", "\uef00", "한국"])
def test_what_is_told_of_at_entry_is_refused_as_the_last_resort(text: str) -> None:
    assert find_otryckbara(text, PRINTABLE)
    with pytest.raises(MissingGlyphError, match="kan inte tryckas"):
        render(
            samples.document(Heading("Om", 2), Text(FormattedText(blocks=(Passage(runs=(Run(text=text),)),)))),
            Format.PDF,
        )


@settings(max_examples=60, deadline=None)
@given(ANYTHING)
def test_whatever_passes_the_check_is_rendered_wherever_it_stands(text: str) -> None:
    # What does not pass is taken out, so that most examples say something.
    for one in find_otryckbara(text, PRINTABLE):
        text = text.replace(one.text, "")
    if find_otryckbara(text, PRINTABLE):
        return
    assert page_texts(render(everywhere(text), Format.PDF))


def test_a_file_that_is_no_font_is_refused() -> None:
    for content in (b"", b"\x00\x01\x00\x00", b"%PDF-1.7 not a font at all, but long enough to look into"):
        with pytest.raises(ValueError, match="font"):
            characters_of(content)


@settings(max_examples=30, deadline=None)
@given(ANYTHING)
def test_so_it_is_in_a_look_with_few_letters_of_its_own(text: str) -> None:
    for one in find_otryckbara(text, FEW_PRINTABLE):
        text = text.replace(one.text, "")
    if find_otryckbara(text, FEW_PRINTABLE):
        return
    assert page_texts(render(everywhere(text), Format.PDF, Look(style=FEW_LETTERS)))


@pytest.mark.parametrize("form", list(Format))
def test_half_a_character_and_controls_are_cleaned_away(form: Format) -> None:
    assert render(everywhere("a\ud83db\x00\x07c\ufeff"), form)
