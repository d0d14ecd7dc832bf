"""The head and foot of a kommun's own template: its placeholders filled, what it has kept, what it lacks put in."""

import re
from copy import deepcopy
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section, _BaseHeaderFooter
from lxml.etree import _Element

from nacka_sekreterare.documents.backends.docx.furniture import foot_xml, head_xml, page_fields_xml, sign_lines_xml
from nacka_sekreterare.documents.backends.docx.template import Template
from nacka_sekreterare.documents.backends.docx.wordml import NAMESPACES, Paragraph, text_xml
from nacka_sekreterare.documents.model import Document, PageNumberPlace
from nacka_sekreterare.documents.stylesheet import StyleSheet

BODY_TAG: Final = "innehall"
"""The placeholder that the text takes the place of; else it takes that of all text in the template."""

STARTER_WORDS: Final = MappingProxyType(
    {"kommun": "Kommunens namn", "organ": "Organets namn", "dokument": "Protokoll", "datum": "2026-01-31"}
)
"""What the placeholders of the starter say, by which they are known when LibreOffice (before 7.5) drops their tags."""

_DAY: Final = re.compile(r"(.*?)\s*(\d{4}-\d{2}-\d{2})?")
_SHOWN: Final = tuple(qn(name) for name in ("w:drawing", "w:pict", "w:object", "w:fldSimple", "w:instrText", "w:sdt"))


def write_furniture(template: Template, section: Section, document: Document, style: StyleSheet, pages: int) -> None:
    """Fill the heads and feet that the template has; one that is empty becomes the program's own."""
    heads, feet = _parts(template, section)
    values = _values(document, pages)
    own = replace(document, page_number=PageNumberPlace.ABSENT) if has_page_number(template) else document
    for head in heads:
        if _is_empty(head):
            _replace(template, head, head_xml(own, style, pages))
            continue
        is_marked = _has_control(head, "markering")
        _fill(head, values)
        if document.mark and not is_marked:
            _add(template, head, Paragraph("Markering", text_xml(document.mark.value)).xml())
    for foot in feet:
        if _is_empty(foot):
            _replace(template, foot, foot_xml(own, style, pages))
            continue
        _fill(foot, values)
        if document.foot.sign_labels:
            _add(template, foot, sign_lines_xml(document, style))


def _parts(template: Template, section: Section) -> tuple[list[_BaseHeaderFooter], list[_BaseHeaderFooter]]:
    """The heads and the feet that are printed."""
    heads: list[_BaseHeaderFooter] = [section.header]
    feet: list[_BaseHeaderFooter] = [section.footer]
    if section.different_first_page_header_footer:
        heads.append(section.first_page_header)
        feet.append(section.first_page_footer)
    if template.word.settings.odd_and_even_pages_header_footer:
        heads.append(section.even_page_header)
        feet.append(section.even_page_footer)
    return heads, feet


def _every_part(template: Template) -> list[_BaseHeaderFooter]:
    heads, feet = _parts(template, template.word.sections[-1])
    return [part for part in (*heads, *feet) if not part.is_linked_to_previous]


def has_own_head(template: Template) -> bool:
    """True when the pages have a head of the template's own."""
    return not _is_empty(template.word.sections[-1].header)


def has_tag(template: Template, tag: str) -> bool:
    """True when a head or foot has the placeholder."""
    return any(_has_control(part, tag) for part in _every_part(template))


def has_page_number(template: Template) -> bool:
    """True when a head or foot has the placeholder of the page number, or Word's own field."""
    return has_tag(template, "sida") or any(map(_has_page_field, _every_part(template)))


def _has_page_field(part: _BaseHeaderFooter) -> bool:
    root = part._element  # noqa: SLF001 - python-docx has no other way to its content
    codes = [node.text or "" for node in root.iter(qn("w:instrText"))]
    codes += [node.get(qn("w:instr"), "") for node in root.iter(qn("w:fldSimple"))]
    return any("PAGE" in code.split() for code in codes)


