"""A picture as PDF pages, its pixels untouched where PDF can hold them as they are."""

# img2pdf has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false

import io
import warnings
from pathlib import Path
from typing import Any

import img2pdf
from PIL import Image, ImageOps

_A4 = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
_BORDER = (img2pdf.mm_to_pt(15), img2pdf.mm_to_pt(15))
_MOST_PIXELS = 200_000_000


class PictureError(Exception):
    """Not a picture that can be read to its end."""


def picture_pdf(path: Path) -> bytes:
    """The picture on A4, a page for each of its frames. Raises PictureError."""
    data = path.read_bytes()
    _read_whole(data)
    layout: Any = img2pdf.get_layout_fun(
        _A4, border=_BORDER, fit=img2pdf.FitMode.shrink, auto_orient=True
    )
    try:
        made = _pages(data, layout)
    except Exception:  # img2pdf raises whatever its readers raise
        try:
            made = _pages(_flat(data), layout)
        except Exception as problem:
            raise PictureError from problem
    if not made:
        raise PictureError
    return made


def _pages(picture: bytes, layout: Any) -> bytes | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return img2pdf.convert(picture, layout_fun=layout, rotation=img2pdf.Rotation.ifvalid)


def _read_whole(data: bytes) -> None:
    """A picture that breaks off half-way would pass else, with a grey rest."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise PictureError
            picture.load()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as problem:
        raise PictureError from problem


def _flat(data: bytes) -> bytes:
    """Turned as its camera says and without transparency, for what PDF cannot hold."""
    with Image.open(io.BytesIO(data)) as picture:
        turned = ImageOps.exif_transpose(picture).convert("RGBA")
        ground = Image.new("RGB", turned.size, "white")
        ground.paste(turned, mask=turned.getchannel("A"))
    result = io.BytesIO()
    ground.save(result, "PNG")
    return result.getvalue()
