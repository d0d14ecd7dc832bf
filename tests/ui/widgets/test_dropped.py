"""What is dragged onto a page is a file of this computer, or nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from nacka_sekreterare.ui.widgets.dropped import dropped_file, dropped_files


def dragged(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


@pytest.fixture
def kallelse(tmp_path: Path) -> Path:
    path = tmp_path / "kallelse å.docx"
    path.write_bytes(b"words")
    return path


def test_a_link_and_a_folder_are_no_files(kallelse: Path) -> None:
    link, folder = QUrl("https://exempel.se/kallelse.docx"), QUrl.fromLocalFile(str(kallelse.parent))
    assert dropped_files(dragged(link, folder)) == ()
    assert dropped_files(dragged(link, QUrl.fromLocalFile(str(kallelse)), folder)) == (kallelse,)


def test_one_file_is_taken_and_of_several_none_is_guessed(kallelse: Path) -> None:
    other = kallelse.with_suffix(".pdf")
    other.write_bytes(b"pages")
    both = [QUrl.fromLocalFile(str(path)) for path in (kallelse, other)]
    assert dropped_file(dragged(both[0])) == kallelse
    assert dropped_file(dragged(*both)) is None
    assert dropped_files(dragged(*both)) == (kallelse, other)
