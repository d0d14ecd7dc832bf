"""A made-up store of many years and organ, written past the services: twenty years by them would take an hour.

All but the last weeks are closed, justerade and taken down, as in a store that has been used for long; the history of
acts is there too.
"""

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import Connection, insert

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.arende import Arende, Arendetyp, Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.services.core import Kansli, open_kansli
from nacka_sekreterare.storage.migrations import frozen_migrations
from nacka_sekreterare.storage.rows import TABLES
from nacka_sekreterare.storage.steps import CHANGE, STEP

TODAY = date(2026, 4, 22)
PARAGRAFER = 20
_MEETINGS_A_YEAR = 10
_PARTIES = ("S", "M", "V", "C", "L", "KD", "MP")
_TEXT = (
    "Nämnden har fått i uppdrag att pröva hur mötesplatserna kan samlas under ett tak. Förvaltningen har gått igenom"
    " lokalerna, frågat föreningarna och räknat på tre vägar. Den som förordas kostar minst och ger mest plats."
)
_VERSION = 2  # of what is made: another number makes cached stores anew


@dataclass
class Shelf:
    """Rows by type until they are written."""

    rows: dict[type[Entity], list[Entity]] = field(default_factory=dict)
    steps: list[dict[str, object]] = field(default_factory=list)
    changes: list[dict[str, object]] = field(default_factory=list)

    def put(self, value: Entity) -> None:
        """Keep a value for its table."""
        self.rows.setdefault(type(value), []).append(value)

    def write(self, connection: Connection) -> None:
        """Write everything, each table in one statement."""
        for kind, values in self.rows.items():
            names = tuple(kind.model_fields)
            rows = [{name: getattr(value, name) for name in names} for value in values]
            connection.execute(insert(TABLES.table(kind)), rows)
        if self.steps:
            connection.execute(insert(STEP), self.steps)
            connection.execute(insert(CHANGE), self.changes)
        self.rows.clear()
        self.steps.clear()
        self.changes.clear()


def make_id(*parts: object) -> UUID:
    """The same id in every run."""
    return uuid5(NAMESPACE_URL, "/".join(str(part) for part in parts))


def clock() -> datetime:
    """The moment of the benchmarks."""
    return datetime.combine(TODAY, time(18, 0))


def cached_store(years: int = 20, organ: int = 10) -> Path:
    """The folder of such a store, made once per machine and kept in its temporary folder."""
    schema = hashlib.sha256("".join(step.sql for step in frozen_migrations()).encode()).hexdigest()[:8]
    folder = Path(tempfile.gettempdir()) / "nacka-benchmarks" / f"store-{_VERSION}-{schema}-{years}-{organ}"
    done = folder / "done"
    if not done.exists():
        make_store(folder, years, organ)
        done.touch()
    return folder


def make_store(folder: Path, years: int, organ: int) -> None:
    """Write a store of so many years and organ."""
    with open_kansli(folder, clock) as kansli:
        shelf = Shelf()
        for number in range(organ):
            one = put_organ(shelf, number)
            write(kansli, shelf)
            for back in range(years - 1, -1, -1):
                _put_year(shelf, one, TODAY.year - back)
                write(kansli, shelf)


def make_meeting(folder: Path, paragrafer: int) -> UUID:
    """A store with one open sammanträde of so many undecided §§. Returns its id."""
    with open_kansli(folder, clock) as kansli:
        shelf = Shelf()
        organ = put_organ(shelf, 0)
        meeting = Meeting(shelf, organ, TODAY, 1, paragrafer=paragrafer, is_done=False)
        meeting.put()
        write(kansli, shelf)
    return meeting.id


def write(kansli: Kansli, shelf: Shelf) -> None:
    with kansli.store.writing() as session:
        shelf.write(session.connection())
        session.commit()


def put_organ(shelf: Shelf, number: int) -> Organ:
    organ = Organ(id=make_id("organ", number), namn=f"Provnämnd {chr(65 + number)}", antal_platser=11)
    shelf.put(organ)
    for seat in range(24):
        person = Person(id=make_id("person", number, seat), namn=f"Prov{seat:02} Efternamn{chr(65 + number)}")
        shelf.put(person)
        mandat = Mandat(
            id=make_id("mandat", number, seat),
            organ_id=organ.id,
            person_id=person.id,
            roll=_role(seat),
            parti=_PARTIES[seat % len(_PARTIES)] if seat < 22 else "",
            ordning=seat,
        )
        shelf.put(mandat)
    return organ


def _role(seat: int) -> Mandatroll:
    if seat == 0:
        return Mandatroll.ORDFORANDE
    if seat >= 22:
        return Mandatroll.SEKRETERARE
    return Mandatroll.LEDAMOT if seat < 11 else Mandatroll.ERSATTARE


def _put_year(shelf: Shelf, organ: Organ, year: int) -> None:
    first = 1
    for day in _days(year):
        is_done = day < TODAY - timedelta(days=40)
        Meeting(shelf, organ, day, first, paragrafer=PARAGRAFER, is_done=is_done).put()
        first += PARAGRAFER


def _days(year: int) -> Iterator[date]:
    for number in range(_MEETINGS_A_YEAR):
        yield date(year, 1, 14) + timedelta(days=35 * number)


