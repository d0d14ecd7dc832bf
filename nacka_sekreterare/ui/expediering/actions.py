"""What can be done on the step Expediering, each with its key."""

from collections.abc import Sequence

from nacka_sekreterare.ui.actions import ActionSpec
from nacka_sekreterare.ui.icons import IconName

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("forra", "Föregående paragraf", ("Ctrl+Up",), IconName.ARROW_UP),
    ActionSpec("nasta", "Nästa paragraf", ("Ctrl+Down",), IconName.ARROW_DOWN),
    ActionSpec(
        "utdrag",
        "Utdrag",
        ("Ctrl+U",),
        IconName.DOWNLOAD,
        "Utdrag av de markerade paragraferna till en mapp",
        needs="Markera först en eller flera paragrafer med nummer.",
    ),
    ActionSpec("skickat", "Allt skickat i dag", ("Ctrl+Return",), IconName.SEND, "Till alla mottagare av paragrafen"),
    ActionSpec("ny_mottagare", "Ny mottagare", ("Ctrl+M",), IconName.PLUS),
    ActionSpec("ny_bevakning", "Ny bevakning", ("Ctrl+B",), IconName.BELL),
    ActionSpec("exportera", "Exportera", ("Ctrl+Shift+E",), IconName.EXPORT, "Spara dokument som filer"),
    ActionSpec("andringar", "Visa ändringar", ("Ctrl+Shift+H",), IconName.HISTORY, "Vad som gjorts, och när"),
)
