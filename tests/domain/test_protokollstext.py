"""The sections of a § as the acts write them: the one source of window and documents (KL 5:67)."""

from typing import Any

import pytest
from domain.builder import AWAY, SERVES, Builder, arende_id, key, who

from nacka_sekreterare.domain.arende import Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.expediering import Expediering
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring, Motiveringsstatus
from nacka_sekreterare.domain.organ import Rostredovisning
from nacka_sekreterare.domain.protokollstext import generate, generated_avsnitt, protokollsavsnitt
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Kandidatroster, Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.votering_finding import find_votering_findings, refuse_votering_contradiction
from nacka_sekreterare.domain.votering_text import decision_words
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag

HERE = arende_id(35)
JA, NEJ, AVSTAR, BORTA = Rostval


class Scene(Builder):
    """One § 35 on which things happen; everybody is there."""

    def __init__(self, **settings: Any) -> None:
        super().__init__([34, 35, 36], **settings)
        self.everybody()

    def punkt(self, utfall: Utfall | None = Utfall.ENLIGT_FORSLAG, beslut: str = "Planen antas.", **fields: Any) -> Any:
        order = len(self.lists.get("beslutspunkter", ()))
        fields = {"forslag": plain_text("Planen antas."), **fields}
        return self.add(
            "beslutspunkter",
            Beslutspunkt(arende_id=HERE, ordning=order, utfall=utfall, beslut=plain_text(beslut), **fields),
        )

    def yrkande(self, slag: Yrkandeslag, *names: str, text: str = "", **fields: Any) -> None:
        order = len(self.lists.get("yrkanden", ()))
        people = tuple(map(who, names))
        self.add(
            "yrkanden",
            Yrkande(arende_id=HERE, ordning=order, slag=slag, person_ids=people, text=plain_text(text), **fields),
        )

    def votering(self, votes: str = "", **fields: Any) -> Votering:
        kinds = {"J": JA, "N": NEJ, "A": AVSTAR, "F": BORTA}
        people = ["Ada", "Bo", "Cia", "Dan", "Eva"]
        roster = tuple(Rost(person_id=who(name), val=kinds[vote]) for name, vote in zip(people, votes, strict=False))
        order = len(self.lists.get("voteringar", ()))
        return self.add("voteringar", Votering(arende_id=HERE, ordning=order, roster=roster, **fields))

    def mening(self, slag: Meningsslag, *names: str, text: str = "", **fields: Any) -> None:
        order = len(self.lists.get("meningsyttringar", ()))
        people = tuple(map(who, names))
        self.add(
            "meningsyttringar",
            Meningsyttring(
                arende_id=HERE, ordning=order, slag=slag, person_ids=people, text=plain_text(text), **fields
            ),
        )

    def text(self, slag: Avsnittsslag) -> str:
        return dict(generated_avsnitt(self.build(), HERE)).get(slag, plain_text("")).plain

    def rubrik(self, slag: Avsnittsslag) -> str:
        return next(section.rubrik for section in protokollsavsnitt(self.build(), HERE) if section.slag is slag)

    def findings(self) -> list[str]:
        return [finding.regel for finding in find_votering_findings(self.build())]


# --- the common § -----------------------------------------------------------------------------------------------------
def test_the_common_paragraf_says_its_beslut_and_nothing_else() -> None:
    scene = Scene()
    scene.punkt()
    assert [(slag, text.plain) for slag, text in generated_avsnitt(scene.build(), HERE)] == [
        (Avsnittsslag.BESLUT, "Planen antas.")
    ]


def test_an_undecided_paragraf_says_nothing() -> None:
    scene = Scene()
    scene.punkt(None, "")
    assert generated_avsnitt(scene.build(), HERE) == ()


def test_several_beslutspunkter_are_numbered() -> None:
    scene = Scene()
    scene.punkt()
    scene.punkt(Utfall.ATERREMITTERAD, "Ärendet återremitteras.", motivering=plain_text("Kostnaden ska utredas."))
    assert scene.text(Avsnittsslag.BESLUT) == "1. Planen antas.\n2. Ärendet återremitteras.\nKostnaden ska utredas."


