"""Jäv: who must not take part in an ärende, and the ersättare who serves for just that § (KL 6:28–30, 7:4)."""

from uuid import UUID

from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.narvaro import Narvaro
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.narvarolinje import put_entries, refuse_new_contradictions, stand_in
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of, designation, paragraf_of
from nacka_sekreterare.storage.queries.akt import load_akt


def add_jav(
    kansli: Kansli, arende_id: UUID, person_id: UUID, grund: str = "", *, ersattare_id: UUID | None = None
) -> Outcome[Jav]:
    """Note a person's jäv in an ärende, before or during the meeting; the person is back at the next §.

    Raises:
        ContradictionError: when the ersättare already serves in another seat.
        UserError: when the § is justerad.
    """
    with act_on_arende(kansli, "add_jav", arende_id, "jäv") as (tx, arende):
        known = tx.all(Jav, arende_id=arende_id, person_id=person_id)
        jav = known[0].model_copy(update={"grund": grund or known[0].grund}) if known else None
        jav = tx.put(jav or Jav(arende_id=arende_id, person_id=person_id, grund=grund))
        paragraf = paragraf_of(tx, arende_id)
        if ersattare_id is not None and paragraf is not None:
            tx.session.flush()
            akt = load_akt(tx.session, arende.sammantrade_id)
            put_entries(tx, stand_in(akt, person_id, ersattare_id, paragraf.id))
            refuse_new_contradictions(tx, akt)
        tx.sentence = f"{designation(tx, arende)}: {tx.get(Person, person_id).namn} jävig"
    return tx.outcome(jav)


def update_jav(kansli: Kansli, jav_id: UUID, grund: str) -> Outcome[Jav]:
    """Word the ground of a jäv; saves coalesce."""
    field = typed_field("jav", jav_id, {"grund": grund})
    with act_on_arende(kansli, "update_jav", arende_of(kansli, Jav, jav_id), "grund för jäv", field=field) as (tx, _):
        jav = tx.change(Jav, jav_id, grund=grund)
    return tx.outcome(jav)


def remove_jav(kansli: Kansli, jav_id: UUID) -> Outcome[None]:
    """Take a jäv away, and with it the ersättare who served for that § only.

    Raises:
        UserError: when the § is justerad.
    """
    with act_on_arende(kansli, "remove_jav", arende_of(kansli, Jav, jav_id), "jäv borttaget") as (tx, arende):
        jav = tx.get(Jav, jav_id)
        akt = load_akt(tx.session, arende.sammantrade_id)
        tx.sentence = f"{designation(tx, arende)}: {tx.get(Person, jav.person_id).namn} inte jävig"
        paragraf = paragraf_of(tx, arende.id)
        for stand in tx.all(Narvaro, paragraf_id=paragraf.id, for_person_id=jav.person_id) if paragraf else ():
            tx.remove(stand)  # the return at the next § says what stood before, and may stay
        tx.remove(jav)
        refuse_new_contradictions(tx, akt)
    return tx.outcome(None)
