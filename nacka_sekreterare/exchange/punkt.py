"""One point of a kallelse: heading, diarienummer, text and proposals, told apart by the labels between them."""

import re
from collections.abc import Sequence
from datetime import date

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.diarienummer import is_diarienummer, is_label, labelled_diarienummer, split_diarienummer
from nacka_sekreterare.exchange.etiketter import (
    cut_immediate_mark,
    is_immediate_sentence,
    is_meta_sentence,
    is_other_label,
    match_proposal_label,
    says_immediate,
)
from nacka_sekreterare.exchange.forslag import Forslag, highest_recipient, read_forslag
from nacka_sekreterare.exchange.kalltext import Plats, Stycke
from nacka_sekreterare.exchange.organnamn import decider_of, is_own, organ_inside, rank, recipients
from nacka_sekreterare.exchange.punktlista import Punktstart
from nacka_sekreterare.exchange.tidpunkter import find_clocks, find_deadlines

_PRACTICAL_HEADING = re.compile(
    r"^(?:mötes|sammanträdes|praktisk)\w*\s*-?info|^information\s+om\s+(?:mötet|sammanträdet)|^praktiskt|"
    r"^tid\s+och\s+plats",
    re.IGNORECASE,
)
_PRACTICAL_WORDS = re.compile(
    r"\b(?:sammanträde|gruppmöten?|förmöte|lokal|rum|sal|länk|digitalt|teams|plats|distans|fika|lunch)\b", re.IGNORECASE
)
_DECIDES = re.compile(
    r"^att\s|\b(?:beslut(?:ar|a|ade)|godkänn(?:er|a|s)|antar?|antas|avslå(?:r|s)?|bifall(?:er|a|es|s)|"
    r"fastställ(?:er|a|s)|noter(?:ar|a|as)|lägg(?:er|s|a)\b|utse[rs]?|"
    r"överlämna[rs]?|ställer\s+sig|uppdra(?:r|s|ges)?|i\s+uppdrag|föreslå[rs]?|bevilja[rs]?|återremitter\w+|"
    r"bordlägg\w*|yttra[rs]?|avstyrk\w+|tillstyrk\w+|besvara[ds]\w*|"
    r"upphäv\w*|delegera\w*|färdigbehandla\w*|utgår|väljs?|förklara[rs]|inrätta\w*|tecknar?|ansöker|avge[rs]?|"
    r"medge[rs]?|reviderar?|anvisar|avskriv\w*)",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\b(?:beslutar|godkänne?[rs]|antar|antas|avslås?|avslår|bifall(?:er|s)|fastställ(?:er|s)|noteras?|läggs|utses|"
    r"överlämnas?|uppdras?|uppdrar|i\s+uppdrag|beviljas?|återremitteras?|bordläggs|tillstyrk(?:er|s)|avstyrk(?:er|s)|"
    r"anses|upphävs|delegeras|väljs|förklaras|anvisas|avskrivs|medges|justeras|gäller|föreslås?|föreslår)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_PROSE_LETTERS = 140
_DNR_COLUMNS = re.compile(r"^(?:dnr|diarie|ärendenr|ärendenummer)")
_ROLES = (
    ("foredragande", re.compile(r"^(?:föredragande|föredragning|föredras av)$")),
    ("handlaggare", re.compile(r"^(?:handläggare|ansvarig(?: handläggare)?)$")),
)
_ROLE_LINE = re.compile(
    r"^(?P<role>föredragande|föredras\s+av|handläggare)(?:\s*:\s*|\t|\s+(?=[A-ZÅÄÖ]))(?P<who>[A-ZÅÄÖ][^\n]{2,120})$",
    re.IGNORECASE,
)
_PROPOSAL_COLUMNS = re.compile(r"^(?:förslag|beslutsförslag|beslut$)")


class Punkt(Value):
    """One point. `text` is what stands under it and is no proposal.

    `mottagare` the highest organ a proposal is sent up to.
    """

    nr: str
    rubrik: str
    dnr: str | None = None
    text: str | None = None
    forslag_till_beslut: tuple[Forslag, ...] | None = None
    mottagare: str | None = None
    omedelbar_justering: bool = False
    bevakning: date | None = None
    foredragande: str | None = None
    handlaggare: str | None = None


class _Parts:
    """What has been told apart so far."""

    def __init__(self, own: str | None) -> None:
        self.own = own
        self.rubrik = ""
        self.dnr: str | None = None
        self.texts: list[str] = []
        self.proposals: list[tuple[str | None, list[Stycke]]] = []
        self.is_immediate = False
        self.in_proposal = False
        self.awaits_dnr = False
        self.roles: dict[str, str] = {}

    def open_proposal(self, label: str) -> None:
        named = (
            organ_inside(label)
            if re.search(
                r"förslag\s+till\s+(?!beslut\b|ställning)|\b(?:i|till|för)\s+\S*(?:fullmäktige|styrelsen|nämnden)",
                label,
                re.IGNORECASE,
            )
            else None
        )
        upward = (
            named
            if named and not is_own(named, self.own) and (self.own is None or rank(named) >= rank(self.own))
            else None
        )
        if upward and re.match(rf".*{re.escape(upward)}s\s+(?:förslag|beslutsförslag)", label, re.IGNORECASE):
            upward = None
        self.proposals.append((upward, []))
        self.in_proposal = True

    def add_proposal(self, stycke: Stycke) -> None:
        if not self.proposals:
            self.proposals.append((None, []))
        self.proposals[-1][1].append(stycke)


def read_punkt(start: Punktstart, under: Sequence[Stycke], own: str | None) -> tuple[Punkt, list[str]]:
    """A point from its heading and the paragraphs under it, and the sentences that were not taken up."""
    parts = _Parts(own)
    remaining = _take_heading(parts, start, under)
    for stycke in remaining:
        _take(parts, stycke)
    return _built(start.nr, parts)


def _take_heading(parts: _Parts, start: Punktstart, under: Sequence[Stycke]) -> Sequence[Stycke]:
    """The heading, from the numbered paragraph or, when the number stood alone, from what follows it."""
    left = list(under)
    text = start.rest
    while not text and left:
        first = left.pop(0)
        if is_diarienummer(first.text) or labelled_diarienummer(first.text):
            parts.dnr = parts.dnr or labelled_diarienummer(first.text) or first.text.strip("() ")
        else:
            text = first.whole
    columns = [column for column in text.split("\t") if column]
    parts.rubrik = columns[0] if columns else ""
    for column in columns[1:]:
        _take_side(parts, column)
    parts.rubrik, is_marked = cut_immediate_mark(parts.rubrik)
    parts.is_immediate = parts.is_immediate or is_marked
    rubrik, dnr = split_diarienummer(parts.rubrik)
    if rubrik and dnr and parts.dnr is None:
        parts.rubrik, parts.dnr = rubrik, dnr
    elif dnr and not rubrik and left and parts.dnr is None:
        parts.dnr, parts.rubrik = dnr, left.pop(0).text
    parts.rubrik, is_marked = cut_immediate_mark(parts.rubrik)
    parts.is_immediate = parts.is_immediate or is_marked
    return left


def _take_side(parts: _Parts, column: str) -> None:
    """A column beside the heading: diarienummer, a mark, or a note."""
    column, is_marked = cut_immediate_mark(column)
    parts.is_immediate = parts.is_immediate or is_marked
    if parts.dnr is None and (is_diarienummer(column) or labelled_diarienummer(column)):
        parts.dnr = labelled_diarienummer(column) or column.strip("() ")
    elif is_immediate_sentence(column):
        parts.is_immediate = True
    elif not re.fullmatch(r"[\d\s–-]{1,9}", column):
        parts.texts.append(column)


def _take(parts: _Parts, stycke: Stycke) -> None:
    text = stycke.text
    if not text or stycke.place is Plats.NOTE:
        parts.texts.extend([text] if text else [])
        return
    if _take_role(parts, stycke) or _take_diarienummer(parts, stycke):
        return
    if is_immediate_sentence(text):
        parts.is_immediate = True
        return
    if _PROPOSAL_COLUMNS.match(stycke.column):
        parts.add_proposal(stycke)
        return
    label = match_proposal_label(text) if not _is_item(stycke) else None
    if label:
        parts.open_proposal(label[0])
        if label[1]:
            parts.add_proposal(stycke.model_copy(update={"text": label[1], "marker": ""}))
    elif _opens_other(stycke) or (parts.in_proposal and _is_prose(parts, stycke)):
        parts.in_proposal = False
        parts.texts.append(stycke.whole)
    elif parts.in_proposal or _is_unlabelled_proposal(parts, stycke):
        parts.add_proposal(stycke)
    else:
        parts.texts.append(stycke.whole)


def _opens_other(stycke: Stycke) -> bool:
    """True for a label or heading over another part of the point than the proposal."""
    is_label_line = is_other_label(stycke.text) and not _is_item(stycke)
    return is_label_line or (stycke.heading > 0 and not decider_of(stycke.text))


def _is_prose(parts: _Parts, stycke: Stycke) -> bool:
    """True for a long description right after the proposals that decides nothing, though no heading parts them."""
    earlier = parts.proposals[-1][1] if parts.proposals else []
    sentences = _SENTENCE_END.split(stycke.text)
    if _is_item(stycke) or not earlier or len(sentences) < 2 or len(stycke.text) < _PROSE_LETTERS:
        return False
    if stycke.text.startswith("att ") or decider_of(stycke.text) or _DECIDED.search(sentences[0]):
        return False
    has_items = any(one.marker or one.text.startswith("att ") for one in earlier)
    is_quoted = any(recipients(one.text, parts.own) or one.text.endswith(":") for one in earlier)
    return has_items or not (is_quoted or is_meta_sentence(earlier[-1].text))


def _is_item(stycke: Stycke) -> bool:
    return bool(stycke.marker)


def _take_role(parts: _Parts, stycke: Stycke) -> bool:
    """True when the paragraph is the cell of who presents or prepares; a line that says so is kept as text too."""
    for role, columns in _ROLES:
        if columns.match(stycke.column):
            parts.roles[role] = ", ".join(part for part in (parts.roles.get(role), stycke.whole) if part)
            return True
    found = _ROLE_LINE.match(stycke.text)
    if found and found.group("who")[0].isupper():
        role = "handlaggare" if found.group("role").casefold() == "handläggare" else "foredragande"
        parts.roles.setdefault(role, found.group("who").strip().replace("\t", " "))
    return False


def _take_diarienummer(parts: _Parts, stycke: Stycke) -> bool:
    """True when the paragraph is the point's diarienummer, or only the word for it."""
    text = stycke.text
    if is_label(text):
        parts.awaits_dnr = True
        return True
    awaited, parts.awaits_dnr = parts.awaits_dnr, False
    if parts.dnr is not None or stycke.marker:
        return False
    labelled = labelled_diarienummer(text)
    in_column = bool(_DNR_COLUMNS.match(stycke.column)) or awaited
    if labelled is None and not is_diarienummer(text, is_in_dnr_column=in_column):
        return False
    parts.dnr = labelled or text.strip("() ")
    return True


def _is_unlabelled_proposal(parts: _Parts, stycke: Stycke) -> bool:
    """True for "Nämnden föreslås besluta att …" without a label over it."""
    if parts.proposals or stycke.column.startswith(("noter", "anteckn")):
        return False
    decider = decider_of(stycke.text)
    if not decider or not (is_own(decider, parts.own) or rank(decider) >= 2):
        return False
    return bool(
        re.match(
            rf"^{re.escape(decider)}\s+(?:för\s+egen\s+del\s+)?(?:beslutar|godkänner|antar|föreslår|föreslås|"
            rf"noterar|fastställer|bifaller|avslår|lägger)\b",
            stycke.text,
        )
    )


def _built(nr: str, parts: _Parts) -> tuple[Punkt, list[str]]:
    forslag: list[Forslag] = []
    other: list[str] = []
    for recipient, stycken in parts.proposals:
        if _is_practical(parts.rubrik, stycken):
            parts.texts.extend(stycke.whole for stycke in stycken)
            continue
        read = read_forslag(stycken, parts.own, label_recipient=recipient)
        forslag.extend(read.forslag)
        other.extend(read.ovrigt)
        parts.is_immediate = (
            parts.is_immediate or read.omedelbar_justering or any(says_immediate(stycke.text) for stycke in stycken)
        )
    own_texts = [one.text for one in forslag if not one.mottagare]
    punkt = Punkt(
        nr=nr,
        rubrik=parts.rubrik,
        dnr=parts.dnr,
        text="\n".join(parts.texts) or None,
        forslag_till_beslut=tuple(forslag) or None,
        mottagare=highest_recipient(forslag),
        omedelbar_justering=parts.is_immediate or any(len(text) < 80 and says_immediate(text) for text in parts.texts),
        bevakning=next((day for text in own_texts for day in find_deadlines(text)), None),
        foredragande=parts.roles.get("foredragande"),
        handlaggare=parts.roles.get("handlaggare"),
    )
    return punkt, other


def _is_practical(rubrik: str, stycken: Sequence[Stycke]) -> bool:
    """Some templates print the label over room and hours too: nothing there decides anything."""
    texts = [stycke.text for stycke in stycken]
    if not texts or any(_DECIDES.search(text) or recipients(text, None) for text in texts):
        return False
    has_hours = any(find_clocks(text) for text in texts)
    return bool(_PRACTICAL_HEADING.match(rubrik)) or (
        has_hours and any(_PRACTICAL_WORDS.search(text) for text in texts)
    )
