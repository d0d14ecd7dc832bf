"""What Word, LibreOffice and browsers put on the clipboard becomes clean blocks, and every word of it is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, ListItem, Passage, Run, TextTable
from nacka_sekreterare.ui.widgets.formatted.html_reader import read_html, read_plain
from nacka_sekreterare.ui.widgets.formatted.html_writer import write_html
from nacka_sekreterare.ui.widgets.formatted.normal import normalise
from tests.ui.widgets.formatted.texts import TEXTS

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><title>Beslut</title>
<style><!-- p.MsoNormal {mso-style-parent:""; font-family:"Calibri"} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=SV style='tab-interval:65.2pt'><!--StartFragment-->
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Nämnden</b> beslutar
att avslå<span style='mso-spacerun:yes'>&nbsp; </span>motionen.<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Bidrag ges<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span></span><![endif]>för
hyra</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>Bidraget <i>redovisas</i></p>
<p class=MsoNormal style='margin-left:36.0pt'>Kommunfullmäktige avslår motionen.</p>
<!--EndFragment--></body></html>"""


def passage(*runs: Run | str, indent: int = 0) -> Passage:
    return Passage(runs=tuple(Run(text=run) if isinstance(run, str) else run for run in runs), indent=indent)


def item_list(*pairs: tuple[str, int], is_ordered: bool = False) -> ItemList:
    made = tuple(ListItem(runs=(Run(text=words),), level=level) for words, level in pairs)
    return ItemList(items=made, is_ordered=is_ordered)


def test_a_page_from_word_becomes_paragraphs_and_a_list() -> None:
    bullets = ItemList(
        items=(
            ListItem(runs=(Run(text="Bidrag ges"),)),
            ListItem(runs=(Run(text="för hyra"),), level=1),
            ListItem(runs=(Run(text="Bidraget "), Run(text="redovisas", italic=True))),
        )
    )
    assert read_html(WORD).blocks == (
        passage(Run(text="Nämnden", bold=True), " beslutar att avslå motionen."),
        bullets,
        passage("Kommunfullmäktige avslår motionen.", indent=2),
    )


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>a</p><p>b</p>", (passage("a"), passage("b"))),
        ("a<br>b", (passage("a\nb"),)),
        ("<p>a <br> b</p>", (passage("a\nb"),)),
        ("<h2>Beslut</h2><p>x</p>", (passage(Run(text="Beslut", bold=True)), passage("x"))),
        ("<p>a  \n b</p>", (passage("a b"),)),
        ("<p>§&nbsp;37</p>", (passage("§\u00a037"),)),
        ("<p>x<del>bort</del>y</p>", (passage("xy"),)),
        ("<p>x<ins>till</ins></p>", (passage("xtill"),)),
        ('<p>x<span style="display:none">dolt</span></p>', (passage("x"),)),
        ("<script>x</script><style>y</style><p>z</p>", (passage("z"),)),
        ('<b style="font-weight:normal"><p>inte fet</p></b>', (passage("inte fet"),)),
        ('<p><span style="font-weight:700">fet</span></p>', (passage(Run(text="fet", bold=True)),)),
        ("<blockquote><p>in</p></blockquote>", (passage("in", indent=1),)),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", (item_list(("a", 0), ("b", 0), ("c", 1)),)),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", (item_list(("a", 0), ("b", 1)),)),
        ("<ol><li><p>a</p></li><li><p>b</p></li></ol>", (item_list(("a", 0), ("b", 0), is_ordered=True),)),
        ("<ul><li><p>a</p><p>mer</p></li><li>b</li></ul>", (item_list(("a\nmer", 0), ("b", 0)),)),
        ("<p>\uf0b7\t Första</p><p>\uf0b7 Andra</p>", (item_list(("Första", 0), ("Andra", 0)),)),
        ("<p>rad\u2028bruten</p>", (passage("rad bruten"),)),
        ("<p class=MsoListParagraph>1. Första</p>", (item_list(("Första", 0), is_ordered=True),)),
        ("<table><tr><td>En ram</td></tr></table>", (passage("En ram"),)),
        ("", ()),
        ("<p>&nbsp;</p>", ()),
        ("<!-- -->", ()),
        ("<img src='data:image/png;base64,AAAA'>", ()),
    ],
)
def test_html_becomes(html: str, blocks: tuple[Block, ...]) -> None:
    assert read_html(html).blocks == blocks


