"""The live page, act by act."""

from collections.abc import Callable
from datetime import time

from factories_services import Scene
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from still_clock import Clock

from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Motiveringsstatus
from nacka_sekreterare.domain.narvaro import Narvaroroll
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Rostval, Voteringsform
from nacka_sekreterare.services import undo
from nacka_sekreterare.services.beslut import add_beslutspunkt
from nacka_sekreterare.services.meningsyttring import add_meningsyttring
from nacka_sekreterare.services.minnesanteckning import load_minnesanteckning
from nacka_sekreterare.services.person import create_person, list_personer
from nacka_sekreterare.ui.actions import FRAME_ACTIONS, find_conflicts
from nacka_sekreterare.ui.sammantrade.actions import ACTIONS
from tests.ui.accessibility import check_page
from tests.ui.sammantrade.conftest import CTRL, Player

Key = Qt.Key
Play = Callable[..., Player]


def opened(play: Play, *answers: object, **details: bool) -> Player:
    player = play(*answers, **details)
    player.ctrl_shift(Key.Key_S)
    return player


def test_no_key_is_claimed_twice() -> None:
    assert not find_conflicts([*FRAME_ACTIONS, *ACTIONS])


def test_everybody_can_use_the_page_before_the_meeting(play: Play) -> None:
    check_page(play().page)


def test_everybody_can_use_the_page_with_all_forms_open(play: Play) -> None:
    player = opened(play)
    player.go_to("Motion")
    for card in player.page.view.cards.values():
        card.open_form()
    player.page.view.memo.open_form()
    player.page.view.beskrivning.open_form()
    player.page.session.extra_form.open_form()
    player.page.room.guest_form.open_form()
    check_page(player.page)


