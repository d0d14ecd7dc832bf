"""Ångra and gör om, also after a restart, and the history behind "Visa ändringar".

Undo writes the recorded images back through the same transaction as any act, and is recorded itself. It stops at the
last barrier: an act that fixed something for others (a § number, a justering, an anslag), or a migration.
"""

from typing import Any
from uuid import UUID

from pydantic_core import to_json

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.storage import steps
from nacka_sekreterare.storage.steps import NewStep, RowChange, Step, Stepkind, Stepstate


class NothingToUndoError(UserError):
    """There is no act to take back or do again."""


def undo(kansli: Kansli) -> Outcome[Step]:
    """Take back the newest act. Raises NothingToUndoError at the beginning and at a barrier."""
    with kansli.read() as session:
        step = steps.step_to_undo(session.connection())
    if step is None:
        raise NothingToUndoError("Det finns inget att ångra. Det som är fastställt ändras med en rättelse.")
    with kansli.transact(_replay_step(kansli, step, Stepkind.UNDO)) as tx:
        changes = steps.read_changes(tx.session.connection(), step.id)
        for change in reversed(changes):
            _write_image(tx, change, change.before, is_whole=change.after is None)
        _finish(tx, step, Stepstate.UNDONE)
    return tx.outcome(step)


def redo(kansli: Kansli) -> Outcome[Step]:
    """Do the act again that was undone last. Raises NothingToUndoError when something else was done since."""
    with kansli.read() as session:
        step = steps.step_to_redo(session.connection())
    if step is None:
        raise NothingToUndoError("Det finns inget att göra om.")
    with kansli.transact(_replay_step(kansli, step, Stepkind.REDO)) as tx:
        for change in steps.read_changes(tx.session.connection(), step.id):
            _write_image(tx, change, change.after, is_whole=change.before is None)
        _finish(tx, step, Stepstate.DONE)
    return tx.outcome(step)


def undo_label(kansli: Kansli) -> str | None:
    """What undo would take back, or None."""
    with kansli.read() as session:
        step = steps.step_to_undo(session.connection())
    return step.sentence if step else None


def redo_label(kansli: Kansli) -> str | None:
    """What redo would do again, or None."""
    with kansli.read() as session:
        step = steps.step_to_redo(session.connection())
    return step.sentence if step else None


def changes_of(kansli: Kansli, sammantrade_id: UUID | None = None, *, limit: int = 500) -> tuple[Step, ...]:
    """The history of a sammanträde (None: of everything), newest first, each step with its rows before and after."""
    with kansli.read() as session:
        return steps.read_history(session.connection(), sammantrade_id, limit)


def _replay_step(kansli: Kansli, step: Step, kind: Stepkind) -> NewStep:
    kansli.leave_field()
    return NewStep(
        kind=kind,
        name=kind.value,
        sentence=step.sentence,
        arguments={"step_id": step.id},
        at=kansli.clock(),
        sammantrade_id=step.sammantrade_id,
    )


def _write_image(tx: Transaction, change: RowChange, image: dict[str, Any] | None, *, is_whole: bool) -> None:
    """Make a row be as in the image, at once: the order of writing is the order of the record (unique keys)."""
    kind = tx.value_type(change.table)
    if image is None:
        tx.remove(kind, change.key)
    elif is_whole:
        tx.add(_parse(kind, image))
    else:
        tx.replace(_parse(kind, tx.get(kind, change.key).model_dump(mode="json") | image))
    tx.session.flush()


def _parse(kind: type[Entity], image: dict[str, Any]) -> Entity:
    return kind.model_validate_json(to_json(image))


def _finish(tx: Transaction, step: Step, state: Stepstate) -> None:
    connection = tx.session.connection()
    steps.set_state(connection, step.id, state)
    steps.write_step(connection, tx.finished_step(), tx.recorded())
