"""A kommun's own Word template as the file that a document is written into.

It is used as it is: its styles, theme, margins, heads and feet stay. What the program needs and it lacks is added in
its own fonts. placeholders.py fills its heads and feet.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from typing import Final

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from lxml.etree import _Element

from nacka_sekreterare.documents.backends.docx.base import numbering_xml
from nacka_sekreterare.documents.backends.docx.styles import styles_without_fonts
from nacka_sekreterare.documents.backends.docx.wordml import NAMESPACES, twips
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.stylesheet import MM_PT, STANDARD_STYLE, PageMeasure, StyleSheet
from nacka_sekreterare.documents.wordsafety import refuse_unsafe_template

_TEMPLATE_TYPE: Final = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE: Final = b"wordprocessingml.document.main+xml"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_EMU_PER_MM: Final = 36_000
_WORDS_SIZE_PT: Final = 10.0  # where neither Normal nor the defaults say one
_INDENTED: Final = frozenset({"Indragen", "Punktlista", "Numreradlista"})
_UNKNOWN_FONT: Final = 1.25
_LABEL_SHARE: Final = 0.4
"""How much wider labels may be in the template's font than in ours, and what of the width they may take."""


@dataclass(frozen=True, slots=True)
class Template:
    """An opened template: which of its styles stand for the program's, and where its own lists end."""

    word: WordDocument
    style: StyleSheet
    style_ids: Mapping[str, str]
    added: tuple[str, ...]
    first_number: int
    first_abstract: int
    tabs: Mapping[str, tuple[str, ...]]
    """Where the tabs of each style stand, by its id."""

    def adapt(self, element: _Element) -> None:
        """Make what was written for the program's own file agree with the template: styles, lists, fonts."""
        for properties in element.iter(qn("w:pPr")):
            self._keep_indent(properties)
            self._keep_tabs(properties)
        for node in element.iter(qn("w:numId")):
            _shift(node, "w:val", self.first_number)
        for node in element.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle")):
            node.set(qn("w:val"), self.style_ids.get(node.get(qn("w:val"), ""), node.get(qn("w:val"), "")))
        for node in list(element.iter(qn("w:rFonts"))):
            parent = node.getparent()
            assert parent is not None
            parent.remove(node)

    def add_lists(self, lists: list[_Element]) -> None:
        """Put the instances of the document's numbered lists after the template's own."""
        for each in lists:
            _insert_before(self.word.part.numbering_part.element, each, ("w:numIdMacAtCleanup",))

    def _keep_tabs(self, properties: _Element) -> None:
        """Let what stands to the right of a head stand there: Word's own style of heads has a tab in the middle too."""
        tabs, named = properties.find(qn("w:tabs")), properties.find(qn("w:pStyle"))
        if tabs is None or named is None:
            return
        wanted = {tab.get(qn("w:pos")) for tab in tabs}
        for place in self.tabs.get(self.style_ids.get(named.get(qn("w:val"), ""), ""), ()):
            if place not in wanted:
                tabs.append(parse_xml(f'<w:tab {NAMESPACES} w:val="clear" w:pos="{place}"/>'))
        tabs[:] = sorted(tabs, key=lambda tab: int(tab.get(qn("w:pos"), "0")))

    def _keep_indent(self, properties: _Element) -> None:
        """Write the indent of a list or an indented passage out: the copy is read back by it, and styles differ."""
        named = properties.find(qn("w:pStyle"))
        if named is None or named.get(qn("w:val")) not in _INDENTED or properties.find(qn("w:ind")) is not None:
            return
        level = properties.find(f"{qn('w:numPr')}/{qn('w:ilvl')}")
        step = twips(self.style.list_indent_mm * MM_PT)
        left, hanging = twips(self.style.passage_indent_mm * MM_PT), 0
        if level is not None:
            left, hanging = step * (int(level.get(qn("w:val"), "0")) + 1), step
        indent = parse_xml(f'<w:ind {NAMESPACES} w:left="{left}" w:right="0" w:hanging="{hanging}"/>')
        aligned = properties.find(qn("w:jc"))
        properties.insert(len(properties) if aligned is None else properties.index(aligned), indent)


