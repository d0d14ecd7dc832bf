"""Which paragraphs of a kallelse are its points.

The series of numbers that fits best, or the headings when nothing is numbered.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.diarienummer import split_diarienummer
from nacka_sekreterare.exchange.etiketter import is_known_heading, is_section, looks_like_label, match_proposal_label
from nacka_sekreterare.exchange.kalltext import Plats, Stycke
from nacka_sekreterare.exchange.organnamn import decider_of, is_organ_line
from nacka_sekreterare.exchange.slut import is_farewell
from nacka_sekreterare.exchange.tidpunkter import find_clocks, find_dates

_MARKER = re.compile(
    r"^(?P<prefix>§{1,2}|Punkt|Ärende|Pkt|Nr|Ä|"
    r"[A-F](?=[\s-]?\d))?[\s-]?(?P<number>\d{1,4})\s?(?P<suffix>[a-zåäö])?(?P<end>[.):]|\s?§)?$",
    re.IGNORECASE,
)
_BARE = re.compile(r"^(?P<number>\d{1,3})(?:\s?(?P<suffix>[a-e]))?\s+(?=[A-ZÅÄÖ\"”'(])")
_ALONE = re.compile(r"^(?P<number>\d{1,3})(?:\s?(?P<suffix>[a-e]))?$")
_STANDING = re.compile(
    r"^(?:upprop|närvaro|justering|val av|fastställ|godkänn\w* av (?:dagordning|föredragningslista)|anmäl|"
    r"information|delegation|övriga?\b|meddelanden|"
    r"mötesinformation|sammanträdets|mötets|rapport|motion|medborgarförslag|svar på|remiss|yttrande|ekonomi|budget|"
    r"månads|delårs|jäv|föregående|"
    r"protokoll|inkomna|kurser|aktuella?|förvaltningschefen|beslut om|redovisning|uppföljning|revidering|plan|"
    r"ansökan|begäran|avslutning|öppnande)",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:upprop|närvaro$|val\s+av\s+(?:protokolls)?juster|(?:mötets|sammanträdets)\s+öppnande|fastställande\s+av\s|"
    r"godkännande\s+av\s+(?:dagordning|föredragningslista|ärendelista)|föregående\s+protokoll)",
    re.IGNORECASE,
)
_NUMBER_COLUMNS = ("nr", "nr.", "§", "punkt", "punktnr", "ärende")
_LIST_LABEL = re.compile(
    r"^(?:ärenden|ärendelista|föredragningslista|dagordning|ärenden\s+(?:på|vid)\s+\w+|lista\s+över\s+ärenden|"
    r"följande\s+ärenden.*)\s*:?$",
    re.IGNORECASE,
)


_SUFFIX_ONLY = "suffix"
_LETTERED = "lettered"


class Kandidat(Value):
    """A paragraph that may open a point."""

    index: int
    number: int
    letter: str = ""
    """The section that the number names, "B" in "B2"."""
    suffix: str = ""
    nr: str
    scheme: str
    rest: str
    score: float


class Punktstart(Value):
    """Where a point begins, its number as text, and what of its heading stands in the same paragraph."""

    index: int
    nr: str
    rest: str


def find_points(stycken: Sequence[Stycke]) -> list[Punktstart]:
    """The points of a kallelse in order; empty when nothing looks like one."""
    chains = [_best_chain(group, stycken) for group in _by_scheme(stycken).values()]
    best = max(chains, key=lambda chain: chain[0], default=(0.0, []))
    if len(best[1]) >= 2 and best[0] > 2:
        numbered = [Punktstart(index=one.index, nr=one.nr, rest=one.rest) for one in best[1]]
        return [*_above(stycken, numbered[0].index), *numbered]
    unnumbered = _by_column(stycken) or _by_headings(stycken) or _by_lines(stycken)
    if not unnumbered and best[1] and best[0] > 1.2:
        return [Punktstart(index=one.index, nr=one.nr, rest=one.rest) for one in best[1]]
    return [
        Punktstart(index=index, nr=str(order), rest=stycken[index].text)
        for order, index in enumerate(unnumbered, start=1)
    ]


def _above(stycken: Sequence[Stycke], first: int) -> list[Punktstart]:
    """Standing points without a number right above the first number: "Upprop" under "Ärenden"."""
    start = first
    while start and _is_standing_line(stycken[start - 1]):
        start -= 1
    over = stycken[start - 1].text if start else ""
    lines = range(start, first)
    if not (_LIST_LABEL.match(over) or is_section(over)) and not all(_OPENING.match(stycken[at].text) for at in lines):
        return []
    return [Punktstart(index=at, nr="", rest=stycken[at].text) for at in lines if not is_section(stycken[at].text)]


def _is_standing_line(stycke: Stycke) -> bool:
    text = stycke.text
    if stycke.marker or stycke.row or len(text) > 80 or text.endswith((".", ":", "!", "?")) or "\t" in text:
        return False
    is_title = _LIST_LABEL.match(text) or is_section(text) or _is_title(text)
    is_fact = find_clocks(text) or find_dates(text) or looks_like_label(text)
    return bool(_STANDING.match(text)) and not is_title and not is_fact


def _by_scheme(stycken: Sequence[Stycke]) -> dict[str, list[Kandidat]]:
    groups: dict[str, list[Kandidat]] = defaultdict(list)
    for index, stycke in enumerate(stycken):
        kandidat = _kandidat(stycken, index) if stycke.place is Plats.BODY else None
        if kandidat:
            groups[kandidat.scheme].append(kandidat)
    for loose in groups.pop(_SUFFIX_ONLY, []):
        for group in groups.values():
            group.append(loose)
            group.sort(key=lambda one: one.index)
    return groups


def _kandidat(stycken: Sequence[Stycke], index: int) -> Kandidat | None:
    stycke = stycken[index]
    found = _MARKER.match(stycke.marker)
    if found:
        prefix, rest = (found.group("prefix") or "").casefold(), stycke.text
        scheme = _scheme(found, prefix)
    elif stycke.marker:
        return None
    else:
        alone = _ALONE.match(stycke.text)
        found = alone or _BARE.match(stycke.text)
        if not found or (alone and not _has_heading_after(stycken, index)):
            return None
        scheme, prefix, rest = "bare", "", stycke.text[found.end() :].strip()
    number, suffix = int(found.group("number")), (found.group("suffix") or "").casefold()
    seen = rest or _heading_after(stycken, index)
    letter = _section_letter(prefix)
    return Kandidat(
        index=index,
        number=number,
        letter=letter,
        suffix=suffix,
        nr=f"{letter}{number}{' ' + suffix if suffix else ''}",
        scheme=scheme if scheme == _SUFFIX_ONLY else f"{scheme}{stycke.level or ''}",
        rest=rest,
        score=_score(stycken, index, seen, is_alone=not rest),
    )


def _scheme(found: re.Match[str], prefix: str) -> str:
    """What kind of number this is: those of one kind make one series."""
    end = found.group("end") or ""
    if _section_letter(prefix):
        return _LETTERED
    loose = _SUFFIX_ONLY if found.group("suffix") and not end else ""
    return prefix or loose or end.strip().replace(":", ".") or "bare"


def _section_letter(prefix: str) -> str:
    return prefix.upper() if prefix in ("a", "b", "c", "d", "e", "f") else ""


def _has_heading_after(stycken: Sequence[Stycke], index: int) -> bool:
    return stycken[index].row > 0 or _heading_after(stycken, index)[:1].isupper()


def _heading_after(stycken: Sequence[Stycke], index: int) -> str:
    return next(
        (
            stycke.text
            for stycke in stycken[index + 1 : index + 3]
            if stycke.text and not re.fullmatch(r"[\d ./-]+", stycke.text)
        ),
        "",
    )


def _score(stycken: Sequence[Stycke], index: int, text: str, *, is_alone: bool) -> float:
    stycke = stycken[index]
    first = text.split("\t", maxsplit=1)[0]
    after = next((other.text for other in stycken[index + 1 : index + 3] if other.text and other.text != text), "")
    signs = (
        (1.0, True),
        (2.0, stycke.heading > 0),
        (0.8, stycke.is_bold),
        (0.4, stycke.has_gap_before),
        (1.5, split_diarienummer(text)[1] is not None or any(split_diarienummer(part)[1] for part in text.split("\t"))),
        (1.2, bool(_STANDING.match(first))),
        (1.0, match_proposal_label(after) is not None),
        (1.5, stycke.column in _NUMBER_COLUMNS or (is_alone and stycke.row > 0)),
        (-0.8, is_alone and not stycke.row),
        (-1.2, first.endswith(".")),
        (-2.5, decider_of(first) is not None or first.startswith("att ")),
        (-1.5, first[:1].islower()),
        (-1.5, len(first) > 220),
        (-2.0, index > 0 and match_proposal_label(stycken[index - 1].text) is not None),
        (-1.5, bool(find_clocks(first)) and not stycke.row and len(first) < 40),
        (-0.5, stycke.level > 0),
        (-1.0, not first),
    )
    return sum(weight for weight, holds in signs if holds)


def _best_chain(group: Sequence[Kandidat], stycken: Sequence[Stycke]) -> tuple[float, list[Kandidat]]:
    """The series with the best score.

    Numbers rise by one, a suffix may come between, a section may start again from 1.
    """
    best: list[float] = []
    before: list[int] = []
    for place, one in enumerate(group):
        score, link = -0.3 * min(one.number - 1, 5) if one.scheme[:1] != "§" else 0.0, -1
        for earlier in range(max(0, place - 400), place):
            step = _step(group[earlier], one, stycken)
            if step is None:
                continue
            skipped = min(0.15 * (place - earlier - 1), 1.0)
            if best[earlier] - step - skipped >= score:
                score, link = best[earlier] - step - skipped, earlier
        best.append(score + one.score)
        before.append(link)
    if not best:
        return 0.0, []
    last = max(range(len(best)), key=lambda place: best[place])
    total, chain = best[last], []
    while last >= 0:
        chain.append(group[last])
        last = before[last]
    return total, chain[::-1]


def _step(earlier: Kandidat, later: Kandidat, stycken: Sequence[Stycke]) -> float | None:
    """What it costs to go from one candidate to the next; None when it may not be."""
    if later.letter != earlier.letter:
        is_next = later.letter > earlier.letter and later.number in (1, earlier.number + 1)
        return 0.2 if is_next else None
    if later.number == earlier.number:
        return 0.0 if later.suffix > earlier.suffix and (earlier.suffix or later.suffix in "ab") else None
    if later.number > earlier.number:
        return min(0.4 * (later.number - earlier.number - 1), 1.2)
    between = stycken[earlier.index + 1 : later.index]
    if later.number == 1 and later.nr[:1] != earlier.nr[:1] and any(is_section(stycke.text) for stycke in between[-3:]):
        return 0.8
    return None


def _by_column(stycken: Sequence[Stycke]) -> list[int]:
    """Unnumbered points as the rows of a table with a column "Ärende"."""
    found: list[int] = []
    for index, stycke in enumerate(stycken):
        is_first = index == 0 or (stycken[index - 1].row, stycken[index - 1].cell) != (stycke.row, stycke.cell)
        if (
            stycke.row
            and is_first
            and stycke.text
            and stycke.column in ("ärende", "ärenden", "rubrik", "ärendemening", "ärenderubrik")
        ):
            found.append(index)
    return found if len(found) >= 2 else []


def _by_headings(stycken: Sequence[Stycke]) -> list[int]:
    """Unnumbered points as Word headings: the level that most headings share."""
    levels: dict[int, list[int]] = defaultdict(list)
    for index, stycke in enumerate(stycken):
        if (
            stycke.heading
            and not looks_like_label(stycke.text)
            and not is_known_heading(stycke.text)
            and not _is_title(stycke.text)
        ):
            levels[stycke.heading].append(index)
    best = max(levels.values(), key=len, default=[])
    return best if len(best) >= 2 else []


def _is_title(text: str) -> bool:
    return (
        bool(re.match(r"^(?:kallelse|föredragningslista|dagordning|ärendelista)\b", text, re.IGNORECASE))
        or is_organ_line(text) is not None
    )


def _by_lines(stycken: Sequence[Stycke]) -> list[int]:
    """Unnumbered points as lines.

    After "Ärenden" or "Dagordning", or from the first lines that end in a diarienummer.
    """
    label = next(
        (index for index, stycke in enumerate(stycken) if _LIST_LABEL.match(stycke.text) and index < len(stycken) - 1),
        None,
    )
    with_dnr = [index for index, stycke in enumerate(stycken) if _ends_in_dnr(stycke)]
    if label is None and len(with_dnr) < 2:
        return []
    start = label + 1 if label is not None else with_dnr[0]
    found: list[int] = []
    in_proposal = False
    for index in range(start, len(stycken)):
        stycke = stycken[index]
        if is_farewell(stycke.text):
            break
        if _is_point_line(stycke, stycken[start], in_proposal=in_proposal):
            found.append(index)
            in_proposal = False
        elif looks_like_label(stycke.text) and not is_section(stycke.text):
            in_proposal = True
    return found if len(found) >= 2 else []


def _ends_in_dnr(stycke: Stycke) -> bool:
    rubrik, dnr = split_diarienummer(stycke.text)
    return dnr is not None and len(rubrik) > 6 and not rubrik.casefold().startswith(("dnr", "diarie"))


def _is_point_line(stycke: Stycke, first: Stycke, *, in_proposal: bool) -> bool:
    text = stycke.text
    if not text or not text[0].isupper() or len(text) > 200 or text.endswith((".", ":", "?", "!")):
        return False
    if (
        looks_like_label(text)
        or decider_of(text)
        or is_organ_line(text)
        or stycke.marker != first.marker
        or stycke.cell > 2
    ):
        return False
    if in_proposal:
        return (
            _ends_in_dnr(stycke)
            or (stycke.is_bold and first.is_bold)
            or (len(text) < 80 and bool(_STANDING.match(text)))
        )
    return not (find_dates(text) and find_clocks(text))