def test_a_written_section_stands_instead_and_the_generated_one_can_be_had_back() -> None:
    scene = Scene()
    scene.punkt()
    scene.yrkande(Yrkandeslag.BIFALL, "Ada")
    scene.add(
        "avsnitt",
        Avsnitt(arende_id=HERE, ordning=0, slag=Avsnittsslag.YRKANDEN, rubrik="Förslag", text=plain_text("Mitt.")),
    )
    section = next(s for s in protokollsavsnitt(scene.build(), HERE) if s.slag is Avsnittsslag.YRKANDEN)
    assert (section.rubrik, section.text.plain, section.ar_skrivet) == ("Förslag", "Mitt.", True)
    assert generate(scene.build(), HERE, Avsnittsslag.YRKANDEN).plain == "Ada Berg (S) yrkar bifall till förslaget."


def test_sections_follow_the_organs_order_and_only_those_it_has() -> None:
    order = (Avsnittsslag.YRKANDEN, Avsnittsslag.BESLUT)
    scene = Scene(avsnittsordning=order)
    scene.punkt()
    scene.yrkande(Yrkandeslag.BIFALL, "Ada")
    assert tuple(slag for slag, _ in generated_avsnitt(scene.build(), HERE)) == order


# --- yrkanden and beslutsgång -----------------------------------------------------------------------------------------
def test_yrkanden_formal_ones_first_and_withdrawn_ones_left_out() -> None:
    scene = Scene()
    scene.punkt()
    scene.yrkande(Yrkandeslag.BIFALL, "Ada", "Bo", "Cia")
    scene.yrkande(Yrkandeslag.ANDRING, "Dan", text="att planen gäller i två år.")
    scene.yrkande(Yrkandeslag.TILLAGG, "Eva", text="Planen följs upp.")
    scene.yrkande(Yrkandeslag.AVSLAG, "Eva", ar_aterkallat=True)
    scene.yrkande(Yrkandeslag.ATERREMISS, "Bo")
    assert scene.text(Avsnittsslag.YRKANDEN).split("\n") == [
        "Bo Dal (M) yrkar att ärendet återremitteras.",
        "Ada Berg (S), Bo Dal (M) och Cia Ek (L) yrkar bifall till förslaget.",
        "Dan Fors (S) yrkar att planen gäller i två år.",
        "Eva Gran (M) yrkar följande tillägg:",
        "Planen följs upp.",
    ]
    assert scene.rubrik(Avsnittsslag.YRKANDEN) == "Yrkanden"


def test_what_is_moved_reads_as_one_sentence_with_a_full_stop() -> None:
    scene = Scene()
    scene.punkt()
    scene.yrkande(Yrkandeslag.ANDRING, "Dan", text="att lokalen hyrs ut till kl. 22")
    scene.yrkande(Yrkandeslag.TILLAGG, "Eva", text="att följa upp planen (i maj)")
    scene.yrkande(Yrkandeslag.ATERREMISS, "Bo", text="För att utreda bullret")
    scene.yrkande(Yrkandeslag.BORDLAGGNING, "Ada", text="Handlingarna kom för sent.")
    assert scene.text(Avsnittsslag.YRKANDEN).split("\n") == [
        "Bo Dal (M) yrkar att ärendet återremitteras för att utreda bullret.",
        "Ada Berg (S) yrkar att ärendet bordläggs.",
        "Handlingarna kom för sent.",
        "Dan Fors (S) yrkar att lokalen hyrs ut till kl. 22.",
        "Eva Gran (M) yrkar som tillägg att följa upp planen (i maj).",
    ]


B, A, AN, T, AT = (
    Yrkandeslag.BIFALL,
    Yrkandeslag.AVSLAG,
    Yrkandeslag.ANDRING,
    Yrkandeslag.TILLAGG,
    Yrkandeslag.ATERREMISS,
)
NOW = "om ärendet ska avgöras idag eller återremitteras och finner att ärendet ska"


