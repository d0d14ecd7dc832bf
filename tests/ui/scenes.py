"""The scenes of the five steps and of the dialogs for `screenshots.py`: each opens the real program in one state."""

import tempfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from uuid import UUID

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from reportlab.pdfgen.canvas import Canvas

from nacka_sekreterare.domain.bilaga import Utsandning
from nacka_sekreterare.domain.justering import Justering, Underskriftssatt
from nacka_sekreterare.domain.underskriftskontroll import (
    Avvikelse,
    Avvikelseslag,
    Filomdome,
    Filutfall,
    Omdome,
    Signaturomdome,
    Signaturutfall,
    Utfardarutfall,
)
from nacka_sekreterare.services.bilaga import add_files, remove_bilaga
from nacka_sekreterare.services.core import Kansli
from nacka_sekreterare.services.exempel import store_exempel
from nacka_sekreterare.services.foredragningslista import remove_arenden
from nacka_sekreterare.services.justering import remove_justering
from nacka_sekreterare.services.kallelse import prepare_utskick, register_utskick
from nacka_sekreterare.services.organ import create_organ, list_organ
from nacka_sekreterare.services.sammantrade import (
    create_sammantrade,
    load_akt,
    mark_kallat,
    unmark_kallat,
    update_sammantrade,
)
from nacka_sekreterare.services.underskrift import (
    prepare_for_underskrift,
    register_for_underskrift,
    register_undertecknat,
    set_underskriftssatt,
)
from nacka_sekreterare.ui.desk import Desk, Page
from nacka_sekreterare.ui.inlasning import open_inlasning, open_skrivelse
from nacka_sekreterare.ui.justering.undertecknad_dialog import UndertecknadDialog
from nacka_sekreterare.ui.justering.words import signatarer_of
from nacka_sekreterare.ui.main_window import MainWindow
from nacka_sekreterare.ui.organ.paste_dialog import PasteDialog
from tests.ui.fakes import FakeDialogs, make_desk
from tests.ui.stores import NOW, fill_year, make_kansli, make_real_window

KALLELSE = """Kallelse/föredragningslista
27 maj 2026
Kulturnämnden

Tid: 18.00
Plats: Lilla salen

1. Upprop
2. Motion – Fler öppna bibliotek
KUN 2026/14
Förslag till beslut
Kulturnämnden föreslår kommunfullmäktige att fatta följande beslut:
Kommunfullmäktige avslår motionen.
3. Bidrag till Teaterföreningen Ljuset
Förslag till beslut
Kulturnämnden beviljar föreningen 40 000 kronor.
Paragrafen justeras omedelbart.

Välkommen!
"""
SKRIVELSE = """Tjänsteskrivelse
2026-04-02
Dnr KUN 2026/14

Kulturnämnden

Motion – Fler öppna bibliotek

Förslag till beslut
Kulturnämnden avslår motionen.

Ekonomiska konsekvenser
Förslaget kostar två miljoner kronor.
"""
PEOPLE = "Ledamöter\nAnna Berg (M), ordförande\nBo Dalros (S)\nCia Ek (L)\nErsättare\nDan Furu (M)\nOläslig rad 1 2 3\n"

Scene = Callable[[], QWidget]
Act = Callable[[MainWindow], QWidget | None]


def _open(state: str) -> tuple[Kansli, MainWindow, UUID, Desk]:
    folder = Path(tempfile.mkdtemp(prefix="nacka-bild-"))
    kansli = make_kansli(folder / "store")
    if state == "exempel":
        sammantrade_id = store_exempel(kansli)
    elif state == "tom":
        organ = create_organ(kansli, "Kulturnämnden").value
        sammantrade_id = create_sammantrade(kansli, organ.id, NOW.date()).value.id
        remove_arenden(kansli, [arende.id for arende in load_akt(kansli, sammantrade_id).arenden])
    else:
        sammantrade_id = fill_year(kansli, state).sammantrade.id
    desk = make_desk(FakeDialogs(expects_errors=True), now=kansli.clock, kansli=kansli)
    return kansli, make_real_window(kansli, folder, desk), sammantrade_id, desk


def step(name: str, state: str, *keys: str, arende: str = "") -> Scene:
    """A step of a sammanträde; `keys` are the names of its acts, done in order."""

    def open_window() -> QWidget:
        kansli, window, sammantrade_id, _desk = _open(state)
        window.resize(1440, 900)
        window.show()
        window.show_sammantrade(sammantrade_id, name)
        page = window.current_page()
        assert page is not None
        if arende:
            _choose(window, next(a.id for a in load_akt(kansli, sammantrade_id).arenden if arende in a.rubrik))
        QApplication.processEvents()
        for key in keys:
            action = page.findChild(QAction, f"action_{key}")
            assert action is not None, key
            action.trigger()
            QApplication.processEvents()
        if hasattr(page, "show_slow"):
            page.show_slow()
        return window

    return open_window


