"""A protokoll that was edited in Word gives exactly the edited texts as suggestions, and taking one is her own act."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from documents.test_wordtext import changed, come, gone, run, swapped
from factories_services import Scene, make_scene

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.aterlasning import Aterlasningsforslag
from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable, plain_text
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.aterlasning import Aterlasning, accept_aterlast, read_aterlast
from nacka_sekreterare.services.avsnitt import add_avsnitt, set_avsnitt
from nacka_sekreterare.services.beslut import (
    add_beslutspunkt,
    aterremittera,
    decide_andrat,
    decide_enligt_forslag,
    set_beslutstext,
)
from nacka_sekreterare.services.export import Exportorder, prepare_export
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.services.yrkande import add_yrkande

with_soffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
BESKRIVNING = Avsnittsslag.BESKRIVNING
RICH = FormattedText(
    blocks=(
        Passage(
            runs=(
                Run(text="Föreningen "),
                Run(text="Hästen", bold=True),
                Run(text=" får "),
                Run(text="mer", italic=True),
            )
        ),
        Passage(runs=(Run(text="Fullmäktige föreslås besluta."),), indent=1),
        ItemList(items=tuple(ListItem(runs=(Run(text=word),), level=level) for word, level in (("a", 0), ("b", 1)))),
        ItemList(items=(ListItem(runs=(Run(text="Ett."),)), ListItem(runs=(Run(text="Två."),))), is_ordered=True),
        ItemList(items=(ListItem(runs=(Run(text="Annat ett."),)),), is_ordered=True),
        TextTable(rows=(((Run(text="År"),), (Run(text="Kronor"),)), ((Run(text="2026"),), (Run(text="40"),)))),
        Passage(runs=(Run(text="Slut.\nMed ny rad"),)),
    )
)


@pytest.fixture
def decided(scene: Scene) -> Scene:
    """A sammanträde with three §§ decided, the second with two punkter and a rich description."""
    kansli = scene.kansli
    bidrag = scene.arende("Bidrag").id
    add_beslutspunkt(kansli, bidrag, plain_text("Nämnden delegerar till ordföranden."))
    set_avsnitt(kansli, bidrag, BESKRIVNING, RICH)
    set_avsnitt(kansli, scene.arende("Motion").id, BESKRIVNING, plain_text("Motionären vill ha ett ridhus."))
    for rubrik in ("Motion", "Bidrag", "Lokal"):
        decide_enligt_forslag(kansli, scene.arende(rubrik).id)
    return scene


def exported(scene: Scene) -> bytes:
    """The protokoll in Word as it leaves."""
    order = Exportorder(sammantrade_id=scene.sammantrade.id, dokument="protokoll", format="docx")
    (job,) = prepare_export(scene.kansli, order)
    return job.render()


def read(scene: Scene, data: bytes) -> Aterlasning:
    return read_aterlast(scene.kansli, scene.sammantrade.id, data)


def only(scene: Scene, data: bytes) -> Aterlasningsforslag:
    found = read(scene, data)
    assert found.anmarkningar == ()
    (forslag,) = found.forslag
    return forslag


def through_libreoffice(data: bytes, folder: Path) -> bytes:
    """The file as LibreOffice writes it after opening it."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "protokoll.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "ut"),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=100)
    return (folder / "ut" / "protokoll.docx").read_bytes()


def test_an_untouched_file_suggests_nothing(decided: Scene) -> None:
    assert read(decided, exported(decided)) == Aterlasning(forslag=())


def test_a_changed_beslut_is_suggested_and_taken_over_as_one_act(decided: Scene) -> None:
    data = swapped(exported(decided), "bifaller: Lokal för schack", "avslår: Lokal för schack")
    forslag = only(decided, data)
    punkt = decided.punkt("Lokal")
    assert (forslag.plats.punkt_id, forslag.paragraf) == (punkt.id, decided.nummer("Lokal"))
    assert forslag.fore.plain == "Nämnden bifaller: Lokal för schack."
    assert forslag.efter.plain == "Nämnden avslår: Lokal för schack."
    assert [part.text for part in forslag.skillnad if part.slag != "lika"] == ["bifaller", "avslår"]
    accept_aterlast(decided.kansli, forslag)
    assert decided.punkt("Lokal").beslut == forslag.efter
    assert read(decided, data) == Aterlasning(forslag=())
    undo(decided.kansli)
    assert decided.punkt("Lokal") == punkt


def test_one_of_several_punkter_is_changed_alone(decided: Scene) -> None:
    data = swapped(exported(decided), "delegerar till ordföranden", "delegerar till presidiet")
    forslag = only(decided, data)
    first, second = decided.akt.beslutspunkter_of(decided.arende("Bidrag").id)
    assert forslag.plats.punkt_id == second.id
    accept_aterlast(decided.kansli, forslag)
    now = decided.akt.beslutspunkter_of(decided.arende("Bidrag").id)
    assert [punkt.beslut.plain for punkt in now] == [first.beslut.plain, "Nämnden delegerar till presidiet."]


