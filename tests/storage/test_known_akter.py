"""An akt that is kept and refreshed is the very akt that would be read anew, whatever has been written."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from factories import DAY, MEETING, ORGAN, at, key, make_akt
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError
from stored_akt import add_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.storage.database import Store, open_store
from nacka_sekreterare.storage.known_akter import KnownAkter
from nacka_sekreterare.storage.migrations import frozen_migrations
from nacka_sekreterare.storage.queries.akt import load_akt
from nacka_sekreterare.storage.rows import TABLES
from nacka_sekreterare.storage.values import NoSuchValueError, ValueSession, equal_values

Write = Callable[[ValueSession], object]


class Room:
    """A store with two sammanträden of one organ, and the akter that are kept of them."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.known = KnownAkter()
        self.later = Sammantrade(id=key("sammantrade", "later"), organ_id=ORGAN, datum=date(2026, 5, 27))
        self.keys = [MEETING, self.later.id]

    def fill(self) -> None:
        """Write both."""
        self.write(lambda tx: (add_akt(tx, make_akt()), tx.add(self.later)))
        arende = Arende(sammantrade_id=self.later.id, ordning=0, rubrik="Nästa gång")
        self.write(lambda tx: (tx.add(arende), tx.add(Paragraf(arende_id=arende.id))))

    def write(self, *acts: Write) -> bool:
        """Commit some writing as one act; what the store refuses leaves no trace."""
        with self.store.writing() as session:
            try:
                for act in acts:
                    act(ValueSession(session))
                    session.flush()
                session.commit()
            except (IntegrityError, UserError):
                session.rollback()
                return False
            self.known.note(session.info["recorder"].changes)
        return True

    def read(self, key: UUID) -> Akt:
        with self.store.reading() as session:
            return self.known.read(session, key)

    def assert_true(self) -> None:
        """Every akt is what a fresh reading gives."""
        for meeting in self.keys:
            with self.store.reading() as session:
                try:
                    stored = load_akt(session, meeting)
                except NoSuchValueError:
                    with pytest.raises(NoSuchValueError):
                        self.known.read(session, meeting)
                    continue
                kept = self.known.read(session, meeting)
            assert _fields(kept) == _fields(stored)
            assert _looked_up(kept) == _looked_up(stored)


def _fields(akt: Akt) -> dict[str, object]:
    return {name: getattr(akt, name) for name in Akt.model_fields}


def _looked_up(akt: Akt) -> dict[str, object]:
    """Everything that an akt keeps beside its fields."""
    names = [name for name, value in vars(Akt).items() if isinstance(value, cached_property) and name != "_derived"]
    found = {name: getattr(akt, name) for name in names}
    room = found.pop("tidslinje")
    return found | {"rooms": [(key, room.moments(key), room.changes_inside(key)) for key in room.order]}


