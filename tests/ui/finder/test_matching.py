"""What Ctrl+K finds, and in which order."""

import pytest

from nacka_sekreterare.ui.findable import Entry, Group
from nacka_sekreterare.ui.finder.matching import Candidate, fold, make_sections


def entry(text: str, group: Group = Group.ACTS, **more: object) -> Entry:
    return Entry(id=f"{group.name}:{text}", group=group, text=text, run=lambda: None, **more)  # type: ignore[arg-type]


ENTRIES = [
    entry("Enligt förslag"),
    entry("Ändrat"),
    entry("Återremiss"),
    entry("Omedelbar justering"),
    entry("Omröstning"),
    entry("Jäv", hindrance="Paragrafen är justerad."),
    entry("Mötet"),
    entry("Sammanträden", Group.PLACES),
    entry("Justering och anslag", Group.PLACES),
    entry("§ 3  Val av justerare", Group.PARAGRAFER, number=3),
    entry("§ 37  Ramar för direktupphandling", Group.PARAGRAFER, number=37, detail="ÄLN 2026/14"),
    entry("§ 38  Motion om 37 träffpunkter", Group.PARAGRAFER, number=38),
    entry("Berit Ek (S)", Group.PEOPLE),
    entry("Åke Ödman (M)", Group.PEOPLE),
]
CANDIDATES = [Candidate.of(one) for one in ENTRIES]


def found(query: str, *recent: str) -> list[str]:
    return [one.text for section in make_sections(CANDIDATES, query, recent) for one in section.entries]


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Återremiss", "aterremiss"), ("ÄLN 2026/14", "aln 2026/14"), ("§ 37", "37"), ("Ødegård", "odegard")],
)
def test_letters_are_compared_without_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("aterremiss", "Återremiss"),
        ("ÅTER", "Återremiss"),
        ("37", "§ 37  Ramar för direktupphandling"),
        ("§37", "§ 37  Ramar för direktupphandling"),
        ("§ 3", "§ 3  Val av justerare"),
        ("ramar dir", "§ 37  Ramar för direktupphandling"),
        ("upphandling", "§ 37  Ramar för direktupphandling"),
        ("2026/14", "§ 37  Ramar för direktupphandling"),
        ("oj", "Omedelbar justering"),
        ("omedjust", "Omedelbar justering"),
        ("omrstn", "Omröstning"),
        ("ake od", "Åke Ödman (M)"),
        ("ek s", "Berit Ek (S)"),
        ("sammantr", "Sammanträden"),
        ("jav", "Jäv"),
        ("mot", "§ 38  Motion om 37 träffpunkter"),
        ("möt", "Mötet"),
    ],
)
def test_the_best_stands_first(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_what_only_resembles_is_left_out_when_something_fits() -> None:
    assert "Återremiss" not in found("enligt")
    assert found("zebra") == []


def test_every_word_has_to_fit() -> None:
    assert found("berit 37") == []


def test_what_was_used_lately_comes_first_among_equals_and_before_all_when_nothing_is_typed() -> None:
    assert found("om")[0] == "Omröstning"
    assert found("om", "ACTS:Omedelbar justering")[0] == "Omedelbar justering"
    sections = make_sections(CANDIDATES, "", ["PEOPLE:Berit Ek (S)", "ACTS:gone"])
    assert (sections[0].heading, sections[0].entries[0].text) == ("Nyligen", "Berit Ek (S)")
    assert [section.heading for section in sections[1:]] == ["Gör här", "Gå till", "Paragrafer och ärenden"]


def test_a_bare_paragraf_sign_is_not_everything() -> None:
    assert found("§") == found("")
    assert found("!") == []


def test_groups_stand_in_the_order_of_their_best() -> None:
    headings = [section.heading for section in make_sections(CANDIDATES, "justering", ())]
    assert headings[:2] == ["Gå till", "Gör här"]
