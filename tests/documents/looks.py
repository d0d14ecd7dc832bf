"""Looks unlike the standard one, and the pictures that go with them; made here, since no kommun's own may be kept."""

import hashlib
import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import ExifTags, ImageCms, ImageDraw
from PIL import Image as Pillow

from nacka_sekreterare.documents.look import Look, make_look
from nacka_sekreterare.documents.model import Image
from nacka_sekreterare.domain.utseende import Fil, Typsnitt, Utseende
from nacka_sekreterare.system.resources import resource

LOGO_WORDS = "Exempel kommuns vapen"


@cache
def logo_png() -> bytes:
    """A wide picture with see-through parts, as a logo mostly is."""
    image = Pillow.new("RGBA", (600, 200), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.polygon([(10, 10), (170, 10), (170, 120), (90, 195), (10, 120)], fill=(20, 90, 60, 255))
    draw.ellipse((60, 40, 120, 100), fill=(255, 205, 0, 160))
    for row in range(3):
        draw.rectangle((200, 30 + 55 * row, 580 - 90 * row, 60 + 55 * row), fill=(20, 90, 60, 255))
    return encoded(image, "PNG")


@cache
def chart_png(width: int = 400, height: int = 240) -> bytes:
    """A chart with colours all over."""
    image = Pillow.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for bar in range(8):
        top = height - (bar * 37 % 19 + 4) * height // 26
        draw.rectangle((bar * width // 8 + 6, top, (bar + 1) * width // 8 - 6, height), fill=(40 + 20 * bar, 90, 160))
    return encoded(image, "PNG")


def encoded(image: Pillow.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def picture(width_mm: float = 90) -> Image:
    return Image(chart_png(), "Stapeldiagram över kostnaden per år", width_mm)


def pictures() -> tuple[Image, ...]:
    """A picture of every kind that a scanner, a camera or a drawing program may give."""
    chart = Pillow.open(BytesIO(chart_png()))
    deep = Pillow.new("I;16", (40, 30), 40_000)
    exif = Pillow.Exif()
    exif[ExifTags.Base.Orientation], exif[ExifTags.Base.Artist] = 6, SECRET
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    kinds = {
        "genomskinlig": logo_png(),
        "grå": encoded(chart.convert("L"), "PNG"),
        "grå och genomskinlig": encoded(chart.convert("LA"), "PNG"),
        "svartvit": encoded(chart.convert("1"), "PNG"),
        "palett": encoded(chart.convert("P"), "PNG", transparency=0),
        "sexton bitar": encoded(deep, "PNG"),
        "fotografi": encoded(chart, "JPEG", comment=SECRET.encode()),
        "liggande fotografi": encoded(chart, "JPEG", exif=exif),
        "grått fotografi": encoded(chart.convert("L"), "JPEG"),
        "progressivt fotografi": encoded(chart, "JPEG", progressive=True),
        "fyrfärg": encoded(chart.convert("CMYK"), "JPEG"),
        "oläslig färgprofil": encoded(chart, "PNG", icc_profile=lab),
    }
    return tuple(Image(data, f"Bild: {kind}", 60) for kind, data in kinds.items())


SECRET = "Fotograf Hemlig"


def bomb_png(width: int, height: int) -> bytes:
    """A few bytes that say they are a picture of so many pixels."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


class Files(dict[str, bytes]):
    """The kept files of an utseende, by SHA-256."""

    def put(self, name: str, data: bytes) -> Fil:
        key = hashlib.sha256(data).hexdigest()
        self[key] = data
        return Fil(namn=name, sha256=key, storlek=len(data))


def own_family(files: Files) -> Typsnitt:
    """DejaVu Sans as the kommun's own, without italics."""
    regular, bold = (files.put(name, resource("fonts", name).read_bytes()) for name in _OWN_FILES)
    return Typsnitt(namn="DejaVu Sans", normal=regular, fet=bold)


_OWN_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def odd_look(size_pt: float = 12, left_mm: float = 25, right_mm: float = 22) -> Look:
    """A logo, an own family for all that finds the way, larger text, other margins and another colour."""
    files = Files()
    return make_look(
        Utseende(
            accentfarg="7a1f4d",
            rubriktypsnitt="DejaVu Sans",
            egna_typsnitt=(own_family(files),),
            textstorlek_pt=size_pt,
            vanstermarginal_mm=left_mm,
            hogermarginal_mm=right_mm,
            overmarginal_mm=35,
            undermarginal_mm=30,
            logotyp=files.put("vapen.png", logo_png()),
            logotyp_text=LOGO_WORDS,
            logotyp_bredd_mm=45,
        ),
        files,
        "Exempel kommun",
    )
