"""A protokoll that somebody has edited in Word: what became of each text, as suggestions that she takes or refuses.

Three wordings are compared: what the file said when it was written, what it says now, and what stands here now. Only
the edited texts give a suggestion; one that she has changed herself meanwhile is shown and never overwritten.
"""

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import reduce
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.protokollstext import Protokollsavsnitt, protokollsavsnitt
from nacka_sekreterare.domain.skillnad import Skillnad, find_skillnad
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, Passage, Run, TextTable, runs_text
from nacka_sekreterare.domain.value import Value

_DEEPEST_LEVEL: Final = 8


class Textplats(Value):
    """Where a text of a section is kept: in a beslutspunkt, in one of several written pieces, else by its slag."""

    arende_id: UUID
    slag: Avsnittsslag
    punkt_id: UUID | None = None
    ar_motivering: bool = False
    avsnitt_id: UUID | None = None


class Textdel(Value):
    """A text with its place; `nummer` is printed before it where the beslut has several punkter."""

    plats: Textplats
    text: FormattedText
    nummer: int | None = None

    @property
    def tryckt(self) -> FormattedText:
        """The text as it is printed."""
        if self.nummer is None or self.text.is_empty:
            return self.text
        return FormattedText(blocks=_with_number(self.nummer, self.text))


class Avsnittsdelar(Value):
    """A section of a § as it is printed, with the texts it is made of."""

    arende_id: UUID
    paragraf: int
    slag: Avsnittsslag
    rubrik: str
    delar: tuple[Textdel, ...]

    @property
    def tryckt(self) -> FormattedText:
        """The whole section as it is printed."""
        return reduce(FormattedText.__add__, (part.tryckt for part in self.delar), FormattedText())

    @property
    def plats(self) -> Textplats:
        """The place of the section as a whole, worded by hand."""
        return Textplats(arende_id=self.arende_id, slag=self.slag)


class Aterlasningsforslag(Value):
    """One text that was changed in the file. `fore` is what it said when it was written, `nu` what stands here."""

    plats: Textplats
    paragraf: int
    rubrik: str
    fore: FormattedText
    nu: FormattedText
    efter: FormattedText
    hinder: str = ""  # why it cannot be taken over; empty when it can

    @property
    def ar_konflikt(self) -> bool:
        """True when she has changed the same text meanwhile."""
        return not reads_alike(self.fore, self.nu)

    @property
    def kan_antas(self) -> bool:
        """True when taking it over changes nothing but what was changed in the file."""
        return not self.ar_konflikt and not self.hinder

    @property
    def skillnad(self) -> tuple[Skillnad, ...]:
        """The words that were changed in the file; empty when only bold, italic or lists were."""
        return find_skillnad(self.fore.plain, self.efter.plain)


def avsnittsdelar(akt: Akt, arende_id: UUID) -> tuple[Avsnittsdelar, ...]:
    """The sections of a § with the texts they are made of, in the order of `protokollsavsnitt`."""
    return tuple(_avsnitt(akt, arende_id, section) for section in protokollsavsnitt(akt, arende_id))


def find_forslag(akt: Akt, exported: Avsnittsdelar, edited: FormattedText) -> tuple[Aterlasningsforslag, ...]:
    """What the file suggests for one section; empty when it says what it said, or what already stands here."""
    if reads_alike(exported.tryckt, edited):
        return ()
    current = next((s for s in avsnittsdelar(akt, exported.arende_id) if s.slag is exported.slag), None)
    now = {part.plats: part.text for part in current.delar} if current else {}
    if {part.plats for part in exported.delar} <= set(now):
        shared = _shared_out(exported.delar, edited)
        if shared is not None:
            pairs = zip(exported.delar, shared, strict=True)
            found = (_forslag(exported, part.plats, part.text, now[part.plats], text) for part, text in pairs)
            return tuple(each for each in found if each is not None)
    told = current.tryckt if current else FormattedText()
    whole = _forslag(exported, exported.plats, exported.tryckt, told, edited)
    return () if whole is None else (_hindered(akt, exported, whole),)


