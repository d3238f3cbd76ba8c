"""How a slot looks. While something is dragged only its time changes: the rest is drawn once.

What lies under the time is kept as a picture for each look that a slot has had of late, so that a
step of a drag costs one copied picture and one line of type a slot.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextLayout,
)

from gui import icons, theme
from gui.theme import TextSize
from gui.timeline.brush import blank, draw_line, kept
from gui.timeline.items import SlotFace, TimelineItem

SELECTED_WASH = 0.06
"""How much of its mark lies over a selected slot; its words must stay readable."""
_RADIUS = 6.0
_STRIPE = 3.5
_ONE_LINE = 42.0
_TWO_TITLE_LINES = 72.0
_TIME_BESIDE = 18.0
_TITLE = (TextSize.SMALL, QFont.Weight.DemiBold)
_DETAIL = (TextSize.TINY, QFont.Weight.Normal)
_ICON = 13
_MARGINS = (12.0, 8.0)
"""Beside the words, left and right."""
_FADED = 0.75
"""How much is seen of what is withdrawn."""


@dataclass(frozen=True, slots=True)
class SlotState:
    """What the user has done to a slot besides its time."""

    selected: bool = False
    focused: bool = False
    hovered: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """All that the picture under the time depends on. `proposed`: it has another time now."""

    item: TimelineItem
    lines: tuple[str, ...]
    state: SlotState
    size: tuple[int, int]
    ratio: float
    theme: str
    proposed: bool
    hatched: tuple[tuple[float, float], ...]


def paint_slot(painter: QPainter, face: SlotFace, size: QSize, state: SlotState) -> None:
    """Paint a slot into its whole widget. `size` in logical pixels."""
    words = QRectF(0.5, 1.0, size.width() - 1.0, size.height() - 2.0)
    words.adjust(_MARGINS[0], 0, -_MARGINS[1], 0)
    words.setRight(words.right() - len(_icons(face.item)) * (_ICON + 6))
    if words.height() < _ONE_LINE:
        lines, detail, place = _on_one_line(face, words)
    else:
        lines, detail, place = _on_lines(face, words)
    device, colors = painter.device(), theme.current()
    look = _Look(
        face.item,
        lines,
        state,
        (size.width(), size.height()),
        device.devicePixelRatioF() if device is not None else 1.0,
        colors.name,
        bool(face.was),
        tuple(part for part in (face.overlap, face.beyond_end) if part is not None),
    )
    painter.drawPixmap(0, 0, _picture(look))
    if detail:
        _paint_detail(painter, place, colors, face, detail)


def beside(face: SlotFace) -> list[str]:
    """What stands behind the time, where there is room."""
    return [text for text in (face.was, face.latest) if text]


def lines_of(text: str, width: float, most: int) -> tuple[str, ...]:
    """A title in at most so many lines; the last one ends in "…" where room is short."""
    style = _TITLE
    if most == 1 or theme.text_width(text, *style) <= width:
        return (theme.elided(text, width, *style),)
    layout = QTextLayout(text, theme.font(*style))
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    rest = text[sum(map(len, lines)) :].lstrip()
    return (*lines, theme.elided(rest, width, *style)) if rest else tuple(lines)


# Where the words are


def _on_one_line(face: SlotFace, words: QRectF) -> tuple[tuple[str, ...], str, QRectF]:
    """The title's one line, the time and what follows it, and where that stands: at the right."""
    title = _title(face.item)
    title_width = theme.text_width(title, *_TITLE)
    detail = _longest([face.time], face, words.width() - title_width - _TIME_BESIDE)
    width = theme.text_width(detail, *_DETAIL)
    room = words.width() - (width + _TIME_BESIDE if detail else 0)
    place = QRectF(words.right() - width, words.top(), width, words.height())
    return (theme.elided(title, room, *_TITLE),), detail, place


def _on_lines(face: SlotFace, words: QRectF) -> tuple[tuple[str, ...], str, QRectF]:
    """As `_on_one_line`, with the time below one or two lines of title."""
    most = 2 if words.height() >= _TWO_TITLE_LINES else 1
    lines = lines_of(_title(face.item), words.width(), most)
    detail = _longest([face.time, face.minutes], face, words.width())
    height = theme.line_height(*_TITLE)
    top = words.top() + 6 + len(lines) * height
    return lines, detail, QRectF(words.left(), top + 2, words.width(), height)


def _title(item: TimelineItem) -> str:
    return f"{item.number}  {item.title}" if item.number else item.title


def _longest(first: list[str], face: SlotFace, room: float) -> str:
    """The time and as much behind it as there is room for; "" where not even the time fits."""
    parts = [*first, *beside(face)]
    for count in range(len(parts), 0, -1):
        text = " · ".join(parts[:count])
        if theme.text_width(text, *_DETAIL) <= room:
            return text
    return ""


