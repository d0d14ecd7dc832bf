"""§ numbers through the services: the scenes of KEDJAN's point 8, and that undo never moves a fixed number."""

from datetime import date, timedelta
from random import Random

import pytest
from factories_services import DAY, Scene, make_scene
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.paragraf import Fastgrund
from nacka_sekreterare.services.arende import add_arende, add_extra_arende, move_arende, remove_arende
from nacka_sekreterare.services.beslut import anteckna, decide_enligt_forslag, utga
from nacka_sekreterare.services.justering import complete_justering, justera_omedelbart
from nacka_sekreterare.services.organ import update_installningar
from nacka_sekreterare.services.paragraf import give_out_utdrag
from nacka_sekreterare.services.sammantrade import (
    close_sammantrade,
    delete_sammantrade,
    list_sammantraden,
    load_akt,
    reopen_sammantrade,
)
from nacka_sekreterare.services.undo import NothingToUndoError, undo


def _numbers(scene: Scene) -> list[tuple[str, int]]:
    akt = scene.akt
    return [(arende.rubrik.split()[0], akt.nummer_of(arende.id) or 0) for arende in akt.numrerade_arenden]


def test_an_organ_that_starts_in_october_at_61_counts_from_there(scene: Scene) -> None:
    update_installningar(scene.kansli, scene.organ.id, forsta_nummer={2026: 61})
    assert scene.akt.paragrafnummer == tuple(range(61, 71))
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    with pytest.raises(UserError, match="2026"):
        update_installningar(scene.kansli, scene.organ.id, forsta_nummer={2026: 5})
    update_installningar(scene.kansli, scene.organ.id, forsta_nummer={2026: 61, 2027: 1})
    assert scene.akt.paragrafnummer == tuple(range(61, 71))


def test_an_omedelbart_justerad_paragraf_in_the_middle_holds_its_number_and_those_before(scene: Scene) -> None:
    before = _numbers(scene)
    justera_omedelbart(scene.kansli, [scene.arende("Bidrag").id])
    assert _numbers(scene) == before
    akt = scene.akt
    fixed = [paragraf.nummer for paragraf in akt.paragrafer if paragraf.nummer]
    assert sorted(fixed) == list(range(1, scene.nummer("Bidrag") + 1))
    assert akt.nummer_of_justering(akt.justeringar[1]) == (scene.nummer("Bidrag"),)


def test_an_extra_arende_after_a_fixed_number_takes_the_next_free_one(scene: Scene) -> None:
    fixed = scene.nummer("Lokal")
    decide_enligt_forslag(scene.kansli, scene.arende("Lokal").id)
    give_out_utdrag(scene.kansli, [scene.arende("Lokal").id])
    add_extra_arende(scene.kansli, scene.sammantrade.id, "Brådskande", index=1)
    assert scene.nummer("Lokal") == fixed
    assert scene.nummer("Brådskande") == fixed + 1
    assert [number for _, number in _numbers(scene)] == list(range(1, 12))


@pytest.mark.parametrize("keeps", [True, False])
def test_an_arende_that_utgar_before_a_fixed_number_keeps_its_paragraf(scene: Scene, keeps: bool) -> None:
    update_installningar(scene.kansli, scene.organ.id, utgatt_arende_behaller_paragraf=keeps)
    motion = scene.nummer("Motion")
    justera_omedelbart(scene.kansli, [scene.arende("Bidrag").id])
    utga(scene.kansli, scene.arende("Motion").id)
    assert scene.nummer("Motion") == motion
    assert scene.punkt("Motion").beslut.plain == "Ärendet utgår."
    with pytest.raises(UserError, match="utgå"):
        remove_arende(scene.kansli, scene.arende("Motion").id)


def test_an_arende_that_utgar_with_nothing_fixed_gives_its_number_up_where_the_organ_says_so(scene: Scene) -> None:
    update_installningar(scene.kansli, scene.organ.id, utgatt_arende_behaller_paragraf=False)
    motion = scene.nummer("Motion")
    utga(scene.kansli, scene.arende("Motion").id)
    assert scene.nummer("Motion") is None
    assert scene.nummer("Bidrag") == motion


def test_a_paragraf_forgotten_until_next_morning_takes_the_next_free_number(scene: Scene) -> None:
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    highest = max(scene.akt.paragrafnummer)
    later = make_scene(scene.kansli, DAY + timedelta(days=28), scene.organ)
    assert min(later.akt.paragrafnummer) == highest + 1
    add_arende(scene.kansli, scene.sammantrade.id, "Glömt", index=3)
    assert scene.paragraf("Glömt").nummer == highest + 1
    assert scene.paragraf("Glömt").fastgrund is Fastgrund.AVSLUT
    assert min(later.akt.paragrafnummer) == highest + 2
    with pytest.raises(NothingToUndoError):
        undo(scene.kansli)


