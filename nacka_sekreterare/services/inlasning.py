"""Taking in what others have written: a kallelse becomes a sammanträde, a tjänsteskrivelse fills an ärende.

Reading and storing are two steps, so that the secretary can see what was understood and correct it in between.
The original file is always kept.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.arende import Arende, Arendetyp, Avsnitt, Avsnittsslag, Standardakt
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.fraser import join_words
from nacka_sekreterare.domain.organ import Organ, Organtyp
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.forslag import Forslag
from nacka_sekreterare.exchange.kallelse import Kallelse, Punkt, read_kallelse, read_kallelse_text
from nacka_sekreterare.exchange.tjansteskrivelse import (
    Tjansteskrivelse,
    read_tjansteskrivelse,
    read_tjansteskrivelse_text,
)
from nacka_sekreterare.services.arende import add_arende
from nacka_sekreterare.services.bilaga import add_bilaga
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.organ import create_organ, list_organ
from nacka_sekreterare.services.sammantrade import create_sammantrade
from nacka_sekreterare.system.files import read_bytes

__all__ = [
    "Forslag",
    "Kallelse",
    "Punkt",
    "Tjansteskrivelse",
    "add_punkter",
    "fill_arende",
    "find_or_create_organ",
    "import_kallelse",
    "read_kallelse",
    "read_kallelse_text",
    "read_tjansteskrivelse",
    "read_tjansteskrivelse_text",
    "store_kallelse",
]


class Slag(Value):
    """What a point is, as its rubrik tells."""

    typ: Arendetyp
    standardakt: Standardakt = Standardakt.INGEN
    takes_paragraf: bool | None = None  # None: as the organ has set


# The first pattern that matches the rubrik of a point without a proposal says what the point is.
_SLAG: Final = (
    (r"^(mötes|sammanträdes|praktisk)\w*\s*info", Slag(typ=Arendetyp.FORMALIA, takes_paragraf=False)),
    (r"\bjäv", Slag(typ=Arendetyp.FORMALIA, standardakt=Standardakt.ANMALAN_AV_JAV)),
    # before upprop: of "Upprop och val av justerare", the choice is what has to be written down
    (
        r"^(val|utseende) av .*juster|^(protokolls)?juster|^upprop.* juster",
        Slag(typ=Arendetyp.FORMALIA, standardakt=Standardakt.VAL_AV_JUSTERARE),
    ),
    (r"^(upprop|närvaro)", Slag(typ=Arendetyp.FORMALIA, standardakt=Standardakt.UPPROP)),
    (
        r"(fastställ|godkänn)\w*.*(föredragningslist|dagordning|ärendelist)|^(föredragningslista|dagordning)",
        Slag(typ=Arendetyp.FORMALIA, standardakt=Standardakt.FASTSTALLANDE),
    ),
    (r"delegation(?!sordning)|delegeringsbeslut", Slag(typ=Arendetyp.DELEGATION)),
    (r"^(anmälan av|anmälning|anmälda|meddeland|delgivning)", Slag(typ=Arendetyp.ANMALAN)),
    (r"^(övrig|väckta)", Slag(typ=Arendetyp.OVRIGT)),
    (
        r"\binformation\b|^informations(punkt|ärende)|informerar|^rapport(er)?\b|aktuellt",
        Slag(typ=Arendetyp.INFORMATION),
    ),
    (r"^((sammanträdet|mötet)s?\s+)?(öppn(as|ande)|avslut(as|ande|ning))\b", Slag(typ=Arendetyp.FORMALIA)),
)
_AVSNITT: Final[Mapping[str, Avsnittsslag]] = MappingProxyType(
    {
        "sammanfattning": Avsnittsslag.BESKRIVNING,
        "ärende": Avsnittsslag.BESKRIVNING,
        "beskrivning": Avsnittsslag.BESKRIVNING,
        "bakgrund": Avsnittsslag.BESKRIVNING,
        "ekonomisk": Avsnittsslag.EKONOMI,
        "konsekvenser för barn": Avsnittsslag.BARN,
        "barn": Avsnittsslag.BARN,
        "beslutsunderlag": Avsnittsslag.UNDERLAG,
        "handlingar": Avsnittsslag.UNDERLAG,
        "bilag": Avsnittsslag.UNDERLAG,
        "tidigare": Avsnittsslag.TIDIGARE,
        "ärendets tidigare": Avsnittsslag.TIDIGARE,
    }
)

_PASTED: Final = MappingProxyType(
    {Bilageslag.INLAST_KALLELSE: "kallelse", Bilageslag.TJANSTESKRIVELSE: "tjänsteskrivelse"}
)


def import_kallelse(
    kansli: Kansli, kallelse: Kallelse, organ_namn: str, original: Path | None = None, *, pasted: str = ""
) -> Outcome[Sammantrade]:
    """As `store_kallelse`, for an organ of a name, which is made when there is none; one act to undo, organ and all.

    Raises:
        UserError: when the organ has no name or the kallelse no date.
    """
    if not organ_namn.strip():
        raise UserError("Kallelsen saknar organ. Skriv vilken nämnd den gäller.")
    with kansli.act("import_kallelse", "Kallelse inläst") as tx:
        organ = find_or_create_organ(kansli, organ_namn)
        sammantrade = store_kallelse(kansli, kallelse, organ.id, original, pasted=pasted).value
    return tx.outcome(sammantrade)


def store_kallelse(
    kansli: Kansli, kallelse: Kallelse, organ_id: UUID, original: Path | None = None, *, pasted: str = ""
) -> Outcome[Sammantrade]:
    """Make a sammanträde of what a kallelse says: its points as they stand, in its own order.

    The original is kept: the file, or the text that was pasted.

    Raises:
        UserError: when the kallelse has no date.
    """
    if kallelse.datum is None:
        raise UserError("Kallelsen saknar sammanträdesdag. Ange dagen och försök igen.")
    with kansli.act("store_kallelse", "Kallelse inläst") as tx:
        organ = tx.get(Organ, organ_id)
        sammantrade = create_sammantrade(
            kansli,
            organ_id,
            kallelse.datum,
            tid=kallelse.tid,
            plats=kallelse.plats,
            endast_pa_plats=kallelse.endast_pa_plats,
            with_standing_points=False,
        ).value
        for index, punkt in enumerate(kallelse.punkter):
            _store_punkt(kansli, tx, sammantrade.id, punkt, index)
        _keep_original(kansli, sammantrade.id, original, pasted, Bilageslag.INLAST_KALLELSE)
        tx.sentence = f"{organ.namn}: kallelsen till {kallelse.datum.isoformat()} inläst"
    return tx.outcome(sammantrade)


def add_punkter(
    kansli: Kansli, sammantrade_id: UUID, kallelse: Kallelse, original: Path | None = None, *, pasted: str = ""
) -> Outcome[tuple[Arende, ...]]:
    """Put the points of a kallelse on the list of a sammanträde that exists, where the organ's order places them.

    A point without a proposal whose rubrik stands on the list already (a standing point) is passed over. After the
    kallelse has been sent, the points are extra ärenden (KL 4:20).
    """
    with kansli.act("add_punkter", "Ärenden inlästa", sammantrade_id=sammantrade_id) as tx:
        ar_extra = tx.get(Sammantrade, sammantrade_id).kallat_at is not None
        known = {arende.rubrik.casefold() for arende in tx.all(Arende, sammantrade_id=sammantrade_id)}
        new = [p for p in kallelse.punkter if p.forslag_till_beslut or p.rubrik.casefold() not in known]
        arenden = tuple(_store_punkt(kansli, tx, sammantrade_id, punkt, None, ar_extra=ar_extra) for punkt in new)
        _keep_original(kansli, sammantrade_id, original, pasted, Bilageslag.INLAST_KALLELSE)
        tx.sentence = "Ett ärende inläst" if len(arenden) == 1 else f"Inläsning: {len(arenden)} ärenden"
    return tx.outcome(arenden)


def fill_arende(
    kansli: Kansli, arende_id: UUID, skrivelse: Tjansteskrivelse, original: Path | None = None, *, pasted: str = ""
) -> Outcome[Arende]:
    """Fill an ärende from a tjänsteskrivelse: proposals and sections that are empty, dnr, day, writers, file.

    What the secretary has already written is never overwritten.
    """
    with kansli.act("fill_arende", "Tjänsteskrivelse inläst") as tx:
        arende = tx.get(Arende, arende_id)
        if skrivelse.dnr and not arende.dnr:
            arende = tx.change(Arende, arende_id, dnr=skrivelse.dnr)
        if skrivelse.datum is not None:
            arende = tx.change(Arende, arende_id, skrivelse_date=skrivelse.datum)
        if skrivelse.undertecknare and not arende.handlaggare:
            arende = tx.change(Arende, arende_id, handlaggare=_signers(skrivelse))
        if not any(not punkt.forslag.is_empty for punkt in tx.all(Beslutspunkt, arende_id=arende_id)):
            _replace_forslag(tx, arende_id, skrivelse.forslag_till_beslut or ())
        _add_avsnitt(tx, arende_id, skrivelse)
        _keep_original(kansli, arende.sammantrade_id, original, pasted, Bilageslag.TJANSTESKRIVELSE, arende_id)
        tx.sentence = f"{arende.rubrik}: tjänsteskrivelsen inläst"
    return tx.outcome(arende)


def find_or_create_organ(kansli: Kansli, namn: str) -> Organ:
    """The organ of that name, without regard to case; a new one with Nacka's habits when there is none."""
    wanted = " ".join(namn.split()).casefold()
    known = next((organ for organ in list_organ(kansli) if organ.namn.casefold() == wanted), None)
    if known is not None:
        return known
    return create_organ(kansli, " ".join(namn.split()), typ=_organtyp(wanted), kortform=_kortform(wanted)).value


