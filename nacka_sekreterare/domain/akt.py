"""The akt of a sammanträde: everything that documents, rules and the exchange file may need, as one frozen value."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Protocol, Self, TypeVar, cast
from uuid import UUID

from pydantic import Field

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.arende import Arende, Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.beslut import Beslutspunkt
from nacka_sekreterare.domain.bevakning import Bevakning
from nacka_sekreterare.domain.bilaga import Bilaga
from nacka_sekreterare.domain.expediering import Expediering
from nacka_sekreterare.domain.jav import Jav
from nacka_sekreterare.domain.justering import Anmarkning, Justering, Signatar
from nacka_sekreterare.domain.maskering import Maskering
from nacka_sekreterare.domain.meningsyttring import Meningsyttring
from nacka_sekreterare.domain.narvaro import Narvaro, Tidslinje
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.person import Mandat, Person
from nacka_sekreterare.domain.proposition import Proposition
from nacka_sekreterare.domain.sammantrade import Ajournering, Forhinder, Sammantrade
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.domain.votering import Votering
from nacka_sekreterare.domain.yrkande import Yrkande


class _OfArende(Protocol):
    @property
    def arende_id(self) -> UUID | None: ...


# What is looked up in other parts of the akt than its name says; what stands nowhere is looked up anew in every copy.
_SOURCES: Final[Mapping[str, AbstractSet[str]]] = MappingProxyType(
    {
        "tidslinje": {"arenden", "paragrafer", "narvaro"},
        "numrerade_arenden": {"arenden", "paragrafer", "nummer"},
        "paragrafnummer": {"arenden", "paragrafer", "nummer"},
        "_mandat": {"mandat", "sammantrade"},
    }
)

T = TypeVar("T", bound=_OfArende)
R = TypeVar("R")


# What holds words and decides nothing of the room, and how it is looked up.
_WORDED: Final = frozenset({"avsnitt", "beslutspunkter"})


class Akt(Value):
    """Everything of one sammanträde but the private memos. Tuples are in their printed order.

    `nummer` is derived: the § number of every numbered paragraf by its id, fixed or provisional.
    """

    organ: Organ
    personer: tuple[Person, ...] = ()
    mandat: tuple[Mandat, ...] = ()
    sammantrade: Sammantrade
    ajourneringar: tuple[Ajournering, ...] = ()
    forhinder: tuple[Forhinder, ...] = ()
    arenden: tuple[Arende, ...] = ()
    avsnitt: tuple[Avsnitt, ...] = ()
    beslutspunkter: tuple[Beslutspunkt, ...] = ()
    paragrafer: tuple[Paragraf, ...] = ()
    narvaro: tuple[Narvaro, ...] = ()
    jav: tuple[Jav, ...] = ()
    yrkanden: tuple[Yrkande, ...] = ()
    propositioner: tuple[Proposition, ...] = ()
    voteringar: tuple[Votering, ...] = ()
    meningsyttringar: tuple[Meningsyttring, ...] = ()
    maskeringar: tuple[Maskering, ...] = ()
    justeringar: tuple[Justering, ...] = ()
    signatarer: tuple[Signatar, ...] = ()
    anmarkningar: tuple[Anmarkning, ...] = ()
    anslag: tuple[Anslag, ...] = ()
    bilagor: tuple[Bilaga, ...] = ()
    expedieringar: tuple[Expediering, ...] = ()
    bevakningar: tuple[Bevakning, ...] = ()
    nummer: Mapping[UUID, int] = Field(default_factory=dict, exclude=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy that looks up anew what the update concerns: else it would tell of the akt as it was.

        A copy in which only something is worded otherwise keeps the rest of it: who presided, and served, at each §.
        """
        copied, updated = super().model_copy(update=update, deep=deep), (update or {}).keys()
        fields = type(self).model_fields.keys()
        for name in copied.__dict__.keys() - fields:
            sources = fields - _WORDED if name == "_derived" else _SOURCES.get(name, {name.removeprefix("_")})
            if deep or sources - fields or sources & updated:
                del copied.__dict__[name]
        return copied

    def derived(self, make: Callable[["Akt"], R]) -> R:
        """What a function of the whole akt says, worked out once however many §§ ask for it.

        It must not depend on avsnitt and beslutspunkter: an akt in which only they have changed keeps it.
        """
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("R", self._derived[make])

    # --- looking up -------------------------------------------------------------------------------------------------
    @cached_property
    def _personer(self) -> Mapping[UUID, Person]:
        return {person.id: person for person in self.personer}

    @cached_property
    def _arenden(self) -> Mapping[UUID, Arende]:
        return {arende.id: arende for arende in self.arenden}

    @cached_property
    def _paragrafer(self) -> Mapping[UUID, Paragraf]:
        return {paragraf.arende_id: paragraf for paragraf in self.paragrafer}

    @cached_property
    def _derived(self) -> dict[Callable[["Akt"], Any], object]:
        return {}

    @cached_property
    def _beslutspunkter(self) -> Mapping[UUID, tuple[Beslutspunkt, ...]]:
        return _by_arende(self.beslutspunkter)

    @cached_property
    def _avsnitt(self) -> Mapping[UUID, tuple[Avsnitt, ...]]:
        return _by_arende(self.avsnitt)

    @cached_property
    def _jav(self) -> Mapping[UUID, tuple[Jav, ...]]:
        return _by_arende(self.jav)

    @cached_property
    def _yrkanden(self) -> Mapping[UUID, tuple[Yrkande, ...]]:
        return _by_arende(self.yrkanden)

    @cached_property
    def _propositioner(self) -> Mapping[UUID, tuple[Proposition, ...]]:
        return _by_arende(self.propositioner)

    @cached_property
    def _voteringar(self) -> Mapping[UUID, tuple[Votering, ...]]:
        return _by_arende(self.voteringar)

    @cached_property
    def _meningsyttringar(self) -> Mapping[UUID, tuple[Meningsyttring, ...]]:
        return _by_arende(self.meningsyttringar)

    @cached_property
    def _bilagor(self) -> Mapping[UUID, tuple[Bilaga, ...]]:
        return _by_arende(self.bilagor)

    @cached_property
    def _expedieringar(self) -> Mapping[UUID, tuple[Expediering, ...]]:
        return _by_arende(self.expedieringar)

    @cached_property
    def tidslinje(self) -> Tidslinje:
        """The room at every moment; §§ in the order they were handled, that of the föredragningslista."""
        handled = sorted(self.arenden, key=lambda arende: arende.ordning)
        paragrafer = (self.paragraf_of(arende.id) for arende in handled)
        return Tidslinje((paragraf.id for paragraf in paragrafer if paragraf), self.narvaro)

    @cached_property
    def _mandat(self) -> Mapping[UUID, Mandat]:
        """The mandat that counts for each person on the day: a seat before a place as ersättare."""
        valid = [mandat for mandat in self.mandat if mandat.galler(self.sammantrade.datum)]
        return {mandat.person_id: mandat for mandat in sorted(valid, key=_rank, reverse=True)}

    def person(self, person_id: UUID) -> Person:
        """The person with that id. Raises KeyError when the akt does not hold them."""
        return self._personer[person_id]

    def mandat_of(self, person_id: UUID) -> Mandat | None:
        """The person's mandat in this organ on the day of the sammanträde."""
        return self._mandat.get(person_id)

    def parti(self, person_id: UUID) -> str:
        """The person's party in this organ, or an empty string."""
        mandat = self.mandat_of(person_id)
        return mandat.parti if mandat else ""

    def namn(self, person_id: UUID) -> str:
        """The name as documents print it: "Per Ohlin (M)"."""
        person, parti = self.person(person_id), self.parti(person_id)
        return f"{person.namn} ({parti})" if parti else person.namn

    def arende(self, arende_id: UUID) -> Arende:
        """The ärende with that id. Raises KeyError."""
        return self._arenden[arende_id]

    def paragraf_of(self, arende_id: UUID) -> Paragraf | None:
        """The § of an ärende, or None when it takes no §."""
        return self._paragrafer.get(arende_id)

    def nummer_of(self, arende_id: UUID) -> int | None:
        """The § number of an ärende, fixed or provisional."""
        paragraf = self.paragraf_of(arende_id)
        return self.nummer.get(paragraf.id) if paragraf else None

    @cached_property
    def numrerade_arenden(self) -> tuple[Arende, ...]:
        """The ärenden that have a § number, in the order of the numbers."""
        numbered = [arende for arende in self.arenden if self.nummer_of(arende.id) is not None]
        return tuple(sorted(numbered, key=lambda arende: self.nummer_of(arende.id) or 0))

    def beslutspunkter_of(self, arende_id: UUID) -> tuple[Beslutspunkt, ...]:
        """The beslutspunkter of an ärende in order."""
        return self._beslutspunkter.get(arende_id, ())

    def avsnitt_of(self, arende_id: UUID, slag: Avsnittsslag | None = None) -> tuple[Avsnitt, ...]:
        """The written sections of an ärende, all of them or those of one slag."""
        own = self._avsnitt.get(arende_id, ())
        return own if slag is None else tuple(avsnitt for avsnitt in own if avsnitt.slag is slag)

    def jav_of(self, arende_id: UUID) -> tuple[Jav, ...]:
        """The jäv in an ärende."""
        return self._jav.get(arende_id, ())

    def yrkanden_of(self, arende_id: UUID) -> tuple[Yrkande, ...]:
        """The yrkanden in an ärende, the withdrawn ones too."""
        return self._yrkanden.get(arende_id, ())

    def propositioner_of(self, arende_id: UUID) -> tuple[Proposition, ...]:
        """The propositioner in an ärende, in the order they were put."""
        return self._propositioner.get(arende_id, ())

    def voteringar_of(self, arende_id: UUID) -> tuple[Votering, ...]:
        """The voteringar in an ärende."""
        return self._voteringar.get(arende_id, ())

    def meningsyttringar_of(self, arende_id: UUID) -> tuple[Meningsyttring, ...]:
        """The reservationer, yttranden and anteckningar in an ärende."""
        return self._meningsyttringar.get(arende_id, ())

    def bilagor_of(self, arende_id: UUID) -> tuple[Bilaga, ...]:
        """The files of an ärende."""
        return self._bilagor.get(arende_id, ())

    def expedieringar_of(self, arende_id: UUID) -> tuple[Expediering, ...]:
        """Those to whom the beslut of an ärende is sent."""
        return self._expedieringar.get(arende_id, ())

    def justering_of(self, arende_id: UUID) -> Justering | None:
        """The justering that an ärende's § belongs to: its own, else the main one."""
        paragraf = self.paragraf_of(arende_id)
        wanted = paragraf.justering_id if paragraf else None
        return next((j for j in self.justeringar if j.id == wanted or (wanted is None and not j.ar_omedelbar)), None)

    def arenden_of_justering(self, justering: Justering) -> tuple[Arende, ...]:
        """The numbered ärenden that a justering covers, in § order."""
        return tuple(arende for arende in self.numrerade_arenden if self.justering_of(arende.id) == justering)

    def nummer_of_justering(self, justering: Justering) -> tuple[int, ...]:
        """The § numbers that a justering covers."""
        return self._numbers(self.arenden_of_justering(justering))

    def _numbers(self, arenden: Iterable[Arende]) -> tuple[int, ...]:
        return tuple(number for arende in arenden if (number := self.nummer_of(arende.id)) is not None)

    @cached_property
    def paragrafnummer(self) -> tuple[int, ...]:
        """All § numbers of the sammanträde in order."""
        return self._numbers(self.numrerade_arenden)


def _rank(mandat: Mandat) -> tuple[int, int]:
    return (list(type(mandat.roll)).index(mandat.roll), mandat.ordning)


def _by_arende(values: Iterable[T]) -> Mapping[UUID, tuple[T, ...]]:
    found: dict[UUID, list[T]] = {}
    for value in values:
        if value.arende_id is not None:
            found.setdefault(value.arende_id, []).append(value)
    return {arende_id: tuple(own) for arende_id, own in found.items()}
