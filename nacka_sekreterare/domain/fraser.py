"""The standard sentences of a protokoll, used as they stand (domain practice; KL 5:67 says what must be told).

Every sentence that an act writes is worded here and nowhere else. `nämnden` below stands for the organ's kortform.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Arendetyp, Avsnitt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.forslag import split_forslag
from nacka_sekreterare.domain.helgdagar import format_date, format_tid
from nacka_sekreterare.domain.justering import Signatarroll
from nacka_sekreterare.domain.text import FormattedText, plain_text

OMROSTNING_BEGARS: Final = "Omröstning begärs."
ARENDET_BORDLAGGS: Final = "Ärendet bordläggs."
ARENDET_ATERREMITTERAS: Final = "Ärendet återremitteras."
ARENDET_UTGAR: Final = "Ärendet utgår."
INFORMATIONEN_ANTECKNAS: Final = "Informationen antecknas till protokollet."
DELEGATIONSBESLUTEN_ANTECKNAS: Final = "Anmälan av delegationsbeslut antecknas till protokollet."
ANMALNINGARNA_ANTECKNAS: Final = "Anmälningarna antecknas till protokollet."
OMEDELBART_JUSTERAD: Final = "Paragrafen förklaras omedelbart justerad."
INGA_OVRIGA_FRAGOR: Final = "Inga övriga frågor anmäls."
SEKRETESS_ARENDE: Final = "Ärende som omfattas av sekretess"
INGEN_ANMALER_JAV: Final = "Ingen anmäler jäv."
INGEN_SKRIFTLIG_RESERVATION: Final = "Vid justering av protokollet har ingen skriftlig reservation inkommit."
ANMALT_EFTER_JUSTERING: Final = "Efter justeringen har följande anmälts till paragrafen."
UTDRAGSBESTYRKANDE: Final = "Utdragsbestyrkande"
ROSTERNA_I_BILAGA: Final = "Hur var och en röstar framgår av bilaga."


# --- words ------------------------------------------------------------------------------------------------------------
def join_words(words: Iterable[str]) -> str:
    """A list as Swedish writes it: "A, B och C"."""
    listed = [word for word in words if word]
    return " och ".join(part for part in (", ".join(listed[:-1]), *listed[-1:]) if part)


def genitive(word: str) -> str:
    """The owner's form: "nämndens", "Åsa Ros"; a word that ends in s, x or z is its own genitive."""
    return word if word[-1:].lower() in {"s", "x", "z"} else f"{word}s"


def start_sentence(words: str) -> str:
    """The words with a capital at the start and the rest as they are."""
    return words[:1].upper() + words[1:]


def namn_lista(akt: Akt, person_ids: Iterable[UUID]) -> str:
    """Some persons with their parties: "Ada Berg (S), Bo Dal (M) och Cia Ek (L)"."""
    return join_words(akt.namn(person_id) for person_id in person_ids)


def namn_genitive(akt: Akt, person_ids: Iterable[UUID]) -> str:
    """Some persons as owners: "Ada Bergs (S) och Bo Dals (M)"."""
    named = ((akt.person(person_id).namn, akt.parti(person_id)) for person_id in person_ids)
    return join_words(f"{genitive(namn)} ({parti})" if parti else genitive(namn) for namn, parti in named)


# --- beslut -----------------------------------------------------------------------------------------------------------
def beslutstext(
    utfall: Utfall,
    punkt: Beslutspunkt,
    *,
    kortform: str = "nämnden",
    typ: Arendetyp = Arendetyp.BESLUT,
    has_content: bool = False,
) -> FormattedText:
    """The text of a decision: the förslag without its meta sentences, or the standard sentence of the utfall.

    An ändrat beslut starts from the förslag, for the secretary to change; what she already wrote is kept.
    """
    match utfall:
        case Utfall.ENLIGT_FORSLAG:
            return split_forslag(punkt.forslag).text
        case Utfall.ANDRAT | Utfall.STANDARDAKT:
            return split_forslag(punkt.forslag).text if punkt.beslut.is_empty else punkt.beslut
        case Utfall.AVSLAG:
            return plain_text(avslag(kortform))
        case Utfall.BORDLAGD:
            return plain_text(ARENDET_BORDLAGGS)
        case Utfall.ATERREMITTERAD:
            return plain_text(ARENDET_ATERREMITTERAS)
        case Utfall.UTGAR:
            return plain_text(ARENDET_UTGAR)
        case Utfall.ANTECKNAD:
            return plain_text(antecknas(typ, has_content=has_content))


