"""What Ctrl+K finds in the store, and the choices of the program itself."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from uuid import UUID

from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.uppslag import Arendeuppslag, Motesuppslag, Personuppslag, find_arenden, read_uppslag
from nacka_sekreterare.system.settings import SettingsFile
from nacka_sekreterare.system.settings import Theme as Scheme
from nacka_sekreterare.ui.findable import Entry, Group
from nacka_sekreterare.ui.finder.gathering import Places
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.organ.words import ROLL
from nacka_sekreterare.ui.theme import SchemeChoice, Theme
from nacka_sekreterare.ui.widgets.moments import long_date

_SCHEMES = (
    (SchemeChoice.SYSTEM, "Färger som datorn"),
    (SchemeChoice.LIGHT, "Ljusa färger"),
    (SchemeChoice.DARK, "Mörka färger"),
)
_SIZES = (1.0, 1.25, 1.5, 1.75, 2.0)
_PARTS = (
    (
        "ordlista",
        "Stavning och egna ord",
        "rättstavning ordlista okända ord markera våglinje",
        IconName.FORMAT_LIST_BULLETED,
    ),
    ("frasbank", "Fraser", "frasbank standardfraser formuleringar platshållare", IconName.FORMAT_LIST_BULLETED),
    (
        "store_folder",
        "Var uppgifterna ligger",
        "katalog databas säkerhetskopia loggar mapp om programmet version",
        IconName.FOLDER_OPEN,
    ),
)


def person_entry_id(person_id: UUID, organ_id: UUID) -> str:
    """The id of somebody in an organ; a page that has the person in front of it uses the same."""
    return f"person:{person_id}:{organ_id}"


def arende_entries(kansli: Kansli, places: Places) -> Iterator[Entry]:
    """The §§ and ärenden of the open sammanträde, asked for at each opening: their numbers and words often change."""
    opened = places.sammantrade
    if opened is not None:
        yield from (_of_arende(arende, opened, places) for arende in find_arenden(kansli, opened))


def stored_entries(kansli: Kansli, places: Places) -> Iterator[Entry]:
    """All sammanträden, organ and people: by three light queries, kept until one of them changes."""
    uppslag = read_uppslag(kansli, kansli.clock().date())
    opened = places.sammantrade
    own_organ = next((one.organ_id for one in uppslag.sammantraden if one.id == opened), None)
    today = kansli.clock().date()
    nearest = sorted(uppslag.sammantraden, key=lambda one: (one.organ_id != own_organ, abs(one.datum - today)))
    yield from (_of_meeting(one, places) for one in nearest)
    yield from (_of_person(one, places) for one in uppslag.personer)
    for organ in uppslag.organ:
        yield Entry(
            id=f"organ:{organ.id}",
            group=Group.PLACES,
            text=organ.namn,
            detail="personer",
            run=partial(_show_organ, places, organ.id, "people"),
            icon=IconName.ACCOUNT_GROUP,
        )
        yield Entry(
            id=f"organ_settings:{organ.id}",
            group=Group.SETTINGS,
            text=f"Inställningar för {organ.namn}",
            words="vanor paragrafnummer justering anslag standardpunkter",
            run=partial(_show_organ, places, organ.id, "settings"),
            icon=IconName.COG,
        )
        yield Entry(
            id=f"organ_look:{organ.id}",
            group=Group.SETTINGS,
            text=f"Utseende för {organ.namn}",
            words="logotyp färg typsnitt marginaler wordmall mall underskrift profil",
            run=partial(_show_organ, places, organ.id, "look"),
            icon=IconName.FILE_DOCUMENT,
        )


def settings_entries(theme: Theme, settings: SettingsFile, places: Places) -> Iterator[Entry]:
    """The choices of the page Inställningar, done at once."""

    def choose_scheme(choice: SchemeChoice) -> None:
        settings.write(settings.read().model_copy(update={"theme": Scheme[choice.name]}))
        theme.set_choice(choice)

    def choose_size(size: float) -> None:
        settings.write(settings.read().model_copy(update={"text_scale": size}))
        theme.set_text_scale(size)

    for choice, text in _SCHEMES:
        yield Entry(
            id=f"scheme:{choice.value}",
            group=Group.SETTINGS,
            text=text,
            words="utseende tema läge färg",
            run=partial(choose_scheme, choice),
            hindrance="Det är så nu." if theme.choice is choice else "",
            icon=IconName.EYE,
        )
    for size in _SIZES:
        yield Entry(
            id=f"text_size:{size}",
            group=Group.SETTINGS,
            text=f"Textens storlek {round(size * 100)} %",
            words="utseende större mindre zoom",
            run=partial(choose_size, size),
            hindrance="Det är så nu." if theme.text_scale == size else "",
            icon=IconName.EYE,
        )
    for entry_id, text, words, symbol in _PARTS:
        yield Entry(
            id=entry_id,
            group=Group.SETTINGS,
            text=text,
            words=words,
            run=partial(places.show_page, "installningar"),
            icon=symbol,
        )


def _of_arende(arende: Arendeuppslag, sammantrade_id: UUID, places: Places) -> Entry:
    number = f"§ {arende.nummer}" if arende.nummer is not None else f"Punkt {arende.nummer_text}".rstrip()
    return Entry(
        id=f"arende:{arende.id}",
        group=Group.PARAGRAFER,
        text=f"{number}  {arende.rubrik}",
        detail=arende.dnr,
        number=arende.nummer,
        run=partial(places.show_arende, sammantrade_id, arende.id),
        icon=IconName.FILE_DOCUMENT,
    )


def _of_meeting(meeting: Motesuppslag, places: Places) -> Entry:
    day = meeting.datum
    return Entry(
        id=f"sammantrade:{meeting.id}",
        group=Group.SAMMANTRADEN,
        text=f"{meeting.organ}, {long_date(day, with_weekday=False)}",
        words=f"{day.isoformat()} {_weekday(day)} {day.day}/{day.month}",
        run=partial(places.show_sammantrade, meeting.id),
        icon=IconName.CALENDAR_TEXT,
    )


def _weekday(day: date) -> str:
    return long_date(day).split()[0]


def _of_person(person: Personuppslag, places: Places) -> Entry:
    return Entry(
        id=person_entry_id(person.person_id, person.organ_id),
        group=Group.PEOPLE,
        text=person.namn,
        detail=f"{ROLL[person.roll].lower()}, {person.organ}",
        run=partial(_show_person, places, person.organ_id, person.mandat_id),
        icon=IconName.ACCOUNT,
    )


def _show_organ(places: Places, organ_id: UUID, part: str) -> None:
    from nacka_sekreterare.ui.organ.page import OrganPage

    places.show_page("organ")
    page = places.current_page()
    if isinstance(page, OrganPage):
        page.show_organ(organ_id, part)


def _show_person(places: Places, organ_id: UUID, mandat_id: UUID) -> None:
    from nacka_sekreterare.ui.organ.page import OrganPage

    places.show_page("organ")
    page = places.current_page()
    if isinstance(page, OrganPage):
        page.show_organ(organ_id, "people")
        page.show_mandat(mandat_id)
