"""Reading kallelser of many kommuner, all invented; the facts of each stand beside it as JSON."""

import json
from datetime import date
from pathlib import Path

import pytest
from exchange import word_package as word
from exchange.word_account import lost_words
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.exchange.kallelse import Kallelse, read_kallelse, read_kallelse_text

SAMPLES = sorted((Path(__file__).parent / "kallelser").glob("*.txt"))


def _by_nr(kallelse: Kallelse) -> dict[str, object]:
    return {punkt.nr: punkt for punkt in kallelse.punkter}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_each_sample_gives_the_facts_beside_it(path: Path) -> None:
    read = read_kallelse(path).model_dump(mode="json")
    read.pop("tolkat")
    assert read == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_no_word_of_a_sample_is_lost(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not lost_words(source, read_kallelse(path))


@settings(max_examples=150, deadline=None)
@given(data=st.data(), path=st.sampled_from(SAMPLES))
def test_no_word_is_lost_whatever_happens_to_the_lines(data: st.DataObject, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "double", "swap", "insert", "split"])):
            case "drop" if len(lines) > 4:
                del lines[place]
            case "double":
                lines.insert(place, lines[place])
            case "swap":
                other = data.draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], lines[place]
            case "insert":
                lines.insert(place, data.draw(st.sampled_from(_INSERTIONS)))
            case _:
                middle = len(lines[place]) // 2
                lines[place : place + 1] = [lines[place][:middle], lines[place][middle:]]
    source = "\n".join(lines)
    try:
        read = read_kallelse_text(source)
    except UserError:
        return
    assert not lost_words(source, read)


_INSERTIONS = [
    "",
    "Förslag till beslut",
    "§ 14",
    "17.",
    "a) med tillägg",
    "Dnr KS 2020/1",
    "(KS 2020/2)",
    "\uf0b7 punkt",
    "Sida 2 av 9",
    "BESLUTSÄRENDEN",
    "Beslutet justeras omedelbart.",
    "Nämnden föreslås fatta följande beslut.",
    "att bifalla ansökan",
    "31 april 2024",
    "TJÄNSTESKRIVELSE",
    "Kommunstyrelsen föreslår kommunfullmäktige besluta:",
    "Nr\tÄrende\tDnr",
    "1\tUpprop\tKS 2020/4",
    "rad\u2028efter rad",
    "hälso-",
    "Omedelbar justering",
]


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    try:
        sentence = read_kallelse_text(text).model_dump_json()
    except UserError as refused:
        sentence = refused.sentence
    assert sentence.endswith((".", "}"))


def _kallelse(points: str, organ: str = "Socialnämnden") -> Kallelse:
    return read_kallelse_text(f"Kallelse\n{organ}\n27 april 2022\n\n1. Upprop\n\n{points}\n\n9. Övriga frågor\n")


def _first_proposal(points: str, organ: str = "Socialnämnden") -> tuple[object, ...]:
    punkt = _kallelse(points, organ).punkter[1]
    return punkt.forslag_till_beslut or ()


@pytest.mark.parametrize(
    ("line", "dnr"),
    [
        ("2. Budget (ÄLN 2022/62)", "ÄLN 2022/62"),
        ("2. Budget (KFKS 2017/1106)", "KFKS 2017/1106"),
        ("2. Budget\nDiarienummer 2022/ÄON 0037 50", "2022/ÄON 0037 50"),
        ("2. Budget (SLK-2024-00074)", "SLK-2024-00074"),
        ("2. Budget (3.2.5.00160/2023)", "3.2.5.00160/2023"),
        ("2. Budget\n00441/2024:1", "00441/2024:1"),
        ("2. Budget KS/2020:248-003", "KS/2020:248-003"),
        ("2. Budget (Bun/2025:172)", "Bun/2025:172"),
        ("2. Budget, dnr KSM-2024-477", "KSM-2024-477"),
        ("2. Budget (31/16)", "31/16"),
        ("2. Budget\nDnr: 95936", "95936"),
        ("2. Budget (läsåret 2022/2023)", None),
        ("2. Budget (27/4)", None),
    ],
)
def test_a_diarienummer_is_found_in_every_real_shape(line: str, dnr: str | None) -> None:
    punkt = _kallelse(line).punkter[1]
    assert punkt.dnr == dnr
    assert punkt.rubrik.startswith("Budget")
    if dnr:
        assert punkt.rubrik == "Budget"


