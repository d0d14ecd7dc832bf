"""Propositioner as recorded facts: the ordning is taken over in one act, then each step is found or voted on (KL 5:53).

Every act that settles a step also writes what follows for the beslut, in the same act: undo takes both back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.proposition import Alternativ, Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_text import name_alternativ
from nacka_sekreterare.domain.proposition_utfall import alternativ_put
from nacka_sekreterare.domain.propositionsordning import (
    Fraga,
    foresla_motforslag,
    fraga_of,
    fragor_to_put,
    huvudforslag_of,
    propositioner_of,
)
from nacka_sekreterare.services.beslutsgang import overwrite, settle, store_ordning
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.numrering import add_paragraf
from nacka_sekreterare.services.ordning import place, renumber
from nacka_sekreterare.services.subject import act_on_arende, arende_of, paragraf_of

Propositioner = tuple[Proposition, ...]


def accept_propositionsordning(
    kansli: Kansli, arende_id: UUID, beslutspunkt_id: UUID | None = None, *, orsak: str = ""
) -> Outcome[Propositioner]:
    """Begin the beslutsgång: the proposed ordning is recorded and the yrkanden close; what was found already stays.

    Every act of this kind raises UserError when the § is justerad, or the sammanträde is closed and no reason
    (`orsak`) is given (JO 3339-2013).
    """
    fraga = Fraga(arende_id=arende_id, beslutspunkt_id=beslutspunkt_id)
    with _act(kansli, "accept_propositionsordning", arende_id, "propositionsordning", orsak) as (tx, arende, _):
        propositioner = store_ordning(tx, arende, fraga)
        _close(tx, arende)
    return tx.outcome(propositioner)


def begin_beslutsgang(kansli: Kansli, arende_id: UUID, *, orsak: str = "") -> Outcome[Propositioner]:
    """Take over the proposed ordning of every question of an ärende in one act; the yrkanden close."""
    with _act(kansli, "begin_beslutsgang", arende_id, "beslutsgången börjar", orsak) as (tx, arende, before):
        fragor = fragor_to_put(before, arende_id)
        propositioner = tuple(one for fraga in fragor for one in store_ordning(tx, arende, fraga))
        _close(tx, arende)
    return tx.outcome(propositioner)


def find_by_acklamation(
    kansli: Kansli, proposition_id: UUID, funnet: Alternativ | None, *, orsak: str = ""
) -> Outcome[Proposition]:
    """Record what the ordförande found on a step; None takes it back. The beslut follows.

    Raises:
        UserError: as accept_propositionsordning, or when that was not put.
    """
    arende_id = arende_of(kansli, Proposition, proposition_id)
    what = "ordföranden finner" if funnet else "proposition inte avgjord"
    with _act(kansli, "find_by_acklamation", arende_id, what, orsak) as (tx, _, before):
        step = tx.get(Proposition, proposition_id)
        if funnet is not None and funnet not in alternativ_put(before, step):
            raise UserError("Det förslaget står inte mot de andra i den här propositionen. Välj ett av dem som ställs.")
        if funnet is not None:
            tx.sentence = tx.sentence.replace(what, f"{what}: {name_alternativ(before, step, funnet)}")
        found = tx.change(Proposition, proposition_id, funnet=funnet)
    return tx.outcome(found)


def choose_huvudforslag(
    kansli: Kansli, proposition_id: UUID, huvudforslag: Alternativ, *, orsak: str = ""
) -> Outcome[Propositioner]:
    """A votering is asked for among three or more proposals: the others are to meet two and two for motförslag.

    Raises:
        UserError: as accept_propositionsordning, or when there are too few proposals for it.
    """
    arende_id = arende_of(kansli, Proposition, proposition_id)
    with _act(kansli, "choose_huvudforslag", arende_id, "huvudförslag", orsak) as (tx, _, before):
        huvud = tx.get(Proposition, proposition_id)
        steps = foresla_motforslag(huvud, huvudforslag)
        if huvud.slag is not Propositionsslag.HUVUD or huvudforslag not in huvud.alternativ or not steps:
            raise UserError("Motförslag väljs bara när minst tre förslag står mot varandra.")
        tx.sentence = tx.sentence.replace(
            "huvudförslag", f"omröstning begärs, huvudförslag: {name_alternativ(before, huvud, huvudforslag)}"
        )
        _remove_motforslag(tx, before, fraga_of(huvud))
        tx.change(Proposition, huvud.id, funnet=None)
        later = [one for one in propositioner_of(before, fraga_of(huvud)) if one.slag is Propositionsslag.TILLAGG]
        tx.add_all(steps)
        for index, one in enumerate(later):
            tx.change(Proposition, one.id, ordning=steps[-1].ordning + 1 + index)
    return tx.outcome(steps)


def drop_motforslag(kansli: Kansli, proposition_id: UUID, *, orsak: str = "") -> Outcome[Proposition]:
    """The votering is not asked for after all: what the ordförande found of the main question stands."""
    arende_id = arende_of(kansli, Proposition, proposition_id)
    with _act(kansli, "drop_motforslag", arende_id, "ingen omröstning om motförslag", orsak) as (tx, _, before):
        step = tx.get(Proposition, proposition_id)
        main = huvudforslag_of(before, fraga_of(step))
        _remove_motforslag(tx, before, fraga_of(step))
        huvud = propositioner_of(before, fraga_of(step), Propositionsslag.HUVUD)[0]
        found = tx.change(Proposition, huvud.id, funnet=main)
    return tx.outcome(found)


def move_proposition(kansli: Kansli, proposition_id: UUID, index: int, *, orsak: str = "") -> Outcome[Propositioner]:
    """Put a proposition at another place among those of its question. Answers with all of them."""
    arende_id = arende_of(kansli, Proposition, proposition_id)
    with _act(kansli, "move_proposition", arende_id, "ny ordning på propositionerna", orsak) as (tx, arende, before):
        fraga = fraga_of(tx.get(Proposition, proposition_id))
        renumber(tx, place(propositioner_of(before, fraga), proposition_id, index))
        moved = propositioner_of(tx.akt(arende.sammantrade_id), fraga)
    return tx.outcome(moved)


def remove_proposition(kansli: Kansli, proposition_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take away a proposition that was never put; a votering on it stays, without it."""
    arende_id = arende_of(kansli, Proposition, proposition_id)
    with _act(kansli, "remove_proposition", arende_id, "proposition borttagen", orsak) as (tx, _, before):
        step = tx.get(Proposition, proposition_id)
        if step.slag is Propositionsslag.HUVUD:
            _remove_motforslag(tx, before, fraga_of(step))
        tx.remove_tree(Proposition, proposition_id)
    return tx.outcome(None)


