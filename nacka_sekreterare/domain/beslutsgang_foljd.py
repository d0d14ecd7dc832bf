"""What a beslutsgång leads to: the utfall and the beslut of each beslutspunkt, as the result decides (KL 5:53–56).

Nothing here is typed: bifall gives the förslag, a won ändringsyrkande its own words, and a bifallet tilläggsyrkande
is added.
"""

from collections.abc import Iterator
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.forslag import split_forslag
from nacka_sekreterare.domain.fraser import beslutstext, start_sentence
from nacka_sekreterare.domain.proposition import Propositionsslag
from nacka_sekreterare.domain.proposition_text import name_yrkande
from nacka_sekreterare.domain.proposition_utfall import settled_later, utfall_of, won_yrkande
from nacka_sekreterare.domain.propositionsordning import (
    AVSLAG,
    FORSLAGET,
    Fraga,
    propositioner_of,
    punkter_of,
    tillaggspunkt_id,
    yrkanden_of,
)
from nacka_sekreterare.domain.text import FormattedText, Passage, Run, continued, plain_text, runs_text
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.domain.votering import Voteringsform
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

_LATER = {Yrkandeslag.BORDLAGGNING: Utfall.BORDLAGD, Yrkandeslag.ATERREMISS: Utfall.ATERREMITTERAD}


class Punktfoljd(Value):
    """What follows for one beslutspunkt. `ar_ny`: a tilläggsyrkande became a point of its own."""

    punkt_id: UUID
    utfall: Utfall
    beslut: FormattedText = FormattedText()
    motivering: FormattedText = FormattedText()
    ar_ny: bool = False


def foljd(akt: Akt, arende_id: UUID) -> tuple[Punktfoljd, ...]:
    """What follows from propositioner and val for each beslutspunkt of an ärende; a point still open is left out.

    The whole § is settled first: when it is put off, or the förslag is rejected as a whole, that holds for every point.
    Else a point with propositioner of its own follows them.
    """
    whole = Fraga(arende_id=arende_id)
    punkter = punkter_of(akt, whole)
    if settled_later(akt, whole):
        return tuple(_put_off(akt, whole, punkt, is_first=punkt == punkter[0]) for punkt in punkter)
    followed: list[Punktfoljd] = []
    is_rejected = any(utfall_of(akt, one) == AVSLAG for one in propositioner_of(akt, whole, Propositionsslag.HUVUD))
    for punkt in punkter:
        own = Fraga(arende_id=arende_id, beslutspunkt_id=punkt.id)
        has_own = bool(propositioner_of(akt, own)) and not is_rejected
        is_first = has_own or not any(one.punkt_id in {p.id for p in punkter} for one in followed)
        elected = None if has_own else _elected(akt, own if len(punkter) > 1 else None, punkt)
        followed += [elected] if elected else _of_punkt(akt, own if has_own else whole, punkt, is_first=is_first)
    return (*_with_additions(akt, whole, tuple(followed), len(punkter)),)


def awaits_foljd(akt: Akt, arende_id: UUID) -> bool:
    """Whether the beslutsgång is settled and a beslut is missing that it leads to: it was taken away afterwards."""
    if not akt.propositioner_of(arende_id):
        return False
    undecided = {punkt.id for punkt in akt.beslutspunkter_of(arende_id) if punkt.utfall is None}
    return any(one.punkt_id in undecided for one in foljd(akt, arende_id))


def ar_annat_an_foljden(akt: Akt, arende_id: UUID) -> bool:
    """Whether a beslut is missing, or reads otherwise than the beslutsgång leads to."""
    known = {punkt.id: (punkt.utfall, punkt.beslut) for punkt in akt.beslutspunkter_of(arende_id)}
    return any(known.get(one.punkt_id) != (one.utfall, one.beslut) for one in foljd(akt, arende_id))


def _elected(akt: Akt, own: Fraga | None, punkt: Beslutspunkt) -> Punktfoljd | None:
    """The beslut of a val: on the punkt, or on the whole § where it is the only one (`own` is None)."""
    held = [v for v in akt.voteringar_of(punkt.arende_id) if v.form is Voteringsform.VAL]
    about = [v for v in held if v.beslutspunkt_id == punkt.id or (own is None and v.beslutspunkt_id is None)]
    if not about or about[-1].vald is None:
        return None
    to = f" till {about[-1].uppdrag}" if about[-1].uppdrag.strip() else ""
    text = plain_text(f"{start_sentence(akt.organ.kortform)} väljer {about[-1].vald}{to}.")
    return Punktfoljd(punkt_id=punkt.id, utfall=Utfall.ANDRAT, beslut=text)


