"""What is odd or unlawful in the närvaro: contradictions, quorum, växeltjänstgöring, inkallelse, distans, the chair.

Only a contradiction (find_narvaro_contradictions) may be refused when it is entered; the rest happened and is told of.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, takewhile
from uuid import UUID

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.inkallelse import foresla_at, inkallelseordning, waiting_ersattare
from nacka_sekreterare.domain.narvaro import Lage, Narvaro, Narvaroroll, Tidslinje
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.rostlangd import (
    beslutsforhet_vid,
    beslutsforheter,
    javiga,
    ordforande_of,
    tidslinje,
    tjanstgorande,
)

_KL_BESLUTSFORHET = "6 kap. 27 § kommunallagen"
_KL_ERSATTARE = "5 kap. 17 § och 6 kap. 17 § kommunallagen"

Crowd = tuple[object, ...]  # what is crowded, for comparing one akt with another


def find_narvaro_contradictions(akt: Akt) -> tuple[Finding, ...]:
    """Where the närvaro contradicts itself: two in one seat, one person in two, more than the organ's seats."""
    return (*_two_seats_at_once(akt), *(finding for _, finding in crowded(akt).values()))


def crowded(akt: Akt) -> Mapping[Crowd, tuple[int, Finding]]:
    """Where too many serve, each with how many and the finding at the § where it is worst."""
    found: dict[Crowd, tuple[int, Finding]] = {}
    quiet: set[tuple[int, frozenset[UUID]]] = set()  # one room lasts over many §§
    for arende, lage in _moments(akt, tidslinje(akt)):
        room = (id(lage), javiga(akt, arende.id))
        own = [] if room in quiet else list(_crowded_seats(akt, arende, lage))
        if not own:
            quiet.add(room)
        for key, count, finding in own:
            if key not in found or found[key][0] < count:
                found[key] = (count, finding)
    return found


def find_narvaro_findings(akt: Akt) -> tuple[Finding, ...]:
    """What happened and is odd or unlawful: quorum, chair, växeltjänstgöring, order of inkallelse, distans."""
    if not akt.narvaro:
        return ()
    room = tidslinje(akt)
    rules = (_of_beslutsforhet, _of_ordforande, _of_personalforetradare)
    found = [f for arende in akt.numrerade_arenden for rule in rules for f in rule(akt, arende, room)]
    found += _first_of_each(f for arende in akt.numrerade_arenden for f in _of_distans(akt, arende, room))
    found += _vaxeltjanstgoring(akt, room)
    found += _first_of_each([*_deviations(akt, room), *_without_seat(akt, room), *_empty_seats(akt, room)])
    return tuple(found)


def _moments(akt: Akt, room: Tidslinje) -> Iterator[tuple[Arende, Lage]]:
    for arende in sorted(akt.arenden, key=lambda arende: arende.ordning):
        paragraf = akt.paragraf_of(arende.id)
        if paragraf is not None:
            for lage in room.moments(paragraf.id):
                yield arende, lage


