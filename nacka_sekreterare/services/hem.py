"""Hem: what must be done now, by which day and why; from all organ, in one reading of light facts."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.atgard import Atgard, Atgardsslag, await_motivering, bevaka, find_atgarder
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.oversikt import Lage, Paragrafplats
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.oversikt import Oversiktsrad, make_rad
from nacka_sekreterare.storage.queries.oversikt import read_bevakningar, read_lagen, read_places, read_vantade

_BACK: Final = timedelta(days=365)  # what was imported from years before the program is nobody's task
_SOON: Final = timedelta(days=7)
_RECENT: Final = 5
_PLANNING: Final = (Atgardsslag.KALLELSE, Atgardsslag.SAMMANTRADE)


class Hem(Value):
    """The page: what has a day within a week, what comes later, the latest sammanträden, and what there is at all."""

    nu: tuple[Atgard, ...] = ()
    langre_fram: tuple[Atgard, ...] = ()
    senaste: tuple[Oversiktsrad, ...] = ()
    har_organ: bool = False
    har_sammantraden: bool = False


def read_hem(kansli: Kansli, today: date) -> Hem:
    """What there is to do on a day: within a week all of it, later the next sammanträde of each organ."""
    with kansli.read() as session:
        lagen = read_lagen(session, since=today - _BACK)
        held = [lage for lage in lagen if _is_held(lage, today)][:_RECENT]
        asked = [(lage, find_atgarder(lage, today)) for lage in lagen]
        places = read_places(session, [*held, *(lage for lage, found in asked if not _are_planning(found))])
        bevakningar = read_bevakningar(session)
        by_id = {lage.sammantrade.id: lage for lage in lagen}
        awaited = [await_motivering(by_id[one.sammantrade_id], one) for one in read_vantade(session, by_id)]
    upcoming = _next_of_each_organ(lagen, today)
    atgarder = [
        *(atgard for lage, found in asked for atgard in _with_numbers(lage, found, places, today)),
        *(bevaka(lage) for lage in bevakningar),
        *filter(None, awaited),
    ]
    atgarder.sort(key=lambda atgard: (atgard.datum, atgard.rubrik))
    later = (atgard for atgard in atgarder if not _is_now(atgard, today))
    return Hem(
        nu=tuple(atgard for atgard in atgarder if _is_now(atgard, today)),
        langre_fram=tuple(one for one in later if one.slag not in _PLANNING or one.sammantrade_id in upcoming),
        senaste=tuple(make_rad(lage, [place.nummer for place in places[lage.sammantrade.id]], today) for lage in held),
        har_organ=bool(lagen) or bool(kansli.all(Organ)),
        har_sammantraden=bool(lagen),
    )


def _is_now(atgard: Atgard, today: date) -> bool:
    return atgard.slag is not Atgardsslag.OVERKLAGANDETID and atgard.datum <= today + _SOON


def _is_held(lage: Lage, today: date) -> bool:
    """Today's sammanträde that has not begun is no recent one."""
    meeting = lage.sammantrade
    return meeting.datum < today or (meeting.datum == today and meeting.oppnat_at is not None)


def _next_of_each_organ(lagen: tuple[Lage, ...], today: date) -> frozenset[UUID]:
    coming = {lage.organ.id: lage.sammantrade.id for lage in lagen if lage.sammantrade.datum >= today}  # newest first
    return frozenset(coming.values())


def _are_planning(atgarder: tuple[Atgard, ...]) -> bool:
    """Whether there is nothing among them that names §§."""
    return all(atgard.slag in _PLANNING for atgard in atgarder)


def _with_numbers(
    lage: Lage, found: tuple[Atgard, ...], places: Mapping[UUID, tuple[Paragrafplats, ...]], today: date
) -> tuple[Atgard, ...]:
    """What was found of a sammanträde, found again where its §§ were read."""
    if _are_planning(found):
        return found
    return find_atgarder(lage.model_copy(update={"paragrafer": places[lage.sammantrade.id]}), today)
