"""The names of organs in running text.

Who is asked to decide, who ranks highest, and whether it is the meeting's own organ.
"""

import re

_LETTERS = "a-zåäöA-ZÅÄÖ"
_JOINED = rf"(?:[{_LETTERS}]+-(?:,\s+[{_LETTERS}]+-)*,?\s+(?:och|samt|&)\s+)?"
_COUNCILS = (
    r"(?:pensionärs|funktionshinders?|funktionsrätts|ungdoms|tillgänglighets|hållbarhets|folkhälso|trygghets|"
    r"senior|brottsförebyggande\s)"
    r"rådet"
)
_CORE = (
    rf"(?:(?:[a-zåäö]+ska\s+|gemensamma\s+|sociala\s+|allmänna\s+)?{_JOINED}[{_LETTERS}]*(?:fullmäktige|styrelsen|"
    rf"nämnden|utskottet|direktionen|beredningen)"
    rf"|(?:kommunala\s+)?{_COUNCILS})(?:s\s+[{_LETTERS}-]*utskott)?"
)
ORGAN = rf"(?<![\w-]){_CORE}(?!\w)"
_AGENCIES = re.compile(
    r"^(?:läns|social|transport|skol|lots|folk|konjunktur|centrala\s+studie)styrelsen$", re.IGNORECASE
)
_TAILED = rf"(?:{_CORE}|[{_LETTERS}-]*(?:nämnd|styrelse|utskott)(?=\s+(?:för\b|[A-ZÅÄÖ])))"
_HEADING = re.compile(
    rf"""^(?:(?:[A-ZÅÄÖ][\wåäö]+\s+){{0,2}}(?:kommuns?|stads?|regions?)\s*,?\s+)?
    (?P<organ>(?:gemensam(?:ma)?\s+)?(?:[{_LETTERS}]+(?:,|\s+och)\s+){{0,2}}{_TAILED}
       (?:\s+för\s+[\w ,-]{{3,70}}|(?-i:\s+[A-ZÅÄÖ][{_LETTERS}-]+(?:[- ][A-ZÅÄÖ][{_LETTERS}-]+)?))?)
    (?:(?-i:\s+i\s+[A-ZÅÄÖ])[\w ]{{2,40}})?\s*[.,:]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_INDEFINITE = re.compile(rf"^(?:[A-ZÅÄÖ][{_LETTERS}-]+\s+){{0,2}}[{_LETTERS}-]*(?:nämnd|styrelse|utskott)$")
_GENITIVE = re.compile(
    rf"(?<![\w-])(?P<organ>{_CORE})s(?=\s+(?:sammanträde|möte|kallelse|föredragningslista|dagordning))", re.IGNORECASE
)
_INSIDE = re.compile(ORGAN, re.IGNORECASE)
_RECIPIENT = re.compile(
    rf"\b(?:föreslå[rs]?|hemställ(?:er|a)(?:\s+hos)?|rekommendera[rs]?|förslag(?:et)?\s+till|"
    rf"beslut\s+i)\s+(?:att\s+|till\s+|hos\s+|det\s+|den\s+)?"
    rf"(?P<organ>{ORGAN})",
    re.IGNORECASE,
)
_DECIDER = re.compile(rf"^(?P<organ>{ORGAN})\s+(?:för\s+egen\s+del\s+)?(?P<verb>[a-zåäö]+(?:r|s))\b", re.IGNORECASE)
_VERBS = (
    "beslut|godkänn|anta|avslå|bifall|fastställ|noter|lägg|utse|överlämn|ställ|ge|uppdra|föreslå|bevilj|återremitt|"
    "bordlägg|yttra|tillstyrk|"
    "avstyrk|besvara|anse|anvis|upphäv|delegera|rekommend|välj|förklar|avsluta|ändra|inrätt|teckna|ansök|uttal|inst"
    "ämm|avstå|medge|lämna|ta|"
    "avge|betrakta|redovisa|säg|begär|hemställ|åter|anmäl|konstater|ingå|över|avskriv|avsätt|anslå|fördela|till|rev"
    "ider|förläng|in|av|be"
)  # fmt: skip
_DECIDING_VERB = re.compile(rf"^(?:{_VERBS})", re.IGNORECASE)


def rank(organ: str) -> int:
    """How high an organ stands in a kommun: fullmäktige over styrelse over nämnd over utskott. 0 for anything else."""
    name = organ.casefold()
    order = (
        ("utskott", 1),
        ("beredning", 1),
        ("rådet", 1),
        ("fullmäktige", 4),
        ("styrelse", 3),
        ("direktion", 3),
        ("nämnd", 2),
    )
    return next((height for ending, height in order if ending in name), 0)


def is_organ_line(text: str) -> str | None:
    """The organ when a whole line names one, else None."""
    found = _HEADING.match(text.strip())
    if not found and len(text) < 60 and _INDEFINITE.match(text.strip()):
        return tidy(text)
    if not found or len(text) > 110 or _AGENCIES.match(found.group("organ")):
        return None
    return tidy(found.group("organ"))


def organ_inside(text: str) -> str | None:
    """The first organ named in running text ("Kallelse till socialnämndens sammanträde" gives "Socialnämnden")."""
    for pattern, group in ((_GENITIVE, "organ"), (_INSIDE, 0)):
        for found in pattern.finditer(text):
            name = found.group(group)
            if not _AGENCIES.match(name):
                return tidy(name)
    return None


def tidy(name: str) -> str:
    """An organ's name as written in a heading: one space, first letter large, capitals made plain."""
    plain = " ".join(name.split())
    if plain.isupper() and len(plain) > 4:
        plain = plain.lower()
    return plain[:1].upper() + plain[1:]


def is_generic(organ: str) -> bool:
    """True for "nämnden" and its like, which mean the organ that is spoken of and name none."""
    return organ.casefold() in ("nämnden", "styrelsen", "fullmäktige", "utskottet", "arbetsutskottet", "direktionen")


def is_own(organ: str, own: str | None) -> bool:
    """True when `organ` is the organ that meets; "nämnden" alone means it in a nämnd."""
    if own is None:
        return False
    name, mine = organ.casefold(), own.casefold()
    if rank(name) == rank(mine) and mine.endswith(name.removesuffix("en").removesuffix("et")):
        return True
    return (
        name == mine
        or (is_generic(name) and rank(name) == rank(mine))
        or (rank(name) == rank(mine) and (mine.endswith(name) or name.endswith(mine)))
    )


def recipients(text: str, own: str | None) -> list[str]:
    """The organs a proposal is sent up to, lowest first; empty for an own decision."""
    found = [match.group("organ") for match in _RECIPIENT.finditer(text)]
    decider = decider_of(text)
    if decider and own and rank(decider) > rank(own):
        found.append(decider)
    higher = [name for name in found if not _AGENCIES.match(name) and not is_own(name, own)]
    if own:
        higher = [name for name in higher if rank(name) >= rank(own)]
    return sorted((" ".join(name.split()).lower() for name in higher), key=rank)


def decider_of(text: str) -> str | None:
    """The organ a sentence opens with when it does something ("Äldrenämnden godkänner …"), else None."""
    found = _DECIDER.match(text)
    if not found or not _DECIDING_VERB.match(found.group("verb")) or _AGENCIES.match(found.group("organ")):
        return None
    return found.group("organ")
