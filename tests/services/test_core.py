"""One act: one transaction, one step, one answer."""

import threading
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest
from factories import make_akt, make_minnesanteckning
from sqlalchemy.exc import IntegrityError
from still_clock import Clock
from stored_akt import add_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.minnesanteckning import Minnesanteckning
from nacka_sekreterare.domain.person import Person
from nacka_sekreterare.domain.votering import Votering, Voteringsform
from nacka_sekreterare.services.core import Change, Kansli, Outcome, TextField
from nacka_sekreterare.services.undo import changes_of, redo_label, undo, undo_label


def _add_person(kansli: Kansli, name: str = "Greta") -> Outcome[Person]:
    with kansli.act("add_person", f"Lägg till {name}", arguments={"namn": name}) as tx:
        person = tx.add(Person(namn=name))
    return tx.outcome(person)


def _rename(kansli: Kansli, person: Person, name: str, field: TextField | None = None) -> Outcome[Person]:
    with kansli.act("rename", "Ändra namn", field=field) as tx:
        renamed = tx.change(Person, person.id, namn=name)
    return tx.outcome(renamed)


@pytest.fixture
def akt(kansli: Kansli) -> Akt:
    akt = make_akt()
    with kansli.act("exempel", "Lägg in exemplet", barrier=True) as tx:
        add_akt(tx, akt)
    return akt


def test_an_act_is_stored_recorded_and_answered(kansli: Kansli, clock: Clock) -> None:
    outcome = _add_person(kansli)
    assert kansli.get(Person, outcome.value.id) == outcome.value
    assert outcome.changes == {Change("person", outcome.value.id, None)}
    (step,) = changes_of(kansli)
    assert (step.name, step.sentence, step.arguments) == ("add_person", "Lägg till Greta", {"namn": "Greta"})
    assert step.at == clock.now
    assert step.changes[0].after["namn"] == "Greta"


def test_changes_name_the_sammantrade_also_where_the_row_does_not(kansli: Kansli, akt: Akt) -> None:
    meeting = akt.sammantrade.id
    with kansli.act("x", "Ändra", sammantrade_id=meeting) as tx:
        tx.change(Arende, akt.arenden[0].id, rubrik="Ny")
        tx.remove(akt.expedieringar[0])
    assert tx.outcome(None).changes == {
        Change("arende", akt.arenden[0].id, meeting),
        Change("expediering", akt.expedieringar[0].id, meeting),
    }
    assert {change.sammantrade_id for change in changes_of(kansli, meeting)[0].changes} == {meeting}


def test_a_failed_act_changes_nothing_and_leaves_no_step(kansli: Kansli) -> None:
    with pytest.raises(ZeroDivisionError), kansli.act("add_person", "Lägg till") as tx:  # noqa: PT012 - the whole act is what must fail
        tx.add(Person(namn="Greta"))
        tx.session.flush()
        raise ZeroDivisionError
    assert kansli.all(Person) == ()
    assert changes_of(kansli) == ()
    _add_person(kansli)  # and the next act works


def test_an_act_that_breaks_a_reference_fails_at_its_end_and_changes_nothing(kansli: Kansli, akt: Akt) -> None:
    with pytest.raises(IntegrityError), kansli.act("remove", "Ta bort") as tx:
        tx.remove(akt.sammantrade)
    assert kansli.get(type(akt.sammantrade), akt.sammantrade.id) == akt.sammantrade


def test_within_an_act_order_does_not_matter_to_references(kansli: Kansli) -> None:
    akt = make_akt()
    with kansli.act("exempel", "Lägg in") as tx:
        for value in (*akt.beslutspunkter, *akt.arenden):
            tx.add(value)
        tx.session.flush()
        tx.add(akt.sammantrade)
        tx.add(akt.organ)
    assert len(kansli.all(Arende)) == len(akt.arenden)


def test_an_act_that_changes_nothing_leaves_no_step(kansli: Kansli) -> None:
    greta = _add_person(kansli).value
    undo(kansli)
    with kansli.act("nothing", "Ingenting"):
        pass
    assert [step.name for step in changes_of(kansli)] == ["undo", "add_person"]
    assert kansli.find(Person, greta.id) is None


