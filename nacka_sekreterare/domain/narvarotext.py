"""What a § tells of the people: who is jävig, who came or went inside it, and who presided (KL 5:66, 6:30)."""

from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.narvarolista import format_clock
from nacka_sekreterare.domain.rostlangd import javiga
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.domain.underskrift import changed_ordforande


def javtext(akt: Akt, arende_id: UUID) -> tuple[FormattedText, int]:
    """Who is jävig in the ärende and who presided instead, with the number of items."""
    by_reason: dict[str, list[UUID]] = {}
    for jav in akt.jav_of(arende_id):
        by_reason.setdefault(jav.grund, []).append(jav.person_id)
    lines = [fraser.jav(fraser.namn_lista(akt, ids), grund) for grund, ids in by_reason.items()]
    chair = _other_chair(akt, arende_id) if lines else ""
    return plain_text("\n".join(filter(None, [*lines, chair]))), len(lines)


def narvarotext(akt: Akt, arende_id: UUID) -> tuple[FormattedText, int]:
    """Who came, went or changed role inside the §; what happens between §§ stands in the närvarolista."""
    paragraf = akt.paragraf_of(arende_id)
    barred = javiga(akt, arende_id)
    changes = akt.tidslinje.changes_inside(paragraf.id) if paragraf else ()
    lines = [_change(akt, before, after) for before, after in changes if after.person_id not in barred]
    has_jav = bool(barred) and Avsnittsslag.JAV in akt.organ.installningar.avsnittsordning
    told = [line for line in (*lines, "" if has_jav else _other_chair(akt, arende_id)) if line]
    return plain_text("\n".join(told)), len(told)


def _other_chair(akt: Akt, arende_id: UUID) -> str:
    """Who presided, when it was not the usual chair: told where the jäv is told, else with the närvaro."""
    who = changed_ordforande(akt).get(akt.nummer_of(arende_id) or 0)
    return fraser.ordforande_under_paragrafen(akt.namn(who)) if who else ""


def _change(akt: Akt, before: Narvaro | None, after: Narvaro) -> str:
    was_there = before is not None and before.ar_narvarande
    clock = f" klockan {format_clock(after.klockslag_at)}" if after.klockslag_at else ""
    who = akt.namn(after.person_id)
    if not after.ar_narvarande:
        return f"{who} lämnar sammanträdet{clock}." if was_there else ""
    serving = after.roll is Narvaroroll.TJANSTGORANDE
    seat = f" för {akt.namn(after.for_person_id)}" if serving and after.for_person_id else ""
    since = f" från{clock}" if clock else ""
    if before is None or not was_there:
        remote = " på distans" if after.ar_pa_distans else ""
        return f"{who} kommer till sammanträdet{remote}{clock}{f' och tjänstgör{seat}' if serving else ''}."
    told = []
    if serving and (before.roll, before.for_person_id) != (after.roll, after.for_person_id):
        told.append(f"{who} tjänstgör{seat}{since}.")
    elif not serving and before.roll is Narvaroroll.TJANSTGORANDE:
        told.append(f"{who} slutar tjänstgöra{clock}.")
    if before.ar_pa_distans is not after.ar_pa_distans:
        told.append(f"{who} deltar på {'distans' if after.ar_pa_distans else 'plats'}{since}.")
    return " ".join(told)
