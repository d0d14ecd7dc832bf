"""Temporary wordings until domain/fraser.py is there."""

from datetime import date

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.beslut import Utfall

ARENDET_BORDLAGGS = "Ärendet bordläggs."
ARENDET_ATERREMITTERAS = "Ärendet återremitteras."
ARENDET_UTGAR = "Ärendet utgår."
INFORMATIONEN_ANTECKNAS = "Informationen antecknas till protokollet."


def avslag(kortform: str) -> str:
    return f"{kortform[:1].upper()}{kortform[1:]} avslår förslaget."


def tidigare_behandlat(utfall: Utfall, datum: date, nummer: int | None) -> str:
    word = "Bordlagt" if utfall is Utfall.BORDLAGD else "Återremitterat"
    return f"{word} {datum.isoformat()}" + ("" if nummer is None else f", § {nummer}")


def upprop(akt: Akt) -> str:
    return "Upprop förrättas."


def val_av_justerare(akt: Akt) -> str:
    return "Till justerare utses en ledamot."


def faststallande(akt: Akt) -> str:
    return "Föredragningslistan fastställs."


def anmalan_av_jav(akt: Akt) -> str:
    return "Ingen anmäler jäv."
