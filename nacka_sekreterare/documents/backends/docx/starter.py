"""A Word template to begin from: the program's own look with its placeholders, to change and save in Word."""

from io import BytesIO
from xml.sax.saxutils import quoteattr

import docx
from docx.document import Document as WordDocument

from nacka_sekreterare.documents.backends.docx.base import base_file
from nacka_sekreterare.documents.backends.docx.furniture import TEXT_GAP_PT, out_to_the_edges, page_fields_xml
from nacka_sekreterare.documents.backends.docx.placeholders import STARTER_WORDS
from nacka_sekreterare.documents.backends.docx.render import fill_part, parsed, relation_to
from nacka_sekreterare.documents.backends.docx.styles import STYLE_TITLES, word_styles
from nacka_sekreterare.documents.backends.docx.wordml import Paragraph, picture_xml, tab_xml, text_xml
from nacka_sekreterare.documents.look import Look, logo_size_pt
from nacka_sekreterare.documents.stylesheet import MM_PT

_ELSEWHERE = frozenset({"Mellanrum", "Sidhuvud", "Sidhuvudstark", "Sidhuvudslinje", "Sidfot"})
_HELP = (
    "Det här är en mall till Nacka Sekreterare. Ändra formatmallarna, sidhuvudet, sidfoten och marginalerna i Word och "
    "spara. Texten på den här sidan följer inte med: här står dokumentens innehåll. Raderna nedan visar formatmallarna."
)


def make_starter(look: Look) -> WordDocument:
    """The template, open in python-docx."""
    word = docx.Document(BytesIO(base_file(look.style)))
    samples = [Paragraph("Normal", text_xml(_HELP))]
    samples += [
        Paragraph(each.id, text_xml(STYLE_TITLES.get(each.name, each.name)))
        for each in word_styles(look.style)
        if each.id not in _ELSEWHERE
    ]
    place = word.element.body.sectPr
    for element in parsed("".join(each.xml() for each in samples)):
        place.addprevious(element)
    section = word.sections[0]
    section.header.is_linked_to_previous = False  # before a picture can be put into its part
    fill_part(section.header, _head_xml(word, look))
    fill_part(section.footer, Paragraph("Sidfot").xml())
    word.core_properties.title = "Mall till Nacka Sekreterare"
    word.core_properties.language = "sv-SE"
    return word


def _head_xml(word: WordDocument, look: Look) -> str:
    style = look.style
    indent = out_to_the_edges(style)
    right_pt = style.page.text_width_mm * MM_PT - indent.right_pt
    right = _prompt_xml("dokument") + text_xml(" ")
    right += _prompt_xml("datum")
    first, style_id = _prompt_xml("kommun"), "Sidhuvudstark"
    if look.logo is not None:
        relation = relation_to(word.sections[0].header.part, look.logo)
        first, style_id = picture_xml(look.logo.words, relation, 1, logo_size_pt(look)), "Sidhuvud"
    organ = _prompt_xml("organ")
    page = control_xml("sida", "Sida", page_fields_xml(1))
    lines = [
        Paragraph(style_id, first + tab_xml() + right, is_picture=look.logo is not None),
        Paragraph("Sidhuvudslinje", organ + tab_xml() + page, after_pt=TEXT_GAP_PT),
    ]
    for line in lines:
        line.indent, line.right_tab_pt = indent, right_pt
    return "".join(line.xml() for line in lines)


def _prompt_xml(tag: str) -> str:
    return control_xml(tag, tag.capitalize(), text_xml(STARTER_WORDS[tag]))


def control_xml(tag: str, title: str, content: str) -> str:
    """A content control inside a paragraph, which holds some runs."""
    named = f"<w:alias w:val={quoteattr(title)}/><w:tag w:val={quoteattr(tag)}/>"
    return f"<w:sdt><w:sdtPr>{named}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
