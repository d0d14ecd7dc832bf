"""A Word file becomes a PDF by what is installed; what hangs or is not wanted is ended, and nothing stays behind."""

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

import pytest

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system import conversion, libreoffice, programs, word

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="a script stands in for the program")


class StoppedError(Exception): ...


def program(folder: Path, text: str) -> Path:
    """A program of a few lines; it is given what soffice is given."""
    path = folder / "program å" / "soffice"
    path.parent.mkdir()
    path.write_text(f"#!{sys.executable}\nimport os, sys, time\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def only(monkeypatch: pytest.MonkeyPatch, soffice: Path | None, *, has_word: bool = False) -> None:
    monkeypatch.setattr(conversion, "find_soffice", lambda: soffice)
    monkeypatch.setattr(conversion, "has_word", lambda: has_word)


HANGS = "time.sleep(60)"  # far longer than it is let run, but not for ever should nobody end it
WRITES = "out = sys.argv[sys.argv.index('--outdir') + 1]\nopen(os.path.join(out, 'handling.pdf'), 'wb').write(b'%PDF-')"


@POSIX
def test_libreoffice_is_asked_for_tags_in_a_profile_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, program(tmp_path, f"{WRITES}\nopen(r'{tmp_path}/sagt', 'w').write('\\n'.join(sys.argv[1:]))"))
    assert conversion.convert_to_pdf(b"PK", "Bilaga ett å.DOCX") == b"%PDF-"
    said = (tmp_path / "sagt").read_text(encoding="utf-8").splitlines()
    assert said[0].startswith("-env:UserInstallation=file://")
    assert '"UseTaggedPDF":{"type":"boolean","value":"true"}' in said[said.index("--convert-to") + 1]
    assert said[-1].endswith("handling.docx")
    assert not Path(said[-1]).parent.exists()


@POSIX
def test_one_that_hangs_is_ended_with_what_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    lines = f"said = open(r'{pipe}', 'wb', 0)\nos.fork()\nsaid.write(b'.')\n{HANGS}\nsaid.write(b'not ended')"
    only(monkeypatch, program(tmp_path, lines))
    monkeypatch.setattr(libreoffice, "_SECONDS", 0)
    with ExitStack() as opened:
        heard: list[BinaryIO] = []

        def listen() -> None:
            heard.append(opened.enter_context(pipe.open("rb")))
            assert heard[0].read(2) == b".."  # both are there, and hang

        with pytest.raises(UserError, match=r"LibreOffice kunde inte göra a\.docx till PDF"):
            conversion.convert_to_pdf(b"PK", "a.docx", listen)
        assert heard[0].read() == b""  # which ends when nobody is left to write


@POSIX
def test_cancel_ends_it_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, program(tmp_path, HANGS))

    def stop() -> None:
        raise StoppedError

    began = time.monotonic()
    with pytest.raises(StoppedError):
        conversion.convert_to_pdf(b"PK", "a.docx", stop)
    assert time.monotonic() - began < 30


@POSIX
@pytest.mark.parametrize("lines", ["sys.exit(3)", "sys.exit(0)"], ids=["fails", "writes nothing"])
def test_one_that_cannot_is_told_with_the_name(lines: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, program(tmp_path, lines))
    with pytest.raises(UserError, match=r"Spara a\.docx som PDF"):
        conversion.convert_to_pdf(b"PK", "a.docx")


def test_with_none_she_is_asked_for_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, None)
    assert conversion.find_converter() is None
    with pytest.raises(UserError, match=r"a\.docx är ingen PDF, och varken Word eller LibreOffice finns"):
        conversion.convert_to_pdf(b"PK", "a.docx")


def test_word_comes_first_and_libreoffice_does_what_it_could_not(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fail(source: Path, _keep_on: Callable[[], None]) -> Path:
        asked.append("Word")
        raise subprocess.CalledProcessError(1, "powershell")

    def write(_program: Path, source: Path, _keep_on: Callable[[], None]) -> Path:
        asked.append("LibreOffice")
        source.with_suffix(".pdf").write_bytes(b"%PDF-1.7")
        return source.with_suffix(".pdf")

    only(monkeypatch, Path("soffice"), has_word=True)
    monkeypatch.setattr(conversion, "export_with_word", fail)
    monkeypatch.setattr(conversion, "export_with_libreoffice", write)
    assert conversion.find_converter() == "Word"
    assert conversion.convert_to_pdf(b"PK", "a.docx") == b"%PDF-1.7"
    assert asked == ["Word", "LibreOffice"]


def test_the_command_line_for_word_names_script_source_and_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[list[str]] = []
    monkeypatch.setenv("SYSTEMROOT", "C:/Windows")
    monkeypatch.setattr(word, "run_program", lambda command, **_: said.append(list(command)))
    source = tmp_path / "med å och blanksteg" / "handling.docx"
    source.parent.mkdir()
    target = word.export_with_word(source, lambda: None)
    (command,) = said
    assert command[0] == "C:/Windows/System32/WindowsPowerShell/v1.0/powershell.exe"
    assert command[command.index("-File") + 1 :] == [
        str(source.with_name(name)) for name in ("skriv.ps1", "handling.docx", "handling.pdf", "word.pid")
    ]
    assert target == source.with_suffix(".pdf")
    script = source.with_name("skriv.ps1").read_bytes()
    assert script.startswith(b"\xef\xbb\xbfparam(")
    assert script.decode("utf-8").count("ExportAsFixedFormat($Target, 17, ") == 1


def test_a_word_that_was_started_is_ended_when_the_script_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[int] = []

    def stop(*_: object, **__: object) -> None:
        (tmp_path / "word.pid").write_text("4711", encoding="ascii")
        raise StoppedError

    monkeypatch.setattr(word, "run_program", stop)
    monkeypatch.setattr(word, "end_tree", ended.append)
    with pytest.raises(StoppedError):
        word.export_with_word(tmp_path / "handling.docx", lambda: None)
    assert ended == [4711]


@POSIX
def test_a_program_that_is_not_there_is_an_os_error() -> None:
    with pytest.raises(FileNotFoundError):
        programs.run_program(["/finns/inte"], seconds=1, keep_on=lambda: None)
