"""What was unlawful is recorded all the same, exported in every format, marked and told of with lagrum (KL 5:65–67)."""

import pytest
from documents.reading import docx_words, pdf_words, text_words
from factories_services import Scene

from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.narvaro_finding import find_narvaro_findings
from nacka_sekreterare.domain.votering import Rost, Rostval, Votering
from nacka_sekreterare.domain.votering_finding import find_votering_findings
from nacka_sekreterare.services.beslut import decide_enligt_forslag
from nacka_sekreterare.services.export import Exportorder, prepare_export
from nacka_sekreterare.services.jav import add_jav
from nacka_sekreterare.services.narvaro import open_with_upprop, record_avgang, set_distans
from nacka_sekreterare.services.paragraf import set_ordforande, set_tillfallig_ordforande
from nacka_sekreterare.services.sammantrade import close_sammantrade
from nacka_sekreterare.services.signatar import set_paragraf_justerare
from nacka_sekreterare.services.standardakt import decide_standardakt, decide_val_av_justerare
from nacka_sekreterare.services.votering import add_votering

JA, NEJ = Rostval.JA, Rostval.NEJ


def words(scene: Scene, dokument: str = "protokoll") -> str:
    """The words of a document, the same in every format."""
    said = []
    for form, read in (("text", text_words), ("pdf", pdf_words), ("docx", docx_words)):
        order = Exportorder(sammantrade_id=scene.sammantrade.id, dokument=dokument, format=form)
        (job,) = prepare_export(scene.kansli, order)
        said.append(read(job.render()))
    assert said[0] == said[1] == said[2]
    return " ".join(said[0])


def told(scene: Scene, rubrik: str) -> dict[str, Finding]:
    found = [*find_narvaro_findings(scene.akt), *find_votering_findings(scene.akt)]
    return {finding.regel: finding for finding in found if finding.arende_id == scene.arende(rubrik).id}


def vote(scene: Scene, **votes: Rostval) -> Votering:
    roster = tuple(Rost(person_id=scene.people[name], val=val) for name, val in votes.items())
    motion = scene.arende("Motion").id
    cast = Votering(arende_id=motion, ordning=0, roster=roster, ja_betyder="bifall", nej_betyder="avslag")
    return add_votering(scene.kansli, cast).value


def test_a_decision_below_quorum(scene: Scene) -> None:
    open_with_upprop(scene.kansli, scene.sammantrade.id)
    for name in ("Bo", "Cia", "Dan"):
        record_avgang(scene.kansli, scene.sammantrade.id, scene.people[name], scene.at("Motion"))
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    finding = told(scene, "Motion")["beslutsforhet"]
    assert (finding.allvar, finding.lagrum) == (Allvar.WARN, "6 kap. 27 § kommunallagen")
    assert finding.text == "2 av 5 tjänstgör; för beslut krävs 3."
    assert "Nämnden bifaller: Motion om ridhus." in words(scene)


def test_a_vote_by_someone_later_found_javig(scene: Scene) -> None:
    open_with_upprop(scene.kansli, scene.sammantrade.id)
    vote(scene, Greta=JA, Bo=JA, Cia=JA, Dan=NEJ, Elsa=NEJ)
    decide_enligt_forslag(scene.kansli, scene.arende("Motion").id)
    add_jav(scene.kansli, scene.arende("Motion").id, scene.people["Cia"], "släktskap")
    close_sammantrade(scene.kansli, scene.sammantrade.id)
    found = told(scene, "Motion")
    assert found["jav_deltog"].text == "Cia Ekros (S) har röstat trots jäv i ärendet."
    assert found["jav_deltog"].lagrum == "6 kap. 30 § kommunallagen"
    assert "votering_motsagelse" not in found
    assert "Cia Ekros (S) anmäler jäv och deltar inte i handläggningen av ärendet." in words(scene)


def test_a_votering_without_the_names(scene: Scene) -> None:
    open_with_upprop(scene.kansli, scene.sammantrade.id)
    motion = scene.arende("Motion").id
    cast = Votering(arende_id=motion, ordning=0, antal_ja=3, antal_nej=2, ja_betyder="bifall", nej_betyder="avslag")
    add_votering(scene.kansli, cast)
    decide_enligt_forslag(scene.kansli, motion)
    assert told(scene, "Motion")["votering_utan_namn"].lagrum == "5 kap. 67 § 5 kommunallagen"
    assert "3 ja-röster mot 2 nej-röster" in words(scene)


