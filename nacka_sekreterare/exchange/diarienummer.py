"""Diarienummer as kommuner write them.

Recognised by shape, kept as they stand, never read for meaning (domain.md §2.9).
"""

import re

_SHAPES = (
    r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,9}[ /-]?(?:19|20)\d{2}[/:.-]\d{1,6}(?:[:./-]\d{1,4}){0,2}(?:\s\d{2,3}(?![\w/]))?",
    r"(?:19|20)\d{2}/[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,7}\s?\d{3,5}(?:\s\d{2,3})?",
    r"(?:\d\.){2,5}\d{3,6}/(?:19|20)\d{2}(?::\d+)?",
    r"\d{3,6}/(?:19|20)\d{2}(?::\d+)?",
    r"(?:19|20)\d{2}[/:]\d{1,6}(?:[-:]\d{1,4})?",
    r"(?:19|20)\d{2}-\d{3,6}(?:-\d{1,4})?",
    r"[A-ZÅÄÖ]{2,6}\s\d{1,5}/\d{2,4}",
    r"[A-ZÅÄÖ]\d{2,4}-\d{3,6}/\d{2}",
    r"(?:0\d{3}|\d{4,6})/\d{2}",
)
_ONE = rf"(?:{'|'.join(_SHAPES)})"
_MANY = rf"{_ONE}(?:\s*(?:,|;|och|samt)\s*{_ONE})*"
_SHORT = r"\d{1,4}/\d{2}"
_LABEL = (
    r"(?:(?:vårt\s+|vår\s+)?(?:dnr|d[.-]nr|diarie[\s-]?(?:nummer|nr))|vår\s+beteckning|"
    r"ärende(?:nummer|nr)|diarienr\.)\.?\s*:?\s*"
)
_YEARS = re.compile(r"^(?:19|20)(\d{2})/(?:(?:19|20))?(\d{2})$")
_WHOLE = re.compile(_MANY)
_LABELLED_LINE = re.compile(rf"^{_LABEL}(?P<dnr>\S.{{0,60}})$", re.IGNORECASE)
_LABELLED_END = re.compile(rf"[\s,;(–-]+{_LABEL}(?P<dnr>[^\s()][^()]{{1,60}}?)\)?\.?\s*$", re.IGNORECASE)
_PAREN = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]{3,90})[)\]]\.?\s*$")
_BARE_END = re.compile(rf"(?:\s*[–,-]\s+|\s+)(?P<dnr>{_MANY})\s*$")
_START = re.compile(rf"^(?P<dnr>{_ONE})(?:\s*[–:,-]\s+|\s+)(?=[A-ZÅÄÖ][\wåäö])")
_LABELLED_START = re.compile(rf"^{_LABEL}(?P<dnr>{_ONE})(?:\s*[–:,-]\s+|\s+)(?=[A-ZÅÄÖ])", re.IGNORECASE)
_HEAD = re.compile(rf"^{_LABEL}$", re.IGNORECASE)


def _is_school_year(text: str) -> bool:
    found = _YEARS.match(text)
    return bool(found) and int(found.group(2)) == (int(found.group(1)) + 1) % 100 if found else False


def is_diarienummer(text: str, *, is_in_dnr_column: bool = False) -> bool:
    """True when the whole text has the shape of one or more diarienummer.

    Anything with a digit will do in a column headed so.
    """
    bare = text.strip().strip("()[]").strip()
    if is_in_dnr_column:
        return bool(re.search(r"\d", bare)) and len(bare) <= 60
    return bool(_WHOLE.fullmatch(bare)) and not _is_school_year(bare)


def labelled_diarienummer(text: str) -> str | None:
    """The diarienummer of a line "Dnr: ÄLN 2022/62" or "Diarienummer 95936", else None."""
    found = _LABELLED_LINE.match(text.strip())
    if not found or not re.search(r"\d", found.group("dnr")):
        return None
    return found.group("dnr").strip().rstrip(".")


def is_label(text: str) -> bool:
    """True for the word "Dnr" or "Diarienummer" alone."""
    return bool(_HEAD.match(text.strip())) and bool(text.strip())


def split_diarienummer(rubrik: str) -> tuple[str, str | None]:
    """A heading without its diarienummer, and the diarienummer.

    In parentheses, after "dnr", bare at the end, or at the start.
    """
    paren = _PAREN.search(rubrik)
    if paren and (dnr := _in_parentheses(paren.group("inside"))):
        return rubrik[: paren.start()].strip(), dnr
    for pattern in (_LABELLED_END, _BARE_END):
        found = pattern.search(rubrik)
        if found and found.start() and re.search(r"\d", found.group("dnr")) and not _is_school_year(found.group("dnr")):
            return rubrik[: found.start()].strip(" ,;–-("), found.group("dnr").strip()
    for pattern in (_LABELLED_START, _START):
        found = pattern.match(rubrik)
        if found and not _is_school_year(found.group("dnr")):
            return rubrik[found.end() :].strip(), found.group("dnr").strip()
    return rubrik.strip(), None


def _in_parentheses(inside: str) -> str | None:
    labelled = labelled_diarienummer(inside)
    if labelled:
        return labelled
    if is_diarienummer(inside):
        return inside.strip()
    short = re.fullmatch(_SHORT, inside.strip())
    return inside.strip() if short and int(inside.strip().split("/")[1]) > 12 else None
