"""A beslutsgång played on an akt without a store: what the acts of services/proposition do, as pure steps."""

from collections.abc import Sequence
from uuid import UUID

from domain.builder import Builder, arende_id, who

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.beslutsgang_foljd import Punktfoljd, foljd
from nacka_sekreterare.domain.proposition import Alternativ, Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_utfall import (
    Steg,
    nasta_steg_of_arende,
    refresh_motforslag,
    steg_of,
)
from nacka_sekreterare.domain.propositionsordning import (
    Fraga,
    alternativ_of,
    foresla_motforslag,
    foresla_propositionsordning,
    fragor_of,
    yrkanden_of,
)
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

HERE = arende_id(35)
WHOLE = Fraga(arende_id=HERE)
VOTES = {"J": Rostval.JA, "N": Rostval.NEJ, "A": Rostval.AVSTAR, "F": Rostval.FRANVARANDE}
SEATED = ("Ada", "Bo", "Cia", "Dan", "Eva")


class Play(Builder):
    """One § 35 with everybody there; then yrkanden, the ordning, and step by step what was found or voted."""

    def __init__(self, *forslag: str, **settings: object) -> None:
        super().__init__([34, 35, 36], **settings)  # type: ignore[arg-type]
        self.everybody()
        self.lists.update(beslutspunkter=[], yrkanden=[], propositioner=[], voteringar=[])
        for order, text in enumerate(forslag or ("Planen antas.",)):
            self.add("beslutspunkter", Beslutspunkt(arende_id=HERE, ordning=order, forslag=plain_text(text)))

    @property
    def akt(self) -> Akt:
        return self.build()

    def punkt(self, index: int) -> UUID:
        punkt: Beslutspunkt = self.lists["beslutspunkter"][index]
        return punkt.id

    def move(
        self, slag: Yrkandeslag, *names: str, text: str = "", punkt: int | None = None, withdrawn: bool = False
    ) -> Yrkande:
        yrkande = Yrkande(
            arende_id=HERE,
            ordning=len(self.lists["yrkanden"]),
            slag=slag,
            person_ids=tuple(who(name) for name in names),
            text=plain_text(text),
            beslutspunkt_id=None if punkt is None else self.punkt(punkt),
            ar_aterkallat=withdrawn,
        )
        self.add("yrkanden", yrkande)
        return yrkande

    def accept(self) -> None:
        """The ordning of the whole § where it has yrkanden or nothing else has, and of every punkt that has some."""
        akt = self.akt
        busy = [fraga for fraga in fragor_of(akt, HERE) if yrkanden_of(akt, fraga)]
        for fraga in busy or [WHOLE]:
            self.lists["propositioner"] += foresla_propositionsordning(akt, HERE, fraga.beslutspunkt_id)

    @property
    def steg(self) -> Steg | None:
        return nasta_steg_of_arende(self.akt, HERE)

    @property
    def step(self) -> Steg:
        steg = self.steg
        assert steg is not None, "everything is settled already"
        return steg

    def find(self, alternativ: Alternativ | None = None, index: int = 0) -> None:
        """The ordförande finds an alternative of the next step: one that is given, or the nth."""
        steg = self.step
        self._change(steg.proposition, funnet=alternativ or steg.alternativ[index])
        self._refresh()

    def choose(self, huvudforslag: Alternativ) -> None:
        """A votering is asked for among three or more."""
        huvud = self.step.proposition
        steps = foresla_motforslag(huvud, huvudforslag)
        for one in self.lists["propositioner"]:
            if one.slag is Propositionsslag.TILLAGG:
                self._change(one, ordning=one.ordning + len(steps))
        self.lists["propositioner"] += steps

    def vote(self, votes: str, *, swapped: bool = False, found: int | None = None, **fields: object) -> Votering:
        """Everybody votes on the next step, a letter each; with what was found before the votering was asked for."""
        steg = self.step
        if found is not None:
            self._change(steg.proposition, funnet=steg.alternativ[found])
            steg = steg_of(self.akt, self._again(steg.proposition))
        ja, nej = (steg.nej, steg.ja) if swapped else (steg.ja, steg.nej)
        roster = tuple(Rost(person_id=who(n), val=VOTES[v]) for n, v in zip(SEATED, votes, strict=False))
        contents = {
            "arende_id": HERE,
            "beslutspunkt_id": steg.proposition.beslutspunkt_id,
            "proposition_id": steg.proposition.id,
            "ordning": len(self.lists["voteringar"]),
            "form": Voteringsform.OPPEN,
            "ja": ja,
            "nej": nej,
            "roster": roster,
        }
        votering: Votering = self.add("voteringar", Votering.model_validate(contents | fields))
        self._refresh()
        return votering

    def settle(self) -> tuple[Punktfoljd, ...]:
        """What follows, written into the beslutspunkter."""
        followed = foljd(self.akt, HERE)
        for one in followed:
            known = next((p for p in self.lists["beslutspunkter"] if p.id == one.punkt_id), None)
            if known is None:
                order = len(self.lists["beslutspunkter"])
                known = self.add("beslutspunkter", Beslutspunkt(id=one.punkt_id, arende_id=HERE, ordning=order))
            self.replace("beslutspunkter", known, utfall=one.utfall, beslut=one.beslut, motivering=one.motivering)
        return followed

    def alternativ(self, yrkanden: Sequence[Yrkande]) -> list[Alternativ]:
        return [alternativ_of(yrkande) for yrkande in yrkanden]

    def _again(self, proposition: Proposition) -> Proposition:
        found: Proposition = next(one for one in self.lists["propositioner"] if one.id == proposition.id)
        return found

    def _change(self, proposition: Proposition, **changes: object) -> None:
        self.replace("propositioner", self._again(proposition), **changes)

    def _refresh(self) -> None:
        for fraga in fragor_of(self.akt, HERE):
            for fresh in refresh_motforslag(self.akt, fraga):
                self.replace("propositioner", self._again(fresh), alternativ=fresh.alternativ, funnet=fresh.funnet)
