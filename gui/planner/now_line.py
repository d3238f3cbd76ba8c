"""The present moment on the day: a clock runs only while the meeting is today and can be seen."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from gui.timeline.timeline import Timeline
from model.text.clock import minute_of_day


class NowLine(QObject):
    """`now` gives local time. Shown to the minute, for a plan knows no seconds."""

    def __init__(
        self, timeline: Timeline, now: Callable[[], datetime.datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._timeline, self._now = timeline, now
        self._day: datetime.date | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.update)

    @property
    def running(self) -> bool:
        """Whether the line will move by itself."""
        return self._timer.isActive()

    def follow(self, day: datetime.date, visible: bool) -> None:
        """The plan of this day is shown, or would be if it could be seen."""
        self._day = day
        if visible:
            self.update()
        else:
            self.stop()

    def stop(self) -> None:
        """Nobody sees it."""
        self._timer.stop()

    def update(self) -> None:
        """Put the line where it belongs, and wake up at the next minute.

        A meeting of today that ended after midnight keeps no line: the plan has one day. Before the
        day has come there is nothing to wake up for: showing the page asks again.
        """
        now = self._now()
        if now.date() != self._day:
            self._timeline.show_now(None)
            self._timer.stop()
            return
        self._timeline.show_now(minute_of_day(now))
        self._timer.start((60 - now.second) * 1000)
