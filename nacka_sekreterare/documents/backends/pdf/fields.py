"""Signature fields: the empty places of the signature block where electronic signatures are set."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFStream, PDFString

from nacka_sekreterare.documents.backends.pdf.flow import Pen, Rule
from nacka_sekreterare.documents.backends.pdf.library import Pdf
from nacka_sekreterare.documents.backends.pdf.tagging import Element, TaggedCanvas

_SIGNATURE_FLAGS: Final = 3  # there are signature fields, and whoever saves the file only adds to it


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field's name in the file, and what a screen reader says of it."""

    name: str
    label: str


class SignatureField(Rule):
    """A line to sign on, whose empty space is a field."""

    def __init__(self, line: FieldLine, space_pt: float, width_pt: float, colour: str) -> None:
        super().__init__(space_pt, width_pt, colour)
        self._line = line
        self._element = Element("Form")

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw the line, and put the field above it."""
        super().draw(pen, x, top, width)
        bottom = top - self._space_pt
        box = (x, bottom, x + min(width, self._width_pt), top)
        _add_field(pen.canvas, self._element, self._line, box)


def write_form(pdf: Pdf, fields: Sequence[tuple[str, tuple[float, float]]]) -> None:
    """List the fields of a file, each an annotation's name and its size, and give each its empty appearance."""
    if not fields:
        return
    for name, (width_pt, height_pt) in fields:
        form = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, width_pt, height_pt])}
        pdf.Reference(PDFStream(PDFDictionary(form), " ", []), _appearance(name))
    references = [PDFObjectReference(pdf.annotationName(name)) for name, _ in fields]
    pdf.Catalog.AcroForm = PDFDictionary({"Fields": PDFArray(references), "SigFlags": _SIGNATURE_FLAGS})


def _add_field(canvas: TaggedCanvas, element: Element, line: FieldLine, box: tuple[float, float, float, float]) -> None:
    name = f"field-{line.name}"
    left, bottom, right, top = box
    widget = {
        "Subtype": PDFName("Widget"),
        "FT": PDFName("Sig"),
        "T": PDFString(line.name),
        "TU": PDFString(line.label),
        "Rect": PDFArray(box),
        "P": PDFObjectReference(f"Page{canvas.getPageNumber()}"),
        "AP": PDFDictionary({"N": PDFObjectReference(_appearance(name))}),
    }
    if canvas.annotate((element,), name, widget):
        canvas.fields.append((name, (right - left, top - bottom)))


def _appearance(name: str) -> str:
    return f"{name}-appearance"
