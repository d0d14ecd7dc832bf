"""What contradicts itself or breaks a rule in voteringar, yrkanden, jäv and reservationer (KL 4:24–27, 5:53–56)."""

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Avsnittsslag
from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.beslutsgang import beslutsgang
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.domain.meningsyttring_finding import find_mening_findings
from nacka_sekreterare.domain.proposition_finding import find_proposition_findings
from nacka_sekreterare.domain.propositionsordning import standing_yrkanden
from nacka_sekreterare.domain.rostlangd import javiga, ordforande_of, rostlangder
from nacka_sekreterare.domain.votering import Rostval, Votering, Voteringsform

_KL_VOTERING = "5 kap. 54–56 §§ kommunallagen"


def refuse_votering_contradiction(akt: Akt, votering: Votering) -> None:
    """Raise ContradictionError when a votering contradicts itself or the röstlängd; a tie must be broken (KL 5:56)."""
    for text in _contradictions(akt, votering):
        raise ContradictionError(text)


def find_votering_findings(akt: Akt, arende_id: UUID | None = None) -> tuple[Finding, ...]:
    """Every finding on voteringar, yrkanden, jäv and meningsyttringar, in § order; of one ärende when it is named."""
    rules = (
        _of_voteringar,
        _of_ordforande,
        _of_yrkanden,
        find_proposition_findings,
        _of_jav,
        find_mening_findings,
        _of_myndighetsutovning,
        _of_aterremiss,
    )
    wanted = [arende for arende in akt.numrerade_arenden if arende_id in (None, arende.id)]
    return tuple(finding for arende in wanted for rule in rules for finding in rule(akt, arende))


def voters_expected(akt: Akt, votering: Votering) -> frozenset[UUID]:
    """The röstlängd that a votering belongs to: of the moments of its §, the one that fits its names best.

    Someone jävig who voted all the same is counted in: it happened, and is told of as a finding of its own. Who said
    before the proposals were put that they take no part in the beslut is not asked for a vote (KL 4:25), unlike who
    avstår and who is frånvarande vid omröstningen: those are counted.
    """
    voters = {rost.person_id for rost in votering.roster}
    barred = javiga(akt, votering.arende_id) & voters
    passive = take_no_part(akt, votering) - voters
    moments = rostlangder(akt, votering.arende_id)
    expected = [frozenset(place.person_id for place in moment) | barred for moment in moments]
    return min(reversed(expected), key=lambda people: len(people ^ voters), default=frozenset()) - passive


def take_no_part(akt: Akt, votering: Votering) -> frozenset[UUID]:
    """Who takes no part in the beslut that a votering is about: the § as a whole, or its beslutspunkt."""
    said = (m for m in akt.meningsyttringar_of(votering.arende_id) if m.slag is Meningsslag.DELTAR_INTE)
    about = (m for m in said if m.beslutspunkt_id in {None, votering.beslutspunkt_id})
    return frozenset(who for mening in about for who in mening.person_ids)


def foreslagen_utslagsrost(akt: Akt, votering: Votering) -> Rostval | None:
    """The utslagsröst that goes without saying: the ordförande's own vote (KL 5:56); None when it was not cast."""
    chair = ordforande_of(akt, votering.arende_id)
    own = next((rost.val for rost in votering.roster if rost.person_id == chair), None)
    return own if own in {Rostval.JA, Rostval.NEJ} else None


def _contradictions(akt: Akt, votering: Votering) -> Iterator[str]:
    if votering.form is not Voteringsform.OPPEN and votering.roster:
        yield "En sluten omröstning redovisas bara med antal. Ta bort namnen."
    twice = [who for who, count in Counter(rost.person_id for rost in votering.roster).items() if count > 1]
    if twice:
        yield f"{fraser.namn_lista(akt, twice)} har fått mer än en röst. Varje ledamot har en röst."
    yield from _wrong_sum(akt, votering)
    if votering.ja is not None and votering.ja == votering.nej:
        yield "Ja och Nej står för samma förslag. Ange vad var och en står för."
    yield from _unbroken_tie(votering)


