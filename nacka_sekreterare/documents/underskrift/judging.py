"""The verdict on a returned file."""

from nacka_sekreterare.domain.underskriftskontroll import Avvikelse, Avvikelseslag, Filomdome, Filutfall, Omdome


def judge(sent: bytes, returned: bytes, trusted: tuple[bytes, ...] = ()) -> Omdome:
    """Whether a file is the one that was sent, and whether its signatures stand. Never raises."""
    if returned == sent:
        return Omdome(fil=Filomdome(utfall=Filutfall.INTE_UNDERTECKNAD))
    avvikelser = (Avvikelse(slag=Avvikelseslag.OLASLIG),)
    return Omdome(fil=Filomdome(utfall=Filutfall.SKILJER, avvikelser=avvikelser))
