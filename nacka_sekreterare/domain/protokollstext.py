"""What the recorded acts say as the sections of a § (KL 5:67): the one source of the window and of every document.

A section that was written by hand (an Avsnitt) stands instead of the generated one. Generated text can always be had
back with `generate`.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.beslutsgang import beslutsgang
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.domain.narvarotext import javtext, narvarotext
from nacka_sekreterare.domain.propositionsordning import standing_yrkanden
from nacka_sekreterare.domain.text import (
    Block,
    FormattedText,
    ItemList,
    ListItem,
    Passage,
    Run,
    continued,
    plain_text,
    with_full_stop,
)
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.domain.votering_text import voteringstext
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag


class Protokollsavsnitt(Value):
    """One section of a § as it is printed, with its heading; `ar_skrivet`: by hand, not generated."""

    slag: Avsnittsslag
    rubrik: str
    text: FormattedText
    ar_skrivet: bool = False


def protokollsavsnitt(akt: Akt, arende_id: UUID) -> tuple[Protokollsavsnitt, ...]:
    """Every section of a § that has something to say, in the organ's order and under its headings."""
    found = (_section(akt, arende_id, slag) for slag in akt.organ.installningar.avsnittsordning)
    return tuple(section for section in found if section is not None)


def generated_avsnitt(akt: Akt, arende_id: UUID) -> tuple[tuple[Avsnittsslag, FormattedText], ...]:
    """The same sections as pairs of slag and text."""
    return tuple((section.slag, section.text) for section in protokollsavsnitt(akt, arende_id))


def avsnitt_efter_justering(akt: Akt, arende_id: UUID) -> tuple[Protokollsavsnitt, ...]:
    """What was said of a § after it was omedelbart justerad: printed in the main protokoll, never in the § itself."""
    later = [m for m in akt.meningsyttringar_of(arende_id) if m.ar_efter_justering]
    kinds = {Avsnittsslag(m.slag): m.slag for m in later}
    found = []
    for slag in (slag for slag in akt.organ.installningar.avsnittsordning if slag in kinds):
        own = sorted((m for m in later if m.slag is kinds[slag]), key=lambda m: m.ordning)
        text = FormattedText(blocks=tuple(block for m in own for block in _mening_blocks(akt, m)))
        rubrik = akt.organ.installningar.rubrik(slag, len(own))
        found.append(Protokollsavsnitt(slag=slag, rubrik=rubrik, text=text))
    return tuple(found)


def generate(akt: Akt, arende_id: UUID, slag: Avsnittsslag) -> FormattedText:
    """What the recorded acts say in one section, whatever has been written by hand; empty where they say nothing."""
    generator = _GENERATORS.get(slag)
    return generator(akt, arende_id)[0] if generator else FormattedText()


def _section(akt: Akt, arende_id: UUID, slag: Avsnittsslag) -> Protokollsavsnitt | None:
    written = [avsnitt for avsnitt in akt.avsnitt_of(arende_id, slag) if not avsnitt.text.is_empty]
    if written:
        ordered = sorted(written, key=lambda avsnitt: avsnitt.ordning)
        own = next((avsnitt.rubrik for avsnitt in ordered if avsnitt.rubrik), "")
        text = FormattedText(blocks=tuple(block for avsnitt in ordered for block in avsnitt.text.blocks))
        heading = own or akt.organ.installningar.rubrik(slag, _count_written(text))
        return Protokollsavsnitt(slag=slag, rubrik=heading, text=text, ar_skrivet=True)
    generator = _GENERATORS.get(slag)
    text, count = generator(akt, arende_id) if generator else (FormattedText(), 0)
    if text.is_empty:
        return None
    return Protokollsavsnitt(slag=slag, rubrik=akt.organ.installningar.rubrik(slag, count), text=text)


def _count_written(text: FormattedText) -> int:
    """How many items a written section seems to have: those of its lists, else its paragraphs."""
    items = sum(len(block.items) for block in text.blocks if isinstance(block, ItemList))
    return items or len(text.blocks)


_Generated = tuple[FormattedText, int]  # the text, and how many items it has


# --- beslut -----------------------------------------------------------------------------------------------------------
def _beslut(akt: Akt, arende_id: UUID) -> _Generated:
    punkter = [p for p in akt.beslutspunkter_of(arende_id) if p.utfall and not _decided(p).is_empty]
    if len(punkter) < 2:
        return (_decided(punkter[0]) if punkter else FormattedText()), len(punkter)
    blocks: list[Block] = []
    for number, punkt in enumerate(punkter, start=1):
        blocks += _numbered(number, _decided(punkt))
    return FormattedText(blocks=tuple(blocks)), len(punkter)


