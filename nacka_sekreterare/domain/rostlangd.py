"""Who serves, who presides and whether the organ may decide: for every § and at every moment inside it."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.narvaro import Lage, Narvaro, Narvaroroll, Tidslinje
from nacka_sekreterare.domain.organ import Organtyp
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.domain.votering import Rostval, Votering

_RANKS: Final = MappingProxyType({roll: rank for rank, roll in enumerate(Mandatroll)})
_CHAIRS: Final = (Mandatroll.ORDFORANDE, Mandatroll.FORSTE_VICE_ORDFORANDE, Mandatroll.ANDRE_VICE_ORDFORANDE)


class Rostlangdsplats(Value):
    """One seat that is filled: by its ledamot, or by an ersättare for `for_person_id`."""

    person_id: UUID
    for_person_id: UUID | None = None
    ar_pa_distans: bool = False


class Beslutsforhet(Value):
    """How many serve of how many seats, and how many the law asks for (KL 6:27)."""

    antal: int
    kravs: int
    antal_platser: int

    @property
    def ar_beslutsfor(self) -> bool:
        """True when more than half of the seats are filled."""
        return self.antal >= self.kravs


def tidslinje(akt: Akt) -> Tidslinje:
    """The room at every moment; §§ in the order they were handled, that of the föredragningslista."""
    return akt.tidslinje


def javiga(akt: Akt, arende_id: UUID) -> frozenset[UUID]:
    """Who must be out of the room for an ärende (KL 6:30; anställda 7:4)."""
    return frozenset(jav.person_id for jav in akt.jav_of(arende_id))


def rostlangd(akt: Akt, arende_id: UUID, *, room: Tidslinje | None = None) -> tuple[Rostlangdsplats, ...]:
    """Who decides on an ärende: the tjänstgörande when it is settled, jäviga removed (KL 4:22, 5:66–67, 6:30).

    In the order of the seats: an ersättare stands where the ledamot would. `room` saves work for who asks of many §§.
    """
    moments = rostlangder(akt, arende_id, room=room)
    return moments[-1] if moments else ()


def rostlangder(akt: Akt, arende_id: UUID, *, room: Tidslinje | None = None) -> tuple[tuple[Rostlangdsplats, ...], ...]:
    """The röstlängd at the start of an ärende and after each change inside it; a votering belongs to one of them."""
    paragraf = akt.paragraf_of(arende_id)
    if paragraf is None:
        return ()
    barred = javiga(akt, arende_id)
    return tuple(_seated(akt, lage, barred) for lage in (room or tidslinje(akt)).moments(paragraf.id))


def tjanstgorande(akt: Akt, arende_id: UUID, *, room: Tidslinje | None = None) -> tuple[frozenset[UUID], ...]:
    """Who is on the röstlängd at each moment of an ärende, in no order: for who asks of hundreds of §§."""
    paragraf = akt.paragraf_of(arende_id)
    if paragraf is None:
        return ()
    barred, moments = javiga(akt, arende_id), (room or tidslinje(akt)).moments(paragraf.id)
    return tuple(frozenset(entry.person_id for entry in _serving(lage)) - barred for lage in moments)


def beslutsforhet(akt: Akt, arende_id: UUID, *, room: Tidslinje | None = None) -> Beslutsforhet:
    """Whether the organ may settle an ärende: more than half of its seats, vacant ones counted (KL 6:27).

    Jäviga are not counted; only fullmäktige may decide although jäv brings it below (KL 5:46).
    """
    moments = beslutsforheter(akt, arende_id, room=room)
    return moments[-1] if moments else _of_count(akt, 0)


def beslutsforheter(akt: Akt, arende_id: UUID, *, room: Tidslinje | None = None) -> tuple[Beslutsforhet, ...]:
    """The same at the start of an ärende and after each change inside it: it is handled only while there are enough."""
    paragraf = akt.paragraf_of(arende_id)
    if paragraf is None:
        return ()
    barred = frozenset[UUID]() if akt.organ.typ is Organtyp.FULLMAKTIGE else javiga(akt, arende_id)
    moments = (room or tidslinje(akt)).moments(paragraf.id)
    return tuple(_of_count(akt, sum(e.person_id not in barred for e in _serving(lage))) for lage in moments)


def beslutsforhet_vid(akt: Akt, votering: Votering) -> Beslutsforhet:
    """Whether enough took part in a votering: who is frånvarande at it, or jävig, is not counted; who avstår is.

    Of a votering without names: as the § was settled.
    """
    if not votering.roster:
        return beslutsforhet(akt, votering.arende_id)
    barred = frozenset[UUID]() if akt.organ.typ is Organtyp.FULLMAKTIGE else javiga(akt, votering.arende_id)
    took_part = {rost.person_id for rost in votering.roster if rost.val is not Rostval.FRANVARANDE}
    return _of_count(akt, len(took_part - barred))


def _of_count(akt: Akt, count: int) -> Beslutsforhet:
    places = akt.organ.antal_platser
    return Beslutsforhet(antal=count, kravs=places // 2 + 1, antal_platser=places)


def ordforande_of(akt: Akt, arende_id: UUID, *, room: Tidslinje | None = None) -> UUID | None:
    """Who presides over an ärende: the one recorded for it, else the first in the succession who serves.

    An ersättare takes a seat, never the chair. None when nobody of them serves: then the secretary names one, for the
    § or for the sammanträde. Before any närvaro is recorded, the organ's ordförande.
    """
    paragraf = akt.paragraf_of(arende_id)
    if paragraf and paragraf.ordforande_id:
        return paragraf.ordforande_id
    moments = tjanstgorande(akt, arende_id, room=room)
    serving = moments[-1] if moments else frozenset()
    return next((who for who in akt.derived(succession) if not akt.narvaro or who in serving), None)


def succession(akt: Akt) -> tuple[UUID, ...]:
    """Ordförande, 1:e and 2:e vice ordförande, then whom the organ named for the sammanträde (KL 6:21; reglementet)."""
    held = {person.id: mandat.roll for person in akt.personer if (mandat := akt.mandat_of(person.id))}
    chairs = [person_id for roll in _CHAIRS for person_id, own in held.items() if own is roll]
    named = akt.sammantrade.tillfallig_ordforande_id
    return tuple(dict.fromkeys([*chairs, named] if named else chairs))


def seat_rank(akt: Akt, person_id: UUID) -> tuple[int, int]:
    """Where a person stands in every list of the organ: by role, then by the order of the mandat; others last."""
    mandat = akt.mandat_of(person_id)
    return (_RANKS[mandat.roll], mandat.ordning) if mandat else (len(_RANKS), 0)


def _serving(lage: Lage) -> Iterable[Narvaro]:
    return (entry for entry in lage.values() if entry.roll is Narvaroroll.TJANSTGORANDE)


def _seated(akt: Akt, lage: Lage, barred: frozenset[UUID]) -> tuple[Rostlangdsplats, ...]:
    serving = [entry for entry in _serving(lage) if entry.person_id not in barred]
    return tuple(
        Rostlangdsplats(person_id=entry.person_id, for_person_id=entry.for_person_id, ar_pa_distans=entry.ar_pa_distans)
        for entry in sorted(serving, key=lambda entry: seat_rank(akt, entry.for_person_id or entry.person_id))
    )
