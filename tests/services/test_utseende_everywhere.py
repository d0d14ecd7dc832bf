"""The look of an organ is on every document that leaves the program, whichever way it goes."""

import ast
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from desk import make_command, open_still
from factories import as_closed, make_akt
from stored_akt import add_akt

import nacka_sekreterare
from nacka_sekreterare.documents.model import Document
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.utseende import Utseende
from nacka_sekreterare.services import export, handlingspaket, kallelse
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.preview import PageOrder
from nacka_sekreterare.services.preview_server import PageSetter

OWN, OWN_FILE = "DejaVu Sans", "DejaVuSans"
LOOK = Utseende(rubriktypsnitt=OWN, brodtypsnitt=OWN)
MAKERS = {"render": 3, "lay_out": 2, "Sheets": 2, "build_handlingspaket": 2, "Exportjobb": 5}


@pytest.fixture
def akt() -> Akt:
    closed = as_closed(make_akt(utseende=LOOK))
    return closed.model_copy(update={"bilagor": ()})  # their files are not kept here


@pytest.fixture
def folder(tmp_path: Path, akt: Akt) -> Path:
    folder = tmp_path / "nämndens förråd"
    with open_still(folder, True) as kansli, kansli.act("store", "Inläst") as tx:
        add_akt(tx, akt)
    return folder


@pytest.fixture
def kansli(folder: Path) -> Iterator[Kansli]:
    with open_still(folder, True) as kansli:
        yield kansli


def is_in_look(data: bytes) -> bool:
    """Whether a PDF has no other font than the look's, or the styles of a DOCX name it."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as package:
            styles = package.read("word/styles.xml").decode("utf-8")
        return OWN in styles and "Source" not in styles
    with pikepdf.open(BytesIO(data)) as pdf:
        fonts = [str(font.BaseFont) for page in pdf.pages for font in page.Resources.Font.values()]
    return bool(fonts) and all(OWN_FILE in font for font in fonts)


@pytest.mark.parametrize("word", ["pdf", "docx"])
@pytest.mark.parametrize("dokument", export.DOKUMENT)
def test_whatever_is_exported_is_in_the_look(kansli: Kansli, akt: Akt, dokument: str, word: str) -> None:
    numbers = (37,) if dokument in {"utdrag", "tjansteskrivelse"} else ()
    order = export.Exportorder(sammantrade_id=akt.sammantrade.id, dokument=dokument, format=word, paragrafer=numbers)
    jobs = export.prepare_export(kansli, order)
    assert jobs
    assert all(is_in_look(job.render()) for job in jobs)


def test_what_is_signed_is_in_the_look(kansli: Kansli, akt: Akt) -> None:
    for justering in akt.justeringar:
        assert all(is_in_look(job.render()) for job in export.prepare_for_signing(kansli, justering.id))
        files = export.files_for_justering(kansli, justering.id)
        assert [is_in_look(content) for name, content in files if not name.endswith(".txt")] == [True, True]


@pytest.mark.parametrize("dokument", ["protokoll", "utdrag", "kallelse", "narvarolista", "anslag"])
def test_the_preview_is_in_the_look(kansli: Kansli, akt: Akt, dokument: str) -> None:
    arende = next(arende for arende in akt.arenden if akt.nummer_of(arende.id) == 37)
    for key in (akt.sammantrade.id, akt.organ.id):
        order = PageOrder(version=1, sammantrade_id=key, dokument=dokument, arende_id=arende.id, is_whole=True)
        answered = PageSetter().answer(order, kansli)
        assert not answered.answer.sentence
        assert is_in_look(answered.pdf)


def test_the_kallelse_that_is_sent_is_in_the_look(kansli: Kansli, akt: Akt, tmp_path: Path) -> None:
    files = kallelse.prepare_utskick(kansli, akt.sammantrade.id).write(tmp_path / "ut")
    assert [is_in_look(content) for name, content in files if not name.endswith(".txt")] == [True, True]


def test_the_handlingspaket_is_in_the_look(kansli: Kansli, akt: Akt) -> None:
    paket = handlingspaket.prepare_handlingspaket(kansli, akt.sammantrade.id)
    assert any(isinstance(one.content, Document) for one in paket.handlingar), "no tjänsteskrivelse to look at"
    with pikepdf.open(BytesIO(paket.build().data)) as pdf:
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}
    assert any(OWN_FILE in font for font in fonts)
    assert not any("SourceSerif" in font for font in fonts)


def test_what_the_command_line_writes_is_in_the_look(
    folder: Path, akt: Akt, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "ut"
    command = make_command(folder, capsys)
    answer = command("exportera", str(akt.sammantrade.id), "--dokument", "protokoll", "--ut", str(out))
    assert answer.code == 0
    assert [is_in_look(path.read_bytes()) for path in out.iterdir()] == [True] * len(akt.justeringar)


def test_no_service_makes_a_document_without_saying_its_look() -> None:
    root = Path(nacka_sekreterare.__file__).parent
    forgetful = [
        f"{path.name}:{call.lineno}"
        for folder in ("services", "ui", ".")
        for path in (root / folder).glob("**/*.py" if folder != "." else "*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and path.name != "exempel.py" and _forgets(call)  # it plays a förvaltning too
    ]
    assert not forgetful


def _forgets(call: ast.Call) -> bool:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    is_told = any(word.arg == "look" for word in call.keywords)
    is_compared = any(isinstance(one, ast.Attribute) and one.attr == "TEXT" for one in call.args)  # words have no look
    return name in MAKERS and not (is_told or is_compared) and len(call.args) < MAKERS[name]
