"""The one way for every change: an act is one transaction, recorded once, answered with what changed.

    def add_arende(kansli: Kansli, sammantrade_id: UUID, rubrik: str) -> Outcome[Arende]:
        with kansli.act("add_arende", f"Lägg till {rubrik}", sammantrade_id=sammantrade_id) as tx:
            ordning = len(tx.all(Arende, sammantrade_id=sammantrade_id))
            arende = tx.add(Arende(sammantrade_id=sammantrade_id, ordning=ordning, rubrik=rubrik))
        return tx.outcome(arende)

An exception inside the block undoes everything and leaves no step. A service called inside another's act joins it:
one act for the secretary, one step to undo.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Generic, Self, TypeVar
from uuid import UUID

from pydantic_core import to_jsonable_python
from sqlalchemy.orm import Session

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.storage import steps
from nacka_sekreterare.storage.database import Store, open_store
from nacka_sekreterare.storage.known_akter import KnownAkter, touched_by
from nacka_sekreterare.storage.migrations import frozen_migrations
from nacka_sekreterare.storage.queries.akt import load_akt, refresh_akt
from nacka_sekreterare.storage.recorder import Recorder
from nacka_sekreterare.storage.rows import TABLES
from nacka_sekreterare.storage.steps import NewStep
from nacka_sekreterare.storage.values import ValueSession, equal_values, find_value, get_value

T = TypeVar("T")
E = TypeVar("E", bound=Entity)


@dataclass(frozen=True)
class Change:
    """A row that an act touched; pages decide by it whether to read again."""

    table: str
    key: UUID
    sammantrade_id: UUID | None


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """What an act gave, and what it changed."""

    value: T
    changes: frozenset[Change]


@dataclass(frozen=True)
class TextField:
    """The text that is being typed: further saves of it go into the same step until the field is left."""

    table: str
    key: UUID
    field: str


class Transaction(ValueSession):
    """An act under way: get, find, all, add, replace, put, change, remove, remove_tree (see ValueSession).

    Attributes:
        sentence: what the act is called in "Ångra …" and "Visa ändringar"; may be set late.
        arguments: what the act was called with, for the history. Never a private memo's text.
        is_barrier: whether undo stops here, since the act fixed something for others; may be set late.
    """

    def __init__(self, session: Session, step: NewStep, akter: KnownAkter) -> None:
        super().__init__(session)
        self.sentence = step.sentence
        self.arguments = dict(step.arguments)
        self.is_barrier = step.is_barrier
        self._step = step
        self._recorder: Recorder = session.info["recorder"]
        self._erases = False
        self._akter = akter
        self._seen: dict[UUID, tuple[Akt, int]] = {}  # with how many changes had been made

    @property
    def at(self) -> datetime:
        """The moment of the act."""
        return self._step.at

    @property
    def changes(self) -> frozenset[Change]:
        """What has been written so far."""
        own = self._step.sammantrade_id
        noted = self._recorder.changes
        return frozenset(Change(note.table, note.key, note.sammantrade_id or own) for note in noted)

    def akt(self, sammantrade_id: UUID) -> Akt:
        """Everything of one sammanträde but the private memos, as this transaction sees it. Raises NoSuchValueError."""
        self.session.flush()
        changes = self._recorder.changes
        if sammantrade_id in self._seen:
            akt, count = self._seen[sammantrade_id]
            if len(changes) > count:
                akt = refresh_akt(self.session, akt, touched_by(changes[count:]))
        elif changes:
            akt = self._akter.as_seen(self.session, sammantrade_id, changes)
        else:
            akt = self._akter.read(self.session, sammantrade_id)
        self._seen[sammantrade_id] = akt, len(changes)
        return akt

    def outcome(self, value: T) -> Outcome[T]:
        """The act's answer; to be asked for after the block."""
        return Outcome(value, self.changes)

    def erase(self, value: Entity) -> None:
        """Remove a value and every trace that it ever held something: images, arguments, free pages and WAL.

        The act becomes a barrier. For private memos at justering.
        """
        self.remove(value)
        self.erase_images(value)

    def erase_images(self, value: Entity) -> None:
        """Forget what a value held before (the ballots of a votering that became sluten); the act becomes a barrier."""
        self.session.flush()
        table = self._tables.table(type(value)).name
        steps.erase_images(self.session.connection(), table, [value.id])
        self._recorder.forget_images(table, value.id)
        self.is_barrier = self._erases = True

    def erase_gone(self, kind: type[Entity], sammantrade_id: UUID) -> None:
        """Forget what is still recorded of a sammanträde's rows of a type that are there no more (undone, or removed).

        The act becomes a barrier. For private memos at the main justering.
        """
        self.session.flush()
        table, connection = self._tables.table(kind).name, self.session.connection()
        recorded = steps.recorded_keys(connection, table, sammantrade_id)
        gone = [key for key in recorded if self.find(kind, key) is None]
        if gone:
            steps.erase_images(connection, table, gone)
            self.is_barrier = self._erases = True

    @property
    def erases(self) -> bool:
        """Whether the act erased something for good."""
        return self._erases

    def finished_step(self) -> NewStep:
        """The step as it is to be recorded. Raises ValueError when nobody gave it a sentence."""
        if not self.sentence:
            raise ValueError(f"the act {self._step.name} has no sentence")
        return self._step.model_copy(
            update={
                "sentence": self.sentence,
                "arguments": to_jsonable_python(self.arguments),
                "is_barrier": self.is_barrier or self._recorder.touched_unrecorded,
            }
        )

    def recorded(self) -> list[steps.RowChange]:
        """The row changes to be stored with the step."""
        own = self._step.sammantrade_id
        return [
            change if change.sammantrade_id or not own else change.model_copy(update={"sammantrade_id": own})
            for change in self._recorder.changes
        ]


