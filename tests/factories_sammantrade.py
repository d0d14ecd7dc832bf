"""What happened at the factory meeting: who was there and when, yrkanden, votering, dissent, justeringar and anslag."""

from datetime import date

from factories_underlag import ARENDEN, DAY, MEETING, arende_id, at, key, paragraf_id, person_id

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.bilaga import Bilaga, Utsandning
from nacka_sekreterare.domain.eget_ord import EgetOrd
from nacka_sekreterare.domain.expediering import Expediering
from nacka_sekreterare.domain.fras import Fras
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.justering import Anmarkning, Justering, Signatar, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.maskering import Maskering
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.domain.minnesanteckning import Minnesanteckning
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.proposition import Alternativ, Alternativslag, Proposition, Propositionsslag
from nacka_sekreterare.domain.sammantrade import Ajournering, Forhinder, Sammantrade
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.domain.value import Entity
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

# --- words that may stand in no document, or only behind closed doors ------------------------------------------------

WITHDRAWN_WORDS = "Ärendet skjuts upp till midsommarveckan."
MEMO_WORDS = "Kom ihåg vattenkannan och mikrofonbatterierna."
SEKRETESS_WORDS = ("socialtjänstlagen", "Ragnhild", "Bäckhammar", "Ekbacken", "hemtjänst", "2026/88")


def make_sammantrade() -> Sammantrade:
    """The meeting as it became, with the clock's times."""
    return Sammantrade(
        id=MEETING,
        organ_id=key("organ"),
        datum=DAY,
        tid="18:00",
        plats="Sessionssalen, Almviks stadshus",
        information=plain_text("Gruppmöten kl. 17.00.\nMajoriteten i rum Granen, oppositionen i rum Tallen."),
        kallat_at=at("09:00").replace(day=15),
        oppnat_at=at("18:02"),
        avslutat_at=at("19:47"),
        ar_stangt_for_andring=True,
    )


def make_ajourneringar() -> tuple[Ajournering, ...]:
    """One pause, in § 40."""
    return (
        Ajournering(
            id=key("ajournering"),
            sammantrade_id=MEETING,
            paragraf_id=paragraf_id("taxa"),
            fran_at=at("18:55"),
            till_at=at("19:05"),
        ),
    )


def make_forhinder() -> tuple[Forhinder, ...]:
    """Birger is away and Doris called in his place."""
    return (
        Forhinder(
            id=key("forhinder"),
            sammantrade_id=MEETING,
            person_id=person_id("birger"),
            inkallad_person_id=person_id("doris"),
        ),
    )


_SERVES, _PRESENT = Narvaroroll.TJANSTGORANDE, Narvaroroll.EJ_TJANSTGORANDE
_OTHER, _AWAY = Narvaroroll.OVRIG, Narvaroroll.FRANVARANDE
# who, role, from the § of which ärende (empty: from the start), for whom, clock
NARVARO = (
    *((name, _SERVES, "", "", "") for name in ("greta", "viktor", "samira", "torvald", "ylva", "elof", "majlis")),
    *((name, _SERVES, "", "", "") for name in ("ingela", "odd")),
    ("birger", _AWAY, "", "", ""),
    ("doris", _SERVES, "", "birger", ""),
    ("kalle", _AWAY, "", "", ""),
    ("fatima", _SERVES, "", "kalle", ""),
    ("henning", _PRESENT, "", "", ""),
    ("lovisa", _AWAY, "", "", ""),
    ("asa", _PRESENT, "", "", ""),
    ("algot", _OTHER, "", "", ""),
    ("mona", _OTHER, "", "", ""),
    ("petra", _OTHER, "", "", ""),
    ("jens", _OTHER, "motion", "", "18:20"),
    ("kalle", _SERVES, "motion", "", "18:21"),
    ("fatima", _PRESENT, "motion", "", ""),
    ("henning", _SERVES, "bidrag", "greta", ""),
    ("henning", _PRESENT, "taxa", "", ""),
    ("odd", _AWAY, "enheten", "", "19:30"),
    ("asa", _SERVES, "enheten", "odd", ""),
    ("jens", _AWAY, "remiss", "", ""),
)


def make_narvaro() -> tuple[Narvaro, ...]:
    """The timeline: Birger away, Kalle late, Henning for the chair in § 39, Odd gone from § 42, Jens at §§ 37–42."""
    return tuple(
        Narvaro(
            id=key("narvaro", order),
            sammantrade_id=MEETING,
            person_id=person_id(name),
            roll=roll,
            paragraf_id=paragraf_id(start) if start else None,
            klockslag_at=at(clock) if clock else None,
            for_person_id=person_id(seat) if seat else None,
            ar_pa_distans=name == "majlis",
            ordning=order,
        )
        for order, (name, roll, start, seat, clock) in enumerate(NARVARO)
    )


def make_jav() -> tuple[Jav, ...]:
    """The chair sits on the board of the society that asks for money."""
    return (
        Jav(
            id=key("jav"),
            arende_id=arende_id("bidrag"),
            person_id=person_id("greta"),
            grund="uppdrag i föreningens styrelse",
        ),
    )


