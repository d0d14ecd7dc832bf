"""The example: a made-up organ whose sammanträde uses everything, played through the same services as the secretary's.

What is read lies in resources/exempel; what happens is the list of acts below. The sammanträde is over and anslaget;
the next one is planned, for trying the program on. The days follow from today, so that the example is never old.
"""

import tomllib
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid5

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.model import Document, Format, Heading, paragraph
from nacka_sekreterare.domain.arende import Arendetyp, Avsnittsslag
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.domain.helgdagar import format_date
from nacka_sekreterare.domain.justering import Justering
from nacka_sekreterare.domain.meningsyttring import Meningsslag, Motiveringsstatus
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.person import Mandatroll
from nacka_sekreterare.domain.sammantrade import Ajournering
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services import anslag as anslag_acts
from nacka_sekreterare.services import (
    arende,
    avsnitt,
    beslut,
    bilaga,
    expediering,
    forhinder,
    inlasning,
    jav,
    justering,
    meningsyttring,
    minnesanteckning,
    narvaro,
    paragraf,
    person,
    sammantrade,
    standardakt,
)
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.exempel_beslutsgang import Beslutsgang
from nacka_sekreterare.services.export import files_for_justering
from nacka_sekreterare.services.narvarolinje import Tidpunkt
from nacka_sekreterare.services.organ import create_organ
from nacka_sekreterare.services.overflyttning import move_to_sammantrade
from nacka_sekreterare.system.resources import resource

_NAMESPACE: Final = UUID("6f1ad9c4-51f0-4a5e-9a1e-5b6c1a9d0c11")
_ORGAN: Final = uuid5(_NAMESPACE, "organ")
_FIRST_NUMBER: Final = 33
_FORVALTNING: Final = "Vård- och omsorgsförvaltningen"
_RAPPORT: Final = (
    "Äldrenämndens ackumulerade utfall visar ett överskott på 7 miljoner kronor.\n"
    "Hemtjänsten redovisar ett överskott, de särskilda boendena ett mindre underskott.\n"
    "Prognosen för helåret är noll."
)


def store_exempel(kansli: Kansli) -> UUID:
    """Put the example in the store, once; the id of the sammanträde that is over.

    Raises:
        UserError: when an earlier attempt was interrupted (a full disk); what is there may be in use and is left alone.
    """
    if kansli.find(Organ, _ORGAN) is None:
        return _Exempel(kansli).play()
    played = [one for one in sammantrade.list_sammantraden(kansli, _ORGAN) if one.avslutat_at is not None]
    if not played:
        raise UserError("Exemplet finns bara till en del i förrådet. Lägg det i en annan katalog med --data KATALOG.")
    return min(played, key=lambda one: one.datum).id


