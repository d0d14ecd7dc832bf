"""Bad input (KEDJAN, done when 9): one Swedish sentence that says what to do, exit code 1, and nothing lost."""

import errno
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import docx
import pikepdf
import pytest
from desk import Command, make_command, open_still
from reportlab.pdfgen.canvas import Canvas

from nacka_sekreterare.services.exempel import store_exempel

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("exempel") / "förråd"
    with open_still(folder, True) as kansli:
        return folder, str(store_exempel(kansli))


@pytest.fixture
def store(tmp_path: Path, example: tuple[Path, str]) -> Path:
    folder = tmp_path / "nämndens förråd"
    shutil.copytree(example[0], folder)
    return folder


@pytest.fixture
def command(store: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    return make_command(store, capsys)


# --- files to read ---------------------------------------------------------------------------------------------------
def pdf_file(path: Path, text: str = "", **protection: str) -> None:
    canvas = Canvas(str(path))
    canvas.drawString(50, 700, text) if text else canvas.rect(10, 10, 90, 90)
    canvas.save()
    if protection:
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(**protection))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def word_file(path: Path, body: bytes) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", body)


def cut_pdf(path: Path) -> None:
    pdf_file(path, "Kallelse")
    cut(path)


def cut_docx(path: Path) -> None:
    docx.Document().save(str(path))
    cut(path)


def other_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("bild.txt", "hej")


GARBAGE = bytes(range(256)) * 20
BOMB = f'<w:document xmlns:w="{WORD}"><w:body>'.encode() + b"<w:p/>" * 60_000_000
XXE = (
    b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    + f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'.encode()
)
Make = Callable[[Path], object]
FILES: dict[str, tuple[Make, str]] = {
    "tom.txt": (lambda path: path.write_bytes(b""), "är tom"),
    "bara luft.txt": (lambda path: path.write_text(" \n\t\n", encoding="utf-8"), "är tom"),
    "tom.pdf": (lambda path: path.write_bytes(b""), "är tom"),
    "saknas.docx": (lambda path: None, "finns inte"),
    "mapp.docx": (lambda path: path.mkdir(), "är en mapp"),
    "inskannad.pdf": (pdf_file, "innehåller ingen text"),
    "låst.pdf": (lambda path: pdf_file(path, "Kallelse", user="a", owner="b"), "låst med lösenord"),
    "avklippt.pdf": (cut_pdf, "går inte att läsa"),
    "skräp.pdf": (lambda path: path.write_bytes(GARBAGE), "går inte att läsa"),
    "skräp.docx": (lambda path: path.write_bytes(GARBAGE), "går inte att läsa"),
    "avklippt.docx": (cut_docx, "går inte att läsa"),
    "arkiv.docx": (other_zip, "inget Word-dokument"),
    "tom.docx": (lambda path: docx.Document().save(str(path)), "innehåller ingen text"),
    "bomb.docx": (lambda path: word_file(path, BOMB), "för stor"),
    "lockande.docx": (lambda path: word_file(path, XXE), "går inte att läsa"),
    "trasig.docx": (lambda path: word_file(path, b"<w:document><w:body>"), "går inte att läsa"),
    "gammal.doc": (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + GARBAGE), "äldre format"),
    "skräp.txt": (lambda path: path.write_bytes(GARBAGE), "ingen textfil"),
    "rik.txt": (lambda path: path.write_bytes(b"{\\rtf1 hej}"), "RTF-fil"),
    "bild.png": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + GARBAGE), "av ett slag"),
    "brev.txt": (lambda path: path.write_text("Hej på dig!\nVi ses.", encoding="utf-8"), "kändes igen"),
    "x" * 300 + ".txt": (lambda path: None, "går inte att öppna"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_refused_and_the_store_is_as_it_was(
    command: Command, store: Path, tmp_path: Path, name: str
) -> None:
    make, told = FILES[name]
    make(tmp_path / name)
    before = command("lista", "--json").out
    for words in (["las-kallelse"], ["las-tjansteskrivelse"], ["importera", "--organ", "X", "--datum", "2026-05-05"]):
        refusal = command(*words, tmp_path / name).refusal
        assert told in refusal or "tjänsteskrivelse kändes igen" in refusal
    assert command("lista", "--json").out == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "JSON"),
        (b"hej", "JSON"),
        (b"\xff\xfe\x00", "JSON"),
        (b"[]", "inte en utbytesfil"),
        (b"{}", "inte en utbytesfil"),
        (b"[" * 100_000, "JSON"),
        (b'{"format": "nacka-sekreterare-sammantrade", "version": 99}', ""),
    ],
)
def test_an_exchange_file_that_is_none_is_refused(command: Command, tmp_path: Path, content: bytes, told: str) -> None:
    fil = tmp_path / "fil.json"
    fil.write_bytes(content)
    before = command("lista", "--json").out
    assert told in command("importera", fil).refusal
    assert command("lista", "--json").out == before


@pytest.mark.parametrize("text", ["2026-13-45", "i morgon", "", "26-04-22", "2026-04-31", "9999-12-31"])
@pytest.mark.parametrize("name", ["--sammantrade", "--justerat", "--anslaget"])
def test_a_date_that_is_none_is_refused(command: Command, name: str, text: str) -> None:
    assert "datum" in command("frister", name, text, "--json").refusal


