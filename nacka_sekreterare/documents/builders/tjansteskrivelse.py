"""The tjänsteskrivelse of an ärende: what the förvaltning proposes and why, from the same sections the § is made of."""

from datetime import datetime

from nacka_sekreterare.documents.builders.forslag import build_forslag
from nacka_sekreterare.documents.builders.page_frame import author, running_head, title
from nacka_sekreterare.documents.model import Block, Document, Fact, Facts, Heading, Text, paragraph
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import WRITTEN_BEFORE, Arende, Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.bilaga import Bilageslag


# The sections that are written before the sammanträde; the others tell what happened at it.
def build_tjansteskrivelse(akt: Akt, arende: Arende, *, created_at: datetime) -> Document:
    """The tjänsteskrivelse: rubrik, dnr, förslag till beslut, the sections in order, bilagor, who wrote it."""
    blocks: list[Block] = [Heading(arende.rubrik, level=1), _facts(akt, arende)]
    forslag = [punkt.forslag for punkt in akt.beslutspunkter_of(arende.id) if not punkt.forslag.is_empty]
    if forslag:
        blocks += [Heading("Förslag till beslut"), *build_forslag(forslag)]
    for avsnitt in akt.avsnitt_of(arende.id):
        if avsnitt.slag in WRITTEN_BEFORE and not avsnitt.text.is_empty:
            blocks += [Heading(_rubrik(akt, avsnitt)), Text(avsnitt.text)]
    bilagor = [b for b in akt.bilagor_of(arende.id) if b.slag is Bilageslag.BILAGA]
    if bilagor:
        heading = akt.organ.installningar.rubrik(Avsnittsslag.BILAGOR, len(bilagor))
        blocks += [Heading(heading), paragraph("\n".join(bilaga.namn for bilaga in bilagor))]
    return Document(
        title=title(akt, "Tjänsteskrivelse", arende.dnr),
        author=author(akt),
        created_at=created_at,
        blocks=tuple(blocks),
        subject=arende.rubrik,
        head=running_head(akt, "Tjänsteskrivelse"),
    )


def _facts(akt: Akt, arende: Arende) -> Facts:
    rows = (
        ("Datum", arende.skrivelse_date.isoformat() if arende.skrivelse_date else ""),
        ("Till", akt.organ.namn),
        ("Sammanträde", akt.sammantrade.datum.isoformat()),
        ("Diarienummer", arende.dnr),
        ("Handläggare", arende.handlaggare),
        ("Föredragande", arende.foredragande),
        ("Sekretess", (arende.sekretess_lagrum or "Ja") if arende.ar_sekretess else ""),
    )
    return Facts(tuple(Fact(label, (text,)) for label, text in rows if text))


def _rubrik(akt: Akt, avsnitt: Avsnitt) -> str:
    if avsnitt.rubrik or avsnitt.slag is None:
        return avsnitt.rubrik or "Ärendet"
    return akt.organ.installningar.rubrik(avsnitt.slag)
