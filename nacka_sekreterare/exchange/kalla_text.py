"""Plain text in any of the encodings that Swedish computers have saved it in."""

import re

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.exchange.etiketter import looks_like_label
from nacka_sekreterare.exchange.kalltext import Kalltext, Plats, clean, split_marker, squeeze
from nacka_sekreterare.exchange.rader import (
    Rad,
    contents_or_body,
    is_contents_line,
    join_lines,
    mark_repeated_heads,
    with_room,
)
from nacka_sekreterare.exchange.tabeller import explode_rows

_LONE_SPACE = re.compile(r"^ (?=\S)")  # what is left of a form feed where text was taken out of a PDF
_SOFT_BREAKS = re.compile(r"[\u2028\u000b\u0085]")
MAXIMUM_CHARACTERS = 20_000_000


def decode(data: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 by its mark or its shape, else Windows-1252.

    Raises UserError for what is no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data[:400].count(0) > len(data[:400]) // 4:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    if b"\0" in data[:4000]:
        raise UserError("Filen är ingen textfil. Välj en fil som slutar på .txt, .docx eller .pdf.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def read_text(text: str) -> Kalltext:
    """The paragraphs of plain text: saved, pasted or read from a pipe."""
    lines: list[Rad] = []
    has_gap, page = False, 1
    text = re.sub(r"\r\n?", "\n", text[:MAXIMUM_CHARACTERS]).replace("\u2029", "\n").replace("\f", "\n\f")
    for raw in text.split("\n"):
        if raw.startswith("\f"):
            page, has_gap = page + 1, True
        has_gap = has_gap or bool(_LONE_SPACE.match(raw))
        for part in soft_lines(raw):
            line = squeeze_line(part)
            if line:
                place = Plats.CONTENTS if is_contents_line(line) else Plats.BODY
                lines.append(Rad(text=line, has_gap_before=has_gap, page=page, place=place))
            has_gap = not line
    return explode_rows(join_lines(with_room(mark_repeated_heads(contents_or_body(lines)))))


def soft_lines(raw: str) -> list[str]:
    """A paragraph at its soft line breaks.

    They are spaces, unless a label, a list item or a new sentence stands at one.
    """
    parts: list[str] = []
    for part in _SOFT_BREAKS.split(clean(_SOFT_BREAKS.sub("\u2028", raw))):
        if parts and not _is_real_break(parts[-1], part):
            parts[-1] = f"{parts[-1].rstrip()} {part.lstrip()}"
        else:
            parts.append(part)
    return parts


def _is_real_break(before: str, after: str) -> bool:
    left, right = before.strip(), after.strip()
    if not left or not right:
        return not right and not left
    if split_marker(right)[0] or looks_like_label(right) or looks_like_label(left):
        return True
    return left[-1] in ".:;!?" and not right[0].islower()


def squeeze_line(line: str) -> str:
    """A line with single spaces.

    A soft hyphen at its end stays, for the word goes on in the next; wide gaps part columns.
    """
    broken = line.rstrip().endswith("\u00ad")
    widened = re.sub(r"(?<=\S) {4,}(?=\S)", "\t", line.strip())
    return squeeze(
        re.sub(r"^(\S{1,6}\.?)\t", r"\1 ", widened) if split_marker(widened.replace("\t", " "))[0] else widened
    ) + ("\u00ad" if broken else "")
