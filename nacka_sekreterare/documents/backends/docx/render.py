"""A document as DOCX: python-docx keeps the package, the content is written by body.py and furniture.py."""

from datetime import UTC
from functools import partial
from io import BytesIO
from itertools import count
from xml.sax.saxutils import escape

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.story import StoryPart
from docx.section import Section, _BaseHeaderFooter
from docx.shared import Pt
from lxml.etree import _Element

from nacka_sekreterare.documents.backends.docx.base import BULLETS, LEVELS, NUMBERS_ABSTRACT, base_file
from nacka_sekreterare.documents.backends.docx.body import Body
from nacka_sekreterare.documents.backends.docx.furniture import first_head_xml, foot_xml, head_xml
from nacka_sekreterare.documents.backends.docx.package import packed
from nacka_sekreterare.documents.backends.docx.placeholders import body_place, write_furniture
from nacka_sekreterare.documents.backends.docx.template import open_template
from nacka_sekreterare.documents.backends.docx.wordml import NAMESPACES, picture_xml
from nacka_sekreterare.documents.backends.pdf.metadata import FACTS_NAMESPACE
from nacka_sekreterare.documents.backends.pdf.render import Layout
from nacka_sekreterare.documents.look import Look, logo_size_pt
from nacka_sekreterare.documents.model import Document, Image
from nacka_sekreterare.documents.pictures import printed_picture

_XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FACTS_PART = "customXml/nacka-sekreterare-utdrag.xml"
PROTOKOLL_NAMESPACE = "urn:nacka-sekreterare:protokoll:1"
"""Of the element that holds what an edited protokoll is compared with."""
_STORE_ID = "{5C0B53D4-6B0F-4E43-9C39-3A6E0B6C7D10}"  # of this kind of part, for Word's own bookkeeping
_STORE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_STORE_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_LOGO_NUMBER = 9_000  # above those of the body's pictures


def render_docx(document: Document, look: Look, layout: Layout) -> bytes:
    """The document as DOCX, the same bytes for the same document. The layout tells the page numbers shown at first.

    Args:
        document: what is said.
        look: as `word_look` gives it, which is what `layout` was laid out in.
        layout: its pages.

    Raises:
        UserError: The kommun's own template cannot be used.
    """
    word = _from_template(document, look, layout) if look.template else _from_base(document, look, layout)
    _describe(word, document)
    _add_facts(word, document.facts_json)
    _add_protokoll(word, document.protokoll_json)
    return packed(word)


def _from_base(document: Document, look: Look, layout: Layout) -> WordDocument:
    """The document in the program's own Word file."""
    style = look.style
    word = docx.Document(BytesIO(base_file(style)))
    body = Body(document, style, layout.anchor_pages().__getitem__, partial(relation_to, word.part))
    section_properties = word.element.body.sectPr
    for element in parsed(body.xml()):
        section_properties.addprevious(element)
    word.part.numbering_part.element.extend(_numbered_lists(body.ordered_lists, BULLETS, NUMBERS_ABSTRACT))
    section = word.sections[0]
    section.top_margin = Pt(layout.furniture.text_top_pt)
    section.bottom_margin = Pt(layout.furniture.text_bottom_pt)
    _write_furniture(section, document, look, len(layout.pages))
    return word


def _from_template(document: Document, look: Look, layout: Layout) -> WordDocument:
    """The document in the kommun's own template."""
    assert look.template is not None
    template = open_template(look.template, look.style)
    word = template.word
    body = Body(document, look.style, layout.anchor_pages().__getitem__, partial(relation_to, word.part))
    content = parse_xml(f"<w:body {NAMESPACES}>{body.xml()}</w:body>")
    template.adapt(content)
    place = body_place(template)
    for element in list(content):
        place.addprevious(element)
    if place.tag == qn("w:sdt"):
        word.element.body.remove(place)
    template.add_lists(
        _numbered_lists(body.ordered_lists, BULLETS + template.first_number, NUMBERS_ABSTRACT + template.first_abstract)
    )
    write_furniture(template, word.sections[-1], document, look.style, len(layout.pages))
    return word