def test_a_votering_with_too_few_and_distans_where_it_is_not_allowed(scene: Scene) -> None:
    open_with_upprop(scene.kansli, scene.sammantrade.id)
    set_distans(scene.kansli, scene.sammantrade.id, scene.people["Bo"], ar_pa_distans=True)
    for name in ("Cia", "Dan", "Elsa"):
        record_avgang(scene.kansli, scene.sammantrade.id, scene.people[name], scene.at("Motion"))
    vote(scene, Greta=JA, Bo=JA)
    found = told(scene, "Motion")
    assert found["beslutsforhet_vid_omrostning"].lagrum == "6 kap. 27 § kommunallagen"
    far = [finding for finding in find_narvaro_findings(scene.akt) if finding.regel == "distans"]
    assert [finding.lagrum for finding in far] == ["6 kap. 24 § kommunallagen"], "once, and not for each paragraf"
    assert "Bo Dalros (M) (distans)" in words(scene)


# --- the chair and the justerare of one § in the documents ------------------------------------------------------------
def test_a_paragraf_with_its_own_chair_and_justerare_is_told_on_the_front_page_and_signed(scene: Scene) -> None:
    kansli = scene.kansli
    open_with_upprop(kansli, scene.sammantrade.id)
    decide_val_av_justerare(kansli, scene.arende("Justering").id, [scene.people["Cia"]])
    bidrag, number = scene.arende("Bidrag").id, scene.nummer("Bidrag")
    for name in ("Greta", "Cia"):
        add_jav(kansli, bidrag, scene.people[name])
    set_paragraf_justerare(kansli, bidrag, [scene.people["Dan"]])
    printed = words(scene)
    assert f"Bo Dalros (M), § {number}" in printed  # the front page
    assert "Bo Dalros (M) är ordförande under denna paragraf." in printed
    block = printed[printed.index("Sekreterare") :]
    assert f"Bo Dalros Ordförande § {number}" in block, block[:400]
    assert f"Dan Furulund Justerande § {number}" in block, block[:400]
    set_paragraf_justerare(kansli, bidrag, [])
    set_ordforande(kansli, bidrag, scene.people["Elsa"])
    printed = words(scene)
    assert f"Elsa Granvik (V), § {number}" in printed
    assert [s.person_id for s in scene.akt.signatarer if s.paragraf_ids] == []


def test_who_is_named_for_the_sammantrade_presides_over_what_nobody_else_may(scene: Scene) -> None:
    kansli = scene.kansli
    open_with_upprop(kansli, scene.sammantrade.id)
    for name in ("Greta", "Bo"):
        record_avgang(kansli, scene.sammantrade.id, scene.people[name], scene.at("Bidrag"))
    assert "ordforande_saknas" in told(scene, "Bidrag")
    set_tillfallig_ordforande(kansli, scene.sammantrade.id, scene.people["Elsa"])
    assert "ordforande_saknas" not in told(scene, "Bidrag")
    last = max(scene.akt.paragrafnummer)
    assert f"Elsa Granvik (V), §§ {scene.nummer('Bidrag')}–{last}" in words(scene)


@pytest.mark.parametrize("when", ["before", "during"])
def test_jav_is_printed_at_the_standing_point_and_in_the_paragraf(scene: Scene, when: str) -> None:
    kansli, bidrag = scene.kansli, scene.arende("Bidrag").id
    if when == "before":
        add_jav(kansli, bidrag, scene.people["Siv"], "tidigare anställning")
    open_with_upprop(kansli, scene.sammantrade.id)
    if when == "during":
        add_jav(kansli, bidrag, scene.people["Siv"], "tidigare anställning")
    decide_enligt_forslag(kansli, bidrag)
    standing = next(a for a in scene.akt.arenden if "jäv" in a.rubrik.casefold())
    decide_standardakt(kansli, standing.id)
    printed = words(scene)
    assert f"Siv Skrivros anmäler jäv i § {scene.nummer('Bidrag')}, Bidrag till föreningar." in printed
    assert "Siv Skrivros anmäler jäv och deltar inte i handläggningen av ärendet." in printed
    assert f"Siv Skrivros ej § {scene.nummer('Bidrag')}" in printed
