"""What is masked is nowhere in the public copy: not in any stream of the PDF, nor in any part of the DOCX."""

import re
import zipfile
from io import BytesIO

import pikepdf
import pytest
from documents.reading import page_texts
from factories import arende_id, as_closed, make_akt
from factories_documents import WHEN
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders import build_protokoll, build_webbversion
from nacka_sekreterare.documents.model import Format
from nacka_sekreterare.documents.webbversion import find_left
from nacka_sekreterare.domain.akt import Akt
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
            pieces = [data.decode("latin-1"), *page_texts(data)]
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    pieces.append(thing.read_bytes().decode("latin-1"))
                pieces += _strings(thing)
            return "\n".join(pieces)
    if not data.startswith(b"PK"):
        return data.decode("utf-8")
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = [package.read(name).decode("utf-8", errors="replace") for name in package.namelist()]
    return "\n".join([*parts, *(re.sub(r"<[^>]*>", "", part) for part in parts)])


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


def test_a_name_masked_in_one_paragraf_is_listed_where_it_still_stands() -> None:
    akt = masked(make_akt(), ("bidrag", "Ingela Törnfors"))
    document = build_protokoll(akt, akt.justeringar[0], created_at=WHEN)
    number = akt.nummer_of(arende_id("bidrag"))
    left = find_left(document, {f"paragraf-{number}": ["Ingela Törnfors"]})
    assert {"paragraf-37", "narvarolista"} <= {anchor for anchor, _ in left}
    assert f"paragraf-{number}" not in {anchor for anchor, _ in left}


def test_a_name_is_listed_in_the_genitive_and_without_its_party_too() -> None:
    akt = make_akt()
    document = build_protokoll(akt, akt.justeringar[0], created_at=WHEN)
    own = f"paragraf-{akt.nummer_of(arende_id('bidrag'))}"
    left = find_left(document, {own: ["Elof Rosendahl (KD)"]})
    assert (own, "Elof Rosendahls (KD)") in left
