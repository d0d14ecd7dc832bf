"""Beslut: what is proposed, and the one-key acts that settle it and write the standard sentence (domain.md 2.6)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.arende import Arende, Avsnitt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.forslag import split_forslag
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.proposition import Proposition
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.core import Kansli, Outcome, TextField, Transaction
from nacka_sekreterare.services.numrering import add_paragraf
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import name_changes, typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of, late_reason, paragraf_of

Settled = tuple[Beslutspunkt, ...]

_LABELS: Final = MappingProxyType(
    {"forslag": "förslag till beslut", "mottagare": "beslutsinstans", "motivering": "motivering"}
)

# Decided punkt by punkt, each with its own text; of the others the one sentence is for the whole §.
_PER_PUNKT: Final = frozenset({Utfall.ENLIGT_FORSLAG, Utfall.AVSLAG})

# What is a beslut has a § of its own (KL 5:66–67), whatever the organ's habit for the type of ärende.
_NEEDS_PARAGRAF: Final = frozenset(
    {Utfall.ENLIGT_FORSLAG, Utfall.ANDRAT, Utfall.AVSLAG, Utfall.BORDLAGD, Utfall.ATERREMITTERAD}
)


# --- what is proposed -----------------------------------------------------------------------------------------------
def add_beslutspunkt(
    kansli: Kansli, arende_id: UUID, forslag: FormattedText | None = None, *, mottagare: str = ""
) -> Outcome[Beslutspunkt]:
    """Add a question to decide, last in the ärende."""
    with act_on_arende(kansli, "add_beslutspunkt", arende_id, "ny beslutspunkt") as (tx, _):
        ordning = next_ordning(tx.all(Beslutspunkt, arende_id=arende_id))
        punkt = Beslutspunkt(
            arende_id=arende_id, ordning=ordning, forslag=forslag or FormattedText(), mottagare=mottagare
        )
        tx.add(punkt)
    return tx.outcome(punkt)


def update_beslutspunkt(kansli: Kansli, punkt_id: UUID, *, orsak: str = "", **changes: object) -> Outcome[Beslutspunkt]:
    """Change the förslag, the mottagare or the motivering. What was decided is changed by set_beslutstext.

    Raises:
        UserError: when the § is justerad; for the motivering of what was decided, also as set_beslutstext.
    """
    arende_id, field = arende_of(kansli, Beslutspunkt, punkt_id), typed_field("beslutspunkt", punkt_id, changes)
    what = name_changes(_LABELS, changes)
    with act_on_arende(kansli, "update_beslutspunkt", arende_id, what, field=field) as (tx, arende):
        before = tx.get(Beslutspunkt, punkt_id)
        if "motivering" in changes and before.utfall is not None:
            tx.sentence += late_reason(tx, arende, orsak)
            is_first = before.motivering.is_empty and not _is_closed(tx, arende)
            is_first = is_first or (field is not None and kansli.is_typing(tx, field))
            tx.change(Beslutspunkt, punkt_id, **changes)
            changes = {"klubbat_beslut": _picture(before, tx.get(Beslutspunkt, punkt_id), is_first=is_first)}
        punkt = tx.change(Beslutspunkt, punkt_id, **changes)
    return tx.outcome(punkt)


def move_beslutspunkt(kansli: Kansli, punkt_id: UUID, index: int) -> Outcome[Settled]:
    """Move a beslutspunkt to a place among the ärende's. Answers with all of them."""
    arende_id = arende_of(kansli, Beslutspunkt, punkt_id)
    with act_on_arende(kansli, "move_beslutspunkt", arende_id, "ny ordning på beslutspunkterna") as (tx, _):
        renumber(tx, place(tx.all(Beslutspunkt, arende_id=arende_id), punkt_id, index))
        punkter = tx.all(Beslutspunkt, arende_id=arende_id)
    return tx.outcome(punkter)


