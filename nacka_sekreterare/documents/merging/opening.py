"""Opens a file for the handlingspaket: refuses what cannot be taken in, and says what will not survive.

Works on a copy in memory. What stands in the file's catalog (forms, named destinations) does not follow a page, so it
is made into what stands on the page. Whatever comes in is hostile until it is read.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from nacka_sekreterare.documents.merging.actions import remove_actions
from nacka_sekreterare.domain.errors import UserError

_DEEPEST = 30
_MOST_BOOKMARKS = 2000
_RGB = 3
_MOST_PAGES = 10_000
_MOST_BYTES = 500_000_000
"""Of the drawings of all pages when they are unpacked; pictures are not among them."""


@dataclass(frozen=True, slots=True)
class OwnBookmark:
    """A bookmark of the file itself; `page` counts from 0."""

    title: str
    page: int
    kids: "tuple[OwnBookmark, ...]" = ()


@dataclass(slots=True)
class Source:
    """An opened file. `losses` say, each as the rest of a sentence about the file, why a claim cannot hold of it."""

    name: str
    pdf: pikepdf.Pdf
    is_tagged: bool
    archive_losses: list[str] = field(default_factory=list)
    reading_losses: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    bookmarks: tuple[OwnBookmark, ...] = ()


def open_source(data: bytes, name: str, *, is_converted: bool = False) -> Source:
    """Open a file and make it ready; of one that is converted from a Word file not all that it claims is believed.

    Raises:
        UserError: it is locked, damaged, or a form of a kind that only Adobe's programs show; with the file's name.
    """
    try:
        pdf = pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True)
        if pdf.is_encrypted:
            raise pikepdf.PasswordError
        if not len(pdf.pages):
            raise _damaged(name)
        if len(pdf.pages) > _MOST_PAGES:
            raise _too_large(name)
        _read_every_page(pdf, name)
        source = _prepared(pdf, name)
    except pikepdf.PasswordError as error:
        raise UserError(
            f"{name} är låst med lösenord eller kryptering. Be avsändaren om en fil utan lås och lägg in den i stället."
        ) from error
    except (pikepdf.PdfError, TypeError, KeyError, ValueError, AttributeError, RecursionError) as error:
        raise _damaged(name) from error
    if is_converted and not source.reading_losses:
        source.reading_losses.append("är omgjord från en Word-fil")
    return source


def told_of(source: Source) -> Iterator[str]:
    """What she must be told of a file: what does not follow into a package, and which claims it takes away."""
    for remark in source.remarks:
        yield f"{source.name} {remark}."
    losses = dict.fromkeys(source.archive_losses + source.reading_losses)
    if losses:
        claims = " och ".join(
            claim for claim, found in (("PDF/A", source.archive_losses), ("PDF/UA", source.reading_losses)) if found
        )
        yield f"{source.name} {' och '.join(losses)}, så paketet uppfyller inte {claims}."


def _damaged(name: str) -> UserError:
    return UserError(
        f"{name} är skadad eller ingen PDF. Öppna den i ett annat program, spara den som en ny PDF och lägg in den."
    )


def _too_large(name: str) -> UserError:
    return UserError(f"{name} är orimligt stor när den packas upp. Skriv ut den till en ny PDF, eller dela upp den.")


def _read_every_page(pdf: pikepdf.Pdf, name: str) -> None:
    """Raises PdfError when the drawing of a page is broken: what can still be read of it would pass for all."""
    pdf.get_warnings()  # those of the file as a whole do no harm
    size = 0
    for page in pdf.pages:
        contents = page.obj.get("/Contents", Array())
        for stream in contents if isinstance(contents, Array) else [contents]:
            size += len(stream.read_bytes())
            if size > _MOST_BYTES:
                raise _too_large(name)
    if pdf.get_warnings():
        raise pikepdf.PdfError


def _prepared(pdf: pikepdf.Pdf, name: str) -> Source:
    catalog = pdf.Root
    is_tagged = "/K" in catalog.get("/StructTreeRoot", Dictionary()) and bool(
        catalog.get("/MarkInfo", Dictionary()).get("/Marked", False)
    )
    source = Source(name, pdf, is_tagged)
    form = catalog.get("/AcroForm", Dictionary())
    if "/XFA" in form:
        raise UserError(
            f"{name} är ett formulär av ett slag (XFA) som bara vissa program kan visa. Skriv ut det till en ny PDF "
            "och lägg in den i stället."
        )
    _judge(source)
    if "/EmbeddedFiles" in catalog.get("/Names", Dictionary()):
        source.remarks.append("har bifogade filer, som inte följer med i paketet")
    if remove_actions(pdf):
        source.remarks.append("har skript eller knappar, som inte följer med i paketet")
    if form.get("/Fields"):
        _flatten(source, form)
    _make_destinations_explicit(pdf)
    source.bookmarks = tuple(_bookmarks(pdf))
    return source


# --- what it claims to be ---------------------------------------------------------------------------------------------
def _judge(source: Source) -> None:
    """What the file says of itself, which is believed; what can be seen at once is not."""
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL + 1)  # metadata that cannot be read claim nothing
    if not source.is_tagged:
        source.archive_losses.append("saknar taggar")
        source.reading_losses.append("saknar taggar")
        return
    metadata = source.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    if str(metadata.pdfa_status) not in {"1A", "2A", "3A"}:
        source.archive_losses.append("säger sig inte vara PDF/A med taggar")
    if str(metadata.get("pdfuaid:part", "")) != "1":
        source.reading_losses.append("säger sig inte vara PDF/UA")
    if not all(_is_srgb(intent) for intent in source.pdf.Root.get("/OutputIntents", [])):
        source.archive_losses.append("har en annan färgprofil än resten av paketet")


def _is_srgb(intent: Object) -> bool:
    profile = intent.get("/DestOutputProfile")
    return profile is None or (int(profile.get("/N", 0)) == _RGB and b"sRGB" in profile.read_bytes()[:4096])


# --- forms ------------------------------------------------------------------------------------------------------------
def _flatten(source: Source, form: Object) -> None:
    """Make the fields of a form a part of the drawing, as they look."""
    pdf = source.pdf
    if any(_is_signed(one, 0) for one in form.Fields):
        source.remarks.append("är underskriven, och underskriften följer inte med i paketet; originalet är kvar")
    others: list[tuple[pikepdf.Page, list[Object]]] = []
    for page in pdf.pages:
        annotations = [one for one in page.obj.get("/Annots", []) if isinstance(one, Dictionary)]
        widgets = [one for one in annotations if one.get("/Subtype") == "/Widget"]
        if any("/AP" not in one for one in widgets):
            form.NeedAppearances = True
        if annotations:
            others.append((page, [one for one in annotations if one.get("/Subtype") != "/Widget"]))
            page.obj.Annots = Array(widgets)
    pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")
    for page, kept in others:
        page.obj.Annots = Array(kept)
    if "/AcroForm" in pdf.Root:
        del pdf.Root.AcroForm
    if source.is_tagged:
        source.archive_losses.append("har ett formulär, som har gjorts om till vanlig text")
        source.reading_losses.append("har ett formulär, som har gjorts om till vanlig text")


def _is_signed(one: Object, depth: int) -> bool:
    if depth > _DEEPEST or not isinstance(one, Dictionary):
        return False
    if one.get("/FT") == "/Sig" and "/V" in one:
        return True
    return any(_is_signed(kid, depth + 1) for kid in one.get("/Kids", []))


# --- links and bookmarks ----------------------------------------------------------------------------------------------
def _make_destinations_explicit(pdf: pikepdf.Pdf) -> None:
    """Links that lead to a name, or to a page by its number, lead to the page itself instead."""
    named: dict[str, Object] | None = None
    for page in pdf.pages:
        for link in page.obj.get("/Annots", []):
            if not isinstance(link, Dictionary) or link.get("/Subtype") != "/Link":
                continue
            named = _named_destinations(pdf) if named is None else named
            _make_explicit(pdf, link, "/Dest", named)
            action = link.get("/A")
            if isinstance(action, Dictionary) and action.get("/S") == "/GoTo":
                _make_explicit(pdf, action, "/D", named)


def _make_explicit(pdf: pikepdf.Pdf, holder: Object, key: str, named: dict[str, Object]) -> None:
    if key not in holder:
        return
    found = _explicit(pdf, holder[key], named)
    if found is not None:
        holder[key] = found
    elif key == "/D":  # an action must lead somewhere: to nothing is a page that is not there
        holder[key] = Array([pdf.pages[0].obj, Name.Fit])
    else:
        del holder[key]


def _explicit(pdf: pikepdf.Pdf, destination: Object, named: dict[str, Object]) -> Object | None:
    if isinstance(destination, pikepdf.String | Name):
        found = named.get(str(destination))
        destination = found if found is not None else destination
    if isinstance(destination, Dictionary):
        destination = destination.get("/D", destination)
    if not isinstance(destination, Array) or not len(destination):
        return None
    first: object = destination[0]
    if isinstance(first, int):
        if not 0 <= first < len(pdf.pages):
            return None
        return Array([pdf.pages[first].obj, *list(destination)[1:]])
    return destination if isinstance(first, Dictionary) else None


def _named_destinations(pdf: pikepdf.Pdf) -> dict[str, Object]:
    found: dict[str, Object] = {}
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    if tree is not None:
        found.update((str(name), value) for name, value in pikepdf.NameTree(tree).items())
    return found | dict(pdf.Root.get("/Dests", Dictionary()).items())


def _bookmarks(pdf: pikepdf.Pdf) -> Iterator[OwnBookmark]:
    outlines = pdf.Root.get("/Outlines", Dictionary())
    if "/First" not in outlines:
        return
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    named = _named_destinations(pdf)
    seen: set[tuple[int, int]] = set()

    def walk(item: Object | None, depth: int) -> Iterator[OwnBookmark]:
        while isinstance(item, Dictionary) and item.objgen not in seen and len(seen) < _MOST_BOOKMARKS:
            seen.add(item.objgen)
            kids = tuple(walk(item.get("/First"), depth + 1)) if depth < _DEEPEST else ()
            action = item.get("/A", Dictionary())
            target = item.get("/Dest", action.get("/D") if action.get("/S") == "/GoTo" else None)
            found = _explicit(pdf, target, named) if target is not None else None
            page = pages.get(found[0].objgen) if found is not None else None
            if page is not None:
                yield OwnBookmark(str(item.get("/Title", "")), page, kids)
            else:
                yield from kids
            item = item.get("/Next")

    yield from walk(outlines.First, 0)
