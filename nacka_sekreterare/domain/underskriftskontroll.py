"""Underskriftskontroll: the verdict on a file that came back from being signed, and the sentences that tell it.

Two things are judged apart: is it the file that was sent, and is each signature in it whole. Neither stops anything;
the secretary registers who has signed, and is told what the file says.
"""

from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.domain.value import Value

_LONGEST: Final = 90  # letters of a line that is quoted


class Filutfall(StrEnum):
    """What a returned file is, against the one that was sent."""

    SAMMA_FIL = "samma_fil"  # the very bytes, with signatures added after them
    INTE_UNDERTECKNAD = "inte_undertecknad"  # the very bytes and nothing more
    SAMMA_SIDOR = "samma_sidor"  # written anew by the service: our pages stand in it as they were
    SKILJER = "skiljer"


class Avvikelseslag(StrEnum):
    """In which way a returned file differs."""

    OLASLIG = "olaslig"
    KRYPTERAD = "krypterad"
    SKADAD = "skadad"  # its pages can be read, but not what has been signed
    ANDRAD = "andrad"  # a page says something else
    UTSEENDE = "utseende"  # a page says the same and looks otherwise: something lies over it
    TILLAGG = "tillagg"  # a page says the same and more: a stamp, a line in the foot
    SIDORDNING = "sidordning"
    SIDA_SAKNAS = "sida_saknas"
    EXTRA_SIDA = "extra_sida"  # a page stands between ours
    ANNAT_PROTOKOLL = "annat_protokoll"
    INGA_SIDOR = "inga_sidor"  # none of our pages: often the service's own page of signatures
    BRUTEN = "bruten"  # our pages are the same, but the file was changed after it was signed


class Avvikelse(Value):
    """One difference. `sida` is the page of the file that was sent, except for an EXTRA_SIDA.

    `skickat` and `aterkommet` are what stands there in either file; for SIDORDNING and ANNAT_PROTOKOLL `aterkommet`
    is what stands there instead ("4", "Protokoll Äldrenämnden 2026-05-20 §§ 46–60").
    """

    slag: Avvikelseslag
    sida: int | None = None
    skickat: str = ""
    aterkommet: str = ""


class Filomdome(Value):
    """The verdict on the file. `tillagda_sidor` counts the pages before and after ours.

    SKILJER has at least one avvikelse. The same file may have some too: what a visible signature has put on a page.
    """

    utfall: Filutfall
    avvikelser: tuple[Avvikelse, ...] = ()
    tillagda_sidor: int = 0


class Signaturutfall(StrEnum):
    """Whether what was signed still stands."""

    OFORANDRAT = "oforandrat"  # unchanged since it was signed, but for later signatures
    FORANDRAT = "forandrat"  # the file was changed after this signature, or is not all covered by it
    TRASIG = "trasig"  # the signature cannot be read or does not add up


class Utfardarutfall(StrEnum):
    """Whether the issuer of the certificate, and so the name in it, is known to be right."""

    KONTROLLERAD = "kontrollerad"
    EJ_BETRODD = "ej_betrodd"  # looked for among those that are trusted, and not found
    EJ_KONTROLLERAD = "ej_kontrollerad"  # nothing to compare with, as is usual without a network


class Signaturomdome(Value):
    """The verdict on one signature. `namn` and `utfardare` are what the certificate says; `tid` is local time."""

    falt: str
    namn: str = ""
    utfardare: str = ""
    tid: datetime | None = None
    tid_ar_stamplad: bool = False  # said by a time stamping service, not by the signer's own machine
    utfall: Signaturutfall
    utfardarutfall: Utfardarutfall = Utfardarutfall.EJ_KONTROLLERAD

    @property
    def galler(self) -> bool:
        """True when what was signed still stands."""
        return self.utfall is Signaturutfall.OFORANDRAT

    @property
    def undertecknat_date(self) -> date | None:
        """The day of the signature, when it says any."""
        return self.tid.date() if self.tid else None


class Omdome(Value):
    """Everything that is said of a returned file."""

    fil: Filomdome
    signaturer: tuple[Signaturomdome, ...] = ()

    @property
    def ar_utan_anmarkning(self) -> bool:
        """True when the file agrees with the one that was sent and every signature in it stands."""
        return self.fil.utfall in _AGREES and bool(self.signaturer) and all(one.galler for one in self.signaturer)


_AGREES: Final = frozenset({Filutfall.SAMMA_FIL, Filutfall.SAMMA_SIDOR})


# --- sentences --------------------------------------------------------------------------------------------------------
_FIL: Final = MappingProxyType(
    {
        Filutfall.SAMMA_FIL: "Samma fil som skickades, med underskrifter tillagda.",
        Filutfall.INTE_UNDERTECKNAD: "Det är filen som skickades, men ingen har undertecknat den.",
        Filutfall.SAMMA_SIDOR: "Samma sidor som skickades, i en fil som tjänsten har skrivit om.",
        Filutfall.SKILJER: "Filen skiljer sig från den som skickades.",
    }
)


