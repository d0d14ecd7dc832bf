"""A character that no font has is told of wherever in a sammanträde it is printed, with § and place."""

import typing

import pytest
from factories import arende_id, make_akt

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.finding import Allvar
from nacka_sekreterare.domain.granskning import granska_sammantrade
from nacka_sekreterare.domain.tecken import clean
from nacka_sekreterare.domain.tecken_finding import PRINTED, find_tecken_findings
from nacka_sekreterare.domain.text import FormattedText, plain_text
from nacka_sekreterare.domain.value import Value
from nacka_sekreterare.domain.votering import Kandidatroster

BAD = "Bra 🙂 jobbat"
PRINTABLE = frozenset(map(chr, range(0x20, 0x250))) | frozenset("–—”’…•\n")
NEVER_PRINTED = {
    "avsnitt.grundtext",
    "beslutspunkter.klubbat_beslut",
    "paragrafer.andringsorsak",
    "bevakningar.text",
    "forhinder.anteckning",
    "maskeringar.text",
    "personer.epost",
    "bilagor.sha256",
}


def with_bad(akt: Akt, name: str, field: str) -> Akt:
    values = getattr(akt, name)
    is_many = isinstance(values, tuple)
    first = values[0] if is_many else values
    old = getattr(first, field)
    new: object = plain_text(BAD) if isinstance(old, FormattedText) else BAD
    if isinstance(old, tuple):
        new = (Kandidatroster(namn=BAD, roster=1),)
    changed = first.model_copy(update={field: new})
    return akt.model_copy(update={name: (changed, *values[1:]) if is_many else changed})


@pytest.mark.parametrize(("name", "field"), [(name, field) for name in PRINTED for field in PRINTED[name]])
def test_it_is_found_in_each_text_that_is_printed(name: str, field: str) -> None:
    (found,) = find_tecken_findings(with_bad(make_akt(), name, field), PRINTABLE)
    assert (found.regel, found.allvar, found.lagrum) == ("tecken_utan_typsnitt", Allvar.WARN, "")
    assert "🙂 (U+1F642)" in found.text
    assert "”Bra 🙂 jobbat”" in found.text


def test_the_finding_says_where_and_what_to_do() -> None:
    akt = make_akt()
    punkt = akt.beslutspunkter_of(arende_id("bidrag"))[0]
    changed = punkt.model_copy(update={"beslut": plain_text(BAD)})
    akt = akt.model_copy(
        update={"beslutspunkter": tuple(changed if one.id == punkt.id else one for one in akt.beslutspunkter)}
    )
    (found,) = (one for one in granska_sammantrade(akt, PRINTABLE) if one.regel == "tecken_utan_typsnitt")
    assert found.text == (
        "Tecknet 🙂 (U+1F642) i beslutet, ”Bra 🙂 jobbat”, kan inte tryckas i handlingarna."
        " Ta bort det eller skriv något annat."
    )
    assert (found.arende_id, found.paragraf) == (arende_id("bidrag"), akt.nummer_of(arende_id("bidrag")))


def test_the_organs_own_words_are_looked_at_too() -> None:
    akt = make_akt()
    akt = akt.model_copy(update={"organ": akt.organ.model_copy(update={"namn": BAD})})
    (found,) = find_tecken_findings(akt, PRINTABLE)
    assert "i nämndens uppgifter" in found.text


def test_nothing_is_found_in_an_ordinary_sammantrade() -> None:
    assert list(find_tecken_findings(make_akt(), PRINTABLE)) == []


def test_every_text_of_the_akt_is_either_looked_at_or_known_never_to_be_printed() -> None:
    texts = set()
    for name, field in Akt.model_fields.items():
        for kind in typing.get_args(field.annotation) or (field.annotation,):
            if isinstance(kind, type) and issubclass(kind, Value) and name != "organ":
                texts |= {
                    f"{name}.{own}"
                    for own, held in kind.model_fields.items()
                    if held.annotation in {str, FormattedText}
                }
    looked_at = {f"{name}.{field}" for name in PRINTED for field in PRINTED[name]}
    assert texts - looked_at == NEVER_PRINTED


def test_what_is_cleaned_away_is_no_finding() -> None:
    akt = make_akt()
    hidden = "Soft\xadhyphen, joiner\u200d och en BOM\ufeff"
    assert clean(hidden) == "Softhyphen, joiner och en BOM"
    changed = akt.arenden[0].model_copy(update={"rubrik": hidden})
    akt = akt.model_copy(update={"arenden": (changed, *akt.arenden[1:])})
    assert list(find_tecken_findings(akt, PRINTABLE)) == []
