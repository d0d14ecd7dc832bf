"""Hypothesis strategies: any sammanträde that holds together, odd as it may be."""

from functools import cache
from types import GenericAlias
from typing import Any, get_args
from uuid import UUID

from hypothesis import strategies as st

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.organ import Organ, Organinstallningar
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf
from nacka_sekreterare.domain.proposition import Alternativ, Alternativslag
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.utseende import Fil, Utseende
from nacka_sekreterare.domain.value import Entity, Value
from nacka_sekreterare.domain.votering import Votering, Voteringsform

_TARGETS = {
    "arende_id": "arenden",
    "beslutspunkt_id": "beslutspunkter",
    "paragraf_id": "paragrafer",
    "proposition_id": "propositioner",
    "justering_id": "justeringar",
    "person_id": "personer",
    "for_person_id": "personer",
    "inkallad_person_id": "personer",
    "underskrift_person_id": "personer",
    "ordforande_id": "personer",
}
_OPTIONAL = {"for_person_id", "inkallad_person_id", "underskrift_person_id", "ordforande_id", "beslutspunkt_id"}
_ORDER = ("personer", "mandat", "arenden", "justeringar", "paragrafer", "beslutspunkter", "propositioner")
EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
_POINTING = {"id", "organ_id", "sammantrade_id", "tillfallig_ordforande_id", "person_ids", "paragraf_ids", "roster"}
_SMALL = st.integers(0, 1000)
_TEXT = st.text(max_size=12)
# A file of the organ's look has content that the exchange file holds too.
st.register_type_strategy(Fil, st.builds(Fil, namn=_TEXT, sha256=st.just(EMPTY_SHA256), storlek=st.just(0)))
# An alternative that stands for a yrkande points at one of the akt; here none does.
st.register_type_strategy(Alternativ, st.builds(Alternativ, slag=st.sampled_from(Alternativslag), yrkande_id=st.none()))


def _entity_type(name: str) -> type[Entity]:
    annotation = Akt.model_fields[name].annotation
    assert isinstance(annotation, GenericAlias)
    kind: type[Entity] = get_args(annotation)[0]
    return kind


_LISTS = tuple(  # in one order in every process, so that a red run is red for everybody
    sorted(
        (name for name in Akt.model_fields if name not in {"organ", "sammantrade", "nummer"}),
        key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER),
    )
)


def _content(annotation: Any) -> st.SearchStrategy[Any]:
    if annotation is str:
        return _TEXT
    if annotation == (int | None):  # SQLite's numbers have 64 bits
        return st.none() | _SMALL
    if annotation is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if annotation is Utseende:
        return _free_fields(Utseende).map(lambda fields: Utseende(**fields))
    if annotation is Organinstallningar:  # whose defaults are made by factories, which st.builds does not know
        return _free_fields(Organinstallningar).map(lambda fields: Organinstallningar(**fields))
    return st.from_type(annotation)


@cache
def _free_fields(kind: type[Value]) -> st.SearchStrategy[dict[str, Any]]:
    """Any content of the fields that point at nothing; made once per type, since that is what costs."""
    free = {
        name: _content(info.annotation)
        for name, info in kind.model_fields.items()
        if name not in _TARGETS and name not in _POINTING and info.annotation is not int
    }
    needed = {name: content for name, content in free.items() if kind.model_fields[name].is_required()}
    optional = {name: content for name, content in free.items() if name not in needed}
    return st.fixed_dictionaries(needed, optional=optional)


@st.composite
def akter(draw: st.DrawFn) -> Akt:
    """An akt whose references all lead somewhere; every field may hold anything of its type."""
    numbers = iter(range(1, 1000))
    organ = Organ(**draw(_free_fields(Organ)), id=UUID(int=next(numbers)), antal_platser=draw(_SMALL))
    sammantrade = Sammantrade(**draw(_free_fields(Sammantrade)), id=UUID(int=next(numbers)), organ_id=organ.id)
    lists: dict[str, tuple[Any, ...]] = {}
    for name in _LISTS:
        kind, owners = _entity_type(name), {"organ": organ.id, "sammantrade": sammantrade.id}
        count = draw(st.integers(0, min(3, len(lists["arenden"])) if kind is Paragraf else 3))
        made: list[Entity] = []
        for index in range(count):
            fixed = _references(draw, kind, lists, owners)
            if fixed is None:
                break
            fixed |= _structure(draw, kind, index, lists, fixed)
            made.append(kind(**(draw(_free_fields(kind)) | fixed | {"id": UUID(int=next(numbers))})))
        lists[name] = tuple(made)
    return Akt(organ=organ, sammantrade=sammantrade, **lists)


def _references(
    draw: st.DrawFn, kind: type[Entity], lists: dict[str, tuple[Any, ...]], owners: dict[str, UUID]
) -> dict[str, Any] | None:
    """What the fields that point elsewhere hold; None when a needed target does not exist."""
    fixed: dict[str, Any] = {}
    for field, info in kind.model_fields.items():
        if field in ("organ_id", "sammantrade_id"):
            fixed[field] = owners[field.removesuffix("_id")]
        elif field in ("person_ids", "paragraf_ids", "roster"):
            fixed[field] = ()
        elif field in _TARGETS:
            pool = [entity.id for entity in lists.get(_TARGETS[field], ())]
            is_optional = field in _OPTIONAL or not info.is_required()
            if not pool and not is_optional:
                return None
            fixed[field] = draw(st.sampled_from([None, *pool] if is_optional else pool))
        elif info.annotation is int:
            fixed[field] = draw(_SMALL)
    return fixed


def _structure(
    draw: st.DrawFn, kind: type[Entity], index: int, lists: dict[str, tuple[Any, ...]], fixed: dict[str, Any]
) -> dict[str, Any]:
    """What the store's own rules of structure want: one § an ärende, one main justering, no number twice."""
    if kind is Paragraf:
        nummer = draw(st.sampled_from([None, index + 1]))
        grund = None if nummer is None else draw(st.sampled_from(Fastgrund))
        arenden = lists["arenden"]
        return {"arende_id": arenden[index].id, "nummer": nummer, "fastgrund": grund}
    if kind is Justering:
        return {"ordning": index}
    if kind is Votering:
        return {"form": draw(st.sampled_from(Voteringsform))}
    if kind is Bilaga:
        return {"sha256": EMPTY_SHA256, "namn": draw(st.text(max_size=9))}
    return {}