def test_both_punkter_are_suggested_apart(decided: Scene) -> None:
    data = swapped(exported(decided), "delegerar till ordföranden", "delegerar till presidiet")
    data = swapped(data, "bifaller: Bidrag", "avslår: Bidrag")
    assert [one.efter.plain for one in read(decided, data).forslag] == [
        "Nämnden avslår: Bidrag till föreningar.",
        "Nämnden delegerar till presidiet.",
    ]


def test_punkter_that_lost_their_numbers_are_suggested_as_a_whole(decided: Scene) -> None:
    data = swapped(exported(decided), "2. ", "")
    data = swapped(data, "delegerar till ordföranden", "delegerar till presidiet")
    forslag = only(decided, data)
    assert forslag.plats.punkt_id is None
    accept_aterlast(decided.kansli, forslag)
    (own,) = decided.akt.avsnitt_of(decided.arende("Bidrag").id, Avsnittsslag.BESLUT)
    assert own.text.plain == "1. Nämnden bifaller: Bidrag till föreningar.\nNämnden delegerar till presidiet."
    assert own.grundtext.plain.endswith("2. Nämnden delegerar till ordföranden.")


def test_a_motivering_is_suggested_for_itself(decided: Scene) -> None:
    arende = decided.arende("Lokal")
    aterremittera(decided.kansli, arende.id, plain_text("Kostnaden ska utredas."))
    forslag = only(decided, swapped(exported(decided), "Kostnaden ska", "Kostnaden och hyran ska"))
    assert forslag.plats.ar_motivering
    accept_aterlast(decided.kansli, forslag)
    assert decided.punkt("Lokal").motivering.plain == "Kostnaden och hyran ska utredas."
    assert decided.punkt("Lokal").utfall is Utfall.ATERREMITTERAD


def test_a_written_section_keeps_its_look(decided: Scene) -> None:
    forslag = only(decided, swapped(exported(decided), "Annat ett.", "Annat två."))
    accept_aterlast(decided.kansli, forslag)
    (own,) = decided.akt.avsnitt_of(decided.arende("Bidrag").id, BESKRIVNING)
    assert own.text == RICH.reworded(lambda text: text.replace("Annat ett.", "Annat två."))


def test_one_of_several_written_pieces_is_changed_alone(decided: Scene) -> None:
    arende = decided.arende("Motion")
    piece = add_avsnitt(decided.kansli, arende.id, "", plain_text("Den lämnades i mars."), slag=BESKRIVNING).value
    forslag = only(decided, swapped(exported(decided), "lämnades i mars", "lämnades i april"))
    assert forslag.plats.avsnitt_id == piece.id
    accept_aterlast(decided.kansli, forslag)
    texts = [one.text.plain for one in decided.akt.avsnitt_of(arende.id, BESKRIVNING)]
    assert texts == ["Motionären vill ha ett ridhus.", "Den lämnades i april."]


def test_a_generated_section_is_taken_over_with_its_ground(decided: Scene) -> None:
    arende = decided.arende("Lokal")
    add_yrkande(decided.kansli, arende.id, Yrkandeslag.AVSLAG, [decided.people["Dan"]])
    forslag = only(decided, swapped(exported(decided), "yrkar avslag på förslaget", "yrkar avslag på hela förslaget"))
    assert forslag.plats.slag is Avsnittsslag.YRKANDEN
    accept_aterlast(decided.kansli, forslag)
    (own,) = decided.akt.avsnitt_of(arende.id, Avsnittsslag.YRKANDEN)
    assert own.text.plain.endswith("yrkar avslag på hela förslaget.")
    assert own.grundtext.plain.endswith("yrkar avslag på förslaget.")


def test_what_she_changed_meanwhile_is_shown_and_never_overwritten(decided: Scene) -> None:
    data = swapped(exported(decided), "bifaller: Lokal", "avslår: Lokal")
    set_beslutstext(decided.kansli, decided.punkt("Lokal").id, plain_text("Nämnden bordlägger lokalen."))
    forslag = only(decided, data)
    assert forslag.ar_konflikt
    assert forslag.nu.plain == "Nämnden bordlägger lokalen."
    with pytest.raises(UserError, match="har ändrats här"):
        accept_aterlast(decided.kansli, forslag)
    assert decided.punkt("Lokal").beslut.plain == "Nämnden bordlägger lokalen."


def test_a_suggestion_that_has_grown_old_is_not_taken(decided: Scene) -> None:
    forslag = only(decided, swapped(exported(decided), "bifaller: Lokal", "avslår: Lokal"))
    set_beslutstext(decided.kansli, decided.punkt("Lokal").id, plain_text("Nämnden bordlägger lokalen."))
    with pytest.raises(UserError, match="har ändrats här"):
        accept_aterlast(decided.kansli, forslag)


def test_what_she_changed_and_nobody_edited_is_left_alone(decided: Scene) -> None:
    data = exported(decided)
    decide_andrat(decided.kansli, decided.arende("Lokal").id, plain_text("Nämnden avslår."))
    assert read(decided, data) == Aterlasning(forslag=())


