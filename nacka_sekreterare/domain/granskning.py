"""Everything that is missing or odd in a sammanträde before it is closed: one calm list, § by §, each with lagrum.

Nothing here stops anybody: what happened is recorded as it happened (KL 5:65–67), and said.
"""

from collections.abc import Iterator
from typing import Final

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.justering import Signatarroll
from nacka_sekreterare.domain.justering_finding import find_absent_justerare
from nacka_sekreterare.domain.narvaro_finding import find_narvaro_contradictions, find_narvaro_findings
from nacka_sekreterare.domain.platshallare_finding import find_platshallare_findings
from nacka_sekreterare.domain.tecken_finding import find_tecken_findings
from nacka_sekreterare.domain.text_finding import find_text_findings
from nacka_sekreterare.domain.votering_finding import find_votering_findings

_GRAVEST_FIRST: Final = tuple(Allvar)


def granska_sammantrade(akt: Akt, printable: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """Every finding of the meeting itself: of the whole first, then in § order, the gravest of each § first.

    `printable` is what the fonts of its documents have between them; without it no characters are looked at.
    """
    found = (
        *_of_justerare(akt),
        *_of_open_paragrafer(akt),
        *find_narvaro_contradictions(akt),
        *find_narvaro_findings(akt),
        *find_absent_justerare(akt),
        *find_votering_findings(akt),
        *find_text_findings(akt),
        *(finding for arende in akt.numrerade_arenden for finding in find_platshallare_findings(akt, arende)),
        *(find_tecken_findings(akt, printable) if printable is not None else ()),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.paragraf or 0, _GRAVEST_FIRST.index(f.allvar))))


def _of_justerare(akt: Akt) -> Iterator[Finding]:
    main = next((justering for justering in akt.justeringar if not justering.ar_omedelbar), None)
    chosen = (
        any(s.justering_id == main.id and s.roll is Signatarroll.JUSTERARE for s in akt.signatarer) if main else False
    )
    if not chosen:
        text = "Ingen justerare är vald. Protokollet justeras av ordföranden och minst en justerare."
        yield Finding(
            regel="justerare_saknas", allvar=Allvar.WARN, text=text, lagrum="5 kap. 69 § och 6 kap. 35 § kommunallagen"
        )


def _of_open_paragrafer(akt: Akt) -> Iterator[Finding]:
    for arende in akt.numrerade_arenden:
        punkter = akt.beslutspunkter_of(arende.id)
        left = sum(punkt.utfall is None for punkt in punkter)
        is_written = any(
            section.slag is Avsnittsslag.BESLUT and not section.text.is_empty for section in akt.avsnitt_of(arende.id)
        )
        if is_written or (punkter and not left):
            continue
        what = f"{left} av {len(punkter)} beslutspunkter är inte avgjorda" if 0 < left < len(punkter) else ""
        yield Finding(
            regel="paragraf_obehandlad",
            allvar=Allvar.WARN,
            text=f"{what or f'”{arende.rubrik}” är inte behandlat'}. Besluta, bordlägg eller låt ärendet utgå.",
            lagrum="5 kap. 66–67 §§ kommunallagen",
            paragraf=akt.nummer_of(arende.id),
            arende_id=arende.id,
        )
