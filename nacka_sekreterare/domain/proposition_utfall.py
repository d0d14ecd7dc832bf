"""What became of each proposition, what is to be put next, and what became of each yrkande (KL 5:53–56, 5:67 p. 2–3).

The outcome is what the ordförande found, unless a votering was held on it: then the votes decide, and nothing is typed.
"""

from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.proposition import Alternativ, Proposition, Propositionsslag
from nacka_sekreterare.domain.propositionsordning import (
    AVGORAS,
    AVSLAG,
    Fraga,
    alternativ_of,
    fraga_of,
    fragor_of,
    huvudforslag_of,
    meet_winners,
    propositioner_of,
)
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.domain.votering import Rostval, Votering
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

LATER = frozenset({Yrkandeslag.BORDLAGGNING, Yrkandeslag.ATERREMISS})


class Yrkandeutfall(StrEnum):
    """What became of a yrkande."""

    BIFALLET = "bifallet"
    AVSLAGET = "avslaget"
    EJ_PROVAT = "ej_provat"  # something before it settled the matter


class Steg(Value):
    """What is to be put next: the proposition, and what Ja and Nej would stand for in a votering on it.

    `huvudforslag_valjs`: among three or more proposals a votering needs a huvudförslag first; then Ja and Nej are None.
    """

    proposition: Proposition
    alternativ: tuple[Alternativ, ...]  # what can be found, in the order they are put
    ja: Alternativ | None = None
    nej: Alternativ | None = None
    huvudforslag_valjs: bool = False


def votering_on(akt: Akt, proposition: Proposition) -> Votering | None:
    """The votering held on a proposition; the last one, if it was taken again."""
    held = [v for v in akt.voteringar_of(proposition.arende_id) if v.proposition_id == proposition.id]
    return max(held, key=lambda votering: votering.ordning, default=None)


def alternativ_put(akt: Akt, proposition: Proposition) -> tuple[Alternativ, ...]:
    """What can win a proposition: in a huvudvotering only the huvudförslag and the motförslag; all where it is open."""
    if proposition.slag is not Propositionsslag.HUVUD:
        single = len(proposition.alternativ) == 1 and proposition.slag is not Propositionsslag.MOTFORSLAG
        return (*proposition.alternativ, AVSLAG) if single else proposition.alternativ
    main = huvudforslag_of(akt, fraga_of(proposition))
    if main is None:
        return proposition.alternativ if len(proposition.alternativ) > 1 else (*proposition.alternativ, AVSLAG)
    rival = motforslag_of(akt, fraga_of(proposition))
    return (main,) if rival is None else (main, rival)


def motforslag_of(akt: Akt, fraga: Fraga) -> Alternativ | None:
    """The proposal that meets the huvudförslag, once it is chosen."""
    steps = propositioner_of(akt, fraga, Propositionsslag.MOTFORSLAG)
    return utfall_of(akt, steps[-1]) if steps else None


def utfall_of(akt: Akt, proposition: Proposition) -> Alternativ | None:
    """What won: by the votes where a votering was held, else what the ordförande found; None while it is open.

    A votering on something else than what is put (a yrkande was withdrawn since) is no outcome.
    """
    votering, put = votering_on(akt, proposition), alternativ_put(akt, proposition)
    if votering is None:
        won = proposition.funnet
    elif {votering.ja, votering.nej} <= set(put):
        won = {Rostval.JA: votering.ja, Rostval.NEJ: votering.nej}.get(votering.vinnare or Rostval.AVSTAR)
    else:
        return None
    return won if len(put) > 1 and won in put else None


def refresh_motforslag(akt: Akt, fraga: Fraga) -> tuple[Proposition, ...]:
    """The motförslag steps of a question as they should be after what the earlier of them came to."""
    steps = propositioner_of(akt, fraga, Propositionsslag.MOTFORSLAG)
    for index in range(1, len(steps)):
        won = [utfall_of(akt, step) for step in steps[:index]]
        fresh = meet_winners(steps[: index + 1], won)
        steps = (*fresh, *steps[index + 1 :])
        akt = akt.model_copy(update={"propositioner": _replaced(akt.propositioner, fresh)})
    return steps


def _replaced(all_of_akt: tuple[Proposition, ...], fresh: tuple[Proposition, ...]) -> tuple[Proposition, ...]:
    by_id = {one.id: one for one in fresh}
    return tuple(by_id.get(one.id, one) for one in all_of_akt)


