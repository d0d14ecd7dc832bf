"""The review of a kallelse and of a tjänsteskrivelse: what is read, corrected and taken in, through real widgets."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.text import FormattedText, Passage, Run, TextTable, plain_text
from nacka_sekreterare.services.arende import add_arende
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.inlasning import Forslag, Kallelse, Punkt, formatted_forslag
from nacka_sekreterare.services.organ import create_organ, list_organ
from nacka_sekreterare.services.sammantrade import create_sammantrade, list_sammantraden, load_akt
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.inlasning import draft, open_inlasning, open_skrivelse
from nacka_sekreterare.ui.inlasning.dialog import InlasningDialog
from nacka_sekreterare.ui.inlasning.kallelse_dialog import KallelseDialog
from nacka_sekreterare.ui.inlasning.punkttabell import Punkttabell
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit
from tests.ui.accessibility import check_page
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_kansli

KALLELSE = """Kallelse/föredragningslista
27 maj 2026
Kulturnämnden

Tid: 18.00
Plats: Lilla salen

1. Upprop
2. Motion – Fler öppna bibliotek
KUN 2026/14
Förslag till beslut
Kulturnämnden föreslår kommunfullmäktige att fatta följande beslut:
Kommunfullmäktige avslår motionen.
3. Bidrag till Teaterföreningen Ljuset
Förslag till beslut
Kulturnämnden beviljar föreningen 40 000 kronor.

Välkommen!
Anna Ek
nämndsekreterare
"""
SKRIVELSE = """Tjänsteskrivelse
2026-04-02
Dnr KUN 2026/14

Kulturnämnden

Motion – Fler öppna bibliotek

Förslag till beslut
Kulturnämnden avslår motionen.

Ekonomiska konsekvenser
Förslaget kostar två miljoner kronor.

