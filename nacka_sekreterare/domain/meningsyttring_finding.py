"""What is missing or wrong in reservationer, yttranden and anteckningar (KL 4:25–27, 6:17)."""

from collections.abc import Iterator

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.domain.rostlangd import javiga, rostlangder

_KL_RESERVATION = "4 kap. 27 § kommunallagen"


def find_mening_findings(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """Every finding on the meningsyttringar of one ärende."""
    yield from _of_meningsyttringar(akt, arende)
    for mening in akt.meningsyttringar_of(arende.id):
        yield from _of_time(akt, arende, mening)


def _of_meningsyttringar(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """Reservation is for those who took part in deciding (KL 4:27); who did not, may at most leave a note."""
    own = akt.meningsyttringar_of(arende.id)
    took_part = {place.person_id for lage in rostlangder(akt, arende.id) for place in lage} if own else set()
    passive = {who for mening in own if mening.slag is Meningsslag.DELTAR_INTE for who in mening.person_ids}
    for mening in own:
        outside = [who for who in mening.person_ids if took_part and who not in took_part]
        if mening.slag is Meningsslag.RESERVATION:
            barred = javiga(akt, arende.id)
            names = fraser.namn_lista(akt, [who for who in outside if who not in barred])
            if names:
                text = f"{names} har reserverat sig utan att ha deltagit i avgörandet."
                yield _finding(akt, arende, "reservation_utan_deltagande", text, _KL_RESERVATION)
            both = fraser.namn_lista(akt, [who for who in mening.person_ids if who in passive])
            if both:
                text = f"{both} både avstår från att delta i beslutet och reserverar sig mot det."
                yield _finding(akt, arende, "reservation_och_deltar_inte", text, _KL_RESERVATION)
        elif outside and not akt.organ.installningar.ersattare_far_anteckna_mening:
            text = (
                f"{fraser.namn_lista(akt, outside)} tjänstgör inte och får enligt reglementet ingen mening antecknad."
            )
            yield _finding(akt, arende, "anteckning_utan_ratt", text, "6 kap. 17 § kommunallagen och reglementet")


def _of_time(akt: Akt, arende: Arende, mening: Meningsyttring) -> Iterator[Finding]:
    """A reservation is announced before the sammanträde ends; a motivering comes before the justering."""
    names, ended = fraser.namn_lista(akt, mening.person_ids) or "Någon", akt.sammantrade.avslutat_at
    if mening.slag is Meningsslag.DELTAR_INTE:
        paragraf = akt.paragraf_of(arende.id)
        begun = paragraf.yrkanden_stangda_at if paragraf else None
        if begun and mening.anmald_at and mening.anmald_at > begun:
            text = (
                f"Först efter att propositionerna ställdes noterades att {names} inte deltar i beslutet. Den som inte "
                "säger det dessförinnan anses ha deltagit. Ändra klockslaget om det sades tidigare."
            )
            yield _finding(akt, arende, "deltar_inte_for_sent", text, "praxis", Allvar.INFO)
        return
    if mening.slag is Meningsslag.RESERVATION and ended and mening.anmald_at and mening.anmald_at > ended:
        text = f"{names} har reserverat sig efter att sammanträdet avslutades."
        yield _finding(akt, arende, "reservation_efter_sammantradet", text, _KL_RESERVATION)
    justering = akt.justering_of(arende.id)
    is_signed = justering is not None and justering.justerad_date is not None and not mening.ar_efter_justering
    if is_signed and mening.motiveringsstatus is Motiveringsstatus.VANTAS:
        text = f"Protokollet är justerat, men motiveringen från {names} väntas fortfarande. Ange om den har kommit in."
        yield _finding(akt, arende, "motivering_vantas", text, "praxis")


def _finding(akt: Akt, arende: Arende, regel: str, text: str, lagrum: str, allvar: Allvar = Allvar.WARN) -> Finding:
    number = akt.nummer_of(arende.id)
    return Finding(regel=regel, allvar=allvar, text=text, lagrum=lagrum, paragraf=number, arende_id=arende.id)
