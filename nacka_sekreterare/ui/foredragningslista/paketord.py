"""What is said of a handlingspaket: its sum, what it costs, and what became of it."""

from collections.abc import Sequence
from pathlib import Path

from nacka_sekreterare.services.handling import Examined, Making
from nacka_sekreterare.services.handlingspaket import Paketunderlag

_MOST = 3  # sentences that are said at once; the rest are told row by row


def sum_text(examined: Sequence[Examined]) -> str:
    """How many handlingar and pages, as far as is known."""
    pages = sum(one.page_count or 0 for one in examined)
    count = "En handling" if len(examined) == 1 else f"{len(examined)} handlingar"
    later = sum(one.making in {Making.CONVERTED, Making.SET} for one in examined)
    if later and not pages:
        return f"{count}. Sidorna räknas när paketet görs."
    words = f"{count}, {pages} {'sida' if pages == 1 else 'sidor'}"
    which = "en" if later == 1 else later
    return f"{words}. Sidorna i {which} av dem räknas när paketet görs." if later else words


def cost_text(underlag: Paketunderlag, examined: Sequence[Examined]) -> str:
    """What she must know before she begins: what is lost in the package, and what was sent and is no longer listed."""
    said = [remark for one in examined for remark in one.remarks]
    said += [
        f"{name} har skickats men är inte längre med. Det som skickats ändras inte." for name in underlag.withdrawn
    ]
    return _short(said)


def done_text(name: str, folder: Path, page_count: int, *, is_conforming: bool) -> str:
    """What was made, where it lies, and whether it is as good for the archive and for a screen reader as it can be."""
    pages = "en sida" if page_count == 1 else f"{page_count} sidor"
    claims = " Paketet uppfyller PDF/A och PDF/UA." if is_conforming else ""
    return f"{name} har {pages} och sparades i {folder}.{claims}"


def _short(sentences: Sequence[str]) -> str:
    rest = len(sentences) - _MOST
    more = [f"Det finns {rest} anmärkningar till. Markera en rad för att läsa dess."] if rest > 1 else []
    shown = sentences[:_MOST] if more else sentences
    return "\n".join([*shown, *more])
