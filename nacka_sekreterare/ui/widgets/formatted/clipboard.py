"""What is copied and pasted: our own blocks first, then HTML, then plain text."""

from pydantic import ValidationError
from PySide6.QtCore import QMimeData

from nacka_sekreterare.domain.text import FormattedText
from nacka_sekreterare.ui.widgets.formatted.normal import normalise

_OWN_TYPE = "application/x-nacka-sekreterare-text+json"


def read_clipboard(source: QMimeData) -> FormattedText:
    """What the clipboard says, as clean blocks."""
    from nacka_sekreterare.ui.widgets.formatted.html_reader import read_html, read_plain  # lxml waits until a paste

    if source.hasFormat(_OWN_TYPE):
        try:
            return normalise(FormattedText.model_validate_json(bytes(source.data(_OWN_TYPE).data())))
        except ValidationError:  # from another version of the program
            return read_plain(source.text())
    text = read_html(source.html()) if source.hasHtml() else FormattedText()
    return read_plain(source.text()) if text.is_empty and source.hasText() else text


def write_clipboard(text: FormattedText) -> QMimeData:
    """A text as everybody can read it."""
    from nacka_sekreterare.ui.widgets.formatted.html_writer import write_html

    data = QMimeData()
    data.setData(_OWN_TYPE, text.model_dump_json().encode())
    data.setHtml(write_html(text))
    data.setText(text.plain)
    return data
