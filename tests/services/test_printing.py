"""What a printer is given: the wanted pages in order, each whole, in whole pixels, in the middle of the paper."""

import io
from pathlib import Path

import pikepdf
import pytest

from nacka_sekreterare.services.printing import Paper, Placed, count_pages, open_pages, pages_in_order, save_pages

A4, A5, LYING = (595.276, 841.89), (419.528, 595.276), (841.89, 595.276)


def make_pdf(*sizes: tuple[float, float]) -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as pdf:
        for size in sizes:
            pdf.add_blank_page(page_size=size)
        pdf.save(target)
    return target.getvalue()


def placed(pdf: bytes, page: int, paper: Paper) -> list[Placed]:
    with open_pages(pdf) as pages:
        return list(pages.place(page, paper))


def a4_paper(dpi: int) -> Paper:
    return Paper(round(210 / 25.4 * dpi), round(297 / 25.4 * dpi), dpi)


def test_pages_come_in_order_from_either_end() -> None:
    assert pages_in_order(3, bool) == (0, 1, 2)
    assert pages_in_order(3, bool, is_last_first=True) == (2, 1, 0)


def test_a_page_is_asked_for_by_the_number_that_is_written_on_it() -> None:
    assert pages_in_order(5, lambda number: number in {2, 5, 9}) == (1, 4)


@pytest.mark.parametrize(("collates", "order"), [(True, (0, 1, 0, 1)), (False, (0, 0, 1, 1))])
def test_copies_that_the_printer_cannot_make_come_as_whole_sets_or_page_by_page(
    collates: bool, order: tuple[int, ...]
) -> None:
    assert pages_in_order(2, bool, copies=2, collates=collates) == order


def test_chosen_pages_are_saved_as_they_are(tmp_path: Path) -> None:
    pdf = make_pdf(A4, A5, LYING)
    assert count_pages(pdf) == 3
    save_pages(pdf, (2, 0), tmp_path / "ut å.pdf")
    with pikepdf.open(tmp_path / "ut å.pdf") as saved:
        assert [round(float(page.mediabox[2])) for page in saved.pages] == [842, 595]


@pytest.mark.parametrize("dpi", [150, 600, 1200])
def test_the_bands_of_a_page_cover_the_paper_without_a_gap(dpi: int) -> None:
    paper = a4_paper(dpi)
    bands = placed(make_pdf(A4), 0, paper)
    below = 0
    for band in bands:
        assert band.top <= below
        below = band.top + band.height
        assert (band.left, band.width) == (bands[0].left, bands[0].width)
    assert bands[0].width == pytest.approx(paper.width_px, abs=2 * dpi // 150)
    assert below == pytest.approx(paper.height_px, abs=2 * dpi // 150)


def test_a_fine_printer_gets_a_whole_number_of_its_pixels_for_each_of_ours() -> None:
    band, *_ = placed(make_pdf(A4), 0, a4_paper(1200))
    assert (band.width, band.height) == (2 * band.band.width_px, 2 * band.band.height_px)


def test_another_size_is_made_to_fit_in_the_middle() -> None:
    band, *_ = placed(make_pdf(LYING), 0, a4_paper(72))
    assert band.left == 0
    assert band.top == pytest.approx((842 - 421) / 2, abs=1)


def test_a_page_that_lies_among_those_that_stand_is_turned_to_fill_the_paper() -> None:
    band, *_ = placed(make_pdf(A4, LYING), 1, a4_paper(72))
    assert (band.left, band.top) == (0, 0)
    assert band.width == pytest.approx(595, abs=1)
