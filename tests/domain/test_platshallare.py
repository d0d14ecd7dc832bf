"""What placeholders stand for, and what is left for her."""

import pytest
from factories import make_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.platshallare import (
    KNOWN,
    fill_platshallare,
    known_platshallare,
    unfilled_platshallare,
)
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable, plain_text

KNOWN_WORDS = {"ordförande": "Greta Almlund (M)", "nämnden": "nämnden", "datum": "22 april 2026"}

FILLED = {
    "Ordföranden {ordförande} tackar.": "Ordföranden Greta Almlund (M) tackar.",
    "{Nämnden} lägger till handlingarna.": "Nämnden lägger till handlingarna.",
    "att {nämnden} den {datum}": "att nämnden den 22 april 2026",
    "{ORDFÖRANDE}": "Greta Almlund (M)",
    "{namn} yrkar": "{namn} yrkar",
    "{vad som ska utredas}.": "{vad som ska utredas}.",
    "{} { datum} {1} {": "{} { datum} {1} {",
    "{{datum}}": "{22 april 2026}",
    "": "",
}


@pytest.mark.parametrize(("phrase", "filled"), FILLED.items())
def test_what_is_known_is_filled_and_the_rest_is_left(phrase: str, filled: str) -> None:
    assert fill_platshallare(plain_text(phrase), KNOWN_WORDS).plain == filled


def test_lists_tables_and_styles_are_kept() -> None:
    text = FormattedText(
        blocks=(
            Passage(runs=(Run(text="den ", bold=True), Run(text="{datum}", italic=True)), indent=1),
            ItemList(items=(ListItem(runs=(Run(text="{datum}"),), level=1),), is_ordered=True),
            TextTable(rows=(((Run(text="{datum}"),), (Run(text="{namn}"),)),)),
        )
    )
    filled = fill_platshallare(text, KNOWN_WORDS)
    assert filled.plain == "den 22 april 2026\n22 april 2026\n22 april 2026\t{namn}"
    first, second, _ = filled.blocks
    assert isinstance(first, Passage)
    assert [run.italic for run in first.runs] == [False, True]
    assert first.indent == 1
    assert isinstance(second, ItemList)
    assert (second.is_ordered, second.items[0].level) == (True, 1)
    assert unfilled_platshallare(filled) == ("{namn}",)


@pytest.fixture
def akt() -> Akt:
    return make_akt()


def test_an_akt_knows_its_organ_day_and_arende(akt: Akt) -> None:
    arende = akt.numrerade_arenden[0]
    known = known_platshallare(akt, arende.id)
    assert known["organ"] == akt.organ.namn
    assert known["nämnden"] == akt.organ.kortform
    assert known["nämndens"] == f"{akt.organ.kortform}s"
    assert known["paragraf"] == f"§ {akt.nummer_of(arende.id)}"
    assert known["ärende"] == arende.rubrik
    assert set(known) <= set(KNOWN)
    assert all(known.values())


def test_a_secret_arende_is_not_named(akt: Akt) -> None:
    arende = akt.numrerade_arenden[0].model_copy(update={"ar_sekretess": True})
    others = tuple(arende if one.id == arende.id else one for one in akt.arenden)
    secret = akt.model_copy(update={"arenden": others})
    assert known_platshallare(secret, arende.id)["ärende"] == "ärende som omfattas av sekretess"
