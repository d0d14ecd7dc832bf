"""Reads every akt that a test is given a second time, from the store: what is kept in memory must never be stale."""

import sys
from typing import Any
from uuid import UUID

import pytest


def watch_akter(patch: pytest.MonkeyPatch) -> list[str]:
    """The faults found, filled as the test goes on: what differs between an akt that was kept and the stored one."""
    faults: list[str] = []
    core = sys.modules.get("nacka_sekreterare.services.core")
    if core is None:
        return faults
    read, seen, load = core.KnownAkter.read, core.Transaction.akt, core.load_akt

    def check(session: Any, akt: Any) -> Any:
        stored = load(session, akt.sammantrade.id)
        differing = [name for name in type(akt).model_fields if getattr(akt, name) != getattr(stored, name)]
        faults.extend(f"{name} of a kept akt is stale" for name in differing)
        return akt

    def checked_read(known: Any, session: Any, sammantrade_id: UUID) -> Any:
        return check(session, read(known, session, sammantrade_id))

    def checked_seen(tx: Any, sammantrade_id: UUID) -> Any:
        return check(tx.session, seen(tx, sammantrade_id))

    patch.setattr(core.KnownAkter, "read", checked_read)
    patch.setattr(core.Transaction, "akt", checked_seen)
    return faults
