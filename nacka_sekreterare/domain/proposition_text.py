"""The alternatives of a proposition in words: as the ordförande names them, as Ja and Nej mean them, as what was found.

"Ja för avslag och Nej för bifall till Ada Bergs (S) ändringsyrkande": the words follow from the alternatives, so that
they can neither be swapped nor tell of another yrkande than the one that was voted on.
"""

from collections.abc import Sequence
from typing import Final

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.fraser import namn_genitive
from nacka_sekreterare.domain.proposition import Alternativ, Alternativslag, Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_utfall import Steg
from nacka_sekreterare.domain.propositionsordning import AVSLAG, FORSLAGET, fraga_of, propositioner_of, yrkanden_of
from nacka_sekreterare.domain.votering import Rostval, Votering
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

_NOUNS: Final = {
    Yrkandeslag.ANDRING: "ändringsyrkande",
    Yrkandeslag.TILLAGG: "tilläggsyrkande",
    Yrkandeslag.AJOURNERING: "yrkande om ajournering",
    Yrkandeslag.BORDLAGGNING: "yrkande om bordläggning",
    Yrkandeslag.ATERREMISS: "yrkande om återremiss",
}
_ORDINALS: Final = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")
_LATER: Final = {Yrkandeslag.BORDLAGGNING: "bordläggas", Yrkandeslag.ATERREMISS: "återremitteras"}


def name_yrkande(akt: Akt, yrkande: Yrkande) -> str:
    """A yrkande as the ordförande names it: "Ada Bergs (S) ändringsyrkande"; counted where she has moved several."""
    owner = namn_genitive(akt, yrkande.person_ids)
    alike = [
        y for y in yrkanden_of(akt, fraga_of(yrkande), yrkande.slag) if set(y.person_ids) == set(yrkande.person_ids)
    ]
    noun = _NOUNS.get(yrkande.slag, "yrkande")
    if len(alike) > 1 and yrkande in alike and alike.index(yrkande) < len(_ORDINALS):
        noun = f"{_ORDINALS[alike.index(yrkande)]} {noun}"
    return f"{owner} {noun}".strip()


def name_alternativ(akt: Akt, proposition: Proposition, alternativ: Alternativ) -> str:
    """An alternative as it is put: "förslaget", "avslag på förslaget", "Ada Bergs (S) ändringsyrkande"."""
    yrkande = yrkande_of(akt, proposition, alternativ)
    match alternativ.slag:
        case Alternativslag.AVGORAS:
            return "avgöras idag"
        case Alternativslag.FORSLAGET:
            return "bifall till förslaget" if AVSLAG in proposition.alternativ else "förslaget"
        case Alternativslag.AVSLAG:
            return f"avslag på {_rejected(akt, proposition)}"
        case Alternativslag.YRKANDE if yrkande is None:
            return "ett yrkande som har tagits bort"
        case Alternativslag.YRKANDE:
            assert yrkande is not None
            is_formal = proposition.slag is Propositionsslag.AVGORANDE
            return _LATER.get(yrkande.slag, name_yrkande(akt, yrkande)) if is_formal else name_yrkande(akt, yrkande)


def mena(akt: Akt, proposition: Proposition, alternativ: Alternativ, against: Alternativ | None = None) -> str:
    """What Ja or Nej stands for: "bifall till förslaget", "avslag", "bifall till Ada Bergs (S) ändringsyrkande"."""
    name = name_alternativ(akt, proposition, alternativ)
    yrkande = yrkande_of(akt, proposition, alternativ)
    if alternativ.slag is Alternativslag.AVGORAS or (yrkande and yrkande.slag in _LATER):
        return f"att ärendet ska {name}"
    if alternativ == AVSLAG:
        return "avslag" if against == FORSLAGET else name
    return f"bifall till {'förslaget' if alternativ == FORSLAGET else name}"


def betydelse(akt: Akt, votering: Votering, val: Rostval) -> str:
    """What Ja or Nej stood for in a votering: the words written for it, else those of its alternative."""
    written, own, other = (
        (votering.ja_betyder, votering.ja, votering.nej)
        if val is Rostval.JA
        else (votering.nej_betyder, votering.nej, votering.ja)
    )
    proposition = proposition_of(akt, votering)
    if written.strip() or own is None or proposition is None:
        return written
    return mena(akt, proposition, own, other)


def proposition_of(akt: Akt, votering: Votering) -> Proposition | None:
    """The proposition that a votering was held on."""
    found = (p for p in akt.propositioner_of(votering.arende_id) if p.id == votering.proposition_id)
    return next(found, None)


def fraga_i_ord(akt: Akt, steg: Steg) -> str:
    """What is to be put next as a question to the secretary: "Ska ärendet avgöras idag eller återremitteras?"."""
    proposition = steg.proposition
    names = [name_alternativ(akt, proposition, one) for one in steg.alternativ]
    match proposition.slag:
        case Propositionsslag.AVGORANDE if AVSLAG not in proposition.alternativ:
            return f"Ska ärendet {_choice(list(dict.fromkeys(names)))}?"
        case Propositionsslag.MOTFORSLAG:
            return f"Vilket ska prövas som motförslag: {_choice(names)}?"
        case Propositionsslag.HUVUD if len(proposition.alternativ) == 1:
            return f"Kan {names[0]} antas?"
        case Propositionsslag.HUVUD:
            return f"Vad beslutas: {_choice(names)}?"
        case _:
            return f"Bifalls {names[0]}?"


def yrkande_of(akt: Akt, proposition: Proposition, alternativ: Alternativ) -> Yrkande | None:
    """The yrkande that an alternative stands for."""
    found = (y for y in akt.yrkanden_of(proposition.arende_id) if y.id == alternativ.yrkande_id)
    return next(found, None) if alternativ.yrkande_id else None


def ar_sista_motforslag(akt: Akt, proposition: Proposition) -> bool:
    """Whether the step chooses the motförslag itself, and not only who goes on to meet the next proposal."""
    steps = propositioner_of(akt, fraga_of(proposition), Propositionsslag.MOTFORSLAG)
    return bool(steps) and steps[-1].id == proposition.id


def _rejected(akt: Akt, proposition: Proposition) -> str:
    """What an avslag is on: the one other thing that was put, or the förslag."""
    alone = proposition.slag in {Propositionsslag.TILLAGG, Propositionsslag.AVGORANDE}
    others = [one for one in proposition.alternativ if one != AVSLAG]
    alone = alone or (proposition.slag is Propositionsslag.HUVUD and FORSLAGET not in others and len(others) == 1)
    return name_alternativ(akt, proposition, others[0]) if alone and others else "förslaget"


def _choice(names: Sequence[str]) -> str:
    return " eller ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)