@pytest.mark.parametrize(
    ("head", "day", "clock"),
    [
        ("Tid: onsdagen den 27 april 2022 kl. 18.00–20.30", date(2022, 4, 27), "18:00–20:30"),
        ("Onsdag 27/4 2022 kl 9", date(2022, 4, 27), "09:00"),
        ("Datum: 2022-04-27\nTid: 13:15 - 16", date(2022, 4, 27), "13:15–16:00"),
        ("Sammanträde den 27 april 2022, klockan 08.30", date(2022, 4, 27), "08:30"),
        ("2022-04-13\nTid: 27 april 2022 kl. 18", date(2022, 4, 27), "18:00"),
        ("Onsdagen den 27 april kl 18.00\nKallelsen avser 2022", date(2022, 4, 27), "18:00"),
        ("Tid: den 31 april 2022 kl 18", None, "18:00"),
    ],
)
def test_day_and_time_are_read_in_every_way_they_are_written(head: str, day: date | None, clock: str) -> None:
    read = read_kallelse_text(f"Kallelse till socialnämnden\n{head}\n\n1. Upprop\n2. Val av justerare\n")
    assert (read.datum, read.tid) == (day, clock)


def test_gruppmote_and_beredning_are_not_the_meeting() -> None:
    read = read_kallelse_text(
        "Kallelse till socialnämnden\nGruppmöte 26 april 2022 kl 17.00\nSammanträde 27 april 2022 kl 18.00 i "
        "Almsalen.\n"
        "Beredning 20 april 2022 kl 8.30\n\n1. Upprop\n2. Val av justerare\n"
    )
    assert (read.datum, read.tid, read.plats) == (date(2022, 4, 27), "18:00", "Almsalen")


@pytest.mark.parametrize(
    ("line", "is_only"),
    [
        ("Endast deltagande på plats.", True),
        ("Deltagande på distans är inte möjligt.", True),
        ("Möjligt att delta på distans.", False),
        ("Välkommen.", False),
    ],
)
def test_only_present_in_the_room_is_read(line: str, is_only: bool) -> None:
    read = read_kallelse_text(f"Kallelse till socialnämnden 27 april 2022\n{line}\n\n1. Upprop\n2. Val av justerare\n")
    assert read.endast_pa_plats is is_only


def test_a_proposal_upward_keeps_what_the_higher_organ_is_asked_to_decide() -> None:
    (proposal,) = _first_proposal(
        "2. Taxa\n\nFörslag till beslut\nSocialnämnden föreslår kommunfullmäktige fatta följande beslut.\n\n"
        "Kommunfullmäktige antar taxan.\n\nTaxan gäller från 2023-01-01."
    )
    assert proposal.mottagare == "kommunfullmäktige"
    assert proposal.punkter == ("Kommunfullmäktige antar taxan.", "Taxan gäller från 2023-01-01.")


def test_several_recipients_give_the_highest_for_the_point() -> None:
    punkt = _kallelse(
        "2. Taxa\nFörslag till beslut\n1. Socialnämnden föreslår att kommunstyrelsen antar planen.\n"
        "2. Socialnämnden föreslår att kommunfullmäktige antar taxan.\n3. Socialnämnden godkänner rapporten."
    ).punkter[1]
    assert punkt.forslag_till_beslut
    assert [one.mottagare for one in punkt.forslag_till_beslut] == ["kommunstyrelsen", "kommunfullmäktige", None]
    assert punkt.mottagare == "kommunfullmäktige"


def test_a_proposal_to_the_meeting_organ_itself_is_an_own_decision() -> None:
    (proposal,) = _first_proposal(
        "2. Plan\nFörslag till beslut\nArbetsutskottet föreslår att socialnämnden antar planen."
    )
    assert proposal.mottagare is None


def test_lettered_parts_stay_with_their_decision() -> None:
    proposals = _first_proposal(
        "2. Plan\nFörslag till beslut\n1. Socialnämnden antar planen med följande ändringar:\na) målen stryks,\nb) "
        "året ändras.\n"
        "2. Planen gäller genast."
    )
    assert [one.text for one in proposals] == [
        "Socialnämnden antar planen med följande ändringar:\na) målen stryks,\nb) året ändras.",
        "Planen gäller genast.",
    ]


