"""The real page beside the text: the document is set as PDF in the worker and shown where the chosen § stands."""

from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QBuffer, QByteArray, QModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtPdf import QPdfBookmarkModel, QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.export import Forhandsvisning, prepare_preview
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.protokoll.file_writer import is_alive
from nacka_sekreterare.ui.theme import SPACING, Role, palette_now
from nacka_sekreterare.ui.widgets.labels import make_label

DOCUMENTS = (
    ("protokoll", "Protokoll"),
    ("utdrag", "Utdrag av paragrafen"),
    ("narvarolista", "Närvarolista"),
    ("kallelse", "Kallelse"),
    ("anslag", "Anslag"),
)
_ABOVE_PT = 24.0
_RING_PX = 2
_COVER_MS = 160  # until the view has drawn the pages of another document


@dataclass(frozen=True)
class Shown:
    """What the worker gave: a PDF, or the sentence on why there is none."""

    pdf: bytes = b""
    sentence: str = ""


def set_pages(job: Forhandsvisning) -> Shown:
    """Set the document; a missing ground is a sentence on the page and no dialog."""
    try:
        return Shown(pdf=job.render())
    except UserError as error:
        return Shown(sentence=error.sentence)


class Preview(QWidget):
    """Shows one document of a sammanträde as it would be printed now. At most one is being set; the newest wins."""

    def __init__(self, desk: Desk, kansli: Kansli, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._desk = desk
        self._kansli = kansli
        self._akt: Akt | None = None
        self._arende_id: UUID | None = None
        self._followed: UUID | None = None
        self._is_setting = False
        self._is_stale = False
        self.pdf = b""
        self.choice = QComboBox()
        self.choice.setObjectName("preview_choice")
        self.choice.setAccessibleName("Dokument som visas")
        for key, text in DOCUMENTS:
            self.choice.addItem(text, key)
        self.page_label = make_label("", Role.SMALL, name="preview_page")
        self.document = QPdfDocument(self)
        self._buffer: QBuffer | None = None
        self.view = _make_view(self)
        self._sentence = make_label("Sidan sätts …", Role.MUTED, is_wrapping=True, name="preview_sentence")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._cover = QLabel(self.view)
        self._uncover = QTimer(self)
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._on_choice_current_index_changed)
        self.view.pageNavigator().currentPageChanged.connect(self._on_navigator_current_page_changed)

    def show_paragraf(self, akt: Akt, arende_id: UUID | None) -> None:
        """Show the document anew, and go to a § when it is another than before."""
        self._akt, self._arende_id = akt, arende_id
        self._refresh()

    def _lay_out(self) -> None:
        self._cover.hide()
        self._uncover.setSingleShot(True)
        self._uncover.setInterval(_COVER_MS)
        self._uncover.timeout.connect(self._cover.hide)
        head = QHBoxLayout()
        head.setSpacing(SPACING.small)
        head.addWidget(self.choice)
        head.addStretch(1)
        head.addWidget(self.page_label)
        self._stack.addWidget(self._sentence)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    # --- setting

    def _refresh(self) -> None:
        self._is_stale = True
        if self._is_setting or self._akt is None:
            return
        self._is_stale, self._is_setting = False, True
        try:
            job = prepare_preview(self._kansli, self._akt, str(self.choice.currentData()), self._arende_id)
        except UserError as error:  # the kept file is gone or changed
            self._on_set(Shown(sentence=error.sentence))
            return
        self._desk.tasks.run(
            lambda _report: set_pages(job),
            title="Sätter sidan",
            on_done=self._on_set,
            on_failed=self._on_failed,
            is_quiet=True,
        )

    def _on_failed(self) -> None:
        self._is_setting = False

    def _on_set(self, shown: Shown) -> None:
        if not is_alive(self):
            return
        self._is_setting = False
        if self._is_stale:
            self._refresh()
            return
        if shown.sentence:
            self._sentence.setText(shown.sentence)
            self._stack.setCurrentIndex(0)
            self.page_label.setText("")
        elif shown.pdf != self.pdf or self._stack.currentIndex() == 0:
            self._load(shown.pdf)
        self._follow()

    def _load(self, pdf: bytes) -> None:
        """Change the document under the same place of the page, behind a picture of the one before."""
        place = self.view.verticalScrollBar().value()
        if self.pdf and self.view.isVisible():
            self._cover.setPixmap(self.view.viewport().grab())
            self._cover.setGeometry(self.view.viewport().geometry())
            self._cover.show()
            self._cover.raise_()
            self._uncover.start()
        self.pdf = pdf
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QBuffer.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self._stack.setCurrentIndex(1)
        self.view.verticalScrollBar().setValue(place)
        self._show_page_number()

    # --- following

    def _follow(self) -> None:
        """Go to the chosen § when another one is chosen; while she types the page stays where she has put it."""
        if self._arende_id == self._followed or self._akt is None or self._arende_id is None:
            return
        self._followed = self._arende_id
        number = self._akt.nummer_of(self._arende_id)
        place = self.place_of(f"§ {number} ")
        if place is not None and self._stack.currentIndex() == 1:
            self._scroll_to(*place)

    def _scroll_to(self, page: int, top: float) -> None:
        """Scroll so that a place of a page is uppermost; the navigator itself only knows whole pages."""
        width = self.view.viewport().width()
        above = 0.0
        for number in range(page + 1):
            size = self.document.pagePointSize(number)
            scale = width / size.width() if size.width() else 1.0
            is_before = number < page
            above += size.height() * scale + self.view.pageSpacing() if is_before else max(top - _ABOVE_PT, 0) * scale
        self.view.verticalScrollBar().setValue(round(above))

    def place_of(self, beginning: str) -> tuple[int, float] | None:
        """The page and the distance from its top of the heading that begins so, or None."""
        model = QPdfBookmarkModel(self)
        model.setDocument(self.document)
        place = _find(model, QModelIndex(), beginning)
        model.deleteLater()
        return place

    def _on_choice_current_index_changed(self, _index: int) -> None:
        self._followed = None
        self._refresh()

    def _on_navigator_current_page_changed(self, _page: int) -> None:
        self._show_page_number()

    def _show_page_number(self) -> None:
        page, pages = self.view.pageNavigator().currentPage() + 1, self.document.pageCount()
        self.page_label.setText(f"Sida {min(page, pages)} av {pages}" if pages else "")


def _find(model: QPdfBookmarkModel, parent: QModelIndex, beginning: str) -> tuple[int, float] | None:
    role = QPdfBookmarkModel.Role
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        if str(model.data(index, role.Title.value)).startswith(beginning):
            return int(model.data(index, role.Page.value)), model.data(index, role.Location.value).y()
        inner = _find(model, index, beginning)
        if inner is not None:
            return inner
    return None


class PageView(QPdfView):
    """The pages, with a ring when the keys scroll them."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring over the pages."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(QColor(palette_now().focus), _RING_PX))
            half = _RING_PX // 2
            painter.drawRect(self.viewport().rect().adjusted(half, half, -half, -half))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Draw the ring anew where it was."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()


def _make_view(preview: Preview) -> PageView:
    view = PageView(preview)
    view.setObjectName("preview_view")
    view.setAccessibleName("Förhandsvisning av sidan")
    view.setDocument(preview.document)
    view.setPageMode(QPdfView.PageMode.MultiPage)
    view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
    view.setDocumentMargins(view.documentMargins() * 0)
    view.setPageSpacing(SPACING.medium)
    return view
