"""From a file of any kind to its paragraphs.

The one door for documents made elsewhere; every fault of a file is said in one sentence.
"""

import sys
from pathlib import Path

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.exchange.kalla_docx import read_docx
from nacka_sekreterare.exchange.kalla_pdf import read_pdf
from nacka_sekreterare.exchange.kalla_text import decode, read_text
from nacka_sekreterare.exchange.kalltext import Kalltext

STANDARD_INPUT = "-"
_MAXIMUM_BYTES = 200_000_000
_TEXT_ENDINGS = ("", ".txt", ".text", ".md")
_WORD_ENDINGS = (".docx", ".docm", ".dotx")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def read_kalla(source: Path | str) -> Kalltext:
    """The paragraphs of a file, or of what is piped in when `source` is "-".

    Raises UserError when the file is missing, empty, locked, of an unknown kind, broken, or has no text.
    """
    if str(source) == STANDARD_INPUT:
        return kalla_from_bytes(_standard_input(), ".txt", "Det som lästes in")
    path = Path(source)
    return kalla_from_bytes(_bytes_of(path), path.suffix.casefold(), f"Filen {path.name}")


def kalla_from_text(text: str) -> Kalltext:
    """The paragraphs of pasted text. Raises UserError when there is nothing in it."""
    kalla = read_text(text)
    if not kalla.stycken:
        raise UserError("Texten är tom. Klistra in kallelsens text och försök igen.")
    return kalla


def kalla_from_bytes(data: bytes, ending: str, name: str) -> Kalltext:
    """The paragraphs of a document's bytes; what it is is told by its first bytes, then by its ending."""
    if not data.strip():
        raise UserError(f"{name} är tom. Välj en annan fil.")
    kalla = _by_kind(data, ending, name)
    if not any(stycke.text for stycke in kalla.stycken):
        raise UserError(f"{name} innehåller ingen text. Välj en annan fil eller klistra in texten.")
    return kalla


def _by_kind(data: bytes, ending: str, name: str) -> Kalltext:
    if data[:1024].lstrip().startswith(b"%PDF") or ending == ".pdf":
        return read_pdf(data)
    if data.startswith(_OLD_WORD):
        raise UserError(_old_word_sentence(data, name))
    if ending in _WORD_ENDINGS or (data.startswith(b"PK\x03\x04") and ending in _TEXT_ENDINGS):
        return read_docx(data)
    if ending in _TEXT_ENDINGS:
        if data.lstrip().startswith(b"{\\rtf"):
            raise UserError(f"{name} är en RTF-fil. Spara den som .docx, .pdf eller .txt och försök igen.")
        return read_text(decode(data))
    raise UserError(
        f"{name} är av ett slag som inte kan läsas in. Spara den som .docx, .pdf eller .txt och försök igen."
    )


def _old_word_sentence(data: bytes, name: str) -> str:
    if _ENCRYPTED_PACKAGE in data:
        return f"{name} är låst med lösenord. Ta bort lösenordet i Word, spara och försök igen."
    return f"{name} är i Words äldre format (.doc). Öppna den i Word, spara den som .docx och försök igen."


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UserError(f"{path} är en mapp. Välj en fil.")
        if path.stat().st_size > _MAXIMUM_BYTES:
            raise UserError(
                f"Filen {path.name} är större än 200 megabyte och läses inte in. Dela upp den och försök igen."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError(f"Filen {path.name} finns inte. Kontrollera namnet och försök igen.") from error
    except (OSError, ValueError) as error:
        raise UserError(
            f"Filen {path.name} går inte att öppna. Kontrollera att du får läsa den och att den inte är öppen i "
            f"ett annat program."
        ) from error


def _standard_input() -> bytes:
    if sys.stdin is None:  # a program without a console
        raise UserError("Det finns inget att läsa in. Ange en fil i stället för -.")
    return sys.stdin.buffer.read(_MAXIMUM_BYTES)