# the ärende, the kind, who, the words
YRKANDEN = (
    ("motion", Yrkandeslag.ANDRING, ("samira", "ingela"), "att kommunfullmäktige bifaller motionen."),
    ("motion", Yrkandeslag.BIFALL, ("greta", "ylva"), ""),
    ("motion", Yrkandeslag.BORDLAGGNING, ("odd",), WITHDRAWN_WORDS),
    ("bidrag", Yrkandeslag.ANDRING, ("elof",), "att bidraget ska vara 60 000 kronor."),
    ("taxa", Yrkandeslag.ATERREMISS, ("samira",), "Underlaget säger inget om dem som har låg pension."),
)


def make_yrkanden() -> tuple[Yrkande, ...]:
    """Five yrkanden, one of them withdrawn."""
    return tuple(
        Yrkande(
            id=key("yrkande", order),
            arende_id=arende_id(short),
            ordning=order,
            slag=slag,
            person_ids=tuple(person_id(name) for name in names),
            text=plain_text(words),
            ar_aterkallat=words == WITHDRAWN_WORDS,
        )
        for order, (short, slag, names, words) in enumerate(YRKANDEN)
    )


JA = ("greta", "viktor", "torvald", "doris", "ylva", "elof")
NEJ = ("samira", "majlis", "kalle", "ingela")


FORSLAGET = Alternativ(slag=Alternativslag.FORSLAGET)
ANDRINGEN = Alternativ(slag=Alternativslag.YRKANDE, yrkande_id=key("yrkande", 0))


def make_kept() -> tuple[Entity, ...]:
    """What the secretary keeps outside any sammanträde: a phrase and a word of her own."""
    phrase = Fras(id=key("fras"), ordning=0, rubrik="Tack", text=plain_text("Ordföranden tackar {namn}."))
    return phrase, EgetOrd(id=key("eget_ord"), ord="bygdegårdsrådet")


def make_maskeringar() -> tuple[Maskering, ...]:
    """The public copy does not say whose bidrag it is."""
    return (Maskering(id=key("maskering"), arende_id=arende_id("bidrag"), ordning=0, text="Elof Rosendahl (KD)"),)


def make_propositioner() -> tuple[Proposition, ...]:
    """The one question of the § with the votering: the förslag against the ändringsyrkande."""
    return (
        Proposition(
            id=key("proposition"),
            arende_id=arende_id("motion"),
            ordning=0,
            slag=Propositionsslag.HUVUD,
            alternativ=(FORSLAGET, ANDRINGEN),
            funnet=FORSLAGET,
        ),
    )


def make_voteringar() -> tuple[Votering, ...]:
    """6 ja, 4 nej and 1 avstår on the motion."""
    roster = [(name, Rostval.JA) for name in JA] + [(name, Rostval.NEJ) for name in NEJ] + [("odd", Rostval.AVSTAR)]
    return (
        Votering(
            id=key("votering"),
            arende_id=arende_id("motion"),
            proposition_id=key("proposition"),
            ordning=0,
            ja=FORSLAGET,
            nej=ANDRINGEN,
            ja_betyder="bifall till förslaget",
            nej_betyder="bifall till motionen",
            roster=tuple(Rost(person_id=person_id(name), val=val) for name, val in roster),
        ),
    )


_MENINGAR = (
    ("motion", Meningsslag.RESERVATION, NEJ, "Kommunen behöver fler bostäder där äldre kan bo tillsammans.", True),
    ("motion", Meningsslag.SARSKILT_YTTRANDE, ("odd",), "Frågan bör prövas igen när behovet har kartlagts.", False),
    ("taxa", Meningsslag.PROTOKOLLSANTECKNING, ("henning",), "Jag instämmer i återremissen.", False),
    ("sommar", Meningsslag.DELTAR_INTE, ("ingela",), "", False),
)


def make_meningsyttringar() -> tuple[Meningsyttring, ...]:
    """One of each kind."""
    return tuple(
        Meningsyttring(
            id=key("mening", order),
            arende_id=arende_id(short),
            ordning=order,
            slag=slag,
            person_ids=tuple(person_id(name) for name in names),
            till_forman_for_eget=own,
            motiveringsstatus=Motiveringsstatus.INKOMMEN if words else Motiveringsstatus.UTAN,
            text=plain_text(words) if words else FormattedText(),
        )
        for order, (short, slag, names, words, own) in enumerate(_MENINGAR)
    )


# --- justering and anslag --------------------------------------------------------------------------------------------

MAIN, IMMEDIATE = key("justering", 0), key("justering", 1)


def make_justeringar() -> tuple[Justering, ...]:
    """The main one on 28 April, and § 38 at the sammanträde."""
    return (
        Justering(
            id=MAIN,
            sammantrade_id=MEETING,
            ordning=0,
            plats="Kommunkansliet",
            planerad_date=date(2026, 4, 28),
            planerad_tid="15:00",
            utkast_skickat_date=date(2026, 4, 24),
            justerad_date=date(2026, 4, 28),
        ),
        Justering(
            id=IMMEDIATE,
            sammantrade_id=MEETING,
            ordning=1,
            plats="Sessionssalen, Almviks stadshus",
            planerad_date=DAY,
            justerad_date=DAY,
        ),
    )


