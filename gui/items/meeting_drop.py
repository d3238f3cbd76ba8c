"""The coming meetings below the bank: a recommendation dropped on one is put on its agenda."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QMargins,
    QMimeData,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QWidget,
)

from gui.fields.rows_mime import dragged_id
from gui.theme import TextSize
from gui.widgets.painting import paint_icon, paint_text
from gui.widgets.row_delegate import Index, RowDelegate
from gui.widgets.row_model import RowModel, RowRole
from model.queries.meetings import MeetingRow
from model.text.dates import long_date
from model.text.translate import _, language

ITEM_MIME = "application/x-punktvis-item"
MOST = 3
HEIGHT = 36


class MeetingDropList(QListView):
    """The next meetings. Enter, or a drop, chooses one for what is selected or dragged."""

    dropped = Signal(int, object)
    """Id of the recommendation and the `MeetingRow`."""
    chosen = Signal(object)
    """The `MeetingRow`, for the recommendation that is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meetings = _Meetings(self)
        self._meetings.dropped.connect(self.dropped)
        self.setModel(self._meetings)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("Coming meetings"))
        self.setProperty("look", "plain")
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(True)
        self.setDragDropOverwriteMode(True)
        self.setMouseTracking(True)
        self.activated.connect(lambda index: self.chosen.emit(index.data(RowRole)))

    def show_meetings(self, rows: Sequence[MeetingRow]) -> None:
        """Show the first of these."""
        self._meetings.show(rows[:MOST])
        self.setFixedHeight(HEIGHT * min(MOST, len(rows)) + 2)


class _Meetings(RowModel[MeetingRow]):
    dropped = Signal(int, object)

    def title(self, row: MeetingRow) -> str:
        return f"{row.name or row.forum} · {long_date(row.date, language())}"

    def name(self, row: MeetingRow) -> str:
        return self.title(row)

    def tip(self, row: MeetingRow) -> str:
        return self.title(row)

    def key(self, row: MeetingRow) -> int:
        return row.id

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        can = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return can | Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [ITEM_MIME]

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        item_id = dragged_id(data, ITEM_MIME)
        if item_id is None or not parent.isValid():
            return False
        self.dropped.emit(item_id, self.rows[parent.row()])
        return True


class _Delegate(RowDelegate):
    size = QSize(160, HEIGHT)
    margins = QMargins(8, 1, 8, 1)

    def paint_on(self, painter: QPainter, card: QRect, index: Index) -> None:
        row: MeetingRow = index.data(RowRole)
        left = card.left() + 12
        paint_icon(painter, QRect(left, card.top(), 16, card.height()), "calendar-plus", "muted")
        day = long_date(row.date, language())
        place = QRect(left + 26, card.top(), 150, card.height())
        paint_text(painter, place, day, "text", weight=QFont.Weight.Medium, size=TextSize.SMALL)
        rest = QRect(place.right(), card.top(), card.right() - 12 - place.right(), card.height())
        paint_text(painter, rest, row.name or row.forum, "muted", size=TextSize.SMALL)
