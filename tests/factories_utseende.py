"""Files that a kommun's own look may have, made for the tests: a logo and a family of typefaces."""

from io import BytesIO

from PIL import Image


def make_picture(width: int = 400, height: int = 120, kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), "#aa1122").save(buffer, kind)
    return buffer.getvalue()
