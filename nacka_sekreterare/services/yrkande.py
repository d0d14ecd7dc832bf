"""Yrkanden as recorded facts: moved, changed, withdrawn (a withdrawn one is kept and not printed, KL 5:67 p. 1).

They close when the beslutsgång begins and open again in one act (local rules of order). What changes of a yrkande that
has been put changes the propositioner and, where the step is settled, the beslut that follows.
"""

from collections.abc import Sequence
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.propositionsordning import fraga_of, propositioner_of
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.services.beslutsgang import settle, store_ordning
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of, designation, name_people, paragraf_of, say_who


def add_yrkande(
    kansli: Kansli,
    arende_id: UUID,
    slag: Yrkandeslag,
    person_ids: Sequence[UUID] = (),
    text: FormattedText | None = None,
    *,
    beslutspunkt_id: UUID | None = None,
    orsak: str = "",
) -> Outcome[Yrkande]:
    """Record a yrkande of one or several persons, on the whole § or one beslutspunkt.

    Every act of this kind raises UserError when the § is justerad, or the sammanträde is closed and no reason
    (`orsak`) is given (JO 3339-2013). This one also when the yrkanden are closed: reopen_yrkanden opens them.
    """
    what = f"yrkande om {_WORDS[slag]}"
    with act_on_arende(kansli, "add_yrkande", arende_id, what, orsak=orsak) as (tx, arende):
        _refuse_closed(tx, arende)
        say_who(tx, what, name_people(tx, arende.sammantrade_id, person_ids))
        yrkande = Yrkande(
            arende_id=arende_id,
            beslutspunkt_id=beslutspunkt_id,
            ordning=next_ordning(tx.all(Yrkande, arende_id=arende_id)),
            slag=slag,
            person_ids=tuple(person_ids),
            text=text or FormattedText(),
        )
        tx.add(yrkande)
    return tx.outcome(yrkande)


def update_yrkande(kansli: Kansli, yrkande_id: UUID, *, orsak: str = "", **changes: object) -> Outcome[Yrkande]:
    """Change who moved it, its kind or its text; saves of the text coalesce."""
    arende_id, field = arende_of(kansli, Yrkande, yrkande_id), typed_field("yrkande", yrkande_id, changes)
    what = "ändring av yrkande"
    with act_on_arende(kansli, "update_yrkande", arende_id, what, field=field, orsak=orsak) as (tx, arende):
        before = tx.akt(arende.sammantrade_id)
        yrkande = tx.change(Yrkande, yrkande_id, **changes)
        _follow(tx, arende, before, yrkande, is_text_only=field is not None)
    return tx.outcome(yrkande)


def withdraw_yrkande(
    kansli: Kansli, yrkande_id: UUID, *, ar_aterkallat: bool = True, orsak: str = ""
) -> Outcome[Yrkande]:
    """Note that a yrkande was withdrawn, or that it stands after all."""
    what = "yrkande återkallat" if ar_aterkallat else "yrkandet kvarstår"
    arende_id = arende_of(kansli, Yrkande, yrkande_id)
    with act_on_arende(kansli, "withdraw_yrkande", arende_id, what, orsak=orsak) as (tx, arende):
        before = tx.akt(arende.sammantrade_id)
        yrkande = tx.change(Yrkande, yrkande_id, ar_aterkallat=ar_aterkallat)
        say_who(tx, what, _told(tx, arende, yrkande))
        _follow(tx, arende, before, yrkande)
    return tx.outcome(yrkande)


def move_yrkande(kansli: Kansli, yrkande_id: UUID, index: int) -> Outcome[tuple[Yrkande, ...]]:
    """Move a yrkande to a place among the ärende's. Answers with all of them."""
    arende_id = arende_of(kansli, Yrkande, yrkande_id)
    with act_on_arende(kansli, "move_yrkande", arende_id, "ny ordning på yrkandena") as (tx, _):
        renumber(tx, place(tx.all(Yrkande, arende_id=arende_id), yrkande_id, index))
        yrkanden = tx.all(Yrkande, arende_id=arende_id)
    return tx.outcome(yrkanden)


def remove_yrkande(kansli: Kansli, yrkande_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take away a yrkande that was entered by mistake. One that was voted on raises UserError: it can be withdrawn."""
    arende_id = arende_of(kansli, Yrkande, yrkande_id)
    with act_on_arende(kansli, "remove_yrkande", arende_id, "yrkande borttaget", orsak=orsak) as (tx, arende):
        before, yrkande = tx.akt(arende.sammantrade_id), tx.get(Yrkande, yrkande_id)
        say_who(tx, "yrkande borttaget", _told(tx, arende, yrkande))
        voted = {one.yrkande_id for v in before.voteringar_of(yrkande.arende_id) for one in (v.ja, v.nej) if one}
        if yrkande_id in voted:
            raise UserError(
                "Det har röstats om yrkandet. Ta bort omröstningen först, eller markera det som återkallat."
            )
        tx.remove(Yrkande, yrkande_id)
        _follow(tx, arende, before, yrkande)
    return tx.outcome(None)


def _told(tx: Transaction, arende: Arende, yrkande: Yrkande) -> str:
    who = name_people(tx, arende.sammantrade_id, yrkande.person_ids)
    return ", ".join(part for part in (_WORDS[yrkande.slag], who) if part)


def _refuse_closed(tx: Transaction, arende: Arende) -> None:
    paragraf = paragraf_of(tx, arende.id)
    if paragraf is not None and paragraf.yrkanden_stangda_at is not None:
        raise UserError(
            f"Beslutsgången i {designation(tx, arende)} har börjat och yrkandena är avslutade. "
            "Öppna yrkandena igen för att lägga till ett."
        )


def _follow(tx: Transaction, arende: Arende, before: Akt, yrkande: Yrkande, *, is_text_only: bool = False) -> None:
    """What was put follows the yrkande, where a beslutsgång on its question has begun."""
    if not before.propositioner_of(arende.id):
        return
    if not is_text_only and propositioner_of(before, fraga_of(yrkande)):
        store_ordning(tx, arende, fraga_of(yrkande))
    settle(tx, arende, before)


_WORDS = {
    Yrkandeslag.BIFALL: "bifall",
    Yrkandeslag.AVSLAG: "avslag",
    Yrkandeslag.ANDRING: "ändring",
    Yrkandeslag.TILLAGG: "tillägg",
    Yrkandeslag.ATERREMISS: "återremiss",
    Yrkandeslag.BORDLAGGNING: "bordläggning",
    Yrkandeslag.AJOURNERING: "ajournering",
}
