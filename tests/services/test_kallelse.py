"""Sending the kallelse: the files, the frozen copy, and what shows that the list has changed since."""

from pathlib import Path

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.arende import add_extra_arende, update_arende
from nacka_sekreterare.services.bilaga import read_bilaga
from nacka_sekreterare.services.kallelse import is_changed_since_utskick, prepare_utskick, register_utskick
from nacka_sekreterare.services.undo import undo


def _send(scene: Scene, folder: Path) -> None:
    utskick = prepare_utskick(scene.kansli, scene.sammantrade.id)
    register_utskick(scene.kansli, scene.sammantrade.id, utskick.write(folder), utskick.at)


def test_what_is_sent_is_written_and_kept_as_it_was(scene: Scene, tmp_path: Path) -> None:
    folder = tmp_path / "utskick å"
    _send(scene, folder)
    written = sorted(path.suffix for path in folder.iterdir())
    assert written == [".docx", ".pdf"]
    kept = {b.namn: b for b in scene.akt.bilagor if b.slag is Bilageslag.UTSKICK}
    assert sorted(Path(name).suffix for name in kept) == [".docx", ".pdf", ".txt"]
    for path in folder.iterdir():
        assert read_bilaga(scene.kansli, kept[path.name].id) == path.read_bytes()
    assert scene.akt.sammantrade.kallat_at == scene.kansli.clock()


def test_the_list_is_unchanged_until_the_words_of_the_kallelse_change(scene: Scene, tmp_path: Path) -> None:
    assert is_changed_since_utskick(scene.kansli, scene.akt) is None
    _send(scene, tmp_path)
    assert not is_changed_since_utskick(scene.kansli, scene.akt)
    update_arende(scene.kansli, scene.akt.arenden[-1].id, rubrik="En helt annan rubrik")
    assert is_changed_since_utskick(scene.kansli, scene.akt)
    undo(scene.kansli)
    assert not is_changed_since_utskick(scene.kansli, scene.akt)


def test_an_extra_arende_is_a_change_although_the_kallelse_does_not_hold_it(scene: Scene, tmp_path: Path) -> None:
    _send(scene, tmp_path)
    add_extra_arende(scene.kansli, scene.sammantrade.id, "Sommarbemanning")
    assert is_changed_since_utskick(scene.kansli, scene.akt)


def test_undo_takes_back_that_it_was_sent_and_the_kept_files(scene: Scene, tmp_path: Path) -> None:
    _send(scene, tmp_path)
    undo(scene.kansli)
    assert scene.akt.sammantrade.kallat_at is None
    assert not any(b.slag is Bilageslag.UTSKICK for b in scene.akt.bilagor)


def test_a_folder_that_is_a_file_is_told_of(scene: Scene, tmp_path: Path) -> None:
    in_the_way = tmp_path / "fil"
    in_the_way.write_text("x", encoding="utf-8")
    with pytest.raises(UserError):
        prepare_utskick(scene.kansli, scene.sammantrade.id).write(in_the_way)