def _unbroken_tie(votering: Votering) -> Iterator[str]:
    """At a tie the ordförande's vote decides, in a val or an anställning the lot, among the tied alone (KL 5:56)."""
    if votering.form is Voteringsform.VAL:
        if votering.lika and votering.vald is None:
            among = fraser.join_words(votering.lika)
            yield f"{among} har lika många röster. Ange vem av dem lotten föll på."
    elif total(votering) and votering.vinnare is None:
        if votering.avgors_med_lott:
            yield "Rösterna är lika många. Ange om lotten föll på ja eller nej."
        else:
            yield "Rösterna är lika många. Ange ordförandens utslagsröst."


def total(votering: Votering) -> int:
    """Everybody accounted for: Ja, Nej, avstår, frånvarande, ogiltiga, and the votes of candidates."""
    if votering.form is Voteringsform.OPPEN and votering.roster:
        return len(votering.roster)
    cast = votering.antal_ja + votering.antal_nej + votering.antal_avstar + votering.antal_ogiltiga
    return cast + sum(kandidat.roster for kandidat in votering.kandidater)


def _wrong_sum(akt: Akt, votering: Votering) -> Iterator[str]:
    """Ja + Nej + avstår + frånvarande = röstlängden; a sluten votering can have fewer, never more."""
    expected, counted = voters_expected(akt, votering), total(votering)
    is_named = votering.form is Voteringsform.OPPEN and bool(votering.roster)
    if not expected or counted == len(expected) or (not is_named and counted < len(expected)):
        return
    missing = expected - {rost.person_id for rost in votering.roster} if is_named else frozenset()
    who = f" Rösten saknas för {fraser.namn_lista(akt, sorted(missing, key=akt.namn))}." if missing else ""
    yield f"Omröstningen går inte ihop: {counted} röster, men röstlängden har {len(expected)} personer.{who}"


def _finding(akt: Akt, arende: Arende, regel: str, text: str, lagrum: str, allvar: Allvar = Allvar.WARN) -> Finding:
    number = akt.nummer_of(arende.id)
    return Finding(regel=regel, allvar=allvar, text=text, lagrum=lagrum, paragraf=number, arende_id=arende.id)


def _of_voteringar(akt: Akt, arende: Arende) -> Iterator[Finding]:
    for votering in akt.voteringar_of(arende.id):
        for text in _contradictions(akt, votering):
            yield _finding(akt, arende, "votering_motsagelse", text, _KL_VOTERING, Allvar.BLOCK)
        if votering.form is Voteringsform.OPPEN and not votering.roster:
            text = "Omröstningen är öppen, men det framgår inte hur var och en röstade."
            yield _finding(akt, arende, "votering_utan_namn", text, "5 kap. 67 § 5 kommunallagen")
        expected = voters_expected(akt, votering)
        strangers = [r.person_id for r in votering.roster if expected and r.person_id not in expected]
        if strangers:
            text = f"{fraser.namn_lista(akt, strangers)} har röstat utan att stå i röstlängden."
            yield _finding(akt, arende, "rost_utanfor_rostlangden", text, "4 kap. 24 § kommunallagen")
        passive = take_no_part(akt, votering)
        names = fraser.namn_lista(akt, [r.person_id for r in votering.roster if r.person_id in passive])
        if names:
            text = f"{names} deltar inte i beslutet men finns med i omröstningen."
            yield _finding(akt, arende, "deltar_inte_men_rostar", text, "4 kap. 25 § kommunallagen")
        if votering.form is Voteringsform.SLUTEN and not votering.uppdrag.strip():
            text = "Omröstningen är sluten, men det framgår inte att den gäller val eller anställning."
            yield _finding(akt, arende, "sluten_utan_grund", text, "5 kap. 54 § kommunallagen")


