"""Text, PDF and DOCX of every document say the same words in the same order (done-when 6 of the first issue)."""

import pytest
from documents.reading import docx_words, page_texts, pdf_words, text_words
from factories_documents import all_documents

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.model import Format

DOCUMENTS = all_documents()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_formats_say_the_same_words_in_the_same_order(name: str) -> None:
    document = DOCUMENTS[name]
    text = text_words(render(document, Format.TEXT))
    assert pdf_words(render(document, Format.PDF)) == text
    assert docx_words(render(document, Format.DOCX)) == text


def test_the_page_of_the_narvarolista_is_where_the_front_page_says() -> None:
    data = render(DOCUMENTS["protokoll"], Format.PDF)
    pages = page_texts(data)
    said = next(line for line in pages[0].splitlines() if "Se närvarolistan" in line).split()[-1]
    assert "Närvarolista" in pages[int(said) - 1]
    assert "Beslutande" in pages[int(said) - 1]


def test_each_page_of_an_utdrag_says_whose_it_is() -> None:
    pages = page_texts(render(DOCUMENTS["utdrag"], Format.PDF))
    for number, page in enumerate(pages, start=1):
        for words in ("Äldrenämnden", "Protokollsutdrag", "2026-04-22", "Justerandes signaturer", "Utdragsbestyrkande"):
            assert words in page
        assert f"Sida {number} ({len(pages)})" in " ".join(page.split())


def test_a_draft_says_so_on_every_page() -> None:
    for name, mark in (("protokoll-utkast", "UTKAST"), ("utdrag-ej-justerat", "EJ JUSTERAT")):
        assert all(mark in page for page in page_texts(render(DOCUMENTS[name], Format.PDF)))
