"""Propositionsordning: in which order the ordförande puts the proposals (KL 5:53, 5:67 p. 2).

Formal yrkanden come first, then the matter itself, tilläggsyrkanden last. Where a votering is asked for among three or
more proposals, those that are not the huvudförslag meet two and two for the place as motförslag.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from uuid import UUID, uuid5

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.proposition import Alternativ, Alternativslag, Proposition, Propositionsslag
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.domain.votering import Votering
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

FORMAL_ORDER = (Yrkandeslag.AJOURNERING, Yrkandeslag.BORDLAGGNING, Yrkandeslag.ATERREMISS)
FORSLAGET = Alternativ(slag=Alternativslag.FORSLAGET)
AVSLAG = Alternativ(slag=Alternativslag.AVSLAG)
AVGORAS = Alternativ(slag=Alternativslag.AVGORAS)


class Fraga(Value):
    """What one beslutsgång settles: a beslutspunkt, or the whole § where `beslutspunkt_id` is None."""

    arende_id: UUID
    beslutspunkt_id: UUID | None = None


def fraga_of(value: Proposition | Votering | Yrkande) -> Fraga:
    """The question that a proposition, a votering or a yrkande belongs to."""
    return Fraga(arende_id=value.arende_id, beslutspunkt_id=value.beslutspunkt_id)


def fragor_of(akt: Akt, arende_id: UUID) -> tuple[Fraga, ...]:
    """The whole §, then every beslutspunkt that has yrkanden, propositioner or voteringar of its own."""
    found = (standing_yrkanden(akt, arende_id), akt.propositioner_of(arende_id), akt.voteringar_of(arende_id))
    busy = {value.beslutspunkt_id for values in found for value in values}
    ids = [None, *(punkt.id for punkt in akt.beslutspunkter_of(arende_id) if punkt.id in busy)]
    return tuple(Fraga(arende_id=arende_id, beslutspunkt_id=punkt_id) for punkt_id in ids)


def fragor_to_put(akt: Akt, arende_id: UUID) -> tuple[Fraga, ...]:
    """The questions of a beslutsgång: every point with yrkanden of its own, and the § for what is left of it."""
    whole, *own = fragor_of(akt, arende_id)
    moved = [fraga for fraga in own if yrkanden_of(akt, fraga)]
    is_needed = bool(yrkanden_of(akt, whole)) or len(moved) < max(len(punkter_of(akt, whole)), 1)
    return (*((whole,) if is_needed else ()), *moved)


def standing_yrkanden(akt: Akt, arende_id: UUID) -> tuple[Yrkande, ...]:
    """The yrkanden of an ärende that were not withdrawn, formal ones first (KL 5:67 p. 1)."""
    standing = [yrkande for yrkande in akt.yrkanden_of(arende_id) if not yrkande.ar_aterkallat]
    return tuple(sorted(standing, key=lambda yrkande: (yrkande.slag not in FORMAL_ORDER, yrkande.ordning)))


def yrkanden_of(akt: Akt, fraga: Fraga, *kinds: Yrkandeslag) -> tuple[Yrkande, ...]:
    """The standing yrkanden on a question: all of them, or those of some kinds in the order of the kinds."""
    own = [y for y in standing_yrkanden(akt, fraga.arende_id) if y.beslutspunkt_id == fraga.beslutspunkt_id]
    return tuple(y for kind in kinds for y in own if y.slag is kind) if kinds else tuple(own)


def propositioner_of(akt: Akt, fraga: Fraga, *kinds: Propositionsslag) -> tuple[Proposition, ...]:
    """The propositioner on a question in the order they are put, or those of some kinds."""
    own = [p for p in akt.propositioner_of(fraga.arende_id) if p.beslutspunkt_id == fraga.beslutspunkt_id]
    return tuple(sorted((p for p in own if not kinds or p.slag in kinds), key=lambda one: one.ordning))


def voteringar_of(akt: Akt, fraga: Fraga) -> tuple[Votering, ...]:
    """The voteringar on one beslutspunkt, or those on the whole §, in order."""
    found = (v for v in akt.voteringar_of(fraga.arende_id) if v.beslutspunkt_id == fraga.beslutspunkt_id)
    return tuple(sorted(found, key=lambda votering: votering.ordning))


def punkter_of(akt: Akt, fraga: Fraga) -> tuple[Beslutspunkt, ...]:
    """The beslutspunkter that a question is about, without those that a tilläggsyrkande added."""
    added = {tillaggspunkt_id(p) for p in akt.propositioner_of(fraga.arende_id)}
    own = akt.beslutspunkter_of(fraga.arende_id)
    return tuple(p for p in own if fraga.beslutspunkt_id in {None, p.id} and p.id not in added)


def tillaggspunkt_id(proposition: Proposition) -> UUID:
    """The id of the beslutspunkt that a tilläggsyrkande becomes where the § has several."""
    return uuid5(proposition.id, "beslutspunkt")


def foresla_propositionsordning(
    akt: Akt, arende_id: UUID, beslutspunkt_id: UUID | None = None
) -> tuple[Proposition, ...]:
    """The propositioner that the standing yrkanden ask for: formal ones, the matter itself, each tilläggsyrkande.

    One step stands for all formal yrkanden of a kind. The same yrkanden always give propositioner with the same ids.
    """
    fraga = Fraga(arende_id=arende_id, beslutspunkt_id=beslutspunkt_id)
    return tuple(
        Proposition(
            id=uuid5(arende_id, f"{beslutspunkt_id}/{slag}/{what}"),
            arende_id=arende_id,
            beslutspunkt_id=beslutspunkt_id,
            ordning=ordning,
            slag=slag,
            alternativ=alternativ,
        )
        for ordning, (slag, what, alternativ) in enumerate(_steps(akt, fraga))
    )


def _steps(akt: Akt, fraga: Fraga) -> Iterator[tuple[Propositionsslag, str, tuple[Alternativ, ...]]]:
    """Each step: its slag, what tells it from the others of that slag, and what is put."""
    for kind in FORMAL_ORDER:
        moved = tuple(alternativ_of(yrkande) for yrkande in yrkanden_of(akt, fraga, kind))
        if moved:
            put = (*moved, AVSLAG) if kind is Yrkandeslag.AJOURNERING else (AVGORAS, *moved)
            yield Propositionsslag.AVGORANDE, kind.value, put
    yield Propositionsslag.HUVUD, "", _main_alternativ(akt, fraga)
    for yrkande in yrkanden_of(akt, fraga, Yrkandeslag.TILLAGG):
        yield Propositionsslag.TILLAGG, str(yrkande.id), (alternativ_of(yrkande), AVSLAG)


def _main_alternativ(akt: Akt, fraga: Fraga) -> tuple[Alternativ, ...]:
    """The proposals in the matter itself; the förslag first, where there is one to bifalla or avslå."""
    has_forslag = any(not punkt.forslag.is_empty for punkt in punkter_of(akt, fraga))
    changes = [alternativ_of(yrkande) for yrkande in yrkanden_of(akt, fraga, Yrkandeslag.ANDRING)]
    is_rejected = bool(yrkanden_of(akt, fraga, Yrkandeslag.AVSLAG))
    is_main = has_forslag or is_rejected or bool(yrkanden_of(akt, fraga, Yrkandeslag.BIFALL)) or not changes
    return (*((FORSLAGET,) if is_main else ()), *((AVSLAG,) if is_rejected else ()), *changes)


def alternativ_of(yrkande: Yrkande) -> Alternativ:
    """What a yrkande stands for among the alternatives: bifall is the förslag itself."""
    plain = {Yrkandeslag.BIFALL: FORSLAGET, Yrkandeslag.AVSLAG: AVSLAG}
    return plain.get(yrkande.slag) or Alternativ(slag=Alternativslag.YRKANDE, yrkande_id=yrkande.id)


# --- kontraproposition ------------------------------------------------------------------------------------------------
def huvudforslag_of(akt: Akt, fraga: Fraga) -> Alternativ | None:
    """The proposal that the others became or become motförslag to; None where no motförslag is to be chosen."""
    steps = propositioner_of(akt, fraga, Propositionsslag.MOTFORSLAG)
    opposed = {alternativ for step in steps for alternativ in step.alternativ}
    mains = propositioner_of(akt, fraga, Propositionsslag.HUVUD)
    left = [one for one in mains[0].alternativ if one not in opposed] if steps and mains else []
    return left[0] if left else None


def foresla_motforslag(huvud: Proposition, huvudforslag: Alternativ) -> tuple[Proposition, ...]:
    """The steps in which the others meet two and two; who wins one meets the next of them.

    Of a later step only the new alternative is known: `refresh_motforslag` adds who it meets.
    """
    others = [one for one in huvud.alternativ if one != huvudforslag]
    if len(others) < 2:
        return ()
    met = [tuple(others[:2]), *((other,) for other in others[2:])]
    return tuple(
        huvud.model_copy(
            update={
                "id": uuid5(huvud.id, f"motforslag/{index}"),
                "ordning": huvud.ordning + 1 + index,
                "slag": Propositionsslag.MOTFORSLAG,
                "alternativ": alternativ,
                "funnet": None,
            }
        )
        for index, alternativ in enumerate(met)
    )


def meet_winners(steps: Sequence[Proposition], won: Iterable[Alternativ | None]) -> tuple[Proposition, ...]:
    """The motförslag steps with who each one's new alternative meets: whoever `won` the step before it."""
    winners = list(won)
    fresh = list(steps[:1])
    for index, (_, step) in enumerate(pairwise(steps)):
        newcomer, winner = step.alternativ[-1], winners[index]
        alternativ = (newcomer,) if winner is None else (winner, newcomer)
        funnet = step.funnet if step.funnet in alternativ and winner is not None else None
        fresh.append(step.model_copy(update={"alternativ": alternativ, "funnet": funnet}))
    return tuple(fresh)


