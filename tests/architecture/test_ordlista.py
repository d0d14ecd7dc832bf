"""docs/ordlista.md fixes the words; the domain and the services are named by them."""

import importlib
import pkgutil
import re
from itertools import pairwise
from pathlib import Path

import pytest

import nacka_sekreterare.domain
from nacka_sekreterare.domain.value import Entity

ROOT = Path(__file__).resolve().parents[2]
ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
LAGRUM = re.compile(r"(praxis|–|((KL|lag|OSL|FL|TF) )?\d+:\d+(–\d+)?([,;] ((KL|lag|OSL|FL|TF) )?\d+:\d+(–\d+)?)*)")


def table_rows(heading: str) -> list[list[str]]:
    section = (
        (ROOT / "docs" / "ordlista.md").read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    )
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in section.splitlines() if line[:1] == "|"]
    return rows[2:]


def folded(term: str) -> str:
    return term.translate(str.maketrans("åäöé ", "aaoe_"))


def swedish_order(term: str) -> list[int]:
    return [ALPHABET.find(letter) for letter in term.lower()]


TERMS = table_rows("Terms")
TECHNICAL_WORDS = {row[0] for row in table_rows("Technical words in module names")}
IDENTIFIERS = {row[2].strip("`") for row in TERMS}
PLURALS = {folded(row[1]) for row in TERMS if row[1] not in {"–", row[0]}}


def test_every_row_has_term_plural_identifier_gloss_and_lagrum() -> None:
    assert TERMS
    for row in TERMS:
        assert len(row) == 5, row
        assert all(row), row
        assert LAGRUM.fullmatch(row[4]), f"lagrum of {row[0]}: {row[4]}"


def test_identifiers_are_the_terms_folded_to_ascii() -> None:
    assert [row[2] for row in TERMS] == [f"`{folded(row[0])}`" for row in TERMS]


def test_no_two_terms_fold_to_the_same_identifier() -> None:
    owners: dict[str, str] = {}
    for term, plural, *_ in TERMS:
        for form in {term, plural} - {"–"}:
            assert owners.setdefault(folded(form), term) == term, f"{form} ({term}) and {owners[folded(form)]}"


def test_terms_stand_in_swedish_alphabetical_order() -> None:
    for table in (TERMS, table_rows("Technical words in module names")):
        for first, second in pairwise(table):
            assert swedish_order(first[0]) < swedish_order(second[0]), f"{second[0]} stands after {first[0]}"


def module_stems() -> list[tuple[str, str]]:
    folders = [ROOT / "nacka_sekreterare" / layer for layer in ("domain", "services")]
    return sorted((folder.name, path.stem) for folder in folders for path in folder.rglob("[!_]*.py"))


@pytest.mark.parametrize(("layer", "stem"), module_stems())
def test_modules_are_named_by_words_of_the_ordlista(layer: str, stem: str) -> None:
    known = IDENTIFIERS | PLURALS | TECHNICAL_WORDS
    unknown = [] if stem in known else [word for word in stem.split("_") if word not in known]
    assert not unknown, f"{layer}/{stem}.py: {unknown} in neither table of docs/ordlista.md"


def entity_names() -> list[str]:
    for module in pkgutil.iter_modules(nacka_sekreterare.domain.__path__):
        importlib.import_module(f"nacka_sekreterare.domain.{module.name}")
    return sorted(entity.__name__ for entity in Entity.__subclasses__() if entity.__module__.startswith("nacka_"))


@pytest.mark.parametrize("name", entity_names())
def test_entities_are_terms_of_the_ordlista(name: str) -> None:
    assert name.lower() in {identifier.replace("_", "") for identifier in IDENTIFIERS}
