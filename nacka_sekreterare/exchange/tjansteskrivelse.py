"""Reads a tjänsteskrivelse made elsewhere.

What it is about, its proposal, its parts, its bilagor and who signs it (design.md §5).
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.avsnitt import Rubrik, find_headings
from nacka_sekreterare.exchange.diarienummer import is_label, labelled_diarienummer, split_diarienummer
from nacka_sekreterare.exchange.etiketter import match_proposal_label
from nacka_sekreterare.exchange.forslag import Forslag, read_forslag
from nacka_sekreterare.exchange.kalla import kalla_from_text, read_kalla
from nacka_sekreterare.exchange.kalltext import Kalltext, Plats, Stycke, hidden_texts, words
from nacka_sekreterare.exchange.organnamn import is_organ_line, organ_inside
from nacka_sekreterare.exchange.redovisning import strings_of, unaccounted
from nacka_sekreterare.exchange.skrivelsehuvud import is_head_line, rubrik_lines, without_label
from nacka_sekreterare.exchange.tidpunkter import find_dates
from nacka_sekreterare.exchange.undertecknare import Undertecknare, read_undertecknare, side_by_side, signature_start

_ATTACHMENTS = re.compile(
    r"^(?:bilag(?:a|or)|handlingar(?:\s+i\s+ärendet)?|beslutsunderlag|underlag(?:\s+för\s+beslut)?)\b", re.IGNORECASE
)
_RECIPIENTS = re.compile(
    r"^(?:beslut(?:et)?\s+(?:ska\s+)?(?:skickas|delges|sänds|meddelas|expedieras)|delges|expedier|kopia|skickas\s+till|protokollsutdrag)",
    re.IGNORECASE,
)


class Avsnitt(Value):
    """One part of a tjänsteskrivelse under its heading."""

    rubrik: str
    text: str


class Tjansteskrivelse(Value):
    """What was understood of a tjänsteskrivelse.

    Every word of the source is in a field, in `tolkat` or in `ej_tolkat`.
    """

    organ: str | None = None
    datum: date | None = None
    dnr: str | None = None
    rubrik: str | None = None
    forslag_till_beslut: tuple[Forslag, ...] | None = None
    avsnitt: tuple[Avsnitt, ...] = ()
    bilagor: tuple[str, ...] = ()
    undertecknare: tuple[Undertecknare, ...] = ()
    ej_tolkat: tuple[str, ...] = ()
    tolkat: tuple[str, ...] = ()


def read_tjansteskrivelse(source: Path | str) -> Tjansteskrivelse:
    """Reads a tjänsteskrivelse from a file or from standard input ("-"); stores nothing. Raises UserError."""
    return tjansteskrivelse_from_kalla(read_kalla(source))


def read_tjansteskrivelse_text(text: str) -> Tjansteskrivelse:
    """Reads a tjänsteskrivelse from pasted text. Raises UserError when nothing in it is recognised."""
    return tjansteskrivelse_from_kalla(kalla_from_text(text))


def tjansteskrivelse_from_kalla(kalla: Kalltext) -> Tjansteskrivelse:
    """Understands the paragraphs of a tjänsteskrivelse.

    Raises UserError when it has neither a known part nor a heading.
    """
    body = side_by_side(kalla.body)
    end = signature_start(body)
    headings = find_headings(body[:end])
    first = headings[0].index if headings else end
    running = [stycke for stycke in kalla.stycken if stycke.place is Plats.RUNNING]
    head = [*body[:first], *running]
    if not headings and not any(
        re.match(r"tjänste(?:skrivelse|utlåtande)", stycke.text, re.IGNORECASE) for stycke in head
    ):
        raise UserError(
            "Ingen tjänsteskrivelse kändes igen i texten. Kontrollera att det är rätt fil eller skriv in ärendet "
            "för hand."
        )
    known, unread = _read(body, end, headings, head, first)
    known = known.model_copy(update={"ej_tolkat": (*unread, *hidden_texts(kalla))})
    return known.model_copy(update={"tolkat": unaccounted(kalla.stycken, strings_of(known))})


def _read(
    body: Sequence[Stycke], end: int, headings: Sequence[Rubrik], head: Sequence[Stycke], first: int
) -> tuple[Tjansteskrivelse, list[str]]:
    organ = _organ(head)
    parts = [
        (heading, body[heading.index + 1 : stop])
        for heading, stop in zip(headings, [*(later.index for later in headings[1:]), end], strict=True)
    ]
    proposal = next(
        (_proposal_stycken(heading, part) for heading, part in parts if match_proposal_label(heading.text)), None
    )
    read = read_forslag(proposal or (), organ)
    rubrik = rubrik_lines(body[:first])
    signers = read_undertecknare(body[end:])
    title, own_dnr = split_diarienummer(" ".join(stycke.text for stycke in rubrik))
    unread = [stycke.whole for stycke in body[:first] if stycke not in rubrik and not is_head_line(stycke)]
    signed = set(words(strings_of([signer.model_dump() for signer in signers])))
    unread.extend(stycke.whole for stycke in body[end:] if not signed.issuperset(words([stycke.whole])))
    return (
        Tjansteskrivelse(
            organ=organ,
            datum=_date(head),
            dnr=_dnr(head) or own_dnr,
            rubrik=without_label(title) or None,
            forslag_till_beslut=read.forslag or None,
            avsnitt=tuple(Avsnitt(rubrik=heading.text, text=_text(heading, part)) for heading, part in parts),
            bilagor=tuple(
                item for heading, part in parts if _ATTACHMENTS.match(heading.text) for item in _items(heading, part)
            ),
            undertecknare=signers,
        ),
        unread,
    )


def _proposal_stycken(heading: Rubrik, part: Sequence[Stycke]) -> list[Stycke]:
    inline = [Stycke(text=heading.rest)] if heading.rest else []
    return [*inline, *part]


def _text(heading: Rubrik, part: Sequence[Stycke]) -> str:
    return "\n".join([*([heading.rest] if heading.rest else []), *(stycke.whole for stycke in part)])


def _items(heading: Rubrik, part: Sequence[Stycke]) -> list[str]:
    """Bilagor one by one; a line without a marker under a marked one that has not ended goes on with it."""
    items: list[str] = [heading.rest] if heading.rest else []
    is_marked = any(stycke.marker for stycke in part)
    for stycke in part:
        if _RECIPIENTS.match(stycke.text):
            break
        goes_on = items and is_marked and not stycke.marker and not items[-1].rstrip().endswith(".")
        if goes_on:
            items[-1] = f"{items[-1]} {stycke.text}"
        elif stycke.text:
            items.append(stycke.text)
    return items


def _organ(head: Sequence[Stycke]) -> str | None:
    for stycke in head:
        for part in stycke.text.split("\t"):
            found = re.match(r"^(?:till|för|nämnd|mottagare|organ)\s*:?\s+(?P<organ>.+)$", part, re.IGNORECASE)
            organ = is_organ_line(found.group("organ") if found else part)
            if organ:
                return organ
    return next((organ for stycke in head if (organ := organ_inside(stycke.text))), None)


def _date(head: Sequence[Stycke]) -> date | None:
    """The day of the letter: a date alone or labelled; "Inkom den 13 december" tells of something else."""
    for wanted in (r"^datum\b|^\W*\d{4}-\d{2}-\d{2}\W*$|^upprättad", r"^(?!.*(?:inkom|sammanträde|motion|beslutad))"):
        for order, stycke in enumerate(head):
            text = stycke.text
            if not re.search(wanted, text, re.IGNORECASE):
                continue
            after = (
                head[order + 1].text if order + 1 < len(head) and re.fullmatch(r"datum:?", text, re.IGNORECASE) else ""
            )
            hits = find_dates(f"{text} {after}")
            if hits:
                return hits[0].day
    return None


def _dnr(head: Sequence[Stycke]) -> str | None:
    for order, stycke in enumerate(head):
        for part in stycke.text.split("\t"):
            found = labelled_diarienummer(part)
            if found:
                return found
        if is_label(stycke.text) and order + 1 < len(head):
            return head[order + 1].text
    for stycke in head:
        for part in stycke.text.split("\t"):
            rest, dnr = split_diarienummer(part)
            if dnr or (part and split_diarienummer(f"x {part}")[1]):
                return dnr or split_diarienummer(f"x {part}")[1]
            del rest
    return None
