"""An installed LibreOffice makes a PDF of a Word file, in a profile of its own, so that hers is not touched."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

from nacka_sekreterare.system.programs import run_program

_SECONDS: Final = 120
_PLACES: Final = (
    Path("C:/Program Files/LibreOffice/program/soffice.exe"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
_TAGGED: Final = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"PDFUACompliance":{"type":"boolean","value":"true"},"SelectPdfVersion":{"type":"long","value":"1"}}'
)
"""PDF/A-1a: of the parts that LibreOffice writes, the only one that it writes with tags in the sense of PDF/A."""


def find_soffice() -> Path | None:
    """The program of LibreOffice on this machine."""
    found = shutil.which("soffice")
    return Path(found) if found else next((place for place in _PLACES if place.is_file()), None)


def export_with_libreoffice(program: Path, source: Path, keep_on: Callable[[], None]) -> Path:
    """Write a PDF beside a Word file. Raises OSError or SubprocessError, and whatever `keep_on` raises."""
    folder = source.parent
    profile = (folder / "profil").as_uri()
    command = [str(program), f"-env:UserInstallation={profile}", "--headless", "--norestore", "--nolockcheck"]
    command += ["--convert-to", _TAGGED, "--outdir", str(folder), str(source)]
    environment = {"SOURCE_DATE_EPOCH": "0"}  # the same file gives the same date
    run_program(command, seconds=_SECONDS, keep_on=keep_on, environment=environment)
    return source.with_suffix(".pdf")