def _decided(punkt: Beslutspunkt) -> FormattedText:
    return punkt.beslut + punkt.motivering


def _numbered(number: int, text: FormattedText) -> list[Block]:
    """A decision led by its number; what it proposes upward and its lists follow beneath."""
    first, *rest = text.blocks
    if not isinstance(first, Passage):
        return [Passage(runs=(Run(text=f"{number}."),)), first, *rest]
    return [first.model_copy(update={"runs": (Run(text=f"{number}. "), *first.runs)}), *rest]


# --- yrkanden and beslutsgång -----------------------------------------------------------------------------------------
_YRKAR: Final = MappingProxyType(
    {
        Yrkandeslag.BIFALL: "yrkar bifall till förslaget",
        Yrkandeslag.AVSLAG: "yrkar avslag på förslaget",
        Yrkandeslag.ATERREMISS: "yrkar att ärendet återremitteras",
        Yrkandeslag.BORDLAGGNING: "yrkar att ärendet bordläggs",
        Yrkandeslag.AJOURNERING: "yrkar ajournering",
        Yrkandeslag.ANDRING: "lämnar ett ändringsyrkande",
        Yrkandeslag.TILLAGG: "lämnar ett tilläggsyrkande",
    }
)
_WITH_TEXT: Final = MappingProxyType(
    {
        Yrkandeslag.ANDRING: "yrkar följande ändring",
        Yrkandeslag.TILLAGG: "yrkar följande tillägg",
        Yrkandeslag.ATERREMISS: "yrkar att ärendet återremitteras med följande motivering",
    }
)


def _yrkanden(akt: Akt, arende_id: UUID) -> _Generated:
    standing = standing_yrkanden(akt, arende_id)
    blocks = tuple(block for yrkande in standing for block in _yrkande_blocks(akt, yrkande))
    return FormattedText(blocks=blocks), len(standing)


def _yrkande_blocks(akt: Akt, yrkande: Yrkande) -> tuple[Block, ...]:
    who = fraser.namn_lista(akt, yrkande.person_ids) or "Någon"
    where = _punkt_words(akt, yrkande.arende_id, yrkande.beslutspunkt_id)
    if yrkande.text.is_empty:
        return plain_text(f"{who} {_YRKAR[yrkande.slag]}{where}.").blocks
    if yrkande.slag in {Yrkandeslag.ANDRING, Yrkandeslag.TILLAGG} and yrkande.text.plain.startswith("att "):
        first, *rest = yrkande.text.blocks
        if isinstance(first, Passage):
            added = " som tillägg" if yrkande.slag is Yrkandeslag.TILLAGG else ""
            led = first.model_copy(update={"runs": (Run(text=f"{who} yrkar{where}{added} "), *first.runs)})
            return (led, *rest) if rest else (with_full_stop(led),)
    asked = plain_text(f"{who} {_YRKAR[yrkande.slag]}{where}.")
    together = continued(asked, yrkande.text).blocks
    if len(together) == len(yrkande.text.blocks):  # the reason goes on with the sentence
        return together
    end = ":" if yrkande.slag in _WITH_TEXT else "."
    lead = _WITH_TEXT.get(yrkande.slag, _YRKAR[yrkande.slag])
    return plain_text(f"{who} {lead}{where}{end}").blocks + yrkande.text.blocks


def _punkt_words(akt: Akt, arende_id: UUID, punkt_id: UUID | None) -> str:
    """Which beslutspunkt something concerns, when there are several: " i punkt 2"."""
    ids = [punkt.id for punkt in akt.beslutspunkter_of(arende_id)]
    return f" i punkt {ids.index(punkt_id) + 1}" if punkt_id in ids and len(ids) > 1 else ""


def _beslutsgang(akt: Akt, arende_id: UUID) -> _Generated:
    paragraphs = beslutsgang(akt, arende_id)
    return plain_text("\n".join(paragraphs)), len(paragraphs)


# --- meningsyttringar -------------------------------------------------------------------------------------------------
def _meningsyttringar(kind: Meningsslag) -> Callable[[Akt, UUID], _Generated]:
    def generate_kind(akt: Akt, arende_id: UUID) -> _Generated:
        found = [m for m in akt.meningsyttringar_of(arende_id) if m.slag is kind and not m.ar_efter_justering]
        blocks = tuple(block for m in sorted(found, key=lambda m: m.ordning) for block in _mening_blocks(akt, m))
        return FormattedText(blocks=blocks), len(found)

    return generate_kind


