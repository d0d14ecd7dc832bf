"""What is masked is nowhere in the public copy: not in any stream of the PDF, nor in any part of the DOCX."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from documents.reading import page_texts
from factories import arende_id, as_closed, as_planned, make_akt
from factories_documents import WHEN
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders import build_protokoll, build_webbversion
from nacka_sekreterare.documents.model import Format
from nacka_sekreterare.documents.webbversion import Masks, find_left
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.justering import Anmarkning
from nacka_sekreterare.domain.maskering import Maskering
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable

SENTINEL = "Xyzzy Qwertåsson"
TITLE = "Ärende om Xyzzy Qwertåsson"


def masked(akt: Akt, *masks: tuple[str, str]) -> Akt:
    added = tuple(
        Maskering(arende_id=arende_id(short), ordning=order, text=text) for order, (short, text) in enumerate(masks)
    )
    return akt.model_copy(update={"maskeringar": added})


def with_text(akt: Akt, short: str, text: FormattedText) -> Akt:
    """The akt with a text in every place of a § that holds one, and the sentinel in its rubrik."""
    own = arende_id(short)
    first = akt.beslutspunkter_of(own)[0].id
    return akt.model_copy(
        update={
            "arenden": tuple(a.model_copy(update={"rubrik": TITLE}) if a.id == own else a for a in akt.arenden),
            "beslutspunkter": tuple(
                p.model_copy(update={"beslut": p.beslut + text}) if p.id == first else p for p in akt.beslutspunkter
            ),
            "avsnitt": tuple(
                a.model_copy(update={"text": a.text + text}) if a.arende_id == own else a for a in akt.avsnitt
            ),
            "yrkanden": tuple(y.model_copy(update={"text": text}) if y.arende_id == own else y for y in akt.yrkanden),
        }
    )


def web(akt: Akt, form: Format) -> bytes:
    return render(build_webbversion(akt, akt.justeringar[0], created_at=WHEN), form)


def everything_in(data: bytes) -> str:
    """All that a file holds, however it is packed: each stream and string of a PDF, each part of a DOCX."""
    if data.startswith(b"%PDF"):
        with pikepdf.open(BytesIO(data)) as pdf:
            pieces = [*_read(data), *page_texts(data), *_strings(pdf.trailer)]
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    pieces += _read(thing.read_bytes())
                pieces += _strings(thing)
            return "\n".join(pieces)
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = [text for name in package.namelist() for text in _read(package.read(name))]
    return "\n".join([*parts, *(re.sub(r"<[^>]*>", "", part) for part in parts)])


def _read(data: bytes) -> list[str]:
    """Some bytes as whatever text they may be: XMP is UTF-8, and what is not marked as UTF-16 may be."""
    return [data.decode(encoding, errors="replace") for encoding in ("latin-1", "utf-8", "utf-16-be", "utf-16-le")]


def _strings(thing: object) -> list[str]:
    if isinstance(thing, pikepdf.String):
        return [str(thing)]
    if isinstance(thing, pikepdf.Array):
        return [text for item in thing for text in _strings(item)]  # type: ignore[attr-defined]
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return [text for key in thing if key != "/Parent" for text in _strings_of(thing[key])]
    return []


def _strings_of(value: object) -> list[str]:
    return [str(value)] if isinstance(value, pikepdf.String) else []


KINDS = st.sampled_from(["passage", "list", "table"])
RUNS = st.lists(st.sampled_from(["Xyzzy ", "Qwertåsson", "Xyzzy Qwertåsson", "hos ", "kom "]), min_size=1, max_size=6)


def formatted(pieces: list[str], kind: str) -> FormattedText:
    """The pieces as runs of changing style, in a paragraph, a list or a table."""
    runs = tuple(Run(text=piece, bold=index % 2 == 1) for index, piece in enumerate(pieces))
    if kind == "list":
        return FormattedText(blocks=(ItemList(items=(ListItem(runs=runs),)),))
    if kind == "table":
        return FormattedText(blocks=(TextTable(rows=((runs, runs), (runs, runs))),))
    return FormattedText(blocks=(Passage(runs=runs),))


@settings(max_examples=12, deadline=None)
@given(
    RUNS, st.sampled_from(["passage", "list", "table"]), st.sampled_from(["motion", "bidrag", "taxa"]), st.booleans()
)
def test_what_is_masked_is_nowhere_in_the_file(pieces: list[str], kind: str, short: str, is_whole: bool) -> None:
    akt = with_text(make_akt(), short, formatted(pieces, kind))
    akt = masked(akt, (short, "" if is_whole else SENTINEL))
    for form in (Format.PDF, Format.DOCX, Format.TEXT):
        assert SENTINEL.casefold() not in everything_in(web(akt, form)).casefold()


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX], ids=["pdf", "docx"])
def test_the_search_would_find_it(form: Format) -> None:
    akt = with_text(make_akt(), "motion", formatted([SENTINEL], "passage"))
    assert SENTINEL in everything_in(render(build_protokoll(akt, akt.justeringar[0], created_at=WHEN), form))


def with_sentinel_outside(akt: Akt) -> Akt:
    """The akt with the sentinel wherever words can stand outside the §§: organ, places, names, titles, remarks."""
    organ = akt.organ.model_copy(update={"namn": f"Nämnden {SENTINEL}", "kommun": f"{SENTINEL} kommun"})
    justering = akt.justeringar[0]
    remark = Anmarkning(justering_id=justering.id, person_id=akt.personer[0].id, text=f"Om {SENTINEL}.", trycks=True)
    return akt.model_copy(
        update={
            "organ": organ,
            "sammantrade": akt.sammantrade.model_copy(update={"plats": f"Salen {SENTINEL}"}),
            "personer": tuple(
                one.model_copy(update={"namn": f"{one.namn} {SENTINEL}", "titel": f"chef {SENTINEL}"})
                for one in akt.personer
            ),
            "justeringar": (justering.model_copy(update={"plats": SENTINEL}), *akt.justeringar[1:]),
            "anslag": tuple(one.model_copy(update={"forvaringsplats": SENTINEL}) for one in akt.anslag),
            "anmarkningar": (*akt.anmarkningar, remark),
        }
    )


def masked_everywhere(akt: Akt, text: str = SENTINEL) -> Akt:
    """As when she has taken every proposal: in each §, and once for what is outside them."""
    every = akt.numrerade_arenden
    masks = tuple(Maskering(arende_id=one.id, ordning=order, text=text) for order, one in enumerate(every))
    outside = Maskering(arende_id=every[0].id, ordning=len(every), text=text, ar_utanfor=True)
    return akt.model_copy(update={"maskeringar": (*masks, outside)})


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX, Format.TEXT], ids=["pdf", "docx", "text"])
def test_what_is_masked_outside_the_paragrafer_is_nowhere_in_the_file(form: Format) -> None:
    akt = with_sentinel_outside(with_text(make_akt(), "motion", formatted([SENTINEL], "table")))
    assert SENTINEL in everything_in(render(build_protokoll(akt, akt.justeringar[0], created_at=WHEN), form))
    data = web(masked_everywhere(akt), form)
    assert SENTINEL.casefold() not in everything_in(data).casefold()
    assert form is not Format.TEXT or "Underskrivet av" in data.decode()


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from(["motion", "bidrag", "taxa"]),
    RUNS,
    KINDS,
    st.sampled_from(["Xyzzy Qwertåsson", "xyzzy  qwertåsson", "Qwertåsson", "XYZZY"]),
    st.sampled_from([Format.PDF, Format.DOCX]),
)
def test_no_piece_of_what_is_masked_everywhere_is_left(
    short: str, pieces: list[str], kind: str, text: str, form: Format
) -> None:
    akt = masked_everywhere(with_sentinel_outside(with_text(make_akt(), short, formatted(pieces, kind))), text)
    assert " ".join(text.split()).casefold() not in everything_in(web(akt, form)).casefold()


@pytest.mark.parametrize("form", [Format.PDF, Format.DOCX], ids=["pdf", "docx"])
def test_the_search_finds_words_in_metadata_bookmarks_and_custom_parts(form: Format) -> None:
    document = build_protokoll(make_akt(), make_akt().justeringar[0], created_at=WHEN)
    for place in ("title", "author", "subject", "facts_json", "protokoll_json"):
        words = f'{{"x": "{SENTINEL}"}}' if place.endswith("json") else SENTINEL
        if form is Format.PDF and place == "protokoll_json":
            continue  # only a Word copy is read back
        assert SENTINEL in everything_in(render(replace(document, **{place: words}), form)), place


def test_a_paragraf_of_its_own_protokoll_keeps_its_number_when_it_is_masked_whole() -> None:
    akt = make_akt()
    own = next(a for a in akt.numrerade_arenden if akt.justering_of(a.id) not in {None, akt.justeringar[0]})
    akt = akt.model_copy(update={"maskeringar": (Maskering(arende_id=own.id, ordning=0),)})
    text = web(akt, Format.TEXT).decode()
    assert f"§ {akt.nummer_of(own.id)} [maskerat]" in text
    assert own.rubrik not in text


def test_a_name_masked_in_a_paragraf_stands_on_the_front_page_until_that_is_chosen_too() -> None:
    akt = masked(make_akt(), ("bidrag", "Greta Almlund"))
    assert "Underskrivet av Greta Almlund, ordförande" in web(akt, Format.TEXT).decode()
    outside = Maskering(arende_id=arende_id("bidrag"), ordning=1, text="Greta Almlund", ar_utanfor=True)
    akt = akt.model_copy(update={"maskeringar": (*akt.maskeringar, outside)})
    text = web(akt, Format.TEXT).decode()
    assert "Underskrivet av [maskerat], ordförande" in text
    before_paragrafer = text[: text.index("§ 33 Närvaro\n\n")]
    assert "Almlund" not in before_paragrafer
    assert "Almlund" in text  # in the other §§, which she is told of one by one


def test_a_paragraf_under_sekretess_is_masked_though_nobody_chose_it() -> None:
    akt = masked(make_akt())
    secret = akt.arende(arende_id("enskild"))
    text = web(akt, Format.TEXT).decode()
    assert secret.rubrik not in text
    assert "Paragrafen är maskerad i webbversionen." in text


def test_signatures_are_words() -> None:
    akt = make_akt()
    text = web(akt, Format.TEXT).decode()
    assert "Underskrivet av Greta Almlund, ordförande" in text
    closed = as_closed(akt)
    assert "Underskrivet av" not in web(closed, Format.TEXT).decode()


def test_a_line_that_nobody_is_to_sign_leaves_no_half_sentence() -> None:
    akt = as_planned(make_akt()).model_copy(update={"mandat": ()})
    text = render(build_webbversion(akt, None, created_at=WHEN), Format.TEXT).decode("utf-8")
    signed = [line for line in text.splitlines() if line.startswith("Undertecknas av")]
    assert signed == ["Undertecknas av sekreterare", "Undertecknas av ordförande", "Undertecknas av justerande"]


def test_a_name_masked_in_one_paragraf_is_listed_where_it_still_stands() -> None:
    akt = masked(make_akt(), ("bidrag", "Ingela Törnfors"))
    document = build_protokoll(akt, akt.justeringar[0], created_at=WHEN)
    number = akt.nummer_of(arende_id("bidrag"))
    left = find_left(document, Masks({f"paragraf-{number}": ["Ingela Törnfors"]}))
    assert {("paragraf-37", True), ("", True)} <= {(one.anchor, bool(one.place)) for one in left}
    assert "Närvarolista" in {one.place for one in left}
    assert f"paragraf-{number}" not in {one.anchor for one in left}
    outside = find_left(document, Masks({f"paragraf-{number}": ["Ingela Törnfors"]}, ("Ingela Törnfors",)))
    assert "" not in {one.anchor for one in outside}


def test_a_name_is_listed_in_the_genitive_and_without_its_party_too() -> None:
    akt = make_akt()
    document = build_protokoll(akt, akt.justeringar[0], created_at=WHEN)
    own = f"paragraf-{akt.nummer_of(arende_id('bidrag'))}"
    left = find_left(document, Masks({own: ["Elof Rosendahl (KD)"]}))
    assert (own, "Elof Rosendahls (KD)") in {(one.anchor, one.words) for one in left}
