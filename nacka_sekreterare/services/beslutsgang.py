"""What follows from a beslutsgång, written inside the act that settled a step: the result decides, nobody types it.

A beslut that she has worded by hand is never overwritten: it stays, and is told of as a finding.
"""

from collections.abc import Mapping
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.beslutsgang_foljd import Punktfoljd, foljd
from nacka_sekreterare.domain.fraser import beslutstext
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.proposition import Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_utfall import refresh_motforslag
from nacka_sekreterare.domain.propositionsordning import (
    Fraga,
    propositioner_of,
    refresh_ordning,
    tillaggspunkt_id,
)
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.beslut import note_klubbslag
from nacka_sekreterare.services.core import Transaction
from nacka_sekreterare.services.subject import paragraf_of


def store_ordning(tx: Transaction, arende: Arende, fraga: Fraga) -> tuple[Proposition, ...]:
    """Store the propositioner of a question as its yrkanden ask for; what was found stays where it can."""
    akt = tx.akt(arende.sammantrade_id)
    wanted = refresh_ordning(akt, fraga)
    kept = {one.id for one in wanted}
    for old in propositioner_of(akt, fraga):
        if old.id not in kept:
            tx.remove_tree(old)
    for one in wanted:
        tx.put(one)
    return wanted


def settle(tx: Transaction, arende: Arende, before: Akt) -> None:
    """Let what was just recorded have its consequences: the next motförslag, then the beslut of every punkt.

    `before` is the ärende as it was when the act began: what followed then is no wording of hers.
    """
    if not before.beslutspunkter_of(arende.id) and not tx.all(Beslutspunkt, arende_id=arende.id):
        tx.add(Beslutspunkt(arende_id=arende.id, ordning=0))
    akt = tx.akt(arende.sammantrade_id)
    for fraga in {
        Fraga(arende_id=arende.id, beslutspunkt_id=one.beslutspunkt_id) for one in akt.propositioner_of(arende.id)
    }:
        for one in refresh_motforslag(akt, fraga):
            tx.replace(one)
    akt = tx.akt(arende.sammantrade_id)
    then = {one.punkt_id: one for one in foljd(before, arende.id)}
    now = foljd(akt, arende.id)
    _remove_points(tx, akt, arende, now, then)
    changed = _write(tx, akt, arende, now, then)
    if changed:
        _note(tx, arende, now)


def overwrite(tx: Transaction, arende: Arende) -> None:
    """Take back what follows from the beslutsgång, whatever has been worded by hand."""
    akt = tx.akt(arende.sammantrade_id)
    now = foljd(akt, arende.id)
    for one in now:
        _put(tx, arende, one)
    _note(tx, arende, now)


def is_own_wording(akt: Akt, punkt: Beslutspunkt, followed: Punktfoljd | None) -> bool:
    """Whether a beslut reads otherwise than the program wrote it: then it is hers."""
    if punkt.utfall is None or punkt.beslut.is_empty:
        return False
    if followed is not None and (punkt.beslut, punkt.utfall) == (followed.beslut, followed.utfall):
        return False
    arende = akt.arende(punkt.arende_id)
    blank = punkt.model_copy(update={"beslut": FormattedText()})
    return punkt.beslut != beslutstext(punkt.utfall, blank, kortform=akt.organ.kortform, typ=arende.typ)


def _write(
    tx: Transaction, akt: Akt, arende: Arende, now: tuple[Punktfoljd, ...], then: Mapping[UUID, Punktfoljd]
) -> bool:
    """Write what follows for every punkt that is not hers; one that is open again becomes undecided."""
    by_id = {one.punkt_id: one for one in now}
    changed = False
    for punkt in tx.all(Beslutspunkt, arende_id=arende.id):
        followed = by_id.pop(punkt.id, None)
        if followed == then.get(punkt.id) or is_own_wording(akt, punkt, then.get(punkt.id)):
            continue
        changed = True
        if followed is not None:
            _put(tx, arende, followed)
        else:
            nothing = FormattedText()
            tx.change(Beslutspunkt, punkt.id, utfall=None, beslut=nothing, motivering=nothing, klubbat_beslut=nothing)
    for followed in by_id.values():
        changed = True
        _put(tx, arende, followed)
    return changed


def _put(tx: Transaction, arende: Arende, followed: Punktfoljd) -> None:
    contents = {"utfall": followed.utfall, "beslut": followed.beslut, "motivering": followed.motivering}
    if tx.find(Beslutspunkt, followed.punkt_id) is not None:
        tx.change(Beslutspunkt, followed.punkt_id, **contents)
        return
    places = [punkt.ordning for punkt in tx.all(Beslutspunkt, arende_id=arende.id)]
    tx.add(
        Beslutspunkt(
            id=followed.punkt_id,
            arende_id=arende.id,
            ordning=max(places, default=-1) + 1,
            utfall=followed.utfall,
            beslut=followed.beslut,
        )
    )


def _remove_points(
    tx: Transaction, akt: Akt, arende: Arende, now: tuple[Punktfoljd, ...], then: Mapping[UUID, Punktfoljd]
) -> None:
    """Take away the punkter that a tilläggsyrkande became and no longer is."""
    kept = {one.punkt_id for one in now}
    added = {tillaggspunkt_id(one) for one in akt.propositioner_of(arende.id) if one.slag is Propositionsslag.TILLAGG}
    added |= {key for key, one in then.items() if one.ar_ny}
    for punkt in akt.beslutspunkter_of(arende.id):
        if punkt.id in added - kept and not is_own_wording(akt, punkt, then.get(punkt.id)):
            tx.remove_tree(punkt)


def _note(tx: Transaction, arende: Arende, now: tuple[Punktfoljd, ...]) -> None:
    """Note the klubbslag; a change after the sammanträde leaves its time as it was."""
    paragraf = paragraf_of(tx, arende.id)
    is_closed = tx.get(Sammantrade, arende.sammantrade_id).ar_stangt_for_andring
    at = paragraf.klubbad_at if paragraf and is_closed else None
    if now:
        note_klubbslag(tx, arende, now[-1].utfall, at)
    elif paragraf is not None:
        tx.change(Paragraf, paragraf.id, klubbad_at=None)