@pytest.mark.parametrize(
    ("kinds", "utfall", "text"),
    [
        ([], Utfall.ENLIGT_FORSLAG, ""),
        ([B], Utfall.ENLIGT_FORSLAG, "Ordföranden frågar om förslaget kan antas och finner att så sker."),
        (
            [B, A],
            Utfall.ENLIGT_FORSLAG,
            (
                "Ordföranden ställer proposition på bifall till förslaget och avslag på förslaget och finner att "
                "nämnden beslutar enligt förslaget."
            ),
        ),
        (
            [A],
            Utfall.AVSLAG,
            (
                "Ordföranden ställer proposition på bifall till förslaget och avslag på förslaget och finner att "
                "nämnden avslår förslaget."
            ),
        ),
        (
            [AN],
            Utfall.ANDRAT,
            (
                "Ordföranden ställer proposition på förslaget och Ada Bergs (S) ändringsyrkande och finner att nämnden "
                "beslutar enligt Ada Bergs (S) ändringsyrkande."
            ),
        ),
        (
            [AN, A],
            Utfall.ENLIGT_FORSLAG,
            "Ordföranden ställer förslagen mot varandra och finner att nämnden beslutar enligt förslaget.",
        ),
        (
            [T],
            Utfall.ANDRAT,
            (
                "Ordföranden frågar om förslaget kan antas och finner att så sker. Ordföranden ställer därefter "
                "proposition på Ada Bergs (S) tilläggsyrkande och finner att nämnden bifaller det."
            ),
        ),
        (
            [AT],
            Utfall.ENLIGT_FORSLAG,
            (
                f"Ordföranden ställer först proposition på {NOW} avgöras idag. Ordföranden frågar därefter om "
                "förslaget kan antas och finner att så sker."
            ),
        ),
        ([AT, B], Utfall.ATERREMITTERAD, f"Ordföranden ställer först proposition på {NOW} återremitteras."),
    ],
)
def test_beslutsgang(kinds: list[Yrkandeslag], utfall: Utfall, text: str) -> None:
    scene = Scene()
    scene.punkt(utfall)
    for index, kind in enumerate(kinds):
        scene.yrkande(kind, ["Ada", "Bo"][index])
    assert scene.text(Avsnittsslag.BESLUTSGANG) == text


def test_the_organ_may_always_tell_of_the_acklamation() -> None:
    scene = Scene(acklamation_alltid=True)
    scene.punkt()
    assert scene.text(Avsnittsslag.BESLUTSGANG) == ("Ordföranden frågar om förslaget kan antas och finner att så sker.")


# --- votering ---------------------------------------------------------------------------------------------------------
def test_a_named_votering_where_ja_means_avslag() -> None:
    scene = Scene(rostredovisning=Rostredovisning.TEXT)
    scene.punkt(Utfall.AVSLAG, "Nämnden avslår förslaget.")
    scene.yrkande(B, "Bo")
    scene.yrkande(A, "Ada")
    scene.votering("JNAJN", ja_betyder="avslag", nej_betyder="bifall till förslaget", utslagsrost=JA)
    assert scene.text(Avsnittsslag.BESLUTSGANG).endswith("avslag på förslaget. Omröstning begärs.")
    assert scene.text(Avsnittsslag.VOTERING).split("\n") == [
        "Ja för avslag och Nej för bifall till förslaget.",
        "Ja röstar Ada Berg (S) och Dan Fors (S).",
        "Nej röstar Bo Dal (M) och Eva Gran (M).",
        "Cia Ek (L) avstår.",
        (
            "Med 2 ja-röster mot 2 nej-röster, 1 avstår, och med ordförandens utslagsröst beslutar nämnden att avslå "
            "förslaget."
        ),
    ]
    assert scene.findings() == []


def test_a_votering_as_a_table_has_a_cross_per_voter_and_sums() -> None:
    scene = Scene()
    scene.punkt()
    scene.votering("JJNJF", ja_betyder="bifall till förslaget", nej_betyder="avslag")
    lines = scene.text(Avsnittsslag.VOTERING).split("\n")
    assert lines[1:-1] == [
        "Namn\tJa\tNej\tFrånvarande",
        "Ada Berg (S)\tX\t\t",
        "Bo Dal (M)\tX\t\t",
        "Cia Ek (L)\t\tX\t",
        "Dan Fors (S)\tX\t\t",
        "Eva Gran (M)\t\t\tX",
        "Summa\t3\t1\t1",
    ]
    assert lines[-1] == "Med 3 ja-röster mot 1 nej-röst, 1 är frånvarande, beslutar nämnden att bifalla förslaget."


def test_four_to_three_with_six_avstar_passes() -> None:
    votering = Votering(arende_id=HERE, ordning=0, form=Voteringsform.SLUTEN, antal_ja=4, antal_nej=3, antal_avstar=6)
    assert votering.vinnare is JA


