"""Votering: who voted what, what Ja and Nej meant, and how a tie was broken (KL 5:54–56)."""

from enum import StrEnum
from uuid import UUID

from nacka_sekreterare.domain.proposition import Alternativ
from nacka_sekreterare.domain.value import Entity, Value


class Voteringsform(StrEnum):
    """Öppen with names; sluten with totals only and never a name (KL 5:54); val between candidates."""

    OPPEN = "oppen"
    SLUTEN = "sluten"
    VAL = "val"


class Rostval(StrEnum):
    """What one person did at an öppen votering."""

    JA = "ja"
    NEJ = "nej"
    AVSTAR = "avstar"
    FRANVARANDE = "franvarande"


class Rost(Value):
    """One person's vote at an öppen votering."""

    person_id: UUID
    val: Rostval


class Kandidatroster(Value):
    """The votes of one candidate in a val."""

    namn: str
    roster: int


class Votering(Entity):
    """One votering. Names stand in `roster` for an öppen one; a sluten one has only totals.

    On a proposition, `ja` and `nej` say which alternatives Ja and Nej stood for; `ja_betyder` and `nej_betyder` are the
    words of the voteringsproposition. A val has candidates instead, for an `uppdrag`.
    """

    arende_id: UUID
    beslutspunkt_id: UUID | None = None
    proposition_id: UUID | None = None
    ordning: int
    form: Voteringsform = Voteringsform.OPPEN
    ja: Alternativ | None = None
    nej: Alternativ | None = None
    ja_betyder: str = ""
    nej_betyder: str = ""
    roster: tuple[Rost, ...] = ()
    antal_ja: int = 0  # totals, used when there are no names
    antal_nej: int = 0
    antal_avstar: int = 0
    antal_ogiltiga: int = 0
    uppdrag: str = ""  # what a val is to
    kandidater: tuple[Kandidatroster, ...] = ()
    utslagsrost: Rostval | None = None
    lottad: str = ""  # who or what the lot fell on

    def antal(self, val: Rostval) -> int:
        """How many voted so."""
        if self.roster:
            return sum(rost.val is val for rost in self.roster)
        return {Rostval.JA: self.antal_ja, Rostval.NEJ: self.antal_nej, Rostval.AVSTAR: self.antal_avstar}.get(val, 0)

    @property
    def avgors_med_lott(self) -> bool:
        """True for val and anställning: at a tie the lot decides, not the ordförande (KL 5:56)."""
        return self.form is Voteringsform.VAL or (self.form is Voteringsform.SLUTEN and bool(self.uppdrag.strip()))

    @property
    def vinnare(self) -> Rostval | None:
        """Ja or Nej, by the majority of the votes cast, the utslagsröst or the lot (KL 5:55–56); None at a tie."""
        ja, nej = self.antal(Rostval.JA), self.antal(Rostval.NEJ)
        if ja == nej:
            casting = self.utslagsrost if self.utslagsrost in {Rostval.JA, Rostval.NEJ} else None
            return self._lottat if self.avgors_med_lott else casting
        return Rostval.JA if ja > nej else Rostval.NEJ

    @property
    def _lottat(self) -> Rostval | None:
        """What the lot fell on where it was drawn between Ja and Nej."""
        return next((val for val in (Rostval.JA, Rostval.NEJ) if val == self.lottad.strip().casefold()), None)

    @property
    def lika(self) -> tuple[str, ...]:
        """The candidates who share the most votes in a val; the lot is drawn among them alone (KL 5:56)."""
        most = max((kandidat.roster for kandidat in self.kandidater), default=0)
        leading = tuple(kandidat.namn for kandidat in self.kandidater if kandidat.roster == most)
        return leading if most and len(leading) > 1 else ()

    @property
    def vald(self) -> str | None:
        """Who was elected in a val: the most votes, or the lot among the tied; None at a tie, or when nobody stood."""
        if self.lika:
            return next((namn for namn in self.lika if namn == self.lottad.strip()), None)
        leading = max(self.kandidater, key=lambda kandidat: kandidat.roster, default=None)
        return leading.namn if leading and leading.roster else None