@dataclass
class Meeting:
    """One sammanträde being made; a done one is decided, closed, justerat and taken down."""

    shelf: Shelf
    organ: Organ
    day: date
    first: int
    paragrafer: int
    is_done: bool

    @property
    def id(self) -> UUID:
        return make_id("sammantrade", self.organ.id, self.day)

    def put(self) -> None:
        """Put all of it on the shelf."""
        is_held = self.day <= TODAY
        opened = self._at(18, 2) if is_held else None
        meeting = Sammantrade(
            id=self.id,
            organ_id=self.organ.id,
            datum=self.day,
            tid="18:00",
            plats="Sessionssalen",
            kallat_at=self._at(9, 0) - timedelta(days=7) if is_held else None,
            oppnat_at=opened,
            avslutat_at=self._at(20, 15) if self.is_done else None,
            ar_stangt_for_andring=self.is_done,
        )
        self.shelf.put(meeting)
        for ordning in range(self.paragrafer):
            self._put_arende(ordning)
        if is_held:
            self._put_room()
        self._put_justering()

    def _at(self, hour: int, minute: int) -> datetime:
        return datetime.combine(self.day, time(hour, minute))

    def _person(self, seat: int) -> UUID:
        number = ord(self.organ.namn[-1]) - 65
        return make_id("person", number, seat)

    def _put_arende(self, ordning: int) -> None:
        arende = Arende(
            id=make_id("arende", self.id, ordning),
            sammantrade_id=self.id,
            ordning=ordning,
            rubrik=f"Provärende {self.first + ordning} om mötesplatser, {self.day.isoformat()}",
            typ=Arendetyp.BESLUT,
            dnr=f"PN {self.day.year}/{ordning + 1}",
        )
        self.shelf.put(arende)
        beslut = plain_text(f"Nämnden antar förslaget i provärende {self.first + ordning}.")
        punkt = Beslutspunkt(
            id=make_id("punkt", arende.id),
            arende_id=arende.id,
            ordning=0,
            forslag=beslut,
            utfall=Utfall.ENLIGT_FORSLAG if self.is_done else None,
            beslut=beslut if self.is_done else plain_text(""),
        )
        self.shelf.put(punkt)
        paragraf = Paragraf(
            id=make_id("paragraf", arende.id),
            arende_id=arende.id,
            nummer=self.first + ordning if self.is_done else None,
            fastgrund=Fastgrund.AVSLUT if self.is_done else None,
            klubbad_at=self._at(18, 5) + timedelta(minutes=4 * ordning) if self.is_done else None,
        )
        self.shelf.put(paragraf)
        slag = Avsnittsslag.BESKRIVNING
        text = plain_text(f"{_TEXT}\n{_TEXT}\n{_TEXT}\n{_TEXT}\n{_TEXT}")
        self.shelf.put(Avsnitt(id=make_id("avsnitt", arende.id), arende_id=arende.id, ordning=0, slag=slag, text=text))
        if self.is_done:
            self._put_step(punkt)

    def _put_step(self, punkt: Beslutspunkt) -> None:
        number = punkt.id.int & 0x7FFF_FFFF_FFFF
        step = {"id": number, "kind": "act", "state": "done", "name": "decide_enligt_forslag", "arguments": "{}"}
        step |= {"sentence": "Beslut enligt förslag", "at": self._at(18, 9), "sammantrade_id": self.id}
        self.shelf.steps.append({**step, "is_barrier": False})
        change = {"step_id": number, "table_name": "beslutspunkt", "key": punkt.id, "sammantrade_id": self.id}
        self.shelf.changes.append(
            {**change, "before": '{"utfall":null}', "after": f'{{"utfall":"{Utfall.ENLIGT_FORSLAG}"}}'}
        )

    def _put_room(self) -> None:
        for seat in range(22):
            serves = Narvaroroll.TJANSTGORANDE if seat < 11 else Narvaroroll.EJ_TJANSTGORANDE
            entry = Narvaro(
                id=make_id("narvaro", self.id, seat),
                sammantrade_id=self.id,
                person_id=self._person(seat),
                roll=serves,
                ordning=0,
            )
            self.shelf.put(entry)

    def _put_justering(self) -> None:
        approved = self.day + timedelta(days=7) if self.is_done else None
        justering = Justering(
            id=make_id("justering", self.id),
            sammantrade_id=self.id,
            ordning=0,
            planerad_date=self.day + timedelta(days=7),
            justerad_date=approved,
        )
        self.shelf.put(justering)
        signers = ((22, Signatarroll.SEKRETERARE), (0, Signatarroll.ORDFORANDE), (1, Signatarroll.JUSTERARE))
        for ordning, (seat, roll) in enumerate(signers):
            signatar = Signatar(
                id=make_id("signatar", justering.id, ordning),
                justering_id=justering.id,
                person_id=self._person(seat),
                roll=roll,
                ordning=ordning,
                status=Signatarstatus.UNDERTECKNAT if approved else Signatarstatus.VANTAR,
                undertecknat_date=approved,
            )
            self.shelf.put(signatar)
        if approved is not None:
            up, down = approved + timedelta(days=1), approved + timedelta(days=24)
            anslag = Anslag(
                id=make_id("anslag", justering.id),
                justering_id=justering.id,
                forvaringsplats="Arkivet",
                planerad_upp_date=up,
                planerad_ned_date=down,
                uppsatt_date=up,
                nedtaget_date=down if down < TODAY else None,
            )
            self.shelf.put(anslag)