def remove_beslutspunkt(kansli: Kansli, punkt_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take a beslutspunkt away; yrkanden and voteringar on it then concern the whole §, its propositioner go with it.

    Raises:
        UserError: when the § is justerad, or the sammanträde is closed and no reason is given.
    """
    arende_id = arende_of(kansli, Beslutspunkt, punkt_id)
    with act_on_arende(kansli, "remove_beslutspunkt", arende_id, "beslutspunkt borttagen") as (tx, arende):
        if tx.get(Beslutspunkt, punkt_id).utfall is not None:
            tx.sentence += late_reason(tx, arende, orsak)
        for proposition in tx.all(Proposition, beslutspunkt_id=punkt_id):
            tx.remove_tree(proposition)
        tx.remove_tree(Beslutspunkt, punkt_id)
        renumber(tx, tx.all(Beslutspunkt, arende_id=arende_id))
    return tx.outcome(None)


# --- what was decided -----------------------------------------------------------------------------------------------
def decide_enligt_forslag(
    kansli: Kansli, arende_id: UUID, *, punkt_id: UUID | None = None, at: datetime | None = None, orsak: str = ""
) -> Outcome[Settled]:
    """Decide as proposed: the förslag becomes the beslut. Without `punkt_id` the whole § is decided.

    Every act of this kind answers with the beslutspunkter that it settled, takes a corrected time in `at`, and raises
    UserError when the § is justerad, or the sammanträde is closed and no reason (`orsak`) is given.
    """
    act = _Act(arende_id, punkt_id, at, orsak)
    return _decide(kansli, "decide_enligt_forslag", "beslut enligt förslag", act, Utfall.ENLIGT_FORSLAG)


def decide_rest_enligt_forslag(
    kansli: Kansli, arende_id: UUID, *, at: datetime | None = None, orsak: str = ""
) -> Outcome[Settled]:
    """Decide as proposed what is still open of a §; a punkt that was decided otherwise stays so."""
    act = _Act(arende_id, None, at, orsak)
    with act_on_arende(kansli, "decide_rest_enligt_forslag", arende_id, "beslut enligt förslag") as (tx, arende):
        tx.sentence += late_reason(tx, arende, orsak)
        undecided = [punkt for punkt in _punkter(tx, arende_id, None) if punkt.utfall is None]
        settled: list[Beslutspunkt] = []
        for punkt in undecided:
            settled += _settle(tx, arende, replace(act, punkt_id=punkt.id), Utfall.ENLIGT_FORSLAG, None)
    return tx.outcome(tuple(settled))


def decide_andrat(
    kansli: Kansli,
    arende_id: UUID,
    beslut: FormattedText,
    *,
    punkt_id: UUID | None = None,
    at: datetime | None = None,
    orsak: str = "",
) -> Outcome[Settled]:
    """Decide something else than proposed. For a whole § with several punkter the text stands at the first one."""
    act = _Act(arende_id, punkt_id, at, orsak)
    return _decide(kansli, "decide_andrat", "ändrat beslut", act, Utfall.ANDRAT, beslut)


def decide_avslag(
    kansli: Kansli, arende_id: UUID, *, punkt_id: UUID | None = None, at: datetime | None = None, orsak: str = ""
) -> Outcome[Settled]:
    """Decide to reject what was proposed."""
    return _decide(kansli, "decide_avslag", "avslag", _Act(arende_id, punkt_id, at, orsak), Utfall.AVSLAG)


def bordlagg(
    kansli: Kansli,
    arende_id: UUID,
    motivering: FormattedText | None = None,
    *,
    punkt_id: UUID | None = None,
    at: datetime | None = None,
    orsak: str = "",
) -> Outcome[Settled]:
    """Leave the matter to a later sammanträde (enkel majoritet, KL 6:33)."""
    act = _Act(arende_id, punkt_id, at, orsak, motivering)
    return _decide(kansli, "bordlagg", "bordläggs", act, Utfall.BORDLAGD)


def aterremittera(
    kansli: Kansli,
    arende_id: UUID,
    motivering: FormattedText | None = None,
    *,
    punkt_id: UUID | None = None,
    at: datetime | None = None,
    orsak: str = "",
) -> Outcome[Settled]:
    """Send the matter back, with what shall be looked into; a missing motivering is warned of, not refused."""
    act = _Act(arende_id, punkt_id, at, orsak, motivering)
    return _decide(kansli, "aterremittera", "återremitteras", act, Utfall.ATERREMITTERAD)


def anteckna(
    kansli: Kansli, arende_id: UUID, *, punkt_id: UUID | None = None, at: datetime | None = None, orsak: str = ""
) -> Outcome[Settled]:
    """Note information, anmälningar or delegationsbeslut to the protokoll; nothing is decided."""
    act = _Act(arende_id, punkt_id, at, orsak)
    return _decide(kansli, "anteckna", "antecknas till protokollet", act, Utfall.ANTECKNAD)


def utga(kansli: Kansli, arende_id: UUID, *, at: datetime | None = None, orsak: str = "") -> Outcome[Settled]:
    """Let the whole ärende utgå; whether it keeps its § is the organ's setting, unless the number is fixed."""
    return _decide(kansli, "utga", "ärendet utgår", _Act(arende_id, None, at, orsak), Utfall.UTGAR)


def undo_beslut(kansli: Kansli, arende_id: UUID, *, punkt_id: UUID | None = None, orsak: str = "") -> Outcome[Settled]:
    """Make a § or one beslutspunkt undecided again, long after the act that decided it.

    Raises:
        UserError: when the § is justerad, or the sammanträde is closed and no reason is given.
    """
    with act_on_arende(kansli, "undo_beslut", arende_id, "beslutet borttaget") as (tx, arende):
        tx.sentence += late_reason(tx, arende, orsak)
        nothing: dict[str, object] = {"utfall": None, "beslut": FormattedText(), "motivering": FormattedText()}
        if not _is_closed(tx, arende):
            nothing["klubbat_beslut"] = FormattedText()
        undecided = [
            tx.change(Beslutspunkt, punkt.id, **nothing)
            for punkt in tx.all(Beslutspunkt, arende_id=arende_id)
            if punkt_id in (None, punkt.id)
        ]
        paragraf = paragraf_of(tx, arende_id)
        if paragraf is not None:
            tx.change(Paragraf, paragraf.id, klubbad_at=None, ar_utgangen=False)
    return tx.outcome(tuple(undecided))


def set_beslutstext(kansli: Kansli, punkt_id: UUID, beslut: FormattedText, *, orsak: str = "") -> Outcome[Beslutspunkt]:
    """Word a beslut by hand; saves coalesce. A punkt that was not settled becomes an ändrat beslut.

    Raises:
        UserError: when the § is justerad, or the sammanträde is closed and no reason is given (JO 3339-2013).
    """
    arende_id, field = arende_of(kansli, Beslutspunkt, punkt_id), TextField("beslutspunkt", punkt_id, "beslut")
    arguments = {"punkt_id": punkt_id, "orsak": orsak}
    act = act_on_arende(
        kansli, "set_beslutstext", arende_id, "ändring av beslutstext", arguments=arguments, field=field
    )
    with act as (tx, arende):
        tx.sentence += late_reason(tx, arende, orsak)
        before, is_first = tx.get(Beslutspunkt, punkt_id), kansli.is_typing(tx, field)
        after = before.model_copy(update={"beslut": beslut, "utfall": before.utfall or Utfall.ANDRAT})
        after = after.model_copy(update={"klubbat_beslut": _picture(before, after, is_first=is_first)})
        punkt = tx.replace(after)
    return tx.outcome(punkt)


def set_klubbad_at(kansli: Kansli, arende_id: UUID, at: datetime | None) -> Outcome[Paragraf]:
    """Correct the time of the klubbslag."""
    with act_on_arende(kansli, "set_klubbad_at", arende_id, "ändring av klockslag för beslutet") as (tx, arende):
        paragraf = tx.change(Paragraf, _given_paragraf(tx, arende).id, klubbad_at=at)
        if at is not None:
            _picture_klubbslag(tx, tx.all(Beslutspunkt, arende_id=arende_id), is_new=False)
    return tx.outcome(paragraf)


def settle_with(tx: Transaction, arende: Arende, beslut: FormattedText, at: datetime | None) -> Settled:
    """Settle a whole § by its standing act with a text, inside an act that is under way (services/standardakt.py)."""
    return _settle(tx, arende, _Act(arende.id, None, at, ""), Utfall.STANDARDAKT, beslut)


def note_klubbslag(tx: Transaction, arende: Arende, utfall: Utfall, at: datetime | None) -> None:
    """Note the klubbslag of a § that a beslutsgång has settled, when nothing of it is open (services/beslutsgang)."""
    _note_paragraf(tx, arende, utfall, at)


def picture_what_is_decided(tx: Transaction, arenden: Iterable[Arende]) -> None:
    """Keep how every decided punkt of some ärenden reads when the sammanträde ends, where no klubbslag was pictured."""
    for arende in arenden:
        for punkt in tx.all(Beslutspunkt, arende_id=arende.id):
            if punkt.utfall is not None and punkt.klubbat_beslut.is_empty and not punkt.lydelse.is_empty:
                tx.change(Beslutspunkt, punkt.id, klubbat_beslut=punkt.lydelse)


# --- private --------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class _Act:
    """What every deciding act is told."""

    arende_id: UUID
    punkt_id: UUID | None
    at: datetime | None
    orsak: str
    motivering: FormattedText | None = None


def _decide(
    kansli: Kansli, name: str, what: str, act: _Act, utfall: Utfall, beslut: FormattedText | None = None
) -> Outcome[Settled]:
    arguments = {"punkt_id": act.punkt_id, "at": act.at, "orsak": act.orsak}
    with act_on_arende(kansli, name, act.arende_id, what, arguments=arguments) as (tx, arende):
        tx.sentence += late_reason(tx, arende, act.orsak)
        settled = _settle(tx, arende, act, utfall, beslut)
    return tx.outcome(settled)


def _settle(tx: Transaction, arende: Arende, act: _Act, utfall: Utfall, beslut: FormattedText | None) -> Settled:
    organ = tx.get(Organ, tx.get(Sammantrade, arende.sammantrade_id).organ_id)
    settled: list[Beslutspunkt] = []
    for punkt in _punkter(tx, arende.id, act.punkt_id):
        if settled and utfall not in _PER_PUNKT:
            text = FormattedText()  # the sentence stands once, at the first punkt
        elif beslut is not None:
            text = beslut
        else:
            told = fraser.has_content(arende, tx.all(Avsnitt, arende_id=arende.id))
            text = fraser.beslutstext(utfall, punkt, kortform=organ.kortform, typ=arende.typ, has_content=told)
        changes = {"utfall": utfall, "beslut": text, "motivering": act.motivering or FormattedText()}
        settled.append(tx.change(Beslutspunkt, punkt.id, **changes))
    _note_paragraf(tx, arende, utfall, act.at)
    return tuple(settled)


def _punkter(tx: Transaction, arende_id: UUID, punkt_id: UUID | None) -> Settled:
    """The punkter that an act settles; an ärende without any gets its one."""
    if punkt_id is not None:
        return (tx.get(Beslutspunkt, punkt_id),)
    return tx.all(Beslutspunkt, arende_id=arende_id) or (tx.add(Beslutspunkt(arende_id=arende_id, ordning=0)),)


def _note_paragraf(tx: Transaction, arende: Arende, utfall: Utfall, at: datetime | None) -> None:
    """Note the klubbslag when nothing of the § is open any more."""
    if utfall in _NEEDS_PARAGRAF:
        _given_paragraf(tx, arende)
    paragraf = paragraf_of(tx, arende.id)
    if paragraf is not None:
        punkter = tx.all(Beslutspunkt, arende_id=arende.id)
        is_whole = all(punkt.utfall is not None for punkt in punkter)
        if is_whole:
            _picture_klubbslag(tx, punkter, is_new=not _is_closed(tx, arende))
        tx.change(
            Paragraf,
            paragraf.id,
            ar_utgangen=utfall is Utfall.UTGAR,
            klubbad_at=_klubbslag(tx, arende, paragraf, at) if is_whole else None,
        )


def _klubbslag(tx: Transaction, arende: Arende, paragraf: Paragraf, at: datetime | None) -> datetime | None:
    """The time that is given; else now, while the sammanträde lasts. What is recorded afterwards did not happen now."""
    has_ended = tx.get(Sammantrade, arende.sammantrade_id).avslutat_at is not None
    return at or (paragraf.klubbad_at if has_ended else tx.at)


def _picture_klubbslag(tx: Transaction, punkter: Iterable[Beslutspunkt], *, is_new: bool) -> None:
    """Keep how a § reads at the klubbslag; one that is noted afterwards (not `is_new`) leaves what was pictured.

    An ändrat beslut that still reads as the förslag is not worded yet: it is pictured as it is first written.
    """
    for punkt in punkter:
        if punkt.utfall is not None and (is_new or punkt.klubbat_beslut.is_empty):
            is_worded = punkt.utfall is not Utfall.ANDRAT or punkt.beslut != split_forslag(punkt.forslag).text
            pictured = punkt.lydelse if is_worded else FormattedText()
            tx.replace(punkt.model_copy(update={"klubbat_beslut": pictured}))


def _picture(before: Beslutspunkt, after: Beslutspunkt, *, is_first: bool) -> FormattedText:
    """The picture after a text has been typed: it follows the first writing (`is_first`) and then stands."""
    is_followed = is_first and before.klubbat_beslut == before.lydelse
    return after.lydelse if is_followed or before.klubbat_beslut.is_empty else before.klubbat_beslut


def _is_closed(tx: Transaction, arende: Arende) -> bool:
    return tx.get(Sammantrade, arende.sammantrade_id).ar_stangt_for_andring


def _given_paragraf(tx: Transaction, arende: Arende) -> Paragraf:
    return paragraf_of(tx, arende.id) or add_paragraf(tx, arende.sammantrade_id, arende.id)
