"""A votering in words (KL 5:54–56, 5:67 p. 3 and 5): what Ja and Nej meant, who voted how, and the result.

The result is never typed: it follows from the votes, the utslagsröst or the lot.
"""

from collections.abc import Iterator
from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslutsgang_utfall import fragor, is_formal
from nacka_sekreterare.domain.organ import Rostredovisning
from nacka_sekreterare.domain.proposition import Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_text import (
    ar_sista_motforslag,
    betydelse,
    name_alternativ,
    proposition_of,
    yrkande_of,
)
from nacka_sekreterare.domain.propositionsordning import fraga_of, huvudforslag_of
from nacka_sekreterare.domain.rostlangd import rostlangder, seat_rank
from nacka_sekreterare.domain.text import Block, FormattedText, Run, TextTable, plain_text
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering, Voteringsform

_FORMAL = {"aterremiss": "återremiss", "bordlaggning": "bordläggning"}
_COLUMNS = {Rostval.JA: "Ja", Rostval.NEJ: "Nej", Rostval.AVSTAR: "Avstår", Rostval.FRANVARANDE: "Frånvarande"}


def voteringstext(akt: Akt, arende_id: UUID) -> tuple[FormattedText, int]:
    """Every votering of an ärende in words, and how many there are."""
    held = [(prefix, votering) for prefix, fraga in fragor(akt, arende_id) for votering in fraga.voteringar]
    blocks = list[Block]()
    for prefix, votering in held:
        lead = _lead(akt, votering, prefix, is_one_of_several=len(held) > 1)
        blocks += _blocks(akt, votering, lead)
    return FormattedText(blocks=tuple(blocks)), len(held)


def resultat(akt: Akt, votering: Votering) -> str:
    """The sentence of the result: "Med 7 ja-röster mot 5 nej-röster, 1 avstår, beslutar nämnden att …."."""
    if votering.form is Voteringsform.VAL:
        return _election_result(akt, votering)
    tally, won = _tally(votering), votering.vinnare
    if won is None:
        return f"Omröstningen utfaller med {tally.removesuffix(',')}."
    meaning = betydelse(akt, votering, won)
    proposition = proposition_of(akt, votering)
    is_counter = proposition is not None and proposition.slag is Propositionsslag.MOTFORSLAG
    if proposition is not None and is_counter and not ar_sista_motforslag(akt, proposition):
        return f"Med {tally} ska {_as_object(meaning)} prövas vidare som motförslag."
    if is_counter or _chooses_motforslag(akt, votering):
        return f"Med {tally} har {_as_object(meaning)} antagits som motförslag i huvudvoteringen."
    return f"Med {tally} beslutar {akt.organ.kortform} {decision_words(meaning)}."


def _tally(votering: Votering) -> str:
    """The votes, and what broke a tie; ready for the verb that follows."""
    ja, nej = votering.antal(Rostval.JA), votering.antal(Rostval.NEJ)
    tally = f"{_votes(ja, 'ja-röst', 'ja-röster')} mot {_votes(nej, 'nej-röst', 'nej-röster')}"
    asides = _asides(votering)
    if ja == nej and votering.vinnare is not None:
        broken = "efter lottning" if votering.avgors_med_lott else "med ordförandens utslagsröst"
        return f"{tally}{asides}{',' if asides else ''} och {broken}"
    return f"{tally}{asides}," if asides else tally


def decision_words(meaning: str) -> str:
    """What Ja or Nej stood for, as the decision it leads to: "bifall till förslaget" gives "att bifalla förslaget"."""
    words = meaning.strip().rstrip(".")
    lower = words.lower()
    if not words:
        return "enligt omröstningens resultat"
    if lower.startswith("att "):
        return words[:1].lower() + words[1:]
    for noun, verb in (("bifall till ", "att bifalla "), ("avslag på ", "att avslå "), ("avslag till ", "att avslå ")):
        if lower.startswith(noun):
            return verb + words[len(noun) :]
    whole = {
        "bifall": "att bifalla förslaget",
        "avslag": "att avslå förslaget",
        "återremiss": "att återremittera ärendet",
        "bordläggning": "att bordlägga ärendet",
    }
    return whole.get(lower, f"enligt {words}")


def _as_object(meaning: str) -> str:
    words = meaning.strip().rstrip(".")
    return words[len("bifall till ") :] if words.lower().startswith("bifall till ") else words or "förslaget"


def _chooses_motforslag(akt: Akt, votering: Votering) -> bool:
    """True for every votering but the last when three or more proposals stand against each other.

    Only of those that are not held on a recorded proposition, which says so itself.
    """
    fraga = next((fraga for _, fraga in fragor(akt, votering.arende_id) if votering in fraga.voteringar), None)
    if fraga is None or len(fraga.alternativ) <= 2:
        return False
    main = [v for v in fraga.voteringar if v.form is not Voteringsform.VAL and not is_formal(v) and not v.ja]
    return votering in main[:-1]


def _blocks(akt: Akt, votering: Votering, lead: str) -> Iterator[Block]:
    yield from plain_text(lead + _put(akt, votering)).blocks
    if votering.form is Voteringsform.OPPEN and votering.roster:
        yield from _named_votes(akt, votering)
    yield from plain_text(resultat(akt, votering)).blocks


def _lead(akt: Akt, votering: Votering, prefix: str, *, is_one_of_several: bool) -> str:
    """The words that tell one of several voteringar from the others: "Huvudvotering: "."""
    proposition = proposition_of(akt, votering)
    if not is_one_of_several or proposition is None:
        return prefix
    label = _label(akt, proposition)
    where = prefix.removesuffix(": ")
    return f"{where}, {label[:1].lower()}{label[1:]}: " if where else f"{label}: "


