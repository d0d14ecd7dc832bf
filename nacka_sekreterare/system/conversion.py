"""A PDF of a Word file, made by what is installed: Word, else LibreOffice, else she is asked for a PDF."""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system.libreoffice import export_with_libreoffice, find_soffice
from nacka_sekreterare.system.word import export_with_word, has_word

WORD_SUFFIXES: Final = frozenset({".docx", ".doc", ".odt", ".rtf"})

_Export = Callable[[Path, Callable[[], None]], Path]


def find_converter() -> str | None:
    """The name of the program that would make the PDF; None when there is none."""
    return next((name for name, _ in _converters()), None)


def convert_to_pdf(content: bytes, name: str, keep_on: Callable[[], None] = lambda: None) -> bytes:
    """A Word file as PDF. `keep_on` is called meanwhile, and what it raises ends the work.

    Raises:
        UserError: there is no program for it, or none could; the sentence asks for a PDF.
    """
    converters = _converters()
    if not converters:
        raise UserError(
            f"{name} är ingen PDF, och varken Word eller LibreOffice finns på datorn."
            f" Spara {name} som PDF och lägg in den i stället."
        )
    for _, export in converters:
        with tempfile.TemporaryDirectory(prefix="nacka-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / f"handling{Path(name).suffix.casefold()}"
            source.write_bytes(content)
            try:
                return export(source, keep_on).read_bytes()
            except (OSError, subprocess.SubprocessError):
                continue  # the next one may
    tried = " och ".join(program for program, _ in converters)
    raise UserError(f"{tried} kunde inte göra {name} till PDF. Spara {name} som PDF och lägg in den i stället.")


def _converters() -> list[tuple[str, _Export]]:
    found: list[tuple[str, _Export]] = []
    if has_word():
        found.append(("Word", export_with_word))
    soffice = find_soffice()
    if soffice is not None:
        found.append(("LibreOffice", lambda source, keep_on: export_with_libreoffice(soffice, source, keep_on)))
    return found
