"""The voteringslista: how each one voted at every öppen votering, and the totals of the slutna (KL 5:54, 5:67 p. 3, 5).

A list of its own, for the organ whose protokoll refers to it, and for whoever asks how somebody voted.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from nacka_sekreterare.documents.builders.page_frame import author, running_head, title
from nacka_sekreterare.documents.builders.paragrafsida import build_vote_table, paragraf_anchor, paragraf_label
from nacka_sekreterare.documents.model import (
    Alignment,
    Block,
    DataTable,
    Document,
    Fact,
    Facts,
    Group,
    Heading,
    TextRole,
    paragraph,
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.fraser import SEKRETESS_ARENDE
from nacka_sekreterare.domain.proposition_text import betydelse
from nacka_sekreterare.domain.votering import Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.votering_text import ordered_roster, resultat, rosttabell

_FORMS = {Voteringsform.OPPEN: "Öppen", Voteringsform.SLUTEN: "Sluten", Voteringsform.VAL: "Val med slutna sedlar"}


def arenden_with_voteringar(akt: Akt) -> tuple[Arende, ...]:
    """The numbered ärenden in which something was voted on."""
    return tuple(arende for arende in akt.numrerade_arenden if akt.voteringar_of(arende.id))


def build_voteringslista(akt: Akt, arenden: Sequence[Arende] | None = None, *, created_at: datetime) -> Document:
    """Every votering of the sammanträde, or of some ärenden, § by §."""
    chosen = arenden_with_voteringar(akt) if arenden is None else arenden
    blocks: list[Block] = [Heading("Voteringslista", level=1), _facts(akt)]
    for arende in chosen:
        blocks += _arende(akt, arende)
    if not chosen:
        blocks.append(paragraph("Ingen omröstning har hållits.", role=TextRole.QUIET))
    return Document(
        title=title(akt, "Voteringslista"),
        author=author(akt),
        created_at=created_at,
        blocks=tuple(blocks),
        head=running_head(akt, "Voteringslista"),
    )


def _facts(akt: Akt) -> Facts:
    rows = (("Organ", akt.organ.namn), ("Sammanträdesdatum", akt.sammantrade.datum.isoformat()))
    return Facts(tuple(Fact(label, (text,)) for label, text in rows))


def _arende(akt: Akt, arende: Arende) -> Iterator[Block]:
    rubrik = SEKRETESS_ARENDE if arende.ar_sekretess else arende.rubrik
    asides = (f"Dnr {arende.dnr}",) if arende.dnr and not arende.ar_sekretess else ()
    yield Heading(
        rubrik, level=2, number=paragraf_label(akt, arende), asides=asides, anchor=paragraf_anchor(akt, arende)
    )
    voteringar = sorted(akt.voteringar_of(arende.id), key=lambda votering: votering.ordning)
    for number, votering in enumerate(voteringar, start=1):
        if len(voteringar) > 1:
            yield Heading(f"Omröstning {number}", level=3)
        yield from _votering(akt, arende, votering)


def _votering(akt: Akt, arende: Arende, votering: Votering) -> Iterator[Block]:
    named = votering.roster
    counted = build_vote_table(rosttabell(akt, ordered_roster(akt, votering))) if named else _totals(votering)
    meanings = Facts(tuple(_meanings(akt, arende, votering)))
    yield Group((meanings, counted, paragraph(resultat(akt, votering))))


def _meanings(akt: Akt, arende: Arende, votering: Votering) -> Iterator[Fact]:
    """What was voted on and how; of a sekretess ärende only how."""
    yield Fact("Form", (_FORMS[votering.form],))
    punkter = [punkt.id for punkt in akt.beslutspunkter_of(arende.id)]
    if votering.beslutspunkt_id in punkter and len(punkter) > 1:
        yield Fact("Beslutspunkt", (str(punkter.index(votering.beslutspunkt_id) + 1),))
    if votering.form is Voteringsform.VAL:
        if votering.uppdrag:
            yield Fact("Val av", (votering.uppdrag,))
        return
    yield Fact("Ja", (betydelse(akt, votering, Rostval.JA) or "bifall",))
    yield Fact("Nej", (betydelse(akt, votering, Rostval.NEJ) or "avslag",))


def _totals(votering: Votering) -> DataTable:
    """The totals alone: of a sluten votering nobody's vote is known."""
    if votering.form is Voteringsform.VAL:
        ranked = sorted(votering.kandidater, key=lambda kandidat: -kandidat.roster)
        counted = [(kandidat.namn, kandidat.roster) for kandidat in ranked]
        counted += [("Blanka", votering.antal_avstar)]
    else:
        counted = [("Ja", votering.antal(Rostval.JA)), ("Nej", votering.antal(Rostval.NEJ))]
        counted += [("Avstår", votering.antal(Rostval.AVSTAR))]
    counted += [("Ogiltiga", votering.antal_ogiltiga)]
    return DataTable(
        alignments=(Alignment.LEFT, Alignment.RIGHT),
        header=("Röst", "Antal"),
        rows=tuple((words, str(count)) for words, count in counted),
        total=("Summa", str(sum(count for _, count in counted))),
        widths=(0.7, 0.3),
        row_headers=True,
        summary="Antal röster",
    )
