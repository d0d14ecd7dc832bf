"""A zip file from outside, as every Word file is one: whatever is wrong with it is told by one error."""

import zipfile
import zlib
from io import BytesIO
from typing import Final

_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # a Word file has no other (ISO/IEC 29500-2)
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, EOFError)
"""What is raised on the way through a damaged file: a RuntimeError where a member is locked, or (NotImplementedError)
packed in a way that is not known."""


class DamagedZipError(Exception):
    """It is no zip file, or one that is damaged, locked or packed as none of ours is."""


class Zip:
    """An opened file. How much of it is too much is for the reader to say."""

    def __init__(self, data: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise DamagedZipError from error
        members = self._file.infolist()
        if any(member.compress_type not in _METHODS for member in members):
            raise DamagedZipError
        self.names = tuple(member.filename for member in members)
        self.unpacked_bytes = sum(member.file_size for member in members)

    def read(self, name: str, most_bytes: int) -> bytes:
        """The first bytes of a member, whatever it says of its size. Raises KeyError when there is none."""
        try:
            with self._file.open(name) as stream:
                return stream.read(most_bytes)
        except _BROKEN as error:
            raise DamagedZipError from error
