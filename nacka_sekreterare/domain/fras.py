"""Fras: a sentence of the secretary's own that she keeps to use again, with placeholders that the program fills."""

from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Entity


class Fras(Entity):
    """One phrase of the phrase bank. `text` may hold placeholders: "{ordförande} informerar om {ärende}."."""

    organ_id: UUID | None = None  # None: for every organ
    ordning: int
    rubrik: str
    text: FormattedText = FormattedText()
