"""The föredragningslista: its ärenden, their order, what they take with them to the next sammanträde."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.arende import Arende, Arendetyp
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.bilaga import Bilaga
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.narvaro import Narvaro
from nacka_sekreterare.domain.organ import Organ, Organinstallningar
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.narvarolinje import keep_seats
from nacka_sekreterare.services.numrering import add_paragraf
from nacka_sekreterare.services.ordning import by_ordning, place, renumber
from nacka_sekreterare.services.revision import name_changes, typed_field
from nacka_sekreterare.services.subject import act_on_arende, designation, paragraf_of, paragrafer_by_arende

_LABELS: Final = MappingProxyType(
    {
        "rubrik": "rubrik",
        "typ": "typ av ärende",
        "standardakt": "formaliapunkt",
        "dnr": "diarienummer",
        "nummer_text": "punktens nummer",
        "foredragande": "föredragande",
        "handlaggare": "handläggare",
        "anteckning": "anteckning",
        "ar_sekretess": "sekretess",
        "sekretess_lagrum": "lagrum för sekretess",
        "ar_stangt": "stängda dörrar",
        "ar_extra": "extra ärende",
        "justeras_omedelbart": "omedelbar justering",
        "ar_myndighetsutovning": "myndighetsutövning",
    }
)


def add_arende(
    kansli: Kansli,
    sammantrade_id: UUID,
    rubrik: str,
    *,
    typ: Arendetyp = Arendetyp.BESLUT,
    index: int | None = None,
    forslag: Sequence[FormattedText] = (),
    takes_paragraf: bool | None = None,
    **details: object,
) -> Outcome[Arende]:
    """Put an ärende on the list: at `index`, else where the organ's order of types places it.

    `takes_paragraf` None follows the organ's setting. On a closed sammanträde the § gets the next free number at once
    (a § that was forgotten). `forslag` become beslutspunkter; `details` are further fields of Arende.

    Raises:
        UserError: when the rubrik is empty.
    """
    if not rubrik.strip():
        raise UserError("Ärendet saknar rubrik. Skriv vad ärendet handlar om.")
    fields = {"sammantrade_id": sammantrade_id, "ordning": 0, "rubrik": rubrik.strip(), "typ": typ, **details}
    arende = Arende.model_validate(fields)
    with kansli.act("add_arende", f"Nytt ärende: {arende.rubrik}", sammantrade_id=sammantrade_id) as tx:
        habits = tx.get(Organ, tx.get(Sammantrade, sammantrade_id).organ_id).installningar
        placed = _insert(tx, arende, habits, index)
        for ordning, text in enumerate(forslag):
            tx.add(Beslutspunkt(arende_id=arende.id, ordning=ordning, forslag=text))
        if typ in habits.typer_med_paragraf if takes_paragraf is None else takes_paragraf:
            add_paragraf(tx, sammantrade_id, arende.id)
    return tx.outcome(placed)


def add_extra_arende(kansli: Kansli, sammantrade_id: UUID, rubrik: str, **details: object) -> Outcome[Arende]:
    """Raise an ärende after the kallelse (KL 4:20); `details` as for add_arende."""
    with kansli.act("add_extra_arende", f"Extra ärende: {rubrik.strip()}", sammantrade_id=sammantrade_id) as tx:
        arende = add_arende(kansli, sammantrade_id, rubrik, ar_extra=True, **details).value  # type: ignore[arg-type]
    return tx.outcome(arende)


def update_arende(kansli: Kansli, arende_id: UUID, **changes: object) -> Outcome[Arende]:
    """Change fields of an ärende: rubrik, typ, dnr, föredragande, sekretess and so on.

    Raises:
        UserError: when its § is justerad.
    """
    field = typed_field("arende", arende_id, changes)
    with act_on_arende(kansli, "update_arende", arende_id, name_changes(_LABELS, changes), field=field) as (tx, _):
        arende = tx.change(Arende, arende_id, **changes)
    return tx.outcome(arende)


def set_takes_paragraf(kansli: Kansli, arende_id: UUID, takes: bool) -> Outcome[Paragraf | None]:
    """Let an ärende take a § or not.

    Raises:
        UserError: when the § number is fixed and would go.
    """
    what = "tar paragraf" if takes else "tar inte paragraf"
    with act_on_arende(kansli, "set_takes_paragraf", arende_id, what) as (tx, arende):
        paragraf = paragraf_of(tx, arende_id)
        if takes and paragraf is None:
            paragraf = add_paragraf(tx, arende.sammantrade_id, arende_id)
        elif not takes and paragraf is not None:
            _refuse_fixed(tx, arende, paragraf)
            with keep_seats(tx, arende.sammantrade_id):
                _detach_narvaro(tx, arende, paragraf)
                tx.remove_tree(paragraf)
            paragraf = None
    return tx.outcome(paragraf)


def remove_arende(kansli: Kansli, arende_id: UUID) -> Outcome[None]:
    """Take an ärende off the list with all that belongs to it.

    Raises:
        UserError: when its § number is fixed; then it utgår instead.
    """
    with act_on_arende(kansli, "remove_arende", arende_id, "ärendet borttaget") as (tx, arende):
        tx.sentence = f"Ärendet borttaget: {arende.rubrik}"
        with keep_seats(tx, arende.sammantrade_id):
            _remove(tx, arende)
    return tx.outcome(None)


def move_arende(kansli: Kansli, arende_id: UUID, index: int) -> Outcome[tuple[Arende, ...]]:
    """Move an ärende to a place on the list. Answers with the whole list in its new order.

    Raises:
        UserError: when its § number is fixed.
        ContradictionError: when two would sit in one seat by the närvaro in the new order.
    """
    with act_on_arende(kansli, "move_arende", arende_id, "flyttat på föredragningslistan") as (tx, arende):
        paragraf = paragraf_of(tx, arende_id)
        if paragraf is not None and paragraf.nummer is not None:
            raise UserError(f"{designation(tx, arende)} har ett fast nummer och kan inte flyttas.")
        with keep_seats(tx, arende.sammantrade_id):
            renumber(tx, place(tx.all(Arende, sammantrade_id=arende.sammantrade_id), arende_id, index))
        arenden = tx.all(Arende, sammantrade_id=arende.sammantrade_id)
    return tx.outcome(arenden)


def sort_arenden(kansli: Kansli, sammantrade_id: UUID) -> Outcome[tuple[Arende, ...]]:
    """Sort by the organ's order of types. Formalia that open or close the list and what has been dealt with stay."""
    with kansli.act("sort_arenden", "Föredragningslistan sorterad", sammantrade_id=sammantrade_id) as tx:
        arenden = tx.all(Arende, sammantrade_id=sammantrade_id)
        habits = tx.get(Organ, tx.get(Sammantrade, sammantrade_id).organ_id).installningar
        first, last = _movable(tx, arenden)
        movable = sorted(arenden[first:last], key=lambda arende: _rank(habits, arende.typ))
        with keep_seats(tx, sammantrade_id):
            renumber(tx, [*arenden[:first], *movable, *arenden[last:]])
        arenden = tx.all(Arende, sammantrade_id=sammantrade_id)
    return tx.outcome(arenden)


