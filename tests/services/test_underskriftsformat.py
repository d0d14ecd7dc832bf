"""What of PDF and DOCX bears the signatures on paper, goes out to be signed, and is named first by an utdrag."""

import json

import pytest
from factories_services import DAY, Scene

from nacka_sekreterare.documents.builders.utdrag import build_utdrag
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.justering import Justering, Underskriftsformat, Underskriftssatt
from nacka_sekreterare.services import justering, organ
from nacka_sekreterare.services.beslut import decide_enligt_forslag
from nacka_sekreterare.services.export import files_for_justering, prepare_for_signing
from nacka_sekreterare.services.sammantrade import close_sammantrade, open_sammantrade


@pytest.mark.parametrize(("chosen", "words"), [("pdf", ["pdf", "docx"]), ("docx", ["docx", "pdf"])])
def test_the_file_that_is_signed_comes_first_and_the_other_is_a_copy(
    scene: Scene, chosen: str, words: list[str]
) -> None:
    organ.update_installningar(scene.kansli, scene.organ.id, underskriftsformat=Underskriftsformat(chosen))
    jobs = prepare_for_signing(scene.kansli, scene.justering.id)
    assert [job.format for job in jobs] == words
    assert ["for-underskrift" in job.name for job in jobs] == [True, False]
    assert "kopia" in jobs[1].name


def test_an_electronic_signature_is_always_set_on_the_pdf() -> None:
    electronic = Justering.model_construct(underskriftssatt=Underskriftssatt.ELEKTRONISK)
    assert electronic.format_to_sign(Underskriftsformat.DOCX) is Underskriftsformat.PDF


@pytest.mark.parametrize("chosen", list(Underskriftsformat))
def test_an_utdrag_names_the_signed_file_first(scene: Scene, chosen: Underskriftsformat) -> None:
    kansli, key = scene.kansli, scene.justering.id
    organ.update_installningar(kansli, scene.organ.id, underskriftsformat=chosen)
    open_sammantrade(kansli, scene.sammantrade.id)
    decide_enligt_forslag(kansli, scene.arende("Motion").id)
    close_sammantrade(kansli, scene.sammantrade.id)
    justering.complete_justering(kansli, key, DAY, files_for_justering(kansli, key))
    akt = scene.akt
    document = build_utdrag(akt, [scene.arende("Motion").id], created_at=kansli.clock().astimezone())
    first = json.loads(document.facts_json)["protokoll"][0]
    (signed,) = [b for b in akt.bilagor if b.slag is Bilageslag.JUSTERAT and b.namn.endswith(f".{chosen.value}")]
    assert first == signed.sha256
