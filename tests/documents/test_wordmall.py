"""A kommun's own Word template is used as it is, told of what it lacks, and read back as any other copy."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from documents import looks, reading, samples
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from factories_documents import all_documents
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.backends.docx.starter import control_xml
from nacka_sekreterare.documents.backends.docx.template import word_look
from nacka_sekreterare.documents.backends.docx.wordml import NAMESPACES, text_xml
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document, Format, Heading, Mark, Text, paragraph
from nacka_sekreterare.documents.wordmall import check_template, starter_template
from nacka_sekreterare.documents.wordtext import read_texts
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run

WordDocument = docx.document.Document
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCUMENTS = {**all_documents(), "alla-block": samples.everything()}


def words_own(change: Callable[[WordDocument], object] = lambda word: None) -> bytes:
    """A template as Word makes one, in English and with its own margins and fonts, and what is changed in it."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    word.styles["Normal"].font.name, word.styles["Normal"].font.size = "Liberation Sans", Pt(12)
    word.add_paragraph("Mallens egen text")
    change(word)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def add_head(word: WordDocument, tags: tuple[str, ...] = ("organ", "dokument", "datum", "sida")) -> None:
    section = word.sections[0]
    head = section.header.paragraphs[0]
    head.add_run().add_picture(BytesIO(looks.logo_png()), width=Mm(40))
    section.footer.paragraphs[0].add_run("Postadress: Storgatan 1")
    for tag in tags:
        put_control(section.header.add_paragraph()._p, tag)


def put_control(parent: object, tag: str) -> None:
    parent.append(parse_xml(f"<w:x {NAMESPACES}>{control_xml(tag, tag, text_xml('FYLLS I'))}</w:x>")[0])