@pytest.fixture
def room(store: Store) -> Room:
    room = Room(store)
    room.fill()
    return room


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of such a store, made once and copied for each example."""
    folder = tmp_path_factory.mktemp("filled") / "store"
    store = _open(folder)
    Room(store).fill()
    store.close()
    return folder


def _open(folder: Path) -> Store:
    return open_store(folder, TABLES, frozen_migrations(), now=at("18:00"))


# --- anything that may be written -----------------------------------------------------------------------------------
_FIELDS: dict[str, Any] = {
    "ordning": st.integers(0, 6),
    "rubrik": st.text(max_size=5),
    "tid": st.sampled_from(("", "23:00")),
    "namn": st.text(min_size=1, max_size=5),
    "nummer": st.none() | st.integers(1, 60),
    "ar_utgangen": st.booleans(),
    "datum": st.sampled_from((DAY, date(2026, 5, 27), date(2027, 2, 1))),
    "till_date": st.none() | st.just(date(2026, 1, 1)),
    "planerad_upp_date": st.none() | st.just(DAY),
    "antal_platser": st.integers(9, 13),
    "roll": st.sampled_from(Mandatroll),
    "titel": st.text(max_size=5),
}
_POINTERS = {"arende_id": Arende, "person_id": Person, "sammantrade_id": Sammantrade, "ordforande_id": Person}
_KINDS = [kind for kind in TABLES.types if TABLES.table(kind).name not in {"fras", "egetord", "minnesanteckning"}]


@st.composite
def writes(draw: st.DrawFn) -> Write:
    """A change, a move, a removal or an addition of one row, chosen when the store is known."""
    kind = draw(st.sampled_from(_KINDS))
    place, other = draw(st.integers(0, 40)), draw(st.integers(0, 40))
    names = [name for name in kind.model_fields if name in _FIELDS and not (kind is not Mandat and name == "roll")]
    pointers = [name for name in kind.model_fields if name in _POINTERS]
    what = draw(st.sampled_from(("change", "change", "point", "remove", "add", "gast")))
    name = draw(st.sampled_from(names)) if names else ""
    value = draw(_FIELDS[name]) if names else None
    pointer = draw(st.sampled_from(pointers)) if pointers else ""

    def write(tx: ValueSession) -> object:
        found = _pick(tx.all(kind), place)
        if what == "gast":
            return _add_guest(tx, place)
        if found is None:
            return None
        if what == "change" and names:
            return tx.change(kind, found.id, **{name: value})
        if what == "point" and pointers:
            target = _pick(tx.all(_POINTERS[pointer]), other)
            return tx.change(kind, found.id, **{pointer: target.id}) if target else None
        if what == "remove":
            return tx.remove_tree(found)
        return tx.add(found.model_copy(update={"id": uuid4()}))

    return write


def _add_guest(tx: ValueSession, place: int) -> None:
    guest = tx.add(Person(namn=f"Gäst {place}"))
    meeting = _pick(tx.all(Sammantrade), place)
    if meeting is not None:
        tx.add(Narvaro(sammantrade_id=meeting.id, person_id=guest.id, roll=Narvaroroll.OVRIG))


def _pick(values: Iterable[Entity], place: int) -> Any:
    found = sorted(values, key=lambda value: value.id)
    return found[place % len(found)] if found else None


@pytest.mark.hypothesis
@settings(max_examples=50)
@given(acts=st.lists(st.lists(writes(), min_size=1, max_size=3), min_size=1, max_size=6))
def test_a_kept_akt_is_the_one_that_would_be_read_anew(
    tmp_path_factory: pytest.TempPathFactory, filled: Path, acts: list[list[Write]]
) -> None:
    folder = tmp_path_factory.mktemp("kept") / "store"
    shutil.copytree(filled, folder)
    store = _open(folder)
    try:
        room = Room(store)
        room.assert_true()
        for act in acts:
            room.write(*act)
            room.assert_true()
    finally:
        store.close()


# --- what refreshing saves ------------------------------------------------------------------------------------------
def test_what_was_not_written_is_the_same_value_as_before(room: Room) -> None:
    before = room.read(room.keys[0])
    punkt = before.beslutspunkter[0]
    room.write(lambda tx: tx.change(Beslutspunkt, punkt.id, mottagare="Kommunfullmäktige"))
    after = room.read(room.keys[0])
    assert after.beslutspunkter[0].mottagare == "Kommunfullmäktige"
    assert all(old is new for old, new in zip(before.beslutspunkter[1:], after.beslutspunkter[1:], strict=True))
    assert after.arenden is before.arenden
    assert after.nummer is before.nummer


def test_an_akt_that_nothing_concerns_is_the_very_same(room: Room) -> None:
    before = room.read(room.keys[0])
    room.write(lambda tx: tx.add(Person(namn="Någon Annan")))
    with room.store.reading() as session:
        meeting = equal_values(session, Sammantrade, id=room.later.id)[0]
    room.write(lambda tx: tx.change(Sammantrade, meeting.id, plats="Sal B"))
    after = room.read(room.keys[0])
    assert _fields(after) == _fields(before)
    assert after.arenden is before.arenden


def test_an_arende_that_comes_from_another_sammantrade_brings_all_of_its_own(room: Room) -> None:
    first, later = (room.read(key) for key in room.keys)
    moved = next(arende for arende in first.arenden if first.avsnitt_of(arende.id))
    room.write(lambda tx: tx.change(Arende, moved.id, sammantrade_id=later.sammantrade.id, ordning=9))
    after = room.read(later.sammantrade.id)
    assert after.avsnitt_of(moved.id) == first.avsnitt_of(moved.id)
    assert not room.read(first.sammantrade.id).avsnitt_of(moved.id)


def test_numbers_follow_what_happens_in_another_sammantrade_of_the_same_day(room: Room) -> None:
    room.write(lambda tx: tx.change(Sammantrade, room.later.id, tid="18:00"))
    other = Sammantrade(organ_id=room.later.organ_id, datum=room.later.datum, tid="19:00")
    arende = Arende(sammantrade_id=other.id, ordning=0, rubrik="Extra sammanträde")
    room.write(lambda tx: tx.add_all([other, arende]), lambda tx: tx.add(Paragraf(arende_id=arende.id)))
    assert room.read(room.later.id).paragrafnummer == (46,)
    room.write(lambda tx: tx.change(Sammantrade, other.id, tid="17:00"))
    assert room.read(room.later.id).paragrafnummer == (47,)
    room.write(lambda tx: tx.change(Sammantrade, room.later.id, tid="16:00"))
    assert room.read(room.later.id).paragrafnummer == (46,)


def test_what_is_not_committed_is_seen_and_not_kept(room: Room) -> None:
    key = room.keys[0]
    before = room.read(key)
    with room.store.writing() as session:
        ValueSession(session).change(Organ, before.organ.id, namn="Halvvägs")
        session.flush()
        seen = room.known.as_seen(session, key, session.info["recorder"].changes)
        session.rollback()
    assert seen.organ.namn == "Halvvägs"
    assert room.read(key).organ.namn == before.organ.namn


def test_only_the_latest_akter_are_kept(room: Room) -> None:
    first = room.read(room.keys[0])
    meetings = [Sammantrade(organ_id=first.organ.id, datum=date(2026, 6, day)) for day in (1, 2, 3)]
    room.write(*[lambda tx, one=one: tx.add(one) for one in meetings])  # type: ignore[misc]
    for meeting in meetings:
        room.read(meeting.id)
    assert room.read(room.keys[0]) is not first
