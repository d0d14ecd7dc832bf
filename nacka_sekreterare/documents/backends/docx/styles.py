"""The Word styles of a stylesheet: what a person who edits the protokoll finds in Word's list of styles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from nacka_sekreterare.documents.backends.docx.wordml import NAMESPACES, twips
from nacka_sekreterare.documents.stylesheet import MM_PT, StyleSheet, TypeStyle

NOTICE_GROUND = "f1f4f7"
STYLE_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "Normal": "Normal",
        **{f"heading {level}": f"Rubrik {level}" for level in range(1, 5)},
        "Normal Indent": "Normalt indrag",
        "List Bullet": "Punktlista",
        "List Number": "Numrerad lista",
        "toc 1": "Innehåll 1",
        "header": "Sidhuvud",
        "footer": "Sidfot",
    }
)
"""Word's own styles that are used: the name in the file, and the one that Word shows in Swedish."""

HIDDEN_STYLES = frozenset({"Mellanrum", "Bifogat", "Normal Table", "No List", "Default Paragraph Font", "Tabell"})
"""Those that no one needs to know of."""


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A paragraph style: Word's id and name, its type style and further paragraph properties as XML."""

    id: str
    name: str
    look: TypeStyle
    properties: str = ""
    indent: str = ""
    outline: str = ""
    next_id: str = ""


def styles_xml(style: StyleSheet) -> str:
    """The styles part."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault>'
        f"<w:rPr>{_font(style.body)}{_size(style.body)}"
        '<w:lang w:val="sv-SE" w:eastAsia="sv-SE" w:bidi="ar-SA"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f"{_own_styles(style)}{_TABLE}</w:styles>"
    )


def styles_without_fonts(style: StyleSheet) -> str:
    """The styles as they are added to a kommun's own template: in its fonts, with lines as high as those want."""
    own = _own_styles(style.changed(_in_the_fonts_of_another))
    return f"<w:styles {NAMESPACES}>{own}{_TABLE}</w:styles>"


def _own_styles(style: StyleSheet) -> str:
    paragraphs = "".join(_paragraph_style(each) for each in word_styles(style))
    characters = _character_style("Nummer", "§-nummer", f'<w:color w:val="{style.accent}"/>')
    aside, label = style.contents_aside, style.fact_label
    characters += _character_style("Bifogat", "Bifogat", _font(aside) + _size(aside))
    look = f'{_font(label)}<w:color w:val="{label.colour}"/>{_size(label)}'
    return paragraphs + characters + _character_style("Uppgiftsetikett", "Uppgiftsetikett", look)


def _in_the_fonts_of_another(look: TypeStyle) -> TypeStyle:
    heavy = look.family.is_strong
    return replace(look, family=replace(look.family, name="", is_bold_in_word=heavy), leading_pt=0)


_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:semiHidden/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="table" w:customStyle="1" w:styleId="Tabell"><w:name w:val="Tabell"/>'
    '<w:basedOn w:val="TableNormal"/><w:qFormat/></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
)


