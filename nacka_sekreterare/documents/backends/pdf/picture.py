"""Pictures on the pages: those that flow with the text."""

from nacka_sekreterare.documents.backends.pdf.flow import Flow, Pen
from nacka_sekreterare.documents.model import Image
from nacka_sekreterare.documents.pictures import picture_size_pt, printed_picture
from nacka_sekreterare.documents.stylesheet import MM_PT


class PictureFlow(Flow):
    """A picture that is never wider than its column or higher than `most_pt`, and never parts."""

    def __init__(self, image: Image, most_pt: float, gap_pt: float) -> None:
        self._image = image
        self._most_pt = most_pt
        self.before_pt = self.after_pt = gap_pt

    def height(self, width: float) -> float:
        """That which its width gives it."""
        return self._size(width)[1]

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Draw it as a figure."""
        wide, high = self._size(width)
        picture = printed_picture(self._image.data, self._image.width_mm)
        pen.canvas.picture(self._image.words, picture, (x, top - high, x + wide, top))

    def _size(self, width: float) -> tuple[float, float]:
        return picture_size_pt(self._image, width / MM_PT, self._most_pt / MM_PT)
