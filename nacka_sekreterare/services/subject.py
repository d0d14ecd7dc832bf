"""What an act is about: the ärende, the name a sentence gives it ("§ 37"), and whether it may still be changed."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.fraser import join_words
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandat, Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.services.core import Kansli, TextField, Transaction
from nacka_sekreterare.services.numrering import number_of
from nacka_sekreterare.storage.reading import read_where


@contextmanager
def act_on_arende(
    kansli: Kansli,
    name: str,
    arende_id: UUID,
    what: str,
    *,
    arguments: Mapping[str, object] | None = None,
    barrier: bool = False,
    field: TextField | None = None,
    changes_record: bool = True,
    orsak: str | None = None,
) -> Iterator[tuple[Transaction, Arende]]:
    """One act on one ärende, with the sentence "§ 37: `what`".

    `changes_record` says that the act changes what the protokoll attests: then a justerad § refuses it. With `orsak`
    given, the act changes what happened at the sammanträde: after its end a reason is asked for.

    Raises:
        UserError: when the § is justerad and the act would change its record; when a reason is asked for and missing.
    """
    known = {"arende_id": arende_id, **(arguments or {}), **({"orsak": orsak} if orsak else {})}
    sammantrade_id = sammantrade_of(kansli, Arende, arende_id)
    with kansli.act(name, what, sammantrade_id=sammantrade_id, arguments=known, barrier=barrier, field=field) as tx:
        arende = tx.get(Arende, arende_id)
        if changes_record:
            refuse_justerad(tx, arende)
        tx.sentence = f"{designation(tx, arende)}: {what}"
        if orsak is not None:
            tx.sentence += late_reason(tx, arende, orsak)
        yield tx, arende


def sammantrade_of(kansli: Kansli, kind: type[Entity], value_id: UUID) -> UUID | None:
    """The sammanträde that something belongs to; None for what an act under way has just added."""
    value = kansli.find(kind, value_id)
    while value is not None and not hasattr(value, "sammantrade_id"):
        arende_id, justering_id = getattr(value, "arende_id", None), getattr(value, "justering_id", None)
        value = kansli.find(Arende, arende_id) if arende_id else kansli.find(Justering, justering_id or value_id)
    return getattr(value, "sammantrade_id", None)


def arende_of(kansli: Kansli, kind: type[Entity], value_id: UUID) -> UUID:
    """The ärende that a beslutspunkt, a yrkande or anything else of an ärende belongs to."""
    arende_id: UUID = getattr(kansli.get(kind, value_id), "arende_id")  # noqa: B009 - every such kind has it
    return arende_id


def paragraf_of(tx: Transaction, arende_id: UUID) -> Paragraf | None:
    """The § of an ärende, or None when it takes no §."""
    found = tx.all(Paragraf, arende_id=arende_id)
    return found[0] if found else None


def paragrafer_by_arende(tx: Transaction, arenden: Iterable[Arende]) -> Mapping[UUID, Paragraf]:
    """The §§ of some ärenden by the ärende's id, in one query however many they are."""
    tx.session.flush()
    keys = [arende.id.hex for arende in arenden]
    found = read_where(tx.session, Paragraf, "WHERE t.arende_id IN :keys ORDER BY t.id", keys=keys)
    return {paragraf.arende_id: paragraf for paragraf in found}


def designation(tx: Transaction, arende: Arende) -> str:
    """What the secretary calls an ärende: "§ 37", or "Punkt 5" when it takes no §."""
    paragraf = paragraf_of(tx, arende.id)
    number = number_of(tx, arende.sammantrade_id, paragraf) if paragraf else None
    return f"Punkt {arende.nummer_text or arende.ordning + 1}" if number is None else f"§ {number}"


def name_people(tx: Transaction, sammantrade_id: UUID, person_ids: Iterable[UUID]) -> str:
    """Some persons as a sentence names them: "Ada Berg (S) och Bo Dal (M)"; empty for nobody."""
    sammantrade = tx.get(Sammantrade, sammantrade_id)
    return join_words(_named(tx, sammantrade, person_id) for person_id in person_ids)


def say_who(tx: Transaction, what: str, who: str) -> None:
    """Tell who stands behind what the sentence of the act says: "yrkande om avslag, Ada Berg (S)"."""
    if who:
        tx.sentence = tx.sentence.replace(what, f"{what}, {who}", 1)


def _named(tx: Transaction, sammantrade: Sammantrade, person_id: UUID) -> str:
    held = tx.all(Mandat, person_id=person_id, organ_id=sammantrade.organ_id)
    parti = next((mandat.parti for mandat in held if mandat.galler(sammantrade.datum) and mandat.parti), "")
    namn = tx.get(Person, person_id).namn
    return f"{namn} ({parti})" if parti else namn


def main_justering(tx: Transaction, sammantrade_id: UUID) -> Justering | None:
    """The main justering of a sammanträde."""
    found = tx.all(Justering, sammantrade_id=sammantrade_id, ordning=0)
    return found[0] if found else None


def justering_of(tx: Transaction, arende: Arende) -> Justering | None:
    """The justering that an ärende's § belongs to, or None when it takes no §."""
    paragraf = paragraf_of(tx, arende.id)
    if paragraf is None:
        return None
    if paragraf.justering_id is None:
        return main_justering(tx, arende.sammantrade_id)
    return tx.get(Justering, paragraf.justering_id)


def refuse_justerad(tx: Transaction, arende: Arende) -> None:
    """Raise UserError when the § is justerad: what is signed is corrected visibly, never changed (JO 581-2013)."""
    justering = justering_of(tx, arende)
    if justering is not None and justering.justerad_date is not None:
        raise UserError(
            f"{designation(tx, arende)} är justerad och kan inte ändras. Fel rättas med en rättelse som syns."
        )


def late_reason(tx: Transaction, arende: Arende, orsak: str) -> str:
    """What a sentence says of a § that is changed after the sammanträde: empty before its end, else the reason.

    The reason is kept with the §, so that it is asked for once; `orsak` may be left empty from then on.

    Raises:
        UserError: when the sammanträde is closed and no reason is given or kept (JO 3339-2013).
    """
    if not tx.get(Sammantrade, arende.sammantrade_id).ar_stangt_for_andring:
        return ""
    paragraf = paragraf_of(tx, arende.id)
    kept = paragraf.andringsorsak if paragraf else ""
    reason = orsak.strip() or kept
    if not reason:
        raise UserError(f"Sammanträdet är avslutat. Skriv varför {designation(tx, arende)} ändras, t.ex. skrivfel.")
    if paragraf is not None and reason != kept:
        tx.change(Paragraf, paragraf.id, andringsorsak=reason)
    return f" (efter sammanträdet: {reason})"