def refresh_ordning(akt: Akt, fraga: Fraga) -> tuple[Proposition, ...]:
    """The propositioner of a question as its yrkanden now ask for: what was found stays where it can.

    Steps that she put in an order of her own keep it; new ones go last among those of their slag.
    """
    old = {one.id: one for one in propositioner_of(akt, fraga)}
    proposed = foresla_propositionsordning(akt, fraga.arende_id, fraga.beslutspunkt_id)
    main = huvudforslag_of(akt, fraga)
    wanted: list[Proposition] = []
    for step in proposed:
        wanted.append(_kept(step, old))
        if step.slag is Propositionsslag.HUVUD and main in step.alternativ:
            wanted += [_kept(counter, old) for counter in foresla_motforslag(step, main)]
    rank, places = list(Propositionsslag), {key: place for place, key in enumerate(old)}
    ranks = [rank.index(one.slag) for one in old.values()]
    is_rearranged = ranks != sorted(ranks)
    wanted.sort(key=lambda one: (0 if is_rearranged else rank.index(one.slag), places.get(one.id, len(places))))
    return tuple(one.model_copy(update={"ordning": ordning}) for ordning, one in enumerate(wanted))


def _kept(step: Proposition, old: Mapping[UUID, Proposition]) -> Proposition:
    before = old.get(step.id)
    if before and step.slag is Propositionsslag.MOTFORSLAG and before.alternativ[-1:] == step.alternativ[-1:]:
        return before
    is_same = before is not None and before.funnet in step.alternativ
    return step.model_copy(update={"funnet": before.funnet}) if before and is_same else step
