"""Formatted text as typed blocks: what text fields hold, Word pastes become and documents print. Never HTML."""

from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, Final, Literal

from pydantic import Field

from nacka_sekreterare.domain.value import Value

_GOES_ON: Final = ("för att ", "i syfte att ", "i avvaktan på ")
_STOPPED_AFTER: Final = ")”%"  # ends that still want a full stop


class Run(Value):
    """A stretch of text in one style. A line break inside a paragraph is a newline character."""

    text: str
    bold: bool = False
    italic: bool = False


class Passage(Value):
    """A paragraph of running text. `indent` 1 is what a higher organ is asked to decide, inside a proposal upward."""

    kind: Literal["passage"] = "passage"
    runs: tuple[Run, ...]
    indent: int = 0


class ListItem(Value):
    """One item of a list; `level` 0 is the outermost."""

    runs: tuple[Run, ...]
    level: int = 0


class ItemList(Value):
    """A bullet list or a numbered one; numbers follow from order and level, lettered from level 1."""

    kind: Literal["list"] = "list"
    items: tuple[ListItem, ...]
    is_ordered: bool = False
    indent: int = 0


class TextTable(Value):
    """A simple table: rows of cells of runs; the first `header_rows` rows are headings."""

    kind: Literal["table"] = "table"
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    header_rows: int = 1


Block = Annotated[Passage | ItemList | TextTable, Field(discriminator="kind")]


class FormattedText(Value):
    """A text of blocks. An empty text has no blocks."""

    blocks: tuple[Block, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True when nothing but white space would be printed."""
        return not self.plain.strip()

    @property
    def plain(self) -> str:
        """The words alone: blocks and list items on lines of their own, cells separated by tabs."""
        return "\n".join(_plain_lines(self.blocks))

    def reworded(self, change: Callable[[str], str]) -> "FormattedText":
        """The text with the words of each paragraph, item and cell changed."""
        return FormattedText(blocks=tuple(_reworded(block, change) for block in self.blocks))

    def __add__(self, other: "FormattedText") -> "FormattedText":
        """The two texts one after the other."""
        return FormattedText(blocks=self.blocks + other.blocks)


def continued(sentence: FormattedText, reason: FormattedText) -> FormattedText:
    """A sentence and its reason: one sentence where the reason goes on with it ("för att …"), else one after the other.

    So "… yrkar att ärendet återremitteras." and "för att utreda bullret" become one sentence with a full stop.
    """
    goes_on = reason.plain.casefold().startswith(_GOES_ON)
    lead = sentence.blocks[-1] if sentence.blocks and goes_on else None
    first = reason.blocks[0] if reason.blocks else None
    if not isinstance(lead, Passage) or not isinstance(first, Passage):
        return sentence + reason
    begun = Run(text=f"{runs_text(lead.runs).rstrip(' .:')} ")
    words = first.runs[0].text
    went_on = first.runs[0].model_copy(update={"text": words[:1].lower() + words[1:]})
    whole = lead.model_copy(update={"runs": (begun, went_on, *first.runs[1:])})
    rest = reason.blocks[1:]
    return FormattedText(blocks=(*sentence.blocks[:-1], whole if rest else with_full_stop(whole), *rest))


def with_full_stop(passage: Passage) -> Passage:
    """The paragraph with a full stop where it ends without any mark."""
    words = runs_text(passage.runs).rstrip()
    is_ended = not words or not (words[-1].isalnum() or words[-1] in _STOPPED_AFTER)
    last = passage.runs[-1]
    ended = last.model_copy(update={"text": f"{last.text.rstrip()}."})
    return passage if is_ended else passage.model_copy(update={"runs": (*passage.runs[:-1], ended)})


def plain_text(text: str, *, indent: int = 0) -> FormattedText:
    """A formatted text of unstyled paragraphs, one per non-empty line of `text`."""
    lines = (line.strip() for line in text.split("\n"))
    return FormattedText(blocks=tuple(Passage(runs=(Run(text=line),), indent=indent) for line in lines if line))


def runs_text(runs: Iterable[Run]) -> str:
    """The words of some runs."""
    return "".join(run.text for run in runs)


def _plain_lines(blocks: Iterable[Passage | ItemList | TextTable]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Passage():
                yield runs_text(block.runs)
            case ItemList():
                yield from (runs_text(item.runs) for item in block.items)
            case TextTable():
                yield from ("\t".join(runs_text(cell) for cell in row) for row in block.rows)


def _reworded(block: Passage | ItemList | TextTable, change: Callable[[str], str]) -> Passage | ItemList | TextTable:
    match block:
        case Passage():
            return block.model_copy(update={"runs": _reworded_runs(block.runs, change)})
        case ItemList():
            items = tuple(item.model_copy(update={"runs": _reworded_runs(item.runs, change)}) for item in block.items)
            return block.model_copy(update={"items": items})
        case TextTable():
            rows = tuple(tuple(_reworded_runs(cell, change) for cell in row) for row in block.rows)
            return block.model_copy(update={"rows": rows})


def _reworded_runs(runs: tuple[Run, ...], change: Callable[[str], str]) -> tuple[Run, ...]:
    """The runs with their words changed; a change that goes over several runs costs them their bold and italic."""
    words = runs_text(runs)
    changed = change(words)
    if changed == words:
        return runs
    apart = tuple(run.model_copy(update={"text": change(run.text)}) for run in runs)
    return apart if runs_text(apart) == changed else (Run(text=changed),)
