"""The arrows of ARCHITECTURE.md, and what they are for: commands that start without a window's libraries."""

import subprocess
import sys
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_contract_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=str(tmp_path))
    assert status == 0, capsys.readouterr().out


def loaded_by(module: str) -> set[str]:
    script = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def test_the_domain_loads_no_window_database_or_file_format() -> None:
    assert not loaded_by("nacka_sekreterare.domain.akt") & {"PySide6", "sqlmodel", "sqlalchemy", "reportlab", "docx"}


@pytest.mark.skipif(not (ROOT / "nacka_sekreterare" / "cli.py").exists(), reason="there is no command line yet")
def test_the_command_line_loads_no_qt() -> None:
    assert not loaded_by("nacka_sekreterare.cli") & {"PySide6", "shiboken6", "qtpy"}
