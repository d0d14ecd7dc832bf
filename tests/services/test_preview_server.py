"""The pages of the preview: those of the document, found by their §, and nothing set anew that has not changed."""

import io
from pathlib import Path

from factories_services import DAY, Scene

from nacka_sekreterare.documents.look import STANDARD_LOOK
from nacka_sekreterare.documents.page_image import paint_pages, read_pages
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services import export, justering, sammantrade
from nacka_sekreterare.services.core import open_kansli
from nacka_sekreterare.services.preview import LENGTHS, Answered, PageAnswer, PageOrder, read_answer, write_answer
from nacka_sekreterare.services.preview_server import PageSetter, serve_pages

_MANY = tuple(range(20))


def _order(scene: Scene, version: int = 1, **more: object) -> PageOrder:
    known = {"version": version, "sammantrade_id": scene.sammantrade.id, "dokument": "protokoll", "width_px": 200}
    return PageOrder.model_validate({**known, "arende_id": scene.arende("Motion").id, **more})


def _look(answered: Answered) -> list[bytes]:
    return list(answered.pixels)


def test_the_pages_look_as_those_of_the_file_that_is_given_out(scene: Scene) -> None:
    order = _order(scene, pages=_MANY)
    given_out = export.prepare_preview(scene.kansli, scene.akt, "protokoll", order.arende_id).render(STANDARD_LOOK)
    count = len(read_pages(given_out).sizes_pt)
    expected = [image.pixels for image in paint_pages(given_out, [(page, page) for page in range(count)], 200)]
    setter = PageSetter()
    answered = setter.answer(order, scene.kansli)
    assert len(answered.answer.sizes_pt) == count > 2
    assert _look(answered) == expected
    assert _look(setter.answer(_order(scene, 2, pages=_MANY), scene.kansli)) == expected  # from the kept paragraphs


def test_the_page_of_the_paragraf_is_found_and_painted(scene: Scene) -> None:
    answer = PageSetter().answer(_order(scene, follows=True), scene.kansli).answer
    assert answer.place is not None
    assert answer.place.top_pt > 0
    first = answer.painted[0]
    assert first.page == answer.place.page
    assert f"§ {scene.akt.nummer_of(scene.arende('Motion').id)}" in first.text.replace("\xa0", " ")


def test_what_has_changed_is_seen_with_the_next_version_and_not_before(scene: Scene) -> None:
    setter = PageSetter()
    setter.answer(_order(scene, follows=True), scene.kansli)
    sammantrade.update_sammantrade(scene.kansli, scene.sammantrade.id, plats="Ladan")
    assert "Ladan" not in setter.answer(_order(scene, pages=(0,)), scene.kansli).answer.painted[0].text
    assert "Ladan" in setter.answer(_order(scene, 2, pages=(0,)), scene.kansli).answer.painted[0].text


def test_a_justerat_protokoll_is_the_kept_file_and_its_paragraf_is_found(scene: Scene) -> None:
    kansli, key = scene.kansli, scene.justering.id
    sammantrade.close_sammantrade(kansli, scene.sammantrade.id)
    files = export.files_for_justering(kansli, key)
    justering.complete_justering(kansli, key, DAY, files)
    answered = PageSetter().answer(_order(scene, follows=True), kansli)
    place = answered.answer.place
    assert place is not None
    assert answered.pixels[0] == paint_pages(files[0][1], [(place.page, place.page)], 200)[0].pixels


def test_what_stands_in_the_way_is_a_sentence(scene: Scene) -> None:
    answer = PageSetter().answer(_order(scene, dokument="anslag"), scene.kansli).answer
    assert "förvaringsplats" in answer.sentence
    assert not answer.painted


def test_orders_are_answered_until_there_are_no_more_and_the_store_is_closed_between_them(
    scene: Scene, tmp_path: Path
) -> None:
    opened: list[object] = []

    def open_reader(folder: Path | None, is_writer: bool) -> object:
        assert not is_writer
        kansli = open_kansli(folder or tmp_path, scene.kansli.clock, is_writer=False)
        opened.append(kansli)
        return kansli

    orders = [_order(scene, follows=True), _order(scene, 2, pages=(0,)), _order(scene, 3, dokument="anslag")]
    asked = io.BytesIO(b"".join(order.model_dump_json().encode() + b"\n" for order in orders))
    told = io.BytesIO()
    serve_pages(scene.kansli.store.paths.folder, open_reader, asked, told)  # type: ignore[arg-type]
    told.seek(0)
    answers = [_next(told) for _ in orders]
    assert [answered.answer.order for answered in answers] == orders
    assert not told.read()
    assert len(opened) == len(orders)
    for answered in answers:
        sizes = [page.width_px * page.height_px * 4 for page in answered.answer.painted]
        assert [len(pixels) for pixels in answered.pixels] == sizes


def _next(told: io.BytesIO) -> Answered:
    header, pixels = LENGTHS.unpack(told.read(LENGTHS.size))
    return read_answer(told.read(header), told.read(pixels))


def test_an_answer_survives_the_way(scene: Scene) -> None:
    answer = PageAnswer(order=_order(scene), sentence=plain_text("Å, ä och ö.").plain)
    assert read_answer(answer.model_dump_json().encode("utf-8"), b"") == Answered(answer)


def test_a_document_is_given_whole_for_a_printer_with_the_pages_that_are_seen(scene: Scene) -> None:
    setter = PageSetter()
    seen = setter.answer(_order(scene, pages=_MANY), scene.kansli)
    answered = setter.answer(_order(scene, is_whole=True), scene.kansli)
    count = len(answered.answer.sizes_pt)
    assert not answered.answer.painted
    assert len(read_pages(answered.pdf).sizes_pt) == count
    images = paint_pages(answered.pdf, [(page, page) for page in range(count)], 200)
    assert [image.pixels for image in images] == _look(seen)
    assert "UTKAST" in paint_pages(answered.pdf, [(count - 1, 0)], 200)[0].text


def test_a_whole_document_comes_through_between_the_processes(scene: Scene) -> None:
    whole = PageSetter().answer(_order(scene, is_whole=True), scene.kansli)
    sent = io.BytesIO()
    write_answer(sent, whole)
    assert _next(io.BytesIO(sent.getvalue())) == whole
