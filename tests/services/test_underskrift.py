"""Signing electronically: one way for all, the exact file out and back, who has signed, and what is kept in the end."""

from datetime import timedelta
from pathlib import Path

import pytest
from factories_services import DAY, Scene
from signing import ISSUER, SIGNED_AT, issued, sign, sign_by_service, written_anew
from still_clock import Clock

from nacka_sekreterare.domain.bilaga import Bilaga, Bilageslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.justering import Justering, Signatar, Signatarroll, Signatarstatus, Underskriftssatt
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.underskriftskontroll import Filutfall, Omdome, Utfardarutfall
from nacka_sekreterare.services.beslut import set_beslutstext
from nacka_sekreterare.services.bilaga import read_bilaga, remove_bilaga
from nacka_sekreterare.services.export import Exportorder, export_dokument, files_for_justering, prepare_for_signing
from nacka_sekreterare.services.justering import complete_justering, justera_omedelbart, update_justering
from nacka_sekreterare.services.person import update_person
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.signatar import set_signatarstatus
from nacka_sekreterare.services.standardakt import decide_val_av_justerare
from nacka_sekreterare.services.underskrift import (
    is_changed_since_sent,
    prepare_for_underskrift,
    prepare_kontroll,
    propose_signed,
    register_for_underskrift,
    register_undertecknat,
    sent_file,
    set_underskriftssatt,
    undertecknade_filer,
    withdraw_for_underskrift,
)
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.services.utdragskontroll import check_utdrag

ELECTRONIC, PAPER = Underskriftssatt.ELEKTRONISK, Underskriftssatt.PAPPER
SIGNED = SIGNED_AT.astimezone().date()


@pytest.fixture
def ready(scene: Scene) -> Scene:
    """Cia justerar, the sammanträde is closed, and its protokoll is to be signed electronically."""
    arende = next(arende for arende in scene.akt.arenden if arende.rubrik == "Justering")
    decide_val_av_justerare(scene.kansli, arende.id, [scene.people["Cia"]])
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    set_underskriftssatt(scene.kansli, scene.justering.id, ELECTRONIC)
    return scene


@pytest.fixture
def out(ready: Scene) -> Scene:
    """And it is out to be signed."""
    send(ready)
    return ready


def send(scene: Scene) -> Bilaga:
    files = prepare_for_underskrift(scene.kansli, scene.justering.id).build()
    return register_for_underskrift(scene.kansli, scene.justering.id, files).value


def sent_bytes(scene: Scene) -> bytes:
    sent = sent_file(scene.akt, scene.justering)
    assert sent is not None
    return read_bilaga(scene.kansli, sent.id)


def signatarer(scene: Scene) -> dict[Signatarroll, Signatar]:
    return {each.roll: each for each in scene.akt.signatarer if each.justering_id == scene.justering.id}


def name(scene: Scene, roll: Signatarroll) -> str:
    return scene.akt.person(signatarer(scene)[roll].person_id).namn


def judge(scene: Scene, data: bytes) -> Omdome:
    return prepare_kontroll(scene.kansli, scene.justering.id, data).judge()


def come_back(scene: Scene, data: bytes) -> Omdome:
    """Judge a file, and register what it says."""
    omdome = judge(scene, data)
    proposed = propose_signed(scene.akt, scene.justering, omdome)
    signed = {key: day for key, (day, _) in proposed.items() if day}
    register_undertecknat(scene.kansli, scene.justering.id, "undertecknat.pdf", data, signed)
    return omdome


# --- one way for all --------------------------------------------------------------------------------------------------
def test_the_way_can_be_changed_while_nothing_is_out_and_nobody_has_signed(ready: Scene) -> None:
    assert set_underskriftssatt(ready.kansli, ready.justering.id, PAPER).value.underskriftssatt is PAPER
    assert set_underskriftssatt(ready.kansli, ready.justering.id, ELECTRONIC).value.ar_elektronisk


def test_the_way_stays_while_the_file_is_out(out: Scene) -> None:
    with pytest.raises(UserError, match="Ta tillbaka det först"):
        set_underskriftssatt(out.kansli, out.justering.id, PAPER)
    withdraw_for_underskrift(out.kansli, out.justering.id)
    assert not set_underskriftssatt(out.kansli, out.justering.id, PAPER).value.ar_elektronisk


