"""The little that lists need of a sammanträde, so that thousands can be told of without reading their akter."""

from uuid import UUID

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.meningsyttring import Meningsyttring
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

    def justering_awaiting(self, justering_id: UUID | None) -> Justering | None:
        """The justering that is still to come for a §: its own, else the main one; None when that is done too."""
        own = next((one for one in self.justeringar if one.id == justering_id), None)
        main = next((one for one in self.justeringar if not one.ar_omedelbar), None)
        return next((one for one in (own, main) if one is not None and one.justerad_date is None), None)

    def nummer_of(self, justering: Justering) -> tuple[int, ...]:
        """The § numbers that a justering covers."""
        wanted = {justering.id} if justering.ar_omedelbar else {justering.id, None}
        return tuple(sorted(place.nummer for place in self.paragrafer if place.justering_id in wanted))


class Motiveringslage(Value):
    """A meningsyttring whose written motivering is awaited, with where it stands and who it is from."""

    meningsyttring: Meningsyttring
    sammantrade_id: UUID
    rubrik: str
    paragraf_id: UUID | None
    justering_id: UUID | None  # that of its §, None: the main one
    namn: tuple[str, ...] = ()
    nummer: int | None = None


class Bevakningslage(Value):
    """A bevakning that is not done, with where it came from."""

    bevakning: Bevakning
    sammantrade_id: UUID
    rubrik: str