def test_a_counter_vote_among_three_proposals_chooses_the_motforslag() -> None:
    scene = Scene(rostredovisning=Rostredovisning.BILAGA)
    scene.punkt(Utfall.ENLIGT_FORSLAG)
    scene.yrkande(AN, "Ada")
    scene.yrkande(AN, "Bo")
    scene.votering("JJJNN", ja_betyder="bifall till Ada Bergs yrkande", nej_betyder="bifall till Bo Dals yrkande")
    scene.votering("JJJJN", ja_betyder="bifall till förslaget", nej_betyder="bifall till Ada Bergs yrkande")
    lines = scene.text(Avsnittsslag.VOTERING).split("\n")
    assert lines[2] == (
        "Med 3 ja-röster mot 2 nej-röster har Ada Bergs yrkande antagits som motförslag i huvudvoteringen."
    )
    assert lines[-1] == "Med 4 ja-röster mot 1 nej-röst beslutar nämnden att bifalla förslaget."
    assert scene.rubrik(Avsnittsslag.VOTERING) == "Omröstningar"


def test_a_val_with_a_tie_goes_to_the_lot() -> None:
    scene = Scene()
    scene.punkt()
    candidates = (Kandidatroster(namn="Ada Berg", roster=2), Kandidatroster(namn="Bo Dal", roster=2))
    scene.votering(form=Voteringsform.VAL, kandidater=candidates, antal_avstar=1, lottad="Bo Dal")
    assert scene.text(Avsnittsslag.VOTERING) == (
        "Valet sker med slutna sedlar.\nAda Berg får 2 röster och Bo Dal får 2 röster. 1 röst är blank. "
        "Vid lika röstetal avgör lotten, som faller på Bo Dal. Nämnden väljer Bo Dal."
    )


@pytest.mark.parametrize(
    ("meaning", "words"),
    [
        ("bifall till Ada Bergs yrkande", "att bifalla Ada Bergs yrkande"),
        ("avslag på motionen.", "att avslå motionen"),
        ("Avslag", "att avslå förslaget"),
        ("återremiss", "att återremittera ärendet"),
        ("Att ärendet avgörs idag", "att ärendet avgörs idag"),
        ("majoritetens förslag", "enligt majoritetens förslag"),
        ("", "enligt omröstningens resultat"),
    ],
)
def test_what_ja_stands_for_becomes_a_decision(meaning: str, words: str) -> None:
    assert decision_words(meaning) == words


@pytest.mark.parametrize(
    ("votes", "fields", "message"),
    [
        ("JJN", {}, "3 röster, men röstlängden har 5 personer. Rösten saknas för Dan Fors"),
        ("JJNNA", {}, "Ange ordförandens utslagsröst"),
        ("JJNNA", {"form": Voteringsform.SLUTEN}, "Ta bort namnen"),
        ("", {"form": Voteringsform.SLUTEN, "antal_ja": 6}, "6 röster, men röstlängden har 5"),
        (
            "",
            {"form": Voteringsform.VAL, "kandidater": tuple(Kandidatroster(namn=n, roster=2) for n in "AB")},
            "Ange vem av dem lotten föll på",
        ),
    ],
)
def test_a_votering_that_contradicts_itself_is_refused(votes: str, fields: dict[str, Any], message: str) -> None:
    scene = Scene()
    scene.punkt()
    votering = scene.votering(votes, **fields)
    with pytest.raises(ContradictionError, match=message):
        refuse_votering_contradiction(scene.build(), votering)
    assert "votering_motsagelse" in scene.findings()


def test_a_vote_by_one_later_found_javig_is_recorded_and_told_of() -> None:
    scene = Scene()
    scene.punkt()
    votering = scene.votering("JJJNN")
    scene.jav("Eva", 35)
    refuse_votering_contradiction(scene.build(), votering)
    assert scene.findings() == ["jav_deltog"]


def test_a_vote_counts_by_the_rostlangd_of_its_moment() -> None:
    scene = Scene()
    scene.punkt()
    votering = scene.votering("JJJNN")
    scene.room("Eva", AWAY, 35, inside=True)
    refuse_votering_contradiction(scene.build(), votering)
    assert scene.findings() == []