_CHAIRED_BY_VIKTOR = (paragraf_id("bidrag"),)
_CHAIRED_BY_GRETA = tuple(
    paragraf_id(short) for short, number, *_ in ARENDEN if number is not None and short not in {"bidrag", "upphandling"}
)


def make_signatarer() -> tuple[Signatar, ...]:
    """The secretary, two chairs (Viktor for § 39) and the justerare; for § 38 one of each."""
    rows = (
        (MAIN, "petra", Signatarroll.SEKRETERARE, ()),
        (MAIN, "greta", Signatarroll.ORDFORANDE, _CHAIRED_BY_GRETA),
        (MAIN, "viktor", Signatarroll.ORDFORANDE, _CHAIRED_BY_VIKTOR),
        (MAIN, "samira", Signatarroll.JUSTERARE, ()),
        (IMMEDIATE, "petra", Signatarroll.SEKRETERARE, ()),
        (IMMEDIATE, "greta", Signatarroll.ORDFORANDE, ()),
        (IMMEDIATE, "samira", Signatarroll.JUSTERARE, ()),
    )
    return tuple(
        Signatar(
            id=key("signatar", order),
            justering_id=justering,
            person_id=person_id(name),
            roll=roll,
            ordning=order,
            status=Signatarstatus.UNDERTECKNAT,
            undertecknat_date=date(2026, 4, 28) if justering == MAIN else DAY,
            paragraf_ids=paragrafer,
        )
        for order, (justering, name, roll, paragrafer) in enumerate(rows)
    )


def make_anmarkningar() -> tuple[Anmarkning, ...]:
    """One that was settled, and one lasting disagreement that is printed."""
    rows = (("motion", "Stavfelet i andra stycket.", False), ("taxa", "Återremissen borde ha gällt även taket.", True))
    return tuple(
        Anmarkning(
            id=key("anmarkning", order),
            justering_id=MAIN,
            paragraf_id=paragraf_id(short),
            person_id=person_id("samira"),
            text=words,
            ar_hanterad=True,
            trycks=printed,
        )
        for order, (short, words, printed) in enumerate(rows)
    )


def make_anslag() -> tuple[Anslag, ...]:
    """One for each justering, put up and taken down."""
    rows = (
        (MAIN, date(2026, 4, 29), date(2026, 5, 21), date(2026, 5, 21)),
        (IMMEDIATE, date(2026, 4, 23), date(2026, 5, 16), date(2026, 5, 18)),
    )
    return tuple(
        Anslag(
            id=key("anslag", order),
            justering_id=justering,
            forvaringsplats="Kommunkansliets arkiv",
            planerad_upp_date=up,
            planerad_ned_date=planned_down,
            uppsatt_date=up,
            nedtaget_date=down,
            underskrift_person_id=person_id("petra"),
        )
        for order, (justering, up, planned_down, down) in enumerate(rows)
    )


# --- what goes with it -----------------------------------------------------------------------------------------------

_BILAGOR = (
    ("motion", "Tjänsteskrivelse Motion om seniorboenden.pdf", Utsandning.UTSAND),
    ("motion", "Motion Skapa seniorboenden.pdf", Utsandning.UTSAND),
    ("taxa", "Jämförelse av avgifter.pdf", Utsandning.DUKAS),
    ("enskild", "Utredning Ragnhild Bäckhammar.pdf", Utsandning.SEKRETESS),
    ("delegation", "Förteckning över delegationsbeslut mars 2026.pdf", Utsandning.UTSAND),
)


def make_bilagor() -> tuple[Bilaga, ...]:
    """Files of four ärenden: sent, laid out at the meeting, and sekretess."""
    return tuple(
        Bilaga(
            id=key("bilaga", order),
            sammantrade_id=MEETING,
            arende_id=arende_id(short),
            ordning=order,
            namn=name,
            sha256=f"{order:064x}",
            storlek=1000 + order,
            utsandning=utsandning,
        )
        for order, (short, name, utsandning) in enumerate(_BILAGOR)
    )


def make_expedieringar() -> tuple[Expediering, ...]:
    """Who gets the decisions."""
    rows = (("motion", "Kommunfullmäktige"), ("bidrag", "Pensionärsföreningen Svalan"), ("bidrag", "Ekonomienheten"))
    return tuple(
        Expediering(id=key("expediering", order), arende_id=arende_id(short), ordning=order, mottagare=name)
        for order, (short, name) in enumerate(rows)
    )


def make_bevakningar() -> tuple[Bevakning, ...]:
    """The uppdrag of § 44 is reported in October."""
    return (
        Bevakning(
            id=key("bevakning"),
            arende_id=arende_id("sommar"),
            datum=date(2026, 10, 1),
            text="Redovisa antalet besök i träffpunkterna",
        ),
    )


def make_minnesanteckning() -> Minnesanteckning:
    """A private memo, which no document may hold."""
    return Minnesanteckning(id=key("minne"), arende_id=arende_id("motion"), text=MEMO_WORDS)
