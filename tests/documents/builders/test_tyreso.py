"""Done-when 3 of the first issue, on the builders: the utdrag of a real § from its facts alone.

The facts are read in verkliga-fall/forvantat.json and stand nowhere here; without that file nothing is compared.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import pytest
from documents.reading import docx_words, page_texts, pdf_words, text_words

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders import build_utdrag
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.bilaga import Bilaga
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll
from nacka_sekreterare.domain.narvaro import Narvaro, Narvaroroll
from nacka_sekreterare.domain.organ import Organ, Organinstallningar
from nacka_sekreterare.domain.paragraf import Fastgrund, Paragraf
from nacka_sekreterare.domain.person import Mandat, Mandatroll, Person
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import plain_text

FACTS_FILE = Path("/work/shared/verkliga-fall/forvantat.json")
CASES = (
    [
        pytest.param(facts, id=name)
        for name, facts in json.loads(FACTS_FILE.read_text(encoding="utf-8")).items()
        if name.endswith("protokollsutdrag.txt")
    ]
    if FACTS_FILE.is_file()
    else [pytest.param(None, marks=pytest.mark.skip(reason="the real cases are not on this machine"))]
)
SPACE = UUID("6f0e7c1e-0000-4000-8000-000000000000")
GROUPS = {
    "Beslutande": (Narvaroroll.TJANSTGORANDE, Mandatroll.LEDAMOT),
    "Ersättare": (Narvaroroll.EJ_TJANSTGORANDE, Mandatroll.ERSATTARE),
    "Övriga": (Narvaroroll.OVRIG, Mandatroll.TJANSTEPERSON),
    "Frånvarande": (Narvaroroll.FRANVARANDE, Mandatroll.ERSATTARE),
}


def key(*words: object) -> UUID:
    return uuid5(SPACE, "/".join(map(str, words)))


def numbers(text: str) -> list[int]:
    first, _, last = text.replace("§", "").strip().partition("–")
    return list(range(int(first), int(last or first) + 1))


def akt_from(facts: dict[str, Any]) -> Akt:
    day = date.fromisoformat(facts["datum"])
    start, end = (datetime.fromisoformat(f"{facts['datum']}T{clock}") for clock in facts["tid"].split("–"))
    organ = Organ(
        id=key("organ"),
        namn=facts["organ"],
        antal_platser=facts["beslutande"],
        installningar=Organinstallningar(
            rubrik_for_beslutande_organ="Beslutande organ", visa_tjanstgor_for=False, visa_franvarande=True
        ),
    )
    serie = numbers(facts["paragrafer"])
    main = key("justering")
    chosen = facts["paragraf"]
    people, mandat, narvaro = _people(facts, serie)
    return Akt(
        organ=organ,
        personer=people,
        mandat=mandat,
        sammantrade=Sammantrade(
            id=key("meeting"), organ_id=organ.id, datum=day, plats=facts["plats"], oppnat_at=start, avslutat_at=end
        ),
        arenden=tuple(
            Arende(
                id=key("arende", number),
                sammantrade_id=key("meeting"),
                ordning=number,
                rubrik=facts["rubrik"] if number == chosen else f"Ärende {number}",
                dnr=facts["dnr"] if number == chosen else "",
            )
            for number in serie
        ),
        beslutspunkter=(
            Beslutspunkt(
                id=key("beslut"),
                arende_id=key("arende", chosen),
                ordning=0,
                beslut=plain_text("Överenskommelsen antas."),
                utfall=Utfall.ENLIGT_FORSLAG,
            ),
        ),
        paragrafer=tuple(
            Paragraf(
                id=key("paragraf", number),
                arende_id=key("arende", number),
                nummer=number,
                fastgrund=Fastgrund.AVSLUT,
            )
            for number in serie
        ),
        narvaro=narvaro,
        justeringar=(
            Justering(
                id=main,
                sammantrade_id=key("meeting"),
                ordning=0,
                plats=facts["justering"]["plats"],
                justerad_date=date.fromisoformat(facts["justering"]["datum"]),
            ),
        ),
        signatarer=tuple(
            Signatar(
                id=key("signatar", role),
                justering_id=main,
                person_id=key("person", facts[word]),
                roll=role,
                ordning=order,
            )
            for order, (role, word) in enumerate(
                (
                    (Signatarroll.SEKRETERARE, "sekreterare"),
                    (Signatarroll.ORDFORANDE, "ordforande"),
                    (Signatarroll.JUSTERARE, "justerande"),
                )
            )
        ),
        anslag=(
            Anslag(
                id=key("anslag"),
                justering_id=main,
                forvaringsplats=facts["anslag"]["forvaringsplats"],
                uppsatt_date=date.fromisoformat(facts["anslag"]["upp"]),
                nedtaget_date=date.fromisoformat(facts["anslag"]["ned"]),
                underskrift_person_id=key("person", facts["sekreterare"]),
            ),
        ),
        bilagor=tuple(
            Bilaga(
                id=key("bilaga", order),
                sammantrade_id=key("meeting"),
                arende_id=key("arende", chosen),
                ordning=order,
                namn=name,
                sha256=f"{order:064x}",
                storlek=1,
            )
            for order, name in enumerate(facts["bilagor"])
        ),
        nummer={key("paragraf", number): number for number in serie},
    )


def _people(
    facts: dict[str, Any], serie: list[int]
) -> tuple[tuple[Person, ...], tuple[Mandat, ...], tuple[Narvaro, ...]]:
    people, mandat, narvaro = [], [], []
    for group, rows in facts["narvarolista"].items():
        role, seat = GROUPS[group]
        for name, said, *interval in rows:
            person_id = key("person", name)
            is_staff = seat is Mandatroll.TJANSTEPERSON
            titel, _, enhet = said.partition(", ") if is_staff else ("", "", "")
            people.append(Person(id=person_id, namn=name, titel=titel, enhet=enhet))
            mandat.append(
                Mandat(
                    id=key("mandat", name),
                    organ_id=key("organ"),
                    person_id=person_id,
                    roll=Mandatroll.ORDFORANDE if name == facts["ordforande"] else seat,
                    parti="" if is_staff else said,
                    ordning=len(mandat),
                )
            )
            there = numbers(interval[0]) if interval else serie
            narvaro.append((person_id, role, there[0]))
            if there[-1] < serie[-1]:
                narvaro.append((person_id, Narvaroroll.FRANVARANDE, there[-1] + 1))
    entries = tuple(
        Narvaro(
            id=key("narvaro", order),
            sammantrade_id=key("meeting"),
            person_id=person_id,
            roll=role,
            paragraf_id=key("paragraf", number) if number > serie[0] else None,
        )
        for order, (person_id, role, number) in enumerate(narvaro)
    )
    return tuple(people), tuple(mandat), entries


def build(facts: dict[str, Any]) -> Document:
    akt = akt_from(facts)
    return build_utdrag(akt, [key("arende", facts["paragraf"])], created_at=datetime(2022, 5, 20, tzinfo=UTC))


def words_of(document: Document) -> str:
    return " ".join(render(document, Format.TEXT).decode("utf-8").split())


def places(text: str, phrases: list[str]) -> list[int]:
    """Where each phrase stands after the one before; fails with the phrase that is missing."""
    found, at = [], 0
    for phrase in phrases:
        at = text.find(phrase, at)
        assert at >= 0, f"missing, or not in this order: {phrase}"
        found.append(at)
        at += len(phrase)
    return found


@pytest.mark.parametrize("facts", CASES)
def test_the_parts_stand_in_the_order_of_the_real_utdrag(facts: dict[str, Any]) -> None:
    text = words_of(build(facts))
    parts = [
        f"§ {facts['paragraf']}",
        facts["bilagor"][-1],
        "Sammanträdesprotokoll",
        "Anslag och bevis",
        "Närvarolista",
    ]
    assert facts["ordning"] == ["paragrafen med bilagor", "förstasida", "anslag/bevis", "närvarolista"]
    places(text, parts)


@pytest.mark.parametrize("facts", CASES)
def test_the_facts_stand_in_their_places(facts: dict[str, Any]) -> None:
    text = words_of(build(facts))
    places(
        text,
        [
            f"§ {facts['paragraf']} {facts['rubrik']}",
            facts["dnr"],
            *facts["bilagor"],
            f"Beslutande organ {facts['organ']}",
            f"Datum {facts['datum']}",
            f"Tid {facts['tid']}",
            f"Plats {facts['plats']}",
            "Beslutande Se närvarolistan",
            "Övriga deltagare Se närvarolistan",
            f"Justeringens plats och tid {facts['justering']['plats']}, {facts['justering']['datum']}",
            f"Paragrafer §§ {facts['paragrafer']}",
            f"Sekreterare {facts['sekreterare']}",
            f"Ordförande {facts['ordforande']}",
            f"Justerande {facts['justerande']}",
            "Anslag och bevis",
            f"Beslutande organ {facts['organ']}",
            f"Sammanträdesdatum {facts['datum']}",
            f"Datum då anslaget sätts upp {facts['anslag']['upp']}",
            f"Datum då anslaget tas ned {facts['anslag']['ned']}",
            f"Protokollets förvaringsplats {facts['anslag']['forvaringsplats']}",
            f"Underskrift {facts['sekreterare']}",
        ],
    )


@pytest.mark.parametrize("facts", CASES)
def test_the_narvarolista_has_the_same_people_in_the_same_groups_and_order(facts: dict[str, Any]) -> None:
    text = words_of(build(facts))
    expected = ["Närvarolista"]
    for group, rows in facts["narvarolista"].items():
        expected.append(group)
        for name, said, *interval in rows:
            shown = f"{name} {said}" if GROUPS[group][1] is Mandatroll.TJANSTEPERSON else f"{name} ({said})"
            separator = ", " if GROUPS[group][1] is Mandatroll.TJANSTEPERSON else " "
            expected.append(f"{shown}{separator}{interval[0]}" if interval else shown)
    found = places(text, expected)
    assert " ".join(text[found[0] :].split()) == " ".join(expected)


@pytest.mark.parametrize("facts", CASES)
def test_the_foot_of_each_page_says_what_the_real_one_says(facts: dict[str, Any]) -> None:
    document = build(facts)
    shown = [f"{fact.label}: {fact.value}" for fact in document.foot.facts] + list(document.foot.sign_labels)
    assert shown == [
        f"Beslutande organ: {facts['organ']}",
        "Handlingstyp: Protokollsutdrag",
        f"Mötesdatum: {facts['datum']}",
        "Justerandes signaturer",
        "Utdragsbestyrkande",
    ]
    assert document.mark is None


@pytest.mark.parametrize("facts", CASES)
def test_pdf_and_docx_say_the_same_as_the_text(facts: dict[str, Any]) -> None:
    document = build(facts)
    text = text_words(render(document, Format.TEXT))
    assert pdf_words(render(document, Format.PDF)) == text
    assert docx_words(render(document, Format.DOCX)) == text


@pytest.mark.parametrize("facts", CASES)
def test_every_page_of_the_pdf_has_the_foot_of_the_real_one(facts: dict[str, Any]) -> None:
    pages = page_texts(render(build(facts), Format.PDF))
    for number, page in enumerate(pages, start=1):
        said = " ".join(page.split())
        for label in facts["sidfot"]:
            expected = f"Sida {number} ({len(pages)})" if label == "Sida n (m)" else label.partition(":")[0]
            assert expected in said


@pytest.mark.parametrize("facts", CASES)
def test_front_page_and_anslag_share_a_page_as_in_the_real_one(facts: dict[str, Any]) -> None:
    pages = page_texts(render(build(facts), Format.PDF))
    assert [("Sammanträdesprotokoll" in page) == ("Anslag och bevis" in page) for page in pages] == [True] * len(pages)