# --- dissent, jäv, närvaro --------------------------------------------------------------------------------------------
def test_meningsyttringar_each_under_its_own_heading() -> None:
    scene = Scene()
    scene.punkt()
    scene.mening(
        Meningsslag.RESERVATION,
        "Ada",
        "Bo",
        till_forman_for_eget=True,
        motiveringsstatus=Motiveringsstatus.EJ_INKOMMEN,
    )
    scene.mening(Meningsslag.SARSKILT_YTTRANDE, "Cia", text="Vi hade velat mer.")
    scene.mening(Meningsslag.PROTOKOLLSANTECKNING, "Dan")
    scene.mening(Meningsslag.DELTAR_INTE, "Eva")
    assert scene.text(Avsnittsslag.RESERVATION).split("\n") == [
        "Ada Berg (S) och Bo Dal (M) reserverar sig mot beslutet till förmån för eget yrkande.",
        "Vid justering av protokollet har ingen skriftlig reservation inkommit.",
    ]
    assert scene.text(Avsnittsslag.SARSKILT_YTTRANDE).startswith("Cia Ek (L) lämnar följande särskilda yttrande:\n")
    assert scene.text(Avsnittsslag.PROTOKOLLSANTECKNING) == "Dan Fors (S) lämnar en protokollsanteckning."
    assert scene.text(Avsnittsslag.DELTAR_INTE) == "Eva Gran (M) deltar inte i beslutet."


def test_rules_of_reservation() -> None:
    scene = Scene()
    scene.punkt()
    scene.mening(Meningsslag.RESERVATION, "Finn")
    scene.mening(Meningsslag.RESERVATION, "Ada")
    scene.mening(Meningsslag.DELTAR_INTE, "Ada")
    assert scene.findings() == ["reservation_utan_deltagande", "reservation_och_deltar_inte"]


def test_jav_and_changes_inside_the_paragraf() -> None:
    scene = Scene()
    scene.punkt()
    scene.jav("Cia", 35, grund="styrelseuppdrag i föreningen")
    scene.room("Eva", AWAY, 35, inside=True, clock="19:10")
    scene.room("Hans", SERVES, 35, inside=True, seat="Eva", clock="19:12")
    assert scene.text(Avsnittsslag.JAV) == (
        "Cia Ek (L) anmäler jäv och deltar inte i handläggningen av ärendet. "
        "Som grund anges: styrelseuppdrag i föreningen."
    )
    assert scene.text(Avsnittsslag.NARVARO).split("\n") == [
        "Eva Gran (M) lämnar sammanträdet klockan 19.10.",
        "Hans Jern (M) tjänstgör för Eva Gran (M) från klockan 19.12.",
    ]


def test_the_end_of_a_paragraf() -> None:
    scene = Scene()
    scene.punkt()
    immediate = scene.add("justeringar", Justering(id=key("oj"), sammantrade_id=scene.sammantrade.id, ordning=1))
    scene.set_paragraf(35, justering_id=immediate.id)
    for order, (name, slag) in enumerate([("Karta", Bilageslag.BILAGA), ("Skrivelse", Bilageslag.TJANSTESKRIVELSE)]):
        bilaga = Bilaga(
            sammantrade_id=scene.sammantrade.id,
            arende_id=HERE,
            ordning=order,
            slag=slag,
            namn=name,
            sha256="0",
            storlek=1,
        )
        scene.add("bilagor", bilaga)
    scene.add("expedieringar", Expediering(arende_id=HERE, ordning=0, mottagare="Kommunstyrelsen"))
    assert scene.text(Avsnittsslag.OMEDELBAR_JUSTERING) == "Paragrafen förklaras omedelbart justerad."
    assert scene.text(Avsnittsslag.UNDERLAG) == "Skrivelse\nKarta"
    assert scene.text(Avsnittsslag.BILAGOR) == ""
    assert scene.text(Avsnittsslag.EXPEDIERING) == "Kommunstyrelsen"
    scene.add("avsnitt", Avsnitt(arende_id=HERE, ordning=0, slag=Avsnittsslag.UNDERLAG, text=plain_text("Skrivelsen.")))
    assert scene.text(Avsnittsslag.BILAGOR) == "Skrivelse\nKarta"
    assert scene.rubrik(Avsnittsslag.BILAGOR) == "Bilagor"


def test_a_moved_arende_says_where_it_comes_from() -> None:
    scene = Scene()
    scene.set_arende(35, tidigare_arende_id=key("then"), anteckning="Bordlagt den 21 februari 2022, § 9.")
    assert scene.text(Avsnittsslag.TIDIGARE) == "Bordlagt den 21 februari 2022, § 9."
