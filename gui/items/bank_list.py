"""The recommendations as a Qt list, and how each is painted."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QMargins,
    QMimeData,
    QObject,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter

from gui.fields.readiness.words import LIGHT_SIGNS, light_text
from gui.fields.rows_mime import drag_of
from gui.fields.words import stage_name
from gui.items.meeting_drop import ITEM_MIME
from gui.items.words import TONES, row_line, row_name
from gui.theme import TextSize, Tone
from gui.widgets.painting import chip_at_right, paint_chip, paint_icon, paint_text
from gui.widgets.row_delegate import Index, RowDelegate
from gui.widgets.row_model import RowModel, RowRole
from model.queries.bank import BankRow
from model.readiness import EntryReadiness
from model.text.translate import _

ReadyRole = RowRole + 1
HEIGHT = 58


class BankModel(RowModel[BankRow]):
    """Rows as they are shown: already found and sorted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ready: Mapping[int, EntryReadiness] = {}

    def title(self, row: BankRow) -> str:
        return row.title

    def name(self, row: BankRow) -> str:
        found = self._ready.get(row.id)
        name = row_name(row) if found is None else f"{row_name(row)}, {light_text(found)}"
        return name.replace("<", "‹").replace(">", "›")

    def tip(self, row: BankRow) -> str:
        return self.name(row)

    def key(self, row: BankRow) -> int:
        return row.id

    def show_readiness(self, found: Mapping[int, EntryReadiness]) -> None:
        """The lights, as far as they are known."""
        self._ready = found
        self.tell_all()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if role == ReadyRole and row is not None:
            return self._ready.get(row.id)
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        can = super().flags(index)
        return can | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else can

    def mimeTypes(self) -> list[str]:
        return [ITEM_MIME]

    def mimeData(self, indexes: Any) -> QMimeData:
        row = self.row(indexes[0].row()) if indexes else None
        return drag_of([row.id] if row is not None else [], ITEM_MIME)


class BankDelegate(RowDelegate):
    """Two lines each: title and stage, then where it comes from and what to know."""

    size = QSize(200, HEIGHT)
    margins = QMargins(8, 1, 8, 1)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        row: BankRow = index.data(RowRole)
        left = card.left() + 12
        chip = chip_at_right(card, stage_name(row.stage))
        paint_chip(painter, chip.left(), chip, stage_name(row.stage), TONES[row.stage])
        title = QRect(left, card.top() + 8, chip.left() - 10 - left, 20)
        gone = row.stage in ("treated", "withdrawn")
        color = "muted" if gone else "text"
        paint_text(painter, title, row.title, color, weight=QFont.Weight.DemiBold)
        below = QRect(left, card.top() + 30, card.right() - 12 - left, 20)
        x = self._paint_marks(painter, below, row, index.data(ReadyRole))
        rest = QRect(x, below.top(), below.right() - x, below.height())
        words = row.comment if row.stage == "returned" and row.comment else row_line(row)
        paint_text(painter, rest, words, "muted", size=TextSize.SMALL)

    def _paint_marks(
        self, painter: QPainter, line: QRect, row: BankRow, found: EntryReadiness | None
    ) -> int:
        x = line.left()
        if found is not None:
            name, color = LIGHT_SIGNS[found.light]
            paint_icon(painter, QRect(x, line.top(), 16, line.height()), name, color, 14)
            x += 22
        if row.late:
            x = paint_chip(painter, x, line, _("late"), Tone.DANGER)
        if row.openness == "closed":
            paint_icon(painter, QRect(x, line.top(), 16, line.height()), "lock", "danger.text", 14)
            x += 20
        return x