class Kansli:
    """The secretary's desk: the open store and the clock. Every service takes it as its first argument.

    Attributes:
        store: the open store.
        clock: gives the moment, local and naive.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self.store = store
        self.clock = clock
        self._lock = threading.RLock()  # a worker's short commit waits for the window's
        self._current: Transaction | None = None
        self._akter = KnownAkter()
        self._is_broken = False
        self._open_text: tuple[int, TextField] | None = None

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    def __enter__(self) -> Self:
        """Use the desk in a with-statement: it is closed at the end."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the store."""
        self.close()

    # --- reading ----------------------------------------------------------------------------------------------------
    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for query functions that sees one moment of the store."""
        with self.store.reading() as session:
            yield session

    def get(self, kind: type[E], key: UUID) -> E:
        """The value with that id. Raises NoSuchValueError."""
        with self.read() as session:
            return get_value(session, kind, key)

    def find(self, kind: type[E], key: UUID) -> E | None:
        """The value with that id, or None."""
        with self.read() as session:
            return find_value(session, kind, key)

    def all(self, kind: type[E], **equals: object) -> tuple[E, ...]:
        """The values whose fields equal what is given, in order of `ordning` where the type has one."""
        with self.read() as session:
            return equal_values(session, kind, **equals)

    def akt(self, sammantrade_id: UUID) -> Akt:
        """Everything of one sammanträde but the private memos; read only as far as acts have changed it.

        Raises NoSuchValueError.
        """
        if not self.store.can_write:  # another program may write beside this one
            with self.read() as session:
                return load_akt(session, sammantrade_id)
        with self._lock, self.read() as session:
            return self._akter.read(session, sammantrade_id)

    # --- acting -----------------------------------------------------------------------------------------------------
    @contextmanager
    def act(
        self,
        name: str,
        sentence: str = "",
        *,
        sammantrade_id: UUID | None = None,
        arguments: Mapping[str, Any] | None = None,
        barrier: bool = False,
        field: TextField | None = None,
    ) -> Iterator[Transaction]:
        """One act: everything in the block is committed and recorded as one step, or nothing is.

        Args:
            name: the service's name, for the history.
            sentence: what was done, in Swedish: "Lägg till ärendet …"; may be set on the transaction instead.
            sammantrade_id: what the act belongs to, for changes whose row does not say.
            arguments: what the service was called with.
            barrier: the act fixes something for others; neither it nor anything before it can be undone.
            field: the text being typed; saves of the same text become one step until leave_field() or another act.

        Raises UserError when the disk, another program or the law of structure refuses.
        """
        step = NewStep(
            name=name,
            sentence=sentence,
            arguments=dict(arguments or {}),
            at=self.clock(),
            sammantrade_id=sammantrade_id,
            is_barrier=barrier,
        )
        with self._lock:
            if self._current is not None:
                yield from self._join(self._current, step)
                return
            with self.transact(step) as tx:
                yield tx
                self._record(tx, field)

    def is_typing(self, tx: Transaction, field: TextField) -> bool:
        """Whether a save of this text goes into the step of the save before: she has not left it since."""
        step_id = self._open_step(field)
        return step_id is not None and step_id == steps.last_step_id(tx.session.connection())

    def leave_field(self) -> None:
        """The focus has left the text: its next save is a new step."""
        self._open_text = None

    @contextmanager
    def transact(self, step: NewStep) -> Iterator[Transaction]:
        """The transaction under an act, an undo or a redo; whoever opens it records the step inside the block."""
        with self._lock, self.store.writing() as session:
            self._current = tx = Transaction(session, step, self._akter)
            self._is_broken = False
            try:
                yield tx
                session.flush()
                if tx.erases:
                    self.store.expect_scrub()
                session.commit()
                self._akter.note(tx.changes)
            except BaseException:
                session.rollback()
                self._open_text = None
                raise
            finally:
                self._current = None
        if tx.erases:
            self.store.scrub()

    def _join(self, outer: Transaction, step: NewStep) -> Iterator[Transaction]:
        outer.is_barrier = outer.is_barrier or step.is_barrier
        try:
            yield outer
        except BaseException:
            self._is_broken = (
                True  # half an act is in the transaction: it must not be committed by one who catches this
            )
            raise

    def _record(self, tx: Transaction, field: TextField | None) -> None:
        if self._is_broken:
            raise RuntimeError("an act that failed was caught inside another: nothing is committed")
        tx.session.flush()
        changes, step = tx.recorded(), tx.finished_step()
        if not changes and not step.is_barrier:
            return
        connection = tx.session.connection()
        step_id = self._open_step(field)
        if step_id is not None and step_id == steps.last_step_id(connection):
            steps.extend_step(connection, step_id, step, changes)
        else:
            step_id = steps.write_step(connection, step, changes)
        self._open_text = None if field is None or step.is_barrier else (step_id, field)

    def _open_step(self, field: TextField | None) -> int | None:
        if field is None or self._open_text is None or self._open_text[1] != field:
            return None
        return self._open_text[0]


def open_kansli(folder: Path, clock: Callable[[], datetime], *, is_writer: bool = True) -> Kansli:
    """Open the store in a folder, made or brought up to date where needed. Raises StoreError (see open_store)."""
    store = open_store(folder, TABLES, frozen_migrations(), now=clock(), is_writer=is_writer)
    return Kansli(store, clock)
