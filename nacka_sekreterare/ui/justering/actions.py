"""What can be done on the step Justering och anslag; the keys act on the card with the focus, else the next in turn."""

from collections.abc import Sequence

from nacka_sekreterare.ui.actions import ActionSpec
from nacka_sekreterare.ui.icons import IconName

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("utkast", "Utkast till justerarna", ("Ctrl+U",), IconName.SEND, "Utkast som filer och text att mejla"),
    ActionSpec(
        "underskrift",
        "Spara för underskrift",
        ("Ctrl+Shift+U",),
        IconName.SIGNATURE_FREEHAND,
        "Protokollet som ska undertecknas som fil, utan märkningen UTKAST",
        needs="Alla justeringar är klara.",
    ),
    ActionSpec(
        "skriv_ut",
        "Skriv ut för underskrift",
        ("Ctrl+P",),
        IconName.PRINTER,
        "Protokollet som ska undertecknas på papper",
        needs="Inget protokoll väntar på underskrift på papper.",
    ),
    ActionSpec(
        "las_undertecknad",
        "Läs in undertecknad fil",
        ("Ctrl+L",),
        IconName.IMPORT,
        "Filen som kommer tillbaka från e-tjänsten",
        needs="Inget protokoll är skickat för underskrift.",
    ),
    ActionSpec(
        "ta_tillbaka",
        "Ta tillbaka från underskrift",
        ("Ctrl+Shift+L",),
        IconName.UNDO,
        "Filen som skickades gäller inte längre",
        needs="Inget protokoll är skickat för underskrift.",
    ),
    ActionSpec("klar", "Justeringen är klar", ("Ctrl+J",), IconName.CHECK, "Spara de justerade filerna som de är"),
    ActionSpec("anmarkning", "Ny anmärkning", ("Ctrl+M",), IconName.COMMENT_QUOTE, "Vad en justerare anmärker på"),
    ActionSpec(
        "flytta",
        "Flytta paragrafer",
        ("Ctrl+Shift+F",),
        IconName.SWAP_VERTICAL,
        "Till en annan justering",
        needs="Alla justeringar är klara.",
    ),
    ActionSpec("satt_upp", "Sätt upp anslaget", ("Ctrl+Shift+S",), IconName.BULLHORN, "Anslaget har satts upp"),
    ActionSpec("ta_ned", "Ta ned anslaget", ("Ctrl+Shift+N",), IconName.TRAY_ARROW_DOWN, "Anslaget har tagits ned"),
    ActionSpec("kopiera", "Kopiera anslagets text", ("Ctrl+Shift+C",), IconName.CONTENT_COPY, "Till anslagstavlan"),
    ActionSpec("webbversion", "Webbversion", ("Ctrl+Shift+W",), IconName.EYE_OFF, "Maskera och spara en webbkopia"),
    ActionSpec(
        "aterlas", "Läs in ändrad Word-fil", ("Ctrl+Shift+J",), IconName.IMPORT, "Gå igenom vad som ändrats i Word"
    ),
    ActionSpec("exportera", "Exportera", ("Ctrl+Shift+E",), IconName.EXPORT, "Spara dokument som filer"),
    ActionSpec("andringar", "Visa ändringar", ("Ctrl+Shift+H",), IconName.HISTORY, "Vad som gjorts, och när"),
    ActionSpec(
        "oppna_igen",
        "Öppna sammanträdet igen",
        ("Ctrl+Shift+O",),
        IconName.DOOR_OPEN,
        "Ta tillbaka avslutet",
        needs="Sammanträdet är inte avslutat, eller protokollet är redan justerat.",
    ),
)
