"""Every widget on one page, for the accessibility walk and for looking at."""

from datetime import time
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nacka_sekreterare.domain.text import FormattedText, ItemList, ListItem, Passage, Run, TextTable
from nacka_sekreterare.ui.desk import Desk, Page, PageSpec, StepSpec
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.main_window import Contents
from nacka_sekreterare.ui.theme import SPACING, Role
from nacka_sekreterare.ui.widgets.buttons import DangerButton, LinkButton, PrimaryButton, SecondaryButton
from nacka_sekreterare.ui.widgets.card import Card, make_line
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import make_flow
from nacka_sekreterare.ui.widgets.formatted.edit import FormattedTextEdit
from nacka_sekreterare.ui.widgets.formatted.format_bar import FormatBar
from nacka_sekreterare.ui.widgets.labels import ElidedLabel, make_label
from nacka_sekreterare.ui.widgets.moment_edits import DateEdit, TimeEdit
from nacka_sekreterare.ui.widgets.notice import DateTile, EmptyState, InlineNotice
from nacka_sekreterare.ui.widgets.person_picker import PersonPicker
from nacka_sekreterare.ui.widgets.reorderable_list import ListEntry, ReorderableList
from nacka_sekreterare.ui.workspace import Header, HeaderChip

SAMMANTRADE = UUID(int=1)

TEXT = FormattedText(
    blocks=(
        Passage(runs=(Run(text="Provnämnden föreslår kommunfullmäktige fatta "), Run(text="följande", bold=True))),
        Passage(
            runs=(Run(text="Kommunfullmäktige avslår förslagen i motionen med hänvisning till utbudet."),), indent=1
        ),
        Passage(runs=(Run(text="Motionen är i och med detta färdigbehandlad.", italic=True),), indent=1),
        ItemList(
            items=(
                ListItem(runs=(Run(text="Bidrag beviljas med 40 000 kronor."),)),
                ListItem(runs=(Run(text="för lokalhyra"),), level=1),
                ListItem(runs=(Run(text="för material"),), level=1),
                ListItem(runs=(Run(text="Bidraget redovisas senast 1 november."),)),
            ),
            is_ordered=True,
        ),
        TextTable(
            rows=(
                ((Run(text="Ram"),), (Run(text="2026"),)),
                ((Run(text="Korttid"),), (Run(text="4,2"),)),
                ((Run(text="Dagverksamhet"),), (Run(text="1,8"),)),
            )
        ),
    )
)

PARAGRAFER = (
    ("§ 33  Upprop och närvaro", IconName.CHECK_CIRCLE, "success", "klar"),
    ("§ 34  Val av justerare", IconName.CHECK_CIRCLE, "success", "klar"),
    ("§ 35  Fastställande av föredragningslista", IconName.CHECK_CIRCLE, "success", "klar"),
    ("§ 36  Motion om fler träffpunkter i alla kommundelar", IconName.RECORD_CIRCLE, "accent", "behandlas nu"),
    ("§ 37  Ramar för direktupphandling av korttidsplatser", IconName.LIGHTNING_BOLT, "warning", "omedelbar justering"),
    ("§ 38  Anmälan av delegationsbeslut", IconName.CIRCLE, "border_strong", "återstår"),
)


