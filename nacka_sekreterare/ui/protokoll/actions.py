"""What can be done on the step Protokoll, each with its key."""

from collections.abc import Sequence

from nacka_sekreterare.ui.actions import ActionSpec
from nacka_sekreterare.ui.avsnitt.part_card import KEEP_KEY, TAKE_KEY
from nacka_sekreterare.ui.icons import IconName

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("forra", "Föregående paragraf", ("Ctrl+Up",), IconName.ARROW_UP),
    ActionSpec("nasta", "Nästa paragraf", ("Ctrl+Down",), IconName.ARROW_DOWN),
    ActionSpec(
        "aterta",
        "Ta den genererade texten",
        (TAKE_KEY,),
        IconName.UNDO,
        "Ta bort det du skrivit för hand i avsnittet du står i",
    ),
    ActionSpec(
        "behall",
        "Behåll min text",
        (KEEP_KEY,),
        IconName.PENCIL,
        "Låt det du skrivit för hand stå, fast det som är antecknat har ändrats",
    ),
    ActionSpec(
        "andra_beslut",
        "Ändra paragrafen",
        ("F2",),
        IconName.PENCIL,
        "Ändra det som hände, efter sammanträdet, med orsak",
        needs="Behövs bara för en paragraf som är låst efter sammanträdet.",
    ),
    ActionSpec("nytt_avsnitt", "Lägg till avsnitt", ("Ctrl+Shift+A",), IconName.PLUS),
    ActionSpec("dokument", "Välj dokument", ("Ctrl+D",), IconName.FILE_DOCUMENT, "Välj vilket dokument som visas"),
    ActionSpec("exportera", "Exportera", ("Ctrl+Shift+E",), IconName.EXPORT, "Spara dokument som filer"),
    ActionSpec("andringar", "Visa ändringar", ("Ctrl+Shift+H",), IconName.HISTORY, "Vad som gjorts, och när"),
)
