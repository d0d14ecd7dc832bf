"""A votering in words (KL 5:54–56, 5:67 p. 3 and 5): what Ja and Nej meant, who voted how, and the result.

The result is never typed: it follows from the votes, the utslagsröst or the lot.
"""

from collections.abc import Iterator
from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslutsgang_utfall import Underlag, fragor, is_formal
from nacka_sekreterare.domain.organ import Rostredovisning
from nacka_sekreterare.domain.rostlangd import rostlangder, seat_rank
from nacka_sekreterare.domain.text import Block, FormattedText, Run, TextTable, plain_text
from nacka_sekreterare.domain.votering import Kandidatroster, Rost, Rostval, Votering, Voteringsform

_COLUMNS = {Rostval.JA: "Ja", Rostval.NEJ: "Nej", Rostval.AVSTAR: "Avstår", Rostval.FRANVARANDE: "Frånvarande"}


def voteringstext(akt: Akt, arende_id: UUID) -> tuple[FormattedText, int]:
    """Every votering of an ärende in words, and how many there are."""
    blocks, count = list[Block](), 0
    for prefix, fraga in fragor(akt, arende_id):
        for votering in fraga.voteringar:
            blocks += _blocks(akt, votering, prefix, is_counter=_chooses_motforslag(fraga, votering))
            count += 1
    return FormattedText(blocks=tuple(blocks)), count


def resultat(akt: Akt, votering: Votering, *, is_counter: bool = False) -> str:
    """The sentence of the result: "Med 7 ja-röster mot 5 nej-röster, 1 avstår, beslutar nämnden att …."."""
    if votering.form is Voteringsform.VAL:
        return _election_result(akt, votering)
    ja, nej = votering.antal(Rostval.JA), votering.antal(Rostval.NEJ)
    tally = f"{_votes(ja, 'ja-röst', 'ja-röster')} mot {_votes(nej, 'nej-röst', 'nej-röster')}"
    asides = _asides(votering)
    won = votering.vinnare
    if won is None:
        return f"Omröstningen utfaller med {tally}{asides}."
    if ja == nej:
        tally += f"{asides}{',' if asides else ''} och med ordförandens utslagsröst"
    elif asides:
        tally += f"{asides},"
    meaning = votering.ja_betyder if won is Rostval.JA else votering.nej_betyder
    if is_counter:
        return f"Med {tally} har {_as_object(meaning)} antagits som motförslag i huvudvoteringen."
    return f"Med {tally} beslutar {akt.organ.kortform} {decision_words(meaning)}."


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


def _chooses_motforslag(fraga: Underlag, votering: Votering) -> bool:
    """True for every votering but the last when three or more proposals stand against each other."""
    main = [v for v in fraga.voteringar if v.form is not Voteringsform.VAL and not is_formal(v)]
    return len(fraga.alternativ) > 2 and votering in main[:-1]


def _blocks(akt: Akt, votering: Votering, prefix: str, *, is_counter: bool) -> Iterator[Block]:
    yield from plain_text(prefix + _put(votering)).blocks
    if votering.form is Voteringsform.OPPEN and votering.roster:
        yield from _named_votes(akt, votering)
    yield from plain_text(resultat(akt, votering, is_counter=is_counter)).blocks


def _put(votering: Votering) -> str:
    """The voteringsproposition, and that the votering was sluten where it was."""
    if votering.form is Voteringsform.VAL:
        return "Valet sker med slutna sedlar."
    ja, nej = votering.ja_betyder or "bifall", votering.nej_betyder or "avslag"
    closed = "Omröstningen är sluten. " if votering.form is Voteringsform.SLUTEN else ""
    return f"{closed}Ja för {ja.rstrip('.')} och Nej för {nej.rstrip('.')}."


def _asides(votering: Votering) -> str:
    avstar, away = votering.antal(Rostval.AVSTAR), votering.antal(Rostval.FRANVARANDE)
    parts = [f"{avstar} avstår" if avstar else "", f"{away} är frånvarande" if away else ""]
    invalid = votering.antal_ogiltiga
    parts.append(f"{invalid} {'röst är ogiltig' if invalid == 1 else 'röster är ogiltiga'}" if invalid else "")
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
    return " ".join(sentence for sentence in (*sentences, _elected(akt, votering, ranked)) if sentence)


def _elected(akt: Akt, votering: Votering, ranked: list[Kandidatroster]) -> str:
    tied = [kandidat for kandidat in ranked if kandidat.roster == ranked[0].roster]
    organ = fraser.start_sentence(akt.organ.kortform)
    if len(tied) == 1:
        return f"{organ} väljer {ranked[0].namn}."
    if votering.lottad:
        return f"Vid lika röstetal avgör lotten, som faller på {votering.lottad}. {organ} väljer {votering.lottad}."
    return ""
