"""A made-up sammanträde entered through the services, as the secretary would, for the tests of the services."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Standardakt
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.justering import Justering, Signatar
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.arende import add_arende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.narvarolinje import Tidpunkt
from nacka_sekreterare.services.organ import create_organ
from nacka_sekreterare.services.person import create_person_with_mandat
from nacka_sekreterare.services.sammantrade import create_sammantrade, load_akt

DAY = date(2026, 4, 22)
_PEOPLE = (
    ("Greta Alm", Mandatroll.ORDFORANDE, "S"),
    ("Bo Dalros", Mandatroll.FORSTE_VICE_ORDFORANDE, "M"),
    ("Cia Ekros", Mandatroll.LEDAMOT, "S"),
    ("Dan Furulund", Mandatroll.LEDAMOT, "M"),
    ("Elsa Granvik", Mandatroll.LEDAMOT, "V"),
    ("Finn Hagros", Mandatroll.ERSATTARE, "S"),
    ("Gun Idros", Mandatroll.ERSATTARE, "M"),
    ("Siv Skrivros", Mandatroll.SEKRETERARE, ""),
)


@dataclass(frozen=True)
class Scene:
    """The desk with one sammanträde on it; people and ärenden by a word of their names."""

    kansli: Kansli
    organ: Organ
    sammantrade: Sammantrade
    people: dict[str, UUID]

    @property
    def akt(self) -> Akt:
        return load_akt(self.kansli, self.sammantrade.id)

    def arende(self, rubrik: str) -> Arende:
        return next(arende for arende in self.akt.arenden if rubrik in arende.rubrik)

    def standing(self, standardakt: Standardakt) -> Arende:
        return next(arende for arende in self.akt.arenden if arende.standardakt is standardakt)

    def paragraf(self, rubrik: str) -> Paragraf:
        paragraf = self.akt.paragraf_of(self.arende(rubrik).id)
        assert paragraf is not None
        return paragraf

    def punkt(self, rubrik: str) -> Beslutspunkt:
        return self.akt.beslutspunkter_of(self.arende(rubrik).id)[0]

    def nummer(self, rubrik: str) -> int | None:
        return self.akt.nummer_of(self.arende(rubrik).id)

    def at(self, rubrik: str) -> Tidpunkt:
        return Tidpunkt(paragraf_id=self.paragraf(rubrik).id)

    @property
    def justering(self) -> Justering:
        return self.akt.justeringar[0]

    @property
    def signatar(self) -> Signatar:
        return self.akt.signatarer[0]


def make_scene(kansli: Kansli, day: date = DAY, organ: Organ | None = None) -> Scene:
    """A planned sammanträde with three matters between the standing points: Motion, Bidrag and Lokal."""
    people: dict[str, UUID] = {}
    if organ is None:
        organ = create_organ(kansli, "Fritidsnämnden", antal_platser=5).value
        for namn, roll, parti in _PEOPLE:
            mandat = create_person_with_mandat(kansli, organ.id, namn, roll, parti=parti).value
            people[namn.split()[0]] = mandat.person_id
    sammantrade = create_sammantrade(kansli, organ.id, day).value
    for rubrik in ("Motion om ridhus", "Bidrag till föreningar", "Lokal för schack"):
        add_arende(kansli, sammantrade.id, rubrik, forslag=[plain_text(f"Nämnden bifaller: {rubrik}.")])
    return Scene(kansli, organ, sammantrade, people)
