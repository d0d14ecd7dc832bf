"""What a file of the handlingspaket hides stays hidden."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from documents.odd_pdfs import Change, build, changed, hide_a_layer, one, plain_pdf, show_only_some

from nacka_sekreterare.documents.handlingspaket import Paketdel


@pytest.mark.parametrize("change", [hide_a_layer, show_only_some], ids=["off", "base state"])
def test_what_was_hidden_in_a_layer_stays_hidden(change: Change) -> None:
    """Also beside another file with layers of the same names."""
    data = changed(plain_pdf(2), change)
    made = build(one("a.pdf", data), Paketdel("h1", "b", "b.pdf", data, "1 Ärende 1"))
    document = pypdfium2.PdfDocument(made.data)
    seen = [
        document[index].render(scale=0.5).to_pil().convert("L").crop((60, 180, 190, 260)).getextrema()[0] < 64
        for index in range(1, 5)
    ]
    document.close()
    assert seen == [True, False, True, False]
    with pikepdf.open(BytesIO(made.data)) as opened:
        layers = opened.Root.OCProperties
        assert [str(layer.Name) for layer in layers.D.OFF] == ["Internt utkast"] * 2
        assert len(layers.OCGs) == len(layers.D.Order) == 4