# --- what to export, and where ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--dokument", "utdrag"], "--paragraf 37"),
        (["--dokument", "utdrag", "--paragraf", "137"], "§ 137 finns inte på sammanträdet, som har §§ 33–50"),
        (["--dokument", "utdrag", "--paragraf", "43"], "§ 43 omfattas av sekretess"),
        (["--dokument", "protokoll", "--justering", "3"], "Justering 3 finns inte"),
    ],
)
def test_what_is_not_there_is_not_exported(
    command: Command, example: tuple[Path, str], tmp_path: Path, words: list[str], told: str
) -> None:
    assert told in command("exportera", example[1], "--ut", tmp_path / "ut", *words).refusal
    assert not list((tmp_path / "ut").glob("*"))


@pytest.mark.parametrize("wrong", ["123", "", "0cda333a-8f30-4de7-bc64-aff0c3e42ca7", "../x"])
def test_an_unknown_sammantrade_is_told(command: Command, tmp_path: Path, wrong: str) -> None:
    assert "Kommandot lista" in command("exportera", wrong, "--ut", tmp_path / "ut").refusal


def test_a_folder_that_is_a_file_is_refused_before_anything_is_done(
    command: Command, example: tuple[Path, str], tmp_path: Path
) -> None:
    target = tmp_path / "ut"
    target.write_text("mitt", encoding="utf-8")
    assert "Välj en annan katalog" in command("exportera", example[1], "--ut", target).refusal
    assert "Välj en annan katalog" in command("exempel", "--ut", target).refusal
    assert "Välj en annan katalog" in command("exportera", example[1], "--ut", tmp_path / ("x" * 300)).refusal
    assert target.read_text(encoding="utf-8") == "mitt"


def test_a_folder_in_the_place_of_the_file_is_told(command: Command, example: tuple[Path, str], tmp_path: Path) -> None:
    (tmp_path / "ut" / "aldrenamnden-2026-04-15-kallelse.pdf").mkdir(parents=True)
    assert (
        "är en katalog" in command("exportera", example[1], "--dokument", "kallelse", "--ut", tmp_path / "ut").refusal
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, "Disken är full"),
        (errno.EACCES, "öppen i ett annat program"),
        (errno.EROFS, "skrivskyddad"),
        (errno.EIO, "Kontrollera disken"),
    ],
)
def test_a_target_that_cannot_be_written_keeps_the_earlier_file(
    command: Command,
    example: tuple[Path, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    told: str,
) -> None:
    earlier = tmp_path / "aldrenamnden-2026-04-15-kallelse.pdf"
    earlier.write_bytes(b"den justerade")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)
    assert told in command("exportera", example[1], "--dokument", "kallelse", "--ut", tmp_path).refusal
    assert earlier.read_bytes() == b"den justerade"
    assert not list(tmp_path.glob(".*"))


# --- stores ----------------------------------------------------------------------------------------------------------
def newer(store: Path) -> None:
    with closing(sqlite3.connect(store / "nacka.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 999")


def foreign(store: Path) -> None:
    (store / "nacka.sqlite").unlink()
    with closing(sqlite3.connect(store / "nacka.sqlite")) as connection:
        connection.execute("CREATE TABLE x (y)")


def overwritten(store: Path) -> None:
    database = store / "nacka.sqlite"
    database.write_bytes(database.read_bytes()[:8192] + b"x" * (database.stat().st_size - 8192))


def replaced(content: bytes) -> Callable[[Path], None]:
    return lambda store: (store / "nacka.sqlite").write_bytes(content) and None


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (newer, "nyare än programmet"),
        (foreign, "annat program"),
        (overwritten, "skadad"),
        (lambda store: cut(store / "nacka.sqlite"), "skadad"),
        (replaced(GARBAGE), "ingen databas"),
    ],
)
def test_a_store_that_cannot_be_used_is_told_and_left_alone(
    command: Command, store: Path, example: tuple[Path, str], tmp_path: Path, spoil: Make, told: str
) -> None:
    spoil(store)
    before = (store / "nacka.sqlite").read_bytes()
    for words in (["lista"], ["exempel"], ["exportera", example[1], "--ut", tmp_path / "ut"]):
        assert told in command(*words).refusal
    assert (store / "nacka.sqlite").read_bytes() == before


def test_a_store_in_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fil = tmp_path / "fil.txt"
    fil.write_text("mitt", encoding="utf-8")
    assert "går inte att använda" in make_command(fil, capsys)("lista").refusal
    assert fil.read_text(encoding="utf-8") == "mitt"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_is_told(
    command: Command, example: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small = tmp_path / "liten"
    small.mkdir()
    if os.system(f"mount -t tmpfs -o size=300k tmpfs '{small}' 2>/dev/null"):
        pytest.skip("this machine lets nobody mount")
    try:
        words = ["exportera", example[1], "--dokument", "protokoll", "--format", "docx", "--ut", small]
        assert "Disken är full" in command(*words).refusal
        assert not list(small.iterdir())
        assert "Disken är full" in make_command(small / "förråd", capsys)("exempel").refusal
    finally:
        os.system(f"umount '{small}'")
