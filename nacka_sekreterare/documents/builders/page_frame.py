"""What stands around the text of every document: running head and foot, and whose it is."""

from nacka_sekreterare.documents.model import FootFact, RunningFoot, RunningHead
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering

BESLUTANDE_ORGAN = "Beslutande organ"
UTDRAGSBESTYRKANDE = "Utdragsbestyrkande"


def author(akt: Akt) -> str:
    """Who answers for the document, for its metadata."""
    return ", ".join(part for part in (akt.organ.namn, akt.organ.kommun) if part)


def title(akt: Akt, kind: str, more: str = "") -> str:
    """The document's title for its metadata: "Protokoll Äldrenämnden 2026-04-22 §§ 33–45"."""
    return " ".join(part for part in (kind, akt.organ.namn, akt.sammantrade.datum.isoformat(), more) if part)


def running_head(akt: Akt, kind: str) -> RunningHead:
    """Kommun and organ to the left, kind and day to the right."""
    return RunningHead(
        left_lines=tuple(part for part in (akt.organ.kommun, akt.organ.namn) if part),
        right_lines=(f"{kind} {akt.sammantrade.datum.isoformat()}",),
    )


def protokoll_foot(akt: Akt, justering: Justering | None) -> RunningFoot:
    """Lines for the initials on each page, when the organ's people sign each page; none when nobody signs by pen."""
    settings = akt.organ.installningar
    if justering and justering.ar_elektronisk:
        return RunningFoot()
    if not settings.signatur_per_sida:
        return RunningFoot(sign_labels=(UTDRAGSBESTYRKANDE,))
    justerande = ("Justerande",) * max(settings.antal_justerare, 1)
    return RunningFoot(sign_labels=("Ordförande", *justerande, UTDRAGSBESTYRKANDE))


def utdrag_foot(akt: Akt) -> RunningFoot:
    """What identifies each page of an utdrag when it lies alone, and lines for initials and bestyrkande."""
    return RunningFoot(
        facts=(
            FootFact(BESLUTANDE_ORGAN, akt.organ.namn),
            FootFact("Handlingstyp", "Protokollsutdrag"),
            FootFact("Mötesdatum", akt.sammantrade.datum.isoformat()),
        ),
        sign_labels=("Justerandes signaturer", UTDRAGSBESTYRKANDE),
    )
