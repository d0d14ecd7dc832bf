"""Files that a kommun's own look may have, made for the tests: a logo and a family of typefaces."""

from io import BytesIO

from PIL import Image

from nacka_sekreterare.system.resources import resource


def make_picture(width: int = 400, height: int = 120, kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    buffer = BytesIO()
    Image.new("RGB", (width, height), "#aa1122").save(buffer, kind)
    return buffer.getvalue()


def make_font(style: str = "Regular", family: str = "Almvik Sans Pro") -> bytes:
    """A TrueType file of a family that the program does not have: one of its own under another name."""
    old = "Source Sans Pro"
    assert len(family) == len(old)
    data = resource("fonts", f"SourceSansPro-{style}.ttf").read_bytes()
    for was, now in ((old, family), (old.replace(" ", ""), family.replace(" ", ""))):
        for encoding in ("utf-16-be", "ascii"):
            data = data.replace(was.encode(encoding), now.encode(encoding))
    return data
