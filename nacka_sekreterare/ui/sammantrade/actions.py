"""Every act of the live page with its key, in the order of the key card."""

from collections.abc import Sequence

from nacka_sekreterare.ui.actions import ActionSpec
from nacka_sekreterare.ui.avsnitt.part_card import KEEP_KEY, TAKE_KEY
from nacka_sekreterare.ui.icons import IconName

_BESLUTA = "Besluta"
_I_PARAGRAFEN = "I paragrafen"
_GA = "Gå"
_SAMMANTRADET = "Sammanträdet"
_UNDECIDED = "Paragrafen är redan beslutad eller justerad."
_JUSTERAD = "Paragrafen är justerad."

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec(
        "primary",
        "Enligt förslag",
        ("Ctrl+Return", "Ctrl+Enter"),
        None,
        "Det som brukar göras, och vidare",
        group=_BESLUTA,
    ),
    ActionSpec(
        "andrat", "Ändrat", ("Ctrl+2",), None, "Besluta något annat än förslaget", group=_BESLUTA, needs=_UNDECIDED
    ),
    ActionSpec(
        "aterremiss", "Återremiss", ("Ctrl+3",), None, "Ärendet återremitteras", group=_BESLUTA, needs=_UNDECIDED
    ),
    ActionSpec("bordlagg", "Bordlägg", ("Ctrl+4",), None, "Ärendet bordläggs", group=_BESLUTA, needs=_UNDECIDED),
    ActionSpec("utgar", "Utgår", ("Ctrl+5",), None, "Ärendet utgår", group=_BESLUTA, needs=_UNDECIDED),
    ActionSpec(
        "anteckna", "Antecknas", ("Ctrl+6",), None, "Antecknas till protokollet", group=_BESLUTA, needs=_UNDECIDED
    ),
    ActionSpec("avslag", "Avslag", ("Ctrl+7",), None, "Förslaget avslås", group=_BESLUTA, needs=_UNDECIDED),
    ActionSpec(
        "angra_beslut",
        "Ta bort beslutet",
        ("Ctrl+0",),
        None,
        "Gör paragrafen obehandlad igen",
        group=_BESLUTA,
        needs="Paragrafen är inte beslutad, eller redan justerad.",
    ),
    ActionSpec("edit_beslut", "Skriv i beslutet", ("F2",), IconName.PENCIL, group=_BESLUTA),
    ActionSpec("edit_klockslag", "Ändra klockslaget för beslutet", ("Ctrl+Shift+K",), IconName.CLOCK, group=_BESLUTA),
    ActionSpec("next_paragraf", "Nästa paragraf", ("Ctrl+Down",), group=_GA),
    ActionSpec("previous_paragraf", "Föregående paragraf", ("Ctrl+Up",), group=_GA),
    ActionSpec(
        "yrkande", "Yrkande", ("Ctrl+Y",), IconName.COMMENT_QUOTE, "Nytt yrkande", group=_I_PARAGRAFEN, needs=_JUSTERAD
    ),
    ActionSpec(
        "lock_yrkanden",
        "Stäng eller öppna yrkandena",
        ("Ctrl+L",),
        IconName.LOCK,
        "Yrkandena stängs när beslutsgången börjar, och öppnas igen",
        group=_I_PARAGRAFEN,
        needs=_JUSTERAD,
    ),
    ActionSpec(
        "beslutsgang",
        "Beslutsgång",
        ("Ctrl+G",),
        IconName.GAVEL,
        "Gå till beslut: proposition på varje yrkande",
        group=_I_PARAGRAFEN,
        needs=_JUSTERAD,
    ),
    ActionSpec(
        "votering",
        "Omröstning",
        ("Ctrl+Shift+G",),
        IconName.VOTE,
        "Omröstning utan proposition, till exempel i en jävsfråga",
        group=_I_PARAGRAFEN,
        needs=_JUSTERAD,
    ),
    ActionSpec(
        "val", "Val", ("Ctrl+Shift+U",), IconName.VOTE, "Val med slutna sedlar", group=_I_PARAGRAFEN, needs=_JUSTERAD
    ),
    ActionSpec(
        "mening",
        "Reservation",
        ("Ctrl+R",),
        IconName.DRAW,
        "Reservation, yttrande, anteckning eller deltar inte",
        group=_I_PARAGRAFEN,
    ),
    ActionSpec("sarskilt_yttrande", "Särskilt yttrande", ("Ctrl+Shift+Y",), IconName.DRAW, group=_I_PARAGRAFEN),
    ActionSpec("protokollsanteckning", "Protokollsanteckning", ("Ctrl+Shift+A",), IconName.DRAW, group=_I_PARAGRAFEN),
    ActionSpec("deltar_inte", "Deltar inte i beslutet", ("Ctrl+Shift+I",), IconName.DRAW, group=_I_PARAGRAFEN),
    ActionSpec(
        "motiveringsstatus",
        "Nästa läge för motiveringen",
        ("Ctrl+Shift+R",),
        IconName.FILE_DOCUMENT,
        "Anmäld, motivering väntas, inkommen, ej inkommen",
        group=_I_PARAGRAFEN,
    ),
    ActionSpec(
        "jav",
        "Jäv",
        ("Ctrl+J",),
        IconName.ACCOUNT_CANCEL,
        "Någon är jävig i ärendet",
        group=_I_PARAGRAFEN,
        needs=_JUSTERAD,
    ),
    ActionSpec(
        "omedelbar",
        "Omedelbar justering",
        ("Ctrl+O",),
        IconName.LIGHTNING_BOLT,
        "Justera paragrafen genast, och skriv ut dess justeringsblad för underskrift",
        group=_I_PARAGRAFEN,
        needs="Ärendet har inget paragrafnummer.",
    ),
    ActionSpec(
        "beskrivning",
        "Ärendet",
        ("Ctrl+Shift+E",),
        IconName.FILE_DOCUMENT,
        "Skriv om ärendet",
        group=_I_PARAGRAFEN,
        needs=_JUSTERAD,
    ),
    ActionSpec(
        "aterta",
        "Ta den genererade texten",
        (TAKE_KEY,),
        IconName.UNDO,
        "Ta bort det du skrivit för hand i avsnittet du står i",
        group=_I_PARAGRAFEN,
    ),
    ActionSpec(
        "behall",
        "Behåll min text",
        (KEEP_KEY,),
        IconName.PENCIL,
        "Låt det du skrivit för hand stå, fast det som är antecknat har ändrats",
        group=_I_PARAGRAFEN,
    ),
    ActionSpec(
        "memo",
        "Minnesanteckning",
        ("Ctrl+Shift+N",),
        IconName.EYE_OFF,
        "Egen anteckning som inte syns i protokollet",
        group=_I_PARAGRAFEN,
        needs=_JUSTERAD,
    ),
    ActionSpec(
        "extra",
        "Extra ärende",
        ("Ctrl+E",),
        IconName.PLUS_CIRCLE,
        "Lägg till ett ärende utöver kallelsen",
        group=_SAMMANTRADET,
    ),
    ActionSpec(
        "ajournera",
        "Ajournera eller återuppta",
        ("Ctrl+Shift+P",),
        IconName.COFFEE,
        "Ajournera eller återuppta",
        group=_SAMMANTRADET,
        needs="Öppna först sammanträdet.",
    ),
    ActionSpec(
        "edit_ajournering",
        "Ändra klockslaget för ajourneringen",
        ("Ctrl+Shift+T",),
        IconName.CLOCK,
        group=_SAMMANTRADET,
        needs="Ingen ajournering är antecknad.",
    ),
    ActionSpec(
        "flytta",
        "Till nästa sammanträde",
        ("Ctrl+Shift+F",),
        IconName.CALENDAR_CLOCK,
        "Flytta de markerade ärendena till nästa sammanträde (markera flera med Skift+pil)",
        group=_SAMMANTRADET,
    ),
    ActionSpec(
        "session",
        "Öppna eller avsluta",
        ("Ctrl+Shift+S",),
        None,
        "Öppna eller avsluta sammanträdet",
        group=_SAMMANTRADET,
        needs="Sammanträdet är avslutat.",
    ),
    ActionSpec("preview", "Visa sidan", ("F12",), IconName.EYE, "Sidan som ska skrivas under, bredvid", group=_GA),
    ActionSpec("focus_list", "Gå till paragraferna", ("F4",), group=_GA),
    ActionSpec("focus_room", "Gå till I salen", ("F8",), IconName.ACCOUNT_GROUP, group=_GA),
    ActionSpec(
        "accept_ersattare",
        "Låt föreslagen ersättare tjänstgöra",
        ("F9",),
        IconName.ACCOUNT_ARROW_RIGHT,
        group=_SAMMANTRADET,
        needs="Ingen ersättare är föreslagen.",
    ),
    ActionSpec("add_ovrig", "Lägg till deltagare", ("Ctrl+Shift+D",), IconName.ACCOUNT_PLUS, group=_SAMMANTRADET),
    ActionSpec(
        "andringar",
        "Visa ändringar",
        ("Ctrl+Shift+H",),
        IconName.HISTORY,
        "Vad som gjorts, och när",
        group=_SAMMANTRADET,
    ),
)