def reads_alike(first: FormattedText, second: FormattedText) -> bool:
    """Whether two texts say and show the same, but for white space and what no page shows."""
    return _keys(first.blocks) == _keys(second.blocks)


# --- the texts of a section -------------------------------------------------------------------------------------------
def _avsnitt(akt: Akt, arende_id: UUID, section: Protokollsavsnitt) -> Avsnittsdelar:
    whole = Avsnittsdelar(
        arende_id=arende_id,
        paragraf=akt.nummer_of(arende_id) or 0,
        slag=section.slag,
        rubrik=section.rubrik,
        delar=(Textdel(plats=Textplats(arende_id=arende_id, slag=section.slag), text=section.text),),
    )
    if section.ar_skrivet:
        delar = _pieces(akt, whole.plats)
    elif section.slag is Avsnittsslag.BESLUT:
        delar = tuple(_of_punkter(akt, whole.plats))
    else:
        return whole
    apart = whole.model_copy(update={"delar": delar})
    return apart if apart.tryckt == section.text else whole


def _pieces(akt: Akt, place: Textplats) -> tuple[Textdel, ...]:
    written = [one for one in akt.avsnitt_of(place.arende_id, place.slag) if not one.text.is_empty]
    if len(written) == 1:
        return (Textdel(plats=place, text=written[0].text),)
    ordered = sorted(written, key=lambda one: one.ordning)
    return tuple(Textdel(plats=place.model_copy(update={"avsnitt_id": one.id}), text=one.text) for one in ordered)


def _of_punkter(akt: Akt, place: Textplats) -> Iterator[Textdel]:
    decided = [p for p in akt.beslutspunkter_of(place.arende_id) if p.utfall and not p.lydelse.is_empty]
    for number, punkt in enumerate(decided, start=1):
        label = number if len(decided) > 1 else None
        for text, is_why in ((punkt.beslut, False), (punkt.motivering, True)):
            if text.blocks:
                own = place.model_copy(update={"punkt_id": punkt.id, "ar_motivering": is_why})
                yield Textdel(plats=own, text=text, nummer=label)
                label = None


# --- what became of them ----------------------------------------------------------------------------------------------
def _forslag(
    exported: Avsnittsdelar, place: Textplats, before: FormattedText, now: FormattedText, after: FormattedText
) -> Aterlasningsforslag | None:
    if reads_alike(before, after) or reads_alike(now, after):
        return None
    return Aterlasningsforslag(
        plats=place, paragraf=exported.paragraf, rubrik=exported.rubrik, fore=before, nu=now, efter=after
    )


def _hindered(akt: Akt, exported: Avsnittsdelar, found: Aterlasningsforslag) -> Aterlasningsforslag:
    """The suggestion for a whole section, which cannot always be taken over as one."""
    pieces = [one for one in akt.avsnitt_of(exported.arende_id, exported.slag) if not one.text.is_empty]
    if len(pieces) > 1:
        words = "Avsnittet består av flera texter som inte kan skiljas åt i filen. Ändra dem för hand."
    elif found.efter.is_empty and not pieces:
        words = "Texten är borttagen i filen, men följer av det som är antecknat. Ändra anteckningen i stället."
    else:
        return found
    return found.model_copy(update={"hinder": words})


def _shared_out(parts: Sequence[Textdel], edited: FormattedText) -> list[FormattedText] | None:
    """The edited section shared out over its texts; None when it cannot be told which text a block belongs to."""
    if len(parts) == 1 and parts[0].nummer is None:
        return None if edited.is_empty and parts[0].plats.punkt_id is None else [edited]
    owners = [index for index, part in enumerate(parts) for _ in part.tryckt.blocks]
    before = [_key(block) for part in parts for block in part.tryckt.blocks]
    now = [block for block in edited.blocks if _key(block)]
    shared: list[list[Block]] = [[] for _ in parts]
    for tag, i, j, k, m in SequenceMatcher(None, before, [_key(block) for block in now], autojunk=False).get_opcodes():
        own = owners[i:j]
        if tag == "insert":
            own = [owners[max(i - 1, 0)]]
        if len(own) != m - k:
            if len(set(own)) > 1 and m > k:
                return None
            own = own[:1] * (m - k)
        for owner, block in zip(own, now[k:m], strict=True):
            shared[owner].append(block)
    texts = [_without_number(part, tuple(blocks)) for part, blocks in zip(parts, shared, strict=True)]
    return None if any(text is None for text in texts) else [text for text in texts if text is not None]


