"""A thin bar of colored parts: how the meeting's time is shared out."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import theme
from gui.theme import Tone
from gui.widgets.accessible import use_roles

_HEIGHT = 6
_SPLIT = 1.5


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the bar: how much, in which tone."""

    amount: float
    tone: Tone


class SegmentBar(QWidget):
    """Parts of a whole. What goes beyond the whole is painted as danger, whatever its tone."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self._segments: tuple[Segment, ...] = ()
        self._whole = 0.0
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_segments(self, segments: Sequence[Segment], whole: float, description: str) -> None:
        """Paint these parts; `description` says the same in words, e.g. "190 af 180 min."."""
        self._segments = tuple(segments)
        self._whole = whole
        self.setAccessibleName(description)
        self.setToolTip(description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = QRectF(self.rect())
        outline = QPainterPath()
        outline.addRoundedRect(bounds, _HEIGHT / 2, _HEIGHT / 2)
        painter.setClipPath(outline)
        colors = theme.current()
        painter.fillRect(bounds, colors.color("border"))
        total = max(self._whole, sum(part.amount for part in self._segments))
        if total <= 0:
            return
        scale = bounds.width() / total
        start = 0.0
        for part in self._segments:
            end = start + part.amount
            self._paint_part(painter, start * scale, end * scale, f"{part.tone}.mark")
            start = end
        if start > self._whole > 0:
            painter.fillRect(
                QRectF(self._whole * scale, 0, bounds.width(), _HEIGHT), colors.color("danger.mark")
            )

    @staticmethod
    def _paint_part(painter: QPainter, left: float, right: float, token: str) -> None:
        width = max(1.0, right - left - _SPLIT)
        painter.fillRect(QRectF(left, 0, width, _HEIGHT), theme.current().color(token))
