"""Run by `make pdf-check`: make every document, ask veraPDF and qpdf of each, and say it, a line per file.

Ends with 1 when a file fails and also when nothing could be checked: what was not looked at has not passed.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pikepdf
from pdfcheck.produce import produce
from pdfcheck.verdicts import CannotCheckError, Verdict, judge, missing_parts

STANDARDS = {"2a": "PDF/A-2a", "ua1": "PDF/UA-1"}


def main() -> int:
    """Check everything."""
    started = time.monotonic()
    if missing := missing_parts():
        say(f"pdf-check: nothing was checked, since {', '.join(missing)} is lacking; run `make pdf-check`")
        return 1
    with tempfile.TemporaryDirectory(prefix="nacka-pdf-check-", ignore_cleanup_errors=True) as name:
        try:
            files = produce(Path(name))
            verdicts = judge(files)
        except CannotCheckError as error:
            say(f"pdf-check: nothing was checked: {error}")
            return 1
        except subprocess.CalledProcessError as error:
            reason = error.stderr.strip().splitlines()[-1]
            say(f"pdf-check: nothing was checked, since the example could not be made: {reason}")
            return 1
        failed = sum(not report(path, verdicts[path]) for path in files)
    say(f"pdf-check: {len(files) - failed} of {len(files)} files passed in {time.monotonic() - started:.0f} s")
    return 1 if failed else 0


def report(path: Path, verdicts: tuple[Verdict, ...]) -> bool:
    """Say what became of a file, with the rules it breaks; true when it is good."""
    page_count, problems = syntax(path)
    failed = [STANDARDS[verdict.flavour] for verdict in verdicts if not verdict.has_passed]
    failed += ["syntax"] if problems else []
    checks = sum(verdict.check_count for verdict in verdicts)
    outcome = f"FAILED {', '.join(failed)}" if failed else "passed"
    say(f"{outcome}  {path.name}  ({page_count} pages, {checks} checks)")
    for verdict in verdicts:
        for rule in verdict.rules:
            say(f"    {STANDARDS[verdict.flavour]} {rule.name}, {rule.count} times: {rule.message}")
            say(f"        first at {rule.place or 'the file'}")
    for problem in problems:
        say(f"    syntax: {problem}")
    return not failed


def syntax(path: Path) -> tuple[int, list[str]]:
    """The number of pages, and what qpdf, which pikepdf carries and veraPDF knows nothing of, complains of."""
    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages), pdf.check_pdf_syntax()
    except pikepdf.PdfError as error:
        return 0, [str(error)]


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
