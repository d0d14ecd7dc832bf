"""The kommun's own look in the documents: it changes how they look, and nothing of what they say."""

import pickle
from io import BytesIO

import docx
import pikepdf
import pytest
from documents import looks, reading, samples
from docx.oxml.ns import qn
from factories_documents import all_documents

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.look import STANDARD_LOOK, make_look
from nacka_sekreterare.documents.model import Format, Heading, paragraph
from nacka_sekreterare.documents.stylesheet import SANS_STRONG
from nacka_sekreterare.domain.utseende import Fil, Utseende

DOCUMENTS = {**all_documents(), "alla-block": samples.everything()}
LOGO = f"[Bild: {looks.LOGO_WORDS}]".split()


def test_an_utseende_that_nobody_changed_is_the_standard_look() -> None:
    assert make_look(Utseende(), {}, "Exempel kommun") == STANDARD_LOOK


@pytest.mark.parametrize("name", ["protokoll", "utdrag", "alla-block"])
def test_the_same_words_are_said_in_any_look_after_those_of_the_logo(name: str) -> None:
    document, look = DOCUMENTS[name], looks.odd_look()
    text = reading.text_words(render(document, Format.TEXT, look))
    assert reading.pdf_words(render(document, Format.PDF, look)) == LOGO + text
    word = render(document, Format.DOCX, look)
    assert reading.docx_words(word) == text
    first = docx.Document(BytesIO(word)).sections[0].first_page_header
    assert [node.get("descr") for node in first._element.iter(qn("wp:docPr"))] == [looks.LOGO_WORDS]


def test_the_logo_stands_on_the_first_page_in_the_place_of_the_kommuns_name() -> None:
    first, second, *_ = reading.page_texts(render(samples.everything(), Format.PDF, looks.odd_look()))
    assert "Exempel kommun" not in first
    assert "Äldrenämnden" in first
    assert "Exempel kommun" in second


def test_a_high_logo_moves_the_text_of_the_first_page_down_and_of_no_other() -> None:
    files = looks.Files()
    high = make_look(Utseende(logotyp=files.put("h.png", looks.chart_png(100, 300)), logotyp_bredd_mm=40), files)
    blocks = [paragraph(f"rad{number};") for number in range(90)]
    plain = reading.page_texts(render(samples.document(*blocks), Format.PDF))
    moved = reading.page_texts(render(samples.document(*blocks), Format.PDF, high))
    assert moved[0].count("rad") < plain[0].count("rad")
    assert moved[1].count("rad") == plain[1].count("rad")


def test_the_words_of_a_logo_hold_nothing_that_word_cannot() -> None:
    files = looks.Files()
    look = make_look(Utseende(logotyp=files.put("v.png", looks.logo_png()), logotyp_text="Va\x07pen"), files)
    assert look.logo is not None
    assert look.logo.words == "Vapen"


def test_a_logo_without_words_is_named_by_the_kommun() -> None:
    files = looks.Files()
    look = make_look(Utseende(logotyp=files.put("v.png", looks.logo_png())), files, "Exempel kommun")
    assert look.logo is not None
    assert look.logo.words == "Logotyp, Exempel kommun"


def test_a_file_that_is_lost_is_done_without() -> None:
    lost = Fil(namn="borta", sha256="0" * 64, storlek=1)
    family = looks.own_family(looks.Files())
    look = make_look(Utseende(logotyp=lost, wordmall=lost, egna_typsnitt=(family,), rubriktypsnitt=family.namn), {})
    assert look.logo is None
    assert look.template is None
    assert look.style.headings[0].family.name == "DejaVu Sans"  # the program's own of that name


def test_text_and_its_spaces_grow_together() -> None:
    style, standard = make_look(Utseende(textstorlek_pt=21), {}).style, STANDARD_LOOK.style
    assert style.body.size_pt == 21
    assert style.body.leading_pt == 2 * standard.body.leading_pt
    assert style.headings[1].before_pt == 2 * standard.headings[1].before_pt
    assert style.fact_label_mm < style.page.text_width_mm / 2


@pytest.mark.parametrize(("left_mm", "hangs"), [(38, True), (34, True), (33, False), (20, False)])
def test_a_number_hangs_only_in_a_margin_that_has_room_for_it(left_mm: float, *, hangs: bool) -> None:
    page = make_look(Utseende(vanstermarginal_mm=left_mm), {}).style.page
    assert (page.hang_mm > 0) is hangs


@pytest.mark.parametrize("left_mm", [20, 38])
def test_a_heading_is_read_with_its_number_wherever_that_stands(left_mm: float) -> None:
    document = samples.document(Heading("Motion", 2, "§ 37", ("dnr",)))
    look = make_look(Utseende(vanstermarginal_mm=left_mm), {})
    assert reading.pdf_words(render(document, Format.PDF, look)) == ["§", "37", "Motion", "dnr"]


def test_own_fonts_are_in_the_pdf_and_named_in_word() -> None:
    document, look = samples.document(Heading("Rubrik", 1), paragraph("Text")), looks.odd_look()
    with pikepdf.open(BytesIO(render(document, Format.PDF, look))) as pdf:
        names = {str(font.BaseFont) for font in pdf.pages[0].Resources.Font.values()}
    assert any("DejaVuSans-Bold" in name for name in names)
    styles = reading.docx_parts(render(document, Format.DOCX, look))["word/styles.xml"]
    heading = next(each for each in styles if each.get(qn("w:styleId")) == "Rubrik1")
    assert heading.find(f".//{qn('w:rFonts')}").get(qn("w:ascii")) == "DejaVu Sans"
    assert heading.find(f".//{qn('w:b')}") is not None  # Word has no family that is bold only
    fonts = reading.docx_parts(render(document, Format.DOCX, look))["word/fontTable.xml"]
    assert SANS_STRONG.name not in {each.get(qn("w:name")) for each in fonts}


def test_a_character_that_the_own_font_lacks_is_set_in_the_fallback() -> None:
    document = samples.document(paragraph("Nämnden ⇄ beslutar ♿"))
    assert "♿" in reading.pdf_words(render(document, Format.PDF, looks.odd_look()))


def test_a_look_can_be_sent_to_the_process_that_sets_the_preview() -> None:
    look = looks.odd_look()
    assert pickle.loads(pickle.dumps(look)) == look


def test_equal_looks_make_equal_bytes() -> None:
    for kind in Format:
        assert render(DOCUMENTS["utdrag"], kind, looks.odd_look()) == render(
            DOCUMENTS["utdrag"], kind, looks.odd_look()
        )
