"""The front page of a protokoll: the facts of the sammanträde and the signatures. An utdrag carries the same block."""

from datetime import datetime

from nacka_sekreterare.documents.builders.signaturer import build_signature_block, signature_facts
from nacka_sekreterare.documents.model import Block, CrossReference, Fact, Facts, Group, Heading
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.underskrift import ordforande_of_justering

NARVARO_ANCHOR = "narvarolista"


def build_front_page(
    akt: Akt, justering: Justering | None, *, is_copy: bool = False, has_fields: bool = False
) -> tuple[Block, ...]:
    """Heading, facts and signature block of one justering. The document must have a närvarolista at NARVARO_ANCHOR.

    A copy (in an utdrag) names those who sign the protokoll and has no lines to sign on. With fields the lines can be
    signed electronically.
    """
    heading = Heading(akt.organ.installningar.protokollsrubrik, level=2 if is_copy else 1)
    facts, signatures = _facts(akt, justering), build_signature_block(akt, justering, has_fields=has_fields)
    if is_copy:
        facts = tuple(fact for fact in facts if fact.label != "Ordförande")  # said by the facts of the signatures
        return (Group((heading, Facts(facts + signature_facts(signatures)))),)
    return (Group((heading, Facts(facts), signatures)),)


def format_clock(moment: datetime) -> str:
    """A clock time: "18:02"."""
    return moment.strftime("%H:%M")


def meeting_time(akt: Akt) -> str:
    """From when to when the sammanträde was held, or the time that is planned."""
    meeting = akt.sammantrade
    if meeting.oppnat_at is None:
        return f"Planerad till {meeting.tid}" if meeting.tid else ""
    opened = format_clock(meeting.oppnat_at)
    return f"{opened}–{format_clock(meeting.avslutat_at)}" if meeting.avslutat_at else f"Från {opened}"


def _facts(akt: Akt, justering: Justering | None) -> tuple[Fact, ...]:
    meeting = akt.sammantrade
    see_roster = CrossReference("Se närvarolistan", NARVARO_ANCHOR)
    rows: list[tuple[str, tuple[str | CrossReference, ...]]] = [
        (akt.organ.installningar.rubrik_for_beslutande_organ, (akt.organ.namn,)),
        ("Datum", (meeting.datum.isoformat(),)),
        ("Tid", (meeting_time(akt),)),
        ("Ajournering", tuple(_ajourneringar(akt))),
        ("Plats", (meeting.plats,)),
        ("Ordförande", tuple(_ordforande(akt, justering))),
        ("Beslutande", (see_roster,)),
        ("Övriga deltagare", (see_roster,)),
        ("Justeringens plats och tid", (justering_text(justering),)),
        ("Paragrafer", _paragrafer(akt, justering)),
    ]
    return tuple(Fact(label, lines) for label, lines in rows if any(lines))


def justering_text(justering: Justering | None) -> str:
    """Where and when the protokoll was justerat; a plan says that it is one."""
    if justering is None:
        return ""
    if justering.justerad_date:
        return ", ".join(part for part in (justering.plats, justering.justerad_date.isoformat()) if part)
    planned = justering.planerad_date.isoformat() if justering.planerad_date else ""
    when = " kl. ".join(part for part in (planned, justering.planerad_tid) if part)
    return ", ".join(part for part in (justering.plats, f"planerad till {when}" if planned else "") if part)


def _ajourneringar(akt: Akt) -> list[str]:
    return [
        f"{format_clock(pause.fran_at)}–{format_clock(pause.till_at) if pause.till_at else ''}"
        for pause in sorted(akt.ajourneringar, key=lambda pause: pause.fran_at)
    ]


def _ordforande(akt: Akt, justering: Justering | None) -> list[str]:
    """Who presided over which §§, when the chair changed; else the signature block says it."""
    chairs = ordforande_of_justering(akt, justering)
    if len(chairs) < 2:
        return []
    return [f"{akt.namn(u.person_id)}, {format_range(u.nummer, sign=True)}" for u in chairs if u.person_id]


def _paragrafer(akt: Akt, justering: Justering | None) -> tuple[str, ...]:
    """The §§ of this justering, and where the other ones of the sammanträde are."""
    if justering is None:
        return (format_range(akt.paragrafnummer, sign=True),)
    numbers = akt.nummer_of_justering(justering)
    own = format_range(numbers, sign=True)
    if justering.ar_omedelbar:
        return (own, "Omedelbar justering")
    others = sorted(set(akt.paragrafnummer).difference(numbers))
    if not others:
        return (own,)
    what = "omedelbart justerad" if len(others) == 1 else "omedelbart justerade"
    elsewhere = [each for each in akt.justeringar if each.ar_omedelbar and akt.nummer_of_justering(each)]
    where = "egna protokoll" if len(elsewhere) > 1 else "ett eget protokoll"
    return (own, f"{format_range(others, sign=True)} är {what} och finns i {where}")
