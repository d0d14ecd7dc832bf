"""Pictures as a document may hold them: 8 bits a channel, grey or sRGB, opaque, and nothing but the picture itself.

Whatever comes in is hostile until it is read. A transparent one is laid on white, since paper is; a colour profile is
worked into the colours; what the camera wrote beside the picture (place, name, day) is left out.
"""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import ExifTags, ImageCms, ImageOps, UnidentifiedImageError
from PIL import Image as Pillow

from nacka_sekreterare.documents.model import Image
from nacka_sekreterare.documents.stylesheet import MM_PT
from nacka_sekreterare.domain.errors import UserError

_MAXIMUM_BYTES: Final = 25_000_000
_MAXIMUM_PIXELS: Final = 40_000_000
_DOTS_PER_INCH: Final = 400
_MM_PER_INCH: Final = 25.4
_QUALITY: Final = 92
_KEPT: Final = 12  # a document has few pictures, and a preview draws the same ones again and again
_BROKEN: Final = (OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, OverflowError, MemoryError)
"""What Pillow raises at a damaged file: its decoders have no error of their own."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be printed, as PNG or JPEG. `is_grey`: it has one channel, else three."""

    data: bytes
    width_px: int
    height_px: int
    is_jpeg: bool
    is_grey: bool

    @property
    def shape(self) -> float:
        """Its height as a share of its width."""
        return self.height_px / self.width_px

    def samples(self) -> bytes:
        """The pixels, row by row from the top."""
        with Pillow.open(BytesIO(self.data)) as image:
            return image.tobytes()


def check_picture(data: bytes) -> Picture:
    """The picture at its full size. Raises UserError when it cannot be printed; the sentence says why."""
    return printed_picture(data, 0)


@lru_cache(maxsize=_KEPT)
def printed_picture(data: bytes, width_mm: float) -> Picture:
    """A picture as it is put into a document, with no more pixels than can be seen at its width (0: all it has).

    Raises:
        UserError: It cannot be printed; the sentence says why.
    """
    if len(data) > _MAXIMUM_BYTES:
        raise UserError(f"Bilden är större än {_MAXIMUM_BYTES // 1_000_000} MB. Spara den mindre och välj den igen.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # how many pixels are too many is said here
            with Pillow.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
                return _printed(image, width_mm)
    except UnidentifiedImageError as error:
        raise UserError("Bilden är varken PNG eller JPEG. Spara den som PNG och välj den igen.") from error
    except Pillow.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _BROKEN as error:
        raise UserError("Bilden är skadad och kan inte läsas. Spara den på nytt och välj den igen.") from error


def picture_size_pt(image: Image, most_wide_mm: float, most_high_mm: float) -> tuple[float, float]:
    """Width and height of a picture in print: as wide as it asks for, if there is room. Raises UserError likewise."""
    shape = printed_picture(image.data, image.width_mm).shape
    width = min(image.width_mm, most_wide_mm, most_high_mm / shape) * MM_PT
    return width, width * shape


def _too_many_pixels() -> UserError:
    return UserError(f"Bilden har fler än {_MAXIMUM_PIXELS // 1_000_000} miljoner bildpunkter. Förminska den först.")


def _printed(image: Pillow.Image, width_mm: float) -> Picture:
    if image.width * image.height > _MAXIMUM_PIXELS:
        raise _too_many_pixels()
    is_jpeg = image.format == "JPEG"
    is_turned = image.getexif().get(ExifTags.Base.Orientation, 1) != 1
    turned = ImageOps.exif_transpose(image) if is_turned else image
    plain = _opaque(_in_srgb(turned))
    wide = round(width_mm / _MM_PER_INCH * _DOTS_PER_INCH)
    if 0 < wide < plain.width:
        plain = plain.resize((wide, max(round(plain.height * wide / plain.width), 1)), Pillow.Resampling.LANCZOS)
    buffer = BytesIO()
    if is_jpeg and plain is image:
        image.save(buffer, "JPEG", quality="keep", comment=b"")
    elif is_jpeg:
        _bare(plain).save(buffer, "JPEG", quality=_QUALITY)
    else:
        _bare(plain).save(buffer, "PNG", optimize=False)
    return Picture(buffer.getvalue(), plain.width, plain.height, is_jpeg, plain.mode == "L")


def _in_srgb(image: Pillow.Image) -> Pillow.Image:
    """The picture in the colours of sRGB; a profile that cannot be read is left out."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or image.mode not in {"RGB", "CMYK", "RGBA"}:
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        changed = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):
        return image
    return changed or image


def _opaque(image: Pillow.Image) -> Pillow.Image:
    """The picture on white, with one channel of 8 bits when it is grey and else three."""
    if image.mode in {"L", "RGB"} and "transparency" not in image.info:
        return image
    if image.mode.startswith("I"):  # 16 bits, which Pillow would cut off and not scale
        return image.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        ground = Pillow.new("RGBA", seen.size, "white")
        return Pillow.alpha_composite(ground, seen).convert("RGB")
    return image.convert("RGB")


def _bare(image: Pillow.Image) -> Pillow.Image:
    """The pixels without what the file said beside them."""
    bare = Pillow.new(image.mode, image.size)
    bare.paste(image)
    return bare
