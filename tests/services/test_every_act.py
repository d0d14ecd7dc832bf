"""Every act of every service: one step with a Swedish sentence, undone and redone to the very same store."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from factories_services import DAY, Scene, make_scene
from factories_utseende import make_font, make_picture

import nacka_sekreterare.services
from nacka_sekreterare.documents.wordmall import starter_template
from nacka_sekreterare.domain.arende import Avsnittsslag, Standardakt
from nacka_sekreterare.domain.aterlasning import Aterlasningsforslag, Textplats
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.justering import Signatarroll, Signatarstatus, Underskriftssatt
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.person import Mandat, Mandatroll
from nacka_sekreterare.domain.proposition import Proposition
from nacka_sekreterare.domain.propositionsordning import AVSLAG, FORSLAGET
from nacka_sekreterare.domain.sammantrade import Ajournering
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services import (
    anslag,
    arende,
    aterlasning,
    avsnitt,
    beslut,
    bevakning,
    bilaga,
    eget_ord,
    expediering,
    foredragningslista,
    forhinder,
    fras,
    jav,
    justering,
    kallelse,
    maskering,
    meningsyttring,
    minnesanteckning,
    narvaro,
    organ,
    overflyttning,
    paragraf,
    person,
    personlista,
    proposition,
    sammantrade,
    signatar,
    standardakt,
    underskrift,
    undo,
    utseende,
    utskick,
    votering,
    yrkande,
)
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.personlista import Personrad

NOON = datetime(2026, 4, 22, 19, 30)
TEXT = plain_text("En text.")
Act = Callable[[Scene], Outcome[Any]]


def _votering(s: Scene) -> Votering:
    voters = [s.people[name] for name in ("Greta", "Bo", "Cia")]
    roster = tuple(Rost(person_id=voter, val=Rostval.JA) for voter in voters)
    return Votering(
        arende_id=s.arende("Motion").id, ordning=0, roster=roster, ja_betyder="bifall", nej_betyder="avslag"
    )


def _moved(s: Scene) -> Scene:
    moved = (Yrkandeslag.AVSLAG, Yrkandeslag.ANDRING, Yrkandeslag.TILLAGG)
    for slag, name in zip(moved, ("Bo", "Cia", "Greta"), strict=True):
        yrkande.add_yrkande(s.kansli, s.arende("Motion").id, slag, [s.people[name]], TEXT)
    return s


def _put(s: Scene) -> Proposition:
    """The main question of a beslutsgång that has begun, among three proposals."""
    return proposition.accept_propositionsordning(_moved(s).kansli, s.arende("Motion").id).value[0]


def _closed(s: Scene) -> Scene:
    sammantrade.close_sammantrade(s.kansli, s.sammantrade.id)
    return s


def _decided(s: Scene) -> Scene:
    beslut.decide_enligt_forslag(s.kansli, s.arende("Motion").id)
    return s


def _approved(s: Scene) -> Scene:
    justering.complete_justering(s.kansli, _closed(s).justering.id, DAY + timedelta(days=6))
    return s


def _announced(s: Scene) -> Scene:
    anslag.register_uppsatt(s.kansli, _approved(s).akt.anslag[0].id, DAY + timedelta(days=7))
    return s


def _sent(s: Scene) -> Outcome[Any]:
    underskrift.set_underskriftssatt(_closed(s).kansli, s.justering.id, Underskriftssatt.ELEKTRONISK)
    return underskrift.register_for_underskrift(s.kansli, s.justering.id, [("protokoll.pdf", b"%PDF")])


def _narvaro(s: Scene) -> Scene:
    narvaro.upprop(s.kansli, s.sammantrade.id)
    return s


def _mandat(s: Scene, name: str) -> Mandat:
    return next(mandat for mandat in s.akt.mandat if mandat.person_id == s.people[name])


def _i(s: Scene) -> Any:
    return s.arende("Motion").id


def _m(s: Scene) -> Any:
    return s.sammantrade.id


def _copied_look(s: Scene) -> Outcome[Any]:
    other = organ.create_organ(s.kansli, "Kulturnämnden").value
    utseende.update_utseende(s.kansli, other.id, accentfarg="aa1122")
    return utseende.copy_utseende(s.kansli, other.id, s.organ.id)


# One entry per act: what the scene needs first comes through the services too, inside the entry.
ACTS: dict[str, Act] = {
    "organ.create_organ": lambda s: organ.create_organ(s.kansli, "Kulturnämnden"),
    "organ.update_organ": lambda s: organ.update_organ(s.kansli, s.organ.id, kommun="Almviks kommun"),
    "organ.update_installningar": lambda s: organ.update_installningar(s.kansli, s.organ.id, forsta_nummer={2026: 61}),
    "organ.delete_organ": lambda s: organ.delete_organ(
        s.kansli, organ.create_organ(s.kansli, "Kulturnämnden").value.id
    ),
    "utseende.update_utseende": lambda s: utseende.update_utseende(s.kansli, s.organ.id, accentfarg="aa1122"),
    "utseende.reset_utseende": lambda s: (
        utseende.update_utseende(s.kansli, s.organ.id, accentfarg="aa1122"),
        utseende.reset_utseende(s.kansli, s.organ.id),
    )[1],
    "utseende.copy_utseende": _copied_look,
    "utseende.set_logotyp": lambda s: utseende.set_logotyp(s.kansli, s.organ.id, "vapen.png", make_picture()),
    "utseende.remove_logotyp": lambda s: (
        utseende.set_logotyp(s.kansli, s.organ.id, "vapen.png", make_picture()),
        utseende.remove_logotyp(s.kansli, s.organ.id),
    )[1],
    "utseende.add_typsnitt": lambda s: utseende.add_typsnitt(s.kansli, s.organ.id, [("a.ttf", make_font())]),
    "utseende.remove_typsnitt": lambda s: (
        utseende.add_typsnitt(s.kansli, s.organ.id, [("a.ttf", make_font())]),
        utseende.remove_typsnitt(s.kansli, s.organ.id, "Almvik Sans Pro"),
    )[1],
    "utseende.set_wordmall": lambda s: utseende.set_wordmall(s.kansli, s.organ.id, "mall.docx", starter_template()),
    "utseende.remove_wordmall": lambda s: (
        utseende.set_wordmall(s.kansli, s.organ.id, "mall.docx", starter_template()),
        utseende.remove_wordmall(s.kansli, s.organ.id),
    )[1],
    "person.create_person": lambda s: person.create_person(s.kansli, "Ny Nyström", titel="enhetschef"),
    "person.update_person": lambda s: person.update_person(s.kansli, s.people["Bo"], namn="Bo Dahlros"),
    "person.delete_person": lambda s: person.delete_person(
        s.kansli, person.create_person(s.kansli, "Ny Nyström").value.id
    ),
    "person.create_person_with_mandat": lambda s: person.create_person_with_mandat(
        s.kansli, s.organ.id, "Ny Nyström", Mandatroll.LEDAMOT, parti="C"
    ),
    "personlista.import_personlista": lambda s: personlista.import_personlista(
        s.kansli, s.organ.id, [Personrad(namn="Ny Nyström", roll=Mandatroll.ERSATTARE, parti="M")]
    ),
    "person.add_mandat": lambda s: person.add_mandat(
        s.kansli, Mandat(organ_id=s.organ.id, person_id=s.people["Siv"], roll=Mandatroll.TJANSTEPERSON)
    ),
    "person.update_mandat": lambda s: person.update_mandat(s.kansli, _mandat(s, "Bo").id, parti="L"),
    "person.end_mandat": lambda s: person.end_mandat(s.kansli, _mandat(s, "Bo").id, DAY),
    "person.move_mandat": lambda s: person.move_mandat(s.kansli, _mandat(s, "Elsa").id, 0),
    "person.remove_mandat": lambda s: person.remove_mandat(s.kansli, _mandat(s, "Bo").id),
    "sammantrade.create_sammantrade": lambda s: sammantrade.create_sammantrade(s.kansli, s.organ.id, date(2026, 5, 20)),
    "sammantrade.update_sammantrade": lambda s: sammantrade.update_sammantrade(
        s.kansli, _m(s), datum=DAY + timedelta(days=1)
    ),
    "sammantrade.mark_kallat": lambda s: sammantrade.mark_kallat(s.kansli, _m(s)),
    "sammantrade.unmark_kallat": lambda s: (
        sammantrade.mark_kallat(s.kansli, _m(s)),
        sammantrade.unmark_kallat(s.kansli, _m(s)),
    )[1],
    "sammantrade.delete_sammantrade": lambda s: sammantrade.delete_sammantrade(_narvaro(s).kansli, _m(s)),
    "sammantrade.open_sammantrade": lambda s: sammantrade.open_sammantrade(s.kansli, _m(s)),
    "sammantrade.ajournera": lambda s: sammantrade.ajournera(s.kansli, _m(s), paragraf_id=s.paragraf("Motion").id),
    "sammantrade.ateruppta": lambda s: (
        sammantrade.ajournera(s.kansli, _m(s)),
        sammantrade.ateruppta(s.kansli, _m(s)),
    )[1],
    "sammantrade.add_ajournering": lambda s: sammantrade.add_ajournering(
        s.kansli, Ajournering(sammantrade_id=_m(s), fran_at=NOON, till_at=NOON)
    ),
    "sammantrade.update_ajournering": lambda s: sammantrade.update_ajournering(
        s.kansli, sammantrade.ajournera(s.kansli, _m(s)).value.id, fran_at=NOON
    ),
    "sammantrade.remove_ajournering": lambda s: sammantrade.remove_ajournering(
        s.kansli, sammantrade.ajournera(s.kansli, _m(s)).value.id
    ),
    "sammantrade.close_sammantrade": lambda s: sammantrade.close_sammantrade(s.kansli, _m(s)),
    "sammantrade.reopen_sammantrade": lambda s: sammantrade.reopen_sammantrade(_closed(s).kansli, _m(s), "för tidigt"),
    "arende.add_arende": lambda s: arende.add_arende(s.kansli, _m(s), "Nytt", index=2, forslag=[TEXT]),
    "arende.add_extra_arende": lambda s: arende.add_extra_arende(s.kansli, _m(s), "Brådskande"),
    "arende.update_arende": lambda s: arende.update_arende(s.kansli, _i(s), dnr="FRN 2026/7", ar_sekretess=True),
    "arende.set_takes_paragraf": lambda s: arende.set_takes_paragraf(s.kansli, _i(s), takes=False),
    "arende.remove_arende": lambda s: arende.remove_arende(s.kansli, _i(s)),
    "arende.move_arende": lambda s: arende.move_arende(s.kansli, _i(s), 7),
    "arende.sort_arenden": lambda s: (
        arende.move_arende(s.kansli, _i(s), 9),
        arende.sort_arenden(s.kansli, _m(s)),
    )[1],
    "avsnitt.set_avsnitt": lambda s: avsnitt.set_avsnitt(s.kansli, _i(s), Avsnittsslag.BESKRIVNING, TEXT),
    "avsnitt.restore_generated": lambda s: (
        avsnitt.set_avsnitt(s.kansli, _i(s), Avsnittsslag.BESKRIVNING, TEXT),
        avsnitt.restore_generated(s.kansli, _i(s), Avsnittsslag.BESKRIVNING),
    )[1],
    "avsnitt.keep_own_wording": lambda s: (
        avsnitt.set_avsnitt(s.kansli, _i(s), Avsnittsslag.YRKANDEN, TEXT),
        yrkande.add_yrkande(s.kansli, _i(s), Yrkandeslag.AVSLAG, [s.people["Bo"]]),
        avsnitt.keep_own_wording(s.kansli, _i(s), Avsnittsslag.YRKANDEN),
    )[-1],
    "avsnitt.add_avsnitt": lambda s: avsnitt.add_avsnitt(s.kansli, _i(s), "Bakgrund", TEXT),
    "avsnitt.update_avsnitt": lambda s: avsnitt.update_avsnitt(
        s.kansli, avsnitt.add_avsnitt(s.kansli, _i(s), "Bakgrund").value.id, text=TEXT
    ),
    "avsnitt.move_avsnitt": lambda s: avsnitt.move_avsnitt(
        s.kansli,
        [avsnitt.add_avsnitt(s.kansli, _i(s), rubrik).value.id for rubrik in ("Ett", "Två")][1],
        0,
    ),
    "avsnitt.remove_avsnitt": lambda s: avsnitt.remove_avsnitt(
        s.kansli, avsnitt.add_avsnitt(s.kansli, _i(s), "Bakgrund").value.id
    ),
    "beslut.add_beslutspunkt": lambda s: beslut.add_beslutspunkt(s.kansli, _i(s), TEXT, mottagare="kommunfullmäktige"),
    "beslut.update_beslutspunkt": lambda s: beslut.update_beslutspunkt(s.kansli, s.punkt("Motion").id, forslag=TEXT),
    "beslut.move_beslutspunkt": lambda s: beslut.move_beslutspunkt(
        s.kansli, beslut.add_beslutspunkt(s.kansli, _i(s), TEXT).value.id, 0
    ),
    "beslut.remove_beslutspunkt": lambda s: beslut.remove_beslutspunkt(s.kansli, s.punkt("Motion").id),
    "beslut.decide_rest_enligt_forslag": lambda s: beslut.decide_rest_enligt_forslag(s.kansli, _i(s)),
    "beslut.decide_enligt_forslag": lambda s: beslut.decide_enligt_forslag(s.kansli, _i(s)),
    "beslut.decide_andrat": lambda s: beslut.decide_andrat(s.kansli, _i(s), TEXT),
    "beslut.decide_avslag": lambda s: beslut.decide_avslag(s.kansli, _i(s)),
    "beslut.bordlagg": lambda s: beslut.bordlagg(s.kansli, _i(s), TEXT),
    "beslut.aterremittera": lambda s: beslut.aterremittera(s.kansli, _i(s), TEXT),
    "beslut.anteckna": lambda s: beslut.anteckna(s.kansli, s.arende("Anmälningar").id),
    "beslut.utga": lambda s: beslut.utga(s.kansli, _i(s)),
    "beslut.undo_beslut": lambda s: beslut.undo_beslut(
        s.kansli, beslut.decide_enligt_forslag(s.kansli, _i(s)).value[0].arende_id
    ),
    "beslut.set_beslutstext": lambda s: beslut.set_beslutstext(s.kansli, s.punkt("Motion").id, TEXT),
    "beslut.set_klubbad_at": lambda s: beslut.set_klubbad_at(s.kansli, _i(s), NOON),
    "standardakt.decide_standardakt": lambda s: standardakt.decide_standardakt(
        s.kansli, s.standing(Standardakt.UPPROP).id
    ),
    "standardakt.decide_val_av_justerare": lambda s: standardakt.decide_val_av_justerare(
        s.kansli, s.standing(Standardakt.VAL_AV_JUSTERARE).id, [s.people["Cia"]], "Kansliet", date(2026, 4, 28), "15:00"
    ),
    "overflyttning.move_to_sammantrade": lambda s: (
        make_scene(s.kansli, date(2026, 5, 20), s.organ),
        overflyttning.move_to_sammantrade(s.kansli, [_i(s), s.arende("Bidrag").id]),
    )[1],
    "forhinder.set_forhinder": lambda s: forhinder.set_forhinder(
        s.kansli, _m(s), s.people["Cia"], inkallad_person_id=s.people["Finn"]
    ),
    "forhinder.update_forhinder": lambda s: forhinder.update_forhinder(
        s.kansli, forhinder.set_forhinder(s.kansli, _m(s), s.people["Cia"]).value.id, anteckning="kommer 19"
    ),
    "forhinder.remove_forhinder": lambda s: forhinder.remove_forhinder(
        s.kansli, forhinder.set_forhinder(s.kansli, _m(s), s.people["Cia"]).value.id
    ),
    "narvaro.upprop": lambda s: narvaro.upprop(s.kansli, _m(s)),
    "narvaro.record_narvaro": lambda s: narvaro.record_narvaro(
        s.kansli, _m(s), s.people["Finn"], Narvaroroll.TJANSTGORANDE, for_person_id=s.people["Cia"]
    ),
    "narvaro.record_ankomst": lambda s: narvaro.record_ankomst(s.kansli, _m(s), s.people["Cia"], s.at("Motion")),
    "narvaro.open_with_upprop": lambda s: narvaro.open_with_upprop(s.kansli, s.sammantrade.id, NOON),
    "narvaro.record_uppropad": lambda s: narvaro.record_uppropad(
        s.kansli, s.sammantrade.id, s.people["Cia"], ar_har=False
    ),
    "narvaro.record_avgang": lambda s: narvaro.record_avgang(
        _narvaro(s).kansli, _m(s), s.people["Cia"], s.at("Motion"), ersattare_id=s.people["Finn"]
    ),
    "narvaro.record_franvaro_for_paragraf": lambda s: narvaro.record_franvaro_for_paragraf(
        _narvaro(s).kansli, _m(s), s.people["Cia"], s.at("Motion"), ersattare_id=s.people["Finn"]
    ),
    "narvaro.seat_ersattare": lambda s: (
        narvaro.record_avgang(_narvaro(s).kansli, _m(s), s.people["Cia"], s.at("Motion")),
        narvaro.seat_ersattare(s.kansli, _m(s), s.people["Cia"], s.people["Finn"], s.at("Bidrag")),
    )[1],
    "narvaro.set_distans": lambda s: narvaro.set_distans(
        _narvaro(s).kansli, _m(s), s.people["Cia"], ar_pa_distans=True
    ),
    "narvaro.add_ovrig": lambda s: narvaro.add_ovrig(s.kansli, _m(s), "Gäst Gästros", "revisor"),
    "narvaro.update_narvaro": lambda s: narvaro.update_narvaro(
        s.kansli, narvaro.upprop(s.kansli, _m(s)).value[0].id, klockslag_at=NOON
    ),
    "narvaro.remove_narvaro": lambda s: narvaro.remove_narvaro(s.kansli, narvaro.upprop(s.kansli, _m(s)).value[0].id),
    "jav.add_jav": lambda s: jav.add_jav(
        _narvaro(s).kansli, _i(s), s.people["Cia"], "släkt", ersattare_id=s.people["Finn"]
    ),
    "jav.update_jav": lambda s: jav.update_jav(
        s.kansli, jav.add_jav(s.kansli, _i(s), s.people["Cia"]).value.id, "granne"
    ),
    "jav.remove_jav": lambda s: jav.remove_jav(s.kansli, jav.add_jav(s.kansli, _i(s), s.people["Cia"]).value.id),
    "yrkande.add_yrkande": lambda s: yrkande.add_yrkande(
        s.kansli, _i(s), Yrkandeslag.AVSLAG, [s.people["Bo"]], beslutspunkt_id=s.punkt("Motion").id
    ),
    "yrkande.update_yrkande": lambda s: yrkande.update_yrkande(
        s.kansli, yrkande.add_yrkande(s.kansli, _i(s), Yrkandeslag.ANDRING).value.id, text=TEXT
    ),
    "yrkande.withdraw_yrkande": lambda s: yrkande.withdraw_yrkande(
        s.kansli, yrkande.add_yrkande(s.kansli, _i(s), Yrkandeslag.BIFALL).value.id
    ),
    "yrkande.move_yrkande": lambda s: yrkande.move_yrkande(
        s.kansli,
        [yrkande.add_yrkande(s.kansli, _i(s), slag).value.id for slag in (Yrkandeslag.BIFALL, Yrkandeslag.AVSLAG)][1],
        0,
    ),
    "yrkande.remove_yrkande": lambda s: yrkande.remove_yrkande(
        s.kansli, yrkande.add_yrkande(s.kansli, _i(s), Yrkandeslag.BIFALL).value.id
    ),
    "proposition.accept_propositionsordning": lambda s: proposition.accept_propositionsordning(_moved(s).kansli, _i(s)),
    "proposition.begin_beslutsgang": lambda s: proposition.begin_beslutsgang(_moved(s).kansli, _i(s)),
    "proposition.abandon_beslutsgang": lambda s: (_put(s), proposition.abandon_beslutsgang(s.kansli, _i(s)))[1],
    "proposition.find_by_acklamation": lambda s: proposition.find_by_acklamation(s.kansli, _put(s).id, FORSLAGET),
    "proposition.choose_huvudforslag": lambda s: proposition.choose_huvudforslag(s.kansli, _put(s).id, FORSLAGET),
    "proposition.drop_motforslag": lambda s: proposition.drop_motforslag(
        s.kansli, proposition.choose_huvudforslag(s.kansli, _put(s).id, FORSLAGET).value[0].id
    ),
    "proposition.move_proposition": lambda s: proposition.move_proposition(s.kansli, _put(s).id, 1),
    "proposition.remove_proposition": lambda s: proposition.remove_proposition(s.kansli, _put(s).id),
    "proposition.remove_propositionsordning": lambda s: (
        _put(s),
        proposition.remove_propositionsordning(s.kansli, _i(s)),
    )[1],
    "proposition.take_foljd": lambda s: (
        proposition.find_by_acklamation(s.kansli, _put(s).id, AVSLAG),
        beslut.set_beslutstext(s.kansli, s.punkt("Motion").id, TEXT),
        proposition.take_foljd(s.kansli, _i(s)),
    )[2],
    "proposition.close_yrkanden": lambda s: proposition.close_yrkanden(s.kansli, _i(s)),
    "proposition.reopen_yrkanden": lambda s: (_put(s), proposition.reopen_yrkanden(s.kansli, _i(s)))[1],
    "votering.add_votering": lambda s: votering.add_votering(s.kansli, _votering(s)),
    "votering.update_votering": lambda s: votering.update_votering(
        s.kansli, votering.add_votering(s.kansli, _votering(s)).value.id, ja_betyder="avslag"
    ),
    "votering.remove_votering": lambda s: votering.remove_votering(
        s.kansli, votering.add_votering(s.kansli, _votering(s)).value.id
    ),
    "meningsyttring.add_meningsyttring": lambda s: meningsyttring.add_meningsyttring(
        s.kansli, _i(s), Meningsslag.RESERVATION, [s.people["Bo"]], till_forman_for_eget=True
    ),
    "meningsyttring.update_meningsyttring": lambda s: meningsyttring.update_meningsyttring(
        s.kansli, meningsyttring.add_meningsyttring(s.kansli, _i(s), Meningsslag.DELTAR_INTE).value.id, text=TEXT
    ),
    "meningsyttring.move_meningsyttring": lambda s: meningsyttring.move_meningsyttring(
        s.kansli,
        [meningsyttring.add_meningsyttring(s.kansli, _i(s), slag).value.id for slag in list(Meningsslag)[:2]][1],
        0,
    ),
    "meningsyttring.remove_meningsyttring": lambda s: meningsyttring.remove_meningsyttring(
        s.kansli, meningsyttring.add_meningsyttring(s.kansli, _i(s), Meningsslag.RESERVATION).value.id
    ),
    "justering.justera_omedelbart": lambda s: justering.justera_omedelbart(s.kansli, [_i(s)]),
    "justering.move_paragraf": lambda s: justering.move_paragraf(
        s.kansli,
        s.arende("Lokal").id,
        justering.justera_omedelbart(s.kansli, [s.arende("Motion").id]).value.id,
    ),
    "justering.update_justering": lambda s: justering.update_justering(s.kansli, s.justering.id, planerad_tid="15:00"),
    "justering.remove_justering": lambda s: justering.remove_justering(
        s.kansli, justering.justera_omedelbart(s.kansli, [_i(s)]).value.id
    ),
    "justering.mark_utkast_skickat": lambda s: justering.mark_utkast_skickat(s.kansli, s.justering.id),
    "justering.complete_justering": lambda s: justering.complete_justering(
        _closed(s).kansli, s.justering.id, DAY + timedelta(days=6), [("protokoll.pdf", b"%PDF")]
    ),
    "justering.attach_skanning": lambda s: justering.attach_skanning(s.kansli, s.justering.id, "skannat.pdf", b"%PDF"),
    "signatar.add_signatar": lambda s: signatar.add_signatar(
        s.kansli, s.justering.id, s.people["Cia"], Signatarroll.JUSTERARE
    ),
    "signatar.add_ordforande": lambda s: signatar.add_ordforande(s.kansli, s.justering.id, s.people["Cia"], [_i(s)]),
    "signatar.update_signatar": lambda s: signatar.update_signatar(s.kansli, s.signatar.id, person_id=s.people["Bo"]),
    "signatar.set_signatarstatus": lambda s: signatar.set_signatarstatus(
        s.kansli, s.signatar.id, Signatarstatus.UNDERTECKNAT
    ),
    "signatar.remove_signatar": lambda s: signatar.remove_signatar(s.kansli, s.signatar.id),
    "signatar.add_anmarkning": lambda s: signatar.add_anmarkning(
        s.kansli, s.justering.id, s.people["Bo"], "Fel dag.", s.paragraf("Motion").id
    ),
    "signatar.update_anmarkning": lambda s: signatar.update_anmarkning(
        s.kansli, signatar.add_anmarkning(s.kansli, s.justering.id, s.people["Bo"], "Fel.").value.id, ar_hanterad=True
    ),
    "signatar.remove_anmarkning": lambda s: signatar.remove_anmarkning(
        s.kansli, signatar.add_anmarkning(s.kansli, s.justering.id, s.people["Bo"], "Fel.").value.id
    ),
    "underskrift.set_underskriftssatt": lambda s: underskrift.set_underskriftssatt(
        s.kansli, s.justering.id, Underskriftssatt.ELEKTRONISK
    ),
    "underskrift.register_for_underskrift": _sent,
    "underskrift.withdraw_for_underskrift": lambda s: (
        _sent(s),
        underskrift.withdraw_for_underskrift(s.kansli, s.justering.id),
    )[1],
    "underskrift.register_undertecknat": lambda s: (
        _sent(s),
        underskrift.register_undertecknat(s.kansli, s.justering.id, "a.pdf", b"%PDF", {s.signatar.id: DAY}),
    )[1],
    "anslag.plan_anslag": lambda s: anslag.plan_anslag(s.kansli, s.akt.anslag[0].id),
    "anslag.update_anslag": lambda s: anslag.update_anslag(s.kansli, s.akt.anslag[0].id, forvaringsplats="Arkivet"),
    "anslag.add_anslag": lambda s: anslag.add_anslag(s.kansli, s.justering.id),
    "anslag.register_uppsatt": lambda s: anslag.register_uppsatt(
        _approved(s).kansli, s.akt.anslag[0].id, DAY + timedelta(days=7)
    ),
    "anslag.register_nedtaget": lambda s: anslag.register_nedtaget(
        _announced(s).kansli, s.akt.anslag[0].id, DAY + timedelta(days=40)
    ),
    "aterlasning.accept_aterlast": lambda s: aterlasning.accept_aterlast(s.kansli, _aterlast(s)),
    "maskering.add_maskering": lambda s: maskering.add_maskering(s.kansli, _i(s), "Berit Ek"),
    "maskering.remove_maskering": lambda s: maskering.remove_maskering(
        s.kansli, maskering.add_maskering(s.kansli, _i(s)).value.id
    ),
    "expediering.add_expediering": lambda s: expediering.add_expediering(s.kansli, _i(s), "Kommunstyrelsen"),
    "expediering.update_expediering": lambda s: expediering.update_expediering(
        s.kansli, expediering.add_expediering(s.kansli, _i(s), "KS").value.id, mottagare="Kommunstyrelsen"
    ),
    "expediering.mark_skickat": lambda s: expediering.mark_skickat(
        s.kansli, expediering.add_expediering(s.kansli, _i(s), "KS").value.id, DAY
    ),
    "expediering.mark_allt_skickat": lambda s: (
        expediering.add_expediering(s.kansli, _i(s), "KS"),
        expediering.mark_allt_skickat(s.kansli, _i(s), DAY),
    )[1],
    "expediering.move_expediering": lambda s: expediering.move_expediering(
        s.kansli, [expediering.add_expediering(s.kansli, _i(s), name).value.id for name in ("KS", "KF")][1], 0
    ),
    "expediering.remove_expediering": lambda s: expediering.remove_expediering(
        s.kansli, expediering.add_expediering(s.kansli, _i(s), "KS").value.id
    ),
    "bevakning.add_bevakning": lambda s: bevakning.add_bevakning(s.kansli, _i(s), date(2026, 11, 1), "Redovisning"),
    "bevakning.update_bevakning": lambda s: bevakning.update_bevakning(
        s.kansli, bevakning.add_bevakning(s.kansli, _i(s), date(2026, 11, 1), "Redovisning").value.id, ar_klar=True
    ),
    "bevakning.remove_bevakning": lambda s: bevakning.remove_bevakning(
        s.kansli, bevakning.add_bevakning(s.kansli, _i(s), date(2026, 11, 1), "Redovisning").value.id
    ),
    "eget_ord.add_eget_ord": lambda s: eget_ord.add_eget_ord(s.kansli, "Orminge"),
    "eget_ord.remove_eget_ord": lambda s: eget_ord.remove_eget_ord(
        s.kansli, eget_ord.add_eget_ord(s.kansli, "Orminge").value.id
    ),
    "fras.add_fras": lambda s: fras.add_fras(s.kansli, "Medskick", TEXT, organ_id=s.organ.id),
    "fras.update_fras": lambda s: fras.update_fras(s.kansli, fras.list_fraser(s.kansli)[1].id, rubrik="Medskick"),
    "fras.move_fras": lambda s: fras.move_fras(s.kansli, fras.list_fraser(s.kansli)[3].id, 0),
    "fras.remove_fras": lambda s: fras.remove_fras(s.kansli, fras.list_fraser(s.kansli)[0].id),
    "minnesanteckning.set_minnesanteckning": lambda s: minnesanteckning.set_minnesanteckning(
        s.kansli, _i(s), "ring Bo"
    ),
    "bilaga.add_bilaga": lambda s: bilaga.add_bilaga(s.kansli, _m(s), "karta.pdf", b"%PDF", arende_id=_i(s)),
    "bilaga.update_bilaga": lambda s: bilaga.update_bilaga(
        s.kansli, bilaga.add_bilaga(s.kansli, _m(s), "karta.pdf", b"%PDF").value.id, slag=Bilageslag.UTSKICK
    ),
    "bilaga.replace_bilaga": lambda s: bilaga.replace_bilaga(
        s.kansli, bilaga.add_bilaga(s.kansli, _m(s), "karta.docx", b"PK").value.id, "karta.pdf", b"%PDF"
    ),
    "bilaga.move_bilaga": lambda s: bilaga.move_bilaga(
        s.kansli, [bilaga.add_bilaga(s.kansli, _m(s), name, b"%PDF").value.id for name in ("a.pdf", "b.pdf")][1], 0
    ),
    "bilaga.remove_bilaga": lambda s: bilaga.remove_bilaga(
        s.kansli, bilaga.add_bilaga(s.kansli, _m(s), "karta.pdf", b"%PDF").value.id
    ),
    "bilaga.add_files": lambda s: bilaga.add_files(s.kansli, _i(s), (("a.pdf", b"%PDF"), ("b.pdf", b"%PDF b"))),
    "foredragningslista.order_arenden": lambda s: foredragningslista.order_arenden(
        s.kansli, _m(s), [arende.id for arende in reversed(s.akt.arenden)]
    ),
    "foredragningslista.remove_arenden": lambda s: foredragningslista.remove_arenden(
        s.kansli, [arende.id for arende in s.akt.arenden[:2]]
    ),
    "kallelse.register_utskick": lambda s: kallelse.register_utskick(
        s.kansli, _m(s), (("kallelse.pdf", b"%PDF"),), NOON
    ),
    "utskick.register_tillagg": lambda s: utskick.register_tillagg(
        s.kansli, _m(s), 1, (("x-handlingar-tillagg-1.pdf", b"%PDF"),)
    ),
    "paragraf.give_out_utdrag": lambda s: paragraf.give_out_utdrag(_decided(s).kansli, [_i(s)]),
    "paragraf.set_tillfallig_ordforande": lambda s: paragraf.set_tillfallig_ordforande(
        s.kansli, _m(s), s.people["Cia"]
    ),
    "signatar.set_paragraf_justerare": lambda s: signatar.set_paragraf_justerare(
        s.kansli, _i(s), [s.people["Cia"], s.people["Dan"]]
    ),
    "paragraf.set_ordforande": lambda s: paragraf.set_ordforande(s.kansli, _i(s), s.people["Bo"]),
}
# What fixes something for others: neither it nor anything before it is undone.
BARRIERS = {
    "sammantrade.close_sammantrade",
    "justering.justera_omedelbart",
    "justering.move_paragraf",
    "justering.complete_justering",
    "anslag.register_uppsatt",
    "paragraf.give_out_utdrag",
}
OTHERS = {"core", "undo", "export", "exempel", "utbyte", "inlasning", "oversikt", "hem"}  # tested where they are made


def _aterlast(s: Scene) -> Aterlasningsforslag:
    place = Textplats(arende_id=_i(s), slag=Avsnittsslag.BESKRIVNING)
    nothing = FormattedText()
    return Aterlasningsforslag(plats=place, paragraf=1, rubrik="Ärendet", fore=nothing, nu=nothing, efter=TEXT)


def _store(kansli: Kansli) -> dict[str, Any]:
    return {kind.__name__: sorted(kansli.all(kind), key=lambda value: value.id) for kind in kansli.store.tables.types}


def _own_acts() -> set[str]:
    found = set()
    for module_info in pkgutil.iter_modules(nacka_sekreterare.services.__path__):
        if module_info.name in OTHERS:
            continue
        module = importlib.import_module(f"nacka_sekreterare.services.{module_info.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if is_own and str(inspect.signature(function).return_annotation).startswith(
                "nacka_sekreterare.services.core.Outcome"
            ):
                found.add(f"{module_info.name}.{name}")
    return found


def test_no_act_is_left_out_here() -> None:
    assert _own_acts() == set(ACTS)


@pytest.fixture
def snapshots(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The whole store as it was before each act of the test."""
    taken: list[dict[str, Any]] = []
    act = scene.kansli.act

    def snap_and_act(*arguments: Any, **named: Any) -> Any:
        if scene.kansli._current is None:
            taken.append(_store(scene.kansli))
        return act(*arguments, **named)

    monkeypatch.setattr(scene.kansli, "act", snap_and_act)
    return taken


