"""Found things as a Qt list, and how each is painted."""

from PySide6.QtCore import QMargins, QRect, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from gui import theme
from gui.search.words import ICONS, TONES, field_name, hit_name, kind_name, place_line
from gui.theme import TextSize
from gui.widgets.marked_text import paint_marked
from gui.widgets.painting import chip_at_right, paint_chip, paint_icon, paint_text
from gui.widgets.row_delegate import Index, RowDelegate
from gui.widgets.row_model import RowModel, RowRole
from model.workspace.search import Hit

HEIGHT = 74


class HitModel(RowModel[Hit]):
    """The hits as the search gave them."""

    def title(self, row: Hit) -> str:
        return row.text.title

    def name(self, row: Hit) -> str:
        return hit_name(row)


class HitDelegate(RowDelegate):
    """Three lines: title and kind; meeting, day and point; the text around what was found."""

    size = QSize(320, HEIGHT)
    margins = QMargins(10, 1, 10, 1)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        hit: Hit = index.data(RowRole)
        kind = hit.text.kind
        icon = QRect(card.left() + 12, card.top() + 9, 18, 20)
        paint_icon(painter, icon, ICONS[kind], "muted", 18)
        left = card.left() + 42
        chip = chip_at_right(card, kind_name(kind))
        paint_chip(painter, chip.left(), chip, kind_name(kind), TONES[kind])
        if hit.text.openness == "closed":
            lock = QRect(chip.left() - 24, card.top() + 9, 16, 20)
            paint_icon(painter, lock, "lock", "danger.text", 15)
        title = QRect(left, card.top() + 8, chip.left() - 34 - left, 20)
        paint_marked(
            painter,
            title,
            hit.text.title,
            hit.title_marks,
            "text",
            weight=QFont.Weight.Medium,
        )
        width = card.right() - 14 - left
        line = QRect(left, card.top() + 28, width, 18)
        paint_text(painter, line, place_line(hit.text), "muted", size=TextSize.SMALL)
        self._paint_excerpt(painter, QRect(left, card.top() + 48, width, 20), hit)

    def _paint_excerpt(self, painter: QPainter, line: QRect, hit: Hit) -> None:
        label = field_name(hit.field)
        if label:
            font = theme.font(TextSize.SMALL, QFont.Weight.Medium)
            room = QFontMetrics(font).horizontalAdvance(f"{label}  ")
            paint_text(painter, line, label, "muted", size=TextSize.SMALL, weight=font.weight())
            line = line.adjusted(room, 0, 0, 0)
        found = hit.excerpt
        paint_marked(painter, line, found.text, found.marks, "muted", size=TextSize.SMALL)
