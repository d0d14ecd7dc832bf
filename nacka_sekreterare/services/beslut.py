"""Beslut: what is proposed, and the one-key acts that settle it and write the standard sentence (domain.md 2.6)."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services import lydelser as fraser
from nacka_sekreterare.services.core import Kansli, Outcome, TextField, Transaction
from nacka_sekreterare.services.numrering import add_paragraf
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of, late_reason, paragraf_of

Settled = tuple[Beslutspunkt, ...]

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


def update_beslutspunkt(kansli: Kansli, punkt_id: UUID, **changes: object) -> Outcome[Beslutspunkt]:
    """Change the förslag, the mottagare or the motivering. What was decided is changed by set_beslutstext.

    Raises:
        UserError: when the § is justerad.
    """
    arende_id, field = arende_of(kansli, Beslutspunkt, punkt_id), typed_field("beslutspunkt", punkt_id, changes)
    with act_on_arende(kansli, "update_beslutspunkt", arende_id, "ändring av förslag till beslut", field=field) as (
        tx,
        _,
    ):
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
    """Take a beslutspunkt away; yrkanden and voteringar on it then concern the whole §.

    Raises:
        UserError: when the § is justerad, or the sammanträde is closed and no reason is given.
    """
    arende_id = arende_of(kansli, Beslutspunkt, punkt_id)
    with act_on_arende(kansli, "remove_beslutspunkt", arende_id, "beslutspunkt borttagen") as (tx, arende):
        if tx.get(Beslutspunkt, punkt_id).utfall is not None:
            tx.sentence += late_reason(tx, arende, orsak)
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

    def settle(punkt: Beslutspunkt, _organ: Organ) -> Beslutspunkt:
        return _settled(punkt, Utfall.ENLIGT_FORSLAG, punkt.forslag)

    return _decide(kansli, "decide_enligt_forslag", arende_id, "beslut enligt förslag", settle, punkt_id, at, orsak)


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
    with act_on_arende(kansli, "decide_andrat", arende_id, "ändrat beslut") as (tx, arende):
        tx.sentence += late_reason(tx, arende, orsak)
        first, *rest = _punkter(tx, arende_id, punkt_id)
        settled = [_settled(first, Utfall.ANDRAT, beslut)]
        settled += [_settled(punkt, Utfall.ANDRAT, FormattedText()) for punkt in rest]
        _store(tx, arende, settled, at)
    return tx.outcome(tuple(settled))


def decide_avslag(
    kansli: Kansli, arende_id: UUID, *, punkt_id: UUID | None = None, at: datetime | None = None, orsak: str = ""
) -> Outcome[Settled]:
    """Decide to reject what was proposed."""

    def settle(punkt: Beslutspunkt, organ: Organ) -> Beslutspunkt:
        return _settled(punkt, Utfall.AVSLAG, plain_text(fraser.avslag(organ.kortform)))

    return _decide(kansli, "decide_avslag", arende_id, "avslag", settle, punkt_id, at, orsak)


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
    text = plain_text(fraser.ARENDET_BORDLAGGS)

    def settle(punkt: Beslutspunkt, _organ: Organ) -> Beslutspunkt:
        return _settled(punkt, Utfall.BORDLAGD, text, motivering)

    return _decide(kansli, "bordlagg", arende_id, "bordläggs", settle, punkt_id, at, orsak)


def aterremittera(
    kansli: Kansli,
    arende_id: UUID,
    motivering: FormattedText | None = None,
    *,
    punkt_id: UUID | None = None,
    at: datetime | None = None,
    orsak: str = "",
) -> Outcome[Settled]:
    """Send the matter back, with what shall be looked into; a missing motivering is warned of, not refused (KL 5:50)."""
    text = plain_text(fraser.ARENDET_ATERREMITTERAS)

    def settle(punkt: Beslutspunkt, _organ: Organ) -> Beslutspunkt:
        return _settled(punkt, Utfall.ATERREMITTERAD, text, motivering)

    return _decide(kansli, "aterremittera", arende_id, "återremitteras", settle, punkt_id, at, orsak)


def anteckna(
    kansli: Kansli, arende_id: UUID, *, punkt_id: UUID | None = None, at: datetime | None = None, orsak: str = ""
) -> Outcome[Settled]:
    """Note information to the protokoll; nothing is decided."""
    text = plain_text(fraser.INFORMATIONEN_ANTECKNAS)

    def settle(punkt: Beslutspunkt, _organ: Organ) -> Beslutspunkt:
        return _settled(punkt, Utfall.ANTECKNAD, text)

    return _decide(kansli, "anteckna", arende_id, "informationen antecknas", settle, punkt_id, at, orsak)


def utga(kansli: Kansli, arende_id: UUID, *, at: datetime | None = None, orsak: str = "") -> Outcome[Settled]:
    """Let the whole ärende utgå; whether it keeps its § is the organ's setting, unless the number is fixed."""
    text = plain_text(fraser.ARENDET_UTGAR)
    with act_on_arende(kansli, "utga", arende_id, "ärendet utgår") as (tx, arende):
        tx.sentence += late_reason(tx, arende, orsak)
        first, *rest = _punkter(tx, arende_id, None)
        settled = [_settled(first, Utfall.UTGAR, text)]
        settled += [_settled(punkt, Utfall.UTGAR, FormattedText()) for punkt in rest]
        _store(tx, arende, settled, at)
        paragraf = paragraf_of(tx, arende_id)
        if paragraf is not None:
            tx.change(Paragraf, paragraf.id, ar_utgangen=True)
    return tx.outcome(tuple(settled))


