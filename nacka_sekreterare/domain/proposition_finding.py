"""What is missing or wrong in a beslutsgång: a yrkande without outcome, a beslut that the votes do not give."""

from collections.abc import Iterator
from typing import Final

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.beslutsgang_foljd import foljd
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.proposition_text import betydelse, name_yrkande, proposition_of
from nacka_sekreterare.domain.proposition_utfall import alternativ_put, yrkandeutfall
from nacka_sekreterare.domain.propositionsordning import (
    fraga_of,
    fragor_of,
    propositioner_of,
    punkter_of,
    standing_yrkanden,
    voteringar_of,
)
from nacka_sekreterare.domain.votering import Voteringsform
from nacka_sekreterare.domain.votering_text import decision_words

_UTFALL: Final = {
    Utfall.ENLIGT_FORSLAG: "bifall till förslaget",
    Utfall.ANDRAT: "ett ändrat beslut",
    Utfall.AVSLAG: "avslag",
    Utfall.BORDLAGD: "bordläggning",
    Utfall.ATERREMITTERAD: "återremiss",
}
_DECIDES: Final = {"att bifalla förslaget": Utfall.ENLIGT_FORSLAG, "att avslå förslaget": Utfall.AVSLAG}
_KL_BESLUT: Final = "5 kap. 67 § 3–4 kommunallagen"


def find_proposition_findings(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """Every finding on the beslutsgång of one ärende."""
    yield from _of_yrkanden(akt, arende)
    yield from _of_voteringar(akt, arende)
    yield from _of_beslut(akt, arende)
    yield from _of_votes_alone(akt, arende)


def _of_yrkanden(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """Once something is decided, every yrkande has met its proposition."""
    for yrkande in standing_yrkanden(akt, arende.id):
        fraga = fraga_of(yrkande)
        is_decided = any(punkt.utfall for punkt in punkter_of(akt, fraga))
        is_recorded = bool(propositioner_of(akt, fraga))
        if is_decided and is_recorded and yrkandeutfall(akt, yrkande) is None:
            text = f"Det framgår inte vad som hände med {name_yrkande(akt, yrkande)}. Ställ proposition på det."
            yield _finding(akt, arende, "yrkande_utan_utfall", text, "5 kap. 53 § och 67 § 1–2 kommunallagen")


def _of_voteringar(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """A votering whose Ja or Nej is not put any more: the yrkande was withdrawn, or another became motförslag."""
    for votering in akt.voteringar_of(arende.id):
        proposition = proposition_of(akt, votering)
        if proposition is None:
            continue
        meant = {one for one in (votering.ja, votering.nej) if one is not None}
        if not meant <= set(alternativ_put(akt, proposition)) or len(meant) < 2:
            text = "Omröstningen gäller förslag som inte längre står mot varandra. Kontrollera vad Ja och Nej står för."
            yield _finding(akt, arende, "votering_pa_annat", text, "5 kap. 53 § kommunallagen")


def _of_beslut(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """The recorded beslut says one thing, the beslutsgång came to another."""
    punkter = {punkt.id: punkt for punkt in akt.beslutspunkter_of(arende.id)}
    for followed in foljd(akt, arende.id):
        punkt = punkter.get(followed.punkt_id)
        if punkt and punkt.utfall and punkt.utfall is not followed.utfall:
            yield _contradiction(akt, arende, punkt, followed.utfall)


def _of_votes_alone(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """The same where a votering was recorded without a proposition: the last one on a question decides."""
    for fraga in fragor_of(akt, arende.id):
        held = [v for v in voteringar_of(akt, fraga) if v.form is not Voteringsform.VAL]
        if propositioner_of(akt, fraga) or not held or held[-1].vinnare is None:
            continue
        led_to = _DECIDES.get(decision_words(betydelse(akt, held[-1], held[-1].vinnare)))
        for punkt in punkter_of(akt, fraga):
            if led_to and punkt.utfall in set(_DECIDES.values()) - {led_to}:
                yield _contradiction(akt, arende, punkt, led_to)


def _contradiction(akt: Akt, arende: Arende, punkt: Beslutspunkt, led_to: Utfall) -> Finding:
    own = akt.beslutspunkter_of(arende.id)
    where = f" i punkt {own.index(punkt) + 1}" if len(own) > 1 else ""
    assert punkt.utfall is not None, "only called for what is decided"
    recorded = _UTFALL.get(punkt.utfall, "något annat")
    text = (
        f"Beslutet{where} är {recorded}, men beslutsgången ledde till {_UTFALL[led_to]}. "
        "Kontrollera beslutet och omröstningen."
    )
    return _finding(akt, arende, "beslut_mot_utfall", text, _KL_BESLUT)


def _finding(akt: Akt, arende: Arende, regel: str, text: str, lagrum: str) -> Finding:
    number = akt.nummer_of(arende.id)
    return Finding(regel=regel, allvar=Allvar.WARN, text=text, lagrum=lagrum, paragraf=number, arende_id=arende.id)
