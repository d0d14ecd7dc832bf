"""The verdict on a file that came back, against the one that was sent."""

from collections.abc import Sequence

from nacka_sekreterare.documents.underskrift.comparison import Comparison, compare_pages
from nacka_sekreterare.documents.underskrift.pages import EncryptedError, UnreadableError, open_pages
from nacka_sekreterare.documents.underskrift.signatures import has_only_signatures_added, read_signatures
from nacka_sekreterare.domain.underskriftskontroll import (
    Avvikelse,
    Avvikelseslag,
    Filomdome,
    Filutfall,
    Omdome,
    Signaturomdome,
)


def judge(sent: bytes, returned: bytes, trusted: Sequence[bytes] = ()) -> Omdome:
    """Whether a file is the one that was sent, and whether each signature in it stands. Never raises.

    `trusted` are certificates (DER) of issuers to believe; without any, no issuer is checked. The file that was sent is
    one of ours.
    """
    if returned == sent:
        return Omdome(fil=Filomdome(utfall=Filutfall.INTE_UNDERTECKNAD))
    try:
        comparison = _compared(sent, returned)
    except EncryptedError:
        return _unread(Avvikelseslag.KRYPTERAD)
    except UnreadableError:
        return _unread(Avvikelseslag.OLASLIG)
    signaturer = read_signatures(returned, trusted)
    if signaturer is None:
        return _unread(Avvikelseslag.SKADAD, *comparison.avvikelser)
    is_same = bool(signaturer) and has_only_signatures_added(sent, returned)
    return Omdome(fil=_judge_file(comparison, signaturer, is_same=is_same), signaturer=signaturer)


def _compared(sent: bytes, returned: bytes) -> Comparison:
    with open_pages(sent) as ours, open_pages(returned) as theirs:
        return compare_pages(ours, theirs)


def _unread(slag: Avvikelseslag, *others: Avvikelse) -> Omdome:
    return Omdome(fil=Filomdome(utfall=Filutfall.SKILJER, avvikelser=(Avvikelse(slag=slag), *others)))


def _judge_file(comparison: Comparison, signaturer: Sequence[Signaturomdome], *, is_same: bool) -> Filomdome:
    stands = all(signatur.galler for signatur in signaturer)
    found, added = comparison.avvikelser, comparison.added
    if is_same and stands:
        return Filomdome(utfall=Filutfall.SAMMA_FIL, avvikelser=found, tillagda_sidor=added)
    if not found and not stands:
        found = (Avvikelse(slag=Avvikelseslag.BRUTEN),)
    utfall = Filutfall.SKILJER if found else Filutfall.SAMMA_SIDOR
    return Filomdome(utfall=utfall, avvikelser=found, tillagda_sidor=added)
