"""The dictionary knows the words of a nämnd, and not the ways they are misspelled."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from nacka_sekreterare.system.resources import resource
from nacka_sekreterare.system.stavning import Stavning, answer, command, serve


@pytest.fixture(scope="module")
def stavning() -> Stavning:
    return Stavning(resource("stavning"))


# fmt: off
KNOWN = (
    "protokollsanteckning", "protokollsanteckningen", "äldrenämndsordförande", "äldrenämndens",
    "kommunfullmäktiges", "föredragningslista", "tjänsteskrivelse", "delegationsbeslut", "delegationsordningen",
    "propositionsordning", "kontrapropositionsvotering", "beslutsgången", "minoritetsåterremiss", "tilläggsyrkande",
    "avslagsyrkandet", "nej-röst", "ja-röster", "jaröst", "nejröster", "utslagsröst", "yrkanderätt", "hälso-",
    "mål-", "budgetuppföljning", "verksamhets-", "offentlighets-", "sekretesslagen", "e-tjänst",
    "biståndshandläggare", "lex", "stadsbyggnadsnämnden", "samhällsbyggnadsprojekt", "markanvisningsavtal",
    "strandskyddsdispens", "förfrågningsunderlag", "dnr", "Dnr", "Nämnden", "Saltsjöbaden", "Fisksätra", "årshjul",
    "Socialdemokraterna", "Moderaterna", "Liberalerna", "internkontrollplan", "bokslutsberedning", "kommundirektör",
    "beredningsutskottet", "trygghetslarm", "demensboende", "hemtjänstutförare", "ersättningsnivåer",
)
# fmt: on

MISSPELLED = {
    "nämden": "nämnden",
    "sammantrade": "sammanträde",
    "protokol": "protokoll",
    "beslutt": "beslut",
    "ordförannde": "ordförande",
    "ledamötter": "ledamöter",
    "reservasjon": "reservation",
    "bordlägs": "bordläggs",
    "anslgastavla": "anslagstavla",
    "tjänsteskrivlese": "tjänsteskrivelse",
    "upphandlig": "upphandling",
    "enligtt": "enligt",
}


@pytest.mark.parametrize("word", KNOWN)
def test_a_word_of_a_namnd_is_known(stavning: Stavning, word: str) -> None:
    assert stavning.is_known(word)


@pytest.mark.parametrize(("word", "meant"), MISSPELLED.items())
def test_a_misspelled_word_is_not_known_and_what_was_meant_is_suggested(
    stavning: Stavning, word: str, meant: str
) -> None:
    assert not stavning.is_known(word)
    suggestions = stavning.suggest(word)
    assert meant in suggestions
    assert len(suggestions) <= 6


@pytest.mark.parametrize("word", ["hällso-", "e-tjännst", "tjännst-plan", "nejj-röst"])
def test_each_part_of_a_word_with_hyphens_is_judged(stavning: Stavning, word: str) -> None:
    assert not stavning.is_known(word)


def test_questions_are_answered_line_by_line_until_there_are_no_more() -> None:
    questions = io.StringIO('{"check": ["nämnden", "nämden"]}\n{"suggest": "protokol"}\n')
    answers = io.StringIO()
    serve(resource("stavning"), questions, answers)
    first, second = (json.loads(line) for line in answers.getvalue().splitlines())
    assert first == {"checked": ["nämnden", "nämden"], "unknown": ["nämden"]}
    assert second["word"] == "protokol"
    assert "protokoll" in second["suggestions"]


def test_the_process_reads_a_dictionary_whose_path_has_spaces_and_swedish_letters(tmp_path: Path) -> None:
    folder = tmp_path / "Åsas program (2026)"
    folder.mkdir()
    (folder / "sv_SE.aff").write_text("SET UTF-8\n", encoding="utf-8")
    (folder / "sv_SE.dic").write_text("1\nåäö\n", encoding="utf-8")
    (folder / "tillagg.txt").write_text("dnr\n", encoding="utf-8")
    program, arguments = command(folder)
    asked = json.dumps({"check": ["åäö", "dnr", "öäå"]})
    done = subprocess.run(
        [program, *arguments], input=f"{asked}\n", capture_output=True, encoding="utf-8", check=True, timeout=50
    )
    assert json.loads(done.stdout)["unknown"] == ["öäå"]


def test_a_frozen_program_is_asked_to_be_the_process_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, arguments = command(Path("ordlista"))
    assert (program, arguments) == (sys.executable, ["--stavning", "ordlista"])


def test_nothing_of_the_program_is_loaded_in_the_process() -> None:
    """So that it is up at once and stays small."""
    program, arguments = command(resource("stavning"))
    probe = f"import runpy, sys; sys.argv = {arguments[3:]!r}; runpy.run_path({arguments[3]!r}, run_name='__main__');"
    probe += "print(sorted(name for name in sys.modules if name.startswith(('nacka', 'PySide6', 'pydantic'))))"
    done = subprocess.run(
        [program, "-P", "-c", probe], input="", capture_output=True, encoding="utf-8", check=True, timeout=50
    )
    assert done.stdout.strip() == "[]"


def test_a_question_for_suggestions_names_its_word(stavning: Stavning) -> None:
    assert answer(stavning, {"suggest": "upphandlig"})["word"] == "upphandlig"
