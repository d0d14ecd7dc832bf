"""How the state of a sammanträde is said and shown, in the list, on Hem and in the header of the workspace."""

from types import MappingProxyType
from typing import Final

from nacka_sekreterare.domain.sammantrade import Tillstand
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.widgets.chip import Tone

TILLSTAND_TEXT: Final = MappingProxyType(
    {
        Tillstand.PLANERAT: "Planerat",
        Tillstand.KALLAT: "Kallat",
        Tillstand.PAGAR: "Pågår",
        Tillstand.AVSLUTAT: "Avslutat, ej justerat",
        Tillstand.JUSTERAT: "Justerat, ej anslaget",
        Tillstand.ANSLAGET: "Anslaget",
        Tillstand.OVERKLAGANDETID_UTE: "Överklagandetiden är ute",
    }
)
TILLSTAND_TONE: Final = MappingProxyType(
    {
        Tillstand.PLANERAT: Tone.NEUTRAL,
        Tillstand.KALLAT: Tone.ACCENT,
        Tillstand.PAGAR: Tone.ACCENT,
        Tillstand.AVSLUTAT: Tone.WARNING,
        Tillstand.JUSTERAT: Tone.WARNING,
        Tillstand.ANSLAGET: Tone.SUCCESS,
        Tillstand.OVERKLAGANDETID_UTE: Tone.NEUTRAL,
    }
)
TILLSTAND_ICON: Final = MappingProxyType(
    {
        Tillstand.PLANERAT: IconName.CALENDAR,
        Tillstand.KALLAT: IconName.SEND,
        Tillstand.PAGAR: IconName.PLAY_CIRCLE,
        Tillstand.AVSLUTAT: IconName.SIGNATURE_FREEHAND,
        Tillstand.JUSTERAT: IconName.BULLHORN,
        Tillstand.ANSLAGET: IconName.CHECK_CIRCLE,
        Tillstand.OVERKLAGANDETID_UTE: IconName.CHECK,
    }
)
