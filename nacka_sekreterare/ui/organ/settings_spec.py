"""Every setting of an organ as data: where it stands on the page, what it is called, and why one would change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from nacka_sekreterare.domain.arende import Arendetyp, Avsnittsslag
from nacka_sekreterare.domain.justering import Underskriftsformat, Underskriftssatt
from nacka_sekreterare.domain.organ import Organtyp, Rostredovisning, Utdragsdel
from nacka_sekreterare.ui.organ import words

Choices: TypeAlias = (
    Mapping[Organtyp, str]
    | Mapping[Arendetyp, str]
    | Mapping[Rostredovisning, str]
    | Mapping[Underskriftssatt, str]
    | Mapping[Underskriftsformat, str]
    | Mapping[Utdragsdel, str]
    | Mapping[Avsnittsslag, str]
)


@dataclass(frozen=True)
class TextSetting:
    """A line of text; `of_organ` when it is a field of the organ itself and not of its settings."""

    field: str
    label: str
    hint: str = ""
    of_organ: bool = False


@dataclass(frozen=True)
class NumberSetting:
    """A number within bounds."""

    field: str
    label: str
    hint: str = ""
    lowest: int = 0
    highest: int = 99
    of_organ: bool = False


@dataclass(frozen=True)
class SwitchSetting:
    """A yes or a no."""

    field: str
    label: str
    hint: str = ""


@dataclass(frozen=True)
class ChoiceSetting:
    """One of some words."""

    field: str
    label: str
    choices: Choices
    hint: str = ""
    of_organ: bool = False


@dataclass(frozen=True)
class OrderSetting:
    """Some words in an order."""

    field: str
    label: str
    choices: Choices
    hint: str = ""


@dataclass(frozen=True)
class SubsetSetting:
    """Some of some words."""

    field: str
    label: str
    choices: Choices
    hint: str = ""


@dataclass(frozen=True)
class OwnEditor:
    """A setting with an editor of its own, found by its field in settings_form."""

    field: str


Setting = TextSetting | NumberSetting | SwitchSetting | ChoiceSetting | OrderSetting | SubsetSetting | OwnEditor


@dataclass(frozen=True)
class Section:
    """A card of the form."""

    title: str
    explanation: str
    settings: Sequence[Setting]


SECTIONS: Sequence[Section] = (
    Section(
        "Organet",
        "Namnet står överst i alla dokument. Kortformen används i meningarna: ”nämnden beslutar”.",
        (
            TextSetting("namn", "Namn", of_organ=True),
            TextSetting("kommun", "Kommun", of_organ=True),
            ChoiceSetting("typ", "Typ", words.ORGANTYP, "Lagens regler skiljer mellan dem.", of_organ=True),
            TextSetting("kortform", "Kortform", "Till exempel nämnden, styrelsen eller utskottet.", of_organ=True),
            NumberSetting(
                "antal_platser",
                "Antal platser",
                "Så många ledamöter som fullmäktige har bestämt, även vakanta. Fler än hälften gör organet beslutsfört "
                "(6 kap. 27 § kommunallagen).",
                lowest=1,
                highest=199,
                of_organ=True,
            ),
        ),
    ),
    Section(
        "Paragrafnummer",
        "Numren räknas av programmet, en serie för varje kalenderår.",
        (
            OwnEditor("forsta_nummer"),
            SwitchSetting("utgatt_arende_behaller_paragraf", "Ett ärende som utgår behåller sin paragraf"),
            SubsetSetting("typer_med_paragraf", "Ärenden som får en paragraf", words.ARENDETYP),
        ),
    ),
    Section(
        "Sammanträdet",
        "Det här fylls i när du planerar ett nytt sammanträde.",
        (
            TextSetting("starttid", "Vanlig starttid", "Till exempel 18:00."),
            TextSetting("plats", "Vanlig plats"),
            NumberSetting(
                "kallelse_dagar",
                "Kallelsen skickas senast, dagar före",
                "Enligt ert reglemente. Kommunallagen anger bara en tid för fullmäktige: en vecka (5 kap. 13 §).",
                highest=60,
            ),
            SwitchSetting(
                "distans_ar_tillaten",
                "Deltagande på distans är tillåtet",
                "Bara om fullmäktige har bestämt det (6 kap. 24 § kommunallagen).",
            ),
            SwitchSetting(
                "oppna_sammantraden",
                "Sammanträdena är öppna",
                "Bara om fullmäktige har medgett det (6 kap. 25 § kommunallagen).",
            ),
        ),
    ),
    Section(
        "Standardpunkter",
        "Punkterna läggs in i varje nytt sammanträde. De flesta inleder det; de som står sist avslutar det.",
        (
            OwnEditor("standardpunkter"),
            OrderSetting("typordning", "Ordning när listan sorteras", words.ARENDETYP),
        ),
    ),
    Section(
        "Tjänstgöring",
        "Ersättare föreslås i den här ordningen när en ledamot är borta (6 kap. 16 § kommunallagen, ert reglemente).",
        (
            OwnEditor("inkallelseordning"),
            SwitchSetting("ersattare_far_yttra_sig", "Ersättare som inte tjänstgör får yttra sig"),
            SwitchSetting("ersattare_far_anteckna_mening", "Ersättare som inte tjänstgör får anteckna sin mening"),
            SwitchSetting(
                "styrkebalans_tillater_aterkomst",
                "En ledamot får återkomma när styrkebalansen annars ändras",
                "Annars varnar programmet för växeltjänstgöring (5 kap. 20 § kommunallagen).",
            ),
        ),
    ),
    Section(
        "Justering och anslag",
        "Justeringen ska vara gjord inom fjorton dagar och anslås senast andra dagen (5 kap. 69 § och 8 kap. 12 §).",
        (
            NumberSetting("antal_justerare", "Antal justerare utöver ordföranden", highest=9),
            TextSetting("justeringsplats", "Vanlig plats för justering"),
            NumberSetting("justering_efter_dagar", "Planeras, dagar efter sammanträdet", highest=60),
            TextSetting("forvaringsplats", "Protokollet förvaras hos", "Står i anslaget (8 kap. 12 §)."),
            SwitchSetting("anslag_i_protokollet", "Anslag och bevis står i protokollet"),
            SwitchSetting(
                "omedelbar_paragraf_i_sin_helhet",
                "Omedelbart justerade paragrafer står i sin helhet i protokollet",
                "Annars står en hänvisning på deras plats.",
            ),
            ChoiceSetting(
                "underskriftssatt",
                "Protokollet undertecknas",
                words.UNDERSKRIFTSSATT,
                "Gäller nya justeringar, och kan ändras för var och en under Justering och anslag.",
            ),
            ChoiceSetting(
                "underskriftsformat",
                "På papper undertecknas",
                words.UNDERSKRIFTSFORMAT,
                "Elektronisk underskrift görs alltid på PDF:en.",
            ),
            SwitchSetting(
                "signatur_per_sida",
                "Plats för signatur på varje sida",
                "Bara på papper. Vid elektronisk underskrift behövs den inte.",
            ),
        ),
    ),
    Section(
        "Protokollet",
        "Rubriker och ordning i dokumenten.",
        (
            TextSetting("protokollsrubrik", "Dokumentets rubrik"),
            TextSetting("rubrik_for_beslutande_organ", "Ledtext före organets namn"),
            SwitchSetting("innehallsforteckning", "Innehållsförteckning"),
            SwitchSetting("acklamation_alltid", "Beskriv beslutsgången även när det bara finns ett förslag"),
            ChoiceSetting("rostredovisning", "Namnen vid öppen omröstning", words.ROSTREDOVISNING),
            SwitchSetting("visa_franvarande", "Frånvarande står i närvarolistan"),
            SwitchSetting("visa_tjanstgor_for", "”Tjänstgör för” skrivs ut"),
            SwitchSetting("visa_titlar", "Tjänstepersoners titlar skrivs ut"),
            TextSetting("diarieprefix", "Början av diarienummer", "Till exempel ÄLN."),
            OrderSetting("utdragsordning", "Ordning i protokollsutdrag", words.UTDRAGSDEL),
        ),
    ),
    Section(
        "Paragrafens delar",
        "Ordningen i paragrafen, och rubriken för en eller flera av samma slag. Tomma delar skrivs aldrig ut.",
        (OrderSetting("avsnittsordning", "Ordning", words.AVSNITT), OwnEditor("rubriker")),
    ),
)
