"""The name blocks at the end of a tjänsteskrivelse.

One under the other, or side by side in columns that a PDF runs together.
"""

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.kalltext import Stycke

_NAME_WORD = r"(?:[A-ZÅÄÖÉ][a-zåäöéèüáíóúøæ]+(?:-[A-ZÅÄÖÉ][a-zåäöéèü]+)*|[A-ZÅÄÖ]\.|af|von|de|van|al)"
_NAMES = re.compile(rf"^{_NAME_WORD}(?:\s+{_NAME_WORD}){{1,8}}$")
_TITLE = re.compile(
    r"(?:chef|direktör|handläggare|sekreterare|controller|utvecklare|strateg|samordnare|sjuksköterska|ekonom|"
    r"jurist|utredare|ansvarig|planerare|arkitekt|"
    r"ingenjör|inspektör|koordinator|administratör|ledare|registrator|rektor|ordförande|kommunråd|specialist|"
    r"rådgivare|assistent|revisor|expert|"
    r"sekr|arkivarie|konsult|pedagog|psykolog|analytiker|tekniker|curator|kurator|bibliotekarie|fysiker|biolog|"
    r"projektör|förvaltare|läkare|intendent|"
    r"kommunalråd|stadsdirektör|upphandlare|inköpare|kommunikatör|redovisnings\w*|nämndsekreterare|medicinskt|"
    r"förste|t\.?f\.?|bitr)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:enheten|förvaltningen|kontoret|avdelningen|staben|kansliet|sektionen|sektorn|ledning|omsorg|skola|"
    r"samhälle|centralförvaltning|kvalitet)",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"^(?:underskrifter?|undertecknare|signatur(?:er)?|namnunderskrift|elektroniskt\s+underskriven\w*|"
    r"signerat\s+av|(?:med\s+)?vänliga?\s+hälsning(?:ar)?)\s*[:,]?$",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"[\s,]*(?:(?:e-?post|mejl|tel(?:efon)?|tfn|mobil|direkt)\b\.?\s*:?\s*)?"
    r"(?:[\w.+-]{1,64}@\w|(?<!\d)(?:0|\+46)\d{0,3}[ -]?\d{2,}).*$",
    re.IGNORECASE,
)
# Forenames that are common enough in Sweden to tell where the second of two names that stand side by side begins.
_FORENAMES = frozenset(
    {
        "anna", "maria", "eva", "karin", "kristina", "margareta", "elisabeth", "elisabet", "lena", "sara", "emma",
        "kerstin", "malin", "ingrid", "birgitta", "marie", "christina", "sofia", "helena", "susanne", "johanna",
        "linda", "annika", "monica", "monika", "hanna", "elin", "ulla", "carina", "camilla", "jenny", "katarina",
        "ida", "ulrika", "marianne", "agneta", "julia", "annica", "åsa", "lisa", "helen", "gunilla", "berit",
        "anette", "annelie", "cecilia", "pia", "therese", "josefin", "josefine", "matilda", "lovisa", "ellen",
        "ellinor", "amanda", "sandra", "jessica", "louise", "charlotte", "petra", "lotta", "maja", "ebba", "alice",
        "astrid", "frida", "victoria", "viktoria", "mona", "siv", "gun", "barbro", "inger", "irene", "mia", "nina",
        "karolina", "caroline", "gabriella", "rebecka", "taija", "lina", "lars", "erik", "karl", "anders", "per",
        "mikael", "johan", "olof", "nils", "jan", "gustaf", "gustav", "hans", "lennart", "peter", "gunnar",
        "fredrik", "sven", "thomas", "tomas", "daniel", "bengt", "bo", "göran", "alexander", "oskar", "oscar",
        "stefan", "magnus", "mats", "andreas", "john", "leif", "henrik", "martin", "björn", "kjell", "mattias",
        "ulf", "bertil", "joakim", "robert", "david", "jonas", "håkan", "rolf", "christer", "kenneth", "patrik",
        "mohamed", "ali", "ahmed", "niklas", "kent", "tommy", "roger", "claes", "klas", "tony", "emil", "simon",
        "viktor", "victor", "johannes", "sebastian", "marcus", "markus", "pontus", "filip", "anton", "jakob",
        "jacob", "adam", "samuel", "hugo", "linus", "rickard", "rikard", "roland", "ingvar", "ove", "torbjörn",
        "jörgen", "anna-lena", "ann-marie", "anne-marie", "ann-christin", "britt-marie", "eva-lena", "marie-louise",
        "ann-sofie", "ann-charlotte", "jan-erik", "karl-erik", "lars-erik", "jan-åke", "sven-erik", "per-olof",
        "lars-göran", "carl", "carl-johan", "kurt-erik", "fatima", "leila", "mehmet", "ivan", "carl-gustav", "ann",
        "karina",
    }
)  # fmt: skip


class Undertecknare(Value):
    """One who signs, with title and unit as they stand."""

    namn: str
    titel: str | None = None


def signature_start(stycken: Sequence[Stycke]) -> int:
    """Where the name blocks at the end begin; the length when there are none."""
    for index in range(len(stycken) - 1, max(-1, len(stycken) - 14), -1):
        if _is_name_line(stycken[index]) and index + 1 < len(stycken) and _is_title_line(stycken[index + 1]):
            start = index
            while (
                start >= 2
                and _is_title_line(stycken[start - 1])
                and any(_is_name_line(near) for near in stycken[max(0, start - 3) : start - 1])
            ):
                start = max(place for place in range(max(0, start - 3), start - 1) if _is_name_line(stycken[place]))
            return start - 1 if start and _SIGN.match(stycken[start - 1].text) else start
    return len(stycken)