@pytest.mark.parametrize(("way", "words"), [(PAPER, "på papper"), (ELECTRONIC, "elektroniskt")])
def test_nobody_signs_in_another_way_than_the_first(ready: Scene, way: Underskriftssatt, words: str) -> None:
    set_underskriftssatt(ready.kansli, ready.justering.id, way)
    set_signatarstatus(ready.kansli, ready.signatar.id, Signatarstatus.UNDERTECKNAT)
    with pytest.raises(UserError, match=f"har redan undertecknat {words}"):
        set_underskriftssatt(ready.kansli, ready.justering.id, ELECTRONIC if way is PAPER else PAPER)
    assert ready.justering.underskriftssatt is way


def test_the_way_of_what_is_done_stays(ready: Scene) -> None:
    complete_justering(ready.kansli, ready.justering.id, SIGNED)
    with pytest.raises(UserError, match="klar"):
        set_underskriftssatt(ready.kansli, ready.justering.id, PAPER)


# --- sending ----------------------------------------------------------------------------------------------------------
def test_what_is_sent_is_kept_exactly_in_three_formats(ready: Scene) -> None:
    files = prepare_for_underskrift(ready.kansli, ready.justering.id).build()
    register_for_underskrift(ready.kansli, ready.justering.id, files)
    kept = [each for each in ready.akt.bilagor if each.slag is Bilageslag.FOR_UNDERSKRIFT]
    assert [(each.namn, read_bilaga(ready.kansli, each.id)) for each in kept] == list(files)
    assert [each.namn.rsplit(".", 1)[1] for each in kept] == ["pdf", "docx", "txt"]
    assert sent_file(ready.akt, ready.justering) == kept[0]


def test_it_is_not_sent_twice_on_paper_or_before_the_sammantrade_is_closed(scene: Scene) -> None:
    with pytest.raises(UserError, match="på papper"):
        prepare_for_underskrift(scene.kansli, scene.justering.id)
    set_underskriftssatt(scene.kansli, scene.justering.id, ELECTRONIC)
    with pytest.raises(UserError, match="inte avslutat"):
        prepare_for_underskrift(scene.kansli, scene.justering.id)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    send(scene)
    with pytest.raises(UserError, match="redan skickat"):
        prepare_for_underskrift(scene.kansli, scene.justering.id)


def test_an_omedelbar_justering_is_sent_while_the_sammantrade_goes_on(scene: Scene) -> None:
    own = justera_omedelbart(scene.kansli, [scene.arende("Motion").id]).value
    set_underskriftssatt(scene.kansli, own.id, ELECTRONIC)
    job = prepare_for_underskrift(scene.kansli, own.id)
    register_for_underskrift(scene.kansli, own.id, job.build())
    assert sent_file(scene.akt, scene.kansli.get(Justering, own.id)) is not None
    assert sent_file(scene.akt, scene.justering) is None


def test_a_changed_word_is_told_until_it_is_sent_again(out: Scene) -> None:
    assert not is_changed_since_sent(out.kansli, out.akt, out.justering)
    set_beslutstext(out.kansli, out.punkt("Motion").id, plain_text("Nämnden avslår motionen."), orsak="Skrivfel")
    assert is_changed_since_sent(out.kansli, out.akt, out.justering)
    withdraw_for_underskrift(out.kansli, out.justering.id)
    assert not is_changed_since_sent(out.kansli, out.akt, out.justering)
    send(out)
    assert not is_changed_since_sent(out.kansli, out.akt, out.justering)


@pytest.mark.parametrize("day", [timedelta(), timedelta(days=90)])
def test_time_and_signatures_change_no_word(out: Scene, day: timedelta, clock: Clock) -> None:
    come_back(out, sign(sent_bytes(out), "sekreterare", name(out, Signatarroll.SEKRETERARE)))
    clock.now += day
    assert not is_changed_since_sent(out.kansli, out.akt, out.justering)


def test_a_changed_name_and_a_changed_plan_are_changed_words(out: Scene) -> None:
    update_person(out.kansli, out.people["Cia"], namn="Cia Nyström")
    assert is_changed_since_sent(out.kansli, out.akt, out.justering)
    undo(out.kansli)
    assert not is_changed_since_sent(out.kansli, out.akt, out.justering)
    update_justering(out.kansli, out.justering.id, plats="Rådhuset")
    assert is_changed_since_sent(out.kansli, out.akt, out.justering)


def test_what_is_out_is_not_removed_as_another_file(out: Scene) -> None:
    sent = sent_file(out.akt, out.justering)
    assert sent is not None
    with pytest.raises(UserError, match="Ta tillbaka den"):
        remove_bilaga(out.kansli, sent.id)


