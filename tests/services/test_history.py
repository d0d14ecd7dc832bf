"""The history in words: each act with its fields before and after, and which § it concerns."""

from factories_services import Scene

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services import arende, avsnitt, justering, minnesanteckning, undo
from nacka_sekreterare.services.history import list_andringar


def test_a_changed_field_is_told_before_and_after(scene: Scene) -> None:
    motion = scene.arende("Motion")
    arende.update_arende(scene.kansli, motion.id, rubrik="Motion om badhus")
    newest = list_andringar(scene.kansli, scene.sammantrade.id)[0]
    (field,) = newest.falt
    assert (field.vad, field.falt, field.fore, field.efter) == (
        "Ärende",
        "rubrik",
        "Motion om ridhus",
        "Motion om badhus",
    )
    assert motion.id in newest.arende_ids


def test_texts_are_told_without_markup_and_dates_as_they_are(scene: Scene) -> None:
    avsnitt.set_avsnitt(scene.kansli, scene.arende("Motion").id, Avsnittsslag.BESKRIVNING, plain_text("Ett ridhus."))
    justering.update_justering(scene.kansli, scene.justering.id, plats="Kansliet")
    newest, before, *_ = list_andringar(scene.kansli, scene.sammantrade.id)
    assert [(field.vad, field.falt, field.efter) for field in newest.falt] == [("Justering", "plats", "Kansliet")]
    assert ("Avsnitt", "text", "Ett ridhus.") in [(field.vad, field.falt, field.efter) for field in before.falt]


def test_what_was_undone_says_so(scene: Scene) -> None:
    arende.update_arende(scene.kansli, scene.arende("Motion").id, rubrik="Annat")
    undo.undo(scene.kansli)
    assert list_andringar(scene.kansli, scene.sammantrade.id)[0].slag == "ångrat"


def test_the_private_memo_is_in_no_list(scene: Scene) -> None:
    minnesanteckning.set_minnesanteckning(scene.kansli, scene.arende("Motion").id, "hemligt minne")
    told = list_andringar(scene.kansli, scene.sammantrade.id)
    assert "hemligt" not in repr(told)
