"""One § as it is printed: number, rubrik and dnr, then its sections in the order and with the headings of the organ."""

from collections.abc import Iterator

from nacka_sekreterare.documents.builders.forslag import build_forslag
from nacka_sekreterare.documents.model import (
    Block,
    Group,
    Heading,
    Text,
    paragraph,
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.bilaga import Bilageslag, Utsandning

PLACEHOLDER = "Paragrafen är omedelbart justerad och finns i ett eget protokoll."
SEKRETESS_BILAGA = "Handling som omfattas av sekretess"


def paragraf_label(akt: Akt, arende: Arende) -> str:
    """The number as it is printed: "§ 37"."""
    return f"§ {akt.nummer_of(arende.id)}"


def paragraf_anchor(akt: Akt, arende: Arende) -> str:
    """The name that the contents point at."""
    return f"paragraf-{akt.nummer_of(arende.id)}"


def build_placeholder(akt: Akt, arende: Arende) -> tuple[Block, ...]:
    """A § whose text stands in the protokoll of its omedelbara justering."""
    return (Group((_heading(akt, arende), paragraph(PLACEHOLDER))),)


def build_paragraf(akt: Akt, arende: Arende, *, is_utdrag: bool = False) -> tuple[Block, ...]:
    """The § in full. In an utdrag a bilaga with sekretess to an open § is not named."""
    blocks: list[Block] = [_heading(akt, arende)]
    for slag in akt.organ.installningar.avsnittsordning:
        count, made = _section(akt, arende, slag, is_utdrag=is_utdrag)
        if made:
            blocks += [Heading(akt.organ.installningar.rubrik(slag, count)), *made]
    blocks += _anmarkningar(akt, arende)
    return tuple(blocks)


def _section(akt: Akt, arende: Arende, slag: Avsnittsslag, *, is_utdrag: bool) -> tuple[int, tuple[Block, ...]]:
    """How many items a section has, and its blocks without the heading."""
    if slag is Avsnittsslag.BILAGOR:
        names = tuple(_bilagor(akt, arende, is_utdrag=is_utdrag))
        return len(names), (paragraph("\n".join(names)),) if names else ()
    if slag is Avsnittsslag.BESLUT:
        texts = [punkt.beslut for punkt in akt.beslutspunkter_of(arende.id) if not punkt.beslut.is_empty]
        return 1, build_forslag(texts) if texts else ()
    texts = [avsnitt.text for avsnitt in akt.avsnitt_of(arende.id, slag) if not avsnitt.text.is_empty]
    return max(len(texts), 1), tuple(Text(text) for text in texts)


def _bilagor(akt: Akt, arende: Arende, *, is_utdrag: bool) -> Iterator[str]:
    kinds = {Bilageslag.BILAGA, Bilageslag.TJANSTESKRIVELSE}
    for bilaga in akt.bilagor:
        if bilaga.arende_id == arende.id and bilaga.slag in kinds:
            is_secret = bilaga.utsandning is Utsandning.SEKRETESS
            is_hidden = is_secret and is_utdrag and not arende.ar_sekretess
            name = f"{bilaga.namn} (sekretess)" if is_secret else bilaga.namn
            yield SEKRETESS_BILAGA if is_hidden else name


def _anmarkningar(akt: Akt, arende: Arende) -> Iterator[Block]:
    """A disagreement at the justering that is to be printed."""
    paragraf = akt.paragraf_of(arende.id)
    printed = [each for each in akt.anmarkningar if each.trycks and paragraf and each.paragraf_id == paragraf.id]
    if printed:
        yield Heading("Anmärkning vid justeringen" if len(printed) == 1 else "Anmärkningar vid justeringen")
        yield from (paragraph(f"{akt.namn(each.person_id)}: {each.text}") for each in printed)


def _heading(akt: Akt, arende: Arende) -> Heading:
    asides = [f"Dnr {arende.dnr}"] if arende.dnr else []
    if arende.ar_sekretess:
        asides.append(f"Sekretess: {arende.sekretess_lagrum}" if arende.sekretess_lagrum else "Sekretess")
    if arende.ar_stangt:
        asides.append("Behandlat inom stängda dörrar")
    return Heading(
        arende.rubrik,
        level=2,
        number=paragraf_label(akt, arende),
        asides=tuple(asides),
        anchor=paragraf_anchor(akt, arende),
    )
