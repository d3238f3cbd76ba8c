"""The year as a picture that the keys walk through."""

import datetime
from calendar import monthrange
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from gui import theme
from gui.overview.year_layout import DAYS, HEADER, LEAST_HEIGHT, LEAST_WIDTH, YearLayout, stepped
from gui.overview.year_words import day_sentence, day_tip, short_mark
from gui.theme import TextSize, Tone
from gui.widgets.accessible import announce, use_roles
from gui.widgets.painting import paint_icon, paint_text
from model.queries.year import DayMark, MarkKind
from model.text.dates import month_name, short_month_name, week_number, weekday_name
from model.text.translate import language
from model.text.working_days import holiday_name

Marks = Mapping[datetime.date, tuple[DayMark, ...]]

_TONES = {
    MarkKind.MEETING: Tone.ACCENT,
    MarkKind.CANCELLED: Tone.NEUTRAL,
    MarkKind.DEADLINE: Tone.WARNING,
    MarkKind.DISPATCH: Tone.INFORMATION,
    MarkKind.YEARLY: Tone.SPARRING,
}
_ICONS = {
    MarkKind.DEADLINE: "flag",
    MarkKind.DISPATCH: "send",
    MarkKind.YEARLY: "refresh-cw",
    MarkKind.CANCELLED: "x",
}
_DAY_WIDTH, _WEEK_WIDTH, _ICON = 35, 17, 11


