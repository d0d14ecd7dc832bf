"""Lettered pieces that share one "att" ("beslutar att a) anta …, b) fastställa …") as items of their own."""

import re
from collections.abc import Iterator, Sequence

from nacka_sekreterare.exchange.kalltext import Stycke

_PIECE = re.compile(r"(?<![\w(])\(?(?P<letter>[a-h])\)\s+")
_SHARED = re.compile(r"(?:^|\s)att\s*:?\s*$")
_LINK = re.compile(r"[\s,;]+(?:och|samt)?[\s,;]*$")
_LETTER = re.compile(r"^\(?[a-zåäö]\)$")


def with_pieces_apart(stycken: Sequence[Stycke]) -> Iterator[Stycke]:
    """The paragraphs of a proposal; each piece that leans on a shared "att" has it, and a paragraph of its own."""
    leans = False
    for stycke in stycken:
        if stycke.marker:
            leans = leans and bool(_LETTER.match(stycke.marker))
            yield _piece(stycke, stycke.text) if leans and stycke.text[:1].islower() else stycke
            continue
        lead, pieces = _cut(stycke.text)
        leans = bool(pieces)
        if lead or not pieces:
            yield stycke.model_copy(update={"text": lead}) if pieces else stycke
        yield from (_piece(stycke, text) for text in pieces)


def _cut(text: str) -> tuple[str, list[str]]:
    """What stands before the shared "att", and the pieces after it; no pieces when there are none in order."""
    found = list(_PIECE.finditer(text))
    expected = "abcdefgh"[: len(found)]
    if not found or "".join(one.group("letter") for one in found) != expected:
        return text, []
    shared = _SHARED.search(text[: found[0].start()])
    if not shared:
        return text, []
    ends = [*(one.start() for one in found[1:]), len(text)]
    return text[: shared.start()].strip(), [text[one.end() : end] for one, end in zip(found, ends, strict=True)]


def _piece(stycke: Stycke, text: str) -> Stycke:
    plain = _LINK.sub("", text)
    return stycke.model_copy(update={"text": plain if plain.startswith("att ") else f"att {plain}", "marker": ""})
