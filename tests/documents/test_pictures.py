"""Pictures from outside: made plain, without what the camera wrote beside them, and refused in one sentence."""

from io import BytesIO

import pikepdf
import pytest
from documents import looks, samples
from PIL import Image as Pillow

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.model import Format, Image
from nacka_sekreterare.documents.pictures import check_picture, picture_size_pt, printed_picture
from nacka_sekreterare.documents.stylesheet import MM_PT
from nacka_sekreterare.domain.errors import UserError

KINDS = {image.alt: image for image in looks.pictures()}
CHART = looks.chart_png()


@pytest.mark.parametrize("image", KINDS.values(), ids=KINDS)
def test_every_kind_of_picture_becomes_a_plain_one(image: Image) -> None:
    picture = check_picture(image.data)
    with Pillow.open(BytesIO(picture.data)) as plain:
        assert plain.mode == ("L" if picture.is_grey else "RGB")
        assert plain.format == ("JPEG" if picture.is_jpeg else "PNG")
        assert "icc_profile" not in plain.info
    assert looks.SECRET.encode() not in picture.data


def test_what_is_see_through_is_white() -> None:
    with Pillow.open(BytesIO(check_picture(looks.logo_png()).data)) as plain:
        assert plain.getpixel((0, 0)) == (255, 255, 255)
        assert plain.getpixel((20, 20)) == (20, 90, 60)


def test_sixteen_bits_become_eight_of_the_same_light() -> None:
    with Pillow.open(BytesIO(check_picture(KINDS["Bild: sexton bitar"].data).data)) as plain:
        assert plain.getpixel((3, 3)) == 40_000 // 256


def test_a_picture_that_was_taken_lying_is_turned() -> None:
    picture = check_picture(KINDS["Bild: liggande fotografi"].data)
    assert (picture.width_px, picture.height_px) == (240, 400)


def test_no_more_pixels_are_kept_than_can_be_seen() -> None:
    large = printed_picture(looks.chart_png(3000, 1500), 25.4)
    assert (large.width_px, large.height_px) == (400, 200)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "varken PNG eller JPEG"),
        (b"<svg/>", "varken PNG eller JPEG"),
        (looks.encoded(Pillow.new("RGB", (9, 9)), "GIF"), "varken PNG eller JPEG"),
        (CHART[: len(CHART) // 2], "skadad"),
        (looks.encoded(Pillow.effect_noise((200, 200), 50), "JPEG")[:3000], "skadad"),
        (looks.bomb_png(8000, 8000), "miljoner bildpunkter"),
        (looks.bomb_png(60_000, 60_000), "miljoner bildpunkter"),
        (CHART + bytes(25_000_001), "MB"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_one_sentence(data: bytes, word: str) -> None:
    with pytest.raises(UserError, match=word) as caught:
        check_picture(data)
    assert caught.value.sentence.endswith(".")
    with pytest.raises(UserError):
        render(samples.document(Image(data, "Bild", 50)), Format.PDF)


def test_a_picture_is_never_wider_than_the_text_or_higher_than_a_page() -> None:
    wide = Image(looks.chart_png(900, 30), "Bred", 500)
    high = Image(looks.chart_png(150, 4500), "Hög", 500)
    assert picture_size_pt(wide, 100, 200) == pytest.approx((100 * MM_PT, 100 * MM_PT / 30))
    assert picture_size_pt(high, 100, 200) == pytest.approx((200 * MM_PT / 30, 200 * MM_PT))


def test_a_figure_has_its_words_and_its_box_and_lies_in_the_file_once() -> None:
    data = render(samples.document(looks.picture(), looks.picture()), Format.PDF)
    with pikepdf.open(BytesIO(data)) as pdf:
        figures = list(pdf.Root.StructTreeRoot.K.K)
        assert [str(figure.S) for figure in figures] == ["/Figure", "/Figure"]
        assert str(figures[0].Alt) == looks.picture().alt
        left, bottom, right, top = map(float, figures[0].A.BBox)
        assert right - left == pytest.approx(90 * MM_PT, abs=0.01)
        assert (top - bottom) / (right - left) == pytest.approx(0.6, abs=0.001)
        assert len(pdf.pages[0].Resources.XObject) == 1