@pytest.mark.parametrize("name", sorted(ACTS))
def test_an_act_is_one_step_with_a_sentence(scene: Scene, name: str) -> None:
    outcome = ACTS[name](scene)
    newest = undo.changes_of(scene.kansli)[0]
    assert newest.name == name.split(".")[1]
    assert newest.sentence[0].isupper() or newest.sentence.startswith("§")
    assert newest.changes
    assert outcome.changes
    assert newest.is_barrier is (name in BARRIERS)


@pytest.mark.parametrize("name", sorted(set(ACTS) - BARRIERS))
def test_an_act_is_undone_and_redone_to_the_same_store(
    scene: Scene, snapshots: list[dict[str, Any]], name: str
) -> None:
    ACTS[name](scene)
    before, after = snapshots[-1], _store(scene.kansli)
    assert before != after
    undo.undo(scene.kansli)
    assert _store(scene.kansli) == before
    undo.redo(scene.kansli)
    assert _store(scene.kansli) == after


@pytest.mark.parametrize("name", sorted(BARRIERS))
def test_what_fixes_something_for_others_is_not_undone(scene: Scene, name: str) -> None:
    ACTS[name](scene)
    after = _store(scene.kansli)
    with pytest.raises(undo.NothingToUndoError):
        undo.undo(scene.kansli)
    assert _store(scene.kansli) == after
