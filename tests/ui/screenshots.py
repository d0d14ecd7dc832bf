"""Pictures of every page for our own eyes: `python -m tests.ui.screenshots UT [NAME …]`: both schemes, 100 and 200 %.

A page is registered in SCENES under a name: a function that gives a widget ready to be shown, or opens the window.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QListWidget, QMainWindow, QScrollArea, QWidget

from nacka_sekreterare.ui.language import speak_swedish
from nacka_sekreterare.ui.theme import SchemeChoice, Theme
from tests.ui.scenes import STEP_SCENES

Scene = Callable[[], QWidget]
SIZES = ((1440, 900), (1100, 700))


def _demo_window() -> QWidget:
    from tests.ui.windows import make_demo_window

    return make_demo_window()


def _demo_step() -> QWidget:
    from tests.ui.demo import SAMMANTRADE
    from tests.ui.windows import make_demo_window

    window = make_demo_window()
    window.show_sammantrade(SAMMANTRADE, "steg_1")
    return window


def _demo_empty() -> QWidget:
    from tests.ui.windows import make_demo_window

    window = make_demo_window()
    window.show_page("sammantraden")
    return window


def _key_card() -> QWidget:
    from nacka_sekreterare.ui.key_card import KeyCard
    from tests.ui.fakes import FakeDialogs
    from tests.ui.windows import make_demo_window

    window = make_demo_window()
    card = KeyCard(window, window.current_page(), FakeDialogs())
    card.kept = window  # type: ignore[attr-defined]
    return card


def _real_page(name: str, state: str = "approved") -> Scene:
    def open_window() -> QWidget:
        from tests.ui.stores import fill_year, make_kansli, make_real_window

        folder = Path(tempfile.mkdtemp(prefix="nacka-bild-"))
        kansli = make_kansli(folder / "store")
        if state:
            fill_year(kansli, state)
        window = make_real_window(kansli, folder)
        window.show_page(name)
        return window

    return open_window


def _organ(settings: bool) -> Scene:
    def open_window() -> QWidget:
        from nacka_sekreterare.ui.organ.order_editor import FittedList
        from nacka_sekreterare.ui.organ.page import OrganPage

        window = _real_page("organ")()
        page = window.findChild(OrganPage)
        assert isinstance(page, OrganPage)
        page.reload()
        page.findChild(QListWidget, "organ_list").setCurrentRow(1)
        if settings:
            page.actions_by_id["show_settings"].trigger()
        else:
            page.findChild(FittedList, "people_ledamoter").setCurrentRow(1)
        return window

    return open_window


def _look(is_own: bool, part: str = "") -> Scene:
    """The tab Utseende: the kommun's own with what is odd in it, or as it is before anything is chosen."""

    def open_window() -> QWidget:
        import docx
        from factories_utseende import make_font, make_picture

        from nacka_sekreterare.services import utseende
        from nacka_sekreterare.services.organ import create_organ
        from nacka_sekreterare.ui.organ.page import OrganPage
        from tests.ui.fakes import make_desk
        from tests.ui.stores import make_kansli, make_real_window

        folder = Path(tempfile.mkdtemp(prefix="nacka-bild-"))
        kansli = make_kansli(folder / "store")
        organ = create_organ(kansli, "Arbets- och företagsnämndens utskott för särskilda insatser").value
        create_organ(kansli, "Kulturnämnden")
        if is_own:
            name = "kommunvapen_liggande_farg_rgb_2024_slutversion_godkand.png"
            utseende.set_logotyp(kansli, organ.id, name, make_picture(900, 240))
            utseende.add_typsnitt(kansli, organ.id, [(f"{one}.ttf", make_font(one)) for one in ("Regular", "It")])
            utseende.update_utseende(
                kansli, organ.id, accentfarg="e8a33d", brodtypsnitt="Almvik Sans Pro", vanstermarginal_mm=60.0
            )
            utseende.update_utseende(kansli, organ.id, hogermarginal_mm=60.0, textstorlek_pt=12)
            buffer = BytesIO()
            docx.Document().save(buffer)
            utseende.set_wordmall(kansli, organ.id, "Protokollsmall.docx", buffer.getvalue())
        window = make_real_window(kansli, folder, make_desk(now=kansli.clock, kansli=kansli))
        window.show()
        window.show_page("organ")
        page = window.findChild(OrganPage)
        assert isinstance(page, OrganPage)
        page.show_organ(organ.id, "look")
        if part:
            card = page.findChild(QWidget, part)
            QApplication.processEvents()
            page.findChild(QScrollArea, "utseende_scroll").ensureWidgetVisible(card)
        return window

    return open_window


SCENES: dict[str, Scene] = {
    "demo_hem": _demo_window,
    "demo_steg": _demo_step,
    "demo_tomt": _demo_empty,
    "tangenter": _key_card,
    "hem": _real_page("hem"),
    "hem_tom": _real_page("hem", ""),
    "sammantraden": _real_page("sammantraden"),
    "sammantraden_tom": _real_page("sammantraden", ""),
    "organ": _real_page("organ"),
    "organ_personer": _organ(False),
    "organ_installningar": _organ(True),
    "organ_tom": _real_page("organ", ""),
    "utseende": _look(True),
    "utseende_slut": _look(True, "underskrift_card"),
    "utseende_tom": _look(False),
    "installningar": _real_page("installningar"),
    **STEP_SCENES,
}


def take_all(folder: Path, names: list[str]) -> None:
    """Write the pictures of this process's scale."""
    app = QApplication(sys.argv[:1])
    speak_swedish(app)
    theme = Theme(app)
    folder.mkdir(parents=True, exist_ok=True)
    taken: list[QWidget] = []
    scale = os.environ.get("QT_SCALE_FACTOR", "1")
    for scheme in (SchemeChoice.LIGHT, SchemeChoice.DARK):
        theme.set_choice(scheme)
        for name, scene in SCENES.items():
            if names and name not in names:
                continue
            widget = scene()
            widget.show()
            for size in SIZES if isinstance(widget, QMainWindow) else [None]:
                if size is not None:
                    widget.resize(*size)
                for _ in range(4):
                    app.processEvents()
                    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
                width = "" if size in {None, SIZES[0]} else f"-{size[0]}"
                path = folder / f"{name}-{scheme.value}-{round(float(scale) * 100)}{width}.png"
                widget.grab().save(str(path))
            widget.hide()
            taken.append(widget)  # what is closed twice falls: the pictures end with the process


def main() -> int:
    """Take the pictures at 100 % here and at 200 % in a process of its own: the scale is fixed when Qt starts."""
    folder, names = Path(sys.argv[1]), sys.argv[2:]
    if "QT_SCALE_FACTOR" not in os.environ:
        environment = {**os.environ, "QT_SCALE_FACTOR": "2"}
        subprocess.run([sys.executable, "-m", "tests.ui.screenshots", str(folder), *names], env=environment, check=True)
    take_all(folder, names)
    return 0


if __name__ == "__main__":
    sys.exit(main())
