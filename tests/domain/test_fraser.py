"""The standard sentences, word for word, and what becomes of a förslag when it is decided."""

from datetime import date

import pytest
from domain.builder import Builder, key, who
from hypothesis import given
from hypothesis import strategies as st

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.arende import Arendetyp
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.forslag import split_forslag
from nacka_sekreterare.domain.justering import Signatar, Signatarroll
from nacka_sekreterare.domain.text import FormattedText, Passage, Run, plain_text

PROPOSAL = plain_text(
    "Lekmiljönämnden föreslås fatta följande beslut.\nNämnden antar planen. Beslutet justeras omedelbart."
)
UPWARD = plain_text("Lekmiljönämnden föreslår kommunfullmäktige fatta följande beslut.") + plain_text(
    "Motionen avslås.\nBeslutet justeras omedelbart.", indent=1
)


def punkt(forslag: FormattedText, beslut: str = "") -> Beslutspunkt:
    return Beslutspunkt(arende_id=key("x"), ordning=0, forslag=forslag, beslut=plain_text(beslut))


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A och B"), (["A", "B", "C"], "A, B och C")]
)
def test_lists_as_swedish_writes_them(words: list[str], text: str) -> None:
    assert fraser.join_words(words) == text


def test_genitives() -> None:
    assert [fraser.genitive(word) for word in ("nämnden", "Åsa Ros", "Max")] == ["nämndens", "Åsa Ros", "Max"]
    assert fraser.namn_genitive(Builder().build(), [who("Ada"), who("Dan")]) == "Ada Bergs (S) och Dan Fors (S)"


def test_a_proposal_loses_its_meta_sentence_and_its_flag() -> None:
    parts = split_forslag(PROPOSAL)
    assert parts.text.plain == "Nämnden antar planen."
    assert parts.justeras_omedelbart
    assert parts.mottagare == ""


def test_a_proposal_upward_is_kept_with_both_its_levels() -> None:
    parts = split_forslag(UPWARD)
    assert parts.text == UPWARD
    assert parts.mottagare == "kommunfullmäktige"
    assert not parts.justeras_omedelbart  # what is quoted for another organ is not ours to flag


@pytest.mark.parametrize(
    ("text", "is_immediate"),
    [
        ("Beslutet justeras omedelbart.", True),
        ("Paragrafen förklaras omedelbart justerad", True),
        ("Punkten ska omedelbart justeras.", True),
        ("Protokollet justeras den 4 maj.", False),
        ("Ärendet justeras.", False),
        ("Beslutet justeras inte omedelbart.", False),
    ],
)
def test_the_flag_is_only_a_sentence_that_says_so(text: str, is_immediate: bool) -> None:
    assert split_forslag(plain_text(text)).justeras_omedelbart is is_immediate


def test_the_style_of_what_is_left_is_kept() -> None:
    bold = Passage(
        runs=(Run(text="Planen", bold=True), Run(text=" antas. Beslutet "), Run(text="justeras omedelbart."))
    )
    left = split_forslag(FormattedText(blocks=(bold,))).text
    assert left.blocks == (Passage(runs=(Run(text="Planen", bold=True), Run(text=" antas."))),)


@given(st.text(alphabet="abcåäö .:", max_size=80))
def test_a_text_without_meta_sentence_or_flag_is_untouched(text: str) -> None:
    assert split_forslag(plain_text(text)).text == plain_text(text)


@pytest.mark.parametrize(
    ("utfall", "typ", "text"),
    [
        (Utfall.ENLIGT_FORSLAG, Arendetyp.BESLUT, "Nämnden antar planen."),
        (Utfall.ANDRAT, Arendetyp.BESLUT, "Nämnden antar planen."),
        (Utfall.AVSLAG, Arendetyp.BESLUT, "Nämnden avslår förslaget."),
        (Utfall.BORDLAGD, Arendetyp.BESLUT, "Ärendet bordläggs."),
        (Utfall.ATERREMITTERAD, Arendetyp.BESLUT, "Ärendet återremitteras."),
        (Utfall.UTGAR, Arendetyp.BESLUT, "Ärendet utgår."),
        (Utfall.ANTECKNAD, Arendetyp.INFORMATION, "Informationen antecknas till protokollet."),
        (Utfall.ANTECKNAD, Arendetyp.DELEGATION, "Anmälan av delegationsbeslut antecknas till protokollet."),
        (Utfall.ANTECKNAD, Arendetyp.OVRIGT, "Inga övriga frågor anmäls."),
        (Utfall.ANTECKNAD, Arendetyp.ANMALAN, "Anmälningarna antecknas till protokollet."),
    ],
)
def test_every_utfall_has_its_text(utfall: Utfall, typ: Arendetyp, text: str) -> None:
    assert fraser.beslutstext(utfall, punkt(PROPOSAL), typ=typ).plain == text


@pytest.mark.parametrize(
    ("grund", "told"),
    [
        ("", ""),
        (" ", ""),
        ("uppdrag i föreningens styrelse", " Som grund anges: uppdrag i föreningens styrelse."),
        ("Hon är delägare i bolaget. ", " Som grund anges: Hon är delägare i bolaget."),
    ],
)
def test_the_ground_of_jav_follows_the_standard_sentence(grund: str, told: str) -> None:
    sentence = "Ada Berg (S) anmäler jäv och deltar inte i handläggningen av ärendet."
    assert fraser.jav("Ada Berg (S)", grund) == sentence + told


