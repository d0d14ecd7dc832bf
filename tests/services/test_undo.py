"""Undo and redo: against a model, across restarts, up to the barriers."""

import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from factories import make_akt, make_minnesanteckning
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from still_clock import Clock
from stored_akt import add_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.minnesanteckning import Minnesanteckning
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.services.core import Kansli, TextField, open_kansli
from nacka_sekreterare.services.undo import NothingToUndoError, changes_of, redo, redo_label, undo, undo_label
from nacka_sekreterare.storage.rows import TABLES
from nacka_sekreterare.storage.steps import Stepkind, Stepstate


def _add(kansli: Kansli, name: str) -> Person:
    with kansli.act("add_person", f"Lägg till {name}") as tx:
        person = tx.add(Person(namn=name))
    return tx.outcome(person).value


def _names(kansli: Kansli) -> list[str]:
    return sorted(person.namn for person in kansli.all(Person))


def _everything(kansli: Kansli) -> dict[type[Entity], set[str]]:
    return {kind: set(map(repr, kansli.all(kind))) for kind in TABLES.types}


@pytest.fixture
def akt(kansli: Kansli) -> Akt:
    akt = make_akt()
    with kansli.act("exempel", "Lägg in exemplet", barrier=True) as tx:
        add_akt(tx, akt)
        tx.add(make_minnesanteckning())
    return akt


def test_with_nothing_done_there_is_nothing_to_undo_or_redo(kansli: Kansli) -> None:
    assert (undo_label(kansli), redo_label(kansli)) == (None, None)
    with pytest.raises(NothingToUndoError, match="inget att ångra"):
        undo(kansli)
    with pytest.raises(NothingToUndoError, match="inget att göra om"):
        redo(kansli)


def test_undo_goes_back_one_act_at_a_time_and_redo_forward(kansli: Kansli) -> None:
    for name in ("Greta", "Tage"):
        _add(kansli, name)
    assert undo_label(kansli) == "Lägg till Tage"
    undo(kansli)
    assert (_names(kansli), undo_label(kansli), redo_label(kansli)) == (["Greta"], "Lägg till Greta", "Lägg till Tage")
    undo(kansli)
    assert (_names(kansli), redo_label(kansli)) == ([], "Lägg till Greta")
    redo(kansli)
    redo(kansli)
    assert (_names(kansli), redo_label(kansli)) == (["Greta", "Tage"], None)


def test_undo_answers_with_what_changed(kansli: Kansli, akt: Akt) -> None:
    arende = akt.arenden[3]
    with kansli.act("x", "Ändra", sammantrade_id=akt.sammantrade.id) as tx:
        tx.change(Arende, arende.id, rubrik="Ny")
        tx.remove(akt.expedieringar[0])
    assert undo(kansli).changes == tx.outcome(None).changes
    assert redo(kansli).changes == tx.outcome(None).changes


def test_a_new_act_ends_redo(kansli: Kansli) -> None:
    _add(kansli, "Greta")
    undo(kansli)
    _add(kansli, "Tage")
    assert redo_label(kansli) is None
    undo(kansli)
    assert (_names(kansli), redo_label(kansli), undo_label(kansli)) == ([], "Lägg till Tage", None)


def test_undo_survives_a_restart(kansli: Kansli, clock: Clock) -> None:
    _add(kansli, "Greta")
    _add(kansli, "Tage")
    undo(kansli)
    kansli.close()
    with open_kansli(kansli.store.paths.folder, clock) as again:
        assert (undo_label(again), redo_label(again)) == ("Lägg till Greta", "Lägg till Tage")
        redo(again)
        undo(again)
        undo(again)
        assert _names(again) == []


def test_undo_stops_at_a_barrier_and_everything_after_it_is_undone(kansli: Kansli) -> None:
    _add(kansli, "Greta")
    with kansli.act("complete", "Justera", barrier=True) as tx:
        tx.add(Person(namn="Barriär"))
    assert undo_label(kansli) is None
    _add(kansli, "Tage")
    undo(kansli)
    with pytest.raises(NothingToUndoError):
        undo(kansli)
    assert _names(kansli) == ["Barriär", "Greta"]


def test_a_barrier_ends_redo(kansli: Kansli) -> None:
    _add(kansli, "Greta")
    undo(kansli)
    with kansli.act("complete", "Justera", barrier=True):
        pass
    assert redo_label(kansli) is None


