"""What a kallelse, or an utdrag of open §§, must not say: the rubrik of a sekretess ärende, or the name of such a file.

The texts of open §§ can hold such words (the föredragningslista that was changed, jäv that points forward), so they are
taken out of the akt before anything is built from it; nothing is covered afterwards.
"""

from collections.abc import Collection, Mapping
from typing import Final, TypeVar
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga, Utsandning
from nacka_sekreterare.domain.fraser import SEKRETESS_ARENDE
from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.domain.value import Entity

E = TypeVar("E", bound=Entity)
_TEXTS: Final = ("beslutspunkter", "avsnitt", "yrkanden", "meningsyttringar")
SEKRETESS_BILAGA = "Handling som omfattas av sekretess"


def without_sekretess(akt: Akt, shown: Collection[UUID]) -> Akt:
    """The akt with the sekretess ärenden nameless, but for those (by id) that are `shown`."""
    secret = [arende for arende in akt.arenden if arende.ar_sekretess and arende.id not in shown]
    words = {word: SEKRETESS_ARENDE for arende in secret for word in (arende.rubrik, arende.dnr) if word}
    replaced = {arende.id: arende.model_copy(update={"rubrik": SEKRETESS_ARENDE, "dnr": ""}) for arende in secret}
    bilagor = tuple(_nameless(akt, bilaga, shown) for bilaga in akt.bilagor)
    changes: dict[str, object] = {"bilagor": bilagor}
    if secret:
        meeting = akt.sammantrade
        changes |= {
            "arenden": tuple(replaced.get(arende.id, arende) for arende in akt.arenden),
            "sammantrade": meeting.model_copy(update={"information": _masked(meeting.information, words)}),
            **{name: _without(getattr(akt, name), words) for name in _TEXTS},
        }
    return akt.model_copy(update=changes)


def _without(values: tuple[E, ...], words: Mapping[str, str]) -> tuple[E, ...]:
    """The values with the words masked in each of their texts."""
    return tuple(
        value.model_copy(
            update={name: _masked(field, words) for name, field in value if isinstance(field, FormattedText)}
        )
        for value in values
    )


def _nameless(akt: Akt, bilaga: Bilaga, shown: Collection[UUID]) -> Bilaga:
    arende = akt.arende(bilaga.arende_id) if bilaga.arende_id else None
    is_shown = arende is not None and arende.ar_sekretess and arende.id in shown
    if bilaga.utsandning is not Utsandning.SEKRETESS or is_shown:
        return bilaga
    return bilaga.model_copy(update={"namn": SEKRETESS_BILAGA})


def _masked(text: FormattedText, words: Mapping[str, str]) -> FormattedText:
    if not any(word in text.plain for word in words):
        return text
    return text.reworded(lambda said: _replaced(said, words))


def _replaced(said: str, words: Mapping[str, str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        said = said.replace(word, words[word])
    return said