def slag_of(punkt: Punkt) -> Slag:
    """What a point is: a standing point, information, or something to decide."""
    if not punkt.forslag_till_beslut:
        for pattern, slag in _SLAG:
            if re.search(pattern, punkt.rubrik, re.IGNORECASE):
                return slag
    return Slag(typ=Arendetyp.BESLUT)


def _store_punkt(
    kansli: Kansli, tx: Transaction, sammantrade_id: UUID, punkt: Punkt, index: int | None, *, ar_extra: bool = False
) -> Arende:
    slag = slag_of(punkt)
    arende = add_arende(
        kansli,
        sammantrade_id,
        punkt.rubrik,
        typ=slag.typ,
        index=index,
        takes_paragraf=slag.takes_paragraf,
        standardakt=slag.standardakt,
        dnr=punkt.dnr or "",
        foredragande=punkt.foredragande or "",
        handlaggare=punkt.handlaggare or "",
        nummer_text="" if index is None or punkt.nr == str(index + 1) else punkt.nr,
        ar_extra=ar_extra,
        justeras_omedelbart=punkt.omedelbar_justering,
    ).value
    _replace_forslag(tx, arende.id, punkt.forslag_till_beslut or ())
    if punkt.text:
        text = plain_text(punkt.text)
        tx.add(Avsnitt(arende_id=arende.id, ordning=0, slag=Avsnittsslag.BESKRIVNING, text=text))
    if punkt.bevakning is not None:
        tx.add(Bevakning(arende_id=arende.id, datum=punkt.bevakning, text=_deadline_sentence(punkt)))
    return arende


