"""What the step says: short days, states of a justering and an anslag, the words of roles. Pure functions."""

from datetime import date
from itertools import chain
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.finding import Finding
from nacka_sekreterare.domain.frister import Frist
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.justering_finding import find_justering_findings
from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.moments import MONTHS, long_date

ROLLER = {
    Signatarroll.SEKRETERARE: "sekreterare",
    Signatarroll.ORDFORANDE: "ordförande",
    Signatarroll.JUSTERARE: "justerare",
}
STATUSAR = {
    Signatarstatus.VANTAR: ("Väntar", Tone.NEUTRAL),
    Signatarstatus.UTKAST_SKICKAT: ("Utkast skickat", Tone.ACCENT),
    Signatarstatus.GODKANT: ("Godkänt", Tone.SUCCESS),
    Signatarstatus.UNDERTECKNAT: ("Undertecknat", Tone.SUCCESS),
}
NEXT_STATUS = {
    Signatarstatus.VANTAR: Signatarstatus.GODKANT,
    Signatarstatus.UTKAST_SKICKAT: Signatarstatus.GODKANT,
    Signatarstatus.GODKANT: Signatarstatus.UNDERTECKNAT,
}


def short_date(day: date) -> str:
    """A day in few words: "27 april"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_words(day: date) -> str:
    """A day in full: "27 april 2026"."""
    return long_date(day, with_weekday=False)


def justering_title(akt: Akt, justering: Justering) -> str:
    """The §§ of a justering: "§§ 33–38, 40–50"."""
    return format_range(akt.nummer_of_justering(justering), sign=True) or "Inga paragrafer"


def justering_state(justering: Justering, signatarer: tuple[Signatar, ...], today: date) -> tuple[str, Tone]:
    """How far a justering has come, in words."""
    if justering.justerad_date is not None:
        return f"Justerad {short_date(justering.justerad_date)}", Tone.SUCCESS
    signed = sum(signatar.status is Signatarstatus.UNDERTECKNAT for signatar in signatarer)
    if signed:
        return f"{signed} av {len(signatarer)} har undertecknat", Tone.ACCENT
    if justering.utkast_skickat_date is not None:
        return f"Utkast skickat {short_date(justering.utkast_skickat_date)}", Tone.ACCENT
    if justering.planerad_date is not None:
        is_late = justering.planerad_date < today
        return f"Planerad {short_date(justering.planerad_date)}", Tone.WARNING if is_late else Tone.NEUTRAL
    return "Inte planerad", Tone.WARNING


def anslag_state(anslag: Anslag) -> tuple[str, Tone]:
    """How far an anslag has come, in words."""
    if anslag.nedtaget_date is not None:
        return f"Nedtaget {short_date(anslag.nedtaget_date)}", Tone.NEUTRAL
    if anslag.uppsatt_date is not None:
        return f"Uppsatt {short_date(anslag.uppsatt_date)}", Tone.SUCCESS
    if anslag.planerad_upp_date is not None:
        return f"Planerat {short_date(anslag.planerad_upp_date)}", Tone.NEUTRAL
    return "Inte planerat", Tone.NEUTRAL


def frist_words(name: str, frist: Frist) -> str:
    """A time limit with both its days and why they differ."""
    if frist.ar_framflyttad:
        return f"{name}: mål {day_words(frist.malsattning_date)}, laglig gräns {day_words(frist.grans_date)}. " + (
            frist.forklaring
        )
    return f"{name}: {day_words(frist.grans_date)}. {frist.forklaring}"


def findings_of(akt: Akt, justering: Justering, today: date) -> tuple[Finding, ...]:
    """What is late, missing or odd in one justering and its anslag."""
    own = tuple(anslag for anslag in akt.anslag if anslag.justering_id == justering.id)
    return find_justering_findings(akt.model_copy(update={"justeringar": (justering,), "anslag": own}), today)


def signatarer_of(akt: Akt, justering: Justering) -> tuple[Signatar, ...]:
    """Those who sign a justering, in the order of the signature block."""
    own = [signatar for signatar in akt.signatarer if signatar.justering_id == justering.id]
    roles = list(Signatarroll)
    return tuple(sorted(own, key=lambda signatar: (roles.index(signatar.roll), signatar.ordning)))


def secretary_of(akt: Akt, justering: Justering) -> UUID | None:
    """Who signs a justering as secretary, else the organ's; the bevis too, unless it is said otherwise."""
    signing = (s.person_id for s in signatarer_of(akt, justering) if s.roll is Signatarroll.SEKRETERARE)
    holding = (m.person_id for m in akt.mandat if m.roll is Mandatroll.SEKRETERARE and m.galler(akt.sammantrade.datum))
    return next(chain(signing, holding), None)


def covered(akt: Akt, signatar: Signatar) -> str:
    """Which §§ someone signs when it is not all of them: "§ 39"."""
    by_id = {paragraf.id: akt.nummer_of(paragraf.arende_id) for paragraf in akt.paragrafer}
    numbers = [number for key in signatar.paragraf_ids if (number := by_id.get(key)) is not None]
    return format_range(numbers, sign=True)
