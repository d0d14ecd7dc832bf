"""A drawing that draws itself is found before a library falls over it, and others are let through."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from nacka_sekreterare.system.pdf_loops import draws_itself


def pdf_of(fill: Callable[[Pdf], object]) -> bytes:
    buffer = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        fill(pdf)
        pdf.save(buffer)
    return buffer.getvalue()


def drawing(pdf: Pdf) -> Object:
    stream = pdf.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    return pdf.make_indirect(stream)


def show(pdf: Pdf, shown: Object) -> None:
    pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(X=shown))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"/X Do")


def twice(pdf: Pdf) -> None:
    inner, outer = drawing(pdf), drawing(pdf)
    outer.Resources = Dictionary(XObject=Dictionary(X=inner, Y=inner))
    show(pdf, outer)


def loop(pdf: Pdf) -> None:
    inner, outer = drawing(pdf), drawing(pdf)
    inner.Resources = Dictionary(XObject=Dictionary(X=outer))
    outer.Resources = Dictionary(XObject=Dictionary(X=inner))
    show(pdf, outer)


def loop_of_a_look(pdf: Pdf) -> None:
    look = drawing(pdf)
    look.Resources = Dictionary(XObject=Dictionary(X=look))
    pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.Stamp, Rect=Array([0, 0, 9, 9]), AP=Dictionary(N=look))])


@pytest.mark.parametrize("fill", [loop, loop_of_a_look])
def test_a_drawing_that_draws_itself_is_found(fill: Callable[[Pdf], object]) -> None:
    assert draws_itself(pdf_of(fill))


@pytest.mark.parametrize("data", [pdf_of(twice), pdf_of(lambda _: None), b"inte en PDF"])
def test_what_does_not_go_round_is_let_through(data: bytes) -> None:
    assert not draws_itself(data)
