"""One § as it is printed: number, rubrik and dnr, then its sections in the order and with the headings of the organ."""

from nacka_sekreterare.documents.model import Block, Heading, Text, paragraph
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende

PLACEHOLDER = "Paragrafen är omedelbart justerad och finns i ett eget protokoll."


def paragraf_label(akt: Akt, arende: Arende) -> str:
    """The number as it is printed: "§ 37"."""
    return f"§ {akt.nummer_of(arende.id)}"


def paragraf_anchor(akt: Akt, arende: Arende) -> str:
    """The name that the contents point at."""
    return f"paragraf-{akt.nummer_of(arende.id)}"


def build_placeholder(akt: Akt, arende: Arende) -> tuple[Block, ...]:
    """A § whose text stands in the protokoll of its omedelbara justering."""
    return (_heading(akt, arende), paragraph(PLACEHOLDER))


def build_paragraf(akt: Akt, arende: Arende, *, is_utdrag: bool = False) -> tuple[Block, ...]:
    """The § in full."""
    return (
        _heading(akt, arende),
        *(Text(punkt.beslut) for punkt in akt.beslutspunkter_of(arende.id)),
    )


def _heading(akt: Akt, arende: Arende) -> Heading:
    asides = [f"Dnr {arende.dnr}"] if arende.dnr else []
    if arende.ar_sekretess:
        asides.append(f"Sekretess: {arende.sekretess_lagrum}" if arende.sekretess_lagrum else "Sekretess")
    if arende.ar_stangt:
        asides.append("Behandlat inom stängda dörrar")
    return Heading(
        arende.rubrik,
        level=2,
        number=paragraf_label(akt, arende),
        asides=tuple(asides),
        anchor=paragraf_anchor(akt, arende),
    )
