"""The written sections of an ärende: typed, read from a tjänsteskrivelse, or a generated one taken over by hand."""

from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.arende import Arende, Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.egen_lydelse import LAGRUM
from nacka_sekreterare.domain.protokollstext import generate
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.core import Kansli, Outcome, TextField, Transaction
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import typed_field
from nacka_sekreterare.services.subject import act_on_arende, arende_of

_NAMES: Final = MappingProxyType(
    {
        Avsnittsslag.BESLUT: "beslut",
        Avsnittsslag.BESKRIVNING: "ärendebeskrivning",
        Avsnittsslag.UNDERLAG: "handlingar",
        Avsnittsslag.TIDIGARE: "tidigare behandling",
        Avsnittsslag.EKONOMI: "ekonomiska konsekvenser",
        Avsnittsslag.BARN: "konsekvenser för barn",
        Avsnittsslag.YRKANDEN: "yrkanden",
        Avsnittsslag.BESLUTSGANG: "beslutsgång",
        Avsnittsslag.VOTERING: "omröstning",
        Avsnittsslag.RESERVATION: "reservation",
        Avsnittsslag.SARSKILT_YTTRANDE: "särskilt yttrande",
        Avsnittsslag.PROTOKOLLSANTECKNING: "protokollsanteckning",
        Avsnittsslag.DELTAR_INTE: "deltagande i beslut",
        Avsnittsslag.JAV: "jäv",
        Avsnittsslag.NARVARO: "justering av närvaro",
        Avsnittsslag.OMEDELBAR_JUSTERING: "omedelbar justering",
        Avsnittsslag.BILAGOR: "bilagor",
        Avsnittsslag.EXPEDIERING: "expediering",
    }
)


# What the protokoll attests that happened (KL 5:67), but for what somebody hands in in their own words.
_ATTESTED: Final = frozenset(
    {
        Avsnittsslag.BESLUT,
        Avsnittsslag.YRKANDEN,
        Avsnittsslag.BESLUTSGANG,
        Avsnittsslag.VOTERING,
        Avsnittsslag.DELTAR_INTE,
        Avsnittsslag.JAV,
        Avsnittsslag.NARVARO,
    }
)


def set_avsnitt(
    kansli: Kansli, arende_id: UUID, slag: Avsnittsslag, text: FormattedText, *, orsak: str = ""
) -> Outcome[Avsnitt | None]:
    """Write the section of a slag; an empty text takes it away, and a generated one stands again. Saves coalesce.

    Raises:
        UserError: when the § is justerad; when the section says what happened at the sammanträde, which is closed, and
            no reason (`orsak`) is given (JO 3339-2013). Description, underlag and a motivering handed in need none.
    """
    field = TextField("arende", arende_id, f"avsnitt/{slag}")
    act = act_on_arende(kansli, "set_avsnitt", arende_id, _what(slag), field=field, orsak=_asked(orsak, slag))
    with act as (tx, arende):
        siblings = tx.all(Avsnitt, arende_id=arende_id)
        written = next((avsnitt for avsnitt in siblings if avsnitt.slag is slag), None)
        if written is None:
            ground = _ground(tx, arende, slag)
            new = Avsnitt(arende_id=arende_id, ordning=next_ordning(siblings), slag=slag, text=text, grundtext=ground)
            written = None if text.is_empty else tx.add(new)
        elif text.is_empty:
            tx.remove(written)
            written = None
        else:
            written = tx.change(Avsnitt, written.id, text=text)
    return tx.outcome(written)


def restore_generated(kansli: Kansli, arende_id: UUID, slag: Avsnittsslag, *, orsak: str = "") -> Outcome[None]:
    """Take away what was written by hand in a section, so that what the recorded acts say stands there again.

    Raises:
        UserError: as set_avsnitt.
    """
    what = f"{_what(slag)}: egen lydelse borttagen"
    with act_on_arende(kansli, "restore_generated", arende_id, what, orsak=_asked(orsak, slag)) as (tx, _):
        for avsnitt in tx.all(Avsnitt, arende_id=arende_id, slag=slag):
            tx.remove(avsnitt)
    return tx.outcome(None)