# --- private --------------------------------------------------------------------------------------------------------
def _insert(tx: Transaction, arende: Arende, habits: Organinstallningar, index: int | None) -> Arende:
    siblings = tx.all(Arende, sammantrade_id=arende.sammantrade_id)
    wanted = _usual_index(tx, siblings, habits, arende.typ) if index is None else max(0, min(index, len(siblings)))
    renumber(tx, [*siblings[:wanted], arende.model_copy(update={"ordning": wanted}), *siblings[wanted:]])
    return tx.add(arende.model_copy(update={"ordning": wanted}))


def _usual_index(tx: Transaction, arenden: tuple[Arende, ...], habits: Organinstallningar, typ: Arendetyp) -> int:
    """After the last movable ärende whose type comes before or is the same."""
    first, last = _movable(tx, arenden)
    ranks = [_rank(habits, arende.typ) for arende in arenden[first:last]]
    return first + max((i + 1 for i, rank in enumerate(ranks) if rank <= _rank(habits, typ)), default=0)


def _movable(tx: Transaction, arenden: tuple[Arende, ...]) -> tuple[int, int]:
    """Where the part of the list begins and ends that may be sorted."""
    paragrafer = paragrafer_by_arende(tx, arenden)
    dealt_with = [i for i, arende in enumerate(arenden) if _is_dealt_with(paragrafer.get(arende.id))]
    first = max(dealt_with, default=-1) + 1
    last = len(arenden)
    while first < last and arenden[first].typ is Arendetyp.FORMALIA:
        first += 1
    while first < last and arenden[last - 1].typ is Arendetyp.FORMALIA:
        last -= 1
    return first, last


def _is_dealt_with(paragraf: Paragraf | None) -> bool:
    return paragraf is not None and (paragraf.nummer is not None or paragraf.klubbad_at is not None)


def _rank(habits: Organinstallningar, typ: Arendetyp) -> int:
    return habits.typordning.index(typ) if typ in habits.typordning else len(habits.typordning)


def _refuse_fixed(tx: Transaction, arende: Arende, paragraf: Paragraf) -> None:
    if paragraf.nummer is not None:
        raise UserError(
            f"{designation(tx, arende)} har ett fast nummer och kan inte tas bort. Låt ärendet utgå i stället."
        )


def _remove(tx: Transaction, arende: Arende) -> None:
    paragraf = paragraf_of(tx, arende.id)
    if paragraf is not None:
        _refuse_fixed(tx, arende, paragraf)
        _detach_narvaro(tx, arende, paragraf)
    for bilaga in tx.all(Bilaga, arende_id=arende.id):
        tx.remove(bilaga)
    tx.remove_tree(arende)
    renumber(tx, tx.all(Arende, sammantrade_id=arende.sammantrade_id))


def _detach_narvaro(tx: Transaction, arende: Arende, paragraf: Paragraf) -> None:
    """Who came or went at a § that goes away came or went at the next one, or inside the one before.

    What is said of the next one already stands; what held for the § only goes with it.
    """
    entries = tx.all(Narvaro, paragraf_id=paragraf.id)
    if not entries:
        return
    later, earlier = _neighbours(tx, arende)
    said = {entry.person_id for entry in tx.all(Narvaro, paragraf_id=later) if not entry.ar_inne_i_paragraf}
    for entry in entries:
        if entry.roll.galler_en_paragraf or (later is not None and entry.person_id in said):
            tx.remove(entry)
        elif later is not None:
            tx.change(Narvaro, entry.id, paragraf_id=later, ar_inne_i_paragraf=False)
        else:
            tx.change(Narvaro, entry.id, paragraf_id=earlier, ar_inne_i_paragraf=earlier is not None)


def _neighbours(tx: Transaction, arende: Arende) -> tuple[UUID | None, UUID | None]:
    siblings = by_ordning(tx.all(Arende, sammantrade_id=arende.sammantrade_id))
    paragrafer = paragrafer_by_arende(tx, siblings)
    placed = [(other.ordning, paragrafer[other.id].id) for other in siblings if other.id in paragrafer]
    later = next((paragraf_id for ordning, paragraf_id in placed if ordning > arende.ordning), None)
    earlier = next((paragraf_id for ordning, paragraf_id in reversed(placed) if ordning < arende.ordning), None)
    return later, earlier