def _write_furniture(section: Section, document: Document, look: Look, pages: int) -> None:
    """Put head and foot on the pages; where there is a logo, the first page has its own."""
    style = look.style
    fill_part(section.header, head_xml(document, style, pages))
    fill_part(section.footer, foot_xml(document, style, pages))
    if look.logo is None:
        return
    section.different_first_page_header_footer = True
    first = section.first_page_header
    first.is_linked_to_previous = False  # before a picture can be put into its part
    logo = picture_xml(look.logo.words, relation_to(first.part, look.logo), _LOGO_NUMBER, logo_size_pt(look))
    fill_part(first, first_head_xml(document, look, pages, logo))
    fill_part(section.first_page_footer, foot_xml(document, style, pages))


def fill_part(part: _BaseHeaderFooter, content: str) -> None:
    """Make a head or foot hold this and nothing else."""
    part.is_linked_to_previous = False
    holder = part._element  # noqa: SLF001 - python-docx has no other way to its content
    for old in list(holder):
        holder.remove(old)
    holder.extend(parsed(content))


def relation_to(part: StoryPart, image: Image) -> str:
    """Put a picture into the file once, and give the id by which this part leads to it."""
    relation, _ = part.get_or_add_image(BytesIO(printed_picture(image.data, image.width_mm).data))
    return relation


def parsed(content: str) -> list[_Element]:
    """The elements of some of Word's XML."""
    return list(parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>"))


def _numbered_lists(wanted: int, last: int, kind: int) -> list[_Element]:
    """An instance for each numbered list, after the last one there is, which starts anew on every level."""
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>' for level in range(LEVELS)
    )
    return parsed(
        "".join(
            f'<w:num w:numId="{last + index}"><w:abstractNumId w:val="{kind}"/>{restart}</w:num>'
            for index in range(1, wanted + 1)
        )
    )


def _describe(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    created = document.created_at.astimezone(UTC).replace(tzinfo=None)  # python-docx writes a naive time as UTC
    properties.title, properties.subject = document.title[:255], document.subject[:255]
    properties.author = properties.last_modified_by = document.author[:255]
    properties.language = document.language
    properties.created = properties.modified = created
    properties.comments = ""
    properties.keywords = ""
    properties.revision = 1


def _add_facts(word: WordDocument, facts_json: str) -> None:
    """Put the facts of an utdrag into a custom XML part, which Word keeps through editing."""
    if not facts_json:
        return
    content = f'<nacka:utdragsfakta xmlns:nacka="{FACTS_NAMESPACE}">{escape(facts_json)}</nacka:utdragsfakta>'
    part = Part(PackURI(f"/{FACTS_PART}"), "application/xml", f"{_XML_HEAD}{content}".encode())
    word.part.relate_to(part, RT.CUSTOM_XML)


def _add_protokoll(word: WordDocument, protokoll_json: str) -> None:
    """Put what an edited copy is compared with into a custom part. LibreOffice keeps one only if it has properties."""
    if not protokoll_json:
        return
    content = f'<nacka:protokoll xmlns:nacka="{PROTOKOLL_NAMESPACE}">{escape(protokoll_json)}</nacka:protokoll>'
    properties = (
        f'<ds:datastoreItem ds:itemID="{_STORE_ID}" xmlns:ds="{_STORE_NAMESPACE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{PROTOKOLL_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    number = _free_number(word)
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", f"{_XML_HEAD}{content}".encode())
    described = Part(PackURI(f"/customXml/itemProps{number}.xml"), _STORE_TYPE, f"{_XML_HEAD}{properties}".encode())
    part.relate_to(described, RT.CUSTOM_XML_PROPS)
    word.part.relate_to(part, RT.CUSTOM_XML)


def _free_number(word: WordDocument) -> int:
    """The number of the next custom part: a template may have its own."""
    taken = {str(part.partname) for part in word.part.package.iter_parts()}
    return next(number for number in count(1) if f"/customXml/item{number}.xml" not in taken)
