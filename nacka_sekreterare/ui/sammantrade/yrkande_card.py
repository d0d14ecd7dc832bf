"""Yrkanden: who moved what; formal ones are put first, a withdrawn one is kept and not printed."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from nacka_sekreterare.domain import fraser
from nacka_sekreterare.domain.akt import Akt
from nacka_sekreterare.domain.arende import Arende
from nacka_sekreterare.domain.proposition_utfall import Yrkandeutfall, yrkandeutfall
from nacka_sekreterare.domain.propositionsordning import FORMAL_ORDER
from nacka_sekreterare.domain.yrkande import Yrkande, Yrkandeslag
from nacka_sekreterare.services import yrkande
from nacka_sekreterare.ui.actions import set_keys
from nacka_sekreterare.ui.icons import IconName
from nacka_sekreterare.ui.sammantrade.fact_card import FactCard, act_button
from nacka_sekreterare.ui.sammantrade.live import Live, PageKeys, add_arrows, focus_of
from nacka_sekreterare.ui.sammantrade.yrkande_form import KINDS, YrkandeForm
from nacka_sekreterare.ui.widgets.buttons import QuietButton
from nacka_sekreterare.ui.widgets.chip import Chip, Tone
from nacka_sekreterare.ui.widgets.flow import make_flow

_CHIPS = {
    Yrkandeslag.BIFALL: "huvudförslag",
    Yrkandeslag.AVSLAG: "motförslag",
    Yrkandeslag.ANDRING: "motförslag",
    Yrkandeslag.TILLAGG: "tillägg",
}

_OUTCOMES = {
    Yrkandeutfall.BIFALLET: ("bifallet", Tone.SUCCESS),
    Yrkandeutfall.AVSLAGET: ("avslaget", Tone.NEUTRAL),
    Yrkandeutfall.EJ_PROVAT: ("inte prövat", Tone.NEUTRAL),
}


class YrkandeCard(FactCard):
    """The yrkanden of the §; closed while the beslutsgång goes on, until she opens them again."""

    def __init__(self, live: Live, actions: dict[str, QAction], keys: PageKeys) -> None:
        self.yrkande_form = YrkandeForm(live, keys)
        super().__init__("Yrkanden", "yrkande_card", live, actions["yrkande"], self.yrkande_form)
        self.closed_chip = Chip("Yrkandena är stängda", Tone.NEUTRAL, IconName.LOCK)
        self.closed_chip.setObjectName("yrkanden_stangda")
        self.reopen_button = QuietButton("Öppna", name="oppna_yrkanden", action=actions["lock_yrkanden"])
        self._closed_row = make_flow(self.closed_chip, self.reopen_button)
        self.body.insertWidget(1, self._closed_row)
        told = (
            ("E", "Ändra yrkandet"),
            ("K", "Återkallat, eller kvarstår"),
            ("Alt+Upp, Alt+Ned", "Flytta yrkandet"),
            ("Delete", "Ta bort yrkandet"),
        )
        set_keys(self, "På ett yrkande", told)
        add_arrows(self, self._move)

    def show_arende(self, akt: Akt, arende: Arende) -> None:
        """Show the yrkanden, and whether they are closed."""
        super().show_arende(akt, arende)
        paragraf = akt.paragraf_of(arende.id)
        is_closed = paragraf is not None and paragraf.yrkanden_stangda_at is not None
        self._closed_row.setVisible(is_closed)

    def facts(self, akt: Akt, arende: Arende) -> tuple[object, ...]:
        """The yrkanden, and what became of each."""
        return tuple((one, yrkandeutfall(akt, one)) for one in akt.yrkanden_of(arende.id))

    def prepare_form(self, akt: Akt, arende: Arende) -> None:
        """An empty form over those in the room."""
        self.yrkande_form.prepare(akt, arende)

    def fill(self, akt: Akt, arende: Arende) -> None:
        """A row per yrkande, formal ones first, withdrawn ones last."""
        for one in _in_order(akt.yrkanden_of(arende.id)):
            self._add(akt, one)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On the row that has the focus: E corrects it, K says that it is withdrawn or stands, Delete takes it away."""
        chosen, arende = self._focused(), self.live.arende
        known = self.live.akt.yrkanden_of(arende.id) if arende is not None and not self.live.is_justerad else ()
        one = next((one for one in known if one.id == chosen), None)
        if one is not None and event.key() == Qt.Key.Key_E:
            self._edit(one)
        elif one is not None and event.key() == Qt.Key.Key_K:
            withdraw = partial(yrkande.withdraw_yrkande, self.live.kansli, one.id)
            self.live.run_explained(partial(withdraw, ar_aterkallat=not one.ar_aterkallat))
        elif one is not None and event.key() == Qt.Key.Key_Delete:
            self.live.run_explained(partial(yrkande.remove_yrkande, self.live.kansli, one.id))
        else:
            super().keyPressEvent(event)

    # --- private --------------------------------------------------------------------------------------------------

    def _add(self, akt: Akt, one: Yrkande) -> None:
        names = fraser.namn_lista(akt, one.person_ids) or "Någon"
        punkter = [punkt.id for punkt in akt.beslutspunkter_of(one.arende_id)]
        where = f"punkt {punkter.index(one.beslutspunkt_id) + 1}: " if one.beslutspunkt_id in punkter else ""
        words = KINDS[one.slag] if one.text.is_empty else f"{KINDS[one.slag]}: {one.text.plain}"
        outcome = yrkandeutfall(akt, one)
        chip, tone = _OUTCOMES[outcome] if outcome else (_CHIPS.get(one.slag, "prövas först"), Tone.NEUTRAL)
        if one.ar_aterkallat:
            chip, tone = "återkallat, trycks inte", Tone.NEUTRAL
        icon = IconName.GAVEL if one.slag is Yrkandeslag.BIFALL else IconName.COMMENT_QUOTE
        self.add_row(icon, names, where + words, chip, tone, *self._acts(one, names))

    def _acts(self, one: Yrkande, names: str) -> tuple[QWidget, ...]:
        kansli, run = self.live.kansli, self.live.run_explained
        text = "Yrkandet kvarstår" if one.ar_aterkallat else "Återkalla yrkandet"
        withdraw = partial(yrkande.withdraw_yrkande, kansli, one.id, ar_aterkallat=not one.ar_aterkallat)
        remove = partial(yrkande.remove_yrkande, kansli, one.id)
        acts = (
            act_button(IconName.PENCIL, f"Ändra yrkandet: {names}", f"andra_{one.id}", partial(self._edit, one)),
            act_button(IconName.UNDO, f"{text}: {names}", f"aterkalla_{one.id}", partial(run, withdraw)),
            act_button(IconName.DELETE, f"Ta bort: {names}", f"ta_bort_{one.id}", partial(run, remove)),
        )
        for act in acts:
            act.setProperty("yrkande_id", str(one.id))
        return acts

    def _edit(self, one: Yrkande) -> None:
        arende = self.live.arende
        if arende is not None:
            self.yrkande_form.prepare(self.live.akt, arende, one)
            self.show_form(self.yrkande_form)

    def _focused(self) -> UUID | None:
        """The yrkande whose row has the focus."""
        widget = focus_of(self)
        known = widget.property("yrkande_id") if widget is not None else None
        return UUID(known) if known else None

    def _move(self, steps: int) -> None:
        arende, yrkande_id = self.live.arende, self._focused()
        order = [one.id for one in self.live.akt.yrkanden_of(arende.id)] if arende else []
        index = order.index(yrkande_id) + steps if yrkande_id in order else -1
        if yrkande_id is not None and 0 <= index < len(order):
            self.live.run(partial(yrkande.move_yrkande, self.live.kansli, yrkande_id, index))


def _in_order(yrkanden: tuple[Yrkande, ...]) -> list[Yrkande]:
    """Formal ones first, withdrawn ones last."""
    return sorted(yrkanden, key=lambda one: (one.ar_aterkallat, one.slag not in FORMAL_ORDER, one.ordning))
