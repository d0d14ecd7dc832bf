"""Random meetings through the services on a real store: whoever comes, goes, serves, is jävig or votes, in any order.

At every § and votering: nobody in two seats, never more than the organ's seats, the sum of the votes is the röstlängd
or is told of, quorum is right, and the printed närvaro says exactly what the timeline says (KL 4:24, 5:66–67, 6:27).
`make meetings` plays long.
"""

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import printed_narvaro
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from still_clock import Clock

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.inkallelse import foresla_alla
from nacka_sekreterare.domain.narvaro import Lage, Narvaro, Narvaroroll
from nacka_sekreterare.domain.narvaro_finding import find_narvaro_contradictions, find_narvaro_findings
from nacka_sekreterare.domain.narvarolista import narvarolista
from nacka_sekreterare.domain.narvarotext import narvarotext
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import beslutsforhet, rostlangd, rostlangder
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering
from nacka_sekreterare.domain.votering_finding import find_votering_findings
from nacka_sekreterare.services import arende, forhinder, jav, narvaro, organ, person, sammantrade, undo, votering
from nacka_sekreterare.services.core import Kansli, Outcome, open_kansli
from nacka_sekreterare.services.narvarolinje import START, Tidpunkt
from nacka_sekreterare.storage.queries.akt import load_akt as read_akt

DAY = date(2026, 4, 22)
LEDAMOTER = ("Ada Al/S", "Bo Ask/M", "Cia Bok/V", "Dan Ek/S", "Eva Fur/M", "Fia Gran/S", "Gun Hassel/M")
ERSATTARE = ("Hans Idegran/S", "Ida Jolster/S", "Jan Klen/M", "Kaj Lind/M", "Lea Lönn/V")
ANDRA = ("Siv Tall", "Ulf Vide")
ORDER = {"S": ("V", "M"), "V": ("S", "M"), "M": ("V", "S")}
ROLES = (Mandatroll.ORDFORANDE, Mandatroll.FORSTE_VICE_ORDFORANDE, Mandatroll.ANDRE_VICE_ORDFORANDE)
SEATS = len(LEDAMOTER) + 1  # one is vacant
NAMES = [name.split()[0] for name in (*LEDAMOTER, *ERSATTARE, *ANDRA)]
ELECTED = NAMES[: -len(ANDRA)]

people = st.sampled_from(NAMES)
elected = st.sampled_from(ELECTED)
ersattare = st.sampled_from([name.split()[0] for name in ERSATTARE])
points = st.tuples(st.sampled_from(["start", "paragraf", "paragraf", "inne"]), st.integers(0, 20), st.integers(0, 59))
places = st.integers(0, 20)


@cache
def planned_meeting() -> tuple[bytes, UUID, dict[str, UUID]]:
    """The store file of a planned sammanträde with eight seats and six §§, its id, and the people."""
    with tempfile.TemporaryDirectory() as folder:
        with open_kansli(Path(folder), Clock()) as desk:
            made = organ.create_organ(desk, "Parknämnden", antal_platser=SEATS).value
            organ.update_installningar(
                desk, made.id, inkallelseordning=ORDER, distans_ar_tillaten=True, standardpunkter=()
            )
            known: dict[str, UUID] = {}
            for index, entry in enumerate((*LEDAMOTER, *ERSATTARE)):
                is_ledamot = index < len(LEDAMOTER)
                role = (*ROLES, *[Mandatroll.LEDAMOT] * 4)[index] if is_ledamot else Mandatroll.ERSATTARE
                namn, parti = entry.split("/")
                mandat = person.create_person_with_mandat(desk, made.id, namn, role, parti=parti).value
                known[namn.split()[0]] = mandat.person_id
            for namn in ANDRA:
                mandat = person.create_person_with_mandat(desk, made.id, namn, Mandatroll.TJANSTEPERSON).value
                known[namn.split()[0]] = mandat.person_id
            meeting = sammantrade.create_sammantrade(desk, made.id, DAY).value
            for number in range(6):
                arende.add_arende(desk, meeting.id, f"Ärende {number}", forslag=[plain_text("Nämnden bifaller.")])
        return (Path(folder) / "nacka.sqlite").read_bytes(), meeting.id, known


