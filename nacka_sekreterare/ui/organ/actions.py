"""What can be done on the page Nämnder, each with its key."""

from collections.abc import Sequence

from nacka_sekreterare.ui.actions import ActionSpec
from nacka_sekreterare.ui.icons import IconName

_NO_ORGAN = "Skapa först en nämnd."

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("new_organ", "Ny nämnd", ("Ctrl+N",), IconName.PLUS, "Skapa en nämnd, styrelse eller ett utskott"),
    ActionSpec(
        "delete_organ",
        "Ta bort",
        ("Ctrl+Shift+Delete",),
        IconName.DELETE,
        "Ta bort organet och dess personer",
        needs=_NO_ORGAN,
    ),
    ActionSpec(
        "paste_people",
        "Klistra in lista",
        ("Ctrl+Shift+V",),
        IconName.CONTENT_PASTE,
        "Läs in personer ur en lista",
        needs=_NO_ORGAN,
    ),
    ActionSpec(
        "new_person",
        "Ny person",
        ("Ctrl+Shift+N",),
        IconName.ACCOUNT_PLUS,
        "Gå till fältet för en ny person",
        needs=_NO_ORGAN,
    ),
    ActionSpec("show_people", "Personer", ("Ctrl+1",), needs=_NO_ORGAN),
    ActionSpec("show_settings", "Inställningar", ("Ctrl+2",), needs=_NO_ORGAN),
    ActionSpec("show_look", "Utseende", ("Ctrl+3",), needs=_NO_ORGAN),
)
