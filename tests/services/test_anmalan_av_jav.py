"""What was said of jäv at the opening is warned of once the jäv, or the number it points at, is another."""

from factories_services import Scene

from nacka_sekreterare.domain.arende import Standardakt
from nacka_sekreterare.domain.text_finding import find_text_findings
from nacka_sekreterare.services.arende import add_arende, move_arende
from nacka_sekreterare.services.jav import add_jav, remove_jav
from nacka_sekreterare.services.standardakt import decide_standardakt


def warned(scene: Scene) -> list[str]:
    return [f.text for f in find_text_findings(scene.akt) if f.regel == "anmalan_av_jav_inaktuell"]


def test_a_jav_that_is_taken_away_is_warned_of_where_it_was_told(scene: Scene) -> None:
    jav = add_jav(scene.kansli, scene.arende("Bidrag").id, scene.people["Dan"]).value
    decide_standardakt(scene.kansli, scene.standing(Standardakt.ANMALAN_AV_JAV).id)
    assert warned(scene) == []
    remove_jav(scene.kansli, jav.id)
    assert len(warned(scene)) == 1


def test_a_number_that_moved_is_warned_of_and_told_anew(scene: Scene) -> None:
    add_jav(scene.kansli, scene.arende("Bidrag").id, scene.people["Dan"])
    opening = scene.standing(Standardakt.ANMALAN_AV_JAV)
    decide_standardakt(scene.kansli, opening.id)
    extra = add_arende(scene.kansli, scene.sammantrade.id, "Extra").value
    order = [arende.id for arende in scene.akt.arenden]
    move_arende(scene.kansli, extra.id, order.index(scene.arende("Motion").id))
    assert len(warned(scene)) == 1
    decide_standardakt(scene.kansli, opening.id)
    assert warned(scene) == []