def test_a_sentence_may_be_set_late_but_must_be_there(kansli: Kansli) -> None:
    with kansli.act("add_person") as tx:
        tx.sentence = f"Lägg till {tx.add(Person(namn='Greta')).namn}"
    assert undo_label(kansli) == "Lägg till Greta"
    with pytest.raises(ValueError, match="no sentence"), kansli.act("add_person") as tx:
        tx.add(Person(namn="Tage"))
    assert len(kansli.all(Person)) == 1


def test_a_service_inside_an_act_joins_it(kansli: Kansli) -> None:
    with kansli.act("add_two", "Lägg till två") as tx:
        first = _add_person(kansli, "Greta")
        _add_person(kansli, "Tage")
    assert len(tx.outcome(None).changes) == 2
    assert first.value.namn == "Greta"
    assert [step.sentence for step in changes_of(kansli)] == ["Lägg till två"]
    undo(kansli)
    assert kansli.all(Person) == ()


def test_an_inner_act_that_failed_takes_the_outer_one_with_it(kansli: Kansli) -> None:
    def fail() -> None:
        with kansli.act("inner", "Inre") as tx:
            tx.add(Person(namn="Greta"))
            raise ZeroDivisionError

    with pytest.raises(RuntimeError, match="nothing is committed"), kansli.act("outer", "Yttre") as tx:  # noqa: PT012 - the whole act is what must fail
        tx.add(Person(namn="Tage"))
        with pytest.raises(ZeroDivisionError):
            fail()
    assert kansli.all(Person) == ()


def test_an_inner_barrier_makes_the_whole_act_one(kansli: Kansli) -> None:
    with kansli.act("outer", "Yttre") as tx:
        tx.add(Person(namn="Greta"))
        with kansli.act("inner", "Inre", barrier=True):
            pass
    assert undo_label(kansli) is None


def test_acts_from_two_threads_wait_for_each_other(kansli: Kansli) -> None:
    def add_many() -> None:
        for number in range(20):
            _add_person(kansli, f"Person {number}")

    threads = [threading.Thread(target=add_many) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kansli.all(Person)) == len(changes_of(kansli)) == 40


# --- typing a text ---------------------------------------------------------------------------------------------------
def _field(person: Person) -> TextField:
    return TextField("person", person.id, "namn")


def test_saves_of_a_text_being_typed_are_one_step(kansli: Kansli, clock: Clock) -> None:
    greta = _add_person(kansli).value
    for name in ("G", "Gr", "Gre"):
        clock.forward(seconds=1)
        _rename(kansli, greta, name, _field(greta))
    typed, added = changes_of(kansli)
    assert (typed.changes[0].before, typed.changes[0].after) == ({"namn": "Greta"}, {"namn": "Gre"})
    assert typed.at == clock.now
    undo(kansli)
    assert kansli.get(Person, greta.id).namn == "Greta"
    assert added.name == "add_person"


@pytest.mark.parametrize("interruption", ["leave", "other act", "other field", "undo", "restart"])
def test_a_text_is_a_new_step_after_something_else(kansli: Kansli, interruption: str) -> None:
    greta, tage = _add_person(kansli, "Greta").value, _add_person(kansli, "Tage").value
    _rename(kansli, greta, "G", _field(greta))
    match interruption:
        case "leave":
            kansli.leave_field()
        case "other act":
            _rename(kansli, tage, "T")
        case "other field":
            _rename(kansli, tage, "T", _field(tage))
        case "undo":
            undo(kansli)
        case "restart":
            kansli._open_text = None
    before = len(changes_of(kansli))
    _rename(kansli, greta, "Gr", _field(greta))
    assert len(changes_of(kansli)) == before + 1


def test_a_text_that_is_written_before_its_row_is_there_is_one_step_too(kansli: Kansli, akt: Akt) -> None:
    memo = make_minnesanteckning()
    field = TextField("minnesanteckning", memo.id, "text")
    for text in ("A", "Att", "Att fråga"):
        with kansli.act("write_memo", "Skriv minnesanteckning", field=field) as tx:
            tx.put(memo.model_copy(update={"text": text}))
    assert [step.name for step in changes_of(kansli)] == ["write_memo", "exempel"]
    undo(kansli)
    assert kansli.all(Minnesanteckning) == ()


# --- leaving no trace ------------------------------------------------------------------------------------------------
def _bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


