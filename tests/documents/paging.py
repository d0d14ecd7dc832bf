"""Blocks set on pages, and on which page a word falls."""

from documents import reading, samples

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.model import Block, Format, Text
from nacka_sekreterare.domain.text import FormattedText, Passage, Run


def pages(*blocks: Block) -> list[str]:
    """The text of each page that the blocks take."""
    return reading.page_texts(render(samples.document(*blocks), Format.PDF))


def page_with(texts: list[str], word: str) -> int:
    """The number of the first page that says a word, counted from 1."""
    return next(number for number, text in enumerate(texts, start=1) if word in text)


def filler(lines: int) -> Text:
    """So many lines of text, to have what follows fall where it is wanted."""
    return one_passage("\n".join(f"utfyllnad{number}" for number in range(lines)))


def one_passage(text: str) -> Text:
    return Text(FormattedText(blocks=(Passage(runs=(Run(text=text),)),)))
