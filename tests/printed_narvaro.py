"""Reads the printed närvaro back: what the lists and the sentences of the §§ say of each person, in plain words.

It knows how Swedish närvarolistor are written and nothing of how the program makes them.
"""

import re
from dataclasses import dataclass, field

_RANGE = r"\d+(?:–\d+)?(?:, \d+(?:–\d+)?)*"
_SIGNED = rf"§§? (?P<numbers>{_RANGE})"
_PART = r"del av § (?P<part>\d+)(?: \([^)]*\))?"
_TOKEN = re.compile(
    rf"(?P<ej>ej )?(?:{_SIGNED})|(?P<ej_part>ej )?{_PART}|tjänstgör för (?P<seat>[^,()]+\(\w+\))"
    r"|(?P<distans>distans )|(?P<och> och )|(?P<gap>, | )"
)


@dataclass
class Line:
    """What one line of a list says: on which §§ for a whole and on which for a part, by seat ("" is the own one)."""

    namn: str
    whole: dict[str, set[int]] = field(default_factory=dict)
    partly: dict[str, set[int]] = field(default_factory=dict)
    distans: set[int] = field(default_factory=set)
    partly_distans: set[int] = field(default_factory=set)


def numbers_of(text: str) -> set[int]:
    """The numbers of "34–36, 38"."""
    found: set[int] = set()
    for part in text.split(", "):
        first, _, last = part.partition("–")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def read_line(text: str, told: set[int]) -> Line:
    """A line of a närvarolista over the §§ `told`: "Finn Ek (S), tjänstgör för Bo Al (M) §§ 34–35, del av § 36"."""
    is_remote = text.endswith(" (distans)")
    matched = re.match(r"[^,(]*[^,( ](?: \(\w+\))?", text.removesuffix(" (distans)") if is_remote else text)
    assert matched, text
    line, rest = Line(matched[0]), text.removesuffix(" (distans)")[matched.end() :]
    pieces: dict[str, list[tuple[bool, set[int], bool]]] = {}
    seat, is_negated, is_of_distans, place = "", False, False, 0
    while place < len(rest):
        token = _TOKEN.match(rest, place)
        assert token, f"cannot be read: {rest[place:]!r} of {text!r}"
        place = token.end()
        if token["seat"]:
            seat, is_negated, is_of_distans = token["seat"], False, False
            pieces.setdefault(seat, [])
        elif token["distans"]:
            is_of_distans = True
        elif token["numbers"] or token["part"]:
            numbers = numbers_of(token["numbers"] or token["part"])
            is_negated = bool(token["ej"] or token["ej_part"]) or (
                is_negated and rest[: token.start()].endswith("och ")
            )
            if is_of_distans:
                (line.partly_distans if token["part"] else line.distans).update(numbers)
            else:
                pieces.setdefault(seat, []).append((is_negated, numbers, bool(token["part"])))
    for seat, said in (pieces or {"": []}).items():
        partly = {number for _, numbers, is_part in said if is_part for number in numbers}
        missing = {number for no, numbers, is_part in said if no and not is_part for number in numbers}
        named = {number for no, numbers, is_part in said if not no and not is_part for number in numbers}
        is_inverted = not said or any(no for no, _, _ in said)
        line.partly[seat] = partly
        line.whole[seat] = told - missing - partly if is_inverted else named
    if is_remote:
        line.distans = set.union(*line.whole.values(), *line.partly.values())
    return line


_SENTENCES = {
    "lämnar": r"(?P<who>.+) lämnar sammanträdet(?: klockan [\d.]+)?\.",
    "kommer": (
        r"(?P<who>.+) kommer till sammanträdet(?P<remote> på distans)?(?: klockan [\d.]+)?"
        r"(?P<serves> och tjänstgör(?: för (?P<seat>.+))?)?\."
    ),
    "slutar": r"(?P<who>.+) slutar tjänstgöra(?: klockan [\d.]+)?\.",
    "distans": r"(?P<who>.+) deltar på (?P<how>distans|plats)(?: från klockan [\d.]+)?\.",
    "tjänstgör": r"(?P<who>.+?) tjänstgör(?: för (?P<seat>.+?))?(?: från klockan [\d.]+)?\.",
}


def read_sentence(text: str) -> tuple[str, dict[str, str | None]]:
    """What a sentence of a § tells: the verb, and who, for whom, how."""
    for verb, pattern in _SENTENCES.items():
        matched = re.fullmatch(pattern, text)
        if matched:
            return verb, matched.groupdict()
    raise AssertionError(f"cannot be read: {text!r}")


def sentences(text: str) -> list[str]:
    """The sentences of a section about närvaro; a clock time's point ends none."""
    return [part for line in text.splitlines() for part in re.split(r"(?<=\.) (?=[A-ZÅÄÖ])", line) if part]