def test_the_simple_paragraf_is_one_key(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl(Key.Key_Return)
    assert scene.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG
    assert scene.paragraf("Motion").klubbad_at is not None
    assert player.rubrik == "Bidrag till föreningar"


def test_the_same_key_on_a_decided_paragraf_goes_on_and_changes_nothing(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl(Key.Key_4)
    player.go_to("Motion")
    player.ctrl(Key.Key_Return)
    assert scene.punkt("Motion").utfall is Utfall.BORDLAGD
    assert player.rubrik != "Motion om ridhus"


def test_each_act_has_its_key(play: Play, scene: Scene) -> None:
    player = opened(play)
    for key, utfall in (
        (Key.Key_4, Utfall.BORDLAGD),
        (Key.Key_5, Utfall.UTGAR),
        (Key.Key_6, Utfall.ANTECKNAD),
        (Key.Key_7, Utfall.AVSLAG),
    ):
        player.go_to("Motion")
        player.ctrl(key)
        assert scene.punkt("Motion").utfall is utfall
        player.go_to("Motion")
        player.ctrl(Key.Key_0)
        assert scene.punkt("Motion").utfall is None


def test_undo_shows_the_paragraf_that_was_undone(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl(Key.Key_Return)
    player.page.desk.operations.run(lambda: undo.undo(scene.kansli))
    assert player.rubrik == "Motion om ridhus"


def test_a_punkt_decided_otherwise_is_kept_when_the_rest_is_decided(play: Play, scene: Scene) -> None:
    add_beslutspunkt(scene.kansli, scene.arende("Motion").id, plain_text("Nämnden ger uppdraget."))
    player = opened(play)
    player.go_to("Motion")
    button = player.widget("punkt_0_avslag")
    player.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    player.ctrl(Key.Key_Return)
    punkter = scene.akt.beslutspunkter_of(scene.arende("Motion").id)
    assert [punkt.utfall for punkt in punkter] == [Utfall.AVSLAG, Utfall.ENLIGT_FORSLAG]


def test_ctrl_up_and_down_go_between_paragrafer_from_a_text_too(play: Play) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl(Key.Key_2)
    assert player.focused.objectName() == "beslut_0"
    player.key(Key.Key_Down, CTRL)
    assert player.rubrik == "Bidrag till föreningar"
    player.key(Key.Key_Up, CTRL)
    assert player.rubrik == "Motion om ridhus"


def test_the_clock_time_of_the_klubbslag_can_be_corrected(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl(Key.Key_Return)
    player.go_to("Motion")
    player.ctrl_shift(Key.Key_K)
    player.type("1847")
    player.key(Key.Key_Return)
    klubbad_at = scene.paragraf("Motion").klubbad_at
    assert klubbad_at is not None
    assert klubbad_at.time() == time(18, 47)


def test_a_beslut_is_changed_after_the_end_only_with_a_reason_asked_for_once(play: Play, scene: Scene) -> None:
    player = opened(play, True, "Skrivfel")
    player.go_to("Motion")
    player.ctrl(Key.Key_Return)
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    player.key(Key.Key_F2)
    player.key(Key.Key_End, CTRL)
    player.type(" Så.")
    player.key(Key.Key_F4)
    assert scene.punkt("Motion").beslut.plain.endswith(" Så.")
    player.key(Key.Key_F2)
    player.key(Key.Key_End, CTRL)
    player.type(" Och så.")
    player.key(Key.Key_F4)
    assert scene.punkt("Motion").beslut.plain.endswith("Så. Och så.")
    assert len(player.dialogs.questions) == 2


def test_a_tie_asks_for_the_utslagsrost_and_a_missing_vote_is_told(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl_shift(Key.Key_G)
    for letter in (Key.Key_J, Key.Key_N, Key.Key_J, Key.Key_N):
        player.key(letter)
    player.key(Key.Key_Return)
    form = player.page.view.cards["votering"].form
    assert "Elsa Granvik" in form._wrong._sentence.text()  # type: ignore[attr-defined]
    player.key(Key.Key_A)
    player.key(Key.Key_Return)
    assert not scene.akt.voteringar
    assert player.focused.objectName() == "utslagsrost_ja"
    player.key(Key.Key_J)
    player.ctrl(Key.Key_Return)
    votering = scene.akt.voteringar[0]
    assert (votering.utslagsrost, votering.vinnare) == (Rostval.JA, Rostval.JA)


def test_a_sluten_votering_keeps_totals_only(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl_shift(Key.Key_G)
    form = player.page.view.cards["votering"].form
    form.closed_box.setChecked(True)  # type: ignore[attr-defined]
    form.totals["antal_ja"].setValue(3)  # type: ignore[attr-defined]
    form.totals["antal_nej"].setValue(2)  # type: ignore[attr-defined]
    form.submit()
    votering = scene.akt.voteringar[0]
    assert (votering.form, votering.roster, votering.antal_ja) == (Voteringsform.SLUTEN, (), 3)


def test_below_quorum_is_told_with_lagrum_and_the_decision_is_recorded_all_the_same(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    for word in ("Bo", "Cia", "Dan"):
        player.room_person(word)
        player.key(Key.Key_G)
    assert player.page.room.chip.text() == "Ej beslutsför 2 av 5"
    assert "6 kap. 27 §" in player.page.room.quorum_notice.accessibleName()
    player.key(Key.Key_F4)
    player.ctrl(Key.Key_Return)
    assert scene.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG


def test_away_for_one_paragraf_is_one_key_and_the_ersattare_serves_for_that_one_only(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Bidrag")
    player.room_person("Cia")
    player.key(Key.Key_B)
    player.key(Key.Key_F9)
    rows = {row.person_id: row for row in player.page.room.people._rows}
    assert rows[scene.people["Finn"]].note.startswith("för Cia Ekros (S)")
    player.go_to("Lokal")
    rows = {row.person_id: row for row in player.page.room.people._rows}
    assert rows[scene.people["Cia"]].group == "Tjänstgörande"
    assert rows[scene.people["Finn"]].group == "Ej tjänstgörande"


def test_another_can_preside_over_a_paragraf(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.room_person("Bo")
    player.key(Key.Key_O)
    assert scene.paragraf("Motion").ordforande_id == scene.people["Bo"]


def test_a_change_can_hold_from_inside_the_paragraf_with_a_clock_time(play: Play, scene: Scene, clock: Clock) -> None:
    player = opened(play)
    player.go_to("Bidrag")
    clock.forward(minutes=33)
    player.page.room.since.setCurrentIndex(1)
    player.room_person("Cia")
    player.key(Key.Key_G)
    gone = next(e for e in scene.akt.narvaro if e.person_id == scene.people["Cia"] and e.ar_inne_i_paragraf)
    assert gone.klockslag_at is not None
    assert gone.klockslag_at.time() == time(18, 33)


def test_omedelbar_justering_is_one_act_after_a_question(play: Play, scene: Scene) -> None:
    player = opened(play, True, None)
    player.go_to("Motion")
    player.ctrl(Key.Key_Return)
    player.go_to("Motion")
    player.ctrl(Key.Key_O)
    justering = scene.akt.justering_of(scene.arende("Motion").id)
    assert justering is not None
    assert justering.ar_omedelbar
    row = player.page.list.item(player.page.list.currentRow())
    assert "omedelbart justerad" in row.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_memo_is_saved_and_is_nowhere_in_the_protokoll(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl_shift(Key.Key_N)
    player.type("Fråga ekonomen")
    player.key(Key.Key_F4)
    assert load_minnesanteckning(scene.kansli, scene.arende("Motion").id) == "Fråga ekonomen"


def test_a_guest_is_entered_with_titel(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.ctrl_shift(Key.Key_D)
    player.type("Ture Teknikros")
    player.key(Key.Key_Tab)
    player.type("tekniker")
    player.key(Key.Key_Return)
    assert ("Ture Teknikros", "tekniker") in {(person.namn, person.titel) for person in scene.akt.personer}


def test_the_motivering_of_a_reservation_is_written_when_it_comes_in(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    one = add_meningsyttring(
        scene.kansli,
        scene.arende("Motion").id,
        Meningsslag.RESERVATION,
        [scene.people["Siv"]],
        motiveringsstatus=Motiveringsstatus.VANTAS,
    ).value
    player.page.reload()
    player.page.show_slow()
    player.qtbot.mouseClick(player.widget(f"skriv_{one.id}"), Qt.MouseButton.LeftButton)
    assert player.focused.objectName() == "motivering_text"
    player.type("Kostnaden blir stor.")
    player.focused.flush()  # type: ignore[attr-defined]
    player.type(" Avslag yrkas.")
    player.key(Key.Key_F4)
    (saved,) = scene.akt.meningsyttringar
    assert saved.text.plain == "Kostnaden blir stor. Avslag yrkas."
    assert saved.motiveringsstatus is Motiveringsstatus.INKOMMEN
    player.go_to("Lokal")
    player.page.show_slow()
    assert player.widget("motivering_editor").isHidden()


def test_a_guest_known_from_before_is_found_and_not_entered_twice(play: Play, scene: Scene) -> None:
    known = create_person(scene.kansli, "Ture Teknikros", titel="tekniker").value
    player = opened(play)
    for typed in ("ture teknikros", "Ture Teknikros, tekniker"):
        player.ctrl_shift(Key.Key_D)
        player.type(typed)
        player.key(Key.Key_Return)
        assert [one.roll for one in scene.akt.narvaro if one.person_id == known.id] == [Narvaroroll.OVRIG]
        assert player.page.room.guest_form.isHidden()
        undo.undo(scene.kansli)
        player.page.reload()
    player.ctrl_shift(Key.Key_D)
    player.type("teknikr")
    form = player.page.room.guest_form
    assert form.name_line.completer().completionCount() == 1
    player.key(Key.Key_Escape)
    form.name_line.setText("Ture Teknikros")
    form.titel.setText("jurist")
    form.submit()  # another of the same name
    assert {"tekniker", "jurist"} == {p.titel for p in list_personer(scene.kansli) if p.namn == "Ture Teknikros"}


def test_a_form_without_a_person_says_so_and_esc_leaves_it(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl(Key.Key_Y)
    player.ctrl(Key.Key_Return)
    form = player.page.view.cards["yrkande"].form
    assert "Ingen är vald" in form._wrong._sentence.text()  # type: ignore[attr-defined]
    assert scene.punkt("Motion").utfall is None
    player.key(Key.Key_Escape)
    assert form.isHidden()
    assert player.focused is player.page.list


def test_what_the_acts_say_is_shown_as_it_will_be_printed_and_can_be_taken_over(play: Play, scene: Scene) -> None:
    player = opened(play)
    player.go_to("Motion")
    player.ctrl(Key.Key_J)
    player.pick("furulund")
    player.key(Key.Key_Return)
    player.page.show_slow()
    edit = player.widget("avsnitt_0")
    assert "Dan Furulund (M) anmäler jäv" in edit.text().plain  # type: ignore[attr-defined]
    edit.setFocus()
    player.key(Key.Key_End, CTRL)
    player.type(" Han går ut.")
    player.key(Key.Key_F4)
    assert [one.text.plain.endswith("Han går ut.") for one in scene.akt.avsnitt] == [True]
    player.page.show_slow()
    player.qtbot.mouseClick(player.widget("avsnitt_restore_0"), Qt.MouseButton.LeftButton)
    assert not scene.akt.avsnitt


def test_the_opening_time_can_be_corrected(play: Play, scene: Scene) -> None:
    player = opened(play)
    line = player.page.findChild(QLineEdit, "oppnat_line")
    assert line is not None
    line.setFocus()
    line.selectAll()
    player.type("18.02")
    player.key(Key.Key_Return)
    oppnat_at = scene.akt.sammantrade.oppnat_at
    assert oppnat_at is not None
    assert oppnat_at.time() == time(18, 2)
