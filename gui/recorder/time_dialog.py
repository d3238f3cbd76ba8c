"""Planned against actual: a picture of the day, and the figures."""

from functools import partial

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gui import theme
from gui.recorder.words import clock_text
from gui.services import Services
from gui.theme import TextSize
from gui.widgets.cards import Card
from gui.widgets.dialogs import MARGINS, SPACING, close_buttons
from gui.widgets.empty_state import EmptyState
from gui.widgets.labels import Heading, Text
from gui.widgets.page_scroll import PageScroll
from gui.widgets.painting import paint_text
from gui.widgets.window_size import open_at
from model.queries.time_report import TimeReport, TimeRow, time_report
from model.text.clock import format_clock
from model.text.translate import _

_ROW, _HEAD = 40, 28
_TICKS = 30, 60, 120, 240
"""Minutes between two lines: the first of these that leaves their times room."""
_CLOCK = 46
"""How wide a time is, with the air beside it."""
_TITLE, _FIGURES = 230, 150


class TimePicture(QWidget):
    """Two bars an entry: what was planned, and what it took."""

    def __init__(self, report: TimeReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        ends = [row.ended for row in report.rows if row.ended is not None]
        self._first = min(float(report.planned_start), report.began)
        self._last = max([float(report.planned_end), *ends])
        self.setMinimumSize(620, _HEAD + _ROW * len(report.rows) + 4)
        self.setAccessibleName("; ".join(row_words(row) for row in report.rows))

    def sizeHint(self) -> QSize:
        return QSize(760, _HEAD + _ROW * len(self._report.rows) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hours(painter)
        for place, row in enumerate(self._report.rows):
            self._paint_row(painter, row, _HEAD + place * _ROW)

    def _paint_hours(self, painter: QPainter) -> None:
        """A line each half hour, or less often in a long meeting, and its time above."""
        color = theme.current().color("border")
        fitting = (tick for tick in _TICKS if tick * self._scale() >= _CLOCK)
        tick = next(fitting, _TICKS[-1])
        first = int(-(-self._first // tick) * tick)
        for minutes in range(first, int(self._last) + 1, tick):
            left = self._bar(minutes, minutes, 0).left()
            painter.fillRect(QRect(left, _HEAD - 4, 1, self.height() - _HEAD), color)
            place = QRect(left + 3, 0, 48, _HEAD - 4)
            paint_text(painter, place, format_clock(minutes), "muted", size=TextSize.SMALL)

    def _paint_row(self, painter: QPainter, row: TimeRow, top: int) -> None:
        colors = theme.current()
        title = f"{row.number} {row.title}" if row.number else row.title
        paint_text(painter, QRect(4, top, _TITLE - 12, _ROW - 6), title, "text")
        figures = QRect(self.width() - _FIGURES, top, _FIGURES - 4, _ROW - 6)
        over = row.over
        look = "danger.text" if over is not None and over >= 1 else "muted"
        paint_text(painter, figures, figures_text(row), look, size=TextSize.SMALL, right=True)
        if row.planned_start is not None and row.planned is not None:
            bar = self._bar(row.planned_start, row.planned_start + row.planned, top + 6)
            painter.fillRect(bar, colors.color("faint"))
        if row.began is not None:
            bar = self._bar(row.began, row.ended or self._last, top + 18)
            late = over is not None and over >= 1
            painter.fillRect(bar, colors.color("danger.mark" if late else "accent"))

    def _scale(self) -> float:
        """Pixels a minute."""
        room = self.width() - _TITLE - _FIGURES - 12
        return room / max(1.0, self._last - self._first)

    def _bar(self, start: float, end: float, top: int) -> QRect:
        scale = self._scale()
        left = _TITLE + round((start - self._first) * scale)
        return QRect(left, top, max(2, round((end - start) * scale)), 9)


class TimeDialog(QDialog):
    """Only for a meeting that has been run."""

    def __init__(self, services: Services, meeting_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Planned and actual time"))
        open_at(self, 820, 520)
        report = services.read(partial(time_report, meeting_id=meeting_id))
        box = QVBoxLayout(self)
        box.setContentsMargins(*MARGINS)
        box.setSpacing(SPACING)
        box.addWidget(Heading(_("Planned and actual time")))
        if report is not None:
            self.summary = Text(summary_text(report), "muted")
            box.addWidget(self.summary)
            box.addWidget(Text(_("Grey was planned, the colour below is what it took."), "muted"))
            area = PageScroll(_("Planned and actual time"))
            area.setWidget(TimePicture(report))
            card = Card(margins=(10, 8, 4, 8))
            card.body.addWidget(area)
            box.addWidget(card, 1)
        else:
            none = EmptyState("clock-alert", _("The meeting has not been run with the clock"))
            box.addWidget(none, 1)
        box.addWidget(close_buttons(self))


def summary_text(report: TimeReport) -> str:
    """When the meeting began and ended, beside when it should have."""
    ended = clock_text(report.ended) if report.ended is not None else "–"
    return _("Planned {planned}, held {began}-{ended}, {pause} min. of pause").format(
        planned=f"{format_clock(report.planned_start)}-{format_clock(report.planned_end)}",
        began=clock_text(report.began),
        ended=ended,
        pause=round(report.paused),
    )


def figures_text(row: TimeRow) -> str:
    """ "18 of 10 min. (+8)"."""
    if row.began is None:
        return _("not taken")
    if row.planned is None or row.over is None:
        return _("{minutes} min.").format(minutes=round(row.spent))
    words = _("{spent} of {minutes} min. ({over:+})")
    return words.format(spent=round(row.spent), minutes=row.planned, over=round(row.over))


def row_words(row: TimeRow) -> str:
    """One entry for a screen reader."""
    return f"{row.title}: {figures_text(row)}"