def _mening_blocks(akt: Akt, mening: Meningsyttring) -> tuple[Block, ...]:
    names = fraser.namn_lista(akt, mening.person_ids) or "Någon"
    where = _punkt_words(akt, mening.arende_id, mening.beslutspunkt_id)
    has_text = not mening.text.is_empty
    lead = {
        Meningsslag.RESERVATION: fraser.reservation(
            names, till_forman_for_eget=mening.till_forman_for_eget, punkt=where, has_motivering=has_text
        ),
        Meningsslag.DELTAR_INTE: fraser.deltar_inte(names, where),
        Meningsslag.SARSKILT_YTTRANDE: (
            f"{names} lämnar {'följande särskilda yttrande:' if has_text else 'ett särskilt yttrande.'}"
        ),
        Meningsslag.PROTOKOLLSANTECKNING: (
            f"{names} lämnar {'följande protokollsanteckning:' if has_text else 'en protokollsanteckning.'}"
        ),
    }[mening.slag]
    blocks = plain_text(lead).blocks + mening.text.blocks
    if mening.motiveringsstatus is Motiveringsstatus.EJ_INKOMMEN and mening.slag is Meningsslag.RESERVATION:
        blocks += plain_text(fraser.INGEN_SKRIFTLIG_RESERVATION).blocks
    return blocks


# --- the end of a § ---------------------------------------------------------------------------------------------------
def _omedelbar_justering(akt: Akt, arende_id: UUID) -> _Generated:
    justering = akt.justering_of(arende_id)
    is_immediate = justering is not None and justering.ar_omedelbar
    return plain_text(fraser.OMEDELBART_JUSTERAD if is_immediate else ""), 1


def _attached(akt: Akt, arende_id: UUID) -> _Generated:
    kinds = {Bilageslag.BILAGA, Bilageslag.TJANSTESKRIVELSE}
    found = [bilaga for bilaga in akt.bilagor_of(arende_id) if bilaga.slag in kinds]
    # The tjänsteskrivelse is listed first among the underlag (Nacka's guide "Rättssäkra beslut").
    ordered = sorted(found, key=lambda bilaga: (bilaga.slag is Bilageslag.BILAGA, bilaga.ordning))
    return _list_of([bilaga.namn for bilaga in ordered])


def _bilagor(akt: Akt, arende_id: UUID) -> _Generated:
    """The bilagor, unless they are already told as the underlag."""
    has_underlag = Avsnittsslag.UNDERLAG in akt.organ.installningar.avsnittsordning
    is_written = any(not avsnitt.text.is_empty for avsnitt in akt.avsnitt_of(arende_id, Avsnittsslag.UNDERLAG))
    return _attached(akt, arende_id) if is_written or not has_underlag else (FormattedText(), 0)


def _expediering(akt: Akt, arende_id: UUID) -> _Generated:
    found = akt.expedieringar_of(arende_id)
    return _list_of([expediering.mottagare for expediering in sorted(found, key=lambda e: e.ordning)])


def _tidigare(akt: Akt, arende_id: UUID) -> _Generated:
    """Where a bordlagt or återremitterat ärende comes from: the remark that moving it here made."""
    arende = akt.arende(arende_id)
    return plain_text(arende.anteckning if arende.tidigare_arende_id else ""), 1


def _list_of(lines: list[str]) -> _Generated:
    if not lines:
        return FormattedText(), 0
    items = tuple(ListItem(runs=(Run(text=line),)) for line in lines)
    return FormattedText(blocks=(ItemList(items=items),)), len(lines)


_GENERATORS: Final[Mapping[Avsnittsslag, Callable[[Akt, UUID], _Generated]]] = MappingProxyType(
    {
        Avsnittsslag.BESLUT: _beslut,
        Avsnittsslag.UNDERLAG: _attached,
        Avsnittsslag.TIDIGARE: _tidigare,
        Avsnittsslag.YRKANDEN: _yrkanden,
        Avsnittsslag.BESLUTSGANG: _beslutsgang,
        Avsnittsslag.VOTERING: voteringstext,
        Avsnittsslag.RESERVATION: _meningsyttringar(Meningsslag.RESERVATION),
        Avsnittsslag.SARSKILT_YTTRANDE: _meningsyttringar(Meningsslag.SARSKILT_YTTRANDE),
        Avsnittsslag.PROTOKOLLSANTECKNING: _meningsyttringar(Meningsslag.PROTOKOLLSANTECKNING),
        Avsnittsslag.DELTAR_INTE: _meningsyttringar(Meningsslag.DELTAR_INTE),
        Avsnittsslag.JAV: javtext,
        Avsnittsslag.NARVARO: narvarotext,
        Avsnittsslag.OMEDELBAR_JUSTERING: _omedelbar_justering,
        Avsnittsslag.BILAGOR: _bilagor,
        Avsnittsslag.EXPEDIERING: _expediering,
    }
)
