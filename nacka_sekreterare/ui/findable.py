"""What Ctrl+K can show: a line that can be done or gone to, as a value. Pages make them; none knows who shows them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, runtime_checkable

from nacka_sekreterare.ui.icons import IconName


class Group(Enum):
    """The small headings, in the order they stand in while nothing has been typed."""

    ACTS = "Gör här"
    FRASER = "Fraser"
    PLACES = "Gå till"
    PARAGRAFER = "Paragrafer och ärenden"
    SAMMANTRADEN = "Sammanträden"
    PEOPLE = "Personer"
    SETTINGS = "Inställningar"


@dataclass(frozen=True)
class Entry:
    """One line.

    Attributes:
        id: the same from day to day ("act:jav", "person:…"), so that what was used lately can be remembered; of two
            entries with one id, that of the page that is shown counts.
        text: what it is called.
        detail: what tells it from others, in quieter letters.
        words: further words to find it by, that are not shown.
        number: the number it may be called by alone ("37").
        key: its key, as it is read.
        hindrance: why it cannot be done now; empty when it can.
    """

    id: str
    group: Group
    text: str
    run: Callable[[], object]
    detail: str = ""
    words: str = ""
    number: int | None = None
    key: str = ""
    hindrance: str = ""
    icon: IconName | None = None


@runtime_checkable
class Findable(Protocol):
    """A page that has more to find than its acts, which are found without it."""

    def entries(self) -> Iterable[Entry]:
        """What can be gone to or done here just now."""
        ...
