"""What is asked before an utdrag leaves the house: sekretess, and numbers that are fixed by it."""

from uuid import UUID

from nacka_sekreterare.domain.paragraf import format_range
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.paragraf import give_out_utdrag
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.desk import Desk


def may_give_out(desk: Desk, kansli: Kansli, sammantrade_id: UUID, numbers: tuple[int, ...]) -> bool:
    """Ask about sekretess and about provisional numbers, and fix those. True when the utdrag may be given out."""
    akt = load_akt(kansli, sammantrade_id)
    chosen = [arende for arende in akt.numrerade_arenden if akt.nummer_of(arende.id) in numbers]
    secret = [akt.nummer_of(arende.id) or 0 for arende in chosen if arende.ar_sekretess]
    if secret:
        question = f"{format_range(secret, sign=True)} är märkt med sekretess. Ska utdraget ändå lämnas ut?"
        detail = "Kontrollera att mottagaren får ta del av uppgifterna."
        if not desk.dialogs.ask(question, yes="Lämna ut", detail=detail, is_destructive=True):
            return False
    if all((paragraf := akt.paragraf_of(arende.id)) and paragraf.nummer is not None for arende in chosen):
        return True
    detail = (
        "Ett utdrag som lämnas ut fäster sina paragrafnummer, och alla före dem. De kan sedan inte flyttas, och det "
        "kan inte ångras."
    )
    if not desk.dialogs.ask("Paragrafnumren är preliminära. Ska de bli fasta nu?", yes="Fäst numren", detail=detail):
        return False
    return desk.operations.run(lambda: give_out_utdrag(kansli, [arende.id for arende in chosen]))
