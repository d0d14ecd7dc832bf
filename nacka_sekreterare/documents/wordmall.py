"""The kommun's own Word template: what it lacks, told in sentences, and one to begin from.

Which styles and placeholders it can have stands in resources/hjalp/wordmall.md, for the person who makes it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml.etree import LxmlError

from nacka_sekreterare.documents.backends.docx.package import packed
from nacka_sekreterare.documents.backends.docx.placeholders import has_own_head, has_page_number, has_tag
from nacka_sekreterare.documents.backends.docx.starter import make_starter
from nacka_sekreterare.documents.backends.docx.styles import HIDDEN_STYLES, STYLE_TITLES
from nacka_sekreterare.documents.backends.docx.template import Template, open_template, word_look
from nacka_sekreterare.documents.look import STANDARD_LOOK, Look
from nacka_sekreterare.documents.stylesheet import STANDARD_STYLE, PageMeasure
from nacka_sekreterare.documents.wordsafety import BROKEN
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.fraser import join_words

_LEAST_TEXT_MM: Final = 90
_NEARLY_MM: Final = 2
_DAMAGES: Final = (LookupError, AttributeError, TypeError, ValueError, LxmlError)
"""What python-docx raises at parts that are missing or are something else: it has no error of its own."""


def check_template(data: bytes) -> tuple[str, ...]:
    """What a template lacks, with what is done instead, in whole sentences; none when all is there.

    Raises:
        UserError: It cannot be used at all; one sentence says why and what to do.
    """
    try:
        template = open_template(data, STANDARD_STYLE)
        page = word_look(Look(template=data)).style.page
        remarks = (*_style_remarks(template.added), *_head_remarks(template), *_page_remarks(page))
        packed(template.word)  # tried out, since some damage is met only when a document is written
    except _DAMAGES as error:
        raise UserError(BROKEN) from error
    return remarks


def starter_template(look: Look = STANDARD_LOOK) -> bytes:
    """A .docx in a look with every style and placeholder, to change in Word and choose as the template."""
    return packed(make_starter(look))


def _style_remarks(added: Sequence[str]) -> Iterator[str]:
    words_own = [STYLE_TITLES[name] for name in added if name in STYLE_TITLES]
    ours = [f"”{name}”" for name in added if name not in STYLE_TITLES and name not in HIDDEN_STYLES]
    if words_own:
        yield (
            f"Mallen saknar {join_words(words_own)} bland Words egna formatmallar."
            " Programmet lägger till det som saknas, med mallens typsnitt."
        )
    if ours:
        yield (
            f"Mallen saknar {join_words(ours)} bland programmets formatmallar."
            " Programmet lägger till det som saknas, med mallens typsnitt."
        )


def _head_remarks(template: Template) -> Iterator[str]:
    if not has_own_head(template):
        yield "Mallens sidhuvud är tomt. Programmet sätter in sitt eget, med organ, dokument, datum och sidnummer."
        return
    if not has_page_number(template):
        yield "Mallen har inget sidnummer. Lägg in ett i sidhuvudet eller sidfoten."
    lacking = [tag for tag in ("organ", "dokument", "datum") if not has_tag(template, tag)]
    if lacking:
        fields = "fältet" if len(lacking) == 1 else "fälten"
        yield (
            f"Mallens sidhuvud och sidfot saknar {fields} {join_words(lacking)},"
            " så sidorna säger inte själva vilket dokument de hör till."
        )


def _page_remarks(page: PageMeasure) -> Iterator[str]:
    standard = STANDARD_STYLE.page
    if max(abs(page.width_mm - standard.width_mm), abs(page.height_mm - standard.height_mm)) > _NEARLY_MM:
        yield "Mallens sidor är inte A4 på höjden. Ändra pappersstorleken i Word om dokumenten ska skrivas ut."
    if page.text_width_mm < _LEAST_TEXT_MM:
        yield f"Mallens text är {page.text_width_mm:.0f} mm bred, och tabellerna behöver minst {_LEAST_TEXT_MM} mm."
