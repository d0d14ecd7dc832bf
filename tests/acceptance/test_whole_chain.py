"""The whole chain through the real window with the keyboard: from an empty store to anslag and utdrag."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from still_clock import Clock

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Standardakt
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.justering import Justering, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.narvarolista import narvaro_text
from nacka_sekreterare.domain.votering import Rostval
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.bilaga import read_bilaga
from nacka_sekreterare.services.core import Kansli, open_kansli
from nacka_sekreterare.services.organ import list_organ
from nacka_sekreterare.services.person import list_mandat
from nacka_sekreterare.services.sammantrade import list_sammantraden, load_akt
from nacka_sekreterare.ui.language import speak_swedish
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.sammantrade.room_list import RoomList
from nacka_sekreterare.ui.sammantrade.room_panel import RoomPanel
from nacka_sekreterare.ui.theme import SchemeChoice, Theme
from nacka_sekreterare.ui.widgets.chip import Chip
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit, TimeEdit
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_real_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
W = TypeVar("W", bound=QWidget)

PEOPLE = """Ledamöter
Greta Alm (S), ordförande
Bo Dalros (M), 1:e vice ordförande
Cia Ekros (S)
Dan Furulund (M)
Elsa Granvik (V)
Ersättare
Finn Hagros (S)
Gun Idros (M)
Sekreterare
Siv Skrivros, nämndsekreterare
"""
KALLELSE = """Kallelse/föredragningslista
22 april 2026
Fritidsnämnden

Tid: 18.00
Plats: Ankarsalen, Ekhamns stadshus

1. Upprop
2. Val av justerare
3. Fastställande av föredragningslista
4. Motion om ridhus
FRI 2026/11
Förslag till beslut
Fritidsnämnden föreslår kommunfullmäktige att fatta följande beslut:
Kommunfullmäktige avslår motionen.
5. Bidrag till föreningar
FRI 2026/12
Förslag till beslut
Fritidsnämnden beviljar Ekhamns simsällskap 40 000 kronor.
6. Upphandling av isbana
FRI 2026/13
Förslag till beslut
Fritidsnämnden antar förfrågningsunderlaget.
Paragrafen justeras omedelbart.
7. Lokal för schack
Förslag till beslut
Fritidsnämnden hyr Källarsalen.
8. Badplats vid viken
Förslag till beslut
Fritidsnämnden anlägger en badplats.
9. Taxa för bowling
Förslag till beslut
Fritidsnämnden fastställer taxan.
10. Policy för fritidsgårdar
Förslag till beslut
Fritidsnämnden antar policyn.
11. Information om sommaren

