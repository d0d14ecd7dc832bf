"""What the recorder notes of a transaction."""

from collections.abc import Callable, Iterator

import pytest
from factories import make_akt, make_minnesanteckning
from stored_akt import add_akt

from nacka_sekreterare.domain.minnesanteckning import Minnesanteckning
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.storage.database import Store
from nacka_sekreterare.storage.recorder import Recorder
from nacka_sekreterare.storage.rows import TABLES
from nacka_sekreterare.storage.steps import RowChange, merge_images
from nacka_sekreterare.storage.tables import Tables
from nacka_sekreterare.storage.values import ValueSession


@pytest.fixture
def tx(store: Store) -> Iterator[ValueSession]:
    with store.writing() as session:
        yield ValueSession(session)


def _recorder(tx: ValueSession) -> Recorder:
    tx.session.flush()
    return tx.session.info["recorder"]


def test_an_added_row_has_a_whole_image_after_and_none_before(tx: ValueSession) -> None:
    greta = tx.add(Person(namn="Greta"))
    (change,) = _recorder(tx).changes
    assert (change.table, change.key, change.before) == ("person", greta.id, None)
    assert change.after == greta.model_dump(mode="json")


def test_a_removed_row_has_a_whole_image_before_and_none_after(tx: ValueSession) -> None:
    greta = tx.add(Person(namn="Greta"))
    tx.remove(greta)
    change = _recorder(tx).changes[-1]
    assert (change.before, change.after) == (greta.model_dump(mode="json"), None)


def test_nested_values_are_noted_as_readable_json(tx: ValueSession) -> None:
    akt = make_akt()
    add_akt(tx, akt)
    punkt = akt.beslutspunkter[0]
    tx.replace(punkt.model_copy(update={"motivering": plain_text("Underlaget brister.")}))
    change = _recorder(tx).changes[-1]
    assert change.after["motivering"]["blocks"][0]["runs"][0]["text"] == "Underlaget brister."
    assert set(change.before) == {"motivering"}


def test_changes_know_their_sammantrade_where_the_row_does(tx: ValueSession) -> None:
    akt = make_akt()
    add_akt(tx, akt)
    known = {change.table: change.sammantrade_id for change in _recorder(tx).changes}
    assert known["arende"] == known["sammantrade"] == known["narvaro"] == akt.sammantrade.id
    assert known["person"] is None


def test_rows_that_are_never_recorded_are_noted_without_images(
    opener: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    unrecorded = Tables({kind: TABLES.row_type(kind) for kind in TABLES.types}, unrecorded=[Minnesanteckning])
    store = opener()
    monkeypatch.setattr(store, "tables", unrecorded)
    with store.writing() as session:
        tx = ValueSession(session)
        add_akt(tx, make_akt())
        assert not _recorder(tx).touched_unrecorded
        tx.add(make_minnesanteckning())
        change = _recorder(tx).changes[-1]
        assert (change.table, change.before, change.after) == ("minnesanteckning", None, None)
        assert _recorder(tx).touched_unrecorded


Images = tuple[dict[str, int] | None, dict[str, int] | None]
_KEY = make_minnesanteckning().id


@pytest.mark.parametrize(
    ("first", "second", "merged"),
    [
        (({"a": 1}, {"a": 2}), ({"a": 2}, {"a": 3}), ({"a": 1}, {"a": 3})),
        (({"a": 1}, {"a": 2}), ({"b": 1}, {"b": 2}), ({"a": 1, "b": 1}, {"a": 2, "b": 2})),
        ((None, {"a": 1, "b": 1}), ({"a": 1}, {"a": 2}), (None, {"a": 2, "b": 1})),
        (({"a": 1}, {"a": 2}), ({"a": 2, "b": 1}, None), ({"a": 1, "b": 1}, None)),
    ],
)
def test_two_changes_of_one_row_are_told_as_one(first: Images, second: Images, merged: Images) -> None:
    one, two = (
        RowChange(table="minnesanteckning", key=_KEY, before=before, after=after) for before, after in (first, second)
    )
    assert merge_images(one, two) == merged
