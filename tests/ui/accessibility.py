"""The accessibility walk: what every page must hold for eyes, keyboards and screen readers."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTabBar,
    QTextEdit,
    QWidget,
)

MINIMUM_HIT_PX = 24  # WCAG 2.2, 2.5.8


def check_page(page: QWidget) -> None:
    """Fail, with everything that is wrong at once, unless a page can be used by everybody.

    The page has to be on the screen (`with qtbot.waitExposed(page): page.show()`).
    """
    assert page.isVisible(), "show the page before it is walked"
    problems = list(find_problems(page))
    assert not problems, "\n".join(problems)


def find_problems(page: QWidget) -> Iterator[str]:
    """Every fault, as one line that names the widget."""
    controls = list(reachable_controls(page))
    for control in controls:
        yield from _problems_of(control)
    yield from _problems_of_order(page, controls)
    for label in page.findChildren(QLabel):
        if label.property("chip") == "true" and not label.text().strip():
            yield f"{_name(label)}: a state that only has a colour"


def reachable_controls(page: QWidget) -> Iterator[QWidget]:
    """What Tab has to reach: visible, enabled, and taking the focus for itself."""
    for widget in [page, *page.findChildren(QWidget)]:
        if not widget.isVisibleTo(page) or not widget.isEnabledTo(page) or widget.focusProxy() is not None:
            continue
        is_split = isinstance(widget, QSplitter) or isinstance(widget.parentWidget(), QSplitter)
        if (widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not _is_inner(widget) and not is_split) or (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus and is_split and isinstance(widget, _CONTROLS)
        ):
            yield widget


_CONTROLS = (QAbstractButton, QLineEdit, QTextEdit, QComboBox, QAbstractItemView, QTabBar)


def _is_inner(widget: QWidget) -> bool:
    """Qt's own parts: the line of a spin box, the view of a combo box, the viewport of a list."""
    if widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return True
    if isinstance(widget, QScrollArea):
        return widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    return isinstance(parent, QComboBox)


def _problems_of(control: QWidget) -> Iterator[str]:
    name = _name(control)
    if not control.objectName():
        yield f"{name}: no objectName"
    if not spoken_name(control):
        yield f"{name}: nothing for a screen reader to say (accessibleName, text or buddy label)"
    size = control.size()
    if min(size.width(), size.height()) < MINIMUM_HIT_PX:
        yield f"{name}: {size.width()}×{size.height()} is too small to hit, at least {MINIMUM_HIT_PX}"
    if not _shows_focus(control):
        yield f"{name}: looks the same with and without focus"


def spoken_name(control: QWidget) -> str:
    """What a screen reader calls a control."""
    if control.accessibleName():
        return control.accessibleName()
    if isinstance(control, QAbstractButton) and control.text():
        return control.text()
    window = control.window()
    return next((label.text() for label in window.findChildren(QLabel) if label.buddy() is control), "")


def _shows_focus(control: QWidget) -> bool:
    window = control.window()
    window.activateWindow()
    before = QApplication.focusWidget()
    if isinstance(control, QTextEdit | QLineEdit):
        control.setProperty("cursorWidth", 0)
    window.setFocus()
    control.clearFocus()
    without = _picture(control)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    focused = _picture(control)
    if before is not None:
        before.setFocus()
    return without != focused


def _picture(control: QWidget) -> QImage:
    QApplication.processEvents()
    return control.grab().toImage()


def _problems_of_order(page: QWidget, controls: list[QWidget]) -> Iterator[str]:
    reached = set(_tab_chain(page))
    for control in controls:
        # Of exclusive radio buttons Tab reaches the chosen one; the arrow keys reach the rest.
        if isinstance(control, QRadioButton) and control.autoExclusive() and not control.isChecked():
            continue
        if control not in reached:
            yield f"{_name(control)}: Tab never comes here"
    for checkable in page.findChildren(QCheckBox):
        if not checkable.text() and not checkable.accessibleName():
            yield f"{_name(checkable)}: a box that says nothing"


def _tab_chain(page: QWidget) -> Iterator[QWidget]:
    """The widgets in the order of Tab, once round."""
    widget = page.window()
    while True:
        widget = widget.nextInFocusChain()
        yield widget
        if widget is page.window():
            return


def _name(widget: QWidget) -> str:
    place = widget.mapTo(widget.window(), QPoint(0, 0))
    return f"{type(widget).__name__}({widget.objectName()!r}) at {place.x()},{place.y()}"
