"""What the parts of the live page share: the sammanträde as last read, the § that is shown, and the way to act."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.services.core import Kansli, Outcome
from nacka_sekreterare.services.sammantrade import load_akt
from nacka_sekreterare.ui.desk import Desk

T = TypeVar("T")


class Live(QObject):
    """One sammanträde under way. `akt` is replaced at every reload; `arende_id` is the § that is shown."""

    def __init__(self, desk: Desk, kansli: Kansli, sammantrade_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.kansli = kansli
        self.sammantrade_id = sammantrade_id
        self.akt: Akt = load_akt(kansli, sammantrade_id)
        self.arende_id: UUID | None = None

    def read(self) -> None:
        """Read the akt anew."""
        self.akt = load_akt(self.kansli, self.sammantrade_id)

    @property
    def arende(self) -> Arende | None:
        """The ärende that is shown, or None."""
        return next((arende for arende in self.akt.arenden if arende.id == self.arende_id), None)

    @property
    def paragraf_id(self) -> UUID | None:
        """The id of the § that is shown."""
        paragraf = self.akt.paragraf_of(self.arende_id) if self.arende_id else None
        return paragraf.id if paragraf else None

    @property
    def is_justerad(self) -> bool:
        """True when the § that is shown is signed."""
        justering = self.akt.justering_of(self.arende_id) if self.arende_id else None
        return justering is not None and justering.justerad_date is not None

    def run(self, act: Callable[[], Outcome[T]], on_done: Callable[[T], None] | None = None) -> bool:
        """Do an act; every page is told of it, this one too."""
        return self.desk.operations.run(act, on_done=on_done)

    def run_explained(self, act: Callable[..., Outcome[Any]]) -> bool:
        """Do an act that changes what happened; after the sammanträde with the reason as `orsak`."""
        reason = self.reason()
        return reason is not None and self.run(partial(act, orsak=reason))

    def reason(self) -> str | None:
        """Why this § is changed after the sammanträde: empty before its end, asked for once per §.

        None when she backs out.
        """
        return "" if self.arende_id is None else self.desk.reasons.ask(self.akt, self.arende_id)

    def has_reason(self) -> bool:
        """True when what happened may be written about: before the end, or once it has been explained."""
        return not self.desk.reasons.is_missing(self.akt, self.arende_id)

    def moment(self, clock: time) -> datetime:
        """A time of the wall during this sammanträde; small hours belong to the day after it began."""
        opened = self.akt.sammantrade.oppnat_at
        day = opened.date() if opened else self.akt.sammantrade.datum
        found = datetime.combine(day, clock)
        return found + timedelta(days=1) if opened and found < opened - timedelta(hours=6) else found


class PageKeys(QObject):
    """Lets the keys of the page through where a text field would take them (Ctrl+Y is redo in a field on Windows)."""

    def __init__(self, keys: frozenset[str], parent: QObject) -> None:
        super().__init__(parent)
        self._keys = keys

    def guard(self, *fields: QWidget) -> None:
        """Guard these fields."""
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the key to the page."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            sequence = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
            if sequence in self._keys:
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def focus_of(widget: QWidget) -> QWidget | None:
    """What has, or had last, the focus in a widget."""
    return widget.focusWidget()


def add_arrows(card: QWidget, move: Callable[[int], object]) -> None:
    """Alt and an arrow, wherever in a card the focus is; a button would take the key for going to the next button."""
    for key, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
        shortcut = QShortcut(QKeySequence(key), card)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(partial(move, steps))


def changed(shown: dict[str, Any], name: str, value: object) -> bool:
    """Whether something differs from what is shown, remembering it: what is the same is not drawn again."""
    if name in shown and shown[name] == value:
        return False
    shown[name] = value
    return True
