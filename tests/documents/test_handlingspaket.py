"""A handlingspaket of 295 pages, of bilagor as they come: its numbers, links and bookmarks page by page, its claims."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from documents.odd_pdfs import FRONT, PAGES, build, changed, count, front, one, part_named, parts, tagged
from pikepdf import Stream

from nacka_sekreterare.documents.handlingspaket import Handlingspaket, Paketdel, build_handlingspaket


def test_every_page_says_its_number_once_where_it_is_seen(paket: Handlingspaket) -> None:
    assert paket.page_count == PAGES
    document = pypdfium2.PdfDocument(paket.data)
    for number in range(1, PAGES + 1):
        page = document[number - 1]
        text = page.get_textpage()
        said = re.findall(r"Sida \d+ av \d+", text.get_text_range())
        assert set(said) == {f"Sida {number} av {PAGES}"}, number
        start = text.get_text_range().index(said[0])
        left, bottom, right, top = page.get_cropbox()
        for index in range(start, start + len(said[0])):
            x0, y0, x1, y1 = text.get_charbox(index)
            assert left <= x0 <= x1 <= right, number
            assert bottom <= y0 <= y1 <= top, number
    document.close()


def test_the_number_stands_upright_in_the_lower_right_corner_as_the_page_is_seen(paket: Handlingspaket) -> None:
    document = pypdfium2.PdfDocument(paket.data)
    for name in (
        "vriden.pdf",
        "beskuren och vriden.pdf",
        "beskuren.pdf",
        "A3.pdf",
        "öppna tillstånd.pdf",
        "ärver.pdf",
        "stor enhet.pdf",
        "lager.pdf",
    ):
        part = part_named(name)
        first = paket.pages[part.anchor] - 1
        for index in range(first, first + count(part.data)):
            page = document[index]
            image = page.render(scale=max(1, 900 / min(page.get_size()))).to_pil().convert("L")
            width, height = image.size
            corner = image.crop((int(width * 0.75), int(height * 0.94), width, height))
            dark = corner.point(lambda value: 255 if value < 128 else 0).getbbox()
            assert dark is not None, (name, index)
            assert dark[2] - dark[0] > 3 * (dark[3] - dark[1]), (name, index)  # wider than high: a line of text
    document.close()


def test_the_links_and_numbers_of_the_front_are_those_of_the_parts(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    links = [link for page in list(pdf.pages)[:FRONT] for link in page.obj.Annots if link.Subtype == "/Link"]
    assert [index[link.Dest[0].objgen] for link in links] == [paket.pages[part.anchor] for part in parts()]
    assert [str(link.Contents) for link in links] == [f"{p.title}, sida {paket.pages[p.anchor]}" for p in parts()]
    expected = FRONT + 1
    for part in parts():
        assert paket.pages[part.anchor] == expected
        expected += count(part.data)


def test_bookmarks_stand_under_their_arende_and_lead_to_the_parts(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    with pdf.open_outline() as outline:
        groups = {item.title: item for item in outline.root[0].children}
        assert list(groups) == list(dict.fromkeys(part.group for part in parts()))
        for part in parts():
            item = next(kid for kid in groups[part.group].children if kid.title == part.title)
            assert item.destination is not None
            assert index[item.destination[0].objgen] == paket.pages[part.anchor]  # type: ignore[index]
            assert bool(item.children) is (part.data == tagged())  # its own bookmarks


def test_an_untagged_part_takes_the_claims_away_and_is_named(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    assert not paket.is_archival
    assert not paket.is_accessible
    xmp = pdf.Root.Metadata.read_bytes()
    assert b"<pdfaid:part>" not in xmp
    assert b"<pdfuaid:part>" not in xmp
    told = [said for said in paket.remarks if "saknar taggar" in said]
    assert [said.split(".pdf")[0] + ".pdf" for said in told] == [p.name for p in parts() if p.data != tagged()]


def test_tagged_parts_alone_keep_the_claims() -> None:
    made = build(one("a.pdf", tagged()))
    assert made.is_archival
    assert made.is_accessible
    assert not made.remarks
    assert b"<pdfaid:part>2" in metadata(made)


def metadata(made: Handlingspaket) -> bytes:
    with pikepdf.open(BytesIO(made.data)) as opened:
        return opened.Root.Metadata.read_bytes()


def test_a_converted_part_is_not_believed_to_be_accessible() -> None:
    made = build(Paketdel("h0", "a", "a.docx", tagged(), "1 Ärende 1", is_converted=True))
    assert made.is_archival
    assert not made.is_accessible
    assert made.remarks == ("a.docx är omgjord från en Word-fil, så paketet uppfyller inte PDF/UA.",)


def use_another_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = Stream(pdf, b"CMYK of a printer", N=4)


def test_another_colour_intent_takes_only_the_claim_of_the_archive() -> None:
    made = build(one("färg.pdf", changed(tagged(), use_another_profile)))
    assert not made.is_archival
    assert made.is_accessible
    assert made.remarks == ("färg.pdf har en annan färgprofil än resten av paketet, så paketet uppfyller inte PDF/A.",)


def test_the_same_parts_give_the_same_bytes_and_are_only_read(paket: Handlingspaket) -> None:
    before = [bytes(part.data) for part in parts()]
    assert build(*parts()).data == paket.data
    assert [part.data for part in parts()] == before


def test_the_file_is_sound(pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []


def test_the_work_can_be_stopped() -> None:
    class StoppedError(Exception): ...

    def stop(done: int, total: int) -> None:
        assert 0 <= done < total
        if done == 1:
            raise StoppedError

    chosen = (one("a.pdf", tagged()),)
    with pytest.raises(StoppedError):
        build_handlingspaket(lambda p: front(dict(p), chosen), chosen, number_text=lambda n, _: str(n), report=stop)
