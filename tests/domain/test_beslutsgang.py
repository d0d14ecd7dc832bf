"""The law of the beslutsgång: what is put in which order, what decides, and what follows (KL 5:53–56, 5:67)."""

import pytest
from domain.beslutsgang_play import HERE, Play
from domain.builder import AWAY, who
from hypothesis import given, settings
from hypothesis import strategies as st

from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.beslutsgang import beslutsgang
from nacka_sekreterare.domain.beslutsgang_foljd import foljd
from nacka_sekreterare.domain.errors import ContradictionError
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Meningsyttring
from nacka_sekreterare.domain.proposition import Propositionsslag
from nacka_sekreterare.domain.proposition_text import betydelse, fraga_i_ord, mena
from nacka_sekreterare.domain.proposition_utfall import (
    Yrkandeutfall,
    nasta_steg,
    utfall_of,
    yrkandeutfall,
)
from nacka_sekreterare.domain.propositionsordning import (
    AVGORAS,
    AVSLAG,
    FORSLAGET,
    alternativ_of,
    foresla_propositionsordning,
    fragor_of,
    standing_yrkanden,
)
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Kandidatroster, Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.votering_finding import (
    find_votering_findings,
    foreslagen_utslagsrost,
    refuse_votering_contradiction,
    voters_expected,
)
from nacka_sekreterare.domain.votering_text import decision_words, resultat
from nacka_sekreterare.domain.yrkande import Yrkandeslag

B, A, AN, T = Yrkandeslag.BIFALL, Yrkandeslag.AVSLAG, Yrkandeslag.ANDRING, Yrkandeslag.TILLAGG
AT, BO, AJ = Yrkandeslag.ATERREMISS, Yrkandeslag.BORDLAGGNING, Yrkandeslag.AJOURNERING
AVGORANDE, HUVUD, MOT, TILLAGG = Propositionsslag


def played(*kinds: Yrkandeslag) -> Play:
    play = Play()
    for kind, name in zip(kinds, ("Ada", "Bo", "Cia", "Dan", "Eva"), strict=False):
        play.move(kind, name, text="att planen gäller i två år" if kind in {AN, T} else "")
    play.accept()
    return play


def findings(play: Play) -> dict[str, str]:
    return {finding.regel: finding.lagrum for finding in find_votering_findings(play.akt)}


# --- KL 5:53: the order -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kinds", "order"),
    [
        ((), "huvud:1"),
        ((B,), "huvud:1"),
        ((B, A), "huvud:2"),
        ((A,), "huvud:2"),
        ((AN, A), "huvud:3"),
        ((T, B, AT), "avgorande:2 huvud:1 tillagg:2"),
        ((T, AT, BO, AJ), "avgorande:2 avgorande:2 avgorande:2 huvud:1 tillagg:2"),
        ((AT, AT), "avgorande:3 huvud:1"),
        ((T, T), "huvud:1 tillagg:2 tillagg:2"),
    ],
)
def test_formal_yrkanden_first_then_the_matter_and_additions_last(kinds: tuple[Yrkandeslag, ...], order: str) -> None:
    play = played(*kinds)
    steps = foresla_propositionsordning(play.akt, HERE)
    assert " ".join(f"{step.slag}:{len(step.alternativ)}" for step in steps) == order
    assert steps == foresla_propositionsordning(play.akt, HERE)


def test_of_the_formal_ones_ajournering_comes_first_and_aterremiss_last() -> None:
    steps = foresla_propositionsordning(played(AT, BO, AJ).akt, HERE)
    assert [step.alternativ.index(AVGORAS) if AVGORAS in step.alternativ else "-" for step in steps[:3]] == ["-", 0, 0]


def test_a_withdrawn_yrkande_is_not_put() -> None:
    play = Play()
    play.move(A, "Ada", withdrawn=True)
    assert foresla_propositionsordning(play.akt, HERE)[0].alternativ == (FORSLAGET,)


def test_without_a_forslag_a_lone_change_is_asked_about_by_itself() -> None:
    play = Play("")
    moved = play.move(AN, "Ada", text="att planen antas")
    play.accept()
    assert play.step.proposition.alternativ == (alternativ_of(moved),)
    assert fraga_i_ord(play.akt, play.step) == "Kan Ada Bergs (S) ändringsyrkande antas?"
    play.find(AVSLAG)
    assert foljd(play.akt, HERE)[0].utfall is Utfall.AVSLAG