def body_place(template: Template) -> _Element:
    """The element that the text is put before: of a body that holds nothing but what is to stay."""
    body: _Element = template.word.element.body
    for control in body.iterchildren(qn("w:sdt")):
        if _tag(control) == BODY_TAG:
            return control
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    place = body.find(qn("w:sectPr"))
    if place is None:
        place = parse_xml(f"<w:sectPr {NAMESPACES}/>")
        body.append(place)
    return place


def _values(document: Document, pages: int) -> dict[str, str]:
    """What each placeholder says, as runs without a look of their own."""
    left = [*document.head.left_lines, "", ""]
    said = {fact.label: fact.value for fact in document.foot.facts}  # an utdrag says it in its foot instead
    kind, day = _DAY.fullmatch(next(iter(document.head.right_lines), "")).groups()  # type: ignore[union-attr]  # it matches everything
    has_number = document.page_number is not PageNumberPlace.ABSENT
    return {
        "kommun": text_xml(left[0]),
        "organ": text_xml(left[1] or said.get("Beslutande organ", left[0])),
        "dokument": text_xml(kind or said.get("Handlingstyp", "")),
        "datum": text_xml(day or said.get("Mötesdatum", "")),
        "markering": text_xml(document.mark.value if document.mark else ""),
        "sida": page_fields_xml(pages) if has_number else text_xml(""),
    }


def _fill(part: _BaseHeaderFooter, values: dict[str, str]) -> None:
    for control in _controls(part):
        if (tag := _tag(control)) in values:
            fill_control(control, [*parse_xml(f"<w:p {NAMESPACES}>{values[tag]}</w:p>")])


def fill_control(control: _Element, runs: list[_Element]) -> None:
    """Put runs into a content control, in the look of what stood in it; it is no longer bound to anything."""
    properties, content = control.find(qn("w:sdtPr")), control.find(qn("w:sdtContent"))
    if content is None:
        return
    is_prompt = False
    for name in ("w:showingPlcHdr", "w:dataBinding", "w:placeholder", "w:date"):
        for node in list(properties.iterfind(qn(name))) if properties is not None else ():
            is_prompt = is_prompt or name == "w:showingPlcHdr"
            _remove(node)
    old = list(content.iter(qn("w:r")))
    look = None if is_prompt or not old else old[0].find(qn("w:rPr"))
    paragraph = next(content.iter(qn("w:p")), None)
    holder = paragraph if paragraph is not None else content
    for run in old:
        _remove(run)
    for run in runs:
        if look is not None and run.find(qn("w:rPr")) is None:
            run.insert(0, deepcopy(look))
        holder.append(run)


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _is_empty(part: _BaseHeaderFooter) -> bool:
    """Nothing to see in it: no words, no picture, no field."""
    if part.is_linked_to_previous:
        return True
    root = part._element  # noqa: SLF001 - python-docx has no other way to its content
    if any(True for _ in root.iter(*_SHOWN)):
        return False
    return not "".join(node.text or "" for node in root.iter(qn("w:t"))).strip()


def _controls(part: _BaseHeaderFooter) -> list[_Element]:
    return list(part._element.iter(qn("w:sdt")))  # noqa: SLF001 - likewise


def _has_control(part: _BaseHeaderFooter, tag: str) -> bool:
    return any(_tag(control) == tag for control in _controls(part))


def _tag(control: _Element) -> str:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    if tag is not None:
        return tag.get(qn("w:val"), "").strip().casefold()
    said = "".join(node.text or "" for node in control.iter(qn("w:t")))
    return next((name for name, words in STARTER_WORDS.items() if words == said), "")


def _replace(template: Template, part: _BaseHeaderFooter, content: str) -> None:
    part.is_linked_to_previous = False
    root = part._element  # noqa: SLF001 - likewise
    for old in list(root):
        root.remove(old)
    _add(template, part, content)


def _add(template: Template, part: _BaseHeaderFooter, content: str) -> None:
    holder = parse_xml(f"<w:body {NAMESPACES}>{content}</w:body>")
    template.adapt(holder)
    part._element.extend(list(holder))  # noqa: SLF001 - likewise
