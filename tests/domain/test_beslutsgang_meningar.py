"""Every sentence of a beslutsgång, from yrkande to beslut, in one golden file that is read aloud."""

from collections.abc import Callable
from pathlib import Path

from domain.beslutsgang_play import HERE, Play

from nacka_sekreterare.domain.arende import Avsnittsslag
from nacka_sekreterare.domain.organ import Rostredovisning
from nacka_sekreterare.domain.propositionsordning import AVGORAS, AVSLAG, FORSLAGET, alternativ_of
from nacka_sekreterare.domain.protokollstext import protokollsavsnitt
from nacka_sekreterare.domain.votering import Kandidatroster, Rostval, Votering, Voteringsform
from nacka_sekreterare.domain.yrkande import Yrkandeslag

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "meningar" / "beslutsgang.txt"
B, A, AN, T = Yrkandeslag.BIFALL, Yrkandeslag.AVSLAG, Yrkandeslag.ANDRING, Yrkandeslag.TILLAGG
AT, BO, AJ = Yrkandeslag.ATERREMISS, Yrkandeslag.BORDLAGGNING, Yrkandeslag.AJOURNERING
TVA_AR = "att planen gäller i två år."
FYRA_AR = "att planen gäller i fyra år."
FOLJS_UPP = "att planen följs upp i oktober."
SLUTEN = Voteringsform.SLUTEN


def one_proposal(play: Play) -> None:
    play.move(B, "Ada", "Bo")
    play.accept()
    play.find()


def acclamation_between_two(play: Play) -> None:
    play.move(B, "Ada")
    play.move(A, "Bo")
    play.accept()
    play.find(FORSLAGET)


def the_proposal_is_rejected(play: Play) -> None:
    play.move(A, "Bo", "Cia")
    play.accept()
    play.find(AVSLAG)


def a_change_wins(play: Play) -> None:
    play.move(B, "Ada")
    play.move(AN, "Bo", "Eva", text=TVA_AR)
    play.accept()
    play.find(index=1)


def three_by_acclamation(play: Play) -> None:
    play.move(A, "Bo")
    play.move(AN, "Cia", text=TVA_AR)
    play.move(AN, "Dan", text="kommunen betalar", withdrawn=True)
    play.accept()
    play.find(FORSLAGET)


def settled_today(play: Play) -> None:
    play.move(B, "Ada")
    play.move(AT, "Bo", text="Kostnaden ska utredas.")
    play.accept()
    play.find(AVGORAS)
    play.find(FORSLAGET)


def sent_back(play: Play) -> None:
    play.move(B, "Ada")
    play.move(AT, "Bo", text="Kostnaden ska utredas.")
    play.accept()
    play.find(index=1)


def put_off_or_sent_back_by_vote(play: Play) -> None:
    play.move(BO, "Cia")
    play.move(AT, "Bo", text="Kostnaden ska utredas.")
    play.accept()
    play.vote("JJJNN", found=0)
    play.vote("NNNJA", found=0)


def adjourned(play: Play) -> None:
    play.move(AJ, "Eva")
    play.move(B, "Ada")
    play.accept()
    play.find(AVSLAG)
    play.find()


def vote_between_two(play: Play) -> None:
    play.move(B, "Ada")
    play.move(A, "Bo")
    play.accept()
    play.vote("JNJNA", found=0, utslagsrost=Rostval.JA)


def yes_means_rejection(play: Play) -> None:
    play.move(B, "Ada")
    play.move(A, "Bo")
    play.accept()
    play.vote("NJNJJ", found=1)


def counter_vote_among_three(play: Play) -> None:
    play.move(A, "Bo")
    play.move(AN, "Cia", text=TVA_AR)
    play.accept()
    play.choose(FORSLAGET)
    play.vote("NJNNJ")
    play.vote("JJNJF")


def counter_acclamation_among_four(play: Play) -> None:
    changes = [play.move(AN, name, text=text) for name, text in (("Bo", TVA_AR), ("Bo", FYRA_AR), ("Cia", "Nej."))]
    play.accept()
    play.choose(alternativ_of(changes[2]))
    play.find(FORSLAGET)
    play.vote("JJNNA", utslagsrost=Rostval.NEJ)
    play.find(index=0)


