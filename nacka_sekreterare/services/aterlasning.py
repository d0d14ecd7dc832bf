"""Reading back a protokoll that the ordförande has edited in Word: suggestions, taken or refused one by one.

Taking one is the act that she would have done by hand, with its own rules; nothing outside the texts is touched.
"""

from collections.abc import Iterator, Mapping
from typing import Final
from uuid import UUID

from nacka_sekreterare.documents.protokollsfakta import Avsnittsfakta, Protokollsfakta
from nacka_sekreterare.documents.wordtext import read_protokollsfakta, read_texts
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.aterlasning import (
    Aterlasningsforslag,
    Avsnittsdelar,
    Textplats,
    avsnittsdelar,
    find_forslag,
    reads_alike,
)
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.services.avsnitt import asks_for_reason, set_avsnitt, update_avsnitt
from nacka_sekreterare.services.beslut import set_beslutstext, update_beslutspunkt
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.sammantrade import load_akt

_NO_MARKS: Final = (
    "Filen säger inte vilket protokoll den är. Välj ett protokoll i Word som programmet har skrivit före justeringen, "
    "sparat som .docx."
)
_ANOTHER: Final = "Filen är protokollet från ett annat sammanträde. Öppna det sammanträdet och läs in filen där."
_KONFLIKT: Final = "Texten har ändrats här sedan filen skrevs, så filens text tas inte över. Ändra texten för hand."


class Aterlasning(Value):
    """What an edited file suggests, in the order of the protokoll; `anmarkningar` tell what could not be read."""

    forslag: tuple[Aterlasningsforslag, ...]
    anmarkningar: tuple[str, ...] = ()


def read_aterlast(kansli: Kansli, sammantrade_id: UUID, data: bytes) -> Aterlasning:
    """What an edited protokoll suggests against what stands here now. Stores nothing.

    Raises:
        UserError: when the file cannot be read, is of another sammanträde, or was not written by the program.
    """
    fakta = read_protokollsfakta(data)
    texts = read_texts(data)
    if fakta is None or (fakta.avsnitt and not texts):
        raise UserError(_NO_MARKS)
    if fakta.sammantrade_id != sammantrade_id:
        raise UserError(_ANOTHER)
    akt = load_akt(kansli, sammantrade_id)
    known = {arende.id for arende in akt.arenden}
    forslag: list[Aterlasningsforslag] = []
    anmarkningar: list[str] = []
    for one, swallows in _with_lost(fakta, texts):
        own = one.avsnitt
        if own.arende_id not in known:
            anmarkningar.append(f"§ {own.paragraf} {own.rubrik}: ärendet finns inte längre på sammanträdet.")
        elif one.rubriknummer not in texts:
            anmarkningar.append(f"§ {own.paragraf}: rubriken {own.rubrik} finns inte kvar i filen. Se efter i Word.")
        elif swallows and not reads_alike(own.tryckt, texts[one.rubriknummer]):
            words = f"{own.rubrik} kan inte skiljas från avsnittet efter, vars rubrik saknas. Se efter i Word."
            anmarkningar.append(f"§ {own.paragraf}: {words}")
        else:
            forslag += find_forslag(akt, own, texts[one.rubriknummer])
    return Aterlasning(forslag=tuple(forslag), anmarkningar=tuple(anmarkningar))


def accept_aterlast(kansli: Kansli, forslag: Aterlasningsforslag, *, orsak: str = "") -> Outcome[None]:
    """Take one text over from the file, as an act and a step of its own.

    Raises:
        UserError: when she has changed the text meanwhile, or it cannot be taken over; and as the act itself does: when
            the § is justerad, or the sammanträde is closed and no reason is given.
    """
    place = forslag.plats
    if forslag.hinder:
        raise UserError(forslag.hinder)
    if forslag.ar_konflikt or not _stands(kansli, forslag):
        raise UserError(_KONFLIKT)
    kansli.leave_field()
    sammantrade_id = _sammantrade_id(kansli, place)
    with kansli.act("accept_aterlast", "Text ur en Word-fil", sammantrade_id=sammantrade_id) as tx:
        _write(kansli, place, forslag.efter, orsak)
        tx.sentence = f"{tx.sentence} (ur en Word-fil)"
    return tx.outcome(None)


def takes_reason(place: Textplats) -> bool:
    """Whether a change of the text takes a reason once the sammanträde is closed."""
    return place.slag is Avsnittsslag.BESLUT or asks_for_reason(place.slag)


def _write(kansli: Kansli, place: Textplats, text: FormattedText, orsak: str) -> None:
    if place.punkt_id is not None and place.ar_motivering:
        update_beslutspunkt(kansli, place.punkt_id, orsak=orsak, motivering=text)
    elif place.punkt_id is not None:
        set_beslutstext(kansli, place.punkt_id, text, orsak=orsak)
    elif place.avsnitt_id is not None:
        update_avsnitt(kansli, place.avsnitt_id, orsak=orsak, text=text)
    else:
        set_avsnitt(kansli, place.arende_id, place.slag, text, orsak=orsak)


def _stands(kansli: Kansli, forslag: Aterlasningsforslag) -> bool:
    """Whether the text is still what the suggestion was made against."""
    place = forslag.plats
    sammantrade_id = _sammantrade_id(kansli, place)
    if sammantrade_id is None:
        return False
    akt = load_akt(kansli, sammantrade_id)
    current = next((each for each in avsnittsdelar(akt, place.arende_id) if each.slag is place.slag), None)
    return reads_alike(_text_at(current, place), forslag.nu)


def _text_at(current: Avsnittsdelar | None, place: Textplats) -> FormattedText:
    if current is None:
        return FormattedText()
    part = next((each.text for each in current.delar if each.plats == place), None)
    return current.tryckt if part is None and place == current.plats else part or FormattedText()


def _sammantrade_id(kansli: Kansli, place: Textplats) -> UUID | None:
    arende = kansli.find(Arende, place.arende_id)
    return arende.sammantrade_id if arende else None


def _with_lost(fakta: Protokollsfakta, texts: Mapping[int, FormattedText]) -> Iterator[tuple[Avsnittsfakta, bool]]:
    """Each section, and whether the heading after it was taken away, so that it may hold the next one's text too."""
    for index, one in enumerate(fakta.avsnitt):
        following = fakta.avsnitt[index + 1] if index + 1 < len(fakta.avsnitt) else None
        yield one, following is not None and following.rubriknummer not in texts
