"""The parts of a Word file that comes back from somebody else: opened with limits, since it is hostile until read."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from lxml.etree import _Element

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system.zips import DamagedZipError, Zip

MAIN: Final = "word/document.xml"
_MAXIMUM_PART_BYTES: Final = 60_000_000
_MAXIMUM_PARTS: Final = 5_000
_HEAD_BYTES: Final = 4_000
_BROKEN: Final = (
    "Word-filen går inte att läsa, den är skadad eller ingen .docx. "
    "Öppna den i Word, spara den på nytt som .docx och försök igen."
)


class WordPackage:
    """The XML of each part. Raises UserError that says `broken` for what is no Word file, or is made to do harm."""

    def __init__(self, data: bytes, broken: str = _BROKEN) -> None:
        self._broken = broken
        try:
            self._zip = Zip(data)
        except DamagedZipError as error:
            raise UserError(broken) from error
        self.names = self._zip.names
        self.unpacked_bytes = self._zip.unpacked_bytes
        if MAIN not in self.names or len(self.names) > _MAXIMUM_PARTS:
            raise UserError(broken)

    def part(self, name: str) -> _Element | None:
        """The root of a part; None when there is none of that name."""
        if name not in self.names:
            return None
        try:
            data = self._zip.read(name, _MAXIMUM_PART_BYTES + 1)
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
            )
            root: _Element = etree.fromstring(data, parser)
        except (DamagedZipError, etree.XMLSyntaxError) as error:
            raise UserError(self._broken) from error
        if len(data) > _MAXIMUM_PART_BYTES or b"<!DOCTYPE" in data[:_HEAD_BYTES]:
            raise UserError(self._broken)
        return root

    def custom_parts(self) -> Iterator[_Element]:
        """The custom parts; Word gives them names of its own."""
        for name in self.names:
            if name.startswith("customXml/item") and name.endswith(".xml") and "Props" not in name:
                root = self.part(name)
                if root is not None:
                    yield root
