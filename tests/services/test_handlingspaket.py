"""The handlingspaket of a sammanträde: what is in it, in which order, and what never is."""

import hashlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from documents import samples
from factories_services import Scene
from reportlab.pdfgen.canvas import Canvas
from still_clock import Clock

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders.kallelse import kallade_arenden
from nacka_sekreterare.documents.model import Format, paragraph
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.bilaga import Bilageslag, Utsandning
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services import arende as arende_acts
from nacka_sekreterare.services import handling
from nacka_sekreterare.services.avsnitt import set_avsnitt
from nacka_sekreterare.services.bilaga import add_bilaga, read_bilaga, remove_bilaga, replace_bilaga, update_bilaga
from nacka_sekreterare.services.export import Exportorder
from nacka_sekreterare.services.handling import Examined, Making
from nacka_sekreterare.services.handlingspaket import NEXT, export_handlingspaket, prepare_handlingspaket
from nacka_sekreterare.services.kallelse import prepare_utskick, register_utskick
from nacka_sekreterare.services.sammantrade import mark_kallat
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.services.utskick import list_utskick, next_tillagg, register_tillagg
from nacka_sekreterare.system import conversion, libreoffice


def tagged(words: str) -> bytes:
    return render(samples.document(paragraph(words)), Format.PDF)


def untagged(words: str) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawString(100, 400, words)
    canvas.save()
    return target.getvalue()


def put(scene: Scene, arende: Arende, namn: str, content: bytes, **more: object) -> bytes:
    add_bilaga(scene.kansli, scene.sammantrade.id, namn, content, arende_id=arende.id, **more)  # type: ignore[arg-type]
    return content


def titles(scene: Scene, **more: int) -> list[str]:
    return [one.title for one in prepare_handlingspaket(scene.kansli, scene.sammantrade.id, **more).handlingar]


def arenden(scene: Scene) -> tuple[Arende, ...]:
    return kallade_arenden(scene.akt)


def texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [document[index].get_textpage().get_text_range() for index in range(len(document))]
    finally:
        document.close()


def test_handlingar_stand_in_the_order_of_the_list_and_none_is_secret_or_dukad(scene: Scene) -> None:
    first, second, third = arenden(scene)[:3]
    put(scene, second, "b.pdf", tagged("b"))
    put(scene, first, "a1.pdf", tagged("a1"))
    put(scene, first, "a2.pdf", tagged("a2"))
    put(scene, first, "dukas.pdf", tagged("DUKAS"), utsandning=Utsandning.DUKAS)
    put(scene, first, "hemlig.pdf", tagged("HEMLIG"), utsandning=Utsandning.SEKRETESS)
    put(scene, third, "i sekretess.pdf", tagged("HEMLIG"))
    put(scene, second, "skickad.pdf", tagged("UTSKICK"), slag=Bilageslag.UTSKICK)
    set_avsnitt(scene.kansli, second.id, Avsnittsslag.UNDERLAG, plain_text("Skriven här."))
    set_avsnitt(scene.kansli, third.id, Avsnittsslag.UNDERLAG, plain_text("HEMLIG"))
    arende_acts.update_arende(scene.kansli, third.id, ar_sekretess=True)
    add_bilaga(scene.kansli, scene.sammantrade.id, "övrig.pdf", tagged("övrig"))
    assert titles(scene) == ["a1.pdf", "a2.pdf", "Tjänsteskrivelse", "b.pdf", "övrig.pdf"]
    package = prepare_handlingspaket(scene.kansli, scene.sammantrade.id).build()
    assert package.is_archival
    assert package.is_accessible
    said = texts(package.data)
    assert all(f"Sida {number} av {len(said)}" in text for number, text in enumerate(said, start=1))
    assert not [word for word in ("DUKAS", "HEMLIG", "UTSKICK", "hemlig.pdf") if word in "".join(said)]
    assert "övrig.pdf" in "".join(said[: min(package.pages.values()) - 1])
    with pikepdf.open(BytesIO(package.data)) as pdf, pdf.open_outline() as outline:
        kids = {item.title: [kid.title for kid in item.children] for item in outline.root[0].children}
    listed = [kids[title] for title in kids if kids[title]]
    assert listed == [["a1.pdf", "a2.pdf"], ["Tjänsteskrivelse", "b.pdf"], ["övrig.pdf"]]


