"""Kept files by their content: each lies once under its SHA-256, so that what was sent or signed proves unchanged.

A bilaga is never changed and never overwritten. The rows of Bilaga say what it is called and belongs to.
"""

import hashlib
from pathlib import Path

from nacka_sekreterare.storage.failures import StoreError
from nacka_sekreterare.system.files import make_folder, read_bytes, write_bytes


class Bilagor:
    """The folder of kept files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, content: bytes) -> str:
        """Keep some content; returns its SHA-256. On disk when this returns. Raises FileError."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not self._holds(path, digest):
            make_folder(path.parent)
            write_bytes(path, content, is_private=True)
        return digest

    def read(self, digest: str) -> bytes:
        """The content, checked against its SHA-256. Raises StoreError when it is missing or no longer the same."""
        path = self._path(digest)
        if not path.exists():
            raise StoreError(f"Bilagan {path.name} saknas. Hämta tillbaka den ur en säkerhetskopia av {self._folder}.")
        content = read_bytes(path)
        if hashlib.sha256(content).hexdigest() != digest:
            raise StoreError(
                f"Bilagan {path.name} är inte längre den som sparades."
                f" Hämta tillbaka den ur en säkerhetskopia av {self._folder}."
            )
        return content

    def find(self, digest: str) -> bytes | None:
        """The content if it is kept here and whole, else None."""
        try:
            return self.read(digest)
        except StoreError:
            return None

    def _path(self, digest: str) -> Path:
        if len(digest) != hashlib.sha256().digest_size * 2 or not set(digest) <= set("0123456789abcdef"):
            raise ValueError("a bilaga is named by its SHA-256 in lower case")
        return self._folder / digest[:2] / digest

    def _holds(self, path: Path, digest: str) -> bool:
        return path.exists() and hashlib.sha256(path.read_bytes()).hexdigest() == digest
