"""The story of a sammanträde: who and what, in the order it was recorded, with the time it holds from beside it."""

from datetime import datetime, timedelta

from factories_services import DAY, Scene
from still_clock import Clock

from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.sammantrade import Ajournering
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services import beslut, minnesanteckning, undo
from nacka_sekreterare.services.handelse import (
    Berorda,
    Handelse,
    find_berorda,
    list_handelser,
    read_falt,
    write_berattelse,
)
from nacka_sekreterare.services.meningsyttring import add_meningsyttring, remove_meningsyttring
from nacka_sekreterare.services.narvaro import record_avgang, record_narvaro, upprop
from nacka_sekreterare.services.narvarolinje import Tidpunkt
from nacka_sekreterare.services.sammantrade import add_ajournering, open_sammantrade
from nacka_sekreterare.services.votering import add_votering, update_votering
from nacka_sekreterare.services.yrkande import add_yrkande, remove_yrkande, withdraw_yrkande

EVENING = datetime.combine(DAY, datetime.min.time()).replace(hour=19, minute=30)


def story(scene: Scene) -> tuple[Handelse, ...]:
    return list_handelser(scene.kansli, scene.sammantrade.id)


def last(scene: Scene) -> Handelse:
    return story(scene)[-1]


def about(scene: Scene, handelse: Handelse) -> Berorda:
    return find_berorda(scene.kansli, scene.akt)[handelse.step_id]


def test_a_yrkande_tells_who_moves_what(scene: Scene) -> None:
    motion = scene.arende("Motion")
    people = [scene.people["Cia"], scene.people["Dan"]]
    named = " och ".join(scene.akt.namn(person) for person in people)
    one = add_yrkande(scene.kansli, motion.id, Yrkandeslag.AVSLAG, people).value
    place = f"§ {scene.nummer('Motion')}"
    assert last(scene).mening == f"{place}: yrkande om avslag, {named}"
    assert (about(scene, last(scene)).arende_ids, about(scene, last(scene)).person_ids) == ({motion.id}, set(people))
    withdraw_yrkande(scene.kansli, one.id)
    assert last(scene).mening == f"{place}: yrkande återkallat, avslag, {named}"
    remove_yrkande(scene.kansli, one.id)
    assert last(scene).mening == f"{place}: yrkande borttaget, avslag, {named}"
    assert all(about(scene, handelse).arende_ids == {motion.id} for handelse in story(scene)[-3:]), (
        "also when its row is gone"
    )
    assert all(about(scene, handelse).person_ids == set(people) for handelse in story(scene)[-3:])


