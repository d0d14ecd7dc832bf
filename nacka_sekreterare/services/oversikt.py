"""The list of all sammanträden: day, organ, § range and state, from light facts, also when there are thousands."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.oversikt import Lage
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.sammantrade import Tillstand
from nacka_sekreterare.domain.tillstand import tillstand
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.storage.queries.oversikt import read_fixed_years, read_lagen, read_number_lists
from nacka_sekreterare.storage.values import NoSuchValueError


class Oversiktsrad(Value):
    """One sammanträde in a list: the shape of `lista --json`, with `organ_id`, `tid` and `plats` added."""

    id: UUID
    organ: str
    datum: date
    paragrafer: str  # "33–41, 43", empty without §§
    tillstand: Tillstand
    organ_id: UUID
    tid: str
    plats: str

    @property
    def paragraf_text(self) -> str:
        """The range with its sign, "§§ 33–41", or an empty text."""
        if not self.paragrafer:
            return ""
        return f"{'§§' if any(mark in self.paragrafer for mark in ',–') else '§'} {self.paragrafer}"


def list_oversikt(kansli: Kansli, today: date) -> tuple[Oversiktsrad, ...]:
    """Every sammanträde, the newest first, with its state on a day."""
    with kansli.read() as session:
        lagen = read_lagen(session)
        numbers = read_number_lists(session, lagen)
    return tuple(make_rad(lage, numbers.get(lage.sammantrade.id, ()), today) for lage in lagen)


def find_oversikt(kansli: Kansli, sammantrade_id: UUID, today: date) -> Oversiktsrad | None:
    """One sammanträde as the list and the header of the window tell it; None when it is gone."""
    try:
        akt = kansli.akt(sammantrade_id)
    except NoSuchValueError:
        return None
    return make_rad(_lage_of(akt), akt.nummer.values(), today)


def find_fixed_years(kansli: Kansli, organ_id: UUID) -> frozenset[int]:
    """The years whose first § number can no longer be changed, since a number of that year is fixed."""
    with kansli.read() as session:
        return read_fixed_years(session, organ_id)


def _lage_of(akt: Akt) -> Lage:
    """The light facts of an akt that is read already: as read_lagen has them of many."""
    named = {paragraf.justering_id for paragraf in akt.paragrafer}
    used = tuple(j for j in akt.justeringar if j.ordning == 0 or j.id in named)
    keys = {justering.id for justering in used}
    anslag = tuple(one for one in akt.anslag if one.justering_id in keys)
    return Lage.model_construct(organ=akt.organ, sammantrade=akt.sammantrade, justeringar=used, anslag=anslag)


def make_rad(lage: Lage, numbers: Iterable[int], today: date) -> Oversiktsrad:
    """One sammanträde as a line of a list."""
    meeting = lage.sammantrade
    return Oversiktsrad(
        id=meeting.id,
        organ=lage.organ.namn,
        datum=meeting.datum,
        paragrafer=format_range(numbers),
        tillstand=tillstand(meeting, lage.justeringar, lage.anslag, today),
        organ_id=meeting.organ_id,
        tid=meeting.tid,
        plats=meeting.plats,
    )
