"""A kallelse becomes a sammanträde or points of one, a tjänsteskrivelse fills an ärende; the original is kept."""

from datetime import date
from pathlib import Path

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.arende import Arendetyp, Avsnittsslag, Standardakt
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.text import Passage, plain_text
from nacka_sekreterare.exchange.forslag import Forslag
from nacka_sekreterare.exchange.punkt import Punkt
from nacka_sekreterare.services.arende import add_arende
from nacka_sekreterare.services.bilaga import read_bilaga
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Exportorder, prepare_export
from nacka_sekreterare.services.inlasning import (
    Kallelse,
    add_punkter,
    fill_arende,
    find_or_create_organ,
    import_kallelse,
    read_kallelse,
    read_kallelse_text,
    read_tjansteskrivelse_text,
    store_kallelse,
)
from nacka_sekreterare.services.organ import list_organ
from nacka_sekreterare.services.sammantrade import list_sammantraden, load_akt, mark_kallat
from nacka_sekreterare.services.undo import undo

KALLELSE = """Kallelse/föredragningslista
27 maj 2026
Kulturnämnden

Tid: 18.00
Plats: Lilla salen

1. Upprop
2. Val av justerare
3. Motion – Fler öppna bibliotek
KUN 2026/14
Förslag till beslut
Kulturnämnden föreslår kommunfullmäktige att fatta följande beslut:
Kommunfullmäktige avslår motionen.
4. Bidrag till Teaterföreningen Ljuset
KUN 2026/31
Förslag till beslut
Kulturnämnden beviljar föreningen 40 000 kronor. Föreningen ska redovisa bidraget senast den 1 november 2026.
5. Information från bibliotekschefen
6. Anmälan av delegationsbeslut
"""
SKRIVELSE = """Tjänsteskrivelse
2026-04-02
Dnr KUN 2026/14

Kulturnämnden

Motion – Fler öppna bibliotek

Förslag till beslut
Kulturnämnden avslår motionen.

Sammanfattning av ärendet
Motionären vill ha fler öppna bibliotek.

Ekonomiska konsekvenser
Förslaget kostar två miljoner kronor.

Karin Sund
Kulturdirektör
"""


@pytest.fixture
def kallelse() -> Kallelse:
    return read_kallelse_text(KALLELSE)


def test_a_kallelse_becomes_a_sammantrade_of_a_new_organ(kansli: Kansli, kallelse: Kallelse, tmp_path: Path) -> None:
    file = tmp_path / "kallelse maj.txt"
    file.write_text(KALLELSE, encoding="utf-8")
    made = import_kallelse(kansli, read_kallelse(file), "  Kulturnämnden ", file).value
    akt = load_akt(kansli, made.id)
    assert (akt.organ.namn, made.datum, made.plats) == ("Kulturnämnden", date(2026, 5, 27), "Lilla salen")
    assert [arende.rubrik for arende in akt.arenden] == [punkt.rubrik for punkt in kallelse.punkter]
    assert [arende.standardakt for arende in akt.arenden[:2]] == [Standardakt.UPPROP, Standardakt.VAL_AV_JUSTERARE]
    assert [arende.typ for arende in akt.arenden[3:]] == [
        Arendetyp.BESLUT,
        Arendetyp.INFORMATION,
        Arendetyp.DELEGATION,
    ]
    (punkt,) = akt.beslutspunkter_of(akt.arenden[2].id)
    assert punkt.mottagare == "kommunfullmäktige"
    assert [block.indent for block in punkt.forslag.blocks if isinstance(block, Passage)] == [0, 1]
    (bevakning,) = akt.bevakningar
    assert (bevakning.datum, bevakning.arende_id) == (date(2026, 11, 1), akt.arenden[3].id)
    (original,) = [b for b in akt.bilagor if b.slag is Bilageslag.INLAST_KALLELSE]
    assert read_bilaga(kansli, original.id) == file.read_bytes()
    undo(kansli)
    assert list_organ(kansli) == ()
    assert list_sammantraden(kansli) == ()


def test_the_organ_is_found_whatever_its_letters(kansli: Kansli) -> None:
    first = find_or_create_organ(kansli, "Kulturnämnden")
    assert find_or_create_organ(kansli, "KULTURNÄMNDEN ").id == first.id
    assert find_or_create_organ(kansli, "Kommunstyrelsens arbetsutskott").typ.value == "utskott"


@pytest.mark.parametrize(("organ", "datum"), [("", date(2026, 5, 27)), ("Kulturnämnden", None)])
def test_what_is_missing_is_told_and_nothing_is_stored(
    kansli: Kansli, kallelse: Kallelse, organ: str, datum: date | None
) -> None:
    with pytest.raises(UserError):
        import_kallelse(kansli, kallelse.model_copy(update={"datum": datum}), organ)
    assert list_organ(kansli) == ()


