"""Write requirements.lock and requirements-dev.lock from pyproject.toml and what the environment holds (`make lock`).

The locks name every package at its exact version, and no registry: each machine fetches from where its pip is set to.
requirements.lock runs the program; requirements-dev.lock adds what tests it.
"""

from __future__ import annotations

import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent

# Needed only where this tool does not run, and so not found by it.
RUNTIME_ELSEWHERE = ('tzdata==2026.6 ; sys_platform == "win32"',)  # for tzlocal, which pyHanko has
ELSEWHERE = ('colorama==0.4.6 ; sys_platform == "win32"',)


def closure(requirements: list[str]) -> dict[str, str]:
    """Every distribution the requirements lead to here, as canonical name -> "Name==version"."""
    found: dict[str, str] = {}
    waiting = [(Requirement(text), "") for text in requirements]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        if name in found and not requirement.extras:
            continue
        installed = distribution(requirement.name)
        if not requirement.specifier.contains(installed.version, prereleases=True):
            sys.exit(f"{requirement} is asked for, but {installed.version} is installed: run pip install first")
        found[name] = f"{installed.metadata['Name']}=={installed.version}"
        for text in installed.requires or []:
            waiting += [(Requirement(text), wanted) for wanted in {"", *requirement.extras}]
    return found


def write(path: Path, comment: str, lines: list[str]) -> None:
    """Write one lock, sorted as a reader looks for a name."""
    body = "\n".join([f"# {comment}", "# Written by `make lock`; not by hand.", *sorted(lines, key=str.lower), ""])
    path.write_text(body, encoding="utf-8", newline="\n")


def main() -> None:
    """Write both locks."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = closure(pyproject["project"]["dependencies"])
    development = closure(pyproject["dependency-groups"]["dev"])
    only_development = [line for name, line in development.items() if name not in runtime]
    write(ROOT / "requirements.lock", "Everything the program runs on.", [*runtime.values(), *RUNTIME_ELSEWHERE])
    beside = [*only_development, *ELSEWHERE]
    write(ROOT / "requirements-dev.lock", "What tests the program, besides requirements.lock.", beside)


if __name__ == "__main__":
    main()