def rezipped(data: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """The package with some parts changed, and those added that it had not."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in [*old.namelist(), *(name for name in changes if name not in old.namelist())]:
            content = old.read(name) if name in old.namelist() else b""
            new.writestr(name, changes.get(name, bytes)(content))
    return buffer.getvalue()


def in_template(document: Document, template: bytes, look: Look = Look()) -> bytes:  # noqa: B008 - it is frozen
    return render(document, Format.DOCX, replace(look, template=template))


def opened(data: bytes) -> WordDocument:
    return docx.Document(BytesIO(data))


def part_text(part: object) -> str:
    return "".join(node.text or "" for node in part._element.iter(qn("w:t")))


def as_dotx(data: bytes) -> bytes:
    to_template = MAIN_TYPE.replace("document.main", "template.main").encode()
    return rezipped(data, {"[Content_Types].xml": lambda types: types.replace(MAIN_TYPE.encode(), to_template)})


TEMPLATES = {
    "starter": starter_template(),
    "starter in an odd look": starter_template(looks.odd_look()),
    "Word's own": words_own(),
    "Word's own with a head": words_own(add_head),
    "dotx": as_dotx(words_own(add_head)),
}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
@pytest.mark.parametrize("name", ["protokoll", "utdrag", "alla-block"])
def test_the_same_words_are_said_in_any_template(name: str, template: bytes) -> None:
    data = in_template(DOCUMENTS[name], template)
    pages_of_the_template = word_look(Look(template=template))
    assert reading.docx_words(data) == reading.text_words(render(DOCUMENTS[name], Format.TEXT, pages_of_the_template))
    assert data == in_template(DOCUMENTS[name], template)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES)
def test_every_style_that_is_used_is_there_once(template: bytes) -> None:
    parts = reading.docx_parts(in_template(samples.everything(), template))
    ids = [each.get(qn("w:styleId")) for each in parts["word/styles.xml"].iter(qn("w:style"))]
    assert len(ids) == len(set(ids))
    for name, root in parts.items():
        used = {each.get(qn("w:val")) for each in root.iter(qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))}
        assert used <= set(ids), name
    numbering = parts["word/numbering.xml"]
    numbers = [each.get(qn("w:numId")) for each in numbering.iterfind(qn("w:num"))]
    assert len(numbers) == len(set(numbers))
    assert {each.get(qn("w:val")) for each in parts["word/document.xml"].iter(qn("w:numId"))} <= set(numbers)


def test_the_templates_own_styles_page_and_head_stay() -> None:
    word = opened(in_template(samples.everything(), TEMPLATES["Word's own with a head"], looks.odd_look()))
    assert word.styles["Normal"].font.name == "Liberation Sans"
    assert word.styles["Normal"].font.size == Pt(12)
    assert abs(word.sections[0].left_margin - Mm(25)) < Pt(1)
    section = word.sections[0]
    assert len(list(section.header._element.iter(qn("wp:docPr")))) == 1  # its own logo, and not that of the look
    assert not section.different_first_page_header_footer
    assert "Storgatan 1" in part_text(section.footer)
    assert word.paragraphs[0].text != "Mallens egen text"
    heading = next(each for each in word.paragraphs if each.text == "Närvarolista")
    assert heading.style.name == "Heading 2"
    runs = heading._p.iter(qn("w:rFonts"))
    assert not list(runs)


def test_the_placeholders_are_filled_and_what_must_be_seen_is_added() -> None:
    word = opened(in_template(samples.everything(), TEMPLATES["Word's own with a head"]))
    head, foot = part_text(word.sections[0].header), part_text(word.sections[0].footer)
    assert "FYLLS I" not in head
    assert [each for each in ("Äldrenämnden", "Protokoll", "2026-04-22", "Sida ") if each not in head] == []
    assert Mark.UTKAST.value in head  # the template has no placeholder for it
    assert "Utdragsbestyrkande" in foot  # nor for the lines to sign on


def test_a_placeholder_that_was_bound_to_something_else_is_bound_no_more() -> None:
    def bind(word: WordDocument) -> None:
        add_head(word, ("organ",))
        properties = next(word.sections[0].header._element.iter(qn("w:sdtPr")))
        for xml in ('<w:dataBinding {0} w:xpath="/a" w:storeItemID="b"/>', "<w:showingPlcHdr {0}/>"):
            properties.append(parse_xml(xml.format(NAMESPACES)))

    parts = reading.docx_parts(in_template(samples.everything(), words_own(bind)))
    heads = [root for name, root in parts.items() if name.startswith("word/header")]
    assert not [node for root in heads for node in root.iter(qn("w:dataBinding"), qn("w:showingPlcHdr"))]


def test_an_empty_head_becomes_the_programs_own() -> None:
    word = opened(in_template(samples.everything(), TEMPLATES["Word's own"]))
    assert "Exempel kommun" in part_text(word.sections[0].header)
    assert "Justerande" in part_text(word.sections[0].footer)


def test_what_stands_to_the_right_of_the_head_is_not_caught_by_the_middle_tab_of_words_own_style() -> None:
    head = opened(in_template(samples.everything(), TEMPLATES["Word's own"])).sections[0].header
    tabs = list(head.paragraphs[0]._p.iter(qn("w:tab")))
    placed = [(tab.get(qn("w:val")), tab.get(qn("w:pos"))) for tab in tabs if tab.get(qn("w:pos"))]
    assert {kind for kind, _ in placed} == {"clear", "right"}
    assert placed == sorted(placed, key=lambda tab: int(tab[1]))


def test_the_page_number_stands_once_on_each_page_and_an_utdrag_is_named_in_the_head() -> None:
    section = opened(in_template(samples.utdrag(), starter_template())).sections[0]
    codes = [node.text for part in (section.header, section.footer) for node in part._element.iter(qn("w:instrText"))]
    assert [code.strip() for code in codes] == ["PAGE", "NUMPAGES"]
    head = part_text(section.header)
    assert [each for each in ("Äldrenämnden", "Protokollsutdrag", "2026-04-22") if each not in head] == []


def test_the_text_takes_the_place_that_is_kept_for_it() -> None:
    def keep_place(word: WordDocument) -> None:
        body = word.element.body
        control = f"<w:sdt><w:sdtPr><w:tag w:val='innehall'/></w:sdtPr><w:sdtContent>{'<w:p/>'}</w:sdtContent></w:sdt>"
        body.sectPr.addprevious(parse_xml(f"<w:x {NAMESPACES}>{control}</w:x>")[0])
        body.sectPr.addprevious(parse_xml(f"<w:p {NAMESPACES}>{text_xml('Efter')}</w:p>"))

    word = opened(in_template(samples.document(paragraph("Brödtext")), words_own(keep_place)))
    assert [each.text for each in word.paragraphs if each.text] == ["Mallens egen text", "Brödtext", "Efter"]


def test_the_language_is_swedish_and_the_template_it_came_from_is_forgotten() -> None:
    target = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        f' Type="{target}" Target="file:///server/mall.dotx" TargetMode="External"/></Relationships>'
    )
    attach = b'<w:attachedTemplate r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    template = rezipped(
        words_own(),
        {
            "word/_rels/settings.xml.rels": lambda _: rels.encode(),
            "word/settings.xml": lambda xml: xml.replace(b"<w:zoom", attach + b"<w:zoom", 1),
        },
    )
    data = in_template(samples.everything(), template)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert b"mall.dotx" not in b"".join(package.read(name) for name in package.namelist())
    styles = reading.docx_parts(data)["word/styles.xml"]
    assert styles.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}").get(qn("w:val")) == "sv-SE"


def test_the_starter_lacks_nothing() -> None:
    assert check_template(starter_template()) == ()
    assert check_template(starter_template(looks.odd_look())) == ()


def test_the_starter_is_filled_when_libreoffice_has_dropped_its_tags() -> None:
    changes = {"word/header1.xml": lambda part: re.sub(rb"<w:(alias|tag) [^>]*>", b"", part)}
    saved = rezipped(starter_template(), changes)
    assert check_template(saved) == ()
    head = part_text(opened(in_template(samples.everything(), saved)).sections[0].header)
    assert [each for each in ("Äldrenämnden", "Protokoll", "2026-04-22") if each not in head] == []
    assert [each for each in ("Kommunens namn", "Organets namn", "2026-01-31") if each in head] == []


def test_what_a_template_lacks_is_told_in_sentences() -> None:
    bare = " ".join(check_template(words_own()))
    assert [word for word in ("Innehåll 1", "”Tabelltext”", "sidhuvud är tomt") if word not in bare] == []
    assert "Rubrik 1" not in bare  # it has it, by Word's English name
    headed = " ".join(check_template(words_own(lambda word: add_head(word, ("organ", "datum")))))
    assert "inget sidnummer" in headed
    assert "fältet dokument" in headed
    letter = " ".join(check_template(words_own(lambda word: setattr(word.sections[0], "page_width", Mm(216)))))
    assert "A4" in letter
    narrow = " ".join(check_template(words_own(lambda word: setattr(word.sections[0], "left_margin", Mm(110)))))
    assert "75 mm" in narrow


EXTERNAL = (
    b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    b' Target="http://example.invalid/logo.png" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "skadad"),
        (b"hej" * 100, "skadad"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "äldre formatet"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
        (bytes(20_000_001), "MB"),
        (rezipped(words_own(), {"word/vbaProject.bin": lambda _: b"x"}), "makron"),
        (
            rezipped(
                words_own(),
                {
                    "[Content_Types].xml": lambda x: x.replace(
                        MAIN_TYPE.encode(), b"application/x.macroEnabled.main+xml"
                    )
                },
            ),
            "makron",
        ),
        (
            rezipped(
                words_own(),
                {"word/_rels/document.xml.rels": lambda rels: rels.replace(b"</Relationships>", EXTERNAL)},
            ),
            "annan plats",
        ),
        (rezipped(words_own(), {"word/styles.xml": lambda _: b"<w:styles"}), "läsa"),
        (rezipped(words_own(), {"word/document.xml": lambda _: b"<x/>"}), "skadad"),
        (rezipped(words_own(), {"word/document.xml": lambda xml: re.sub(b"<w:body>.*</w:body>", b"", xml)}), "skadad"),
        (rezipped(words_own(), {"word/_rels/document.xml.rels": lambda xml: xml.replace(b"styles", b"x")}), "skadad"),
        (rezipped(words_own(), {"[Content_Types].xml": lambda xml: xml.replace(b"/styles", b"/x")}), "skadad"),
        (rezipped(words_own(), {"word/big.xml": lambda _: b" " * 130_000_000}), "orimligt stor"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UserError, match=word) as caught:
        check_template(data)
    assert caught.value.sentence.endswith(".")


RUNS = st.just((Run(text="text"),))
BLOCKS = st.builds(Passage, runs=RUNS, indent=st.integers(0, 3)) | st.builds(
    ItemList,
    items=st.lists(st.builds(ListItem, runs=RUNS, level=st.integers(0, 2)), min_size=1, max_size=3).map(tuple),
    is_ordered=st.booleans(),
    indent=st.integers(0, 1),
)


@settings(max_examples=25, deadline=None)
@given(
    st.builds(FormattedText, blocks=st.lists(BLOCKS, min_size=1, max_size=4).map(tuple)), st.sampled_from([*TEMPLATES])
)
def test_a_copy_in_a_template_is_read_back_as_it_was(text: FormattedText, name: str) -> None:
    created = datetime(2026, 5, 1, tzinfo=UTC)
    document = Document("Protokoll", "Nämnden", created, (Heading("Beslut"), Text(text)), protokoll_json="{}")
    plain = read_texts(render(document, Format.DOCX))
    assert read_texts(in_template(document, TEMPLATES[name])) == plain
    assert read_texts(render(document, Format.DOCX, looks.odd_look(14))) == plain


def test_labels_in_the_wider_font_of_a_template_have_room_beside_their_values() -> None:
    ours, theirs = Look(), word_look(Look(template=words_own()))
    per_point = ours.style.fact_label_mm / ours.style.fact_label.size_pt
    assert theirs.style.fact_label_mm >= 1.2 * per_point * theirs.style.fact_label.size_pt