def _choose(window: MainWindow, arende_id: UUID) -> None:
    page = window.current_page()
    assert isinstance(page, Page)
    page.choose_arende(arende_id)
    page.reload()


def new_sammantrade() -> QWidget:
    """The panel that plans a sammanträde."""
    _kansli, window, _id, _desk = _open("approved")
    window.show()
    window.show_page("sammantraden")
    page = window.current_page()
    assert page is not None
    action = page.findChild(QAction, "action_new_sammantrade")
    assert action is not None
    action.trigger()
    return window


def paste() -> QWidget:
    """A list of people, half understood."""
    kansli, window, _id, _desk = _open("approved")
    dialog = PasteDialog(kansli, list_organ(kansli)[0], window)
    dialog.text.setPlainText(PEOPLE)
    return _kept(dialog, window)


def read_kallelse(text: str) -> Scene:
    """The review of a kallelse, empty or filled."""

    def open_dialog() -> QWidget:
        kansli, window, _id, desk = _open("approved")
        return _kept(open_inlasning(desk, kansli, window, text=text), window)

    return open_dialog


def read_skrivelse() -> QWidget:
    """The review of a tjänsteskrivelse."""
    kansli, window, sammantrade_id, desk = _open("planned")
    arende = next(a for a in load_akt(kansli, sammantrade_id).arenden if a.dnr)
    return _kept(open_skrivelse(desk, kansli, arende.id, window, text=SKRIVELSE), window)


def export_dialog() -> QWidget:
    """The choice of what to export."""
    from nacka_sekreterare.ui.protokoll.export_dialog import ExportDialog

    kansli, window, sammantrade_id, desk = _open("approved")
    return _kept(ExportDialog(desk, kansli, sammantrade_id, (35,), window), window)


def handlingar(*, is_sent: bool = False, is_whole: bool = True) -> Scene:
    """The package of bilagor as they come: some odd, one that cannot be taken in; or the tillägg after it."""

    def open_dialog() -> QWidget:
        from nacka_sekreterare.ui.foredragningslista.paketdialog import Paketdialog

        kansli, window, sammantrade_id, desk = _open("planned")
        arenden = [a.id for a in load_akt(kansli, sammantrade_id).arenden]
        files = (plain_pdf(12), b"PK", b"%PDF-1.7 skadad", plain_pdf(1), plain_pdf(1))
        names = (
            "Ekonomisk månadsrapport för äldrenämnden.pdf",
            "Remissvar.docx",
            "Ritning.pdf",
            "Karta.pdf",
            "Avtal.pdf",
        )
        kinds = (Utsandning.UTSAND,) * 3 + (Utsandning.DUKAS, Utsandning.SEKRETESS)
        if not is_sent:
            unmark_kallat(kansli, sammantrade_id)
        else:
            mark_kallat(kansli, sammantrade_id, kansli.clock() - timedelta(hours=1))
        for place, (name, content, kind) in enumerate(zip(names, files, kinds, strict=True)):
            if is_whole or place != 2:
                add_files(kansli, arenden[place + 2], [(name, content)], utsandning=kind)
        window.resize(1440, 900)
        return _kept(Paketdialog(desk, kansli, sammantrade_id, window), window)

    return open_dialog


def handlingar_made() -> QWidget:
    """The tillägg when it is made and sent."""
    from nacka_sekreterare.ui.foredragningslista.paketdialog import Paketdialog

    dialog = handlingar(is_sent=True, is_whole=False)()
    assert isinstance(dialog, Paketdialog)
    dialog.folder.setText(tempfile.mkdtemp(prefix="nacka-bild-"))
    dialog.start()
    return dialog


def utskickat() -> QWidget:
    """The meeting after a kallelse with handlingar and a tillägg were sent."""
    from nacka_sekreterare.services.utskick import register_tillagg

    kansli, window, sammantrade_id, _desk = _open("planned")
    akt = load_akt(kansli, sammantrade_id)
    for bilaga in akt.bilagor:
        remove_bilaga(kansli, bilaga.id)
    add_files(kansli, akt.arenden[3].id, [("Karta.pdf", plain_pdf(2))])
    utskick = prepare_utskick(kansli, sammantrade_id, has_handlingar=True)
    register_utskick(kansli, sammantrade_id, utskick.write(Path(tempfile.mkdtemp(prefix="nacka-bild-"))), utskick.at)
    register_tillagg(kansli, sammantrade_id, 1, [("x-handlingar-tillagg-1.pdf", plain_pdf(1))])
    window.resize(1440, 900)
    window.show()
    window.show_sammantrade(sammantrade_id, "foredragningslista")
    page = window.current_page()
    assert page is not None
    action = page.findChild(QAction, "action_show_mote")
    assert action is not None
    action.trigger()
    return window