def _of_ordforande(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """Who presides over the § must vote when the matter cannot be settled otherwise (KL 4:25, 5:56)."""
    chair = ordforande_of(akt, arende.id)
    if chair is None:
        return
    name = akt.namn(chair)
    for votering in akt.voteringar_of(arende.id):
        if not votering.roster or votering.antal(Rostval.JA) != votering.antal(Rostval.NEJ):
            continue
        own = next((rost.val for rost in votering.roster if rost.person_id == chair), None)
        if own is None:
            text = f"Rösterna är lika många, men {name}, som är ordförande under paragrafen, har inte röstat."
            yield _finding(akt, arende, "ordforande_utan_rost", text, "5 kap. 56 § kommunallagen")
        elif own not in {Rostval.JA, Rostval.NEJ}:
            text = f"Rösterna är lika många, och {name} är som ordförande skyldig att rösta."
            yield _finding(akt, arende, "ordforande_avstar", text, "4 kap. 25 § kommunallagen")
        elif votering.utslagsrost not in {None, own}:
            text = f"Utslagsrösten är en annan än den röst som {name} har avgett."
            yield _finding(akt, arende, "utslagsrost_mot_egen_rost", text, "5 kap. 56 § kommunallagen")


def _of_yrkanden(akt: Akt, arende: Arende) -> Iterator[Finding]:
    standing = standing_yrkanden(akt, arende.id)
    has_course = bool(akt.avsnitt_of(arende.id, Avsnittsslag.BESLUTSGANG) or beslutsgang(akt, arende.id))
    if len(standing) > 1 and not has_course:
        text = "Det finns flera yrkanden, men beslutsgången framgår inte."
        yield _finding(akt, arende, "beslutsgang_saknas", text, "5 kap. 67 § 2 kommunallagen")


def _of_jav(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """What a jävig person did all the same (KL 6:30)."""
    barred = javiga(akt, arende.id)
    did = {
        "har röstat": {r.person_id for v in akt.voteringar_of(arende.id) for r in v.roster},
        "har lagt yrkande": {who for y in standing_yrkanden(akt, arende.id) for who in y.person_ids},
        "har reserverat sig": {
            who
            for mening in akt.meningsyttringar_of(arende.id)
            if mening.slag is Meningsslag.RESERVATION
            for who in mening.person_ids
        },
    }
    for what, people in did.items():
        names = fraser.namn_lista(akt, sorted(people & barred, key=akt.namn))
        if names:
            text = f"{names} {what} trots jäv i ärendet."
            yield _finding(akt, arende, "jav_deltog", text, "6 kap. 30 § kommunallagen")


def _of_myndighetsutovning(akt: Akt, arende: Arende) -> Iterator[Finding]:
    """Who takes part in handling a matter of myndighetsutövning must take part in settling it (KL 4:26)."""
    if not arende.ar_myndighetsutovning:
        return
    abstained = {r.person_id for v in akt.voteringar_of(arende.id) for r in v.roster if r.val is Rostval.AVSTAR}
    passive = {
        who
        for mening in akt.meningsyttringar_of(arende.id)
        if mening.slag is Meningsslag.DELTAR_INTE
        for who in mening.person_ids
    }
    names = fraser.namn_lista(akt, sorted(abstained | passive, key=akt.namn))
    if names:
        text = f"{names} har inte deltagit i avgörandet, fast ärendet gäller myndighetsutövning mot någon enskild."
        yield _finding(akt, arende, "myndighetsutovning_avstar", text, "4 kap. 26 § kommunallagen")


def _of_aterremiss(akt: Akt, arende: Arende) -> Iterator[Finding]:
    punkter = akt.beslutspunkter_of(arende.id)
    sent_back = [punkt for punkt in punkter if punkt.utfall is Utfall.ATERREMITTERAD]
    if any(punkt.lydelse.plain.strip() in {"", fraser.ARENDET_ATERREMITTERAS} for punkt in sent_back):
        text = "Återremissen har ingen motivering. Skriv vad som ska utredas."
        yield _finding(akt, arende, "aterremiss_utan_motivering", text, "5 kap. 50 § kommunallagen")