def test_a_fixed_number_is_not_moved_by_undo(kansli: Kansli, akt: Akt) -> None:
    paragraf = akt.paragrafer[0]
    with kansli.act("x", "Ändra") as tx:
        tx.change(Arende, akt.arenden[0].id, rubrik="Ny")
    with kansli.act("fix", "Fastställ nummer", barrier=True) as tx:
        tx.change(Paragraf, paragraf.id, nummer=977, fastgrund=Fastgrund.UTDRAG)
    with pytest.raises(NothingToUndoError):
        undo(kansli)
    assert kansli.get(Paragraf, paragraf.id).nummer == 977


def test_removing_a_whole_sammantrade_is_undone_and_redone(kansli: Kansli, akt: Akt) -> None:
    before = _everything(kansli)
    with kansli.act("remove", "Ta bort sammanträdet") as tx:
        tx.remove_tree(akt.sammantrade)
    after = _everything(kansli)
    assert kansli.all(Arende) == kansli.all(Minnesanteckning) == ()
    undo(kansli)
    assert _everything(kansli) == before
    redo(kansli)
    assert _everything(kansli) == after


def test_what_takes_anothers_unique_place_is_undone_in_the_right_order(kansli: Kansli, akt: Akt) -> None:
    paragraf = akt.paragrafer[-1]
    with kansli.act("swap", "Byt paragraf") as tx:
        for entry in (*akt.narvaro, *akt.ajourneringar, *akt.anmarkningar):
            tx.remove(entry)
        tx.remove(paragraf)
        tx.add(Paragraf(arende_id=paragraf.arende_id, nummer=paragraf.nummer))
    undo(kansli)
    assert kansli.get(Paragraf, paragraf.id) == paragraf
    redo(kansli)
    assert kansli.find(Paragraf, paragraf.id) is None


def test_formatted_text_and_numbers_come_back_as_they_were(kansli: Kansli, akt: Akt) -> None:
    punkt, votering, organ = akt.beslutspunkter[0], akt.voteringar[0], akt.organ
    with kansli.act("x", "Ändra") as tx:
        tx.replace(punkt.model_copy(update={"beslut": plain_text("Nytt"), "utfall": None}))
        tx.replace(votering.model_copy(update={"roster": (), "antal_ja": 3}))
        habits = organ.installningar.model_copy(update={"forsta_nummer": {2026: 61}, "antal_justerare": 2})
        tx.replace(organ.model_copy(update={"installningar": habits}))
    undo(kansli)
    assert kansli.get(type(punkt), punkt.id) == punkt
    assert kansli.get(type(votering), votering.id) == votering
    assert kansli.get(Organ, organ.id) == organ


def test_undo_and_redo_stand_in_the_history(kansli: Kansli, clock: Clock) -> None:
    greta = _add(kansli, "Greta")
    clock.forward(minutes=1)
    undo(kansli)
    undone, added = changes_of(kansli)
    assert (undone.kind, undone.sentence, undone.at) == (Stepkind.UNDO, "Lägg till Greta", clock.now)
    assert undone.changes[0].before["namn"] == "Greta"
    assert (added.state, undone.arguments) == (Stepstate.UNDONE, {"step_id": added.id})
    assert undone.changes[0].key == greta.id


def test_the_history_of_a_sammantrade_holds_its_own_acts_only(kansli: Kansli, akt: Akt) -> None:
    other = Sammantrade(organ_id=akt.organ.id, datum=date(2026, 5, 27))
    with kansli.act("add", "Lägg till ett annat sammanträde") as tx:
        tx.add(other)
    with kansli.act("change", "Ändra rubrik", sammantrade_id=akt.sammantrade.id) as tx:
        tx.change(Arende, akt.arenden[0].id, rubrik="Ny")
    assert [step.name for step in changes_of(kansli, other.id)] == ["add"]
    assert [step.name for step in changes_of(kansli, akt.sammantrade.id)] == ["change", "exempel"]
    assert [step.name for step in changes_of(kansli, limit=1)] == ["change"]