# --- what Ja and Nej stand for ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("kinds", "found", "ja", "nej"),
    [
        ((B, A), None, "bifall till förslaget", "avslag"),
        ((B, A), 1, "avslag", "bifall till förslaget"),
        ((AN,), None, "bifall till förslaget", "bifall till Ada Bergs (S) ändringsyrkande"),
        ((AT,), None, "att ärendet ska avgöras idag", "att ärendet ska återremitteras"),
        ((BO,), None, "att ärendet ska avgöras idag", "att ärendet ska bordläggas"),
        (
            (AJ,),
            None,
            "bifall till Ada Bergs (S) yrkande om ajournering",
            "avslag på Ada Bergs (S) yrkande om ajournering",
        ),
    ],
)
def test_ja_stands_for_what_the_ordforande_found(
    kinds: tuple[Yrkandeslag, ...], found: int | None, ja: str, nej: str
) -> None:
    play = played(*kinds)
    votering = play.vote("JJJNN", found=found)
    assert (betydelse(play.akt, votering, Rostval.JA), betydelse(play.akt, votering, Rostval.NEJ)) == (ja, nej)


def test_words_of_her_own_for_ja_and_nej_stand() -> None:
    play = played(B, A)
    votering = play.vote("JJJNN", ja_betyder="bifall till majoritetens förslag")
    assert betydelse(play.akt, votering, Rostval.JA) == "bifall till majoritetens förslag"
    assert resultat(play.akt, votering).endswith("att bifalla majoritetens förslag.")


# --- what follows (KL 5:53–56) ----------------------------------------------------------------------------------------
def test_a_change_that_wins_is_the_beslut_and_upward_only_a_proposal() -> None:
    play = Play()
    play.replace("beslutspunkter", play.lists["beslutspunkter"][0], mottagare="kommunfullmäktige")
    play.move(AN, "Ada", text="Att kommunfullmäktige antar planen")
    play.accept()
    play.find(index=1)
    (followed,) = foljd(play.akt, HERE)
    assert (followed.utfall, followed.beslut.plain) == (
        Utfall.ANDRAT,
        "Nämnden föreslår att kommunfullmäktige antar planen.",
    )


def test_two_who_want_it_sent_back_both_give_their_reasons() -> None:
    play = Play("Ett.", "Två.")
    play.move(AT, "Ada", text="Kostnaden ska utredas.")
    play.move(AT, "Bo", text="Barnens bästa ska belysas.")
    play.accept()
    play.find(index=2)
    first, second = foljd(play.akt, HERE)
    assert (first.utfall, second.utfall) == (Utfall.ATERREMITTERAD, Utfall.ATERREMITTERAD)
    assert first.motivering.plain == "Kostnaden ska utredas.\nBarnens bästa ska belysas."
    assert second.beslut.is_empty
    assert {yrkandeutfall(play.akt, y) for y in play.lists["yrkanden"]} == {Yrkandeutfall.BIFALLET}


def test_a_reason_that_goes_on_with_the_sentence_stands_in_the_beslut() -> None:
    play = Play()
    play.move(AT, "Ada", text="för att utreda bullret")
    play.accept()
    play.find(index=1)
    play.settle()
    punkt = play.akt.beslutspunkter_of(HERE)[0]
    assert punkt.lydelse.plain == "Ärendet återremitteras för att utreda bullret."
    assert "aterremiss_utan_motivering" not in findings(play)
    play.replace("beslutspunkter", punkt, beslut=plain_text("Ärendet återremitteras."))
    assert findings(play)["aterremiss_utan_motivering"] == "5 kap. 50 § kommunallagen"


def test_what_stands_after_an_aterremiss_is_not_put() -> None:
    play = played(B, AT, T)
    play.find(index=1)
    assert play.steg is None
    outcomes = [yrkandeutfall(play.akt, y) for y in play.lists["yrkanden"]]
    assert outcomes == [Yrkandeutfall.EJ_PROVAT, Yrkandeutfall.BIFALLET, Yrkandeutfall.EJ_PROVAT]


def test_an_addition_to_what_is_rejected_is_not_put() -> None:
    play = played(A, T)
    play.find(AVSLAG)
    assert play.steg is None
    assert yrkandeutfall(play.akt, play.lists["yrkanden"][1]) is Yrkandeutfall.EJ_PROVAT


def test_nothing_follows_while_a_formal_question_is_open() -> None:
    play = played(AT, B)
    assert foljd(play.akt, HERE) == ()


