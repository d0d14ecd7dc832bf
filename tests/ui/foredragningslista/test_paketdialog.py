"""Handlingar: what is told before the package is made, what is made, and what is kept of what was sent."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from conftest_step import Step
from documents import samples
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders.kallelse import kallade_arenden
from nacka_sekreterare.documents.model import Format, paragraph
from nacka_sekreterare.domain.bilaga import Bilageslag, Utsandning
from nacka_sekreterare.services.bilaga import add_bilaga, read_bilaga, remove_bilaga
from nacka_sekreterare.services.sammantrade import mark_kallat
from nacka_sekreterare.services.utskick import list_utskick
from nacka_sekreterare.ui.foredragningslista.paketdialog import Paketdialog
from tests.ui.accessibility import find_problems

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def tagged(words: str) -> bytes:
    return render(samples.document(paragraph(words)), Format.PDF)


def untagged(pages: int) -> bytes:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return target.getvalue()


@pytest.fixture
def bare(step: Step) -> Step:
    """The meeting with no files but those of the test."""
    for bilaga in step.akt.bilagor:
        remove_bilaga(step.kansli, bilaga.id)
    return step


def put(step: Step, namn: str, content: bytes, utsandning: Utsandning = Utsandning.UTSAND) -> None:
    arende = next(one for one in kallade_arenden(step.akt) if one.dnr and not one.ar_sekretess)
    add_bilaga(step.kansli, step.akt.sammantrade.id, namn, content, arende_id=arende.id, utsandning=utsandning)


def opened(step: Step, qtbot: QtBot, folder: Path) -> Paketdialog:
    qtbot.keyClick(step.page, Qt.Key.Key_G, CTRL_SHIFT)
    dialog = step.page.findChild(Paketdialog)
    assert dialog is not None
    dialog.folder.setText(str(folder))
    return dialog


def row(dialog: Paketdialog, title: str) -> tuple[int, str, str]:
    """The number of a row, its pages and how it is made."""
    table = dialog.lista
    for number in range(table.rowCount()):
        texts = [item.text() for column in range(4) if (item := table.item(number, column)) is not None]
        if texts[1] == title:
            return number, texts[2], texts[3]
    raise AssertionError(title)


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def press(dialog: Paketdialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    button.click()


def test_each_file_is_told_of_before_she_begins(bare: Step, qtbot: QtBot, tmp_path: Path) -> None:
    put(bare, "karta.pdf", untagged(3))
    put(bare, "dukas.pdf", tagged("d"), Utsandning.DUKAS)
    put(bare, "hemlig.pdf", tagged("h"), Utsandning.SEKRETESS)
    dialog = opened(bare, qtbot, tmp_path)
    assert row(dialog, "karta.pdf")[1:] == ("3", "Tas in som den är (anmärkning)")
    assert row(dialog, "dukas.pdf")[2] == "Utelämnas: delas ut på mötet"
    assert row(dialog, "hemlig.pdf")[2] == "Utelämnas: sekretess"
    assert "karta.pdf saknar taggar, så paketet uppfyller inte PDF/A och PDF/UA." in said(dialog)
    assert list(find_problems(dialog)) == []


def test_a_file_that_cannot_be_taken_in_is_told_chosen_and_replaced(bare: Step, qtbot: QtBot, tmp_path: Path) -> None:
    put(bare, "före.pdf", tagged("a"))
    put(bare, "kalkyl.xlsx", b"PK")
    dialog = opened(bare, qtbot, tmp_path / "ut")
    assert dialog.lista.currentRow() == row(dialog, "kalkyl.xlsx")[0]
    assert "kalkyl.xlsx är ingen PDF. Välj en PDF av den i stället." in said(dialog)
    dialog.start()
    assert not (tmp_path / "ut").exists()
    (tmp_path / "kalkyl.pdf").write_bytes(tagged("k"))
    bare.dialogs.answers = [tmp_path / "kalkyl.pdf"]
    press(dialog, "paket_replace")
    assert row(dialog, "kalkyl.pdf")[1:] == ("1", "Tas in som den är")
    dialog.start()
    (path,) = (tmp_path / "ut").iterdir()
    with pikepdf.open(path) as pdf:
        assert f"{path.name} har {len(pdf.pages)} sidor och sparades i" in said(dialog)
    assert "Paketet uppfyller PDF/A och PDF/UA." in said(dialog)
    assert bare.akt.sammantrade.kallat_at is None
    bare.undo()
    assert "kalkyl.xlsx" in [bilaga.namn for bilaga in bare.akt.bilagor]


def test_the_kallelse_is_sent_with_its_handlingar_and_kept_exactly(bare: Step, qtbot: QtBot, tmp_path: Path) -> None:
    put(bare, "a.pdf", tagged("a"))
    bare.dialogs.answers = ["handlingar"]
    bare.trigger("send_kallelse")
    dialog = bare.page.findChild(Paketdialog)
    assert dialog is not None
    assert dialog.is_sent.isChecked()
    dialog.folder.setText(str(tmp_path / "ut å"))
    dialog.start()
    assert bare.akt.sammantrade.kallat_at is not None
    kept = {b.namn: read_bilaga(bare.kansli, b.id) for b in bare.akt.bilagor if b.slag is Bilageslag.UTSKICK}
    written = {path.name: path.read_bytes() for path in (tmp_path / "ut å").iterdir()}
    assert len(written) == 3
    assert written.items() <= kept.items()
    dialog.reject()
    bare.trigger("show_mote")
    card = bare.find(QWidget, "utskickskort")
    assert card.isVisible()
    buttons = [one for one in card.findChildren(QToolButton) if one.objectName().endswith("_save")]
    assert len(buttons) == 3
    for button in buttons:
        name = button.accessibleName().removeprefix("Spara en kopia av ")
        bare.dialogs.answers = [tmp_path / name]
        button.click()
        assert (tmp_path / name).read_bytes() == kept[name]


def test_what_has_come_since_is_proposed_as_a_tillagg_and_sent_once(bare: Step, qtbot: QtBot, tmp_path: Path) -> None:
    mark_kallat(bare.kansli, bare.akt.sammantrade.id, bare.kansli.clock().replace(hour=1))
    put(bare, "sen.pdf", tagged("s"))
    dialog = opened(bare, qtbot, tmp_path / "ut")
    assert dialog.tillagg.isChecked()
    assert dialog.focusWidget() is dialog.lista
    assert dialog.tillagg.text().startswith("Tillägg 1")
    assert dialog.lista.rowCount() == 1
    dialog.start()
    (path,) = (tmp_path / "ut").iterdir()
    assert path.name.endswith("-handlingar-tillagg-1.pdf")
    assert [one.tillagg for one in list_utskick(bare.akt)] == [1]
    dialog.reject()
    dialog.reload()
    assert "Inga handlingar har kommit till sedan utskicket." in said(dialog)
    assert not dialog.findChild(QPushButton, "paket_make").isEnabled()  # type: ignore[union-attr]


def test_a_folder_that_cannot_be_written_is_told_of(bare: Step, qtbot: QtBot, tmp_path: Path) -> None:
    put(bare, "a.pdf", tagged("a"))
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    dialog = opened(bare, qtbot, tmp_path / "fil")
    dialog.start()
    assert len(bare.dialogs.errors) == 1
    assert "Inget paket skrevs." in said(dialog)
    assert dialog.findChild(QPushButton, "paket_make").isEnabled()  # type: ignore[union-attr]
