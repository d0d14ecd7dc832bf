"""Where a part of a § is kept, and whether a change of it is explained after the sammanträde."""

from typing import TypeVar
from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.avsnitt import asks_for_reason, set_avsnitt, update_avsnitt
from nacka_sekreterare.services.beslut import set_beslutstext, update_beslutspunkt
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.ui.avsnitt.parts import Part

T = TypeVar("T")


def must_be_explained(part: Part) -> bool:
    """Whether the part says what happened: after the sammanträde a change of it takes a reason."""
    return part.ar_beslut or asks_for_reason(part.av_slag)


def save_part(kansli: Kansli, arende_id: UUID, part: Part, text: FormattedText, orsak: str) -> Outcome[object]:
    """Save a text where it is kept; a generated section that is worded by hand becomes hers. Raises UserError."""
    if part.punkt_id is not None and part.ar_motivering:
        return _as_outcome(update_beslutspunkt(kansli, part.punkt_id, orsak=orsak, motivering=text))
    if part.punkt_id is not None:
        return _as_outcome(set_beslutstext(kansli, part.punkt_id, text, orsak=orsak))
    if part.avsnitt_id is not None:
        return _as_outcome(update_avsnitt(kansli, part.avsnitt_id, orsak=orsak, text=text))
    return _as_outcome(set_avsnitt(kansli, arende_id, part.av_slag, text, orsak=orsak))


def _as_outcome(outcome: Outcome[T]) -> Outcome[object]:
    """The same outcome, of whom nobody asks the value."""
    return Outcome(outcome.value, outcome.changes)