def avslag(kortform: str = "nämnden") -> str:
    """What was proposed is rejected."""
    return f"{start_sentence(kortform)} avslår förslaget."


def has_content(arende: Arende, avsnitt: Iterable[Avsnitt]) -> bool:
    """Whether an ärende is about something: it is no mere heading for what somebody might raise, or it has text."""
    is_heading = not arende.ar_extra and arende.rubrik.casefold().startswith(("övrig", "väckt"))
    return not is_heading or any(not one.text.is_empty for one in avsnitt)


def antecknas(typ: Arendetyp, *, has_content: bool = False) -> str:
    """The sentence of an ärende that only informs, as its type says it; nothing is decided anew.

    Under "Övriga frågor" there is nothing to note unless somebody raised something (`has_content`).
    """
    if typ is Arendetyp.OVRIGT and not has_content:
        return INGA_OVRIGA_FRAGOR
    sentences = {
        Arendetyp.DELEGATION: DELEGATIONSBESLUTEN_ANTECKNAS,
        Arendetyp.ANMALAN: ANMALNINGARNA_ANTECKNAS,
    }
    return sentences.get(typ, INFORMATIONEN_ANTECKNAS)


def tidigare_behandlat(utfall: Utfall, datum: date, nummer: int | None) -> str:
    """Where an ärende comes from: "Bordlagt den 21 februari 2024, § 139."."""
    words = {Utfall.BORDLAGD: "Bordlagt", Utfall.ATERREMITTERAD: "Återremitterat", Utfall.UTGAR: "Utgick"}
    place = f", § {nummer}" if nummer is not None else ""
    return f"{words.get(utfall, 'Behandlat')} den {format_date(datum)}{place}."


def omedelbart_justerad_hanvisning(justerad_date: date | None = None) -> str:
    """What stands in the main protokoll for a § of an omedelbar justering: the law wants its number there."""
    which = f"protokoll som justerades den {format_date(justerad_date)}" if justerad_date else "protokoll"
    return f"Paragrafen är omedelbart justerad och finns i annat {which}."


# --- the standing points ----------------------------------------------------------------------------------------------
def upprop(akt: Akt) -> str:  # noqa: ARG001 - every standing point's sentence is made from the akt
    """The roll call; who is there is told once, in the närvarolista (KL 5:66)."""
    return "Upprop förrättas. Närvaron framgår av närvarolistan."


def val_av_justerare(akt: Akt) -> str:
    """Who justerar beside the ordförande, when and where (KL 5:69).

    Raises:
        UserError: when no justerare is chosen.
    """
    justering = next((justering for justering in akt.justeringar if not justering.ar_omedelbar), None)
    signatarer = [s for s in akt.signatarer if justering and s.justering_id == justering.id]
    chosen = sorted((s for s in signatarer if s.roll is Signatarroll.JUSTERARE), key=lambda s: s.ordning)
    if justering is None or not chosen:
        raise UserError("Ingen justerare är vald. Välj vem som ska justera protokollet.")
    who = namn_lista(akt, (signatar.person_id for signatar in chosen))
    sentence = f"{start_sentence(akt.organ.kortform)} utser {who} att tillsammans med ordföranden justera protokollet."
    day = f"den {format_date(justering.planerad_date)}" if justering.planerad_date else ""
    time = f"klockan {format_tid(justering.planerad_tid)}" if justering.planerad_tid else ""
    when_and_where = ", ".join(part for part in (f"{day} {time}".strip(), justering.plats) if part)
    return f"{sentence} Tid och plats för justeringen: {when_and_where}." if when_and_where else sentence


