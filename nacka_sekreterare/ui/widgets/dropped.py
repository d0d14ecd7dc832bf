"""The files of this computer that are dragged onto a page: a link from a browser and a folder are none."""

from pathlib import Path

from PySide6.QtCore import QMimeData


def dropped_files(dragged: QMimeData) -> tuple[Path, ...]:
    """Every file that is dragged."""
    places = (Path(url.toLocalFile()) for url in dragged.urls() if url.isLocalFile())
    return tuple(place for place in places if place.is_file())


def dropped_file(dragged: QMimeData) -> Path | None:
    """The file that is dragged; None when it is not just one."""
    files = dropped_files(dragged)
    return files[0] if len(files) == 1 else None
