"""The menu of a person in the room: every act with its key, the empty seats, and what is recorded, to take back."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.narvarolista import format_clock
from nacka_sekreterare.ui.sammantrade.room_acts import RoomActs

_WORDS = (
    ("kom", "Kom eller kom tillbaka\tK"),
    ("gick", "Gick\tG"),
    ("borta", "Borta den här paragrafen\tB"),
    ("tjanstgor", "Tjänstgör eller slutar tjänstgöra\tT"),
    ("distans", "På distans eller på plats\tD"),
    ("jav", "Jäv eller inte jäv\tJ"),
    ("ordforande", "Ordförande för paragrafen\tO"),
    ("tillfallig", "Tillfällig ordförande för sammanträdet\tSkift+O"),
    ("justerar", "Justerar den här paragrafen\tU"),
)
_ROLES = {
    Narvaroroll.TJANSTGORANDE: "tjänstgör",
    Narvaroroll.EJ_TJANSTGORANDE: "närvarar",
    Narvaroroll.OVRIG: "deltar",
    Narvaroroll.FRANVARANDE: "borta",
    Narvaroroll.TJANSTGOR_EN_PARAGRAF: "tjänstgör bara här",
    Narvaroroll.BORTA_EN_PARAGRAF: "borta bara här",
}


def show_menu(acts: RoomActs, akt: Akt, person: UUID, place: QPoint, parent: QWidget) -> None:
    """Everything that can be recorded of a person."""
    menu = build_menu(acts, akt, person, parent)
    menu.exec(place)
    menu.deleteLater()


def build_menu(acts: RoomActs, akt: Akt, person: UUID, parent: QWidget) -> QMenu:
    """The menu of a person."""
    menu = QMenu(parent)
    menu.setObjectName("room_menu")
    for act, text in _WORDS:
        menu.addAction(text).triggered.connect(partial(acts.do, act, person))
    seats = [proposal for proposal in acts.proposals() if proposal.plats_person_id != person]
    if seats:
        menu.addSeparator()
    for proposal in seats:
        text = f"Tjänstgör för {akt.namn(proposal.plats_person_id)}"
        menu.addAction(text).triggered.connect(partial(acts.seat, proposal.plats_person_id, person))
    recorded = [entry for entry in akt.narvaro if entry.person_id == person and entry.paragraf_id]
    if recorded:
        taken_back = menu.addMenu("Ta bort det som är antecknat")
        taken_back.setObjectName("room_menu_ta_bort")
        for entry in recorded:
            taken_back.addAction(entry_words(akt, entry)).triggered.connect(partial(acts.remove, entry))
    return menu


def entry_words(akt: Akt, entry: Narvaro) -> str:
    """An entry in a few words: "från § 36: tjänstgör för Cia Ek (S)"."""
    number = akt.nummer.get(entry.paragraf_id) if entry.paragraf_id else None
    where = f"§ {number}" if number is not None else "en utgången paragraf"
    if entry.ar_inne_i_paragraf:
        clock = f" kl. {format_clock(entry.klockslag_at)}" if entry.klockslag_at else ""
        place = f"inne i {where}{clock}"
    else:
        place = where if entry.roll.galler_en_paragraf else f"från {where}"
    seat = f" för {akt.namn(entry.for_person_id)}" if entry.for_person_id else ""
    return f"{place}: {_ROLES[entry.roll]}{seat}{' (distans)' if entry.ar_pa_distans else ''}"
