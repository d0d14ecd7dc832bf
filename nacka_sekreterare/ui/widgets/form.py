"""A form of labels and fields that wraps where it is narrow, and a field with a line that explains it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.labels import make_label


def make_form() -> QFormLayout:
    """An empty form."""
    form = QFormLayout()
    form.setHorizontalSpacing(SPACING.page)
    form.setVerticalSpacing(SPACING.medium)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return form


def add_row(form: QFormLayout, text: str, field: QWidget, hint: str = "") -> None:
    """A field with its label, and what explains it."""
    label = make_label(text, is_wrapping=True)
    label.setBuddy(field)
    form.addRow(label, with_hint(field, hint))


def with_hint(field: QWidget, hint: str) -> QWidget:
    """A field above the line that explains it, which is read aloud with it."""
    if not hint:
        return field
    field.setAccessibleDescription(hint)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACING.tight)
    column.addWidget(field)
    column.addWidget(make_label(hint, Role.SMALL, is_wrapping=True))
    return holder