def word_styles(style: StyleSheet) -> list[WordStyle]:
    """The paragraph styles, in the order Word lists them."""
    quiet_rule = f'<w:bottom w:val="single" w:sz="4" w:space="5" w:color="{style.rule_colour}"/>'
    dark = style.headings[0].colour
    signing = f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="3" w:color="{dark}"/></w:pBdr>'
    bar = (
        f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="{NOTICE_GROUND}"/>'
        f'<w:left w:val="single" w:sz="16" w:space="6" w:color="{style.accent}"/>'
        f'<w:bottom w:val="single" w:sz="4" w:space="5" w:color="{NOTICE_GROUND}"/></w:pBdr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{NOTICE_GROUND}"/>'
    )
    inset = f'<w:ind w:left="{twips(style.notice_padding_pt)}" w:right="0"/>'
    passage = f'<w:ind w:left="{twips(style.passage_indent_mm * MM_PT)}"/>'
    return [
        WordStyle("Normal", "Normal", style.body, "<w:widowControl/>"),
        *(_heading(style, level) for level in range(1, 5)),
        WordStyle("Diarienummer", "Diarienummer", style.aside, "<w:keepNext/>"),
        WordStyle("Indragen", "Normal Indent", style.body, indent=passage),
        WordStyle("Tyst", "Tyst text", style.quiet),
        WordStyle("Punktlista", "List Bullet", _tight(style.body)),
        WordStyle("Numreradlista", "List Number", _tight(style.body)),
        WordStyle("Uppgiftsvarde", "Uppgiftsvärde", _padded(style), "<w:keepLines/>"),
        WordStyle("Tabelltext", "Tabelltext", style.cell),
        WordStyle("Tabellhuvud", "Tabellhuvud", style.cell_strong),
        WordStyle("Namn", "Namn i lista", style.roster_name, "<w:keepLines/>"),
        WordStyle("Innehall1", "toc 1", style.contents, "<w:keepLines/>"),
        WordStyle("Underskriftsnamn", "Underskriftsnamn", style.signature_name, f"<w:keepLines/>{signing}"),
        WordStyle("Underskriftsroll", "Underskriftsroll", style.signature_role, "<w:keepLines/>"),
        WordStyle("Ruta", "Ruta", style.notice, f"<w:keepLines/>{bar}", inset),
        WordStyle("Markering", "Markering", style.mark, "<w:keepNext/>"),
        WordStyle("Sidhuvud", "header", style.head_quiet),
        WordStyle("Sidhuvudstark", "Sidhuvud stark", style.head_strong),
        WordStyle("Sidhuvudslinje", "Sidhuvudslinje", style.head_quiet, f"<w:pBdr>{quiet_rule}</w:pBdr>"),
        WordStyle("Sidfot", "footer", style.foot),
        WordStyle("Mellanrum", "Mellanrum", TypeStyle(style.body.family, 1, 1)),
    ]


def _heading(style: StyleSheet, level: int) -> WordStyle:
    look = style.heading(level)
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    heading_id, name = f"Rubrik{level}", f"heading {level}"
    return WordStyle(heading_id, name, look, "<w:keepNext/><w:keepLines/>", outline=outline, next_id="Normal")


def _tight(look: TypeStyle) -> TypeStyle:
    return TypeStyle(look.family, look.size_pt, look.leading_pt, after_pt=2.5, colour=look.colour)


def _padded(style: StyleSheet) -> TypeStyle:
    return replace(style.fact_value, before_pt=style.fact_padding_y_pt)


def _paragraph_style(style: WordStyle) -> str:
    look = style.look
    default = ' w:default="1"' if style.id == "Normal" else ""
    own = "" if style.name in STYLE_TITLES else ' w:customStyle="1"'
    based = '<w:basedOn w:val="Normal"/>' if style.id != "Normal" else ""
    following = f'<w:next w:val="{style.next_id}"/>' if style.next_id else ""
    spacing = (
        f'<w:spacing w:before="{twips(look.before_pt)}" w:after="{twips(look.after_pt)}"'
        f' w:line="{twips(look.leading_pt) or 264}" w:lineRule="{"exact" if look.leading_pt else "auto"}"/>'
    )
    return (
        f'<w:style w:type="paragraph"{default}{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f"{based}{following}"
        f"<w:qFormat/><w:pPr>{style.properties}{spacing}{style.indent}{style.outline}</w:pPr>"
        f'<w:rPr>{_font(look)}<w:color w:val="{look.colour}"/>{_size(look)}</w:rPr></w:style>'
    )


def _character_style(style_id: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f"<w:rPr>{properties}</w:rPr></w:style>"
    )


def _font(look: TypeStyle) -> str:
    name = look.family.name
    bold = "<w:b/>" if look.family.is_bold_in_word else ""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>{bold}' if name else bold


def _size(look: TypeStyle) -> str:
    halves = round(look.size_pt * 2)
    return f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>'