Karin Sund
Kulturdirektör
"""


@dataclass
class Room:
    """A desk, a store and the window that the review opens above."""

    kansli: Kansli
    desk: Desk
    dialogs: FakeDialogs
    window: QWidget
    shown: list[tuple[UUID, str]]

    @property
    def akt(self) -> Akt:
        return load_akt(self.kansli, list_sammantraden(self.kansli)[0].id)


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    kansli = make_kansli(tmp_path / "store", datetime(2026, 5, 2, 9, 0))
    dialogs = FakeDialogs(expects_errors=True)
    desk = make_desk(dialogs, now=kansli.clock)
    window = QWidget()
    qtbot.addWidget(window)
    shown: list[tuple[UUID, str]] = []
    desk.navigator.sammantrade_requested.connect(lambda one, step: shown.append((one, step)))
    with qtbot.waitExposed(window):
        window.show()
    yield Room(kansli, desk, dialogs, window, shown)
    assert dialogs.bugs == []
    kansli.close()


def _click(dialog: QWidget, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None, name
    button.click()


def test_a_pasted_kallelse_is_reviewed_corrected_and_becomes_a_sammantrade(room: Room, qtbot: QtBot) -> None:
    dialog = open_inlasning(room.desk, room.kansli, room.window)
    assert isinstance(dialog, KallelseDialog)
    paste = dialog.findChild(QPlainTextEdit, "inlasning_paste")
    assert paste is not None
    assert dialog.focusWidget() is paste
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    paste.setPlainText(KALLELSE)
    qtbot.keyClick(paste, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    table = dialog.findChild(Punkttabell)
    assert table is not None
    assert [table.item(row, 1).text() for row in range(3)] == [
        "Upprop",
        "Motion – Fler öppna bibliotek",
        "Bidrag till Teaterföreningen Ljuset",
    ]
    table.item(1, 1).setText("Motion – Öppna bibliotek")
    table.item(2, 2).setText("KUN 2026/31")
    table.setCurrentCell(2, 1)
    box = dialog.findChild(QCheckBox, "punkt_omedelbar")
    assert box is not None
    box.click()
    text = dialog.findChild(FormattedTextEdit, "punkt_forslag_1_text")
    assert text is not None
    text.setFocus()
    text.selectAll()
    qtbot.keyClicks(text, "Bidraget beviljas.")
    day = dialog.findChild(DateEdit, "inlasning_datum")
    assert day is not None
    day.line.setText("28 maj")
    _click(dialog, "inlasning_accept")
    akt = room.akt
    assert (akt.organ.namn, akt.sammantrade.datum) == ("Kulturnämnden", date(2026, 5, 28))
    assert [arende.rubrik for arende in akt.arenden] == [
        "Upprop",
        "Motion – Öppna bibliotek",
        "Bidrag till Teaterföreningen Ljuset",
    ]
    assert (akt.arenden[2].dnr, akt.arenden[2].justeras_omedelbart) == ("KUN 2026/31", True)
    assert akt.beslutspunkter_of(akt.arenden[2].id)[0].forslag.plain == "Bidraget beviljas."
    assert akt.beslutspunkter_of(akt.arenden[1].id)[0].mottagare == "kommunfullmäktige"
    assert [b.namn for b in akt.bilagor if b.slag is Bilageslag.INLAST_KALLELSE] == ["inklistrad kallelse.txt"]
    assert room.shown == [(akt.sammantrade.id, "foredragningslista")]


def test_a_file_is_read_at_once_and_kept(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "Kallelse å.txt"
    file.write_text(KALLELSE, encoding="utf-8")
    dialog = open_inlasning(room.desk, room.kansli, room.window, path=file)
    organ = dialog.findChild(QComboBox, "inlasning_organ")
    assert organ is not None
    assert organ.currentText() == "Kulturnämnden"
    check_page(dialog)
    _click(dialog, "inlasning_accept")
    assert room.akt.bilagor[0].namn == "Kallelse å.txt"


def test_lines_that_were_not_understood_are_put_under_an_arende_or_become_one(room: Room) -> None:
    dialog = open_inlasning(room.desk, room.kansli, room.window, text=KALLELSE)
    assert isinstance(dialog, KallelseDialog)
    lines = dialog.findChild(QListWidget, "ej_tolkat")
    assert lines is not None
    before = [lines.item(row).text() for row in range(lines.count())]
    assert "Välkommen!" in before
    lines.setCurrentRow(before.index("Välkommen!"))
    _click(dialog, "ej_tolkat_assign")
    assert "Välkommen!" in (dialog.kallelse.punkter[0].text or "")
    lines.setCurrentRow(0)
    first = lines.item(0).text()
    _click(dialog, "ej_tolkat_raise")
    assert dialog.kallelse.punkter[1].rubrik == first
    assert lines.count() == len(before) - 2
    _click(dialog, "punkt_remove")
    assert first in dialog.kallelse.ej_tolkat
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "content"),
    [("tom.txt", b""), ("trasig.docx", b"ingen zip"), ("trasig.pdf", b"ingen pdf"), ("brev.txt", b"Hej och tack.")],
)
def test_what_cannot_be_read_is_told_in_place_and_another_file_can_be_chosen(
    room: Room, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    good = tmp_path / "bra.txt"
    good.write_text(KALLELSE, encoding="utf-8")
    dialog = open_inlasning(room.desk, room.kansli, room.window, path=tmp_path / name)
    assert isinstance(dialog, InlasningDialog)
    assert dialog.notice.isVisible()
    assert dialog.notice.accessibleName().endswith(".")
    assert room.dialogs.errors == []
    room.dialogs.answers = [good]
    _click(dialog, "inlasning_choose")
    assert not dialog.notice.isVisible()
    assert isinstance(dialog, KallelseDialog)
    assert len(dialog.kallelse.punkter) == 3
    dialog.reject()
    assert list_organ(room.kansli) == ()


def test_a_file_is_dropped_on_the_review(room: Room, tmp_path: Path) -> None:
    file = tmp_path / "kallelse.txt"
    file.write_text(KALLELSE, encoding="utf-8")
    dialog = open_inlasning(room.desk, room.kansli, room.window)
    assert isinstance(dialog, KallelseDialog)
    check_page(dialog)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert dialog.kallelse.organ == "Kulturnämnden"
    dialog.reject()


def test_a_missing_organ_or_day_is_asked_for_in_place(room: Room) -> None:
    dialog = open_inlasning(
        room.desk, room.kansli, room.window, text="1. Upprop\n2. Val av justerare\n3. Budget 2027\n"
    )
    assert isinstance(dialog, KallelseDialog)
    organ = dialog.findChild(QComboBox, "inlasning_organ")
    day = dialog.findChild(DateEdit, "inlasning_datum")
    assert organ is not None
    assert day is not None
    organ.setEditText("")
    _click(dialog, "inlasning_accept")
    assert "organ" in dialog.notice.accessibleName()
    organ.setEditText("Kulturnämnden")
    day.line.setText("trettonde veckan")
    _click(dialog, "inlasning_accept")
    assert "dag" in dialog.notice.accessibleName()
    assert list_organ(room.kansli) == ()
    day.line.setText("27 maj")
    _click(dialog, "inlasning_accept")
    assert room.akt.sammantrade.datum == date(2026, 5, 27)


def test_points_are_added_to_a_sammantrade_that_exists(room: Room) -> None:
    organ = create_organ(room.kansli, "Kulturnämnden").value
    made = create_sammantrade(room.kansli, organ.id, date(2026, 5, 27)).value
    before = len(room.akt.arenden)
    dialog = open_inlasning(room.desk, room.kansli, room.window, sammantrade_id=made.id, text=KALLELSE)
    box = dialog.findChild(QComboBox, "inlasning_organ")
    assert box is not None
    assert not box.isVisible()
    _click(dialog, "inlasning_accept")
    assert len(list_sammantraden(room.kansli)) == 1
    assert len(room.akt.arenden) > before
    assert room.shown == []


def test_a_tjansteskrivelse_is_corrected_and_fills_the_arende(room: Room, qtbot: QtBot) -> None:
    organ = create_organ(room.kansli, "Kulturnämnden").value
    made = create_sammantrade(room.kansli, organ.id, date(2026, 5, 27)).value
    arende = add_arende(room.kansli, made.id, "Motion – Fler öppna bibliotek", dnr="KUN 2025/1").value
    dialog = open_skrivelse(room.desk, room.kansli, arende.id, room.window, text=SKRIVELSE)
    assert isinstance(dialog, InlasningDialog)
    assert "KUN 2025/1" in dialog.notice.accessibleName()
    check_page(dialog)
    heading = dialog.findChild(QLabel, "skrivelse_rubrik")
    text = dialog.findChild(FormattedTextEdit, "skrivelse_1_text")
    rubrik = dialog.findChild(QLineEdit, "skrivelse_1_rubrik")
    assert heading is not None
    assert heading.text() == "Motion – Fler öppna bibliotek"
    assert text is not None
    assert rubrik is not None
    assert rubrik.text() == "Ekonomiska konsekvenser"
    text.set_text(plain_text("Förslaget kostar tre miljoner."))
    _click(dialog, "inlasning_accept")
    akt = room.akt
    assert [p.forslag.plain for p in akt.beslutspunkter_of(arende.id)] == ["Kulturnämnden avslår motionen."]
    assert [a.text.plain for a in akt.avsnitt_of(arende.id)] == ["Förslaget kostar tre miljoner."]
    assert akt.arende(arende.id).dnr == "KUN 2025/1"
    assert [b.slag for b in akt.bilagor] == [Bilageslag.TJANSTESKRIVELSE]


def test_a_review_that_was_closed_while_reading_shows_nothing_more(room: Room) -> None:
    dialog = open_inlasning(room.desk, room.kansli, room.window)
    assert isinstance(dialog, KallelseDialog)
    dialog.reject()
    dialog._on_read(Kallelse())
    assert list_organ(room.kansli) == ()


# --- the draft
def test_a_proposal_survives_the_editor() -> None:
    forslag = Forslag(
        text="Nämnden föreslår kommunfullmäktige besluta:", mottagare="kommunfullmäktige", punkter=("Ett.", "Två.")
    )
    assert draft.forslag_of(formatted_forslag(forslag), "kommunfullmäktige") == forslag
    assert draft.forslag_of(FormattedText(), None) is None


def test_a_table_in_a_proposal_keeps_its_words() -> None:
    table = TextTable(rows=(((Run(text="A"),), (Run(text="B"),)),))
    text = FormattedText(blocks=(Passage(runs=(Run(text="Budget:"),)), table))
    found = draft.forslag_of(text, "")
    assert found is not None
    assert found.text == "Budget:\nA\tB"


def test_no_word_is_lost_when_a_point_is_taken_away() -> None:
    punkt = Punkt(nr="1", rubrik="Budget", dnr="KS 1", text="Text.", forslag_till_beslut=(Forslag(text="Bifall."),))
    after = draft.without_punkt(Kallelse(punkter=(punkt,)), 0)
    assert after.punkter == ()
    assert after.ej_tolkat == ("Budget", "KS 1", "Text.", "Bifall.")
