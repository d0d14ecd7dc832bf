"""PDFs as they come from others, and a handlingspaket of 295 pages put together of them."""

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
from documents import samples
from pikepdf import Array, Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.handlingspaket import Handlingspaket, Paketdel, build_handlingspaket
from nacka_sekreterare.documents.model import Contents, ContentsEntry, Document, Format, Heading, PageNumberPlace

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


def part_named(name: str) -> Paketdel:
    return next(part for part in parts() if part.name == name)


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


def one(name: str, data: bytes) -> Paketdel:
    return Paketdel("h0", name, name, data, "1 Ärende 1")
