"""The beslutsgång as acts: the ordning in one, each step in one, and the beslut always what the result gave."""

from datetime import timedelta
from uuid import UUID

import pytest
from factories_services import Scene
from still_clock import Clock

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.proposition import Alternativ, Proposition, Propositionsslag
from nacka_sekreterare.domain.proposition_utfall import Steg, nasta_steg_of_arende
from nacka_sekreterare.domain.propositionsordning import AVSLAG, FORSLAGET, alternativ_of
from nacka_sekreterare.domain.protokollstext import generate
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering
from nacka_sekreterare.domain.votering_finding import find_votering_findings
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.services import beslut, proposition, undo, votering, yrkande
from nacka_sekreterare.services.arende import add_arende
from nacka_sekreterare.services.sammantrade import close_sammantrade

A, AN, T, AT = Yrkandeslag.AVSLAG, Yrkandeslag.ANDRING, Yrkandeslag.TILLAGG, Yrkandeslag.ATERREMISS
FORSLAG = "Nämnden bifaller: Motion om ridhus."


def motion(scene: Scene) -> UUID:
    return scene.arende("Motion").id


def move(scene: Scene, slag: Yrkandeslag, name: str = "Bo", text: str = "") -> Yrkande:
    people = [scene.people[name]]
    return yrkande.add_yrkande(scene.kansli, motion(scene), slag, people, plain_text(text)).value


def accept(scene: Scene) -> tuple[Proposition, ...]:
    return proposition.accept_propositionsordning(scene.kansli, motion(scene)).value


def step(scene: Scene) -> Steg:
    steg = nasta_steg_of_arende(scene.akt, motion(scene))
    assert steg is not None
    return steg


def find(scene: Scene, alternativ: Alternativ | None = None, index: int = 0) -> None:
    steg = step(scene)
    proposition.find_by_acklamation(scene.kansli, steg.proposition.id, alternativ or steg.alternativ[index])


def vote(scene: Scene, votes: str) -> Votering:
    steg, kinds = step(scene), {"J": Rostval.JA, "N": Rostval.NEJ, "A": Rostval.AVSTAR}
    people = list(scene.people.values())
    roster = tuple(Rost(person_id=who, val=kinds[v]) for who, v in zip(people, votes, strict=False))
    given = Votering(
        arende_id=motion(scene),
        ordning=0,
        proposition_id=steg.proposition.id,
        ja=steg.ja,
        nej=steg.nej,
        roster=roster,
    )
    return votering.add_votering(scene.kansli, given).value


def decided(scene: Scene) -> tuple[Utfall | None, str]:
    punkt = scene.punkt("Motion")
    return punkt.utfall, punkt.beslut.plain


def test_the_result_writes_the_beslut_and_a_change_of_it_writes_it_anew(scene: Scene) -> None:
    change = move(scene, AN, text="att ridhuset byggs 2028")
    accept(scene)
    find(scene, FORSLAGET)
    assert decided(scene) == (Utfall.ENLIGT_FORSLAG, FORSLAG)
    assert scene.paragraf("Motion").klubbad_at is not None
    main = scene.akt.propositioner[0]
    proposition.find_by_acklamation(scene.kansli, main.id, alternativ_of(change))
    assert decided(scene) == (Utfall.ANDRAT, "Nämnden beslutar att ridhuset byggs 2028.")
    yrkande.update_yrkande(scene.kansli, change.id, text=plain_text("att ridhuset byggs 2029"))
    assert decided(scene)[1] == "Nämnden beslutar att ridhuset byggs 2029."
    proposition.find_by_acklamation(scene.kansli, main.id, None)
    assert decided(scene) == (None, "")
    assert scene.paragraf("Motion").klubbad_at is None


def test_one_act_takes_back_the_step_and_its_beslut(scene: Scene) -> None:
    move(scene, A)
    accept(scene)
    find(scene, AVSLAG)
    assert decided(scene) == (Utfall.AVSLAG, "Nämnden avslår förslaget.")
    undo.undo(scene.kansli)
    assert decided(scene) == (None, "")
    undo.redo(scene.kansli)
    assert decided(scene)[0] is Utfall.AVSLAG


def test_what_she_has_worded_by_hand_is_never_overwritten_but_told_of(scene: Scene) -> None:
    move(scene, A)
    accept(scene)
    find(scene, FORSLAGET)
    own = plain_text("Nämnden bifaller motionen i dess helhet.")
    beslut.set_beslutstext(scene.kansli, scene.punkt("Motion").id, own)
    proposition.find_by_acklamation(scene.kansli, scene.akt.propositioner[0].id, AVSLAG)
    assert decided(scene) == (Utfall.ENLIGT_FORSLAG, own.plain)
    assert [one.regel for one in find_votering_findings(scene.akt)] == ["beslut_mot_utfall"]
    proposition.take_foljd(scene.kansli, motion(scene))
    assert decided(scene) == (Utfall.AVSLAG, "Nämnden avslår förslaget.")
    assert find_votering_findings(scene.akt) == ()