def keep_own_wording(kansli: Kansli, arende_id: UUID, slag: Avsnittsslag) -> Outcome[tuple[Avsnitt, ...]]:
    """Let what was written by hand in a section stand, though the recorded acts say something else than before.

    Raises:
        UserError: when the § is justerad.
    """
    what = f"{_what(slag)}: egen lydelse behållen"
    with act_on_arende(kansli, "keep_own_wording", arende_id, what) as (tx, arende):
        ground = _ground(tx, arende, slag)
        own = tx.all(Avsnitt, arende_id=arende_id, slag=slag)
        kept = tuple(tx.change(Avsnitt, avsnitt.id, grundtext=ground) for avsnitt in own)
    return tx.outcome(kept)


def add_avsnitt(
    kansli: Kansli,
    arende_id: UUID,
    rubrik: str,
    text: FormattedText | None = None,
    *,
    slag: Avsnittsslag | None = None,
    orsak: str = "",
) -> Outcome[Avsnitt]:
    """Add a section under a rubrik of its own. Raises UserError as set_avsnitt."""
    act = act_on_arende(kansli, "add_avsnitt", arende_id, "nytt avsnitt", orsak=_asked(orsak, slag))
    with act as (tx, arende):
        avsnitt = Avsnitt(
            arende_id=arende_id,
            ordning=next_ordning(tx.all(Avsnitt, arende_id=arende_id)),
            slag=slag,
            rubrik=rubrik,
            text=text or FormattedText(),
            grundtext=_ground(tx, arende, slag),
        )
        tx.add(avsnitt)
    return tx.outcome(avsnitt)


def update_avsnitt(kansli: Kansli, avsnitt_id: UUID, *, orsak: str = "", **changes: object) -> Outcome[Avsnitt]:
    """Change the rubrik, text or slag of a section. Saves of its text coalesce. Raises UserError as set_avsnitt."""
    arende_id, field = arende_of(kansli, Avsnitt, avsnitt_id), typed_field("avsnitt", avsnitt_id, changes)
    asked = _asked(orsak, kansli.get(Avsnitt, avsnitt_id).slag)
    act = act_on_arende(kansli, "update_avsnitt", arende_id, "ändring av avsnitt", field=field, orsak=asked)
    with act as (tx, arende):
        if "slag" in changes:
            changes["grundtext"] = _ground(tx, arende, next((slag for slag in LAGRUM if slag == changes["slag"]), None))
        avsnitt = tx.change(Avsnitt, avsnitt_id, **changes)
    return tx.outcome(avsnitt)


def move_avsnitt(kansli: Kansli, avsnitt_id: UUID, index: int) -> Outcome[tuple[Avsnitt, ...]]:
    """Move a section to a place among the ärende's. Answers with all of them."""
    arende_id = arende_of(kansli, Avsnitt, avsnitt_id)
    with act_on_arende(kansli, "move_avsnitt", arende_id, "avsnitt flyttat") as (tx, _):
        renumber(tx, place(tx.all(Avsnitt, arende_id=arende_id), avsnitt_id, index))
        avsnitt = tx.all(Avsnitt, arende_id=arende_id)
    return tx.outcome(avsnitt)


def remove_avsnitt(kansli: Kansli, avsnitt_id: UUID, *, orsak: str = "") -> Outcome[None]:
    """Take a section away; where it had taken over a generated one, the generated one stands again.

    Raises UserError as set_avsnitt.
    """
    arende_id = arende_of(kansli, Avsnitt, avsnitt_id)
    asked = _asked(orsak, kansli.get(Avsnitt, avsnitt_id).slag)
    with act_on_arende(kansli, "remove_avsnitt", arende_id, "avsnitt borttaget", orsak=asked) as (tx, _):
        tx.remove(Avsnitt, avsnitt_id)
    return tx.outcome(None)


def asks_for_reason(slag: Avsnittsslag | None) -> bool:
    """Whether a section says what happened at the sammanträde: after its end a change of it takes a reason."""
    return slag in _ATTESTED


def _what(slag: Avsnittsslag) -> str:
    return f"text under {_NAMES[slag]}"


def _ground(tx: Transaction, arende: Arende, slag: Avsnittsslag | None) -> FormattedText:
    """What the acts say in a section that is being taken over by hand."""
    if slag is None or slag not in LAGRUM:
        return FormattedText()
    tx.session.flush()
    return generate(tx.akt(arende.sammantrade_id), arende.id, slag)


def _asked(orsak: str, slag: Avsnittsslag | None) -> str | None:
    """The reason where one is asked for after the sammanträde, else None."""
    return orsak if asks_for_reason(slag) else None