def undo_beslut(kansli: Kansli, arende_id: UUID, *, punkt_id: UUID | None = None, orsak: str = "") -> Outcome[Settled]:
    """Make a § or one beslutspunkt undecided again, long after the act that decided it.

    Raises:
        UserError: when the § is justerad, or the sammanträde is closed and no reason is given.
    """
    with act_on_arende(kansli, "undo_beslut", arende_id, "beslutet borttaget") as (tx, arende):
        tx.sentence += late_reason(tx, arende, orsak)
        undecided = [
            tx.change(Beslutspunkt, punkt.id, utfall=None, beslut=FormattedText(), motivering=FormattedText())
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
        punkt = tx.get(Beslutspunkt, punkt_id)
        punkt = tx.change(Beslutspunkt, punkt_id, beslut=beslut, utfall=punkt.utfall or Utfall.ANDRAT)
    return tx.outcome(punkt)


def set_klubbad_at(kansli: Kansli, arende_id: UUID, at: datetime | None) -> Outcome[Paragraf]:
    """Correct the time of the klubbslag."""
    with act_on_arende(kansli, "set_klubbad_at", arende_id, "ändring av klockslag för beslutet") as (tx, arende):
        paragraf = tx.change(Paragraf, _given_paragraf(tx, arende).id, klubbad_at=at)
    return tx.outcome(paragraf)


def settle_with(tx: Transaction, arende: Arende, beslut: FormattedText, at: datetime | None) -> Settled:
    """Settle a whole § by its standing act with a text, inside an act that is under way (services/standardakt.py)."""
    first, *rest = _punkter(tx, arende.id, None)
    settled = [_settled(first, Utfall.STANDARDAKT, beslut)]
    settled += [_settled(punkt, Utfall.STANDARDAKT, FormattedText()) for punkt in rest]
    _store(tx, arende, settled, at)
    return tuple(settled)


# --- private --------------------------------------------------------------------------------------------------------
def _decide(  # noqa: PLR0917 - the eight decisions differ in these and nothing else
    kansli: Kansli,
    name: str,
    arende_id: UUID,
    what: str,
    settle: Callable[[Beslutspunkt, Organ], Beslutspunkt],
    punkt_id: UUID | None,
    at: datetime | None,
    orsak: str,
) -> Outcome[Settled]:
    arguments = {"punkt_id": punkt_id, "at": at, "orsak": orsak}
    with act_on_arende(kansli, name, arende_id, what, arguments=arguments) as (tx, arende):
        tx.sentence += late_reason(tx, arende, orsak)
        organ = tx.get(Organ, tx.get(Sammantrade, arende.sammantrade_id).organ_id)
        settled = [settle(punkt, organ) for punkt in _punkter(tx, arende_id, punkt_id)]
        _store(tx, arende, settled, at)
    return tx.outcome(tuple(settled))


def _settled(
    punkt: Beslutspunkt, utfall: Utfall, beslut: FormattedText, motivering: FormattedText | None = None
) -> Beslutspunkt:
    update = {"utfall": utfall, "beslut": beslut, "motivering": motivering or FormattedText()}
    return punkt.model_copy(update=update)


def _punkter(tx: Transaction, arende_id: UUID, punkt_id: UUID | None) -> Settled:
    """The punkter that an act settles; an ärende without any gets its one."""
    if punkt_id is not None:
        return (tx.get(Beslutspunkt, punkt_id),)
    return tx.all(Beslutspunkt, arende_id=arende_id) or (tx.add(Beslutspunkt(arende_id=arende_id, ordning=0)),)


def _store(tx: Transaction, arende: Arende, settled: list[Beslutspunkt], at: datetime | None) -> None:
    for punkt in settled:
        tx.put(punkt)
    if any(punkt.utfall in _NEEDS_PARAGRAF for punkt in settled):
        _given_paragraf(tx, arende)
    paragraf = paragraf_of(tx, arende.id)
    if paragraf is not None:
        is_whole = all(punkt.utfall is not None for punkt in tx.all(Beslutspunkt, arende_id=arende.id))
        tx.change(Paragraf, paragraf.id, ar_utgangen=False, klubbad_at=(at or tx.at) if is_whole else None)


def _given_paragraf(tx: Transaction, arende: Arende) -> Paragraf:
    return paragraf_of(tx, arende.id) or add_paragraf(tx, arende.sammantrade_id, arende.id)
