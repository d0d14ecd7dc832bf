"""A gap of a phrase that nobody has filled would be printed as it stands, braces and all."""

from collections.abc import Iterator

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.fraser import join_words
from nacka_sekreterare.domain.platshallare import unfilled_platshallare
from nacka_sekreterare.domain.text import FormattedText


def find_platshallare_findings(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """What is left to fill in the texts of an ärende, as one finding."""
    left = dict.fromkeys(name for text in _texts(akt, arende) for name in unfilled_platshallare(text))
    if left:
        yield Finding(
            regel="platshallare_kvar",
            allvar=Allvar.WARN,
            text=f"Texten har kvar {join_words(left)} från en fras. Fyll i eller ta bort det.",
            paragraf=akt.nummer_of(arende.id),
            arende_id=arende.id,
        )


def _texts(akt: Akt, arende: Arende) -> Iterator[FormattedText]:
    for punkt in akt.beslutspunkter_of(arende.id):
        yield from (punkt.beslut, punkt.motivering)
    yield from (avsnitt.text for avsnitt in akt.avsnitt_of(arende.id))
    yield from (yrkande.text for yrkande in akt.yrkanden_of(arende.id))
    yield from (mening.text for mening in akt.meningsyttringar_of(arende.id))
