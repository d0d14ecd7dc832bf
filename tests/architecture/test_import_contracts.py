"""The arrows of ARCHITECTURE.md, and what they are for: commands that start without a window's libraries."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_import_contract_is_kept(tmp_path: Path) -> None:
    # In a process of its own: import-linter sets up logging anew and would silence the loggers of other tests.
    script = f"from importlinter.cli import lint_imports; raise SystemExit(lint_imports(cache_dir={str(tmp_path)!r}))"
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def loaded_by(module: str) -> set[str]:
    script = f"import sys, {module}; print(*{{name.split('.')[0] for name in sys.modules}})"
    result = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(result.stdout.split())


def test_the_domain_loads_no_window_database_or_file_format() -> None:
    assert not loaded_by("nacka_sekreterare.domain.akt") & {"PySide6", "sqlmodel", "sqlalchemy", "reportlab", "docx"}


def test_the_command_line_loads_no_qt() -> None:
    assert not loaded_by("nacka_sekreterare.cli") & {"PySide6", "shiboken6", "qtpy"}


def test_what_reads_signatures_is_loaded_only_to_judge_one() -> None:
    assert not loaded_by("nacka_sekreterare.services.underskrift") & {"pyhanko", "aiohttp"}
    assert "pyhanko" in loaded_by("nacka_sekreterare.documents.underskrift")
