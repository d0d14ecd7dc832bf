"""Judging a file that came back from being signed: is it the one that was sent, and does each signature stand.

Bytes in, a value out. Imported only when something is to be judged: what reads signatures takes a second to load.
"""

from nacka_sekreterare.documents.underskrift.judging import judge

__all__ = ["judge"]