@pytest.mark.parametrize("length", [30, 3000, 60_000])
def test_an_erased_memo_leaves_no_trace_on_disk(kansli: Kansli, akt: Akt, length: int) -> None:
    secret = "hemlig tanke " * (length // 13)
    memo = make_minnesanteckning().model_copy(update={"text": "först"})
    with kansli.act("write_memo", "Skriv minnesanteckning") as tx:
        tx.add(memo)
    with kansli.act("write_memo", "Skriv minnesanteckning", arguments={"text": secret}) as tx:
        tx.change(Minnesanteckning, memo.id, text=secret)
    for number in range(200):  # much else is written and the pages are split and merged
        with kansli.act("rename", "Ändra") as tx:
            tx.change(Arende, akt.arenden[number % 10].id, rubrik=f"rubrik {number} " * (number % 40))
    folder = kansli.store.paths.folder
    assert b"hemlig tanke" in _bytes_of(folder)
    with kansli.act("complete", "Justera") as tx:
        tx.erase(tx.get(Minnesanteckning, memo.id))
    assert b"hemlig" not in _bytes_of(folder)
    assert undo_label(kansli) is None
    assert [step.sentence for step in changes_of(kansli)][:2] == ["Justera", "Ändra"]
    kansli.close()
    assert b"hemlig" not in _bytes_of(folder)


def test_many_memos_written_over_and_over_leave_no_trace(kansli: Kansli, akt: Akt) -> None:
    memos = [Minnesanteckning(arende_id=arende.id, text="") for arende in akt.arenden]
    with kansli.act("x", "Skriv") as tx:
        tx.add_all(memos)
    for turn in range(40):
        memo = memos[turn % len(memos)]
        with kansli.act("x", "Skriv") as tx:
            tx.change(Minnesanteckning, memo.id, text=f"hemlig {turn} " * (turn * 7 % 150 + 1))
    with kansli.act("complete", "Justera") as tx:
        for memo in memos:
            tx.erase(memo)
    assert b"hemlig" not in _bytes_of(kansli.store.paths.folder)


def test_a_memo_that_was_undone_or_removed_leaves_no_trace_after_justering(kansli: Kansli, akt: Akt) -> None:
    meeting = akt.sammantrade.id
    undone, removed, other = (Minnesanteckning(arende_id=akt.arenden[n].id, text=f"hemlig {n}") for n in (1, 2, 3))
    with kansli.act("x", "Skriv", sammantrade_id=meeting) as tx:
        tx.add_all([removed, other])
    with kansli.act("x", "Ta bort", sammantrade_id=meeting) as tx:
        tx.remove(removed)
    with kansli.act("x", "Skriv", sammantrade_id=meeting) as tx:
        tx.add(undone)
    undo(kansli)
    with kansli.act("complete", "Justera") as tx:
        tx.erase_gone(Minnesanteckning, meeting)
    found = _bytes_of(kansli.store.paths.folder)
    assert b"hemlig 1" not in found
    assert b"hemlig 2" not in found
    assert b"hemlig 3" in found
    assert kansli.get(Minnesanteckning, other.id) == other
    assert (undo_label(kansli), redo_label(kansli)) == (None, None)


def test_the_ballots_of_a_votering_that_became_sluten_leave_no_trace(kansli: Kansli, akt: Akt) -> None:
    votering = next(votering for votering in akt.voteringar if votering.roster)
    voter = votering.roster[0].person_id
    pattern = f'"person_id":"{voter}","val"'.encode()
    assert pattern in _bytes_of(kansli.store.paths.folder)
    with kansli.act("make_sluten", "Gör voteringen sluten") as tx:
        tx.replace(votering.model_copy(update={"form": Voteringsform.SLUTEN, "roster": ()}))
        tx.erase_images(votering)
    stored = kansli.all(Votering)
    assert next(found for found in stored if found.id == votering.id).roster == ()
    others = sum(found.roster != () and any(r.person_id == voter for r in found.roster) for found in stored)
    assert others == 0
    assert pattern not in _bytes_of(kansli.store.paths.folder)


def test_time_is_asked_of_the_clock_that_was_given(kansli: Kansli, clock: Clock) -> None:
    clock.now = datetime(2031, 1, 2, 3, 4, 5)
    _add_person(kansli)
    assert changes_of(kansli)[0].at == clock.now
    assert isinstance(changes_of(kansli)[0].changes[0].key, UUID)
