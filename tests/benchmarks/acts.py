"""(c) One act to durable on disk and shown on the live page, and (f) reading the akt, at 10, 100 and 300 §§."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from uuid import UUID

from benchmarks.big_store import clock, make_id, make_meeting
from benchmarks.measure import Figure, alternate, ms, seconds, tell
from benchmarks.window import Bench, open_window, show_now

from nacka_sekreterare.domain.votering import Rost, Rostval, Votering
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.core import open_kansli
from nacka_sekreterare.services.jav import add_jav
from nacka_sekreterare.services.narvaro import record_ankomst, record_avgang
from nacka_sekreterare.services.narvarolinje import Tidpunkt
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.votering import add_votering
from nacka_sekreterare.services.yrkande import add_yrkande

_FRAME = 1 / 60
_BOUND = 3


def measure_acts(base: Path, paragrafer: int, rounds: int) -> list[Figure]:
    """The acts of the room against a bare one-row commit and one frame."""
    folder = base / f"acts-{paragrafer}"
    sammantrade = make_meeting(folder, paragrafer)
    with open_window(folder) as bench, closing(_bare_database(folder)) as bare:
        bench.show(sammantrade, "sammantrade")
        acts = _Acts(bench, sammantrade)
        taken = {}
        for what, act, before in acts.of_the_room():
            taken[what] = alternate(acts.timed(act, before), lambda: seconds(lambda: _commit(bare)), rounds=rounds)
    return [
        tell(_figure(f"{what}, {paragrafer} §§ / (commit + frame)", own, commit))
        for what, (own, commit) in taken.items()
    ]


def measure_akt(base: Path, paragrafer: int, rounds: int) -> list[Figure]:
    """Reading the whole akt against fetching the same rows bare."""
    folder = base / f"akt-{paragrafer}"
    sammantrade = make_meeting(folder, paragrafer)
    with (
        open_kansli(folder, clock, is_writer=False) as kansli,
        closing(sqlite3.connect(folder / "nacka.sqlite")) as bare,
    ):
        own, rows = alternate(
            lambda: seconds(lambda: load_akt(kansli, sammantrade)),
            lambda: seconds(lambda: _fetch(bare)),
            rounds=rounds,
        )
    return [
        tell(Figure(f"load_akt, {paragrafer} §§ / the same rows bare", own / rows, detail=f"{ms(own)} / {ms(rows)}"))
    ]


class _Acts:
    """The acts, each time on the same state of the room: what was not the one key is undone afterwards, untimed."""

    def __init__(self, bench: Bench, sammantrade: UUID) -> None:
        self._bench = bench
        self._sammantrade = sammantrade
        self._page = bench.window.current_page()

    def of_the_room(self) -> tuple[tuple[str, Callable[[], None], Callable[[], None] | None], ...]:
        """Each act by its name, with what must have happened before it."""
        return (
            ("beslut enligt förslag", self.decide, None),
            ("votering", self.vote, None),
            ("gick", self.leave, None),
            ("kom", self.come, self.leave),
            ("jäv", self.bar, None),
            ("yrkande", self.move, None),
        )

    def timed(self, act: Callable[[], None], before: Callable[[], None] | None = None) -> Callable[[], float]:
        """Seconds from the key to durable on disk and shown."""

        def measure() -> float:
            if before is not None:
                before()
                self._settle()
            taken = seconds(lambda: (act(), show_now()))
            self._settle()
            for _ in [one for one in (act, before) if one is not None and one != self.decide]:
                self._bench.window.actions_by_id["undo"].trigger()
                self._settle()
            return taken

        return measure

    def _settle(self) -> None:
        """The findings of the law are looked up when the hands rest: they are no part of the act."""
        time.sleep(0.15)
        show_now()

    def decide(self) -> None:
        """She presses the one key."""
        self._page.actions_by_id["primary"].trigger()

    def leave(self) -> None:
        """Someone goes at the § that is shown."""
        live = self._page.live
        when = Tidpunkt(paragraf_id=live.paragraf_id)
        self._run(lambda: record_avgang(live.kansli, self._sammantrade, make_id("person", 0, 3), when))

    def come(self) -> None:
        """Who went comes back at the § that is shown."""
        live = self._page.live
        when = Tidpunkt(paragraf_id=live.paragraf_id)
        self._run(lambda: record_ankomst(live.kansli, self._sammantrade, make_id("person", 0, 3), when))

    def bar(self) -> None:
        """Someone is jävig in the § that is shown."""
        live = self._page.live
        self._run(lambda: add_jav(live.kansli, live.arende_id, make_id("person", 0, 4)))

    def move(self) -> None:
        """Someone moves avslag on the § that is shown."""
        live = self._page.live
        self._run(lambda: add_yrkande(live.kansli, live.arende_id, Yrkandeslag.AVSLAG, [make_id("person", 0, 5)]))

    def vote(self) -> None:
        """An open votering of eleven on the § that is shown."""
        live = self._page.live
        people = [make_id("person", 0, seat) for seat in range(11)]
        roster = tuple(Rost(person_id=one, val=Rostval.JA if at % 2 else Rostval.NEJ) for at, one in enumerate(people))
        votering = Votering(
            arende_id=live.arende_id, ordning=0, ja_betyder="bifall", nej_betyder="avslag", roster=roster
        )
        self._run(lambda: add_votering(live.kansli, votering))

    def _run(self, act: Callable[[], object]) -> None:
        if not self._bench.window._desk.operations.run(act):
            raise RuntimeError("the act was refused")


def _figure(what: str, own: float, commit: float) -> Figure:
    return Figure(what, own / (commit + _FRAME), _BOUND, detail=f"{ms(own)} / ({ms(commit)} + {ms(_FRAME)})")


def _bare_database(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "bare.sqlite", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, text TEXT)")
    return connection


def _commit(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO bare (text) VALUES ('en rad')")
    connection.execute("COMMIT")


def _fetch(connection: sqlite3.Connection) -> None:
    for table in (
        "sammantrade",
        "organ",
        "arende",
        "paragraf",
        "beslutspunkt",
        "avsnitt",
        "narvaro",
        "mandat",
        "person",
    ):
        connection.execute(f"SELECT * FROM {table}").fetchall()
