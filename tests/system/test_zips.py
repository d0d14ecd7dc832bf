"""A zip file from outside is read, or refused with the one error that is promised."""

import zipfile
from io import BytesIO

import pytest

from nacka_sekreterare.system.zips import DamagedZipError, Zip

CONTENT = b"orden " * 400


def packed(method: int) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("a.xml", CONTENT)
    return buffer.getvalue()


def damaged(data: bytes) -> bytes:
    """The file with another content where that of its member stands."""
    start = 30 + len("a.xml")
    return data[:start] + bytes(byte ^ 0xA5 for byte in data[start : start + 8]) + data[start + 8 :]


def locked(data: bytes) -> bytes:
    """The file whose member says that it has a password."""
    place = data.rindex(b"PK\x01\x02") + 8
    return data[:6] + b"\x01" + data[7:place] + b"\x01" + data[place + 1 :]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_no_more_is_read_than_was_asked_for(method: int) -> None:
    archive = Zip(packed(method))
    assert (archive.names, archive.unpacked_bytes) == (("a.xml",), len(CONTENT))
    assert archive.read("a.xml", 5_000) == CONTENT
    assert archive.read("a.xml", 5) == b"orden"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", packed(zipfile.ZIP_BZIP2), packed(zipfile.ZIP_LZMA)])
def test_what_is_no_zip_file_of_a_word_processor_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedZipError):
        Zip(data)


@pytest.mark.parametrize(
    "data",
    [damaged(packed(zipfile.ZIP_STORED)), damaged(packed(zipfile.ZIP_DEFLATED)), locked(packed(zipfile.ZIP_DEFLATED))],
    ids=["stored", "deflated", "locked"],
)
def test_a_member_that_cannot_be_read_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedZipError):
        Zip(data).read("a.xml", 5_000)
