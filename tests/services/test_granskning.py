"""What the look of the documents says of a sammanträde: a character that its fonts have not."""

from factories_services import Scene

from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.beslut import decide_andrat
from nacka_sekreterare.services.granskning import granska
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.tecken import prepare_printable, printable_of


def test_a_character_that_no_font_has_is_a_finding_of_its_paragraf(scene: Scene) -> None:
    arende = load_akt(scene.kansli, scene.sammantrade.id).numrerade_arenden[-1]
    decide_andrat(scene.kansli, arende.id, plain_text("Bidrag beviljas 🙂."))
    akt = load_akt(scene.kansli, scene.sammantrade.id)
    found = [one for one in granska(scene.kansli, akt) if one.regel == "tecken_utan_typsnitt"]
    assert [(one.arende_id, one.paragraf) for one in found] == [(arende.id, akt.nummer_of(arende.id))]
    assert "🙂 (U+1F642) i beslutet" in found[0].text


def test_what_every_organ_can_print_is_known_without_the_store(scene: Scene) -> None:
    job = prepare_printable(scene.kansli)
    (organ, *_) = scene.kansli.all(Organ)
    assert job() <= printable_of(scene.kansli, organ)
    assert {"å", "€"} <= job()
