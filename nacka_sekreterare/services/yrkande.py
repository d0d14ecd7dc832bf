"""Yrkanden as recorded facts: moved, changed, withdrawn (a withdrawn one is kept and not printed, KL 5:67 p. 1)."""

from collections.abc import Sequence
from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of


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
    (`orsak`) is given (JO 3339-2013).
    """
    with act_on_arende(kansli, "add_yrkande", arende_id, f"yrkande om {_WORDS[slag]}", orsak=orsak) as (tx, _):
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
    with act_on_arende(kansli, "update_yrkande", arende_id, what, field=field, orsak=orsak) as (tx, _):
        yrkande = tx.change(Yrkande, yrkande_id, **changes)
    return tx.outcome(yrkande)


def withdraw_yrkande(
    kansli: Kansli, yrkande_id: UUID, *, ar_aterkallat: bool = True, orsak: str = ""
) -> Outcome[Yrkande]:
    """Note that a yrkande was withdrawn, or that it stands after all."""
    what = "yrkande återkallat" if ar_aterkallat else "yrkandet kvarstår"
    arende_id = arende_of(kansli, Yrkande, yrkande_id)
    with act_on_arende(kansli, "withdraw_yrkande", arende_id, what, orsak=orsak) as (tx, _):
        yrkande = tx.change(Yrkande, yrkande_id, ar_aterkallat=ar_aterkallat)
    return tx.outcome(yrkande)


def move_yrkande(kansli: Kansli, yrkande_id: UUID, index: int) -> Outcome[tuple[Yrkande, ...]]:
    """Move a yrkande to a place among the ärende's. Answers with all of them."""
    arende_id = arende_of(kansli, Yrkande, yrkande_id)
    with act_on_arende(kansli, "move_yrkande", arende_id, "ny ordning på yrkandena") as (tx, _):
        renumber(tx, place(tx.all(Yrkande, arende_id=arende_id), yrkande_id, index))
        yrkanden = tx.all(Yrkande, arende_id=arende_id)
    return tx.outcome(yrkanden)


def remove_yrkande(kansli: Kansli, yrkande_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take away a yrkande that was entered by mistake."""
    arende_id = arende_of(kansli, Yrkande, yrkande_id)
    with act_on_arende(kansli, "remove_yrkande", arende_id, "yrkande borttaget", orsak=orsak) as (tx, _):
        tx.remove(Yrkande, yrkande_id)
    return tx.outcome(None)


_WORDS = {
    Yrkandeslag.BIFALL: "bifall",
    Yrkandeslag.AVSLAG: "avslag",
    Yrkandeslag.ANDRING: "ändring",
    Yrkandeslag.TILLAGG: "tillägg",
    Yrkandeslag.ATERREMISS: "återremiss",
    Yrkandeslag.BORDLAGGNING: "bordläggning",
    Yrkandeslag.AJOURNERING: "ajournering",
}
