"""Justering and anslag: who signs what, what is fixed, kept and erased, and what the law's dates make of it."""

from datetime import date, timedelta

import pytest
from factories_services import DAY, Scene

from nacka_sekreterare.domain.bilaga import Bilageslag
from nacka_sekreterare.domain.errors import ContradictionError, UserError
from nacka_sekreterare.domain.justering import Signatarroll, Signatarstatus
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.services.anslag import plan_anslag, register_nedtaget, register_uppsatt
from nacka_sekreterare.services.arende import add_arende, remove_arende
from nacka_sekreterare.services.bilaga import read_bilaga, remove_bilaga
from nacka_sekreterare.services.jav import add_jav
from nacka_sekreterare.services.justering import (
    complete_justering,
    justera_omedelbart,
    mark_utkast_skickat,
    move_paragraf,
    remove_justering,
)
from nacka_sekreterare.services.meningsyttring import add_meningsyttring
from nacka_sekreterare.services.minnesanteckning import load_minnesanteckning, set_minnesanteckning
from nacka_sekreterare.services.narvaro import upprop
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.signatar import set_signatarstatus
from nacka_sekreterare.services.standardakt import decide_val_av_justerare
from nacka_sekreterare.services.undo import changes_of

SIGNED = DAY + timedelta(days=6)


@pytest.fixture
def chosen(scene: Scene) -> Scene:
    """Cia justerar."""
    arende = next(arende for arende in scene.akt.arenden if arende.rubrik == "Justering")
    decide_val_av_justerare(scene.kansli, arende.id, [scene.people["Cia"]])
    return scene


def _signers(scene: Scene, index: int) -> list[tuple[Signatarroll, str]]:
    akt = scene.akt
    own = [s for s in akt.signatarer if s.justering_id == akt.justeringar[index].id]
    roles = list(Signatarroll)
    return sorted(((s.roll, akt.person(s.person_id).namn.split()[0]) for s in own), key=lambda s: roles.index(s[0]))


def test_an_omedelbar_justering_has_its_own_signatories_and_anslag(chosen: Scene) -> None:
    justera_omedelbart(chosen.kansli, [chosen.arende("Bidrag").id, chosen.arende("Motion").id])
    akt = chosen.akt
    expected = [
        (Signatarroll.SEKRETERARE, "Siv"),
        (Signatarroll.ORDFORANDE, "Greta"),
        (Signatarroll.JUSTERARE, "Cia"),
    ]
    assert _signers(chosen, 0) == _signers(chosen, 1) == expected
    assert {anslag.justering_id for anslag in akt.anslag} == {justering.id for justering in akt.justeringar}
    assert akt.nummer_of_justering(akt.justeringar[1]) == (chosen.nummer("Motion"), chosen.nummer("Bidrag"))


def test_who_presides_over_the_paragraf_signs_its_omedelbara_justering(chosen: Scene) -> None:
    upprop(chosen.kansli, chosen.sammantrade.id)
    add_jav(chosen.kansli, chosen.arende("Bidrag").id, chosen.people["Greta"])
    justera_omedelbart(chosen.kansli, [chosen.arende("Bidrag").id], justerare_ids=[chosen.people["Dan"]], plats="Sal 2")
    assert _signers(chosen, 1)[1:] == [(Signatarroll.ORDFORANDE, "Bo"), (Signatarroll.JUSTERARE, "Dan")]
    assert chosen.akt.justeringar[1].plats == "Sal 2"


def test_several_omedelbara_justeringar_are_numbered_in_order(chosen: Scene) -> None:
    for rubrik in ("Bidrag", "Lokal"):
        justera_omedelbart(chosen.kansli, [chosen.arende(rubrik).id])
    assert [justering.ordning for justering in chosen.akt.justeringar] == [0, 1, 2]
    with pytest.raises(UserError, match="redan en egen justering"):
        justera_omedelbart(chosen.kansli, [chosen.arende("Lokal").id])


