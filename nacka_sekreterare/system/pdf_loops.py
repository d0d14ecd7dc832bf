"""Drawings in a PDF that draw themselves: PDFium follows them until the whole program falls, so it is told first."""

from io import BytesIO
from typing import Final

import pikepdf
from pikepdf import Dictionary, Object, Stream

_DEEPEST: Final = 24  # drawings within drawings; what programs make has a handful
_BROKEN: Final = (pikepdf.PikepdfError, ValueError, TypeError, LookupError, AttributeError, RecursionError)


def draws_itself(data: bytes) -> bool:
    """Whether a page of a file shows a drawing that shows itself. A file that cannot be read draws nothing."""
    try:
        with pikepdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            return has_loop(pdf)
    except _BROKEN:
        return False


def has_loop(pdf: pikepdf.Pdf) -> bool:
    """Whether a page of an opened file shows a drawing that shows itself."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        looks = annotations if isinstance(annotations, pikepdf.Array) else ()
        shown = [one.get("/AP") for one in looks if isinstance(one, Dictionary)]
        if any(_goes_round(each, (), seen) for each in (page.resources, *shown)):
            return True
    return False


def _goes_round(node: Object | None, above: tuple[tuple[int, int], ...], seen: set[tuple[int, int]]) -> bool:
    """Whether what is below resources, a look of an annotation or a drawing leads back to a drawing above it."""
    if isinstance(node, Stream):
        key = node.objgen
        if key in above or len(above) > _DEEPEST:
            return True
        if key in seen:
            return False
        seen.add(key)
        return _goes_round(node.get("/Resources"), (*above, key), seen)
    if not isinstance(node, Dictionary):
        return False
    parts = [node.get(name) for name in ("/XObject", "/Pattern", "/N", "/R", "/D")]
    groups = [node, *(each for each in parts if isinstance(each, Dictionary))]
    return any(
        _goes_round(drawing, above, seen)
        for group in groups
        for drawing in group.as_dict().values()
        if isinstance(drawing, Stream)
    )
