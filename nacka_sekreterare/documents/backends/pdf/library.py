"""What is used of ReportLab's PDF objects beyond its published types, named in one place for the type checker."""

from collections.abc import Mapping
from typing import Protocol

from reportlab.pdfbase.pdfdoc import PDFObject, PDFStream


class Digest(Protocol):
    """What the file's identity is computed of."""

    def update(self, data: bytes, /) -> None:
        """Add to it."""


class Font(Protocol):
    """A font whose subsets are written last."""

    def addObjects(self, document: object, /) -> None:  # noqa: N802
        """Write the subsets."""


class Stamp(Protocol):
    """The time of the file."""

    YMDhms: tuple[int, ...]
    dhh: int
    dmm: int


class Info(Protocol):
    """The old metadata of a PDF."""

    title: str
    author: str
    subject: str
    creator: str
    producer: str


class Catalog(Protocol):
    """The root of a PDF."""

    __NoDefault__: list[str]
    Lang: PDFObject
    MarkInfo: PDFObject
    ViewerPreferences: PDFObject
    PageMode: object
    Metadata: PDFObject
    OutputIntents: PDFObject
    StructTreeRoot: PDFObject
    AcroForm: PDFObject


class PageObject(Protocol):
    """A page of a PDF; `stream` is its drawing."""

    __NoDefault__: list[str]
    stream: str
    Contents: PDFStream
    StructParents: int
    Tabs: object


class Pdf(Protocol):
    """A PDF document that is being made."""

    _timeStamp: Stamp  # noqa: N815
    info: Info
    Catalog: Catalog
    idToObject: dict[str, PDFObject]  # noqa: N815
    idToObjectNumberAndVersion: Mapping[str, tuple[int, int]]  # noqa: N815
    delayedFonts: list[Font]  # noqa: N815
    signature: Digest

    def Reference(self, value: PDFObject, name: str, /) -> object:  # noqa: N802
        """Make an indirect object."""

    def annotationName(self, name: str, /) -> str:  # noqa: N802
        """The name of the object of an annotation."""


def page_object(pdf: Pdf, number: int) -> PageObject:
    """A page by its number."""
    page: PageObject = pdf.idToObject[f"Page{number}"]  # type: ignore[assignment]  # the stubs know only the base
    return page
