"""One handling of a package: what it is made of, what can be said of it before, and its pages as PDF.

It is prepared with the store; examining and making it may be done by a worker without it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import PurePath
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.handlingspaket import Paketdel
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.merging.opening import open_source, told_of
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.services.utskick import SkickadHandling
from nacka_sekreterare.system.conversion import WORD_SUFFIXES, convert_to_pdf, find_converter

_WITHIN: Final = 1024  # of a file's first bytes: where a PDF may say that it is one


class Making(StrEnum):
    """How the pages of a handling come to be."""

    AS_IT_IS = "som den är"
    CONVERTED = "görs om till PDF"
    SET = "sätts av programmet"
    IMPOSSIBLE = "går inte"


@dataclass(frozen=True)
class Examined:
    """What is known of a handling before it is made. `fault` is why it cannot be; `remarks` are whole sentences."""

    making: Making
    page_count: int | None = None
    fault: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Handling:
    """A part to come: under which point it is listed, what it is made of, and in `note` what it replaces.

    `content` is a document to render, or what reads a kept file: also for a worker, since such a file never changes.
    """

    anchor: str
    title: str
    number: str
    rubrik: str
    content: Document | Callable[[], bytes]
    digest: str
    arende_id: UUID | None = None
    bilaga_id: UUID | None = None
    note: str = ""

    def make(self, look: Look, keep_on: Callable[[], None]) -> Paketdel:
        """The part as PDF. Raises UserError with its name when it cannot be one."""
        part = Paketdel(self.anchor, clean(self.title), self.title, b"", clean(f"{self.number} {self.rubrik}".strip()))
        if isinstance(self.content, Document):
            return replace(part, data=render(self.content, Format.PDF, look))
        data = self.content()
        match self._making(data):
            case Making.AS_IT_IS:
                return replace(part, data=data)
            case Making.CONVERTED:
                return replace(part, data=convert_to_pdf(data, self.title, keep_on), is_converted=True)
            case _:
                raise UserError(f"{self.title} är ingen PDF. Spara den som PDF och lägg in den i stället.")

    def examine(self) -> Examined:
        """What can be said without making it: a Word file is not converted for this. Never raises UserError."""
        if isinstance(self.content, Document):
            return Examined(Making.SET)
        try:
            data = self.content()
            making = self._making(data)
            if making is Making.AS_IT_IS:
                source = open_source(data, self.title)
                return Examined(making, len(source.pdf.pages), remarks=tuple(told_of(source)))
            converter = find_converter() if making is Making.CONVERTED else None
            if converter is not None:
                remark = f"{self.title} görs om till PDF av {converter}, så paketet uppfyller inte PDF/UA."
                return Examined(making, remarks=(remark,))
            return Examined(Making.IMPOSSIBLE, fault=f"{self.title} är ingen PDF. Välj en PDF av den i stället.")
        except UserError as error:
            return Examined(Making.IMPOSSIBLE, fault=error.sentence)

    def _making(self, data: bytes) -> Making:
        if b"%PDF-" in data[:_WITHIN]:
            return Making.AS_IT_IS
        return Making.CONVERTED if PurePath(self.title).suffix.casefold() in WORD_SUFFIXES else Making.IMPOSSIBLE

    @property
    def sent(self) -> SkickadHandling:
        """It as a line of what is sent."""
        return SkickadHandling(self.anchor, self.digest, str(self.arende_id or ""), self.title)
