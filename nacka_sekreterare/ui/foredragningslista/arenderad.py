"""What the list says of one ärende, as a value."""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Arendetyp

TYPE_NAMES: Final = MappingProxyType(
    {
        Arendetyp.FORMALIA: "Formalia",
        Arendetyp.BESLUT: "Beslut",
        Arendetyp.INFORMATION: "Information",
        Arendetyp.DELEGATION: "Delegationsbeslut",
        Arendetyp.ANMALAN: "Anmälan",
        Arendetyp.OVRIGT: "Övrigt",
    }
)


@dataclass(frozen=True)
class Arenderad:
    """One row: "7", the rubrik, and "§ 37 · ÄLN 2025/226 · Beslut · Omedelbar justering · 2 bilagor"."""

    id: UUID
    punkt: str
    rubrik: str
    facts: str
    tooltip: str
    is_movable: bool
    is_gone: bool
    has_warning: bool


def rader_of(akt: Akt) -> tuple[Arenderad, ...]:
    """The rows of the list."""
    return tuple(_rad(akt, arende, number) for number, arende in enumerate(akt.arenden, 1))


def _rad(akt: Akt, arende: Arende, number: int) -> Arenderad:
    paragraf = akt.paragraf_of(arende.id)
    nummer = akt.nummer_of(arende.id)
    is_fixed = paragraf is not None and paragraf.nummer is not None
    is_gone = paragraf is not None and paragraf.ar_utgangen
    count = sum(bilaga.arende_id == arende.id for bilaga in akt.bilagor)
    facts = (
        f"§ {nummer}" if nummer is not None else "",
        arende.dnr,
        TYPE_NAMES[arende.typ],
        "Utgår" if is_gone else "",
        "Sekretess" if arende.ar_sekretess else "",
        "Extra" if arende.ar_extra else "",
        "Omedelbar justering" if arende.justeras_omedelbart else "",
        ("en bilaga" if count == 1 else f"{count} bilagor") if count else "",
    )
    state = "" if nummer is None else "Paragrafnumret är fast." if is_fixed else "Paragrafnumret är preliminärt."
    return Arenderad(
        id=arende.id,
        punkt=arende.nummer_text or str(number),
        rubrik=arende.rubrik,
        facts=" · ".join(fact for fact in facts if fact),
        tooltip="\n".join(line for line in (arende.rubrik, state) if line),
        is_movable=not is_fixed,
        is_gone=is_gone,
        has_warning=arende.ar_sekretess or arende.ar_extra or arende.justeras_omedelbart,
    )
