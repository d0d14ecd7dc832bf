"""Taking ärenden along to another sammanträde: a bordlagt one is copied, one not dealt with is moved."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.arende import WRITTEN_BEFORE, Arende, Avsnitt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.arende import add_arende, remove_arende
from nacka_sekreterare.services.beslut import utga
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.numrering import number_of
from nacka_sekreterare.services.subject import paragraf_of

_CARRIED = (
    "typ",
    "dnr",
    "foredragande",
    "handlaggare",
    "skrivelse_date",
    "ar_sekretess",
    "sekretess_lagrum",
    "ar_stangt",
    "ar_myndighetsutovning",
)
_LEFT_OPEN = frozenset({Utfall.BORDLAGD, Utfall.ATERREMITTERAD})


def move_to_sammantrade(
    kansli: Kansli, arende_ids: Iterable[UUID], sammantrade_id: UUID | None = None
) -> Outcome[tuple[Arende, ...]]:
    """Bring ärenden to another sammanträde of the organ, None: the next one. Answers with them as they are there.

    A bordlagt or återremitterat ärende stays where it was decided and comes back with a note of it. One that was not
    dealt with leaves the list: it utgår when the kallelse is sent, else it is simply taken off.

    Raises:
        UserError: when there is no next sammanträde.
    """
    wanted = tuple(arende_ids)
    first = kansli.find(Arende, wanted[0]) if wanted else None
    sammantrade_id_of_act = first.sammantrade_id if first else None
    with kansli.act("move_to_sammantrade", "Ärenden flyttade", sammantrade_id=sammantrade_id_of_act) as tx:
        target = None
        moved: list[Arende] = []
        for arende_id in wanted:
            arende = tx.get(Arende, arende_id)
            target = target or _target(tx, arende, sammantrade_id)
            moved.append(_copy(kansli, tx, arende, target))
            _leave(kansli, tx, arende)
        if target is not None:
            count = "ett ärende" if len(moved) == 1 else f"{len(moved)} ärenden"
            tx.sentence = f"Flytt till sammanträdet {target.datum.isoformat()}: {count}"
    return tx.outcome(tuple(moved))


def _target(tx: Transaction, arende: Arende, sammantrade_id: UUID | None) -> Sammantrade:
    if sammantrade_id is not None:
        return tx.get(Sammantrade, sammantrade_id)
    own = tx.get(Sammantrade, arende.sammantrade_id)
    later = [s for s in tx.all(Sammantrade, organ_id=own.organ_id) if (s.datum, s.tid) > (own.datum, own.tid)]
    if not later:
        raise UserError("Det finns inget senare sammanträde. Skapa nästa sammanträde först.")
    return min(later, key=lambda sammantrade: (sammantrade.datum, sammantrade.tid))


def _copy(kansli: Kansli, tx: Transaction, arende: Arende, target: Sammantrade) -> Arende:
    punkter = tx.all(Beslutspunkt, arende_id=arende.id)
    carried = {name: getattr(arende, name) for name in _CARRIED}
    copy = add_arende(
        kansli,
        target.id,
        arende.rubrik,
        takes_paragraf=paragraf_of(tx, arende.id) is not None,
        anteckning=_note(tx, arende, punkter),
        tidigare_arende_id=arende.id,
        **carried,
    ).value
    for punkt in punkter:
        tx.add(Beslutspunkt(arende_id=copy.id, ordning=punkt.ordning, forslag=punkt.forslag, mottagare=punkt.mottagare))
    written = [avsnitt for avsnitt in tx.all(Avsnitt, arende_id=arende.id) if avsnitt.slag in WRITTEN_BEFORE]
    for avsnitt in written:
        tx.add(avsnitt.model_copy(update={"id": uuid4(), "arende_id": copy.id}))
    for bilaga in tx.all(Bilaga, arende_id=arende.id):
        if bilaga.slag in {Bilageslag.BILAGA, Bilageslag.TJANSTESKRIVELSE}:
            update = {"id": uuid4(), "arende_id": copy.id, "sammantrade_id": target.id, "justering_id": None}
            tx.add(bilaga.model_copy(update=update))
    return copy


def _note(tx: Transaction, arende: Arende, punkter: Iterable[Beslutspunkt]) -> str:
    utfall = {punkt.utfall for punkt in punkter} & _LEFT_OPEN
    if not utfall:
        return arende.anteckning
    paragraf = paragraf_of(tx, arende.id)
    number = number_of(tx, arende.sammantrade_id, paragraf) if paragraf else None
    datum = tx.get(Sammantrade, arende.sammantrade_id).datum
    return fraser.tidigare_behandlat(
        Utfall.BORDLAGD if Utfall.BORDLAGD in utfall else Utfall.ATERREMITTERAD, datum, number
    )


def _leave(kansli: Kansli, tx: Transaction, arende: Arende) -> None:
    if any(punkt.utfall is not None for punkt in tx.all(Beslutspunkt, arende_id=arende.id)):
        return
    own = tx.get(Sammantrade, arende.sammantrade_id)
    paragraf: Paragraf | None = paragraf_of(tx, arende.id)
    is_fixed = paragraf is not None and paragraf.nummer is not None
    if own.kallat_at or own.oppnat_at or is_fixed:
        utga(kansli, arende.id)
    else:
        remove_arende(kansli, arende.id)