@pytest.mark.parametrize(
    ("marker", "is_ordered"), [("1.", True), ("a)", True), ("iv.", True), ("·", False), ("o", False), ("§", False)]
)
def test_words_typed_marker_tells_whether_a_list_is_numbered(marker: str, is_ordered: bool) -> None:
    html = f"<p style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>{marker}<span> </span></span>text</p>"
    assert read_html(html).blocks == (item_list(("text", 0), is_ordered=is_ordered),)


def cells(*rows: tuple[str, ...]) -> tuple[tuple[tuple[Run, ...], ...], ...]:
    return tuple(tuple((Run(text=words),) if words else () for words in row) for row in rows)


@pytest.mark.parametrize(
    ("html", "table"),
    [
        (
            "<table><tr><th>Ram</th><th>2026</th></tr><tr><td>Korttid</td><td>4,2</td></tr></table>",
            TextTable(rows=cells(("Ram", "2026"), ("Korttid", "4,2")), header_rows=1),
        ),
        (
            "<table><tbody><tr><td><p><b>Ram</b></p></td><td><b>År</b></td></tr><tr><td>a</td><td>b</td></tr></table>",
            TextTable(rows=cells(("Ram", "År"), ("a", "b")), header_rows=1),
        ),
        (
            "<table><tr><td colspan=2>Bred</td></tr><tr><td>a</td><td>b</td></tr></table>",
            TextTable(rows=cells(("Bred", ""), ("a", "b")), header_rows=0),
        ),
        (
            "<table><tr><td rowspan=2>Hög</td><td>a</td></tr><tr><td>b</td></tr></table>",
            TextTable(rows=cells(("Hög", "a"), ("", "b")), header_rows=0),
        ),
        (
            "<table><tr><td><p>a</p><p>b</p></td><td><ul><li>c</li></ul></td></tr></table>",
            TextTable(rows=cells(("a\nb", "• c")), header_rows=0),
        ),
    ],
)
def test_a_table_keeps_its_cells(html: str, table: TextTable) -> None:
    assert read_html(html).blocks == (table,)


def test_plain_text_is_a_paragraph_per_line_with_bullets_as_lists() -> None:
    text = read_plain("Beslut\r\n\r\n\uf0b7\tförsta\n• andra\nSlut\u2028rad")
    assert text.blocks == (passage("Beslut"), item_list(("första", 0), ("andra", 0)), passage("Slut"), passage("rad"))


def wrapped(one: str, other: str) -> str:
    number = (len(one) + 3 * len(other)) % 7
    shapes = (
        "<p>{0}</p>{1}",
        "<b>{0}</b>{1}",
        "<ul><li>{0}</li><li>{1}</li></ul>",
        "<table><tr><td>{0}</td><td>{1}</td></tr></table>",
        "<div>{0}<br>{1}</div>",
        "<blockquote>{0}</blockquote>{1}",
        "<p style='mso-list:l0 level2 lfo1'>{0}</p><i>{1}</i>",
    )
    return shapes[number].format(one, other)


def without_tags(html: str) -> str:
    out, depth = [], 0
    for letter in html:
        depth += letter == "<"
        if not depth:
            out.append(letter)
        depth -= letter == ">"
    return "".join(out)


@given(st.text())
def test_no_clipboard_makes_the_reader_fail(text: str) -> None:
    for read in (read_html(text), read_plain(text)):
        assert normalise(read) == read


@given(st.recursive(st.text(alphabet="ab å", min_size=1, max_size=6), lambda inner: st.builds(wrapped, inner, inner)))
def test_every_word_is_kept_in_order(html: str) -> None:
    words = "".join(c for c in without_tags(html) if c in "abå")
    assert "".join(c for c in read_html(html).plain if c in "abå") == words


@given(TEXTS)
def test_our_own_html_says_the_same_words(text: FormattedText) -> None:
    text = normalise(text)
    letters = [c for c in text.plain if c.isalpha()]
    assert [c for c in read_html(write_html(text)).plain if c.isalpha()] == letters
