"""Writes the structure tree: what a screen reader reads in place of the drawing."""

from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFName, PDFObject, PDFObjectReference

from nacka_sekreterare.documents.backends.pdf.library import Pdf, page_object
from nacka_sekreterare.documents.backends.pdf.tagging import (
    AnnotationPlace,
    Element,
    MarkedContent,
    TaggedCanvas,
)


class _RawObject(PDFObject):
    """An indirect object written beforehand."""

    __RefOnly__ = 1

    def __init__(self, source: str) -> None:
        self._source = source

    def format(self, document: PDFDocument) -> bytes:
        return self._source.encode("ascii")


class StructureWriter:
    """Writes one canvas's tree into its document, after the last page and before the file."""

    def __init__(self, canvas: TaggedCanvas, document: Pdf) -> None:
        self._canvas = canvas
        self._document = document
        self._elements = list(_walk(canvas.root))
        self._references: dict[Element, str] = {}

    def write(self) -> None:
        """Add tree, parent tree and the keys that lead to them from the pages."""
        for element, place in self._canvas.annotations:
            element.kids.append(place)
        root = self._reserve("StructTreeRoot")
        parents = self._reserve("ParentTree")
        for index, element in enumerate(self._elements):
            self._references[element] = self._reserve(f"element{index}")
        for index, element in enumerate(self._elements):
            self._put(f"element{index}", self._element_source(element, root))
        self._put("ParentTree", self._parent_tree_source())
        next_key = self._canvas.annotation_key(len(self._canvas.annotations))
        first = self._references[self._canvas.root]
        source = f"<</Type/StructTreeRoot/K {first}/ParentTree {parents}/ParentTreeNextKey {next_key}>>"
        self._put("StructTreeRoot", source)
        self._document.Catalog.StructTreeRoot = PDFObjectReference("StructTreeRoot")
        for number in range(1, len(self._canvas.marks) + 1):
            page = page_object(self._document, number)
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]  # on the page, not on the class
            page.StructParents = number - 1
            page.Tabs = PDFName("S")

    def _reserve(self, name: str) -> str:
        self._document.Reference(_RawObject("null"), name)
        return self._reference(name)

    def _put(self, name: str, source: str) -> None:
        self._document.idToObject[name] = _RawObject(source)

    def _reference(self, name: str) -> str:
        number, version = self._document.idToObjectNumberAndVersion[name]
        return f"{number} {version} R"

    def _element_source(self, element: Element, root: str) -> str:
        parent = self._references[element.parent] if element.parent else root
        kids = " ".join(self._kid_source(kid) for kid in element.kids)
        if element.tag != "Form":  # whose one kid must be no array: else a second signature counts as a change of it
            kids = f"[{kids}]"
        attributes = f"/A {element.attributes}" if element.attributes else ""
        alt = f"/Alt <feff{element.alt.encode('utf-16-be').hex()}>" if element.alt else ""
        return f"<</Type/StructElem/S/{element.tag}/P {parent}/K{kids}{attributes}{alt}>>"

    def _kid_source(self, kid: Element | MarkedContent | AnnotationPlace) -> str:
        match kid:
            case Element():
                return self._references[kid]
            case MarkedContent():
                return f"<</Type/MCR/Pg {self._reference(f'Page{kid.page}')}/MCID {kid.number}>>"
            case AnnotationPlace():
                target = self._reference(self._document.annotationName(kid.name))
                return f"<</Type/OBJR/Pg {self._reference(f'Page{kid.page}')}/Obj {target}>>"

    def _parent_tree_source(self) -> str:
        numbers = [
            f"{page} [{' '.join(self._references[element] for element in elements)}]"
            for page, elements in enumerate(self._canvas.marks)
        ]
        numbers += [
            f"{self._canvas.annotation_key(index)} {self._references[element]}"
            for index, (element, _) in enumerate(self._canvas.annotations)
        ]
        return f"<</Nums[{' '.join(numbers)}]>>"


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _walk(kid)
