"""The handlingspaket: a kallelse and its handlingar as one PDF with running page numbers, bookmarks and links.

Bytes in, bytes out; the files that are put in are only read. What it claims to be it is only when every part is
(ADR 012): else the claims are taken out, and it says which part was in the way and why.
"""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.backends.pdf.metadata import PDFA_CLAIM, PDFUA_CLAIM
from nacka_sekreterare.documents.backends.pdf.render import lay_out
from nacka_sekreterare.documents.backends.wording import cleaned
from nacka_sekreterare.documents.look import STANDARD_LOOK, Look
from nacka_sekreterare.documents.merging.layers import adopt_layers
from nacka_sekreterare.documents.merging.opening import OwnBookmark, Source, open_source, told_of
from nacka_sekreterare.documents.merging.stamp import Stamp
from nacka_sekreterare.documents.merging.structure import Structure
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.domain.errors import UserError

Report = Callable[[int, int], None]
"""Called with what is done and of how much; whatever it raises stops the work."""

_ROUNDS = 4
_BROKEN = (pikepdf.PdfError, TypeError, KeyError, ValueError, AttributeError)
"""What is raised by what opens but is not built as a PDF must be."""


@dataclass(frozen=True, slots=True)
class Paketdel:
    """A PDF of the package. `anchor` is what the front's links call it, `group` the bookmark it is put below.

    Of one that `is_converted` from a Word file the claim to be accessible is not believed: the programs claim too much.
    """

    anchor: str
    title: str
    name: str
    data: bytes
    group: str = ""
    is_converted: bool = False


@dataclass(frozen=True, slots=True)
class Handlingspaket:
    """A finished package. `pages` are the first page of each part by its anchor; `remarks` whole sentences for her."""

    data: bytes
    page_count: int
    pages: Mapping[str, int]
    is_archival: bool
    is_accessible: bool
    remarks: tuple[str, ...]


def build_handlingspaket(
    front: Callable[[Mapping[str, int]], Document],
    parts: Sequence[Paketdel],
    *,
    number_text: Callable[[int, int], str],
    look: Look = STANDARD_LOOK,
    report: Report | None = None,
) -> Handlingspaket:
    """Put a front and its parts together, the same bytes for the same parts.

    Args:
        front: the first pages, told on which page of the package each anchor stands.
        parts: the rest, in order.
        number_text: what is written on a page, by its number and the number of pages.
        look: that of the front.
        report: told of the progress.

    Raises:
        UserError: a part is locked, damaged or cannot be taken in; the sentence has its name.
    """
    steps = 2 * len(parts) + 1
    sources = []
    for done, part in enumerate(parts):
        _tell(report, done, steps)
        sources.append(open_source(part.data, part.name, is_converted=part.is_converted))
    document, pages = _settled(front, parts, [len(source.pdf.pages) for source in sources], look)
    with (
        warnings.catch_warnings(action="ignore", category=pikepdf.PageCopyWarning),  # a form was made flat when opened
        pikepdf.open(BytesIO(render(document, Format.PDF, look))) as package,
    ):
        merging = _Merging(package, number_text)
        for index, (part, source) in enumerate(zip(parts, sources, strict=True)):
            _tell(report, len(parts) + index, steps)
            merging.add(part, source)
        return merging.finish(pages, sources)


def _tell(report: Report | None, done: int, total: int) -> None:
    if report is not None:
        report(done, total)


def _settled(
    front: Callable[[Mapping[str, int]], Document], parts: Sequence[Paketdel], counts: Sequence[int], look: Look
) -> tuple[Document, dict[str, int]]:
    """The front with the numbers of the pages behind it, laid out until they hold."""
    before = 1
    for _ in range(_ROUNDS):
        pages, number = {}, before + 1
        for part, count in zip(parts, counts, strict=True):
            pages[part.anchor] = number
            number += count
        document = front(pages)
        found = len(lay_out(cleaned(document), look).pages)
        if found == before:
            return document, pages
        before = found
    raise AssertionError("the front has another length each time it is laid out, though numbers have room of their own")


