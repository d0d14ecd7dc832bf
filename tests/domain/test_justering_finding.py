"""What is late or missing in justering and anslag, with lagrum (KL 5:69, 8:12, 13:5)."""

from datetime import date
from typing import Any

import pytest
from domain.builder import Builder, key, who

from nacka_sekreterare.domain.anslag import Anslag
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.justering import Signatar, Signatarroll, Signatarstatus, Underskriftssatt
from nacka_sekreterare.domain.justering_finding import find_justering_findings

TODAY = date(2022, 5, 2)


def rules(*, today: date = TODAY, justerad: date | None = None, anslag: dict[str, Any] | None = None) -> list[str]:
    builder = Builder(forvaringsplats="Stadshuset")
    main = builder.lists["justeringar"][0]
    if justerad:
        main = builder.replace("justeringar", main, justerad_date=justerad)
    if anslag is not None:
        builder.add("anslag", Anslag(justering_id=main.id, **anslag))
    return [finding.regel for finding in find_justering_findings(builder.build(), today)]


@pytest.mark.parametrize(
    ("justerad", "today", "expected"),
    [
        (None, date(2022, 5, 11), []),
        (None, date(2022, 5, 12), ["justering_sen"]),
        (date(2022, 5, 11), date(2022, 6, 1), []),
        (date(2022, 5, 12), date(2022, 6, 1), ["justering_sen"]),
        (date(2022, 4, 26), TODAY, ["justering_fore_sammantradet"]),
    ],
)
def test_justering_in_time(justerad: date | None, today: date, expected: list[str]) -> None:
    assert rules(justerad=justerad, today=today) == expected


@pytest.mark.parametrize(
    ("anslag", "expected"),
    [
        ({"uppsatt_date": date(2022, 5, 4)}, []),
        ({"uppsatt_date": date(2022, 5, 5)}, ["anslag_sent"]),
        ({"uppsatt_date": date(2022, 5, 1)}, ["anslag_fore_justering"]),
        ({"uppsatt_date": date(2022, 5, 4), "nedtaget_date": date(2022, 5, 26)}, []),
        ({"uppsatt_date": date(2022, 5, 4), "nedtaget_date": date(2022, 5, 25)}, ["anslag_nedtaget_for_tidigt"]),
        ({"nedtaget_date": date(2022, 5, 26)}, ["anslag_ofullstandigt"]),
    ],
)
def test_anslag_up_and_down_in_time(anslag: dict[str, Any], expected: list[str]) -> None:
    assert rules(justerad=date(2022, 5, 2), anslag=anslag) == expected


def test_who_did_not_serve_should_not_attest() -> None:
    builder = Builder([33, 34], antal_justerare=2)
    builder.everybody(but="Bo")
    main = builder.lists["justeringar"][0]
    signatar = Signatar(justering_id=main.id, person_id=who("Bo"), roll=Signatarroll.JUSTERARE)
    builder.add("signatarer", signatar.model_copy(update={"paragraf_ids": (key("paragraf", 34),)}))
    found = find_justering_findings(builder.build(), TODAY)
    assert [(finding.regel, finding.paragraf) for finding in found] == [
        ("justerare_for_fa", None),
        ("justerare_tjanstgjorde_inte", 34),
    ]


@pytest.mark.parametrize("way", Underskriftssatt)
@pytest.mark.parametrize("status", Signatarstatus)
@pytest.mark.parametrize("is_kept", [False, True])
def test_a_file_that_was_signed_electronically_should_be_kept(
    way: Underskriftssatt, status: Signatarstatus, *, is_kept: bool
) -> None:
    builder = Builder(forvaringsplats="Stadshuset")
    main = builder.replace("justeringar", builder.lists["justeringar"][0], underskriftssatt=way)
    signatar = Signatar(justering_id=main.id, person_id=who("Bo"), roll=Signatarroll.SEKRETERARE, status=status)
    builder.add("signatarer", signatar)
    if is_kept:
        file = Bilaga(
            sammantrade_id=main.sammantrade_id,
            justering_id=main.id,
            slag=Bilageslag.UNDERTECKNAT,
            namn="undertecknat.pdf",
            sha256="0" * 64,
            storlek=1,
        )
        builder.add("bilagor", file)
    found = [finding.regel for finding in find_justering_findings(builder.build(), TODAY)]
    is_signed = way is Underskriftssatt.ELEKTRONISK and status is Signatarstatus.UNDERTECKNAT
    assert ("undertecknad_fil_saknas" in found) == (is_signed and not is_kept)