def test_an_untagged_bilaga_is_told_and_its_original_is_untouched(scene: Scene, tmp_path: Path) -> None:
    arende = arenden(scene)[0]
    original = put(scene, arende, "karta.pdf", untagged("karta"))
    order = Exportorder(sammantrade_id=scene.sammantrade.id, dokument="handlingar")
    fil, remarks = export_handlingspaket(scene.kansli, order, tmp_path / "ut å")
    assert Path(fil.fil).read_bytes().startswith(b"%PDF")
    assert Path(fil.fil).name.endswith("-handlingar.pdf")
    assert remarks == ("karta.pdf saknar taggar, så paketet uppfyller inte PDF/A och PDF/UA.",)
    bilaga = scene.akt.bilagor_of(arende.id)[0]
    assert read_bilaga(scene.kansli, bilaga.id) == original
    assert bilaga.sha256 == hashlib.sha256(original).hexdigest()


def test_a_tillagg_has_what_came_after_the_utskick_and_numbers_of_its_own(scene: Scene, clock: Clock) -> None:
    arende = arenden(scene)[0]
    with pytest.raises(UserError, match="inte utskickad"):
        prepare_handlingspaket(scene.kansli, scene.sammantrade.id, tillagg=1)
    put(scene, arende, "före.pdf", tagged("före"))
    mark_kallat(scene.kansli, scene.sammantrade.id, scene.kansli.clock() + timedelta(minutes=1))
    with pytest.raises(UserError, match="Inga handlingar"):
        prepare_handlingspaket(scene.kansli, scene.sammantrade.id, tillagg=1)
    clock.forward(hours=1)
    put(scene, arende, "efter.pdf", tagged("efter"))
    underlag = prepare_handlingspaket(scene.kansli, scene.sammantrade.id, tillagg=1)
    assert [one.title for one in underlag.handlingar] == ["efter.pdf"]
    assert underlag.name.endswith("-handlingar-tillagg-1.pdf")
    said = texts(underlag.build().data)
    assert "Tillägg 1, sida 1 (2)" in said[0]
    assert "Tillägg 1 till kallelsen" in said[0]
    assert "Tillägg 1, sida 2 (2)" in said[1]


@pytest.mark.skipif(libreoffice.find_soffice() is None, reason="LibreOffice is not installed")
def test_a_word_file_is_converted(scene: Scene) -> None:
    put(scene, arenden(scene)[0], "Bilaga ett å.docx", render(samples.document(paragraph("Ord ur Word")), Format.DOCX))
    package = prepare_handlingspaket(scene.kansli, scene.sammantrade.id).build()
    assert "Ord ur Word" in texts(package.data)[-1]
    assert package.is_archival
    assert not package.is_accessible  # what LibreOffice claims is not believed


def test_without_libreoffice_she_is_asked_for_a_pdf(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversion, "find_soffice", lambda: None)
    put(scene, arenden(scene)[0], "a.docx", b"PK")
    with pytest.raises(UserError, match=r"a\.docx är ingen PDF, och varken Word eller LibreOffice finns"):
        prepare_handlingspaket(scene.kansli, scene.sammantrade.id).build()


def test_another_kind_of_file_is_refused_by_its_name(scene: Scene) -> None:
    put(scene, arenden(scene)[0], "kalkyl.xlsx", b"PK")
    with pytest.raises(UserError, match=r"kalkyl\.xlsx är ingen PDF"):
        prepare_handlingspaket(scene.kansli, scene.sammantrade.id).build()


def test_only_pdf_is_given_out(scene: Scene, tmp_path: Path) -> None:
    order = Exportorder(sammantrade_id=scene.sammantrade.id, dokument="handlingar", format="docx")
    with pytest.raises(UserError, match="bara som PDF"):
        export_handlingspaket(scene.kansli, order, tmp_path)


def test_a_package_can_be_stopped_and_its_steps_only_grow(scene: Scene) -> None:
    put(scene, arenden(scene)[0], "a.pdf", tagged("a"))
    put(scene, arenden(scene)[0], "b.pdf", tagged("b"))
    steps: list[tuple[int, int]] = []
    prepare_handlingspaket(scene.kansli, scene.sammantrade.id).build(lambda done, total: steps.append((done, total)))
    assert [done for done, _ in steps] == list(range(6))
    assert {total for _, total in steps} == {7}


# --- what is known before it is made ----------------------------------------------------------------------------------
def examined(scene: Scene) -> list[Examined]:
    return list(prepare_handlingspaket(scene.kansli, scene.sammantrade.id).examine(lambda _done, _total: None))


