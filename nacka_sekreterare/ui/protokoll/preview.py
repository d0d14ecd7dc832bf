"""The page that will be signed, beside the text: set by a process of its own, shown where the chosen § stands.

How to put it beside an editor (see ui/protokoll/page.py):

    self.preview = Preview(desk)                             # anywhere in the layout; it may be hidden and shown again
    self.preview.show_paragraf(sammantrade_id, arende_id)    # in reload, and when another § is chosen

`show_paragraf` says "something may have changed": cheap, to be called after every change, also while it is hidden (it
then asks for nothing until it is seen). The document is read from the store, so what is to be seen must be committed;
a text being typed is, within its autosave. It goes to the § when another one is chosen; while she types it stays where
she has put it. `follow` goes back to the § by hand.

`choice` is the combo box of documents; `view` (a `SheetView`) has `fit_width` (as it begins), `zoom_in`, `zoom_out` and
`step_page`, and these keys: PgUp/PgDn a page, Home/End, arrows, Ctrl++, Ctrl+- and Ctrl+0. A page that wants its own
keys for them ties actions to those slots. Ctrl+P prints the document that is shown, all its pages or some.
"""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QShowEvent
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from nacka_sekreterare.services.preview import Answered, PageAnswer, PageOrder, Place
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.printing import Printout, choose_and_print
from nacka_sekreterare.ui.protokoll.file_writer import is_alive
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import IconButton, SecondaryButton
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.sheet_view import SheetView

DOCUMENTS = (
    ("protokoll", "Protokoll"),
    ("utdrag", "Utdrag av paragrafen"),
    ("narvarolista", "Närvarolista"),
    ("kallelse", "Kallelse"),
    ("anslag", "Anslag"),
)
_ABOVE_PT = 24.0


class Preview(QWidget):
    """Shows one document of a sammanträde as it would be printed now. One order is under way at most."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._desk = desk
        self._sammantrade_id: UUID | None = None
        self._arende_id: UUID | None = None
        self._followed: UUID | None = None  # the § last gone to
        self._version = 0
        self._shown_version = -1
        self._is_asking = False
        self.answer: PageAnswer | None = None
        self.choice = QComboBox()
        self.choice.setObjectName("preview_choice")
        self.choice.setAccessibleName("Dokument som visas")
        for key, text in DOCUMENTS:
            self.choice.addItem(text, key)
        self.page_label = make_label("", Role.SMALL, name="preview_page")
        self.view = SheetView(name="preview_view", label="Förhandsvisning av sidan")
        self._sentence = make_label("Sidan sätts …", Role.MUTED, is_wrapping=True, name="preview_sentence")
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self.smaller = IconButton(IconName.MAGNIFY_MINUS, "Mindre", object_name="preview_smaller")
        self.larger = IconButton(IconName.MAGNIFY_PLUS, "Större", object_name="preview_larger")
        self.print_button = SecondaryButton("Skriv ut …", name="preview_print", key="Ctrl+P")
        self._lay_out()
        self.smaller.clicked.connect(self.view.zoom_out)
        self.larger.clicked.connect(self.view.zoom_in)
        self.print_button.clicked.connect(self.print_document)
        self.choice.currentIndexChanged.connect(self._on_choice_current_index_changed)
        self.view.page_changed.connect(self._show_page_number)
        self.view.pages_wanted.connect(self._ask)

    @property
    def version(self) -> int:
        """How many times something may have changed."""
        return self._version

    @property
    def is_up_to_date(self) -> bool:
        """Whether the page shows the last change."""
        return self._shown_version == self._version and not self._is_asking

    def show_paragraf(self, sammantrade_id: UUID, arende_id: UUID | None) -> None:
        """Show the document anew, and go to a § when it is another than before."""
        self._sammantrade_id, self._arende_id = sammantrade_id, arende_id
        self._version += 1
        self._ask()

    def follow(self) -> None:
        """Go to the chosen §."""
        self._followed = None
        self._ask()

    def print_document(self) -> None:
        """Have the document that is shown put on paper, as it is now."""
        self._desk.operations.flush()
        if self._sammantrade_id is None:
            return
        self._version += 1  # what has just been saved is printed too
        order = PageOrder(
            version=self._version,
            sammantrade_id=self._sammantrade_id,
            dokument=str(self.choice.currentData()),
            arende_id=self._arende_id,
            is_whole=True,
        )
        self.print_button.setEnabled(False)
        self._desk.pages.ask(order, partial(self._on_whole_answer, self.choice.currentText()))

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up what changed while it was not seen."""
        super().showEvent(event)
        self._ask()

    def _lay_out(self) -> None:
        head = make_flow(self.choice, self.page_label, self.smaller, self.larger, self.print_button)
        self._stack.addWidget(self._sentence)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING.small)
        column.addWidget(head)
        column.addWidget(self._stack, 1)

    # --- asking

    def _ask(self) -> None:
        """Ask for what is missing, unless an answer is on its way: then when it has come."""
        if self._is_asking or self._sammantrade_id is None or not self.isVisible():
            return
        follows = self._arende_id != self._followed
        is_changed = self._shown_version != self._version
        missing = self.view.wanted()
        if not (is_changed or follows or missing):
            return
        seen = self.view.visible_pages() if is_changed else missing
        self._is_asking = True
        order = PageOrder(
            version=self._version,
            sammantrade_id=self._sammantrade_id,
            dokument=str(self.choice.currentData()),
            arende_id=self._arende_id,
            pages=() if follows else seen,
            follows=follows,
            width_px=self.view.width_px,
        )
        self._desk.pages.ask(order, self._on_answer)

    def _on_answer(self, answered: Answered) -> None:
        if not is_alive(self):
            return
        self._is_asking = False
        answer = answered.answer
        if answer.order.dokument == self.choice.currentData():
            self.answer = answer
            self._show(answered)
        self._ask()

    def _on_whole_answer(self, name: str, answered: Answered) -> None:
        if not is_alive(self):
            return
        self.print_button.setEnabled(True)
        self._ask()
        if answered.answer.sentence:
            self._desk.dialogs.show_error(answered.answer.sentence)
            return
        count = len(answered.answer.sizes_pt)
        choose_and_print(self._desk, Printout(name, answered.pdf, count, min(self.view.page + 1, count)))

    # --- showing

    def _show(self, answered: Answered) -> None:
        answer, order = answered.answer, answered.answer.order
        self._shown_version = order.version
        if order.follows:
            self._followed = order.arende_id
        if answer.sentence:
            self._sentence.setText(answer.sentence)
            self._stack.setCurrentIndex(0)
            self.view.clear()
            self.page_label.setText("")
            return
        self._stack.setCurrentIndex(1)
        self.view.set_pages(answer.sizes_pt, order.version)
        for page, pixels in zip(answer.painted, answered.pixels, strict=True):
            image = QImage(pixels, page.width_px, page.height_px, page.width_px * 4, QImage.Format.Format_RGB32)
            self.view.set_picture(page.page, image.copy(), page.text)  # the copy owns its pixels
        if order.follows:
            self._go_to(answer.place)
        self._show_page_number()

    def _go_to(self, place: Place | None) -> None:
        if place is not None:
            self.view.show_place(place.page, max(place.top_pt - _ABOVE_PT, 0.0))

    def _on_choice_current_index_changed(self, _index: int) -> None:
        self._followed = None
        self._version += 1
        self.view.clear()
        self._ask()

    def _show_page_number(self) -> None:
        pages = self.view.page_count
        self.page_label.setText(f"Sida {self.view.page + 1} av {pages}" if pages else "")
