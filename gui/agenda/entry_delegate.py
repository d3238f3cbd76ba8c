"""Paints one entry of the agenda list, and edits its title in place."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui import icons, theme
from gui.agenda.entry_model import EntryRole
from gui.fields.words import duration_text, is_break, purpose_name, purpose_tone, span_text
from gui.theme import TextSize
from model.queries.agenda import AgendaRow
from model.text.translate import _

POINT_HEIGHT, BREAK_HEIGHT = 60, 36
MARGIN, NUMBER_WIDTH, RIGHT_WIDTH = 10, 30, 84

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of a row lie."""

    card: QRect
    number: QRect
    title: QRect
    below: QRect
    right: QRect
    right_below: QRect


def places(rect: QRect, is_break: bool) -> _Places:
    """The geometry of a row."""
    card = rect.adjusted(8, 1, -8, -1)
    left = card.left() + MARGIN + NUMBER_WIDTH
    right = card.right() - MARGIN - RIGHT_WIDTH
    top, line = (card.top() + 9, 20) if not is_break else (card.top(), card.height())
    return _Places(
        card=card,
        number=QRect(card.left() + MARGIN, top, NUMBER_WIDTH - 8, line),
        title=QRect(left, top, right - left - 6, line),
        below=QRect(left, top + 22, right - left - 6, 22),
        right=QRect(right, top, RIGHT_WIDTH, line),
        right_below=QRect(right, top + 22, RIGHT_WIDTH, 22),
    )


class EntryDelegate(QStyledItemDelegate):
    """Two lines a point, one a break. Colour is never the only sign."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry: AgendaRow = index.data(EntryRole)
        return QSize(200, BREAK_HEIGHT if is_break(entry) else POINT_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: AgendaRow = index.data(EntryRole)
        spots = places(option.rect, is_break(entry))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_card(painter, spots.card, option.state)
        if is_break(entry):
            _paint_break(painter, spots, entry)
        else:
            _paint_point(painter, spots, entry)
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        editor = QLineEdit(parent)
        editor.setMaxLength(200)
        editor.setAccessibleName(_("Title"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        entry: AgendaRow = index.data(EntryRole)
        spots = places(option.rect, is_break(entry))
        height = max(28, editor.sizeHint().height())
        title = spots.title
        editor.setGeometry(
            title.left() - 8, title.center().y() - height // 2, title.width() + RIGHT_WIDTH, height
        )


def _paint_card(painter: QPainter, card: QRect, state: QStyle.StateFlag) -> None:
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


def _paint_break(painter: QPainter, spots: _Places, entry: AgendaRow) -> None:
    _icon(painter, spots.number, "coffee", "muted")
    _text(painter, spots.title, entry.title, "muted")
    _text(painter, spots.right, duration_text(entry.duration), "muted", right=True)


def _paint_point(painter: QPainter, spots: _Places, entry: AgendaRow) -> None:
    faded = "muted" if entry.withdrawn else "text"
    _text(
        painter,
        spots.number,
        str(entry.number or ""),
        "accent" if not entry.withdrawn else "muted",
        weight=QFont.Weight.DemiBold,
    )
    _text(
        painter,
        spots.title,
        entry.title,
        faded,
        weight=QFont.Weight.DemiBold,
        strike=entry.withdrawn,
    )
    over = entry.slot.overlap_before > 0
    time = span_text(entry.slot) or _("no slot")
    _text(painter, spots.right, time, "danger.text" if over else "muted", right=True)
    _text(
        painter,
        spots.right_below,
        duration_text(entry.duration),
        "muted",
        size=TextSize.SMALL,
        right=True,
    )
    x = spots.below.left()
    if entry.withdrawn:
        x = _chip(painter, x, spots.below, _("withdrawn"), theme.Tone.NEUTRAL)
    elif entry.purpose:
        x = _chip(painter, x, spots.below, purpose_name(entry.purpose), purpose_tone(entry.purpose))
    x = _marks(painter, x, spots.below, entry)
    rest = QRect(x, spots.below.top(), spots.below.right() - x, spots.below.height())
    _text(painter, rest, ", ".join(entry.guests), "muted", size=TextSize.SMALL)


def _marks(painter: QPainter, x: int, line: QRect, entry: AgendaRow) -> int:
    """The small signs behind the chip: closed, undecided, annexes, minutes."""
    names = []
    if entry.openness == "closed":
        names.append(("lock", "danger.text"))
    elif entry.openness == "undecided":
        names.append(("circle-help", "warning.text"))
    if entry.has_annex:
        names.append(("paperclip", "muted"))
    if entry.has_minutes:
        names.append(("square-pen", "success.text"))
    for name, color in names:
        _icon(painter, QRect(x, line.top(), 16, line.height()), name, color, 14)
        x += 20
    return x + (2 if names else 0)


def _chip(painter: QPainter, x: int, line: QRect, text: str, tone: theme.Tone) -> int:
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


def _icon(painter: QPainter, rect: QRect, name: str, color: str, size: int = 16) -> None:
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    spot = QPointF(rect.left(), rect.center().y() - size / 2 + 0.5)
    painter.drawPixmap(spot, icons.pixmap(name, color, size, ratio))


def _text(
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
    font = theme.font(size, weight)
    font.setStrikeOut(strike)
    painter.setFont(font)
    painter.setPen(theme.current().color(color))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
