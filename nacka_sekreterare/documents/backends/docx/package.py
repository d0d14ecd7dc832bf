"""The zip file of a DOCX: every member at the first time that zip knows, so that equal content is equal bytes.

Written here and not by python-docx, since its embedded fonts are the same in every file and take longer to compress
than all that is said in it takes to write: what they compress to is remembered.
"""

import struct
import zlib
from functools import lru_cache

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

_VERSION, _DEFLATED = 20, 8
_NAMES_IN_UTF_8 = 0x800
_DOS_TIME, _DOS_DATE = 0, 1 << 5 | 1  # 1 January 1980
_READABLE = 0o600 << 16
_FONT = ".odttf"


def packed(word: WordDocument) -> bytes:
    """The file of a document."""
    package = word.part.package
    for part in package.parts:
        part.before_marshal()
    archive = _Archive()
    # What PackageWriter.write does with a writer of its own, which cannot be chosen.
    PackageWriter._write_content_types_stream(archive, package.parts)  # type: ignore[no-untyped-call]  # noqa: SLF001
    PackageWriter._write_pkg_rels(archive, package.rels)  # type: ignore[no-untyped-call]  # noqa: SLF001
    PackageWriter._write_parts(archive, package.parts)  # type: ignore[arg-type]  # noqa: SLF001
    return archive.closed()


class _Archive:
    """A zip file that is written from its beginning, in the place of python-docx's own writer."""

    def __init__(self) -> None:
        self._content = bytearray()
        self._directory = bytearray()
        self._count = 0

    def write(self, name: PackURI, data: bytes) -> None:
        """Add a member."""
        member = name.membername.encode("utf-8")
        deflated = _remembered(data) if member.endswith(_FONT.encode()) else _deflated(data)
        flags = 0 if name.membername.isascii() else _NAMES_IN_UTF_8
        sizes = (zlib.crc32(data), len(deflated), len(data), len(member), 0)
        shared = struct.pack("<HHHHHLLLHH", _VERSION, flags, _DEFLATED, _DOS_TIME, _DOS_DATE, *sizes)
        place = struct.pack("<HHHLL", 0, 0, 0, _READABLE, len(self._content))
        self._directory += b"PK\x01\x02" + struct.pack("<H", _VERSION) + shared + place + member
        self._content += b"PK\x03\x04" + shared + member + deflated
        self._count += 1

    def closed(self) -> bytes:
        """The whole file."""
        counts = (0, 0, self._count, self._count, len(self._directory), len(self._content), 0)
        return bytes(self._content + self._directory + b"PK\x05\x06" + struct.pack("<HHHHLLH", *counts))


@lru_cache(maxsize=16)  # one for each face of the styles in use
def _remembered(data: bytes) -> bytes:
    return _deflated(data)


def _deflated(data: bytes) -> bytes:
    return zlib.compress(data, wbits=-zlib.MAX_WBITS)
