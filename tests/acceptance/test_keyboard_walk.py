"""A sammanträde of 21 §§ through the real window with the keyboard alone, each press counted.

Three §§ have yrkanden and a votering, two of them reservationer; one has a jäv; somebody comes late, there is a pause,
and one § is justerad at once. What she presses beyond the words she types is counted and told (`-s` shows it); the
bound is what a change of the window may not quietly pass.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from still_clock import Clock

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arendetyp
from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.narvarolista import narvaro_text
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Rostval
from nacka_sekreterare.services.arende import add_arende
from nacka_sekreterare.services.core import Kansli, open_kansli
from nacka_sekreterare.services.organ import create_organ
from nacka_sekreterare.services.person import create_person_with_mandat
from nacka_sekreterare.services.sammantrade import create_sammantrade, load_akt
from nacka_sekreterare.ui.finder.finder import Finder
from nacka_sekreterare.ui.language import speak_swedish
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.sammantrade.page import SammantradePage
from nacka_sekreterare.ui.theme import SchemeChoice, Theme
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import make_real_window

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
DAY = date(2026, 4, 22)
VOTERS = 11
MOST_PRESSES = 130  # for the whole sammanträde; 21 of them are the one key of each §

_SEATS = ("Greta Alm", "Bo Dalros", "Cia Ekros", "Dan Furulund", "Elsa Granvik", "Hans Ivarros", "Ida Jarlros")
_MORE = ("Karl Lundros", "Maj Nilros", "Olle Parros", "Rut Stenros")
_SUBSTITUTES = ("Finn Hagros", "Gun Idros", "Tove Ulvros")
_MATTERS = (
    "Delårsrapport",
    "Taxa för bowling",
    "Motion om ridhus",
    "Hyra av lokal",
    "Bidrag till simsällskapet",
    "Policy för fritidsgårdar",
    "Upphandling av isbana",
    "Avgift för spår",
    "Badplats vid viken",
    "Val av leverantör",
    "Remiss om friluftsliv",
    "Öppettider",
    "Plan för lekplatser",
)


@dataclass
class Secretary:
    """Her hands on the keyboard: every press is counted by the § or the event it was for."""

    qtbot: QtBot
    window: MainWindow
    page: SammantradePage
    kansli: Kansli
    sammantrade_id: UUID
    dialogs: FakeDialogs
    clock: Clock
    presses: Counter[str] = field(default_factory=Counter)
    typed: int = 0
    occasion: str = ""

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        top = self.top
        if QApplication.activeWindow() is not top:  # no window manager here gives it back after a popup
            with self.qtbot.waitActive(top):
                top.activateWindow()
        self.presses[self.occasion] += 1
        self.qtbot.keyClick(top.focusWidget() or top, key, modifiers)
        QApplication.processEvents()

    @property
    def top(self) -> QWidget:
        """The window that the keys go to: the search when it is open."""
        return next((w for w in QApplication.topLevelWidgets() if isinstance(w, Finder) and w.isVisible()), self.window)

    def ctrl(self, key: Qt.Key) -> None:
        self.key(key, CTRL)

    def letters(self, letters: str) -> None:
        """Letters that are keys, not words."""
        for letter in letters:
            self.key(Key(ord(letter)))

    def write(self, words: str) -> None:
        """Words: typed in any program, and so not counted."""
        self.typed += len(words)
        self.qtbot.keyClicks(self.top.focusWidget() or self.top, words)

    def pick(self, some_letters: str) -> None:
        """Find a person by some letters of the name, and take the one found."""
        self.write(some_letters)
        self.key(Key.Key_Return)

    def to_person(self, name: str) -> None:
        """Ctrl+K, some letters, Enter: the person in the room."""
        self.ctrl(Key.Key_K)
        self.pick(name)

    @property
    def akt(self) -> Akt:
        return load_akt(self.kansli, self.sammantrade_id)

    @property
    def rubrik(self) -> str:
        arende = self.page.live.arende
        return arende.rubrik if arende else ""

    def decide(self) -> None:
        """The simple §: one key that decides and moves on."""
        before = self.rubrik
        self.occasion = "enkel paragraf"
        self.ctrl(Key.Key_Return)
        assert self.rubrik != before

    def at(self, rubrik: str, occasion: str) -> None:
        """She is led there by what went before, without a key."""
        assert self.rubrik.startswith(rubrik), self.rubrik
        self.occasion = occasion

    def move(self, kind: str, who: str, words: str = "") -> None:
        """A yrkande: its key, its kind by a letter, who by name, and its words if any."""
        self.ctrl(Key.Key_Y)
        self.letters(kind)
        self.key(Key.Key_Tab)
        self.pick(who)
        if words:
            self.key(Key.Key_Tab)
            self.write(words)
        self.ctrl(Key.Key_Return)

    def vote(self, ballots: str) -> None:
        """Omröstning begärs, a letter each, and Enter: at most N + 3 keys."""
        before = self.presses.total()
        self.letters("V" + ballots)
        self.key(Key.Key_Return)
        assert self.presses.total() - before <= VOTERS + 3


@pytest.fixture
def secretary(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Secretary]:
    speak_swedish(qapp)
    if qapp.findChild(Theme) is None:
        Theme(qapp, SchemeChoice.LIGHT, 1.0)
    clock = Clock()
    clock.now = datetime(2026, 4, 22, 18, 0)
    with open_kansli(tmp_path / "Ekhamns nämnder", clock) as kansli:
        sammantrade_id = _store(kansli)
        dialogs = FakeDialogs()
        window = make_real_window(kansli, tmp_path, make_desk(dialogs, now=clock))
        qtbot.addWidget(window)
        window.resize(1440, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.show_sammantrade(sammantrade_id, "sammantrade")
        page = window.current_page()
        assert isinstance(page, SammantradePage)
        page.list.setFocus()
        yield Secretary(qtbot, window, page, kansli, sammantrade_id, dialogs, clock)
        assert dialogs.answers == []


def _store(kansli: Kansli) -> UUID:
    """An organ of 11 seats with three ersättare, and a föredragningslista of 21 §§."""
    organ = create_organ(kansli, "Fritidsnämnden", antal_platser=VOTERS).value
    chairs = (Mandatroll.ORDFORANDE, Mandatroll.FORSTE_VICE_ORDFORANDE, Mandatroll.ANDRE_VICE_ORDFORANDE)
    for index, name in enumerate((*_SEATS, *_MORE)):
        roll = chairs[index] if index < len(chairs) else Mandatroll.LEDAMOT
        create_person_with_mandat(kansli, organ.id, name, roll, parti="S" if index % 2 else "M")
    for name in _SUBSTITUTES:
        create_person_with_mandat(kansli, organ.id, name, Mandatroll.ERSATTARE, parti="M")
    create_person_with_mandat(kansli, organ.id, "Siv Skrivros", Mandatroll.SEKRETERARE)
    sammantrade = create_sammantrade(kansli, organ.id, DAY).value
    for rubrik in _MATTERS:
        add_arende(kansli, sammantrade.id, rubrik, forslag=[plain_text(f"Nämnden bifaller: {rubrik}.")])
    add_arende(kansli, sammantrade.id, "Information om sommaren", typ=Arendetyp.INFORMATION)
    return sammantrade.id


def test_a_sammantrade_of_21_paragrafer_is_kept_by_keys_alone(secretary: Secretary) -> None:
    assert len(secretary.akt.numrerade_arenden) == 21
    _opening(secretary)
    _first_matters(secretary)
    _matters_with_people(secretary)
    _last_matters(secretary)
    _what_the_protokoll_says(secretary.akt)
    _tell(secretary)
    assert secretary.presses["enkel paragraf"] == sum(_is_simple(secretary.akt))
    assert secretary.presses.total() <= MOST_PRESSES


def _opening(she: Secretary) -> None:
    she.at("Närvaro", "upprop")
    she.to_person("stenros")
    she.letters("G")  # she has not come
    she.key(Key.Key_F9)  # the ersättare who is next in the order
    she.key(Key.Key_F4)
    she.decide()
    she.at("Justering", "val av justerare")
    she.ctrl(Key.Key_Return)
    she.pick("ekros")
    she.ctrl(Key.Key_Return)
    she.at("Fastställande", "")
    she.decide()
    she.decide()  # anmälan av jäv: none yet


def _first_matters(she: Secretary) -> None:
    she.decide()
    she.decide()
    she.at("Motion om ridhus", "yrkanden, omröstning, reservation")
    she.move("B", "alm")
    she.move("A", "granvik")
    she.ctrl(Key.Key_G)
    she.vote("JJJJJJJNNNA")
    she.letters("R")
    she.ctrl(Key.Key_Return)
    she.key(Key.Key_Return)
    she.at("Hyra av lokal", "")
    she.decide()


def _matters_with_people(she: Secretary) -> None:
    she.at("Bidrag till simsällskapet", "jäv")
    she.ctrl(Key.Key_J)
    she.pick("dalros")
    she.ctrl(Key.Key_Return)
    she.key(Key.Key_F9)
    she.decide()
    she.at("Policy för fritidsgårdar", "sen ankomst")
    she.clock.forward(minutes=40)
    she.to_person("stenros")
    she.letters("K")
    she.key(Key.Key_F4)
    she.decide()
    she.at("Upphandling av isbana", "omedelbar justering")
    she.dialogs.answers.extend([True, None])  # justera, and leave the system's dialog of printing
    she.ctrl(Key.Key_Return)
    she.ctrl(Key.Key_Up)
    she.ctrl(Key.Key_O)
    she.ctrl(Key.Key_Down)
    she.at("Avgift för spår", "yrkanden, omröstning, reservation")
    she.move("\N{LATIN CAPITAL LETTER A WITH DIAERESIS}", "granvik", "att avgiften tas bort")
    she.ctrl(Key.Key_G)
    she.vote("JJJJJJNNNNN")
    she.letters("R")
    she.ctrl(Key.Key_Return)
    she.key(Key.Key_Return)


def _last_matters(she: Secretary) -> None:
    she.at("Badplats vid viken", "ajournering")
    she.key(Key.Key_P, CTRL | SHIFT)
    she.clock.forward(minutes=15)
    she.key(Key.Key_P, CTRL | SHIFT)
    she.decide()
    she.decide()
    she.at("Remiss om friluftsliv", "tre förslag, två omröstningar")
    she.move("A", "furulund")
    she.move("\N{LATIN CAPITAL LETTER A WITH DIAERESIS}", "jarlros", "att remissen besvaras i juni")
    she.ctrl(Key.Key_G)
    she.letters("V1")
    she.vote("NNNNNNJJJJJ")
    she.vote("JJJJJJJNNNN")
    she.key(Key.Key_Return)
    for _ in range(5):
        she.decide()
    she.at("Övriga frågor", "enkel paragraf")
    she.ctrl(Key.Key_Return)  # the last: there is nothing to go on to
    she.occasion = "avsluta"
    she.dialogs.answers.append(True)
    she.key(Key.Key_S, CTRL | SHIFT)


def _is_simple(akt: Akt) -> list[bool]:
    """Which §§ had nothing but their beslut."""
    special = {"Justering", "Upphandling av isbana"}
    return [not akt.voteringar_of(arende.id) and arende.rubrik not in special for arende in akt.numrerade_arenden]


def _what_the_protokoll_says(akt: Akt) -> None:
    def arende(start: str) -> UUID:
        return next(one.id for one in akt.arenden if one.rubrik.startswith(start))

    assert akt.sammantrade.avslutat_at is not None
    assert all(akt.beslutspunkter_of(one.id) for one in akt.numrerade_arenden)
    assert all(punkt.utfall for one in akt.numrerade_arenden for punkt in akt.beslutspunkter_of(one.id))
    assert len(akt.voteringar) == 4
    motion = akt.voteringar_of(arende("Motion"))[0]
    assert (motion.antal(Rostval.JA), motion.antal(Rostval.NEJ), motion.antal(Rostval.AVSTAR)) == (7, 3, 1)
    assert akt.beslutspunkter_of(arende("Remiss"))[0].utfall is Utfall.ENLIGT_FORSLAG
    assert len(akt.meningsyttringar) == 2
    assert [jav.arende_id for jav in akt.jav] == [arende("Bidrag")]
    assert len(akt.ajourneringar) == 1
    assert sum(justering.ar_omedelbar for justering in akt.justeringar) == 1
    late = next(person.id for person in akt.personer if person.namn == "Rut Stenros")
    first = akt.nummer_of(arende("Policy"))
    assert f"§§ {first}–" in narvaro_text(akt, late)


def _tell(she: Secretary) -> None:
    lines = [f"{she.presses.total()} tangenttryckningar utöver {she.typed} tecken text:"]
    lines += [f"{count:4}  {occasion}" for occasion, count in she.presses.most_common()]
    sys.stdout.write("\n" + "\n".join(lines) + "\n")