def _label(akt: Akt, proposition: Proposition) -> str:
    match proposition.slag:
        case Propositionsslag.AVGORANDE:
            moved = (yrkande_of(akt, proposition, one) for one in proposition.alternativ)
            kinds = [yrkande.slag.value for yrkande in moved if yrkande]
            return f"Omröstning om {_FORMAL.get(kinds[0], kinds[0])}" if kinds else "Omröstning"
        case Propositionsslag.MOTFORSLAG:
            return "Omröstning om motförslag"
        case Propositionsslag.TILLAGG:
            return f"Omröstning om {name_alternativ(akt, proposition, proposition.alternativ[0])}"
        case Propositionsslag.HUVUD:
            is_last = huvudforslag_of(akt, fraga_of(proposition)) is not None
            return "Huvudvotering" if is_last else "Omröstning i huvudfrågan"


def _put(akt: Akt, votering: Votering) -> str:
    """The voteringsproposition, and that the votering was sluten where it was."""
    if votering.form is Voteringsform.VAL:
        return f"{f'Val av {votering.uppdrag}' if votering.uppdrag.strip() else 'Valet'} sker med slutna sedlar."
    ja = betydelse(akt, votering, Rostval.JA) or "bifall"
    nej = betydelse(akt, votering, Rostval.NEJ) or "avslag"
    closed = "Omröstningen är sluten. " if votering.form is Voteringsform.SLUTEN else ""
    return f"{closed}Ja för {ja.rstrip('.')} och Nej för {nej.rstrip('.')}."


def _asides(votering: Votering) -> str:
    avstar, away = votering.antal(Rostval.AVSTAR), votering.antal(Rostval.FRANVARANDE)
    blank = _votes(avstar, "röst är blank", "röster är blanka")
    parts = [blank if votering.form is Voteringsform.SLUTEN else f"{avstar} avstår"] if avstar else []
    parts += [f"{away} är frånvarande"] if away else []
    invalid = votering.antal_ogiltiga
    parts += [_votes(invalid, "röst är ogiltig", "röster är ogiltiga")] if invalid else []
    words = fraser.join_words(parts)
    return f", {words}" if words else ""


def _votes(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


# --- who voted how ----------------------------------------------------------------------------------------------------
def ordered_roster(akt: Akt, votering: Votering) -> tuple[Rost, ...]:
    """The named votes in the order of the seats: an ersättare stands where the ledamot would."""
    seats = {
        place.person_id: place.for_person_id or place.person_id
        for lage in rostlangder(akt, votering.arende_id)
        for place in lage
    }
    return tuple(sorted(votering.roster, key=lambda rost: seat_rank(akt, seats.get(rost.person_id, rost.person_id))))


def _named_votes(akt: Akt, votering: Votering) -> tuple[Block, ...]:
    roster = ordered_roster(akt, votering)
    match akt.organ.installningar.rostredovisning:
        case Rostredovisning.BILAGA:
            return plain_text(fraser.ROSTERNA_I_BILAGA).blocks
        case Rostredovisning.TEXT:
            return plain_text("\n".join(_name_lines(akt, roster))).blocks
        case Rostredovisning.TABELL:
            return (rosttabell(akt, roster),)


def _name_lines(akt: Akt, roster: tuple[Rost, ...]) -> Iterator[str]:
    leads = {
        Rostval.JA: "Ja röstar {}.",
        Rostval.NEJ: "Nej röstar {}.",
        Rostval.AVSTAR: "{} avstår.",
        Rostval.FRANVARANDE: "{} är frånvarande vid omröstningen.",
    }
    for val, lead in leads.items():
        names = fraser.namn_lista(akt, (rost.person_id for rost in roster if rost.val is val))
        if names:
            yield lead.format(names)


def rosttabell(akt: Akt, roster: tuple[Rost, ...]) -> TextTable:
    """A row per voter with an X; columns that nobody is in are left out but Ja and Nej."""
    used = [val for val in Rostval if val in {Rostval.JA, Rostval.NEJ} or any(rost.val is val for rost in roster)]
    rows = [["Namn", *(_COLUMNS[val] for val in used)]]
    rows += [[akt.namn(rost.person_id), *("X" if rost.val is val else "" for val in used)] for rost in roster]
    rows.append(["Summa", *(str(sum(rost.val is val for rost in roster)) for val in used)])
    cells = tuple(tuple((Run(text=cell),) if cell else () for cell in row) for row in rows)
    return TextTable(rows=cells, header_rows=1)


# --- val --------------------------------------------------------------------------------------------------------------
def _election_result(akt: Akt, votering: Votering) -> str:
    ranked = sorted(votering.kandidater, key=lambda kandidat: -kandidat.roster)
    if not ranked:
        return "Ingen har fått någon röst."
    tally = fraser.join_words(f"{k.namn} får {_votes(k.roster, 'röst', 'röster')}" for k in ranked)
    invalid = [(votering.antal_avstar, "blank", "blanka"), (votering.antal_ogiltiga, "ogiltig", "ogiltiga")]
    spoilt = fraser.join_words(
        f"{_votes(count, 'röst är', 'röster är')} {one if count == 1 else many}"
        for count, one, many in invalid
        if count
    )
    sentences = [f"{tally}.", f"{fraser.start_sentence(spoilt)}." if spoilt else ""]
    return " ".join(sentence for sentence in (*sentences, _elected(akt, votering)) if sentence)


def _elected(akt: Akt, votering: Votering) -> str:
    if votering.vald is None:
        return ""
    to = f" till {votering.uppdrag}" if votering.uppdrag.strip() else ""
    lot = f"Vid lika röstetal avgör lotten, som faller på {votering.vald}. " if votering.lika else ""
    return f"{lot}{fraser.start_sentence(akt.organ.kortform)} väljer {votering.vald}{to}."
