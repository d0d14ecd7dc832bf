"""The phrase bank: shipped until it is hers, for one organ or for all, and filled where she is."""

import pytest
from factories_services import Scene, make_scene

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.fras import Fras
from nacka_sekreterare.domain.platshallare import KNOWN, unfilled_platshallare
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services import fras, organ, undo
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.storage.values import NoSuchValueError

TEXT = plain_text("{Namn} lämnar en gåva till {nämnden}.")


@pytest.fixture
def scene(kansli: Kansli) -> Scene:
    return make_scene(kansli)


def names(kansli: Kansli) -> list[str]:
    return [one.rubrik for one in fras.list_fraser(kansli)]


def test_the_bank_is_what_is_shipped_until_her_first_change(kansli: Kansli) -> None:
    shipped = names(kansli)
    assert len(shipped) > 10
    assert kansli.all(Fras) == ()
    fras.add_fras(kansli, " Gåva ", TEXT)
    assert names(kansli) == [*shipped, "Gåva"]
    assert len(kansli.all(Fras)) == len(shipped) + 1
    undo.undo(kansli)
    assert kansli.all(Fras) == ()
    assert names(kansli) == shipped


def test_a_shipped_phrase_is_changed_moved_and_removed_like_her_own(kansli: Kansli) -> None:
    first, second, *_ = fras.list_fraser(kansli)
    fras.update_fras(kansli, first.id, rubrik="Min egen")
    fras.move_fras(kansli, first.id, 1)
    assert names(kansli)[:2] == [second.rubrik, "Min egen"]
    fras.remove_fras(kansli, second.id)
    assert names(kansli)[0] == "Min egen"
    with pytest.raises(NoSuchValueError):
        fras.remove_fras(kansli, second.id)


def test_what_is_shipped_has_names_of_its_own_and_nothing_that_an_act_writes() -> None:
    shipped = fras.shipped_fraser()
    assert len({one.rubrik for one in shipped}) == len(shipped)
    assert fras.shipped_fraser() == shipped
    written = {value for value in vars(fraser).values() if isinstance(value, str)}
    assert not {one.text.plain for one in shipped} & written


def test_a_phrase_needs_a_name(kansli: Kansli) -> None:
    with pytest.raises(UserError, match="saknar namn"):
        fras.add_fras(kansli, "  ", TEXT)
    assert kansli.all(Fras) == ()


def test_saves_of_a_text_being_typed_are_one_step(kansli: Kansli) -> None:
    kept = fras.add_fras(kansli, "Gåva", TEXT).value
    fras.update_fras(kansli, kept.id, text=plain_text("En"))
    fras.update_fras(kansli, kept.id, text=plain_text("En gåva"))
    undo.undo(kansli)
    assert kansli.get(Fras, kept.id).text == TEXT


def test_where_she_is_the_organs_own_come_first_and_are_filled(scene: Scene) -> None:
    kansli = scene.kansli
    other = organ.create_organ(kansli, "Kulturnämnden").value
    fras.add_fras(kansli, "För alla", TEXT)
    fras.add_fras(kansli, "Vår", plain_text("{Ordförande} om {paragraf}, {ärende}: {vad}"), organ_id=scene.organ.id)
    fras.add_fras(kansli, "Andras", TEXT, organ_id=other.id)
    arende = scene.arende("Motion")
    first, *rest = fras.fraser_for(kansli, arende.id)
    assert first.rubrik == "Vår"
    assert f"om § {scene.nummer('Motion')}, {arende.rubrik}: {{vad}}" in first.text.plain
    assert unfilled_platshallare(first.text) == ("{vad}",)
    assert "Andras" not in [one.rubrik for one in rest]
    assert rest[-1].text.plain == f"{{Namn}} lämnar en gåva till {scene.organ.kortform}."


def test_outside_a_sammantrade_they_stand_as_they_are(scene: Scene) -> None:
    fras.add_fras(scene.kansli, "Vår", TEXT, organ_id=scene.organ.id)
    assert [one.text for one in fras.fraser_for(scene.kansli, None)] == [one.text for one in fras.shipped_fraser()]


def test_an_organ_that_is_deleted_leaves_its_phrases_to_every_organ(kansli: Kansli) -> None:
    own = organ.create_organ(kansli, "Kulturnämnden").value
    ours = fras.add_fras(kansli, "Vår", TEXT, organ_id=own.id).value
    organ.delete_organ(kansli, own.id)
    assert kansli.get(Fras, ours.id).organ_id is None
    undo.undo(kansli)
    assert kansli.get(Fras, ours.id) == ours


def test_known_placeholders_are_written_as_the_program_knows_them() -> None:
    """A misspelled one in what is shipped would never be filled."""
    used = {one.strip("{}").lower() for one in unfilled_platshallare(plain_text(_all_text()))}
    assert {"ordförande", "nämnden", "föredragande"} <= used
    assert "ordforande" not in used
    assert used - set(KNOWN)  # and some are hers


def _all_text() -> str:
    return "\n".join(one.text.plain for one in fras.shipped_fraser())
