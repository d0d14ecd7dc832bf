"""Hangs the tags of a file that was taken in under a Part of the package's own structure.

Each file numbers its pages, its names and its roles from the start, so all of them get numbers and names of their own.
"""

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

_DEEPEST = 500


class Structure:
    """The structure tree of a package, begun by its first file (which is ours)."""

    def __init__(self, package: pikepdf.Pdf) -> None:
        self._package = package
        self._root = package.Root.StructTreeRoot
        self._document = self._root.K
        self._numbers = self._root.ParentTree.Nums
        self._next = int(self._root.ParentTreeNextKey)
        self._count = 0

    def adopt(self, source: pikepdf.Pdf, pages: Sequence[pikepdf.Page], title: str) -> None:
        """Take in the tree of a file whose pages are already there (`pages`, as they are in the package)."""
        self._count += 1
        tree = source.Root.StructTreeRoot
        if not tree.is_indirect:
            tree = source.make_indirect(tree)
        taken = self._package.copy_foreign(tree)
        keys = self._take_parents(taken)
        _renumber(pages, keys)
        part = self._package.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, P=self._document, T=String(title), K=Array())
        )
        tops = list(taken.K) if isinstance(taken.K, Array) else [taken.K]
        for top in tops:
            top.P = part
            if top.get("/S") == "/Document":
                top.S = Name.Sect
            part.K.append(top)
        self._document.K.append(part)
        self._take_names(taken, part)
        self._root.ParentTreeNextKey = self._next

    def strip(self, pages: Sequence[pikepdf.Page]) -> None:
        """Take the numbers of a tree that is not there off some pages."""
        for holder, key in _numbered(pages):
            del holder[key]

    def _take_parents(self, taken: Object) -> dict[int, int]:
        """Put a parent tree after the others; answers with its old keys and the new ones."""
        keys = {}
        for key, value in sorted(_flat(taken.get("/ParentTree", Dictionary()), 0), key=lambda pair: pair[0]):
            keys[key] = self._next
            self._numbers.append(self._next)
            self._numbers.append(value)
            self._next += 1
        return keys

    def _take_names(self, taken: Object, part: Object) -> None:
        """Roles, classes and ids; those that mean something else here get another name."""
        renamed = {kind: self._taken_names(taken, kind) for kind in ("/RoleMap", "/ClassMap")}
        if "/IDTree" not in taken and not any(renamed.values()):
            return
        prefix = f"del{self._count}-"
        ids: list[tuple[bytes, Object]] = []
        for element in _elements(part, 0):
            _rename(element, renamed)
            if "/ID" in element:
                element.ID = String(prefix + str(element.ID))
                ids.append((bytes(element.ID), element))
            for attributes in _attributes(element):
                if "/Headers" in attributes:
                    attributes.Headers = Array([String(prefix + str(one)) for one in attributes.Headers])
        if ids:
            if "/IDTree" not in self._root:
                self._root.IDTree = self._package.make_indirect(Dictionary(Names=Array()))
            pairs = self._root.IDTree.Names
            for key, element in sorted(ids, key=lambda pair: pair[0]):
                pairs.append(String(key))
                pairs.append(element)

    def _taken_names(self, taken: Object, kind: str) -> dict[str, Name]:
        renamed: dict[str, Name] = {}
        theirs = taken.get(kind, Dictionary())
        if len(theirs) and kind not in self._root:
            self._root[kind] = Dictionary()
        for name, value in list(theirs.items()):
            ours = self._root[kind]
            if name not in ours:
                ours[name] = value
            elif ours[name] != value:
                other = f"{name}-{self._count}"
                ours[other] = value
                renamed[name] = Name(other)
        return renamed


def _rename(element: Object, renamed: dict[str, dict[str, Name]]) -> None:
    role = renamed["/RoleMap"].get(str(element.get("/S")))
    if role is not None:
        element.S = role
    classes = element.get("/C")
    if isinstance(classes, Name) and str(classes) in renamed["/ClassMap"]:
        element.C = renamed["/ClassMap"][str(classes)]
    elif isinstance(classes, Array):
        element.C = Array(
            [renamed["/ClassMap"].get(str(one), one) if isinstance(one, Name) else one for one in classes]
        )


def _attributes(element: Object) -> Iterator[Object]:
    own = element.get("/A")
    for one in own if isinstance(own, Array) else [own]:
        if isinstance(one, Dictionary):
            yield one


def _elements(element: Object, depth: int) -> Iterator[Object]:
    if depth > _DEEPEST:
        return
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid, depth + 1)


def _flat(node: Object, depth: int) -> Iterator[tuple[int, Object]]:
    """The pairs of a number tree."""
    if depth > _DEEPEST:
        raise ValueError("the parent tree is too deep")
    numbers = list(node.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(numbers[::2], numbers[1::2], strict=False))
    for kid in node.get("/Kids", []):
        yield from _flat(kid, depth + 1)


def _renumber(pages: Sequence[pikepdf.Page], keys: dict[int, int]) -> None:
    for holder, key in _numbered(pages):
        number = keys.get(int(holder[key]))
        if number is None:
            del holder[key]
        else:
            holder[key] = number


def _numbered(pages: Sequence[pikepdf.Page]) -> list[tuple[Object, str]]:
    """Whatever on the pages has a number in the parent tree: pages, annotations, forms and pictures."""
    found: list[tuple[Object, str]] = []
    seen: set[tuple[int, int]] = set()
    for page in pages:
        _note(page.obj, found)
        for annotation in page.obj.get("/Annots", []):
            if isinstance(annotation, Dictionary):
                _note(annotation, found)
        _note_drawn(page.obj.get("/Resources"), found, seen, 0)
    return found


def _note(holder: Object, found: list[tuple[Object, str]]) -> None:
    found += [(holder, key) for key in ("/StructParents", "/StructParent") if key in holder]


def _note_drawn(
    resources: Object | None, found: list[tuple[Object, str]], seen: set[tuple[int, int]], depth: int
) -> None:
    drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if drawn is None or depth > _DEEPEST:
        return
    for one in drawn.values():
        if one.objgen not in seen and isinstance(one, pikepdf.Stream):
            seen.add(one.objgen)
            _note(one, found)
            _note_drawn(one.get("/Resources"), found, seen, depth + 1)
