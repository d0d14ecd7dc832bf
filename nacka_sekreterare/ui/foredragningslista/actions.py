"""What can be done on the step Föredragningslista, each with its key."""

from collections.abc import Sequence

from nacka_sekreterare.ui.actions import ActionSpec
from nacka_sekreterare.ui.icons import IconName

_NO_ARENDE = "Markera först ett ärende."

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("new_arende", "Nytt ärende", ("Ctrl+N",), IconName.PLUS, "Skriv rubriken på ett nytt ärende"),
    ActionSpec(
        "delete_arende", "Ta bort", ("Ctrl+Delete",), IconName.DELETE, "Ta bort de markerade ärendena", needs=_NO_ARENDE
    ),
    ActionSpec("arende_up", "Flytta upp", ("Alt+Up",), IconName.ARROW_UP, "Flytta ärendet uppåt på listan"),
    ActionSpec("arende_down", "Flytta ned", ("Alt+Down",), IconName.ARROW_DOWN, "Flytta ärendet nedåt på listan"),
    ActionSpec(
        "sort_arenden",
        "Sortera",
        ("Ctrl+Shift+R",),
        IconName.SORT,
        "Sortera listan efter organets ordning av ärendetyper",
    ),
    ActionSpec(
        "move_to_next",
        "Till nästa möte",
        ("Ctrl+Shift+N",),
        IconName.CALENDAR_CLOCK,
        "Flytta de markerade ärendena till nästa sammanträde",
        needs=_NO_ARENDE,
    ),
    ActionSpec("show_list", "Listan", ("F2",), None, "Gå till listan över ärenden"),
    ActionSpec(
        "show_mote", "Möte och förhinder", ("F4",), IconName.CALENDAR, "Visa tid, plats, förhinder och kallelse"
    ),
    ActionSpec("read_kallelse", "Läs in ärenden", ("Ctrl+O",), IconName.IMPORT, "Läs in ärenden ur en kallelse"),
    ActionSpec(
        "send_kallelse",
        "Skicka kallelse",
        ("Ctrl+Shift+K",),
        IconName.SEND,
        "Skriv kallelsen och markera den som utskickad",
    ),
    ActionSpec(
        "save_kallelse",
        "Spara en kopia",
        ("Ctrl+Shift+P",),
        IconName.DOWNLOAD,
        "Spara kallelsen som den är nu, utan att markera den som utskickad",
    ),
    ActionSpec(
        "handlingar",
        "Handlingar …",
        ("Ctrl+Shift+G",),
        IconName.FILE_PDF_BOX,
        "Gör ett paket av kallelsen och alla handlingar, eller ett tillägg",
    ),
    ActionSpec(
        "new_beslutspunkt", "Ny beslutspunkt", ("Ctrl+D",), IconName.PLUS, "Lägg till en beslutspunkt", needs=_NO_ARENDE
    ),
    ActionSpec(
        "new_avsnitt",
        "Eget avsnitt",
        ("Ctrl+Shift+A",),
        IconName.PLUS,
        "Lägg till ett avsnitt med egen rubrik",
        needs=_NO_ARENDE,
    ),
    ActionSpec(
        "new_bilaga",
        "Lägg till bilaga",
        ("Ctrl+Shift+B",),
        IconName.PAPERCLIP,
        "Välj filer att lägga till",
        needs=_NO_ARENDE,
    ),
    ActionSpec(
        "read_skrivelse",
        "Läs in tjänsteskrivelse",
        ("Ctrl+Shift+I",),
        IconName.IMPORT,
        "Fyll ärendet från en tjänsteskrivelse",
        needs=_NO_ARENDE,
    ),
    ActionSpec("andringar", "Visa ändringar", ("Ctrl+Shift+H",), IconName.HISTORY, "Vad som gjorts, och när"),
)