class Meeting(RuleBasedStateMachine):
    """One meeting; every rule is an act of the secretary."""

    def __init__(self) -> None:
        super().__init__()
        store, self.meeting, self.known = planned_meeting()
        self.folder = Path(tempfile.mkdtemp(prefix="möte "))
        (self.folder / "nacka.sqlite").write_bytes(store)
        self.desk: Kansli = open_kansli(self.folder, Clock())
        self.before: list[Akt] = []
        self.undone: list[Akt] = []
        self.akt = sammantrade.load_akt(self.desk, self.meeting)

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # --- acting -----------------------------------------------------------------------------------------------------
    def act(self, do: Callable[[], Outcome[Any]], *, may_refuse: bool = True) -> bool:
        """Do an act; one that is refused leaves no trace."""
        last = self.akt
        try:
            outcome = do()
        except ContradictionError:
            if not may_refuse:
                raise
            assert sammantrade.load_akt(self.desk, self.meeting) == last
            return False
        self.akt = sammantrade.load_akt(self.desk, self.meeting)
        if outcome.changes:
            self.before.append(last)
            self.undone.clear()
        return True

    def paragraf(self, place: int) -> UUID:
        order = self.akt.tidslinje.order
        return order[place % len(order)]

    def when(self, point: tuple[str, int, int]) -> Tidpunkt:
        kind, place, minute = point
        if kind == "start":
            return START
        at = datetime(2026, 4, 22, 18, 0) + timedelta(minutes=minute)
        is_inside = kind == "inne"
        return Tidpunkt(
            paragraf_id=self.paragraf(place), ar_inne_i_paragraf=is_inside, klockslag_at=at if is_inside else None
        )

    @initialize(away=st.lists(elected, max_size=3, unique=True), called=st.lists(ersattare, max_size=3, unique=True))
    def open(self, away: list[str], called: list[str]) -> None:
        for index, name in enumerate(away):
            instead = called[index] if index < len(called) and called[index] not in away else None
            seat = self.akt.mandat_of(self.known[name])
            is_seat = seat is not None and seat.roll.ar_ledamot
            forhinder.set_forhinder(
                self.desk,
                self.meeting,
                self.known[name],
                inkallad_person_id=self.known[instead] if instead and is_seat else None,
            )
        self.akt = sammantrade.load_akt(self.desk, self.meeting)
        self.act(lambda: narvaro.open_with_upprop(self.desk, self.meeting), may_refuse=False)

    @rule(who=people, point=points, distans=st.booleans())
    def comes(self, who: str, point: tuple[str, int, int], distans: bool) -> None:
        when = self.when(point)
        self.act(lambda: narvaro.record_ankomst(self.desk, self.meeting, self.known[who], when, ar_pa_distans=distans))

    @rule(who=people, point=points)
    def goes(self, who: str, point: tuple[str, int, int]) -> None:
        when = self.when(point)
        self.act(lambda: narvaro.record_avgang(self.desk, self.meeting, self.known[who], when))

    @rule(who=people, place=places, minute=st.none() | st.integers(0, 59))
    def is_away_for_a_paragraf(self, who: str, place: int, minute: int | None) -> None:
        when = self.when(("inne", place, minute) if minute is not None else ("paragraf", place, 0))
        after = self.akt.tidslinje.after(self.paragraf(place)).get(self.known[who])
        if self.act(lambda: narvaro.record_franvaro_for_paragraf(self.desk, self.meeting, self.known[who], when)) and (
            after is None or after.ar_narvarande
        ):
            back = self.akt.tidslinje.after(self.paragraf(place)).get(self.known[who])
            assert _state(after) == _state(back)

    @rule(who=people, point=points, distans=st.booleans())
    def changes_distans(self, who: str, point: tuple[str, int, int], distans: bool) -> None:
        when = self.when(point)
        self.act(lambda: narvaro.set_distans(self.desk, self.meeting, self.known[who], distans, when))

    @rule(who=elected, point=points)
    def stops_serving(self, who: str, point: tuple[str, int, int]) -> None:
        when, waits = self.when(point), Narvaroroll.EJ_TJANSTGORANDE
        self.act(lambda: narvaro.record_narvaro(self.desk, self.meeting, self.known[who], waits, when))

    @rule(place=places)
    def the_proposed_is_accepted(self, place: int) -> None:
        """One key; refused only where what is recorded of a later § contradicts it."""
        paragraf_id = self.paragraf(place)
        arende_id = self._arende(paragraf_id)
        for proposal in foresla_alla(self.akt, arende_id):
            if proposal.person_id is None:
                continue
            seat, chosen = proposal.plats_person_id, proposal.person_id
            has_changes = len(self.akt.tidslinje.moments(paragraf_id)) > 1
            when = self.when(("inne", place, 59)) if has_changes else Tidpunkt(paragraf_id=paragraf_id)
            if self.act(lambda: narvaro.seat_ersattare(self.desk, self.meeting, seat, chosen, when)):  # noqa: B023
                seats = {p.person_id: p.for_person_id for p in rostlangd(self.akt, arende_id)}
                assert seats.get(chosen) == seat
                told = [f for f in find_narvaro_findings(self.akt) if f.regel == "inkallelseordning"]
                assert not any(self.akt.namn(chosen) in f.text.split(",")[0] and f.arende_id == arende_id for f in told)
            return

    @rule(seat=st.sampled_from(ELECTED[: len(LEDAMOTER)]), who=ersattare, point=points)
    def another_is_seated(self, seat: str, who: str, point: tuple[str, int, int]) -> None:
        when = self.when(point)
        self.act(lambda: narvaro.seat_ersattare(self.desk, self.meeting, self.known[seat], self.known[who], when))

    @rule(who=people, place=places, instead=st.none() | ersattare)
    def is_javig(self, who: str, place: int, instead: str | None) -> None:
        arende_id = self._arende(self.paragraf(place))
        stand_in = self.known[instead] if instead and instead != who and who in ELECTED[: len(LEDAMOTER)] else None
        after = self.akt.tidslinje.after(self.paragraf(place)).get(self.known[who])
        if self.act(lambda: jav.add_jav(self.desk, arende_id, self.known[who], ersattare_id=stand_in)):
            assert _state(self.akt.tidslinje.after(self.paragraf(place)).get(self.known[who])) == _state(after)

    @precondition(lambda self: self.akt.jav)
    @rule(index=places)
    def is_not_javig(self, index: int) -> None:
        known = self.akt.jav[index % len(self.akt.jav)]
        self.act(lambda: jav.remove_jav(self.desk, known.id))

    @precondition(lambda self: self.akt.narvaro)
    @rule(index=st.integers(0, 200))
    def an_entry_is_removed(self, index: int) -> None:
        own = [entry for entry in self.akt.narvaro if entry.paragraf_id]
        if own:
            self.act(lambda: narvaro.remove_narvaro(self.desk, own[index % len(own)].id))

    @rule(place=places, votes=st.lists(st.sampled_from(list(Rostval)), min_size=SEATS, max_size=SEATS))
    def they_vote(self, place: int, votes: list[Rostval]) -> None:
        arende_id = self._arende(self.paragraf(place))
        voters = [p.person_id for p in rostlangd(self.akt, arende_id)]
        roster = tuple(Rost(person_id=who, val=val) for who, val in zip(voters, votes, strict=False))
        cast = Votering(arende_id=arende_id, ordning=0, roster=roster, ja_betyder="bifall", nej_betyder="avslag")
        if roster and cast.vinnare is None:
            cast = cast.model_copy(update={"utslagsrost": Rostval.JA})
        self.act(lambda: votering.add_votering(self.desk, cast), may_refuse=False)

    @rule(rubrik=st.sampled_from(["Extra", "Mera"]), index=st.none() | st.integers(0, 6))
    def an_extra_arende_is_raised(self, rubrik: str, index: int | None) -> None:
        if len(self.akt.arenden) < 9:
            self.act(lambda: arende.add_extra_arende(self.desk, self.meeting, rubrik, index=index), may_refuse=False)

    @rule(place=places, index=st.integers(0, 8))
    def an_arende_is_moved(self, place: int, index: int) -> None:
        arende_id = self._arende(self.paragraf(place))
        self.act(lambda: arende.move_arende(self.desk, arende_id, index))

    @precondition(lambda self: len(self.akt.arenden) > 4)
    @rule(place=places)
    def an_arende_is_removed(self, place: int) -> None:
        """Any but the last: who came or went at it came or went at the next."""
        arende_id = self._arende(self.paragraf(place))
        if arende_id != self.akt.arenden[-1].id:
            self.act(lambda: arende.remove_arende(self.desk, arende_id))

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        undo.undo(self.desk)
        self.undone.append(self.akt)
        self.akt = sammantrade.load_akt(self.desk, self.meeting)
        assert self.akt == self.before.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        undo.redo(self.desk)
        self.before.append(self.akt)
        self.akt = sammantrade.load_akt(self.desk, self.meeting)
        assert self.akt == self.undone.pop()

    # --- what holds always ------------------------------------------------------------------------------------------
    @invariant()
    def the_akt_is_what_the_store_holds(self) -> None:
        with self.desk.read() as session:
            assert self.akt == read_akt(session, self.meeting)

    @invariant()
    def seats_and_quorum_hold(self) -> None:
        akt = self.akt
        below = {f.arende_id for f in find_narvaro_findings(akt) if f.regel == "beslutsforhet"}
        assert find_narvaro_contradictions(akt) == ()
        for one in akt.numrerade_arenden:
            barred = {j.person_id for j in akt.jav if j.arende_id == one.id}
            expected = [_seated(lage, barred) for lage in _replayed(akt, one.id)]
            found = [{p.person_id: p.for_person_id or p.person_id for p in lage} for lage in rostlangder(akt, one.id)]
            assert found == expected
            for lage in found:
                assert len(set(lage.values())) == len(lage) <= SEATS
                assert not barred & set(lage)
            quorum = beslutsforhet(akt, one.id)
            assert (quorum.antal, quorum.kravs) == (len(expected[-1]), SEATS // 2 + 1)
            assert quorum.ar_beslutsfor is (2 * len(expected[-1]) > SEATS)
            if akt.narvaro:
                assert (one.id in below) is any(2 * len(lage) <= SEATS for lage in expected)

    @invariant()
    def the_votes_are_those_of_the_rostlangd_or_told_of(self) -> None:
        told = {f.arende_id for f in find_votering_findings(self.akt) if f.regel == "votering_motsagelse"}
        few = {f.arende_id for f in find_narvaro_findings(self.akt) if f.regel == "beslutsforhet_vid_omrostning"}
        for one in self.akt.voteringar:
            barred = {j.person_id for j in self.akt.jav_of(one.arende_id)}
            counts = {val: sum(rost.val is val for rost in one.roster) for val in Rostval}
            rooms = [set(_seated(lage, barred)) for lage in _replayed(self.akt, one.arende_id)]
            voters = {rost.person_id for rost in one.roster}
            fits = any(sum(counts.values()) == len(room | (voters & barred)) for room in rooms)
            assert fits or not voters or not any(rooms) or one.arende_id in told
            deciding = {rost.person_id for rost in one.roster if rost.val is not Rostval.FRANVARANDE} - barred
            if 2 * len(deciding) <= SEATS and voters:
                assert one.arende_id in few

    @invariant()
    def the_printed_narvaro_says_what_the_timeline_says(self) -> None:
        akt = self.akt
        if not akt.narvaro:
            return
        told = set(akt.paragrafnummer)
        printed = _printed(akt, told)
        expected = _expected(akt)
        assert printed == expected
        for one in akt.numrerade_arenden:
            _assert_the_sentences_tell_the_changes(akt, one.id)

    def _arende(self, paragraf_id: UUID) -> UUID:
        return next(p.arende_id for p in self.akt.paragrafer if p.id == paragraf_id)


# --- the plain replay: what was recorded, read without the program's timeline -----------------------------------------
def _replayed(akt: Akt, arende_id: UUID) -> list[dict[UUID, Narvaro]]:
    """The room at the start of a § and after each clock time inside it."""
    handled = [akt.paragraf_of(a.id) for a in sorted(akt.arenden, key=lambda a: a.ordning)]
    order = [p.id for p in handled if p]
    own = akt.paragraf_of(arende_id)
    assert own
    at = order.index(own.id)
    clocks = sorted({e.klockslag_at for e in akt.narvaro if e.paragraf_id == own.id and e.ar_inne_i_paragraf})
    everybody = {entry.person_id for entry in akt.narvaro}
    found = []
    for moment in (None, *clocks):
        lage = {who: _said(akt, who, order, at, moment) for who in everybody}
        found.append({who: entry for who, entry in lage.items() if entry})
    return found


def _said(akt: Akt, who: UUID, order: list[UUID], at: int, moment: datetime | None) -> Narvaro | None:
    """The last thing said of a person: what holds for one § only counts in that § alone."""
    best: tuple[tuple[int, bool, datetime, bool, int], Narvaro] | None = None
    for entry in akt.narvaro:
        place = order.index(entry.paragraf_id) if entry.paragraf_id in order else -1
        clock = entry.klockslag_at if entry.ar_inne_i_paragraf else None
        here = entry.roll in {Narvaroroll.BORTA_EN_PARAGRAF, Narvaroroll.TJANSTGOR_EN_PARAGRAF}
        if entry.person_id != who or place > at or (here and place != at):
            continue
        if place == at and clock is not None and (moment is None or clock > moment):
            continue
        rank = (place, clock is not None, clock or datetime(2026, 1, 1), here, entry.ordning)
        if best is None or rank > best[0]:
            best = (rank, entry)
    return best[1] if best else None


def _state(entry: Narvaro | None) -> tuple[object, ...]:
    return (entry.roll.i_salen, entry.for_person_id, entry.ar_pa_distans) if entry else ()


def _seated(lage: Lage, barred: set[UUID]) -> dict[UUID, UUID]:
    serving = [e for e in lage.values() if e.roll.i_salen is Narvaroroll.TJANSTGORANDE and e.person_id not in barred]
    return {entry.person_id: entry.for_person_id or entry.person_id for entry in serving}


# --- the printed words and what they should say -----------------------------------------------------------------------
Said = dict[tuple[str, str, str, str], set[int]]  # (group, person, seat, "helt" / "del" / "distans" …) and the §§


def _printed(akt: Akt, told: set[int]) -> Said:
    found: Said = {}
    for _, heading, rows in narvarolista(akt).grupper:
        for row in rows:
            if heading == "Frånvarande":
                found[heading, row.text, "", "helt"] = set()
                continue
            line = printed_narvaro.read_line(row.text, told)
            for seat in line.whole:
                found[heading, line.namn, seat, "helt"] = line.whole[seat]
                found[heading, line.namn, seat, "del"] = line.partly[seat]
            found[heading, line.namn, "", "distans"] = line.distans
            found[heading, line.namn, "", "del på distans"] = line.partly_distans
    return {key: numbers for key, numbers in found.items() if numbers or key[0] == "Frånvarande"}


def _expected(akt: Akt) -> Said:
    found: Said = {}
    seen, outside = set[UUID](), set[UUID]()
    for one in akt.numrerade_arenden:
        number = akt.nummer_of(one.id)
        barred = {j.person_id for j in akt.jav_of(one.id)}
        moments = _replayed(akt, one.id)
        for who in {who for lage in moments for who in lage}:
            kinds = [_kind(akt, lage.get(who)) for lage in moments]
            if who in barred:
                outside |= {who} if any(kinds) else set()
                continue
            for kind in {kind for kind in kinds if kind}:
                seen.add(who)
                is_whole = all(other == kind for other in kinds)
                key = (kind[0], akt.namn(who), kind[1])
                found.setdefault((*key, "helt" if is_whole else "del"), set()).add(number or 0)
            for group in {kind[0] for kind in kinds if kind}:
                far = [
                    e.ar_pa_distans
                    for lage, k in zip(moments, kinds, strict=True)
                    if k and k[0] == group and (e := lage[who])
                ]
                if any(far):
                    what = "distans" if all(far) else "del på distans"
                    found.setdefault((group, akt.namn(who), "", what), set()).add(number or 0)
    for who in {p.id for p in akt.personer if _is_elected(akt, p.id)} - seen:
        if who in outside:
            numbers = {akt.nummer_of(a.id) or 0 for a in akt.numrerade_arenden}
            javiga = {akt.nummer_of(a.id) or 0 for a in akt.numrerade_arenden if _is_there_javig(akt, a.id, who)}
            found["Övriga", akt.namn(who), "", "helt"] = numbers - javiga
        else:
            found["Frånvarande", akt.namn(who), "", "helt"] = set()
    return {key: numbers for key, numbers in found.items() if numbers or key[0] == "Frånvarande"}


def _is_there_javig(akt: Akt, arende_id: UUID, who: UUID) -> bool:
    there = any(_kind(akt, lage.get(who)) for lage in _replayed(akt, arende_id))
    return there and any(j.person_id == who for j in akt.jav_of(arende_id))


def _is_elected(akt: Akt, who: UUID) -> bool:
    mandat = akt.mandat_of(who)
    return mandat is not None and (mandat.roll.ar_ledamot or mandat.roll is Mandatroll.ERSATTARE)


def _kind(akt: Akt, entry: Narvaro | None) -> tuple[str, str] | None:
    if entry is None or not entry.ar_narvarande:
        return None
    if entry.roll.i_salen is Narvaroroll.TJANSTGORANDE:
        return ("Beslutande", akt.namn(entry.for_person_id) if entry.for_person_id else "")
    mandat = akt.mandat_of(entry.person_id)
    return ("Ersättare" if mandat and mandat.roll is Mandatroll.ERSATTARE else "Övriga", "")


def _assert_the_sentences_tell_the_changes(akt: Akt, arende_id: UUID) -> None:
    """From the room at the start, the sentences of the § lead to the room at its end."""
    moments = _replayed(akt, arende_id)
    barred = {j.person_id for j in akt.jav_of(arende_id)}
    room = {akt.namn(who): _told_state(akt, entry) for who, entry in moments[0].items() if who not in barred}
    text = narvarotext(akt, arende_id)[0].plain
    for sentence in printed_narvaro.sentences(text):
        if sentence.endswith("är ordförande under denna paragraf."):
            continue
        _apply(akt, room, *printed_narvaro.read_sentence(sentence))
    end = {akt.namn(who): _told_state(akt, entry) for who, entry in moments[-1].items() if who not in barred}
    assert {k: v for k, v in room.items() if v} == {k: v for k, v in end.items() if v}


Told = tuple[bool, str, bool] | None  # serves, for whom, på distans; None: away


def _told_state(akt: Akt, entry: Narvaro) -> Told:
    kind = _kind(akt, entry)
    return (kind[0] == "Beslutande", kind[1], entry.ar_pa_distans) if kind else None


def _apply(akt: Akt, room: dict[str, Told], verb: str, said: dict[str, str | None]) -> None:
    who, seat = said["who"] or "", said.get("seat") or ""
    was = room.get(who)
    match verb:
        case "lämnar":
            assert was, f"{who} was not there"
            room[who] = None
        case "kommer":
            assert not was, f"{who} was there already"
            room[who] = (bool(said["serves"]), seat, bool(said["remote"]))
        case "slutar":
            assert was
            assert was[0]
            room[who] = (False, "", was[2])
        case "tjänstgör":
            assert was
            assert was[:2] != (True, seat)
            room[who] = (True, seat, was[2])
        case "distans":
            assert was
            assert was[2] is not (said["how"] == "distans")
            room[who] = (was[0], was[1], said["how"] == "distans")


IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
Meeting.TestCase.settings = settings(
    settings(),
    max_examples=400 if IS_LONG else 8,
    stateful_step_count=60 if IS_LONG else 30,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if IS_LONG or phase is not Phase.explain],
)
TestMeeting = Meeting.TestCase
