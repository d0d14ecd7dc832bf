"""The Swedish sentences that the frame of the window says itself. What a service refuses, the service words."""

from datetime import datetime
from pathlib import Path

STARTED = "Allt sparas medan du arbetar"
ALREADY_OPEN = "Nacka Sekreterare är redan öppen. Det fönster som redan finns visas i stället."
NO_SCREEN = (
    "Det finns ingen skärm att visa fönstret på. Logga in på datorns skrivbord, eller använd ett kommando, till "
    "exempel nacka-sekreterare lista."
)


def saved_text(at: datetime) -> str:
    """What the foot line says after an act: "Sparat 18.41.07"."""
    return f"Sparat {at:%H.%M.%S}"


def undo_text(label: str | None) -> str:
    """What the foot line says can be undone."""
    return f"Ångra: {label}" if label else ""


def bug_sentence(log_file: Path | None) -> str:
    """What is said when the program itself has failed: what holds, what to do, where the trace is."""
    sentence = (
        "Något gick fel i programmet. Det du gjorde nyss är inte utfört, men allt tidigare är sparat. "
        "Försök en gång till; händer det igen, starta om programmet."
    )
    if log_file is not None:
        sentence += f" Felet är antecknat i {log_file}, visa den för den som hjälper dig."
    return sentence
