"""An organ (nämnd, styrelse, utskott, fullmäktige) and the habits that differ between kommuner: its settings."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from pydantic import Field

from nacka_sekreterare.domain.arende import Arendetyp, Avsnittsslag, Standardakt
from nacka_sekreterare.domain.justering import Underskriftsformat, Underskriftssatt
from nacka_sekreterare.domain.utseende import Utseende
from nacka_sekreterare.domain.value import Entity, Value


class Organtyp(StrEnum):
    """The kinds of organ whose rules differ in KL."""

    NAMND = "namnd"
    STYRELSE = "styrelse"
    UTSKOTT = "utskott"
    FULLMAKTIGE = "fullmaktige"
    GEMENSAM_NAMND = "gemensam_namnd"
    RAD = "rad"


class Standardpunkt(Value):
    """A point that opens or closes every sammanträde of the organ; it becomes an ärende of each new sammanträde."""

    rubrik: str
    typ: Arendetyp
    standardakt: Standardakt = Standardakt.INGEN
    tar_paragraf: bool = True
    star_sist: bool = False


class Utdragsdel(StrEnum):
    """The parts of a protokollsutdrag, in the order that the organ sets."""

    PARAGRAF = "paragraf"
    FORSTASIDA = "forstasida"
    ANSLAG = "anslag"
    NARVAROLISTA = "narvarolista"


class Rostredovisning(StrEnum):
    """Where the named votes of an öppen omröstning are printed (domain choice; KL 5:67 p. 5 wants them somewhere)."""

    TEXT = "text"
    TABELL = "tabell"
    BILAGA = "bilaga"


class Avsnittsrubrik(Value):
    """The organ's heading of a section, for one item and for several."""

    en: str
    flera: str | None = None

    def for_count(self, count: int) -> str:
        """The heading that fits the number of items under it."""
        return self.en if count == 1 or self.flera is None else self.flera


_RUBRIKER: Final = MappingProxyType(
    {
        Avsnittsslag.BESLUT: Avsnittsrubrik(en="Beslut"),
        Avsnittsslag.BESKRIVNING: Avsnittsrubrik(en="Ärendet"),
        Avsnittsslag.UNDERLAG: Avsnittsrubrik(en="Handlingar i ärendet"),
        Avsnittsslag.TIDIGARE: Avsnittsrubrik(en="Ärendets tidigare behandling"),
        Avsnittsslag.EKONOMI: Avsnittsrubrik(en="Ekonomiska konsekvenser"),
        Avsnittsslag.BARN: Avsnittsrubrik(en="Konsekvenser för barn"),
        Avsnittsslag.YRKANDEN: Avsnittsrubrik(en="Yrkande", flera="Yrkanden"),
        Avsnittsslag.BESLUTSGANG: Avsnittsrubrik(en="Beslutsgång"),
        Avsnittsslag.VOTERING: Avsnittsrubrik(en="Omröstning", flera="Omröstningar"),
        Avsnittsslag.RESERVATION: Avsnittsrubrik(en="Reservation", flera="Reservationer"),
        Avsnittsslag.SARSKILT_YTTRANDE: Avsnittsrubrik(en="Särskilt yttrande", flera="Särskilda yttranden"),
        Avsnittsslag.PROTOKOLLSANTECKNING: Avsnittsrubrik(en="Protokollsanteckning", flera="Protokollsanteckningar"),
        Avsnittsslag.DELTAR_INTE: Avsnittsrubrik(en="Deltagande i beslut"),
        Avsnittsslag.JAV: Avsnittsrubrik(en="Jäv"),
        Avsnittsslag.NARVARO: Avsnittsrubrik(en="Justering av närvaro"),
        Avsnittsslag.OMEDELBAR_JUSTERING: Avsnittsrubrik(en="Omedelbar justering"),
        Avsnittsslag.BILAGOR: Avsnittsrubrik(en="Bilaga", flera="Bilagor"),
        Avsnittsslag.EXPEDIERING: Avsnittsrubrik(en="Beslutet skickas till"),
    }
)