def _first_of_each(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding per rule and sentence, at the § where it first shows."""
    return tuple({(finding.regel, finding.text): finding for finding in reversed([*findings])}.values())[::-1]


def _finding(akt: Akt, arende: Arende, regel: str, allvar: Allvar, text: str, lagrum: str) -> Finding:
    number = akt.nummer_of(arende.id)
    return Finding(regel=regel, allvar=allvar, text=text, lagrum=lagrum, paragraf=number, arende_id=arende.id)


# --- contradictions ---------------------------------------------------------------------------------------------------
def _two_seats_at_once(akt: Akt) -> Iterator[Finding]:
    """A person who is entered in two seats from the same point on."""
    seats: dict[tuple[object, ...], set[UUID]] = {}
    for entry in akt.narvaro:
        if entry.roll.i_salen is Narvaroroll.TJANSTGORANDE:
            point = (entry.person_id, entry.paragraf_id, entry.ar_inne_i_paragraf, entry.klockslag_at, entry.roll)
            seats.setdefault(point, set()).add(entry.for_person_id or entry.person_id)
    for (person_id, *_), taken in seats.items():
        if len(taken) > 1 and isinstance(person_id, UUID):
            yield Finding(
                regel="en_person_tva_platser",
                allvar=Allvar.BLOCK,
                text=f"{akt.namn(person_id)} står på två platser samtidigt. Välj en av dem.",
                lagrum="4 kap. 24 § kommunallagen",
            )


def _crowded_seats(akt: Akt, arende: Arende, lage: Lage) -> Iterator[tuple[Crowd, int, Finding]]:
    barred = javiga(akt, arende.id)
    serving = [e for e in lage.values() if _serves(e) and e.person_id not in barred]
    taken = Counter(entry.for_person_id or entry.person_id for entry in serving)
    number = akt.nummer_of(arende.id)
    where = f" vid § {number}" if number is not None else ""
    for seat, count in taken.items():
        if count > 1:
            people = [e.person_id for e in serving if (e.for_person_id or e.person_id) == seat]
            text = (
                f"{fraser.namn_lista(akt, people)} kan inte tjänstgöra på samma plats{where} ({akt.namn(seat)}). "
                "Låt en av dem sluta tjänstgöra först."
            )
            finding = _finding(akt, arende, "flera_pa_en_plats", Allvar.BLOCK, text, "5 kap. 17 § kommunallagen")
            yield (seat, frozenset(people)), count, finding
    if len(serving) > akt.organ.antal_platser:
        text = (
            f"{len(serving)} tjänstgör{where}, men {akt.organ.kortform} har {akt.organ.antal_platser} platser. "
            "Låt någon sluta tjänstgöra först."
        )
        finding = _finding(akt, arende, "for_manga_tjanstgor", Allvar.BLOCK, text, "5 kap. 66 § kommunallagen")
        yield ("platser",), len(serving), finding


# --- per § ------------------------------------------------------------------------------------------------------------
def _of_beslutsforhet(akt: Akt, arende: Arende, room: Tidslinje) -> Iterator[Finding]:
    moments = beslutsforheter(akt, arende.id, room=room)
    lowest = min(moments, key=lambda moment: moment.antal, default=None)
    if lowest is not None and not lowest.ar_beslutsfor:
        where = " under en del av paragrafen" if moments[-1].ar_beslutsfor else ""
        text = f"{lowest.antal} av {lowest.antal_platser} tjänstgör{where}; för beslut krävs {lowest.kravs}."
        yield _finding(akt, arende, "beslutsforhet", Allvar.WARN, text, _KL_BESLUTSFORHET)
    for votering in akt.voteringar_of(arende.id):
        at_vote = beslutsforhet_vid(akt, votering)
        if votering.roster and not at_vote.ar_beslutsfor:
            text = (
                f"{at_vote.antal} av {at_vote.antal_platser} deltar i omröstningen; för beslut krävs {at_vote.kravs}."
            )
            yield _finding(akt, arende, "beslutsforhet_vid_omrostning", Allvar.WARN, text, _KL_BESLUTSFORHET)


def _of_ordforande(akt: Akt, arende: Arende, room: Tidslinje) -> Iterator[Finding]:
    chair = ordforande_of(akt, arende.id, room=room)
    if chair is None:
        text = "Varken ordföranden eller någon vice ordförande tjänstgör. Ange vem som leder ärendet."
        yield _finding(akt, arende, "ordforande_saknas", Allvar.WARN, text, "5 kap. 65 § kommunallagen")
        return
    name, mandat = akt.namn(chair), akt.mandat_of(chair)
    if chair in javiga(akt, arende.id):
        text = f"{name} är jävig men står som ordförande. Ange en annan ordförande för paragrafen."
        yield _finding(akt, arende, "ordforande_javig", Allvar.WARN, text, "6 kap. 30 § kommunallagen")
    else:
        yield from _of_absent_ordforande(akt, arende, chair, tjanstgorande(akt, arende.id, room=room))
    if mandat is None or not mandat.roll.ar_ledamot:
        text = f"{name} är inte ledamot men står som ordförande. En ersättare tar platsen, inte ordförandeskapet."
        yield _finding(akt, arende, "ordforande_ej_ledamot", Allvar.WARN, text, "6 kap. 21 § kommunallagen")


def _of_absent_ordforande(
    akt: Akt, arende: Arende, chair: UUID, moments: Sequence[Collection[UUID]]
) -> Iterator[Finding]:
    name, there = akt.namn(chair), [chair in serving for serving in moments]
    if not any(there):
        text = f"{name} står som ordförande men tjänstgör inte på paragrafen. Ange en annan ordförande för den."
        yield _finding(akt, arende, "ordforande_tjanstgor_inte", Allvar.WARN, text, "5 kap. 65 § kommunallagen")
    elif not all(there):
        text = f"{name} var ordförande men borta under en del av paragrafen. Skriv i paragrafen vem som ledde då."
        yield _finding(akt, arende, "ordforande_borta_en_del", Allvar.WARN, text, "5 kap. 65 § kommunallagen")


def _of_distans(akt: Akt, arende: Arende, room: Tidslinje) -> Iterator[Finding]:
    if akt.organ.installningar.distans_ar_tillaten and not akt.sammantrade.endast_pa_plats:
        return
    remote = _present(akt, arende, room, lambda entry: entry.ar_pa_distans)
    if remote:
        text = f"{fraser.namn_lista(akt, remote)} deltar på distans, vilket inte är tillåtet vid sammanträdet."
        yield _finding(akt, arende, "distans", Allvar.WARN, text, "6 kap. 24 § kommunallagen")


def _of_personalforetradare(akt: Akt, arende: Arende, room: Tidslinje) -> Iterator[Finding]:
    """They have no right to be there when an authority is exercised against an individual."""
    if not arende.ar_myndighetsutovning:
        return
    staff = {m.person_id for m in akt.mandat if m.roll is Mandatroll.PERSONALFORETRADARE}
    there = _present(akt, arende, room, lambda entry: entry.person_id in staff)
    if there:
        names = fraser.namn_lista(akt, there)
        text = f"{names} närvarar som personalföreträdare, fast ärendet gäller myndighetsutövning mot någon enskild."
        yield _finding(akt, arende, "personalforetradare", Allvar.WARN, text, "7 kap. 14 § kommunallagen")


def _present(akt: Akt, arende: Arende, room: Tidslinje, wanted: Callable[[Narvaro], bool]) -> list[UUID]:
    """Those in the room at some moment of a § for whom something holds."""
    paragraf, barred = akt.paragraf_of(arende.id), javiga(akt, arende.id)
    moments = room.moments(paragraf.id) if paragraf else ()
    there = (entry for lage in moments for entry in lage.values() if entry.ar_narvarande and wanted(entry))
    return list(dict.fromkeys(entry.person_id for entry in there if entry.person_id not in barred))


# --- across §§ --------------------------------------------------------------------------------------------------------
def _vaxeltjanstgoring(akt: Akt, room: Tidslinje) -> Iterator[Finding]:
    """A ledamot who stopped for another reason than jäv and serves again (KL 5:20, copied by local rules)."""
    moments = list(_moments(akt, room))
    for person in akt.personer:
        mandat = akt.mandat_of(person.id)
        if mandat is None or not mandat.roll.ar_ledamot:
            continue
        gap: list[tuple[Arende, Lage]] = []
        has_served = False
        for arende, lage in moments:
            if _serves(lage.get(person.id)):
                stopped = [at for at in gap if person.id not in javiga(akt, at[0].id)]
                if has_served and stopped and not _is_excused(akt, person.id, stopped):
                    yield _return_finding(akt, person.id, arende)
                has_served, gap = True, []
            else:
                gap.append((arende, lage))


def _serves(entry: Narvaro | None) -> bool:
    return entry is not None and entry.roll is Narvaroroll.TJANSTGORANDE


def _is_excused(akt: Akt, person_id: UUID, gap: list[tuple[Arende, Lage]]) -> bool:
    """The local exception: the ersättare's entry changed the balance between the parties."""
    served_by = {e.person_id for _, lage in gap for e in lage.values() if e.for_person_id == person_id}
    changed = any(akt.parti(other) != akt.parti(person_id) for other in served_by) or not served_by
    return akt.organ.installningar.styrkebalans_tillater_aterkomst and changed


def _return_finding(akt: Akt, person_id: UUID, arende: Arende) -> Finding:
    text = (
        f"{akt.namn(person_id)} har avbrutit tjänstgöringen av annat skäl än jäv och tjänstgör igen samma dag "
        "(växeltjänstgöring)."
    )
    return _finding(akt, arende, "vaxeltjanstgoring", Allvar.WARN, text, "5 kap. 20 § kommunallagen och reglementet")


def _deviations(akt: Akt, room: Tidslinje) -> Iterator[Finding]:
    """An ersättare who took a seat although another stood before in the order and was free."""
    moments: list[tuple[Arende | None, Lage]] = [(None, {}), *_moments(akt, room)]
    for (_, before), (arende, after) in pairwise(moments):
        if arende is None:
            continue
        for entry in after.values():
            seat, earlier = entry.for_person_id, before.get(entry.person_id)
            was_there = earlier is not None and earlier.for_person_id == seat and _serves(earlier)
            if seat is None or not _serves(entry) or was_there:
                continue
            first = _first_free(akt, arende, after, seat, entry.person_id)
            if first is not None:
                text = (
                    f"{akt.namn(entry.person_id)} tjänstgör för {akt.namn(seat)}, men {akt.namn(first)} stod före "
                    "i inkallelseordningen."
                )
                lagrum = "6 kap. 17 § kommunallagen och reglementet"
                yield _finding(akt, arende, "inkallelseordning", Allvar.WARN, text, lagrum)


def _first_free(akt: Akt, arende: Arende, lage: Lage, seat: UUID, chosen: UUID) -> UUID | None:
    """Who was free and stood before the chosen one in the order to a seat.

    A party's ersättare who is wanted for an empty seat of the own party is not free for another's.
    """
    mandat = akt.mandat_of(chosen)
    if mandat is None or mandat.roll is not Mandatroll.ERSATTARE:
        return None
    wanted = [p for p in foresla_at(akt, lage, javiga(akt, arende.id)) if p.person_id]
    kept = {p.person_id for p in wanted if akt.parti(p.plats_person_id) != akt.parti(seat)}
    waiting = waiting_ersattare(lage, javiga(akt, arende.id)) - kept
    before = takewhile(lambda person_id: person_id != chosen, inkallelseordning(akt, seat))
    return next((person_id for person_id in before if person_id in waiting), None)


def _without_seat(akt: Akt, room: Tidslinje) -> Iterator[Finding]:
    """Somebody who serves although no seat is theirs or said, and none is vacant."""
    seats = {p.id for p in akt.personer if (mandat := akt.mandat_of(p.id)) and mandat.roll.ar_ledamot}
    if len(seats) < akt.organ.antal_platser:
        return
    for arende, lage in _moments(akt, room):
        for entry in lage.values():
            if _serves(entry) and entry.for_person_id is None and entry.person_id not in seats:
                text = f"{akt.namn(entry.person_id)} tjänstgör, men det framgår inte på vems plats."
                yield _finding(akt, arende, "tjanstgor_utan_plats", Allvar.WARN, text, "5 kap. 17 § kommunallagen")


def _empty_seats(akt: Akt, room: Tidslinje) -> Iterator[Finding]:
    """A seat that was left empty although an ersättare was there who could serve."""
    last: tuple[int, frozenset[UUID]] | None = None
    for arende in akt.numrerade_arenden:
        paragraf, barred = akt.paragraf_of(arende.id), javiga(akt, arende.id)
        lage = room.at_end(paragraf.id) if paragraf else {}
        if (id(lage), barred) == last:
            continue
        last = (id(lage), barred)
        for proposal in foresla_at(akt, lage, barred):
            if proposal.person_id is not None:
                seat, who = akt.namn(proposal.plats_person_id), akt.namn(proposal.person_id)
                text = f"Platsen för {seat} står tom, fast {who} är här och kan tjänstgöra."
                yield _finding(akt, arende, "tom_plats", Allvar.WARN, text, _KL_ERSATTARE)
