"""What the members have been sent: kept byte for byte, told by its time, and never changed by what comes later.

With every package a list is kept of the handlingar in it and their digests: what a tillägg holds is what differs.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.bilaga import add_bilaga
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.sammantrade import load_akt

_NAME: Final = re.compile(r"-handlingar(?:-tillagg-(?P<number>\d+))?\.(?P<suffix>pdf|txt)$")
_SEPARATOR: Final = "\t"


@dataclass(frozen=True)
class SkickadHandling:
    """One handling of a package that was sent: what leads to it, what it held, where it was listed, its name."""

    anchor: str
    digest: str
    arende: str
    title: str
    at: datetime | None = None

    def is_replaced_by(self, later: "SkickadHandling") -> bool:
        """Whether a handling that comes later stands in the place of this one."""
        is_named_so = self.arende == later.arende and self.title.casefold() == later.title.casefold()
        return self.anchor == later.anchor or is_named_so


@dataclass(frozen=True)
class Skickat:
    """One sending: when, its files, and which tillägg it was if it was one."""

    at: datetime | None
    files: tuple[Bilaga, ...]
    tillagg: int | None = None


def tillagg_of(namn: str) -> int | None:
    """Which tillägg a kept file is, by its name."""
    found = _NAME.search(namn)
    return int(found["number"]) if found and found["number"] else None


def list_utskick(akt: Akt) -> tuple[Skickat, ...]:
    """Everything that was sent, the latest first."""
    together: dict[tuple[datetime | None, int | None], list[Bilaga]] = {}
    for bilaga in _kept(akt):
        together.setdefault((bilaga.tillagd_at, tillagg_of(bilaga.namn)), []).append(bilaga)
    sent = [Skickat(at, tuple(files), number) for (at, number), files in together.items()]
    return tuple(sorted(sent, key=lambda one: (one.at.isoformat() if one.at else "", one.tillagg or 0), reverse=True))


def next_tillagg(akt: Akt) -> int:
    """The number of the tillägg that comes next: one more than the last that was sent."""
    return max((tillagg_of(bilaga.namn) or 0 for bilaga in _kept(akt)), default=0) + 1


def find_tillagg(akt: Akt, number: int) -> Bilaga | None:
    """The exact PDF of a tillägg that was sent."""
    pdfs = (bilaga for bilaga in _kept(akt) if PurePath(bilaga.namn).suffix == ".pdf")
    return next((bilaga for bilaga in pdfs if tillagg_of(bilaga.namn) == number), None)


def has_sent_package(akt: Akt) -> bool:
    """Whether a whole handlingspaket was sent, so that it is known what was in it."""
    return any(bool(_NAME.search(bilaga.namn)) and tillagg_of(bilaga.namn) is None for bilaga in _kept(akt))


def sent_handlingar(kansli: Kansli, akt: Akt) -> tuple[SkickadHandling, ...]:
    """Every handling of every package that was sent, in the order of time. Raises UserError when a list is missing."""
    found: list[SkickadHandling] = []
    for bilaga in sorted(_kept(akt), key=lambda one: one.tillagd_at.isoformat() if one.tillagd_at else ""):
        name = _NAME.search(bilaga.namn)
        if name and name["suffix"] == "txt":
            text = kansli.store.bilagor.read(bilaga.sha256).decode("utf-8")
            found += (_read(line, bilaga.tillagd_at) for line in text.splitlines() if line.count(_SEPARATOR) == 3)
    return tuple(found)


def list_of(handlingar: Iterable[SkickadHandling]) -> bytes:
    """The list that is kept with a package: a line for each handling, beginning with the SHA-256 of what was given."""
    lines = (
        _SEPARATOR.join((one.digest, one.anchor, one.arende, " ".join(one.title.split())))  # a name may hold a tab
        for one in handlingar
    )
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def digest_of(content: bytes) -> str:
    """The SHA-256 of what was given."""
    return hashlib.sha256(content).hexdigest()


def keep_sent(kansli: Kansli, sammantrade_id: UUID, files: Sequence[tuple[str, bytes]]) -> None:
    """Keep the exact files of a sending; within an act."""
    for name, content in files:
        add_bilaga(kansli, sammantrade_id, name, content, slag=Bilageslag.UTSKICK)


def register_tillagg(
    kansli: Kansli, sammantrade_id: UUID, number: int, files: Sequence[tuple[str, bytes]]
) -> Outcome[None]:
    """Note that a tillägg was sent and keep its exact files. Raises UserError when its number is taken."""
    if number != next_tillagg(load_akt(kansli, sammantrade_id)):
        raise UserError(f"Tillägg {number} är redan skickat. Öppna handlingarna igen och gör nästa tillägg.")
    with kansli.act("register_tillagg", sammantrade_id=sammantrade_id) as tx:
        keep_sent(kansli, sammantrade_id, files)
        tx.sentence = f"Tillägg {number} utskickat kl. {tx.at:%H.%M}"
    return tx.outcome(None)


def _kept(akt: Akt) -> list[Bilaga]:
    return [bilaga for bilaga in akt.bilagor if bilaga.slag is Bilageslag.UTSKICK]


def _read(line: str, at: datetime | None) -> SkickadHandling:
    digest, anchor, arende, title = line.split(_SEPARATOR)
    return SkickadHandling(anchor, digest, arende, title, at)