class YearView(QWidget):
    """Arrows walk by day and month, Page by year, Enter opens. `day` is where the keys are."""

    opened = Signal(object)
    """The days of which one is meant; most often one."""
    year_wanted = Signal(int)
    walked = Signal()
    accessible_role = QAccessible.Role.Table

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_roles()
        self.day = datetime.date.today()
        self._today = self.day
        self._marks: Marks = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(12 * LEAST_WIDTH, HEADER + DAYS * LEAST_HEIGHT)
        self.setMouseTracking(True)

    def show_marks(self, marks: Marks, today: datetime.date | None = None) -> None:
        """Show what is on the days of the year of `day`."""
        self._marks = marks
        self._today = today or datetime.date.today()
        self._name()
        self.update()

    def marks(self, day: datetime.date) -> tuple[DayMark, ...]:
        """What is on a day."""
        return self._marks.get(day, ())

    def go_to(self, day: datetime.date) -> None:
        """Walk to a day, perhaps of another year."""
        before, self.day = self.day, day
        if day.year != before.year:
            self.year_wanted.emit(day.year)
        self._name()
        announce(self, self.accessibleName())
        self.walked.emit()
        self.update()

    def spot(self) -> QRect:
        """Where the day lies that the keys are on."""
        return self._layout().cell(self.day)

    def sizeHint(self) -> QSize:
        return QSize(1100, 640)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self._day_for(Qt.Key(event.key()))
        if day is not None:
            self.go_to(day)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit((self.day,))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._under(event.position().toPoint())
        if day is not None:
            self.go_to(day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        days = self._targets(event.position().toPoint())
        if self.day in days[:1] and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(days)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        day = self._under(event.position().toPoint())
        hand = day is not None and bool(self.marks(day))
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._under(event.pos())
            QToolTip.showText(event.globalPos(), day_tip(day, self.marks(day)) if day else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self._layout()
        name_of = self._month_names(layout)
        for month in range(1, 13):
            name = name_of(month, language()).capitalize()
            head = layout.header(month).adjusted(4, 0, 0, 0)
            paint_text(painter, head, name, "text", weight=QFont.Weight.DemiBold)
            for number in range(1, monthrange(self.day.year, month)[1] + 1):
                day = datetime.date(self.day.year, month, number)
                self._paint_day(painter, layout.cell(day), day)

    def _month_names(self, layout: YearLayout) -> Callable[[int, str], str]:
        """Whole names, or short ones where one of them has no room."""
        room = layout.header(1).width() - 4

        def width(month: int) -> float:
            name = month_name(month, language()).capitalize()
            return theme.text_width(name, TextSize.NORMAL, QFont.Weight.DemiBold)

        return month_name if max(map(width, range(1, 13))) <= room else short_month_name

    def _layout(self) -> YearLayout:
        return YearLayout(self.day.year, self.width(), self.height())

    def _under(self, spot: QPoint) -> datetime.date | None:
        return next(iter(self._targets(spot)), None)

    def _targets(self, spot: QPoint) -> tuple[datetime.date, ...]:
        return self._layout().targets_at(spot, self._marks)

    def _day_for(self, key: Qt.Key) -> datetime.date | None:
        day, one = self.day, datetime.timedelta(days=1)
        steps = {
            Qt.Key.Key_Up: lambda: day - one,
            Qt.Key.Key_Down: lambda: day + one,
            Qt.Key.Key_Left: lambda: stepped(day, -1),
            Qt.Key.Key_Right: lambda: stepped(day, 1),
            Qt.Key.Key_PageUp: lambda: stepped(day, -12),
            Qt.Key.Key_PageDown: lambda: stepped(day, 12),
            Qt.Key.Key_Home: lambda: day.replace(day=1),
            Qt.Key.Key_End: lambda: day.replace(day=monthrange(day.year, day.month)[1]),
        }
        return steps[key]() if key in steps else None

    def _paint_day(self, painter: QPainter, cell: QRect, day: datetime.date) -> None:
        marks, holiday = self.marks(day), holiday_name(day, language())
        colors = theme.current()
        line = cell.adjusted(0, 0, 0, -1)
        if marks and marks[0].kind in (MarkKind.MEETING, MarkKind.YEARLY, MarkKind.DEADLINE):
            painter.fillRect(line, theme.QColor(colors.tone(_TONES[marks[0].kind]).tint))
        elif holiday or day.weekday() > 4:
            painter.fillRect(line, colors.color("hover"))
        painter.setPen(QPen(colors.color("border")))
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        self._paint_number(painter, cell, day, bool(holiday))
        words = cell.adjusted(_DAY_WIDTH, 0, -2, 0)
        if day.weekday() == 0:
            spot = QRect(cell.right() - _WEEK_WIDTH, cell.top(), _WEEK_WIDTH - 2, cell.height())
            week = str(week_number(day))
            paint_text(painter, spot, week, "muted", size=TextSize.TINY, right=True)
            words.setRight(words.right() - _WEEK_WIDTH)
        if marks:
            _paint_marks(painter, words, marks)
        elif holiday:
            paint_text(painter, words, holiday, "danger.text", size=TextSize.TINY)
        if day == self.day and self.hasFocus():
            painter.setPen(QPen(colors.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 0, -1, -1), 3, 3)

    def _paint_number(
        self, painter: QPainter, cell: QRect, day: datetime.date, holiday: bool
    ) -> None:
        letter = weekday_name(day, language())[:1].upper()
        color = "danger.text" if holiday or day.weekday() == 6 else "muted"
        spot = QRect(cell.left() + 3, cell.top(), 12, cell.height())
        paint_text(painter, spot, letter, color, size=TextSize.TINY)
        spot = QRect(cell.left() + 16, cell.top(), 15, cell.height())
        weight = QFont.Weight.Bold if day == self._today else QFont.Weight.Normal
        color = "accent" if day == self._today else "text"
        number = str(day.day)
        paint_text(painter, spot, number, color, size=TextSize.TINY, weight=weight, right=True)

    def _name(self) -> None:
        self.setAccessibleName(day_sentence(self.day, self.marks(self.day)))
        if QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
            QAccessible.updateAccessibility(event)


def _paint_marks(painter: QPainter, area: QRect, marks: tuple[DayMark, ...]) -> None:
    """The first in words, the others as signs behind it."""
    first, others = marks[0], marks[1:]
    for mark in reversed(others[:2]):
        spot = QRect(area.right() - _ICON, area.top(), _ICON, area.height())
        paint_icon(painter, spot, _ICONS.get(mark.kind, "calendar"), _color(mark), _ICON)
        area = area.adjusted(0, 0, -_ICON - 2, 0)
    if first.kind in _ICONS:
        paint_icon(painter, area, _ICONS[first.kind], _color(first), _ICON)
        area = area.adjusted(_ICON + 3, 0, 0, 0)
    strike = first.kind is MarkKind.CANCELLED
    weight = QFont.Weight.Medium if first.kind is MarkKind.MEETING else QFont.Weight.Normal
    paint_text(
        *(painter, area, short_mark(first), _color(first)),
        size=TextSize.TINY,
        weight=weight,
        strike=strike,
    )


def _color(mark: DayMark) -> str:
    return f"{_TONES[mark.kind]}.text"