def test_two_sammantraden_open_at_once_share_the_series_without_gap_or_duplicate(scene: Scene) -> None:
    other = make_scene(scene.kansli, DAY + timedelta(days=7), scene.organ)
    assert other.akt.paragrafnummer == tuple(range(11, 21))
    close_sammantrade(scene.kansli, other.sammantrade.id)
    add_extra_arende(scene.kansli, scene.sammantrade.id, "Brådskande")
    assert other.akt.paragrafnummer == tuple(range(11, 21))
    assert scene.nummer("Brådskande") == 21
    assert scene.akt.paragrafnummer == (*range(1, 11), 21)


def test_another_year_is_another_series(scene: Scene) -> None:
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    other = make_scene(scene.kansli, date(2027, 1, 20), scene.organ)
    assert min(other.akt.paragrafnummer) == 1


def test_an_undecided_paragraf_has_nothing_to_give_out(scene: Scene) -> None:
    with pytest.raises(UserError, match="inget att lämna ut"):
        give_out_utdrag(scene.kansli, [scene.arende("Motion").id])
    assert not any(paragraf.nummer for paragraf in scene.akt.paragrafer)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    give_out_utdrag(scene.kansli, [scene.arende("Motion").id])


def test_reopening_frees_only_what_the_closing_had_fixed(scene: Scene) -> None:
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    give_out_utdrag(scene.kansli, [scene.arende("Motion").id])
    motion = scene.nummer("Motion")
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    reopen_sammantrade(scene.kansli, scene.sammantrade.id, "ett ärende saknades")
    fixed = {paragraf.nummer for paragraf in scene.akt.paragrafer if paragraf.nummer}
    assert fixed == set(range(1, motion + 1))
    assert scene.akt.sammantrade.avslutat_at is None


def test_reopening_is_refused_when_a_later_sammantrade_has_fixed_numbers(scene: Scene) -> None:
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    later = make_scene(scene.kansli, DAY + timedelta(days=28), scene.organ)
    close_sammantrade(scene.kansli, later.sammantrade.id)
    with pytest.raises(UserError, match="senare sammanträde"):
        reopen_sammantrade(scene.kansli, scene.sammantrade.id, "fel")


def test_reopening_is_refused_without_a_reason_and_after_justering(scene: Scene) -> None:
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    with pytest.raises(UserError, match="varför"):
        reopen_sammantrade(scene.kansli, scene.sammantrade.id, " ")
    complete_justering(scene.kansli, scene.justering.id, DAY + timedelta(days=6))
    with pytest.raises(UserError, match="justerat"):
        reopen_sammantrade(scene.kansli, scene.sammantrade.id, "fel")


def test_a_fixed_paragraf_is_neither_moved_nor_removed_nor_its_sammantrade_deleted(scene: Scene) -> None:
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    give_out_utdrag(scene.kansli, [scene.arende("Motion").id])
    for refused in (
        lambda: move_arende(scene.kansli, scene.arende("Motion").id, 0),
        lambda: remove_arende(scene.kansli, scene.arende("Motion").id),
        lambda: delete_sammantrade(scene.kansli, scene.sammantrade.id),
    ):
        with pytest.raises(UserError):
            refused()


_STEPS = st.lists(
    st.sampled_from(["extra", "move", "utga", "decide", "utdrag", "omedelbart", "close", "undo"]),
    min_size=3,
    max_size=8,
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=_STEPS, choice=st.randoms(use_true_random=False))
def test_whatever_is_done_no_fixed_number_moves_and_none_is_missing_or_double(
    scene: Scene, steps: list[str], choice: Random
) -> None:
    kansli, meeting = scene.kansli, make_scene(scene.kansli, DAY + timedelta(days=7), scene.organ)
    held: dict[object, int] = {}
    for step in steps:
        arende = choice.choice(meeting.akt.arenden)
        acts = {
            "extra": lambda: add_extra_arende(kansli, meeting.sammantrade.id, "Extra", index=choice.randrange(5)),
            "move": lambda a=arende: move_arende(kansli, a.id, choice.randrange(9)),
            "utga": lambda a=arende: utga(kansli, a.id, orsak="x"),
            "decide": lambda a=arende: decide_enligt_forslag(kansli, a.id, orsak="x"),
            "utdrag": lambda a=arende: anteckna(kansli, a.id, orsak="x") and give_out_utdrag(kansli, [a.id]),
            "omedelbart": lambda a=arende: justera_omedelbart(kansli, [a.id]),
            "close": lambda: close_sammantrade(kansli, meeting.sammantrade.id),
            "undo": lambda: undo(kansli),
        }
        try:
            acts[step]()
        except UserError:
            continue
        akter = [load_akt(kansli, sammantrade.id) for sammantrade in list_sammantraden(kansli, scene.organ.id)]
        numbers = sorted(number for akt in akter for number in akt.paragrafnummer)
        assert numbers == list(range(1, len(numbers) + 1))
        now = {paragraf.id: paragraf.nummer for akt in akter for paragraf in akt.paragrafer if paragraf.nummer}
        assert {key: now.get(key) for key in held} == held
        held |= now
