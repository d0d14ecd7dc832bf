"""How large a dialog opens: larger where the text is larger, and no larger than the window that it stands over."""

from PySide6.QtWidgets import QDialog, QWidget

_LINE_PX = 19  # the height of a line of text at 100 %


def scaled_px(widget: QWidget, at_full_size: int) -> int:
    """A length that grows with the text of a widget."""
    return round(at_full_size * widget.fontMetrics().height() / _LINE_PX)


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog its first size; `width` and `height` are those at 100 %, in device independent pixels."""
    above = dialog.parentWidget()
    room = above.window().size() if above is not None else dialog.size()
    dialog.resize(
        min(scaled_px(dialog, width), max(room.width(), width)),
        min(scaled_px(dialog, height), max(room.height(), height)),
    )