# --- what is put next -------------------------------------------------------------------------------------------------
def nasta_steg(akt: Akt, fraga: Fraga) -> Steg | None:
    """What is to be put next on a question; None when all is settled or the matter was put off."""
    if settled_later(akt, Fraga(arende_id=fraga.arende_id)) or settled_later(akt, fraga):
        return None
    open_steps = [one for one in propositioner_of(akt, fraga) if utfall_of(akt, one) is None]
    order = list(_PUT_ORDER)
    open_steps.sort(key=lambda one: (order.index(one.slag), one.ordning))
    is_rejected = _is_rejected(akt, fraga)
    to_put = [one for one in open_steps if not (is_rejected and one.slag is Propositionsslag.TILLAGG)]
    return steg_of(akt, to_put[0]) if to_put else None


def nasta_steg_of_arende(akt: Akt, arende_id: UUID) -> Steg | None:
    """What is to be put next in an ärende: on the whole § first, then point by point."""
    found = (nasta_steg(akt, fraga) for fraga in fragor_of(akt, arende_id))
    return next((steg for steg in found if steg is not None), None)


def steg_of(akt: Akt, proposition: Proposition) -> Steg:
    """A proposition as it is put: what can be found, and what Ja and Nej would stand for.

    Ja stands for what the ordförande found, else for what is put first; so Ja may mean avslag.
    """
    put = alternativ_put(akt, proposition)
    if len(put) != 2 and proposition.slag is not Propositionsslag.AVGORANDE:
        choosing = len(put) > 2 and proposition.slag is Propositionsslag.HUVUD
        return Steg(proposition=proposition, alternativ=put, huvudforslag_valjs=choosing)
    first, second = put[:2]
    if proposition.funnet == second and proposition.slag in {Propositionsslag.HUVUD, Propositionsslag.MOTFORSLAG}:
        first, second = second, first
    return Steg(proposition=proposition, alternativ=put, ja=first, nej=second)


# A motförslag is chosen before the huvudvotering, though the main question was put first.
_PUT_ORDER = (
    Propositionsslag.AVGORANDE,
    Propositionsslag.MOTFORSLAG,
    Propositionsslag.HUVUD,
    Propositionsslag.TILLAGG,
)


def settled_later(akt: Akt, fraga: Fraga) -> Proposition | None:
    """The proposition by which the matter was bordlagd or återremitterad; None when it was not."""
    for proposition in propositioner_of(akt, fraga, Propositionsslag.AVGORANDE):
        yrkande = won_yrkande(akt, proposition)
        if yrkande is not None and yrkande.slag in LATER:
            return proposition
    return None


def won_yrkande(akt: Akt, proposition: Proposition) -> Yrkande | None:
    """The yrkande that won a proposition; None where something else did, or nothing yet."""
    won = utfall_of(akt, proposition)
    found = (y for y in akt.yrkanden_of(proposition.arende_id) if won is not None and y.id == won.yrkande_id)
    return next(found, None)


def _is_rejected(akt: Akt, fraga: Fraga) -> bool:
    mains = propositioner_of(akt, fraga, Propositionsslag.HUVUD)
    return any(utfall_of(akt, main) == AVSLAG for main in mains)


# --- what became of the yrkanden --------------------------------------------------------------------------------------
def yrkandeutfall(akt: Akt, yrkande: Yrkande) -> Yrkandeutfall | None:
    """What became of a yrkande; None while it is open, or where no proposition on it was recorded."""
    fraga, alternativ = fraga_of(yrkande), alternativ_of(yrkande)
    slag = _settled_by(yrkande)
    steps = [p for p in propositioner_of(akt, fraga, slag) if alternativ in p.alternativ]
    if not steps:
        return _of_whole_paragraf(akt, yrkande)
    won = utfall_of(akt, steps[0])
    if won is None:
        is_over = nasta_steg(akt, fraga) is None
        return Yrkandeutfall.EJ_PROVAT if is_over else None
    if slag is Propositionsslag.AVGORANDE:  # all formal yrkanden of a kind ask for the same
        return Yrkandeutfall.AVSLAGET if won in {AVGORAS, AVSLAG} else Yrkandeutfall.BIFALLET
    return Yrkandeutfall.BIFALLET if won == alternativ else Yrkandeutfall.AVSLAGET


def _settled_by(yrkande: Yrkande) -> Propositionsslag:
    match yrkande.slag:
        case Yrkandeslag.TILLAGG:
            return Propositionsslag.TILLAGG
        case Yrkandeslag.AJOURNERING | Yrkandeslag.BORDLAGGNING | Yrkandeslag.ATERREMISS:
            return Propositionsslag.AVGORANDE
        case _:
            return Propositionsslag.HUVUD


def _of_whole_paragraf(akt: Akt, yrkande: Yrkande) -> Yrkandeutfall | None:
    """A yrkande on one beslutspunkt is not put when the whole § was put off."""
    whole = Fraga(arende_id=yrkande.arende_id)
    return Yrkandeutfall.EJ_PROVAT if yrkande.beslutspunkt_id and settled_later(akt, whole) else None
