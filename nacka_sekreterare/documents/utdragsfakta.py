"""What a protokollsutdrag says of itself to a machine: the words printed on it, and which protokoll it comes from.

The facts lie in the file's metadata (XMP in a PDF, a custom part in a DOCX), so that whoever gets the utdrag can later
have it compared with the justerade protokoll, offline (`services.utdragskontroll`).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.backends.wording import cleaned
from nacka_sekreterare.documents.builders.paragrafsida import build_paragraf
from nacka_sekreterare.documents.model import Block, Document, Group, Notice, Text
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.domain.text import Block as TextBlock
from nacka_sekreterare.domain.text import FormattedText, ItemList, Passage
from nacka_sekreterare.domain.value import Value

ANY_PAGE: Final = "\ue000"  # private use: in no font
"""Stands in the words for the number of a page, which differs with the format."""
_PAGE: Final = 1_000_000_007


class Paragraffakta(Value):
    """A § as it is printed on the utdrag: `text` is its words parted by single spaces."""

    nummer: int
    rubrik: str
    dnr: str
    justerad_date: date | None
    text: str


class Utdragsfakta(Value):
    """The facts of an utdrag. `text` is every word of its body.

    `protokoll` is the SHA-256 of each justerat file; of each justering the one that bears the signatures comes first.
    """

    version: Literal[1] = 1
    kommun: str
    organ: str
    datum: date
    paragrafer: tuple[Paragraffakta, ...]
    text: str
    protokoll: tuple[Annotated[str, Field(pattern="^[0-9a-f]{64}$")], ...]


def with_fakta(document: Document, akt: Akt, arenden: Sequence[Arende]) -> Document:
    """An utdrag of some ärenden with its facts."""
    justeringar = [justering for arende in arenden if (justering := akt.justering_of(arende.id))]
    kept = [sha256 for justering in justeringar for sha256 in _kept(akt, justering)]
    fakta = Utdragsfakta(
        kommun=akt.organ.kommun,
        organ=akt.organ.namn,
        datum=akt.sammantrade.datum,
        paragrafer=tuple(_paragraf(document, akt, arende) for arende in arenden),
        text=_words(document),
        protokoll=tuple(dict.fromkeys(kept)),
    )
    return replace(document, facts_json=fakta.model_dump_json())


def _kept(akt: Akt, justering: Justering) -> list[str]:
    """The justerade files of a justering, the signed one first."""
    signed = justering.format_to_sign(akt.organ.installningar.underskriftsformat).value
    own = [b for b in akt.bilagor if b.slag is Bilageslag.JUSTERAT and b.justering_id == justering.id]
    own.sort(key=lambda bilaga: not bilaga.namn.casefold().endswith(f".{signed}"))
    return [bilaga.sha256 for bilaga in own]


def letters(text: str) -> str:
    """The letters and digits alone: what stays the same however a file breaks its lines and parts its words."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum() or letter == ANY_PAGE)


def _paragraf(document: Document, akt: Akt, arende: Arende) -> Paragraffakta:
    justering = akt.justering_of(arende.id)
    alone = replace(document, blocks=build_paragraf(akt, arende), mark=None)
    return Paragraffakta(
        nummer=akt.nummer_of(arende.id) or 0,
        rubrik=clean(arende.rubrik),
        dnr=clean(arende.dnr),
        justerad_date=justering.justerad_date if justering else None,
        text=_words(alone),
    )


def _words(document: Document) -> str:
    """Every word of the body but the labels of lists, which a DOCX does not hold."""
    unlabelled = replace(document, blocks=tuple(_unlabelled(block) for block in document.blocks))
    text = render_text(cleaned(unlabelled), lambda _: _PAGE)
    return " ".join(text.replace(ANY_PAGE, "").replace(str(_PAGE), ANY_PAGE).split())


def _unlabelled(block: Block) -> Block:
    match block:
        case Text() | Notice():
            return replace(block, text=_as_passages(block.text))
        case Group():
            return Group(tuple(_unlabelled(inner) for inner in block.blocks))
        case _:
            return block


def _as_passages(text: FormattedText) -> FormattedText:
    blocks: list[TextBlock] = []
    for block in text.blocks:
        blocks += [Passage(runs=item.runs) for item in block.items] if isinstance(block, ItemList) else [block]
    return FormattedText(blocks=tuple(blocks))
