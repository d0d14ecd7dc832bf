"""Acts as data: one table per page says what can be done, with which key, under which name.

Menus, buttons, tooltips and the key card are all made from it, so a key is written in one place.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.ui.icons import IconName, icon
from nacka_sekreterare.ui.language import key_text


@dataclass(frozen=True)
class ActionSpec:
    """One act. `shortcuts` in Qt's portable spelling, the first is the one that is shown."""

    id: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: IconName | None = None
    tooltip: str = ""


FRAME_ACTIONS: Sequence[ActionSpec] = (
    ActionSpec("undo", "Ångra", ("Ctrl+Z",), IconName.UNDO, "Ångra det senaste"),
    ActionSpec("redo", "Gör om", ("Ctrl+Shift+Z",), IconName.REDO, "Gör om det som ångrades"),
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
        owner.addAction(action)
        actions[spec.id] = action
    return actions


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
