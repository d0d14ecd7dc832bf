"""The document builders: pure functions from an Akt to a Document, one module for each kind of document."""

from nacka_sekreterare.documents.builders.anslag import build_anslag
from nacka_sekreterare.documents.builders.kallelse import build_kallelse
from nacka_sekreterare.documents.builders.narvarolista import build_narvarolista
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.documents.builders.tjansteskrivelse import build_tjansteskrivelse
from nacka_sekreterare.documents.builders.utdrag import build_utdrag
from nacka_sekreterare.documents.builders.voteringslista import build_voteringslista
from nacka_sekreterare.documents.builders.webbversion import build_webbversion

__all__ = [
    "build_anslag",
    "build_kallelse",
    "build_narvarolista",
    "build_protokoll",
    "build_tjansteskrivelse",
    "build_utdrag",
    "build_voteringslista",
    "build_webbversion",
]
