"""The headings of a tjänsteskrivelse: the known ones, and others that look like them in this very document."""

import re
from collections.abc import Sequence

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.etiketter import is_known_heading, match_proposal_label
from nacka_sekreterare.exchange.kalltext import Stycke

_MAXIMUM_LETTERS = 90
_LABEL_WITH_REST = re.compile(
    r"^(?P<label>förslag\s+till\s+beslut|beslutsförslag|sammanfattning|bakgrund|bilagor|handlingar|"
    r"beslutsunderlag)\s*:\s+(?P<rest>\S.+)$",
    re.IGNORECASE,
)


class Rubrik(Value):
    """A heading, where it stands, and what followed a colon on its line."""

    index: int
    text: str
    rest: str = ""


class _Look(Value):
    """How the known headings of this document look."""

    is_styled: bool
    is_bold: bool
    gaps_after: tuple[bool, ...]
    knows: bool


def find_headings(stycken: Sequence[Stycke]) -> list[Rubrik]:
    """The headings in order, from the first known one on."""
    known = [index for index, stycke in enumerate(stycken) if _is_known(stycke)]
    if not known:
        return []
    look = _look(stycken, known)
    found: list[Rubrik] = []
    for index in range(known[0], len(stycken)):
        stycke = stycken[index]
        rest = _LABEL_WITH_REST.match(stycke.text) if not stycke.marker else None
        if rest:
            found.append(Rubrik(index=index, text=rest.group("label"), rest=rest.group("rest")))
        elif index in known or _is_alike(stycken, index, look):
            found.append(Rubrik(index=index, text=stycke.whole.rstrip(":").strip()))
    return found


def _is_known(stycke: Stycke) -> bool:
    text = stycke.text.strip()
    numbered = stycke.marker and not re.fullmatch(r"\d{1,2}(?:\.\d{1,2})*\.?", stycke.marker)
    if numbered or not text[:1].isupper() or len(text) > _MAXIMUM_LETTERS:
        return bool(_LABEL_WITH_REST.match(text)) and not stycke.marker
    label = match_proposal_label(text)
    return is_known_heading(text) or bool(label and not label[1]) or bool(_LABEL_WITH_REST.match(text))


def _look(stycken: Sequence[Stycke], known: Sequence[int]) -> _Look:
    heads = [stycken[index] for index in known]
    after = [stycken[index + 1].has_gap_before for index in known if index + 1 < len(stycken)]
    usual = tuple(gap for gap in (True, False) if after.count(gap) * 3 >= len(after))
    return _Look(
        is_styled=sum(stycke.heading > 0 for stycke in heads) * 2 > len(heads),
        is_bold=sum(stycke.is_bold for stycke in heads) * 2 > len(heads),
        gaps_after=usual,
        knows=len(heads) >= 2,
    )


def _is_alike(stycken: Sequence[Stycke], index: int, look: _Look) -> bool:
    stycke = stycken[index]
    if stycke.heading:
        return True
    if look.is_styled or not _has_shape(stycke) or index + 1 >= len(stycken):
        return False
    if look.is_bold:
        return stycke.is_bold
    after = stycken[index + 1]
    opens_text = not after.marker and len(after.text) > 25 and bool(re.search(r"[.:](?:\s|$)|\batt$", after.text))
    follows_heading = index > 0 and _is_known(stycken[index - 1])
    has_room = stycke.has_gap_before or follows_heading
    return look.knows and has_room and opens_text and (after.has_gap_before in look.gaps_after or follows_heading)


def _has_shape(stycke: Stycke) -> bool:
    text = stycke.text.strip()
    return (
        not stycke.marker
        and not stycke.row
        and 3 < len(text) < 70
        and text[0].isupper()
        and text[-1] not in '.,:;?!”"'
        and "\t" not in text
    )
