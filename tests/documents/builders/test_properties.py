"""What must and what may never be said, whatever the words are: nothing recorded is lost, nothing hidden slips out."""

import re
from collections.abc import Iterator
from itertools import count, cycle

from factories import (
    MEMO_WORDS,
    SEKRETESS_WORDS,
    WITHDRAWN_WORDS,
    arende_id,
    as_planned,
    make_akt,
    make_minnesanteckning,
)
from factories_documents import WHEN, all_documents
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.documents.backends.text import render_text
from nacka_sekreterare.documents.builders import build_anslag, build_kallelse, build_protokoll, build_utdrag
from nacka_sekreterare.documents.model import Document
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.bilaga import Utsandning
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable

LETTERS = "abcdefghijklmnopqrstuvwxyzåäöé"
SALTS = st.lists(
    st.lists(st.text(alphabet=LETTERS, min_size=1, max_size=9), min_size=1, max_size=3), min_size=1, max_size=5
)
SHAPES = st.lists(st.sampled_from(("passage", "upward", "styled", "list", "table")), min_size=1, max_size=7)
SECRET = arende_id("enskild")


class Pen:
    """Writes texts of words that stand nowhere else, and remembers them."""

    def __init__(self, data: st.DataObject) -> None:
        self.salts = cycle(data.draw(SALTS))
        self.shapes = cycle(data.draw(SHAPES))
        self.numbers = count()
        self.written: set[str] = set()

    def words(self) -> str:
        made = [f"Q{next(self.numbers)}{salt}" for salt in next(self.salts)]
        self.written |= set(made)
        return " ".join(made)

    def runs(self) -> tuple[Run, ...]:
        return (Run(text=self.words()),)

    def text(self) -> FormattedText:
        """A text of some kind of block."""
        lead = Passage(runs=self.runs())
        match next(self.shapes):
            case "passage":
                return FormattedText(blocks=(lead,))
            case "upward":
                return FormattedText(blocks=(lead, Passage(runs=self.runs(), indent=1)))
            case "styled":
                runs = (*self.runs(), Run(text=f" {self.words()}", bold=True), Run(text=f" {self.words()}"))
                return FormattedText(blocks=(lead, Passage(runs=runs)))
            case "list":
                items = (ListItem(runs=self.runs()), ListItem(runs=self.runs(), level=1))
                return FormattedText(blocks=(lead, ItemList(items=items, is_ordered=True)))
            case _:
                row = (self.runs(), self.runs())
                return FormattedText(blocks=(lead, TextTable(rows=(row, row))))


def said(document: Document) -> set[str]:
    return set(re.findall(rf"Q\d+[{LETTERS}]+", render_text(document, lambda _: 1)))


def rewritten(akt: Akt, pen: Pen) -> Akt:
    """The factory meeting with new words wherever somebody writes some that are to be printed in a protokoll."""
    printed = {None: ()}
    changes: dict[str, object] = {
        "arenden": tuple(
            each.model_copy(update={"rubrik": pen.words(), "dnr": pen.words()}) if akt.paragraf_of(each.id) else each
            for each in akt.arenden
        ),
        "avsnitt": tuple(
            each if each.slag in printed else each.model_copy(update={"text": pen.text()}) for each in akt.avsnitt
        ),
        "beslutspunkter": tuple(
            each.model_copy(update={"beslut": pen.text(), "motivering": pen.text()}) for each in akt.beslutspunkter
        ),
        "yrkanden": tuple(
            each if each.ar_aterkallat else each.model_copy(update={"text": pen.text()}) for each in akt.yrkanden
        ),
        "meningsyttringar": tuple(each.model_copy(update={"text": pen.text()}) for each in akt.meningsyttringar),
        "jav": tuple(each.model_copy(update={"grund": pen.words()}) for each in akt.jav),
        "expedieringar": tuple(each.model_copy(update={"mottagare": pen.words()}) for each in akt.expedieringar),
        "bilagor": tuple(each.model_copy(update={"namn": pen.words()}) for each in akt.bilagor),
        "anmarkningar": tuple(
            each.model_copy(update={"text": pen.words()}) if each.trycks else each for each in akt.anmarkningar
        ),
        "voteringar": tuple(
            each.model_copy(update={"ja_betyder": pen.words(), "nej_betyder": pen.words()}) for each in akt.voteringar
        ),
        "personer": tuple(each.model_copy(update={"namn": pen.words()}) for each in akt.personer),
        "sammantrade": akt.sammantrade.model_copy(update={"plats": pen.words()}),
    }
    return akt.model_copy(update=changes)


