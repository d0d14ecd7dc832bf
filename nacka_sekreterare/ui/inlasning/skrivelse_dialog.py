"""The review of a tjänsteskrivelse: proposals and sections to correct, what was not understood; it fills an ärende."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSplitter, QVBoxLayout, QWidget

from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.text import plain_text
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.inlasning import (
    Tjansteskrivelse,
    fill_arende,
    read_tjansteskrivelse,
    read_tjansteskrivelse_text,
)
from nacka_sekreterare.ui.desk import Desk
from nacka_sekreterare.ui.inlasning.dialog import InlasningDialog, Source, Wording
from nacka_sekreterare.ui.inlasning.ej_tolkat import EjTolkat
from nacka_sekreterare.ui.inlasning.forslagsrader import Forslagsrader
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.labels import SectionLabel, make_label
from nacka_sekreterare.ui.widgets.scroll_column import ScrollColumn, clear_layout

FILE_TYPES = "Tjänsteskrivelser (*.docx *.pdf *.txt);;Alla filer (*)"


class SkrivelseDialog(InlasningDialog[Tjansteskrivelse]):
    """From a tjänsteskrivelse to the proposals and sections of an ärende."""

    def __init__(self, desk: Desk, kansli: Kansli, arende_id: UUID, parent: QWidget | None) -> None:
        self._kansli = kansli
        self._arende_id = arende_id
        self._skrivelse = Tjansteskrivelse()
        self._sections: list[tuple[QLineEdit, FormattedTextEdit]] = []
        placeholder = "… eller klistra in tjänsteskrivelsens text här"
        super().__init__(desk, Wording("Läs in tjänsteskrivelse", FILE_TYPES, placeholder, "Fyll ärendet"), parent)

    def read_source(self, source: Source) -> Tjansteskrivelse:
        """Read a file or the pasted text."""
        return read_tjansteskrivelse(source.path) if source.path else read_tjansteskrivelse_text(source.text)

    def show_review(self, value: Tjansteskrivelse) -> None:
        """Show what was understood; the proposals stand by themselves and not once more as a section."""
        own = tuple(part for part in value.avsnitt if not part.rubrik.casefold().startswith("förslag till beslut"))
        self._skrivelse = value = value.model_copy(update={"avsnitt": own})
        self._rubrik.setText(value.rubrik or "Ingen rubrik kändes igen")
        self._about.setText(self._facts_of(value))
        self._dnr.setText(value.dnr or "")
        self._forslag.set_forslag(value.forslag_till_beslut or ())
        clear_layout(self._section_rows)
        self._sections = []
        self._target.clear()
        for number, part in enumerate(value.avsnitt, 1):
            self._add_section(number, part.rubrik, part.text)
        self._ej_tolkat.set_lines(value.ej_tolkat)
        self._dnr.setFocus()
        self._warn_of_other_arende(value)

    def take_in(self) -> None:
        """Fill the ärende."""
        avsnitt = tuple(
            part.model_copy(update={"rubrik": rubrik.text().strip(), "text": edit.text().plain})
            for part, (rubrik, edit) in zip(self._skrivelse.avsnitt, self._sections, strict=True)
        )
        kept = tuple(part for part in avsnitt if part.rubrik or part.text)
        changes = {
            "dnr": self._dnr.text().strip() or None,
            "forslag_till_beslut": self._forslag.forslag() or None,
            "avsnitt": kept,
        }
        skrivelse, source = self._skrivelse.model_copy(update=changes), self.source
        self.desk.operations.run(
            lambda: fill_arende(self._kansli, self._arende_id, skrivelse, source.path, pasted=source.text),
            on_done=self._on_filled,
        )

    def _on_filled(self, _arende: Arende) -> None:
        self.accept()

    def _warn_of_other_arende(self, value: Tjansteskrivelse) -> None:
        arende = self._kansli.get(Arende, self._arende_id)
        if value.dnr and arende.dnr and value.dnr != arende.dnr:
            self.refuse(
                f"Skrivelsen gäller {value.dnr}, men ärendet har {arende.dnr}. Kontrollera att det är rätt ärende; "
                "ärendets diarienummer ändras inte."
            )

    def _facts_of(self, value: Tjansteskrivelse) -> str:
        signed = [", ".join(part for part in (one.namn, one.titel) if part) for one in value.undertecknare]
        facts = (
            value.organ,
            value.datum.isoformat() if value.datum else None,
            f"undertecknad av {'; '.join(signed)}" if signed else None,
            f"bilagor: {', '.join(value.bilagor)}" if value.bilagor else None,
        )
        return " · ".join(fact for fact in facts if fact)

    def _add_section(self, number: int, heading: str, text: str) -> None:
        rubrik = QLineEdit(heading)
        rubrik.setObjectName(f"skrivelse_{number}_rubrik")
        rubrik.setAccessibleName(f"Rubrik för avsnitt {number}")
        edit = FormattedTextEdit(name=f"skrivelse_{number}_text", label=f"Text i avsnitt {number}")
        edit.set_text(plain_text(text))
        self._section_rows.addWidget(rubrik)
        self._section_rows.addWidget(edit)
        self._sections.append((rubrik, edit))
        self._target.addItem(heading or f"Avsnitt {number}")

    def _on_assign_wanted(self, line: int) -> None:
        place = self._target.currentIndex()
        if not 0 <= place < len(self._sections):
            return
        words = self._skrivelse.ej_tolkat
        edit = self._sections[place][1]
        edit.set_text(edit.text() + plain_text(words[line]))
        self._skrivelse = self._skrivelse.model_copy(update={"ej_tolkat": (*words[:line], *words[line + 1 :])})
        self._ej_tolkat.set_lines(self._skrivelse.ej_tolkat)

    # --- building
    def make_review(self) -> QWidget:
        """What was understood to the left, what was not to the right."""
        self._rubrik = make_label("", Role.TITLE, is_wrapping=True, name="skrivelse_rubrik")
        self._about = make_label("", Role.MUTED, is_wrapping=True)
        self._dnr = QLineEdit()
        self._dnr.setObjectName("skrivelse_dnr")
        self._dnr.setAccessibleName("Diarienummer")
        self._dnr.setMaximumWidth(240)
        self._forslag = Forslagsrader("skrivelse_forslag")
        self._section_rows = QVBoxLayout()
        self._section_rows.setSpacing(SPACING.tight)
        left = ScrollColumn(name="skrivelse_left")
        left.column.setContentsMargins(0, 0, SPACING.medium, 0)
        left.column.setSpacing(SPACING.small)
        form = QFormLayout()
        form.addRow("Diarienummer", self._dnr)
        left.column.addWidget(self._rubrik)
        left.column.addWidget(self._about)
        left.column.addLayout(form)
        left.column.addWidget(SectionLabel("Förslag till beslut"))
        left.column.addWidget(self._forslag)
        left.column.addWidget(SectionLabel("Avsnitt"))
        left.column.addLayout(self._section_rows)
        left.column.addStretch(1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self._make_right())
        split.setSizes([680, 360])
        return split

    def _make_right(self) -> QWidget:
        self._target = QComboBox()
        self._target.setObjectName("skrivelse_target")
        self._target.setAccessibleName("Avsnitt att lägga rader i")
        self._ej_tolkat = EjTolkat("Lägg i avsnittet")
        self._ej_tolkat.assign_wanted.connect(self._on_assign_wanted)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(SPACING.small, 0, 0, 0)
        column.addWidget(self._ej_tolkat, 1)
        column.addWidget(make_label("Valt avsnitt", Role.SMALL))
        column.addWidget(self._target)
        column.addWidget(
            make_label(
                "Det du redan har skrivit i ärendet skrivs inte över. Filen sparas hos ärendet.",
                Role.SMALL,
                is_wrapping=True,
            )
        )
        return side
