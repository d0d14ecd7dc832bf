"""Anslag and bevis: the facts of one announcement, in a protokoll, an utdrag or a document of its own (KL 8:12).

A planned date says that it is planned; a day that nobody knows is an empty line to write on. Only what has happened is
told as having happened.
"""

from nacka_sekreterare.documents.builders.page_frame import BESLUTANDE_ORGAN
from nacka_sekreterare.documents.builders.signaturer import secretary_name, signature_facts
from nacka_sekreterare.documents.model import (
    Block,
    Fact,
    Facts,
    Group,
    Heading,
    Signature,
    SignatureBlock,
    paragraph,
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.frister import senast_anslagen, tidigast_ned
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.organ import Organtyp
from nacka_sekreterare.domain.paragraf import format_range

EMPTY_LINE = "_" * 24


def build_bevis(akt: Akt, justering: Justering | None, *, is_copy: bool = False) -> tuple[Block, ...]:
    """The part "Anslag och bevis" of a protokoll, or of an utdrag, which has no line to sign on."""
    anslag = anslag_of(akt, justering)
    said = f"{statement(akt, justering, anslag)} Anslagstiden är inte densamma som överklagandetiden."
    facts = anslag_facts(akt, justering, anslag, is_copy=is_copy)
    return (Group((Heading("Anslag och bevis", level=2), paragraph(said), *facts)),)


def anslag_of(akt: Akt, justering: Justering | None) -> Anslag | None:
    """The announcement of a justering, if there is one."""
    return next((anslag for anslag in akt.anslag if justering and anslag.justering_id == justering.id), None)


def anslagstavla(akt: Akt) -> str:
    """Where it is announced: "kommunens anslagstavla"."""
    several = akt.organ.typ is Organtyp.GEMENSAM_NAMND
    return "de samverkande kommunernas anslagstavlor" if several else "kommunens anslagstavla"


def anslag_facts(
    akt: Akt, justering: Justering | None, anslag: Anslag | None, *, is_copy: bool = False
) -> tuple[Block, ...]:
    """The facts that the law and practice ask for, and the line to sign on."""
    numbers = akt.nummer_of_justering(justering) if justering else akt.paragrafnummer
    rows = [
        (BESLUTANDE_ORGAN, akt.organ.namn),
        ("Sammanträdesdatum", akt.sammantrade.datum.isoformat()),
        ("Paragrafer", format_range(numbers, sign=True) or EMPTY_LINE),
        ("Datum då anslaget sätts upp", up_text(anslag)),
        ("Datum då anslaget tas ned", down_text(anslag)),
        ("Protokollets förvaringsplats", forvaringsplats(akt, anslag) or EMPTY_LINE),
    ]
    facts = tuple(Fact(label, (text,)) for label, text in rows)
    field = "anslag" if justering and justering.ar_elektronisk else ""
    signature = SignatureBlock((Signature(name=_signer(akt, justering, anslag), role="Underskrift", field=field),))
    return (Facts(facts + signature_facts(signature)),) if is_copy else (Facts(facts), signature)


def up_text(anslag: Anslag | None) -> str:
    """The day the anslag was put up, the plan for it, or an empty line."""
    if anslag and anslag.uppsatt_date:
        return anslag.uppsatt_date.isoformat()
    return (
        f"Planerat till {anslag.planerad_upp_date.isoformat()}" if anslag and anslag.planerad_upp_date else EMPTY_LINE
    )


def down_text(anslag: Anslag | None) -> str:
    """The day the anslag was taken down; while it is up the first lawful day, or a later plan; else an empty line."""
    if anslag and anslag.nedtaget_date:
        return anslag.nedtaget_date.isoformat()
    planned = anslag.planerad_ned_date if anslag else None
    if anslag and anslag.uppsatt_date:
        first = tidigast_ned(anslag.uppsatt_date).grans_date  # a plan for a day before it would be unlawful (KL 8:12)
        if planned is None or planned <= first:
            return f"Tidigast {first.isoformat()}"
    return f"Planerat till {planned.isoformat()}" if planned else EMPTY_LINE


def forvaringsplats(akt: Akt, anslag: Anslag | None) -> str:
    """Where the protokoll is kept: said in the anslag, else the organ's habit."""
    return (anslag.forvaringsplats if anslag else "") or akt.organ.installningar.forvaringsplats


def _signer(akt: Akt, justering: Justering | None, anslag: Anslag | None) -> str:
    if anslag and anslag.underskrift_person_id:
        return akt.person(anslag.underskrift_person_id).namn
    return secretary_name(akt, justering)


def statement(akt: Akt, justering: Justering | None, anslag: Anslag | None) -> str:
    """What is true today of the justering and its announcement; also true on the paper that is yet to be signed."""
    board = anslagstavla(akt)
    if justering is None or justering.justerad_date is None:
        return f"När protokollet har justerats tillkännages justeringen på {board} senast andra dagen därefter."
    approved = f"Protokollet justerades den {format_date(justering.justerad_date)}."
    if anslag is None or anslag.uppsatt_date is None:
        latest = format_date(senast_anslagen(justering.justerad_date).grans_date)
        return f"{approved} Justeringen ska tillkännages på {board} senast den {latest}."
    return f"{approved} Justeringen tillkännagavs på {board} den {format_date(anslag.uppsatt_date)}."
