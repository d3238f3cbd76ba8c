"""The picture of a letterhead: made fit to be kept with the settings, and read back from there."""

import base64
import binascii
import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from model.errors import UserError
from model.text.translate import _

MOST_BYTES = 10 << 20
"""Of the file that is chosen."""
_MOST_PIXELS = 40_000_000
_LARGEST = (1000, 400)
"""Pixels that are kept: 300 dots an inch at the size that is printed."""
_MOST_KEPT = 200_000
"""Bytes that are kept; it stands in every meeting that is sent out."""
_PNG = b"\x89PNG\r\n\x1a\n"
_UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True)
class Logo:
    """A PNG, and its width over its height."""

    png: bytes
    proportion: float

    def size_within(self, room: tuple[float, float]) -> tuple[float, float]:
        """The largest width and height that go into the room."""
        width = min(room[0], room[1] * self.proportion)
        return width, width / self.proportion


def read_logo(path: Path) -> str:
    """A PNG or JPEG file as the text that is kept. Raises UserError where it is no such picture."""
    too_large = UserError(
        _("{file} is too large for a letterhead. Choose a smaller picture.").format(file=path.name)
    )
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise too_large
            flat = _on_white(picture)
    except Image.DecompressionBombError as problem:
        raise too_large from problem
    except _UNREADABLE as problem:
        text = _("{file} is not a PNG or JPEG picture that can be read. Choose another file.")
        raise UserError(text.format(file=path.name)) from problem
    flat.thumbnail(_LARGEST, Image.Resampling.LANCZOS)
    data = _png(flat)
    while len(data) > _MOST_KEPT:
        flat.thumbnail((flat.width * 3 // 4, flat.height * 3 // 4), Image.Resampling.LANCZOS)
        data = _png(flat)
    return base64.b64encode(data).decode("ascii")


def logo_of(kept: str) -> Logo | None:
    """What `read_logo` gave; None for "", and for what is no such picture."""
    try:
        data = base64.b64decode(kept, validate=True)
        if not data.startswith(_PNG) or len(data) > _MOST_KEPT:
            return None
        with Image.open(io.BytesIO(data), formats=("PNG",)) as picture:
            if picture.width > _LARGEST[0] or picture.height > _LARGEST[1]:
                return None
            picture.load()
            return Logo(data, picture.width / picture.height)
    except (*_UNREADABLE, binascii.Error):
        return None


def _on_white(picture: Image.Image) -> Image.Image:
    """Turned as its camera says, and without transparency: paper is white."""
    turned = ImageOps.exif_transpose(picture).convert("RGBA")
    ground = Image.new("RGB", turned.size, "white")
    ground.paste(turned, mask=turned.getchannel("A"))
    return ground


def _png(picture: Image.Image) -> bytes:
    data = io.BytesIO()
    picture.save(data, "PNG", optimize=True)
    return data.getvalue()
