"""Why a § is changed after its sammanträde (JO 3339-2013): asked for once per §, in whichever step she is."""

from uuid import UUID

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.ui.dialogs import Dialogs


class Reasons:
    """The reasons for late changes: kept with the § by the first act that takes one; until then what she answered."""

    def __init__(self, dialogs: Dialogs) -> None:
        self._dialogs = dialogs
        self._answered: dict[UUID, str] = {}

    def is_missing(self, akt: Akt, arende_id: UUID | None) -> bool:
        """True when a change has to be explained first."""
        return akt.sammantrade.ar_stangt_for_andring and not self.known(akt, arende_id)

    def known(self, akt: Akt, arende_id: UUID | None) -> str:
        """The reason she has given; empty when there is none, or none is needed."""
        if arende_id is None or not akt.sammantrade.ar_stangt_for_andring:
            return ""
        paragraf = akt.paragraf_of(arende_id)
        kept = paragraf.andringsorsak if paragraf else ""
        return kept or self._answered.get(arende_id, "")

    def ask(self, akt: Akt, arende_id: UUID) -> str | None:
        """The reason to pass on: empty before the end, asked for the first time after it. None when she backs out."""
        if not self.is_missing(akt, arende_id):
            return self.known(akt, arende_id)
        number = akt.nummer_of(arende_id)
        where = f"§ {number}" if number is not None else "punkten"
        answer = self._dialogs.ask_text(
            "Ändring efter sammanträdet",
            f"Sammanträdet är avslutat. Varför ändras {where}? Orsaken sparas i historiken.",
        )
        reason = (answer or "").strip()
        if not reason:
            return None
        self._answered[arende_id] = reason
        return reason