def test_what_is_outside_the_texts_is_not_read(decided: Scene) -> None:
    data = changed(exported(decided), lambda xml: xml.replace("Greta Alm", "Greta Berg").replace("ridhus<", "stall<"))
    assert read(decided, data) == Aterlasning(forslag=())


def test_a_closed_sammantrade_asks_for_the_reason(decided: Scene) -> None:
    data = swapped(exported(decided), "bifaller: Lokal", "avslår: Lokal")
    close_sammantrade(decided.kansli, decided.sammantrade.id)
    forslag = only(decided, data)
    with pytest.raises(UserError, match="Skriv varför"):
        accept_aterlast(decided.kansli, forslag)
    accept_aterlast(decided.kansli, forslag, orsak="Ordförandens rättelse av skrivfel")
    assert decided.punkt("Lokal").beslut.plain == "Nämnden avslår: Lokal för schack."


def test_a_section_whose_heading_is_gone_is_told_of(decided: Scene) -> None:
    data = swapped(exported(decided), "Motionären vill ha ett ridhus.", "Motionären vill ha ett stall.")
    start = 'w:name="_Avsnitt'

    def without_beslut(xml: str) -> str:
        """The heading above the description of the motion loses its words."""
        place = xml.rindex(start, 0, xml.index("Motionären vill"))
        end = xml.index("</w:p>", place)
        first = xml.index("<w:r>", place)
        return xml[:first] + xml[xml.rindex("<w:bookmarkEnd", first, end) : end] + xml[end:]

    found = read(decided, changed(data, without_beslut))
    assert found.forslag == ()
    assert len(found.anmarkningar) == 2
    assert "finns inte kvar i filen" in found.anmarkningar[1]


def test_a_file_of_another_sammantrade_or_none_of_ours_gives_a_sentence(decided: Scene, tmp_path: Path) -> None:
    data = exported(decided)
    other = make_scene(decided.kansli, organ=decided.organ, day=decided.sammantrade.datum.replace(month=5))
    with pytest.raises(UserError, match="ett annat sammanträde"):
        read_aterlast(decided.kansli, other.sammantrade.id, data)
    order = Exportorder(sammantrade_id=decided.sammantrade.id, dokument="kallelse", format="docx")
    (kallelse,) = prepare_export(decided.kansli, order)
    with pytest.raises(UserError, match="inte vilket protokoll"):
        read(decided, kallelse.render())


def tracked(data: bytes) -> bytes:
    """A § with words put in, taken out and moved, as Word and LibreOffice mark them."""
    data = swapped(
        data,
        run("Nämnden bifaller: Lokal för schack."),
        run("Nämnden ") + gone("bifaller") + come("avslår") + run(": Lokal för schack."),
    )
    moved = gone("Motionären ", "w:moveFrom") + run("vill ha ett ridhus, ") + come("motionären", "w:moveTo") + run(".")
    return swapped(data, run("Motionären vill ha ett ridhus."), moved)


def test_tracked_changes_are_read_as_accepted(decided: Scene) -> None:
    found = read(decided, tracked(exported(decided)))
    assert [(one.paragraf, one.efter.plain) for one in found.forslag] == [
        (decided.nummer("Motion"), "vill ha ett ridhus, motionären."),
        (decided.nummer("Lokal"), "Nämnden avslår: Lokal för schack."),
    ]


@with_soffice
def test_libreoffice_changes_nothing_but_what_was_edited(decided: Scene, tmp_path: Path) -> None:
    data = exported(decided)
    once = through_libreoffice(data, tmp_path / "a")
    assert read(decided, once) == Aterlasning(forslag=())
    edited = swapped(
        swapped(once, "Annat ett.", "Annat två."), "delegerar till ordföranden", "delegerar till presidiet"
    )
    back = read(decided, through_libreoffice(edited, tmp_path / "b"))
    assert back.anmarkningar == ()
    assert [one.plats.slag for one in back.forslag] == [Avsnittsslag.BESLUT, BESKRIVNING]
    accept_aterlast(decided.kansli, back.forslag[1])
    (own,) = decided.akt.avsnitt_of(decided.arende("Bidrag").id, BESKRIVNING)
    assert own.text == RICH.reworded(lambda text: text.replace("Annat ett.", "Annat två."))


@with_soffice
def test_tracked_changes_survive_libreoffice(decided: Scene, tmp_path: Path) -> None:
    marked = tracked(exported(decided))
    found = read(decided, through_libreoffice(marked, tmp_path / "a"))
    assert found == read(decided, marked)
    assert len(found.forslag) == 2


def test_the_public_copy_carries_nothing_to_read_back(decided: Scene) -> None:
    order = Exportorder(sammantrade_id=decided.sammantrade.id, dokument="webbversion", format="docx")
    (job,) = prepare_export(decided.kansli, order)
    with pytest.raises(UserError, match="inte vilket protokoll"):
        read(decided, job.render())
    names = zipfile.ZipFile(BytesIO(job.render())).namelist()
    assert [name for name in names if name.startswith("customXml")] == []
