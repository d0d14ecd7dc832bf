"""How far each ärende has come, in an icon and in words. Pure functions over the akt."""

from dataclasses import dataclass
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Arendetyp, Standardakt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.beslutsgang_foljd import awaits_foljd
from nacka_sekreterare.ui.icons import IconName

_UTFALL = {
    Utfall.UTGAR: (IconName.CANCEL, "muted", "utgår"),
    Utfall.BORDLAGD: (IconName.CALENDAR_CLOCK, "warning", "bordlagd"),
    Utfall.ATERREMITTERAD: (IconName.ARROW_LEFT, "warning", "återremitterad"),
    Utfall.ANTECKNAD: (IconName.CHECK_CIRCLE, "success", "antecknad"),
}
_NOTED = frozenset({Arendetyp.INFORMATION, Arendetyp.DELEGATION, Arendetyp.ANMALAN})


@dataclass(frozen=True)
class ParagrafMark:
    """One row of the list: what it says, how it is marked, and what is read aloud."""

    arende_id: UUID
    number: str
    rubrik: str
    icon: IconName
    tone: str
    state: str
    extras: tuple[tuple[IconName, str], ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join([f"{self.number} {self.rubrik}".strip(), self.state, *(words for _, words in self.extras)])


class Decisions:
    """The beslutspunkter by ärende, read once per reload."""

    def __init__(self, akt: Akt) -> None:
        self._akt = akt
        waiting = {punkt.arende_id for punkt in akt.beslutspunkter if punkt.utfall is None}
        self._settled = {punkt.arende_id for punkt in akt.beslutspunkter} - waiting

    def of(self, arende_id: UUID) -> tuple[Beslutspunkt, ...]:
        """The beslutspunkter of an ärende."""
        return self._akt.beslutspunkter_of(arende_id)

    def is_settled(self, arende_id: UUID) -> bool:
        """True when nothing of the ärende is open."""
        return arende_id in self._settled

    def awaits_foljd(self, arende_id: UUID) -> bool:
        """True when a settled beslutsgång leads to a beslut that is not there."""
        return awaits_foljd(self._akt, arende_id)

    def settled(self, akt: Akt) -> frozenset[UUID]:
        """Every ärende that is settled."""
        return frozenset(arende.id for arende in akt.arenden if self.is_settled(arende.id))


def marks(akt: Akt, decisions: Decisions, shown: UUID | None) -> list[ParagrafMark]:
    """The rows of the list, in the order of the föredragningslista."""
    immediate = {justering.id for justering in akt.justeringar if justering.ar_omedelbar}
    is_running = akt.sammantrade.oppnat_at is not None and akt.sammantrade.avslutat_at is None
    return [_mark(akt, arende, decisions, immediate, is_running and arende.id == shown) for arende in akt.arenden]


def _mark(akt: Akt, arende: Arende, decisions: Decisions, immediate: set[UUID], is_now: bool) -> ParagrafMark:
    paragraf = akt.paragraf_of(arende.id)
    number = akt.nummer.get(paragraf.id) if paragraf else None
    icon, tone, state = _state(arende, decisions, is_now)
    if paragraf is not None and paragraf.justering_id in immediate:
        icon, tone, state = IconName.LIGHTNING_BOLT, "warning", "omedelbart justerad"
    extras: list[tuple[IconName, str]] = []
    if arende.justeras_omedelbart and state != "omedelbart justerad":
        extras.append((IconName.LIGHTNING_BOLT, "ska justeras omedelbart"))
    if arende.ar_extra:
        extras.append((IconName.PLUS_CIRCLE, "extra ärende"))
    if arende.ar_sekretess:
        extras.append((IconName.SHIELD_LOCK, "sekretess"))
    label = f"§ {number}" if number is not None else ""
    return ParagrafMark(arende.id, label, arende.rubrik, icon, tone, state, tuple(extras))


def _state(arende: Arende, decisions: Decisions, is_now: bool) -> tuple[IconName, str, str]:
    is_settled, punkter = decisions.is_settled(arende.id), decisions.of(arende.id)
    if not is_settled:
        if is_now:
            return IconName.RECORD_CIRCLE, "accent", "behandlas nu"
        if any(punkt.utfall for punkt in punkter):
            return IconName.RECORD_CIRCLE, "muted", "delvis beslutad"
        return IconName.CIRCLE, "border_strong", "obehandlad"
    utfall = next((punkt.utfall for punkt in punkter if punkt.utfall in _UTFALL), None)
    if utfall is not None:
        return _UTFALL[utfall]
    return IconName.CHECK_CIRCLE, "success", "beslutad"


def primary_act(arende: Arende, decisions: Decisions) -> str:
    """The act that fits an ärende best: "next" when settled, else foljd, standard, anteckna, forslag or andrat."""
    if decisions.is_settled(arende.id):
        return "next"
    if decisions.awaits_foljd(arende.id):
        return "foljd"
    if arende.standardakt is not Standardakt.INGEN:
        return "standard"
    if arende.typ in _NOTED:
        return "anteckna"
    if any(not punkt.forslag.is_empty for punkt in decisions.of(arende.id)):
        return "forslag"
    return "andrat" if arende.typ is Arendetyp.BESLUT else "anteckna"


def next_open(akt: Akt, decisions: Decisions, after: UUID | None) -> UUID | None:
    """The next ärende to deal with: the first open one after `after`, else the first open one; None when all is done.

    Points that take no § wait for nobody.
    """
    ids = [arende.id for arende in akt.arenden]
    start = ids.index(after) + 1 if after in ids else 0
    waiting = [key for key in ids[start:] + ids[:start] if akt.paragraf_of(key) and not decisions.is_settled(key)]
    return next((key for key in waiting if key != after), None)
