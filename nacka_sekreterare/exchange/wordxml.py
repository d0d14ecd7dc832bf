"""The zip and XML of a Word file, opened with limits: a hostile file costs a sentence, never the computer."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system.zips import DamagedZipError, Zip

_MAXIMUM_PART_BYTES = 60_000_000
_MAXIMUM_TOTAL_BYTES = 150_000_000
_MAXIMUM_PARTS = 5_000
_MAXIMUM_DEPTH = 150
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
BROKEN = (
    "Word-filen går inte att läsa, den är skadad eller ingen riktig .docx. "
    "Öppna den i Word, spara den på nytt som .docx och försök igen."
)
TOO_LARGE = (
    "Word-filen är för stor eller packad på ett sätt som inte går att lita på. "
    "Spara den på nytt i Word och försök igen."
)

_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Element = ET.Element


class _Guard(ET.TreeBuilder):
    """Builds the tree and refuses a document type (entities) and senseless depth."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise UserError(BROKEN)

    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._depth += 1
        if self._depth > _MAXIMUM_DEPTH:
            raise UserError(BROKEN)
        return super().start(_plain(tag), {_plain(name): value for name, value in attrs.items()})

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(_plain(tag))


def _plain(tag: str) -> str:
    """Names of the strict variety of the format as those of the usual one."""
    if tag.startswith("{http://purl."):
        space, _, name = tag[1:].partition("}")
        return f"{{{_STRICT.get(space, space)}}}{name}"
    return tag


class Wordfil:
    """The parts of one Word file. Reads each once, within limits."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = Zip(data)
        except DamagedZipError as error:
            raise UserError(BROKEN) from error
        if self._zip.unpacked_bytes > _MAXIMUM_TOTAL_BYTES or len(self._zip.names) > _MAXIMUM_PARTS:
            raise UserError(TOO_LARGE)
        self._names = set(self._zip.names)
        self.main = self._find_main()

    def _find_main(self) -> str:
        for kind, target in self._relations("_rels/.rels", ""):
            if kind.endswith("/officeDocument") and target in self._names:
                return target
        if "word/document.xml" in self._names:
            return "word/document.xml"
        raise UserError(
            "Filen är packad som en Word-fil men innehåller inget Word-dokument. Välj en .docx-fil med kallelsen "
            "eller tjänsteskrivelsen."
        )

    def part(self, name: str) -> Element | None:
        """The XML of a part, None when the file has no such part. Raises UserError for malformed or hostile XML."""
        if name not in self._names:
            return None
        try:
            data = self._zip.read(name, _MAXIMUM_PART_BYTES + 1)
        except DamagedZipError as error:
            raise UserError(BROKEN) from error
        if len(data) > _MAXIMUM_PART_BYTES:
            raise UserError(TOO_LARGE)
        parser = ET.XMLParser(target=_Guard())  # noqa: S314 - _Guard refuses document types and depth
        try:
            parser.feed(data)
            root: Element = parser.close()
        except (ET.ParseError, ValueError, LookupError) as error:
            raise UserError(BROKEN) from error
        return root

    def related(self, ending: str) -> Iterator[tuple[str, Element]]:
        """The parts that the main document points to with relations of a kind ("header", "numbering").

        Relation id and XML.
        """
        folder, _, file = self.main.rpartition("/")
        for relation in self._relation_elements(join(folder, "_rels", f"{file}.rels")):
            if relation.get("Type", "").endswith(f"/{ending}") and relation.get("TargetMode") != "External":
                root = self.part(_target(folder, relation.get("Target", "")))
                if root is not None:
                    yield relation.get("Id", ""), root

    def _relation_elements(self, name: str) -> Iterator[Element]:
        root = self.part(name)
        if root is not None:
            yield from root.iter(_RELATIONS)

    def _relations(self, name: str, folder: str) -> Iterator[tuple[str, str]]:
        for relation in self._relation_elements(name):
            yield relation.get("Type", ""), _target(folder, relation.get("Target", ""))


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(join(dirname(f"{folder}/x"), target))
