"""Beslutsgång: in which order the ordförande put the proposals, and what was found (KL 5:53, 5:67 p. 2).

Told from the propositioner as they were recorded; for a § without any, from its yrkanden and its utfall.
"""

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslutsgang_utfall import derived_course, fragor
from nacka_sekreterare.domain.fraser import OMROSTNING_BEGARS, join_words, start_sentence
from nacka_sekreterare.domain.proposition import Alternativ, Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_text import ar_sista_motforslag, name_alternativ
from nacka_sekreterare.domain.proposition_utfall import (
    alternativ_put,
    settled_later,
    utfall_of,
    votering_on,
)
from nacka_sekreterare.domain.propositionsordning import (
    AVGORAS,
    AVSLAG,
    FORSLAGET,
    Fraga,
    huvudforslag_of,
    propositioner_of,
    yrkanden_of,
)

_COUNTS: Final = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio")
_Tell = Callable[[Akt, Proposition, Alternativ], str]
_MANY: Final = 3  # so many proposals are named before they are put against each other


def beslutsgang(akt: Akt, arende_id: UUID) -> tuple[str, ...]:
    """The paragraphs of the beslutsgång, one for each proposition; none where nothing but the förslag was put."""
    paragraphs: list[str] = []
    for prefix, underlag in fragor(akt, arende_id):
        if propositioner_of(akt, underlag.fraga):
            told = [*recorded_course(akt, underlag.fraga)]
        else:
            sentences = [*derived_course(underlag)]
            told = [" ".join(sentences)] if sentences else []
        paragraphs += [prefix + paragraph for paragraph in told]
    return tuple(paragraphs)


def recorded_course(akt: Akt, fraga: Fraga) -> Iterator[str]:
    """What was put and found on one question, step by step; a step that is still open is not told."""
    steps = [one for one in _in_telling_order(akt, fraga) if _is_begun(akt, one)]
    if _is_too_simple(akt, fraga, steps):
        return
    told = [(step, _sentences(akt, step, is_first=index == 0)) for index, step in enumerate(steps)]
    told = [part for step, sentences in told for part in ((step, sentences), *_huvudvotering_found(akt, step))]
    for index, (step, sentences) in enumerate(told):
        is_last = index == len(told) - 1
        yield " ".join(sentences) + ("" if is_last else _bridge(akt, step))


def _in_telling_order(akt: Akt, fraga: Fraga) -> Iterator[Proposition]:
    """As they are put, until the matter is put off."""
    later = settled_later(akt, fraga)
    for step in propositioner_of(akt, fraga):
        yield step
        if later is not None and step.id == later.id:
            return


def _is_begun(akt: Akt, step: Proposition) -> bool:
    is_opened = step.slag is Propositionsslag.HUVUD and huvudforslag_of(akt, _fraga(step)) is not None
    return is_opened or step.funnet is not None or votering_on(akt, step) is not None


def _is_too_simple(akt: Akt, fraga: Fraga, steps: list[Proposition]) -> bool:
    """Only the förslag was put and bifallet, nobody moved anything, and the organ does not always tell of it."""
    plain = len(steps) == 1 and steps[0].alternativ == (FORSLAGET,) and votering_on(akt, steps[0]) is None
    return plain and not yrkanden_of(akt, fraga) and not akt.organ.installningar.acklamation_alltid


def _sentences(akt: Akt, step: Proposition, *, is_first: bool) -> Iterator[str]:
    match step.slag:
        case Propositionsslag.AVGORANDE:
            yield from _formal(akt, step, "först" if is_first else "därefter")
        case Propositionsslag.HUVUD:
            yield from _main(akt, step, "" if is_first else " därefter")
        case Propositionsslag.MOTFORSLAG:
            yield from _counter(akt, step)
        case Propositionsslag.TILLAGG:
            put = f"Ordföranden ställer{'' if is_first else ' därefter'} proposition på {_names(akt, step)[0]}"
            yield from _found(akt, step, put, _granted)


# --- each kind of step ------------------------------------------------------------------------------------------------
def _formal(akt: Akt, step: Proposition, when: str) -> Iterator[str]:
    names = list(dict.fromkeys(_names(akt, step)))
    if AVGORAS in step.alternativ:
        put = f"Ordföranden ställer {when} proposition på om ärendet ska {' eller '.join(names)}"
        yield from _found(akt, step, put, _when_settled)
    else:
        put = f"Ordföranden ställer {when} proposition på {join_words(names[:-1])}"
        yield from _found(akt, step, put, _granted)


