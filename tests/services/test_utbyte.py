"""The exchange file through real stores: the same bytes again, and nothing lost on the way."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import make_akt
from factories_services import Scene
from hypothesis import given, settings
from still_clock import Clock
from stored_akt import add_akt, entities_of
from strategies import EMPTY_SHA256, akter

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.exchange.utbyte import Utbytesfil, json_schema, write_utbytesfil
from nacka_sekreterare.services.core import Kansli, open_kansli
from nacka_sekreterare.services.minnesanteckning import set_minnesanteckning
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.services.utbyte import export_sammantrade, export_utbytesfil, import_sammantrade

SAMPLES = Path(__file__).parent.parent / "exchange" / "utbytesfiler"


def through_a_store(factory: pytest.TempPathFactory, data: bytes) -> tuple[Akt, bytes]:
    """What an empty store holds after an import, and what it exports."""
    folder = factory.mktemp("tomt")
    path = folder / "in.json"
    path.write_bytes(data)
    with open_kansli(folder / "store", Clock()) as kansli:
        sammantrade_id = import_sammantrade(kansli, path).value.id
        return load_akt(kansli, sammantrade_id), export_sammantrade(kansli, sammantrade_id)


def contents(akt: Akt) -> set[str]:
    """Every entity of an akt, for comparison without regard to order."""
    return {f"{type(entity).__name__} {entity.model_dump_json()}" for entity in entities_of(akt)}


@settings(max_examples=15)
@given(akter())
def test_export_import_export_gives_the_same_bytes_for_any_sammantrade(
    tmp_path_factory: pytest.TempPathFactory, akt: Akt
) -> None:
    written = write_utbytesfil(Utbytesfil(akt=akt, filer={EMPTY_SHA256: b""}))
    stored, first = through_a_store(tmp_path_factory, written)
    again, second = through_a_store(tmp_path_factory, first)
    assert first == second
    assert again == stored
    own = akt.model_copy(update={"personer": (), "mandat": ()})  # people nobody mentions stay at home
    assert contents(own) <= contents(stored), "something of the sammanträde was lost"


def test_the_factory_sammantrade_comes_through_whole(tmp_path_factory: pytest.TempPathFactory) -> None:
    akt = make_akt().model_copy(update={"bilagor": ()})
    stored, _ = through_a_store(tmp_path_factory, write_utbytesfil(Utbytesfil(akt=akt)))
    assert contents(stored) == contents(akt)


def test_private_memos_stay_at_home(scene: Scene) -> None:
    set_minnesanteckning(scene.kansli, load_akt(scene.kansli, scene.sammantrade.id).arenden[0].id, "Xyzzykvist")
    assert b"Xyzzykvist" not in export_sammantrade(scene.kansli, scene.sammantrade.id)


def test_a_sammantrade_that_is_there_already_is_refused_and_nothing_changes(scene: Scene, tmp_path: Path) -> None:
    fil = export_utbytesfil(scene.kansli, scene.sammantrade.id, tmp_path / "ut")
    before = export_sammantrade(scene.kansli, scene.sammantrade.id)
    with pytest.raises(UserError, match="finns redan"):
        import_sammantrade(scene.kansli, Path(fil.fil))
    assert export_sammantrade(scene.kansli, scene.sammantrade.id) == before


def test_people_and_organ_that_are_known_stay_as_they_are(kansli: Kansli, tmp_path: Path) -> None:
    akt = make_akt().model_copy(update={"bilagor": ()})
    known = akt.personer[0].model_copy(update={"epost": "egen@almvik.se"})
    with kansli.act("known", "känd") as tx:
        tx.add(akt.organ.model_copy(update={"kortform": "vår nämnd"}))
        tx.add(known)
    path = tmp_path / "fil.json"
    path.write_bytes(write_utbytesfil(Utbytesfil(akt=akt)))
    sammantrade_id = import_sammantrade(kansli, path).value.id
    stored = load_akt(kansli, sammantrade_id)
    assert stored.organ.kortform == "vår nämnd"
    assert stored.person(known.id).epost == "egen@almvik.se"


def test_a_number_that_is_taken_is_refused(kansli: Kansli, tmp_path: Path) -> None:
    first, second = make_akt(), make_akt()
    with kansli.act("known", "känd") as tx:
        add_akt(tx, first.model_copy(update={"bilagor": ()}))
    renamed = write_utbytesfil(Utbytesfil(akt=second.model_copy(update={"bilagor": ()}))).decode()
    path = tmp_path / "annat.json"
    path.write_text(
        renamed.replace(str(second.sammantrade.id), "11111111-1111-4111-8111-111111111111"), encoding="utf-8"
    )
    with pytest.raises(UserError, match="§§ 33–45 i filen används redan"):
        import_sammantrade(kansli, path)


UNKNOWN = "11111111-1111-4111-8111-111111111111"


def _with(change: Callable[[dict[str, object]], object]) -> bytes:
    raw = json.loads(write_utbytesfil(Utbytesfil(akt=make_akt().model_copy(update={"bilagor": ()}))))
    change(raw)
    return json.dumps(raw).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "inte läsas som JSON"),
        (b"\xff\xfe\x00", "inte läsas som JSON"),
        (b"[" * 100_000, "inte läsas som JSON"),
        (b"1" * 5_000, "inte läsas som JSON"),
        (b"[]", "inte en utbytesfil"),
        (_with(lambda raw: raw.update(version=4)), "version 4"),
        (_with(lambda raw: raw["akt"]["organ"].update(farg="röd")), "akt.organ.farg: fältet är okänt"),
        (_with(lambda raw: raw["akt"]["arenden"][3].pop("rubrik")), "akt.arenden.3.rubrik: fältet saknas"),
        (_with(lambda raw: raw["akt"]["sammantrade"].update(datum="i går")), "akt.sammantrade.datum"),
        (_with(lambda raw: raw["akt"]["personer"].clear()), "pekar på något som inte finns"),
        (
            _with(
                lambda raw: raw["akt"]["propositioner"][0]["alternativ"][1].update(slag="yrkande", yrkande_id=UNKNOWN)
            ),
            "propositioner.0.alternativ.1.yrkande_id pekar",
        ),
        (
            _with(lambda raw: raw["akt"]["voteringar"][0].update(nej={"slag": "yrkande", "yrkande_id": UNKNOWN})),
            "voteringar.0.nej.yrkande_id pekar",
        ),
        (_with(lambda raw: raw["akt"]["arenden"].append(raw["akt"]["arenden"][0])), "finns två gånger"),
        (_with(lambda raw: raw["akt"]["voteringar"][0].update(form="sluten")), "får inte ha namn"),
        (_with(lambda raw: raw["akt"]["paragrafer"][0].update(nummer=0)), "större än noll"),
        (_with(lambda raw: raw["akt"]["paragrafer"][0].update(nummer=-7)), "större än noll"),
        (_with(lambda raw: raw["akt"]["paragrafer"][0].update(nummer=10**30)), "omöjlig"),
        (_with(lambda raw: raw.update(filer={"00": "aGVq"})), "kontrollsumman"),
    ],
)
def test_a_wrong_file_is_told_with_its_path_and_nothing_is_stored(
    kansli: Kansli, tmp_path: Path, data: bytes, told: str
) -> None:
    path = tmp_path / "fel.json"
    path.write_bytes(data)
    with pytest.raises(UserError, match=told):
        import_sammantrade(kansli, path)
    assert kansli.all(type(make_akt().organ)) == ()


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("version-*.json")), ids=lambda path: path.stem)
def test_the_frozen_sample_of_every_version_stays_importable(kansli: Kansli, sample: Path) -> None:
    sammantrade = import_sammantrade(kansli, sample).value
    assert load_akt(kansli, sammantrade.id).paragrafnummer == tuple(range(33, 46))


def test_the_published_schema_is_that_of_the_values() -> None:
    published = json.loads((SAMPLES.parents[2] / "docs" / "utbytesformat.schema.json").read_text(encoding="utf-8"))
    assert published == json_schema()
