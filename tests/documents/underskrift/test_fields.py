"""The signature fields of a protokoll: one at each line, named, spoken and empty; none on paper."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from factories import as_closed, as_signed_electronically, make_akt
from factories_documents import WHEN, electronic_protokoll

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders import build_anslag, build_protokoll, build_webbversion
from nacka_sekreterare.documents.model import Document, Format, Heading, SignatureBlock, flat_blocks
from nacka_sekreterare.domain.akt import Akt

SPOKEN = {
    "sekreterare": "Underskrift: Petra Lindenfors, sekreterare",
    "ordforande-1": "Underskrift: Greta Almlund, ordförande, §§ 33–37, 40–45",
    "ordforande-2": "Underskrift: Viktor Säterå, ordförande, § 39",
    "justerare-1": "Underskrift: Samira Nordqvist, justerande",
}


def opened(document: Document) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(render(document, Format.PDF)))


def field_names(document: Document) -> list[str]:
    blocks = [block for block in flat_blocks(document.blocks) if isinstance(block, SignatureBlock)]
    return [signature.field for block in blocks for signature in block.signatures]


def protokoll(akt: Akt, *, is_for_signing: bool = True) -> Document:
    return build_protokoll(akt, akt.justeringar[0], created_at=WHEN, is_for_signing=is_for_signing)


def test_each_line_has_a_field_that_a_screen_reader_names() -> None:
    with opened(electronic_protokoll()) as pdf:
        fields = pdf.Root.AcroForm.Fields
        assert {str(field.T): str(field.TU) for field in fields} == SPOKEN
        assert not any("/V" in field for field in fields)
        for field in fields:
            element = field_element(pdf, field)
            assert (str(element.S), element.K.Obj.objgen) == ("/Form", field.objgen)  # no array: see structure.py


def field_element(pdf: pikepdf.Pdf, field: pikepdf.Object) -> pikepdf.Object:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))[int(field.StructParent)]


def test_a_field_stands_above_its_name() -> None:
    data = render(electronic_protokoll(), Format.PDF)
    with pikepdf.open(BytesIO(data)) as pdf:
        boxes = {str(each.T): [float(side) for side in each.Rect] for each in pdf.Root.AcroForm.Fields}
    document = pypdfium2.PdfDocument(data)
    words = document[0].get_textpage()
    for name, spoken in SPOKEN.items():
        left, bottom, right, _ = boxes[name]
        below = words.get_text_bounded(left=left, bottom=bottom - 18, right=right, top=bottom)
        assert spoken.removeprefix("Underskrift: ").split(",")[0] in below
    words.close()
    document.close()


@pytest.mark.parametrize("is_for_signing", [False, True])
def test_on_paper_nothing_can_be_filled_in(*, is_for_signing: bool) -> None:
    document = protokoll(as_closed(make_akt()), is_for_signing=is_for_signing)
    with opened(document) as pdf:
        assert "/AcroForm" not in pdf.Root
    assert set(field_names(document)) == {""}


def test_a_draft_and_the_copy_for_the_web_have_no_fields() -> None:
    akt = as_signed_electronically(make_akt())
    web = build_webbversion(akt, akt.justeringar[0], created_at=WHEN)
    for document in (electronic_protokoll(is_for_signing=False), web):
        with opened(document) as pdf:
            assert "/AcroForm" not in pdf.Root


@pytest.mark.parametrize("is_for_signing", [False, True])
def test_signed_electronically_it_has_no_bevis_and_no_line_for_a_pen(*, is_for_signing: bool) -> None:
    akt = as_signed_electronically(as_closed(make_akt(signatur_per_sida=True, anslag_i_protokollet=True)))
    document = protokoll(akt, is_for_signing=is_for_signing)
    headings = [block.text for block in flat_blocks(document.blocks) if isinstance(block, Heading)]
    assert "Anslag och bevis" not in headings
    assert not document.foot.sign_labels
    assert protokoll(as_closed(make_akt())).foot.sign_labels


def test_the_anslag_is_a_document_of_its_own_with_a_field() -> None:
    akt = as_signed_electronically(make_akt())
    document = build_anslag(akt, akt.justeringar[0], created_at=WHEN)
    assert field_names(document) == ["anslag"]
    with opened(document) as pdf:
        assert [str(field.T) for field in pdf.Root.AcroForm.Fields] == ["anslag"]
    assert field_names(build_anslag(make_akt(), make_akt().justeringar[0], created_at=WHEN)) == [""]