# Painting


def _paint_detail(
    painter: QPainter, place: QRectF, colors: theme.Theme, face: SlotFace, detail: str
) -> None:
    """What is later than it may be stands out; the time before it does not."""
    if face.item.withdrawn:
        painter.setOpacity(_FADED)
    painter.setFont(theme.painting_font(*_DETAIL))
    painter.setPen(colors.color("muted"))
    late = face.latest if face.late and detail.endswith(face.latest) else ""
    detail = detail.removesuffix(late) if late else detail
    draw_line(painter, place, detail, *_DETAIL)
    if late:
        place.setLeft(place.left() + theme.text_width(detail, *_DETAIL))
        painter.setPen(colors.color("danger.text"))
        draw_line(painter, place, late, *_DETAIL)


@kept(megabytes=32)
def _picture(look: _Look) -> QPixmap:
    """Everything but the time."""
    drawn = blank(*look.size, look.ratio)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = QRectF(0, 0, *look.size).adjusted(0.5, 1.0, -0.5, -1.0)
    if look.item.withdrawn:
        painter.setOpacity(_FADED)
    _paint_ground(painter, area, look)
    _paint_icons(painter, area, look)
    _paint_title(painter, area, look)
    painter.end()
    return drawn


def _paint_ground(painter: QPainter, area: QRectF, look: _Look) -> None:
    colors = theme.current().tone(look.item.tone)
    mark = QColor(colors.mark)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark)
    painter.setClipRect(QRectF(area.left(), area.top(), _STRIPE, area.height()))
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    painter.setClipping(False)
    painter.fillPath(_right_of_stripe(area), QColor(colors.tint))
    if look.state.hovered or look.state.selected:
        mark.setAlphaF(SELECTED_WASH)
        painter.fillPath(_right_of_stripe(area), mark)
    accent = theme.current().color("accent")
    if look.proposed:
        _paint_ring(painter, area, QPen(accent, 1.5, Qt.PenStyle.DashLine))
    for part in look.hatched:
        _paint_hatch(painter, area, part)
    if look.state.focused:
        _paint_ring(painter, area, QPen(accent, 3.0))
    elif look.state.selected:
        _paint_ring(painter, area, QPen(QColor(colors.mark), 1.25))


def _paint_ring(painter: QPainter, area: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)


def _paint_hatch(painter: QPainter, area: QRectF, part: tuple[float, float]) -> None:
    color = theme.current().color("danger.mark")
    color.setAlphaF(0.38)
    top, bottom = part
    painter.setClipRect(QRectF(area.left(), top, area.width(), bottom - top))
    painter.fillPath(_right_of_stripe(area), QBrush(color, Qt.BrushStyle.BDiagPattern))
    painter.setClipping(False)


def _paint_icons(painter: QPainter, area: QRectF, look: _Look) -> None:
    right = area.right() - _MARGINS[1]
    top = area.top() + min(6.0, (area.height() - _ICON) / 2)
    for name, color in _icons(look.item):
        drawn = icons.pixmap(name, color, _ICON, look.ratio)
        painter.drawPixmap(QPointF(right - _ICON, top), drawn)
        right -= _ICON + 6


def _icons(item: TimelineItem) -> list[tuple[str, str]]:
    """Names and colors, from the right."""
    found = [("lock", "muted")] if item.closed else []
    return [*found, ("map-pin", "accent")] if item.kept else found


def _paint_title(painter: QPainter, area: QRectF, look: _Look) -> None:
    font = theme.font(*_TITLE)
    font.setStrikeOut(look.item.withdrawn)
    painter.setFont(font)
    painter.setPen(theme.current().color("text"))
    height = theme.line_height(*_TITLE)
    left = area.left() + _MARGINS[0]
    alone = area.height() < _ONE_LINE
    top = area.top() + ((area.height() - height) / 2 if alone else 6)
    for line in look.lines:
        draw_line(painter, QRectF(left, top, area.width(), height), line, *_TITLE)
        top += height


def _right_of_stripe(area: QRectF) -> QPainterPath:
    """The slot without its colored stripe: straight on the left, round on the right."""
    left, top, right, bottom = area.left() + _STRIPE, area.top(), area.right(), area.bottom()
    both = 2 * _RADIUS
    path = QPainterPath(QPointF(left, top))
    path.lineTo(right - _RADIUS, top)
    path.arcTo(right - both, top, both, both, 90, -90)
    path.lineTo(right, bottom - _RADIUS)
    path.arcTo(right - both, bottom - both, both, both, 0, -90)
    path.lineTo(left, bottom)
    path.closeSubpath()
    return path