def _with_number(number: int, text: FormattedText) -> tuple[Block, ...]:
    """As `protokollstext` prints one punkt of several; where it printed otherwise the section is kept whole."""
    first, *rest = text.blocks
    if not isinstance(first, Passage):
        return (Passage(runs=(Run(text=f"{number}."),)), first, *rest)
    return (first.model_copy(update={"runs": (Run(text=f"{number}. "), *first.runs)}), *rest)


def _without_number(part: Textdel, blocks: tuple[Block, ...]) -> FormattedText | None:
    """The text of a punkt without the number that is printed before it; None when the number is gone."""
    if part.nummer is None or not blocks:
        return FormattedText(blocks=blocks)
    first, *rest = blocks
    label = f"{part.nummer}."
    if not isinstance(first, Passage) or not runs_text(first.runs).startswith(label):
        return None
    runs = tuple(_cut(first.runs, len(label)))
    kept = (first.model_copy(update={"runs": runs}), *rest) if runs_text(runs).strip() else tuple(rest)
    return FormattedText(blocks=kept)


def _cut(runs: Iterable[Run], length: int) -> Iterator[Run]:
    """The runs without their first characters and the space after these."""
    is_start = True
    for run in runs:
        text, length = run.text[length:], max(length - len(run.text), 0)
        text = text.lstrip() if is_start else text
        is_start = is_start and not text
        if text:
            yield run.model_copy(update={"text": text})


# --- comparing --------------------------------------------------------------------------------------------------------
Key = tuple[object, ...]


def _keys(blocks: Iterable[Block]) -> list[Key]:
    """The blocks as they are compared; lists that follow upon each other and read as one are one."""
    keys: list[Key] = []
    for key in map(_key, blocks):
        if keys and key[:2] == ("list", False) and key[:3] == keys[-1][:3]:
            keys[-1] = (*keys[-1], *key[3:])
        elif key:
            keys.append(key)
    return keys


def _key(block: Block) -> Key:
    match block:
        case Passage():
            words = _styled(block.runs)
            return ("passage", block.indent, words) if words else ()
        case ItemList():
            items = [(min(item.level, _DEEPEST_LEVEL), _styled(item.runs)) for item in block.items]
            shown = [item for item in items if item[1]]
            return ("list", block.is_ordered, block.indent, *shown) if shown else ()
        case TextTable():
            width = max((len(row) for row in block.rows), default=0)
            rows = tuple(tuple(_styled(cell) for cell in (*row, *[()] * (width - len(row)))) for row in block.rows)
            return ("table", rows) if any(any(row) for row in rows) else ()


def _styled(runs: Iterable[Run]) -> tuple[tuple[str, bool, bool], ...]:
    """The words, each letter with its style, white space as one plain space: what a reader of the page sees."""
    letters = [(letter, run.bold, run.italic) for run in runs for letter in clean(run.text)]
    found: list[tuple[str, bool, bool]] = []
    for letter, bold, italic in letters:
        if letter.isspace():
            is_double = bool(found) and found[-1][0].endswith((" ", "\n"))
            if not found or (is_double and letter != "\n"):
                continue
            if is_double:
                found[-1] = ("\n", False, False)
            else:
                found.append(("\n" if letter == "\n" else " ", False, False))
        elif found and found[-1][1:] == (bold, italic) and not found[-1][0].isspace():
            found[-1] = (found[-1][0] + letter, bold, italic)
        else:
            found.append((letter, bold, italic))
    while found and found[-1][0].isspace():
        found.pop()
    return tuple(found)
