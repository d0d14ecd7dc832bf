"""Changing some fields of a stored value: named in Swedish, and saved as one step while a text is typed."""

from collections.abc import Mapping
from uuid import UUID

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.services.core import TextField


def typed_field(table: str, key: UUID, changes: Mapping[str, object]) -> TextField | None:
    """The text that is being typed when an act changes nothing but one text; its saves become one step."""
    if len(changes) != 1:
        return None
    ((name, content),) = changes.items()
    return TextField(table, key, name) if isinstance(content, str | FormattedText) else None


def name_changes(labels: Mapping[str, str], changes: Mapping[str, object]) -> str:
    """What an act changed, for its sentence: "ändring av rubrik och diarienummer".

    Raises:
        TypeError: for a field without a label; what is signed, fixed or decided has acts of its own.
    """
    if not changes or not set(changes) <= set(labels):
        raise TypeError(f"these fields are not changed this way: {sorted(set(changes) - set(labels))}")
    words = list(dict.fromkeys(labels[name] for name in changes))
    listed = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} och {words[-1]}"
    return f"ändring av {listed}"