def counter_by_vote_among_four(play: Play) -> None:
    play.move(A, "Eva")
    for name, text in (("Bo", TVA_AR), ("Cia", FYRA_AR)):
        play.move(AN, name, text=text)
    play.accept()
    play.choose(FORSLAGET)
    play.vote("JNNNA")
    play.vote("JJJNN")
    play.vote("NNNJJ")


def an_addition(play: Play) -> None:
    play.move(B, "Ada")
    play.move(T, "Bo", text=FOLJS_UPP)
    play.move(T, "Cia", text="Planen översätts till lätt svenska.")
    play.accept()
    play.find()
    play.find(index=0)
    play.vote("NNJJN", found=1)


def an_addition_to_two_points(play: Play) -> None:
    play.move(T, "Bo", text=FOLJS_UPP)
    play.accept()
    play.find()
    play.find(index=0)


def one_point_of_two(play: Play) -> None:
    play.move(AN, "Bo", text=FYRA_AR, punkt=1)
    play.move(B, "Ada")
    play.accept()
    play.find()
    play.vote("JJNNN")


def a_change_without_words(play: Play) -> None:
    play.move(AN, "Dan")
    play.accept()
    play.vote("NNNJJ", found=0)


def sluten_on_employment(play: Play) -> None:
    play.move(B, "Ada")
    play.move(A, "Bo")
    play.accept()
    play.vote(
        "", form=SLUTEN, uppdrag="anställning av socialdirektör", antal_ja=2, antal_nej=2, antal_avstar=1, lottad="nej"
    )


def an_election(play: Play) -> None:
    names = (("Ada Berg", 2), ("Bo Dal", 2), ("Eva Gran", 0))
    kandidater = tuple(Kandidatroster(namn=namn, roster=roster) for namn, roster in names)
    play.add(
        "voteringar",
        Votering(
            arende_id=HERE,
            ordning=0,
            form=Voteringsform.VAL,
            uppdrag="ombud vid årsstämman",
            kandidater=kandidater,
            antal_avstar=1,
            lottad="Bo Dal",
        ),
    )


CASES: tuple[tuple[str, Callable[[Play], None], tuple[str, ...]], ...] = (
    ("Bara förslaget, med yrkande", one_proposal, ()),
    ("Acklamation mellan två", acclamation_between_two, ()),
    ("Avslag", the_proposal_is_rejected, ()),
    ("Ändringsyrkandet vinner", a_change_wins, ()),
    ("Tre förslag, acklamation, ett återkallat", three_by_acclamation, ()),
    ("Återremiss faller", settled_today, ()),
    ("Återremiss", sent_back, ()),
    ("Bordläggning faller och återremiss vinner, båda efter omröstning", put_off_or_sent_back_by_vote, ()),
    ("Ajournering faller", adjourned, ()),
    ("Omröstning med utslagsröst", vote_between_two, ()),
    ("Ja betyder avslag", yes_means_rejection, ()),
    ("Kontrapropositionsvotering med tre förslag", counter_vote_among_three, ()),
    ("Kontraproposition med fyra förslag, blandad", counter_acclamation_among_four, ()),
    ("Kontraproposition med fyra förslag, bara omröstningar", counter_by_vote_among_four, ()),
    ("Tilläggsyrkanden", an_addition, ()),
    ("Tilläggsyrkande till två punkter", an_addition_to_two_points, ("Planen antas.", "Taxan höjs.")),
    ("Omröstning om en punkt av två", one_point_of_two, ("Planen antas.", "Taxan höjs.")),
    ("Ändringsyrkande utan text", a_change_without_words, ()),
    ("Sluten omröstning om anställning, lottning", sluten_on_employment, ()),
    ("Val med lottning", an_election, ()),
)
TOLD = (Avsnittsslag.YRKANDEN, Avsnittsslag.BESLUTSGANG, Avsnittsslag.VOTERING, Avsnittsslag.BESLUT)


def tell(title: str, script: Callable[[Play], None], forslag: tuple[str, ...]) -> str:
    play = Play(*forslag, rostredovisning=Rostredovisning.TEXT, avsnittsordning=TOLD)
    script(play)
    play.settle()
    sections = protokollsavsnitt(play.akt, HERE)
    told = "\n".join(f"{section.rubrik}: {section.text.plain}" for section in sections)
    return f"=== {title}\n{told}\n"


def test_every_sentence_says_what_has_been_read_and_approved(*, update_golden: bool) -> None:
    text = "\n".join(tell(*case) for case in CASES)
    if update_golden:
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")
