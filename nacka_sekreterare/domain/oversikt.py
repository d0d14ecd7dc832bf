"""The little that lists need of a sammanträde, so that thousands can be told of without reading their akter."""

from uuid import UUID

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.value import Value


class Paragrafplats(Value):
    """A § with its number and its justering (None: the main one)."""

    sammantrade_id: UUID
    nummer: int
    justering_id: UUID | None


class Lage(Value):
    """Where a sammanträde stands: its organ, itself, its justeringar and anslag; its §§ where they were asked for."""

    organ: Organ
    sammantrade: Sammantrade
    justeringar: tuple[Justering, ...] = ()
    anslag: tuple[Anslag, ...] = ()
    paragrafer: tuple[Paragrafplats, ...] = ()

    def anslag_of(self, justering: Justering) -> Anslag | None:
        """The newest announcement of a justering, or None."""
        return next((one for one in reversed(self.anslag) if one.justering_id == justering.id), None)

    def nummer_of(self, justering: Justering) -> tuple[int, ...]:
        """The § numbers that a justering covers."""
        wanted = {justering.id} if justering.ar_omedelbar else {justering.id, None}
        return tuple(sorted(place.nummer for place in self.paragrafer if place.justering_id in wanted))


class Bevakningslage(Value):
    """A bevakning that is not done, with where it came from."""

    bevakning: Bevakning
    sammantrade_id: UUID
    rubrik: str
