"""Meningsyttringar: reservation (KL 4:27), särskilt yttrande, protokollsanteckning, and who did not take part."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Entity


class Meningsslag(StrEnum):
    """Four different things; only the reservation has legal effect."""

    RESERVATION = "reservation"
    SARSKILT_YTTRANDE = "sarskilt_yttrande"
    PROTOKOLLSANTECKNING = "protokollsanteckning"
    DELTAR_INTE = "deltar_inte"


class Motiveringsstatus(StrEnum):
    """Where the written motivering is."""

    UTAN = "utan"
    VANTAS = "vantas"
    INKOMMEN = "inkommen"
    EJ_INKOMMEN = "ej_inkommen"


class Meningsyttring(Entity):
    """One or several persons' dissent or note to a § or to one of its beslutspunkter."""

    arende_id: UUID
    beslutspunkt_id: UUID | None = None
    ordning: int
    slag: Meningsslag
    person_ids: tuple[UUID, ...] = ()
    anmald_at: datetime | None = None
    ar_efter_justering: bool = False  # to a § that was omedelbart justerad already: printed in the main protokoll
    till_forman_for_eget: bool = False  # "till förmån för eget yrkande"
    motiveringsstatus: Motiveringsstatus = Motiveringsstatus.UTAN
    text: FormattedText = FormattedText()  # the written motivering or note
