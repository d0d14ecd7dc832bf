"""The närvarolista as a document: before the sammanträde a list to tick off at the upprop, afterwards who was there."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from nacka_sekreterare.documents.builders.narvarogrupper import build_groups
from nacka_sekreterare.documents.builders.page_frame import author, running_head, title
from nacka_sekreterare.documents.model import Alignment, Block, DataTable, Document, Fact, Facts, Heading
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.person import Mandat, Mandatroll

_GROUPS = (
    ("Ledamöter", tuple(role for role in Mandatroll if role.ar_ledamot)),
    ("Ersättare i ordning för inkallelse", (Mandatroll.ERSATTARE,)),
    (
        "Övriga",
        (
            Mandatroll.INSYNSPLATS,
            Mandatroll.PERSONALFORETRADARE,
            Mandatroll.SEKRETERARE,
            Mandatroll.TJANSTEPERSON,
        ),
    ),
)
_ROLE_WORDS = {
    Mandatroll.ORDFORANDE: "ordförande",
    Mandatroll.FORSTE_VICE_ORDFORANDE: "1:e vice ordförande",
    Mandatroll.ANDRE_VICE_ORDFORANDE: "2:e vice ordförande",
}
_LEFT, _CENTER = Alignment.LEFT, Alignment.CENTER


def build_narvarolista(akt: Akt, *, created_at: datetime) -> Document:
    """The närvarolista; an empty list to tick off until somebody's närvaro is recorded."""
    blocks: list[Block] = [Heading("Närvarolista", level=1), _facts(akt)]
    blocks += build_groups(akt, level=2) if akt.narvaro else _lists_to_tick(akt)
    return Document(
        title=title(akt, "Närvarolista"),
        author=author(akt),
        created_at=created_at,
        blocks=tuple(blocks),
        head=running_head(akt, "Närvarolista"),
    )


def _facts(akt: Akt) -> Facts:
    rows = (
        ("Organ", akt.organ.namn),
        ("Sammanträdesdatum", akt.sammantrade.datum.isoformat()),
        ("Plats", akt.sammantrade.plats),
    )
    return Facts(tuple(Fact(label, (text,)) for label, text in rows if text))


def _lists_to_tick(akt: Akt) -> Iterator[Block]:
    day = akt.sammantrade.datum
    for heading, roles in _GROUPS:
        mandat = [mandat for mandat in akt.mandat if mandat.roll in roles and mandat.galler(day)]
        if mandat:
            yield Heading(heading, level=2)
            yield _table(akt, sorted(mandat, key=lambda each: (roles.index(each.roll), each.ordning)), heading)


def _table(akt: Akt, mandat: Sequence[Mandat], heading: str) -> DataTable:
    """One row for each person, with room for a cross and clock times, and for an ersättare whose seat it is."""
    serves = any(each.roll is Mandatroll.ERSATTARE for each in mandat)
    to_fill_in = ("Närvarande", "Kom kl.", "Gick kl.", *(("Tjänstgör för",) if serves else ()))
    room = "närvaro, klockslag och tjänstgöring" if serves else "närvaro och klockslag"
    return DataTable(
        alignments=(_LEFT, _CENTER, _CENTER, _CENTER, *((_LEFT,) if serves else ())),
        header=("Namn", *to_fill_in),
        rows=tuple((_name(akt, each), *("" for _ in to_fill_in)) for each in mandat),
        widths=(0.39, 0.16, 0.11, 0.11, 0.23) if serves else (0.62, 0.16, 0.11, 0.11),
        row_headers=True,
        summary=f"{heading}: en rad för varje person med plats för {room}",
    )


def _name(akt: Akt, mandat: Mandat) -> str:
    person = akt.person(mandat.person_id)
    name = f"{person.namn} ({mandat.parti})" if mandat.parti else person.namn
    said = _ROLE_WORDS.get(mandat.roll, person.titel)
    absent = any(forhinder.person_id == mandat.person_id for forhinder in akt.forhinder)
    return ", ".join(part for part in (name, said, "förhinder" if absent else "") if part)
