"""Settings come back as they were written, with defaults, and never stop the program silently."""

from pathlib import Path

import pytest

from nacka_sekreterare.system import paths
from nacka_sekreterare.system.settings import Settings, SettingsError, SettingsFile, Theme


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "å" / "installningar.json")


def test_without_a_file_everything_has_its_default(file: SettingsFile) -> None:
    assert file.read() == Settings()


def test_what_is_written_is_read(file: SettingsFile, tmp_path: Path) -> None:
    settings = Settings(data_folder=tmp_path / "nämnder", theme=Theme.DARK)
    file.write(settings)
    assert file.read() == settings


def test_a_key_of_a_newer_program_is_passed_over(file: SettingsFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text('{"theme": "light", "voice": "Alva"}', encoding="utf-8")
    assert file.read() == Settings(theme=Theme.LIGHT)


@pytest.mark.parametrize("content", [b"", b"{", b'{"theme": "pink"}', b"\xff\xfe"])
def test_a_file_that_makes_no_sense_is_told_of_and_kept(file: SettingsFile, content: bytes) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"går inte att läsa. Ta bort filen"):
        file.read()
    assert file.path.read_bytes() == content


def test_settings_state_and_data_lie_apart() -> None:
    found = [paths.data_folder(), paths.settings_file(), paths.window_state_file(), paths.crash_file()]
    assert len(set(found)) == len(found)
    assert all("nacka-sekreterare" in str(path) for path in found)
    assert paths.settings_file().parent != paths.window_state_file().parent


@pytest.mark.parametrize(
    ("folder", "expected"), [("//server/namnd", True), ("\\\\server\\namnd", False), ("/home/asa", False)]
)
def test_a_folder_on_another_computer_is_recognised(folder: str, expected: bool) -> None:
    assert paths.is_on_network(Path(folder)) is expected
