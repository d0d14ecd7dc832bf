"""Who Ctrl+K finds in the room: the people of the list "I salen", with the focus on them when they are chosen."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.ui.findable import Entry, Group
from nacka_sekreterare.ui.finder.stored import person_entry_id
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.room_list import RoomList
from nacka_sekreterare.ui.sammantrade.room_state import RoomRow


def room_entries(people: RoomList, akt: Akt) -> Iterator[Entry]:
    """Everybody in the room, by the same ids as among the people of the organ."""
    for row in people.rows:
        yield _of_row(row, people, akt.organ.id)


def _of_row(row: RoomRow, people: RoomList, organ_id: UUID) -> Entry:
    where = ", ".join(part for part in (row.note, row.group.lower(), "i salen") if part)
    return Entry(
        id=person_entry_id(row.person_id, organ_id),
        group=Group.PEOPLE,
        text=row.name,
        detail=where,
        run=partial(_go_to, people, row.person_id),
        icon=IconName.ACCOUNT_GROUP,
    )


def _go_to(people: RoomList, person_id: UUID) -> None:
    people.set_current_person(person_id)
    people.focus_first()
