"""Which characters the documents of an organ can print, for those who tell of the others while there is time."""

from collections.abc import Callable

from nacka_sekreterare.documents.glyphs import printable_characters
from nacka_sekreterare.documents.stylesheet import STANDARD_STYLE, StyleSheet
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.utseende import look_of


def printable_of(kansli: Kansli, organ: Organ) -> frozenset[str]:
    """What can be printed in an organ's look."""
    return printable_characters(_style_of(kansli, organ))


def prepare_printable(kansli: Kansli) -> Callable[[], frozenset[str]]:
    """What can be printed in the look of every organ, as a job that reads the fonts and nothing of the store."""
    styles = dict.fromkeys((STANDARD_STYLE, *(_style_of(kansli, organ) for organ in kansli.all(Organ))))
    return lambda: frozenset.intersection(*map(printable_characters, styles))


def _style_of(kansli: Kansli, organ: Organ) -> StyleSheet:
    try:
        return look_of(kansli, organ).style
    except UserError:  # a file of the look is gone: that is told of when something is to be printed
        return STANDARD_STYLE
