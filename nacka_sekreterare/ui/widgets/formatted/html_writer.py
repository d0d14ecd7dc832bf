"""Formatted text as clean HTML, so that what is copied here keeps its form in Word. Pure."""

from html import escape

from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, ListItem, Passage, Run, TextTable

_INDENT_POINTS = 24


def write_html(text: FormattedText) -> str:
    """A fragment of HTML with nothing but p, b, i, br, ul, ol, li and table."""
    return "".join(_block(block) for block in text.blocks)


def _block(block: Block) -> str:
    match block:
        case Passage():
            margin = f' style="margin-left:{block.indent * _INDENT_POINTS}pt"' if block.indent else ""
            return f"<p{margin}>{_runs(block.runs)}</p>"
        case ItemList():
            tag = "ol" if block.is_ordered else "ul"
            quotes = "<blockquote>" * block.indent
            return quotes + _items(list(block.items), 0, tag) + quotes.replace("<", "</")
        case TextTable():
            rows = (_row(row, "th" if number < block.header_rows else "td") for number, row in enumerate(block.rows))
            return f'<table border="1">{"".join(rows)}</table>'


def _items(items: list[ListItem], level: int, tag: str) -> str:
    """The items of one level; deeper ones that follow an item stand inside it."""
    parts = [f"<{tag}>"]
    while items and items[0].level >= level:
        if items[0].level > level:
            parts.append(_items(items, level + 1, tag))
        else:
            parts.append(f"<li>{_runs(items.pop(0).runs)}</li>")
    return "".join([*parts, f"</{tag}>"])


def _row(row: tuple[tuple[Run, ...], ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_runs(cell)}</{tag}>" for cell in row) + "</tr>"


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    words = escape(run.text, quote=False).replace("\n", "<br>")
    if run.italic:
        words = f"<i>{words}</i>"
    return f"<b>{words}</b>" if run.bold else words
