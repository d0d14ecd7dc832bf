"""Each benchmark in its shortest form: that it runs and gives a ratio. No time is asserted: `make bench` tells them."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.big_store import make_store
from benchmarks.handlingar import measure_handlingar
from benchmarks.measure import Figure, alternate

pytest.importorskip("PySide6")

from benchmarks.acts import measure_acts, measure_akt
from benchmarks.documents import measure_documents, measure_template
from benchmarks.start import measure_start
from benchmarks.typing_on import measure_typing


def _are_ratios(figures: Sequence[Figure]) -> bool:
    return bool(figures) and all(figure.value > 0 for figure in figures)


def test_the_median_of_alternated_rounds_leaves_the_warm_up_out() -> None:
    one, other = iter([100.0, 1.0, 3.0, 2.0]), iter([50.0, 4.0, 6.0, 5.0])
    assert alternate(lambda: next(one), lambda: next(other), rounds=3) == (2.0, 5.0)


def test_a_bound_is_met_from_its_own_side() -> None:
    assert Figure("a", 1.9, 2).is_met
    assert not Figure("a", 2.1, 2).is_met
    assert Figure("a", 2.1, 2, is_least=True).is_met
    assert Figure("a", 2.1).is_met is None


def test_the_start_is_measured_on_a_made_up_store(tmp_path: Path) -> None:
    make_store(tmp_path / "store", years=1, organ=1)
    assert _are_ratios(measure_start(tmp_path / "store", rounds=1))


def test_documents_are_measured(tmp_path: Path) -> None:
    assert _are_ratios(measure_documents(tmp_path, 2, rounds=1))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_template_is_measured(tmp_path: Path) -> None:
    assert _are_ratios(measure_template(tmp_path, 2, rounds=1))


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_the_handlingspaket_is_measured(tmp_path: Path) -> None:
    assert _are_ratios(measure_handlingar(tmp_path, rounds=1, pages=9, files=2))


def test_acts_and_reading_are_measured(qapp: object, tmp_path: Path) -> None:
    assert _are_ratios([*measure_acts(tmp_path, 8, rounds=1), *measure_akt(tmp_path, 8, rounds=1)])


def test_typing_is_measured(qapp: object, tmp_path: Path) -> None:
    assert _are_ratios(measure_typing(tmp_path, 3, keys=2, rounds=1))
