"""The whole list put into an order at once."""

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.beslut import anteckna
from nacka_sekreterare.services.foredragningslista import order_arenden
from nacka_sekreterare.services.paragraf import give_out_utdrag
from nacka_sekreterare.services.undo import undo


def test_several_arenden_move_at_once_and_one_undo_brings_them_back(scene: Scene) -> None:
    before = [arende.id for arende in scene.akt.arenden]
    wanted = [*before[2:], *before[:2]]
    order_arenden(scene.kansli, scene.sammantrade.id, wanted)
    assert [arende.id for arende in scene.akt.arenden] == wanted
    assert [arende.ordning for arende in scene.akt.arenden] == list(range(len(wanted)))
    undo(scene.kansli)
    assert [arende.id for arende in scene.akt.arenden] == before


def test_an_arende_that_is_not_named_stays_last(scene: Scene) -> None:
    before = [arende.id for arende in scene.akt.arenden]
    order_arenden(scene.kansli, scene.sammantrade.id, before[1:])
    assert [arende.id for arende in scene.akt.arenden] == [*before[1:], before[0]]


def test_fixed_numbers_never_change_places(scene: Scene) -> None:
    numbered = scene.akt.numrerade_arenden
    for arende in numbered[:2]:
        anteckna(scene.kansli, arende.id)
    give_out_utdrag(scene.kansli, [numbered[0].id, numbered[1].id])
    ids = [arende.id for arende in scene.akt.arenden]
    first, second = ids.index(numbered[0].id), ids.index(numbered[1].id)
    ids[first], ids[second] = ids[second], ids[first]
    with pytest.raises(UserError, match="fasta paragrafnummer"):
        order_arenden(scene.kansli, scene.sammantrade.id, ids)
