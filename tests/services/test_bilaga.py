"""Bilagor as files: read, listed together, and copied out."""

from pathlib import Path

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.bilaga import Utsandning
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services import bilaga as bilagor
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.system import paths


def _silent(_done: int, _total: int) -> None:
    """Take no notice."""


def _files(folder: Path) -> tuple[tuple[str, bytes], ...]:
    paths = []
    for name in ("Motion å.pdf", "Karta.png"):
        path = folder / name
        path.write_bytes(name.encode("utf-8"))
        paths.append(path)
    return bilagor.read_files(paths, _silent)


def test_files_are_listed_together_and_undone_together(scene: Scene, tmp_path: Path) -> None:
    arende = scene.akt.arenden[-1]
    added = bilagor.add_files(scene.kansli, arende.id, _files(tmp_path), utsandning=Utsandning.DUKAS).value
    assert [bilaga.namn for bilaga in added] == ["Motion å.pdf", "Karta.png"]
    assert {bilaga.utsandning for bilaga in scene.akt.bilagor} == {Utsandning.DUKAS}
    undo(scene.kansli)
    assert scene.akt.bilagor == ()


def test_one_empty_file_stops_all_of_them(scene: Scene) -> None:
    files = (("full.txt", b"x"), ("tom.txt", b""))
    with pytest.raises(UserError, match="tom"):
        bilagor.add_files(scene.kansli, scene.akt.arenden[-1].id, files)
    assert scene.akt.bilagor == ()


def test_a_missing_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        bilagor.read_files([tmp_path / "borta.pdf"], _silent)


def test_what_is_opened_is_a_copy_and_can_be_opened_again(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths.tempfile, "gettempdir", lambda: str(tmp_path / "tillfälligt"))
    (bilaga, _) = bilagor.add_files(scene.kansli, scene.akt.arenden[-1].id, _files(tmp_path)).value
    for _time in range(2):
        path = bilagor.open_copy(scene.kansli, bilaga.id)
        assert path.name == "Motion å.pdf"
        assert path.read_bytes() == bilagor.read_bilaga(scene.kansli, bilaga.id)
