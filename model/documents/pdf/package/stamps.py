"""What is drawn on the pages of annexes: the stamp at the top, the running page number below."""

from dataclasses import dataclass
from typing import Any

from model.documents.pdf import page as look
from model.documents.pdf.fonts import FACES
from model.documents.pdf.page import Cut
from model.documents.pdf.pen import colour
from model.documents.pdf.pieces import width_of

_SIZE = look.FINE.size
_EDGE = 20.0
_AIR = 3.0
FONT = f"{FACES[Cut.REGULAR].resource}+0"
"""The font that the agenda brings along, with the signs of the stamps."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as its reader sees it: width, height, and how that lies in the page's own space."""

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]

    def box(self, x: float, y: float, width: float, height: float) -> list[float]:
        """A rectangle that the reader sees, in the page's own space."""
        a, b, c, d, e, f = self.matrix
        corners = [
            (a * px + c * py + e, b * px + d * py + f)
            for px, py in ((x, y), (x + width, y + height))
        ]
        xs, ys = zip(*corners, strict=True)
        return [round(value, 2) for value in (min(xs), min(ys), max(xs), max(ys))]


def sheet_of(page: Any) -> Sheet:
    """The visible part of a page, turned as it is shown. `page` is a pikepdf.Page."""
    left, low, right, high = _box(page)
    match int(page.rotation) % 360:
        case 90:
            return Sheet(high - low, right - left, (0, 1, -1, 0, right, low))
        case 180:
            return Sheet(right - left, high - low, (-1, 0, 0, -1, right, high))
        case 270:
            return Sheet(high - low, right - left, (0, -1, 1, 0, left, high))
        case _:
            return Sheet(right - left, high - low, (1, 0, 0, 1, left, low))


def _box(page: Any) -> tuple[float, float, float, float]:
    values = [float(value) for value in page.cropbox]
    left, right = sorted((values[0], values[2]))
    low, high = sorted((values[1], values[3]))
    if right - left < 1 or high - low < 1:
        return 0.0, 0.0, look.WIDTH, look.HEIGHT
    return left, low, right, high


@dataclass(frozen=True, slots=True)
class Stamped:
    """The operators of a page's stamps, and where the upper one stands, for a link on it."""

    operators: str
    box: list[float]


def stamp(sheet: Sheet, head: str, foot: str, begin: str = "/Artifact BMC") -> Stamped:
    """The head at the top right, the foot below right. `begin` opens the head's marked content."""
    width = width_of(head, look.FINE)
    x, y = sheet.width - _EDGE - width, sheet.height - _EDGE
    matrix = " ".join(f"{value:.2f}" for value in sheet.matrix)
    foot_x = sheet.width - _EDGE - width_of(foot, look.FINE)
    parts = (
        f"q {matrix} cm",
        _ground(x, y, width),
        f"{begin} {_text(head, x, y)} EMC",
        _ground(foot_x, _EDGE, width_of(foot, look.FINE)),
        f"/Artifact BMC {_text(foot, foot_x, _EDGE)} EMC",
        "Q",
    )
    place = sheet.box(x - _AIR, y - _AIR, width + 2 * _AIR, _SIZE + _AIR)
    return Stamped("\n".join(parts), place)


def _ground(x: float, y: float, width: float) -> str:
    """White, so that the stamp can be read on any page."""
    left, low = x - _AIR, y - _AIR
    wide, high = width + 2 * _AIR, _SIZE + _AIR
    return f"/Artifact BMC 1 1 1 rg {left:.2f} {low:.2f} {wide:.2f} {high:.2f} re f EMC"


def _text(text: str, x: float, y: float) -> str:
    string = text.translate(FACES[Cut.REGULAR].fixed)
    return f"BT {colour(look.QUIET)} /{FONT} {_SIZE:g} Tf {x:.2f} {y:.2f} Td ({string}) Tj ET"
