"""What every reader (text, Word, PDF) hands over.

The paragraphs of a document with the few hints about structure that the rules need.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from nacka_sekreterare.domain.value import Value

BULLETS = "•◦▪▫●○■□‣⁃∙·–—−-*➢➤✓✔➔"
_PRIVATE_BULLET = re.compile(r"^[\ue000-\uf8ff]\s*")
_TYPED_BULLET = re.compile(rf"^[{re.escape(BULLETS)}]\s+(?=\S)|^[•◦▪●■‣∙](?=\w)|^o\s+(?=[A-ZÅÄÖa-zåäö]{{2}})")
_TYPED_NUMBER = re.compile(
    r"""^(?:
        §{1,2}\s?\d{1,4}(?:\s?[a-zåäö](?![\w]))?[.):]?(?=\s|$)          # § 12, § 12 a
      | \d{1,4}(?:\s?[a-zåäö])?\s?§(?=\s|$)                              # 12 §
      | (?:Punkt|Ärende|Pkt|Nr|Ä)\s?\d{1,3}(?:\s?[a-z](?!\w))?[.):]?(?=\s|$)(?!\s*(?:och|samt|,|-|–))
      | [A-F](?:\s?\d{1,3}[.):]|[ -]?\d{1,2})(?=\s+[A-ZÅÄÖ]|$)           # A1 Upprop, B 2. Budget
      | \d{1,3}(?:\s?[a-zåäö](?!\w))?[.):](?=\s|$|[A-ZÅÄÖ])             # 1.  1)  9 a.
      | \d{1,3}\s[a-e](?=\s+[A-ZÅÄÖ])                                    # 9 a Rubrik
      | \d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s+[A-ZÅÄÖa-zåäö])               # 1.1 Inledning
      | \(?[a-zåäö]\)(?=\s)                                              # a)  (a)
      | [a-h]\.(?=\s+\S)                                                  # a.
      | (?:i{1,3}|iv|vi{0,3})[.)](?=\s)                                  # ii)
      | \(\d{1,2}\)(?=\s)
    )""",
    re.VERBOSE,
)
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
_ALIKE = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ",
        "\u2010": "-", "\u2011": "-", "\ufffe": "-", "\u0002": "-",
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    }
)  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class Plats(StrEnum):
    """Where in the document a paragraph stands, when that matters."""

    BODY = "body"
    RUNNING = "running"
    """A page head or foot, or a page number."""
    NOTE = "note"
    CONTENTS = "contents"
    """A line of a table of contents."""
    HIDDEN = "hidden"
    """Formatted as hidden text: not printed, so no part of the document, but not lost either."""


class Stycke(Value):
    """One paragraph. `text` is without its list marker; a tab in it parts columns that stood beside each other."""

    text: str
    marker: str = ""
    """The list marker as it is seen: "1.", "a)", "§ 12", or "•" for any bullet. Empty when there is none."""
    level: int = 0
    heading: int = 0
    """The level of a heading style; 0 for none."""
    is_bold: bool = False
    has_gap_before: bool = False
    page: int = 0
    row: int = 0
    """The running number of the table row it stands in; 0 outside tables."""
    column: str = ""
    """The heading of its table column, when the table has a heading row."""
    cell: int = 0
    place: Plats = Plats.BODY

    @property
    def is_body(self) -> bool:
        """True for what an author wrote in the body, notes included."""
        return self.place in (Plats.BODY, Plats.NOTE)

    @property
    def whole(self) -> str:
        """The paragraph as it is seen, with its marker."""
        return f"{self.marker} {self.text}".strip() if self.marker else self.text


class Kalltext(Value):
    """The paragraphs of one document in reading order."""

    stycken: tuple[Stycke, ...]

    @property
    def body(self) -> tuple[Stycke, ...]:
        """What an author wrote, without running heads and tables of contents."""
        return tuple(stycke for stycke in self.stycken if stycke.is_body)


def hidden_texts(kalla: Kalltext) -> tuple[str, ...]:
    """What is formatted as hidden, listed as not understood so that nobody misses it."""
    return tuple(stycke.whole for stycke in kalla.stycken if stycke.place is Plats.HIDDEN)


def clean(text: str) -> str:
    """The text with one kind of space and hyphen.

    Composed letters, and nothing invisible but soft hyphens, tabs and line breaks.
    """
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE).translate(_ALIKE)
    return _CONTROL.sub("", plain)


def squeeze(text: str) -> str:
    """One space between words; tabs that part columns stay, soft hyphens go."""
    parts = (" ".join(part.split()) for part in text.replace("\u00ad", "").split("\t"))
    return "\t".join(part for part in parts if part)


def split_marker(text: str) -> tuple[str, str]:
    """The typed list marker of a paragraph and the rest; bullets of every kind become "•"."""
    stripped = text.strip()
    for pattern in (_PRIVATE_BULLET, _TYPED_BULLET):
        found = pattern.match(stripped)
        if found:
            return "•", stripped[found.end() :].strip()
    found = _TYPED_NUMBER.match(stripped)
    if found:
        return found.group().strip(), stripped[found.end() :].strip()
    return "", stripped


def _number_first(text: str) -> str:
    """A row that opens with its clock time, "08.30 / 2. Budget", with the number first and the time last."""
    found = re.match(
        r"^(?P<clock>(?:kl\.?\s*)?\d{1,2}[.:]\d{2}(?:\s?[–-]\s?\d{1,2}[.:]\d{2})?)[\t ](?P<rest>.+)$", text
    )
    if found and (split_marker(found.group("rest"))[0] or re.match(r"\d{1,3}\s", found.group("rest"))):
        return f"{found.group('rest')}\t{found.group('clock')}"
    return text


def make_stycke(text: str, **hints: object) -> Stycke:
    """A paragraph from raw text; a typed marker is taken off it unless the list itself gave one."""
    if hints.get("marker"):
        return Stycke.model_validate({"text": squeeze(text), **hints})
    marker, rest = split_marker(_number_first(squeeze(text)))
    return Stycke.model_validate({**hints, "text": squeeze(rest), "marker": marker})


def words(texts: Iterable[str]) -> list[str]:
    """The words of some texts: runs of letters and digits, as compared in the account of what was read."""
    return [word for text in texts for word in re.findall(r"\w+", text)]
