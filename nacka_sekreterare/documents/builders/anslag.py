"""The anslag as a document of its own, for the anslagstavla: the §§ by number and never by heading (KL 8:9–12)."""

from datetime import datetime

from nacka_sekreterare.documents.builders.anslagsruta import (
    anslag_facts,
    anslag_of,
    down_text,
    forvaringsplats,
    statement,
    up_text,
)
from nacka_sekreterare.documents.builders.page_frame import author, running_head, title
from nacka_sekreterare.documents.model import Block, Document, Heading, Mark, paragraph
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.frister import sista_dag_overklaga
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.organ import Organtyp
from nacka_sekreterare.domain.paragraf import format_range


def build_anslag(akt: Akt, justering: Justering, *, created_at: datetime) -> Document:
    """The anslag of one justering; marked UTKAST until it is up.

    Raises UserError when nothing says where the protokoll is kept: the law wants it in the anslag (KL 8:12).
    """
    anslag = anslag_of(akt, justering)
    if not forvaringsplats(akt, anslag):
        raise UserError(
            "Anslaget måste ange var protokollet finns (8 kap. 12 § kommunallagen). "
            "Fyll i protokollets förvaringsplats under Justering och anslag."
        )
    is_up = bool(justering.justerad_date and anslag and anslag.uppsatt_date)
    numbers = akt.nummer_of_justering(justering)
    blocks: tuple[Block, ...] = (
        Heading("Anslag om justerat protokoll", level=1),
        paragraph(statement(akt, justering, anslag)),
        *anslag_facts(akt, justering, anslag),
        *_how_to_appeal(akt, anslag),
    )
    return Document(
        title=title(akt, "Anslag", format_range(numbers, sign=True)),
        author=author(akt),
        created_at=created_at,
        blocks=blocks,
        head=running_head(akt, "Anslag"),
        mark=None if is_up else Mark.UTKAST,
    )


def anslag_plain_text(akt: Akt, justering: Justering) -> str:
    """The facts of the anslag as lines for the clipboard: "Beslutande organ: Äldrenämnden"."""
    anslag = anslag_of(akt, justering)
    rows = (
        ("Beslutande organ", akt.organ.namn),
        ("Sammanträdesdatum", akt.sammantrade.datum.isoformat()),
        ("Paragrafer", format_range(akt.nummer_of_justering(justering), sign=True)),
        ("Datum då anslaget sätts upp", up_text(anslag)),
        ("Datum då anslaget tas ned", down_text(anslag)),
        ("Protokollets förvaringsplats", forvaringsplats(akt, anslag)),
    )
    return "\n".join(f"{label}: {text}" for label, text in rows) + "\n"


def _how_to_appeal(akt: Akt, anslag: Anslag | None) -> tuple[Block, ...]:
    """Upplysningar om hur beslut överklagas (KL 8:10 p. 5), after KL 13:1–5. A råd is outside the law."""
    if akt.organ.typ is Organtyp.RAD:
        return ()
    members = "någon av de samverkande kommunerna" if akt.organ.typ is Organtyp.GEMENSAM_NAMND else "kommunen"
    limit = "inom tre veckor från den dag då justeringen tillkännagavs på anslagstavlan"
    if anslag and anslag.uppsatt_date:
        limit += f", det vill säga senast den {format_date(sista_dag_overklaga(anslag.uppsatt_date).grans_date)}"
    text = (
        f"Den som är medlem av {members} kan få lagligheten av ett beslut prövad genom att överklaga det skriftligt "
        "till förvaltningsrätten. Överklagandet ska ange vilket beslut som överklagas och de omständigheter som "
        f"överklagandet grundas på. Det ska ha kommit in till förvaltningsrätten {limit} (13 kap. kommunallagen)."
    )
    special = "För beslut som överklagas enligt särskilda bestämmelser gäller dessa i stället."
    if akt.organ.typ is not Organtyp.FULLMAKTIGE:  # every beslut of fullmäktige may be appealed (KL 13:2 p. 1)
        special = f"Beslut som bara förbereder eller verkställer något kan inte överklagas. {special}"
    return (Heading("Så överklagas beslut", level=2), paragraph(f"{text}\n{special}"))
