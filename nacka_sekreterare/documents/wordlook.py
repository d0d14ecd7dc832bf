"""How text in a Word file looks: bold and italic runs, indents, and which list a paragraph belongs to.

What Word says by a style and LibreOffice by the paragraph itself comes to the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Final

from docx.oxml.ns import qn
from lxml.etree import _Element

from nacka_sekreterare.documents.wordpackage import WordPackage

_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_DEEPEST: Final = 12
_MOST_DIGITS: Final = 9
_FURTHEST_TWIPS: Final = 31_680.0  # where Word itself stops
_OFF: Final = frozenset({"0", "false", "off", "none"})
_UNORDERED: Final = frozenset({"bullet", "none"})


@dataclass(frozen=True, slots=True)
class ListPlace:
    """The list of a paragraph, its level in it, and whether that is numbered.

    Lists of one `family` count on from each other; one that `restarts` counts anew where its id is first met.
    `step_twips` is how much further in each of its levels stands; 0 where the list says nothing.
    LibreOffice writes the first item of a numbered list with an id that restarts, the others with one that does not.
    """

    id: str
    family: str
    level: int
    is_ordered: bool
    restarts: bool
    step_twips: float


class WordLook:
    """The styles and lists of one file."""

    def __init__(self, package: WordPackage) -> None:
        styles, numbering = package.part(_STYLES), package.part(_NUMBERING)
        found = styles.iter(qn("w:style")) if styles is not None else iter(())
        self._styles = {style.get(qn("w:styleId"), ""): style for style in found}
        self._levels = dict(_levels(numbering)) if numbering is not None else {}
        nums = (
            {each.get(qn("w:numId"), ""): each for each in numbering.iter(qn("w:num"))} if numbering is not None else {}
        )
        self._families = {list_id: _val(each, "w:abstractNumId") for list_id, each in nums.items()}
        self._restarting = {list_id for list_id, each in nums.items() if _restarts(each)}

    def of_run(self, run: _Element) -> tuple[bool, bool, bool]:
        """Whether a run is bold, italic and hidden, by itself or by its character style."""
        own = run.find(qn("w:rPr"))
        named = (style.find(qn("w:rPr")) for style in self._chain(_val(own, "w:rStyle")))
        chain = [properties for properties in (own, *named) if properties is not None]
        bold, italic, hidden = (_switch(chain, name) for name in ("w:b", "w:i", "w:vanish"))
        return bold, italic, hidden

    def list_of(self, paragraph: _Element) -> ListPlace | None:
        """Which list a paragraph belongs to."""
        list_id, level = "", ""
        for properties in self._paragraph_chain(paragraph):
            number = properties.find(qn("w:numPr"))
            list_id = list_id or _val(number, "w:numId")
            level = level or _val(number, "w:ilvl")
        depth = whole_number(level) or 0
        known = self._levels.get((list_id, depth))
        if known is None:
            return None
        is_ordered = _val(known, "w:numFmt") not in _UNORDERED
        step = _step_twips(self._levels.get((list_id, 0)))
        return ListPlace(list_id, self._families[list_id], depth, is_ordered, list_id in self._restarting, step)

    def left_twips(self, paragraph: _Element) -> float:
        """The left indent of a paragraph by itself or by its style; 0 where only its list says one."""
        for properties in self._paragraph_chain(paragraph):
            indent = properties.find(qn("w:ind"))
            left = None if indent is None else indent.get(qn("w:left"), indent.get(qn("w:start")))
            if left is not None:
                return _twips(left)
        return 0

    def _paragraph_chain(self, paragraph: _Element) -> Iterator[_Element]:
        own = paragraph.find(qn("w:pPr"))
        if own is not None:
            yield own
        for style in self._chain(_val(own, "w:pStyle")):
            properties = style.find(qn("w:pPr"))
            if properties is not None:
                yield properties

    def _chain(self, style_id: str) -> Iterator[_Element]:
        """A style and those it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = _val(style, "w:basedOn")


def whole_number(text: str) -> int | None:
    """A number as Word writes it; None where a file says something else, or one of thousands of digits."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def _twips(text: str) -> float:
    """A length as Word writes it, never longer than Word's own longest; 0 where a file says something else."""
    try:
        length = float(text)
    except ValueError:
        return 0
    return max(min(length, _FURTHEST_TWIPS), -_FURTHEST_TWIPS) if isfinite(length) else 0


def _levels(numbering: _Element) -> Iterator[tuple[tuple[str, int], _Element]]:
    """Each level of each list."""
    abstracts = {each.get(qn("w:abstractNumId"), ""): each for each in numbering.iter(qn("w:abstractNum"))}
    for each in numbering.iter(qn("w:num")):
        abstract = abstracts.get(_val(each, "w:abstractNumId"))
        levels = [*(abstract if abstract is not None else ()), *each.iterfind(f"{qn('w:lvlOverride')}/{qn('w:lvl')}")]
        for level in levels:
            depth = whole_number(level.get(qn("w:ilvl"), "")) if level.tag == qn("w:lvl") else None
            if depth is not None:
                yield (each.get(qn("w:numId"), ""), depth), level


def _step_twips(outermost: _Element | None) -> float:
    indent = outermost.find(f"{qn('w:pPr')}/{qn('w:ind')}") if outermost is not None else None
    return 0 if indent is None else _twips(indent.get(qn("w:hanging"), ""))


def _restarts(num: _Element) -> bool:
    overrides = [each for each in num.iter(qn("w:lvlOverride")) if each.get(qn("w:ilvl")) == "0"]
    return any(each.find(qn("w:startOverride")) is not None for each in overrides)


def _val(parent: _Element | None, name: str) -> str:
    child = parent.find(qn(name)) if parent is not None else None
    return "" if child is None else child.get(qn("w:val"), "")


def _switch(chain: list[_Element], name: str) -> bool:
    for properties in chain:
        switch = properties.find(qn(name))
        if switch is not None:
            return switch.get(qn("w:val"), "1") not in _OFF
    return False
