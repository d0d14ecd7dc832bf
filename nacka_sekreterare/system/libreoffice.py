"""An installed LibreOffice makes a PDF of a Word file, in a profile of its own, so that hers is not touched."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from nacka_sekreterare.domain.errors import UserError

_SECONDS: Final = 120
_PLACES: Final = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_TAGGED: Final = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"2"}}'
)
"""A PDF with tags and embedded fonts, as far as LibreOffice goes."""


def find_soffice() -> Path | None:
    """The program of LibreOffice on this machine."""
    found = shutil.which("soffice")
    return Path(found) if found else next((place for place in _PLACES if place.is_file()), None)


def convert_to_pdf(content: bytes, name: str) -> bytes:
    """A Word file as PDF.

    Raises:
        UserError: there is no LibreOffice, or it could not; the sentence asks for a PDF.
    """
    program = find_soffice()
    if program is None:
        raise UserError(
            f"{name} är ingen PDF, och LibreOffice finns inte på datorn. Spara {name} som PDF och lägg in den."
        )
    with tempfile.TemporaryDirectory(prefix="nacka-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"handling{Path(name).suffix.casefold()}"
        source.write_bytes(content)
        profile = (Path(folder) / "profil").as_uri()
        command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
        command += ["--convert-to", _TAGGED, "--outdir", folder, str(source)]
        environment = os.environ | {"SOURCE_DATE_EPOCH": "0"}  # the same file gives the same date
        flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
        try:
            subprocess.run(  # noqa: S603 - a program that is installed here, and a file name of ours
                command, env=environment, capture_output=True, timeout=_SECONDS, check=True, creationflags=flags
            )
            return source.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise UserError(
                f"LibreOffice kunde inte göra {name} till PDF. Spara {name} som PDF och lägg in den i stället."
            ) from error