def _main(akt: Akt, step: Proposition, then: str) -> Iterator[str]:
    names = _names(akt, step)
    main = huvudforslag_of(akt, _fraga(step))
    if len(names) >= _MANY:
        count = _COUNTS[len(names) - 2] if len(names) - 2 < len(_COUNTS) else str(len(names))
        yield f"Det finns {count} förslag till beslut: {join_words(names)}."
        put = f"Ordföranden ställer{then} förslagen mot varandra"
    elif len(names) == 1:
        rest = " i övrigt" if _is_rest(akt, step) else ""
        put = f"Ordföranden frågar{then} om {names[0]}{rest} kan antas"
    else:
        put = f"Ordföranden ställer{then} proposition på {join_words(names)}"
    if main is None:
        yield from _found(akt, step, put, _decided)
        return
    yield f"{put} och finner att {_decided(akt, step, main)}."
    yield OMROSTNING_BEGARS
    name = "förslaget" if main == FORSLAGET else name_alternativ(akt, step, main)
    yield f"{start_sentence(name)} är huvudförslag i huvudvoteringen."


def _is_rest(akt: Akt, step: Proposition) -> bool:
    """True when a beslutspunkt is put by itself: then the question on the whole § is about the others."""
    others = (one.beslutspunkt_id for one in akt.propositioner_of(step.arende_id))
    return step.beslutspunkt_id is None and any(others)


def _counter(akt: Akt, step: Proposition) -> Iterator[str]:
    is_first = propositioner_of(akt, _fraga(step), Propositionsslag.MOTFORSLAG)[0].id == step.id
    lead = "För att utse motförslag" if is_first else "Därefter"
    yield from _found(akt, step, f"{lead} ställer ordföranden {' mot '.join(_names(akt, step))}", _chosen)


def _huvudvotering_found(akt: Akt, step: Proposition) -> Iterator[tuple[Proposition, Iterator[str]]]:
    """After the last motförslag: the huvudförslag against it, where something was found of that by acklamation."""
    mains = propositioner_of(akt, _fraga(step), Propositionsslag.HUVUD)
    is_chosen = step.slag is Propositionsslag.MOTFORSLAG and ar_sista_motforslag(akt, step)
    if is_chosen and mains and mains[0].funnet is not None:
        words = join_words(name_alternativ(akt, mains[0], one) for one in alternativ_put(akt, mains[0]))
        put = f"Ordföranden ställer därefter proposition på {words}"
        yield mains[0], _found(akt, mains[0], put, _decided)


# --- what was found ---------------------------------------------------------------------------------------------------
def _found(akt: Akt, step: Proposition, put: str, tell: _Tell) -> Iterator[str]:
    """What was put and what the ordförande found; then whether a votering was asked for."""
    yield f"{put} och finner att {tell(akt, step, step.funnet)}." if step.funnet else f"{put}."
    if votering_on(akt, step) is not None:
        yield OMROSTNING_BEGARS


def _when_settled(akt: Akt, step: Proposition, won: Alternativ) -> str:
    return f"ärendet ska {name_alternativ(akt, step, won)}"


def _granted(akt: Akt, step: Proposition, won: Alternativ) -> str:
    many = len([one for one in step.alternativ if one != AVSLAG]) > 1
    return f"{akt.organ.kortform} {'avslår' if won == AVSLAG else 'bifaller'} {'dem' if many else 'det'}"


def _decided(akt: Akt, step: Proposition, won: Alternativ) -> str:
    if won == AVSLAG:
        return f"{akt.organ.kortform} avslår {name_alternativ(akt, step, AVSLAG).removeprefix('avslag på ')}"
    if step.alternativ == (won,):
        return "så sker"
    name = "förslaget" if won == FORSLAGET else name_alternativ(akt, step, won)
    return f"{akt.organ.kortform} beslutar enligt {name}"


def _chosen(akt: Akt, step: Proposition, won: Alternativ) -> str:
    name = name_alternativ(akt, step, won)
    is_last = ar_sista_motforslag(akt, step)
    return (
        f"{name} {'har antagits som motförslag i huvudvoteringen' if is_last else 'ska prövas vidare som motförslag'}"
    )


def _bridge(akt: Akt, step: Proposition) -> str:
    """What a votering on a step came to, where more was put after it."""
    won = utfall_of(akt, step)
    if votering_on(akt, step) is None or won is None or step.slag is Propositionsslag.HUVUD:
        return ""
    tell = _chosen if step.slag is Propositionsslag.MOTFORSLAG else _granted
    formal = step.slag is Propositionsslag.AVGORANDE and AVGORAS in step.alternativ
    return f" Efter omröstning finner ordföranden att {(_when_settled if formal else tell)(akt, step, won)}."


def _names(akt: Akt, step: Proposition) -> list[str]:
    return [name_alternativ(akt, step, one) for one in step.alternativ]


def _fraga(step: Proposition) -> Fraga:
    return Fraga(arende_id=step.arende_id, beslutspunkt_id=step.beslutspunkt_id)
