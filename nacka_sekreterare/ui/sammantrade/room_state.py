"""Who is where at the § that is shown: the groups of "I salen" as plain rows. Pure functions over the akt."""

from dataclasses import dataclass, field
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.justering import Signatarroll
from nacka_sekreterare.domain.narvaro import Lage, Narvaro, Narvaroroll, Tidslinje
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import (
    Beslutsforhet,
    beslutsforhet,
    javiga,
    ordforande_of,
    rostlangd,
    seat_rank,
    tidslinje,
)

_MANDAT_WORDS = {
    Mandatroll.ORDFORANDE: "ordförande",
    Mandatroll.FORSTE_VICE_ORDFORANDE: "1:e vice",
    Mandatroll.ANDRE_VICE_ORDFORANDE: "2:e vice",
    Mandatroll.INSYNSPLATS: "insyn",
    Mandatroll.PERSONALFORETRADARE: "personalföreträdare",
    Mandatroll.SEKRETERARE: "sekreterare",
}
GROUPS = ("Tjänstgörande", "Ej tjänstgörande", "Övriga", "Borta")


@dataclass(frozen=True)
class RoomRow:
    """One person in a group: the note says for whom, since when, and what is special."""

    person_id: UUID
    name: str
    note: str
    group: str
    has_accent: bool = False  # serves for somebody else
    is_away: bool = False
    is_remote: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.name, self.note, self.group.lower()) if part)


@dataclass(frozen=True)
class RoomState:
    """Everything that "I salen" shows at a §."""

    rows: tuple[RoomRow, ...] = ()
    quorum: Beslutsforhet | None = None
    is_upprop: bool = False  # nothing recorded yet: everybody counts as coming but those with förhinder
    javiga: frozenset[UUID] = field(default_factory=frozenset)
    ordforande_id: UUID | None = None


def anchor(akt: Akt, arende_id: UUID | None) -> Arende | None:
    """The ärende whose § says who is in the room: the shown one, else the nearest before it that takes a §."""
    ids = [arende.id for arende in akt.arenden]
    end = ids.index(arende_id) + 1 if arende_id in ids else 0
    before = [arende for arende in akt.arenden[:end] if akt.paragraf_of(arende.id)]
    after = [arende for arende in akt.arenden[end:] if akt.paragraf_of(arende.id)]
    return before[-1] if before else (after[0] if after else None)


def room_state(akt: Akt, arende_id: UUID | None) -> RoomState:
    """Who serves, who is there, who is away."""
    arende = anchor(akt, arende_id)
    if not akt.narvaro:
        return RoomState(rows=tuple(_upprop_rows(akt)), is_upprop=True)
    if arende is None:
        return RoomState()
    room = tidslinje(akt)
    paragraf = akt.paragraf_of(arende.id)
    lage = room.at_end(paragraf.id) if paragraf else {}
    barred = javiga(akt, arende.id)
    chair = ordforande_of(akt, arende.id, room=room)
    rows = [*_serving(akt, arende, room, lage, chair), *_others(akt, arende, lage, barred)]
    return RoomState(
        rows=tuple(sorted(rows, key=lambda row: GROUPS.index(row.group))),
        quorum=beslutsforhet(akt, arende.id, room=room),
        javiga=barred,
        ordforande_id=chair,
    )


def voters(akt: Akt) -> tuple[tuple[UUID, str], ...]:
    """Everybody with a mandat, by seat: among whom justerare and others are chosen."""
    held = [person.id for person in akt.personer if _is_elected(akt, person.id)]
    return tuple((person, akt.namn(person)) for person in sorted(held, key=lambda person: seat_rank(akt, person)))


def present(akt: Akt, arende_id: UUID | None) -> tuple[tuple[UUID, str], ...]:
    """Those in the room, the tjänstgörande first; everybody elected before the upprop."""
    state = room_state(akt, arende_id)
    away = {row.person_id for row in state.rows if row.is_away and row.person_id not in state.javiga}
    listed = tuple((row.person_id, row.name) for row in state.rows if row.person_id not in away)
    known = {person for person, _ in listed}
    return listed + tuple((person, label) for person, label in voters(akt) if person not in known)


def _is_elected(akt: Akt, person_id: UUID) -> bool:
    mandat = akt.mandat_of(person_id)
    return mandat is not None and (mandat.roll.ar_ledamot or mandat.roll is Mandatroll.ERSATTARE)


def _upprop_rows(akt: Akt) -> list[RoomRow]:
    called = {f.inkallad_person_id: f.person_id for f in akt.forhinder if f.inkallad_person_id}
    away = {f.person_id: f.anteckning for f in akt.forhinder}
    held = [person for person in akt.personer if akt.mandat_of(person.id)]
    rows = []
    for person in sorted(held, key=lambda person: seat_rank(akt, person.id)):
        mandat = akt.mandat_of(person.id)
        roll = mandat.roll if mandat else Mandatroll.TJANSTEPERSON
        if person.id in away:
            note = "förhinder" + (f": {away[person.id]}" if away[person.id] else "")
            rows.append(RoomRow(person.id, akt.namn(person.id), note, "Borta", is_away=True))
        elif person.id in called:
            note = f"för {akt.namn(called[person.id])}"
            rows.append(RoomRow(person.id, akt.namn(person.id), note, "Tjänstgörande", has_accent=True))
        elif roll.ar_ledamot:
            rows.append(RoomRow(person.id, akt.namn(person.id), _MANDAT_WORDS.get(roll, ""), "Tjänstgörande"))
        else:
            group = "Ej tjänstgörande" if roll is Mandatroll.ERSATTARE else "Övriga"
            rows.append(RoomRow(person.id, akt.namn(person.id), _MANDAT_WORDS.get(roll) or person.titel, group))
    return sorted(rows, key=lambda row: GROUPS.index(row.group))