def test_each_handling_is_told_of_before_it_is_made(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handling, "find_converter", lambda: "LibreOffice")
    arende = arenden(scene)[0]
    put(scene, arende, "taggad.pdf", tagged("a"))
    put(scene, arende, "otaggad.pdf", untagged("b"))
    put(scene, arende, "skadad.pdf", b"%PDF-1.7 skrap")
    put(scene, arende, "word.docx", b"PK")
    put(scene, arende, "kalkyl.xlsx", b"PK")
    put(scene, arende, "heter fel.doc", tagged("egentligen en PDF"))
    set_avsnitt(scene.kansli, arende.id, Avsnittsslag.UNDERLAG, plain_text("Skriven här."))
    written, good, plain, broken, word, other, misnamed = examined(scene)
    assert written == Examined(Making.SET)
    assert good == Examined(Making.AS_IT_IS, 1)
    assert plain.page_count == 1
    assert plain.remarks == ("otaggad.pdf saknar taggar, så paketet uppfyller inte PDF/A och PDF/UA.",)
    assert broken.making is Making.IMPOSSIBLE
    assert broken.fault.startswith("skadad.pdf är skadad")
    assert word.making is Making.CONVERTED
    assert word.remarks == ("word.docx görs om till PDF av LibreOffice, så paketet uppfyller inte PDF/UA.",)
    assert other.fault == "kalkyl.xlsx är ingen PDF. Välj en PDF av den i stället."
    assert misnamed == Examined(Making.AS_IT_IS, 1)
    monkeypatch.setattr(handling, "find_converter", lambda: None)
    assert examined(scene)[4].fault == "word.docx är ingen PDF. Välj en PDF av den i stället."


def test_what_is_left_out_is_told_with_the_reason(scene: Scene) -> None:
    first, second = arenden(scene)[:2]
    put(scene, first, "dukas.pdf", tagged("d"), utsandning=Utsandning.DUKAS)
    put(scene, first, "hemlig.pdf", tagged("h"), utsandning=Utsandning.SEKRETESS)
    put(scene, second, "i sekretess.pdf", tagged("i"))
    arende_acts.update_arende(scene.kansli, second.id, ar_sekretess=True)
    left_out = prepare_handlingspaket(scene.kansli, scene.sammantrade.id).left_out
    assert [(one.title, one.reason) for one in left_out] == [
        ("dukas.pdf", "delas ut på mötet"),
        ("hemlig.pdf", "sekretess"),
        ("i sekretess.pdf", "sekretess"),
    ]


# --- what was sent, and what comes after ------------------------------------------------------------------------------
def send(scene: Scene, folder: Path) -> None:
    utskick = prepare_utskick(scene.kansli, scene.sammantrade.id, has_handlingar=True)
    register_utskick(scene.kansli, scene.sammantrade.id, utskick.write(folder), utskick.at)


def send_tillagg(scene: Scene, folder: Path) -> bytes:
    underlag = prepare_handlingspaket(scene.kansli, scene.sammantrade.id, tillagg=NEXT)
    path, package = underlag.write(folder)
    assert underlag.tillagg is not None
    register_tillagg(scene.kansli, scene.sammantrade.id, underlag.tillagg, underlag.to_keep(package))
    return path.read_bytes()


def test_what_is_sent_is_kept_byte_for_byte_with_the_handlingar(scene: Scene, tmp_path: Path) -> None:
    put(scene, arenden(scene)[0], "a.pdf", tagged("a"))
    send(scene, tmp_path / "ut")
    assert sorted(path.suffix for path in (tmp_path / "ut").iterdir()) == [".docx", ".pdf", ".pdf"]
    (sent,) = list_utskick(scene.akt)
    kept = {bilaga.namn: read_bilaga(scene.kansli, bilaga.id) for bilaga in sent.files}
    assert all(kept[path.name] == path.read_bytes() for path in (tmp_path / "ut").iterdir())
    assert len(kept) == 5  # and two texts, to tell later what has changed


def test_tillagg_follow_each_other_and_hold_only_what_the_members_do_not_have(
    scene: Scene, clock: Clock, tmp_path: Path
) -> None:
    arende = arenden(scene)[0]
    put(scene, arende, "a.pdf", tagged("a"))
    dukas = add_bilaga(
        scene.kansli, scene.sammantrade.id, "d.pdf", tagged("d"), arende_id=arende.id, utsandning=Utsandning.DUKAS
    ).value
    send(scene, tmp_path / "ett")
    before = list_utskick(scene.akt)
    assert next_tillagg(scene.akt) == 1
    clock.forward(hours=1)
    update_bilaga(scene.kansli, dukas.id, utsandning=Utsandning.UTSAND)
    put(scene, arende, "b.pdf", tagged("b"))
    assert titles(scene, tillagg=NEXT) == ["d.pdf", "b.pdf"]
    first = send_tillagg(scene, tmp_path / "två")
    assert "Tillägg 1, sida 3 (3)" in texts(first)[2]
    with pytest.raises(UserError, match="Inga handlingar har kommit till"):
        prepare_handlingspaket(scene.kansli, scene.sammantrade.id, tillagg=NEXT)
    clock.forward(hours=1)
    put(scene, arende, "c.pdf", tagged("c"))
    second = send_tillagg(scene, tmp_path / "två")
    assert "Tillägg 2, sida 1 (2)" in texts(second)[0]
    assert [one.tillagg for one in list_utskick(scene.akt)] == [2, 1, None]
    assert list_utskick(scene.akt)[-1:] == before
    order = Exportorder(sammantrade_id=scene.sammantrade.id, dokument="handlingar")
    fil, remarks = export_handlingspaket(scene.kansli, order, tmp_path / "igen", tillagg=1)
    assert Path(fil.fil).read_bytes() == first
    assert remarks == ("Tillägg 1 är redan skickat och skrevs exakt som det skickades.",)
    with pytest.raises(UserError, match="nästa är tillägg 3"):
        export_handlingspaket(scene.kansli, order, tmp_path / "igen", tillagg=4)


