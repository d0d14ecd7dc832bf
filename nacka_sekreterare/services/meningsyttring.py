"""Reservation, särskilt yttrande, protokollsanteckning and "deltar inte i beslutet" as recorded facts (KL 4:27)."""

from collections.abc import Sequence
from uuid import UUID

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import (
    act_on_arende,
    arende_of,
    justering_of,
    main_justering,
    name_people,
    refuse_justerad,
    say_who,
)


def add_meningsyttring(
    kansli: Kansli, arende_id: UUID, slag: Meningsslag, person_ids: Sequence[UUID] = (), **details: object
) -> Outcome[Meningsyttring]:
    """Record a meningsyttring of one or several persons; `details` are further fields of Meningsyttring.

    It is anmäld now, unless `anmald_at` says otherwise. To an omedelbart justerad § too: then it is printed in the main
    protokoll under its number, and the § itself stays as it was signed.

    Every act of this kind raises UserError when what it would change is justerat.
    """
    act = act_on_arende(kansli, "add_meningsyttring", arende_id, _WORDS[slag], changes_record=False)
    with act as (tx, arende):
        say_who(tx, _WORDS[slag], name_people(tx, arende.sammantrade_id, person_ids))
        is_after = _refuse_signed(tx, arende)
        fields = {
            "arende_id": arende_id,
            "anmald_at": tx.at,
            "ar_efter_justering": is_after,
            "ordning": next_ordning(tx.all(Meningsyttring, arende_id=arende_id)),
            "slag": slag,
            "person_ids": tuple(person_ids),
        }
        yttring = tx.add(Meningsyttring.model_validate({**fields, **details}))
    return tx.outcome(yttring)


def update_meningsyttring(kansli: Kansli, meningsyttring_id: UUID, **changes: object) -> Outcome[Meningsyttring]:
    """Change the persons, the state of the motivering or its text; saves of the text coalesce.

    A motivering that was awaited has come in when its text is written.
    """
    arende_id = arende_of(kansli, Meningsyttring, meningsyttring_id)
    field = typed_field("meningsyttring", meningsyttring_id, changes)
    act = act_on_arende(
        kansli, "update_meningsyttring", arende_id, "ändring av meningsyttring", field=field, changes_record=False
    )
    with act as (tx, arende):
        before = tx.get(Meningsyttring, meningsyttring_id)
        _refuse_signed(tx, arende, before)
        if "text" in changes and before.motiveringsstatus is Motiveringsstatus.VANTAS:
            changes = {"motiveringsstatus": Motiveringsstatus.INKOMMEN, **changes}
        yttring = tx.change(Meningsyttring, meningsyttring_id, **changes)
        say_who(tx, "ändring av meningsyttring", _told(tx, arende, yttring))
    return tx.outcome(yttring)


def move_meningsyttring(kansli: Kansli, meningsyttring_id: UUID, index: int) -> Outcome[tuple[Meningsyttring, ...]]:
    """Move a meningsyttring to a place among the ärende's. Answers with all of them."""
    arende_id = arende_of(kansli, Meningsyttring, meningsyttring_id)
    with act_on_arende(kansli, "move_meningsyttring", arende_id, "ny ordning på meningsyttringar") as (tx, _):
        renumber(tx, place(tx.all(Meningsyttring, arende_id=arende_id), meningsyttring_id, index))
        yttringar = tx.all(Meningsyttring, arende_id=arende_id)
    return tx.outcome(yttringar)


def remove_meningsyttring(kansli: Kansli, meningsyttring_id: UUID) -> Outcome[None]:
    """Take away a meningsyttring that was entered by mistake, or withdrawn before the sammanträde ended."""
    arende_id = arende_of(kansli, Meningsyttring, meningsyttring_id)
    act = act_on_arende(kansli, "remove_meningsyttring", arende_id, "meningsyttring borttagen", changes_record=False)
    with act as (tx, arende):
        _refuse_signed(tx, arende, tx.get(Meningsyttring, meningsyttring_id))
        say_who(tx, "meningsyttring borttagen", _told(tx, arende, tx.get(Meningsyttring, meningsyttring_id)))
        tx.remove(Meningsyttring, meningsyttring_id)
    return tx.outcome(None)


def _refuse_signed(tx: Transaction, arende: Arende, yttring: Meningsyttring | None = None) -> bool:
    """Refuse what would change a signed protokoll; answers whether the § was omedelbart justerad already.

    What was said after that justering stands in the main protokoll, and follows it.
    """
    own, main = justering_of(tx, arende), main_justering(tx, arende.sammantrade_id)
    is_after = own is not None and own.ar_omedelbar and own.justerad_date is not None
    is_in_main = is_after if yttring is None else yttring.ar_efter_justering
    if not is_in_main:
        refuse_justerad(tx, arende)
    elif main is not None and main.justerad_date is not None:
        raise UserError("Protokollet är justerat och kan inte ändras. Fel rättas med en rättelse som syns.")
    return is_after


def _told(tx: Transaction, arende: Arende, yttring: Meningsyttring) -> str:
    who = name_people(tx, arende.sammantrade_id, yttring.person_ids)
    return ", ".join(part for part in (_WORDS[yttring.slag], who) if part)


_WORDS = {
    Meningsslag.RESERVATION: "reservation",
    Meningsslag.SARSKILT_YTTRANDE: "särskilt yttrande",
    Meningsslag.PROTOKOLLSANTECKNING: "protokollsanteckning",
    Meningsslag.DELTAR_INTE: "deltar inte i beslutet",
}