@settings(max_examples=25)
@given(st.data())
def test_every_word_that_was_recorded_is_in_the_protokoll(data: st.DataObject) -> None:
    pen = Pen(data)
    akt = rewritten(make_akt(), pen)
    found = set[str]()
    for justering in akt.justeringar:
        found |= said(build_protokoll(akt, justering, created_at=WHEN))
    assert pen.written - found == set()


def hidden(akt: Akt, pen: Pen) -> Akt:
    """The factory meeting with new words in everything about the sekretess ärende and in the withdrawn yrkande."""
    arende = akt.arende(SECRET)
    secret = arende.model_copy(
        update={"rubrik": pen.words(), "dnr": pen.words(), "anteckning": pen.words(), "foredragande": pen.words()}
    )
    # The rubrik also stands where other §§ speak of it: the changed föredragningslista.
    mention = FormattedText(
        blocks=(Passage(runs=(Run(text="Ärendet ”"), Run(text=secret.rubrik), Run(text="” läggs till."))),)
    )
    changes: dict[str, object] = {
        "arenden": tuple(secret if each.id == SECRET else each for each in akt.arenden),
        "avsnitt": tuple(
            each.model_copy(update={"text": pen.text()}) if each.arende_id == SECRET else each for each in akt.avsnitt
        ),
        "beslutspunkter": tuple(_hidden_punkt(each, pen, mention) for each in akt.beslutspunkter),
        "yrkanden": tuple(
            each.model_copy(update={"text": pen.text()}) if each.ar_aterkallat else each for each in akt.yrkanden
        ),
        "bilagor": tuple(
            each.model_copy(update={"namn": pen.words(), "utsandning": Utsandning.SEKRETESS})
            if each.arende_id in {SECRET, arende_id("motion")}
            else each
            for each in akt.bilagor
        ),
    }
    return akt.model_copy(update=changes)


def _hidden_punkt(punkt: object, pen: Pen, mention: FormattedText) -> object:
    if punkt.arende_id == SECRET:  # type: ignore[attr-defined]
        return punkt.model_copy(update={"forslag": pen.text(), "beslut": pen.text()})  # type: ignore[attr-defined]
    if punkt.arende_id == arende_id("lista"):  # type: ignore[attr-defined]
        return punkt.model_copy(update={"beslut": mention})  # type: ignore[attr-defined]
    return punkt


def open_documents(akt: Akt) -> Iterator[Document]:
    """What is given out to whoever asks."""
    yield build_kallelse(as_planned(akt), created_at=WHEN)
    yield build_kallelse(akt, created_at=WHEN)
    for justering in akt.justeringar:
        yield build_anslag(akt, justering, created_at=WHEN)
    open_ids = [arende.id for arende in akt.numrerade_arenden if not arende.ar_sekretess]
    yield build_utdrag(akt, open_ids, created_at=WHEN)


@settings(max_examples=25)
@given(st.data())
def test_no_word_of_a_sekretess_arende_or_a_withdrawn_yrkande_is_given_out(data: st.DataObject) -> None:
    pen = Pen(data)
    akt = hidden(make_akt(), pen)
    for document in open_documents(akt):
        assert said(document) == set()


def test_a_private_memo_is_in_no_document() -> None:
    words = make_minnesanteckning().text
    assert words == MEMO_WORDS
    for document in all_documents().values():
        assert words not in render_text(document, lambda _: 1)


def test_a_withdrawn_yrkande_is_in_no_document() -> None:
    for document in all_documents().values():
        assert WITHDRAWN_WORDS not in render_text(document, lambda _: 1)


def test_only_the_protokoll_and_an_utdrag_that_was_asked_for_speak_of_the_sekretess_arende() -> None:
    speaking = {
        name
        for name, document in all_documents().items()
        if any(word in render_text(document, lambda _: 1) for word in SEKRETESS_WORDS)
    }
    assert speaking == {
        "protokoll",
        "protokoll-utkast",
        "protokoll-for-underskrift",
        "protokoll-elektroniskt",
        "protokoll-utan-delar",
        "utdrag-sekretess",
    }