def test_an_open_votering_tells_its_result_and_a_closed_one_that_it_was_held(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    motion, voters = scene.arende("Motion"), [scene.people[name] for name in ("Greta", "Bo", "Cia", "Dan", "Elsa")]
    given = (Rostval.JA, Rostval.JA, Rostval.JA, Rostval.NEJ, Rostval.AVSTAR)
    roster = tuple(Rost(person_id=person, val=val) for person, val in zip(voters, given, strict=True))
    votering = Votering(arende_id=motion.id, ordning=0, ja_betyder="bifall", nej_betyder="avslag", roster=roster)
    stored = add_votering(scene.kansli, votering).value
    assert last(scene).mening.endswith(": omröstning, 3 ja och 1 nej, 1 avstår")
    assert about(scene, last(scene)).person_ids == set(voters)
    update_votering(scene.kansli, stored.id, form=Voteringsform.SLUTEN, antal_ja=3, antal_nej=2)
    assert last(scene).mening.endswith(": ändring av omröstning, sluten")
    assert about(scene, last(scene)).person_ids == frozenset()
    assert all(not set(voters) & about(scene, one).person_ids for one in story(scene) if "omröstning" in one.mening)


def test_who_goes_tells_the_clock_and_the_paragraf_and_when_it_was_written(scene: Scene, clock: Clock) -> None:
    clock.now = EVENING + timedelta(minutes=40)
    upprop(scene.kansli, scene.sammantrade.id)
    when = Tidpunkt(paragraf_id=scene.paragraf("Motion").id, klockslag_at=EVENING + timedelta(minutes=12))
    record_avgang(scene.kansli, scene.sammantrade.id, scene.people["Cia"], when, ersattare_id=scene.people["Finn"])
    cia, finn = (scene.akt.namn(scene.people[name]) for name in ("Cia", "Finn"))
    handelse = last(scene)
    assert handelse.mening == f"{cia}: gick kl. 19.42, § {scene.nummer('Motion')}, {finn} tjänstgör"
    assert (handelse.at, handelse.galler_at) == (clock.now, EVENING + timedelta(minutes=12))
    assert handelse.tillagg == "gäller 19.42"
    assert {scene.people["Cia"], scene.people["Finn"]} <= about(scene, handelse).person_ids


def test_what_is_written_the_same_minute_has_no_other_time(scene: Scene, clock: Clock) -> None:
    clock.now = EVENING
    open_sammantrade(scene.kansli, scene.sammantrade.id)
    assert (last(scene).mening, last(scene).galler_at) == ("Sammanträdet öppnat kl. 19.30", None)


def test_a_pause_entered_later_and_another_day_says_when_it_was(scene: Scene, clock: Clock) -> None:
    clock.now = EVENING + timedelta(days=1)
    pause = Ajournering(sammantrade_id=scene.sammantrade.id, fran_at=EVENING, till_at=EVENING + timedelta(minutes=10))
    add_ajournering(scene.kansli, pause)
    assert last(scene).tillagg == f"gäller {format_date(DAY)} kl. 19.40"
    assert last(scene).galler_at == EVENING + timedelta(minutes=10)


def test_what_was_undone_is_one_line_that_says_when(scene: Scene, clock: Clock) -> None:
    motion = scene.arende("Motion")
    beslut.decide_enligt_forslag(scene.kansli, motion.id)
    count = len(story(scene))
    clock.now += timedelta(minutes=3)
    undo.undo(scene.kansli)
    assert len(story(scene)) == count
    assert (last(scene).ar_angrad, last(scene).angrad_at) == (True, clock.now)
    assert last(scene).tillagg == f"ångrat {clock.now:%H.%M}"
    undo.redo(scene.kansli)
    assert (last(scene).ar_angrad, last(scene).tillagg) == (False, "")


def test_a_removed_reservation_still_belongs_to_its_paragraf_and_person(scene: Scene) -> None:
    motion, cia = scene.arende("Motion"), scene.people["Cia"]
    stored = add_meningsyttring(scene.kansli, motion.id, Meningsslag.RESERVATION, [cia]).value
    remove_meningsyttring(scene.kansli, stored.id)
    assert last(scene).mening.endswith(f": meningsyttring borttagen, reservation, {scene.akt.namn(cia)}")
    assert (about(scene, last(scene)).arende_ids, about(scene, last(scene)).person_ids) == ({motion.id}, {cia})


def test_the_details_are_read_when_they_are_asked_for(scene: Scene) -> None:
    motion = scene.arende("Motion")
    beslut.update_beslutspunkt(scene.kansli, scene.punkt("Motion").id, forslag=plain_text("Nämnden avslår."))
    fields = read_falt(scene.kansli, last(scene).step_id, scene.akt)
    assert [(field.falt, field.efter) for field in fields] == [("förslag", "Nämnden avslår.")]
    assert about(scene, last(scene)).arende_ids == {motion.id}


def test_the_private_memo_is_told_of_but_never_told(scene: Scene) -> None:
    minnesanteckning.set_minnesanteckning(scene.kansli, scene.arende("Motion").id, "hemligt minne")
    assert "hemligt" not in repr(story(scene))
    assert read_falt(scene.kansli, last(scene).step_id, scene.akt) == ()


def test_the_story_as_text_has_a_heading_for_each_day(scene: Scene, clock: Clock) -> None:
    clock.now = EVENING
    record_narvaro(scene.kansli, scene.sammantrade.id, scene.people["Cia"], Narvaroroll.FRANVARANDE)
    clock.now = EVENING + timedelta(days=1)
    add_yrkande(scene.kansli, scene.arende("Motion").id, Yrkandeslag.AVSLAG, [scene.people["Bo"]])
    undo.undo(scene.kansli)
    text = write_berattelse(story(scene)[-2:])
    cia, bo = (scene.akt.namn(scene.people[name]) for name in ("Cia", "Bo"))
    assert text.splitlines()[1] == f"19.30  {cia}: frånvarande"
    assert text.splitlines()[-1] == f"19.30  § {scene.nummer('Motion')}: yrkande om avslag, {bo} (ångrat 19.30)"
    assert text.count("Antecknat den") == 2