def test_a_failed_undo_changes_nothing(kansli: Kansli, monkeypatch: pytest.MonkeyPatch) -> None:
    _add(kansli, "Greta")
    monkeypatch.setattr("nacka_sekreterare.services.undo._finish", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        undo(kansli)
    assert (_names(kansli), undo_label(kansli)) == (["Greta"], "Lägg till Greta")


class UndoModel(RuleBasedStateMachine):
    """Random acts, undo, redo, barriers and restarts must leave the store as a list of snapshots says."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.now = datetime(2026, 4, 22, 18, 0)
        self.kansli = open_kansli(self.folder, lambda: self.now)
        self.past: list[dict[UUID, object]] = [{}]  # the last is the present
        self.future: list[dict[UUID, object]] = []
        self.typing: UUID | None = None

    def teardown(self) -> None:
        if hasattr(self, "kansli"):
            self.kansli.close()
            for path in sorted(self.folder.rglob("*"), reverse=True):
                path.unlink() if path.is_file() else path.rmdir()
            self.folder.rmdir()

    def _present(self) -> dict[UUID, object]:
        found = (value for kind in (Organ, Sammantrade, Arende) for value in self.kansli.all(kind))
        return {value.id: value for value in found}

    def _acted(self, *, is_barrier: bool = False) -> None:
        present = self._present()
        if present == self.past[-1] and not is_barrier:
            return
        self.typing = None
        self.past = [present] if is_barrier else [*self.past, present]
        self.future = []

    def _pick(self, kind: type[Entity], position: int) -> Any:
        values = self.kansli.all(kind)
        return values[position % len(values)] if values else None

    @rule(name=st.text(max_size=5), is_barrier=st.booleans())
    def add_organ(self, name: str, is_barrier: bool) -> None:
        with self.kansli.act("add_organ", "Lägg till organ", barrier=is_barrier and len(name) > 3) as tx:
            organ = tx.add(Organ(namn=name))
            tx.add(Sammantrade(organ_id=organ.id, datum=date(2026, 1, 1)))
        self._acted(is_barrier=is_barrier and len(name) > 3)

    @rule(position=st.integers(0, 9), words=st.lists(st.text(max_size=4), min_size=1, max_size=3))
    def add_arenden(self, position: int, words: list[str]) -> None:
        meeting = self._pick(Sammantrade, position)
        if meeting is None:
            return
        with self.kansli.act("add_arenden", "Lägg till ärenden") as tx:
            for ordning, rubrik in enumerate(words):
                tx.add(Arende(sammantrade_id=meeting.id, ordning=ordning, rubrik=rubrik))
        self._acted()

    @rule(position=st.integers(0, 9), words=st.text(max_size=4), ordning=st.integers(0, 3))
    def change_arende(self, position: int, words: str, ordning: int) -> None:
        arende = self._pick(Arende, position)
        if arende is None:
            return
        with self.kansli.act("change", "Ändra") as tx:
            tx.change(Arende, arende.id, rubrik=words)
            tx.change(Arende, arende.id, ordning=ordning)
        self._acted()

    @rule(position=st.integers(0, 9), text=st.text(max_size=4))
    def type_text(self, position: int, text: str) -> None:
        meeting = self._pick(Sammantrade, position)
        if meeting is None:
            return
        with self.kansli.act("type", "Skriv", field=TextField("sammantrade", meeting.id, "information")) as tx:
            tx.change(Sammantrade, meeting.id, information=plain_text(text))
        if self._present() == self.past[-1]:  # nothing was written: no step is opened, and none is closed
            return
        is_same_step = self.typing == meeting.id
        self._acted()
        if is_same_step:
            del self.past[-2]
        self.typing = meeting.id

    @rule()
    def leave_text(self) -> None:
        self.kansli.leave_field()
        self.typing = None

    @rule(position=st.integers(0, 9))
    def remove_sammantrade(self, position: int) -> None:
        meeting = self._pick(Sammantrade, position)
        if meeting is None:
            return
        with self.kansli.act("remove", "Ta bort") as tx:
            tx.remove_tree(meeting)
        self._acted()

    @rule()
    def fail(self) -> None:
        with pytest.raises(ZeroDivisionError), self.kansli.act("fail", "Misslyckas") as tx:  # noqa: PT012 - the whole act is what must fail
            tx.add(Organ(namn="Aldrig"))
            raise ZeroDivisionError
        self.typing = None

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def take_back(self) -> None:
        undo(self.kansli)
        self.future.append(self.past.pop())
        self.typing = None

    @precondition(lambda self: self.future)
    @rule()
    def do_again(self) -> None:
        redo(self.kansli)
        self.past.append(self.future.pop())
        self.typing = None

    @rule()
    def restart(self) -> None:
        self.kansli.close()
        self.kansli = open_kansli(self.folder, lambda: self.now)
        self.typing = None

    @invariant()
    def the_store_is_as_the_model_says(self) -> None:
        if hasattr(self, "kansli"):
            assert self._present() == self.past[-1]
            assert (undo_label(self.kansli) is not None) == (len(self.past) > 1)
            assert (redo_label(self.kansli) is not None) == bool(self.future)


UndoModel.TestCase.settings = settings(max_examples=25, stateful_step_count=25)
TestUndoModel = UndoModel.TestCase