def test_what_is_taken_back_has_nobody_signed_and_may_be_undone(out: Scene) -> None:
    come_back(out, sign(sent_bytes(out), "sekreterare", name(out, Signatarroll.SEKRETERARE)))
    withdraw_for_underskrift(out.kansli, out.justering.id)
    assert sent_file(out.akt, out.justering) is None
    assert not undertecknade_filer(out.akt, out.justering)
    assert {each.status for each in signatarer(out).values()} == {Signatarstatus.VANTAR}
    with pytest.raises(UserError, match="inget att ta tillbaka"):
        withdraw_for_underskrift(out.kansli, out.justering.id)
    undo(out.kansli)
    assert sent_file(out.akt, out.justering) is not None
    assert signatarer(out)[Signatarroll.SEKRETERARE].undertecknat_date == SIGNED


# --- coming back ------------------------------------------------------------------------------------------------------
def test_one_signs_after_the_other_and_the_last_file_counts(out: Scene) -> None:
    data = sent_bytes(out)
    for count, (roll, field) in enumerate(
        [
            (Signatarroll.SEKRETERARE, "sekreterare"),
            (Signatarroll.ORDFORANDE, "ordforande-1"),
            (Signatarroll.JUSTERARE, "justerare-1"),
        ],
        start=1,
    ):
        data = sign(data, field, name(out, roll))
        omdome = come_back(out, data)
        assert omdome.fil.utfall is Filutfall.SAMMA_FIL
        signed = [each for each in signatarer(out).values() if each.status is Signatarstatus.UNDERTECKNAT]
        assert (len(signed), {each.undertecknat_date for each in signed}) == (count, {SIGNED})
    kept = undertecknade_filer(out.akt, out.justering)
    assert (len(kept), read_bilaga(out.kansli, kept[-1].id)) == (3, data)


def test_a_signature_is_its_fields_unless_its_name_is_anothers(out: Scene) -> None:
    secretary, chair = name(out, Signatarroll.SEKRETERARE), name(out, Signatarroll.ORDFORANDE)

    def proposed(field: str, who: str) -> set[Signatarroll]:
        omdome = judge(out, sign(sent_bytes(out), field, who))
        ids = propose_signed(out.akt, out.justering, omdome)
        return {roll for roll, each in signatarer(out).items() if each.id in ids}

    assert proposed("sekreterare", secretary) == {Signatarroll.SEKRETERARE}
    assert proposed("sekreterare", "BankID 198001019999") == {Signatarroll.SEKRETERARE}
    assert proposed("sekreterare", chair) == {Signatarroll.ORDFORANDE}
    first, last = chair.split()
    assert proposed("sekreterare", f"{last.upper()}, {first}") == {Signatarroll.ORDFORANDE}


def test_a_service_of_its_own_signs_for_nobody(out: Scene) -> None:
    returned = sign_by_service(written_anew(sent_bytes(out), lambda pdf: pdf.add_blank_page()))
    omdome = judge(out, returned)
    assert omdome.fil.utfall is Filutfall.SAMMA_SIDOR
    assert not propose_signed(out.akt, out.justering, omdome)


def test_a_broken_signature_is_not_proposed(out: Scene) -> None:
    sent = sent_bytes(out)
    signed = sign(sent, "sekreterare", name(out, Signatarroll.SEKRETERARE))
    at = sent.index(b"/Producer")
    omdome = judge(out, signed[:at] + b"/producer" + signed[at + 9 :])
    assert omdome.signaturer
    assert not propose_signed(out.akt, out.justering, omdome)


def test_a_file_that_differs_is_kept_all_the_same(out: Scene) -> None:
    data = b"%PDF-1.7 inte en riktig fil"
    assert judge(out, data).fil.utfall is Filutfall.SKILJER
    signer = signatarer(out)[Signatarroll.JUSTERARE]
    register_undertecknat(out.kansli, out.justering.id, "konstig.pdf", data, {signer.id: DAY})
    assert read_bilaga(out.kansli, undertecknade_filer(out.akt, out.justering)[-1].id) == data
    assert signatarer(out)[Signatarroll.JUSTERARE].undertecknat_date == DAY


def test_a_file_is_judged_only_against_one_that_was_sent(ready: Scene) -> None:
    with pytest.raises(UserError, match="Inget protokoll är skickat"):
        judge(ready, b"%PDF")


