"""The example through the services: the same words in text, PDF and DOCX, and the same bytes twice."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from documents.reading import docx_words, pdf_words, text_words
from still_clock import Clock

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Kansli, open_kansli
from nacka_sekreterare.services.exempel import store_exempel
from nacka_sekreterare.services.export import DOKUMENT, Exportjobb, Exportorder, export_dokument, prepare_export
from nacka_sekreterare.services.oversikt import list_oversikt
from nacka_sekreterare.services.sammantrade import load_akt

PARAGRAFER = {"utdrag": (37, 38, 40)}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Kansli, UUID]]:
    with open_kansli(tmp_path_factory.mktemp("exempel"), Clock()) as kansli:
        yield kansli, store_exempel(kansli)


def jobs(example: tuple[Kansli, UUID], dokument: str, form: str) -> tuple[Exportjobb, ...]:
    kansli, key = example
    numbers = PARAGRAFER.get(dokument, ())
    return prepare_export(kansli, Exportorder(sammantrade_id=key, dokument=dokument, format=form, paragrafer=numbers))


@pytest.mark.parametrize("dokument", DOKUMENT)
def test_text_pdf_and_docx_agree_word_for_word(example: tuple[Kansli, UUID], dokument: str) -> None:
    text, pdf, word = (jobs(example, dokument, form) for form in ("text", "pdf", "docx"))
    assert len(text) == len(pdf) == len(word) > 0
    for plain, page, document in zip(text, pdf, word, strict=True):
        stems = {Path(job.name).stem for job in (plain, page, document)}
        assert len(stems) == 1
        said = text_words(plain.render())
        assert len(said) > 20
        assert pdf_words(page.render()) == said, plain.name
        assert docx_words(document.render()) == said, plain.name


@pytest.mark.parametrize("form", ["text", "pdf", "docx"])
def test_two_exports_at_one_moment_are_the_same_bytes(example: tuple[Kansli, UUID], form: str) -> None:
    first, second = (jobs(example, "allt", form) for _ in range(2))
    assert [(job.name, job.render()) for job in first] == [(job.name, job.render()) for job in second]


def test_no_two_files_of_an_export_have_one_name(example: tuple[Kansli, UUID]) -> None:
    names = [job.name for job in jobs(example, "allt", "pdf")]
    assert len(names) == len({name.casefold() for name in names})


def test_everything_has_a_tjansteskrivelse_only_where_one_was_read_or_written(example: tuple[Kansli, UUID]) -> None:
    kansli, key = example
    made = [job for job in jobs(example, "allt", "text") if job.slag.value == "tjansteskrivelse"]
    akt = load_akt(kansli, key)
    written = {a.arende_id for a in akt.avsnitt if a.slag in (None, Avsnittsslag.EKONOMI, Avsnittsslag.BARN)}
    assert len(made) == len([arende for arende in akt.arenden if arende.id in written and not arende.ar_sekretess]) > 0
    assert len(made) < len(jobs(example, "tjansteskrivelse", "text"))


def test_what_is_secret_is_in_no_document_that_leaves_the_house(example: tuple[Kansli, UUID]) -> None:
    everything = " ".join(
        job.render().decode("utf-8")
        for job in jobs(example, "allt", "text")
        if job.slag.value in ("utdrag", "anslag", "kallelse")
    )
    kansli, key = example
    protokoll = b" ".join(
        job.render()
        for job in prepare_export(kansli, Exportorder(sammantrade_id=key, dokument="protokoll", format="text"))
    ).decode("utf-8")
    assert re.search(r"26 kap\. 1 §", protokoll)
    assert "Insats" not in everything


def test_a_paragraf_under_sekretess_is_given_out_only_when_asked_for(
    example: tuple[Kansli, UUID], tmp_path: Path
) -> None:
    kansli, key = example
    order = Exportorder(sammantrade_id=key, dokument="utdrag", format="text", paragrafer=(43,))
    with pytest.raises(UserError, match="sekretess"):
        export_dokument(kansli, order, tmp_path)
    assert not list(tmp_path.iterdir())
    assert export_dokument(kansli, order.model_copy(update={"sekretess_ingar": True}), tmp_path)


def test_the_folder_is_tried_before_a_number_is_fixed(example: tuple[Kansli, UUID], tmp_path: Path) -> None:
    kansli, key = example
    store = tmp_path / "kopia"
    shutil.copytree(kansli.store.paths.folder, store)
    target = tmp_path / "fil"
    target.write_text("mitt", encoding="utf-8")
    with open_kansli(store, Clock()) as copy:
        planned = next(row.id for row in list_oversikt(copy, Clock()().date()) if row.id != key)
        order = Exportorder(sammantrade_id=planned, dokument="utdrag", paragrafer=(51,))
        with pytest.raises(UserError, match="Välj en annan katalog"):
            export_dokument(copy, order, target)
        assert {paragraf.nummer for paragraf in load_akt(copy, planned).paragrafer} == {None}
