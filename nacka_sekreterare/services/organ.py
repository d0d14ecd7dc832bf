"""The organ and their settings: what the secretary keeps of each nämnd, styrelse or utskott."""

from types import MappingProxyType
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ, Organinstallningar
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.services.core import Kansli, Outcome, Transaction
from nacka_sekreterare.services.numrering import has_fixed_number
from nacka_sekreterare.services.revision import name_changes, typed_field

_LABELS: Final = MappingProxyType(
    {
        "namn": "namn",
        "kommun": "kommun",
        "typ": "typ av organ",
        "kortform": "kortform",
        "antal_platser": "antal platser",
        "installningar": "inställningar",
    }
)


def list_organ(kansli: Kansli) -> tuple[Organ, ...]:
    """All organ by name."""
    return tuple(sorted(kansli.all(Organ), key=lambda organ: organ.namn.casefold()))


def create_organ(kansli: Kansli, namn: str, **details: object) -> Outcome[Organ]:
    """Add an organ with Nacka's habits; `details` are further fields of Organ.

    Raises:
        UserError: when the name is empty.
    """
    organ = Organ.model_validate({"namn": _checked_namn(namn), **details})
    with kansli.act("create_organ", f"{organ.namn}: nytt organ", arguments={"organ_id": organ.id}) as tx:
        tx.add(organ)
    return tx.outcome(organ)


def update_organ(kansli: Kansli, organ_id: UUID, **changes: object) -> Outcome[Organ]:
    """Change fields of an organ, `installningar` as a whole or better through update_installningar."""
    field = typed_field("organ", organ_id, changes)
    with kansli.act("update_organ", name_changes(_LABELS, changes), field=field) as tx:
        organ = tx.change(Organ, organ_id, **changes)
        tx.sentence = f"{organ.namn}: {name_changes(_LABELS, changes)}"
    return tx.outcome(organ)


def update_installningar(kansli: Kansli, organ_id: UUID, **changes: object) -> Outcome[Organ]:
    """Change some of the organ's settings.

    Raises:
        UserError: when the first § number of a year would change after a number of that year has been fixed.
    """
    field = typed_field("organinstallningar", organ_id, changes)
    with kansli.act("update_installningar", "ändring av inställningar", field=field) as tx:
        before = tx.get(Organ, organ_id)
        habits = Organinstallningar.model_validate({**dict(before.installningar), **changes})
        _refuse_new_start_of_fixed_series(tx, before, habits)
        organ = tx.change(Organ, organ_id, installningar=habits)
        tx.sentence = f"{organ.namn}: ändring av inställningar"
    return tx.outcome(organ)


def delete_organ(kansli: Kansli, organ_id: UUID) -> Outcome[None]:
    """Remove an organ with its mandat.

    Raises:
        UserError: when it has sammanträden.
    """
    with kansli.act("delete_organ", "organ borttaget") as tx:
        organ = tx.get(Organ, organ_id)
        if tx.all(Sammantrade, organ_id=organ_id):
            raise UserError(f"{organ.namn} har sammanträden och kan därför inte tas bort. Ta bort dem först.")
        tx.remove_tree(organ)
        tx.sentence = f"{organ.namn}: organ borttaget"
    return tx.outcome(None)


def _checked_namn(namn: str) -> str:
    if not namn.strip():
        raise UserError("Organet saknar namn. Skriv till exempel Äldrenämnden.")
    return namn.strip()


def _refuse_new_start_of_fixed_series(tx: Transaction, organ: Organ, after: Organinstallningar) -> None:
    before = organ.installningar.forsta_nummer
    years = {year for year in before | after.forsta_nummer if before.get(year) != after.forsta_nummer.get(year)}
    for year in sorted(years):
        if has_fixed_number(tx, organ.id, year):
            raise UserError(
                f"Första § för {year} kan inte ändras: året har redan fasta paragrafnummer. Nya §§ får nästa nummer."
            )