class _Merging:
    """One package while it is made."""

    def __init__(self, package: pikepdf.Pdf, number_text: Callable[[int, int], str]) -> None:
        self._package = package
        self._number_text = number_text
        self._structure = Structure(package)
        self._front = [one for page in package.pages for one in page.obj.get("/Annots", [])]
        self._bookmarks: list[tuple[Paketdel, int, tuple[OwnBookmark, ...]]] = []
        self._origins: list[str] = [""] * len(package.pages)
        self._version = package.pdf_version

    def add(self, part: Paketdel, source: Source) -> None:
        """Take in the pages of a part, with its tags."""
        first = len(self._package.pages)
        try:
            self._package.pages.extend(source.pdf.pages)
            pages = list(self._package.pages)[first:]
            if source.is_tagged:
                self._structure.adopt(source.pdf, pages, part.title)
            else:
                self._structure.strip(pages)
            adopt_layers(self._package, source.pdf)
        except _BROKEN as error:
            raise _unmergeable(part.name) from error
        self._origins += [part.name] * len(pages)
        self._bookmarks.append((part, first, source.bookmarks))
        self._version = max(self._version, source.pdf.pdf_version)

    def finish(self, numbers: Mapping[str, int], sources: Sequence[Source]) -> Handlingspaket:
        """Number the pages, lead the links, write the bookmarks and what it claims."""
        pages = list(self._package.pages)
        self._stamp(pages)
        self._lead(pages, numbers)
        self._write_outline()
        is_archival = not any(source.archive_losses for source in sources)
        is_accessible = not any(source.reading_losses for source in sources)
        self._write_claims(is_archival=is_archival, is_accessible=is_accessible)
        target = BytesIO()
        self._package.save(
            target,
            deterministic_id=True,
            min_version=self._version,
            compress_streams=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,  # fewer and larger writes: faster, and smaller
        )
        remarks = tuple(sentence for source in sources for sentence in told_of(source))
        return Handlingspaket(target.getvalue(), len(pages), dict(numbers), is_archival, is_accessible, remarks)

    def _stamp(self, pages: Sequence[pikepdf.Page]) -> None:
        stamp = Stamp(self._package)
        for number, (page, name) in enumerate(zip(pages, self._origins, strict=True), start=1):
            try:
                stamp.put(page, self._number_text(number, len(pages)))
            except _BROKEN as error:
                raise _unmergeable(name) from error

    def _lead(self, pages: Sequence[pikepdf.Page], numbers: Mapping[str, int]) -> None:
        """The links of the front that lead to a part by its name lead to its first page."""
        for link in self._front:
            if isinstance(link.get("/Dest"), String):
                page = pages[numbers[str(link.Dest)] - 1]
                link.Dest = Array([page.obj, Name.XYZ, 0, float(max(page.cropbox[1], page.cropbox[3])), 0])

    def _write_outline(self) -> None:
        with self._package.open_outline(max_depth=60) as outline:
            waiting = list(_flat(outline.root))
            groups: dict[str, OutlineItem] = {}
            for part, first, own in self._bookmarks:
                item = OutlineItem(part.title, first, "Fit")
                item.children.extend(_own(own, first))
                item.is_closed = True
                if part.group and part.group not in groups:
                    found = next((one for one in waiting if one.title == part.group), None)
                    if found is None:
                        found = OutlineItem(part.group, first, "Fit")
                        outline.root.append(found)
                    else:
                        del waiting[: waiting.index(found) + 1]
                    groups[part.group] = found
                (groups[part.group].children if part.group else outline.root).append(item)

    def _write_claims(self, *, is_archival: bool, is_accessible: bool) -> None:
        metadata = self._package.Root.Metadata
        text = metadata.read_bytes().decode("utf-8")
        if not is_archival:
            text = text.replace(PDFA_CLAIM, "")
        if not is_accessible:
            text = text.replace(PDFUA_CLAIM, "")
        self._package.Root.Metadata = self._package.make_stream(
            text.encode("utf-8"), Dictionary(Type=Name.Metadata, Subtype=Name.XML)
        )


def _own(bookmarks: Iterable[OwnBookmark], first: int) -> Iterator[OutlineItem]:
    for one in bookmarks:
        item = OutlineItem(one.title, first + one.page, "Fit")
        item.children.extend(_own(one.kids, first))
        item.is_closed = True
        yield item


def _flat(items: Iterable[OutlineItem]) -> Iterator[OutlineItem]:
    for item in items:
        yield item
        yield from _flat(item.children)


def _unmergeable(name: str) -> UserError:
    return UserError(f"{name} går inte att lägga i ett paket. Skriv ut den till en ny PDF och lägg in den i stället.")
