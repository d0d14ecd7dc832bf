"""The beslutsgång of a § as plain rows: what is put, what can be found, what was found. Pure functions over the akt."""

from dataclasses import dataclass
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslutsgang import beslutsgang
from nacka_sekreterare.domain.proposition import Alternativ, Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_text import fraga_i_ord, name_alternativ
from nacka_sekreterare.domain.proposition_utfall import Steg, nasta_steg_of_arende, steg_of, utfall_of, votering_on
from nacka_sekreterare.domain.propositionsordning import fraga_of, fragor_of, huvudforslag_of, propositioner_of
from nacka_sekreterare.domain.votering import Rostval, Votering
from nacka_sekreterare.domain.votering_text import resultat

_PUT_ORDER = (
    Propositionsslag.AVGORANDE,
    Propositionsslag.MOTFORSLAG,
    Propositionsslag.HUVUD,
    Propositionsslag.TILLAGG,
)


@dataclass(frozen=True)
class Choice:
    """One answer that the ordförande may find."""

    alternativ: Alternativ
    words: str


@dataclass(frozen=True)
class CourseRow:
    """One proposition: what it asks, and how it ended; the current one has its choices."""

    proposition_id: UUID
    title: str
    outcome: str = ""
    tally: str = ""
    choices: tuple[Choice, ...] = ()
    is_current: bool = False
    needs_main: bool = False  # a votering among three or more needs a huvudförslag first


def course_rows(akt: Akt, arende_id: UUID) -> tuple[CourseRow, ...]:
    """The propositioner of an ärende in the order in which they are settled."""
    steg = nasta_steg_of_arende(akt, arende_id)
    return tuple(_row(akt, one, steg) for one in in_put_order(akt, arende_id))


def in_put_order(akt: Akt, arende_id: UUID) -> tuple[Proposition, ...]:
    """The propositioner of an ärende, question by question: a motförslag is chosen before the huvudvotering."""
    found: list[Proposition] = []
    for fraga in fragor_of(akt, arende_id):
        own = propositioner_of(akt, fraga)
        found += sorted(own, key=lambda one: (_PUT_ORDER.index(one.slag), one.ordning))
    return tuple(found)


def result_words(akt: Akt, arende_id: UUID) -> str:
    """What the beslutsgång came to, in the organ's words: the last sentence that the protokoll tells of it."""
    settled = [step for step in in_put_order(akt, arende_id) if utfall_of(akt, step) is not None]
    held = votering_on(akt, settled[-1]) if settled else None
    if held is not None:
        return resultat(akt, held)
    told = beslutsgang(akt, arende_id)
    if told:
        return told[-1]
    return " ".join(punkt.beslut.plain for punkt in akt.beslutspunkter_of(arende_id) if not punkt.beslut.is_empty)


def _row(akt: Akt, proposition: Proposition, steg: Steg | None) -> CourseRow:
    current = steg if steg is not None and steg.proposition.id == proposition.id else None
    won, votering = utfall_of(akt, proposition), votering_on(akt, proposition)
    choices = (
        tuple(Choice(one, name_alternativ(akt, proposition, one)) for one in current.alternativ) if current else ()
    )
    return CourseRow(
        proposition_id=proposition.id,
        title=_where(akt, proposition) + _title(akt, current or steg_of(akt, proposition), is_put=bool(current or won)),
        outcome=name_alternativ(akt, proposition, won) if won is not None else "",
        tally=_tally(votering) if votering else "",
        choices=choices,
        is_current=current is not None,
        needs_main=current is not None and current.huvudforslag_valjs,
    )


def _title(akt: Akt, steg: Steg, *, is_put: bool) -> str:
    """The question; before a huvudvotering is put it is not known between which two it will stand."""
    fraga = fraga_of(steg.proposition)
    is_main = steg.proposition.slag is Propositionsslag.HUVUD and huvudforslag_of(akt, fraga) is not None
    return "Huvudvotering" if is_main and not is_put else fraga_i_ord(akt, steg)


def _where(akt: Akt, proposition: Proposition) -> str:
    ids = [punkt.id for punkt in akt.beslutspunkter_of(proposition.arende_id)]
    if proposition.beslutspunkt_id not in ids or len(ids) < 2:
        return ""
    return f"Punkt {ids.index(proposition.beslutspunkt_id) + 1}. "


def _tally(votering: Votering) -> str:
    casting = " med utslagsröst" if votering.utslagsrost is not None else ""
    return f"{votering.antal(Rostval.JA)}–{votering.antal(Rostval.NEJ)}{casting}"
