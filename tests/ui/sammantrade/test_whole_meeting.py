"""A meeting from the upprop to the end, through real widgets, with the keyboard alone."""

from collections.abc import Callable

from factories_services import Scene
from PySide6.QtCore import Qt
from still_clock import Clock

from nacka_sekreterare.domain.arende import Standardakt
from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.justering import Signatarroll
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.domain.narvarolista import narvaro_text
from nacka_sekreterare.domain.votering import Rostval
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from tests.ui.sammantrade.conftest import Player

Key = Qt.Key


def test_a_whole_meeting_is_kept_with_the_keyboard_alone(
    play: Callable[..., Player], scene: Scene, clock: Clock
) -> None:
    player = play(True)
    _upprop_with_one_away(player)
    _formalia(player)
    _motion_with_votering(player)
    clock.forward(minutes=20)
    _bidrag_with_jav(player)
    _pause_and_late_arrival(player, clock)
    _lokal_changed(player)
    _extra_arende_sent_back(player)
    _information_and_end(player)


def _upprop_with_one_away(player: Player) -> None:
    scene = player.scene
    player.room_person("Cia")
    player.key(Key.Key_G)
    away = next(entry for entry in scene.akt.narvaro if entry.person_id == scene.people["Cia"])
    assert not away.ar_narvarande
    player.key(Key.Key_F9)
    finn = next(entry for entry in scene.akt.narvaro if entry.person_id == scene.people["Finn"])
    assert finn.for_person_id == scene.people["Cia"]
    player.key(Key.Key_F4)
    player.ctrl_shift(Key.Key_S)
    assert scene.akt.sammantrade.oppnat_at is not None
    assert player.page.room.chip.text() == "Beslutsför 5 av 5"


def _formalia(player: Player) -> None:
    scene = player.scene
    assert player.rubrik == scene.standing(Standardakt.UPPROP).rubrik
    player.ctrl(Key.Key_Return)
    assert player.rubrik == scene.standing(Standardakt.VAL_AV_JUSTERARE).rubrik
    player.ctrl(Key.Key_Return)  # nobody is chosen: the cursor is where the name goes
    player.pick("dalros")
    player.ctrl(Key.Key_Return)
    justerare = [s.person_id for s in scene.akt.signatarer if s.roll is Signatarroll.JUSTERARE]
    assert justerare == [scene.people["Bo"]]
    assert player.rubrik == scene.standing(Standardakt.FASTSTALLANDE).rubrik
    player.ctrl(Key.Key_Return)
    player.ctrl(Key.Key_Return)
    assert player.rubrik == "Motion om ridhus"


def _motion_with_votering(player: Player) -> None:
    scene = player.scene
    player.ctrl(Key.Key_Y)
    player.key(Key.Key_A)  # the kind by its first letter: avslag
    player.key(Key.Key_Tab)
    player.pick("granvik")
    player.key(Key.Key_Return)
    moved = scene.akt.yrkanden
    assert [(y.slag, y.person_ids) for y in moved] == [(Yrkandeslag.AVSLAG, (scene.people["Elsa"],))]
    player.ctrl(Key.Key_G)
    player.key(Key.Key_V)
    for letter in (Key.Key_J, Key.Key_J, Key.Key_A, Key.Key_J, Key.Key_N):
        player.key(letter)
    player.key(Key.Key_Return)  # N + 2 keys from the V
    votering = scene.akt.voteringar[0]
    assert (votering.antal(Rostval.JA), votering.antal(Rostval.NEJ), votering.antal(Rostval.AVSTAR)) == (3, 1, 1)
    assert scene.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG
    player.ctrl(Key.Key_R)  # who voted for the losing side is filled in
    player.key(Key.Key_Return)
    mening = scene.akt.meningsyttringar[0]
    assert (mening.slag, mening.till_forman_for_eget) == (Meningsslag.RESERVATION, True)
    assert mening.person_ids == (scene.people["Elsa"],)
    player.key(Key.Key_Return)  # the beslut stands: on to the next
    assert player.rubrik == "Bidrag till föreningar"


def _bidrag_with_jav(player: Player) -> None:
    scene = player.scene
    player.ctrl(Key.Key_J)
    player.pick("furulund")
    player.key(Key.Key_Return)
    assert [jav.person_id for jav in scene.akt.jav] == [scene.people["Dan"]]
    player.key(Key.Key_F9)
    player.ctrl(Key.Key_Return)
    assert scene.punkt("Bidrag").utfall is Utfall.ENLIGT_FORSLAG
    # The ersättare served for that § only, and the jävig person is back at the next.
    number = scene.nummer("Bidrag")
    assert f"tjänstgör för Dan Furulund (M) § {number}" in narvaro_text(scene.akt, scene.people["Gun"])
    assert narvaro_text(scene.akt, scene.people["Dan"]) == f"Dan Furulund (M), ej § {number}"


def _pause_and_late_arrival(player: Player, clock: Clock) -> None:
    scene = player.scene
    player.ctrl_shift(Key.Key_P)
    clock.forward(minutes=10)
    player.ctrl_shift(Key.Key_P)
    pause = scene.akt.ajourneringar[0]
    assert pause.till_at is not None
    assert (pause.till_at - pause.fran_at).total_seconds() == 600
    player.room_person("Cia")
    player.key(Key.Key_K)
    assert f"§§ {scene.nummer('Lokal')}" in narvaro_text(scene.akt, scene.people["Cia"])
    assert player.page.room.chip.text() == "Beslutsför 5 av 5"


def _lokal_changed(player: Player) -> None:
    scene = player.scene
    assert player.rubrik == "Lokal för schack"
    player.ctrl(Key.Key_2)
    player.key(Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    player.type(" Hyran sjunker.")
    player.ctrl(Key.Key_Return)
    punkt = scene.punkt("Lokal")
    assert punkt.utfall is Utfall.ANDRAT
    assert punkt.beslut.plain == "Nämnden bifaller: Lokal för schack. Hyran sjunker."


def _extra_arende_sent_back(player: Player) -> None:
    scene = player.scene
    player.ctrl(Key.Key_E)
    player.type("Nattbibliotek")
    player.key(Key.Key_Return)
    assert player.rubrik == "Nattbibliotek"
    assert scene.arende("Nattbibliotek").ar_extra
    player.ctrl(Key.Key_3)
    player.type("Kostnaden ska utredas.")
    player.ctrl(Key.Key_Return)
    punkt = scene.punkt("Nattbibliotek")
    assert punkt.utfall is Utfall.ATERREMITTERAD
    assert punkt.motivering.plain == "Kostnaden ska utredas."


def _information_and_end(player: Player) -> None:
    scene = player.scene
    for _ in range(3):  # delegationsbeslut, anmälningar, övriga frågor: one key each
        player.ctrl(Key.Key_Return)
    numbered = [arende for arende in scene.akt.arenden if scene.akt.paragraf_of(arende.id)]
    assert all(punkt.utfall for arende in numbered for punkt in scene.akt.beslutspunkter_of(arende.id))
    player.ctrl_shift(Key.Key_S)
    assert scene.akt.sammantrade.ar_stangt_for_andring
    assert player.dialogs.answers == []
