"""The standing points' own acts: upprop, val av justerare, fastställande av föredragningslista, anmälan av jäv."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.arende import Arende, Standardakt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services.beslut import Settled, settle_with
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.narvaro import enter_upprop
from nacka_sekreterare.services.signatar import set_justerare
from nacka_sekreterare.services.subject import act_on_arende, late_reason, main_justering


def decide_standardakt(
    kansli: Kansli, arende_id: UUID, *, at: datetime | None = None, orsak: str = ""
) -> Outcome[Settled]:
    """The standing point's act with what is recorded so far, as one key; val av justerare takes the planned justerare.

    Raises:
        UserError: when the point has no act of its own, or no justerare is known; when the § is justerad, or the
            sammanträde is closed and no reason is given.
    """
    with act_on_arende(kansli, "decide_standardakt", arende_id, "standardbeslut") as (tx, arende):
        what = _WHAT[arende.standardakt]
        tx.sentence = tx.sentence.replace("standardbeslut", what) + late_reason(tx, arende, orsak)
        settled = settle_with(tx, arende, _text(tx, arende), at)
    return tx.outcome(settled)


def decide_val_av_justerare(
    kansli: Kansli,
    arende_id: UUID,
    person_ids: Sequence[UUID],
    plats: str | None = None,
    planerad_date: date | None = None,
    planerad_tid: str | None = None,
    *,
    at: datetime | None = None,
    orsak: str = "",
) -> Outcome[Settled]:
    """Choose who justerar, where and when: the sentence, the signatories and the planned justering come from one act.

    What is None keeps what is planned.

    Raises:
        UserError: without a justerare; when the § is justerad, or the sammanträde is closed and no reason is given.
    """
    arguments = {"person_ids": list(person_ids), "plats": plats, "planerad_date": planerad_date}
    act = act_on_arende(kansli, "decide_val_av_justerare", arende_id, "val av justerare", arguments=arguments)
    with act as (tx, arende):
        tx.sentence += late_reason(tx, arende, orsak)
        justering = main_justering(tx, arende.sammantrade_id) or tx.add(
            Justering(sammantrade_id=arende.sammantrade_id, ordning=0)
        )
        given = {"plats": plats, "planerad_date": planerad_date, "planerad_tid": planerad_tid}
        tx.change(Justering, justering.id, **{name: new for name, new in given.items() if new is not None})
        set_justerare(tx, justering.id, person_ids)
        settled = settle_with(tx, arende, _text(tx, arende), at)
    return tx.outcome(settled)


_WHAT = {
    Standardakt.INGEN: "beslut",
    Standardakt.UPPROP: "upprop",
    Standardakt.VAL_AV_JUSTERARE: "val av justerare",
    Standardakt.FASTSTALLANDE: "föredragningslistan fastställd",
    Standardakt.ANMALAN_AV_JAV: "anmälan av jäv",
}


def _text(tx: Transaction, arende: Arende) -> FormattedText:
    if arende.standardakt is Standardakt.INGEN:
        raise UserError("Punkten har ingen egen standardformulering. Besluta enligt förslag eller skriv beslutet.")
    if arende.standardakt is Standardakt.UPPROP:
        enter_upprop(tx, arende.sammantrade_id)
    akt = tx.akt(arende.sammantrade_id)
    match arende.standardakt:
        case Standardakt.UPPROP:
            return plain_text(fraser.upprop(akt))
        case Standardakt.VAL_AV_JUSTERARE:
            return plain_text(fraser.val_av_justerare(akt))
        case Standardakt.FASTSTALLANDE:
            return plain_text(fraser.faststallande(akt))
        case Standardakt.ANMALAN_AV_JAV:
            return plain_text(fraser.anmalan_av_jav(akt))
