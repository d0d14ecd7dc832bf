"""The one form of a formatted text that an editor can show and give back unchanged. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, ListItem, Passage, Run, TextTable, runs_text

MAX_DEPTH = 5

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\ufffc\ufdd0-\ufdef\ufffe\uffff]")


def normalise(text: FormattedText) -> FormattedText:
    """The same words without what nobody sees: empty paragraphs and runs, split runs, split lists, ragged tables."""
    blocks: list[Block] = []
    for block in text.blocks:
        clean = _normal_block(block)
        if clean is None:
            continue
        last = blocks[-1] if blocks else None
        if isinstance(clean, ItemList) and isinstance(last, ItemList) and _is_same_list(last, clean):
            blocks[-1] = last.model_copy(update={"items": last.items + clean.items})
        else:
            blocks.append(clean)
    return FormattedText(blocks=tuple(blocks))


def normal_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs without neighbours of the same style and without characters that are no text."""
    merged: list[Run] = []
    for run in runs:
        words = clean_characters(run.text)
        if not words:
            continue
        if merged and (merged[-1].bold, merged[-1].italic) == (run.bold, run.italic):
            merged[-1] = merged[-1].model_copy(update={"text": merged[-1].text + words})
        else:
            merged.append(Run(text=words, bold=run.bold, italic=run.italic))
    return tuple(merged)


def clean_characters(text: str) -> str:
    """Text with every kind of line break as a line feed, and without control characters."""
    text = _NOT_TEXT.sub("", _BREAKS.sub("\n", text))
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def is_blank(runs: Sequence[Run]) -> bool:
    """True when nothing but white space would be seen."""
    return not runs_text(runs).strip()


def cell_lines(block: Block) -> Iterator[tuple[Run, ...]]:
    """A block as lines of runs, for where blocks cannot stand: in the cell of a table."""
    match block:
        case Passage():
            yield block.runs
        case ItemList():
            yield from ((Run(text="• "), *item.runs) for item in block.items)
        case TextTable():
            for row in block.rows:
                yield tuple(run for cell in row for run in (*cell, Run(text=" ")))


def _is_same_list(one: ItemList, other: ItemList) -> bool:
    return (one.is_ordered, one.indent) == (other.is_ordered, other.indent)


def _normal_block(block: Block) -> Block | None:
    match block:
        case Passage():
            runs = normal_runs(block.runs)
            return None if is_blank(runs) else Passage(runs=runs, indent=_depth(block.indent))
        case ItemList():
            items = tuple(
                ListItem(runs=runs, level=_depth(item.level))
                for item in block.items
                if not is_blank(runs := normal_runs(item.runs))
            )
            return ItemList(items=items, is_ordered=block.is_ordered, indent=_depth(block.indent)) if items else None
        case TextTable():
            return _normal_table(block)


def _normal_table(table: TextTable) -> TextTable | None:
    columns = max((len(row) for row in table.rows), default=0)
    if not columns:
        return None
    rows = tuple(tuple(_normal_cell(cell) for cell in row) + ((),) * (columns - len(row)) for row in table.rows)
    return TextTable(rows=rows, header_rows=min(max(table.header_rows, 0), len(rows)))


def _normal_cell(cell: tuple[Run, ...]) -> tuple[Run, ...]:
    runs = normal_runs(cell)
    return () if is_blank(runs) else runs


def _depth(value: int) -> int:
    return min(max(value, 0), MAX_DEPTH)
