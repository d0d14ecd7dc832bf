"""Files of every kind, whole and broken: what is read from them, and the one sentence when nothing can be."""

import io
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from exchange import word_package as word

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.exchange.kalla import read_kalla
from nacka_sekreterare.exchange.kallelse import read_kallelse, read_kallelse_text
from nacka_sekreterare.exchange.kalltext import Plats

TEXT = "Kallelse\nÄldrenämnden\n27 april 2022\n\n1. Upprop\n2. Val av justerare\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str, newline: str) -> None:
    path = tmp_path / "kallelse å.txt"
    path.write_bytes(TEXT.replace("\n", newline).encode(encoding))
    assert read_kallelse(path).organ == "Äldrenämnden"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Piped())
    assert len(read_kallelse("-").punkter) == 2


def _docx(path: Path, **changes: bytes) -> Path:
    word.write_docx(path, word.paragraph("1. Upprop"))
    parts = {
        name: zipfile.ZipFile(path).read(name) for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    }
    parts.update(changes)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def _picture_pdf(path: Path) -> Path:
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    document.save(path)
    document.close()
    return path


def _write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


_BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
_DEEP = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>" + b"<w:p>" * 5000


@pytest.mark.parametrize(
    ("make", "word_in_sentence"),
    [
        (lambda folder: folder / "saknas.txt", "finns inte"),
        (lambda folder: folder, "mapp"),
        (lambda folder: _write(folder / "tom.txt", b""), "tom"),
        (lambda folder: _write(folder / "blank.txt", b" \n\t\n"), "tom"),
        (lambda folder: _write(folder / "bom.txt", b"\xef\xbb\xbf\n"), "ingen text"),
        (lambda folder: _write(folder / "bild.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(60))), "textfil"),
        (lambda folder: _write(folder / "kallelse.docx", b"ingen zip"), "skadad"),
        (lambda folder: _write(folder / "kallelse.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), r"\.doc"),
        (
            lambda folder: _write(
                folder / "k.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
            ),
            "lösenord",
        ),
        (lambda folder: _write(folder / "kallelse.pdf", b"%PDF-1.7\nskrap"), "skadad"),
        (lambda folder: _write(folder / "kallelse.pdf", b"inget alls"), "skadad"),
        (lambda folder: _picture_pdf(folder / "skannad.pdf"), "inskannad"),
        (lambda folder: _write(folder / "kallelse.xyz", b"abc"), "slag"),
        (lambda folder: _write(folder / "k.txt", b"{\\rtf1 hej}"), "RTF"),
        (lambda folder: _docx(folder / "k.docx", **{"word/document.xml": _BOMB}), "skadad"),
        (lambda folder: _docx(folder / "k.docx", **{"word/document.xml": _BOMB.decode().encode("utf-16")}), "skadad"),
        (lambda folder: _docx(folder / "k.docx", **{"word/document.xml": _DEEP}), "skadad"),
        (lambda folder: _docx(folder / "k.docx", **{"word/document.xml": b"<w:document"}), "skadad"),
        (lambda folder: _docx(folder / "k.docx", **{"word/document.xml": b"\0" * 160_000_000}), "för stor"),
        (lambda folder: _write(folder / "k.docx", _empty_zip()), "inget Word-dokument"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, make: object, word_in_sentence: str) -> None:
    with pytest.raises(UserError, match=word_in_sentence) as refused:
        read_kalla(make(tmp_path))
    assert refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence


def _empty_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.txt", "hej")
    return stream.getvalue()


def test_a_locked_pdf_is_told_apart(tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    path = tmp_path / "last.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path, encryption=pikepdf.Encryption(owner="x", user="y"))
    with pytest.raises(UserError, match="lösenord"):
        read_kalla(path)


def test_a_word_file_is_read_as_it_is_seen(tmp_path: Path) -> None:
    body = (
        word.paragraph(word.text_box(word.paragraph("Fastighetsnämnden")))
        + word.content_control(word.paragraph("Tid: måndag 4 mars 2024 kl. 9.00") + word.paragraph("Plats: Rum 3"))
        + word.paragraph("Upprop", style="Punkt")
        + word.paragraph("Försäljning av\nfastigheten Älgen 2", style="Punkt")
        + word.paragraph("Dnr FN 2024-17")
        + word.paragraph("Förslag till beslut")
        + word.paragraph("Fastighetsnämnden säljer fastigheten.", list_id=word.SUBLIST)
        + word.paragraph(
            word.run("Priset är ")
            + word.deleted("500 000")
            + word.inserted("650 000")
            + word.run(" kronor:")
            + word.footnote_mark(2),
            list_id=word.SUBLIST,
        )
        + word.paragraph("halva nu,", list_id=word.SUBLIST, level=1)
        + word.paragraph("halva sedan.", list_id=word.SUBLIST, level=1)
        + word.paragraph("Rapporter", style="Punkt")
        + word.paragraph("Vattenskador", list_id=word.BULLETS)
        + word.paragraph("Köp av mark", style="Punkt")
        + word.paragraph("Förslag till beslut\nFastighetsnämnden föreslår att kommunfullmäktige köper marken.")
        + word.paragraph("Köpet betalas 2024.", list_id=word.RESTARTED)
        + word.table([["Handläggare", "Nora Ek"], ["Karta", word.table([["inre", "cell"]]) + word.paragraph("")]])
    )
    path = word.write_docx(
        tmp_path / "k.docx", body, header=word.paragraph("Kallelse"), footnotes={2: "Värderat i januari."}
    )
    kalla = read_kalla(path)
    read = read_kallelse(path)
    assert [stycke.text for stycke in kalla.stycken if stycke.text == "Fastighetsnämnden"] == ["Fastighetsnämnden"]
    assert [stycke.text for stycke in kalla.stycken if stycke.place is Plats.RUNNING] == ["Kallelse"]
    assert (read.organ, str(read.datum), read.tid, read.plats) == ("Fastighetsnämnden", "2024-03-04", "09:00", "Rum 3")
    assert [(punkt.nr, punkt.rubrik, punkt.dnr) for punkt in read.punkter] == [
        ("1", "Upprop", None),
        ("2", "Försäljning av fastigheten Älgen 2", "FN 2024-17"),
        ("3", "Rapporter", None),
        ("4", "Köp av mark", None),
    ]
    assert [one.text for one in read.punkter[1].forslag_till_beslut or ()] == [
        "Fastighetsnämnden säljer fastigheten.",
        "Priset är 650 000 kronor:\na) halva nu,\nb) halva sedan.",
    ]
    assert read.punkter[1].text == "Värderat i januari."
    assert read.punkter[2].text == "• Vattenskador"
    assert read.punkter[3].mottagare == "kommunfullmäktige"
    assert "500 000" not in read.model_dump_json()
    marks = [stycke.marker for stycke in kalla.stycken if stycke.marker]
    assert marks == ["1.", "2.", "1.", "2.", "a)", "b)", "3.", "•", "4.", "1."]


def test_a_word_table_of_points_is_read_by_its_columns(tmp_path: Path) -> None:
    rows = [
        ["Nr", "Ärende", "Dnr", "Förslag till beslut"],
        ["1", "Upprop", "", ""],
        ["2", "Plan för parker", "TN 2024/9", "Tekniska nämnden antar planen."],
        ["3", "Rapporter", "", ""],
    ]
    path = word.write_docx(
        tmp_path / "k.docx", word.paragraph("Kallelse till tekniska nämnden 2024-05-02") + word.table(rows)
    )
    read = read_kallelse(path)
    assert [(punkt.nr, punkt.rubrik, punkt.dnr) for punkt in read.punkter] == [
        ("1", "Upprop", None), ("2", "Plan för parker", "TN 2024/9"), ("3", "Rapporter", None),
    ]  # fmt: skip
    assert [one.text for one in read.punkter[1].forslag_till_beslut or ()] == ["Tekniska nämnden antar planen."]


@pytest.mark.parametrize("bullet", ["\uf0b7", "•", "−", "–", "-", "\uf0a7"])
def test_bullets_of_every_kind_are_list_items(tmp_path: Path, bullet: str) -> None:
    path = tmp_path / "k.txt"
    path.write_text(f"{TEXT}{bullet} Första\n{bullet} Andra\n", encoding="utf-8")
    assert read_kallelse(path).punkter[1].text == "• Första\n• Andra"


@pytest.mark.parametrize("separator", ["\u2028", "\x0b", "\u00a0"])
def test_line_separators_become_spaces(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "k.txt"
    path.write_text(f"{TEXT}3. Motion –{separator}Skapa bostäder\n", encoding="utf-8")
    assert read_kallelse(path).punkter[2].rubrik == "Motion – Skapa bostäder"


def test_page_heads_come_once_and_the_points_go_on() -> None:
    from nacka_sekreterare.exchange.kallelse import read_kallelse_text

    head = "Kallelse/föredragningslista\n27 april 2022\n\nÄldrenämnden\n\n"
    read = read_kallelse_text(
        f"{head}1. Upprop\n\n2. Val av justerare\nTvå personer väljs.\n{head}3. Budget\n\n4. Övrigt\n"
    )
    assert [punkt.text for punkt in read.punkter] == [None, "Två personer väljs.", None, None]


def test_hidden_text_is_not_read_as_visible_but_kept(tmp_path: Path) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hemlig anteckning</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> synlig</w:t></w:r>'
    body = (
        word.paragraph("Kallelse till Sjönämnden 5 maj 2026")
        + word.paragraph("1. Upprop")
        + word.paragraph(word.run("2. Budget") + hidden + shown)
        + word.paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>3. Gammal punkt</w:t></w:r>")
        + word.paragraph("3. Övrigt")
    )
    read = read_kallelse(word.write_docx(tmp_path / "k.docx", body))
    assert [punkt.rubrik for punkt in read.punkter] == ["Upprop", "Budget synlig", "Övrigt"]
    assert "hemlig anteckning" in read.ej_tolkat
    assert "3. Gammal punkt" in read.ej_tolkat


@pytest.mark.parametrize("hostile", ["ab-\n" * 40_000, "kl. 16.00 " * 15_000, "den 3 juni 2026 " * 10_000])
def test_a_long_hostile_text_is_read_in_time_that_grows_with_its_length_only(hostile: str) -> None:
    read = read_kallelse_text(f"Kallelse till Sjönämnden 5 maj 2026\n\n1. Upprop\n2. Budget\n{hostile}")
    assert [punkt.nr for punkt in read.punkter][:2] == ["1", "2"]