def test_an_andrat_beslut_keeps_what_is_written() -> None:
    assert fraser.beslutstext(Utfall.ANDRAT, punkt(PROPOSAL, "Annat.")).plain == "Annat."


def test_where_an_arende_comes_from() -> None:
    day = date(2024, 2, 21)
    assert fraser.tidigare_behandlat(Utfall.BORDLAGD, day, 139) == "Bordlagt den 21 februari 2024, § 139."
    assert fraser.tidigare_behandlat(Utfall.ATERREMITTERAD, day, None) == "Återremitterat den 21 februari 2024."


def test_the_placeholder_of_an_omedelbart_justerad_paragraf() -> None:
    assert fraser.omedelbart_justerad_hanvisning() == "Paragrafen är omedelbart justerad och finns i annat protokoll."
    assert fraser.omedelbart_justerad_hanvisning(date(2022, 4, 27)).endswith(
        "i annat protokoll som justerades den 27 april 2022."
    )


def test_val_av_justerare_with_time_and_place() -> None:
    builder = Builder()
    with pytest.raises(UserError, match="Välj vem som ska justera"):
        fraser.val_av_justerare(builder.build())
    main = builder.lists["justeringar"][0]
    builder.add("signatarer", Signatar(justering_id=main.id, person_id=who("Bo"), roll=Signatarroll.JUSTERARE))
    sentence = "Nämnden utser Bo Dal (M) att tillsammans med ordföranden justera protokollet."
    assert fraser.val_av_justerare(builder.build()) == sentence
    builder.replace("justeringar", main, planerad_date=date(2022, 5, 4), planerad_tid="10:00", plats="Nacka stadshus")
    assert fraser.val_av_justerare(builder.build()) == (
        f"{sentence} Tid och plats för justeringen: den 4 maj 2022 klockan 10.00, Nacka stadshus."
    )


def test_a_foredragningslista_without_changes_and_with_each_kind() -> None:
    builder = Builder(range(33, 38))
    for ordning, number in enumerate(range(33, 37)):
        builder.set_arende(number, kallad_ordning=ordning)
    assert fraser.faststallande(builder.build()) == "Nämnden fastställer föredragningslistan."
    builder.set_arende(37, ar_extra=True)
    assert fraser.faststallande(builder.build()).split("\n") == [
        "Nämnden fastställer föredragningslistan med följande ändring:",
        "Ärendet ”Ärende 37” läggs till.",
    ]
    builder.set_paragraf(34, ar_utgangen=True)
    builder.set_arende(33, ordning=36, rubrik="Lekparken")
    builder.set_arende(36, ordning=35)
    builder.set_arende(35, ordning=34)
    assert fraser.faststallande(builder.build()).split("\n")[1:] == [
        "Ärendet ”Ärende 37” läggs till.",
        "Ärendet ”Ärende 34” utgår.",
        "Ärendet ”Lekparken” behandlas efter ”Ärende 36”.",
    ]


@given(st.permutations(range(33, 39)))
def test_the_moves_told_turn_the_kallelse_into_the_order_of_the_day(order: list[int]) -> None:
    builder = Builder(range(33, 39))
    for ordning, number in enumerate(order):
        builder.set_arende(number, kallad_ordning=ordning)
    told = fraser.faststallande(builder.build()).split("\n")[1:]
    unmoved = [
        number for number in order if not any(line.startswith(f"Ärendet ”Ärende {number}” beh") for line in told)
    ]
    assert unmoved == sorted(unmoved)
    assert (told == []) == (order == sorted(order))


def test_anmalan_av_jav_points_forward_to_the_paragraf() -> None:
    builder = Builder()
    assert fraser.anmalan_av_jav(builder.build()) == "Ingen anmäler jäv."
    builder.jav("Ada", 35)
    builder.jav("Bo", 35)
    assert fraser.anmalan_av_jav(builder.build()) == "Ada Berg (S) och Bo Dal (M) anmäler jäv i § 35, Ärende 35."


def test_a_sekretess_arende_is_never_named_in_the_paragraf_of_another() -> None:
    builder = Builder(range(33, 38))
    for ordning, number in enumerate((33, 34, 36, 35, 37)):
        builder.set_arende(number, kallad_ordning=ordning)
    builder.set_arende(35, ar_sekretess=True, rubrik="Insats för NN")
    builder.set_arende(36, ar_sekretess=True, rubrik="Insats för MM", ar_extra=True)
    builder.set_paragraf(35, ar_utgangen=True)
    builder.jav("Ada", 35)
    akt = builder.build()
    told = fraser.faststallande(akt) + fraser.anmalan_av_jav(akt)
    assert "Insats" not in told
    assert "Ett ärende som omfattas av sekretess läggs till." in told
    assert "Ett ärende som omfattas av sekretess utgår." in told
    assert "anmäler jäv i § 35, ärende som omfattas av sekretess." in told