def test_a_paragraf_moves_between_justeringar_and_back_until_one_is_signed(chosen: Scene) -> None:
    own = justera_omedelbart(chosen.kansli, [chosen.arende("Bidrag").id]).value
    move_paragraf(chosen.kansli, chosen.arende("Lokal").id, own.id)
    assert chosen.akt.nummer_of_justering(own) == (chosen.nummer("Bidrag"), chosen.nummer("Lokal"))
    move_paragraf(chosen.kansli, chosen.arende("Bidrag").id, chosen.justering.id)
    complete_justering(chosen.kansli, own.id, DAY)
    for refused in (
        lambda: move_paragraf(chosen.kansli, chosen.arende("Motion").id, own.id),
        lambda: move_paragraf(chosen.kansli, chosen.arende("Lokal").id, chosen.justering.id),
        lambda: remove_justering(chosen.kansli, own.id),
        lambda: complete_justering(chosen.kansli, own.id, DAY),
    ):
        with pytest.raises(UserError):
            refused()


def test_a_removed_omedelbar_justering_gives_its_paragraf_back_with_the_number(chosen: Scene) -> None:
    own = justera_omedelbart(chosen.kansli, [chosen.arende("Bidrag").id]).value
    nummer = chosen.paragraf("Bidrag").nummer
    remove_justering(chosen.kansli, own.id)
    assert (chosen.paragraf("Bidrag").justering_id, chosen.paragraf("Bidrag").nummer) == (None, nummer)
    with pytest.raises(UserError):
        remove_justering(chosen.kansli, chosen.justering.id)


def test_the_main_justering_waits_for_the_close_and_cannot_lie_before_the_meeting(chosen: Scene) -> None:
    with pytest.raises(UserError, match="inte avslutat"):
        complete_justering(chosen.kansli, chosen.justering.id, SIGNED)
    close_sammantrade(chosen.kansli, chosen.sammantrade.id)
    with pytest.raises(ContradictionError, match="före sammanträdet"):
        complete_justering(chosen.kansli, chosen.justering.id, DAY - timedelta(days=1))


def test_justering_keeps_the_exact_files_and_signs_for_those_who_have_not(chosen: Scene) -> None:
    close_sammantrade(chosen.kansli, chosen.sammantrade.id)
    mark_utkast_skickat(chosen.kansli, chosen.justering.id, DAY + timedelta(days=2))
    early = next(s for s in chosen.akt.signatarer if s.roll is Signatarroll.JUSTERARE)
    set_signatarstatus(chosen.kansli, early.id, Signatarstatus.UNDERTECKNAT, DAY + timedelta(days=5))
    files = [("protokoll.pdf", b"%PDF-1.7 exakt"), ("protokoll.docx", b"PK exakt")]
    complete_justering(chosen.kansli, chosen.justering.id, SIGNED, files)
    akt = chosen.akt
    assert [(b.namn, read_bilaga(chosen.kansli, b.id)) for b in akt.bilagor] == files
    assert {b.slag for b in akt.bilagor} == {Bilageslag.JUSTERAT}
    assert {s.undertecknat_date for s in akt.signatarer} == {SIGNED, DAY + timedelta(days=5)}
    with pytest.raises(UserError, match="justerade filen"):
        remove_bilaga(chosen.kansli, akt.bilagor[0].id)


def test_justering_erases_the_memos_of_its_paragrafer_and_their_images(chosen: Scene) -> None:
    kansli = chosen.kansli
    own = justera_omedelbart(kansli, [chosen.arende("Bidrag").id]).value
    set_minnesanteckning(kansli, chosen.arende("Bidrag").id, "hemligt-ett")
    set_minnesanteckning(kansli, chosen.arende("Motion").id, "hemligt-två")
    set_minnesanteckning(kansli, chosen.arende("Mötesinformation").id, "hemligt-tre")
    complete_justering(kansli, own.id, DAY)
    assert load_minnesanteckning(kansli, chosen.arende("Bidrag").id) == ""
    assert load_minnesanteckning(kansli, chosen.arende("Motion").id) == "hemligt-två"
    close_sammantrade(kansli, chosen.sammantrade.id)
    complete_justering(kansli, chosen.justering.id, SIGNED)
    assert load_minnesanteckning(kansli, chosen.arende("Motion").id) == ""
    assert load_minnesanteckning(kansli, chosen.arende("Mötesinformation").id) == ""
    assert "hemligt" not in "".join(step.model_dump_json() for step in changes_of(kansli))
    kansli.store.close()
    files = [path for path in kansli.store.paths.folder.rglob("*") if path.is_file()]
    assert not [path.name for path in files if b"hemligt" in path.read_bytes()]


