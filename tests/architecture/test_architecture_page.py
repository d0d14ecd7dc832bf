"""ARCHITECTURE.md is a map: every path on it leads somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "ARCHITECTURE.md"
MADE_BY_RUNNING = {"ut/", ".venv/", ".utveckling/", "dist/", "bilagor/", "loggar/", "sakerhetskopior/"}


def named_paths() -> list[str]:
    if not PAGE.exists():
        return []
    quoted = re.findall(r"`([^`\s]+)`", re.sub(r"```.*?```", "", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL))
    paths = {text for text in quoted if text.endswith("/") or re.search(r"\w\.(py|md|toml|txt|lock|sql|sh)$", text)}
    return sorted(path for path in paths - MADE_BY_RUNNING if not re.search(r"[<>*…{}|()]", path))


@pytest.mark.parametrize("path", named_paths())
def test_path_on_the_architecture_page_exists(path: str) -> None:
    assert (ROOT / path).exists() or (ROOT / "nacka_sekreterare" / path).exists()