def plain_pdf(pages: int) -> bytes:
    """A PDF without tags."""
    target = BytesIO()
    canvas = Canvas(target)
    for number in range(1, pages + 1):
        canvas.drawString(200, 400, f"Sida {number}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def webbversion() -> QWidget:
    """The public copy: a paragraf with a name masked."""
    from nacka_sekreterare.ui.webbversion.dialog import WebbversionDialog

    kansli, window, sammantrade_id, desk = _open("done")
    akt = load_akt(kansli, sammantrade_id)
    dialog = WebbversionDialog(desk, kansli, akt.justeringar[0].id, sammantrade_id, window)
    shown = [arende.id for arende in akt.arenden_of_justering(akt.justeringar[0])]
    dialog.list.setCurrentRow(shown.index(akt.maskeringar[0].arende_id))
    return _kept(dialog, window)


def changes() -> QWidget:
    """Visa ändringar."""
    from nacka_sekreterare.ui.andringar.dialog import AndringarDialog

    kansli, window, sammantrade_id, _desk = _open("exempel")
    return _kept(AndringarDialog(kansli, sammantrade_id, None, window), window)


def key_card(name: str) -> Scene:
    """F1 on a step."""

    def open_card() -> QWidget:
        from nacka_sekreterare.ui.key_card import KeyCard

        _kansli, window, sammantrade_id, _desk = _open("approved")
        window.show()
        window.show_sammantrade(sammantrade_id, name)
        return _kept(KeyCard(window, window.current_page(), _desk.dialogs, window.workspace.step_title, window), window)

    return open_card


def finder(text: str) -> Scene:
    """Ctrl+K over the live page, with some words typed."""

    def open_list() -> QWidget:
        from nacka_sekreterare.ui.finder.finder import Finder

        _kansli, window, sammantrade_id, _desk = _open("exempel")
        window.resize(1100, 800)
        window.show()
        window.show_sammantrade(sammantrade_id, "sammantrade")
        window.actions_by_id["find"].trigger()
        QApplication.processEvents()
        found = window.findChild(Finder)
        assert isinstance(found, Finder)
        found.line.setText(text)
        found.line.textEdited.emit(text)
        return _kept(found, window)

    return open_list


def underskrift(state: str) -> Scene:
    """Justering och anslag with its signing: on paper, chosen, sent, changed since then, and come back."""

    def open_window() -> QWidget:
        kansli, window, sammantrade_id, _desk = _open("closed")
        _electronic(kansli, sammantrade_id, state)
        window.resize(1100, 1300)
        window.show()
        window.show_sammantrade(sammantrade_id, "justering")
        page = window.current_page()
        assert page is not None
        page.kept = window  # type: ignore[attr-defined]
        return page

    return open_window


def _electronic(kansli: Kansli, sammantrade_id: UUID, state: str) -> Justering:
    """The one justering, that of the protokoll, on its way through electronic signing."""
    for omedelbar in [one for one in load_akt(kansli, sammantrade_id).justeringar if one.ar_omedelbar]:
        remove_justering(kansli, omedelbar.id)
    (justering,) = load_akt(kansli, sammantrade_id).justeringar
    if state == "papper":
        return justering
    set_underskriftssatt(kansli, justering.id, Underskriftssatt.ELEKTRONISK)
    if state != "vald":
        files = prepare_for_underskrift(kansli, justering.id).build()
        register_for_underskrift(kansli, justering.id, files)
    if state == "andrad":
        update_sammantrade(kansli, sammantrade_id, plats="Ladan")
    if state == "tillbaka":
        signatarer = signatarer_of(load_akt(kansli, sammantrade_id), justering)
        register_undertecknat(
            kansli, justering.id, "undertecknat.pdf", b"%PDF", {one.id: NOW.date() for one in signatarer[:-1]}
        )
    return justering


def undertecknad(fil: Filutfall) -> Scene:
    """The verdict on a file that came back."""

    def open_dialog() -> QWidget:
        kansli, window, sammantrade_id, desk = _open("closed")
        justering = _electronic(kansli, sammantrade_id, "skickad")
        akt = load_akt(kansli, sammantrade_id)
        differs = fil is Filutfall.SKILJER
        avvikelser = (
            Avvikelse(slag=Avvikelseslag.ANDRAD, sida=3, skickat="Bifall: 7 röster", aterkommet="Bifall: 8 röster"),
            Avvikelse(slag=Avvikelseslag.SIDA_SAKNAS, sida=4),
        )
        names = [akt.person(one.person_id).namn for one in signatarer_of(akt, justering)]
        stands = [Signaturutfall.OFORANDRAT, Signaturutfall.FORANDRAT if differs else Signaturutfall.OFORANDRAT]
        issuers = [Utfardarutfall.EJ_KONTROLLERAD, Utfardarutfall.EJ_BETRODD]
        signaturer = tuple(
            Signaturomdome(
                falt=f"falt_{number}",
                namn=name,
                utfardare="Mellersta kommunförbundets tjänst för underskrifter CA v2",
                tid=NOW,
                utfall=stand,
                utfardarutfall=issuer,
            )
            for number, (name, stand, issuer) in enumerate(zip(names, stands, issuers, strict=False))
        )
        fil_verdict = Filomdome(
            utfall=fil,
            avvikelser=avvikelser if differs else (),
            tillagda_sidor=fil is Filutfall.SAMMA_SIDOR,
        )
        omdome = Omdome(fil=fil_verdict, signaturer=() if fil is Filutfall.INTE_UNDERTECKNAD else signaturer)
        name = "protokoll-aldrenamnden-2026-04-22-33-50-undertecknat.pdf"
        return _kept(UndertecknadDialog(desk, akt, justering, name, omdome, window), window)

    return open_dialog


def _kept(dialog: QDialog, window: MainWindow) -> QWidget:
    dialog.kept = window  # type: ignore[attr-defined]
    for line in dialog.findChildren(QLineEdit):
        line.deselect()
    return dialog


STEP_SCENES: dict[str, Scene] = {
    "f_tom": step("foredragningslista", "tom"),
    "f_planned": step("foredragningslista", "planned"),
    "f_arende": step("foredragningslista", "exempel", arende="otion"),
    "f_mote": step("foredragningslista", "exempel", "show_mote"),
    "s_tom": step("sammantrade", "tom"),
    "s_planned": step("sammantrade", "planned"),
    "s_oppnat": step("sammantrade", "planned", "session"),
    "s_yrkande": step("sammantrade", "planned", "session", "yrkande", arende="otion"),
    "s_beslutsgang": step("sammantrade", "planned", "session", "beslutsgang", arende="otion"),
    "s_val": step("sammantrade", "planned", "session", "val", arende="otion"),
    "s_votering": step("sammantrade", "planned", "session", "votering", arende="otion"),
    "s_mening": step("sammantrade", "planned", "session", "mening", arende="otion"),
    "s_jav": step("sammantrade", "planned", "session", "jav", arende="otion"),
    "s_extra": step("sammantrade", "planned", "session", "extra"),
    "s_deltagare": step("sammantrade", "planned", "session", "add_ovrig"),
    "s_andrat": step("sammantrade", "planned", "session", "andrat", arende="otion"),
    "s_aterremiss": step("sammantrade", "planned", "session", "aterremiss", arende="otion"),
    "s_memo": step("sammantrade", "planned", "session", "memo", "beskrivning", arende="otion"),
    "s_exempel": step("sammantrade", "exempel", arende="otion"),
    "p_tom": step("protokoll", "tom"),
    "p_planned": step("protokoll", "planned"),
    "p_approved": step("protokoll", "exempel", arende="otion"),
    "j_tom": step("justering", "tom"),
    "j_planned": step("justering", "planned"),
    "j_closed": step("justering", "closed"),
    "j_anmarkning": step("justering", "closed", "anmarkning"),
    "j_approved": step("justering", "approved"),
    "j_done": step("justering", "done"),
    "j_papper": underskrift("papper"),
    "j_elektronisk": underskrift("vald"),
    "j_skickad": underskrift("skickad"),
    "j_andrad": underskrift("andrad"),
    "j_tillbaka": underskrift("tillbaka"),
    "undertecknad": undertecknad(Filutfall.SAMMA_FIL),
    "undertecknad_sidor": undertecknad(Filutfall.SAMMA_SIDOR),
    "undertecknad_skiljer": undertecknad(Filutfall.SKILJER),
    "undertecknad_ingen": undertecknad(Filutfall.INTE_UNDERTECKNAD),
    "j_exempel": step("justering", "exempel"),
    "e_tom": step("expediering", "tom"),
    "e_approved": step("expediering", "approved"),
    "e_exempel": step("expediering", "exempel"),
    "nytt_sammantrade": new_sammantrade,
    "klistra_personer": paste,
    "las_kallelse_tom": read_kallelse(""),
    "las_kallelse": read_kallelse(KALLELSE),
    "las_skrivelse": read_skrivelse,
    "exportera": export_dialog,
    "handlingar": handlingar(),
    "handlingar_tillagg": handlingar(is_sent=True),
    "handlingar_gjort": handlingar_made,
    "utskickat": utskickat,
    "webbversion": webbversion,
    "andringar": changes,
    "hitta_tom": finder(""),
    "hitta_just": finder("just"),
    "hitta_motion": finder("mot"),
    "hitta_inget": finder("zebra"),
    "tangenter_s": key_card("sammantrade"),
    "tangenter_f": key_card("foredragningslista"),
}
