"""A made-up organ and its akt in few words, so that a test says only what it is about."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.organ import Organ, Organinstallningar
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.sammantrade import Sammantrade

NAMESPACE = UUID("6f1c1a52-7a6e-4f6c-9f55-0a3d3c6f0001")
SERVES, WAITS, OTHER, AWAY, SERVES_HERE, AWAY_HERE = Narvaroroll  # as the enum orders them
LEDAMOTER = "Ada Berg/S Bo Dal/M Cia Ek/L Dan Fors/S Eva Gran/M"
ERSATTARE = "Finn Hed/S Gun Idh/S Hans Jern/M Ida Kvist/L"


def key(*words: object) -> UUID:
    return uuid5(NAMESPACE, "/".join(map(str, words)))


class Builder:
    """An akt under construction. People are named by their first name, §§ by their number."""

    def __init__(
        self,
        numbers: Iterable[int] = range(33, 42),
        *,
        ledamoter: str = LEDAMOTER,
        ersattare: str = ERSATTARE,
        **settings: Any,
    ) -> None:
        self.organ = Organ(
            id=key("organ"),
            namn="Lekmiljönämnden",
            antal_platser=len(self._people(ledamoter)),
            installningar=Organinstallningar(**settings),
        )
        self.sammantrade = Sammantrade(
            id=key("sammantrade"), organ_id=self.organ.id, datum=date(2022, 4, 27), tid="18:00", plats="Ekbacken"
        )
        self.lists: dict[str, list[Any]] = {"justeringar": [self._justering(0)]}
        self.numbers: dict[UUID, int] = {}
        chairs = [
            Mandatroll.ORDFORANDE,
            Mandatroll.FORSTE_VICE_ORDFORANDE,
            Mandatroll.ANDRE_VICE_ORDFORANDE,
        ]
        for order, (name, parti) in enumerate(self._people(ledamoter)):
            roll = chairs[order] if order < len(chairs) else Mandatroll.LEDAMOT
            self.person(name, parti=parti, roll=roll, ordning=order)
        for order, (name, parti) in enumerate(self._people(ersattare)):
            self.person(name, parti=parti, roll=Mandatroll.ERSATTARE, ordning=order)
        for number in numbers:
            self.paragraf(number)

    @staticmethod
    def _people(text: str) -> list[tuple[str, str]]:
        words = text.split()
        people = [f"{first} {last}" for first, last in zip(words[::2], words[1::2], strict=True)]
        return [(name.split("/")[0], name.split("/")[1]) for name in people]

    def _justering(self, ordning: int) -> Justering:
        return Justering(id=key("justering", ordning), sammantrade_id=key("sammantrade"), ordning=ordning)

    def add(self, field: str, value: Any) -> Any:
        self.lists.setdefault(field, []).append(value)
        return value

    def replace(self, field: str, old: Any, **changes: Any) -> Any:
        new = old.model_copy(update=changes)
        self.lists[field][self.lists[field].index(old)] = new
        return new

    def person(
        self, name: str, *, parti: str = "", roll: Mandatroll | None = None, ordning: int = 0, **fields: Any
    ) -> UUID:
        person_id = key("person", name.split(maxsplit=1)[0])
        self.add("personer", Person(id=person_id, namn=name, **fields))
        if roll:
            mandat = Mandat(
                id=key("mandat", name),
                organ_id=self.organ.id,
                person_id=person_id,
                roll=roll,
                parti=parti,
                ordning=ordning,
            )
            self.add("mandat", mandat)
        return person_id

    def paragraf(self, number: int, rubrik: str = "", ordning: int | None = None, **fields: Any) -> Arende:
        """An ärende with a § of that number, placed by its number unless `ordning` says otherwise."""
        arende = Arende(
            id=key("arende", number),
            sammantrade_id=self.sammantrade.id,
            ordning=number if ordning is None else ordning,
            rubrik=rubrik or f"Ärende {number}",
            **fields,
        )
        self.add("arenden", arende)
        self.add("paragrafer", Paragraf(id=key("paragraf", number), arende_id=arende.id))
        self.numbers[key("paragraf", number)] = number
        return arende

    def set_paragraf(self, number: int, **changes: Any) -> None:
        old = next(paragraf for paragraf in self.lists["paragrafer"] if paragraf.id == key("paragraf", number))
        self.replace("paragrafer", old, **changes)

    def set_arende(self, number: int, **changes: Any) -> None:
        old = next(arende for arende in self.lists["arenden"] if arende.id == key("arende", number))
        self.replace("arenden", old, **changes)

    def room(
        self,
        name: str,
        roll: Narvaroroll = SERVES,
        fran: int | None = None,
        *,
        inside: bool = False,
        seat: str = "",
        clock: str = "",
        distans: bool = False,
    ) -> None:
        """From a § on (or from the start) someone is something."""
        self.add(
            "narvaro",
            Narvaro(
                id=key("narvaro", len(self.lists.get("narvaro", ()))),
                sammantrade_id=self.sammantrade.id,
                person_id=who(name),
                roll=roll,
                paragraf_id=key("paragraf", fran) if fran is not None else None,
                ar_inne_i_paragraf=inside,
                klockslag_at=datetime.fromisoformat(f"2022-04-27T{clock}") if clock else None,
                for_person_id=who(seat) if seat else None,
                ar_pa_distans=distans,
                ordning=len(self.lists.get("narvaro", ())),
            ),
        )

    def everybody(self, *, but: str = "") -> None:
        """Every ledamot serves and every ersättare waits from the start, but for those named."""
        missing = but.split()
        for mandat in self.lists["mandat"]:
            person = next(person for person in self.lists["personer"] if person.id == mandat.person_id)
            first = person.namn.split()[0]
            if first in missing:
                self.room(first, AWAY)
            elif mandat.roll.ar_ledamot:
                self.room(first, SERVES)
            elif mandat.roll is Mandatroll.ERSATTARE:
                self.room(first, WAITS)

    def jav(self, name: str, number: int, grund: str = "") -> None:
        self.add(
            "jav", Jav(id=key("jav", name, number), arende_id=key("arende", number), person_id=who(name), grund=grund)
        )

    def build(self) -> Akt:
        fields = {name: tuple(values) for name, values in self.lists.items()}
        return Akt(organ=self.organ, sammantrade=self.sammantrade, nummer=self.numbers, **fields)


def who(name: str) -> UUID:
    return key("person", name.split(maxsplit=1)[0])


def arende_id(number: int) -> UUID:
    return key("arende", number)
