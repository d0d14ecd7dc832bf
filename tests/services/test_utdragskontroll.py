"""An utdrag proves itself: by its own pages and by the justerade protokoll, with the place of a difference."""

import hashlib
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from factories import arende_id, as_closed, make_akt
from factories_documents import WHEN
from signing import written_anew

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders import build_anslag, build_protokoll, build_utdrag
from nacka_sekreterare.documents.model import Format
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.utdragskontroll import Utdragskontroll, check_utdrag

ANOTHER_DOCUMENT = render(build_anslag(make_akt(), make_akt().justeringar[0], created_at=WHEN), Format.PDF)
BOTH = pytest.mark.parametrize("form", [Format.PDF, Format.DOCX], ids=["pdf", "docx"])


def protokoll_of(akt: Akt, form: Format = Format.PDF) -> bytes:
    return render(build_protokoll(akt, akt.justeringar[0], created_at=WHEN), form)


def kept(akt: Akt, data: bytes) -> Akt:
    """The akt that keeps the justerade file."""
    bilaga = Bilaga(
        sammantrade_id=akt.sammantrade.id,
        justering_id=akt.justeringar[0].id,
        slag=Bilageslag.JUSTERAT,
        namn="protokoll.pdf",
        sha256=hashlib.sha256(data).hexdigest(),
        storlek=len(data),
    )
    return akt.model_copy(update={"bilagor": (*akt.bilagor, bilaga)})


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write_file(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return write_file


Write = Callable[[str, bytes], Path]


def check(write: Write, form: Format, akt: Akt, utdrag: bytes, protokoll: bytes | None) -> Utdragskontroll:
    given = write("protokoll", protokoll) if protokoll is not None else None
    return check_utdrag(write(f"utdrag.{form.value}", utdrag), given)


@BOTH
def test_an_utdrag_agrees_with_the_file_that_was_justerad(write: Write, form: Format) -> None:
    protokoll = protokoll_of(make_akt())
    akt = kept(make_akt(), protokoll)
    utdrag = render(build_utdrag(akt, [arende_id("motion"), arende_id("taxa")], created_at=WHEN), form)
    assert check(write, form, akt, utdrag, protokoll) == Utdragskontroll(ok=True, fel=())


@BOTH
@pytest.mark.parametrize("other", [Format.PDF, Format.DOCX], ids=["against-pdf", "against-docx"])
def test_a_protokoll_written_anew_is_compared_by_its_words(write: Write, form: Format, other: Format) -> None:
    akt = make_akt()
    utdrag = render(build_utdrag(akt, [arende_id("motion")], created_at=WHEN), form)
    verdict = check(write, form, akt, utdrag, protokoll_of(akt, other))
    assert (verdict.ok, verdict.fel, len(verdict.upplysningar)) == (True, (), 1)


@BOTH
def test_a_beslut_that_reads_otherwise_in_the_protokoll_is_told_with_its_place(write: Write, form: Format) -> None:
    akt = make_akt()
    utdrag = render(build_utdrag(akt, [arende_id("motion")], created_at=WHEN), form)
    punkt = akt.beslutspunkter_of(arende_id("motion"))[0]
    changed = punkt.model_copy(update={"beslut": punkt.beslut + plain_text("Bidraget är 7 000 kronor.")})
    punkter = tuple(changed if each.id == punkt.id else each for each in akt.beslutspunkter)
    verdict = check(write, form, akt, utdrag, protokoll_of(akt.model_copy(update={"beslutspunkter": punkter})))
    (fault,) = verdict.fel
    assert fault.startswith("§ 37: protokoll säger något annat än utdraget, efter ”")
    assert verdict.ok is False


def test_a_protokoll_of_another_day_is_told_apart(write: Write) -> None:
    akt = make_akt()
    utdrag = render(build_utdrag(akt, [arende_id("motion")], created_at=WHEN), Format.PDF)
    later = akt.sammantrade.model_copy(update={"datum": akt.sammantrade.datum.replace(month=6)})
    verdict = check(write, Format.PDF, akt, utdrag, protokoll_of(akt.model_copy(update={"sammantrade": later})))
    assert "annat sammanträde" in verdict.fel[0]


def test_a_changed_page_of_the_utdrag_is_found(write: Write) -> None:
    akt = make_akt()
    utdrag = render(build_utdrag(akt, [arende_id("motion")], created_at=WHEN), Format.DOCX)
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(utdrag)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            was = b"beslutar" if name == "word/document.xml" else b""
            target.writestr(name, source.read(name).replace(was, b"beslutade") if was else source.read(name))
    verdict = check(write, Format.DOCX, akt, changed.getvalue(), None)
    assert verdict.fel[0].startswith("§ 37: utdragets sidor")
    assert verdict.upplysningar


def test_a_pdf_page_taken_away_is_found(write: Write) -> None:
    utdrag = render(build_utdrag(make_akt(), [arende_id("motion")], created_at=WHEN), Format.PDF)
    changed = written_anew(utdrag, lambda pdf: pdf.pages.__delitem__(0))
    assert check(write, Format.PDF, make_akt(), changed, None).ok is False


@BOTH
def test_an_utdrag_written_before_the_justering_says_so(write: Write, form: Format) -> None:
    akt = as_closed(make_akt())
    utdrag = render(build_utdrag(akt, [arende_id("motion")], created_at=WHEN), form)
    assert any("inte justerad" in fault for fault in check(write, form, akt, utdrag, None).fel)


def test_lists_tables_and_strange_letters_survive_the_way(write: Write) -> None:
    akt = make_akt()
    punkt = akt.beslutspunkter_of(arende_id("motion"))[0]
    odd = plain_text("Familjen <b>&amp; Åkesson–Źdź ﬁck 1\u00a0000 kr; samverkans-\nmöte # 3.")
    changed = punkt.model_copy(update={"beslut": odd})
    akt = akt.model_copy(
        update={"beslutspunkter": tuple(changed if e.id == punkt.id else e for e in akt.beslutspunkter)}
    )
    shown = [arende.id for arende in akt.numrerade_arenden if not arende.ar_sekretess]
    for form in (Format.PDF, Format.DOCX):
        utdrag = render(
            build_utdrag(akt, shown, created_at=WHEN),
            form,
        )
        assert check(write, form, akt, utdrag, None).fel == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "bär inga uppgifter"),
        (b"%PDF-1.7 skadad", "bär inga uppgifter"),
        (
            render(build_anslag(make_akt(), make_akt().justeringar[0], created_at=WHEN), Format.PDF),
            "bär inga uppgifter",
        ),
    ],
)
def test_a_file_that_is_no_utdrag_is_told_in_a_sentence(write: Write, data: bytes, told: str) -> None:
    with pytest.raises(UserError, match=told):
        check_utdrag(write("fil.pdf", data), None)