def test_a_later_votering_takes_the_place_of_an_earlier() -> None:
    play = played(B, A)
    step = play.step.proposition
    play.vote("JJJNN")
    play.add(
        "voteringar",
        play.lists["voteringar"][0].model_copy(
            update={"id": who("again"), "ordning": 1, "ja": AVSLAG, "nej": FORSLAGET}
        ),
    )
    assert utfall_of(play.akt, step) == AVSLAG


# --- KL 5:55–56 and 4:25: majority, tie, lot --------------------------------------------------------------------------
def test_four_to_three_with_six_avstar_passes() -> None:
    names = "Ada A/S Bo B/M Cia C/L Dan D/S Eva E/M Fia F/S Gia G/M Hal H/S Ivo I/M Jan J/S Kaj K/M Leo L/S Mia M/M"
    play = Play(ledamoter=names)
    play.move(A, "Bo")
    play.accept()
    votes = dict(
        zip((name.split()[0] for name in names.replace("/", " ").split(" ")[::3]), "JJJJNNNAAAAAA", strict=True)
    )

    kinds = {"J": Rostval.JA, "N": Rostval.NEJ, "A": Rostval.AVSTAR}
    roster = tuple(Rost(person_id=who(name), val=kinds[vote]) for name, vote in votes.items())
    votering = play.vote("", roster=roster)
    refuse_votering_contradiction(play.akt, votering)
    assert foljd(play.akt, HERE)[0].utfall is Utfall.ENLIGT_FORSLAG


@pytest.mark.parametrize("utslagsrost", [None, Rostval.AVSTAR])
def test_a_tie_without_utslagsrost_settles_nothing(utslagsrost: Rostval | None) -> None:
    play = played(B, A)
    votering = play.vote("JJNNA", utslagsrost=utslagsrost)
    with pytest.raises(ContradictionError, match="utslagsröst"):
        refuse_votering_contradiction(play.akt, votering)
    assert foljd(play.akt, HERE) == ()
    assert play.step.proposition.id == votering.proposition_id


def test_the_utslagsrost_that_goes_without_saying_is_the_chairs_own() -> None:
    play = played(B, A)
    assert foreslagen_utslagsrost(play.akt, play.vote("NJJNA")) is Rostval.NEJ
    assert foreslagen_utslagsrost(play.akt, play.vote("AJJNN", utslagsrost=Rostval.JA)) is None


@pytest.mark.parametrize(
    ("votes", "utslagsrost", "regel", "lagrum"),
    [
        ("AJJNN", Rostval.JA, "ordforande_avstar", "4 kap. 25 § kommunallagen"),
        ("JJNNA", Rostval.NEJ, "utslagsrost_mot_egen_rost", "5 kap. 56 § kommunallagen"),
    ],
)
def test_the_chair_must_vote_at_a_tie(votes: str, utslagsrost: Rostval, regel: str, lagrum: str) -> None:
    play = played(B, A)
    play.vote(votes, utslagsrost=utslagsrost)
    assert findings(play)[regel] == lagrum


def test_the_chair_is_that_of_the_paragraf() -> None:
    play = played(B, A)
    play.vote("AJNJN", utslagsrost=Rostval.JA)
    play.set_paragraf(35, ordforande_id=who("Bo"))
    assert "ordforande_avstar" not in findings(play)
    play.set_paragraf(35, ordforande_id=who("Finn"))
    assert "ordforande_utan_rost" in findings(play)


def _val(**fields: object) -> Votering:
    kandidater = tuple(Kandidatroster(namn=n, roster=r) for n, r in (("Ada", 2), ("Bo", 2), ("Cia", 1)))
    contents = {"arende_id": HERE, "ordning": 0, "form": Voteringsform.VAL, "kandidater": kandidater}
    return Votering.model_validate(contents | fields)


@pytest.mark.parametrize(("lottad", "vald"), [("", None), ("Cia", None), ("Bo", "Bo")])
def test_the_lot_is_drawn_among_the_tied_alone(lottad: str, vald: str | None) -> None:
    votering = _val(lottad=lottad)
    assert (votering.lika, votering.vald) == (("Ada", "Bo"), vald)
    if vald is None:
        with pytest.raises(ContradictionError, match="Ada och Bo har lika många röster"):
            refuse_votering_contradiction(Play().akt, votering)


@pytest.mark.parametrize(
    ("uppdrag", "match"), [("anställning av chef", "lotten föll på ja eller nej"), ("", "utslagsr")]
)
def test_a_sluten_tie_is_broken_by_the_lot_only_in_val_and_anstallning(uppdrag: str, match: str) -> None:
    play = played(B, A)
    votering = play.vote("", form=Voteringsform.SLUTEN, antal_ja=2, antal_nej=2, uppdrag=uppdrag)
    with pytest.raises(ContradictionError, match=match):
        refuse_votering_contradiction(play.akt, votering)
    assert ("sluten_utan_grund" in findings(play)) is (not uppdrag)


