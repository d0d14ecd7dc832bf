"""Sections that stand as she wrote them where the recorded acts say something: do the acts still say what they did?"""

from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.protokollstext import generate
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Value

# The sections in which acts tell what happened, and why they must: the ground of the others is not compared.
LAGRUM: Final = MappingProxyType(
    {
        Avsnittsslag.NARVARO: "5 kap. 66 § kommunallagen",
        Avsnittsslag.JAV: "6 kap. 30 § kommunallagen",
        **dict.fromkeys(
            (
                Avsnittsslag.BESLUT,
                Avsnittsslag.YRKANDEN,
                Avsnittsslag.BESLUTSGANG,
                Avsnittsslag.VOTERING,
                Avsnittsslag.RESERVATION,
                Avsnittsslag.SARSKILT_YTTRANDE,
                Avsnittsslag.PROTOKOLLSANTECKNING,
                Avsnittsslag.DELTAR_INTE,
                Avsnittsslag.OMEDELBAR_JUSTERING,
            ),
            "5 kap. 67 § kommunallagen",
        ),
    }
)


class EgenLydelse(Value):
    """One section written by hand: what the acts said when she took it over, and what they say now."""

    slag: Avsnittsslag
    grundtext: FormattedText
    genererad: FormattedText

    @property
    def ar_inaktuell(self) -> bool:
        """True when the acts say something else than when she took the section over."""
        return self.slag in LAGRUM and self.grundtext.plain.strip() != self.genererad.plain.strip()


def egen_lydelse(akt: Akt, arende_id: UUID, slag: Avsnittsslag) -> EgenLydelse | None:
    """The section of a slag when it is written by hand where the acts say, or said, something; else None."""
    written = [avsnitt for avsnitt in akt.avsnitt_of(arende_id, slag) if not avsnitt.text.is_empty]
    if not written:
        return None
    ground = next((avsnitt.grundtext for avsnitt in written if not avsnitt.grundtext.is_empty), FormattedText())
    generated = generate(akt, arende_id, slag)
    if generated.is_empty and ground.is_empty:
        return None
    return EgenLydelse(slag=slag, grundtext=ground, genererad=generated)


def egna_lydelser(akt: Akt, arende_id: UUID) -> tuple[EgenLydelse, ...]:
    """Every such section of an ärende, in the order in which they were written."""
    kinds = dict.fromkeys(avsnitt.slag for avsnitt in akt.avsnitt_of(arende_id) if avsnitt.slag is not None)
    found = (egen_lydelse(akt, arende_id, slag) for slag in kinds)
    return tuple(lydelse for lydelse in found if lydelse is not None)
