"""What stands in the palette: a row each for actions and for found things, and how it is painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
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
from gui.theme import TextSize
from gui.widgets.marked_text import paint_marked
from gui.widgets.painting import paint_icon, paint_text
from gui.widgets.row_delegate import Index, RowDelegate

RowRole = Qt.ItemDataRole.UserRole + 1
HEIGHT = 42


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """One thing to do or to open. `detail` stands to the right: a key, where it is, or why it cannot be."""

    title: str
    detail: str
    icon: str
    run: Callable[[], object]
    marks: tuple[tuple[int, int], ...] = ()
    can: bool = True

    @property
    def name(self) -> str:
        """As a screen reader says it."""
        return f"{self.title}, {self.detail}" if self.detail else self.title


class PaletteModel(QAbstractListModel):
    """The rows as a Qt list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[PaletteRow, ...] = ()

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """Take over other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.name
        return None


class PaletteDelegate(RowDelegate):
    """One line each: icon, title, and the key or the place."""

    size = QSize(320, HEIGHT)
    margins = QMargins(6, 1, 6, 1)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        row: PaletteRow = index.data(RowRole)
        line = card.adjusted(12, 0, -12, 0)
        paint_icon(painter, line, row.icon, "muted" if row.can else "faint", 17)
        metrics = QFontMetrics(theme.font(TextSize.SMALL))
        room = min(metrics.horizontalAdvance(row.detail) + 4, line.width() // 2)
        right = QRect(line.right() - room, line.top(), room, line.height())
        paint_text(painter, right, row.detail, "muted", size=TextSize.SMALL, right=True)
        title = QRect(line.left() + 28, line.top(), line.width() - 40 - room, line.height())
        weight, color = QFont.Weight.Medium, "text" if row.can else "faint"
        paint_marked(painter, title, row.title, row.marks, color, weight=weight)
