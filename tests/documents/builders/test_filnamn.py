import re

import pytest
from factories import make_akt, make_organ
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.documents.filnamn import Dokumentslag, ascii_name, file_name, windows_safe_name

RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def test_an_utdrag_is_named_by_organ_date_kind_and_paragraf() -> None:
    assert file_name(make_akt(), Dokumentslag.UTDRAG, "pdf", [37]) == "aldrenamnden-2026-04-22-utdrag-37.pdf"


def test_runs_of_paragrafer_are_parted() -> None:
    name = file_name(make_akt(), Dokumentslag.PROTOKOLL, "docx", [33, 34, 35, 36, 37, 39, 40, 41])
    assert name == "aldrenamnden-2026-04-22-protokoll-33-37_39-41.docx"


def test_an_addition_tells_apart_what_is_otherwise_alike() -> None:
    name = file_name(make_akt(), Dokumentslag.TJANSTESKRIVELSE, "pdf", tillagg="ÄLN 2026/19")
    assert name == "aldrenamnden-2026-04-22-tjansteskrivelse-aln-2026-19.pdf"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Äldre- och omsorgsnämnden", "aldre-och-omsorgsnamnden"),
        ("Kommunstyrelsens arbetsutskott (KSAU)", "kommunstyrelsens-arbetsutskott-ksau"),
        ("  Rådet för Ø & Ü ", "radet-for-o-u"),
        ("CON", "con-"),
    ],
)
def test_a_name_is_folded_to_ascii(text: str, name: str) -> None:
    assert ascii_name(text) == name


@given(st.text(max_size=300), st.sets(st.integers(1, 400), max_size=60))
def test_every_name_is_valid_on_windows(organ: str, numbers: set[int]) -> None:
    akt = make_akt().model_copy(update={"organ": make_organ().model_copy(update={"namn": organ})})
    name = file_name(akt, Dokumentslag.PROTOKOLL, "pdf", numbers)
    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]*\.pdf", name)
    assert "2026-04-22-protokoll" in name
    assert len(name) <= 125
    assert name.split(".")[0] not in RESERVED


@given(st.text(max_size=300))
def test_the_name_of_a_foreign_file_becomes_valid_on_windows(text: str) -> None:
    name = windows_safe_name(text)
    assert name
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert not name.endswith((".", " "))
    assert name.split(".")[0].lower() not in RESERVED
    assert len(name) <= 125


def test_a_foreign_name_keeps_its_swedish_letters_and_its_suffix() -> None:
    assert windows_safe_name("Yttrande: översikt/plan.pdf") == "Yttrande_ översikt_plan.pdf"
    assert windows_safe_name("å" * 300 + ".docx").endswith("å.docx")
    assert windows_safe_name("nul.txt") == "_nul.txt"
