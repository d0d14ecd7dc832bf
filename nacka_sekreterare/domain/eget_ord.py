"""Eget ord: a word that the spelling does not know and the secretary vouches for."""

from nacka_sekreterare.domain.value import Entity


class EgetOrd(Entity):
    """One word of the own word list, as it is written."""

    ord: str
