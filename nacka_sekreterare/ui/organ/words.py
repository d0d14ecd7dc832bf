"""The Swedish names of what an organ's page lets her choose."""

from types import MappingProxyType
from typing import Final

from nacka_sekreterare.domain.arende import Arendetyp, Avsnittsslag, Standardakt
from nacka_sekreterare.domain.justering import Underskriftsformat, Underskriftssatt
from nacka_sekreterare.domain.organ import Organtyp, Rostredovisning, Utdragsdel
from nacka_sekreterare.domain.person import Mandatroll

ORGANTYP: Final = MappingProxyType(
    {
        Organtyp.NAMND: "Nämnd",
        Organtyp.STYRELSE: "Styrelse",
        Organtyp.UTSKOTT: "Utskott",
        Organtyp.FULLMAKTIGE: "Fullmäktige",
        Organtyp.GEMENSAM_NAMND: "Gemensam nämnd",
        Organtyp.RAD: "Råd",
    }
)
ROLL: Final = MappingProxyType(
    {
        Mandatroll.ORDFORANDE: "Ordförande",
        Mandatroll.FORSTE_VICE_ORDFORANDE: "Förste vice ordförande",
        Mandatroll.ANDRE_VICE_ORDFORANDE: "Andre vice ordförande",
        Mandatroll.LEDAMOT: "Ledamot",
        Mandatroll.ERSATTARE: "Ersättare",
        Mandatroll.INSYNSPLATS: "Insynsplats",
        Mandatroll.PERSONALFORETRADARE: "Personalföreträdare",
        Mandatroll.SEKRETERARE: "Sekreterare",
        Mandatroll.TJANSTEPERSON: "Tjänsteperson",
    }
)
ARENDETYP: Final = MappingProxyType(
    {
        Arendetyp.FORMALIA: "Formalia",
        Arendetyp.BESLUT: "Beslutsärenden",
        Arendetyp.INFORMATION: "Information",
        Arendetyp.DELEGATION: "Delegationsbeslut",
        Arendetyp.ANMALAN: "Anmälningar",
        Arendetyp.OVRIGT: "Övrigt",
    }
)
STANDARDAKT: Final = MappingProxyType(
    {
        Standardakt.INGEN: "Ingen egen åtgärd",
        Standardakt.UPPROP: "Upprop och närvaro",
        Standardakt.VAL_AV_JUSTERARE: "Val av justerare",
        Standardakt.FASTSTALLANDE: "Föredragningslistan fastställs",
        Standardakt.ANMALAN_AV_JAV: "Anmälan av jäv",
    }
)
UTDRAGSDEL: Final = MappingProxyType(
    {
        Utdragsdel.PARAGRAF: "Paragrafen",
        Utdragsdel.FORSTASIDA: "Förstasidan",
        Utdragsdel.ANSLAG: "Anslag och bevis",
        Utdragsdel.NARVAROLISTA: "Närvarolistan",
    }
)
UNDERSKRIFTSSATT: Final = MappingProxyType(
    {
        Underskriftssatt.PAPPER: "På papper",
        Underskriftssatt.ELEKTRONISK: "Elektroniskt",
    }
)
UNDERSKRIFTSFORMAT: Final = MappingProxyType(
    {
        Underskriftsformat.PDF: "PDF:en",
        Underskriftsformat.DOCX: "Word-filen",
    }
)
ROSTREDOVISNING: Final = MappingProxyType(
    {
        Rostredovisning.TEXT: "I löpande text",
        Rostredovisning.TABELL: "I en tabell under paragrafen",
        Rostredovisning.BILAGA: "I en bilaga",
    }
)
AVSNITT: Final = MappingProxyType(
    {
        Avsnittsslag.BESLUT: "Beslut",
        Avsnittsslag.BESKRIVNING: "Ärendet",
        Avsnittsslag.UNDERLAG: "Handlingar",
        Avsnittsslag.TIDIGARE: "Tidigare behandling",
        Avsnittsslag.EKONOMI: "Ekonomi",
        Avsnittsslag.BARN: "Konsekvenser för barn",
        Avsnittsslag.YRKANDEN: "Yrkanden",
        Avsnittsslag.BESLUTSGANG: "Beslutsgång",
        Avsnittsslag.VOTERING: "Omröstning",
        Avsnittsslag.RESERVATION: "Reservation",
        Avsnittsslag.SARSKILT_YTTRANDE: "Särskilt yttrande",
        Avsnittsslag.PROTOKOLLSANTECKNING: "Protokollsanteckning",
        Avsnittsslag.DELTAR_INTE: "Deltar inte i beslutet",
        Avsnittsslag.JAV: "Jäv",
        Avsnittsslag.NARVARO: "Ändrad närvaro",
        Avsnittsslag.OMEDELBAR_JUSTERING: "Omedelbar justering",
        Avsnittsslag.BILAGOR: "Bilagor",
        Avsnittsslag.EXPEDIERING: "Beslutet skickas till",
    }
)
