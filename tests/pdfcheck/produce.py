"""The PDFs that must conform: all of the example's, and what the example does not show."""

import json
import os
import subprocess
import sys
from pathlib import Path

from documents import looks, samples
from factories_documents import all_documents
from pdfcheck.long_protokoll import long_protokoll
from signing import sign

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.look import STANDARD_LOOK
from nacka_sekreterare.documents.model import Document, Format

SECONDS = 120


def produce(folder: Path) -> list[Path]:
    """Make every PDF in this folder and give their paths.

    Raises:
        subprocess.CalledProcessError: The program could not write its example; what it said is in `stderr`.
    """
    return [*example(folder / "exempel"), *generated(folder / "gjorda")]


def example(folder: Path) -> list[Path]:
    """What `exempel --ut` writes, and its handlingspaket, as a user's shell would run them."""
    said = run(folder, "--json", "exempel", "--ut", folder / "ut")
    run(folder, "exportera", json.loads(said)["id"], "--dokument", "handlingar", "--ut", folder / "ut")
    return sorted((folder / "ut").glob("*.pdf"))


def run(folder: Path, *arguments: str | Path) -> str:
    """Run the program on a store of its own; what it printed."""
    program = [sys.executable, "-m", "nacka_sekreterare", "--data", folder / "arkiv", *arguments]
    environment = os.environ | {"PYTHONUTF8": "1"}
    done = subprocess.run(program, env=environment, capture_output=True, encoding="utf-8", timeout=SECONDS, check=True)
    return done.stdout


def generated(folder: Path) -> list[Path]:
    """Every kind and draft of the tests' own meeting, every block, an empty document and a long one; in two looks."""
    folder.mkdir(parents=True)
    documents: dict[str, Document] = {
        **all_documents(),
        "alla-block": samples.everything(),
        "alla-slags-bilder": samples.document(*looks.pictures()),
        "tomt": samples.document(),
        "protokoll-60-sidor": long_protokoll(),
    }
    odd = looks.odd_look()
    paths = []
    for name, document in documents.items():
        for suffix, look in (("", STANDARD_LOOK), ("-eget-utseende", odd)):
            path = folder / f"{name}{suffix}.pdf"
            path.write_bytes(render(document, Format.PDF, look))
            paths.append(path)
    paths += [signed(path) for path in paths if path.stem.startswith("protokoll-elektroniskt")]
    return paths


def signed(path: Path) -> Path:
    """A protokoll with three electronic signatures in its fields, beside the one that was sent."""
    data = path.read_bytes()
    for field, name in (("sekreterare", "Siv Ask"), ("ordforande-1", "Greta Holm"), ("justerare-1", "Cia Lund")):
        data = sign(data, field, name)
    target = path.with_stem(f"{path.stem}-undertecknat")
    target.write_bytes(data)
    return target