def _is_name_line(stycke: Stycke) -> bool:
    text = stycke.text.replace("\t", " ").strip()
    return (
        not stycke.marker
        and len(text) < 110
        and bool(_NAMES.match(text))
        and not _TITLE.search(text)
        and not _UNIT.search(text)
    )


def _is_title_line(stycke: Stycke) -> bool:
    return not stycke.marker and is_title(stycke.text.strip())


def is_title(text: str) -> bool:
    """True for a line that names someone's work, "miljöchef"."""
    return len(text) < 120 and bool(_TITLE.search(text)) and not text.endswith(".")


def side_by_side(stycken: Sequence[Stycke]) -> list[Stycke]:
    """Name blocks in table rows (names in one row, titles in the next) as lines with columns, like those of a text."""
    joined: list[Stycke] = []
    for stycke in stycken:
        last = joined[-1] if joined else None
        is_same_row = last is not None and stycke.row and last.row == stycke.row and last.cell != stycke.cell
        if last is not None and is_same_row and _are_alike(last, stycke):
            joined[-1] = last.model_copy(update={"text": f"{last.text}\t{stycke.text}", "cell": stycke.cell})
        else:
            joined.append(stycke)
    return joined


def _are_alike(one: Stycke, other: Stycke) -> bool:
    are_names = _is_name_line(one) and _is_name_line(other)
    return (
        are_names
        or (_is_title_line(one) and _is_title_line(other))
        or bool(_UNIT.search(one.text) and _UNIT.search(other.text))
    )


def read_undertecknare(stycken: Sequence[Stycke]) -> tuple[Undertecknare, ...]:
    """The signers of the lines from `signature_start` on, in the order they stand from the left."""
    found: list[Undertecknare] = []
    lines = list(stycken)
    index = 0
    while index < len(lines):
        if not _is_name_line(lines[index]) or (found and not _opens_block(lines, index)):
            index += 1
            continue
        below: list[Stycke] = []
        for stycke in lines[index + 1 : index + 4]:
            if _is_name_line(stycke) and not stycke.row and below:
                break
            below.append(stycke)
        found.extend(_block(lines[index], below))
        index += 1 + min(len(below), 2)
    return tuple(found)


def _opens_block(lines: Sequence[Stycke], index: int) -> bool:
    return index + 1 < len(lines) and _is_title_line(lines[index + 1])


def _block(names: Stycke, below: Sequence[Stycke]) -> list[Undertecknare]:
    titles = below[0].text if below and _is_title_line(below[0]) else ""
    units = below[1].text if len(below) > 1 and not _is_name_line(below[1]) else ""
    columns = max(len(_columns(titles, 9)), 1) if "\t" not in names.text else len(names.text.split("\t"))
    split_names = _split_names(names.text, columns)
    split_titles = _columns(titles, len(split_names))
    split_units = _columns(units, len(split_names))
    return [
        Undertecknare(namn=name, titel=_titled(split_titles, split_units, place, len(split_names)))
        for place, name in enumerate(split_names)
    ]  # fmt: skip


def _titled(titles: Sequence[str], units: Sequence[str], place: int, count: int) -> str | None:
    title = titles[place] if place < len(titles) else ""
    unit = units[place] if place < len(units) and len(units) == count else ""
    parts = (_CONTACT.sub("", part).strip(" ,") for part in (title, unit))
    return ", ".join(part for part in parts if part) or None


def _columns(text: str, most: int) -> list[str]:
    """Side by side texts: parted by tabs, or where a word begins with a capital after one that did not ask for it."""
    if not text:
        return []
    if "\t" in text or most < 2:
        return text.split("\t")
    parts: list[list[str]] = []
    for word in text.split():
        if not parts or (word[0].isupper() and not _holds_on(parts[-1][-1]) and len(parts) < most):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [" ".join(part) for part in parts]


def _holds_on(word: str) -> bool:
    return word.endswith(("-", ",", "/")) or word.casefold() in (
        "och",
        "för",
        "i",
        "av",
        "vid",
        "på",
        "till",
        "tf",
        "tf.",
        "bitr.",
        "&",
        "region",
    )


def _split_names(text: str, columns: int) -> list[str]:
    if "\t" in text:
        return [part.strip() for part in text.split("\t") if part.strip()]
    split = text.split()
    columns = min(columns, len(split) // 2)
    if columns < 2:
        return [text]
    best = max(
        combinations(range(2, len(split) - 1), columns - 1), key=lambda cuts: _name_score(split, cuts), default=()
    )
    edges = [0, *best, len(split)]
    return [" ".join(split[start:end]) for start, end in pairwise(edges)]


def _name_score(split: Sequence[str], cuts: tuple[int, ...]) -> float:
    edges = [0, *cuts, len(split)]
    parts = [split[start:end] for start, end in pairwise(edges)]
    if any(len(part) < 2 for part in parts):
        return -100
    score = 0.0
    for part in parts:
        score += 3 if part[0].casefold() in _FORENAMES else 0
        score -= 2 * sum(word.casefold() in _FORENAMES for word in part[2:])
        score -= 2 if part[-1].casefold() in _FORENAMES else 0
        score -= abs(len(part) - 2) * 0.5
    return score
