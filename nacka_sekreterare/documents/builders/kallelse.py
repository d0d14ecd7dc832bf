"""The kallelse with its föredragningslista: what will be handled, what is proposed, and what one needs to know to come.

A sekretess ärende stands as a neutral line, without rubrik, dnr, text or names of files (OSL; the list is public).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.builders.forslag import build_forslag
from nacka_sekreterare.documents.builders.page_frame import author, running_head, title
from nacka_sekreterare.documents.builders.sekretess import SEKRETESS_BILAGA, without_sekretess
from nacka_sekreterare.documents.builders.signaturer import mandat_holder
from nacka_sekreterare.documents.model import (
    Block,
    Contents,
    ContentsEntry,
    Document,
    Fact,
    Facts,
    Group,
    Heading,
    PageNumberPlace,
    Text,
    TextRole,
    paragraph,
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Arendetyp, Avsnittsslag
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag, Utsandning
from nacka_sekreterare.domain.fraser import SEKRETESS_ARENDE
from nacka_sekreterare.domain.helgdagar import format_weekday_date
from nacka_sekreterare.domain.person import Mandatroll

_SENT_WORDS = {
    Utsandning.UTSAND: "utsänd",
    Utsandning.DUKAS: "dukas på sammanträdet",
}

_NOWHERE: Final[Mapping[str, int]] = MappingProxyType({})


def handling_anchor(handling_id: UUID) -> str:
    """What leads to a document of a handlingspaket: by the id of a bilaga, or of the ärende of a tjänsteskrivelse."""
    return f"handling-{handling_id}"


def build_kallelse(akt: Akt, *, created_at: datetime, elsewhere: Mapping[str, int] = _NOWHERE) -> Document:
    """The kallelse as it is sent. Extra ärenden, raised after it, are not in it.

    With `elsewhere` it is the first part of a handlingspaket: the documents it names, by `handling_anchor`, stand on
    those pages of the package, and are listed with their pages and links; the package numbers its pages itself.
    """
    akt = without_sekretess(akt, frozenset())
    blocks: list[Block] = [Heading("Kallelse och föredragningslista", level=1), _facts(akt)]
    if mandat_holder(akt, Mandatroll.SEKRETERARE):
        blocks.append(
            paragraph("Den som har förhinder meddelar sekreteraren så snart som möjligt.", role=TextRole.QUIET)
        )
    arenden = kallade_arenden(akt)
    host = _host_of_information(akt, arenden)
    if host is None and not akt.sammantrade.information.is_empty:
        blocks += [Heading("Mötesinformation", level=2), Text(akt.sammantrade.information)]
    for arende, number in zip(arenden, point_numbers(arenden), strict=True):
        blocks += _point(akt, arende, number, elsewhere, has_information=arende is host)
    others = [bilaga for bilaga in akt.bilagor if bilaga.arende_id is None and handling_anchor(bilaga.id) in elsewhere]
    if others:
        blocks += [Heading("Övriga handlingar", level=2), _listed((b.namn, handling_anchor(b.id)) for b in others)]
    return Document(
        title=title(akt, "Kallelse"),
        author=author(akt),
        created_at=created_at,
        blocks=tuple(blocks),
        head=running_head(akt, "Kallelse"),
        page_number=PageNumberPlace.ABSENT if elsewhere else PageNumberPlace.HEAD,
        elsewhere=elsewhere,
    )


def kallade_arenden(akt: Akt) -> tuple[Arende, ...]:
    """The ärenden of the kallelse in order."""
    return tuple(sorted((a for a in akt.arenden if not a.ar_extra), key=lambda arende: arende.ordning))


def point_numbers(arenden: Iterable[Arende]) -> list[str]:
    """The point number of each ärende: its own text ("9 a"), else the next after the number before."""
    numbers: list[str] = []
    count = 0
    for arende in arenden:
        leading = re.match(r"\d+", arende.nummer_text)
        count = int(leading.group()) if leading else count + (not arende.nummer_text)
        numbers.append(arende.nummer_text or str(count))
    return numbers


def _host_of_information(akt: Akt, arenden: tuple[Arende, ...]) -> Arende | None:
    """The opening point without a § that the practical information belongs to ("Mötesinformation")."""
    first = arenden[0] if arenden else None
    fits = first and first.typ is Arendetyp.FORMALIA and akt.paragraf_of(first.id) is None
    return first if fits and first and not first.ar_sekretess else None


def _facts(akt: Akt) -> Facts:
    meeting = akt.sammantrade
    rows = [
        ("Organ", (akt.organ.namn,)),
        ("Datum", (format_weekday_date(meeting.datum),)),
        ("Tid", (f"kl. {meeting.tid}" if meeting.tid else "",)),
        ("Plats", tuple(_place(akt))),
        ("Ordförande", (mandat_holder(akt, Mandatroll.ORDFORANDE),)),
        ("Sekreterare", tuple(_secretary(akt))),
    ]
    return Facts(tuple(Fact(label, lines) for label, lines in rows if any(lines)))


def _place(akt: Akt) -> Iterator[str]:
    if akt.sammantrade.plats:
        yield akt.sammantrade.plats
    if akt.sammantrade.endast_pa_plats:
        yield "Endast deltagande på plats"
    if akt.organ.installningar.oppna_sammantraden:
        yield "Sammanträdet är öppet för allmänheten"


def _secretary(akt: Akt) -> Iterator[str]:
    name = mandat_holder(akt, Mandatroll.SEKRETERARE)
    if not name:
        return
    yield name
    yield from (person.epost for person in akt.personer if person.namn == name and person.epost)


def _point(
    akt: Akt, arende: Arende, number: str, elsewhere: Mapping[str, int], *, has_information: bool
) -> Iterator[Block]:
    if arende.ar_sekretess:
        yield Heading(SEKRETESS_ARENDE, level=2, number=number)
        yield paragraph("Handlingarna lämnas ut i särskild ordning.", role=TextRole.QUIET)
        return
    heading = Heading(arende.rubrik, level=2, number=number, asides=tuple(_asides(arende)))
    if has_information and not akt.sammantrade.information.is_empty:
        yield Group((heading, Text(akt.sammantrade.information)))
        return
    punkter = [punkt for punkt in akt.beslutspunkter_of(arende.id) if not punkt.forslag.is_empty]
    about = tuple(_what_it_is_about(akt, arende, has_forslag=bool(punkter)))
    label = Heading("Förslag till beslut", level=3)
    if punkter and not about:
        yield Group((heading, label))
    else:
        yield heading
        yield from about
        if punkter:
            yield label
    if punkter:
        yield from build_forslag([punkt.forslag for punkt in punkter])
    yield from _bilagor(akt, arende, elsewhere)


def _what_it_is_about(akt: Akt, arende: Arende, *, has_forslag: bool) -> Iterator[Block]:
    """The text of an ärende, so that no word of a kallelse that was read is lost.

    Beside a förslag, a section under its own rubrik is the tjänsteskrivelse's and stands there. Once the sammanträde
    is opened, the text of a standing point with a § tells what happened.
    """
    if arende.typ is Arendetyp.FORMALIA and akt.paragraf_of(arende.id) and akt.sammantrade.oppnat_at:
        return
    for avsnitt in akt.avsnitt_of(arende.id, Avsnittsslag.BESKRIVNING):
        if not (has_forslag and avsnitt.rubrik):
            yield Text(avsnitt.text)


def _asides(arende: Arende) -> Iterator[str]:
    if arende.dnr:
        yield f"Dnr {arende.dnr}"
    if arende.anteckning:
        yield arende.anteckning
    people = (("Föredragande", arende.foredragande), ("Handläggare", arende.handlaggare))
    named = [f"{word}: {name}" for word, name in people if name]
    if named:
        yield " · ".join(named)
    if arende.justeras_omedelbart:
        yield "Omedelbar justering"
    if arende.ar_stangt:
        yield "Stängda dörrar"


def _bilagor(akt: Akt, arende: Arende, elsewhere: Mapping[str, int]) -> Iterator[Block]:
    kinds = {Bilageslag.BILAGA, Bilageslag.TJANSTESKRIVELSE}
    bilagor = [bilaga for bilaga in akt.bilagor_of(arende.id) if bilaga.slag in kinds]
    included = [(b.namn, handling_anchor(b.id)) for b in bilagor if handling_anchor(b.id) in elsewhere]
    if handling_anchor(arende.id) in elsewhere:
        included.insert(0, ("Tjänsteskrivelse", handling_anchor(arende.id)))
    others = [bilaga for bilaga in bilagor if handling_anchor(bilaga.id) not in elsewhere]
    if not included and not others:
        return
    yield Heading(akt.organ.installningar.rubrik(Avsnittsslag.BILAGOR, len(included) + len(others)))
    if included:
        yield _listed(included)
    if others:
        yield paragraph("\n".join(_bilaga(bilaga) for bilaga in others))


def _listed(handlingar: Iterable[tuple[str, str]]) -> Contents:
    """Documents of the package, by name and anchor, with their pages."""
    return Contents(tuple(ContentsEntry(namn, anchor) for namn, anchor in handlingar))


def _bilaga(bilaga: Bilaga) -> str:
    if bilaga.utsandning is Utsandning.SEKRETESS:
        return f"{SEKRETESS_BILAGA} (lämnas ut i särskild ordning)"
    return f"{bilaga.namn} ({_SENT_WORDS[bilaga.utsandning]})"
