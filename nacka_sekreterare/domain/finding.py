"""A finding: what is missing or wrong, told as data, so that the window, `granska` and the tests say the same."""

from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.value import Value


class Allvar(StrEnum):
    """How grave a finding is. What happened is never refused, so a BLOCK only stops a document from being finished."""

    BLOCK = "BLOCK"
    WARN = "WARN"
    INFO = "INFO"


class Finding(Value):
    """One finding. `regel` is its stable id, `paragraf` the § number it concerns, `text` a Swedish sentence."""

    regel: str
    allvar: Allvar
    text: str
    lagrum: str = ""
    paragraf: int | None = None
    arende_id: UUID | None = None
