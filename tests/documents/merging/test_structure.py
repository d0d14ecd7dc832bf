"""The tags of the files of a handlingspaket stay with their pages, and do not meet."""

from io import BytesIO

import pikepdf
from documents.odd_pdfs import Change, build, changed, parts, tagged
from pikepdf import Array, Dictionary, Name, String

from nacka_sekreterare.documents.handlingspaket import Handlingspaket, Paketdel


def test_tagged_parts_stay_tagged_on_pages_of_their_own(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    titled = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.get("/S") == "/Part"]
    assert [str(kid.T) for kid in titled] == [part.title for part in parts() if part.data == tagged()]
    numbers = [page.obj.StructParents for page in pdf.pages if "/StructParents" in page.obj]
    assert len(numbers) == len(set(numbers))
    tree = pdf.Root.StructTreeRoot.ParentTree.Nums
    keys = [int(key) for key in list(tree)[::2]]
    assert keys == sorted(set(keys))
    parents = dict(zip(keys, list(tree)[1::2], strict=True))
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            for element in parents[int(page.obj.StructParents)]:
                assert page.obj.objgen in pages_of(element)


def pages_of(element: pikepdf.Object) -> set[tuple[int, int]]:
    kids = element.K if isinstance(element.K, Array) else [element.K]
    return {kid.Pg.objgen for kid in kids if isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR"}


def test_roles_and_ids_of_two_parts_do_not_meet() -> None:
    def name_things(role: str) -> Change:
        def change(pdf: pikepdf.Pdf) -> None:
            tree = pdf.Root.StructTreeRoot
            tree.RoleMap = Dictionary({"/Ruta": Name(role)})
            element = tree.K.K[0]
            element.S, element.ID = Name.Ruta, String("not1")
            tree.IDTree = Dictionary(Names=Array([String("not1"), element]))

        return change

    made = build(
        Paketdel("h0", "a", "a.pdf", changed(tagged(), name_things("/H1")), "1 Ärende 1"),
        Paketdel("h1", "b", "b.pdf", changed(tagged(), name_things("/Note")), "1 Ärende 1"),
    )
    with pikepdf.open(BytesIO(made.data)) as opened:
        root = opened.Root.StructTreeRoot
        first, second = (part.K[0].K[0] for part in root.K.K if part.get("/S") == "/Part")
        assert root.RoleMap[str(first.S)] == "/H1"
        assert root.RoleMap[str(second.S)] == "/Note"
        assert len({str(name) for name in list(root.IDTree.Names)[::2]}) == 2
