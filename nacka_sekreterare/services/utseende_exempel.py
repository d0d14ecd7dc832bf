"""A sammanträde of an organ to see its look on: the last one that was held, else made-up text until there is one."""

import tempfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final
from uuid import UUID, uuid5

from nacka_sekreterare.documents.backends import render
from nacka_sekreterare.documents.builders.protokoll import build_protokoll
from nacka_sekreterare.documents.filnamn import Dokumentslag, file_name
from nacka_sekreterare.documents.look import Look
from nacka_sekreterare.documents.model import Document, Format
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende, Arendetyp, Avsnitt, Avsnittsslag
from nacka_sekreterare.domain.beslut import Beslutspunkt, Utfall
from nacka_sekreterare.domain.organ import Organ
from nacka_sekreterare.domain.paragraf import Paragraf
from nacka_sekreterare.domain.sammantrade import Sammantrade
from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.sammantrade import list_sammantraden, load_akt
from nacka_sekreterare.services.utseende import look_of
from nacka_sekreterare.system.files import write_bytes

_BEFORE: Final = timedelta(days=7)
_RUBRIKER: Final = ("Tidplan för budgetarbetet", "Namn på det nya biblioteket", "Remiss om cykelvägar")


def load_example(kansli: Kansli, organ_id: UUID) -> Akt:
    """The akt that shows an organ's look; without its kept files, since what was signed has the look of its day."""
    held = list_sammantraden(kansli, organ_id)
    chosen = next((one for one in held if one.avslutat_at is not None), next(iter(held), None))
    if chosen is None:
        return _made_up(kansli.get(Organ, organ_id), kansli.clock())
    return load_akt(kansli, chosen.id).model_copy(update={"bilagor": ()})


def find_coloured(kansli: Kansli, organ_id: UUID) -> UUID | None:
    """The ärende of the example where its colour is first seen: the first page has none."""
    return next((arende.id for arende in load_example(kansli, organ_id).numrerade_arenden), None)


@dataclass(frozen=True)
class Wordprov:
    """The protokoll of the example as it will be in Word, frozen, so that a worker can write it without the store."""

    document: Document
    look: Look
    name: str

    def write(self) -> Path:
        """A file of its own, to be opened in Word. Raises UserError."""
        folder = Path(tempfile.mkdtemp(prefix="Nacka Sekreterare "))
        path = folder / self.name
        write_bytes(path, render(self.document, Format.DOCX, self.look))
        return path


def prepare_wordprov(kansli: Kansli, organ_id: UUID) -> Wordprov:
    """A protokoll of an organ to look at in Word, with its template if it has one. Raises UserError."""
    akt = load_example(kansli, organ_id)
    document = build_protokoll(akt, next(iter(akt.justeringar), None), created_at=kansli.clock().astimezone())
    return Wordprov(
        document, look_of(kansli, akt.organ), file_name(akt, Dokumentslag.PROTOKOLL, "docx", tillagg="prov")
    )


def _made_up(organ: Organ, now: datetime) -> Akt:
    day = now.date() - _BEFORE
    meeting = Sammantrade(
        organ_id=organ.id,
        datum=day,
        tid="18:00",
        plats=organ.installningar.plats or "Sammanträdesrummet",
        oppnat_at=_at(day, 18),
        avslutat_at=_at(day, 20),
        ar_stangt_for_andring=True,
    )
    arenden = tuple(
        Arende(
            id=uuid5(organ.id, rubrik),  # the same each time, so that the window can ask for its page
            sammantrade_id=meeting.id,
            ordning=number,
            rubrik=rubrik,
            typ=Arendetyp.BESLUT,
        )
        for number, rubrik in enumerate(_RUBRIKER)
    )
    paragrafer = tuple(Paragraf(arende_id=arende.id, nummer=number) for number, arende in enumerate(arenden, 1))
    return Akt(
        organ=organ,
        sammantrade=meeting,
        arenden=arenden,
        paragrafer=paragrafer,
        avsnitt=tuple(
            Avsnitt(arende_id=arende.id, ordning=0, slag=Avsnittsslag.BESKRIVNING, text=_matter()) for arende in arenden
        ),
        beslutspunkter=tuple(
            Beslutspunkt(arende_id=arende.id, ordning=0, utfall=Utfall.ENLIGT_FORSLAG, forslag=text, beslut=text)
            for arende in arenden
            for text in (_beslut(organ),)
        ),
        nummer={paragraf.id: paragraf.nummer for paragraf in paragrafer if paragraf.nummer is not None},
    )


def _matter() -> FormattedText:
    return FormattedText(
        blocks=(
            _passage("Här visas hur löpande text ser ut. Exemplet byts mot ert eget protokoll efter det första mötet."),
            Passage(
                runs=(
                    Run(text="Ord kan vara "),
                    Run(text="feta", bold=True),
                    Run(text=" eller "),
                    Run(text="kursiva", italic=True),
                    Run(text="."),
                )
            ),
            TextTable(
                rows=(
                    ((Run(text="Verksamhet"),), (Run(text="Ram"),)),
                    ((Run(text="Bibliotek"),), (Run(text="4,2"),)),
                    ((Run(text="Cykelvägar"),), (Run(text="1,8"),)),
                )
            ),
        )
    )


def _beslut(organ: Organ) -> FormattedText:
    who = organ.kortform[:1].upper() + organ.kortform[1:]
    items = ("Förslaget antas.", "Förvaltningen återkommer senast i höst.")
    return FormattedText(
        blocks=(
            _passage(f"{who} beslutar följande."),
            ItemList(items=tuple(ListItem(runs=(Run(text=item),)) for item in items), is_ordered=True),
        )
    )


def _passage(text: str) -> Passage:
    return Passage(runs=(Run(text=text),))


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour))
