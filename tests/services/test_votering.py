"""Voteringar: what adds up is recorded, what contradicts itself is refused, and a sluten one holds no ballot."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.errors import ContradictionError, UserError
from nacka_sekreterare.domain.votering import Kandidatroster, Rost, Rostval, Votering, Voteringsform
from nacka_sekreterare.services.export import Exportorder, export_dokument
from nacka_sekreterare.services.narvaro import upprop
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.undo import changes_of, undo
from nacka_sekreterare.services.utbyte import export_utbytesfil
from nacka_sekreterare.services.votering import add_votering, remove_votering, update_votering


def _open(scene: Scene, *votes: Rostval, **fields: object) -> Votering:
    voters = list(scene.people.values())
    roster = tuple(Rost(person_id=voter, val=val) for voter, val in zip(voters, votes, strict=False))
    return Votering.model_validate({"arende_id": scene.arende("Motion").id, "ordning": 0, "roster": roster, **fields})


JA, NEJ, AVSTAR = Rostval.JA, Rostval.NEJ, Rostval.AVSTAR


def test_the_majority_of_the_votes_cast_decides_whoever_abstains(scene: Scene) -> None:
    votering = add_votering(scene.kansli, _open(scene, JA, JA, NEJ, AVSTAR, AVSTAR)).value
    assert votering.vinnare is JA
    second = add_votering(scene.kansli, _open(scene, NEJ)).value
    assert (votering.ordning, second.ordning) == (0, 1)


def test_a_sum_that_is_not_the_rostlangd_is_refused(scene: Scene) -> None:
    upprop(scene.kansli, scene.sammantrade.id)
    with pytest.raises(ContradictionError, match="går inte ihop"):
        add_votering(scene.kansli, _open(scene, JA, NEJ, JA))
    assert scene.akt.voteringar == ()


def test_nobody_votes_twice(scene: Scene) -> None:
    once = _open(scene, JA, JA, JA)
    with pytest.raises(ContradictionError, match="mer än en röst"):
        add_votering(scene.kansli, once.model_copy(update={"roster": (*once.roster, once.roster[0])}))


def test_a_tie_needs_the_utslagsrost(scene: Scene) -> None:
    with pytest.raises(ContradictionError, match="utslagsröst"):
        add_votering(scene.kansli, _open(scene, JA, NEJ))
    assert add_votering(scene.kansli, _open(scene, JA, NEJ, utslagsrost=NEJ)).value.vinnare is NEJ


def test_a_tied_val_goes_to_lottning(scene: Scene) -> None:
    val = Votering(
        arende_id=scene.arende("Motion").id,
        ordning=0,
        form=Voteringsform.VAL,
        kandidater=(Kandidatroster(namn="Ada Berg", roster=2), Kandidatroster(namn="Cia Ek", roster=2)),
        antal_ogiltiga=1,
    )
    with pytest.raises(ContradictionError, match="lotten"):
        add_votering(scene.kansli, val)
    add_votering(scene.kansli, val.model_copy(update={"lottad": "Cia Ek"}))


def test_a_sluten_votering_takes_no_names(scene: Scene) -> None:
    with pytest.raises(ContradictionError, match="sluten"):
        add_votering(scene.kansli, _open(scene, JA, JA, NEJ, form=Voteringsform.SLUTEN))
    totals = Votering(
        arende_id=scene.arende("Motion").id, ordning=0, form=Voteringsform.SLUTEN, antal_ja=3, antal_nej=2
    )
    assert add_votering(scene.kansli, totals).value.vinnare is JA


def test_one_that_becomes_sluten_leaves_no_ballot_anywhere(scene: Scene) -> None:
    votering = add_votering(scene.kansli, _open(scene, JA, JA, NEJ)).value
    voter = str(votering.roster[0].person_id)
    update_votering(scene.kansli, votering.id, form=Voteringsform.SLUTEN, antal_ja=2, antal_nej=1)
    assert scene.akt.voteringar[0].roster == ()
    steps = [step for step in changes_of(scene.kansli) if "votering" in step.name]
    assert voter not in "".join(step.model_dump_json() for step in steps)
    scene.kansli.store.close()
    content = scene.kansli.store.paths.database.read_bytes()
    assert f'"person_id":"{voter}","val"'.encode() not in content


def _ballots_in(folder: Path, voters: Iterable[UUID]) -> list[str]:
    """The files of the whole data folder (store, WAL, log, exchange file, documents) that tell how somebody voted."""
    ids = "|".join(str(who) for who in voters)
    ballot = re.compile(
        rf'"person_id"\s*:\s*"({ids})"\s*,\s*"val"|"val"\s*:\s*"[a-z]+"\s*,\s*"person_id"\s*:\s*"({ids})"'.encode()
    )
    return sorted(file.name for file in folder.rglob("*") if file.is_file() and ballot.search(file.read_bytes()))


def _become_sluten(scene: Scene, votering: Votering) -> None:
    update_votering(scene.kansli, votering.id, form=Voteringsform.SLUTEN, antal_ja=2, antal_nej=1, uppdrag="en chef")


def _become_val(scene: Scene, votering: Votering) -> None:
    candidates = (Kandidatroster(namn="Ada Berg", roster=2), Kandidatroster(namn="Cia Ek", roster=1))
    update_votering(scene.kansli, votering.id, form=Voteringsform.VAL, kandidater=candidates)


def _be_taken_again(scene: Scene, votering: Votering) -> None:
    """The öppen one was a mistake: it is removed, and a sluten one is recorded instead."""
    remove_votering(scene.kansli, votering.id)
    totals = {"form": Voteringsform.SLUTEN, "antal_ja": 2, "antal_nej": 1, "roster": (), "id": uuid4()}
    add_votering(scene.kansli, votering.model_copy(update=totals))


def _be_undone(scene: Scene, votering: Votering) -> None:
    undo(scene.kansli)
    totals = {"form": Voteringsform.SLUTEN, "antal_ja": 2, "antal_nej": 1, "roster": (), "id": uuid4()}
    add_votering(scene.kansli, votering.model_copy(update=totals))


@pytest.mark.parametrize("switch", [_become_sluten, _become_val, _be_taken_again, _be_undone])
def test_a_sluten_votering_leaves_no_ballot_in_any_file(
    scene: Scene, switch: Callable[[Scene, Votering], None]
) -> None:
    kansli, folder = scene.kansli, scene.kansli.store.paths.database.parent
    votering = add_votering(kansli, _open(scene, JA, JA, NEJ)).value
    voters = [rost.person_id for rost in votering.roster]
    assert _ballots_in(folder, voters)  # they are there to be found, in the WAL at least
    switch(scene, votering)
    out = folder / "ut"
    export_utbytesfil(kansli, scene.sammantrade.id, out)
    for dokument in ("protokoll", "voteringslista"):
        export_dokument(kansli, Exportorder(sammantrade_id=scene.sammantrade.id, dokument=dokument, format="text"), out)
    assert _ballots_in(folder, voters) == []
    text = "".join(file.read_text(encoding="utf-8") for file in out.rglob("*.txt"))
    assert not any(f"{name}\tX" in text or f"röstar {name}" in text for name in ("Greta Alm (S)", "Bo Dalros (M)"))
    kansli.store.close()
    assert _ballots_in(folder, voters) == []


def test_after_the_sammantrade_a_votering_is_changed_only_for_a_reason(scene: Scene) -> None:
    votering = add_votering(scene.kansli, _open(scene, JA, JA, NEJ)).value
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    with pytest.raises(UserError, match="Skriv varför"):
        update_votering(scene.kansli, votering.id, nej_betyder="avslag")
    with pytest.raises(UserError, match="Skriv varför"):
        remove_votering(scene.kansli, votering.id)
    update_votering(scene.kansli, votering.id, nej_betyder="avslag", orsak="skrivfel")
    assert scene.akt.voteringar[0].nej_betyder == "avslag"
    assert changes_of(scene.kansli)[0].sentence.endswith("(efter sammanträdet: skrivfel)")
