"""Who signs a justering, and for which §§: what is recorded, filled in with who presided (KL 5:65, 5:69, 6:35).

One source for the signature block, the front page and the window. The chair of a § is one datum (`ordforande_of`), so a
recorded ordförande without §§ of their own signs for those they presided over, and nobody signs for a meeting that they
were away from.
"""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import ordforande_of, rostlangder
from nacka_sekreterare.domain.value import Value

_DONE = frozenset({Signatarstatus.GODKANT, Signatarstatus.UNDERTECKNAT})


class Underskrift(Value):
    """One line to sign on. `nummer` empty: for all the §§. `signatar_id` None: it follows from the meeting alone."""

    roll: Signatarroll
    person_id: UUID | None = None
    nummer: tuple[int, ...] = ()
    signatar_id: UUID | None = None


def underskrifter(akt: Akt, justering: Justering | None) -> tuple[Underskrift, ...]:
    """The lines of a justering's signature block, secretary first; a role nobody has gets a line without a name."""
    recorded = [s for s in akt.signatarer if justering and s.justering_id == justering.id]
    of_role = {roll: sorted((s for s in recorded if s.roll is roll), key=_ordning) for roll in Signatarroll}
    return (
        *_sekreterare(akt, of_role[Signatarroll.SEKRETERARE]),
        *_ordforande(akt, justering, of_role[Signatarroll.ORDFORANDE]),
        *_justerare(akt, justering, of_role[Signatarroll.JUSTERARE]),
    )


def field_names(lines: Sequence[Underskrift]) -> tuple[str, ...]:
    """The name of each line's signature field: "sekreterare", "ordforande-1", "justerare-2", as the lines stand.

    The one secretary has no number; a file that was sent tells by these names who signed where.
    """
    counts: dict[Signatarroll, int] = {}
    names = []
    for line in lines:
        counts[line.roll] = number = counts.get(line.roll, 0) + 1
        is_alone = line.roll is Signatarroll.SEKRETERARE and number == 1
        names.append(line.roll.value if is_alone else f"{line.roll.value}-{number}")
    return tuple(names)


def ordforande_of_justering(akt: Akt, justering: Justering | None) -> tuple[Underskrift, ...]:
    """Those who presided over the §§ of a justering, in the order they took the chair."""
    return tuple(u for u in underskrifter(akt, justering) if u.roll is Signatarroll.ORDFORANDE and u.person_id)


def changed_ordforande(akt: Akt) -> Mapping[int, UUID]:
    """Who presided over each § number that another than the sammanträde's usual chair presided over."""
    return akt.derived(_changed_ordforande)


def _changed_ordforande(akt: Akt) -> Mapping[int, UUID]:
    chairs = {number: who for number, who in akt.derived(_chairs).items() if who}
    people = list(chairs.values())
    usual = max(dict.fromkeys(people), key=people.count, default=None)
    return {number: who for number, who in chairs.items() if who != usual}


def _sekreterare(akt: Akt, recorded: Sequence[Signatar]) -> Iterable[Underskrift]:
    if recorded:
        return [_of(akt, signatar) for signatar in recorded]
    day = akt.sammantrade.datum
    holder = (m.person_id for m in akt.mandat if m.roll is Mandatroll.SEKRETERARE and m.galler(day))
    return [Underskrift(roll=Signatarroll.SEKRETERARE, person_id=next(holder, None))]


def _ordforande(akt: Akt, justering: Justering | None, recorded: Sequence[Signatar]) -> Iterable[Underskrift]:
    numbers = akt.nummer_of_justering(justering) if justering else akt.paragrafnummer
    presided = {number: akt.derived(_chairs)[number] for number in numbers}
    said = {number: s.person_id for s in recorded for number in _numbers(akt, s)}
    presided |= {number: who for number, who in said.items() if number in presided and not _is_set(akt, number)}
    spare = next((s.person_id for s in recorded), None)  # for a § of which nothing says who presided
    chairs: dict[UUID, list[int]] = {}
    for number, who in presided.items():
        if who or spare:
            chairs.setdefault(who or spare, []).append(number)  # type: ignore[arg-type]
    for signatar in recorded:
        if not presided or signatar.status in _DONE:
            chairs.setdefault(signatar.person_id, [])
    ids = {signatar.person_id: signatar.id for signatar in recorded}
    several = len(chairs) > 1
    return [
        Underskrift(
            roll=Signatarroll.ORDFORANDE,
            person_id=person_id,
            nummer=tuple(own) if several else (),
            signatar_id=ids.get(person_id),
        )
        for person_id, own in chairs.items()
    ] or [Underskrift(roll=Signatarroll.ORDFORANDE)]


def _justerare(akt: Akt, justering: Justering | None, recorded: Sequence[Signatar]) -> Iterable[Underskrift]:
    """Someone with §§ of their own takes the place of a justerare who did not serve there (jäv, away)."""
    if not recorded:
        return [Underskrift(roll=Signatarroll.JUSTERARE)] * max(akt.organ.installningar.antal_justerare, 1)
    special = {number for signatar in recorded for number in _numbers(akt, signatar)}
    found = []
    for signatar in recorded:
        line = _of(akt, signatar)
        if not line.nummer and special and justering:
            own = akt.nummer_of_justering(justering)
            left = tuple(n for n in own if n not in special or _served(akt, n, signatar.person_id))
            line = line.model_copy(update={"nummer": left if left != own else ()})
        found.append(line)
    return found


def _chairs(akt: Akt) -> dict[int, UUID | None]:
    return {number: ordforande_of(akt, arende_id) for number, arende_id in akt.derived(_arende_ids).items()}


def _is_set(akt: Akt, number: int) -> bool:
    paragraf = akt.paragraf_of(akt.derived(_arende_ids)[number])
    return paragraf is not None and paragraf.ordforande_id is not None


def _served(akt: Akt, number: int, person_id: UUID) -> bool:
    moments = rostlangder(akt, akt.derived(_arende_ids)[number])
    return not any(moments) or any(place.person_id == person_id for lage in moments for place in lage)


def _arende_ids(akt: Akt) -> dict[int, UUID]:
    return {akt.nummer_of(arende.id) or 0: arende.id for arende in akt.numrerade_arenden}


def _numbers(akt: Akt, signatar: Signatar) -> tuple[int, ...]:
    return tuple(sorted(akt.nummer[one] for one in signatar.paragraf_ids if one in akt.nummer))


def _of(akt: Akt, signatar: Signatar) -> Underskrift:
    return Underskrift(
        roll=signatar.roll, person_id=signatar.person_id, nummer=_numbers(akt, signatar), signatar_id=signatar.id
    )


def _ordning(signatar: Signatar) -> int:
    return signatar.ordning
