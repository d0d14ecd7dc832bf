"""Kept files come back byte for byte, or not at all."""

import hashlib
from pathlib import Path

import pytest

from nacka_sekreterare.storage.bilagor import Bilagor
from nacka_sekreterare.storage.failures import StoreError


@pytest.fixture
def bilagor(tmp_path: Path) -> Bilagor:
    return Bilagor(tmp_path / "bilagor")


def _files(tmp_path: Path) -> list[Path]:
    return [path for path in (tmp_path / "bilagor").rglob("*") if path.is_file()]


def test_content_is_found_by_its_hash(bilagor: Bilagor) -> None:
    digest = bilagor.add(b"signed")
    assert digest == hashlib.sha256(b"signed").hexdigest()
    assert bilagor.read(digest) == b"signed"


def test_the_same_content_lies_once(bilagor: Bilagor, tmp_path: Path) -> None:
    assert bilagor.add(b"signed") == bilagor.add(b"signed")
    assert len(_files(tmp_path)) == 1


def test_a_changed_or_lost_file_is_told_of_and_mended_by_adding_it_again(bilagor: Bilagor, tmp_path: Path) -> None:
    kept, changed, lost = (bilagor.add(content) for content in (b"kept", b"changed", b"lost"))
    by_name = {path.name: path for path in _files(tmp_path)}
    by_name[changed].write_bytes(b"forged")
    by_name[lost].unlink()
    assert bilagor.find(kept) == b"kept"
    with pytest.raises(StoreError, match="är inte längre den som sparades"):
        bilagor.read(changed)
    with pytest.raises(StoreError, match="saknas"):
        bilagor.read(lost)
    bilagor.add(b"changed")
    assert bilagor.read(changed) == b"changed"


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "g" * 64, "0" * 63])
def test_only_a_hash_names_a_bilaga(bilagor: Bilagor, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        bilagor.read(name)


def test_a_missing_one_is_told_of(bilagor: Bilagor) -> None:
    with pytest.raises(StoreError, match="saknas"):
        bilagor.read("0" * 64)
