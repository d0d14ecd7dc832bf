"""What is to be told of the wording of a §: a text of hers whose ground has changed, a beslut that reads otherwise.

Nothing is changed silently (KL 5:67, JO 3339-2013); a justerad § is what it is.
"""

from collections.abc import Iterator
from typing import Final

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Standardakt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.egen_lydelse import LAGRUM, egna_lydelser
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.forslag import split_forslag
from nacka_sekreterare.domain.platshallare_finding import find_platshallare_findings
from nacka_sekreterare.domain.skillnad import Skillnad, find_skillnad, tell_skillnad

_JO_BESLUT: Final = "JO dnr 3339-2013"


def find_text_findings(akt: Akt) -> tuple[Finding, ...]:
    """Every finding on wordings, of the §§ that are not justerade, in § order."""
    rules = (_of_own_wordings, _of_beslut, _of_anmalan_av_jav, find_platshallare_findings)
    open_to_change = [arende for arende in akt.numrerade_arenden if not _is_justerad(akt, arende)]
    return tuple(finding for arende in open_to_change for rule in rules for finding in rule(akt, arende))


def since_klubbslag(punkt: Beslutspunkt) -> tuple[Skillnad, ...]:
    """How a beslut reads now against the klubbslag; empty while it reads the same, or nothing was klubbat."""
    return () if punkt.klubbat_beslut.is_empty else find_skillnad(punkt.klubbat_beslut.plain, punkt.lydelse.plain)


def since_forslag(punkt: Beslutspunkt) -> tuple[Skillnad, ...]:
    """How a beslut that follows the förslag, or changes it, reads against it; empty for every other utfall."""
    forslag = split_forslag(punkt.forslag).text
    if punkt.utfall not in {Utfall.ENLIGT_FORSLAG, Utfall.ANDRAT} or forslag.is_empty or punkt.beslut.is_empty:
        return ()
    return find_skillnad(forslag.plain, punkt.beslut.plain)


def _is_justerad(akt: Akt, arende: Arende) -> bool:
    justering = akt.justering_of(arende.id)
    return justering is not None and justering.justerad_date is not None


def _of_own_wordings(akt: Akt, arende: Arende) -> Iterator[Finding]:
    for lydelse in egna_lydelser(akt, arende.id):
        if not lydelse.ar_inaktuell:
            continue
        rubrik = akt.organ.installningar.rubrik(lydelse.slag)
        told = tell_skillnad(find_skillnad(lydelse.grundtext.plain, lydelse.genererad.plain))
        yield Finding(
            regel="egen_lydelse_inaktuell",
            allvar=Allvar.WARN,
            text=f"”{rubrik}” är skrivet för hand, och det som är antecknat har ändrats sedan dess: {told}.",
            lagrum=LAGRUM[lydelse.slag],
            paragraf=akt.nummer_of(arende.id),
            arende_id=arende.id,
        )


def _of_beslut(akt: Akt, arende: Arende) -> Iterator[Finding]:
    punkter = akt.beslutspunkter_of(arende.id)
    paragraf = akt.paragraf_of(arende.id)
    reason = f" Orsak: {paragraf.andringsorsak}." if paragraf and paragraf.andringsorsak else ""
    for number, punkt in enumerate(punkter, start=1):
        what = f"Beslutet i punkt {number}" if len(punkter) > 1 else "Beslutet"
        since = since_klubbslag(punkt)
        if since:
            text = f"{what} lyder inte som vid klubbslaget: {tell_skillnad(since)}.{reason}"
            yield _beslut_finding(akt, arende, "beslut_andrat_efter_klubbslaget", text, _JO_BESLUT)
        against = since_forslag(punkt) if punkt.utfall is Utfall.ENLIGT_FORSLAG else ()
        if against:
            text = f"{what} är fattat enligt förslaget men lyder annorlunda: {tell_skillnad(against)}."
            yield _beslut_finding(akt, arende, "beslut_annat_an_forslaget", text, "5 kap. 67 § kommunallagen")


def _of_anmalan_av_jav(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """What was said of jäv at the opening of the sammanträde, against the jäv and the § numbers as they are now."""
    said = next((p for p in akt.beslutspunkter_of(arende.id) if p.utfall is Utfall.STANDARDAKT), None)
    if arende.standardakt is not Standardakt.ANMALAN_AV_JAV or said is None:
        return
    now = fraser.anmalan_av_jav(akt)
    if said.beslut.plain != now:
        told = tell_skillnad(find_skillnad(said.beslut.plain, now))
        yield Finding(
            regel="anmalan_av_jav_inaktuell",
            allvar=Allvar.WARN,
            text=f"Det som är antecknat om jäv, eller paragrafernas nummer, har ändrats sedan anmälan: {told}.",
            lagrum="6 kap. 30 § kommunallagen",
            paragraf=akt.nummer_of(arende.id),
            arende_id=arende.id,
        )


def _beslut_finding(akt: Akt, arende: Arende, regel: str, text: str, lagrum: str) -> Finding:
    return Finding(
        regel=regel,
        allvar=Allvar.INFO,
        text=text,
        lagrum=lagrum,
        paragraf=akt.nummer_of(arende.id),
        arende_id=arende.id,
    )
