"""What lies under and over the slots: hours, free time, people's lanes, the meeting's end."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.theme import TextSize
from gui.timeline.brush import draw_line
from gui.timeline.items import gap_text, over_text
from gui.timeline.layout import Gap, TimelineLayout, altered
from gui.widgets.accessible import use_roles
from model.text.clock import format_clock
from model.text.translate import _

GUTTER = 48
_PILL_HEIGHT = 22.0
_LEAST_GAP_TEXT = 16.0
_BESIDE = 16
"""How far words reach above and below the line that they belong to."""
_HOURS = (TextSize.TINY, QFont.Weight.Normal)


class Ground(QWidget):
    """The list that all slots are children of; paints the hours and the free time."""

    accessible_role = QAccessible.Role.List

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self.setAccessibleName(_("Time plan"))
        self.layout_now: TimelineLayout | None = None
        self.slots_right = 0
        # What is higher is not another picture: else all would be painted when a slot grows.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def show_layout(self, layout: TimelineLayout, slots_right: int) -> None:
        """Paint another day, where it is another; slots end at `slots_right`."""
        before, same_width = self.layout_now, self.slots_right == slots_right
        self.layout_now, self.slots_right = layout, slots_right
        if before is None or not same_width:
            self.update()
        elif (stripe := altered(before, layout)) is not None:
            top, bottom = int(stripe.top) - _BESIDE, int(stripe.bottom) + _BESIDE
            self.update(0, top, self.width(), bottom - top)

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self.layout_now
        if layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if layout.over > 0:
            zone = QRectF(GUTTER, layout.end_y, self.width(), layout.day_bottom - layout.end_y)
            painter.fillRect(zone, theme.current().color("overflow"))
        painter.setFont(theme.painting_font(*_HOURS))
        self._paint_ticks(painter, layout, event.rect())
        for gap in layout.gaps:
            self._paint_gap(painter, gap)
        if layout.rows:
            self._paint_list_heading(painter, layout)

    def _paint_ticks(self, painter: QPainter, layout: TimelineLayout, dirty: QRect) -> None:
        look = theme.current()
        strong, weak = look.color("border"), look.color("border")
        weak.setAlphaF(0.55)
        muted = look.color("muted")
        late = look.color("danger.text") if layout.over > 0 else muted
        for tick in layout.ticks:
            if not dirty.top() - 20 <= tick.y <= dirty.bottom() + 20:
                continue
            y = round(tick.y)
            line = QRect(GUTTER, y, self.width() - GUTTER, 1)
            painter.fillRect(line, strong if tick.strong else weak)
            if tick.label and dirty.left() < GUTTER:
                painter.setPen(late if tick.y == layout.end_y else muted)
                text = format_clock(tick.minute)
                width = theme.text_width(text, *_HOURS)
                draw_line(painter, QRectF(GUTTER - 8 - width, y - 8.5, width, 18), text, *_HOURS)

    def _paint_gap(self, painter: QPainter, gap: Gap) -> None:
        look = theme.current()
        place = QRectF(
            GUTTER + 3, gap.stripe.top + 2, self.slots_right - GUTTER - 4, gap.stripe.height - 4
        )
        painter.setPen(QPen(look.color("control_border"), 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place, 6, 6)
        if place.height() >= _LEAST_GAP_TEXT:
            painter.setPen(look.color("muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, gap_text(gap.minutes))

    def _paint_list_heading(self, painter: QPainter, layout: TimelineLayout) -> None:
        painter.setFont(theme.font(TextSize.TINY, QFont.Weight.DemiBold))
        painter.setPen(theme.current().color("muted"))
        top = layout.rows[0].stripe.top - 24
        place = QRectF(GUTTER + 3, top, self.width() - GUTTER, 20)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, _("Without a time"))


class Cover(QWidget):
    """Lies over the slots and lets the mouse through: the meeting's end and the present moment."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        self.now: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)

    def paintEvent(self, event: QPaintEvent) -> None:
        layout = self._ground.layout_now
        if layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme.current()
        if layout.over > 0:
            y = round(layout.end_y) + 0.5
            painter.setPen(QPen(look.color("danger.mark"), 1.5))
            painter.drawLine(QPointF(GUTTER, y), QPointF(self.width(), y))
            self._paint_pill(painter, y, over_text(layout.over))
        first, *_others, last = layout.axis.minutes
        if self.now is not None and first <= self.now <= last:
            y = layout.y(self.now)
            painter.setPen(QPen(look.color("accent"), 1.5))
            painter.drawLine(QPointF(GUTTER - 4, y), QPointF(self.width(), y))
            painter.setBrush(look.color("accent"))
            painter.drawEllipse(QPointF(GUTTER - 4, y), 3.5, 3.5)

    def _paint_pill(self, painter: QPainter, y: float, text: str) -> None:
        look = theme.current()
        painter.setFont(theme.font(TextSize.TINY, QFont.Weight.DemiBold))
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 18
        place = QRectF(self.width() - width - 3, y - _PILL_HEIGHT / 2, width, _PILL_HEIGHT)
        painter.setPen(QPen(look.color("surface"), 2))
        painter.setBrush(look.color("danger_fill"))
        painter.drawRoundedRect(place, _PILL_HEIGHT / 2, _PILL_HEIGHT / 2)
        painter.setPen(look.color("on_danger"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