class DemoStep(Page):
    """A step with everything on it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACING.large)
        row.addWidget(self._make_list(), 3)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setObjectName("scroll")
        scroll.setAccessibleName("Paragrafen")
        inner = QWidget()
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(2, 2, 2, 2)
        self.column.setSpacing(SPACING.medium)
        scroll.setWidget(inner)
        row.addWidget(scroll, 7)
        self._add_title()
        self.column.addWidget(self._make_decision())
        self.column.addWidget(self._make_fields())
        self.column.addWidget(InlineNotice("Beslutet togs när bara 5 av 11 var närvarande.", "KL 6:23"))
        self.column.addWidget(InlineNotice("Protokollet ska vara justerat senast den 6 maj.", "KL 5:69", Tone.ACCENT))
        self.column.addStretch(1)

    def _make_list(self) -> QWidget:
        entries = [
            ListEntry(number, text, name, tone, spoken_state=state)
            for number, (text, name, tone, state) in enumerate(PARAGRAFER)
        ]
        shown = ReorderableList(name="paragrafer", label="Paragrafer")
        shown.set_entries(entries)
        shown.setCurrentRow(3)
        return shown

    def _add_title(self) -> None:
        row = QHBoxLayout()
        row.addWidget(make_label("§ 36", Role.NUMBER))
        row.addWidget(ElidedLabel("Motion om fler träffpunkter i alla kommundelar", Role.TITLE), 1)
        row.addWidget(make_label("PRN 2026/17", Role.SMALL))
        self.column.addLayout(row)

    def _make_decision(self) -> Card:
        card = Card("Beslut")
        edit = FormattedTextEdit(name="beslut_edit", label="Beslut")
        edit.set_text(TEXT)
        card.header.addWidget(FormatBar(edit, name="beslut_bar"))
        card.body.addWidget(make_flow(Chip("tre yrkanden: gå till proposition", Tone.ACCENT)))
        card.body.addWidget(edit)
        keys = (("Ändrat", "Ctrl+2"), ("Återremiss", "Ctrl+3"), ("Bordlägg", "Ctrl+4"), ("Utgår", "Ctrl+5"))
        others = [SecondaryButton(text, name=text, key=key) for text, key in keys]
        card.body.addWidget(make_flow(PrimaryButton("Enligt förslag", name="enligt", key="Ctrl+Return"), *others))
        return card

    def _make_fields(self) -> Card:
        card = Card("Fält")
        day = DateEdit(lambda: self.desk.now().date(), name="datum")
        day.set_value(self.desk.now().date())
        at = TimeEdit(name="tid")
        at.set_value(time(18, 0))
        person = PersonPicker(name="person", label="Justerare")
        person.set_people(((1, "Per Provsson (M)"), (2, "Eva Exempel (L)")))
        combo = QComboBox()
        combo.setObjectName("parti")
        combo.setAccessibleName("Parti")
        combo.addItems(["Moderaterna", "Socialdemokraterna"])
        box = QCheckBox("Omedelbar justering")
        box.setObjectName("omedelbar")
        box.setChecked(True)
        for group in ((day, at, person), (combo, box)):
            card.body.addWidget(make_flow(*group))
        card.body.addWidget(make_line())
        words = ("väntar", "pågår", "Ja", "Nej", "för sent")
        chips = [Chip(text, tone, has_icon=text != "Nej") for tone, text in zip(Tone, words, strict=True)]
        disabled = PrimaryButton("Stäng protokollet", name="stang")
        disabled.setEnabled(False)
        card.body.addWidget(make_flow(*chips))
        card.body.addWidget(
            make_flow(
                SecondaryButton("Kopiera", name="kopiera", icon_name=IconName.CONTENT_COPY),
                DangerButton("Ta bort", name="ta_bort"),
                disabled,
                LinkButton("Visa ändringar", name="visa_andringar"),
            )
        )
        return card


class DemoHem(Page):
    """A page of the rail."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACING.page + 16, SPACING.page, SPACING.page, SPACING.page)
        column.addWidget(make_label("God kväll. Två saker har en dag i veckan.", Role.HEADING))
        for day, tone, title in (
            (24, Tone.WARNING, "Sätt upp anslag för §§ 33–37"),
            (28, Tone.ACCENT, "Skicka kallelse"),
        ):
            card = Card(name=f"card_{day}")
            row = QHBoxLayout()
            row.setSpacing(SPACING.large)
            row.addWidget(DateTile(day, "april", spoken=f"{day} april", tone=tone))
            words = QVBoxLayout()
            words.addWidget(make_label(title, Role.TITLE))
            words.addWidget(
                make_label("Protokollet justerades i går. Anslaget ska upp senast andra dagen.", Role.MUTED)
            )
            row.addLayout(words, 1)
            row.addWidget(PrimaryButton(title.split(" för")[0], name=f"act_{day}"))
            card.body.addLayout(row)
            column.addWidget(card)
        column.addStretch(1)


def demo_contents() -> Contents:
    """A window full of demonstration."""
    steps = ("Föredragningslista", "Sammanträde", "Protokoll", "Justering och anslag", "Expediering")
    chips = (HeaderChip("Pågår sedan 18.02", Tone.SUCCESS), HeaderChip("2 att se över", Tone.WARNING))
    header = Header("Provnämnden", ("onsdag 22 april 2026", "Provsalen", "§§ 33–38"), chips)
    return Contents(
        pages=(
            PageSpec("hem", "Hem", IconName.HOME, DemoHem),
            PageSpec("sammantraden", "Sammanträden", IconName.CALENDAR_TEXT, _make_empty),
            PageSpec("namnder", "Nämnder", IconName.ACCOUNT_GROUP, _make_empty),
            PageSpec("installningar", "Inställningar", IconName.COG, _make_empty, is_at_bottom=True),
        ),
        steps=tuple(StepSpec(f"steg_{number}", title, _make_step) for number, title in enumerate(steps)),
        header_of=lambda _sammantrade: header,
    )


def _make_step(desk: Desk, _sammantrade: UUID) -> QWidget:
    return DemoStep(desk)


def _make_empty(_desk: Desk) -> QWidget:
    return EmptyState(
        IconName.CALENDAR_TEXT,
        "Inga sammanträden än",
        "Läs in en kallelse, eller lägg upp ett sammanträde efter nämndens stående punkter.",
        PrimaryButton("Nytt sammanträde", name="nytt", key="Ctrl+N"),
    )
