"""Takes off a file what does something of its own accord: scripts, buttons, programs that are started."""

import pikepdf
from pikepdf import Dictionary, Object

_HARMLESS = frozenset({"/GoTo", "/GoToR", "/URI", "/Named"})
_DEEPEST = 30


def remove_actions(pdf: pikepdf.Pdf) -> bool:
    """Leave of what can be clicked only links. True when anything was taken off, or stays behind in the catalog."""
    catalog = pdf.Root
    found = "/AA" in catalog or "/JavaScript" in catalog.get("/Names", Dictionary())
    found = _is_acting(catalog.get("/OpenAction"), 0) or found
    for page in pdf.pages:
        found = _take(page.obj, "/AA") or found
        for annotation in page.obj.get("/Annots", []):
            if isinstance(annotation, Dictionary):
                found = _take(annotation, "/AA") or found
                if _is_acting(annotation.get("/A"), 0):
                    found = _take(annotation, "/A")
    return found


def _take(holder: Object, key: str) -> bool:
    if key not in holder:
        return False
    del holder[key]
    return True


def _is_acting(action: Object | None, depth: int) -> bool:
    """Whether an action, or one that follows on it, is more than a link."""
    if not isinstance(action, Dictionary):
        return False
    following = action.get("/Next")
    others = list(following) if isinstance(following, pikepdf.Array) else [following]
    is_link = str(action.get("/S")) in _HARMLESS
    return depth > _DEEPEST or not is_link or any(_is_acting(one, depth + 1) for one in others)
