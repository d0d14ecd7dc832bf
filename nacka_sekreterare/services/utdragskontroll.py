"""Does a protokollsutdrag agree with the justerade protokoll? Answered offline, from the two files alone.

The utdrag carries what was printed on it and the hash of the protokoll. What stands on its pages is compared with the
first, the protokoll with the second; a protokoll that a signing service has written anew is compared word by word.
"""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pydantic import ValidationError

from nacka_sekreterare.documents.readback import read_facts_json, read_words
from nacka_sekreterare.documents.utdragsfakta import ANY_PAGE, Paragraffakta, Utdragsfakta, letters
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.system.files import read_bytes

FindFile = Callable[[str], bytes | None]
"""From a SHA-256 to a kept file, or None."""

_CONTEXT_WORDS = 6


class Utdragskontroll(Value):
    """The verdict: `fel` says where they disagree, `upplysningar` what could not be checked or need not worry."""

    ok: bool
    fel: tuple[str, ...]
    upplysningar: tuple[str, ...] = ()


def check_utdrag(utdrag: Path, protokoll: Path | None, find_kept: FindFile | None = None) -> Utdragskontroll:
    """Compare an utdrag with itself and with the protokoll, given or kept in the store.

    Raises:
        UserError: when a file cannot be read, or the utdrag carries no facts.
    """
    data = read_bytes(utdrag)
    fakta = _read_fakta(data, utdrag.name)
    faults = [*_of_pages(fakta, read_words(data, utdrag.name)), *_of_justering(fakta)]
    notes: list[str] = []
    content, name = (read_bytes(protokoll), protokoll.name) if protokoll else (_kept(fakta, find_kept), "protokollet")
    if content is None:
        notes.append("Protokollet är inte jämfört. Ange det efter utdraget, så jämförs de två.")
    elif hashlib.sha256(content).hexdigest() not in fakta.protokoll:
        faults += _of_protokoll(fakta, read_words(content, name), name)
        notes.append(
            f"{name} är inte den fil som justerades, till exempel för att den har undertecknats elektroniskt; "
            "orden är jämförda."
        )
    return Utdragskontroll(ok=not faults, fel=tuple(faults), upplysningar=tuple(notes))


def _read_fakta(data: bytes, name: str) -> Utdragsfakta:
    found = read_facts_json(data)
    if found is None:
        raise UserError(
            f"{name} bär inga uppgifter att kontrollera. Välj ett protokollsutdrag i PDF eller Word som programmet "
            "har skrivit."
        )
    try:
        return Utdragsfakta.model_validate_json(found)
    except ValidationError as error:
        raise UserError(f"Uppgifterna i {name} är skadade. Be om ett nytt utdrag.") from error


def _kept(fakta: Utdragsfakta, find_kept: FindFile | None) -> bytes | None:
    """A justerad file that is kept; the utdrag need not be read again, since the hash is that of the file."""
    found = (find_kept(sha256) for sha256 in fakta.protokoll) if find_kept else iter(())
    return next((content for content in found if content is not None), None)


def _of_pages(fakta: Utdragsfakta, printed: str) -> Iterator[str]:
    """What stands on the pages, against what the file says of itself."""
    wanted, found = letters(fakta.text), letters(printed)
    pattern = re.escape(wanted).replace(re.escape(ANY_PAGE), r"\d+")
    if re.fullmatch(pattern, found):
        return
    changed = [each for each in fakta.paragrafer if letters(each.text) not in found]
    for paragraf in changed:
        yield f"§ {paragraf.nummer}: utdragets sidor säger något annat än när det skrevs, {_place(paragraf, found)}."
    if not changed:
        yield "Utdragets sidor säger något annat än när det skrevs, utanför paragrafernas text."


def _of_justering(fakta: Utdragsfakta) -> Iterator[str]:
    for paragraf in fakta.paragrafer:
        if paragraf.justerad_date is None:
            yield f"§ {paragraf.nummer} var inte justerad när utdraget skrevs. Skriv ett nytt utdrag."


def _of_protokoll(fakta: Utdragsfakta, printed: str, name: str) -> Iterator[str]:
    found = letters(printed)
    for label, words in (("organet", fakta.organ), ("sammanträdesdagen", fakta.datum.isoformat())):
        if letters(words) not in found:
            yield f"{name} gäller ett annat sammanträde: {label} {words} finns inte i det."
            return
    for paragraf in fakta.paragrafer:
        if letters(paragraf.text) not in found:
            yield f"§ {paragraf.nummer}: {name} säger något annat än utdraget, {_place(paragraf, found)}."


def _place(paragraf: Paragraffakta, found: str) -> str:
    """Where the § stops agreeing, in its own words: as far as it agrees with what was found."""
    words = paragraf.text.split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if letters(" ".join(words[:middle])) in found else (low, middle - 1)
    if low <= len(f"§ {paragraf.nummer}".split()):
        return "paragrafen finns inte där"
    return f"efter ”{' '.join(words[max(low - _CONTEXT_WORDS, 0) : low])}”"
