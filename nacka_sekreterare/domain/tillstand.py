"""How far a sammanträde has come, from the few facts that tell: for the list of all, for Hem, and for one akt."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.frister import sista_dag_overklaga, tidigast_ned
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.sammantrade import Sammantrade, Tillstand

_LONGEST: Final = timedelta(days=31)  # three weeks and more than the longest run of days that are no vardag


def tillstand_of(akt: Akt, today: date) -> Tillstand:
    """The state of the sammanträde of an akt. An omedelbar justering that covers no § says nothing."""
    used = [j for j in akt.justeringar if not j.ar_omedelbar or akt.arenden_of_justering(j)]
    return tillstand(akt.sammantrade, used, akt.anslag, today)


def tillstand(
    sammantrade: Sammantrade, justeringar: Sequence[Justering], anslag: Sequence[Anslag], today: date
) -> Tillstand:
    """The state of a sammanträde on a day; with several justeringar, the slowest one decides."""
    if not (sammantrade.avslutat_at or sammantrade.ar_stangt_for_andring):
        return _before_the_end(sammantrade)
    main_exists = any(not justering.ar_omedelbar for justering in justeringar)
    if not main_exists or any(justering.justerad_date is None for justering in justeringar):
        return Tillstand.AVSLUTAT
    announced = [[a for a in anslag if a.justering_id == j.id and a.uppsatt_date is not None] for j in justeringar]
    if any(not posted for posted in announced):
        return Tillstand.JUSTERAT
    if all(any(is_over(one, today) for one in posted) for posted in announced):
        return Tillstand.OVERKLAGANDETID_UTE
    return Tillstand.ANSLAGET


def is_over(anslag: Anslag, today: date) -> bool:
    """Whether the time to appeal has run out: the anslag stayed up to the end, else it has not run (KL 8:12, 13:5).

    The calendar is only asked when it can matter, since lists of sammanträden are long.
    """
    up, down = anslag.uppsatt_date, anslag.nedtaget_date
    if up is None or (today - up <= _LONGEST and today <= sista_dag_overklaga(up).grans_date):
        return False
    return down is None or down - up > _LONGEST or down >= tidigast_ned(up).grans_date


def _before_the_end(sammantrade: Sammantrade) -> Tillstand:
    if sammantrade.oppnat_at:
        return Tillstand.PAGAR
    return Tillstand.KALLAT if sammantrade.kallat_at else Tillstand.PLANERAT
