"""Which parts of a § can be edited, in the order in which they will be printed. Pure functions over the akt."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.egen_lydelse import EgenLydelse, egen_lydelse
from nacka_sekreterare.domain.protokollstext import generate, protokollsavsnitt
from nacka_sekreterare.domain.skillnad import Skillnad
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.text_finding import since_klubbslag

Key = tuple[Avsnittsslag | None, UUID | None, UUID | None, bool]


@dataclass(frozen=True)
class Part:
    """One text to edit. Exactly one of `slag`, `avsnitt_id` and `punkt_id` says where it is kept.

    `av_slag`: the section it belongs to, wherever it is kept.
    `ar_motivering`: of the punkt, not its beslut. `lydelse`: what the acts say and said, where it is written by hand
    though they say something. `sedan_klubbslag`: how a beslut reads now against the klubbslag.
    """

    rubrik: str
    text: FormattedText
    av_slag: Avsnittsslag
    slag: Avsnittsslag | None = None
    avsnitt_id: UUID | None = None
    punkt_id: UUID | None = None
    ar_motivering: bool = False
    ar_beslut: bool = False
    ar_forst: bool = True  # the first part of its section, which bears the heading
    lydelse: EgenLydelse | None = None
    sedan_klubbslag: tuple[Skillnad, ...] = ()

    @property
    def ar_egen(self) -> bool:
        """True when it is written by hand where the acts say something."""
        return self.lydelse is not None

    @property
    def ar_inaktuell(self) -> bool:
        """True when the acts say something else than when she wrote."""
        return self.lydelse is not None and self.lydelse.ar_inaktuell

    @property
    def key(self) -> Key:
        """What stays the same while the text is typed."""
        return (self.slag, self.avsnitt_id, self.punkt_id, self.ar_motivering)


def slag_key(slag: Avsnittsslag) -> Key:
    """The key of a section that is kept whole."""
    return (slag, None, None, False)


def parts_of(akt: Akt, arende_id: UUID, opened: Collection[Key] = ()) -> tuple[Part, ...]:
    """The parts of a §, as they will be printed; `opened` are the keys of those that are shown also when empty."""
    printed = {section.slag: section for section in protokollsavsnitt(akt, arende_id)}
    parts: list[Part] = []
    for slag in akt.organ.installningar.avsnittsordning:
        section = printed.get(slag)
        if slag is Avsnittsslag.BESLUT and not (section and section.ar_skrivet):
            rubrik = section.rubrik if section else akt.organ.installningar.rubrik(slag)
            parts += _beslut_parts(akt, arende_id, rubrik, opened)
        elif section is None:
            if slag_key(slag) in opened:
                parts.append(Part(akt.organ.installningar.rubrik(slag), FormattedText(), slag, slag=slag))
        elif section.ar_skrivet:
            parts += _written_parts(akt, arende_id, slag, section.rubrik)
        else:
            parts.append(Part(section.rubrik, section.text, slag, slag=slag))
    return tuple(parts)


def addable(akt: Akt, shown: Collection[Part]) -> tuple[tuple[Avsnittsslag, str], ...]:
    """The sections that the § does not have yet, with their headings."""
    taken = {part.av_slag for part in shown}
    taken.add(Avsnittsslag.BESLUT)  # what is decided is decided under Sammanträde, with its own acts
    settings = akt.organ.installningar
    return tuple((slag, settings.rubrik(slag)) for slag in settings.avsnittsordning if slag not in taken)


def has_own_wording(akt: Akt, arende_id: UUID) -> bool:
    """Whether something of an ärende is worded by hand that would otherwise be generated."""
    written = {avsnitt.slag for avsnitt in akt.avsnitt_of(arende_id) if not avsnitt.text.is_empty}
    return any(slag is not None and not generate(akt, arende_id, slag).is_empty for slag in written)


def own_wordings(akt: Akt) -> frozenset[UUID]:
    """The ärenden where something is worded by hand that would otherwise be generated."""
    written = {(avsnitt.arende_id, avsnitt.slag) for avsnitt in akt.avsnitt if not avsnitt.text.is_empty}
    return frozenset(
        arende_id for arende_id, slag in written if slag is not None and not generate(akt, arende_id, slag).is_empty
    )


def _written_parts(akt: Akt, arende_id: UUID, slag: Avsnittsslag, rubrik: str) -> Iterator[Part]:
    """A written section; one that was read in several pieces is edited piece by piece."""
    pieces = [avsnitt for avsnitt in akt.avsnitt_of(arende_id, slag) if not avsnitt.text.is_empty]
    lydelse = egen_lydelse(akt, arende_id, slag)
    is_beslut = slag is Avsnittsslag.BESLUT
    if len(pieces) < 2:
        text = pieces[0].text if pieces else FormattedText()
        yield Part(rubrik, text, slag, slag=slag, lydelse=lydelse, ar_beslut=is_beslut)
        return
    for index, piece in enumerate(sorted(pieces, key=lambda avsnitt: avsnitt.ordning)):
        is_first = index == 0
        yield Part(
            rubrik,
            piece.text,
            slag,
            avsnitt_id=piece.id,
            lydelse=lydelse if is_first else None,
            ar_beslut=is_beslut,
            ar_forst=is_first,
        )


def _beslut_parts(akt: Akt, arende_id: UUID, rubrik: str, opened: Collection[Key]) -> Iterator[Part]:
    """The beslut as it was settled, punkt by punkt; a sentence for them all stands at the first one alone."""
    punkter = akt.beslutspunkter_of(arende_id)
    for number, punkt in enumerate(punkter, start=1):
        heading = f"{rubrik}, punkt {number}" if len(punkter) > 1 else rubrik
        since = since_klubbslag(punkt)
        beslut = Avsnittsslag.BESLUT
        decided = Part(heading, punkt.beslut, beslut, punkt_id=punkt.id, ar_beslut=True, sedan_klubbslag=since)
        why = Part(
            f"{heading}, motivering", punkt.motivering, beslut, punkt_id=punkt.id, ar_motivering=True, ar_beslut=True
        )
        for part in (decided, why):
            if (punkt.utfall is not None and not part.text.is_empty) or part.key in opened:
                yield part
