"""The meetings as a list of rows: date, name, place, how far they have come."""

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from gui import theme
from gui.fields.words import status_name
from gui.theme import TextSize, Tone
from gui.widgets.painting import paint_text
from gui.widgets.row_delegate import Index, RowDelegate
from gui.widgets.row_model import RowModel, RowRole
from model.queries.meetings import MeetingRow
from model.text.clock import format_span
from model.text.dates import long_date, short_month_name
from model.text.translate import language, ngettext

HEIGHT = 64


_STATUS_TONES = {
    "planned": Tone.NEUTRAL,
    "review": Tone.WARNING,
    "dispatched": Tone.ACCENT,
    "held": Tone.DISCUSSION,
    "minutes_draft": Tone.DISCUSSION,
    "minutes_sent": Tone.INFORMATION,
    "approved": Tone.SUCCESS,
    "cancelled": Tone.DANGER,
}


def meeting_line(meeting: MeetingRow) -> str:
    """Date, hours, place, number of points and why it was cancelled, in one line."""
    parts = [
        long_date(meeting.date, language()),
        format_span(meeting.start, meeting.end),
        meeting.location,
        ngettext("{count} point", "{count} points", meeting.points).format(count=meeting.points),
        meeting.cancelled_because,
    ]
    return " · ".join(part for part in parts if part)


class MeetingModel(RowModel[MeetingRow]):
    """The meetings as the query gave them."""

    def title(self, row: MeetingRow) -> str:
        return row.name or row.forum

    def name(self, row: MeetingRow) -> str:
        return f"{self.title(row)}, {meeting_line(row)}, {status_name(row.status)}"


class MeetingDelegate(RowDelegate):
    """Paints a meeting: the day in a square, name and line beside it, its status to the right."""

    size = QSize(320, HEIGHT)
    margins = QMargins(10, 2, 10, 2)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        meeting: MeetingRow = index.data(RowRole)
        _paint_day(painter, QRect(card.left() + 10, card.top() + 8, 44, 44), meeting)
        width = _paint_status(painter, card, meeting)
        left = card.left() + 68
        room = card.right() - 24 - width - left
        gone = meeting.status == "cancelled"
        title, below = (QRect(left, card.top() + top, room, 20) for top in (9, 31))
        color = "muted" if gone else "text"
        words = meeting.name or meeting.forum
        paint_text(painter, title, words, color, weight=QFont.Weight.DemiBold)
        paint_text(painter, below, meeting_line(meeting), "muted", size=TextSize.SMALL)


def _paint_day(painter: QPainter, square: QRect, meeting: MeetingRow) -> None:
    colors = theme.current()
    painter.setPen(colors.color("border"))
    painter.setBrush(colors.color("surface"))
    painter.drawRoundedRect(QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.setPen(colors.color("accent"))
    painter.setFont(theme.font(TextSize.SMALL, QFont.Weight.Medium))
    painter.drawText(
        square.adjusted(0, 5, 0, -24),
        Qt.AlignmentFlag.AlignCenter,
        short_month_name(meeting.date.month, language()),
    )
    painter.setPen(colors.color("text"))
    painter.setFont(theme.font(TextSize.LARGE, QFont.Weight.DemiBold))
    painter.drawText(
        square.adjusted(0, 18, 0, -3), Qt.AlignmentFlag.AlignCenter, str(meeting.date.day)
    )


def _paint_status(painter: QPainter, card: QRect, meeting: MeetingRow) -> int:
    """The chip at the right; gives its width."""
    colors = theme.current().tone(_STATUS_TONES[meeting.status])
    text = status_name(meeting.status)
    painter.setFont(theme.font(TextSize.SMALL, QFont.Weight.Medium))
    width = QFontMetrics(painter.font()).horizontalAdvance(text) + 18
    chip = QRectF(card.right() - 12 - width, card.center().y() - 11, width, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.QColor(colors.tint))
    painter.drawRoundedRect(chip, 11, 11)
    painter.setPen(theme.QColor(colors.text))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    return width