def test_facts_that_somebody_has_spoilt_are_told_in_a_sentence(write: Write) -> None:
    utdrag = render(build_utdrag(make_akt(), [arende_id("motion")], created_at=WHEN), Format.DOCX)
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(utdrag)) as source, zipfile.ZipFile(changed, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b'"version":1', b'"version":"x"'))
    with pytest.raises(UserError, match="skadade"):
        check_utdrag(write("utdrag.docx", changed.getvalue()), None)


def break_the_drawing(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"Tf Tj BDC")


@pytest.mark.parametrize(
    "change",
    [
        break_the_drawing,
        lambda pdf: pdf.pages[0].Resources.__setitem__("/Font", pikepdf.Dictionary(F=5)),
        lambda pdf: pdf.Root.StructTreeRoot.__setattr__("K", pikepdf.Dictionary(Type=pikepdf.Name.MCR)),
    ],
    ids=["drawing", "font", "tags"],
)
def test_a_damaged_utdrag_is_told_in_a_sentence(write: Write, change: Callable[[pikepdf.Pdf], object]) -> None:
    akt = make_akt()
    utdrag = render(build_utdrag(akt, [arende_id("motion")], created_at=WHEN), Format.PDF)
    damaged = written_anew(utdrag, change)
    with pytest.raises(UserError, match="går inte att läsa"):
        check(write, Format.PDF, akt, damaged, None)


def test_an_utdrag_with_a_password_is_told_in_a_sentence(write: Write) -> None:
    locked = written_anew(ANOTHER_DOCUMENT, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(UserError, match="bär inga uppgifter"):
        check(write, Format.PDF, make_akt(), locked, None)
