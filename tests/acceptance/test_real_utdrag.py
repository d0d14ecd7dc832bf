"""A real utdrag from its facts alone, entered through the services as the secretary would (done-when 3 of issue 2).

The facts are read beside the checkout and stand nowhere here; without them nothing is compared.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from documents.reading import docx_words, page_texts, pdf_words, text_words
from real_cases import expected_facts
from still_clock import Clock

from nacka_sekreterare.domain.arende import Standardakt
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services import (
    anslag,
    arende,
    beslut,
    bilaga,
    justering,
    narvaro,
    person,
    sammantrade,
    standardakt,
)
from nacka_sekreterare.services.core import Kansli, open_kansli
from nacka_sekreterare.services.export import Exportorder, export_dokument, files_for_justering
from nacka_sekreterare.services.narvarolinje import Tidpunkt
from nacka_sekreterare.services.organ import create_organ
from nacka_sekreterare.services.sammantrade import load_akt

CASES = [
    pytest.param(facts, id=name) for name, facts in expected_facts().items() if name.endswith("protokollsutdrag.txt")
] or [pytest.param(None, marks=pytest.mark.skip(reason="the real cases are not on this machine"))]
ROLES = {
    "Beslutande": (Narvaroroll.TJANSTGORANDE, Mandatroll.LEDAMOT),
    "Ersättare": (Narvaroroll.EJ_TJANSTGORANDE, Mandatroll.ERSATTARE),
    "Övriga": (Narvaroroll.OVRIG, Mandatroll.TJANSTEPERSON),
    "Frånvarande": (Narvaroroll.FRANVARANDE, Mandatroll.ERSATTARE),
}


def numbers(text: str) -> list[int]:
    first, _, last = text.replace("§", "").strip().partition("–")
    return list(range(int(first), int(last or first) + 1))


class Played:
    """The meeting of the facts, entered through the services one act at a time."""

    def __init__(self, kansli: Kansli, facts: dict[str, Any]) -> None:
        self.kansli = kansli
        self.facts = facts
        self.serie = numbers(facts["paragrafer"])
        self.day = date.fromisoformat(facts["datum"])
        self.people: dict[str, UUID] = {}
        start, self.end = (datetime.fromisoformat(f"{facts['datum']}T{clock}") for clock in facts["tid"].split("–"))
        habits = {
            "forsta_nummer": {self.day.year: self.serie[0]},
            "forvaringsplats": facts["anslag"]["forvaringsplats"],
            "rubrik_for_beslutande_organ": "Beslutande organ",
            "plats": facts["plats"],
        }
        seats = facts["beslutande"]
        self.organ = create_organ(kansli, facts["organ"], antal_platser=seats, installningar=habits).value
        self._add_people()
        planned = sammantrade.create_sammantrade(kansli, self.organ.id, self.day, with_standing_points=False)
        self.id = planned.value.id
        self.arenden = {number: self._add_arende(number) for number in self.serie}
        sammantrade.open_sammantrade(kansli, self.id, start)
        self._enter_narvaro()
        self._decide()

    def _add_people(self) -> None:
        for group, rows in self.facts["narvarolista"].items():
            for name, said, *_ in rows:
                roll = Mandatroll.ORDFORANDE if name == self.facts["ordforande"] else ROLES[group][1]
                roll = Mandatroll.SEKRETERARE if name == self.facts["sekreterare"] else roll
                details = {"parti": said}
                if group == "Övriga":
                    titel, _, enhet = said.partition(", ")
                    details = {"titel": titel, "enhet": enhet}
                added = person.create_person_with_mandat(self.kansli, self.organ.id, name, roll, **details)
                self.people[name] = added.value.person_id

    def _add_arende(self, number: int) -> UUID:
        is_chosen = number == self.facts["paragraf"]
        rubrik = self.facts["rubrik"] if is_chosen else f"Ärende {number}"
        dnr = self.facts["dnr"] if is_chosen else ""
        forslag = [plain_text("Överenskommelsen antas.")]
        akt = Standardakt.VAL_AV_JUSTERARE if number == self.serie[0] else Standardakt.INGEN
        added = arende.add_arende(
            self.kansli, self.id, rubrik, dnr=dnr, forslag=forslag, index=number, standardakt=akt
        ).value
        if is_chosen:
            for name in self.facts["bilagor"]:
                bilaga.add_bilaga(self.kansli, self.id, name, name.encode(), arende_id=added.id)
        return added.id

    def _paragraf(self, number: int) -> UUID:
        found = load_akt(self.kansli, self.id).paragraf_of(self.arenden[number])
        assert found is not None
        return found.id

    def _enter_narvaro(self) -> None:
        for group, rows in self.facts["narvarolista"].items():
            role = ROLES[group][0]
            for name, _, *interval in rows:
                there = numbers(interval[0]) if interval else self.serie
                came = Tidpunkt(paragraf_id=self._paragraf(there[0])) if there[0] > self.serie[0] else Tidpunkt()
                narvaro.record_narvaro(self.kansli, self.id, self.people[name], role, came)
                if there[-1] < self.serie[-1]:
                    left = Tidpunkt(paragraf_id=self._paragraf(there[-1] + 1))
                    narvaro.record_narvaro(self.kansli, self.id, self.people[name], Narvaroroll.FRANVARANDE, left)

    def _decide(self) -> None:
        first, chosen = self.arenden[self.serie[0]], [self.people[self.facts["justerande"]]]
        place = self.facts["justering"]["plats"]
        standardakt.decide_val_av_justerare(self.kansli, first, chosen, place, self.day)
        for number in self.serie[1:]:
            beslut.decide_enligt_forslag(self.kansli, self.arenden[number])
        sammantrade.close_sammantrade(self.kansli, self.id, self.end)
        (main,) = load_akt(self.kansli, self.id).justeringar
        justerad = date.fromisoformat(self.facts["justering"]["datum"])
        justering.complete_justering(self.kansli, main.id, justerad, files_for_justering(self.kansli, main.id))
        (notice,) = load_akt(self.kansli, self.id).anslag
        anslag.register_uppsatt(self.kansli, notice.id, date.fromisoformat(self.facts["anslag"]["upp"]))

    def export(self, folder: Path) -> dict[str, bytes]:
        """The utdrag of the real § by format."""
        order = Exportorder(sammantrade_id=self.id, dokument="utdrag", paragrafer=(self.facts["paragraf"],))
        files = {}
        for form in ("text", "pdf", "docx"):
            (fil,) = export_dokument(self.kansli, order.model_copy(update={"format": form}), folder)
            files[form] = Path(fil.fil).read_bytes()
        return files


@pytest.fixture(scope="module", params=CASES)
def facts(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


@pytest.fixture(scope="module")
def files(facts: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder, clock = tmp_path_factory.mktemp("verkligt"), Clock()
    clock.now = datetime.fromisoformat(facts["anslag"]["upp"]) + timedelta(hours=9)
    with open_kansli(folder / "store", clock) as kansli:
        return Played(kansli, facts).export(folder / "ut")


@pytest.fixture(scope="module")
def text(files: dict[str, bytes]) -> str:
    return " ".join(files["text"].decode("utf-8").split())


def places(text: str, phrases: list[str]) -> list[int]:
    """Where each phrase stands after the one before; fails with the phrase that is missing."""
    found, at = [], 0
    for phrase in phrases:
        at = text.find(phrase, at)
        assert at >= 0, f"missing, or not in this order: {phrase}"
        found.append(at)
        at += len(phrase)
    return found


def test_the_parts_stand_in_the_order_of_the_real_utdrag(facts: dict[str, Any], text: str) -> None:
    parts = [
        f"§ {facts['paragraf']}",
        facts["bilagor"][-1],
        "Sammanträdesprotokoll",
        "Anslag och bevis",
        "Närvarolista",
    ]
    assert facts["ordning"] == ["paragrafen med bilagor", "förstasida", "anslag/bevis", "närvarolista"]
    places(text, parts)


def test_the_facts_stand_in_their_places(facts: dict[str, Any], text: str) -> None:
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
            "Datum då anslaget tas ned",
            facts["anslag"]["ned"],
            f"Protokollets förvaringsplats {facts['anslag']['forvaringsplats']}",
            f"Underskrift {facts['sekreterare']}",
        ],
    )


def test_the_narvarolista_has_the_same_people_in_the_same_groups_and_order(facts: dict[str, Any], text: str) -> None:
    expected = ["Närvarolista"]
    for group, rows in facts["narvarolista"].items():
        expected.append(group)
        for name, said, *interval in rows:
            shown = f"{name} {said}" if group == "Övriga" else f"{name} ({said})"
            separator = ", " if group == "Övriga" else " "
            expected.append(f"{shown}{separator}{interval[0]}" if interval else shown)
    found = places(text, expected)
    assert " ".join(text[found[0] :].split()) == " ".join(expected)


def test_pdf_and_docx_say_the_same_as_the_text(files: dict[str, bytes]) -> None:
    assert pdf_words(files["pdf"]) == text_words(files["text"])
    assert docx_words(files["docx"]) == text_words(files["text"])


def test_every_page_of_the_pdf_has_the_foot_of_the_real_one(facts: dict[str, Any], files: dict[str, bytes]) -> None:
    pages = page_texts(files["pdf"])
    for number, page in enumerate(pages, start=1):
        said = " ".join(page.split())
        for label in facts["sidfot"]:
            expected = f"Sida {number} ({len(pages)})" if label == "Sida n (m)" else label.partition(":")[0]
            assert expected in said


def test_front_page_and_anslag_share_a_page_as_in_the_real_one(files: dict[str, bytes]) -> None:
    pages = page_texts(files["pdf"])
    assert [("Sammanträdesprotokoll" in page) == ("Anslag och bevis" in page) for page in pages] == [True] * len(pages)
