"""The handlingspaket that many tests look at: made once, since it has 295 pages."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from documents.odd_pdfs import build, parts

from nacka_sekreterare.documents.handlingspaket import Handlingspaket


@pytest.fixture(scope="session")
def paket() -> Handlingspaket:
    return build(*parts())


@pytest.fixture(scope="session")
def pdf(paket: Handlingspaket) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(paket.data)) as opened:
        yield opened
