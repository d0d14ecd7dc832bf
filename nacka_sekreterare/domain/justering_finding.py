"""What is late, missing or odd in justering and anslag (KL 5:69, 6:35, 8:12, 13:5)."""

from collections.abc import Iterator
from datetime import date

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.frister import senast_anslagen, senast_justerad, tidigast_ned
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll, Signatarstatus
from nacka_sekreterare.domain.rostlangd import rostlangder

_KL_ANSLAG = "8 kap. 12 § kommunallagen"


def find_justering_findings(akt: Akt, today: date) -> tuple[Finding, ...]:
    """Every finding on the justeringar and anslag of the sammanträde."""
    return tuple(
        finding
        for justering in akt.justeringar
        for rule in (_of_time, _of_justerare, _of_signed_file)
        for finding in rule(akt, justering, today)
    ) + tuple(finding for anslag in akt.anslag for finding in _of_anslag(akt, anslag, today))


def _of_time(akt: Akt, justering: Justering, today: date) -> Iterator[Finding]:
    limit = senast_justerad(akt.sammantrade.datum)
    done = justering.justerad_date
    if done is not None and done < akt.sammantrade.datum:
        yield Finding(
            regel="justering_fore_sammantradet",
            allvar=Allvar.BLOCK,
            text=f"Justeringen är daterad {format_date(done)}, före sammanträdet. Rätta datumet.",
        )
    if (done or today) > limit.grans_date:
        what = f"justerades den {format_date(done)}" if done else "är inte justerat"
        text = f"Protokollet {what}; sista dagen var den {format_date(limit.grans_date)}."
        yield Finding(regel="justering_sen", allvar=Allvar.WARN, text=text, lagrum=limit.lagrum)


def _of_justerare(akt: Akt, justering: Justering, _today: date) -> Iterator[Finding]:
    """How many attest, and that they served on the §§ they attest."""
    chosen = [s for s in akt.signatarer if s.justering_id == justering.id and s.roll is Signatarroll.JUSTERARE]
    wanted = akt.organ.installningar.antal_justerare
    if chosen and len({s.person_id for s in chosen}) < wanted:
        text = f"{len(chosen)} justerare är vald, men organet ska ha {wanted}."
        yield Finding(regel="justerare_for_fa", allvar=Allvar.WARN, text=text, lagrum="5 kap. 69 § kommunallagen")
    for signatar in chosen:
        yield from _of_absent_justerare(akt, justering, signatar)


def _of_signed_file(akt: Akt, justering: Justering, _today: date) -> Iterator[Finding]:
    """What was signed electronically is the file itself: a print of it is only a copy."""
    signed = any(s.justering_id == justering.id and s.status is Signatarstatus.UNDERTECKNAT for s in akt.signatarer)
    kept = any(b.justering_id == justering.id and b.slag is Bilageslag.UNDERTECKNAT for b in akt.bilagor)
    if justering.ar_elektronisk and signed and not kept:
        text = "Protokollet är undertecknat elektroniskt, men den undertecknade filen är inte sparad här. Läs in den."
        yield Finding(regel="undertecknad_fil_saknas", allvar=Allvar.WARN, text=text)


def find_absent_justerare(akt: Akt) -> tuple[Finding, ...]:
    """Every § on which a justerare did not serve, and that has no justerare of its own instead."""
    of_role = [s for s in akt.signatarer if s.roll is Signatarroll.JUSTERARE]
    pairs = ((j, s) for j in akt.justeringar for s in of_role if s.justering_id == j.id)
    return tuple(finding for justering, signatar in pairs for finding in _of_absent_justerare(akt, justering, signatar))


def _of_absent_justerare(akt: Akt, justering: Justering, signatar: Signatar) -> Iterator[Finding]:
    others = {
        one
        for s in akt.signatarer
        if s.roll is signatar.roll and s.justering_id == justering.id and s != signatar
        for one in s.paragraf_ids
    }
    for arende in akt.arenden_of_justering(justering):
        paragraf = akt.paragraf_of(arende.id)
        if paragraf is None or (signatar.paragraf_ids and paragraf.id not in signatar.paragraf_ids):
            continue
        if not signatar.paragraf_ids and paragraf.id in others:
            continue  # the § has its own justerare instead
        moments = rostlangder(akt, arende.id)
        if any(moments) and not any(place.person_id == signatar.person_id for lage in moments for place in lage):
            yield Finding(
                regel="justerare_tjanstgjorde_inte",
                allvar=Allvar.WARN,
                text=f"{akt.namn(signatar.person_id)} justerar paragrafen men tjänstgjorde inte på den.",
                lagrum="5 kap. 69 § kommunallagen",
                paragraf=akt.nummer_of(arende.id),
                arende_id=arende.id,
            )


def _of_anslag(akt: Akt, anslag: Anslag, today: date) -> Iterator[Finding]:
    justering = next((j for j in akt.justeringar if j.id == anslag.justering_id), None)
    up, down = anslag.uppsatt_date, anslag.nedtaget_date
    missing = [
        "var protokollet finns" if not (anslag.forvaringsplats or akt.organ.installningar.forvaringsplats) else "",
        "dagen då anslaget sattes upp" if up is None and down is not None else "",
    ]
    if any(missing):
        text = f"Anslaget saknar uppgift om {fraser.join_words(missing)}."
        yield Finding(regel="anslag_ofullstandigt", allvar=Allvar.BLOCK, text=text, lagrum=_KL_ANSLAG)
    approved = justering.justerad_date if justering else None
    if approved is not None:
        limit = senast_anslagen(approved).grans_date
        if up is not None and up < approved:
            text = "Anslaget är uppsatt före justeringen. Rätta datumet."
            yield Finding(regel="anslag_fore_justering", allvar=Allvar.BLOCK, text=text, lagrum=_KL_ANSLAG)
        if (up or today) > limit:
            text = f"Justeringen skulle ha tillkännagivits senast den {format_date(limit)}."
            yield Finding(regel="anslag_sent", allvar=Allvar.WARN, text=text, lagrum=_KL_ANSLAG)
    if up is not None and down is not None and down < tidigast_ned(up).grans_date:
        text = (
            f"Anslaget togs ned den {format_date(down)}, före den {format_date(tidigast_ned(up).grans_date)}. "
            "Överklagandetiden har då inte löpt ut; sätt upp ett nytt anslag."
        )
        lagrum = f"{_KL_ANSLAG}; 13 kap. 5 § kommunallagen"
        yield Finding(regel="anslag_nedtaget_for_tidigt", allvar=Allvar.BLOCK, text=text, lagrum=lagrum)