def open_template(data: bytes, style: StyleSheet) -> Template:
    """The template with what it lacked.

    Raises:
        UserError: It cannot be used; the sentence says why.
    """
    word = _opened(data)
    style_ids, added = _add_styles(word, style)
    first_number, first_abstract = _add_lists(word, style)
    _set_language(word)
    _leave_its_own_template(word)
    return Template(word, style, style_ids, added, first_number, first_abstract, _tabs(word))


@lru_cache(maxsize=4)
def word_look(look: Look) -> Look:
    """The look of the DOCX: where there is a template its page and its size of text, and no logo but its own."""
    if look.template is None:
        return look
    word = _opened(look.template)
    scale = _normal_size_pt(word) / look.style.body.size_pt
    style = look.style.fitted(scale, _page(word, look.style.page))
    wider = min(style.fact_label_mm * _UNKNOWN_FONT, style.page.text_width_mm * _LABEL_SHARE)
    return replace(look, style=replace(style, fact_label_mm=wider), logo=None)


def _opened(data: bytes) -> WordDocument:
    refuse_unsafe_template(data)
    return docx.Document(BytesIO(_as_document(data)))


def _as_document(data: bytes) -> bytes:
    """A .dotx as a .docx; a .docx as it is."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        types = package.read(_CONTENT_TYPES)
        if _TEMPLATE_TYPE not in types:
            return data
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as changed:
            for name in dict.fromkeys(package.namelist()):
                content = package.read(name)
                is_types = name == _CONTENT_TYPES
                changed.writestr(name, content.replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE) if is_types else content)
    return buffer.getvalue()


# --- page and size ----------------------------------------------------------------------------------------------------
def _page(word: WordDocument, standard: PageMeasure) -> PageMeasure:
    section = word.sections[-1]

    def length(value: int | None, instead: float) -> float:
        return instead if value is None else value / _EMU_PER_MM

    page = replace(
        standard,
        width_mm=length(section.page_width, standard.width_mm),
        height_mm=length(section.page_height, standard.height_mm),
        head_top_mm=length(section.header_distance, standard.head_top_mm),
        foot_bottom_mm=length(section.footer_distance, standard.foot_bottom_mm),
        outer_left_mm=STANDARD_STYLE.page.outer_left_mm,
        outer_right_mm=STANDARD_STYLE.page.outer_right_mm,
    )
    return page.with_text(
        left_mm=length(section.left_margin, standard.text_left_mm) + length(section.gutter, 0),
        right_mm=length(section.right_margin, standard.text_right_mm),
        top_mm=abs(length(section.top_margin, standard.text_top_mm)),
        bottom_mm=abs(length(section.bottom_margin, standard.text_bottom_mm)),
    )


def _normal_size_pt(word: WordDocument) -> float:
    root = word.styles.element
    normal = next((each for each in root.iter(qn("w:style")) if _is_normal(each)), None)
    places = [normal] if normal is not None else []
    places += list(root.iter(qn("w:rPrDefault")))
    for place in places:
        size = place.find(f".//{qn('w:sz')}")
        half_points = "" if size is None else size.get(qn("w:val"), "")
        if half_points.isdecimal() and int(half_points):
            return int(half_points) / 2
    return _WORDS_SIZE_PT


def _is_normal(style: _Element) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in {"1", "true", "on"}


# --- styles, lists, settings ------------------------------------------------------------------------------------------
def _tabs(word: WordDocument) -> dict[str, tuple[str, ...]]:
    styles = word.styles.element.iter(qn("w:style"))
    return {
        each.get(qn("w:styleId"), ""): tuple(tab.get(qn("w:pos"), "0") for tab in each.iterfind(f".//{qn('w:tab')}"))
        for each in styles
    }


def _names(style: _Element) -> Iterator[str]:
    """Every name of a style: Word's own, and those it also goes by."""
    for tag in ("w:name", "w:aliases"):
        node = style.find(qn(tag))
        yield from (name.strip().casefold() for name in ("" if node is None else node.get(qn("w:val"), "")).split(","))


