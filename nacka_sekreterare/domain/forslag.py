"""What becomes of a förslag when it is decided: meta sentences fall away, flags are told apart, the rest stays."""

import re
from typing import Final

from nacka_sekreterare.domain.text import Block, FormattedText, ItemList, Passage, Run, runs_text
from nacka_sekreterare.domain.value import Value

# "Lekmiljönämnden föreslås fatta följande beslut." asks the own organ; "nämnden föreslår fullmäktige …" is a decision.
_META: Final = re.compile(
    r"^[^.!?]*\bföreslås\s+(?:att\s+)?(?:fatta|besluta|fastställa|anta)\b[^.!?]*\bföljande\b[^.!?]*[.:]?$"
    r"|^(?:förslag\s+till\s+beslut|följande\s+beslut\s+föreslås)\s*[.:]?$",
    re.IGNORECASE,
)
_IMMEDIATE: Final = re.compile(
    r"(?:^|(?<=[.!?])\s+)(?:beslutet|beslutspunkten|paragrafen|ärendet|punkten)\s+"
    r"(?:(?:ska|bör|föreslås)\s+)?(?:omedelbart\s+)?(?:justeras|förklaras)\s*(?:omedelbart)?(?:\s+justerad)?\s*\.?\s*$",
    re.IGNORECASE,
)
_UPWARD: Final = re.compile(
    r"\b(?:föreslår|hemställer\s+hos)\s+(?:att\s+)?(?P<organ>(?:kommun|region)?(?:fullmäktige|styrelsen))\b",
    re.IGNORECASE,
)


class Beslutsforslag(Value):
    """A förslag taken apart: what is decided, the highest organ it is for, and whether to justera it at once."""

    text: FormattedText = FormattedText()
    mottagare: str = ""
    justeras_omedelbart: bool = False


def split_forslag(forslag: FormattedText) -> Beslutsforslag:
    """The words that can stand as a decision, with what only introduced them or flagged them told apart.

    Formatting, order and indented blocks (what a higher organ is asked to decide) are kept as they are.
    """
    kept: list[Block] = []
    is_immediate = False
    for block in forslag.blocks:
        if isinstance(block, Passage) and block.indent == 0:
            text = runs_text(block.runs).strip()
            if _META.match(text):
                continue
            found = _IMMEDIATE.search(text)
            if found and "omedelbart" in found[0].lower():
                is_immediate = True
                if not text[: found.start()].strip():
                    continue
                block = _without_end(block, found[0])  # noqa: PLW2901 - the same passage, shortened
        kept.append(block)
    return Beslutsforslag(
        text=FormattedText(blocks=tuple(kept)), mottagare=_recipient(kept), justeras_omedelbart=is_immediate
    )


def _without_end(passage: Passage, end: str) -> Passage:
    """The passage without its last words, run by run so that the rest keeps its style."""
    left, runs = len(runs_text(passage.runs).rstrip()) - len(end.rstrip()), list[Run]()
    for run in passage.runs:
        runs.append(run.model_copy(update={"text": run.text[: max(left, 0)]}))
        left -= len(run.text)
    return passage.model_copy(update={"runs": tuple(run for run in runs if run.text)})


def _recipient(blocks: list[Block]) -> str:
    """Fullmäktige before styrelsen, of those that the organ proposes something to in its own words."""
    own = [runs_text(block.runs) for block in blocks if isinstance(block, Passage) and block.indent == 0]
    own += [runs_text(item.runs) for block in blocks if isinstance(block, ItemList) for item in block.items]
    named = [found["organ"].lower() for text in own for found in _UPWARD.finditer(text)]
    return min(named, key=lambda organ: "fullmäktige" not in organ, default="")