# --- four different things (KL 4:24–26, 6:30) -------------------------------------------------------------------------
def test_avstar_deltar_inte_jav_and_franvarande_are_four_different_things() -> None:
    """Who takes no part has said so before the proposals are put, and is asked for no vote; the others are counted."""
    play = played(B, A)
    play.jav("Eva", 35)
    mening = Meningsyttring(
        arende_id=HERE, ordning=0, slag=Meningsslag.DELTAR_INTE, person_ids=(who("Dan"),), text=plain_text("")
    )
    play.add("meningsyttringar", mening)
    votering = play.vote("JAF")
    akt = play.akt
    assert voters_expected(akt, votering) == {who("Ada"), who("Bo"), who("Cia")}
    refuse_votering_contradiction(akt, votering)
    assert "1 avstår och 1 är frånvarande" in resultat(akt, votering)
    assert findings(play) == {}


def test_who_takes_no_part_in_one_point_votes_on_the_others() -> None:
    play = Play("Ett.", "Två.")
    for index in (0, 1):
        play.move(A, "Bo", punkt=index)
    mening = Meningsyttring(
        arende_id=HERE,
        beslutspunkt_id=play.punkt(0),
        ordning=0,
        slag=Meningsslag.DELTAR_INTE,
        person_ids=(who("Eva"),),
    )
    play.add("meningsyttringar", mening)
    play.accept()
    first, second = play.vote("JJJN"), play.vote("JJJNN")
    for votering in (first, second):
        refuse_votering_contradiction(play.akt, votering)
    assert len(voters_expected(play.akt, first)) == 4


def test_who_takes_no_part_and_votes_is_told_of() -> None:
    play = played(B, A)
    mening = Meningsyttring(arende_id=HERE, ordning=0, slag=Meningsslag.DELTAR_INTE, person_ids=(who("Eva"),))
    play.add("meningsyttringar", mening)
    refuse_votering_contradiction(play.akt, play.vote("JJJNN"))
    assert findings(play) == {"deltar_inte_men_rostar": "4 kap. 25 § kommunallagen"}


def test_the_votering_counts_by_the_rostlangd_of_its_moment() -> None:
    play = played(B, A)
    play.room("Eva", AWAY, 35, inside=True)
    refuse_votering_contradiction(play.akt, play.vote("JJJN"))


def test_in_myndighetsutovning_nobody_may_abstain() -> None:
    play = played(B, A)
    play.set_arende(35, ar_myndighetsutovning=True)
    play.vote("JJJNA")
    assert findings(play) == {"myndighetsutovning_avstar": "4 kap. 26 § kommunallagen"}


# --- recorded as it happened, though odd ------------------------------------------------------------------------------
def test_a_yrkande_that_was_never_put_is_told_of() -> None:
    play = played(B, A)
    play.find(FORSLAGET)
    play.settle()
    play.move(T, "Cia")
    assert findings(play)["yrkande_utan_utfall"] == "5 kap. 53 § och 67 § 1–2 kommunallagen"


def test_of_an_arende_that_utgar_nothing_was_put_whatever_was_moved() -> None:
    play = Play()
    play.move(AT, "Cia", text="Kostnaden ska utredas.")
    play.replace("beslutspunkter", play.lists["beslutspunkter"][0], utfall=Utfall.UTGAR)
    assert beslutsgang(play.akt, play.lists["beslutspunkter"][0].arende_id) == ()
    play.replace("beslutspunkter", play.lists["beslutspunkter"][0], utfall=Utfall.ENLIGT_FORSLAG)
    assert "avgöras idag" in beslutsgang(play.akt, play.lists["beslutspunkter"][0].arende_id)[0]


def test_a_beslut_that_the_votes_do_not_give_is_told_of() -> None:
    play = played(B, A)
    play.vote("JJJNN")
    play.replace("beslutspunkter", play.lists["beslutspunkter"][0], utfall=Utfall.AVSLAG, beslut=plain_text("Nej."))
    assert findings(play) == {"beslut_mot_utfall": "5 kap. 67 § 3–4 kommunallagen"}


