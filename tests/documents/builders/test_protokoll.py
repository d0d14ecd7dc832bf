from datetime import UTC, datetime
from uuid import uuid4

import pytest
from factories import arende_id, as_closed, as_planned, make_akt, person_id
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.builders import build_narvarolista, build_protokoll, build_utdrag
from nacka_sekreterare.documents.model import (
    DataTable,
    Document,
    Group,
    Heading,
    Mark,
    PageNumberPlace,
    SignatureBlock,
    flat_blocks,
)
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.organ import Avsnittsrubrik, Utdragsdel
from nacka_sekreterare.domain.sammantrade import Sammantrade

WHEN = datetime(2026, 4, 29, 9, 0, tzinfo=UTC)


def main_protokoll(akt: Akt, **options: bool) -> Document:
    return build_protokoll(akt, akt.justeringar[0], created_at=WHEN, **options)


def text_of(document: Document) -> str:
    return render_text(document, lambda _: 1)


def headings(document: Document, level: int) -> list[str]:
    found = [block for block in flat_blocks(document.blocks) if isinstance(block, Heading) and block.level == level]
    return [f"{heading.number} {heading.text}".strip() for heading in found]


def test_no_paragraf_is_missing_in_the_main_protokoll() -> None:
    numbered = [text for text in headings(main_protokoll(make_akt()), 2) if text.startswith("§")]
    assert [int(text.split()[1]) for text in numbered] == list(range(33, 46))


def test_an_omedelbart_justerad_paragraf_is_a_placeholder_or_in_full_as_the_organ_has_set() -> None:
    words = "genom att förlänga ramavtalet"
    assert words not in text_of(main_protokoll(make_akt()))
    assert words in text_of(main_protokoll(make_akt(omedelbar_paragraf_i_sin_helhet=True)))


def test_an_omedelbar_justering_has_a_front_page_signatures_and_bevis_of_its_own() -> None:
    akt = make_akt()
    text = " ".join(text_of(build_protokoll(akt, akt.justeringar[1], created_at=WHEN)).split())
    for words in ("Paragrafer § 38 Omedelbar justering", "justerades den 22 april", "Greta Almlund Ordförande"):
        assert words in text
    assert "§ 37 Motion" not in text
    assert "Viktor Säterå Ordförande" not in text


def test_front_page_and_signatures_stand_together() -> None:
    first = main_protokoll(make_akt()).blocks[0]
    assert isinstance(first, Group)
    assert isinstance(first.blocks[-1], SignatureBlock)


def test_every_chair_signs_with_the_paragrafer_of_that_chair() -> None:
    block = next(b for b in flat_blocks(main_protokoll(make_akt()).blocks) if isinstance(b, SignatureBlock))
    assert [(s.name, s.role, s.note) for s in block.signatures] == [
        ("Petra Lindenfors", "Sekreterare", ""),
        ("Greta Almlund", "Ordförande", "§§ 33–37, 40–45"),
        ("Viktor Säterå", "Ordförande", "§ 39"),
        ("Samira Nordqvist", "Justerande", ""),
    ]


def test_chairs_that_nobody_has_entered_follow_from_who_presided() -> None:
    akt = make_akt().model_copy(update={"signatarer": ()})
    block = next(b for b in flat_blocks(main_protokoll(akt).blocks) if isinstance(b, SignatureBlock))
    assert [(s.name, s.note) for s in block.signatures] == [
        ("Petra Lindenfors", ""),
        ("Greta Almlund", "§§ 33–37, 40–45"),
        ("Viktor Säterå", "§ 39"),
        ("", ""),
    ]


def test_a_protokoll_is_a_draft_until_it_is_justerat_but_not_the_copy_to_sign() -> None:
    closed = as_closed(make_akt())
    assert main_protokoll(closed).mark is Mark.UTKAST
    assert main_protokoll(closed, is_for_signing=True).mark is None
    assert main_protokoll(make_akt()).mark is None


def test_a_planned_justering_is_told_as_planned() -> None:
    assert "Kommunkansliet, planerad till 2026-04-28 kl. 15:00" in text_of(main_protokoll(as_closed(make_akt())))


def test_the_anslag_is_left_out_when_the_organ_has_it_as_a_document_of_its_own() -> None:
    assert "Anslag och bevis" not in headings(main_protokoll(make_akt(anslag_i_protokollet=False)), 2)


def test_sections_follow_the_order_and_the_headings_of_the_organ() -> None:
    akt = make_akt(
        avsnittsordning=(Avsnittsslag.BESKRIVNING, Avsnittsslag.BESLUT),
        rubriker={Avsnittsslag.BESLUT: Avsnittsrubrik(en="Nämndens beslut")},
    )
    document = build_utdrag(akt, [arende_id("motion")], created_at=WHEN)
    assert headings(document, 3)[:2] == ["Ärendet", "Nämndens beslut"]


def test_the_sums_of_a_votering_belong_to_its_table() -> None:
    table = next(b for b in flat_blocks(main_protokoll(make_akt()).blocks) if isinstance(b, DataTable))
    assert table.total[0] == "Summa"
    assert len(table.rows) == 11


def test_a_lasting_disagreement_is_printed_and_a_settled_remark_is_not() -> None:
    text = text_of(main_protokoll(make_akt()))
    assert "Återremissen borde ha gällt även taket." in text
    assert "Stavfelet" not in text


