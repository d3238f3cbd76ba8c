"""What stands in the palette: a row each for actions and for found things, and how it is painted."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMargins, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from gui import theme
from gui.theme import TextSize
from gui.widgets.marked_text import paint_marked
from gui.widgets.painting import paint_icon, paint_text
from gui.widgets.row_delegate import Index, RowDelegate
from gui.widgets.row_model import RowModel, RowRole

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


class PaletteModel(RowModel[PaletteRow]):
    """What can be done and opened."""

    def title(self, row: PaletteRow) -> str:
        return row.title

    def name(self, row: PaletteRow) -> str:
        return row.name


class PaletteDelegate(RowDelegate):
    """One line each: icon, title, and the key or the place."""

    size = QSize(320, HEIGHT)
    margins = QMargins(6, 1, 6, 1)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        row: PaletteRow = index.data(RowRole)
        line = card.adjusted(12, 0, -12, 0)
        paint_icon(painter, line, row.icon, "muted" if row.can else "faint", 17)
        weight, color = QFont.Weight.Medium, "text" if row.can else "faint"
        words = line.width() - 40
        title_takes = math.ceil(theme.text_width(row.title, TextSize.NORMAL, weight))
        detail_takes = math.ceil(theme.text_width(row.detail, TextSize.SMALL)) + 4
        room = min(detail_takes, max(line.width() // 2, words - title_takes))
        right = QRect(line.right() - room, line.top(), room, line.height())
        metrics = QFontMetrics(theme.painting_font(TextSize.SMALL))
        detail = metrics.elidedText(
            row.detail, Qt.TextElideMode.ElideMiddle, room
        )  # it ends in a number
        paint_text(painter, right, detail, "muted", size=TextSize.SMALL, right=True)
        title = QRect(line.left() + 28, line.top(), words - room, line.height())
        paint_marked(painter, title, row.title, row.marks, color, weight=weight)
