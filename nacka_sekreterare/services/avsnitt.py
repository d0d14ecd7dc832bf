"""The written sections of an ärende: typed, read from a tjänsteskrivelse, or a generated one taken over by hand."""

from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.arende import Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.core import Kansli, Outcome, TextField
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


def set_avsnitt(kansli: Kansli, arende_id: UUID, slag: Avsnittsslag, text: FormattedText) -> Outcome[Avsnitt | None]:
    """Write the section of a slag; an empty text takes it away, and a generated one stands again. Saves coalesce.

    Raises:
        UserError: when the § is justerad.
    """
    field = TextField("arende", arende_id, f"avsnitt/{slag}")
    with act_on_arende(kansli, "set_avsnitt", arende_id, _what(slag), field=field) as (tx, _):
        siblings = tx.all(Avsnitt, arende_id=arende_id)
        written = next((avsnitt for avsnitt in siblings if avsnitt.slag is slag), None)
        if written is None:
            new = Avsnitt(arende_id=arende_id, ordning=next_ordning(siblings), slag=slag, text=text)
            written = None if text.is_empty else tx.add(new)
        elif text.is_empty:
            tx.remove(written)
            written = None
        else:
            written = tx.change(Avsnitt, written.id, text=text)
    return tx.outcome(written)


def add_avsnitt(
    kansli: Kansli, arende_id: UUID, rubrik: str, text: FormattedText | None = None, *, slag: Avsnittsslag | None = None
) -> Outcome[Avsnitt]:
    """Add a section under a rubrik of its own."""
    with act_on_arende(kansli, "add_avsnitt", arende_id, "nytt avsnitt") as (tx, _):
        ordning = next_ordning(tx.all(Avsnitt, arende_id=arende_id))
        content = text or FormattedText()
        avsnitt = tx.add(Avsnitt(arende_id=arende_id, ordning=ordning, slag=slag, rubrik=rubrik, text=content))
    return tx.outcome(avsnitt)


def update_avsnitt(kansli: Kansli, avsnitt_id: UUID, **changes: object) -> Outcome[Avsnitt]:
    """Change the rubrik, text or slag of a section. Saves of its text coalesce."""
    arende_id, field = arende_of(kansli, Avsnitt, avsnitt_id), typed_field("avsnitt", avsnitt_id, changes)
    with act_on_arende(kansli, "update_avsnitt", arende_id, "ändring av avsnitt", field=field) as (tx, _):
        avsnitt = tx.change(Avsnitt, avsnitt_id, **changes)
    return tx.outcome(avsnitt)


def move_avsnitt(kansli: Kansli, avsnitt_id: UUID, index: int) -> Outcome[tuple[Avsnitt, ...]]:
    """Move a section to a place among the ärende's. Answers with all of them."""
    arende_id = arende_of(kansli, Avsnitt, avsnitt_id)
    with act_on_arende(kansli, "move_avsnitt", arende_id, "avsnitt flyttat") as (tx, _):
        renumber(tx, place(tx.all(Avsnitt, arende_id=arende_id), avsnitt_id, index))
        avsnitt = tx.all(Avsnitt, arende_id=arende_id)
    return tx.outcome(avsnitt)


def remove_avsnitt(kansli: Kansli, avsnitt_id: UUID) -> Outcome[None]:
    """Take a section away; where it had taken over a generated one, the generated one stands again."""
    arende_id = arende_of(kansli, Avsnitt, avsnitt_id)
    with act_on_arende(kansli, "remove_avsnitt", arende_id, "avsnitt borttaget") as (tx, _):
        tx.remove(Avsnitt, avsnitt_id)
    return tx.outcome(None)


def _what(slag: Avsnittsslag) -> str:
    return f"text under {_NAMES[slag]}"
