"""Sections worded by hand: marked when what the acts say has changed since, and kept or taken back with one act."""

import pytest
from factories_services import Scene

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.egen_lydelse import egen_lydelse, egna_lydelser
from nacka_sekreterare.domain.finding import Allvar, Finding
from nacka_sekreterare.domain.meningsyttring import Meningsslag
from nacka_sekreterare.domain.protokollstext import protokollsavsnitt
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.domain.text_finding import find_text_findings
from nacka_sekreterare.domain.yrkande import Yrkandeslag
from nacka_sekreterare.services.avsnitt import add_avsnitt, keep_own_wording, restore_generated, set_avsnitt
from nacka_sekreterare.services.jav import add_jav
from nacka_sekreterare.services.meningsyttring import add_meningsyttring
from nacka_sekreterare.services.undo import undo
from nacka_sekreterare.services.yrkande import add_yrkande, withdraw_yrkande

OWN = plain_text("Bo Dalros yrkar bifall.")
YRKANDEN = Avsnittsslag.YRKANDEN


def _findings(scene: Scene) -> list[Finding]:
    return [finding for finding in find_text_findings(scene.akt) if finding.regel == "egen_lydelse_inaktuell"]


def _printed(scene: Scene, slag: Avsnittsslag = YRKANDEN) -> str:
    sections = protokollsavsnitt(scene.akt, scene.arende("Motion").id)
    return next((section.text.plain for section in sections if section.slag is slag), "")


@pytest.fixture
def taken_over(scene: Scene) -> Scene:
    """Bo's yrkande is recorded, and she words the section herself."""
    motion = scene.arende("Motion").id
    add_yrkande(scene.kansli, motion, Yrkandeslag.BIFALL, [scene.people["Bo"]])
    set_avsnitt(scene.kansli, motion, YRKANDEN, OWN)
    return scene


def test_what_the_acts_said_is_kept_when_she_takes_a_section_over(taken_over: Scene) -> None:
    (avsnitt,) = taken_over.akt.avsnitt_of(taken_over.arende("Motion").id, YRKANDEN)
    assert avsnitt.grundtext.plain == "Bo Dalros (M) yrkar bifall till förslaget."
    set_avsnitt(taken_over.kansli, avsnitt.arende_id, YRKANDEN, plain_text("Bo vill."))
    assert taken_over.akt.avsnitt_of(avsnitt.arende_id, YRKANDEN)[0].grundtext == avsnitt.grundtext
    assert not _findings(taken_over)


def test_a_further_act_marks_it_and_changes_nothing(taken_over: Scene) -> None:
    motion = taken_over.arende("Motion").id
    add_yrkande(taken_over.kansli, motion, Yrkandeslag.AVSLAG, [taken_over.people["Elsa"]])
    assert _printed(taken_over) == OWN.plain
    (lydelse,) = egna_lydelser(taken_over.akt, motion)
    assert lydelse.ar_inaktuell
    (finding,) = _findings(taken_over)
    assert finding.allvar is Allvar.WARN
    assert finding.lagrum == "5 kap. 67 § kommunallagen"
    assert finding.arende_id == motion
    assert finding.paragraf == taken_over.nummer("Motion")
    assert "”Elsa Granvik (V) yrkar avslag på förslaget.” är tillagt" in finding.text


def test_she_keeps_hers_until_the_acts_change_anew(taken_over: Scene) -> None:
    kansli, motion = taken_over.kansli, taken_over.arende("Motion").id
    yrkande = add_yrkande(kansli, motion, Yrkandeslag.AVSLAG, [taken_over.people["Elsa"]]).value
    keep_own_wording(kansli, motion, YRKANDEN)
    assert not _findings(taken_over)
    assert _printed(taken_over) == OWN.plain
    undo(kansli)
    assert len(_findings(taken_over)) == 1
    keep_own_wording(kansli, motion, YRKANDEN)
    withdraw_yrkande(kansli, yrkande.id)
    assert len(_findings(taken_over)) == 1


def test_she_takes_the_generated_one_back(taken_over: Scene) -> None:
    kansli, motion = taken_over.kansli, taken_over.arende("Motion").id
    add_yrkande(kansli, motion, Yrkandeslag.AVSLAG, [taken_over.people["Elsa"]])
    restore_generated(kansli, motion, YRKANDEN)
    assert not _findings(taken_over)
    assert "Elsa Granvik (V) yrkar avslag" in _printed(taken_over)


def test_acts_that_say_nothing_any_more_mark_it_too(taken_over: Scene) -> None:
    withdraw_yrkande(taken_over.kansli, taken_over.akt.yrkanden[0].id)
    assert "är borttaget" in _findings(taken_over)[0].text


@pytest.mark.parametrize(
    ("slag", "lagrum"),
    [
        (Avsnittsslag.RESERVATION, "5 kap. 67 § kommunallagen"),
        (Avsnittsslag.JAV, "6 kap. 30 § kommunallagen"),
    ],
)
def test_the_first_act_after_a_text_of_hers_marks_it(scene: Scene, slag: Avsnittsslag, lagrum: str) -> None:
    motion, bo = scene.arende("Motion").id, scene.people["Bo"]
    set_avsnitt(scene.kansli, motion, slag, OWN)
    assert egen_lydelse(scene.akt, motion, slag) is None
    add_meningsyttring(scene.kansli, motion, Meningsslag.RESERVATION, [bo])
    add_jav(scene.kansli, motion, bo)
    assert [(finding.lagrum, "är tillagt" in finding.text) for finding in _findings(scene)] == [(lagrum, True)]


def test_a_text_of_the_matter_itself_has_no_ground(scene: Scene) -> None:
    motion = scene.arende("Motion").id
    add_avsnitt(scene.kansli, motion, "", OWN, slag=Avsnittsslag.BESKRIVNING)
    add_avsnitt(scene.kansli, motion, "Handlingar", OWN, slag=Avsnittsslag.UNDERLAG)
    assert not _findings(scene)