def fil_sentence(omdome: Omdome) -> str:
    """The verdict on the file in one sentence, or two when pages were added or nobody has signed."""
    fil = omdome.fil
    sentences = [_FIL[fil.utfall]]
    if fil.tillagda_sidor == 1:
        sentences.append("En sida är tillagd, till exempel tjänstens underskriftssida.")
    elif fil.tillagda_sidor:
        sentences.append(f"{fil.tillagda_sidor} sidor är tillagda, till exempel tjänstens underskriftssidor.")
    if fil.utfall is Filutfall.SAMMA_SIDOR and not omdome.signaturer:
        sentences.append("Filen har ingen elektronisk underskrift som kan kontrolleras.")
    return " ".join(sentences)


def avvikelse_sentence(avvikelse: Avvikelse) -> str:
    """Where the file differs and how: "Sida 3: där stod ”Bifall: 7”, i filen står ”Bifall: 8”."."""
    text = _avvikelse_text(avvikelse)
    return text if avvikelse.sida is None else f"Sida {avvikelse.sida}: {text[0].lower()}{text[1:]}"


def _avvikelse_text(avvikelse: Avvikelse) -> str:
    other = _quoted(avvikelse.aterkommet)
    sentences = {
        Avvikelseslag.OLASLIG: "Filen går inte att läsa som PDF. Hämta den på nytt från underskriftstjänsten.",
        Avvikelseslag.KRYPTERAD: "Filen är skyddad med lösenord. Hämta den utan lösenord från underskriftstjänsten.",
        Avvikelseslag.SKADAD: "Filen är skadad, så underskrifterna i den går inte att läsa. Hämta den på nytt.",
        Avvikelseslag.ANDRAD: _changed(avvikelse),
        Avvikelseslag.UTSEENDE: "Orden är desamma men sidan ser annorlunda ut. Något kan ligga över texten.",
        Avvikelseslag.TILLAGG: f"Det är tillagt {other} på sidan." if other else "Något är tillagt på sidan.",
        Avvikelseslag.SIDORDNING: f"Här står i stället protokollets sida {avvikelse.aterkommet}.",
        Avvikelseslag.SIDA_SAKNAS: "Sidan finns inte i filen.",
        Avvikelseslag.EXTRA_SIDA: "Sidan i filen är inte protokollets, och den står bland protokollets sidor.",
        Avvikelseslag.ANNAT_PROTOKOLL: f"Filen är ett annat protokoll: {avvikelse.aterkommet}.",
        Avvikelseslag.INGA_SIDOR: (
            "Ingen av protokollets sidor finns i filen. Den kan vara bara tjänstens underskriftssida; "
            "hämta hela det undertecknade protokollet."
        ),
        Avvikelseslag.BRUTEN: "Sidorna är desamma, men filen har ändrats efter att den undertecknades.",
    }
    return sentences[avvikelse.slag]


def _changed(avvikelse: Avvikelse) -> str:
    if not avvikelse.skickat:
        return f"I filen står {_quoted(avvikelse.aterkommet)}, som inte stod där."
    if not avvikelse.aterkommet:
        return f"Där stod {_quoted(avvikelse.skickat)}, som inte står i filen."
    return f"Där stod {_quoted(avvikelse.skickat)}, i filen står {_quoted(avvikelse.aterkommet)}."


def _quoted(text: str) -> str:
    text = clean(text)
    if not text:
        return ""
    return f"”{text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + '…'}”"


def signatur_sentence(signatur: Signaturomdome) -> str:
    """Who signed, when, and whether what was signed still stands."""
    who = signatur.namn or "Någon utan namn i certifikatet"
    if signatur.utfall is Signaturutfall.TRASIG:
        return f"{who}: underskriften går inte att läsa eller stämmer inte."
    when = ""
    if signatur.tid:
        source = "" if signatur.tid_ar_stamplad else ", enligt undertecknarens egen klocka"
        when = f" den {format_date(signatur.tid.date())} kl. {signatur.tid:%H.%M}{source}"
    if signatur.galler:
        return f"{who} undertecknade{when}: oförändrat sedan dess."
    return f"{who} undertecknade{when}, men filen har ändrats efter underskriften eller omfattas inte helt av den."


def utfardare_sentence(signatur: Signaturomdome) -> str:
    """Whether the issuer, and so the name, is known to be right, and why not."""
    issuer = f" {signatur.utfardare}" if signatur.utfardare else ""
    match signatur.utfardarutfall:
        case Utfardarutfall.KONTROLLERAD:
            return f"Utfärdaren{issuer} är kontrollerad."
        case Utfardarutfall.EJ_BETRODD:
            return f"Utfärdaren{issuer} finns inte bland dem som ni litar på, så namnet är det som filen uppger."
        case Utfardarutfall.EJ_KONTROLLERAD:
            return (
                f"Utfärdaren{issuer} är inte kontrollerad, eftersom programmet arbetar utan nätverk; "
                "namnet är det som filen uppger."
            )
