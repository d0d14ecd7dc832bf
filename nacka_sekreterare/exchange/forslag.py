"""Proposals: own decisions, and proposals upward with what the higher organ is asked to decide kept as it stands."""

import re
from collections.abc import Sequence

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.delsatser import with_pieces_apart
from nacka_sekreterare.exchange.etiketter import is_immediate_sentence, is_meta_sentence
from nacka_sekreterare.exchange.kalltext import Stycke
from nacka_sekreterare.exchange.organnamn import ORGAN, decider_of, is_own, rank, recipients

_LEAD = re.compile(
    rf"(?:följande(?:\s+beslut)?|besluta|beslutar|fatta\s+beslut|beslut|\batt|föreslår|(?:föreslår|föreslå|till|"
    rf"hos)\s+(?:att\s+)?{ORGAN}|:)\s*[:.–-]?$",
    re.IGNORECASE,
)
_OWN_LEAD = re.compile(
    r"\bbeslutar(?:\s+för\s+egen\s+del)?(?:\s+(?:om\s+|enligt\s+)?följande)?(?:\s+att)?\s*[:.]?$|\bbeslutar\s*[:–-]$",
    re.IGNORECASE,
)
_LEAD_END = re.compile(r"(?:\s+(?:om\s+|enligt\s+)?följande(?:\s+beslut)?)?(?:\s+att)?\s*[:.–-]*$", re.IGNORECASE)
_INLINE_LEAD = re.compile(
    r"^(?P<lead>[^.:]{8,200}?(?:fatta(?:r)?\s+följande\s+beslut|besluta(?:r)?(?:\s+(?:om\s+|enligt\s+)?följande)?|"
    r"föreslås\s+besluta)\s*[.:])\s+(?P<rest>(?=[A-ZÅÄÖ]|att\s).+)$"
)
_LAST_SENTENCE = re.compile(r"^(?P<first>.*[.!?])\s+(?P<last>[A-ZÅÄÖ][^.!?]*[.!?]?)$", re.DOTALL)
_LETTER = re.compile(r"^\(?[a-zåäö][).]$")
_ROMAN = re.compile(r"^(?:i{1,3}|iv|vi{0,3})[.)]$")


class Forslag(Value):
    """One proposed decision. `punkter` is what `mottagare`, a higher organ, is asked to decide."""

    text: str
    mottagare: str | None = None
    punkter: tuple[str, ...] = ()


class TolkadeForslag(Value):
    """The proposals of a point, and what stood among them without being one."""

    forslag: tuple[Forslag, ...] = ()
    omedelbar_justering: bool = False
    ovrigt: tuple[str, ...] = ()
    """Sentences that introduce and decide nothing."""


def read_forslag(stycken: Sequence[Stycke], own: str | None, *, label_recipient: str | None = None) -> TolkadeForslag:
    """The proposals in the paragraphs under a proposal label. `own` is the organ that meets.

    `label_recipient` is the organ that the label itself names ("Förslag till kommunfullmäktige").
    """
    reader = _Reader(own, label_recipient)
    for stycke in with_pieces_apart(stycken):
        for text in _parts(stycke.text):
            reader.take(text, stycke)
    return reader.result()


def _parts(text: str) -> list[str]:
    """A paragraph in its parts.

    A sentence that only introduces, the decision, a sentence that only says omedelbar justering.
    """
    flat = text.replace("\t", " ").strip()
    found = _INLINE_LEAD.match(flat)
    head, rest = ([found.group("lead")], found.group("rest")) if found else ([], flat)
    last = _LAST_SENTENCE.match(rest)
    if last and is_immediate_sentence(last.group("last")):
        return [*head, last.group("first"), last.group("last")]
    return [*head, rest]


def _depth(stycke: Stycke) -> int:
    if not stycke.marker:
        return 0
    kind = 3 if _ROMAN.match(stycke.marker) and stycke.marker != "i)" else 2 if _LETTER.match(stycke.marker) else 1
    return max(kind, stycke.level + 1)