class _Exempel:
    """One playing of the example."""

    def __init__(self, kansli: Kansli) -> None:
        self._kansli = kansli
        today = kansli.clock().date()
        self._day = _wednesday_before(today - timedelta(days=6))
        self._people: dict[str, UUID] = {}
        self._id = _ORGAN  # of the sammanträde, once it is made
        self._arenden: dict[str, UUID] = {}

    def play(self) -> UUID:
        """Everything, from the organ to the anslag, and the next sammanträde planned."""
        self._make_organ()
        self._prepare()
        self._open()
        self._common_matters()
        self._motion()
        self._upphandling()
        self._bidrag_and_taxa()
        self._closed_matters()
        self._end()
        self._approve()
        self._plan_next()
        return self._id

    # --- before the meeting -----------------------------------------------------------------------------------------
    def _make_organ(self) -> None:
        data = _read_toml()
        habits = {**data["installningar"], "forsta_nummer": {self._day.year: _FIRST_NUMBER}}
        create_organ(self._kansli, **data["organ"], id=_ORGAN, installningar=habits)
        for short, (namn, parti, roll) in data["personer"].items():
            self._people[short] = self._add_person(namn, Mandatroll(roll), parti=parti)
        for short, (namn, titel, enhet, roll) in data["tjanstepersoner"].items():
            self._people[short] = self._add_person(namn, Mandatroll(roll), titel=titel, enhet=enhet)

    def _add_person(self, namn: str, roll: Mandatroll, parti: str = "", **details: str) -> UUID:
        added = person.create_person_with_mandat(self._kansli, _ORGAN, namn, roll, parti=parti, **details)  # type: ignore[arg-type]
        return added.value.person_id

    def _prepare(self) -> None:
        """The kallelse is read in, a tjänsteskrivelse fills the motion, förhinder come in, the kallelse is sent."""
        kallelse = inlasning.read_kallelse_text(self._text("kallelse.txt"))
        stored = inlasning.store_kallelse(self._kansli, kallelse, _ORGAN).value
        self._id = stored.id
        self._arenden = {one.rubrik: one.id for one in sammantrade.load_akt(self._kansli, self._id).arenden}
        skrivelse = inlasning.read_tjansteskrivelse_text(self._text("tjansteskrivelse.txt"))
        motion = self._arende("Motion")
        inlasning.fill_arende(self._kansli, motion, skrivelse)
        for rubrik, text in _DESCRIPTIONS:
            avsnitt.set_avsnitt(self._kansli, self._arende(rubrik), Avsnittsslag.BESKRIVNING, plain_text(text))
        for rubrik, receivers in _RECEIVERS:
            for mottagare in receivers:
                expediering.add_expediering(self._kansli, self._arende(rubrik), mottagare)
        self._add_bilaga("Ekonomisk", "Månadsrapport", _RAPPORT)
        insats = self._arende("Insats")
        lagrum = "26 kap. 1 § offentlighets- och sekretesslagen"
        arende.update_arende(
            self._kansli, insats, ar_sekretess=True, ar_stangt=True, ar_myndighetsutovning=True, sekretess_lagrum=lagrum
        )
        forhinder.set_forhinder(
            self._kansli, self._id, self._people["birger"], inkallad_person_id=self._people["doris"]
        )
        jav.add_jav(
            self._kansli, self._arende("Verksamhetsbidrag"), self._people["greta"], "ledamot i föreningens styrelse"
        )
        sammantrade.mark_kallat(self._kansli, self._id, datetime.combine(self._day - timedelta(days=8), time(14, 5)))

    def _add_bilaga(self, rubrik: str, title: str, text: str) -> None:
        """A file as it comes from a förvaltning that takes care: a tagged PDF, there before the kallelse was sent."""
        came_at = datetime.combine(self._day - timedelta(days=9), time(10, 30))
        blocks = (Heading(title, level=1), paragraph(text))
        document = Document(title, _FORVALTNING, came_at.astimezone(), blocks)
        content, arende_id = render(document, Format.PDF), self._arende(rubrik)
        added = bilaga.add_bilaga(self._kansli, self._id, f"{title}.pdf", content, arende_id=arende_id).value
        bilaga.update_bilaga(self._kansli, added.id, tillagd_at=came_at)

    # --- the meeting ------------------------------------------------------------------------------------------------
    def _open(self) -> None:
        sammantrade.open_sammantrade(self._kansli, self._id, self._at(18, 2))
        narvaro.upprop(self._kansli, self._id)
        narvaro.set_distans(self._kansli, self._id, self._people["torvald"], ar_pa_distans=True)
        self._standard("Närvaro", 18, 4)
        day = self._day + timedelta(days=5)
        chosen = [self._people["samira"]]
        at = self._at(18, 5)
        standardakt.decide_val_av_justerare(
            self._kansli, self._arende("Justering"), chosen, "Kommunkansliet", day, "13:00", at=at
        )
        extra = arende.add_extra_arende(
            self._kansli,
            self._id,
            "Öppettider i träffpunkterna under sommaren",
            dnr=f"ÄLN {self._day.year}/94",
            typ=Arendetyp.BESLUT,
            forslag=[
                plain_text("Träffpunkterna håller öppet 9–15 från juni till augusti."),
                plain_text("Äldreenheten får i uppdrag att redovisa antalet besök i oktober."),
                plain_text("Nämnden väljer ett ombud i träffpunkternas brukarråd."),
            ],
        ).value
        self._arenden["Öppettider"] = extra.id
        self._standard("Fastställande", 18, 8)
        self._standard("Anmälan av jäv", 18, 9)

    def _common_matters(self) -> None:
        beslut.decide_enligt_forslag(self._kansli, self._arende("Ekonomisk"), at=self._at(18, 14))
        minnesanteckning.set_minnesanteckning(
            self._kansli, self._arende("Ekonomisk"), "Fråga ekonomen om posten för hemtjänst före nästa månad."
        )

    def _motion(self) -> None:
        """Yrkanden, a kontrapropositionsvotering, and two who say what they think of it."""
        motion = self._arende("Motion")
        self._beslutsgang("Motion").motion()
        beslut.set_klubbad_at(self._kansli, motion, self._at(18, 48))
        meningsyttring.add_meningsyttring(
            self._kansli,
            motion,
            Meningsslag.RESERVATION,
            self._ids(["ingela"]),
            anmald_at=self._at(18, 49),
            till_forman_for_eget=True,
            motiveringsstatus=Motiveringsstatus.INKOMMEN,
            text=plain_text("Kommunen behöver egna seniorbostäder i alla kommundelar, inte bara där marken är dyrast."),
        )
        meningsyttring.add_meningsyttring(
            self._kansli,
            motion,
            Meningsslag.SARSKILT_YTTRANDE,
            self._ids(["odd"]),
            anmald_at=self._at(18, 50),
            text=plain_text("Frågan bör prövas på nytt när de två nya husen har tagits i bruk."),
        )

    def _upphandling(self) -> None:
        """Justerad at the meeting itself, on a paper of its own; a reservation comes after that."""
        upphandling = self._arende("Direktupphandling")
        beslut.decide_enligt_forslag(self._kansli, upphandling, at=self._at(18, 55))
        immediate = justering.justera_omedelbart(self._kansli, [upphandling]).value
        self._complete(immediate, self._day, up_after=1)
        meningsyttring.add_meningsyttring(
            self._kansli, upphandling, Meningsslag.RESERVATION, self._ids(["ingela"]), anmald_at=self._at(18, 57)
        )
        pause = Ajournering(sammantrade_id=self._id, fran_at=self._at(18, 58), till_at=self._at(19, 8))
        sammantrade.add_ajournering(self._kansli, pause)

    def _bidrag_and_taxa(self) -> None:
        """The ordförande is jävig and the 1:e vice presides; then one decision is changed and one sent back."""
        bidrag = self._arende("Verksamhetsbidrag")
        paragraf.set_ordforande(self._kansli, bidrag, self._people["viktor"])
        lower = (
            "Äldrenämnden bifaller delvis Pensionärsföreningen Svalans ansökan om verksamhetsbidrag med 60 000 kronor "
            f"för {self._day.year}."
        )
        self._beslutsgang("Verksamhetsbidrag").bidrag(lower)
        beslut.set_klubbad_at(self._kansli, bidrag, self._at(19, 15))
        self._beslutsgang("Överenskommelse").overenskommelse()
        beslut.set_klubbad_at(self._kansli, self._arende("Överenskommelse"), self._at(19, 19))
        reason = "Förvaltningen ska belysa hur höjningen påverkar dem som har låg pension."
        self._beslutsgang("Avgifter").avgifter(reason)
        beslut.set_klubbad_at(self._kansli, self._arende("Avgifter"), self._at(19, 26))
        leaving = Tidpunkt(paragraf_id=self._paragraf("Insats"), klockslag_at=self._at(19, 27))
        narvaro.record_avgang(
            self._kansli, self._id, self._people["kalle"], leaving, ersattare_id=self._people["fatima"]
        )

    def _closed_matters(self) -> None:
        beslut.decide_enligt_forslag(self._kansli, self._arende("Insats"), at=self._at(19, 34))
        beslut.utga(self._kansli, self._arende("Yttrande"), at=self._at(19, 35))
        beslut.bordlagg(self._kansli, self._arende("Riktlinjer"), at=self._at(19, 38))
        oppettider = self._arende("Öppettider")
        punkter = sammantrade.load_akt(self._kansli, self._id).beslutspunkter_of(oppettider)
        self._beslutsgang("Öppettider").oppettider(punkter[-1].id)
        beslut.set_klubbad_at(self._kansli, oppettider, self._at(19, 44))
        for rubrik, minute in (("Information", 52), ("Anmälan av delegation", 54), ("Anmälningar", 55)):
            beslut.anteckna(self._kansli, self._arende(rubrik), at=self._at(19, minute))
        beslut.anteckna(self._kansli, self._arende("Övriga"), at=self._at(19, 56))

    def _end(self) -> None:
        sammantrade.close_sammantrade(self._kansli, self._id, self._at(19, 57))

    # --- afterwards -------------------------------------------------------------------------------------------------
    def _approve(self) -> None:
        main = next(j for j in sammantrade.load_akt(self._kansli, self._id).justeringar if not j.ar_omedelbar)
        self._complete(main, self._day + timedelta(days=5), up_after=1)

    def _complete(self, one: Justering, day: date, *, up_after: int) -> None:
        justering.complete_justering(self._kansli, one.id, day, files_for_justering(self._kansli, one.id))
        akt = sammantrade.load_akt(self._kansli, self._id)
        notice = next((a for a in akt.anslag if a.justering_id == one.id), None)
        if notice is None:
            notice = anslag_acts.add_anslag(self._kansli, one.id).value
        anslag_acts.register_uppsatt(self._kansli, notice.id, day + timedelta(days=up_after))

    def _plan_next(self) -> None:
        day = self._day + timedelta(days=28)
        following = sammantrade.create_sammantrade(self._kansli, _ORGAN, day).value
        moved = [self._arende("Riktlinjer"), self._arende("Avgifter")]
        move_to_sammantrade(self._kansli, moved, following.id)

    # --- private ----------------------------------------------------------------------------------------------------
    def _standard(self, rubrik: str, hour: int, minute: int) -> None:
        standardakt.decide_standardakt(self._kansli, self._arende(rubrik), at=self._at(hour, minute))

    def _beslutsgang(self, rubrik: str) -> Beslutsgang:
        return Beslutsgang(self._kansli, self._id, self._arende(rubrik), self._people)

    def _arende(self, beginning: str) -> UUID:
        return next(key for rubrik, key in self._arenden.items() if rubrik.startswith(beginning))

    def _paragraf(self, beginning: str) -> UUID:
        found = sammantrade.load_akt(self._kansli, self._id).paragraf_of(self._arende(beginning))
        assert found is not None
        return found.id

    def _ids(self, names: list[str]) -> list[UUID]:
        return [self._people[name] for name in names]

    def _at(self, hour: int, minute: int) -> datetime:
        return datetime.combine(self._day, time(hour, minute))

    def _text(self, name: str) -> str:
        before = self._day.replace(day=1) - timedelta(days=1)
        return (
            resource("exempel", name)
            .read_text(encoding="utf-8")
            .format(
                datum=format_date(self._day),
                manad=format_date(before).split(maxsplit=1)[1],
                ar=self._day.year,
                forra=self._day.year - 1,
                bevakning=format_date(self._day + timedelta(days=180)),
                skrivelsedatum=(self._day - timedelta(days=20)).isoformat(),
            )
        )


_DESCRIPTIONS: Final = (
    ("Närvaro", "Ordföranden förklarar sammanträdet öppnat och upprop förrättas."),
    (
        "Ekonomisk",
        "Äldrenämndens ackumulerade utfall visar ett överskott på 7 miljoner kronor. Prognosen för helåret är noll.",
    ),
    (
        "Verksamhetsbidrag",
        "Pensionärsföreningen Svalan ansöker om 120 000 kronor för öppen verksamhet i tre kommundelar.",
    ),
    ("Avgifter", "Förvaltningen föreslår att avgiften höjs från 200 till 250 kronor i månaden."),
    ("Information", "Enhetschefen berättar om sommarens bemanning och om väntetiden till särskilt boende."),
)
_RECEIVERS: Final = (
    ("Motion", ("Kommunfullmäktige",)),
    ("Direktupphandling", ("Upphandlingsenheten", "Äldreenheten")),
    ("Verksamhetsbidrag", ("Pensionärsföreningen Svalan",)),
    ("Överenskommelse", ("Kommunstyrelsen",)),
)


def _read_toml() -> dict[str, Any]:
    return tomllib.loads(resource("exempel", "exempel.toml").read_text(encoding="utf-8"))


def _wednesday_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() - 2) % 7)
