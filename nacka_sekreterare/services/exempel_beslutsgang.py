"""The example's yrkanden, propositioner and voteringar: every kind of beslutsgång that a secretary meets."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.proposition import Alternativ
from nacka_sekreterare.domain.proposition_utfall import Steg, nasta_steg_of_arende, steg_of
from nacka_sekreterare.domain.propositionsordning import AVGORAS, AVSLAG, FORSLAGET, alternativ_of
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Kandidatroster, Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.services import proposition, votering, yrkande
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import load_akt

_VOTES: Final = {"J": Rostval.JA, "N": Rostval.NEJ, "A": Rostval.AVSTAR}
_SEATS: Final = ("greta", "viktor", "samira", "torvald", "doris", "ylva", "elof", "majlis", "kalle", "ingela", "odd")


class Beslutsgang:
    """One ärende of the example, from its yrkanden to its beslut."""

    def __init__(self, kansli: Kansli, sammantrade_id: UUID, arende_id: UUID, people: Mapping[str, UUID]) -> None:
        self._kansli = kansli
        self._sammantrade_id = sammantrade_id
        self._arende_id = arende_id
        self._people = people

    def motion(self) -> None:
        """Sent back? No, by acklamation. Then three proposals: a motförslag by votering, and the huvudvotering."""
        self._move(Yrkandeslag.ATERREMISS, ["samira"], "Förutsättningarna för en kommunal ägarroll ska utredas.")
        self._move(Yrkandeslag.BIFALL, ["greta", "ylva"])
        self._move(Yrkandeslag.ANDRING, ["ingela"], "att kommunfullmäktige bifaller motionen.")
        self._move(Yrkandeslag.ANDRING, ["odd"], "att kommunfullmäktige anser motionen besvarad.")
        self._accept()
        self._find(AVGORAS)
        proposition.choose_huvudforslag(self._kansli, self._steg.proposition.id, FORSLAGET)
        self._vote(self._steg, "AAJAAAAJJJN")
        self._vote(self._steg, "JJNJJJJNNNA")

    def bidrag(self, lower: str) -> None:
        """Acklamation between two."""
        self._move(Yrkandeslag.BIFALL, ["samira"])
        changed = self._move(Yrkandeslag.ANDRING, ["elof"], lower)
        self._accept()
        self._find(alternativ_of(changed))

    def overenskommelse(self) -> None:
        """The ordförande finds avslag, and the votering shows otherwise: Ja means avslag."""
        self._move(Yrkandeslag.BIFALL, ["samira", "odd"])
        self._move(Yrkandeslag.AVSLAG, ["torvald"])
        self._accept()
        main = self._steg.proposition
        self._find(AVSLAG)
        self._vote(steg_of(self._akt, main.model_copy(update={"funnet": AVSLAG})), "JJNJJNJNNNN")

    def avgifter(self, reason: str) -> None:
        """Sent back by acklamation."""
        moved = self._move(Yrkandeslag.ATERREMISS, ["samira", "kalle"], reason)
        self._accept()
        self._find(alternativ_of(moved))

    def oppettider(self, val_punkt_id: UUID) -> None:
        """A val with the lot, and a tilläggsyrkande that becomes a point of its own."""
        candidates = (("Maj-Lis Ekebo (S)", 5), ("Ylva Brunnstad (C)", 5))
        val = Votering(
            arende_id=self._arende_id,
            beslutspunkt_id=val_punkt_id,
            ordning=0,
            form=Voteringsform.VAL,
            uppdrag="ombud i träffpunkternas brukarråd",
            kandidater=tuple(Kandidatroster(namn=namn, roster=roster) for namn, roster in candidates),
            antal_avstar=1,
            lottad="Maj-Lis Ekebo (S)",
        )
        added = self._move(Yrkandeslag.TILLAGG, ["ingela"], "att öppettiderna följs upp i september.")
        self._accept()
        self._find(FORSLAGET)
        self._find(alternativ_of(added))
        votering.add_votering(self._kansli, val)

    # --- private ----------------------------------------------------------------------------------------------------
    def _move(self, slag: Yrkandeslag, names: Sequence[str], text: str = "") -> Yrkande:
        people = [self._people[name] for name in names]
        return yrkande.add_yrkande(self._kansli, self._arende_id, slag, people, plain_text(text)).value

    def _accept(self) -> None:
        proposition.accept_propositionsordning(self._kansli, self._arende_id)

    @property
    def _akt(self) -> Akt:
        return load_akt(self._kansli, self._sammantrade_id)

    @property
    def _steg(self) -> Steg:
        steg = nasta_steg_of_arende(self._akt, self._arende_id)
        assert steg is not None
        return steg

    def _find(self, alternativ: Alternativ) -> None:
        proposition.find_by_acklamation(self._kansli, self._steg.proposition.id, alternativ)

    def _vote(self, steg: Steg, votes: str) -> None:
        """An öppen votering, one letter for each seat in their order."""
        roster = (Rost(person_id=self._people[n], val=_VOTES[v]) for n, v in zip(_SEATS, votes, strict=True))
        held = Votering(
            arende_id=self._arende_id,
            ordning=0,
            proposition_id=steg.proposition.id,
            ja=steg.ja,
            nej=steg.nej,
            roster=tuple(roster),
        )
        votering.add_votering(self._kansli, held)
