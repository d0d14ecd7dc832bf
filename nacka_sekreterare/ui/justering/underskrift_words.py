"""What the part Underskrift of a justering says: how it is signed, how far it has come, what hinders."""

from datetime import datetime
from types import MappingProxyType
from typing import Final

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarstatus, Underskriftsformat, Underskriftssatt
from nacka_sekreterare.domain.underskriftskontroll import Signaturomdome
from nacka_sekreterare.services.underskrift import sent_file, undertecknade_filer
from nacka_sekreterare.ui.justering.words import ROLLER, short_date, signatarer_of

SATT: Final = MappingProxyType(
    {Underskriftssatt.PAPPER: "På papper", Underskriftssatt.ELEKTRONISK: "Elektroniskt"},
)
CHANGED: Final = (
    "Protokollet har ändrats sedan filen skickades, så det som undertecknas är den förra lydelsen. "
    "Ta tillbaka filen och spara en ny, eller ångra ändringen."
)
BEVIS: Final = (
    "Vid elektronisk underskrift står anslag och bevis inte i protokollet, eftersom dagarna kommer senare. "
    "Beviset är en egen handling, som undertecknas för sig."
)
ADOBE: Final = (
    "Adobe Reader kan säga att en underskrift inte är giltig tills utfärdaren är betrodd i det programmet. "
    "Det betyder inte att filen har ändrats. Här kontrolleras utfärdaren mot de certifikat (.cer, .pem) som ni lägger "
    "i mappen ”utfardare” bland programmets data."
)

BY_HAND: Final = "Vet du på annat sätt vem som har undertecknat registrerar du det för var och en på kortet."


def who(akt: Akt, signatar: Signatar) -> str:
    """A signatory with the role: "Bo Dalros, justerare"."""
    return f"{akt.namn(signatar.person_id)}, {ROLLER[signatar.roll]}"


def when(at: datetime | None) -> str:
    """A moment in few words: "11 november kl. 14.05"."""
    return f"{short_date(at.date())} kl. {at:%H.%M}" if at is not None else ""


def time_words(signatur: Signaturomdome) -> str:
    """When a signature was set, and who says so; empty when nothing does."""
    if signatur.tid is None:
        return ""
    source = "" if signatur.tid_ar_stamplad else ", enligt undertecknarens egen klocka"
    return f"Undertecknat {when(signatur.tid)}{source}."


def remaining_of(akt: Akt, justering: Justering) -> tuple[Signatar, ...]:
    """Those who have not signed yet, in the order of the signature block."""
    return tuple(s for s in signatarer_of(akt, justering) if s.status is not Signatarstatus.UNDERTECKNAT)


def satt_hindrance(akt: Akt, justering: Justering) -> str:
    """Why the way of signing cannot be changed now; empty when it can."""
    if sent_file(akt, justering) is not None:
        return "Sättet kan bytas när filen har tagits tillbaka."
    signed = next((s for s in signatarer_of(akt, justering) if s.status is Signatarstatus.UNDERTECKNAT), None)
    if signed is not None:
        way = SATT[justering.underskriftssatt].casefold()
        return f"{akt.namn(signed.person_id)} har redan undertecknat {way}, och alla ska underteckna på samma sätt."
    return ""


def sending_hindrance(akt: Akt, justering: Justering) -> str:
    """Why the file for electronic signing cannot be made yet; empty when it can."""
    if not akt.nummer_of_justering(justering):
        return "Justeringen har inga paragrafer att underteckna."
    if not justering.ar_omedelbar and not akt.sammantrade.ar_stangt_for_andring:
        return "Avsluta sammanträdet innan protokollet skickas för underskrift."
    return ""


def remarks_before_done(akt: Akt, justering: Justering, is_changed: bool) -> str:
    """What she is told before an electronic justering is said to be done; empty when there is nothing to tell."""
    if not justering.ar_elektronisk:
        return ""
    sentences = []
    if sent_file(akt, justering) is not None and not undertecknade_filer(akt, justering):
        sentences.append("Ingen undertecknad fil är inläst.")
    remaining = remaining_of(akt, justering)
    if remaining:
        names = "; ".join(who(akt, signatar) for signatar in remaining)
        sentences.append(f"Inte registrerade som undertecknade, men blir det nu: {names}.")
    if is_changed:
        sentences.append("Protokollet har ändrats sedan filen skickades; den fil som är undertecknad gäller.")
    return " ".join(sentences)


def state_words(akt: Akt, justering: Justering) -> str:
    """How far the signing has come, and what comes next."""
    if not justering.ar_elektronisk:
        if akt.organ.installningar.underskriftsformat is Underskriftsformat.DOCX:
            return "Word-filen skrivs ut och undertecknas för hand."
        return "Protokollet skrivs ut och undertecknas för hand."
    sent = sent_file(akt, justering)
    if sent is None:
        return sending_hindrance(akt, justering) or (
            "Spara protokollet som PDF med ett fält för varje underskrift, och ladda upp det i kommunens e-tjänst."
        )
    remaining = remaining_of(akt, justering)
    at = when(sent.tillagd_at)
    begin = f"Skickad för underskrift {at}." if at else "Skickad för underskrift."
    if not remaining:
        return f"{begin} Alla har undertecknat."
    if undertecknade_filer(akt, justering):
        return f"{begin} Återstår: {'; '.join(who(akt, signatar) for signatar in remaining)}."
    return f"{begin} Läs in filen här när den kommer tillbaka undertecknad, eller dra den hit."
