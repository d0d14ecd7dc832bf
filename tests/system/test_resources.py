from pathlib import Path

import pytest

from nacka_sekreterare.system.resources import resource


def test_a_resource_is_found_in_the_checkout() -> None:
    assert resource("fonts", "SourceSerifPro-Regular.ttf").is_file()


def test_a_frozen_program_looks_in_its_bundle_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "resources" / "fonts" / "SourceSerifPro-Regular.ttf"
    bundled.parent.mkdir(parents=True)
    bundled.touch()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert resource("fonts", "SourceSerifPro-Regular.ttf") == bundled


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"fonts/borta\.ttf"):
        resource("fonts", "borta.ttf")
