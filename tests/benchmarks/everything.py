"""Every figure of design §7 that has a benchmark: `make bench`, or

PYTHONPATH=.:tests python -m benchmarks.everything [start|documents|handlingar|acts|typing ...]
"""

import sys
import tempfile
from pathlib import Path

from benchmarks.acts import measure_acts, measure_akt
from benchmarks.big_store import cached_store
from benchmarks.documents import measure_documents, measure_template
from benchmarks.handlingar import measure_handlingar
from benchmarks.measure import Figure
from benchmarks.start import measure_libreoffice, measure_start
from benchmarks.typing_on import measure_typing

_SIZES = (10, 100, 300)


def main(names: list[str]) -> int:
    """Measure what is named, or everything. Returns how many bounds are not held."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        return sum(figure.is_met is False for figure in _measure(names, Path(folder)))


def _measure(names: list[str], base: Path) -> list[Figure]:
    figures: list[Figure] = []
    if not names or "start" in names:
        store = cached_store()
        figures += measure_start(store, rounds=7)
        figures += measure_libreoffice(store, rounds=3)
    if not names or "documents" in names:
        figures += measure_documents(base, 100, rounds=5)
        figures += measure_template(base, 100, rounds=3)
    if not names or "handlingar" in names:
        figures += measure_handlingar(base, rounds=7)
    if not names or "acts" in names:
        for size in _SIZES:
            figures += measure_acts(base, size, rounds=7)
            figures += measure_akt(base, size, rounds=7)
    if not names or "typing" in names:
        for size in _SIZES:
            figures += measure_typing(base, size, keys=60, rounds=5)
    return figures


if __name__ == "__main__":
    sys.stdout.write(f"{main(sys.argv[1:])} bounds not held\n")
