"""Recorded as it happened, though unlawful: kept, marked with lagrum, listed before the end, and exported."""

from pathlib import Path

import pytest
from documents.reading import docx_words, pdf_words, text_words
from factories_services import Scene
from still_clock import Clock

from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.granskning import granska_sammantrade
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering
from nacka_sekreterare.services.beslut import decide_enligt_forslag
from nacka_sekreterare.services.core import open_kansli
from nacka_sekreterare.services.export import Exportorder, prepare_export
from nacka_sekreterare.services.jav import add_jav
from nacka_sekreterare.services.narvaro import open_with_upprop, record_avgang
from nacka_sekreterare.services.sammantrade import close_sammantrade, load_akt
from nacka_sekreterare.services.utbyte import export_sammantrade, import_sammantrade
from nacka_sekreterare.services.votering import add_votering


@pytest.fixture
def odd(scene: Scene) -> Scene:
    """Motion is voted on by Dan, found jävig later; Bidrag has no names; at Lokal two of five are left."""
    kansli, people = scene.kansli, scene.people
    open_with_upprop(kansli, scene.sammantrade.id)
    motion, bidrag = scene.arende("Motion").id, scene.arende("Bidrag").id
    ja = [people[name] for name in ("Greta", "Cia", "Dan")]
    nej = [people[name] for name in ("Bo", "Elsa")]
    roster = tuple(Rost(person_id=who, val=val) for val, side in ((Rostval.JA, ja), (Rostval.NEJ, nej)) for who in side)
    add_votering(
        kansli, Votering(arende_id=motion, ordning=0, roster=roster, ja_betyder="bifall", nej_betyder="avslag")
    )
    decide_enligt_forslag(kansli, motion)
    unnamed = Votering(arende_id=bidrag, ordning=0, antal_ja=3, antal_nej=2, ja_betyder="bifall", nej_betyder="avslag")
    add_votering(kansli, unnamed)
    decide_enligt_forslag(kansli, bidrag)
    for name in ("Cia", "Dan", "Elsa"):
        record_avgang(kansli, scene.sammantrade.id, people[name], scene.at("Lokal"))
    decide_enligt_forslag(kansli, scene.arende("Lokal").id)
    add_jav(kansli, motion, people["Dan"])
    return scene


CASES = [
    ("Motion", "jav_deltog", "6 kap. 30 § kommunallagen"),
    ("Bidrag", "votering_utan_namn", "5 kap. 67 § 5 kommunallagen"),
    ("Lokal", "beslutsforhet", "6 kap. 27 § kommunallagen"),
]


def _found(scene: Scene, rubrik: str, regel: str) -> list[Finding]:
    arende_id = scene.arende(rubrik).id
    return [f for f in granska_sammantrade(scene.akt) if (f.regel, f.arende_id) == (regel, arende_id)]


@pytest.mark.parametrize(("rubrik", "regel", "lagrum"), CASES)
def test_it_is_marked_and_explained_with_lagrum_and_never_blocks(
    odd: Scene, rubrik: str, regel: str, lagrum: str
) -> None:
    (finding,) = _found(odd, rubrik, regel)
    assert finding.lagrum == lagrum
    assert finding.paragraf == odd.nummer(rubrik)
    assert finding.allvar is Allvar.WARN
    close_sammantrade(odd.kansli, odd.sammantrade.id)
    assert odd.akt.sammantrade.ar_stangt_for_andring
    assert _found(odd, rubrik, regel) == [finding]


@pytest.mark.parametrize("dokument", ["protokoll", "voteringslista", "narvarolista"])
def test_every_document_is_made_and_says_the_same(odd: Scene, dokument: str) -> None:
    close_sammantrade(odd.kansli, odd.sammantrade.id)
    said = []
    for form, words in (("text", text_words), ("pdf", pdf_words), ("docx", docx_words)):
        order = Exportorder(sammantrade_id=odd.sammantrade.id, dokument=dokument, format=form)
        jobs = prepare_export(odd.kansli, order)
        assert jobs
        said.append([words(job.render()) for job in jobs])
    assert said[0] == said[1] == said[2]
    if dokument == "protokoll":
        text = " ".join(" ".join(words) for words in said[0])
        assert "Dan Furulund (M) anmäler jäv" in text
        assert "Nämnden bifaller: Lokal för schack." in text
        assert "3 ja-röster mot 2 nej-röster" in text


def test_the_exchange_file_carries_it_to_another_store(odd: Scene, tmp_path: Path) -> None:
    sent = tmp_path / "sammanträde.json"
    sent.write_bytes(export_sammantrade(odd.kansli, odd.sammantrade.id))
    with open_kansli(tmp_path / "annat", Clock()) as other:
        import_sammantrade(other, sent)
        assert granska_sammantrade(load_akt(other, odd.sammantrade.id)) == granska_sammantrade(odd.akt)
