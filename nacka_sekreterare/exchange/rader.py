"""From the lines of a page to paragraphs.

Wrapped lines joined, words broken at a line end made whole, repeated page heads found.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.diarienummer import is_diarienummer, labelled_diarienummer, split_diarienummer
from nacka_sekreterare.exchange.etiketter import is_known_heading, looks_like_label, match_proposal_label
from nacka_sekreterare.exchange.kalltext import Kalltext, Plats, Stycke, make_stycke, split_marker, squeeze
from nacka_sekreterare.exchange.undertecknare import is_title

_PAGE_NUMBER = re.compile(
    r"^(?:sid(?:a|an|nr)?\.?\s*)?\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4}|/\s?\d{1,3})$|^sid(?:a|an|"
    r"nr)?\.?\s*:?\s*\d{1,4}$",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…{2,}\s*\d*\s*$")
_LEADER_DOTS = re.compile(r"\s*(?:(?:\.\s?){4,}|…{2,})\s*")
_MAXIMUM_LINES = 300  # no paragraph is longer, and joining costs the square of its length
_ENDS_SENTENCE = re.compile(r"[.!?:;]['\"”’)]*$")
_BEFORE_ATT = re.compile(r"(?:beslutar?|föreslår|föreslås|följande|också|samt|dels|och|att|[:.;,])$", re.IGNORECASE)
_FACT_LINE = re.compile(
    r"^(?:(?:TID|DATUM|PLATS|LOKAL|DAG|ORDFÖRANDE|SEKRETERARE|LEDAMÖTER|ERSÄTTARE)\b"
    r"|(?:Tid|Datum|Plats|Lokal|Dag|Tid och plats|Plats och tid|Ordförande|Sekreterare|Vice ordförande|Ledamöter|"
    r"Ersättare|När|Var)(?:[:\t]|\s+[A-ZÅÄÖ\d]|$))"
)
_LEANS_ON = re.compile(
    r"(?:^|\s)(?:i|på|av|för|till|och|med|att|om|som|en|ett|den|det|de|vid|från|under|enligt|samt|eller|kring|"
    r"mellan|genom|inom|senast|kl\.?)$"
)
_NAME_ALONE = re.compile(r"^(?:[A-ZÅÄÖ][\wåäöé-]+\s+){1,3}[A-ZÅÄÖ][\wåäöé-]+$")
_KEEP_HYPHEN_BEFORE = re.compile(
    r"^(?:och|eller|samt|till|respektive|resp\.?|&|men|alternativt|inklusive|/)(?!\w)", re.IGNORECASE
)


class Rad(Value):
    """One line of a page.

    `room` is how many more letters it had had room for; unknown is 0 when lines are whole paragraphs.
    """

    text: str
    room: float = 0.0
    knows_room: bool = False
    has_gap_before: bool = False
    style: str = ""
    """Lines of unlike style (size, bold) are not joined."""
    is_bold: bool = False
    page: int = 0
    place: Plats = Plats.BODY
    row: int = 0


def is_page_number(text: str) -> bool:
    """True for "Sida 9 av 295", "3 (12)"."""
    return bool(_PAGE_NUMBER.match(text.strip()))


def is_contents_line(text: str) -> bool:
    """True for a line with leader dots, as in a table of contents."""
    return bool(_LEADERS.search(text))


def contents_or_body(lines: Sequence[Rad]) -> Sequence[Rad]:
    """Leader dots mean a table of contents only when the points come again in the body.

    Otherwise they are the list itself.
    """
    numbered = sum(1 for line in lines if line.place is Plats.BODY and split_marker(line.text)[0])
    if any(line.place is Plats.CONTENTS for line in lines) and numbered < 3:
        return [
            line.model_copy(update={"place": Plats.BODY, "text": squeeze(_LEADER_DOTS.sub("\t", line.text))})
            for line in lines
        ]
    return lines


def with_room(rader: Sequence[Rad]) -> tuple[Rad, ...]:
    """Text lines with the room they had.

    Judged from lines that certainly were wrapped (the next one goes on in small letters).
    """
    wrapped = [len(first.text.rstrip()) for first, second in pairwise(rader) if _is_surely_wrapped(first, second)]
    if len(wrapped) < 2:
        return tuple(rader)
    width = sorted(wrapped)[int(len(wrapped) * 0.8)]
    return tuple(
        rad.model_copy(update={"room": width * 0.96 - len(rad.text.rstrip()), "knows_room": True}) for rad in rader
    )


def _is_surely_wrapped(first: Rad, second: Rad) -> bool:
    left, right = first.text.rstrip(), second.text.lstrip()
    if not left or second.has_gap_before or not right[:1].islower() or right.startswith("att "):
        return False
    return not split_marker(right)[0] and 30 < len(left) < 140


def join_lines(rader: Sequence[Rad]) -> Kalltext:
    """The paragraphs that the lines make up."""
    stycken: list[Stycke] = []
    open_lines: list[Rad] = []
    for rad in rader:
        if open_lines and _goes_on(open_lines, rad):
            open_lines.append(rad)
            continue
        stycken.extend(_closed(open_lines))
        open_lines = [rad]
    stycken.extend(_closed(open_lines))
    return Kalltext(stycken=tuple(stycken))


def _closed(lines: Sequence[Rad]) -> Iterator[Stycke]:
    if lines:
        first = lines[0]
        text = ""
        for line in lines:
            text = glue(text, line.text)
        yield make_stycke(
            text,
            has_gap_before=first.has_gap_before,
            page=first.page,
            place=first.place,
            is_bold=first.is_bold,
            row=first.row,
        )


def glue(before: str, after: str) -> str:
    """Two parts of a paragraph joined.

    Broken words made whole, "814000-" + "6019" kept with its hyphen, "hälso-" + "och" apart.
    """
    left, right = before.rstrip(), after.lstrip()
    if not left or not right:
        return left + right
    if left.endswith("\u00ad"):
        return left.rstrip("\u00ad") + right
    if not re.search(r"\w-$", left):
        return f"{left} {right}"
    if _KEEP_HYPHEN_BEFORE.match(right):
        return f"{left} {right}"
    last = re.search(r"(\w+)-$", left)
    word = last.group(1) if last else ""
    is_broken_word = word[-1:].isalpha() and right[:1].islower() and not word.isupper()
    if not is_broken_word or re.search(r"[A-ZÅÄÖ\d]", word[1:]):
        return left + right
    return left[:-1] + right


def _goes_on(lines: Sequence[Rad], after: Rad) -> bool:
    before = lines[-1]
    if len(lines) > _MAXIMUM_LINES or before.place != after.place or after.place != Plats.BODY:
        return False
    left, right = before.text.strip(), after.text.strip()
    if not left or not right or "\t" in right or (before.row and before.row != after.row):
        return False
    if left[-1] == "\u00ad" or (left[-1] == "-" and re.search(r"\w-$", left)):
        return not split_marker(right)[0] or right[0].isdigit()
    if _starts_anew(right):
        return False
    if re.match(r"att\s", right) and _BEFORE_ATT.search(left):
        return False
    if _PAREN_END.search(left) and split_diarienummer(left)[1]:
        return False
    return _continues(lines, after, left, right)


_PAREN_END = re.compile(r"[)\]]\s*$")


def _starts_anew(right: str) -> bool:
    if split_marker(right)[0]:
        return True
    if not right[0].isupper():
        return False
    return (
        looks_like_label(right)
        or bool(_FACT_LINE.match(right))
        or labelled_diarienummer(right) is not None
        or is_known_heading(right)
    )


def _continues(lines: Sequence[Rad], after: Rad, left: str, right: str) -> bool:
    before = lines[-1]
    is_lower = right[0].islower() or right[0] in "(),"
    first_word = right.split(maxsplit=1)[0]
    is_full = before.knows_room and before.room < len(first_word) + 1
    label = match_proposal_label(left)
    if (label and not label[1]) or is_known_heading(left):
        return False
    if after.has_gap_before:
        length = sum(len(line.text) for line in lines)
        return right[0].islower() and not _ENDS_SENTENCE.search(left) and not right.startswith("att ") and length > 25
    if _is_rubrik_tail(lines, left, right) or _is_inside_parentheses(lines, right):
        return True
    if is_lower and len(lines) == 1 and _NAME_ALONE.match(left) and is_title(right):
        return False
    if is_lower:
        return not _ENDS_SENTENCE.search(left) or is_full or bool(re.search(r"\b\w{1,3}\.$", left))
    if _LEANS_ON.search(left) and len(lines) > 1:
        return True
    if before.style != after.style or (is_diarienummer(right) and not left.endswith("(")):
        return False
    return is_full


def _is_inside_parentheses(lines: Sequence[Rad], right: str) -> bool:
    """True for "(ÄLN" at a line end and "2022/62)" on the next line."""
    whole = " ".join(line.text for line in lines)
    return len(lines) < 5 and whole.count("(") > whole.count(")") and ")" in right[:80]


def _is_rubrik_tail(lines: Sequence[Rad], left: str, right: str) -> bool:
    """A numbered heading whose diarienummer in parentheses ends the next line."""
    whole = " ".join(line.text.strip() for line in lines)
    return (
        len(lines) <= 3
        and bool(split_marker(whole)[0])
        and not _ENDS_SENTENCE.search(left)
        and bool(re.search(r"\)\s*$", right))
        and "(" not in left
        and split_diarienummer(right)[1] is not None
        and len(right) < 110
    )


def mark_repeated_heads(rader: Sequence[Rad]) -> tuple[Rad, ...]:
    """Lines of text without pages.

    A later block that repeats the document's first lines is a page head, "Sida 9 av 295" a page foot.
    """
    head = [_alike(rad.text) for rad in rader if rad.text.strip()][:8]
    marked = list(rader)
    texts = [_alike(rad.text) for rad in rader]
    index = min(2, len(marked))
    while index < len(marked) and head:
        length = _repeated(texts, index, head)
        for place in range(index, index + length):
            marked[place] = marked[place].model_copy(update={"place": Plats.RUNNING})
        index += max(length, 1)
    return tuple(rad.model_copy(update={"place": Plats.RUNNING}) if is_page_number(rad.text) else rad for rad in marked)


def _repeated(texts: Sequence[str], index: int, head: Sequence[str]) -> int:
    """How many lines from `index` repeat the head: at least two, or none."""
    if texts[index] != head[0]:
        return 0
    length = next(
        (n for n, (one, other) in enumerate(zip(texts[index:], head, strict=False)) if one != other),
        min(len(head), len(texts) - index),
    )
    while length and re.match(r"#[.)]?\s", head[length - 1]):
        length -= 1
    return length if length >= 2 else 0


def mark_repeated_on_pages(pages: Sequence[Sequence[Rad]]) -> list[tuple[Rad, ...]]:
    """Lines that stand in the same place at the top or foot of several pages.

    Digits apart, are running heads and feet.
    """
    counts: Counter[tuple[int, str]] = Counter()
    for page in pages:
        counts.update((place, _alike(page[place].text)) for place in _edge_places(page))
    return [_mark_page(page, counts, len(pages)) for page in pages]


def _edge_places(page: Sequence[Rad]) -> list[int]:
    """The places of the first lines of a page from above (0, 1, …) and of the last from below (-1, -2, …)."""
    return [*range(min(8, len(page))), *range(-1, -min(6, len(page)) - 1, -1)]


def _alike(text: str) -> str:
    return re.sub(r"\d+", "#", squeeze(text).casefold())


def _mark_page(page: Sequence[Rad], counts: Counter[tuple[int, str]], pages: int) -> tuple[Rad, ...]:
    marked = list(page)
    places = _edge_places(page)
    for side in ([place for place in places if place >= 0], [place for place in places if place < 0]):
        for place in side:
            text = page[place].text
            if not _is_running(text, counts[place, _alike(text)], pages):
                break
            marked[place] = marked[place].model_copy(update={"place": Plats.RUNNING})
    return tuple(marked)


def _is_running(text: str, count: int, pages: int) -> bool:
    if is_page_number(text) or re.fullmatch(r"\d{1,3}", text.strip()):
        return True
    label = match_proposal_label(text.strip())
    is_sentence = len(text) > 70 or text.rstrip().endswith(".")
    needed = max(3, 0.6 * pages) if is_sentence else 2
    return count >= needed and not label and not is_known_heading(text) and not split_marker(text)[0]
