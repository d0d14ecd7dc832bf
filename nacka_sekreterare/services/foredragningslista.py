"""The föredragningslista as a whole: ordered as the secretary has dragged it, several ärenden taken off as one act."""

from collections.abc import Sequence
from uuid import UUID

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.arende import remove_arende
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.narvarolinje import keep_seats
from nacka_sekreterare.services.ordning import by_ordning, renumber
from nacka_sekreterare.services.subject import paragrafer_by_arende


def order_arenden(kansli: Kansli, sammantrade_id: UUID, arende_ids: Sequence[UUID]) -> Outcome[tuple[Arende, ...]]:
    """Put the list into an order; several ärenden may have moved at once. An id that is unknown here is passed over.

    Raises:
        UserError: when ärenden with fixed § numbers would change places.
    """
    with kansli.act("order_arenden", "Föredragningslistan ordnad", sammantrade_id=sammantrade_id) as tx:
        before = by_ordning(tx.all(Arende, sammantrade_id=sammantrade_id))
        known = {arende.id: arende for arende in before}
        wanted = [known[arende_id] for arende_id in dict.fromkeys(arende_ids) if arende_id in known]
        wanted += [arende for arende in before if arende not in wanted]
        paragrafer = paragrafer_by_arende(tx, before)
        fixed = {arende_id for arende_id, paragraf in paragrafer.items() if paragraf.nummer is not None}
        if [a.id for a in before if a.id in fixed] != [a.id for a in wanted if a.id in fixed]:
            raise UserError("Ärenden med fasta paragrafnummer kan inte byta plats med varandra.")
        with keep_seats(tx, sammantrade_id):
            renumber(tx, wanted)
        arenden = by_ordning(tx.all(Arende, sammantrade_id=sammantrade_id))
    return tx.outcome(arenden)


def remove_arenden(kansli: Kansli, arende_ids: Sequence[UUID]) -> Outcome[None]:
    """Take several ärenden off the list, all of them or none.

    Raises:
        UserError: when the § number of one is fixed.
    """
    sammantrade_id = kansli.get(Arende, arende_ids[0]).sammantrade_id if arende_ids else None
    with kansli.act("remove_arenden", "Inget borttaget", sammantrade_id=sammantrade_id) as tx:
        for arende_id in arende_ids:
            remove_arende(kansli, arende_id)
        if len(arende_ids) > 1:
            tx.sentence = f"Borttaget: {len(arende_ids)} ärenden"
    return tx.outcome(None)
