"""The look of an organ: what is chosen is kept, can be undone, and is refused or told of where it cannot be printed."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from factories_services import Scene
from factories_utseende import make_font, make_picture

from nacka_sekreterare.documents.look import STANDARD_LOOK
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.utseende import Utseende
from nacka_sekreterare.services import organ as organ_acts
from nacka_sekreterare.services import undo, utseende
from nacka_sekreterare.services.export import Exportorder, prepare_export
from nacka_sekreterare.services.sammantrade import load_akt


def chosen(scene: Scene) -> Utseende:
    return scene.kansli.get(Organ, scene.organ.id).installningar.utseende


def test_an_organ_begins_with_the_programs_look(scene: Scene) -> None:
    assert utseende.look_of(scene.kansli, scene.organ) is STANDARD_LOOK


def test_what_is_changed_of_one_measure_is_one_step(scene: Scene) -> None:
    for size in (11.0, 11.5, 12.0):
        utseende.update_utseende(scene.kansli, scene.organ.id, textstorlek_pt=size)
    assert chosen(scene).textstorlek_pt == 12
    undo.undo(scene.kansli)
    assert chosen(scene) == Utseende()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"accentfarg": "röd"}, "sex tecken"),
        ({"accentfarg": "#1f5c99"}, "sex tecken"),
        ({"rubriktypsnitt": "Comic Sans"}, "Lägg till det först"),
        ({"textstorlek_pt": 30}, "Textstorlek kan vara mellan 9 och 14 pt"),
        ({"vanstermarginal_mm": 1}, "mm"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_a_sentence(scene: Scene, changes: dict[str, object], words: str) -> None:
    with pytest.raises(UserError, match=words):
        utseende.update_utseende(scene.kansli, scene.organ.id, **changes)
    assert chosen(scene) == Utseende()


def test_a_logo_is_kept_and_in_the_look_until_it_is_removed(scene: Scene) -> None:
    content = make_picture()
    organ = utseende.set_logotyp(scene.kansli, scene.organ.id, "vapen.png", content).value
    logo = utseende.look_of(scene.kansli, organ).logo
    assert logo is not None
    assert logo.data == content
    assert logo.alt == "Logotyp, Nacka kommun"
    organ = utseende.update_utseende(scene.kansli, scene.organ.id, logotyp_text="Almviks vapen").value
    logo = utseende.look_of(scene.kansli, organ).logo
    assert logo is not None
    assert logo.alt == "Almviks vapen"
    organ = utseende.remove_logotyp(scene.kansli, scene.organ.id).value
    assert utseende.look_of(scene.kansli, organ).logo is None
    undo.undo(scene.kansli)
    assert chosen(scene).logotyp is not None


@pytest.mark.parametrize(
    ("namn", "content", "words"),
    [
        ("vapen.svg", b"<svg/>", "PNG"),
        ("vapen.png", b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg xmlns='x'/>", "vektorbild"),
        ("vapen.eps", b"%!PS-Adobe-3.0 EPSF-3.0", "PNG"),
        ("vapen.png", b"\xc5\xd0\xd3\xc6\x00", "vektorbild"),
        ("vapen.gif", make_picture(kind="GIF"), "PNG"),
        ("vapen.png", make_picture()[:90], "skadad"),
        ("vapen.png", b"", "PNG"),
    ],
)
def test_a_logo_that_cannot_be_printed_is_refused(scene: Scene, namn: str, content: bytes, words: str) -> None:
    with pytest.raises(UserError, match=words):
        utseende.set_logotyp(scene.kansli, scene.organ.id, namn, content)
    assert chosen(scene).logotyp is None


def test_a_look_is_copied_whole_and_reset(scene: Scene) -> None:
    kansli = scene.kansli
    utseende.set_logotyp(kansli, scene.organ.id, "vapen.png", make_picture())
    utseende.update_utseende(kansli, scene.organ.id, accentfarg="aa1122")
    other = organ_acts.create_organ(kansli, "Kulturnämnden").value
    copied = utseende.copy_utseende(kansli, scene.organ.id, other.id).value
    assert copied.installningar.utseende == chosen(scene)
    assert copied.namn == "Kulturnämnden"
    assert utseende.reset_utseende(kansli, other.id).value.installningar.utseende == Utseende()
    assert chosen(scene).accentfarg == "aa1122"


def test_a_lost_file_hinders_a_document_but_no_meeting(scene: Scene, tmp_path: Path) -> None:
    kansli = scene.kansli
    organ = utseende.set_logotyp(kansli, scene.organ.id, "vapen.png", make_picture()).value
    logo = organ.installningar.utseende.logotyp
    assert logo is not None
    for path in tmp_path.rglob(logo.sha256):
        path.unlink()
    assert load_akt(kansli, scene.sammantrade.id).organ == organ
    with pytest.raises(UserError, match=r"vapen\.png .* saknas eller är skadad. Välj den igen"):
        utseende.look_of(kansli, organ)


def test_the_files_of_a_family_are_sorted_by_what_they_say_of_themselves(scene: Scene) -> None:
    files = [(f"{style}.ttf", make_font(style)) for style in ("It", "Regular")]
    organ = utseende.add_typsnitt(scene.kansli, scene.organ.id, files).value
    (own,) = organ.installningar.utseende.egna_typsnitt
    assert own.kursiv is not None
    assert (own.namn, own.normal.namn, own.kursiv.namn) == ("Almvik Sans Pro", "Regular.ttf", "It.ttf")
    organ = utseende.update_utseende(scene.kansli, scene.organ.id, brodtypsnitt="Almvik Sans Pro").value
    assert utseende.look_of(scene.kansli, organ).style.body.family.name == "Almvik Sans Pro"
    organ = utseende.remove_typsnitt(scene.kansli, scene.organ.id, "Almvik Sans Pro").value
    assert organ.installningar.utseende == Utseende()


def test_a_style_that_comes_later_is_added_to_its_family(scene: Scene) -> None:
    for style in ("Regular", "It", "It"):
        utseende.add_typsnitt(scene.kansli, scene.organ.id, [(f"{style}.ttf", make_font(style))])
    (own,) = chosen(scene).egna_typsnitt
    assert len(own.filer) == 2


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ([("It.ttf", make_font("It"))], "normala snittet av Almvik Sans Pro saknas"),
        ([("a.ttf", make_font()), ("b.ttf", make_font())], r"a\.ttf och b\.ttf är båda det normala snittet"),
        ([("a.ttf", make_font(family="Source Sans Pro"))], "finns redan i programmet"),
        ([("a.ttf", b"inget typsnitt")], r"^a\.ttf: "),
        ([("a.otf", b"OTTO" + make_font()[4:])], r"^a\.otf: "),
    ],
)
def test_typefaces_that_cannot_be_used_are_refused(scene: Scene, files: list[tuple[str, bytes]], words: str) -> None:
    with pytest.raises(UserError, match=words):
        utseende.add_typsnitt(scene.kansli, scene.organ.id, files)
    assert chosen(scene) == Utseende()


def test_what_is_odd_is_told_where_it_belongs(scene: Scene, tmp_path: Path) -> None:
    kansli = scene.kansli
    assert utseende.check_utseende(kansli, scene.organ) == utseende.Utseendekontroll()
    utseende.set_logotyp(kansli, scene.organ.id, "vapen.png", make_picture(40, 12))
    utseende.add_typsnitt(kansli, scene.organ.id, [("Regular.ttf", make_font())])
    organ = utseende.update_utseende(
        kansli, scene.organ.id, accentfarg="ffee88", vanstermarginal_mm=60, hogermarginal_mm=60.0
    ).value
    found = utseende.check_utseende(kansli, organ)
    assert [len(part) for part in (found.logotyp, found.farg, found.typsnitt, found.matt)] == [2, 1, 0, 0]
    assert "suddig" in found.logotyp[1]
    organ = utseende.update_utseende(kansli, organ.id, brodtypsnitt="Almvik Sans Pro").value
    bold, italic = utseende.check_utseende(kansli, organ).typsnitt
    assert ("fet" in bold, "kursiv" in italic) == (True, True)
    for fil in organ.installningar.utseende.filer:
        for path in tmp_path.rglob(fil.sha256):
            path.unlink()
    lost = utseende.check_utseende(kansli, organ)
    assert "vapen.png saknas" in lost.logotyp[-1]
    assert "Regular.ttf saknas" in lost.typsnitt[0]


def test_the_programs_own_template_lacks_nothing_and_governs_the_word_file(scene: Scene) -> None:
    kansli = scene.kansli
    content = utseende.make_starter_template(kansli, scene.organ)
    organ = utseende.set_wordmall(kansli, scene.organ.id, "vår mall.docx", content).value
    assert utseende.check_utseende(kansli, organ).wordmall == ()
    assert utseende.look_of(kansli, organ).template == content
    organ = utseende.remove_wordmall(kansli, scene.organ.id).value
    assert utseende.look_of(kansli, organ).template is None


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04", make_picture()])
def test_what_is_no_word_document_is_refused(scene: Scene, content: bytes) -> None:
    with pytest.raises(UserError, match=r"\.$"):
        utseende.set_wordmall(scene.kansli, scene.organ.id, "mall.docx", content)
    assert chosen(scene).wordmall is None


def test_what_a_template_lacks_is_told(scene: Scene) -> None:
    buffer = BytesIO()
    docx.Document().save(buffer)
    organ = utseende.set_wordmall(scene.kansli, scene.organ.id, "tom.docx", buffer.getvalue()).value
    assert utseende.check_utseende(scene.kansli, organ).wordmall
    order = Exportorder(sammantrade_id=scene.sammantrade.id, dokument="protokoll", format="docx")
    (job,) = prepare_export(scene.kansli, order)
    assert job.render().startswith(b"PK")
