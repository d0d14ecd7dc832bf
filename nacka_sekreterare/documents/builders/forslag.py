"""What is proposed to be decided: one text, or several points with numbers, upward ones indented."""

from collections.abc import Sequence

from nacka_sekreterare.documents.model import Block, Text
from nacka_sekreterare.domain.text import Block as TextBlock
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run


def build_forslag(texts: Sequence[FormattedText]) -> tuple[Block, ...]:
    """The proposals of an ärende; several get numbers."""
    return (Text(number_points(texts)),)


def number_points(texts: Sequence[FormattedText]) -> FormattedText:
    """One text of several points: a numbered list when each is one paragraph, else numbers before the first words."""
    if len(texts) == 1:
        return texts[0]
    if all(_is_one_passage(text) for text in texts):
        items = tuple(
            ListItem(runs=block.runs) for text in texts for block in text.blocks if isinstance(block, Passage)
        )
        return FormattedText(blocks=(ItemList(items=items, is_ordered=True),))
    return FormattedText(blocks=tuple(block for i, text in enumerate(texts, 1) for block in _numbered(text, i)))


def _is_one_passage(text: FormattedText) -> bool:
    return len(text.blocks) == 1 and isinstance(text.blocks[0], Passage) and not text.blocks[0].indent


def _numbered(text: FormattedText, number: int) -> tuple[TextBlock, ...]:
    label = Run(text=f"{number}. ")
    first = text.blocks[0]
    if isinstance(first, Passage):
        return (first.model_copy(update={"runs": (label, *first.runs)}), *text.blocks[1:])
    return (Passage(runs=(Run(text=f"{number}."),)), *text.blocks)