def test_the_label_over_practical_information_makes_no_proposal() -> None:
    punkt = _kallelse(
        "2. Mötesinformation\n\nFörslag till beslut\nSammanträde kl 18:00 i Almsalen. Fika från 17.30."
    ).punkter[1]
    assert punkt.forslag_till_beslut is None
    assert "Fika" in (punkt.text or "")


@pytest.mark.parametrize(
    "mark",
    [
        "Beslutet justeras omedelbart.",
        "Omedelbar justering",
        "Paragrafen förklaras omedelbart justerad.",
        "Omedelbar justering: Ja",
    ],
)
def test_omedelbar_justering_is_a_flag_and_no_decision(mark: str) -> None:
    punkt = _kallelse(f"2. Avtal\nFörslag till beslut\nSocialnämnden godkänner avtalet.\n\n{mark}").punkter[1]
    assert punkt.omedelbar_justering
    assert [one.text for one in punkt.forslag_till_beslut or ()] == ["Socialnämnden godkänner avtalet."]


def test_no_omedelbar_justering_is_no_flag() -> None:
    assert not _kallelse("2. Avtal\nOmedelbar justering: Nej").punkter[1].omedelbar_justering


def test_the_sentence_that_only_introduces_is_not_part_of_the_decision_but_kept() -> None:
    read = _kallelse(
        "2. Avtal\nFörslag till beslut\nSocialnämnden föreslås fatta följande beslut.\n\nAvtalet godkänns."
    )
    assert [one.text for one in read.punkter[1].forslag_till_beslut or ()] == ["Avtalet godkänns."]
    assert "Socialnämnden föreslås fatta följande beslut." in read.ej_tolkat


def test_broken_words_are_made_whole() -> None:
    text = (
        "2. Plan\nFörslag till beslut\nSocialnämnden godkänner förvaltningens ut-\nredning om hälso-\n"
        "och sjukvård, org.nr 814000-\n6019."
    )
    (proposal,) = _first_proposal(text)
    assert (
        proposal.text == "Socialnämnden godkänner förvaltningens utredning om hälso- och sjukvård, org.nr 814000-6019."
    )


def test_what_is_bound_in_after_the_list_is_not_read_as_points() -> None:
    read = read_kallelse_text(
        "Kallelse\n27 april 2022\nSocialnämnden\n\n1. Upprop\n\n2. Val av justerare\n\nAlmviks "
        "kommun\n\nSocialnämnden\n\n2022-04-13\n"
        "TJÄNSTESKRIVELSE\nDnr: SN 2022/4\n\n3. Budget\n\nFörslag till beslut\nSocialnämnden antar budgeten.\n"
    )
    assert [punkt.nr for punkt in read.punkter] == ["1", "2"]
    assert read.punkter[1].text is None
    assert "3. Budget" in read.ej_tolkat


def test_a_text_that_is_no_kallelse_is_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="Ingen kallelse"):
        read_kallelse_text("Recept på kanelbullar. Blanda mjöl och smör.")


def test_a_series_of_decisions_is_not_taken_for_the_points() -> None:
    read = read_kallelse_text(
        "Kallelse till socialnämnden 27 april 2022\n\n1. Budget\nFörslag till beslut\n1. Socialnämnden antar "
        "budgeten.\n2. Socialnämnden ger "
        "direktören i uppdrag att verkställa den.\n\n"
        "2. Plan\nFörslag till beslut\n1. Socialnämnden antar "
        "planen.\n2. Planen gäller genast.\n\n3. Övrigt\n"
    )
    assert [(punkt.nr, punkt.rubrik) for punkt in read.punkter] == [("1", "Budget"), ("2", "Plan"), ("3", "Övrigt")]
    assert [len(punkt.forslag_till_beslut or ()) for punkt in read.punkter] == [2, 2, 0]


def test_a_word_file_with_one_paragraph_per_printed_line_is_read_like_text(tmp_path: Path) -> None:
    path = Path(__file__).parent / "kallelser" / "almvik_beslutsarenden.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    made = word.write_docx(tmp_path / "kallelse.docx", "".join(word.paragraph(line) for line in lines))
    assert read_kallelse(made).punkter == read_kallelse(path).punkter
