"""Reads a kallelse or föredragningslista made elsewhere: its facts, its points and their proposals (design.md §5)."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.etiketter import is_section
from nacka_sekreterare.exchange.forslag import Forslag
from nacka_sekreterare.exchange.kalla import kalla_from_text, read_kalla
from nacka_sekreterare.exchange.kalltext import Kalltext, Plats, Stycke, hidden_texts
from nacka_sekreterare.exchange.motesfakta import Motesfakta, read_motesfakta
from nacka_sekreterare.exchange.punkt import Punkt, read_punkt
from nacka_sekreterare.exchange.punktlista import Punktstart, find_points
from nacka_sekreterare.exchange.redovisning import strings_of, unaccounted
from nacka_sekreterare.exchange.slut import handlingar_start, tail_start
from nacka_sekreterare.exchange.tabeller import is_heading_row
from nacka_sekreterare.exchange.tidpunkter import find_clocks, find_dates, years_in

__all__ = ["Forslag", "Kallelse", "Punkt", "kallelse_from_kalla", "read_kallelse", "read_kallelse_text"]

_MAXIMUM_LETTERS = 2000
_PRACTICAL = re.compile(
    r"^(?:mötes|sammanträdes|praktisk)\w*\s*-?info|^information\s+om\s+(?:mötet|sammanträdet)|^tid\s+och\s+plats|"
    r"^praktiskt",
    re.IGNORECASE,
)


class Kallelse(Value):
    """What was understood of a kallelse.

    `ej_tolkat` holds the lines that were not; `tolkat` the lines that became facts, as they stood.

    Together every word of the source is in here: the secretary can see that nothing went missing.
    """

    organ: str | None = None
    datum: date | None = None
    tid: str | None = None
    plats: str | None = None
    endast_pa_plats: bool = False
    punkter: tuple[Punkt, ...] = ()
    ej_tolkat: tuple[str, ...] = ()
    tolkat: tuple[str, ...] = ()


def read_kallelse(source: Path | str) -> Kallelse:
    """Reads a kallelse from a file (.txt, .docx, .pdf) or from standard input ("-"); stores nothing.

    Raises UserError.
    """
    return kallelse_from_kalla(read_kalla(source))


def read_kallelse_text(text: str) -> Kallelse:
    """Reads a kallelse from pasted text. Raises UserError when nothing in it is recognised."""
    return kallelse_from_kalla(kalla_from_text(text))


def kallelse_from_kalla(kalla: Kalltext) -> Kallelse:
    """Understands the paragraphs of a kallelse. Raises UserError when there is neither a point nor a date in them."""
    body = kalla.body
    end = handlingar_start(body)
    own, rest = body[:end], body[end:]
    starts = find_points(own)
    first = starts[0].index if starts else len(own)
    running = [stycke for stycke in kalla.stycken if stycke.place is Plats.RUNNING]
    parts = _split(own, starts)
    head = [*own[:first], *running]
    facts = _facts(head, own, parts, starts)
    punkter, unread = _punkter(parts, starts, facts)
    if not punkter and (facts.datum is None or facts.organ is None):
        raise UserError(
            "Ingen kallelse kändes igen: varken ärenden eller sammanträdesdag hittades. Kontrollera att det är "
            "rätt fil eller klistra in texten."
        )
    loose = [stycke.whole for stycke in own[:first] if not _is_fact(stycke, facts)]
    known = Kallelse(
        **facts.model_dump(),
        punkter=punkter,
        ej_tolkat=(*loose, *unread, *(stycke.whole for stycke in rest), *hidden_texts(kalla)),
    )
    return known.model_copy(update={"tolkat": unaccounted(kalla.stycken, strings_of(known))})


def _split(own: Sequence[Stycke], starts: Sequence[Punktstart]) -> list[tuple[Stycke, ...]]:
    """What stands under each heading; what follows the last point's end is cut by the caller."""
    ends = [*(start.index for start in starts[1:]), len(own)][: len(starts)]
    return [tuple(own[start.index + 1 : end]) for start, end in zip(starts, ends, strict=True)]


def _facts(
    head: Sequence[Stycke], own: Sequence[Stycke], parts: Sequence[Sequence[Stycke]], starts: Sequence[Punktstart]
) -> Motesfakta:
    practical = [
        stycke for part, start in zip(parts, starts, strict=True) if _is_practical(start, part) for stycke in part
    ]
    closing = list(parts[-1][tail_start(parts[-1]) :]) if parts else []
    years = years_in("\n".join(stycke.text for stycke in own))
    return read_motesfakta(head, [*practical, *closing], own, years)


def _is_practical(start: Punktstart, part: Sequence[Stycke]) -> bool:
    heading = start.rest or (part[0].text if part else "")
    return bool(_PRACTICAL.match(heading))


def _punkter(
    parts: Sequence[tuple[Stycke, ...]], starts: Sequence[Punktstart], facts: Motesfakta
) -> tuple[tuple[Punkt, ...], list[str]]:
    punkter: list[Punkt] = []
    unread: list[str] = []
    for order, (part, start) in enumerate(zip(parts, starts, strict=True)):
        is_last = order == len(starts) - 1
        end = tail_start(part) if is_last else _before_section(part)
        punkt, other = read_punkt(start, part[:end], facts.organ)
        punkter.append(punkt)
        unread.extend(other)
        unread.extend(stycke.whole for stycke in part[end:] if not _is_fact(stycke, facts))
    return tuple(punkter), unread


def _before_section(part: Sequence[Stycke]) -> int:
    """A line like "INFORMATIONSÄRENDEN" under a point's last words belongs to the next point."""
    end = len(part)
    while end > 0 and (is_section(part[end - 1].text) or part[end - 1].column == "#"):
        end -= 1
    return end


def _is_fact(stycke: Stycke, facts: Motesfakta) -> bool:
    """True for a line of the head that was wholly turned into facts."""
    return len(stycke.text) < _MAXIMUM_LETTERS and (
        stycke.column == "#"
        or is_heading_row(stycke.text.split("\t"))
        or not _remainder(stycke.whole, facts).strip(" \t,.:;–-()")
    )


def _remainder(text: str, facts: Motesfakta) -> str:
    """The text without what the facts say; labels count as said."""
    plain = text
    for hit in reversed(find_dates(plain, years=(facts.datum.year,) if facts.datum else ())):
        if hit.day == facts.datum:
            plain = plain[: hit.start] + plain[hit.end :]
    for clock in reversed(find_clocks(plain)):
        if clock.clock == facts.tid:
            plain = plain[: clock.start] + plain[clock.end :]
    for known in (facts.plats, facts.organ):
        if known:
            plain = re.sub(re.escape(known) + "s?", "", plain, flags=re.IGNORECASE)
    return re.sub(
        r"\b(?:tid|plats|datum|dag|lokal|och|mötesdag|mötesdatum|tidpunkt|instans|organ|nämnd|beslutande|kallas|"
        r"härmed|välkommen|kallelse|föredragningslista|dagordning|till|sammanträde|möte|med|för|den|i|kl|klockan|"
        r"mån|tis|ons|tors|fre|lör|sön|sammanträdesdatum)(?:dag(?:en)?)?\b|/",
        "",
        plain,
        flags=re.IGNORECASE,
    )
