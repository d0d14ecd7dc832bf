"""Beslutsgång told from the yrkanden that stand and the utfall, where no proposition was recorded.

Where an omröstning was held, what the ordförande first found is not told, since it is not known; the result of the
omröstning decides.
"""

from collections.abc import Iterator, Sequence
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.fraser import OMROSTNING_BEGARS, join_words
from nacka_sekreterare.domain.proposition_text import name_yrkande
from nacka_sekreterare.domain.propositionsordning import Fraga, standing_yrkanden, voteringar_of
from nacka_sekreterare.domain.votering import Votering, Voteringsform
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

_SETTLED_LATER = {Yrkandeslag.BORDLAGGNING: Utfall.BORDLAGD, Yrkandeslag.ATERREMISS: Utfall.ATERREMITTERAD}
_LATER_WORDS = {Yrkandeslag.BORDLAGGNING: "bordläggas", Yrkandeslag.ATERREMISS: "återremitteras"}
_DECIDED = frozenset({Utfall.ENLIGT_FORSLAG, Utfall.ANDRAT, Utfall.AVSLAG})


class Underlag:
    """What is settled by one beslutsgång: a beslutspunkt with yrkanden or voteringar of its own, or the whole §."""

    def __init__(self, akt: Akt, arende_id: UUID, punkt_id: UUID | None) -> None:
        self.akt = akt
        self.kortform = akt.organ.kortform
        self.yrkanden = tuple(y for y in standing_yrkanden(akt, arende_id) if y.beslutspunkt_id == punkt_id)
        self.fraga = Fraga(arende_id=arende_id, beslutspunkt_id=punkt_id)
        self.voteringar = voteringar_of(akt, self.fraga)
        self.omrostningar = tuple(v for v in self.voteringar if v.form is not Voteringsform.VAL)  # on what was put
        punkter = [p for p in akt.beslutspunkter_of(arende_id) if punkt_id in {None, p.id}]
        self.utfall = next((punkt.utfall for punkt in punkter if punkt.utfall), None)
        self.har_forslag = any(not punkt.forslag.is_empty for punkt in punkter)

    def of(self, *kinds: Yrkandeslag) -> tuple[Yrkande, ...]:
        """The yrkanden of some kinds, in the order of the kinds."""
        return tuple(yrkande for kind in kinds for yrkande in self.yrkanden if yrkande.slag is kind)

    @property
    def alternativ(self) -> tuple[str, ...]:
        """The proposals in the matter itself as the ordförande names them."""
        rejected = bool(self.of(Yrkandeslag.AVSLAG))
        named = ["bifall till förslaget" if rejected else "förslaget"] if self._has_main else []
        named += ["avslag på förslaget"] if rejected else []
        named += [f"{name_yrkande(self.akt, yrkande)}" for yrkande in self.of(Yrkandeslag.ANDRING)]
        return tuple(dict.fromkeys(named))

    @property
    def _has_main(self) -> bool:
        return self.har_forslag or bool(self.of(Yrkandeslag.BIFALL, Yrkandeslag.AVSLAG))


def fragor(akt: Akt, arende_id: UUID) -> tuple[tuple[str, Underlag], ...]:
    """The questions of an ärende, each with the words that tell it from the others ("Beslutspunkt 2: ")."""
    punkter = akt.beslutspunkter_of(arende_id)
    named = [("", Underlag(akt, arende_id, None))]
    for number, punkt in enumerate(punkter, start=1):
        own = Underlag(akt, arende_id, punkt.id)
        if own.yrkanden or own.voteringar:
            named.append((f"Beslutspunkt {number}: " if len(punkter) > 1 else "", own))
    return tuple(named)


def is_formal(votering: Votering) -> bool:
    """True for a votering on whether the ärende is to be settled today."""
    words = f"{votering.ja_betyder} {votering.nej_betyder}".lower()
    return any(part in words for part in ("återremi", "bordlägg", "avgör"))


