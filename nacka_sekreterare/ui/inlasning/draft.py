"""A kallelse while it is being corrected: pure changes of the value that was read."""

from nacka_sekreterare.domain.text import FormattedText, ItemList, Passage, TextTable, runs_text
from nacka_sekreterare.services.inlasning import Forslag, Kallelse, Punkt


def with_punkt(kallelse: Kallelse, index: int, **changes: object) -> Kallelse:
    """The kallelse with one of its points changed."""
    punkter = list(kallelse.punkter)
    punkter[index] = punkter[index].model_copy(update=changes)
    return kallelse.model_copy(update={"punkter": tuple(punkter)})


def with_new_punkt(kallelse: Kallelse, index: int, rubrik: str) -> Kallelse:
    """The kallelse with one point more, at a place."""
    punkter = list(kallelse.punkter)
    punkter.insert(index, Punkt(nr=str(index + 1), rubrik=rubrik))
    return kallelse.model_copy(update={"punkter": tuple(punkter)})


def without_punkt(kallelse: Kallelse, index: int) -> Kallelse:
    """The kallelse without one of its points; its words go to what was not understood."""
    punkter = list(kallelse.punkter)
    gone = punkter.pop(index)
    forslag = [part for one in gone.forslag_till_beslut or () for part in (one.text, *one.punkter)]
    words = [part for part in (gone.rubrik, gone.dnr, gone.text, *forslag) if part]
    return kallelse.model_copy(update={"punkter": tuple(punkter), "ej_tolkat": (*kallelse.ej_tolkat, *words)})


def assigned(kallelse: Kallelse, line: int, index: int) -> Kallelse:
    """The kallelse with a line that was not understood put under one of its points, last in its text."""
    words = kallelse.ej_tolkat[line]
    text = kallelse.punkter[index].text
    rest = (*kallelse.ej_tolkat[:line], *kallelse.ej_tolkat[line + 1 :])
    changed = with_punkt(kallelse, index, text=f"{text}\n{words}" if text else words)
    return changed.model_copy(update={"ej_tolkat": rest})


def raised(kallelse: Kallelse, line: int, index: int) -> Kallelse:
    """The kallelse with a line that was not understood as a point of its own."""
    rubrik = " ".join(kallelse.ej_tolkat[line].split())
    rest = (*kallelse.ej_tolkat[:line], *kallelse.ej_tolkat[line + 1 :])
    return with_new_punkt(kallelse.model_copy(update={"ej_tolkat": rest}), index, rubrik)


def forslag_of(text: FormattedText, mottagare: str | None) -> Forslag | None:
    """What stands in an editor as a proposal: what is indented is asked of the higher organ; None when it is empty."""
    own: list[str] = []
    upward: list[str] = []
    for block in text.blocks:
        (upward if not isinstance(block, TextTable) and block.indent else own).extend(_lines(block))
    if not own and not upward:
        return None
    return Forslag(text="\n".join(own), mottagare=mottagare or None, punkter=tuple(upward))


def _lines(block: Passage | ItemList | TextTable) -> list[str]:
    match block:
        case Passage():
            return [runs_text(block.runs)]
        case ItemList():
            return [runs_text(item.runs) for item in block.items]
        case TextTable():
            return ["\t".join(runs_text(cell) for cell in row) for row in block.rows]