def test_the_main_justering_forgets_the_memos_of_arenden_that_were_removed_too(chosen: Scene) -> None:
    kansli = chosen.kansli
    gone = add_arende(kansli, chosen.sammantrade.id, "Ridväg").value
    set_minnesanteckning(kansli, gone.id, "hemligt-fyra")
    remove_arende(kansli, gone.id)
    close_sammantrade(kansli, chosen.sammantrade.id)
    assert "hemligt-fyra" in "".join(step.model_dump_json() for step in changes_of(kansli))
    complete_justering(kansli, chosen.justering.id, SIGNED)
    assert "hemligt-fyra" not in "".join(step.model_dump_json() for step in changes_of(kansli))
    kansli.store.close()
    assert b"hemligt-fyra" not in kansli.store.paths.database.read_bytes()


def test_a_memo_is_refused_once_nothing_would_erase_it(chosen: Scene) -> None:
    close_sammantrade(chosen.kansli, chosen.sammantrade.id)
    complete_justering(chosen.kansli, chosen.justering.id, SIGNED)
    with pytest.raises(UserError):
        set_minnesanteckning(chosen.kansli, chosen.arende("Motion").id, "för sent")


def test_a_reservation_to_an_omedelbart_justerad_paragraf_is_still_recorded(chosen: Scene) -> None:
    own = justera_omedelbart(chosen.kansli, [chosen.arende("Bidrag").id]).value
    complete_justering(chosen.kansli, own.id, DAY)
    add_meningsyttring(chosen.kansli, chosen.arende("Bidrag").id, Meningsslag.RESERVATION, [chosen.people["Bo"]])
    assert len(chosen.akt.meningsyttringar) == 1


# --- anslag ---------------------------------------------------------------------------------------------------------
def test_the_planned_days_follow_the_justering_and_the_law(chosen: Scene) -> None:
    planned = plan_anslag(chosen.kansli, chosen.akt.anslag[0].id).value
    assert (planned.planerad_upp_date, planned.planerad_ned_date) == (date(2026, 4, 30), date(2026, 5, 22))
    assert planned.uppsatt_date is None


def test_an_anslag_goes_up_after_the_justering_only(chosen: Scene) -> None:
    anslag_id = chosen.akt.anslag[0].id
    with pytest.raises(ContradictionError, match="inte justerat"):
        register_uppsatt(chosen.kansli, anslag_id, SIGNED)
    close_sammantrade(chosen.kansli, chosen.sammantrade.id)
    complete_justering(chosen.kansli, chosen.justering.id, SIGNED)
    with pytest.raises(ContradictionError, match="före justeringen"):
        register_uppsatt(chosen.kansli, anslag_id, SIGNED - timedelta(days=1))
    with pytest.raises(ContradictionError, match="innan det sattes upp"):
        register_nedtaget(chosen.kansli, anslag_id, SIGNED + timedelta(days=40))
    register_uppsatt(chosen.kansli, anslag_id, SIGNED)
    with pytest.raises(UserError):
        plan_anslag(chosen.kansli, anslag_id)


def test_taken_down_too_early_is_recorded_and_told(chosen: Scene) -> None:
    close_sammantrade(chosen.kansli, chosen.sammantrade.id)
    complete_justering(chosen.kansli, chosen.justering.id, SIGNED)
    up = register_uppsatt(chosen.kansli, chosen.akt.anslag[0].id, SIGNED).value
    early = register_nedtaget(chosen.kansli, up.id, SIGNED + timedelta(days=21)).value
    assert (early.ar_for_tidig, early.frist.grans_date) == (True, SIGNED + timedelta(days=22))
    assert chosen.akt.anslag[0].nedtaget_date == SIGNED + timedelta(days=21)
    late = register_nedtaget(chosen.kansli, up.id, SIGNED + timedelta(days=22)).value
    assert not late.ar_for_tidig


def test_who_presided_for_a_javig_ordforande_becomes_a_signatory(chosen: Scene) -> None:
    kansli = chosen.kansli
    upprop(kansli, chosen.sammantrade.id)
    add_jav(kansli, chosen.arende("Bidrag").id, chosen.people["Greta"])
    close_sammantrade(kansli, chosen.sammantrade.id)
    chairs = [s.person_id for s in chosen.akt.signatarer if s.roll is Signatarroll.ORDFORANDE]
    assert chairs == [chosen.people["Greta"], chosen.people["Bo"]]
    complete_justering(kansli, chosen.justering.id, SIGNED)
    assert {s.undertecknat_date for s in chosen.akt.signatarer} == {SIGNED}