def test_a_votering_settles_its_step_and_removing_it_opens_it_again(scene: Scene) -> None:
    move(scene, A)
    accept(scene)
    held = vote(scene, "NNNJJ")
    assert decided(scene)[0] is Utfall.AVSLAG
    votering.update_votering(scene.kansli, held.id, ja=AVSLAG, nej=FORSLAGET)
    assert decided(scene)[0] is Utfall.ENLIGT_FORSLAG
    votering.remove_votering(scene.kansli, held.id)
    assert decided(scene) == (None, "")
    assert step(scene).proposition.id == held.proposition_id


def test_a_kontraproposition_among_four_goes_step_by_step(scene: Scene) -> None:
    move(scene, A)
    first, second = move(scene, AN, "Cia", "att det blir ett"), move(scene, AN, "Dan", "att det blir två")
    move(scene, T, "Elsa", "att det följs upp")
    accept(scene)
    assert step(scene).huvudforslag_valjs
    proposition.choose_huvudforslag(scene.kansli, step(scene).proposition.id, FORSLAGET)
    assert step(scene).proposition.slag is Propositionsslag.MOTFORSLAG
    find(scene, alternativ_of(first))
    assert step(scene).alternativ == (alternativ_of(first), alternativ_of(second))
    vote(scene, "NNNJJ")
    assert decided(scene) == (None, "")
    main = step(scene)
    assert (main.ja, main.nej) == (FORSLAGET, alternativ_of(second))
    vote(scene, "NNNJJ")
    assert decided(scene) == (Utfall.ANDRAT, "Nämnden beslutar att det blir två.")
    find(scene)
    assert decided(scene)[1].endswith("två.\nNämnden beslutar att det följs upp.")
    # The first motförslag falls otherwise after all: the next one was voted on against another.
    chosen = next(one for one in scene.akt.propositioner if one.slag is Propositionsslag.MOTFORSLAG)
    proposition.find_by_acklamation(scene.kansli, chosen.id, AVSLAG)
    assert step(scene).alternativ == (AVSLAG, alternativ_of(second))
    assert decided(scene) == (None, "")
    assert "votering_pa_annat" in {one.regel for one in find_votering_findings(scene.akt)}


def test_no_votering_after_all_leaves_what_was_found(scene: Scene) -> None:
    move(scene, A)
    move(scene, AN, "Cia", "att det blir ett")
    accept(scene)
    steps = proposition.choose_huvudforslag(scene.kansli, step(scene).proposition.id, AVSLAG).value
    assert decided(scene) == (None, "")
    proposition.drop_motforslag(scene.kansli, steps[0].id)
    assert decided(scene)[0] is Utfall.AVSLAG


def test_a_huvudforslag_needs_three_proposals(scene: Scene) -> None:
    move(scene, A)
    main = accept(scene)[0]
    with pytest.raises(UserError, match="minst tre förslag"):
        proposition.choose_huvudforslag(scene.kansli, main.id, FORSLAGET)
    with pytest.raises(UserError, match="står inte mot"):
        proposition.find_by_acklamation(scene.kansli, main.id, Alternativ(slag=FORSLAGET.slag, yrkande_id=main.id))


def test_an_addition_becomes_a_point_where_there_are_several_and_goes_with_its_outcome(scene: Scene) -> None:
    beslut.add_beslutspunkt(scene.kansli, motion(scene), plain_text("Kommunen betalar."))
    move(scene, T, text="att det följs upp")
    accept(scene)
    find(scene)
    find(scene)
    told = generate(scene.akt, motion(scene), Avsnittsslag.BESLUT).plain
    assert told.endswith("2. Kommunen betalar.\n3. Nämnden beslutar att det följs upp.")
    addition = scene.akt.propositioner[-1]
    proposition.find_by_acklamation(scene.kansli, addition.id, AVSLAG)
    assert len(scene.akt.beslutspunkter_of(motion(scene))) == 2


def test_an_aterremiss_takes_its_motivering_from_the_yrkande(scene: Scene) -> None:
    move(scene, AT, text="Kostnaden ska utredas.")
    accept(scene)
    find(scene, index=1)
    punkt = scene.punkt("Motion")
    assert (punkt.utfall, punkt.motivering.plain) == (Utfall.ATERREMITTERAD, "Kostnaden ska utredas.")
    assert nasta_steg_of_arende(scene.akt, motion(scene)) is None


# --- locking (local rules of order) -----------------------------------------------------------------------------------
def test_yrkanden_close_when_the_beslutsgang_begins_and_open_with_one_act(scene: Scene) -> None:
    move(scene, A)
    accept(scene)
    assert scene.paragraf("Motion").yrkanden_stangda_at is not None
    with pytest.raises(UserError, match="Öppna yrkandena igen"):
        move(scene, T)
    proposition.reopen_yrkanden(scene.kansli, motion(scene))
    find(scene, FORSLAGET)
    late = move(scene, T, "Cia", "att det följs upp")
    accept(scene)
    assert step(scene).alternativ[0] == alternativ_of(late)
    assert decided(scene)[0] is Utfall.ENLIGT_FORSLAG


