"""Exportera: documents × formats × folder, what went wrong in a sentence, and a second try."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nacka_sekreterare.ui.protokoll.export_dialog import ExportDialog, show_export
from tests.ui.accessibility import check_page

Step = Any


def _open(step: Step, qtbot: QtBot, numbers: tuple[int, ...] = ()) -> ExportDialog:
    dialog = show_export(step.page, step.page.desk, step.kansli, step.sammantrade_id, numbers)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_everybody_can_use_the_dialog(closed: Step, qtbot: QtBot) -> None:
    dialog = _open(closed, qtbot, (37,))
    check_page(dialog)
    dialog.close()


def test_documents_and_formats_are_written_together(closed: Step, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = _open(closed, qtbot, (37,))
    dialog.folder.setText(str(tmp_path / "ut å"))
    for key in ("utdrag", "narvarolista"):
        dialog.documents[key].setChecked(True)
    dialog.formats["text"].setChecked(True)
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    names = sorted(path.name for path in (tmp_path / "ut å").iterdir())
    assert len([name for name in names if name.endswith(".pdf")]) == len(names) / 2
    assert any("utdrag-37" in name for name in names)
    assert dialog.outcome.open_button.isVisible()
    dialog.close()


def test_a_target_in_the_way_gives_a_sentence_and_a_second_try(closed: Step, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    folder.write_bytes(b"en fil")  # where the folder should be
    dialog = _open(closed, qtbot)
    dialog.folder.setText(str(folder))
    dialog.start()
    assert dialog.outcome.retry_button.isVisible()
    assert "kunde inte" in dialog.outcome.notice.accessibleName()
    folder.unlink()
    dialog.outcome.retry_button.click()
    assert not dialog.outcome.retry_button.isVisible()
    assert any(path.suffix == ".pdf" for path in folder.iterdir())
    dialog.close()


def test_nothing_ticked_says_what_to_do(closed: Step, qtbot: QtBot) -> None:
    dialog = _open(closed, qtbot)
    dialog.documents["protokoll"].setChecked(False)
    dialog.start()
    assert not dialog.outcome.isVisible()
    dialog.close()


def test_an_utdrag_of_a_sekretess_paragraf_is_asked_about(closed: Step, qtbot: QtBot, tmp_path: Path) -> None:
    akt = closed.akt
    secret = next(akt.nummer_of(a.id) for a in akt.numrerade_arenden if a.ar_sekretess)
    dialog = _open(closed, qtbot, (secret,))
    dialog.folder.setText(str(tmp_path / "ut"))
    dialog.documents["utdrag"].setChecked(True)
    closed.dialogs.answers.append(False)
    dialog.start()
    assert not (tmp_path / "ut").exists()
    dialog.close()
