"""The guided path from the yrkanden to the beslut, by keys through the real widgets."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from nacka_sekreterare.domain.beslut import Utfall
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.domain.proposition import Propositionsslag
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.votering import Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.services import undo
from nacka_sekreterare.services.beslut import add_beslutspunkt, set_beslutstext
from nacka_sekreterare.services.yrkande import add_yrkande
from nacka_sekreterare.ui.widgets.chip import Chip
from tests.ui.accessibility import check_page
from tests.ui.sammantrade.conftest import Player

Key = Qt.Key
Play = Callable[..., Player]
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_motion(play: Play) -> Player:
    player = play()
    player.ctrl_shift(Key.Key_S)
    player.go_to("Motion")
    return player


def move(player: Player, slag: Yrkandeslag, who: str, text: str = "", punkt: UUID | None = None) -> Yrkande:
    """A yrkande that is there already."""
    scene = player.scene
    people = [scene.people[who]]
    act = add_yrkande(
        scene.kansli, scene.arende("Motion").id, slag, people, plain_text(text) if text else None, beslutspunkt_id=punkt
    )
    player.page.desk.operations.announce(act.changes)
    QApplication.processEvents()
    return act.value


def keys(player: Player, letters: str) -> None:
    for letter in letters:
        player.key(Key(ord(letter)))


def votering(player: Player, index: int = -1) -> Votering:
    return player.scene.akt.voteringar_of(player.scene.arende("Motion").id)[index]


def result(player: Player) -> str:
    return player.page.view.beslutsgang.result.accessibleName()


# --- acklamation --------------------------------------------------------------------------------------------------
def test_two_proposals_by_acklamation_are_three_keys_from_the_yrkanden_to_the_next_paragraf(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.BIFALL, "Greta")
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    assert scene.paragraf("Motion").yrkanden_stangda_at is not None
    assert player.widget("yrkanden_stangda").isVisible()
    player.key(Key.Key_2)
    assert scene.punkt("Motion").utfall is Utfall.AVSLAG
    assert "avslår" in result(player)
    assert player.rubrik == "Motion om ridhus"
    player.key(Key.Key_Return)
    assert player.rubrik == "Bidrag till föreningar"


def test_a_beslut_taken_away_after_the_beslutsgang_is_decided_as_the_result_says(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    player.key(Key.Key_2)
    player.ctrl(Key.Key_0)
    assert scene.punkt("Motion").utfall is None
    assert player.page.view.decision.primary.text() == "Enligt beslutsgången"
    assert "avslår" in player.page.view.decision.editors[0].proposal.toPlainText()
    player.ctrl(Key.Key_Return)
    assert scene.punkt("Motion").utfall is Utfall.AVSLAG
    assert player.rubrik == "Bidrag till föreningar"


def test_one_key_takes_back_the_beslut_that_the_result_wrote(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    player.key(Key.Key_2)
    follow = player.widget("beslutsgang_follow")
    assert not follow.isVisible()
    act = set_beslutstext(scene.kansli, scene.punkt("Motion").id, plain_text("Hennes egna ord."))
    player.page.desk.operations.announce(act.changes)
    assert follow.isVisible()
    player.key(Key.Key_B)
    assert scene.punkt("Motion").beslut.plain == "Nämnden avslår förslaget."
    assert not follow.isVisible()


def test_a_yrkande_says_what_became_of_it(at_motion: Player) -> None:
    assert not at_motion.page.view.yrkande.isVisible()
    move(at_motion, Yrkandeslag.AVSLAG, "Elsa")
    chips = lambda: [c.text() for c in at_motion.page.view.yrkande.findChildren(Chip) if c.isVisible()]  # noqa: E731
    assert "motförslag" in chips()
    at_motion.ctrl(Key.Key_G)
    at_motion.key(Key.Key_1)
    assert "avslaget" in chips()


def test_the_simple_paragraf_with_yrkanden_is_still_one_key(at_motion: Player) -> None:
    move(at_motion, Yrkandeslag.AVSLAG, "Elsa")
    at_motion.ctrl(Key.Key_Return)
    assert at_motion.scene.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG
    assert at_motion.rubrik == "Bidrag till föreningar"


def test_the_beslutsgang_can_be_left_and_the_beslut_written_by_hand(at_motion: Player) -> None:
    move(at_motion, Yrkandeslag.AVSLAG, "Elsa")
    at_motion.ctrl(Key.Key_G)
    at_motion.ctrl(Key.Key_4)
    assert at_motion.scene.punkt("Motion").utfall is Utfall.BORDLAGD


def test_aterremiss_is_put_first_and_ends_the_matter_when_it_wins(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    move(player, Yrkandeslag.ATERREMISS, "Dan", "Kostnaden ska utredas.")
    player.ctrl(Key.Key_G)
    current = player.page.view.beslutsgang.current
    assert current is not None
    assert "återremitteras" in current.title
    player.key(Key.Key_2)
    punkt = scene.punkt("Motion")
    assert (punkt.utfall, punkt.motivering.plain) == (Utfall.ATERREMITTERAD, "Kostnaden ska utredas.")
    assert not player.page.view.beslutsgang.is_under_way


def test_backspace_and_undo_each_go_back_one_step(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    move(player, Yrkandeslag.ATERREMISS, "Dan")
    player.ctrl(Key.Key_G)
    keys(player, "11")
    assert scene.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG
    player.key(Key.Key_Backspace)
    assert scene.punkt("Motion").utfall is None
    keys(player, "2")
    assert scene.punkt("Motion").utfall is Utfall.AVSLAG
    player.page.desk.operations.run(lambda: undo.undo(scene.kansli))
    assert scene.punkt("Motion").utfall is None
    assert player.page.view.beslutsgang.is_under_way


def test_each_beslutspunkt_has_its_own_question(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    arende = scene.arende("Motion")
    second = add_beslutspunkt(scene.kansli, arende.id, plain_text("Nämnden ger uppdraget.")).value
    move(player, Yrkandeslag.AVSLAG, "Elsa", punkt=second.id)
    player.ctrl(Key.Key_G)
    keys(player, "12")
    utfall = [punkt.utfall for punkt in scene.akt.beslutspunkter_of(arende.id)]
    assert utfall == [Utfall.ENLIGT_FORSLAG, Utfall.AVSLAG]


# --- omröstning ---------------------------------------------------------------------------------------------------
def test_a_votering_among_two_takes_at_most_three_keys_more_than_there_are_voters(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    pressed = ["V", *"JJNJN", "Return"]
    for name in pressed:
        player.key(getattr(Key, f"Key_{name}"))
    assert len(pressed) <= 5 + 3
    held = votering(player)
    assert (held.antal(Rostval.JA), held.antal(Rostval.NEJ)) == (3, 2)
    assert scene.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG
    assert "Med 3 ja-röster mot 2 nej-röster" in result(player)


def test_the_rest_vote_alike_with_one_key(at_motion: Player) -> None:
    player = at_motion
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    keys(player, "VN")
    player.key(Key.Key_J, SHIFT)
    player.key(Key.Key_Return)
    assert (votering(player).antal(Rostval.JA), votering(player).antal(Rostval.NEJ)) == (4, 1)


def test_a_tie_is_broken_as_the_ordforande_voted_within_n_plus_three_keys(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    pressed = [*"VNJNJA", "U", "Return"]
    for name in pressed:
        player.key(getattr(Key, f"Key_{name}"))
    assert len(pressed) <= 5 + 3
    assert votering(player).utslagsrost is Rostval.NEJ
    assert scene.punkt("Motion").utfall is Utfall.AVSLAG
    assert "utslagsröst" in result(player)


def test_a_tie_is_never_broken_by_itself(at_motion: Player) -> None:
    player = at_motion
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    keys(player, "VNJNJA")
    player.key(Key.Key_Return)
    assert not player.scene.akt.voteringar
    assert player.focused.objectName() == "utslagsrost_nej"
    player.key(Key.Key_Return)
    assert votering(player).utslagsrost is Rostval.NEJ


def test_ja_means_avslag_after_a_swap_and_the_result_follows(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    keys(player, "VB")
    assert player.page.view.votering.votering_form.yes.text() == "avslag"
    keys(player, "JJJNN")
    player.key(Key.Key_Return)
    assert scene.punkt("Motion").utfall is Utfall.AVSLAG
    assert "avslå" in result(player)


def test_among_three_proposals_a_motforslag_is_chosen_before_the_huvudvotering(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    change = move(player, Yrkandeslag.ANDRING, "Dan", "att ridhuset byggs 2030")
    player.ctrl(Key.Key_G)
    keys(player, "V1")  # omröstning begärs, with the förslag as huvudförslag
    slag = [step.slag for step in scene.akt.propositioner_of(scene.arende("Motion").id)]
    assert Propositionsslag.MOTFORSLAG in slag
    keys(player, "V")
    keys(player, "NNNJJ")
    player.key(Key.Key_Return)
    keys(player, "V")
    form = player.page.view.votering.votering_form
    assert "ändringsyrkande" in form.no.text() + form.yes.text()
    keys(player, "NNNJJ")
    player.key(Key.Key_Return)
    punkt = scene.punkt("Motion")
    assert punkt.utfall is Utfall.ANDRAT
    assert punkt.beslut.plain == f"Nämnden beslutar {change.text.plain}."
    assert len(scene.akt.voteringar) == 2


def test_the_motforslag_may_fall_by_acklamation(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    move(player, Yrkandeslag.ANDRING, "Dan", "att ridhuset byggs 2030")
    player.ctrl(Key.Key_G)
    keys(player, "V112")
    assert scene.punkt("Motion").utfall is Utfall.AVSLAG
    assert not scene.akt.voteringar


def test_a_choice_of_huvudforslag_is_taken_back_with_backspace(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    move(player, Yrkandeslag.ANDRING, "Dan", "att ridhuset byggs 2030")
    player.ctrl(Key.Key_G)
    keys(player, "V1")
    player.key(Key.Key_Backspace)
    assert scene.punkt("Motion").utfall is None
    keys(player, "3")
    assert scene.punkt("Motion").utfall is Utfall.ANDRAT


def test_sluten_is_chosen_before_any_ballot_and_clears_what_was_filled_in(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    keys(player, "VJS")
    form = player.page.view.votering.votering_form
    assert not form.grid.votes()
    player.type("3")
    player.key(Key.Key_Tab)
    player.type("2")
    player.key(Key.Key_Return)
    held = votering(player)
    assert (held.form, held.roster, held.antal_ja, held.antal_nej) == (Voteringsform.SLUTEN, (), 3, 2)
    assert scene.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG


def test_a_tie_about_an_anstallning_is_broken_by_the_lot(at_motion: Player) -> None:
    player = at_motion
    player.ctrl_shift(Key.Key_G)
    keys(player, "S")
    form = player.page.view.votering.votering_form
    form.totals["antal_ja"].setValue(2)
    form.totals["antal_nej"].setValue(2)
    form.closed_totals.uppdrag.setText("enhetschef")
    player.key(Key.Key_Return)
    assert "Lotten" in form.casting._words.text()
    keys(player, "N")
    player.key(Key.Key_Return)
    held = votering(player)
    assert (held.lottad, held.utslagsrost, held.vinnare) == ("nej", None, Rostval.NEJ)


def test_a_votering_is_corrected_later_and_the_beslut_follows(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    keys(player, "VJJJNN")
    player.key(Key.Key_Return)
    player.qtbot.mouseClick(player.widget(f"ratta_{votering(player).id}"), Qt.MouseButton.LeftButton)
    keys(player, "N")
    player.key(Key.Key_Return)
    assert (votering(player).antal(Rostval.JA), votering(player).antal(Rostval.NEJ)) == (2, 3)
    assert scene.punkt("Motion").utfall is Utfall.AVSLAG


@pytest.mark.parametrize("names", ["kort", "mycket långa namn som nästan inte ryms på raden"])
def test_the_save_button_is_in_sight_with_fifteen_voters(at_motion: Player, names: str) -> None:
    player = at_motion
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    move(player, Yrkandeslag.BIFALL, "Greta")
    player.page.resize(1100, 820)  # 900 of the window less its head and foot
    player.ctrl(Key.Key_G)
    keys(player, "V")
    form = player.page.view.votering.votering_form
    voters = [(UUID(int=number), f"Person {number} {names}") for number in range(15)]
    form.grid.set_voters(voters)
    form.resized.emit()
    QTest.qWait(50)
    shown = form.save_button.visibleRegion().boundingRect()
    assert shown.height() == form.save_button.height()


# --- val ----------------------------------------------------------------------------------------------------------
def test_a_val_with_a_tie_goes_to_the_lot(at_motion: Player) -> None:
    player = at_motion
    player.ctrl_shift(Key.Key_U)
    player.pick("ekros")
    player.type("2")
    player.key(Key.Key_Return)
    player.pick("Nils Utanfor")
    player.type("2")
    player.key(Key.Key_Return)
    player.key(Key.Key_Return)  # no more candidates: the lot is asked for
    assert not player.scene.akt.voteringar
    player.key(Key.Key_2)
    held = votering(player)
    assert held.form is Voteringsform.VAL
    assert [(k.namn, k.roster) for k in held.kandidater] == [("Cia Ekros", 2), ("Nils Utanfor", 2)]
    assert held.lottad == "Nils Utanfor"
    assert not held.roster


# --- yrkanden -----------------------------------------------------------------------------------------------------
def test_a_yrkande_is_corrected_in_place(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    one = move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.qtbot.mouseClick(player.widget(f"andra_{one.id}"), Qt.MouseButton.LeftButton)
    player.key(Key.Key_B)
    player.key(Key.Key_Tab)
    player.pick("furulund")
    player.ctrl(Key.Key_Return)
    (moved,) = scene.akt.yrkanden
    assert (moved.id, moved.slag) == (one.id, Yrkandeslag.BIFALL)
    assert moved.person_ids == (scene.people["Elsa"], scene.people["Dan"])


def test_a_yrkande_is_withdrawn_corrected_and_removed_by_keys_on_its_row(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    one = move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.widget(f"andra_{one.id}").setFocus()
    keys(player, "K")
    assert scene.akt.yrkanden[0].ar_aterkallat
    keys(player, "K")
    assert not scene.akt.yrkanden[0].ar_aterkallat
    keys(player, "E")
    assert player.page.view.yrkande.yrkande_form.isVisible()
    player.key(Key.Key_Escape)
    player.widget(f"andra_{one.id}").setFocus()
    player.key(Key.Key_Delete)
    assert not scene.akt.yrkanden


def test_yrkanden_are_moved_with_alt_and_the_arrows_and_the_focus_goes_along(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    first, second = move(player, Yrkandeslag.BIFALL, "Greta"), move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.widget(f"andra_{second.id}").setFocus()
    player.key(Key.Key_Up, ALT)
    assert [one.id for one in scene.akt.yrkanden] == [second.id, first.id]
    assert player.focused.objectName() == f"andra_{second.id}"


def test_closed_yrkanden_open_again_with_one_key(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    player.ctrl(Key.Key_Y)
    form = player.page.view.yrkande.yrkande_form
    assert "stängda" in form._wrong.accessibleName()
    player.key(Key.Key_Escape)
    player.ctrl(Key.Key_L)
    assert scene.paragraf("Motion").yrkanden_stangda_at is None
    move(player, Yrkandeslag.ANDRING, "Dan", "att ridhuset byggs 2030")
    player.ctrl(Key.Key_G)
    current = player.page.view.beslutsgang.current
    assert current is not None
    assert len(current.choices) == 3


# --- who dissents -------------------------------------------------------------------------------------------------
def test_who_lost_the_votering_is_proposed_for_the_reservation_and_may_be_taken_away(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    keys(player, "VJJNJN")
    player.key(Key.Key_Return)
    keys(player, "R")
    form = player.page.view.mening.mening_form
    assert set(form.people.value()) == {scene.people["Cia"], scene.people["Elsa"]}
    assert not form.own.isChecked()  # Cia moved nothing
    player.qtbot.mouseClick(player.widget(f"mening_personer_{scene.people['Cia']}"), Qt.MouseButton.LeftButton)
    assert form.own.isChecked()
    player.ctrl(Key.Key_Return)
    (mening,) = scene.akt.meningsyttringar
    assert (mening.slag, mening.person_ids) == (Meningsslag.RESERVATION, (scene.people["Elsa"],))
    assert mening.till_forman_for_eget


def test_who_does_not_take_part_is_noted_from_the_path_before_the_proposition(at_motion: Player) -> None:
    player, scene = at_motion, at_motion.scene
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    keys(player, "D")
    player.pick("furulund")
    player.key(Key.Key_Return)
    (mening,) = scene.akt.meningsyttringar
    assert (mening.slag, mening.person_ids) == (Meningsslag.DELTAR_INTE, (scene.people["Dan"],))
    keys(player, "1")  # and the path goes on where it was
    assert scene.punkt("Motion").utfall is Utfall.ENLIGT_FORSLAG


def test_who_does_not_take_part_is_not_asked_for_a_vote(at_motion: Player) -> None:
    player = at_motion
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    player.ctrl(Key.Key_G)
    keys(player, "D")
    player.pick("furulund")
    player.key(Key.Key_Return)
    keys(player, "VJJJN")
    player.key(Key.Key_Return)
    assert [votering(player).antal(val) for val in (Rostval.JA, Rostval.NEJ)] == [3, 1]


def test_the_path_can_be_used_by_everybody(at_motion: Player) -> None:
    player = at_motion
    move(player, Yrkandeslag.AVSLAG, "Elsa")
    move(player, Yrkandeslag.ATERREMISS, "Dan")
    player.ctrl(Key.Key_G)
    check_page(player.page)
    keys(player, "12")
    player.ctrl_shift(Key.Key_U)
    check_page(player.page)
