"""Organ, day, time and place of a sammanträde, from the head of a kallelse or its practical information."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.kalltext import Plats, Stycke
from nacka_sekreterare.exchange.organnamn import is_generic, is_organ_line, organ_inside, tidy
from nacka_sekreterare.exchange.tidpunkter import FoundClock, find_clocks, find_dates

_WHEN = (
    r"(?:datum\s+och\s+tid|tid\s+och\s+datum|dag\s+och\s+tid|tid(?:punkt)?|datum|dag|sammanträdes(?:datum|dag|tid)|"
    r"mötes(?:datum|tid|dag)|när|klockan|kl\.?|"
    r"datum,?\s+tid\s+och\s+plats|tid,?\s+plats|tid\s+och\s+plats|tid\s+och\s+lokal|plats\s+och\s+tid|tid/plats|"
    r"plats/tid|sammanträdestid\s+och\s+plats)"
)
_WHERE = (
    r"(?:plats|lokal|sammanträdes(?:lokal|rum|plats)|mötes(?:plats|lokal)|var|adress|rum|tid\s+och\s+plats|"
    r"tid\s+och\s+lokal|plats\s+och\s+tid|tid/plats|plats/tid|"
    r"datum,?\s+tid\s+och\s+plats|sammanträdestid\s+och\s+plats)"
)
_ORGAN_LABEL = r"(?:organ|nämnd|instans|beslutande\s+organ|beslutsinstans|mötesgrupp|sammanträdande\s+organ)"
_LABEL = r"^(?P<label>{0})\s*(?:[:\t]\s*|\s+(?=[A-ZÅÄÖ\d]|kl\b)|$)(?P<value>.*)$"
_SIDE = re.compile(
    r"gruppmöte|förmöte|gruppsammanträde|partigrupp|beredning(?!en\s+kallas)|presidi|lunch|fika|kaffe|justering|"
    r"justeras|utsänd|skickad|upprättad|anslag|"
    r"sista\s+dag|senast|studiebesök|utbildning\s+(?:före|efter)|föregående|nästa\s+(?:möte|sammanträde)|"
    r"frågor\s+om|publicerad|majoriteten|oppositionen|alliansen|"
    r"rödgröna|dnr|diarie",
    re.IGNORECASE,
)
_MEETING = re.compile(r"sammanträd|möte[st]?\b|kalla[sr]|kallelse|välkommen|börjar|startar", re.IGNORECASE)
_ONLY_PRESENT = re.compile(
    r"(?:endast|enbart|bara|uteslutande)\s+(?:\w+\s+){0,2}?(?:på\s+plats|fysisk\w*)|(?:deltagande|närvaro|"
    r"sammanträdet|mötet)\s+(?:\w+\s+){0,2}?(?:endast|enbart|bara)\s+"
    r"(?:\w+\s+)?(?:på\s+plats|fysisk\w*)|fysisk\s+närvaro\s+krävs|"
    r"(?:distans\w*|deltagande\s+på\s+distans|digitalt\s+deltagande)\s+(?:\w+\s+){0,2}?(?:är\s+)?(?:inte|"
    r"ej)\s+(?:möjligt|tillåtet|tillåts|medges|aktuellt)|"
    r"(?:inget|ingen|inte\s+möjligt\s+(?:med|att\s+delta\s+på)|ej)\s+(?:distans\w*|digitalt\s+deltagande|"
    r"deltagande\s+på\s+distans)",
    re.IGNORECASE,
)
_MAXIMUM_LETTERS = 2000  # no line of facts is longer
_AFTER_CLOCK = re.compile(r"^\s*,?\s*(?:i|på|vid)\s+(?P<place>[^.;()\n]{3,90})")
_AFTER_COMMA = re.compile(r"^(?:\s*,)+\s*(?P<place>[A-ZÅÄÖ][^.;()\n]{2,89})")
_NO_PLACE = re.compile(
    r"^(?:ordförande|vice|ledamöter|ersättare|sekreterare|nämndsekreterare|mötet|sammanträdet|välkom|obs|endast|enbart|"
    r"digitalt?\s+möte)",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"\w*(?:salen|rummet|lokalen|stadshuset|kommunhuset|rådhuset|kommunkontoret|gården|aulan|biblioteket|teams)\b|"
    r"\b(?:sal|rum|lokal)\s\w",
    re.IGNORECASE,
)
_TRIM = re.compile(r"^[\s,;.:–-]*(?:(?:i|den|kl\.?|klockan|ca|dagen)\b[\s,.:]*)*|[\s,;:–(-]+$", re.IGNORECASE)
_WEEKDAY_WORD = re.compile(r"\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b,?\s*(?:den\b)?", re.IGNORECASE)


class Motesfakta(Value):
    """What the head of a kallelse says; None for what it does not say."""

    organ: str | None = None
    datum: date | None = None
    tid: str | None = None
    plats: str | None = None
    endast_pa_plats: bool = False


class _Line(Value):
    text: str
    label: str = ""
    weight: float = 0.0


def read_motesfakta(
    head: Sequence[Stycke], practical: Sequence[Stycke], others: Sequence[Stycke], years: tuple[int, ...]
) -> Motesfakta:
    """The facts of a meeting from its head, then from practical information, then (organ only) from the rest."""
    lines = [*_lines(head, 2.0), *_lines(practical, 0.0)]
    clock, clock_line = _best_clock(lines, years)
    return Motesfakta(
        organ=_organ(head, others),
        datum=_best_date(lines, years),
        tid=clock.clock if clock else None,
        plats=_place(lines, clock, clock_line, years),
        endast_pa_plats=any(_ONLY_PRESENT.search(stycke.text) for stycke in (*head, *practical, *others)),
    )


def _lines(stycken: Sequence[Stycke], weight: float) -> Iterator[_Line]:
    """The lines with their labels; a label alone on its line (or in its cell) labels the next one."""
    waiting = ""
    for stycke in stycken:
        if len(stycke.text) > _MAXIMUM_LETTERS:
            continue
        found = re.match(_LABEL.format(f"{_WHEN}|{_WHERE}|{_ORGAN_LABEL}"), stycke.whole, re.IGNORECASE)
        named = found is not None and stycke.whole[:1].isupper()
        if found and named and not found.group("value"):
            waiting = found.group("label").casefold()
            continue
        label = found.group("label").casefold() if found and named else waiting
        text = found.group("value") if found and named else stycke.whole
        yield _Line(text=text, label=label, weight=weight - (0.5 if stycke.place is Plats.RUNNING else 0))
        waiting = ""


def _is(label: str, names: str) -> bool:
    return bool(label) and bool(re.fullmatch(names, label, re.IGNORECASE))


def _weight(line: _Line) -> float:
    score = line.weight
    score += 3 if _is(line.label, _WHEN) else 0
    score += 1 if _MEETING.search(line.text) else 0
    return score - (6 if _SIDE.search(f"{line.label} {line.text}") and not _is(line.label, _WHEN) else 0)


def _best_date(lines: Sequence[_Line], years: tuple[int, ...]) -> date | None:
    best: tuple[float, date] | None = None
    for order, line in enumerate(lines):
        for hit in find_dates(line.text, years=years):
            score = (
                _weight(line) + (2 if find_clocks(line.text) else 0) + (1.5 if hit.has_weekday else 0) - 0.02 * order
            )
            score += 0.5 if re.search(r"[a-zåäö]", line.text[hit.start : hit.end]) else 0
            if score > -3 and (best is None or score > best[0]):
                best = (score, hit.day)
    return best[1] if best else None


def _best_clock(lines: Sequence[_Line], years: tuple[int, ...]) -> tuple[FoundClock | None, _Line | None]:
    best: tuple[float, FoundClock, _Line] | None = None
    for order, line in enumerate(lines):
        for hit in find_clocks(_without_dates(line.text, years)):
            score = _weight(line) - 0.02 * order + (1 if find_dates(line.text, years=years) else 0) - 0.001 * hit.start
            if score > -3 and (best is None or score > best[0]):
                best = (score, hit, line)
    return (best[1], best[2]) if best else (None, None)


def _without_dates(text: str, years: tuple[int, ...]) -> str:
    """The text with its dates blanked, so that "2022.04.27" is not read as a clock time. Places in it stay the same."""
    for hit in find_dates(text, years=years):
        text = text[: hit.start] + " " * (hit.end - hit.start) + text[hit.end :]
    return text


def _place(
    lines: Sequence[_Line], clock: FoundClock | None, clock_line: _Line | None, years: tuple[int, ...]
) -> str | None:
    for line in lines:
        if _is(line.label, _WHERE) and not _SIDE.search(line.text):
            rest = _rest_of(line.text, years)
            if rest:
                return rest
    if clock is None or clock_line is None:
        return _room_line(lines)
    follows = _following(_without_dates(clock_line.text, years)[clock.end :])
    if follows:
        return follows
    rest = (
        _rest_of(clock_line.text, years)
        if find_dates(clock_line.text, years=years) and _is(clock_line.label, _WHEN)
        else None
    )
    before = re.search(r"\bi\s+(?P<place>[A-ZÅÄÖ][^.;()]{3,70}?),?\s*(?:\w+dagen?\b|den\s+\d|\d|kl\b)", clock_line.text)
    return rest or (before.group("place").strip(" ,") if before and not clock_line.label else None) or _room_line(lines)


def _following(text: str) -> str | None:
    """The place right after the clock time: "kl. 16.00 i Almsalen", "kl. 16.00, Teknikhuset, plan 3"."""
    found = _AFTER_CLOCK.match(text) or _AFTER_COMMA.match(_WEEKDAY_WORD.sub(" ", text))
    place = found.group("place").strip(" ,.") if found else ""
    return None if _NO_PLACE.match(place) or _SIDE.match(place) or find_clocks(place) else place or None


def _room_line(lines: Sequence[_Line]) -> str | None:
    """A line of the head that is nothing but a room or a house."""
    for line in lines:
        is_free = line.weight > 1 and not line.label and len(line.text) < 80 and not is_organ_line(line.text)
        if (
            is_free
            and _ROOM.search(line.text)
            and not _SIDE.search(line.text)
            and not find_dates(line.text)
            and not line.text.endswith(".")
        ):
            return line.text.strip()
    return None


def _rest_of(text: str, years: tuple[int, ...]) -> str | None:
    """What is left of "Onsdag 27 april 2022 kl. 18.00, Stora salen" when day and time are taken away."""
    plain = _without_dates(text, years)
    for hit in reversed(find_clocks(plain)):
        plain = plain[: hit.start] + plain[hit.end :]
    plain = _WEEKDAY_WORD.sub(" ", plain)
    plain = re.sub(_ONLY_PRESENT, "", plain) if _ONLY_PRESENT.search(plain) else plain
    previous = None
    while previous != plain:
        previous, plain = plain, _TRIM.sub("", plain).strip()
    plain = re.sub(r"\s+([,.])", r"\1", " ".join(plain.split())).strip(" ,;.")
    return re.sub(r",(?:\s*,)+", ",", plain) if len(plain) > 2 and re.search(r"[a-zåäöA-ZÅÄÖ]{3}", plain) else None


def _organ(head: Sequence[Stycke], others: Sequence[Stycke]) -> str | None:
    for line in _lines(head, 0):
        if _is(line.label, _ORGAN_LABEL) and line.text:
            return is_organ_line(line.text) or tidy(line.text)
    for finder in (_organ_alone, _organ_called):
        organ = next((found for found in finder(head) if found), None)
        if organ:
            return organ
    named = (organ_inside(stycke.text) for stycke in others)
    return _most_frequent(name for name in named if name and not is_generic(name))


def _organ_alone(head: Sequence[Stycke]) -> Iterator[str | None]:
    for stycke in head:
        for part in stycke.text.split("\t"):
            yield is_organ_line(part) if not stycke.marker else None


def _organ_called(head: Sequence[Stycke]) -> Iterator[str | None]:
    for wanted in (_MEETING, re.compile("")):
        for stycke in head:
            found = organ_inside(stycke.text) if wanted.search(stycke.text) else None
            tail = re.search(
                r"(?:kallelse\s+till|föredragningslista\s+för|dagordning\s+för|sammanträde\s+med|"
                r"möte\s+med)\s+(?P<organ>.+)$",
                stycke.text,
                re.IGNORECASE,
            )
            yield (is_organ_line(tail.group("organ")) if tail else None) or found


def _most_frequent(names: Iterable[str | None]) -> str | None:
    counted: dict[str, int] = {}
    for name in names:
        if name:
            counted[name] = counted.get(name, 0) + 1
    return max(counted, key=lambda name: counted[name]) if counted else None
