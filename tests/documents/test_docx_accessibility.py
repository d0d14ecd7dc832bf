"""Every DOCX against what Word's own accessibility checker looks for, and what it says of headings, lists and language.

The rules are those of Microsoft's "Rules for the Accessibility Checker"; heads and feet are outside them.
"""

import re
import zipfile
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from documents import reading, samples
from documents.looks import pictures
from docx.oxml.ns import qn
from factories_documents import all_documents
from lxml import etree

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.backends.docx.styles import NOTICE_GROUND, styles_xml
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document, Format, Heading
from nacka_sekreterare.documents.stylesheet import STANDARD_STYLE

DOCUMENTS: dict[str, Document] = {**all_documents(), "allt": samples.everything()}
MADE = {name: render(document, Format.DOCX) for name, document in DOCUMENTS.items()}
PICTURES = "bilder och logotyp"
DOCUMENTS[PICTURES] = samples.document(Heading("Bilder", 1), *pictures())
MADE[PICTURES] = render(DOCUMENTS[PICTURES], Format.DOCX, Look(logo=pictures()[0]))
CONTRAST = 4.5  # WCAG 2.1, 1.4.3
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

pytestmark = pytest.mark.parametrize("name", DOCUMENTS)


def body_of(name: str) -> etree._Element:
    return reading.docx_parts(MADE[name])["word/document.xml"].find(qn("w:body"))


def text_of(paragraph: etree._Element) -> str:
    pieces = {qn("w:t"): lambda node: node.text or "", qn("w:tab"): lambda _: "\t", qn("w:br"): lambda _: "\n"}
    inside = (node for node in paragraph.iter(*pieces) if node.getparent().tag == qn("w:r"))
    return "".join(pieces[node.tag](node) for node in inside)


def style_of(paragraph: etree._Element) -> str:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))


def data_tables(name: str) -> list[etree._Element]:
    """Every table but the one that puts many lines to sign on side by side."""
    signing = {"Underskriftsnamn", "Underskriftsroll", "Mellanrum"}
    tables = body_of(name).iter(qn("w:tbl"))
    return [table for table in tables if not {style_of(each) for each in table.iter(qn("w:p"))} <= signing]


def test_title_and_language_are_told_and_nothing_is_locked(name: str) -> None:
    word = docx.Document(BytesIO(MADE[name]))
    assert word.core_properties.title == DOCUMENTS[name].title
    assert word.core_properties.language == "sv-SE"
    languages = word.styles.element.iter(qn("w:lang"))
    assert {node.get(qn("w:val")) for node in languages} == {"sv-SE"}
    assert word.settings.element.find(qn("w:documentProtection")) is None


def test_headings_are_real_and_no_level_is_skipped(name: str) -> None:
    styles = docx.Document(BytesIO(MADE[name])).styles
    headings = [each for each in body_of(name).iter(qn("w:p")) if style_of(each).startswith("Rubrik")]
    levels = []
    for heading in headings:
        level = int(style_of(heading)[-1])
        style = next(one for one in styles if one.style_id == f"Rubrik{level}")
        assert style.name.casefold() == f"heading {level}"
        assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)
        own = heading.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        levels.append(level if own is None else int(own.get(qn("w:val"))) + 1)
    assert levels[:1] in ([], [1])
    assert all(level <= before + 1 for before, level in pairwise(levels)), levels


def test_each_table_has_a_marked_header_row_and_a_simple_structure(name: str) -> None:
    for table in data_tables(name):
        rows = table.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblLook')}").get(qn("w:firstRow")) == "1"
    for table in body_of(name).iter(qn("w:tbl")):
        assert table.find(f"{qn('w:tblPr')}/{qn('w:tblDescription')}").get(qn("w:val"))
        assert table.find(f".//{qn('w:tbl')}") is None
        assert not list(table.iter(qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")))
        rows = table.findall(qn("w:tr"))
        assert len({len(row.findall(qn("w:tc"))) for row in rows}) == 1
        for row in rows:
            assert any(text_of(each) for each in row.iter(qn("w:p")))


def test_no_empty_paragraph_makes_space(name: str) -> None:
    kept = list(body_of(name))
    for before, paragraph, after in zip([None, *kept], kept, [*kept[1:], None], strict=False):
        if paragraph.tag != qn("w:p") or text_of(paragraph) or paragraph.find(f".//{qn('w:drawing')}") is not None:
            continue
        # Word wants one after a table, else two tables are one and the file is damaged.
        assert style_of(paragraph) == "Mellanrum"
        assert before is not None
        assert before.tag == qn("w:tbl")
        assert after is None or after.tag in {qn("w:tbl"), qn("w:sectPr")}


def test_no_blanks_are_repeated_to_make_columns(name: str) -> None:
    for paragraph in body_of(name).iter(qn("w:p")):
        assert not re.search(r"[ \xa0]{3}|\t\s*\t(?!\d)|\n\s*\n", text_of(paragraph)), text_of(paragraph)


def test_pictures_stand_in_line_and_have_words(name: str) -> None:
    for part in reading.docx_parts(MADE[name]).values():
        assert not list(part.iter(f"{WP}anchor", qn("w:pict"), qn("w:object"), qn("w:framePr")))
        for picture in part.iter(f"{WP}inline"):
            assert picture.find(f"{WP}docPr").get("descr", "").strip()
    count = sum(len(list(part.iter(f"{WP}inline"))) for part in reading.docx_parts(MADE[name]).values())
    assert name != PICTURES or count == len(pictures()) + 1


def test_links_say_where_they_lead(name: str) -> None:
    for link in body_of(name).iter(qn("w:hyperlink")):
        assert re.search(r"[A-Za-zÅÄÖåäö]{3}", text_of(link))


def test_lists_are_lists(name: str) -> None:
    for paragraph in body_of(name).iter(qn("w:p")):
        numbered = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
        assert numbered or not re.match(r"[•–]\s", text_of(paragraph))
        assert numbered or style_of(paragraph) not in {"Punktlista", "Numreradlista"}


def test_the_words_are_read_in_the_order_they_are_printed(name: str) -> None:
    assert reading.docx_words(MADE[name]) == reading.text_words(render(DOCUMENTS[name], Format.TEXT))


def test_every_text_is_dark_enough_on_its_ground(name: str) -> None:
    with zipfile.ZipFile(BytesIO(MADE[name])) as package:
        text = package.read("word/document.xml").decode() + styles_xml(STANDARD_STYLE)
    colours = set(re.findall(r'<w:color w:val="([0-9a-fA-F]{6})"', text))
    assert colours
    assert {
        colour for colour in colours if min(contrast(colour, "ffffff"), contrast(colour, NOTICE_GROUND)) < CONTRAST
    } == set()


def contrast(colour: str, ground: str) -> float:
    light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
