"""What can be done and gone to from where she is: the acts of the shown page, the pages, the steps."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol
from uuid import UUID

from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QToolButton, QWidget

from nacka_sekreterare.ui.actions import spec_of
from nacka_sekreterare.ui.desk import PageSpec, StepSpec
from nacka_sekreterare.ui.findable import Entry, Findable, Group
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.language import key_text
from nacka_sekreterare.ui.widgets.buttons import KeyButton


class Places(Protocol):
    """The window, as far as what is found leads anywhere in it."""

    @property
    def sammantrade(self) -> UUID | None:
        """The sammanträde that is open, whether it is shown or not."""

    def current_page(self) -> QWidget | None:
        """The page or step that is shown."""

    def show_page(self, name: str) -> None:
        """Go to a page of the rail."""

    def show_sammantrade(self, sammantrade: UUID, step: str = "") -> None:
        """Open a sammanträde, at a step."""

    def show_arende(self, sammantrade: UUID, arende: UUID) -> None:
        """Open a sammanträde at an ärende, in the step that is shown where it shows ärenden."""


def entries_here(
    window: QWidget, places: Places, pages: Sequence[PageSpec], steps: Sequence[StepSpec]
) -> Iterator[Entry]:
    """Everything that needs no store, in the order it is shown: the page's own first."""
    page = places.current_page()
    if page is not None:
        yield from _acts_below(page)
        if isinstance(page, Findable):
            yield from page.entries()
    yield from (_of_action(action, "frame") for action in window.actions() if action.objectName() != "action_find")
    yield from _pages(window, places, pages)
    if (sammantrade := places.sammantrade) is not None:
        for step in steps:
            yield Entry(
                id=f"step:{step.name}",
                group=Group.PLACES,
                text=step.title,
                detail="det öppna sammanträdet",
                run=lambda name=step.name: places.show_sammantrade(sammantrade, name),  # type: ignore[misc]
                icon=IconName.CALENDAR_TEXT,
            )


def _acts_below(page: QWidget) -> Iterator[Entry]:
    for widget in [page, *page.findChildren(QWidget)]:
        for action in widget.actions():
            if action.parent() is widget and spec_of(action) is not None:
                yield _of_action(action, page.objectName())
        if isinstance(widget, KeyButton) and widget.has_own_key and widget.isVisibleTo(page) and widget.isEnabled():
            yield Entry(
                id=f"button:{widget.objectName()}",
                group=Group.ACTS,
                text=widget.text(),
                detail=widget.subject,
                run=widget.click,
                key=widget.shown_key,
            )


def _of_action(action: QAction, scope: str) -> Entry:
    spec = spec_of(action)
    text = action.text()
    explained = spec.tooltip if spec is not None else ""
    return Entry(
        id=f"act:{scope}:{action.objectName().removeprefix('action_')}",
        group=Group.ACTS,
        text=text,
        detail=explained if explained.casefold() != text.casefold() else "",
        run=action.trigger,
        key=key_text(action.shortcut()) if not action.shortcut().isEmpty() else "",
        hindrance="" if action.isEnabled() else (spec.needs if spec and spec.needs else "Går inte att göra just nu."),
        icon=spec.icon if spec is not None else None,
    )


def _pages(window: QWidget, places: Places, pages: Iterable[PageSpec]) -> Iterator[Entry]:
    for page in pages:
        button = window.findChild(QToolButton, f"rail_{page.name}")
        shortcut = button.findChild(QShortcut) if button is not None else None
        yield Entry(
            id=f"page:{page.name}",
            group=Group.PLACES,
            text=page.title,
            run=lambda name=page.name: places.show_page(name),  # type: ignore[misc]
            key=key_text(shortcut.key()) if isinstance(shortcut, QShortcut) else "",
            icon=page.icon,
        )