def _put_off(akt: Akt, fraga: Fraga, punkt: Beslutspunkt, *, is_first: bool) -> Punktfoljd:
    proposition = settled_later(akt, fraga)
    yrkande = won_yrkande(akt, proposition) if proposition else None
    assert yrkande is not None, "only called where the matter was put off"
    utfall = _LATER[yrkande.slag]
    if not is_first:
        return Punktfoljd(punkt_id=punkt.id, utfall=utfall)
    motiveringar = [one.text for one in yrkanden_of(akt, fraga, yrkande.slag)]
    motivering = FormattedText(blocks=tuple(block for text in motiveringar for block in text.blocks))
    beslut = beslutstext(utfall, punkt)
    together = continued(beslut, motivering)
    if len(together.blocks) == 1:  # "Ärendet återremitteras för att …": the reason stands in the beslut itself
        return Punktfoljd(punkt_id=punkt.id, utfall=utfall, beslut=together)
    return Punktfoljd(punkt_id=punkt.id, utfall=utfall, beslut=beslut, motivering=motivering)


def _of_punkt(akt: Akt, fraga: Fraga, punkt: Beslutspunkt, *, is_first: bool) -> Iterator[Punktfoljd]:
    if settled_later(akt, fraga):
        yield _put_off(akt, fraga, punkt, is_first=True)
        return
    formal = propositioner_of(akt, fraga, Propositionsslag.AVGORANDE)
    mains = propositioner_of(akt, fraga, Propositionsslag.HUVUD)
    won = utfall_of(akt, mains[0]) if mains else None
    if won is None or any(utfall_of(akt, step) is None for step in formal):
        return
    kortform = akt.organ.kortform
    if won == FORSLAGET:
        text = beslutstext(Utfall.ENLIGT_FORSLAG, punkt)
        followed = Punktfoljd(punkt_id=punkt.id, utfall=Utfall.ENLIGT_FORSLAG, beslut=text)
    elif won == AVSLAG:
        text = beslutstext(Utfall.AVSLAG, punkt, kortform=kortform)
        followed = Punktfoljd(punkt_id=punkt.id, utfall=Utfall.AVSLAG, beslut=text)
    else:
        yrkande = won_yrkande(akt, mains[0])
        text = beslut_of_yrkande(akt, yrkande, punkt.mottagare) if yrkande and is_first else FormattedText()
        followed = Punktfoljd(punkt_id=punkt.id, utfall=Utfall.ANDRAT, beslut=text)
    own = fraga if fraga.beslutspunkt_id else None
    yield _added(followed, _granted_texts(akt, own, punkt.mottagare)) if own else followed


def _with_additions(
    akt: Akt, whole: Fraga, followed: tuple[Punktfoljd, ...], antal_punkter: int
) -> tuple[Punktfoljd, ...]:
    """With the tilläggsyrkanden on the whole §: a further paragraph of its one point, or further points."""
    if not followed:
        return ()
    last = followed[-1]
    mottagare = next((p.mottagare for p in punkter_of(akt, whole) if p.id == last.punkt_id), "")
    texts = _granted_texts(akt, whole, mottagare)
    if antal_punkter == 1:
        return (*followed[:-1], _added(last, texts))
    new = (Punktfoljd(punkt_id=key, utfall=Utfall.ANDRAT, beslut=text, ar_ny=True) for key, text in texts)
    return (*followed, *new)


def _granted_texts(akt: Akt, fraga: Fraga, mottagare: str) -> tuple[tuple[UUID, FormattedText], ...]:
    steps = propositioner_of(akt, fraga, Propositionsslag.TILLAGG)
    granted = ((tillaggspunkt_id(step), won_yrkande(akt, step)) for step in steps)
    return tuple((key, beslut_of_yrkande(akt, yrkande, mottagare)) for key, yrkande in granted if yrkande)


def _added(followed: Punktfoljd, texts: tuple[tuple[UUID, FormattedText], ...]) -> Punktfoljd:
    if not texts:
        return followed
    beslut = FormattedText(blocks=(*followed.beslut.blocks, *(block for _, text in texts for block in text.blocks)))
    is_as_proposed = followed.utfall is Utfall.ENLIGT_FORSLAG
    return followed.model_copy(
        update={"beslut": beslut, "utfall": Utfall.ANDRAT if is_as_proposed else followed.utfall}
    )


def beslut_of_yrkande(akt: Akt, yrkande: Yrkande, mottagare: str = "") -> FormattedText:
    """The words of a yrkande as a beslut: "att planen gäller i två år" becomes "Nämnden beslutar att …".

    To a higher organ the own organ only proposes. A yrkande without words is decided by its name.
    """
    organ = start_sentence(akt.organ.kortform)
    text = split_forslag(yrkande.text).text
    if text.is_empty:
        return plain_text(f"{organ} beslutar enligt {name_yrkande(akt, yrkande)}.")
    first, *rest = text.blocks
    if not isinstance(first, Passage) or not runs_text(first.runs).lstrip().lower().startswith("att "):
        return text
    lead = f"{organ} {'föreslår' if mottagare else 'beslutar'} "
    runs = (first.runs[0].model_copy(update={"text": _lowered(first.runs[0].text.lstrip())}), *first.runs[1:])
    ended = runs_text(runs).rstrip().endswith((".", ":", "!", "?"))
    end = () if ended or rest else (Run(text="."),)
    return FormattedText(blocks=(first.model_copy(update={"runs": (Run(text=lead), *runs, *end)}), *rest))


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
