"""The one layer that draws: a canvas whose every mark is content with a place in the structure, or an artifact."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from io import BytesIO
from typing import Literal

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from nacka_sekreterare.documents.pictures import Picture


class Artifact(Enum):
    """What is drawn but is no content."""

    HEAD = "<</Type/Pagination/Subtype/Header>>"
    FOOT = "<</Type/Pagination/Subtype/Footer>>"
    REPEATED = "<</Type/Pagination>>"
    RULE = "<</Type/Layout>>"


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A stretch of a page's drawing that belongs to an element."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class AnnotationPlace:
    """An annotation (a link) that belongs to an element."""

    page: int
    name: str


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure tree. `attributes` are written as they are; `parent` is set when it is first drawn.

    `alt` is what is said in the place of what is seen.
    """

    tag: str
    attributes: str = ""
    alt: str = ""
    kids: "list[Element | MarkedContent | AnnotationPlace]" = field(default_factory=list)
    parent: "Element | None" = None


Path = tuple[Element, ...]
"""An element with those it stands in, outermost first."""


class _SpacedText(PDFTextObject):
    """Writes a space at the end of each line; without it the last and first word of two lines glue together."""

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 - ReportLab's names
        spaced = text + " " if TStar and not text.endswith(" ") else text
        super()._textOut(spaced, TStar)  # type: ignore[misc]  # not in the stubs


class TaggedCanvas(Canvas):
    """A canvas that emits marked content and remembers the logical structure."""

    _formsinuse: list[str]  # the names of the page's pictures; ReportLab writes them into its resources
    _code: list[str]  # the page's operators so far; ReportLab has no other way to add one between its own

    def __init__(self, width_pt: float, height_pt: float, font_name: str) -> None:
        super().__init__(
            BytesIO(),
            pagesize=(width_pt, height_pt),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=font_name,  # type: ignore[arg-type]  # the stubs say a number; else Helvetica is referred to
        )
        self.root = Element("Document")
        self.marks: list[list[Element]] = []
        self.annotations: list[tuple[Element, AnnotationPlace]] = []
        self.fields: list[tuple[str, tuple[float, float]]] = []  # the annotations that are signature fields, and sizes
        self.elsewhere: Collection[str] = ()  # anchors that the handlingspaket has, and this file has not
        self._in_artifact = False

    def beginText(self, x: float = 0, y: float = 0, direction: Literal["LTR", "RTL"] | None = None) -> PDFTextObject:  # noqa: N802
        """A text object whose lines end with a space."""
        return _SpacedText(self, x, y, direction=direction)

    @contextmanager
    def marked(self, path: Path) -> Iterator[None]:
        """What is drawn inside is content of the last element of the path. Inside an artifact it stays an artifact."""
        if self._in_artifact:
            yield
            return
        element = self._attach(path)
        while len(self.marks) < self.getPageNumber():
            self.marks.append([])
        on_page = self.marks[-1]
        self._code.append(f"/{element.tag} <</MCID {len(on_page)}>> BDC")
        element.kids.append(MarkedContent(len(self.marks), len(on_page)))
        on_page.append(element)
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, kind: Artifact) -> Iterator[None]:
        """What is drawn inside is no content."""
        if self._in_artifact:
            yield
            return
        self._in_artifact = True
        self._code.append(f"/Artifact {kind.value} BDC")
        yield
        self._code.append("EMC")
        self._in_artifact = False

    @contextmanager
    def moved(self, x: float, y: float) -> Iterator[None]:
        """Draw inside from another origin. Written into the page as it is: ReportLab's way costs as much as a line."""
        self._code.append(f"q 1 0 0 1 {x:.3f} {y:.3f} cm")
        yield
        self._code.append("Q")

    def recorded(self, draw: Callable[[], None]) -> list[str]:
        """Draw something that is the same on every page, and give its operators for `replay`."""
        start = len(self._code)
        draw()
        return self._code[start:]

    def replay(self, operators: list[str]) -> None:
        """Draw what was recorded on another page."""
        self._code.extend(operators)

    def link(self, path: Path, anchor: str, label: str, box: tuple[float, float, float, float]) -> None:
        """Make a box (left, bottom, right, top) lead to an anchor; `label` is what a screen reader says of it."""
        link = {
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(box),
            "Border": PDFArray([0, 0, 0]),
            "Contents": PDFString(label),
            "Dest": PDFString(anchor) if anchor in self.elsewhere else self._bookmarkReference(anchor),  # type: ignore[attr-defined]  # not in the stubs
        }
        self.annotate(path, f"link{len(self.annotations)}", link)

    def annotate(self, path: Path, name: str, entries: Mapping[str, object]) -> bool:
        """Put an annotation on the page, printed with it, that belongs to an element; whether the file keeps any."""
        element = self._attach(path)
        key = self.annotation_key(len(self.annotations))
        annotation = {"Type": PDFName("Annot"), "F": 4, "StructParent": key, **entries}
        self.annotations.append((element, AnnotationPlace(self.getPageNumber(), name)))
        self._addAnnotation(PDFDictionary(annotation), name)  # type: ignore[attr-defined]  # not in the stubs
        return True

    def picture(self, alt: str, picture: Picture, box: tuple[float, float, float, float]) -> None:
        """Draw a picture in a box (left, bottom, right, top), as a figure that `alt` is said of."""
        left, bottom, right, top = box
        edges = " ".join(f"{edge:.3f}" for edge in box)
        figure = Element("Figure", f"<</O/Layout/Placement/Block/BBox[{edges}]>>", alt)
        name = f"bild-{sha256(picture.data).hexdigest()[:20]}"
        if not self._doc.hasForm(name):  # type: ignore[attr-defined]  # not in the stubs
            self._doc.addForm(name, _picture_stream(picture))  # type: ignore[attr-defined]  # not in the stubs
        self._formsinuse.append(name)
        with self.marked((figure,)):
            place = f"{right - left:.3f} 0 0 {top - bottom:.3f} {left:.3f} {bottom:.3f} cm"
            self._code.append(f"q {place} /{self._doc.getXObjectName(name)} Do Q")  # type: ignore[attr-defined]  # not in the stubs

    @staticmethod
    def annotation_key(index: int) -> int:
        """The key of an annotation in the parent tree, above every page's."""
        return 100_000 + index

    def _attach(self, path: Path) -> Element:
        """The first drawing of an element gives it its place in the tree, which is the reading order."""
        parent = self.root
        for element in path:
            if element.parent is None:
                element.parent = parent
                parent.kids.append(element)
            parent = element
        return parent


def _picture_stream(picture: Picture) -> PDFStream:
    about = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": picture.width_px,
        "Height": picture.height_px,
        "BitsPerComponent": 8,
        "ColorSpace": PDFName("DeviceGray" if picture.is_grey else "DeviceRGB"),
    }
    if picture.is_jpeg:
        return PDFStream(PDFDictionary(about | {"Filter": PDFName("DCTDecode")}), picture.data, [])
    return PDFStream(PDFDictionary(about), picture.samples(), [PDFZCompress])
