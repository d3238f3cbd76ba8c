"""Paints a card: a point on a surface, a proposal in a dashed frame, a break as a line."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui import theme
from gui.overview.words import card_chip, card_line
from gui.theme import TextSize, Tone
from gui.widgets.painting import paint_chip, paint_icon, paint_text
from gui.widgets.row_delegate import Index
from gui.widgets.row_model import RowRole
from model.queries.overview import Card, Why
from model.text.translate import _

LINE, CHIP_LINE, EDGE = 19, 22, 9
BREAK_HEIGHT = 30
_STRONG = (TextSize.NORMAL, QFont.Weight.Medium)


def title_lines(title: str, width: int) -> tuple[str, str]:
    """The title on one line or two; the second ends in “…” where room is short."""
    if theme.text_width(title, *_STRONG) <= width:
        return title, ""
    words = title.split(" ")
    count = next(
        (n for n in range(len(words) - 1, 0, -1) if _width(words[:n]) <= width),
        1,
    )
    first, rest = " ".join(words[:count]), " ".join(words[count:])
    if not rest:
        return theme.elided(first, width, *_STRONG), ""
    return first, theme.elided(rest, width, *_STRONG)


def _width(words: list[str]) -> float:
    return theme.text_width(" ".join(words), *_STRONG)


class CardDelegate(QStyledItemDelegate):
    """One or two lines of title, then what to know. A closed card says so in words as well."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        card: Card = index.data(RowRole)
        if card.is_break:
            return QSize(120, BREAK_HEIGHT)
        rect: QRect = option.rect
        lines = 2 if title_lines(card.title, _inner(rect).width())[1] else 1
        below = CHIP_LINE if _has_line(card) else 0
        return QSize(120, lines * LINE + below + 2 * EDGE + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(RowRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.is_break:
            _paint_break(painter, rect, option.state, card)
        else:
            _paint_surface(painter, rect, option.state, card)
            _paint_words(painter, _inner(rect), card)
        painter.restore()


def _inner(rect: QRect) -> QRect:
    return rect.adjusted(8 + EDGE, 2 + EDGE, -8 - EDGE, -2 - EDGE)


def _has_line(card: Card) -> bool:
    return bool(card_chip(card) or card_line(card) or card.openness == "closed")


def _paint_surface(painter: QPainter, rect: QRect, state: QStyle.StateFlag, card: Card) -> None:
    colors = theme.current()
    selected = bool(state & QStyle.StateFlag.State_Selected)
    over = bool(state & QStyle.StateFlag.State_MouseOver)
    fill = "accent_tint" if selected else "hover" if over else "surface"
    pen = QPen(colors.color("control_border"))
    if card.why is not None:
        pen.setStyle(Qt.PenStyle.DashLine)
    if state & QStyle.StateFlag.State_HasFocus:
        pen = QPen(colors.color("accent"), 2)
    painter.setPen(pen)
    painter.setBrush(colors.color(fill))
    frame = QRectF(rect.adjusted(8, 2, -8, -2))
    painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _paint_break(painter: QPainter, rect: QRect, state: QStyle.StateFlag, card: Card) -> None:
    colors = theme.current()
    if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus):
        focus = state & QStyle.StateFlag.State_HasFocus
        painter.setPen(colors.color("accent") if focus else Qt.GlobalColor.transparent)
        painter.setBrush(colors.color("accent_tint"))
        painter.drawRoundedRect(QRectF(rect.adjusted(8, 1, -8, -1)), 8, 8)
    line = rect.adjusted(8 + EDGE, 0, -8 - EDGE, 0)
    paint_icon(painter, line, "coffee", "muted", 14)
    words = f"{card.title} · {card_line(card)}"
    paint_text(painter, line.adjusted(20, 0, 0, 0), words, "muted", size=TextSize.SMALL)


def _paint_words(painter: QPainter, area: QRect, card: Card) -> None:
    gone = card.withdrawn
    color = "muted" if gone else "text"
    lines = [line for line in title_lines(card.title, area.width()) if line]
    for place, line in enumerate(lines):
        spot = QRect(area.left(), area.top() + place * LINE, area.width() + 2, LINE)
        paint_text(painter, spot, line, color, weight=_STRONG[1], strike=gone)
    top = area.top() + len(lines) * LINE + 2
    below = QRect(area.left(), top, area.width(), CHIP_LINE - 2)
    x = below.left()
    if card.openness == "closed":
        paint_icon(painter, QRect(x, below.top(), 14, below.height()), "lock", "danger.text", 13)
        x = paint_chip(painter, x + 17, below, _("Closed"), Tone.DANGER)
    chip = card_chip(card)
    if chip:
        x = paint_chip(painter, x, below, chip, _tone(card))
    rest = QRect(x, below.top(), max(0, area.right() - x), below.height())
    if rest.width() > 24:
        paint_text(painter, rest, card_line(card), "muted", size=TextSize.SMALL)


def _tone(card: Card) -> Tone:
    if card.why is Why.YEARLY:
        return Tone.SPARRING
    if card.why is Why.WISHED:
        return Tone.ACCENT
    return {"postponed": Tone.WARNING, "ready": Tone.SUCCESS}.get(card.stage or "", Tone.NEUTRAL)
