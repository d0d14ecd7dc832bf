"""What the factory meeting is made of: the organ, its people, the ärenden with förslag, beslut and sections."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from nacka_sekreterare.domain.arende import Arende, Arendetyp, Avsnitt, Avsnittsslag, Standardakt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.organ import Organ, Organinstallningar
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Run, TextTable, plain_text

DAY = date(2026, 4, 22)


def key(*words: object) -> UUID:
    """The id of a thing of the factory, the same in every run."""
    return uuid5(NAMESPACE_URL, "factories/" + "/".join(str(word) for word in words))


def at(clock: str) -> datetime:
    """A clock time of the day of the sammanträde."""
    return datetime.combine(DAY, datetime.strptime(clock, "%H:%M").time())


# --- the organ and its people ----------------------------------------------------------------------------------------

ORGAN = key("organ")
MEETING = key("sammantrade")
SEATS = (
    ("greta", "Greta Almlund", "M", Mandatroll.ORDFORANDE),
    ("viktor", "Viktor Säterå", "L", Mandatroll.FORSTE_VICE_ORDFORANDE),
    ("samira", "Samira Nordqvist", "S", Mandatroll.ANDRE_VICE_ORDFORANDE),
    ("torvald", "Torvald Hedlinge", "M", Mandatroll.LEDAMOT),
    ("birger", "Birger Stensjö", "M", Mandatroll.LEDAMOT),
    ("ylva", "Ylva Brunnstad", "C", Mandatroll.LEDAMOT),
    ("elof", "Elof Rosendahl", "KD", Mandatroll.LEDAMOT),
    ("majlis", "Maj-Lis Ekebo", "S", Mandatroll.LEDAMOT),
    ("kalle", "Kalle Vretlund", "S", Mandatroll.LEDAMOT),
    ("ingela", "Ingela Törnfors", "V", Mandatroll.LEDAMOT),
    ("odd", "Odd Myrhage", "MP", Mandatroll.LEDAMOT),
    ("doris", "Doris Falkenö", "M", Mandatroll.ERSATTARE),
    ("henning", "Henning Åsbrink", "M", Mandatroll.ERSATTARE),
    ("lovisa", "Lovisa Kärrman", "L", Mandatroll.ERSATTARE),
    ("fatima", "Fatima Dahlsten", "S", Mandatroll.ERSATTARE),
    ("asa", "Åsa Glimminge", "MP", Mandatroll.ERSATTARE),
    ("algot", "Algot Widmarker", "SD", Mandatroll.INSYNSPLATS),
)
STAFF = (
    ("mona", "Mona Hagelstam", "socialdirektör", "omsorgsförvaltningen", Mandatroll.TJANSTEPERSON),
    ("jens", "Jens Oxelgren", "enhetschef", "äldreenheten", Mandatroll.TJANSTEPERSON),
    ("petra", "Petra Lindenfors", "nämndsekreterare", "kommunkansliet", Mandatroll.SEKRETERARE),
)


def person_id(name: str) -> UUID:
    """The id of a person by the short name of SEATS and STAFF."""
    return key("person", name)


def make_people() -> tuple[tuple[Person, ...], tuple[Mandat, ...]]:
    people = [Person(id=person_id(short), namn=name) for short, name, _, _ in SEATS]
    people += [
        Person(id=person_id(short), namn=name, titel=titel, enhet=enhet) for short, name, titel, enhet, _ in STAFF
    ]
    roles = [(short, parti, roll) for short, _, parti, roll in SEATS] + [(short, "", roll) for short, *_, roll in STAFF]
    mandat = [
        Mandat(
            id=key("mandat", short), organ_id=ORGAN, person_id=person_id(short), roll=roll, parti=parti, ordning=order
        )
        for order, (short, parti, roll) in enumerate(roles)
    ]
    return tuple(people), tuple(mandat)


def make_organ(**settings: object) -> Organ:
    """Äldrenämnden with its habits; keywords change settings."""
    habits = {
        "forsta_nummer": {2026: 33},
        "plats": "Sessionssalen, Almviks stadshus",
        "distans_ar_tillaten": True,
        "justeringsplats": "Kommunkansliet",
        "forvaringsplats": "Kommunkansliets arkiv",
        "diarieprefix": "ÄLN",
    }
    return Organ(
        id=ORGAN,
        namn="Äldrenämnden",
        kommun="Almviks kommun",
        installningar=Organinstallningar.model_validate({**habits, **settings}),
    )


# --- the ärenden and what is written of them -------------------------------------------------------------------------

# short name, § number (None: takes no §), rubrik, and what differs from an ordinary ärende
ARENDEN: tuple[tuple[str, int | None, str, dict[str, object]], ...] = (
    ("information", None, "Mötesinformation", {"typ": Arendetyp.FORMALIA}),
    ("narvaro", 33, "Närvaro", {"typ": Arendetyp.FORMALIA, "standardakt": Standardakt.UPPROP}),
    ("justering", 34, "Justering", {"typ": Arendetyp.FORMALIA, "standardakt": Standardakt.VAL_AV_JUSTERARE}),
    (
        "lista",
        35,
        "Fastställande av föredragningslista",
        {"typ": Arendetyp.FORMALIA, "standardakt": Standardakt.FASTSTALLANDE},
    ),
    ("jav", 36, "Anmälan av jäv", {"typ": Arendetyp.FORMALIA, "standardakt": Standardakt.ANMALAN_AV_JAV}),
    (
        "motion",
        37,
        "Motion – Skapa seniorboenden i alla kommundelar",
        {"dnr": "ÄLN 2025/226", "foredragande": "Jens Oxelgren", "handlaggare": "Mona Hagelstam"},
    ),
    (
        "upphandling",
        38,
        "Direktupphandling av abonnemangsplatser för korttidsboende",
        {"dnr": "ÄLN 2026/19", "justeras_omedelbart": True, "foredragande": "Jens Oxelgren"},
    ),
    ("bidrag", 39, "Verksamhetsbidrag för 2026 till Pensionärsföreningen Svalan", {"dnr": "ÄLN 2026/57"}),
    (
        "taxa",
        40,
        "Avgifter för trygghetslarm",
        {"dnr": "ÄLN 2026/31", "anteckning": "Bordlagt 25 mars"},
    ),
    (
        "enskild",
        41,
        "Insats enligt socialtjänstlagen för Ragnhild Bäckhammar",
        {
            "dnr": "ÄLN 2026/88",
            "ar_sekretess": True,
            "ar_stangt": True,
            "ar_myndighetsutovning": True,
            "sekretess_lagrum": "26 kap. 1 § offentlighets- och sekretesslagen",
        },
    ),
    ("enheten", 42, "Information från äldreenheten", {"typ": Arendetyp.INFORMATION, "foredragande": "Jens Oxelgren"}),
    ("remiss", 43, "Yttrande över översiktsplanen", {"dnr": "ÄLN 2026/12"}),
    ("sommar", 44, "Öppettider i träffpunkterna under sommaren", {"dnr": "ÄLN 2026/94", "ar_extra": True}),
    ("delegation", 45, "Anmälan av delegationsbeslut", {"typ": Arendetyp.DELEGATION, "dnr": "ÄLN 2026/27"}),
    ("ovrigt", None, "Övriga frågor", {"typ": Arendetyp.OVRIGT}),
)


def arende_id(name: str) -> UUID:
    """The id of an ärende by the short name of ARENDEN."""
    return key("arende", name)


def paragraf_id(name: str) -> UUID:
    """The id of the § of an ärende."""
    return key("paragraf", name)


def make_arenden() -> tuple[Arende, ...]:
    return tuple(
        Arende.model_validate(
            {"id": arende_id(short), "sammantrade_id": MEETING, "ordning": order, "rubrik": rubrik, **facts}
        )
        for order, (short, _, rubrik, facts) in enumerate(ARENDEN)
    )


def make_paragrafer() -> tuple[Paragraf, ...]:
    chairs, clocks = {"bidrag": "viktor"}, {"motion": "18:48", "upphandling": "18:52", "taxa": "19:21"}
    return tuple(
        Paragraf(
            id=paragraf_id(short),
            arende_id=arende_id(short),
            justering_id=key("justering", 1) if short == "upphandling" else None,
            nummer=number,
            fastgrund=Fastgrund.OMEDELBAR_JUSTERING if number <= 38 else Fastgrund.AVSLUT,
            klubbad_at=at(clocks[short]) if short in clocks else None,
            ar_utgangen=short == "remiss",
            ordforande_id=person_id(chairs[short]) if short in chairs else None,
        )
        for short, number, _, _ in ARENDEN
        if number is not None
    )


UPWARD = plain_text("Äldrenämnden föreslår kommunfullmäktige fatta följande beslut.") + plain_text(
    "Kommunfullmäktige avslår förslagen i motionen med hänvisning till att utbudet av seniorbostäder är i balans.\n"
    "Motionen är i och med detta färdigbehandlad.",
    indent=1,
)
# short name of the ärende, förslag, utfall, beslut (None: as förslaget), mottagare, motivering
BESLUT: tuple[tuple[str, FormattedText, Utfall | None, FormattedText | None, str, str], ...] = (
    (
        "narvaro",
        plain_text(""),
        Utfall.STANDARDAKT,
        plain_text("Upprop förrättas. Närvaron framgår av närvarolistan. Birger Stensjö (M) har anmält förhinder."),
        "",
        "",
    ),
    (
        "justering",
        plain_text(""),
        Utfall.STANDARDAKT,
        plain_text(
            "Nämnden utser Samira Nordqvist (S) att tillsammans med ordföranden justera protokollet. "
            "Tid och plats för justeringen: den 28 april 2026 klockan 15.00, Kommunkansliet."
        ),
        "",
        "",
    ),
    (
        "lista",
        plain_text(""),
        Utfall.STANDARDAKT,
        plain_text(
            "Nämnden fastställer föredragningslistan med följande ändringar:\n"
            "Ärendet ”Öppettider i träffpunkterna under sommaren” läggs till.\n"
            "Ärendet ”Yttrande över översiktsplanen” utgår."
        ),
        "",
        "",
    ),
    (
        "jav",
        plain_text(""),
        Utfall.STANDARDAKT,
        plain_text(
            "Greta Almlund (M) anmäler jäv i § 39, Verksamhetsbidrag för 2026 till Pensionärsföreningen Svalan."
        ),
        "",
        "",
    ),
    ("motion", UPWARD, Utfall.ENLIGT_FORSLAG, None, "kommunfullmäktige", ""),
    (
        "upphandling",
        plain_text("Äldrenämnden inleder en upphandling av abonnemangsplatser genom att förlänga ramavtalet."),
        Utfall.ENLIGT_FORSLAG,
        None,
        "",
        "",
    ),
    (
        "bidrag",
        plain_text("Äldrenämnden beviljar Pensionärsföreningen Svalan 80 000 kronor i verksamhetsbidrag för 2026."),
        Utfall.ANDRAT,
        plain_text("Äldrenämnden beviljar Pensionärsföreningen Svalan 60 000 kronor i verksamhetsbidrag för 2026."),
        "",
        "",
    ),
    (
        "taxa",
        plain_text("Äldrenämnden höjer avgiften för trygghetslarm till 250 kronor i månaden."),
        Utfall.ATERREMITTERAD,
        plain_text("Ärendet återremitteras."),
        "",
        "Förvaltningen ska belysa hur höjningen påverkar dem som har låg pension.",
    ),
    (
        "enskild",
        plain_text("Äldrenämnden avslår ansökan om särskilt boende på Ekbacken."),
        Utfall.ENLIGT_FORSLAG,
        None,
        "",
        "",
    ),
    ("enheten", plain_text(""), Utfall.ANTECKNAD, plain_text("Informationen antecknas till protokollet."), "", ""),
    (
        "remiss",
        plain_text("Äldrenämnden antar förvaltningens yttrande."),
        Utfall.UTGAR,
        plain_text("Ärendet utgår."),
        "",
        "",
    ),
    (
        "sommar",
        plain_text("Träffpunkterna håller öppet 9–15 från juni till augusti."),
        Utfall.ENLIGT_FORSLAG,
        None,
        "",
        "",
    ),
    (
        "sommar",
        plain_text("Förvaltningen får i uppdrag att redovisa antalet besök senast den 1 oktober 2026."),
        Utfall.ENLIGT_FORSLAG,
        None,
        "",
        "",
    ),
    (
        "delegation",
        plain_text("Äldrenämnden lägger redovisningen av delegationsbeslut till handlingarna."),
        Utfall.ENLIGT_FORSLAG,
        None,
        "",
        "",
    ),
)


def make_beslutspunkter() -> tuple[Beslutspunkt, ...]:
    return tuple(
        Beslutspunkt(
            id=key("beslutspunkt", order),
            arende_id=arende_id(short),
            ordning=order,
            forslag=forslag,
            mottagare=mottagare,
            utfall=utfall,
            beslut=forslag if beslut is None else beslut,
            motivering=plain_text(motivering),
        )
        for order, (short, forslag, utfall, beslut, mottagare, motivering) in enumerate(BESLUT)
    )


_LARM = TextTable(
    rows=(
        ((Run(text="Larm"),), (Run(text="I dag"),), (Run(text="Förslag"),)),
        ((Run(text="Fast larm"),), (Run(text="200 kr"),), (Run(text="250 kr"),)),
        ((Run(text="Mobilt larm"),), (Run(text="230 kr"),), (Run(text="280 kr"),)),
    )
)
_GUIDELINES = ItemList(
    items=(
        ListItem(runs=(Run(text="bemanningen på Solgläntan under våren"),)),
        ListItem(runs=(Run(text="kön till "), Run(text="särskilt boende", italic=True), Run(text=" den 1 april"))),
    )
)
_B, _U, _T = Avsnittsslag.BESKRIVNING, Avsnittsslag.UNDERLAG, Avsnittsslag.TIDIGARE
AVSNITT: tuple[tuple[str, Avsnittsslag | None, str, FormattedText], ...] = (
    ("narvaro", _B, "", plain_text("Ordföranden förklarar sammanträdet öppnat och upprop förrättas.")),
    (
        "motion",
        _B,
        "",
        plain_text(
            "Motionären föreslår att kommunen sluter avtal med fastighetsbolag och erbjuder bostäderna till seniorer.\n"
            "Förvaltningen bedömer att utbudet är i balans."
        ),
    ),
    (
        "motion",
        _U,
        "",
        plain_text("Äldreenhetens tjänsteskrivelse den 31 mars 2026\nMotion den 2 december 2025 av Tage Bellander (V)"),
    ),
    ("motion", Avsnittsslag.EKONOMI, "", plain_text("Förslaget till beslut får inga ekonomiska konsekvenser.")),
    ("motion", Avsnittsslag.BARN, "", plain_text("Förslaget får inga konsekvenser för barn.")),
    ("motion", None, "Enhetens bedömning", plain_text("Kötiden till seniorboende är kortare än ett år.")),
    ("upphandling", _B, "", plain_text("Behovet av korttidsplatser har ökat under vintern.")),
    ("bidrag", _B, "", plain_text("Föreningen (organisationsnummer 802400-1234) söker bidrag för sina caféträffar.")),
    ("taxa", _B, "", plain_text("Avgiften har varit oförändrad sedan 2019.") + FormattedText(blocks=(_LARM,))),
    ("taxa", _T, "", plain_text("Bordlagt den 25 mars 2026, § 29.")),
    ("enskild", _B, "", plain_text("Sökanden har beviljats hemtjänst och önskar flytta.")),
    ("enheten", _B, "", plain_text("Enhetschefen informerar om") + FormattedText(blocks=(_GUIDELINES,))),
)


def make_avsnitt() -> tuple[Avsnitt, ...]:
    return tuple(
        Avsnitt(
            id=key("avsnitt", order), arende_id=arende_id(short), ordning=order, slag=slag, rubrik=rubrik, text=text
        )
        for order, (short, slag, rubrik, text) in enumerate(AVSNITT)
    )