def test_a_disagreement_about_the_whole_protokoll_stands_last() -> None:
    akt = make_akt()
    whole = akt.anmarkningar[1].model_copy(update={"paragraf_id": None, "text": "Tiden för sammanträdet är fel."})
    document = main_protokoll(akt.model_copy(update={"anmarkningar": (whole,)}))
    assert headings(document, 2)[-1] == "Anmärkning vid justeringen"
    assert text_of(document).rstrip().endswith("Samira Nordqvist (S): Tiden för sammanträdet är fel.")


def test_a_changed_chair_is_told_at_the_paragraf() -> None:
    text = text_of(main_protokoll(make_akt()))
    assert text.count("Viktor Säterå (L) är ordförande under denna paragraf.") == 1
    assert "Viktor Säterå (L), § 39" in text


@pytest.mark.parametrize("justering", [None])
def test_an_akt_with_nothing_in_it_still_gives_a_protokoll(justering: None) -> None:
    akt = make_akt()
    bare = Akt(organ=akt.organ, sammantrade=Sammantrade(organ_id=akt.organ.id, datum=akt.sammantrade.datum))
    assert "Ingen närvaro är antecknad." in text_of(build_protokoll(bare, justering, created_at=WHEN))


def test_a_protokoll_of_what_has_not_begun_can_be_shown() -> None:
    text = text_of(build_protokoll(as_planned(make_akt()), None, created_at=WHEN))
    assert "Planerad till 18:00" in text
    assert "§ 44 Anmälan av delegationsbeslut" in text


# --- utdrag ----------------------------------------------------------------------------------------------------------


@given(st.permutations(tuple(Utdragsdel)))
def test_the_parts_of_an_utdrag_stand_in_the_order_of_the_organ(order: list[Utdragsdel]) -> None:
    document = build_utdrag(make_akt(utdragsordning=tuple(order)), [arende_id("motion")], created_at=WHEN)
    names = {
        Utdragsdel.PARAGRAF: "§ 37 Motion – Skapa seniorboenden i alla kommundelar",
        Utdragsdel.FORSTASIDA: "Sammanträdesprotokoll",
        Utdragsdel.ANSLAG: "Anslag och bevis",
        Utdragsdel.NARVAROLISTA: "Närvarolista",
    }
    assert headings(document, 2) == [names[part] for part in order]


def test_an_utdrag_without_a_front_page_is_the_paragraf_and_who_was_there() -> None:
    document = build_utdrag(make_akt(utdragsordning=(Utdragsdel.PARAGRAF,)), [arende_id("motion")], created_at=WHEN)
    assert headings(document, 2)[0].startswith("§ 37")
    assert "Sammanträdesprotokoll" not in text_of(document)


def test_several_paragrafer_stand_in_number_order_with_the_front_page_of_each_justering() -> None:
    akt = make_akt()
    document = build_utdrag(akt, [arende_id("upphandling"), arende_id("motion")], created_at=WHEN)
    found = headings(document, 2)
    assert [text.split()[1] for text in found if text.startswith("§")] == ["37", "38"]
    assert found.count("Sammanträdesprotokoll") == 2
    assert "§§ 37–38" in document.title


def test_an_utdrag_numbers_its_own_pages_in_the_foot() -> None:
    document = build_utdrag(make_akt(), [arende_id("motion")], created_at=WHEN)
    assert document.page_number is PageNumberPlace.FOOT


def test_an_utdrag_says_when_it_is_not_justerat() -> None:
    closed = as_closed(make_akt())
    assert build_utdrag(closed, [arende_id("motion")], created_at=WHEN).mark is Mark.EJ_JUSTERAT
    both = build_utdrag(make_akt(), [arende_id("motion"), arende_id("upphandling")], created_at=WHEN)
    assert both.mark is None


def test_a_sekretess_paragraf_is_given_out_only_when_asked_for_and_then_with_its_lagrum() -> None:
    with pytest.raises(UserError, match="§ 41"):
        build_utdrag(make_akt(), [arende_id("enskild")], created_at=WHEN)
    document = build_utdrag(make_akt(), [arende_id("enskild")], created_at=WHEN, sekretess_ingar=True)
    assert "Sekretess: 26 kap. 1 § offentlighets- och sekretesslagen" in text_of(document)


@pytest.mark.parametrize("chosen", [[], [arende_id("ovrigt")], [uuid4()]])
def test_an_utdrag_of_nothing_says_what_to_do(chosen: list[object]) -> None:
    with pytest.raises(UserError, match="Välj minst ett ärende"):
        build_utdrag(make_akt(), chosen, created_at=WHEN)  # type: ignore[arg-type]


# --- närvarolista ----------------------------------------------------------------------------------------------------


def test_before_the_sammantrade_the_narvarolista_is_a_list_to_tick_off() -> None:
    tables = [b for b in build_narvarolista(as_planned(make_akt()), created_at=WHEN).blocks if isinstance(b, DataTable)]
    assert [len(table.rows) for table in tables] == [11, 5, 4]
    assert "Greta Almlund (M), ordförande" in tables[0].rows[0]


def test_who_has_forhinder_is_marked_on_the_list_to_tick_off() -> None:
    akt = as_planned(make_akt()).model_copy(update={"forhinder": make_akt().forhinder})
    assert "Birger Stensjö (M), förhinder" in text_of(build_narvarolista(akt, created_at=WHEN))


def test_afterwards_it_holds_who_was_there() -> None:
    text = text_of(build_narvarolista(make_akt(), created_at=WHEN))
    assert f"{make_akt().namn(person_id('jens'))}    enhetschef, äldreenheten, §§ 37–42" in text
