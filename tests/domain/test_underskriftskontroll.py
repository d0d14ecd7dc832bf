"""The sentences of a verdict: each ends, names the page, and says what stands where."""

from datetime import UTC, datetime

import pytest

from nacka_sekreterare.domain.underskriftskontroll import (
    Avvikelse,
    Avvikelseslag,
    Filomdome,
    Filutfall,
    Omdome,
    Signaturomdome,
    Signaturutfall,
    Utfardarutfall,
    avvikelse_sentence,
    fil_sentence,
    signatur_sentence,
    utfardare_sentence,
)

NOON = datetime(2026, 6, 1, 12, 5, tzinfo=UTC)


def signatur(utfall: Signaturutfall = Signaturutfall.OFORANDRAT, **more: object) -> Signaturomdome:
    return Signaturomdome(falt="sekreterare", namn="Siv Ask", tid=NOON, utfall=utfall, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("slag", Avvikelseslag)
@pytest.mark.parametrize("sida", [None, 3])
@pytest.mark.parametrize("words", [("", ""), ("Bifall: 7", ""), ("", "Bifall: 8"), ("Bifall: 7", "Bifall: 8")])
def test_every_difference_is_a_sentence(slag: Avvikelseslag, sida: int | None, words: tuple[str, str]) -> None:
    sentence = avvikelse_sentence(Avvikelse(slag=slag, sida=sida, skickat=words[0], aterkommet=words[1]))
    assert sentence.endswith(".")
    assert sentence.startswith("Sida 3: ") == (sida == 3)
    assert "  " not in sentence


def test_a_changed_line_is_told_with_both_wordings() -> None:
    changed = Avvikelse(slag=Avvikelseslag.ANDRAD, sida=3, skickat="Bifall: 7", aterkommet="Bifall: 8")
    assert avvikelse_sentence(changed) == "Sida 3: där stod ”Bifall: 7”, i filen står ”Bifall: 8”."


def test_a_long_line_is_cut() -> None:
    long = Avvikelse(slag=Avvikelseslag.ANDRAD, sida=1, skickat="ord " * 100, aterkommet="")
    assert "…”" in avvikelse_sentence(long)
    assert len(avvikelse_sentence(long)) < 150


@pytest.mark.parametrize("utfall", Signaturutfall)
@pytest.mark.parametrize("issuer", Utfardarutfall)
def test_every_signature_is_told_with_its_issuer(utfall: Signaturutfall, issuer: Utfardarutfall) -> None:
    one = signatur(utfall, utfardarutfall=issuer, utfardare="Utfärdaren AB")
    assert signatur_sentence(one).startswith("Siv Ask")
    assert ("oförändrat" in signatur_sentence(one)) == one.galler
    assert "Utfärdaren AB" in utfardare_sentence(one)
    sentences = fil_sentence(omdome(Filutfall.SAMMA_FIL, one)), signatur_sentence(one), utfardare_sentence(one)
    assert all(sentence.endswith(".") for sentence in sentences)


def test_a_signature_is_told_with_its_day_time_and_whose_clock() -> None:
    assert signatur_sentence(signatur()) == (
        "Siv Ask undertecknade den 1 juni 2026 kl. 12.05, enligt undertecknarens egen klocka: oförändrat sedan dess."
    )
    assert "klocka" not in signatur_sentence(signatur(tid_ar_stamplad=True))


def test_an_added_page_and_a_missing_signature_are_told() -> None:
    fil = Filomdome(utfall=Filutfall.SAMMA_SIDOR, tillagda_sidor=2)
    assert "2 sidor är tillagda" in fil_sentence(Omdome(fil=fil))
    assert "ingen elektronisk underskrift" in fil_sentence(Omdome(fil=fil))
    assert "ingen elektronisk underskrift" not in fil_sentence(Omdome(fil=fil, signaturer=(signatur(),)))


def omdome(utfall: Filutfall, *signaturer: Signaturomdome) -> Omdome:
    return Omdome(fil=Filomdome(utfall=utfall), signaturer=signaturer)


def test_a_file_is_without_remark_only_with_signatures_that_all_stand() -> None:
    broken = signatur(Signaturutfall.FORANDRAT)
    assert omdome(Filutfall.SAMMA_FIL, signatur()).ar_utan_anmarkning
    assert omdome(Filutfall.SAMMA_SIDOR, signatur(), signatur()).ar_utan_anmarkning
    assert not omdome(Filutfall.SAMMA_FIL, signatur(), broken).ar_utan_anmarkning
    assert not omdome(Filutfall.SAMMA_SIDOR).ar_utan_anmarkning
    assert not omdome(Filutfall.SKILJER, signatur()).ar_utan_anmarkning
    assert not omdome(Filutfall.INTE_UNDERTECKNAD).ar_utan_anmarkning
