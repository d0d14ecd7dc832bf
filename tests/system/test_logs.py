"""The log tells where, never what."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from nacka_sekreterare.system.logs import described_exception, start_logging, stop_logging


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_logging(tmp_path / "loggar")
    yield tmp_path / "loggar" / "nacka-sekreterare.log"
    stop_logging(handler)


def _fail_with(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"cannot read {text}") from error


def test_an_exception_is_logged_as_its_kind_and_place_without_its_message(log: Path) -> None:
    logger = logging.getLogger("nacka_sekreterare.services")
    try:
        _fail_with("Greta Hemlig")
    except ValueError:
        logger.exception("act failed: %s", "add_person")
    written = log.read_text(encoding="utf-8")
    assert "act failed: add_person" in written
    assert "ValueError" in written
    assert "KeyError" in written
    assert "test_logs.py" in written
    assert "Greta" not in written


def test_a_closed_log_can_be_moved_and_writes_no_more(tmp_path: Path) -> None:
    handler = start_logging(tmp_path)
    logging.getLogger("nacka_sekreterare").info("before")
    stop_logging(handler)
    logging.getLogger("nacka_sekreterare").info("after")
    (tmp_path / "nacka-sekreterare.log").rename(tmp_path / "moved.log")
    assert "after" not in (tmp_path / "moved.log").read_text(encoding="utf-8")


def test_the_log_is_cut_before_it_grows_large(log: Path) -> None:
    logger = logging.getLogger("nacka_sekreterare")
    for _ in range(40_000):
        logger.info("a line of the length that lines usually have in this log")
    sizes = [path.stat().st_size for path in log.parent.iterdir()]
    assert len(sizes) > 1
    assert max(sizes) <= 512 * 1024


def _fail_alone() -> None:
    try:
        raise KeyError("a")
    except KeyError:
        raise ValueError("b") from None


def test_an_exception_of_a_suppressed_cause_tells_only_of_itself() -> None:
    with pytest.raises(ValueError, match="b") as caught:
        _fail_alone()
    description = described_exception(caught.value)
    assert description.split("\n")[0] == "ValueError"
    assert "KeyError" not in description