def _serving(akt: Akt, arende: Arende, room: Tidslinje, lage: Lage, chair: UUID | None) -> list[RoomRow]:
    rows = []
    for place in rostlangd(akt, arende.id, room=room):
        entry = lage.get(place.person_id)
        is_standing_in = place.for_person_id is not None and place.for_person_id != place.person_id
        seat = f"för {akt.namn(place.for_person_id)}" if is_standing_in and place.for_person_id else ""
        mandat = akt.mandat_of(place.person_id)
        office = _MANDAT_WORDS.get(mandat.roll, "") if mandat else ""
        if place.person_id == chair:
            office = "ordförande"
        elif office == "ordförande":
            office = "leder inte"
        attests = "justerar" if place.person_id in own_justerare(akt, arende) else ""
        parts = [seat or office, _since(akt, entry), "distans" if place.ar_pa_distans else "", attests]
        if seat and place.person_id == chair:
            parts.insert(0, "ordförande")
        note = " ".join(parts[:2]).strip() if seat else ", ".join(part for part in parts[:2] if part)
        note = ", ".join(part for part in (note, *parts[2:]) if part)
        name, remote = akt.namn(place.person_id), place.ar_pa_distans
        rows.append(RoomRow(place.person_id, name, note, "Tjänstgörande", bool(seat), is_remote=remote))
    return rows


def own_justerare(akt: Akt, arende: Arende) -> tuple[UUID, ...]:
    """Those who justerar just this §."""
    own, justering = akt.paragraf_of(arende.id), akt.justering_of(arende.id)
    if own is None or justering is None:
        return ()
    signing = (one for one in akt.signatarer if one.justering_id == justering.id and own.id in one.paragraf_ids)
    return tuple(one.person_id for one in signing if one.roll is Signatarroll.JUSTERARE)


def away_here(akt: Akt, arende: Arende | None, person_id: UUID) -> Narvaro | None:
    """The entry by which somebody is away for this § only."""
    own = akt.paragraf_of(arende.id) if arende else None
    here = (e for e in akt.narvaro if own is not None and e.paragraf_id == own.id and e.person_id == person_id)
    return next((entry for entry in here if entry.roll is Narvaroroll.BORTA_EN_PARAGRAF), None)


def _others(akt: Akt, arende: Arende, lage: Lage, barred: frozenset[UUID]) -> list[RoomRow]:
    rows = []
    known = {person.id for person in akt.personer}
    listed = [p for p in {*lage, *(p.id for p in akt.personer if _is_elected(akt, p.id)), *barred} if p in known]
    for person_id in sorted(listed, key=lambda person: (seat_rank(akt, person), akt.namn(person))):
        entry = lage.get(person_id)
        if person_id in barred:
            rows.append(RoomRow(person_id, akt.namn(person_id), "jäv", "Borta", is_away=True))
        elif entry is None or entry.roll is Narvaroroll.FRANVARANDE:
            note = "denna §" if away_here(akt, arende, person_id) else _away_note(akt, entry, person_id)
            rows.append(RoomRow(person_id, akt.namn(person_id), note, "Borta", is_away=True))
        elif entry.roll is not Narvaroroll.TJANSTGORANDE:
            group = "Ej tjänstgörande" if entry.roll is Narvaroroll.EJ_TJANSTGORANDE else "Övriga"
            remote = entry.ar_pa_distans
            rows.append(RoomRow(person_id, akt.namn(person_id), _other_note(akt, entry), group, is_remote=remote))
    return rows


def _since(akt: Akt, entry: Narvaro | None) -> str:
    number = akt.nummer.get(entry.paragraf_id) if entry and entry.paragraf_id else None
    if number is None or number == min(akt.nummer.values(), default=0):
        return ""
    if entry and entry.ar_inne_i_paragraf:
        return f"inne i § {number}"
    is_for_one = any(one.roll.galler_en_paragraf for one in akt.narvaro if entry and one.id == entry.id)
    return f"bara § {number}" if is_for_one else f"från § {number}"


def _away_note(akt: Akt, entry: Narvaro | None, person_id: UUID) -> str:
    number = akt.nummer.get(entry.paragraf_id) if entry and entry.paragraf_id else None
    if number is not None:
        return f"gick § {number}"
    return "anmält förhinder" if any(f.person_id == person_id for f in akt.forhinder) else ""


def _other_note(akt: Akt, entry: Narvaro) -> str:
    person, mandat = akt.person(entry.person_id), akt.mandat_of(entry.person_id)
    office = (_MANDAT_WORDS.get(mandat.roll, "") if mandat else "") or person.titel
    number = akt.nummer.get(entry.paragraf_id) if entry.paragraf_id else None
    came = f"kom § {number}" if number is not None and entry.paragraf_id and _since(akt, entry) else ""
    return ", ".join(part for part in (office, came, "distans" if entry.ar_pa_distans else "") if part)
