"""Every version is pinned, in one way everywhere, and no registry is named."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Read by pip or make: what could send a machine to a registry of somebody's choosing.
TOOLING = [
    path
    for pattern in ("Makefile", "*.toml", "*.lock", ".ci/*", "packaging/*")
    for path in sorted(ROOT.glob(pattern))
    if path.is_file()
]


def pins(lines: list[str]) -> dict[str, str]:
    """Canonical name -> version, for lines such as "SQLAlchemy==2.1.9"."""
    split = [re.split("==", line.split(";")[0].strip()) for line in lines if line.strip() and not line.startswith("#")]
    assert all(len(parts) == 2 for parts in split), f"not pinned: {[parts for parts in split if len(parts) != 2]}"
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in split}


def lock(name: str) -> dict[str, str]:
    return pins((ROOT / name).read_text(encoding="utf-8").splitlines())


def test_the_program_asks_for_the_versions_of_the_lock() -> None:
    asked, locked = pins(PYPROJECT["project"]["dependencies"]), lock("requirements.lock")
    assert asked == {name: locked.get(name) for name in asked}


def test_the_tools_are_asked_for_in_the_versions_of_the_locks() -> None:
    asked = pins(PYPROJECT["dependency-groups"]["dev"])
    locked = lock("requirements.lock") | lock("requirements-dev.lock")
    assert asked == {name: locked.get(name) for name in asked}


def test_the_build_uses_the_locked_backend() -> None:
    asked = pins(PYPROJECT["build-system"]["requires"])
    assert asked.items() <= lock("requirements-dev.lock").items()


IMPORTED_AS = {
    "pyside6-essentials": "PySide6.QtWidgets",
    "pillow": "PIL",
    "python-docx": "docx",
    "chunspell": "hunspell",
}


@pytest.mark.parametrize("name", pins(PYPROJECT["project"]["dependencies"]))
def test_the_program_asks_only_for_what_it_uses(name: str) -> None:
    module = re.escape(IMPORTED_AS.get(name, name))
    used = re.compile(rf"^\s*(from|import) {module}\b|find_spec\(\"{module}\"\)", re.MULTILINE)
    sources = (ROOT / "nacka_sekreterare").rglob("*.py")
    assert any(used.search(path.read_text(encoding="utf-8")) for path in sources)


@pytest.mark.parametrize("name", pins([*PYPROJECT["project"]["dependencies"], *PYPROJECT["dependency-groups"]["dev"]]))
def test_every_dependency_has_its_reason_in_the_architecture(name: str) -> None:
    reasons = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").split("## Libraries and why")[1]
    assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", reasons, re.IGNORECASE)


def test_no_package_is_locked_twice() -> None:
    assert not lock("requirements.lock").keys() & lock("requirements-dev.lock").keys()


@pytest.mark.parametrize("path", TOOLING, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_registry_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?://|--index-url|--extra-index-url|--find-links|--trusted-host|pypi", text)
