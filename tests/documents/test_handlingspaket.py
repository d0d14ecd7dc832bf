"""A handlingspaket of 295 pages, of bilagor as they come: its numbers, links and bookmarks page by page."""

import logging
import re
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from documents import samples
from pikepdf import Array, Dictionary, Name, Stream, String
from reportlab.pdfgen.canvas import Canvas

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.handlingspaket import Handlingspaket, Paketdel, build_handlingspaket
from nacka_sekreterare.documents.model import Contents, ContentsEntry, Document, Format, Heading, PageNumberPlace
from nacka_sekreterare.domain.errors import UserError

PAGES = 295
FRONT = 2
A4 = (595.0, 842.0)
Change = Callable[[pikepdf.Pdf], object]


def plain_pdf(pages: int, size: tuple[float, float] = A4, words: str = "Ritning") -> bytes:
    """A PDF without tags, with the words and the number on each page."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    for number in range(1, pages + 1):
        canvas.drawString(size[0] / 3, size[1] / 2, f"{words} {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def changed(data: bytes, change: Change, **saving: object) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        target = BytesIO()
        pdf.save(target, deterministic_id="encryption" not in saving, **saving)  # type: ignore[arg-type]
    return target.getvalue()


def turn(pdf: pikepdf.Pdf) -> None:
    for page, angle in zip(pdf.pages, (90, 180, 270, 450), strict=False):
        page.obj.Rotate = angle


def crop(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.MediaBox = Array([-100, -50, 700, 900])
        page.obj.CropBox = Array([40, 60, 540, 760])


def leave_states_open(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"q 0.1 0 0 0.1 300 300 cm q", prepend=True)
    pdf.pages[1].contents_add(b"\nQ Q 0.1 0 0 0.1 300 300 cm\n", prepend=False)


def link_inside(pdf: pikepdf.Pdf) -> None:
    """Links by a name, by an old name, by a number, and to what is not there."""
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("mal"), Array([pdf.pages[2].obj, Name.Fit])])))
    pdf.Root.Dests = Dictionary(Gammalt=Dictionary(D=Array([pdf.pages[1].obj, Name.Fit])))
    box = Array([10, 10, 50, 50])
    goto = Dictionary(S=Name.GoTo, D=String("mal"))
    pdf.pages[0].obj.Annots = Array(
        [
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=goto),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, Dest=Name.Gammalt),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, Dest=Array([2, Name.Fit])),
            Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, Dest=String("borta")),
        ]
    )


def add_form(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("namn"), V=String("Ifyllt namn"),
            Rect=Array([100, 100, 300, 120]), DA=String("/Helv 10 Tf 0 g"), F=4,
        )
    )  # fmt: skip
    signature = Dictionary(FT=Name.Sig, T=String("underskrift"), V=Dictionary(Type=Name.Sig), Rect=Array([0, 0, 0, 0]))
    resources = Dictionary(Font=Dictionary(Helv=font))
    fields = Array([field, pdf.make_indirect(signature)])
    pdf.Root.AcroForm = Dictionary(Fields=fields, DR=resources, DA=String("/Helv 10 Tf 0 g"))
    pdf.pages[0].obj.Annots = Array([field])


def share_resources_above(pdf: pikepdf.Pdf) -> None:
    """What a page may inherit: its size, its turn and its fonts."""
    above = pdf.Root.Pages
    above.MediaBox, above.Rotate, above.Resources = Array([0, 0, 842, 1191]), 90, pdf.pages[0].obj.Resources
    for page in pdf.pages:
        del page.obj.MediaBox, page.obj.Resources
        page.obj.Rotate = 90
        del page.obj.Rotate


def hide_a_layer(pdf: pikepdf.Pdf) -> None:
    """A layer that is shown on the first page and one that is hidden on the second."""
    shown, hidden = (
        pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in ("Karta", "Internt utkast")
    )
    standard = Dictionary(Name=String("Lager"), Order=Array([shown, hidden]), OFF=Array([hidden]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=standard)
    for page, layer in zip(pdf.pages, (shown, hidden), strict=False):
        page.obj.Resources.Properties = Dictionary(Lager=layer)
        page.contents_add(b"/OC /Lager BDC 0 0 0 rg 100 300 300 200 re f EMC", prepend=False)


def show_only_some(pdf: pikepdf.Pdf) -> None:
    hide_a_layer(pdf)
    layers = pdf.Root.OCProperties
    layers.D.BaseState, layers.D.ON = Name.OFF, Array([layers.OCGs[0]])
    del layers.D.OFF


def act_of_itself(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('x')"))
    pdf.Root.OpenAction = script
    pdf.pages[0].obj.AA = Dictionary(O=script)
    box = Array([10, 10, 50, 50])
    start = Dictionary(S=Name.Launch, F=String("program.exe"))
    web = Dictionary(S=Name.URI, URI=String("https://exempel.se"))
    chained = Dictionary(S=Name.GoTo, D=Array([pdf.pages[0].obj, Name.Fit]), Next=Array([script]))
    pdf.pages[0].obj.Annots = Array(
        [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=action) for action in (start, web, chained)]
    )


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["hemlig.txt"] = b"BIFOGAT"


def number_otherwise(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r, St=7)]))


def use_a_larger_unit(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.UserUnit = 10


ODD: dict[str, bytes] = {
    "otaggad.pdf": plain_pdf(40),
    "vriden.pdf": changed(plain_pdf(4), turn),
    "A3.pdf": plain_pdf(3, (1191, 842)),
    "liten.pdf": plain_pdf(1, (120, 80), "x"),
    "beskuren.pdf": changed(plain_pdf(2), crop),
    "beskuren och vriden.pdf": changed(changed(plain_pdf(4), crop), turn),
    "öppna tillstånd.pdf": changed(plain_pdf(2), leave_states_open),
    "länkar.pdf": changed(plain_pdf(3), link_inside),
    "formulär.pdf": changed(plain_pdf(1), add_form),
    "ärver.pdf": changed(plain_pdf(2), share_resources_above),
    "lager.pdf": changed(plain_pdf(2), hide_a_layer),
    "skript.pdf": changed(plain_pdf(1), act_of_itself),
    "bifogat.pdf": changed(plain_pdf(1), attach),
    "egna sidnummer.pdf": changed(plain_pdf(2), number_otherwise),
    "stor enhet.pdf": changed(plain_pdf(1, (60, 85), "x"), use_a_larger_unit),
    "remsa.pdf": plain_pdf(1, (30, 400), "x"),
    "jättestor.pdf": plain_pdf(1, (14400, 14400)),
    "tom sida.pdf": changed(plain_pdf(1), lambda pdf: pdf.pages[0].obj.__delitem__("/Contents")),
}


def count(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


@cache
def tagged() -> bytes:
    return render(samples.everything(), Format.PDF)


@cache
def parts() -> tuple[Paketdel, ...]:
    """Tagged and odd by turns, filled up with an untagged one so that the package has its pages."""
    files: list[tuple[str, bytes]] = []
    for name, data in ODD.items():
        files += [(f"taggad {len(files)}.pdf", tagged()), (name, data)]
    rest = PAGES - FRONT - sum(count(data) for _, data in files)
    assert rest > 0
    files.append(("rest.pdf", plain_pdf(rest)))
    return tuple(
        Paketdel(f"h{index}", name, name, data, f"{index // 4 + 1} Ärende {index // 4 + 1}")
        for index, (name, data) in enumerate(files)
    )


def front(pages: dict[str, int], chosen: tuple[Paketdel, ...] | None = None) -> Document:
    blocks: list[Heading | Contents] = [Heading("Kallelse", 1)]
    chosen = parts() if chosen is None else chosen
    for group in dict.fromkeys(part.group for part in chosen):
        number, rubrik = group.split(" ", 1)
        entries = tuple(ContentsEntry(part.title, part.anchor) for part in chosen if part.group == group)
        blocks += [Heading(rubrik, 2, number), Contents(entries)]
    return Document(
        "Handlingar", "Exempel kommun", samples.CREATED_AT, tuple(blocks), page_number=PageNumberPlace.ABSENT,
        elsewhere=pages,
    )  # fmt: skip


def build(*chosen: Paketdel) -> Handlingspaket:
    return build_handlingspaket(
        lambda pages: front(dict(pages), chosen), chosen, number_text=lambda n, of: f"Sida {n} av {of}"
    )


@pytest.fixture(scope="module")
def paket() -> Handlingspaket:
    return build(*parts())


@pytest.fixture(scope="module")
def pdf(paket: Handlingspaket) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(paket.data)) as opened:
        yield opened


def one(name: str, data: bytes) -> Paketdel:
    return Paketdel("h0", name, name, data, "1 Ärende 1")


def test_every_page_says_its_number_once_where_it_is_seen(paket: Handlingspaket) -> None:
    assert paket.page_count == PAGES
    document = pypdfium2.PdfDocument(paket.data)
    for number in range(1, PAGES + 1):
        page = document[number - 1]
        text = page.get_textpage()
        said = re.findall(r"Sida \d+ av \d+", text.get_text_range())
        assert set(said) == {f"Sida {number} av {PAGES}"}, number
        start = text.get_text_range().index(said[0])
        left, bottom, right, top = page.get_cropbox()
        for index in range(start, start + len(said[0])):
            x0, y0, x1, y1 = text.get_charbox(index)
            assert left <= x0 <= x1 <= right, number
            assert bottom <= y0 <= y1 <= top, number
    document.close()


def test_the_number_stands_upright_in_the_lower_right_corner_as_the_page_is_seen(paket: Handlingspaket) -> None:
    document = pypdfium2.PdfDocument(paket.data)
    for name in (
        "vriden.pdf",
        "beskuren och vriden.pdf",
        "beskuren.pdf",
        "A3.pdf",
        "öppna tillstånd.pdf",
        "ärver.pdf",
        "stor enhet.pdf",
        "lager.pdf",
    ):
        part = next(part for part in parts() if part.name == name)
        first = paket.pages[part.anchor] - 1
        for index in range(first, first + count(part.data)):
            page = document[index]
            image = page.render(scale=max(1, 900 / min(page.get_size()))).to_pil().convert("L")
            width, height = image.size
            corner = image.crop((int(width * 0.75), int(height * 0.94), width, height))
            dark = corner.point(lambda value: 255 if value < 128 else 0).getbbox()
            assert dark is not None, (name, index)
            assert dark[2] - dark[0] > 3 * (dark[3] - dark[1]), (name, index)  # wider than high: a line of text
    document.close()


def test_the_links_and_numbers_of_the_front_are_those_of_the_parts(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    links = [link for page in list(pdf.pages)[:FRONT] for link in page.obj.Annots if link.Subtype == "/Link"]
    assert [index[link.Dest[0].objgen] for link in links] == [paket.pages[part.anchor] for part in parts()]
    assert [str(link.Contents) for link in links] == [f"{p.title}, sida {paket.pages[p.anchor]}" for p in parts()]
    expected = FRONT + 1
    for part in parts():
        assert paket.pages[part.anchor] == expected
        expected += count(part.data)


def test_bookmarks_stand_under_their_arende_and_lead_to_the_parts(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    with pdf.open_outline() as outline:
        groups = {item.title: item for item in outline.root[0].children}
        assert list(groups) == list(dict.fromkeys(part.group for part in parts()))
        for part in parts():
            item = next(kid for kid in groups[part.group].children if kid.title == part.title)
            assert item.destination is not None
            assert index[item.destination[0].objgen] == paket.pages[part.anchor]  # type: ignore[index]
            assert bool(item.children) is (part.data == tagged())  # its own bookmarks


def test_links_inside_a_part_lead_to_its_own_pages(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    part = next(part for part in parts() if part.name == "länkar.pdf")
    first = paket.pages[part.anchor] - 1
    index = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    by_action, by_old_name, by_number, lost = pdf.pages[first].obj.Annots
    assert index[by_action.A.D[0].objgen] == first + 2
    assert index[by_old_name.Dest[0].objgen] == first + 1
    assert index[by_number.Dest[0].objgen] == first + 2
    assert "/Dest" not in lost


def test_a_form_is_drawn_and_its_signature_is_told(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    part = next(part for part in parts() if part.name == "formulär.pdf")
    document = pypdfium2.PdfDocument(paket.data)
    page = document[paket.pages[part.anchor] - 1]
    pixels = page.render(scale=1, may_draw_forms=False).to_pil().convert("L").crop((95, 715, 305, 745))
    assert pixels.getextrema()[0] < 128
    document.close()
    assert "/AcroForm" not in pdf.Root
    assert any(said.startswith("formulär.pdf är underskriven") for said in paket.remarks)


@pytest.mark.parametrize("change", [hide_a_layer, show_only_some], ids=["off", "base state"])
def test_what_was_hidden_in_a_layer_stays_hidden(change: Change) -> None:
    """Also beside another file with layers of the same names."""
    data = changed(plain_pdf(2), change)
    made = build(one("a.pdf", data), Paketdel("h1", "b", "b.pdf", data, "1 Ärende 1"))
    document = pypdfium2.PdfDocument(made.data)
    seen = [
        document[index].render(scale=0.5).to_pil().convert("L").crop((60, 180, 190, 260)).getextrema()[0] < 64
        for index in range(1, 5)
    ]
    document.close()
    assert seen == [True, False, True, False]
    with pikepdf.open(BytesIO(made.data)) as opened:
        layers = opened.Root.OCProperties
        assert [str(layer.Name) for layer in layers.D.OFF] == ["Internt utkast"] * 2
        assert len(layers.OCGs) == len(layers.D.Order) == 4


def test_only_links_of_what_can_be_clicked_follow(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    part = next(part for part in parts() if part.name == "skript.pdf")
    page = pdf.pages[paket.pages[part.anchor] - 1]
    assert "/AA" not in page.obj
    assert [str(link.A.S) if "/A" in link else "" for link in page.obj.Annots] == ["", "/URI", ""]
    assert "/OpenAction" not in pdf.Root
    assert "skript.pdf har skript eller knappar, som inte följer med i paketet." in paket.remarks
    assert b"app.alert" not in b"".join(one.unparse() for one in pdf.objects if not isinstance(one, Stream))


def test_what_is_attached_and_other_page_numbers_do_not_follow(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    assert "/PageLabels" not in pdf.Root
    assert not len(pdf.attachments)
    assert "bifogat.pdf har bifogade filer, som inte följer med i paketet." in paket.remarks


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


def test_an_untagged_part_takes_the_claims_away_and_is_named(paket: Handlingspaket, pdf: pikepdf.Pdf) -> None:
    assert not paket.is_archival
    assert not paket.is_accessible
    xmp = pdf.Root.Metadata.read_bytes()
    assert b"<pdfaid:part>" not in xmp
    assert b"<pdfuaid:part>" not in xmp
    told = [said for said in paket.remarks if "saknar taggar" in said]
    assert [said.split(".pdf")[0] + ".pdf" for said in told] == [p.name for p in parts() if p.data != tagged()]


def test_tagged_parts_alone_keep_the_claims() -> None:
    made = build(one("a.pdf", tagged()))
    assert made.is_archival
    assert made.is_accessible
    assert not made.remarks
    assert b"<pdfaid:part>2" in made.data or b"<pdfaid:part>2" in metadata(made)


def metadata(made: Handlingspaket) -> bytes:
    with pikepdf.open(BytesIO(made.data)) as opened:
        return opened.Root.Metadata.read_bytes()


def test_a_converted_part_is_not_believed_to_be_accessible() -> None:
    made = build(Paketdel("h0", "a", "a.docx", tagged(), "1 Ärende 1", is_converted=True))
    assert made.is_archival
    assert not made.is_accessible
    assert made.remarks == ("a.docx är omgjord från en Word-fil, så paketet uppfyller inte PDF/UA.",)


def use_another_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile = Stream(pdf, b"CMYK of a printer", N=4)


def test_another_colour_intent_takes_only_the_claim_of_the_archive() -> None:
    made = build(one("färg.pdf", changed(tagged(), use_another_profile)))
    assert not made.is_archival
    assert made.is_accessible
    assert made.remarks == ("färg.pdf har en annan färgprofil än resten av paketet, så paketet uppfyller inte PDF/A.",)


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


def test_the_same_parts_give_the_same_bytes_and_are_only_read(paket: Handlingspaket) -> None:
    before = [bytes(part.data) for part in parts()]
    assert build(*parts()).data == paket.data
    assert [part.data for part in parts()] == before


def test_the_file_is_sound(pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []


def lock(owner: str, user: str) -> bytes:
    return changed(plain_pdf(1), lambda _: None, encryption=pikepdf.Encryption(owner=owner, user=user))


def add_xfa(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=Stream(pdf, b"<xdp/>"))


def hundred_megabytes(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.make_indirect(Stream(pdf, b" " * 100_000_000))


BAD = {
    "låst.pdf": lock("a", "b"),
    "låst för ändring.pdf": lock("a", ""),
    "halv.pdf": tagged()[: len(tagged()) // 2],
    "text.pdf": b"inte en PDF",
    "xfa.pdf": changed(plain_pdf(1), add_xfa),
    "utan sidor.pdf": changed(plain_pdf(1), lambda pdf: pdf.pages.__delitem__(0)),
    "bomb.pdf": changed(
        plain_pdf(1), lambda pdf: setattr(pdf.pages[0].obj, "Contents", Array([hundred_megabytes(pdf)] * 6))
    ),
    "trasigt innehåll.pdf": changed(
        plain_pdf(1),
        lambda pdf: setattr(pdf.pages[0].obj, "Contents", Stream(pdf, b"x\x9cskrap", Filter=Name.FlateDecode)),
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_taken_in_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(UserError) as refused:
        build(one(name, BAD[name]))
    assert refused.value.sentence.startswith(name)


def test_a_file_with_odd_metadata_and_a_stray_field_says_nothing_beside(capfd: pytest.CaptureFixture[str]) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = Stream(pdf, b"<x/>", Type=Name.Metadata, Subtype=Name.XML)
        field = Dictionary(Subtype=Name.Widget, FT=Name.Tx, Rect=Array([0, 0, 9, 9]))
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(field)])

    with pytest.warns(pikepdf.PageCopyWarning):
        spoilt = changed(tagged(), spoil)
    logging.getLogger("pikepdf").setLevel(logging.NOTSET)
    assert not build(one("a.pdf", spoilt)).is_archival
    assert capfd.readouterr().err == ""


def test_the_work_can_be_stopped() -> None:
    class StoppedError(Exception): ...

    def stop(done: int, total: int) -> None:
        assert 0 <= done < total
        if done == 1:
            raise StoppedError

    chosen = (one("a.pdf", tagged()),)
    with pytest.raises(StoppedError):
        build_handlingspaket(lambda p: front(dict(p), chosen), chosen, number_text=lambda n, _: str(n), report=stop)