def faststallande(akt: Akt) -> str:
    """The föredragningslista is approved, with the changes that follow from what is recorded, one per line.

    Moves are told once a kallelse has been sent. A sekretess ärende is not named.
    """
    changes = [f"{_named(arende)} läggs till." for arende in akt.arenden if arende.ar_extra]
    changes += [f"{_named(arende)} utgår." for arende in akt.arenden if _is_withdrawn(akt, arende)]
    changes += _moves(akt)
    organ = start_sentence(akt.organ.kortform)
    if not changes:
        return f"{organ} fastställer föredragningslistan."
    count = "följande ändring" if len(changes) == 1 else "följande ändringar"
    return "\n".join([f"{organ} fastställer föredragningslistan med {count}:", *changes])


def anmalan_av_jav(akt: Akt) -> str:
    """Who has said that they are jävig, pointing forward to the § (KL 6:30)."""
    lines = [
        f"{namn_lista(akt, (jav.person_id for jav in akt.jav_of(arende.id)))} anmäler jäv i {_place_of(akt, arende)}."
        for arende in akt.arenden
        if akt.jav_of(arende.id)
    ]
    return "\n".join(lines) or INGEN_ANMALER_JAV


# --- what happens in a § ----------------------------------------------------------------------------------------------
def jav(names: str, grund: str = "") -> str:
    """One or several persons leave the handling of an ärende."""
    said = grund.strip().rstrip(".")
    reason = f" Som grund anges: {said}." if said else ""
    return f"{names} anmäler jäv och deltar inte i handläggningen av ärendet.{reason}"


def ordforande_under_paragrafen(name: str) -> str:
    """Another than the usual chair presides over one §."""
    return f"{name} är ordförande under denna paragraf."


def reservation(
    names: str, *, till_forman_for_eget: bool = False, punkt: str = "", has_motivering: bool = False
) -> str:
    """A dissent (KL 4:27); `has_motivering` leads to the words that were handed in."""
    favour = " till förmån för eget yrkande" if till_forman_for_eget else ""
    end = " med följande motivering:" if has_motivering else "."
    return f"{names} reserverar sig mot beslutet{punkt}{favour}{end}"


def deltar_inte(names: str, punkt: str = "") -> str:
    """Someone present who took no part in deciding."""
    return f"{names} deltar inte i beslutet{punkt}."


def _is_withdrawn(akt: Akt, arende: Arende) -> bool:
    paragraf, punkter = akt.paragraf_of(arende.id), akt.beslutspunkter_of(arende.id)
    if paragraf is not None and paragraf.ar_utgangen:
        return True
    return bool(punkter) and all(punkt.utfall is Utfall.UTGAR for punkt in punkter)


def _place_of(akt: Akt, arende: Arende) -> str:
    number = akt.nummer_of(arende.id)
    if number is None:
        named = _named(arende)
        return f"{named[:1].lower()}{named[1:]}"
    return f"§ {number}, {SEKRETESS_ARENDE.lower() if arende.ar_sekretess else arende.rubrik}"


def _named(arende: Arende) -> str:
    return f"Ett {SEKRETESS_ARENDE.lower()}" if arende.ar_sekretess else f"Ärendet ”{arende.rubrik}”"


def _moves(akt: Akt) -> list[str]:
    """The fewest ärenden that, set elsewhere, turn the order of the kallelse into that of the meeting."""
    called = {arende.id: arende.kallad_ordning for arende in akt.arenden if arende.kallad_ordning is not None}
    now = sorted(akt.arenden, key=lambda arende: arende.ordning)
    kept = _longest_rising([called[arende.id] for arende in now if arende.id in called])
    sentences = []
    for index, arende in enumerate(now):
        if arende.id not in called or called[arende.id] in kept:
            continue
        other = now[index - 1] if index else now[1]
        neighbour = f"ett {SEKRETESS_ARENDE.lower()}" if other.ar_sekretess else f"”{other.rubrik}”"
        sentences.append(f"{_named(arende)} behandlas {'efter' if index else 'före'} {neighbour}.")
    return sentences


def _longest_rising(numbers: Sequence[int]) -> frozenset[int]:
    """The numbers of one longest rising run through the sequence."""
    runs: list[list[int]] = [[]]
    for number in numbers:
        before = max([run for run in runs if not run or run[-1] < number], key=len)
        runs.append([*before, number])
    longest: list[int] = max(runs, key=len)
    return frozenset(longest)