def test_the_same_where_only_the_votering_was_recorded() -> None:
    play = Play()
    play.move(A, "Bo")
    play.replace("beslutspunkter", play.lists["beslutspunkter"][0], utfall=Utfall.AVSLAG)
    roster = played(B, A).vote("JJJNN").roster
    votering = Votering(arende_id=HERE, ordning=0, ja_betyder="bifall", nej_betyder="avslag", roster=roster)
    play.add("voteringar", votering)
    assert "beslut_mot_utfall" in findings(play)


def test_a_votering_on_a_yrkande_that_was_withdrawn_since_settles_nothing() -> None:
    play = played(AN)
    play.vote("NNNJJ")
    step = play.lists["propositioner"][0]
    play.replace("propositioner", step, alternativ=(FORSLAGET,))
    assert utfall_of(play.akt, play.lists["propositioner"][0]) is None
    assert findings(play)["votering_pa_annat"] == "5 kap. 53 § kommunallagen"


# --- every path ends --------------------------------------------------------------------------------------------------
_MOVES = st.lists(
    st.tuples(st.sampled_from(list(Yrkandeslag)), st.sampled_from([None, None, 0, 1]), st.booleans()), max_size=7
)
_ROLLS = st.lists(
    st.tuples(
        st.sampled_from(["find", "vote"]), st.integers(0, 9), st.text("JNAF", min_size=5, max_size=5), st.booleans()
    ),
    min_size=30,
    max_size=30,
)


@settings(max_examples=150, deadline=None)
@given(_MOVES, _ROLLS)
def test_every_path_ends_and_every_proposal_gets_an_outcome(moves: list, rolls: list) -> None:  # type: ignore[type-arg]
    play, mirrored = Play("Ett.", "Två."), Play("Ett.", "Två.")
    for one in (play, mirrored):
        one.lists["beslutspunkter"] = play.lists["beslutspunkter"][:]
    for index, (kind, punkt, is_worded) in enumerate(moves):
        name = ("Ada", "Bo", "Cia", "Dan", "Eva")[index % 5]
        play.move(kind, name, text=f"att det blir {index}" if is_worded else "", punkt=punkt)
    mirrored.lists["yrkanden"] = play.lists["yrkanden"][:]
    play.accept()
    mirrored.accept()
    left = iter(rolls)  # more than the longest path takes
    while (steg := play.steg) is not None:
        how, number, votes, casting_ja = next(left)  # StopIteration: a path that does not end
        if how == "find" or len(steg.alternativ) < 2:
            for one in (play, mirrored):
                one.find(index=number % len(steg.alternativ))
        elif steg.huvudforslag_valjs:
            for one in (play, mirrored):
                one.choose(steg.alternativ[number % len(steg.alternativ)])
        else:
            casting = Rostval.JA if casting_ja else Rostval.NEJ
            votering = play.vote(votes, utslagsrost=casting)
            other = {Rostval.JA: Rostval.NEJ, Rostval.NEJ: Rostval.JA}
            turned = votes.translate(str.maketrans("JN", "NJ"))
            mirrored.vote(turned, swapped=True, utslagsrost=other[casting])
            _check_votering(play, votering, votes, casting)
    akt = play.akt
    assert all(yrkandeutfall(akt, yrkande) is not None for yrkande in standing_yrkanden(akt, HERE))
    assert all(nasta_steg(akt, fraga) is None for fraga in fragor_of(akt, HERE))
    assert foljd(akt, HERE) == foljd(mirrored.akt, HERE)
    play.settle()
    assert "beslut_mot_utfall" not in findings(play)
    assert "yrkande_utan_utfall" not in findings(play)


def _check_votering(play: Play, votering: Votering, votes: str, casting: Rostval) -> None:
    """The text claims the winner that the votes give, in the words of its own alternative, and never of the other."""
    akt, ja, nej = play.akt, votes.count("J"), votes.count("N")
    won = casting if ja == nej else Rostval.JA if ja > nej else Rostval.NEJ
    step = next(one for one in akt.propositioner if one.id == votering.proposition_id)
    alternativ, against = (votering.ja, votering.nej) if won is Rostval.JA else (votering.nej, votering.ja)
    assert alternativ is not None
    assert against is not None
    assert utfall_of(akt, step) == alternativ
    meaning = mena(akt, step, alternativ, against)
    assert betydelse(akt, votering, won) == meaning
    told = resultat(akt, votering)
    if step.slag is MOT:
        assert meaning.removeprefix("bifall till ") in told
    else:
        assert told.endswith(f"beslutar nämnden {decision_words(meaning)}.")
    assert ("utslagsröst" in told) is (ja == nej)
