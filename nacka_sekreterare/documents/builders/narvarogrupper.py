"""The närvarolista inside a protokoll or an utdrag: the groups, with the §§ of each person (KL 5:66)."""

from nacka_sekreterare.documents.builders.forstasida import NARVARO_ANCHOR
from nacka_sekreterare.documents.model import Block, Heading, Roster, RosterEntry
from nacka_sekreterare.domain.akt import Akt


def build_roster(akt: Akt) -> tuple[Block, ...]:
    """The närvarolista of the whole sammanträde, at NARVARO_ANCHOR."""
    return (
        Heading("Närvarolista", level=2, anchor=NARVARO_ANCHOR),
        Roster(tuple(RosterEntry(akt.namn(person.id)) for person in akt.personer)),
    )
