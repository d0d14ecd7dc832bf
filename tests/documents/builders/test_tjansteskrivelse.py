from datetime import UTC, datetime

from factories import arende_id, make_akt

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.builders import build_tjansteskrivelse
from nacka_sekreterare.domain.arende import Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.text import plain_text

WHEN = datetime(2026, 4, 1, tzinfo=UTC)


def text_of(name: str) -> str:
    akt = make_akt()
    return render_text(build_tjansteskrivelse(akt, akt.arende(arende_id(name)), created_at=WHEN), lambda _: 1)


def test_it_holds_the_forslag_and_not_what_was_decided() -> None:
    text = text_of("bidrag")
    assert "80 000 kronor" in text
    assert "60 000 kronor" not in text


def test_several_forslag_are_numbered() -> None:
    text = text_of("sommar")
    assert "1. Träffpunkterna håller öppet" in text
    assert "2. Förvaltningen får i uppdrag" in text


def test_a_section_of_its_own_keeps_its_rubrik() -> None:
    assert "Enhetens bedömning\n\nKötiden till seniorboende" in text_of("motion")


def test_a_section_that_tells_what_happened_at_the_sammantrade_is_not_in_it() -> None:
    akt = make_akt()
    course = Avsnitt(
        arende_id=arende_id("motion"), ordning=99, slag=Avsnittsslag.BESLUTSGANG, text=plain_text("Så gick det till.")
    )
    akt = akt.model_copy(update={"avsnitt": (*akt.avsnitt, course)})
    document = build_tjansteskrivelse(akt, akt.arende(arende_id("motion")), created_at=WHEN)
    assert "Så gick det till." not in render_text(document, lambda _: 1)


def test_that_of_a_sekretess_arende_says_so_with_its_lagrum() -> None:
    words = " ".join(text_of("enskild").split())
    assert "Sekretess 26 kap. 1 § offentlighets- och sekretesslagen" in words
