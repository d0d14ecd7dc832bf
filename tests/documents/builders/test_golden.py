"""Every document word by word: a change of wording is seen in a diff and read aloud before it is accepted."""

from pathlib import Path

import pytest
from factories_documents import all_documents

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.backends.wording import cleaned

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
DOCUMENTS = all_documents()


def page_of(anchor: str) -> int:
    """Pages that do not move with the layout; the backends' own tests hold the real ones."""
    return 3 if anchor == "narvarolista" else int(anchor.removeprefix("paragraf-"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_says_what_has_been_read_and_approved(name: str, *, update_golden: bool) -> None:
    text = render_text(cleaned(DOCUMENTS[name]), page_of)
    file = GOLDEN / f"{name}.txt"
    if update_golden:
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


def test_no_golden_text_is_left_without_its_document() -> None:
    assert {file.stem for file in GOLDEN.glob("*.txt")} == set(DOCUMENTS)
