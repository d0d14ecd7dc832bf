"""Real stores with made-up contents for the pages: the factory meeting in several states, around one Wednesday."""

import sys
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factories import as_approved, as_closed, as_planned, make_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.services.core import Kansli, open_kansli
from nacka_sekreterare.services.organ import create_organ, update_installningar
from nacka_sekreterare.services.sammantrade import close_sammantrade, create_sammantrade, open_sammantrade
from nacka_sekreterare.system.settings import SettingsFile
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.frame import make_contents, make_history
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.theme import Theme, application
from nacka_sekreterare.ui.window_state import WindowStateFile
from tests.ui.fakes import make_desk

NOW = datetime(2026, 4, 29, 8, 41, 7)
STATES = {"planned": as_planned, "closed": as_closed, "approved": as_approved, "done": lambda akt: akt}


def make_kansli(folder: Path, now: datetime = NOW) -> Kansli:
    """An empty store with a clock that stands still."""
    return open_kansli(folder, lambda: now)


def store_akt(kansli: Kansli, akt: Akt) -> Akt:
    """Put a whole akt into a store."""
    with kansli.act("store_akt", "Sammanträde inläst") as tx:
        for name in type(akt).model_fields:
            value = getattr(akt, name)
            if name != "nummer":
                for one in value if isinstance(value, tuple) else (value,):
                    tx.add(one)
    return akt


def fill_year(kansli: Kansli, state: str = "approved") -> Akt:
    """The factory meeting in a state, earlier ones of another organ, and some that are planned."""
    akt = store_akt(kansli, STATES[state](make_akt()))
    other = create_organ(kansli, "Arbets- och företagsnämndens utskott för särskilda insatser").value
    update_installningar(kansli, other.id, plats="Lilla sessionssalen")
    for back in (21, 49):
        day = akt.sammantrade.datum - timedelta(days=back)
        meeting = create_sammantrade(kansli, other.id, day).value
        open_sammantrade(kansli, meeting.id, datetime(day.year, day.month, day.day, 18, 2))
        close_sammantrade(kansli, meeting.id, datetime(day.year, day.month, day.day, 20, 14))
    create_sammantrade(kansli, akt.organ.id, date(2026, 5, 20))
    create_sammantrade(kansli, other.id, date(2026, 5, 6))
    return akt


def make_real_window(kansli: Kansli, folder: Path, desk: Desk | None = None) -> MainWindow:
    """The window of the real program on a store, with a desk of a test's."""
    theme = application().findChild(Theme)
    assert isinstance(theme, Theme)
    contents = make_contents(kansli, theme, SettingsFile(folder / "installningar.json"))
    desk = desk or make_desk(now=kansli.clock)
    return MainWindow(desk, contents, make_history(kansli), WindowStateFile(folder / "fonster.json"))
