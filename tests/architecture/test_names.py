"""Names that anyone can type and that say what a thing is for."""

import io
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DRAWERS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "misc",
    "common",
    "shared",
    "stuff",
    "tools",
    "legacy",
    "mixed",
    "other",
}
CODE = sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("nacka_sekreterare", "tests", "packaging")
    for path in (ROOT / folder).rglob("*.py")
)


@pytest.mark.parametrize("source", CODE)
def test_identifiers_and_file_names_are_ascii(source: str) -> None:
    assert source.isascii()
    text = (ROOT / source).read_text(encoding="utf-8")
    names = {
        token.string for token in tokenize.generate_tokens(io.StringIO(text).readline) if token.type == tokenize.NAME
    }
    assert sorted(name for name in names if not name.isascii()) == []


@pytest.mark.parametrize("source", CODE)
def test_no_module_is_a_drawer_for_odds_and_ends(source: str) -> None:
    words = {word for part in Path(source).with_suffix("").parts for word in part.split("_")}
    assert not words & DRAWERS
