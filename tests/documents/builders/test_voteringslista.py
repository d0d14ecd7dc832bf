"""The voteringslista: names where the votering was öppen, totals where it was not, and no sekretess rubrik."""

from uuid import UUID

import pytest
from factories import arende_id, make_akt
from factories_documents import WHEN

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.backends.wording import cleaned
from nacka_sekreterare.documents.builders import build_voteringslista
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.votering import Kandidatroster, Votering, Voteringsform


def with_voteringar(*voteringar: Votering) -> Akt:
    return make_akt().model_copy(update={"voteringar": voteringar})


def a_votering(form: Voteringsform, arende: UUID | None = None, **fields: object) -> Votering:
    return Votering.model_validate({"arende_id": arende or arende_id("motion"), "ordning": 0, "form": form} | fields)


def text_of(akt: Akt) -> str:
    return render_text(cleaned(build_voteringslista(akt, created_at=WHEN)), lambda _: 1)


def test_a_sluten_votering_has_totals_and_no_names() -> None:
    text = text_of(with_voteringar(a_votering(Voteringsform.SLUTEN, antal_ja=7, antal_nej=3, antal_avstar=1)))
    assert [line for line in text.splitlines() if "\t" in line] == [
        "Röst\tAntal",
        "Ja\t7",
        "Nej\t3",
        "Avstår\t1",
        "Ogiltiga\t0",
        "Summa\t11",
    ]
    assert "Greta" not in text


def test_a_val_tells_the_candidates_by_their_votes() -> None:
    candidates = (Kandidatroster(namn="Odd Myrhage", roster=4), Kandidatroster(namn="Ylva Brunnstad", roster=6))
    val = a_votering(Voteringsform.VAL, kandidater=candidates, antal_avstar=1, uppdrag="ordförande i utskottet")
    text = text_of(with_voteringar(val))
    assert text.index("Ylva Brunnstad\t6") < text.index("Odd Myrhage\t4") < text.index("Blanka\t1")
    assert "ordförande i utskottet" in text


def test_several_voteringar_of_a_paragraf_are_told_apart() -> None:
    two = [a_votering(Voteringsform.SLUTEN, antal_ja=6, antal_nej=5, ordning=order) for order in (1, 0)]
    text = text_of(with_voteringar(*two))
    assert text.index("Omröstning 1") < text.index("Omröstning 2")


def test_a_rubrik_under_sekretess_is_not_told() -> None:
    text = text_of(with_voteringar(a_votering(Voteringsform.SLUTEN, arende_id("enskild"), antal_ja=6, antal_nej=5)))
    secret = make_akt().arende(arende_id("enskild"))
    assert secret.rubrik not in text
    assert secret.dnr not in text


@pytest.mark.parametrize("voteringar", [(), (a_votering(Voteringsform.VAL),)])
def test_nothing_counted_is_said_plainly(voteringar: tuple[Votering, ...]) -> None:
    assert "Ingen" in text_of(with_voteringar(*voteringar))