def test_a_tillagg_says_what_it_replaces_and_she_is_told_what_was_withdrawn(
    scene: Scene, clock: Clock, tmp_path: Path
) -> None:
    arende = arenden(scene)[0]
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        put(scene, arende, name, tagged(name))
    set_avsnitt(scene.kansli, arende.id, Avsnittsslag.UNDERLAG, plain_text("Skriven här."))
    send(scene, tmp_path)
    clock.forward(hours=1)
    a, b, c = scene.akt.bilagor_of(arende.id)
    replace_bilaga(scene.kansli, a.id, "a rättad.pdf", tagged("a rättad"))
    remove_bilaga(scene.kansli, b.id)
    put(scene, arende, "B.pdf", tagged("b på nytt"))
    remove_bilaga(scene.kansli, c.id)
    underlag = prepare_handlingspaket(scene.kansli, scene.sammantrade.id, tillagg=NEXT)
    day = format_date(scene.kansli.clock().date())
    assert [(one.title, one.note) for one in underlag.handlingar] == [
        ("a rättad.pdf", f"a rättad.pdf ersätter a.pdf, som skickades ut den {day}."),
        ("B.pdf", f"B.pdf ersätter b.pdf, som skickades ut den {day}."),
    ]
    assert underlag.withdrawn == ("c.pdf",)
    assert f"B.pdf ersätter b.pdf, som skickades ut den {day}." in texts(underlag.build().data)[0].replace("\r\n", " ")
    set_avsnitt(scene.kansli, arende.id, Avsnittsslag.UNDERLAG, plain_text("Skriven på nytt."))
    assert titles(scene, tillagg=NEXT) == ["Tjänsteskrivelse", "a rättad.pdf", "B.pdf"]


def test_the_same_file_is_new_to_another_arende_and_known_where_it_was(
    scene: Scene, clock: Clock, tmp_path: Path
) -> None:
    first, second = arenden(scene)[:2]
    content = put(scene, first, "a.pdf", tagged("a"))
    send(scene, tmp_path)
    clock.forward(hours=1)
    remove_bilaga(scene.kansli, scene.akt.bilagor_of(first.id)[0].id)
    put(scene, first, "a med annat namn.pdf", content)
    put(scene, second, "a.pdf", content)
    (new,) = prepare_handlingspaket(scene.kansli, scene.sammantrade.id, tillagg=NEXT).handlingar
    assert (new.title, new.arende_id, new.note) == ("a.pdf", second.id, "")


def test_a_number_is_given_once_and_undo_gives_it_back(scene: Scene, clock: Clock, tmp_path: Path) -> None:
    send(scene, tmp_path)
    clock.forward(hours=1)
    put(scene, arenden(scene)[0], "b.pdf", tagged("b"))
    send_tillagg(scene, tmp_path)
    with pytest.raises(UserError, match="Tillägg 1 är redan skickat"):
        register_tillagg(scene.kansli, scene.sammantrade.id, 1, (("x-handlingar-tillagg-1.pdf", b"%PDF"),))
    undo(scene.kansli)
    assert next_tillagg(scene.akt) == 1


def test_nothing_is_written_of_a_package_that_is_stopped(scene: Scene, tmp_path: Path) -> None:
    class StoppedError(Exception): ...

    def stop(done: int, _total: int) -> None:
        if done == 2:  # of a single handling: the last step that can be stopped
            raise StoppedError

    put(scene, arenden(scene)[0], "a.pdf", tagged("a"))
    utskick = prepare_utskick(scene.kansli, scene.sammantrade.id, has_handlingar=True)
    for write in (prepare_handlingspaket(scene.kansli, scene.sammantrade.id).write, utskick.write):
        with pytest.raises(StoppedError):
            write(tmp_path / "ut", stop)
    assert not (tmp_path / "ut").exists()
