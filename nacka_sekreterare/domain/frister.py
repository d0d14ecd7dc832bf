"""The time limits of a sammanträde: justering, anslag, överklagande, nedtagning and kallelse, each explained.

Two dates differ: the day the law's count ends (the target), and the last lawful day when that is no vardag, since
lag (1930:173) 2 § lets what is to be done be done on the next vardag. It never shortens a minimum period before a day.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.helgdagar import (
    format_date,
    format_weekday_date,
    next_vardag,
    previous_vardag,
    reason_not_vardag,
)
from nacka_sekreterare.domain.organ import Organ, Organtyp
from nacka_sekreterare.domain.value import Value


class Frist(Value):
    """A time limit: the day its count ends, the last (or first) lawful day, and the sentence on why they differ."""

    malsattning_date: date
    grans_date: date
    forklaring: str
    lagrum: str

    @property
    def ar_framflyttad(self) -> bool:
        """True when the lawful limit is another day than the target."""
        return self.grans_date != self.malsattning_date


class Frister(Value):
    """The dates that follow from what is known; None where the ground is lacking. The command `frister` prints them."""

    senast_justerad: Frist | None = None
    senast_anslagen: Frist | None = None
    sista_dag_overklaga: Frist | None = None
    tidigast_ned: Frist | None = None

    @property
    def grans_dates(self) -> dict[str, date | None]:
        """The contract of the command line: the legal limits by name."""
        named = {name: getattr(self, name) for name in type(self).model_fields}
        return {name: frist.grans_date if isinstance(frist, Frist) else None for name, frist in named.items()}


def senast_justerad(sammantrade_date: date) -> Frist:
    """The last day to justera: fourteen days after the sammanträde (KL 5:69, for nämnder through 6:35)."""
    return _rolled(sammantrade_date, 14, "Fjorton dagar efter sammanträdet den {} är {}", "5 kap. 69 § kommunallagen")


def senast_anslagen(justerad_date: date) -> Frist:
    """The last day to announce the justering: the second day after it (KL 8:12)."""
    return _rolled(justerad_date, 2, "Andra dagen efter justeringen den {} är {}", "8 kap. 12 § kommunallagen")


def sista_dag_overklaga(anslaget_date: date) -> Frist:
    """The last day to appeal: the same weekday three weeks after the announcement (KL 13:5, lag 1930:173 1 §).

    A gemensam nämnd gives the latest of its members' days.
    """
    return _rolled(anslaget_date, 21, "Tre veckor efter anslaget den {} är {}", "13 kap. 5 § kommunallagen")


@lru_cache(maxsize=1024)  # a list of all sammanträden asks for each anslag
def tidigast_ned(anslaget_date: date) -> Frist:
    """The first day when the anslag may be taken down: the day after the last day to appeal (KL 8:12, 13:5)."""
    last = sista_dag_overklaga(anslaget_date)
    return Frist(
        malsattning_date=_moved(last.malsattning_date, 1),
        grans_date=_moved(last.grans_date, 1),
        forklaring=(
            f"Anslaget får tas ned tidigast dagen efter sista dagen att överklaga, {format_date(last.grans_date)}. "
            f"{last.forklaring}"
        ),
        lagrum="8 kap. 12 § och 13 kap. 5 § kommunallagen",
    )


def kallelse_senast(sammantrade_date: date, organ: Organ) -> Frist:
    """The last day to send the kallelse. A minimum period is counted backwards and never rolled.

    For fullmäktige KL 5:13 sets a week; for every other organ KL is silent and the organ's setting holds (KL 6:23).
    """
    days, lagrum = organ.installningar.kallelse_dagar, "reglementet (kommunallagen anger ingen tid, jfr 6 kap. 23 §)"
    if organ.typ is Organtyp.FULLMAKTIGE:
        days, lagrum = max(days, 7), "5 kap. 13 § kommunallagen"
    day = _moved(sammantrade_date, -days)
    count = "En dag" if days == 1 else f"{_number_word(days)} dagar"
    sentence = f"{count} före sammanträdet den {format_date(sammantrade_date)} är {format_weekday_date(day)}."
    reason = reason_not_vardag(day)
    if reason is not None:
        before = format_weekday_date(previous_vardag(day))
        sentence += (
            f" Det är {reason}, men en minsta tid före ett sammanträde förkortas inte: "
            f"skicka kallelsen senast den dagen, helst {before}."
        )
    return Frist(malsattning_date=day, grans_date=day, forklaring=sentence, lagrum=lagrum)


def frister(
    sammantrade_date: date | None = None, justerad_date: date | None = None, anslaget_date: date | None = None
) -> Frister:
    """Every time limit whose ground is known."""
    return Frister(
        senast_justerad=_from(sammantrade_date, senast_justerad),
        senast_anslagen=_from(justerad_date, senast_anslagen),
        sista_dag_overklaga=_from(anslaget_date, sista_dag_overklaga),
        tidigast_ned=_from(anslaget_date, tidigast_ned),
    )


def _from(day: date | None, rule: Callable[[date], Frist]) -> Frist | None:
    return None if day is None else rule(day)


def _rolled(start: date, days: int, sentence: str, lagrum: str) -> Frist:
    target = _moved(start, days)
    _moved(target, 10)  # the calendar must hold the vardag after the longest run of holidays
    limit = next_vardag(target)
    explanation = sentence.format(format_date(start), format_weekday_date(target))
    if limit == target:
        return Frist(malsattning_date=target, grans_date=limit, forklaring=f"{explanation}.", lagrum=lagrum)
    return Frist(
        malsattning_date=target,
        grans_date=limit,
        forklaring=(
            f"{explanation}, men {_reasons(target, limit)}; därför är {format_weekday_date(limit)}, "
            "närmaste vardag, sista dagen (2 § lagen om beräkning av lagstadgad tid)."
        ),
        lagrum=f"{lagrum}; 2 § lagen (1930:173)",
    )


def _reasons(target: date, limit: date) -> str:
    """What each day from the target up to the limit is: "den 24 är julafton och den 25 juldagen"."""
    days = [target + timedelta(days=offset) for offset in range((limit - target).days)]
    if len(days) == 1:
        return f"det är {reason_not_vardag(target)}"
    named = [f"den {day.day} {'är ' if day == target else ''}{reason_not_vardag(day)}" for day in days]
    return f"{', '.join(named[:-1])} och {named[-1]}"


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise UserError(
            f"Tiden kan inte räknas från {day.isoformat()}: datumet ligger utanför kalendern. Rätta datumet."
        ) from error


def _number_word(number: int) -> str:
    words = ("Noll", "En", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv")
    return words[number] if number < len(words) else str(number)