def remove_propositionsordning(
    kansli: Kansli, arende_id: UUID, beslutspunkt_id: UUID | None = None, *, orsak: str = ""
) -> Outcome[None]:
    """Begin the beslutsgång of a question again: its propositioner go and yrkanden may be added."""
    fraga = Fraga(arende_id=arende_id, beslutspunkt_id=beslutspunkt_id)
    what = "beslutsgången börjar om"
    with _act(kansli, "remove_propositionsordning", arende_id, what, orsak) as (tx, arende, before):
        for one in propositioner_of(before, fraga):
            tx.remove_tree(one)
        _set_closed(tx, arende, None)
    return tx.outcome(None)


def abandon_beslutsgang(kansli: Kansli, arende_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Begin again: every proposition of an ärende goes in one act, and yrkanden may be added."""
    what = "beslutsgången börjar om"
    with _act(kansli, "abandon_beslutsgang", arende_id, what, orsak) as (tx, arende, before):
        for one in before.propositioner_of(arende_id):
            tx.remove_tree(one)
        _set_closed(tx, arende, None)
    return tx.outcome(None)


def take_foljd(kansli: Kansli, arende_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Let the result write the beslut again, whatever has been worded by hand."""
    what = "beslutet följer beslutsgången"
    with act_on_arende(kansli, "take_foljd", arende_id, what, orsak=orsak) as (tx, arende):
        overwrite(tx, arende)
    return tx.outcome(None)


def close_yrkanden(kansli: Kansli, arende_id: UUID, *, at: datetime | None = None, orsak: str = "") -> Outcome[None]:
    """The överläggning is over: no more yrkanden (local rules of order; KL 5:53)."""
    with act_on_arende(kansli, "close_yrkanden", arende_id, "yrkandena avslutas", orsak=orsak) as (tx, arende):
        _set_closed(tx, arende, at or tx.at)
    return tx.outcome(None)


def reopen_yrkanden(kansli: Kansli, arende_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Yrkanden may be added again; the propositioner stay as they are until the ordning is taken over again."""
    with act_on_arende(kansli, "reopen_yrkanden", arende_id, "yrkandena öppnas igen", orsak=orsak) as (tx, arende):
        _set_closed(tx, arende, None)
    return tx.outcome(None)


# --- private ----------------------------------------------------------------------------------------------------------
@contextmanager
def _act(
    kansli: Kansli, name: str, arende_id: UUID, what: str, orsak: str
) -> Iterator[tuple[Transaction, Arende, Akt]]:
    """One act on the beslutsgång of an ärende, with the ärende as it was before; at its end the beslut follows."""
    with act_on_arende(kansli, name, arende_id, what, orsak=orsak) as (tx, arende):
        before = tx.akt(arende.sammantrade_id)
        yield tx, arende, before
        settle(tx, arende, before)


def _remove_motforslag(tx: Transaction, before: Akt, fraga: Fraga) -> None:
    for step in propositioner_of(before, fraga, Propositionsslag.MOTFORSLAG):
        tx.remove_tree(step)


def _close(tx: Transaction, arende: Arende) -> None:
    paragraf = paragraf_of(tx, arende.id) or add_paragraf(tx, arende.sammantrade_id, arende.id)
    if paragraf.yrkanden_stangda_at is None:
        tx.change(Paragraf, paragraf.id, yrkanden_stangda_at=tx.at)


def _set_closed(tx: Transaction, arende: Arende, at: datetime | None) -> None:
    paragraf = paragraf_of(tx, arende.id) or add_paragraf(tx, arende.sammantrade_id, arende.id)
    tx.change(Paragraf, paragraf.id, yrkanden_stangda_at=at)