def _add_styles(word: WordDocument, style: StyleSheet) -> tuple[dict[str, str], tuple[str, ...]]:
    """From the id of each style of the program to that of the template, and the names of those it lacked."""
    root = word.styles.element
    theirs = list(root.iter(qn("w:style")))
    known = {(each.get(qn("w:type")), name): each.get(qn("w:styleId"), "") for each in theirs for name in _names(each)}
    for normal in filter(_is_normal, theirs):
        known["paragraph", "normal"] = normal.get(qn("w:styleId"), "")
    taken = {each.get(qn("w:styleId"), "") for each in theirs}
    ids: dict[str, str] = {}
    lacking = []
    for own in list(parse_xml(styles_without_fonts(style)).iter(qn("w:style"))):
        own_id, (name, *_) = own.get(qn("w:styleId"), ""), _names(own)
        found = known.get((own.get(qn("w:type")), name))
        ids[own_id] = found or (own_id if own_id not in taken else f"Nacka{own_id}")
        if not found:
            lacking.append(own)
    for own in lacking:
        own.set(qn("w:styleId"), ids[own.get(qn("w:styleId"), "")])
        if own.get(qn("w:default")) is not None:
            del own.attrib[qn("w:default")]
        for node in own.iter(qn("w:basedOn"), qn("w:next")):
            node.set(qn("w:val"), ids[node.get(qn("w:val"), "")])
        root.append(own)
    names = (own.find(qn("w:name")) for own in lacking)
    return ids, tuple(name.get(qn("w:val"), "") for name in names if name is not None)


def _add_lists(word: WordDocument, style: StyleSheet) -> tuple[int, int]:
    """Put the program's lists after those of the template; how far its numbers, and its kinds of list, go."""
    part = word.part
    if not any(relation.reltype == RT.NUMBERING for relation in part.rels.values()):
        empty = parse_xml(f"<w:numbering {NAMESPACES}/>")
        numbering = NumberingPart(PackURI("/word/numbering.xml"), CT.WML_NUMBERING, empty, part.package)
        part.relate_to(numbering, RT.NUMBERING)
    root = part.numbering_part.element
    abstracts, numbers = list(root.iter(qn("w:abstractNum"))), list(root.iterfind(qn("w:num")))
    first_abstract = max((int(each.get(qn("w:abstractNumId"), "0")) for each in abstracts), default=0)
    first_number = max((int(each.get(qn("w:numId"), "0")) for each in numbers), default=0)
    for own in list(parse_xml(numbering_xml(style).encode("utf-8"))):
        if own.tag == qn("w:abstractNum"):
            _shift(own, "w:abstractNumId", first_abstract)
            _insert_before(root, own, ("w:num", "w:numIdMacAtCleanup"))
        else:
            _shift(own, "w:numId", first_number)
            _shift(own.find(qn("w:abstractNumId")), "w:val", first_abstract)
            _insert_before(root, own, ("w:numIdMacAtCleanup",))
    return first_number, first_abstract


def _shift(element: _Element | None, attribute: str, by: int) -> None:
    if element is not None:
        element.set(qn(attribute), str(int(element.get(qn(attribute), "0")) + by))


def _insert_before(root: _Element, element: _Element, tags: tuple[str, ...]) -> None:
    place = next((child for child in root if child.tag in {qn(tag) for tag in tags}), None)
    if place is None:
        root.append(element)
    else:
        place.addprevious(element)


def _set_language(word: WordDocument) -> None:
    """Swedish, where the template says nothing or something else: a screen reader reads by it."""
    root = word.styles.element
    for defaults in root.iter(qn("w:rPrDefault")):
        properties = defaults.find(qn("w:rPr"))
        if properties is None:
            properties = parse_xml(f"<w:rPr {NAMESPACES}/>")
            defaults.append(properties)
        for old in list(properties.iterfind(qn("w:lang"))):
            properties.remove(old)
        properties.append(parse_xml(f'<w:lang {NAMESPACES} w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/>'))


def _leave_its_own_template(word: WordDocument) -> None:
    """Forget where the template came from: Word would look for it on a server at every opening."""
    part = word.part._settings_part  # noqa: SLF001 - python-docx has no other way to its relations
    settings = part.element
    for attached in list(settings.iter(qn("w:attachedTemplate"))):
        settings.remove(attached)
    rels = part.rels
    for key in [key for key, relation in rels.items() if relation.reltype.endswith("/attachedTemplate")]:
        del rels[key]
