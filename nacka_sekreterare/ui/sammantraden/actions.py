"""What can be done on the page Sammanträden, each with its key."""

from collections.abc import Sequence

from nacka_sekreterare.ui.actions import ActionSpec
from nacka_sekreterare.ui.icons import IconName

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("new_sammantrade", "Nytt sammanträde", ("Ctrl+N",), IconName.PLUS),
    ActionSpec("read_kallelse", "Läs in kallelse", ("Ctrl+O",), IconName.IMPORT, "Läs in en kallelse från en fil"),
    ActionSpec(
        "open_sammantrade",
        "Öppna",
        ("Ctrl+Return",),
        IconName.OPEN_IN_NEW,
        "Öppna det markerade sammanträdet",
        needs="Markera först ett sammanträde.",
    ),
    ActionSpec(
        "delete_sammantrade",
        "Ta bort",
        ("Ctrl+Delete",),
        IconName.DELETE,
        "Ta bort det markerade sammanträdet",
        needs="Markera först ett sammanträde.",
    ),
    ActionSpec("find_sammantrade", "Filtrera", ("Ctrl+F",), None, "Gå till filtret för organ och år"),
)
