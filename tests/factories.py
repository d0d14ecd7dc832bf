"""A made-up sammanträde that uses nearly everything: the one Akt that the tests of all layers share.

Invented kommun, organ, people and matters. §§ 33–45 of Äldrenämnden in Almviks kommun, 22 April 2026:
33 upprop · 34 val av justerare · 35 föredragningslista · 36 jäv · 37 a motion, upward, with votering and reservation ·
38 omedelbart justerad · 39 jäv of the chair, so another chairs · 40 ajournering and återremiss · 41 sekretess ·
42 information · 43 utgår · 44 an extra ärende with two beslutspunkter · 45 delegationsbeslut.
Ids are the same in every run: `key("person", "greta")`. `make_akt()` is the whole thing after anslag and nedtagning;
`as_planned`, `as_closed` and `as_approved` take it back to an earlier day.
"""

from typing import Any

import factories_sammantrade as happened
import factories_underlag as underlag
from factories_sammantrade import IMMEDIATE, MAIN, MEMO_WORDS, SEKRETESS_WORDS, WITHDRAWN_WORDS, make_minnesanteckning
from factories_underlag import DAY, MEETING, ORGAN, arende_id, at, key, make_organ, paragraf_id, person_id

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.justering import Signatarstatus, Underskriftssatt
from nacka_sekreterare.domain.text import FormattedText


def make_akt(**settings: Any) -> Akt:
    """The whole sammanträde when everything is done. Keywords change settings of the organ."""
    people, mandat = underlag.make_people()
    paragrafer = underlag.make_paragrafer()
    return Akt(
        organ=make_organ(**settings),
        personer=people,
        mandat=mandat,
        sammantrade=happened.make_sammantrade(),
        ajourneringar=happened.make_ajourneringar(),
        forhinder=happened.make_forhinder(),
        arenden=underlag.make_arenden(),
        avsnitt=underlag.make_avsnitt(),
        beslutspunkter=underlag.make_beslutspunkter(),
        paragrafer=paragrafer,
        narvaro=happened.make_narvaro(),
        jav=happened.make_jav(),
        yrkanden=happened.make_yrkanden(),
        propositioner=happened.make_propositioner(),
        voteringar=happened.make_voteringar(),
        meningsyttringar=happened.make_meningsyttringar(),
        maskeringar=happened.make_maskeringar(),
        justeringar=happened.make_justeringar(),
        signatarer=happened.make_signatarer(),
        anmarkningar=happened.make_anmarkningar(),
        anslag=happened.make_anslag(),
        bilagor=happened.make_bilagor(),
        expedieringar=happened.make_expedieringar(),
        bevakningar=happened.make_bevakningar(),
        nummer={paragraf.id: paragraf.nummer for paragraf in paragrafer if paragraf.nummer is not None},
    )


def as_approved(akt: Akt) -> Akt:
    """The day of the justering: every anslag is planned and none is up."""
    planned = [anslag.model_copy(update={"uppsatt_date": None, "nedtaget_date": None}) for anslag in akt.anslag]
    return akt.model_copy(update={"anslag": tuple(planned)})


def as_closed(akt: Akt) -> Akt:
    """The sammanträde is over and nothing is justerat."""
    akt = as_approved(akt)
    justeringar = [justering.model_copy(update={"justerad_date": None}) for justering in akt.justeringar]
    waiting = {"status": Signatarstatus.VANTAR, "undertecknat_date": None}
    signatarer = [signatar.model_copy(update=waiting) for signatar in akt.signatarer]
    changes = {"justeringar": tuple(justeringar), "signatarer": tuple(signatarer), "anmarkningar": ()}
    return akt.model_copy(update=changes)


def as_signed_electronically(akt: Akt) -> Akt:
    """Each justering is signed electronically."""
    way = {"underskriftssatt": Underskriftssatt.ELEKTRONISK}
    return akt.model_copy(update={"justeringar": tuple(each.model_copy(update=way) for each in akt.justeringar)})


_HAPPENED = (
    "ajourneringar",
    "narvaro",
    "jav",
    "yrkanden",
    "propositioner",
    "voteringar",
    "meningsyttringar",
    "justeringar",
    "signatarer",
    "anmarkningar",
    "anslag",
    "expedieringar",
    "bevakningar",
)


def as_planned(akt: Akt) -> Akt:
    """Before the sammanträde: the kallelse is sent and nothing has happened; numbers are provisional."""
    clock = {"oppnat_at": None, "avslutat_at": None, "ar_stangt_for_andring": False}
    open_paragraf = {
        "nummer": None,
        "fastgrund": None,
        "klubbad_at": None,
        "ar_utgangen": False,
        "ordforande_id": None,
        "justering_id": None,
    }
    kept = [paragraf for paragraf in akt.paragrafer if not akt.arende(paragraf.arende_id).ar_extra]
    paragrafer = tuple(paragraf.model_copy(update=open_paragraf) for paragraf in kept)
    changes: dict[str, Any] = {
        "sammantrade": akt.sammantrade.model_copy(update=clock),
        "paragrafer": paragrafer,
        "beslutspunkter": tuple(_undecided(punkt) for punkt in akt.beslutspunkter if _is_asked(akt, punkt)),
        "arenden": tuple(arende for arende in akt.arenden if not arende.ar_extra),
        "nummer": {paragraf.id: number for number, paragraf in enumerate(paragrafer, start=akt.paragrafnummer[0])},
    }
    return akt.model_copy(update=changes | dict.fromkeys(_HAPPENED, ()))


def _is_asked(akt: Akt, punkt: Beslutspunkt) -> bool:
    return not punkt.forslag.is_empty and not akt.arende(punkt.arende_id).ar_extra


def _undecided(punkt: Beslutspunkt) -> Beslutspunkt:
    nothing = FormattedText()
    return punkt.model_copy(update={"utfall": None, "beslut": nothing, "motivering": nothing})


__all__ = [
    "DAY",
    "IMMEDIATE",
    "MAIN",
    "MEETING",
    "MEMO_WORDS",
    "ORGAN",
    "SEKRETESS_WORDS",
    "WITHDRAWN_WORDS",
    "arende_id",
    "as_approved",
    "as_closed",
    "as_planned",
    "at",
    "key",
    "make_akt",
    "make_minnesanteckning",
    "make_organ",
    "paragraf_id",
    "person_id",
]