def test_pasted_text_is_kept_as_a_file(kansli: Kansli, kallelse: Kallelse) -> None:
    organ = find_or_create_organ(kansli, "Kulturnämnden")
    made = store_kallelse(kansli, kallelse, organ.id, pasted=KALLELSE).value
    (original,) = load_akt(kansli, made.id).bilagor
    assert original.namn == "inklistrad kallelse.txt"
    assert read_bilaga(kansli, original.id).decode("utf-8") == KALLELSE


def test_points_are_added_to_a_list_without_doubling_what_stands_there(scene: Scene, kallelse: Kallelse) -> None:
    add_arende(scene.kansli, scene.sammantrade.id, "UPPROP", typ=Arendetyp.FORMALIA)
    before = len(scene.akt.arenden)
    added = add_punkter(scene.kansli, scene.sammantrade.id, kallelse, pasted=KALLELSE).value
    rubriker = [arende.rubrik for arende in added]
    assert "Upprop" not in rubriker
    assert "Motion – Fler öppna bibliotek" in rubriker
    assert len(scene.akt.arenden) == before + len(added)
    assert not any(arende.ar_extra for arende in added)


def test_points_that_come_after_the_kallelse_are_extra(scene: Scene, kallelse: Kallelse) -> None:
    mark_kallat(scene.kansli, scene.sammantrade.id)
    added = add_punkter(scene.kansli, scene.sammantrade.id, kallelse).value
    assert all(arende.ar_extra for arende in added)


def test_a_tjansteskrivelse_fills_what_is_empty_and_overwrites_nothing(scene: Scene) -> None:
    skrivelse = read_tjansteskrivelse_text(SKRIVELSE)
    empty = add_arende(scene.kansli, scene.sammantrade.id, "Motion – Fler öppna bibliotek").value
    written = add_arende(
        scene.kansli, scene.sammantrade.id, "Motion", forslag=[plain_text("Eget förslag.")], dnr="KUN 2025/1"
    ).value
    for arende in (empty, written):
        fill_arende(scene.kansli, arende.id, skrivelse, pasted=SKRIVELSE)
    akt = scene.akt
    assert akt.arende(empty.id).dnr == "KUN 2026/14"
    assert [p.forslag.plain for p in akt.beslutspunkter_of(empty.id)] == ["Kulturnämnden avslår motionen."]
    assert akt.avsnitt_of(empty.id, Avsnittsslag.EKONOMI)[0].text.plain == "Förslaget kostar två miljoner kronor."
    assert akt.arende(written.id).dnr == "KUN 2025/1"
    assert [p.forslag.plain for p in akt.beslutspunkter_of(written.id)] == ["Eget förslag."]
    kept = [b for b in akt.bilagor if b.slag is Bilageslag.TJANSTESKRIVELSE]
    assert {b.arende_id for b in kept} == {empty.id, written.id}


def test_who_presents_and_who_prepares_come_with_the_point(scene: Scene) -> None:
    kallelse = read_kallelse_text(
        KALLELSE.replace("KUN 2026/31\n", "KUN 2026/31\nFöredragande: Ida Prov\nHandläggare: Bo Exempel\n")
    )
    sammantrade = store_kallelse(scene.kansli, kallelse, scene.organ.id).value
    arende = next(one for one in load_akt(scene.kansli, sammantrade.id).arenden if one.rubrik.startswith("Bidrag"))
    assert (arende.foredragande, arende.handlaggare) == ("Ida Prov", "Bo Exempel")


def test_a_kallelse_that_was_read_loses_no_word_when_it_is_exported(kansli: Kansli) -> None:
    punkter = (
        Punkt(nr="1", rubrik="Val av justerare", text="Protokollet justeras i rådhuset."),
        Punkt(
            nr="2",
            rubrik="Ny brygga i Almvik",
            text="Bryggan vid Strandudden är rutten.",
            forslag_till_beslut=(Forslag(text="Sjönämnden beslutar att bryggan byggs."),),
        ),
        Punkt(nr="3", rubrik="Information från förvaltningen", text="Om sommarens vattenprover."),
    )
    kallelse = Kallelse(organ="Sjönämnden", datum=date(2026, 5, 5), punkter=punkter)
    key = import_kallelse(kansli, kallelse, "Sjönämnden").value.id
    order = Exportorder(sammantrade_id=key, dokument="kallelse", format="text")
    text = prepare_export(kansli, order)[0].render().decode("utf-8")
    for punkt in punkter:
        for words in (punkt.rubrik, punkt.text, *(one.text for one in punkt.forslag_till_beslut or ())):
            assert words in text
