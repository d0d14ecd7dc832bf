"""Every act of the live page with its key, in the order of the key card."""

from collections.abc import Sequence

from nacka_sekreterare.ui.actions import ActionSpec
from nacka_sekreterare.ui.icons import IconName

ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("primary", "Enligt förslag", ("Ctrl+Return", "Ctrl+Enter"), None, "Det som brukar göras, och vidare"),
    ActionSpec("andrat", "Ändrat", ("Ctrl+2",), None, "Besluta något annat än förslaget"),
    ActionSpec("aterremiss", "Återremiss", ("Ctrl+3",), None, "Ärendet återremitteras"),
    ActionSpec("bordlagg", "Bordlägg", ("Ctrl+4",), None, "Ärendet bordläggs"),
    ActionSpec("utgar", "Utgår", ("Ctrl+5",), None, "Ärendet utgår"),
    ActionSpec("anteckna", "Antecknas", ("Ctrl+6",), None, "Antecknas till protokollet"),
    ActionSpec("avslag", "Avslag", ("Ctrl+7",), None, "Förslaget avslås"),
    ActionSpec("angra_beslut", "Ta bort beslutet", ("Ctrl+0",), None, "Gör paragrafen obehandlad igen"),
    ActionSpec("edit_beslut", "Skriv i beslutet", ("F2",), IconName.PENCIL),
    ActionSpec("edit_klockslag", "Ändra klockslaget för beslutet", ("Ctrl+Shift+K",), IconName.CLOCK),
    ActionSpec("next_paragraf", "Nästa paragraf", ("Ctrl+Down",)),
    ActionSpec("previous_paragraf", "Föregående paragraf", ("Ctrl+Up",)),
    ActionSpec("yrkande", "Yrkande", ("Ctrl+Y",), IconName.COMMENT_QUOTE, "Nytt yrkande"),
    ActionSpec("votering", "Omröstning", ("Ctrl+G",), IconName.VOTE, "Gå till omröstning"),
    ActionSpec(
        "mening", "Reservation", ("Ctrl+R",), IconName.DRAW, "Reservation, yttrande, anteckning eller deltar inte"
    ),
    ActionSpec("jav", "Jäv", ("Ctrl+J",), IconName.ACCOUNT_CANCEL, "Någon är jävig i ärendet"),
    ActionSpec(
        "omedelbar", "Omedelbar justering", ("Ctrl+O",), IconName.LIGHTNING_BOLT, "Förklara paragrafen justerad genast"
    ),
    ActionSpec("beskrivning", "Ärendet", ("Ctrl+Shift+E",), IconName.FILE_DOCUMENT, "Skriv om ärendet"),
    ActionSpec(
        "memo", "Minnesanteckning", ("Ctrl+Shift+N",), IconName.EYE_OFF, "Egen anteckning som inte syns i protokollet"
    ),
    ActionSpec("extra", "Extra ärende", ("Ctrl+E",), IconName.PLUS_CIRCLE, "Lägg till ett ärende utöver kallelsen"),
    ActionSpec("ajournera", "Ajournera", ("Ctrl+Shift+P",), IconName.COFFEE, "Ajournera eller återuppta"),
    ActionSpec("session", "Öppna sammanträdet", ("Ctrl+Shift+S",), None, "Öppna eller avsluta sammanträdet"),
    ActionSpec("focus_list", "Gå till paragraferna", ("F4",)),
    ActionSpec("focus_room", "Gå till I salen", ("F8",), IconName.ACCOUNT_GROUP),
    ActionSpec("accept_ersattare", "Låt föreslagen ersättare tjänstgöra", ("F9",), IconName.ACCOUNT_ARROW_RIGHT),
    ActionSpec("add_ovrig", "Lägg till deltagare", ("Ctrl+Shift+D",), IconName.ACCOUNT_PLUS),
)