def test_a_withdrawn_yrkande_leaves_the_ordning_and_comes_back(scene: Scene) -> None:
    moved = move(scene, A)
    accept(scene)
    find(scene, AVSLAG)
    yrkande.withdraw_yrkande(scene.kansli, moved.id)
    assert decided(scene) == (None, "")
    assert step(scene).proposition.alternativ == (FORSLAGET,)
    yrkande.withdraw_yrkande(scene.kansli, moved.id, ar_aterkallat=False)
    assert step(scene).alternativ == (FORSLAGET, AVSLAG)


def test_a_yrkande_that_was_voted_on_is_not_removed(scene: Scene) -> None:
    moved = move(scene, AN)
    accept(scene)
    vote(scene, "JJJNN")
    with pytest.raises(UserError, match="Det har röstats om yrkandet"):
        yrkande.remove_yrkande(scene.kansli, moved.id)


def test_the_beslutsgang_begins_again(scene: Scene) -> None:
    move(scene, A)
    accept(scene)
    find(scene, AVSLAG)
    proposition.remove_propositionsordning(scene.kansli, motion(scene))
    assert (scene.akt.propositioner, decided(scene)) == ((), (None, ""))
    move(scene, T)


def test_a_beslutsgang_on_several_questions_begins_and_is_abandoned_in_one_act_each(scene: Scene) -> None:
    extra = beslut.add_beslutspunkt(scene.kansli, motion(scene), plain_text("Två.")).value
    yrkande.add_yrkande(scene.kansli, motion(scene), A, beslutspunkt_id=extra.id)
    move(scene, AT)
    put = proposition.begin_beslutsgang(scene.kansli, motion(scene)).value
    assert [(one.slag, one.beslutspunkt_id) for one in put] == [
        (Propositionsslag.AVGORANDE, None),
        (Propositionsslag.HUVUD, None),
        (Propositionsslag.HUVUD, extra.id),
    ]
    undo.undo(scene.kansli)
    assert scene.akt.propositioner == ()
    undo.redo(scene.kansli)
    proposition.abandon_beslutsgang(scene.kansli, motion(scene))
    assert scene.akt.propositioner == ()
    assert scene.paragraf("Motion").yrkanden_stangda_at is None


def test_a_beslutspunkt_goes_with_its_propositioner(scene: Scene) -> None:
    extra = beslut.add_beslutspunkt(scene.kansli, motion(scene), plain_text("Två.")).value
    yrkande.add_yrkande(scene.kansli, motion(scene), A, beslutspunkt_id=extra.id)
    proposition.accept_propositionsordning(scene.kansli, motion(scene), extra.id)
    beslut.remove_beslutspunkt(scene.kansli, extra.id)
    assert scene.akt.propositioner == ()


def test_an_arende_without_a_beslutspunkt_gets_its_one(scene: Scene) -> None:
    extra = add_arende(scene.kansli, scene.sammantrade.id, "Väckt ärende").value
    yrkande.add_yrkande(scene.kansli, extra.id, AN, [scene.people["Bo"]], plain_text("att det utreds"))
    main = proposition.accept_propositionsordning(scene.kansli, extra.id).value[0]
    proposition.find_by_acklamation(scene.kansli, main.id, main.alternativ[0])
    (punkt,) = scene.kansli.all(Beslutspunkt, arende_id=extra.id)
    assert punkt.beslut.plain == "Nämnden beslutar att det utreds."


def test_after_the_sammantrade_a_reason_is_asked_for_and_the_klubbslag_stays(scene: Scene, clock: Clock) -> None:
    move(scene, A)
    main = accept(scene)[0]
    find(scene, FORSLAGET)
    klubbad = scene.paragraf("Motion").klubbad_at
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    clock.now += timedelta(hours=1)
    with pytest.raises(UserError, match="Skriv varför"):
        proposition.find_by_acklamation(scene.kansli, main.id, AVSLAG)
    proposition.find_by_acklamation(scene.kansli, main.id, AVSLAG, orsak="fel knapp")
    assert decided(scene)[0] is Utfall.AVSLAG
    assert scene.paragraf("Motion").klubbad_at == klubbad


def test_the_sentences_of_the_history_read_well(scene: Scene) -> None:
    move(scene, A)
    move(scene, AN, "Cia", "att det blir ett")
    main = accept(scene)[0]
    proposition.find_by_acklamation(scene.kansli, main.id, FORSLAGET)
    proposition.choose_huvudforslag(scene.kansli, main.id, AVSLAG)
    told = [one.sentence.split(": ", 1)[1] for one in undo.changes_of(scene.kansli)[:3]]
    assert told == [
        "omröstning begärs, huvudförslag: avslag på förslaget",
        "ordföranden finner: bifall till förslaget",
        "propositionsordning",
    ]
