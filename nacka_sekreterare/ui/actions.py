"""Acts as data: one table per page says what can be done, with which key, under which name.

Menus, buttons, tooltips and the key card are all made from it, so a key is written in one place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.ui.icons import IconName, icon
from nacka_sekreterare.ui.language import key_text

_SPEC: Final = "spec"
_KEYS: Final = "own_keys"


@dataclass(frozen=True)
class ActionSpec:
    """One act. `shortcuts` in Qt's portable spelling, the first is the one that is shown.

    `group` is its heading on the key card. `needs` says what is wanting while it cannot be done ("Markera ett ärende
    först."): the tooltip and Ctrl+K then tell it.
    """

    id: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: IconName | None = None
    tooltip: str = ""
    group: str = ""
    needs: str = ""


FRAME_ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("undo", "Ångra", ("Ctrl+Z",), IconName.UNDO, "Ångra det senaste", needs="Det finns inget att ångra."),
    ActionSpec(
        "redo",
        "Gör om",
        ("Ctrl+Shift+Z",),
        IconName.REDO,
        "Gör om det som ångrades",
        needs="Det finns inget att göra om.",
    ),
    ActionSpec("find", "Gör eller hitta", ("Ctrl+K",), IconName.MAGNIFY, "Allt som kan göras och hittas"),
    ActionSpec("next_step", "Nästa steg", ("Ctrl+PgDown", "Ctrl+Tab")),
    ActionSpec("previous_step", "Föregående steg", ("Ctrl+PgUp", "Ctrl+Shift+Tab")),
    ActionSpec("next_area", "Nästa del av fönstret", ("F6",)),
    ActionSpec("previous_area", "Föregående del av fönstret", ("Shift+F6",)),
    ActionSpec("key_card", "Tangenter", ("F1",), IconName.KEYBOARD, "Visa alla tangenter på den här sidan"),
    ActionSpec("quit", "Avsluta", ("Ctrl+Q",), None, "Stäng Nacka Sekreterare"),
)


def build_actions(owner: QWidget, specs: Iterable[ActionSpec]) -> dict[str, QAction]:
    """Make the acts of a page or of the window: their keys work while `owner` is on the screen.

    The caller connects `triggered` of each.
    """
    actions = {}
    for spec in specs:
        action = QAction(spec.text, owner)
        action.setObjectName(f"action_{spec.id}")
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setToolTip(tooltip_text(spec))
        action.setStatusTip(spec.tooltip or spec.text)
        if spec.icon is not None:
            action.setIcon(icon(spec.icon))
        action.setProperty(_SPEC, spec)
        if spec.needs:
            action.enabledChanged.connect(partial(_show_state, action, spec))
        owner.addAction(action)
        actions[spec.id] = action
    return actions


def spec_of(action: QAction) -> ActionSpec | None:
    """What an act was made from; None for one that was not made here."""
    spec = action.property(_SPEC)
    return spec if isinstance(spec, ActionSpec) else None


def set_keys(widget: QWidget, heading: str, keys: Iterable[tuple[str, str]]) -> None:
    """Tell the key card of keys that are a widget's own: letters in a list, Esc in a form. As (key, what it does)."""
    widget.setProperty(_KEYS, (heading, tuple(keys)))


def keys_of(widget: QWidget) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """The heading and the keys that a widget has told of, or None."""
    told: tuple[str, tuple[tuple[str, str], ...]] | None = widget.property(_KEYS)
    return told


def _show_state(action: QAction, spec: ActionSpec, is_enabled: bool) -> None:
    action.setToolTip(tooltip_text(spec) if is_enabled else f"{tooltip_text(spec)}. {spec.needs}")


def tooltip_text(spec: ActionSpec) -> str:
    """What the tooltip of an act says, with its key."""
    text = spec.tooltip or spec.text
    return f"{text} ({key_text(spec.shortcuts[0])})" if spec.shortcuts else text


def find_conflicts(specs: Iterable[ActionSpec]) -> Mapping[str, tuple[str, ...]]:
    """Keys that more than one act claims, with the ids of those acts. Give it the frame's table and one page's."""
    claims: dict[str, list[str]] = {}
    for key, owner in _claims(specs):
        claims.setdefault(key, []).append(owner)
    return {key: tuple(owners) for key, owners in claims.items() if len(owners) > 1}


def _claims(specs: Iterable[ActionSpec]) -> Iterator[tuple[str, str]]:
    for spec in specs:
        for shortcut in spec.shortcuts:
            yield QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.PortableText), spec.id
