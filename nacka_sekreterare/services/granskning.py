"""Granskning: what is missing or odd in a sammanträde, with what only the look of its documents can tell."""

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.finding import Finding
from nacka_sekreterare.domain.granskning import granska_sammantrade
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.tecken import printable_of


def granska(kansli: Kansli, akt: Akt) -> tuple[Finding, ...]:
    """Every finding of a sammanträde, in the order of `granska_sammantrade`."""
    return granska_sammantrade(akt, printable_of(kansli, akt.organ))