_STANDARDPUNKTER: Final = (
    Standardpunkt(rubrik="Mötesinformation", typ=Arendetyp.FORMALIA, tar_paragraf=False),
    Standardpunkt(rubrik="Närvaro", typ=Arendetyp.FORMALIA, standardakt=Standardakt.UPPROP),
    Standardpunkt(rubrik="Justering", typ=Arendetyp.FORMALIA, standardakt=Standardakt.VAL_AV_JUSTERARE),
    Standardpunkt(
        rubrik="Fastställande av föredragningslista",
        typ=Arendetyp.FORMALIA,
        standardakt=Standardakt.FASTSTALLANDE,
    ),
    Standardpunkt(rubrik="Anmälan av jäv", typ=Arendetyp.FORMALIA, standardakt=Standardakt.ANMALAN_AV_JAV),
    Standardpunkt(rubrik="Anmälan av delegationsbeslut", typ=Arendetyp.DELEGATION, star_sist=True),
    Standardpunkt(rubrik="Anmälningar", typ=Arendetyp.ANMALAN, star_sist=True),
    Standardpunkt(rubrik="Övriga frågor", typ=Arendetyp.OVRIGT, star_sist=True),
)

_AVSNITTSORDNING: Final = tuple(_RUBRIKER)


class Organinstallningar(Value):
    """Everything that varies between organ and kommuner. A new organ starts with Nacka's habits."""

    # The series of §§: the organ's first number of a year, until a number of that year is fixed; absent means 1.
    forsta_nummer: dict[int, int] = Field(default_factory=dict)
    utgatt_arende_behaller_paragraf: bool = True
    # What a meeting consists of
    standardpunkter: tuple[Standardpunkt, ...] = _STANDARDPUNKTER
    typer_med_paragraf: tuple[Arendetyp, ...] = tuple(Arendetyp)
    typordning: tuple[Arendetyp, ...] = tuple(Arendetyp)
    starttid: str = "18:00"
    plats: str = ""
    kallelse_dagar: int = 7
    distans_ar_tillaten: bool = False
    oppna_sammantraden: bool = False
    # Tjänstgöring
    inkallelseordning: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ersattare_far_yttra_sig: bool = True
    ersattare_far_anteckna_mening: bool = True
    styrkebalans_tillater_aterkomst: bool = False
    # Justering and anslag
    antal_justerare: int = 1
    justeringsplats: str = ""
    justering_efter_dagar: int = 7
    forvaringsplats: str = ""
    anslag_i_protokollet: bool = True
    omedelbar_paragraf_i_sin_helhet: bool = False
    underskriftssatt: Underskriftssatt = Underskriftssatt.PAPPER
    underskriftsformat: Underskriftsformat = Underskriftsformat.PDF
    signatur_per_sida: bool = True
    # The words and the order of the documents
    rubriker: dict[Avsnittsslag, Avsnittsrubrik] = Field(default_factory=lambda: dict(_RUBRIKER))
    avsnittsordning: tuple[Avsnittsslag, ...] = _AVSNITTSORDNING
    protokollsrubrik: str = "Sammanträdesprotokoll"
    rubrik_for_beslutande_organ: str = "Organ"
    innehallsforteckning: bool = True
    acklamation_alltid: bool = False
    rostredovisning: Rostredovisning = Rostredovisning.TABELL
    visa_franvarande: bool = True
    visa_tjanstgor_for: bool = True
    visa_titlar: bool = True
    utdragsordning: tuple[Utdragsdel, ...] = tuple(Utdragsdel)
    diarieprefix: str = ""
    utseende: Utseende = Utseende()

    def rubrik(self, slag: Avsnittsslag, count: int = 1) -> str:
        """The organ's heading of a section with `count` items."""
        return (self.rubriker.get(slag) or _RUBRIKER[slag]).for_count(count)


class Organ(Entity):
    """A committee with its seats. `kortform` is the word its own sentences use: "nämnden"."""

    namn: str
    kommun: str = "Nacka kommun"
    typ: Organtyp = Organtyp.NAMND
    kortform: str = "nämnden"
    antal_platser: int = 11
    installningar: Organinstallningar = Organinstallningar()
