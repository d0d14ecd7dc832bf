"""The phrase bank: her sentences, for every organ or for one, with placeholders that the program fills.

Until she changes it, the bank is what `resources/fraser.toml` ships; her first change stores all of that with it. An
emptied bank is the shipped one again.
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.fras import Fras
from nacka_sekreterare.domain.platshallare import fill_platshallare, known_platshallare
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.services.core import Kansli, Outcome, TextField, Transaction
from nacka_sekreterare.services.ordning import next_ordning, place, renumber
from nacka_sekreterare.services.revision import name_changes, typed_field
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.system.resources import resource

_LABELS: Final = {"rubrik": "rubrik", "text": "text", "organ_id": "vilka nämnder den gäller"}


def list_fraser(kansli: Kansli) -> tuple[Fras, ...]:
    """The whole bank, in her order."""
    return kansli.all(Fras) or shipped_fraser()


def fraser_for(kansli: Kansli, arende_id: UUID | None) -> tuple[Fras, ...]:
    """The phrases to choose from where she is, filled in: the organ's own first, then those of every organ.

    Outside a sammanträde (None): those of every organ, as they stand.
    """
    arende = kansli.find(Arende, arende_id) if arende_id else None
    if arende is None:
        return tuple(fras for fras in list_fraser(kansli) if fras.organ_id is None)
    akt = load_akt(kansli, arende.sammantrade_id)
    known = known_platshallare(akt, arende.id)
    fitting = [fras for fras in list_fraser(kansli) if fras.organ_id in {None, akt.organ.id}]
    fitting.sort(key=lambda fras: fras.organ_id is None)
    return tuple(fras.model_copy(update={"text": fill_platshallare(fras.text, known)}) for fras in fitting)


def shipped_fraser() -> tuple[Fras, ...]:
    """The phrases that come with the program."""
    read = tomllib.loads(resource("fraser.toml").read_text(encoding="utf-8"))["fras"]
    return tuple(
        Fras(
            id=uuid5(NAMESPACE_URL, f"nacka-sekreterare:fras:{one['rubrik']}"),
            ordning=ordning,
            rubrik=one["rubrik"],
            text=plain_text(one["text"]),
        )
        for ordning, one in enumerate(read)
    )


def add_fras(kansli: Kansli, rubrik: str, text: FormattedText, *, organ_id: UUID | None = None) -> Outcome[Fras]:
    """Keep a phrase, last in the bank.

    Raises:
        UserError: when it has no name.
    """
    rubrik = rubrik.strip()
    if not rubrik:
        raise UserError("Frasen saknar namn. Skriv några ord som du hittar den på.")
    with _act(kansli, "add_fras", f"Ny fras: {rubrik}") as (tx, bank):
        fras = tx.add(Fras(organ_id=organ_id, ordning=next_ordning(bank), rubrik=rubrik, text=text))
    return tx.outcome(fras)


def update_fras(kansli: Kansli, fras_id: UUID, **changes: object) -> Outcome[Fras]:
    """Change the name, the text, or which organ a phrase is for."""
    sentence = name_changes(_LABELS, changes)
    with _act(kansli, "update_fras", sentence, field=typed_field("fras", fras_id, changes)) as (tx, _):
        fras = tx.change(Fras, fras_id, **changes)
        tx.sentence = f"Frasen {fras.rubrik}: {sentence}"
    return tx.outcome(fras)


def move_fras(kansli: Kansli, fras_id: UUID, index: int) -> Outcome[Fras]:
    """Give a phrase another place in the bank."""
    with _act(kansli, "move_fras", "Flytta fras") as (tx, bank):
        renumber(tx, place(bank, fras_id, index))
        fras = tx.get(Fras, fras_id)
        tx.sentence = f"Flytta frasen {fras.rubrik}"
    return tx.outcome(fras)


def remove_fras(kansli: Kansli, fras_id: UUID) -> Outcome[None]:
    """Take a phrase out of the bank."""
    with _act(kansli, "remove_fras", "Ta bort fras") as (tx, _):
        tx.sentence = f"Ta bort frasen {tx.get(Fras, fras_id).rubrik}"
        tx.remove(Fras, fras_id)
    return tx.outcome(None)


@contextmanager
def _act(
    kansli: Kansli, name: str, sentence: str, *, field: TextField | None = None
) -> Iterator[tuple[Transaction, tuple[Fras, ...]]]:
    """An act on the bank, which is hers from now on."""
    with kansli.act(name, sentence, field=field) as tx:
        bank = tx.all(Fras)
        if not bank:
            bank = shipped_fraser()
            tx.add_all(bank)
            tx.session.flush()
        yield tx, bank
