"""Reservationer and notes: anmälda when they are said, and never written into what is signed (KL 4:27)."""

from datetime import UTC, timedelta

import pytest
from factories_services import DAY, Scene
from still_clock import Clock

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Motiveringsstatus
from nacka_sekreterare.domain.protokollstext import avsnitt_efter_justering, generate
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering_finding import find_votering_findings
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.beslut import decide_enligt_forslag
from nacka_sekreterare.services.justering import complete_justering, justera_omedelbart
from nacka_sekreterare.services.meningsyttring import add_meningsyttring, remove_meningsyttring, update_meningsyttring
from nacka_sekreterare.services.narvaro import upprop
from nacka_sekreterare.services.organ import update_installningar
from nacka_sekreterare.services.proposition import accept_propositionsordning
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.yrkande import add_yrkande

RESERVATION, DELTAR_INTE = Meningsslag.RESERVATION, Meningsslag.DELTAR_INTE
LATER = "Efter justeringen har följande anmälts till paragrafen."


@pytest.fixture
def signed(scene: Scene) -> tuple[Scene, Justering]:
    """§ Bidrag decided and omedelbart justerad in the room, with one reservation in it."""
    kansli, bidrag = scene.kansli, scene.arende("Bidrag").id
    upprop(kansli, scene.sammantrade.id)
    decide_enligt_forslag(kansli, bidrag)
    add_meningsyttring(kansli, bidrag, RESERVATION, [scene.people["Bo"]])
    own = justera_omedelbart(kansli, [bidrag]).value
    complete_justering(kansli, own.id, DAY)
    return scene, next(one for one in scene.akt.justeringar if one.id == own.id)


def printed(akt: Akt, justering: Justering | None, clock: Clock) -> str:
    return render_text(build_protokoll(akt, justering, created_at=clock.now.astimezone(UTC)), lambda _: 1)


def rules(scene: Scene) -> dict[str, str]:
    return {one.regel: one.lagrum for one in find_votering_findings(scene.akt)}


def test_it_is_anmald_when_it_is_recorded_unless_told_otherwise(scene: Scene, clock: Clock) -> None:
    first = add_meningsyttring(scene.kansli, scene.arende("Motion").id, RESERVATION).value
    earlier = clock.now - timedelta(minutes=9)
    second = add_meningsyttring(scene.kansli, scene.arende("Motion").id, RESERVATION, anmald_at=earlier).value
    assert (first.anmald_at, second.anmald_at) == (clock.now, earlier)
    assert not first.ar_efter_justering


def test_an_awaited_motivering_has_come_in_when_it_is_written(scene: Scene) -> None:
    waiting = add_meningsyttring(
        scene.kansli, scene.arende("Motion").id, RESERVATION, motiveringsstatus=Motiveringsstatus.VANTAS
    ).value
    written = update_meningsyttring(scene.kansli, waiting.id, text=plain_text("Det blir för dyrt.")).value
    assert written.motiveringsstatus is Motiveringsstatus.INKOMMEN


def test_a_reservation_after_the_sammantrade_is_told_of_with_lagrum(scene: Scene, clock: Clock) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    clock.now += timedelta(minutes=5)
    late = add_meningsyttring(scene.kansli, scene.arende("Motion").id, RESERVATION, [scene.people["Bo"]]).value
    assert rules(scene)["reservation_efter_sammantradet"] == "4 kap. 27 § kommunallagen"
    update_meningsyttring(scene.kansli, late.id, anmald_at=clock.now - timedelta(hours=1))
    assert "reservation_efter_sammantradet" not in rules(scene)


def test_to_an_omedelbart_justerad_paragraf_it_stands_in_the_main_protokoll_alone(
    signed: tuple[Scene, Justering], clock: Clock
) -> None:
    scene, own = signed
    bidrag = scene.arende("Bidrag").id
    before = printed(scene.akt, own, clock)
    later = add_meningsyttring(scene.kansli, bidrag, RESERVATION, [scene.people["Dan"]]).value
    assert later.ar_efter_justering
    assert generate(scene.akt, bidrag, Avsnittsslag.RESERVATION).plain.count("reserverar sig") == 1
    assert printed(scene.akt, own, clock) == before
    main = printed(scene.akt, None, clock)
    assert main.index("är omedelbart justerad och finns i annat protokoll") < main.index(LATER)
    assert main.index(LATER) < main.index("Dan Furulund (M) reserverar sig mot beslutet.")
    assert "Bo Dalros (M) reserverar sig" not in main
    assert [section.rubrik for section in avsnitt_efter_justering(scene.akt, bidrag)] == ["Reservation"]


def test_the_same_where_the_main_protokoll_repeats_the_whole_paragraf(
    signed: tuple[Scene, Justering], clock: Clock
) -> None:
    scene, _ = signed
    update_installningar(scene.kansli, scene.organ.id, omedelbar_paragraf_i_sin_helhet=True)
    add_meningsyttring(scene.kansli, scene.arende("Bidrag").id, RESERVATION, [scene.people["Dan"]])
    main = printed(scene.akt, None, clock)
    assert main.index("Bo Dalros (M) reserverar sig") < main.index(LATER) < main.index("Dan Furulund (M) reserverar")


def test_what_is_signed_is_not_changed_by_it(signed: tuple[Scene, Justering]) -> None:
    scene, _ = signed
    first = scene.akt.meningsyttringar[0]
    with pytest.raises(UserError, match="är justerad"):
        update_meningsyttring(scene.kansli, first.id, text=plain_text("Ändrat."))
    with pytest.raises(UserError, match="är justerad"):
        remove_meningsyttring(scene.kansli, first.id)
    later = add_meningsyttring(scene.kansli, first.arende_id, RESERVATION, [scene.people["Dan"]]).value
    update_meningsyttring(scene.kansli, later.id, text=plain_text("För dyrt."))
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    complete_justering(scene.kansli, scene.justering.id, DAY + timedelta(days=6))
    with pytest.raises(UserError, match="Protokollet är justerat"):
        remove_meningsyttring(scene.kansli, later.id)
    with pytest.raises(UserError, match="Protokollet är justerat"):
        add_meningsyttring(scene.kansli, first.arende_id, RESERVATION)
    with pytest.raises(UserError, match="är justerad"):
        add_meningsyttring(scene.kansli, scene.arende("Motion").id, RESERVATION)


def test_a_motivering_that_never_came_is_told_of_after_the_justering(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    person = [scene.people["Bo"]]
    motion = scene.arende("Motion").id
    add_meningsyttring(scene.kansli, motion, RESERVATION, person, motiveringsstatus=Motiveringsstatus.VANTAS)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    assert rules(scene) == {}
    complete_justering(scene.kansli, scene.justering.id, DAY + timedelta(days=6))
    assert rules(scene) == {"motivering_vantas": "praxis"}


def test_who_takes_no_part_says_so_before_the_proposals_are_put(scene: Scene, clock: Clock) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    motion = scene.arende("Motion").id
    add_yrkande(scene.kansli, motion, Yrkandeslag.AVSLAG, [scene.people["Bo"]])
    add_meningsyttring(scene.kansli, motion, DELTAR_INTE, [scene.people["Cia"]])
    accept_propositionsordning(scene.kansli, motion)
    assert rules(scene) == {}
    clock.now += timedelta(minutes=1)
    add_meningsyttring(scene.kansli, motion, DELTAR_INTE, [scene.people["Dan"]])
    assert rules(scene) == {"deltar_inte_for_sent": "praxis"}
