from datetime import date, datetime

from factories_services import Scene

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.atgard import Atgardsslag
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Motiveringsstatus
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.hem import read_hem
from nacka_sekreterare.services.meningsyttring import add_meningsyttring, update_meningsyttring
from nacka_sekreterare.services.organ import create_organ
from nacka_sekreterare.services.sammantrade import close_sammantrade, create_sammantrade

TODAY = date(2026, 4, 22)


def test_an_empty_store_has_nothing_and_says_so(kansli: Kansli) -> None:
    hem = read_hem(kansli, TODAY)
    assert (hem.nu, hem.langre_fram, hem.senaste, hem.har_organ, hem.har_sammantraden) == ((), (), (), False, False)


def test_what_has_a_day_within_a_week_is_now_and_the_rest_is_later(kansli: Kansli) -> None:
    organ = create_organ(kansli, "Äldrenämnden").value
    create_sammantrade(kansli, organ.id, date(2026, 5, 5))
    hem = read_hem(kansli, TODAY)
    assert [(one.slag, one.datum) for one in hem.nu] == [(Atgardsslag.KALLELSE, date(2026, 4, 28))]
    assert [(one.slag, one.datum) for one in hem.langre_fram] == [(Atgardsslag.SAMMANTRADE, date(2026, 5, 5))]
    assert hem.har_organ
    assert hem.har_sammantraden


def test_a_closed_sammantrade_is_recent_and_asks_for_its_justering(kansli: Kansli) -> None:
    organ = create_organ(kansli, "Äldrenämnden").value
    meeting = create_sammantrade(kansli, organ.id, date(2026, 4, 20)).value
    close_sammantrade(kansli, meeting.id, datetime(2026, 4, 20, 20, 0))
    hem = read_hem(kansli, TODAY)
    assert [(one.slag, one.rubrik) for one in hem.nu] == [
        (Atgardsslag.JUSTERING, "Justering av §§ 1–7, Äldrenämnden"),
    ]
    assert [(row.id, row.paragrafer) for row in hem.senaste] == [(meeting.id, "1–7")]


def test_a_bevakning_stays_until_it_is_done_however_old(kansli: Kansli) -> None:
    organ = create_organ(kansli, "Äldrenämnden").value
    meeting = create_sammantrade(kansli, organ.id, date(2024, 4, 20)).value
    arende = kansli.all(Arende, sammantrade_id=meeting.id)[0]
    bevakning = Bevakning(arende_id=arende.id, datum=date(2026, 4, 25), text="Redovisa antalet besök")
    with kansli.act("add", "Bevaka") as tx:
        tx.add(bevakning)
    assert [(one.slag, one.rubrik, one.sammantrade_id) for one in read_hem(kansli, TODAY).nu] == [
        (Atgardsslag.BEVAKNING, "Redovisa antalet besök", meeting.id)
    ]
    with kansli.act("done", "Klar") as tx:
        tx.change(Bevakning, bevakning.id, ar_klar=True)
    assert read_hem(kansli, TODAY).nu == ()


def test_an_awaited_motivering_is_there_until_it_has_come_in(scene: Scene) -> None:
    kansli, motion, cia = scene.kansli, scene.arende("Motion"), scene.people["Cia"]
    stored = add_meningsyttring(
        kansli, motion.id, Meningsslag.RESERVATION, [cia], motiveringsstatus=Motiveringsstatus.VANTAS
    ).value
    hem = read_hem(kansli, TODAY)
    (found,) = (one for one in (*hem.nu, *hem.langre_fram) if one.slag is Atgardsslag.MOTIVERING)
    assert (found.sammantrade_id, found.arende_id) == (scene.sammantrade.id, motion.id)
    assert f"§ {scene.nummer('Motion')}" in found.rubrik
    assert scene.akt.person(cia).namn in found.text
    update_meningsyttring(kansli, stored.id, motiveringsstatus=Motiveringsstatus.INKOMMEN)
    hem = read_hem(kansli, TODAY)
    assert Atgardsslag.MOTIVERING not in {one.slag for one in (*hem.nu, *hem.langre_fram)}
