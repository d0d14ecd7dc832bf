"""Masking is chosen § by §, undone like any act, allowed after the justering, and proposed but never done unasked."""

from factories_services import Scene

from nacka_sekreterare.domain.maskering import Maskering
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.beslut import decide_andrat
from nacka_sekreterare.services.maskering import add_maskering, foresla_maskering, remove_maskering
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.undo import undo


def test_a_personnummer_is_proposed_until_it_is_masked(scene: Scene) -> None:
    akt = load_akt(scene.kansli, scene.sammantrade.id)
    arende = akt.numrerade_arenden[-1]
    decide_andrat(scene.kansli, arende.id, plain_text("Bidrag beviljas 811228-9874."))
    justering = akt.justeringar[0]
    (proposal,) = foresla_maskering(scene.kansli, justering.id)
    assert (proposal.arende_id, proposal.text) == (arende.id, "811228-9874")
    add_maskering(scene.kansli, arende.id, proposal.text)
    assert foresla_maskering(scene.kansli, justering.id) == ()


def test_the_same_words_are_masked_once_and_shown_again(scene: Scene) -> None:
    arende = load_akt(scene.kansli, scene.sammantrade.id).numrerade_arenden[0]
    first = add_maskering(scene.kansli, arende.id, "Berit  Ek").value
    assert add_maskering(scene.kansli, arende.id, "Berit Ek ").value == first
    remove_maskering(scene.kansli, first.id)
    assert scene.kansli.all(Maskering) == ()
    undo(scene.kansli)
    assert scene.kansli.all(Maskering) == (first,)


def test_a_name_is_masked_outside_the_paragrafer_when_that_is_chosen(scene: Scene) -> None:
    akt = load_akt(scene.kansli, scene.sammantrade.id)
    arende, justering, name = akt.numrerade_arenden[-1], akt.justeringar[0], akt.organ.namn
    decide_andrat(scene.kansli, arende.id, plain_text(f"Bidrag beviljas {name}."))
    own = add_maskering(scene.kansli, arende.id, name).value
    outside = [one for one in foresla_maskering(scene.kansli, justering.id) if one.ar_utanfor]
    assert [(one.arende_id, one.text) for one in outside] == [(arende.id, name)]
    assert outside[0].plats
    second = add_maskering(scene.kansli, arende.id, name, utanfor=True).value
    assert add_maskering(scene.kansli, arende.id, name, utanfor=True).value == second != own
    assert not [one for one in foresla_maskering(scene.kansli, justering.id) if one.ar_utanfor]
    remove_maskering(scene.kansli, second.id)
    assert scene.kansli.all(Maskering) == (own,)


def test_what_is_shown_in_its_paragraf_is_shown_outside_too(scene: Scene) -> None:
    arende = load_akt(scene.kansli, scene.sammantrade.id).numrerade_arenden[0]
    first = add_maskering(scene.kansli, arende.id, "Berit Ek").value
    add_maskering(scene.kansli, arende.id, "Berit Ek", utanfor=True)
    remove_maskering(scene.kansli, first.id)
    assert scene.kansli.all(Maskering) == ()
    undo(scene.kansli)
    assert len(scene.kansli.all(Maskering)) == 2


def test_the_same_words_in_two_paragrafer_mask_nothing_outside(scene: Scene) -> None:
    akt = load_akt(scene.kansli, scene.sammantrade.id)
    name = akt.organ.namn
    for arende in akt.numrerade_arenden:
        add_maskering(scene.kansli, arende.id, name)
    assert not [one for one in scene.kansli.all(Maskering) if one.ar_utanfor]
    assert [one.text for one in foresla_maskering(scene.kansli, akt.justeringar[0].id) if one.ar_utanfor] == [name]
