"""Found things as a Qt list, and how each is painted."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMargins,
    QModelIndex,
    QObject,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from gui import theme
from gui.search.words import ICONS, TONES, field_name, hit_name, kind_name, place_line
from gui.theme import TextSize
from gui.widgets.marked_text import paint_marked
from gui.widgets.painting import chip_at_right, paint_chip, paint_icon, paint_text
from gui.widgets.row_delegate import Index, RowDelegate
from model.workspace.search import Hit

HitRole = Qt.ItemDataRole.UserRole + 1
HEIGHT = 74


class HitModel(QAbstractListModel):
    """The hits as the search gave them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: tuple[Hit, ...]) -> None:
        """Take over other hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    def hit(self, place: int) -> Hit | None:
        """The hit at a place, None beyond the ends."""
        return self._hits[place] if 0 <= place < len(self._hits) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index.row())
        if hit is None:
            return None
        if role == HitRole:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.text.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return hit_name(hit)
        return None


class HitDelegate(RowDelegate):
    """Three lines: title and kind; meeting, day and point; the text around what was found."""

    size = QSize(320, HEIGHT)
    margins = QMargins(10, 1, 10, 1)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        hit: Hit = index.data(HitRole)
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
