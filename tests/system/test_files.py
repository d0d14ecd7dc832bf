"""A file is written whole or not at all, and the user is told why."""

import errno
import os
from pathlib import Path

import pytest

from nacka_sekreterare.system import files
from nacka_sekreterare.system.files import FileError, make_folder, read_bytes, unfinished_file, write_bytes, write_text


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "protokoll för Åsa.pdf"


def _only(target: Path) -> bool:
    return [path.name for path in target.parent.iterdir()] == [target.name]


def test_a_file_is_written_and_nothing_else_is_left(target: Path) -> None:
    write_text(target, "Å\n")
    assert target.read_bytes() == "Å\n".encode()
    assert _only(target)


def test_an_earlier_file_is_replaced(target: Path) -> None:
    write_bytes(target, b"old")
    write_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert _only(target)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
@pytest.mark.parametrize(
    ("mask", "is_private", "mode"), [(0o022, False, 0o644), (0o027, False, 0o640), (0, True, 0o600)]
)
def test_a_file_for_others_gets_what_the_user_has_set_and_a_private_one_is_hers_alone(
    target: Path, mask: int, is_private: bool, mode: int
) -> None:
    before = os.umask(mask)
    try:
        write_bytes(target, b"new", is_private=is_private)
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == mode


def test_a_failure_half_way_leaves_the_earlier_file_and_nothing_else(target: Path) -> None:
    write_bytes(target, b"old")
    with pytest.raises(ZeroDivisionError), unfinished_file(target) as temporary:  # noqa: PT012 - the whole act is what must fail
        temporary.write_bytes(b"half")
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert _only(target)


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "Disken är full.*Frigör utrymme"),
        (errno.EACCES, "öppen i ett annat program.*Stäng den där"),
        (errno.EPERM, "öppen i ett annat program.*Stäng den där"),
        (errno.EIO, "kunde inte skrivas. Kontrollera disken"),
    ],
)
def test_the_cause_is_told_and_the_earlier_file_is_kept(
    target: Path, monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    write_bytes(target, b"old")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(files.os, "fsync", refuse)
    with pytest.raises(FileError, match=sentence):
        write_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert _only(target)


def test_a_target_that_is_open_elsewhere_on_windows_is_told_of(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_bytes(target, b"old")

    def refuse(self: Path, other: Path) -> None:
        raise PermissionError(errno.EACCES, "WinError 5", str(other))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileError, match=f"{target.name} kunde inte skrivas: den är öppen"):
        write_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert _only(target)


def test_a_missing_folder_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"Katalogen .*borta finns inte. Välj en annan"):
        write_bytes(tmp_path / "borta" / "a.pdf", b"")


def test_a_target_that_is_a_folder_is_told_of(target: Path) -> None:
    target.mkdir()
    with pytest.raises(FileError, match=r"är en katalog. Flytta undan den"):
        write_bytes(target, b"")
    assert _only(target)


def test_a_folder_below_a_file_is_told_of(target: Path) -> None:
    write_bytes(target, b"")
    with pytest.raises(FileError, match="är ingen katalog"):
        write_bytes(target / "a.pdf", b"")
    with pytest.raises(FileError, match="kunde inte skapas"):
        make_folder(target / "under")


def test_reading_what_is_not_there_is_told_of(target: Path) -> None:
    with pytest.raises(FileError, match=r"kunde inte läsas. Kontrollera att filen finns"):
        read_bytes(target)
