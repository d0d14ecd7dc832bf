"""Only what was edited is suggested, each text for itself, and two texts that read alike are one."""

import pytest
from factories import arende_id, make_akt
from hypothesis import given
from strategies import akter

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.aterlasning import Avsnittsdelar, avsnittsdelar, find_forslag, reads_alike
from nacka_sekreterare.domain.protokollstext import protokollsavsnitt
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, plain_text


def section(akt: Akt, short: str, slag: Avsnittsslag) -> Avsnittsdelar:
    return next(each for each in avsnittsdelar(akt, arende_id(short)) if each.slag is slag)


@given(akter())
def test_the_texts_of_a_section_make_what_is_printed_and_unedited_they_suggest_nothing(akt: Akt) -> None:
    for arende in akt.numrerade_arenden:
        printed = protokollsavsnitt(akt, arende.id)
        found = avsnittsdelar(akt, arende.id)
        assert [each.tryckt for each in found] == [each.text for each in printed]
        assert [find_forslag(akt, each, each.tryckt) for each in found] == [()] * len(found)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ett  två", "Ett två "),
        ("Ett\xa0två", "Ett två"),
        ("avskrivnings\xadtid", "avskrivningstid"),
        ("avskrivnings\x1ftid", "avskrivningstid"),
        ("a\u030a", "å"),
        ("e\u2011post", "e-post"),
        ("Ett\n\nTvå", "Ett\nTvå"),
    ],
)
def test_what_no_page_shows_is_no_difference(first: str, second: str) -> None:
    assert reads_alike(plain_text(first), plain_text(second))


@pytest.mark.parametrize(
    "other",
    [
        plain_text("Ett tva"),
        plain_text("Ett\ntvå"),
        plain_text("Ett två", indent=1),
        FormattedText(blocks=(Passage(runs=(Run(text="Ett "), Run(text="två", bold=True))),)),
        FormattedText(blocks=(ItemList(items=(ListItem(runs=(Run(text="Ett två"),)),)),)),
    ],
)
def test_what_a_page_shows_is_a_difference(other: FormattedText) -> None:
    assert not reads_alike(plain_text("Ett två"), other)


def test_a_generated_text_that_was_taken_away_cannot_be_taken_over() -> None:
    akt = make_akt()
    (found,) = find_forslag(akt, section(akt, "motion", Avsnittsslag.YRKANDEN), FormattedText())
    assert not found.kan_antas
    assert "Ändra anteckningen" in found.hinder


def test_what_already_stands_here_is_not_suggested() -> None:
    akt = make_akt()
    exported = section(akt, "motion", Avsnittsslag.BESKRIVNING)
    edited = exported.tryckt + plain_text("Mer.")
    own = next(a for a in akt.avsnitt_of(arende_id("motion"), Avsnittsslag.BESKRIVNING))
    now = akt.model_copy(
        update={"avsnitt": tuple(a.model_copy(update={"text": edited}) if a == own else a for a in akt.avsnitt)}
    )
    assert len(find_forslag(akt, exported, edited)) == 1
    assert find_forslag(now, exported, edited) == ()


def test_a_beslut_that_was_worded_by_hand_meanwhile_is_a_conflict() -> None:
    akt = make_akt()
    exported = section(akt, "motion", Avsnittsslag.BESLUT)
    assert [part.plats.punkt_id is None for part in exported.delar] == [False] * len(exported.delar)
    own = Avsnitt(
        id=arende_id("egen"),
        arende_id=arende_id("motion"),
        ordning=9,
        slag=Avsnittsslag.BESLUT,
        text=plain_text("Nämnden avslår."),
    )
    now = akt.model_copy(update={"avsnitt": (*akt.avsnitt, own)})
    (found,) = find_forslag(now, exported, exported.tryckt + plain_text("Mer."))
    assert found.ar_konflikt
    assert found.plats == exported.plats
