"""Documents to look at, to sign and to paste: what the steps Protokoll and Justering ask the export for."""

from pathlib import Path

import pytest
from factories_services import DAY, Scene

from nacka_sekreterare.documents.look import STANDARD_LOOK
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services import anslag, bilaga, export, justering, sammantrade


@pytest.mark.parametrize("dokument", ["protokoll", "kallelse", "narvarolista", "utdrag"])
def test_each_document_can_be_looked_at_and_nothing_is_fixed(scene: Scene, dokument: str) -> None:
    motion = scene.arende("Motion").id
    assert export.prepare_preview(scene.kansli, scene.akt, dokument, motion).render(STANDARD_LOOK).startswith(b"%PDF")
    assert all(paragraf.nummer is None for paragraf in scene.akt.paragrafer)


def test_an_anslag_without_forvaringsplats_says_what_is_missing(scene: Scene) -> None:
    preview = export.prepare_preview(scene.kansli, scene.akt, "anslag", scene.arende("Motion").id)
    with pytest.raises(UserError, match="förvaringsplats"):
        preview.render(STANDARD_LOOK)


def test_a_justerat_protokoll_is_shown_and_signed_as_the_kept_file(scene: Scene) -> None:
    kansli, key = scene.kansli, scene.justering.id
    sammantrade.close_sammantrade(kansli, scene.sammantrade.id)
    assert "for-underskrift" in export.prepare_for_signing(kansli, key)[0].name
    files = export.files_for_justering(kansli, key)
    justering.complete_justering(kansli, key, DAY, files)
    assert (
        export.prepare_preview(kansli, scene.akt, "protokoll", scene.arende("Motion").id).render(STANDARD_LOOK)
        == files[0][1]
    )
    assert [job.content for job in export.prepare_for_signing(kansli, key)] == [content for _, content in files[:2]]


def test_the_draft_as_text_is_marked_utkast(scene: Scene) -> None:
    assert "UTKAST" in export.draft_text(scene.kansli, scene.justering.id)


def test_the_anslag_as_text_never_gives_a_plan_as_a_fact(scene: Scene) -> None:
    (notice,) = scene.akt.anslag
    anslag.plan_anslag(scene.kansli, notice.id, DAY)
    text = export.anslag_text(scene.kansli, scene.justering.id)
    assert "Fritidsnämnden" in text
    assert f"sätts upp: Planerat till {DAY.isoformat()}" in text


def test_a_kept_file_is_given_out_as_it_is(scene: Scene, tmp_path: Path) -> None:
    kept = bilaga.add_bilaga(scene.kansli, scene.sammantrade.id, "karta å.pdf", b"%PDF exakt").value
    bilaga.give_out_bilaga(scene.kansli, kept.id, tmp_path / "ut å.pdf")
    assert (tmp_path / "ut å.pdf").read_bytes() == b"%PDF exakt"
    with pytest.raises(UserError):
        bilaga.give_out_bilaga(scene.kansli, kept.id, tmp_path / "saknas" / "ut.pdf")
