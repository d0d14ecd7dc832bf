"""An ärende on the föredragningslista of one sammanträde, and the sections of text that belong to it."""

from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Entity


class Arendetyp(StrEnum):
    """The kinds of ärende, in the usual order of a föredragningslista."""

    FORMALIA = "formalia"
    BESLUT = "beslut"
    INFORMATION = "information"
    DELEGATION = "delegation"
    ANMALAN = "anmalan"
    OVRIGT = "ovrigt"


class Standardakt(StrEnum):
    """The act of its own that a standing point carries."""

    INGEN = "ingen"
    UPPROP = "upprop"
    VAL_AV_JUSTERARE = "val_av_justerare"
    FASTSTALLANDE = "faststallande"
    ANMALAN_AV_JAV = "anmalan_av_jav"


class Avsnittsslag(StrEnum):
    """The sections of a § in Nacka's order; the organ's settings give order and headings (KL 5:67: what must be)."""

    BESLUT = "beslut"
    BESKRIVNING = "beskrivning"
    UNDERLAG = "underlag"
    TIDIGARE = "tidigare"
    EKONOMI = "ekonomi"
    BARN = "barn"
    YRKANDEN = "yrkanden"
    BESLUTSGANG = "beslutsgang"
    VOTERING = "votering"
    RESERVATION = "reservation"
    SARSKILT_YTTRANDE = "sarskilt_yttrande"
    PROTOKOLLSANTECKNING = "protokollsanteckning"
    DELTAR_INTE = "deltar_inte"
    JAV = "jav"
    NARVARO = "narvaro"
    OMEDELBAR_JUSTERING = "omedelbar_justering"
    BILAGOR = "bilagor"
    EXPEDIERING = "expediering"


WRITTEN_BEFORE: Final = frozenset(
    {
        Avsnittsslag.BESKRIVNING,
        Avsnittsslag.UNDERLAG,
        Avsnittsslag.TIDIGARE,
        Avsnittsslag.EKONOMI,
        Avsnittsslag.BARN,
        None,
    }
)
"""What is known of an ärende before the sammanträde; the other sections tell what happened there."""


class Arende(Entity):
    """One point of the föredragningslista. It has a § exactly when a Paragraf with its id exists."""

    sammantrade_id: UUID
    ordning: int
    rubrik: str
    typ: Arendetyp = Arendetyp.BESLUT
    standardakt: Standardakt = Standardakt.INGEN
    dnr: str = ""
    kallad_ordning: int | None = None  # the place in the kallelse that was sent; None: not in it, or none was sent
    nummer_text: str = ""  # a point number that is set by hand, "9 a"; empty: counted from the order
    foredragande: str = ""
    handlaggare: str = ""
    skrivelse_date: date | None = None  # the day of the tjänsteskrivelse that was read
    anteckning: str = ""  # the kallelse's remark, "Bordlagt 12 december"
    ar_sekretess: bool = False
    sekretess_lagrum: str = ""
    ar_stangt: bool = False  # closed doors (KL 6:25)
    ar_extra: bool = False  # raised after the kallelse
    justeras_omedelbart: bool = False  # asked for already in the kallelse
    ar_myndighetsutovning: bool = False  # who takes part in handläggningen must take part in avgörandet (KL 4:26)
    tidigare_arende_id: UUID | None = None  # where a bordlagt or moved ärende came from


class Avsnitt(Entity):
    """A section of text of an ärende: written, read from a tjänsteskrivelse, or a generated one taken over by hand."""

    arende_id: UUID
    ordning: int
    slag: Avsnittsslag | None = None  # None: a section only of the tjänsteskrivelse, under its own rubrik
    rubrik: str = ""  # empty: the organ's heading of the slag
    text: FormattedText = FormattedText()
    grundtext: FormattedText = FormattedText()  # what the acts said when a generated section was taken over by hand