def test_a_signed_file_is_refused_on_paper_and_when_it_is_done(ready: Scene) -> None:
    set_underskriftssatt(ready.kansli, ready.justering.id, PAPER)
    with pytest.raises(UserError, match="på papper"):
        register_undertecknat(ready.kansli, ready.justering.id, "a.pdf", b"%PDF", {})
    complete_justering(ready.kansli, ready.justering.id, SIGNED)
    with pytest.raises(UserError, match="klar"):
        register_undertecknat(ready.kansli, ready.justering.id, "a.pdf", b"%PDF", {})


# --- done -------------------------------------------------------------------------------------------------------------
def test_what_is_kept_in_the_end_is_the_signed_file_itself(out: Scene, clock: Clock) -> None:
    sent = dict(prepare_kept(out))
    signed = sign(sent_bytes(out), "sekreterare", name(out, Signatarroll.SEKRETERARE))
    come_back(out, signed)
    clock.forward(days=3)
    complete_justering(out.kansli, out.justering.id, SIGNED, files_for_justering(out.kansli, out.justering.id))
    kept = {b.namn: read_bilaga(out.kansli, b.id) for b in out.akt.bilagor if b.slag is Bilageslag.JUSTERAT}
    pdf = next(each for each in kept if each.endswith(".pdf"))
    assert kept == sent | {pdf: signed}
    assert (
        next(job for job in prepare_for_signing(out.kansli, out.justering.id) if job.format == "pdf").render() == signed
    )


def test_a_signed_file_is_known_whatever_the_service_calls_it(out: Scene) -> None:
    signed = sign(sent_bytes(out), "sekreterare", name(out, Signatarroll.SEKRETERARE))
    register_undertecknat(out.kansli, out.justering.id, "Protokoll (signerat 2026.06.01)", signed, {})
    assert files_for_justering(out.kansli, out.justering.id)[0][1] == signed
    register_undertecknat(out.kansli, out.justering.id, "underskrifter.zip", b"PK", {})
    assert files_for_justering(out.kansli, out.justering.id)[0][1] == signed


def test_signed_elsewhere_and_registered_by_hand_the_file_that_was_sent_is_kept(out: Scene) -> None:
    sent = prepare_kept(out)
    for each in signatarer(out).values():
        set_signatarstatus(out.kansli, each.id, Signatarstatus.UNDERTECKNAT, SIGNED)
    assert files_for_justering(out.kansli, out.justering.id) == sent


def prepare_kept(scene: Scene) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (each.namn, read_bilaga(scene.kansli, each.id))
        for each in scene.akt.bilagor
        if each.slag is Bilageslag.FOR_UNDERSKRIFT
    )


def test_an_utdrag_of_what_was_signed_electronically_agrees_with_the_signed_file(out: Scene, tmp_path: Path) -> None:
    signed = sign(sent_bytes(out), "sekreterare", name(out, Signatarroll.SEKRETERARE))
    come_back(out, signed)
    complete_justering(out.kansli, out.justering.id, SIGNED, files_for_justering(out.kansli, out.justering.id))
    order = Exportorder(sammantrade_id=out.sammantrade.id, dokument="utdrag", paragrafer=(out.nummer("Motion") or 0,))
    (utdrag,) = export_dokument(out.kansli, order, tmp_path)
    later = {"kept.pdf": signed, "more.pdf": sign(signed, "justerare-1", "Cia Lund"), "anew.pdf": written_anew(signed)}
    for file, data in later.items():
        (tmp_path / file).write_bytes(data)
        control = check_utdrag(Path(utdrag.fil), tmp_path / file)
        assert control.ok, control.fel
        assert bool(control.upplysningar) == (file != "kept.pdf")
    assert check_utdrag(Path(utdrag.fil), None, out.kansli.store.bilagor.find).upplysningar == ()


def test_an_issuer_is_checked_against_the_certificates_in_the_folder_for_them(out: Scene) -> None:
    signed = sign(sent_bytes(out), "sekreterare", name(out, Signatarroll.SEKRETERARE))
    assert judge(out, signed).signaturer[0].utfardarutfall is Utfardarutfall.EJ_KONTROLLERAD
    folder = out.kansli.store.paths.utfardare
    folder.mkdir()
    (folder / "trasigt.cer").write_bytes(b"inget certifikat")
    (folder / "anteckning.txt").write_bytes(issued(ISSUER).der)
    assert judge(out, signed).signaturer[0].utfardarutfall is Utfardarutfall.EJ_KONTROLLERAD
    (folder / "kommunens utfärdare.cer").write_bytes(issued(ISSUER).der)
    assert judge(out, signed).signaturer[0].utfardarutfall is Utfardarutfall.KONTROLLERAD