def derived_course(fraga: Underlag) -> Iterator[str]:
    """The sentences of one question; none where only the förslag was before the organ, unless it always tells.

    Nothing was put of an ärende that utgår, whatever had been moved before it did.
    """
    if fraga.utfall in {None, Utfall.UTGAR} or not (
        fraga.yrkanden or fraga.omrostningar or fraga.akt.organ.installningar.acklamation_alltid
    ):
        return
    later = fraga.of(Yrkandeslag.BORDLAGGNING, Yrkandeslag.ATERREMISS)
    if later:
        yield from _formal_sentences(fraga, later)
    if fraga.utfall not in _DECIDED:
        return
    yield from _main_sentences(fraga, is_after=bool(later))
    yield from _addition_sentences(fraga)


def _formal_sentences(fraga: Underlag, later: Sequence[Yrkande]) -> Iterator[str]:
    kinds = list(dict.fromkeys(yrkande.slag for yrkande in later))
    words = ["avgöras idag", *(_LATER_WORDS[kind] for kind in kinds)]
    choice = f"{', '.join(words[:-1])} eller {words[-1]}"
    put = f"Ordföranden ställer först proposition på om ärendet ska {choice}"
    if any(is_formal(votering) for votering in fraga.omrostningar):
        yield f"{put}."
        yield OMROSTNING_BEGARS
        return
    won = next((_LATER_WORDS[kind] for kind in kinds if _SETTLED_LATER[kind] is fraga.utfall), "avgöras idag")
    yield f"{put} och finner att ärendet ska {won}."


def _main_sentences(fraga: Underlag, *, is_after: bool) -> Iterator[str]:
    alternatives = fraga.alternativ or ("förslaget",)
    then = " därefter" if is_after else ""
    if len(alternatives) == 1:
        put = f"Ordföranden frågar{then} om {alternatives[0]} kan antas"
    elif len(alternatives) == 2:
        put = f"Ordföranden ställer{then} proposition på {join_words(alternatives)}"
    else:
        put = f"Ordföranden ställer{then} förslagen mot varandra"
    if any(not is_formal(votering) for votering in fraga.omrostningar):
        yield f"{put}."
        yield OMROSTNING_BEGARS
    else:
        won = _winner(fraga)
        is_answered_yes = len(alternatives) == 1 and won == alternatives[0]
        yield f"{put} och finner att {'så sker' if is_answered_yes else _conclusion(fraga, won)}."


def _winner(fraga: Underlag) -> str | None:
    """The proposal that became the decision; None where the utfall does not say which."""
    changes = fraga.of(Yrkandeslag.ANDRING)
    match fraga.utfall:
        case Utfall.AVSLAG:
            return None
        case Utfall.ANDRAT if changes or not fraga.of(Yrkandeslag.TILLAGG):
            return name_yrkande(fraga.akt, changes[0]) if len(changes) == 1 else None
        case _:
            return "förslaget"


def _conclusion(fraga: Underlag, won: str | None) -> str:
    if fraga.utfall is Utfall.AVSLAG:
        return f"{fraga.kortform} avslår förslaget"
    if won is None:
        return f"{fraga.kortform} beslutar med ändring av förslaget"
    return f"{fraga.kortform} beslutar enligt {won}"


def _addition_sentences(fraga: Underlag) -> Iterator[str]:
    """Tilläggsyrkanden are put last; what became of them is told where the utfall leaves no doubt."""
    additions = fraga.of(Yrkandeslag.TILLAGG)
    if not additions:
        return
    put = f"Ordföranden ställer därefter proposition på {join_words(name_yrkande(fraga.akt, y) for y in additions)}"
    is_only_change = not fraga.of(Yrkandeslag.ANDRING) and len(additions) == 1
    if fraga.utfall is Utfall.ENLIGT_FORSLAG:
        yield f"{put} och finner att {fraga.kortform} avslår {'det' if len(additions) == 1 else 'dem'}."
    elif fraga.utfall is Utfall.ANDRAT and is_only_change:
        yield f"{put} och finner att {fraga.kortform} bifaller det."
    else:
        yield f"{put}."
