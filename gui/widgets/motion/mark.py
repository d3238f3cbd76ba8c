"""The ground under the current one of several buttons: it slides there from the one before."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui import theme
from gui.widgets.motion.course import Course
from gui.widgets.motion.pictures import between
from gui.widgets.motion.wish import may_slide


class Mark:
    """For a widget that paints the ground itself, under its buttons, which have none."""

    def __init__(self, owner: QWidget, buttons: Mapping[str, QWidget]) -> None:
        self._owner, self._buttons = owner, buttons
        self._key = ""
        self._start = QRect()
        self._done = 1.0
        self._course: Course | None = None

    def place(self) -> QRectF:
        """Where it is seen now; nowhere before `move`."""
        end = self._place_of(self._key)
        return QRectF(end) if self._done >= 1 else between(self._start, end, self._done)

    def move(self, key: str) -> None:
        """The current one is this one."""
        if key == self._key:
            return
        if self._course is not None:
            self._course.finish()
        self._start, self._key = self._place_of(self._key), key
        self._owner.update()
        if not self._start.isEmpty() and self._owner.isVisible() and may_slide():
            self._done = 0.0
            self._course = Course(self._owner, self._on_step, self._on_end)

    def paint(self, radius: float, color: str, border: str = "") -> None:
        """Paint it, in colors of the theme."""
        colors = theme.current()
        painter = QPainter(self._owner)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colors.color(color))
        place = self.place()
        if border:
            painter.setPen(QPen(colors.color(border), 1))
            place.adjust(0.5, 0.5, -0.5, -0.5)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        if not place.isEmpty():
            painter.drawRoundedRect(place, radius, radius)

    def _place_of(self, key: str) -> QRect:
        return self._buttons[key].geometry() if key in self._buttons else QRect()

    def _on_step(self, done: float) -> None:
        self._done = done
        self._owner.update()

    def _on_end(self) -> None:
        self._course = None
        self._on_step(1.0)
