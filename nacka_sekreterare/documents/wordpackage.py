"""The parts of a Word file that comes back from somebody else: opened with limits, since it is hostile until read."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from lxml import etree
from lxml.etree import _Element

from nacka_sekreterare.domain.errors import UserError

MAIN: Final = "word/document.xml"
_MAXIMUM_PART_BYTES: Final = 60_000_000
_MAXIMUM_PARTS: Final = 5_000
_HEAD_BYTES: Final = 4_000
_BROKEN: Final = (
    "Word-filen går inte att läsa, den är skadad eller ingen .docx. "
    "Öppna den i Word, spara den på nytt som .docx och försök igen."
)


class WordPackage:
    """The XML of each part. Raises UserError for what is no Word file, or one that is made to do harm."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UserError(_BROKEN) from error
        self._names = self._zip.namelist()
        if MAIN not in self._names or len(self._names) > _MAXIMUM_PARTS:
            raise UserError(_BROKEN)

    def part(self, name: str) -> _Element | None:
        """The root of a part; None when there is none of that name."""
        if name not in self._names:
            return None
        try:
            with self._zip.open(name) as stream:
                data = stream.read(_MAXIMUM_PART_BYTES + 1)
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
            )
            root: _Element = etree.fromstring(data, parser)
        except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, OSError, RuntimeError, EOFError) as error:
            raise UserError(_BROKEN) from error
        if len(data) > _MAXIMUM_PART_BYTES or b"<!DOCTYPE" in data[:_HEAD_BYTES]:
            raise UserError(_BROKEN)
        return root

    def custom_parts(self) -> Iterator[_Element]:
        """The custom parts; Word gives them names of its own."""
        for name in self._names:
            if name.startswith("customXml/item") and name.endswith(".xml") and "Props" not in name:
                root = self.part(name)
                if root is not None:
                    yield root