def _replace_forslag(tx: Transaction, arende_id: UUID, forslag: tuple[Forslag, ...]) -> None:
    if not forslag:
        return
    for old in tx.all(Beslutspunkt, arende_id=arende_id):
        tx.remove_tree(old)
    for ordning, one in enumerate(forslag):
        text = formatted_forslag(one)
        tx.add(Beslutspunkt(arende_id=arende_id, ordning=ordning, forslag=text, mottagare=one.mottagare or ""))


def formatted_forslag(forslag: Forslag) -> FormattedText:
    """A proposal as text: what a higher organ is asked to decide stands indented under it."""
    return plain_text(forslag.text) + plain_text("\n".join(forslag.punkter), indent=1)


def _add_avsnitt(tx: Transaction, arende_id: UUID, skrivelse: Tjansteskrivelse) -> None:
    written = tx.all(Avsnitt, arende_id=arende_id)
    taken: set[Avsnittsslag | None] = {avsnitt.slag for avsnitt in written}
    ordning = max((avsnitt.ordning for avsnitt in written), default=-1) + 1
    for part in skrivelse.avsnitt:
        if part.rubrik.casefold().startswith("förslag till beslut"):
            continue
        slag = _avsnittsslag(part.rubrik)
        own_slag = None if slag in taken else slag
        taken.add(slag)
        text = plain_text(part.text)
        tx.add(Avsnitt(arende_id=arende_id, ordning=ordning, slag=own_slag, rubrik=part.rubrik, text=text))
        ordning += 1


def _avsnittsslag(rubrik: str) -> Avsnittsslag | None:
    lowered = rubrik.casefold()
    return next((slag for start, slag in _AVSNITT.items() if lowered.startswith(start)), None)


def _signers(skrivelse: Tjansteskrivelse) -> str:
    """Who wrote the tjänsteskrivelse: "Jens Oxelgren och Mona Hagelstam"."""
    return join_words(one.namn for one in skrivelse.undertecknare)


def _deadline_sentence(punkt: Punkt) -> str:
    sentences = re.split(r"(?<=[.!?])\s+", " ".join(one.text for one in punkt.forslag_till_beslut or ()))
    return next((sentence for sentence in sentences if "senast" in sentence.casefold()), punkt.rubrik)


def _keep_original(
    kansli: Kansli,
    sammantrade_id: UUID,
    original: Path | None,
    pasted: str,
    slag: Bilageslag,
    arende_id: UUID | None = None,
) -> None:
    if original is not None:
        name, content = original.name, read_bytes(original)
    elif pasted.strip():
        name, content = f"inklistrad {_PASTED[slag]}.txt", pasted.encode("utf-8")
    else:
        return
    add_bilaga(kansli, sammantrade_id, name, content, slag=slag, arende_id=arende_id)


def _organtyp(namn: str) -> Organtyp:
    ends = {
        "fullmäktige": Organtyp.FULLMAKTIGE,
        "styrelsen": Organtyp.STYRELSE,
        "utskottet": Organtyp.UTSKOTT,
        "utskott": Organtyp.UTSKOTT,
        "rådet": Organtyp.RAD,
    }
    return next((typ for end, typ in ends.items() if namn.endswith(end)), Organtyp.NAMND)


def _kortform(namn: str) -> str:
    ends = ("kommunfullmäktige", "fullmäktige", "kommunstyrelsen", "styrelsen", "utskottet", "rådet", "nämnden")
    return next((end for end in ends if namn.endswith(end)), "nämnden")