Välkommen!
"""


@dataclass
class Secretary:
    """Her hands on the keyboard, and what she can see afterwards."""

    qtbot: QtBot
    window: MainWindow
    kansli: Kansli
    dialogs: FakeDialogs
    clock: Clock
    folder: Path
    acted: list[str] = field(default_factory=list)

    # --- hands
    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        top = self.top
        if QApplication.activeWindow() is not top:  # no window manager here gives the window back after a dialog
            with self.qtbot.waitActive(top):
                top.activateWindow()
        self.qtbot.keyClick(self.focused, key, modifiers)
        QApplication.processEvents()

    def ctrl(self, key: Qt.Key) -> None:
        self.key(key, CTRL)

    def ctrl_shift(self, key: Qt.Key) -> None:
        self.key(key, CTRL | SHIFT)

    def write(self, text: str) -> None:
        self.qtbot.keyClicks(self.focused, text)

    def pick(self, name: str) -> None:
        """Find a person by some letters, in the field that has the focus."""
        self.write(name)
        self.key(Key.Key_Return)

    def paste(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.ctrl(Key.Key_V)

    def tab_to(self, widget: QWidget, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Tab until the widget has the focus."""
        for _ in range(60):
            if self.focused is widget:
                return
            self.key(Key.Key_Tab, modifiers)
        raise AssertionError(widget.objectName())

    def answer(self, *answers: object) -> None:
        assert not self.dialogs.answers, "a question was never asked"
        self.dialogs.answers.extend(answers)

    def step(self, name: str) -> None:
        """Ctrl+PgDn until the step is shown."""
        for _ in range(5):
            if self.window.workspace.step_name == name:
                return
            self.ctrl(Key.Key_PageDown)
        raise AssertionError(name)

    # --- eyes
    @property
    def top(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    @property
    def focused(self) -> QWidget:
        return self.top.focusWidget() or self.top

    def see(self, kind: type[W], name: str) -> W:
        page = self.top if isinstance(self.top, QDialog) else self.window.current_page()
        found = page.findChild(kind, name) if page is not None else None
        assert found is not None, name
        return found

    @property
    def akt(self) -> Akt:
        return load_akt(self.kansli, list_sammantraden(self.kansli)[0].id)

    def arende(self, start: str) -> Arende:
        return next(arende for arende in self.akt.arenden if arende.rubrik.startswith(start))

    def punkt(self, start: str) -> Beslutspunkt:
        return self.akt.beslutspunkter_of(self.arende(start).id)[0]

    def person(self, start: str) -> UUID:
        return next(person.id for person in self.akt.personer if person.namn.startswith(start))

    @property
    def rubrik(self) -> str:
        page = self.window.current_page()
        shown = page.chosen_arende() if page is not None else None  # type: ignore[attr-defined]
        return self.akt.arende(shown).rubrik if shown else ""


@pytest.fixture
def secretary(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Secretary]:
    speak_swedish(qapp)
    if qapp.findChild(Theme) is None:
        Theme(qapp, SchemeChoice.LIGHT, 1.0)
    clock = Clock()
    clock.now = datetime(2026, 4, 8, 9, 0)
    with open_kansli(tmp_path / "Ekhamns nämnder", clock) as kansli:
        dialogs = FakeDialogs()
        window = make_real_window(kansli, tmp_path, make_desk(dialogs, now=clock))
        qtbot.addWidget(window)
        window.resize(1440, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        yield Secretary(qtbot, window, kansli, dialogs, clock, tmp_path / "ut")
        assert dialogs.bugs == []
        assert dialogs.answers == []


def test_a_newcomer_takes_a_meeting_from_the_kallelse_to_the_anslag(secretary: Secretary) -> None:
    _create_organ(secretary)
    _read_kallelse(secretary)
    _arrange_list(secretary)
    _note_forhinder(secretary)
    _send_kallelse(secretary)
    _open_meeting(secretary)
    _formalia(secretary)
    _motion_with_votering(secretary)
    _bidrag_with_jav(secretary)
    _isbana_justeras_omedelbart(secretary)
    _pause_and_late_arrival(secretary)
    _other_outcomes(secretary)
    _extra_arende_and_end(secretary)
    _justering(secretary)
    _anslag(secretary)
    _expediering(secretary)
    _protokoll_tells_the_same(secretary)


# --- before the meeting ---------------------------------------------------------------------------------------------


def _create_organ(she: Secretary) -> None:
    assert she.see(QLabel, "hem_heading").text().startswith("Välkommen")
    she.ctrl(Key.Key_1)
    she.answer("Fritidsnämnden")
    she.ctrl(Key.Key_N)
    QApplication.clipboard().setText(PEOPLE)
    she.ctrl_shift(Key.Key_V)
    she.ctrl(Key.Key_Return)  # the list on the clipboard has been understood: add it
    (organ,) = list_organ(she.kansli)
    held = list_mandat(she.kansli, organ.id)
    assert (organ.namn, len(held)) == ("Fritidsnämnden", 8)
    she.ctrl(Key.Key_Z)
    assert list_mandat(she.kansli, organ.id) == ()
    she.ctrl_shift(Key.Key_Z)
    assert {one.id for one in list_mandat(she.kansli, organ.id)} == {one.id for one in held}


def _read_kallelse(she: Secretary) -> None:
    she.key(Key.Key_2, ALT)
    she.ctrl(Key.Key_O)
    assert she.focused is she.see(QPlainTextEdit, "inlasning_paste")
    she.paste(KALLELSE)
    she.ctrl(Key.Key_Return)
    assert she.see(QComboBox, "inlasning_organ").currentText() == "Fritidsnämnden"
    she.ctrl(Key.Key_S)
    akt = she.akt
    assert (akt.sammantrade.datum, akt.sammantrade.tid) == (date(2026, 4, 22), "18:00")
    assert akt.sammantrade.plats == "Ankarsalen, Ekhamns stadshus"
    assert len(akt.arenden) == 11
    acts = [Standardakt.UPPROP, Standardakt.VAL_AV_JUSTERARE, Standardakt.FASTSTALLANDE]
    assert [arende.standardakt for arende in akt.arenden[:3]] == acts
    assert she.punkt("Motion").mottagare == "kommunfullmäktige"
    assert she.arende("Upphandling").justeras_omedelbart
    assert she.window.workspace.step_name == "foredragningslista"


def _arrange_list(she: Secretary) -> None:
    before = [arende.rubrik for arende in she.akt.arenden]
    she.key(Key.Key_F2)
    while she.rubrik != "Badplats vid viken":
        she.key(Key.Key_Down)
    she.key(Key.Key_Down, ALT)
    after = [arende.rubrik for arende in she.akt.arenden]
    assert after.index("Badplats vid viken") == before.index("Badplats vid viken") + 1
    she.ctrl(Key.Key_N)
    she.write("Sommarlov i parken")
    she.key(Key.Key_Return)
    assert [a.rubrik for a in she.akt.arenden[-2:]] == ["Sommarlov i parken", "Information om sommaren"]


def _note_forhinder(she: Secretary) -> None:
    she.key(Key.Key_F4)
    she.tab_to(she.see(QLineEdit, "new_forhinder"))
    she.pick("ekros")
    (one,) = she.akt.forhinder
    assert one.person_id == she.person("Cia")
    she.tab_to(she.see(QPushButton, "forhinder_1_call"), SHIFT)
    she.key(Key.Key_Space)
    assert she.akt.forhinder[0].inkallad_person_id == she.person("Finn")


def _send_kallelse(she: Secretary) -> None:
    she.answer(she.folder)
    she.ctrl_shift(Key.Key_K)
    sent = {path.name: path.read_bytes() for path in she.folder.iterdir()}
    assert sorted(Path(name).suffix for name in sent) == [".docx", ".pdf"]
    kept = [b for b in she.akt.bilagor if b.slag is Bilageslag.UTSKICK]
    assert {b.namn: read_bilaga(she.kansli, b.id) for b in kept if not b.namn.endswith(".txt")} == sent
    assert she.akt.sammantrade.kallat_at == she.clock.now
    assert she.see(QLabel, "kallelse_chip").text().startswith("Utskickad 8 april")


# --- the meeting ------------------------------------------------------------------------------------------------------


def _open_meeting(she: Secretary) -> None:
    she.clock.now = datetime(2026, 4, 22, 18, 1)
    she.step("sammantrade")
    she.ctrl_shift(Key.Key_S)
    akt = she.akt
    assert akt.sammantrade.oppnat_at == she.clock.now
    (finn,) = [one for one in akt.narvaro if one.person_id == she.person("Finn")]
    assert finn.for_person_id == she.person("Cia")
    assert "Beslutsför 5 av 5" in [chip.text() for chip in she.see(RoomPanel, "room_panel").findChildren(Chip)]


def _formalia(she: Secretary) -> None:
    assert she.rubrik == "Upprop"
    she.ctrl(Key.Key_Return)
    assert she.rubrik == "Val av justerare"
    she.ctrl(Key.Key_Return)  # nobody is chosen: the cursor is where the name goes
    she.pick("dalros")
    plan = (
        (she.see(QLineEdit, "justering_plats"), "Ekhamns stadshus"),
        (she.see(DateEdit, "justering_dag").line, "27 april"),
        (she.see(TimeEdit, "justering_tid").line, "15.00"),
    )
    for line, words in plan:
        she.tab_to(line)
        line.selectAll()
        she.write(words)
    she.ctrl(Key.Key_Return)
    main = _main(she.akt)
    planned = (main.plats, main.planerad_date, main.planerad_tid)
    assert planned == ("Ekhamns stadshus", date(2026, 4, 27), "15:00")
    chosen = [s.person_id for s in she.akt.signatarer if s.roll is Signatarroll.JUSTERARE]
    assert chosen == [she.person("Bo")]
    assert she.rubrik == "Fastställande av föredragningslista"
    she.ctrl(Key.Key_Return)
    assert she.rubrik == "Motion om ridhus"


def _motion_with_votering(she: Secretary) -> None:
    she.ctrl(Key.Key_Y)
    she.key(Key.Key_A)  # the kind by its first letter: avslag
    she.key(Key.Key_Tab)
    she.pick("granvik")
    she.key(Key.Key_Return)
    assert [(y.slag, y.person_ids) for y in she.akt.yrkanden] == [(Yrkandeslag.AVSLAG, (she.person("Elsa"),))]
    she.ctrl(Key.Key_G)
    she.key(Key.Key_V)
    for letter in (Key.Key_J, Key.Key_J, Key.Key_A, Key.Key_J, Key.Key_N):
        she.key(letter)
    she.key(Key.Key_Return)
    (votering,) = she.akt.voteringar
    assert [votering.antal(val) for val in (Rostval.JA, Rostval.NEJ, Rostval.AVSTAR)] == [3, 1, 1]
    assert she.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG
    she.ctrl(Key.Key_Z)
    assert she.punkt("Motion").utfall is None
    assert she.rubrik == "Motion om ridhus"
    she.ctrl_shift(Key.Key_Z)
    assert she.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG
    she.ctrl(Key.Key_R)  # who lost the omröstning is filled in
    she.key(Key.Key_Return)
    assert she.akt.meningsyttringar[0].till_forman_for_eget


def _bidrag_with_jav(she: Secretary) -> None:
    _go_to(she, "Bidrag till föreningar")
    she.ctrl(Key.Key_J)
    she.pick("furulund")
    she.key(Key.Key_Return)
    she.key(Key.Key_F9)
    she.ctrl(Key.Key_Return)
    akt = she.akt
    number = akt.nummer_of(she.arende("Bidrag").id)
    assert [jav.person_id for jav in akt.jav] == [she.person("Dan")]
    assert narvaro_text(akt, she.person("Dan")) == f"Dan Furulund (M), ej § {number}"
    assert f"tjänstgör för Dan Furulund (M) § {number}" in narvaro_text(akt, she.person("Gun"))


def _isbana_justeras_omedelbart(she: Secretary) -> None:
    _go_to(she, "Upphandling av isbana")
    she.answer(True, None)
    she.ctrl(Key.Key_O)
    _go_to(she, "Upphandling av isbana")
    she.ctrl(Key.Key_Return)
    immediate = [one for one in she.akt.justeringar if one.ar_omedelbar]
    assert [she.akt.arenden_of_justering(one) for one in immediate] == [(she.arende("Upphandling"),)]
    assert she.punkt("Upphandling").utfall is Utfall.ENLIGT_FORSLAG


def _pause_and_late_arrival(she: Secretary) -> None:
    she.clock.forward(minutes=20)
    she.ctrl_shift(Key.Key_P)
    she.clock.forward(minutes=10)
    she.ctrl_shift(Key.Key_P)
    (pause,) = she.akt.ajourneringar
    assert pause.till_at is not None
    assert (pause.till_at - pause.fran_at).total_seconds() == 600
    _go_to(she, "Lokal för schack")
    she.key(Key.Key_F8)
    people = she.see(RoomList, "room_list")
    while people.current_person() != she.person("Cia"):
        she.key(Key.Key_Down)
    she.key(Key.Key_K)
    assert f"§§ {she.akt.nummer_of(she.arende('Lokal').id)}" in narvaro_text(she.akt, she.person("Cia"))
    she.key(Key.Key_F4)


def _other_outcomes(she: Secretary) -> None:
    she.ctrl(Key.Key_2)
    she.ctrl(Key.Key_End)
    she.write(" Hyran sjunker.")
    she.ctrl(Key.Key_Return)
    assert she.punkt("Lokal").utfall is Utfall.ANDRAT
    assert she.punkt("Lokal").beslut.plain == "Fritidsnämnden hyr Källarsalen. Hyran sjunker."
    _go_to(she, "Badplats vid viken")
    she.ctrl(Key.Key_4)
    _go_to(she, "Taxa för bowling")
    she.ctrl(Key.Key_3)
    she.write("Kostnaden ska utredas.")
    she.ctrl(Key.Key_Return)
    _go_to(she, "Policy för fritidsgårdar")
    she.ctrl(Key.Key_5)
    _go_to(she, "Sommarlov i parken")
    she.ctrl(Key.Key_6)
    _go_to(she, "Information om sommaren")
    she.ctrl(Key.Key_Return)
    outcomes = {
        "Badplats": Utfall.BORDLAGD,
        "Taxa": Utfall.ATERREMITTERAD,
        "Policy": Utfall.UTGAR,
        "Information": Utfall.ANTECKNAD,
        "Sommarlov": Utfall.ANTECKNAD,
    }
    assert {start: she.punkt(start).utfall for start in outcomes} == outcomes
    assert she.punkt("Taxa").motivering.plain == "Kostnaden ska utredas."


def _extra_arende_and_end(she: Secretary) -> None:
    she.ctrl(Key.Key_E)
    she.write("Nattbibliotek")
    she.key(Key.Key_Return)
    assert she.rubrik == "Nattbibliotek"
    assert she.arende("Nattbibliotek").ar_extra
    she.ctrl(Key.Key_2)
    she.write("Biblioteket har kvar sin natt.")
    she.ctrl(Key.Key_Return)
    she.clock.forward(minutes=30)
    she.answer(True)
    she.ctrl_shift(Key.Key_S)
    akt = she.akt
    assert akt.sammantrade.avslutat_at == she.clock.now
    numbers = [akt.nummer_of(arende.id) for arende in akt.numrerade_arenden]
    assert numbers == sorted(set(numbers))
    assert all(p.nummer is not None for p in akt.paragrafer)


# --- after it ---------------------------------------------------------------------------------------------------------


def _justering(she: Secretary) -> None:
    for day in (23, 27):  # the omedelbara first, then the protokoll
        she.clock.now = datetime(2026, 4, day, 15, 30)
        she.step("justering")
        page = she.window.current_page()
        card = page.target_card()  # type: ignore[union-attr]
        key = card.justering.id
        count = len([s for s in she.akt.signatarer if s.justering_id == key])
        for number in range(count):
            for _ in range(3):
                she.key(Key(Key.Key_1 + number), CTRL)
        signed = {s.status for s in she.akt.signatarer if s.justering_id == key}
        assert signed == {Signatarstatus.UNDERTECKNAT}
        she.answer(True)
        she.ctrl(Key.Key_J)
        (done,) = [one for one in she.akt.justeringar if one.id == key]
        assert done.justerad_date == date(2026, 4, day)
        kept = [b for b in she.akt.bilagor if b.slag is Bilageslag.JUSTERAT and b.justering_id == key]
        assert {Path(b.namn).suffix for b in kept} == {".pdf", ".docx", ".txt"}


def _anslag(she: Secretary) -> None:
    she.clock.forward(days=1)
    for _ in range(2):  # the next in turn each time
        before = sum(one.uppsatt_date is not None for one in she.akt.anslag)
        she.ctrl_shift(Key.Key_S)
        assert sum(one.uppsatt_date is not None for one in she.akt.anslag) == before + 1
    assert {one.uppsatt_date for one in she.akt.anslag} == {date(2026, 4, 28)}
    assert not she.window.actions_by_id["undo"].isEnabled()  # what hangs on the wall cannot be undone
    she.ctrl_shift(Key.Key_C)
    words = QApplication.clipboard().text()
    assert "Fritidsnämnden" in words
    assert "2026-04-28" in words


def _expediering(she: Secretary) -> None:
    she.step("expediering")
    _go_to(she, "Bidrag till föreningar")
    she.ctrl(Key.Key_M)
    she.write("Ekhamns simklubb")
    she.key(Key.Key_Return)
    she.answer(she.folder / "utdrag")
    she.ctrl(Key.Key_U)
    number = she.akt.nummer_of(she.arende("Bidrag").id)
    written = sorted(path.name for path in (she.folder / "utdrag").iterdir())
    assert written, "no utdrag"
    assert all(f"{number}" in name for name in written)
    she.ctrl(Key.Key_Return)
    assert [one.skickat_date for one in she.akt.expedieringar] == [date(2026, 4, 28)]
    she.ctrl(Key.Key_Z)
    assert [one.skickat_date for one in she.akt.expedieringar] == [None]
    she.ctrl_shift(Key.Key_Z)
    assert [one.skickat_date for one in she.akt.expedieringar] == [date(2026, 4, 28)]


def _protokoll_tells_the_same(she: Secretary) -> None:
    she.step("protokoll")
    assert she.rubrik == "Bidrag till föreningar"  # the § is kept from step to step
    she.ctrl_shift(Key.Key_E)
    for name in ("format_pdf", "format_text"):
        she.tab_to(she.see(QCheckBox, name))
        she.key(Key.Key_Space)
    folder = she.see(QLineEdit, "export_folder")
    she.tab_to(folder)
    folder.selectAll()
    she.write(str(she.folder / "protokoll"))
    she.ctrl(Key.Key_Return)
    she.key(Key.Key_Escape)
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((she.folder / "protokoll").iterdir()))
    said = " ".join(text.split())
    assert [fact for fact in _facts(she.akt) if fact not in said] == []
    assert "UTKAST" not in said


def _facts(akt: Akt) -> list[str]:
    """What the protokoll must say, from the store."""
    number = {arende.rubrik.split()[0]: akt.nummer_of(arende.id) for arende in akt.numrerade_arenden}
    headings = [f"§ {akt.nummer_of(arende.id)} {arende.rubrik}" for arende in akt.numrerade_arenden]
    return [
        *headings,
        "Tid 18:01–19:01",
        "Ajournering 18:21–18:31",
        "Plats Ankarsalen, Ekhamns stadshus",
        f"Cia Ekros (S) §§ {number['Lokal']}–{number['Nattbibliotek']}",
        f"Dan Furulund (M) ej § {number['Bidrag']}",
        f"Finn Hagros (S) tjänstgör för Cia Ekros (S) §§ 1–{number['Upphandling']}",
        "Nämnden utser Bo Dalros (M) att tillsammans med ordföranden justera protokollet.",
        "Tid och plats för justeringen: den 27 april 2026 klockan 15.00, Ekhamns stadshus.",
        "Fritidsnämnden föreslår kommunfullmäktige att fatta följande beslut: Kommunfullmäktige avslår motionen.",
        "Elsa Granvik (V) yrkar avslag på förslaget.",
        "Med 3 ja-röster mot 1 nej-röst, 1 avstår, beslutar nämnden att bifalla förslaget.",
        "Elsa Granvik (V) reserverar sig mot beslutet till förmån för eget yrkande.",
        "Dan Furulund (M) anmäler jäv och deltar inte i handläggningen av ärendet.",
        "Paragrafen är omedelbart justerad och finns i annat protokoll som justerades den 23 april 2026.",
        "Paragrafen förklaras omedelbart justerad.",
        "Fritidsnämnden hyr Källarsalen. Hyran sjunker.",
        "Ärendet bordläggs.",
        "Ärendet återremitteras. Kostnaden ska utredas.",
        "Ärendet utgår.",
        "Informationen antecknas till protokollet.",
        "Biblioteket har kvar sin natt.",
    ]


def _go_to(she: Secretary, rubrik: str) -> None:
    """Ctrl+Ned or Ctrl+Upp to an ärende."""
    order = [arende.rubrik for arende in she.akt.arenden]
    for _ in order:
        if she.rubrik == rubrik:
            return
        she.ctrl(Key.Key_Down if order.index(she.rubrik) < order.index(rubrik) else Key.Key_Up)
    raise AssertionError(f"{rubrik} is not reached; {she.rubrik} is")


def _main(akt: Akt) -> Justering:
    return next(one for one in akt.justeringar if not one.ar_omedelbar)
