"""What stands in the window of the real program: its pages, its steps, its header and its undo, tied to the services.

A page is imported when it is first shown, so that the window is up before anything is loaded that it does not need.
"""

from collections.abc import Iterable
from uuid import UUID

from nacka_sekreterare.domain.helgdagar import format_tid
from nacka_sekreterare.services import undo
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.oversikt import Oversiktsrad, find_oversikt
from nacka_sekreterare.system.settings import SettingsFile
from nacka_sekreterare.ui.expediering import spec as expediering_spec
from nacka_sekreterare.ui.findable import Entry
from nacka_sekreterare.ui.finder.gathering import Places
from nacka_sekreterare.ui.foredragningslista import spec as foredragningslista_spec
from nacka_sekreterare.ui.hem import spec as hem_spec
from nacka_sekreterare.ui.installningar import spec as installningar_spec
from nacka_sekreterare.ui.justering import spec as justering_spec
from nacka_sekreterare.ui.main_window import Contents, History
from nacka_sekreterare.ui.organ import spec as organ_spec
from nacka_sekreterare.ui.protokoll import spec as protokoll_spec
from nacka_sekreterare.ui.sammantrade import spec as sammantrade_spec
from nacka_sekreterare.ui.sammantraden import spec as sammantraden_spec
from nacka_sekreterare.ui.theme import Theme
from nacka_sekreterare.ui.tillstand import TILLSTAND_ICON, TILLSTAND_TEXT, TILLSTAND_TONE
from nacka_sekreterare.ui.widgets.moments import long_date
from nacka_sekreterare.ui.workspace import Header, HeaderChip


def make_contents(kansli: Kansli, theme: Theme, settings: SettingsFile) -> Contents:
    """The pages of the rail and the steps of a sammanträde."""

    def header_of(sammantrade_id: UUID) -> Header | None:
        rad = find_oversikt(kansli, sammantrade_id, kansli.clock().date())
        return None if rad is None else make_header(rad)

    pages = (
        hem_spec(kansli),
        sammantraden_spec(kansli),
        organ_spec(kansli),
        installningar_spec(kansli, theme, settings),
    )
    steps = tuple(
        spec(kansli)
        for spec in (foredragningslista_spec, sammantrade_spec, protokoll_spec, justering_spec, expediering_spec)
    )

    def entries(places: Places) -> Iterable[Entry]:
        from nacka_sekreterare.ui.finder.stored import settings_entries, stored_entries

        yield from stored_entries(kansli, places)
        yield from settings_entries(theme, settings, places)

    def arenden(places: Places) -> Iterable[Entry]:
        from nacka_sekreterare.ui.finder.stored import arende_entries

        return arende_entries(kansli, places)

    return Contents(pages=pages, steps=steps, header_of=header_of, entries=entries, arenden=arenden)


def make_history(kansli: Kansli) -> History:
    """Undo and redo over the recorded acts."""
    return History(
        undo=lambda: undo.undo(kansli),
        redo=lambda: undo.redo(kansli),
        undo_label=lambda: undo.undo_label(kansli),
        redo_label=lambda: undo.redo_label(kansli),
    )


def make_header(rad: Oversiktsrad) -> Header:
    """What the header of the workspace says of a sammanträde."""
    time = f"kl. {format_tid(rad.tid)}" if rad.tid else ""
    facts = (long_date(rad.datum), time, rad.plats, rad.paragraf_text)
    chip = HeaderChip(TILLSTAND_TEXT[rad.tillstand], TILLSTAND_TONE[rad.tillstand], TILLSTAND_ICON[rad.tillstand])
    return Header(rad.organ, tuple(fact for fact in facts if fact), (chip,))
