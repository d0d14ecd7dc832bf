"""What a file of the handlingspaket holds follows it or is told of; what cannot be taken in is refused by its name."""

import logging

import pikepdf
import pypdfium2
import pytest
from documents.odd_pdfs import build, changed, one, part_named, plain_pdf, tagged
from pikepdf import Array, Dictionary, Name, Stream

from nacka_sekreterare.documents.handlingspaket import Handlingspaket
from nacka_sekreterare.domain.errors import UserError


def test_links_inside_a_part_lead_to_its_own_pages(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    part = part_named("länkar.pdf")
    first = paket.pages[part.anchor] - 1
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    by_action, by_old_name, by_number, lost = pdf.pages[first].obj.Annots
    assert index[by_action.A.D[0].objgen] == first + 2
    assert index[by_old_name.Dest[0].objgen] == first + 1
    assert index[by_number.Dest[0].objgen] == first + 2
    assert "/Dest" not in lost


def test_a_form_is_drawn_and_its_signature_is_told(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    part = part_named("formulär.pdf")
    document = pypdfium2.PdfDocument(paket.data)
    page = document[paket.pages[part.anchor] - 1]
    pixels = page.render(scale=1, may_draw_forms=False).to_pil().convert("L").crop((95, 715, 305, 745))
    assert pixels.getextrema()[0] < 128
    document.close()
    assert "/AcroForm" not in pdf.Root
    assert any(said.startswith("formulär.pdf är underskriven") for said in paket.remarks)


def test_only_links_of_what_can_be_clicked_follow(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    part = part_named("skript.pdf")
    page = pdf.pages[paket.pages[part.anchor] - 1]
    assert "/AA" not in page.obj
    assert [str(link.A.S) if "/A" in link else "" for link in page.obj.Annots] == ["", "/URI", ""]
    assert "/OpenAction" not in pdf.Root
    assert "skript.pdf har skript eller knappar, som inte följer med i paketet." in paket.remarks
    assert b"app.alert" not in b"".join(one.unparse() for one in pdf.objects if not isinstance(one, Stream))


def test_what_is_attached_and_other_page_numbers_do_not_follow(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    assert "/PageLabels" not in pdf.Root
    assert not len(pdf.attachments)
    assert "bifogat.pdf har bifogade filer, som inte följer med i paketet." in paket.remarks


def lock(owner: str, user: str) -> bytes:
    return changed(plain_pdf(1), lambda _: None, encryption=pikepdf.Encryption(owner=owner, user=user))


def add_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Stream(pdf, b"<xdp/>"))


def hundred_megabytes(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(Stream(pdf, b" " * 100_000_000))


BAD = {
    "låst.pdf": lock("a", "b"),
    "låst för ändring.pdf": lock("a", ""),
    "halv.pdf": tagged()[: len(tagged()) // 2],
    "text.pdf": b"inte en PDF",
    "xfa.pdf": changed(plain_pdf(1), add_xfa),
    "utan sidor.pdf": changed(plain_pdf(1), lambda pdf: pdf.pages.__delitem__(0)),
    "bomb.pdf": changed(
        plain_pdf(1), lambda pdf: setattr(pdf.pages[0].obj, "Contents", Array([hundred_megabytes(pdf)] * 6))
    ),
    "trasigt innehåll.pdf": changed(
        plain_pdf(1),
        lambda pdf: setattr(pdf.pages[0].obj, "Contents", Stream(pdf, b"x\x9cskrap", Filter=Name.FlateDecode)),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_taken_in_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(UserError) as refused:
        build(one(name, BAD[name]))
    assert refused.value.sentence.startswith(name)


def test_a_file_with_odd_metadata_and_a_stray_field_says_nothing_beside(capfd: pytest.CaptureFixture[str]) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = Stream(pdf, b"<x/>", Type=Name.Metadata, Subtype=Name.XML)
        field = Dictionary(Subtype=Name.Widget, FT=Name.Tx, Rect=Array([0, 0, 9, 9]))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])

    with pytest.warns(pikepdf.PageCopyWarning):
        spoilt = changed(tagged(), spoil)
    logging.getLogger("pikepdf").setLevel(logging.NOTSET)
    assert not build(one("a.pdf", spoilt)).is_archival
    assert capfd.readouterr().err == ""
