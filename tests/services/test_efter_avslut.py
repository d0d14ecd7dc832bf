"""After the sammanträde has ended: what happened at it is changed only for a reason (JO 3339-2013)."""

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.avsnitt import restore_generated, set_avsnitt, update_avsnitt
from nacka_sekreterare.services.beslut import decide_enligt_forslag, set_beslutstext
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.undo import changes_of, undo
from nacka_sekreterare.services.yrkande import add_yrkande, remove_yrkande, update_yrkande, withdraw_yrkande

TEXT = plain_text("Ordföranden ställer förslagen mot varandra.")


def test_yrkanden_ask_for_a_reason(scene: Scene) -> None:
    kansli, motion = scene.kansli, scene.arende("Motion").id
    yrkande = add_yrkande(kansli, motion, Yrkandeslag.BIFALL, [scene.people["Bo"]]).value
    close_sammantrade(kansli, scene.sammantrade.id)
    for act in (
        lambda: add_yrkande(kansli, motion, Yrkandeslag.AVSLAG),
        lambda: update_yrkande(kansli, yrkande.id, text=TEXT),
        lambda: withdraw_yrkande(kansli, yrkande.id),
        lambda: remove_yrkande(kansli, yrkande.id),
    ):
        with pytest.raises(UserError, match="Skriv varför"):
            act()
    withdraw_yrkande(kansli, yrkande.id, orsak="glömt vid mötet")
    assert scene.akt.yrkanden[0].ar_aterkallat
    assert "glömt vid mötet" in changes_of(kansli)[0].sentence


def test_a_section_of_what_happened_asks_and_a_description_does_not(scene: Scene) -> None:
    kansli, motion = scene.kansli, scene.arende("Motion").id
    close_sammantrade(kansli, scene.sammantrade.id)
    set_avsnitt(kansli, motion, Avsnittsslag.BESKRIVNING, TEXT)
    set_avsnitt(kansli, motion, Avsnittsslag.RESERVATION, TEXT)  # a motivering that came in
    with pytest.raises(UserError, match="Skriv varför"):
        set_avsnitt(kansli, motion, Avsnittsslag.BESLUTSGANG, TEXT)
    written = set_avsnitt(kansli, motion, Avsnittsslag.BESLUTSGANG, TEXT, orsak="skrivfel").value
    assert written is not None
    update_avsnitt(kansli, written.id, text=plain_text("Annat."))
    assert "skrivfel" in changes_of(kansli)[0].sentence
    restore_generated(kansli, motion, Avsnittsslag.BESLUTSGANG)
    assert [avsnitt.slag for avsnitt in scene.akt.avsnitt_of(motion)] == [
        Avsnittsslag.BESKRIVNING,
        Avsnittsslag.RESERVATION,
    ]


def test_the_reason_is_kept_with_its_paragraf_and_asked_for_once(scene: Scene) -> None:
    kansli, motion, bidrag = scene.kansli, scene.arende("Motion").id, scene.arende("Bidrag").id
    close_sammantrade(kansli, scene.sammantrade.id)
    decide_enligt_forslag(kansli, motion, orsak="glömt vid mötet")
    assert scene.paragraf("Motion").andringsorsak == "glömt vid mötet"
    set_beslutstext(kansli, scene.punkt("Motion").id, TEXT)
    assert changes_of(kansli)[0].sentence.endswith("(efter sammanträdet: glömt vid mötet)")
    with pytest.raises(UserError, match="Skriv varför"):
        decide_enligt_forslag(kansli, bidrag)
    undo(kansli)
    undo(kansli)
    assert scene.paragraf("Motion").andringsorsak == ""
    with pytest.raises(UserError, match="Skriv varför"):
        decide_enligt_forslag(kansli, motion)
