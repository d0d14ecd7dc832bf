"""Who probably reserves: those who voted, or spoke, for what was not decided. The secretary says who did."""

from collections.abc import Sequence
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.proposition_utfall import Yrkandeutfall, yrkandeutfall
from nacka_sekreterare.domain.propositionsordning import standing_yrkanden
from nacka_sekreterare.domain.rostlangd import rostlangd
from nacka_sekreterare.domain.votering import Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.votering_text import ordered_roster
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

_WON_BY = {
    Yrkandeslag.BIFALL: frozenset({Utfall.ENLIGT_FORSLAG}),
    Yrkandeslag.AVSLAG: frozenset({Utfall.AVSLAG}),
    Yrkandeslag.ATERREMISS: frozenset({Utfall.ATERREMITTERAD}),
    Yrkandeslag.BORDLAGGNING: frozenset({Utfall.BORDLAGD}),
}
_OTHER = {Rostval.JA: Rostval.NEJ, Rostval.NEJ: Rostval.JA}


def losing_side(akt: Akt, arende_id: UUID) -> tuple[UUID, ...]:
    """Those who lost the last öppen votering, in the order of the seats; without one, who moved what fell.

    Only those who take part in deciding may reserve (KL 4:27).
    """
    last = _last_votering(akt, arende_id)
    if last is not None and last.vinnare is not None:
        return tuple(rost.person_id for rost in ordered_roster(akt, last) if rost.val is _OTHER[last.vinnare])
    movers = {who for one in _fallen(akt, arende_id) for who in one.person_ids}
    return tuple(place.person_id for place in rostlangd(akt, arende_id) if place.person_id in movers)


def has_own_yrkande(akt: Akt, arende_id: UUID, people: Sequence[UUID]) -> bool:
    """Whether each of some persons has moved something that was not decided."""
    movers = {who for one in _fallen(akt, arende_id) for who in one.person_ids}
    return bool(people) and movers.issuperset(people)


def _last_votering(akt: Akt, arende_id: UUID) -> Votering | None:
    named = [v for v in akt.voteringar_of(arende_id) if v.form is Voteringsform.OPPEN and v.roster]
    return max(named, key=lambda votering: votering.ordning, default=None)


def _fallen(akt: Akt, arende_id: UUID) -> tuple[Yrkande, ...]:
    """The yrkanden that stand and did not become the beslut, as far as the beslutsgång or else the utfall tells."""
    return tuple(one for one in standing_yrkanden(akt, arende_id) if _has_fallen(akt, one))


def _has_fallen(akt: Akt, one: Yrkande) -> bool:
    outcome = yrkandeutfall(akt, one)
    if outcome is not None:
        return outcome is not Yrkandeutfall.BIFALLET
    return not _WON_BY.get(one.slag, frozenset()) & {punkt.utfall for punkt in akt.beslutspunkter_of(one.arende_id)}
