"""Word's automatic list numbers made visible: numbering.xml counted the way Word counts it."""

from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.exchange.wordxml import WORD, Element

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


class Niva(Value):
    """One level of a list: how its number looks and when it starts again."""

    form: str = "decimal"
    pattern: str = "%1."
    start: int = 1
    restarts_after: int = -1
    """The level whose paragraph makes this one start again; -1 means any higher level, 0 never."""
    is_legal: bool = False


class Numrering:
    """Counts the list paragraphs of one document in order."""

    def __init__(self, numbering: Element | None) -> None:
        self._abstract: dict[str, dict[int, Niva]] = {}
        self._lists: dict[str, str] = {}
        self._overrides: dict[str, dict[int, Niva]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if numbering is not None:
            self._read(numbering)

    def _read(self, root: Element) -> None:
        links: dict[str, str] = {}
        styles: dict[str, str] = {}
        for abstract in root.iter(f"{WORD}abstractNum"):
            key = abstract.get(f"{WORD}abstractNumId", "")
            self._abstract[key] = _levels(abstract)
            if (link := _value(abstract, "numStyleLink")) is not None:
                links[key] = link
            if (style := _value(abstract, "styleLink")) is not None:
                styles[style] = key
        for key, link in links.items():
            self._abstract[key] = self._abstract.get(styles.get(link, ""), {})
        for number in root.iter(f"{WORD}num"):
            key = number.get(f"{WORD}numId", "")
            self._lists[key] = _value(number, "abstractNumId") or ""
            self._read_overrides(key, number)

    def _read_overrides(self, key: str, number: Element) -> None:
        for override in number.iter(f"{WORD}lvlOverride"):
            level = _number(override.get(f"{WORD}ilvl"), 0)
            start = _value(override, "startOverride")
            if start is not None:
                self._restarts.setdefault(key, {})[level] = _number(start, 1)
            self._overrides.setdefault(key, {}).update(_levels(override))

    def mark(self, list_id: str, level: int) -> str:
        """The visible mark of the next paragraph of a list: "1.", "b)", "2.1", "•", or empty."""
        if list_id not in self._lists or not 0 <= level <= 8:
            return ""
        levels = self._abstract.get(self._lists[list_id], {}) | self._overrides.get(list_id, {})
        here = levels.get(level)
        if here is None:
            return ""
        if here.form == "bullet":
            return "•"
        counters = self._counters.setdefault(self._lists[list_id], {})
        self._count(list_id, level, levels, counters)
        return "" if here.form == "none" and "%" not in here.pattern else _visible(here, level, levels, counters)

    def _count(self, list_id: str, level: int, levels: dict[int, Niva], counters: dict[int, int]) -> None:
        restart = self._restarts.get(list_id, {}).get(level)
        if restart is not None and (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            counters[level] = restart
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = levels[level].start
        for lower in [known for known in counters if known > level]:
            restarts_after = levels[lower].restarts_after if lower in levels else -1
            if restarts_after == -1 or level < restarts_after:
                del counters[lower]


def _levels(parent: Element) -> dict[int, Niva]:
    found: dict[int, Niva] = {}
    for level in parent.findall(f"{WORD}lvl"):
        pattern = _value(level, "lvlText")
        found[_number(level.get(f"{WORD}ilvl"), 0)] = Niva(
            form=_value(level, "numFmt") or "decimal",
            pattern=pattern if pattern is not None else "",
            start=_number(_value(level, "start"), 1),
            restarts_after=_number(_value(level, "lvlRestart"), -1),
            is_legal=level.find(f"{WORD}isLgl") is not None,
        )
    return found


def _value(parent: Element, name: str) -> str | None:
    child = parent.find(f"{WORD}{name}")
    return None if child is None else child.get(f"{WORD}val")


def _number(text: str | None, otherwise: int) -> int:
    try:
        return int(text) if text is not None else otherwise
    except ValueError:
        return otherwise


def _visible(here: Niva, level: int, levels: dict[int, Niva], counters: dict[int, int]) -> str:
    text = here.pattern
    for index in range(level, -1, -1):
        form = levels[index].form if index in levels and not (here.is_legal and index < level) else "decimal"
        value = counters.get(index, levels[index].start if index in levels else 1)
        text = text.replace(f"%{index + 1}", formatted(value, form))
    return " ".join(text.split())


def formatted(value: int, form: str) -> str:
    """A number in one of Word's forms."""
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return _roman(value).upper() if form == "upperRoman" else _roman(value)
    if form == "none":
        return ""
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        while value >= size and len(text) < 20:
            text += letters
            value -= size
    return text
