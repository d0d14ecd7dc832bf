"""The sammanträden as a table that Qt asks for row by row, so that thousands cost what is seen."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nacka_sekreterare.domain.helgdagar import format_tid
from nacka_sekreterare.services.oversikt import Oversiktsrad
from nacka_sekreterare.ui.icons import icon
from nacka_sekreterare.ui.tillstand import TILLSTAND_ICON, TILLSTAND_TEXT, TILLSTAND_TONE
from nacka_sekreterare.ui.widgets.chip import Tone
from nacka_sekreterare.ui.widgets.moments import long_date

COLUMNS = ("Dag", "Organ", "Tid och plats", "Paragrafer", "Läge")
_TONES = {Tone.NEUTRAL: "muted", Tone.ACCENT: "accent", Tone.SUCCESS: "success", Tone.WARNING: "warning"}
Index = QModelIndex | QPersistentModelIndex


class OversiktModel(QAbstractTableModel):
    """Read-only rows of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Oversiktsrad, ...] = ()

    def set_rows(self, rows: Sequence[Oversiktsrad]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row_at(self, number: int) -> Oversiktsrad | None:
        """The sammanträde of a row, or None."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, sammantrade_id: UUID | None) -> int:
        """The row of a sammanträde, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.id == sammantrade_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How much is told of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """What the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """One cell."""
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _cell(row, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == len(COLUMNS) - 1:
            return icon(TILLSTAND_ICON[row.tillstand], _TONES[TILLSTAND_TONE[row.tillstand]])
        return None


def _cell(row: Oversiktsrad, column: int) -> str:
    match column:
        case 0:
            return long_date(row.datum)
        case 1:
            return row.organ
        case 2:
            clock = f"kl. {format_tid(row.tid)}" if row.tid else ""
            return ", ".join(part for part in (clock, row.plats) if part)
        case 3:
            return row.paragraf_text or "–"
        case _:
            return TILLSTAND_TEXT[row.tillstand]
