"""Her own word list, and the names that no spelling questions."""

import pytest
from factories_services import Scene, make_scene

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services import eget_ord, undo
from nacka_sekreterare.services.core import Kansli


@pytest.fixture
def scene(kansli: Kansli) -> Scene:
    return make_scene(kansli)


def words(kansli: Kansli) -> list[str]:
    return [eget.ord for eget in eget_ord.list_egna_ord(kansli)]


def test_a_word_is_kept_as_it_is_written_and_taken_back(kansli: Kansli) -> None:
    eget_ord.add_eget_ord(kansli, "Orminge")
    eget = eget_ord.add_eget_ord(kansli, " blockhyra ").value
    assert words(kansli) == ["blockhyra", "Orminge"]
    undo.undo(kansli)
    assert words(kansli) == ["Orminge"]
    undo.redo(kansli)
    eget_ord.remove_eget_ord(kansli, eget.id)
    assert words(kansli) == ["Orminge"]


@pytest.mark.parametrize("word", ["", "  ", "två ord"])
def test_only_a_word_is_a_word(kansli: Kansli, word: str) -> None:
    with pytest.raises(UserError, match="ett ord i taget"):
        eget_ord.add_eget_ord(kansli, word)


def test_a_word_stands_once(kansli: Kansli) -> None:
    eget_ord.add_eget_ord(kansli, "Orminge")
    with pytest.raises(UserError, match="finns redan"):
        eget_ord.add_eget_ord(kansli, "Orminge")
    assert words(kansli) == ["Orminge"]


def test_the_names_are_those_of_persons_parties_and_organs(scene: Scene) -> None:
    names = eget_ord.list_names(scene.kansli)
    assert {person.namn for person in scene.akt.personer} <= names
    assert {mandat.parti for mandat in scene.akt.mandat} <= names
    assert scene.organ.namn in names
