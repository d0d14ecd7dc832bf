"""The page Inställningar: a few choices of this machine, and what the program is."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QComboBox, QFormLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from nacka_sekreterare import __version__
from nacka_sekreterare.domain.errors import UserError
from nacka_sekreterare.system.settings import Settings, SettingsFile
from nacka_sekreterare.system.settings import Theme as Scheme
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.theme import SPACING, Role, SchemeChoice, Theme
from nacka_sekreterare.ui.widgets.buttons import SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card
from nacka_sekreterare.ui.widgets.labels import make_label
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn

_SCHEMES = ((Scheme.SYSTEM, "Som datorn"), (Scheme.LIGHT, "Ljust"), (Scheme.DARK, "Mörkt"))
_SIZES = (
    (None, "Som datorn"),
    (1.0, "100 %"),
    (1.25, "125 %"),
    (1.5, "150 %"),
    (1.75, "175 %"),
    (2.0, "200 %"),
)
_PARTS = (
    ("PySide6-Essentials", "Qt och PySide6", "LGPL 3.0"),
    ("SQLModel", "SQLModel och SQLAlchemy", "MIT"),
    ("reportlab", "ReportLab", "BSD"),
    ("python-docx", "python-docx", "MIT"),
    ("pypdfium2", "pypdfium2 (PDFium)", "Apache 2.0"),
    ("pyHanko", "pyHanko", "MIT"),
    ("chunspell", "Hunspell med svensk ordlista (DSSO)", "LGPL 2.1, LGPL 3.0"),
    ("qtawesome", "QtAwesome med Material Design-ikoner", "MIT, Apache 2.0"),
)
_FONTS = (("Source Sans och Source Serif", "SIL OFL 1.1"), ("DejaVu", "Bitstream Vera"))


class InstallningarPage(Page):
    """Appearance, the cards of what has a store of its own, the folder of the store, and about."""

    def __init__(self, desk: Desk, folder: Path, theme: Theme, settings: SettingsFile, *cards: Card) -> None:
        super().__init__(desk)
        self.setObjectName("installningar_page")
        self._folder = folder
        self._theme = theme
        self._settings = settings
        self._schemes = QButtonGroup(self)
        self._size = QComboBox()
        theme.changed.connect(self.reload)  # it may have been chosen by Ctrl+K
        scroll = ScrollColumn(name="installningar_scroll")
        scroll.column.addWidget(make_label("Inställningar", Role.HEADING))
        for card in (self._make_appearance(), *cards, self._make_store(), _make_about()):
            scroll.column.addWidget(card)
        scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)

    def concerns(self, changes: object) -> bool:
        """Nothing here lies in the store."""
        return False

    def reload(self) -> None:
        """Show what has been chosen."""
        chosen = self._read()
        for number, (scheme, _) in enumerate(_SCHEMES):
            self._schemes.button(number).setChecked(scheme is chosen.theme)
        sizes = [size for size, _ in _SIZES]
        self._size.blockSignals(True)
        self._size.setCurrentIndex(sizes.index(chosen.text_scale) if chosen.text_scale in sizes else 0)
        self._size.blockSignals(False)

    def _make_appearance(self) -> Card:
        card = Card("Utseende")
        row = QHBoxLayout()
        row.setSpacing(SPACING.large)
        for number, (scheme, text) in enumerate(_SCHEMES):
            button = QRadioButton(text)
            button.setObjectName(f"scheme_{scheme.value}")
            self._schemes.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._schemes.idClicked.connect(self._on_schemes_clicked)
        self._size.setObjectName("text_size")
        self._size.setAccessibleName("Textens storlek")
        self._size.setMaximumWidth(200)
        for _, text in _SIZES:
            self._size.addItem(text)
        self._size.currentIndexChanged.connect(self._on_size_changed)
        form = QFormLayout()
        form.setHorizontalSpacing(SPACING.page)
        form.setVerticalSpacing(SPACING.medium)
        form.addRow("Färger", row)
        form.addRow("Textens storlek", self._size)
        card.body.addLayout(form)
        return card

    def _make_store(self) -> Card:
        card = Card("Dina uppgifter")
        words = "Allt ligger i den här katalogen på din dator: databasen, bilagor, säkerhetskopior och loggar."
        card.body.addWidget(make_label(words, Role.MUTED, is_wrapping=True))
        place = make_label(str(self._folder), Role.STRONG, is_wrapping=True, name="store_folder")
        card.body.addWidget(place)
        button = SecondaryButton("Öppna katalogen", name="open_folder")
        button.clicked.connect(self._on_open_folder_clicked)
        card.body.addWidget(_left(button))
        return card

    def _read(self) -> Settings:
        try:
            return self._settings.read()
        except UserError as error:
            self.desk.operations.show_refusal(error)
            return Settings()

    def _write(self, **changes: object) -> None:
        try:
            self._settings.write(self._read().model_copy(update=changes))
        except UserError as error:
            self.desk.operations.show_refusal(error)

    def _on_schemes_clicked(self, number: int) -> None:
        scheme = _SCHEMES[number][0]
        self._write(theme=scheme)
        self._theme.set_choice(SchemeChoice[scheme.name])

    def _on_size_changed(self, number: int) -> None:
        size = _SIZES[number][0]
        self._write(text_scale=size)
        self._theme.set_text_scale(size or 1.0)

    def _on_open_folder_clicked(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _make_about() -> Card:
    card = Card("Om programmet")
    card.body.addWidget(make_label(f"Nacka Sekreterare {__version__}", Role.STRONG, name="version_label"))
    words = (
        "Nämndsekreterarens skrivbord: från föredragningslista till protokoll och anslag. Programmet skickar ingenting "
        "över nätet. Licens: MIT."
    )
    card.body.addWidget(make_label(words, Role.MUTED, is_wrapping=True))
    card.body.addWidget(make_label("Programmet bygger på", Role.STRONG))
    lines = [f"{name} {_version(package)} – {licence}" for package, name, licence in _PARTS]
    lines += [f"{name} – {licence}" for name, licence in _FONTS]
    card.body.addWidget(make_label("\n".join(lines), Role.MUTED, is_wrapping=True, name="licences"))
    return card


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _left(widget: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    row.addStretch(1)
    return holder
