"""What delegates of lists paint with: the surface of a row, words, chips and icons."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from gui import icons, theme
from gui.theme import TextSize


def paint_card(painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
    """The surface: tinted where the row is selected, framed where it has the focus."""
    colors = theme.current()
    token = ""
    if state & QStyle.StateFlag.State_Selected:
        token = "accent_tint"
    elif state & QStyle.StateFlag.State_MouseOver:
        token = "hover"
    if token:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(token))
        painter.drawRoundedRect(QRectF(card), 8, 8)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(colors.color("accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def paint_chip(painter: QPainter, x: int, line: QRect, text: str, tone: theme.Tone) -> int:
    """A word on a tint at `x`; where the next thing may stand."""
    colors = theme.current().tone(tone)
    painter.setFont(theme.font(TextSize.SMALL, QFont.Weight.Medium))
    width = QFontMetrics(painter.font()).horizontalAdvance(text) + 16
    chip = QRectF(x, line.top() + 2, width, line.height() - 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.QColor(colors.tint))
    painter.drawRoundedRect(chip, chip.height() / 2, chip.height() / 2)
    painter.setPen(theme.QColor(colors.text))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    return x + width + 8


def chip_at_right(card: QRect, text: str) -> QRect:
    """Where a chip with this text stands at the right end of a card's first line."""
    metrics = QFontMetrics(theme.font(TextSize.SMALL, QFont.Weight.Medium))
    width = metrics.horizontalAdvance(text) + 16
    return QRect(card.right() - 12 - width, card.top() + 8, width, 22)


def paint_icon(painter: QPainter, rect: QRect, name: str, color: str, size: int = 16) -> None:
    """An icon at the left of the rectangle, in the middle of its height."""
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    spot = QPointF(rect.left(), rect.center().y() - size / 2 + 0.5)
    painter.drawPixmap(spot, icons.pixmap(name, color, size, ratio))


def paint_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    color: str,
    *,
    size: TextSize = TextSize.NORMAL,
    weight: QFont.Weight = QFont.Weight.Normal,
    right: bool = False,
    strike: bool = False,
) -> None:
    """One line of words that ends in “…” where room is short."""
    font = theme.font(size, weight)
    font.setStrikeOut(strike)
    painter.setFont(font)
    painter.setPen(theme.current().color(color))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
