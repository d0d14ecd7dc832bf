"""Placeholders of a phrase: {ordförande}, {datum}, {namn}. What the akt knows is filled in; the rest is hers."""

import re
from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import ordforande_of
from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, Passage, Run, TextTable

PLATSHALLARE: Final = re.compile(r"\{([^\W\d_][^{}\n]{0,59})\}")

KNOWN: Final = (
    "ordförande",
    "sekreterare",
    "organ",
    "nämnden",
    "nämndens",
    "datum",
    "plats",
    "paragraf",
    "ärende",
    "dnr",
    "föredragande",
    "handläggare",
)


def known_platshallare(akt: Akt, arende_id: UUID) -> Mapping[str, str]:
    """What the placeholders stand for in a § of a sammanträde; what is not recorded is left out."""
    arende, nummer = akt.arende(arende_id), akt.nummer_of(arende_id)
    chair = ordforande_of(akt, arende_id)
    rubrik = fraser.SEKRETESS_ARENDE.lower() if arende.ar_sekretess else arende.rubrik
    words = {
        "ordförande": akt.namn(chair) if chair else "",
        "sekreterare": _sekreterare(akt),
        "organ": akt.organ.namn,
        "nämnden": akt.organ.kortform,
        "nämndens": fraser.genitive(akt.organ.kortform),
        "datum": format_date(akt.sammantrade.datum),
        "plats": akt.sammantrade.plats,
        "paragraf": "" if nummer is None else f"§ {nummer}",
        "ärende": rubrik,
        "dnr": arende.dnr,
        "föredragande": arende.foredragande,
        "handläggare": arende.handlaggare,
    }
    return {name: word for name in KNOWN if (word := words[name])}


def fill_platshallare(text: FormattedText, known: Mapping[str, str]) -> FormattedText:
    """The text with every known placeholder filled; one that begins with a capital begins a sentence."""
    return FormattedText(blocks=tuple(_fill_block(block, known) for block in text.blocks))


def unfilled_platshallare(text: FormattedText) -> tuple[str, ...]:
    """The placeholders that are left, as they stand, in order."""
    return tuple(match[0] for match in PLATSHALLARE.finditer(text.plain))


def _fill_block(block: Block, known: Mapping[str, str]) -> Block:
    match block:
        case Passage():
            return block.model_copy(update={"runs": _fill_runs(block.runs, known)})
        case ItemList():
            items = (item.model_copy(update={"runs": _fill_runs(item.runs, known)}) for item in block.items)
            return block.model_copy(update={"items": tuple(items)})
        case TextTable():
            rows = tuple(tuple(_fill_runs(cell, known) for cell in row) for row in block.rows)
            return block.model_copy(update={"rows": rows})


def _fill_runs(runs: Iterable[Run], known: Mapping[str, str]) -> tuple[Run, ...]:
    def word(match: re.Match[str]) -> str:
        name = match[1]
        found = known.get(name.lower(), "")
        if not found:
            return match[0]
        return fraser.start_sentence(found) if name[0].isupper() else found

    return tuple(run.model_copy(update={"text": PLATSHALLARE.sub(word, run.text)}) for run in runs)


def _sekreterare(akt: Akt) -> str:
    day = akt.sammantrade.datum
    holders = (mandat for mandat in akt.mandat if mandat.roll is Mandatroll.SEKRETERARE and mandat.galler(day))
    mandat = next(holders, None)
    return akt.person(mandat.person_id).namn if mandat else ""
