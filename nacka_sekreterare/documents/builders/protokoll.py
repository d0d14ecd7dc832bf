"""The protokoll of one justering: front page, bevis, contents, närvarolista, and its §§ in number order (KL 5:65–67).

An omedelbar justering gives a protokoll of its own. In the main one its §§ stand in full or as a placeholder, as the
organ has set, so that no § number is missing.
"""

from collections.abc import Iterator
from datetime import datetime

from nacka_sekreterare.documents.builders.anslagsruta import build_bevis
from nacka_sekreterare.documents.builders.forstasida import build_front_page
from nacka_sekreterare.documents.builders.narvarogrupper import build_roster
from nacka_sekreterare.documents.builders.page_frame import author, protokoll_foot, running_head, title
from nacka_sekreterare.documents.builders.paragrafsida import (
    build_anmarkningar,
    build_later_meningar,
    build_paragraf,
    build_placeholder,
    paragraf_anchor,
    paragraf_label,
)
from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Heading,
    Mark,
    PageBreak,
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.paragraf import format_range


def build_protokoll(
    akt: Akt, justering: Justering | None, *, created_at: datetime, is_for_signing: bool = False
) -> Document:
    """The protokoll of a justering; None stands for the main one before it is planned.

    It is marked UTKAST until the justering is done, unless `is_for_signing`: the copy that will bear the signatures
    is no draft. One that is signed electronically has a signature field at each line, and no bevis: its days are known
    later, when nothing in the file may be changed.
    """
    is_approved = bool(justering and justering.justerad_date)
    has_fields = is_for_signing and _is_electronic(justering)
    numbers = akt.nummer_of_justering(justering) if justering else akt.paragrafnummer
    return Document(
        title=title(akt, "Protokoll", format_range(numbers, sign=True)),
        author=author(akt),
        created_at=created_at,
        blocks=tuple(_blocks(akt, justering, has_fields=has_fields)),
        head=running_head(akt, "Protokoll"),
        foot=protokoll_foot(akt, justering),
        mark=None if is_approved or is_for_signing else Mark.UTKAST,
    )


def _blocks(akt: Akt, justering: Justering | None, *, has_fields: bool) -> Iterator[Block]:
    settings = akt.organ.installningar
    arenden = arenden_of_protokoll(akt, justering)
    has_contents = settings.innehallsforteckning and len(arenden) > 1
    yield from build_front_page(akt, justering, has_fields=has_fields)
    if has_contents:
        yield PageBreak()
    if settings.anslag_i_protokollet and not _is_electronic(justering):
        yield from build_bevis(akt, justering)
    if has_contents:
        yield Heading("Innehåll", level=2)
        yield Contents(tuple(_entry(akt, arende) for arende in arenden))
    yield PageBreak()
    own = akt.nummer_of_justering(justering) if justering and justering.ar_omedelbar else None
    yield from build_roster(akt, own)  # what happens later at the sammanträde is not what they sign for
    yield PageBreak()
    for arende in arenden:
        yield from _paragraf(akt, arende, justering)
    of_the_whole = (
        each
        for each in akt.anmarkningar
        if justering and each.justering_id == justering.id and each.paragraf_id is None
    )
    yield from build_anmarkningar(akt, of_the_whole, level=2)


def arenden_of_protokoll(akt: Akt, justering: Justering | None) -> tuple[Arende, ...]:
    """The ärenden whose §§ the protokoll shows: all in the main one, its own in an omedelbar justering."""
    if justering is None or not justering.ar_omedelbar:
        return akt.numrerade_arenden
    return akt.arenden_of_justering(justering)


def is_elsewhere(akt: Akt, arende: Arende, justering: Justering | None) -> bool:
    """Whether a § was justerad at once, in another protokoll than that of this justering."""
    own = akt.justering_of(arende.id)
    return own is not None and own.ar_omedelbar and own != justering


def _is_electronic(justering: Justering | None) -> bool:
    return justering is not None and justering.ar_elektronisk


def _paragraf(akt: Akt, arende: Arende, justering: Justering | None) -> tuple[Block, ...]:
    has_other = is_elsewhere(akt, arende, justering)
    later = tuple(build_later_meningar(akt, arende)) if has_other else ()
    if has_other and not akt.organ.installningar.omedelbar_paragraf_i_sin_helhet:
        return (*build_placeholder(akt, arende), *later)
    return (*build_paragraf(akt, arende), *later)


def _entry(akt: Akt, arende: Arende) -> ContentsEntry:
    return ContentsEntry(
        text=arende.rubrik,
        anchor=paragraf_anchor(akt, arende),
        number=paragraf_label(akt, arende),
        aside=arende.dnr,
    )