class _Reader:
    """Takes the parts of proposals one by one and keeps what has been opened and not yet closed."""

    def __init__(self, own: str | None, label_recipient: str | None) -> None:
        self._own = own
        self._label = None if label_recipient is None or is_own(label_recipient, own) else label_recipient.lower()
        self._done: list[Forslag] = []
        self._other: list[str] = []
        self._is_immediate = False
        self._depths: list[int] = []
        self._lead_depth: int | None = None
        self._punkt_depth = 0
        self._own_lead: str | None = None
        self._lead_used = True

    def take(self, text: str, stycke: Stycke) -> None:
        """One part of one paragraph."""
        if not text:
            return
        depth = _depth(stycke)
        if is_immediate_sentence(text):
            self._is_immediate = True
            return
        up = recipients(text, self._own)
        is_lead = bool(_LEAD.search(text)) and len(text) < 260
        if self._lead_depth is not None and self._belongs(text, depth, is_lead=is_lead and bool(up)):
            self._add_punkt(text, stycke, depth)
        elif self._is_sub(text, depth, stycke):
            self._done[-1] = self._done[-1].model_copy(
                update={"text": f"{self._done[-1].text}\n{stycke.marker} {text}".strip()}
            )
        elif up and is_lead:
            self._open(Forslag(text=text, mottagare=up[-1]), depth)
        elif is_meta_sentence(text) and not up:
            self._close_lead()
            self._take_meta(text)
        elif not up and self._is_own_lead(text):
            self._close_lead()
            self._own_lead, self._lead_used = text, False
        else:
            self._add(Forslag(text=self._composed(text), mottagare=up[-1] if up else self._label), depth)

    def _take_meta(self, text: str) -> None:
        decider = decider_of(text)
        if decider and re.search(r"\bbeslutar\b", text) and _OWN_LEAD.search(text):
            self._own_lead, self._lead_used = text, False
        else:
            self._other.append(text)

    def _is_own_lead(self, text: str) -> bool:
        return (
            len(text) < 160 and bool(_OWN_LEAD.search(text)) and (decider_of(text) is not None or len(text.split()) < 6)
        )

    def _belongs(self, text: str, depth: int, *, is_lead: bool) -> bool:
        decider = decider_of(text)
        if is_lead or (decider and is_own(decider, self._own)):
            return False
        lead = self._lead_depth or 0
        return depth == 0 or depth > lead

    def _is_sub(self, text: str, depth: int, stycke: Stycke) -> bool:
        if not self._done or not self._depths or self._own_lead is not None:
            return False
        last = self._done[-1].text.rstrip()
        if depth > self._depths[-1] and (self._depths[-1] > 0 or last.endswith(":")):
            return True
        return depth == 2 and self._depths[-1] == 2 and "\n" in last and stycke.marker != ""

    def _open(self, forslag: Forslag, depth: int) -> None:
        self._close_lead()
        self._done.append(forslag)
        self._depths.append(depth)
        self._lead_depth = depth

    def _add(self, forslag: Forslag, depth: int) -> None:
        self._lead_depth = None
        self._done.append(forslag)
        self._depths.append(depth)

    def _add_punkt(self, text: str, stycke: Stycke, depth: int) -> None:
        last = self._done[-1]
        lead = self._lead_depth or 0
        if last.punkter and depth >= 2 and depth > max(self._punkt_depth, lead + 1):
            punkter = (*last.punkter[:-1], f"{last.punkter[-1]}\n{stycke.marker} {text}")
        else:
            punkter = (*last.punkter, text)
            self._punkt_depth = depth
        self._done[-1] = last.model_copy(update={"punkter": punkter})

    def _composed(self, text: str) -> str:
        """The item "att godkänna …" under "Nämnden beslutar" as a sentence that stands by itself."""
        if self._own_lead is None:
            return text
        lead = _LEAD_END.sub("", self._own_lead)
        if text.startswith("att ") and decider_of(self._own_lead):
            self._lead_used = True
            return f"{lead} {text}".rstrip(" ,;")
        if re.search(r"\batt\s*[:.]?$", self._own_lead) and text[:1].islower():
            self._lead_used = True
            return f"{lead} att {text}".rstrip(" ,;")
        return text

    def _close_lead(self) -> None:
        if self._own_lead is not None and not self._lead_used:
            self._other.append(self._own_lead)
        self._own_lead, self._lead_used, self._lead_depth = None, True, None

    def result(self) -> TolkadeForslag:
        """What has been read."""
        self._close_lead()
        return TolkadeForslag(
            forslag=tuple(self._done), omedelbar_justering=self._is_immediate, ovrigt=tuple(self._other)
        )


def highest_recipient(forslag: Sequence[Forslag]) -> str | None:
    """The highest organ that any of the proposals is sent up to."""
    named = [one.mottagare for one in forslag if one.mottagare]
    return max(named, key=rank) if named else None
