"""The tasks as a table: due, what, who, where from."""

import datetime
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui import theme
from gui.icons import icon
from gui.theme import TextSize
from gui.widgets.cell_tips import CellTips
from gui.widgets.wide_grips import widen_grips
from model.queries.register import RegisterRow
from model.text.dates import long_date, short_date
from model.text.translate import N_, _, language, ngettext
from model.vocabulary import FollowUpStatus

Index = QModelIndex | QPersistentModelIndex
COLUMNS = (N_("Due"), N_("Task"), N_("Responsible"), N_("From"))
_WIDTHS, _NARROW = (150, 0, 170, 230), (128, 0, 112, 148)
"""Of the columns, 0 for what is left; and on a small screen, where the task itself needs the room."""
_ROOM = 760


class TaskModel(QAbstractTableModel):
    """Rows of the register, as they are filtered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[RegisterRow, ...] = ()
        self.today = datetime.date.today()

    def show_rows(self, rows: Sequence[RegisterRow], today: datetime.date) -> None:
        """Show others; the same ones leave the selection alone."""
        if (tuple(rows), today) == (self.rows, self.today):
            return
        self.beginResetModel()
        self.rows, self.today = tuple(rows), today
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell(row, index.column(), self.today)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row, index.column(), self.today).replace("<", "‹")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return "\n".join(tip(row, column, self.today) for column in (1, 2, 3, 0))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._color(row, index.column())
        if row.is_closed and index.column() == len(COLUMNS) - 1:
            if role == Qt.ItemDataRole.DecorationRole:
                return icon("lock", "danger.text")
            if role == Qt.ItemDataRole.AccessibleTextRole:
                return f"{cell(row, index.column(), self.today)}, {_('closed')}"
        if role == Qt.ItemDataRole.FontRole and row.status is not FollowUpStatus.OPEN:
            font = QFont(theme.font(TextSize.NORMAL))
            font.setStrikeOut(index.column() == 1)
            return font
        return None

    def _color(self, row: RegisterRow, column: int) -> QColor | None:
        colors = theme.current()
        if row.status is not FollowUpStatus.OPEN:
            return colors.color("muted")
        if column == 0 and row.is_overdue(self.today):
            return colors.color("danger.text")
        return None


class TaskTable(QTableView):
    """One or several rows may be selected."""

    columns_dragged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arranges = False
        self._is_narrow = False
        self.tasks = TaskModel(self)
        self.setModel(self.tasks)
        self.setAccessibleName(_("Tasks"))
        self.setItemDelegate(CellTips(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(34)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        widen_grips(header)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_WIDTHS.index(0), QHeaderView.ResizeMode.Stretch)
        self.columns: tuple[int, ...] = ()
        self._set_widths(_WIDTHS)
        header.sectionResized.connect(self._on_resized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _ROOM
        if narrow != self._is_narrow and not self.columns:
            self._is_narrow = narrow
            self._set_widths(_NARROW if narrow else _WIDTHS)
        super().resizeEvent(event)

    def wear_columns(self, columns: tuple[int, ...]) -> None:
        """As somebody dragged them before. Others than there are here are left out."""
        if len(columns) == len(_WIDTHS):
            self.columns = columns
            self._set_widths(columns)

    def _set_widths(self, widths: Sequence[int]) -> None:
        self._arranges = True
        for column, width in enumerate(widths):
            if _WIDTHS[column]:  # one fills the rest
                self.setColumnWidth(column, width)
        self._arranges = False

    def _on_resized(self, column: int, _before: int, _now: int) -> None:
        if _WIDTHS[column] and not self._arranges:
            self.columns = tuple(max(1, self.columnWidth(one)) for one in range(len(_WIDTHS)))
            self.columns_dragged.emit()

    def selected(self) -> list[RegisterRow]:
        """The selected rows from above."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self.tasks.rows[place] for place in places]

    def select(self, task_id: int) -> None:
        """Select the row of one task and bring it into view."""
        place = next((at for at, row in enumerate(self.tasks.rows) if row.id == task_id), -1)
        if place >= 0:
            self.selectRow(place)
            self.setCurrentIndex(self.tasks.index(place, 1))
            self.scrollTo(self.tasks.index(place, 1))


def cell(row: RegisterRow, column: int, today: datetime.date) -> str:
    """One cell."""
    if column == 0:
        return due_text(row, today)
    if column == 1:
        return row.what
    if column == 2:
        return row.who
    number = "" if row.number is None else _("point {number}").format(number=row.number)
    return " · ".join(
        part for part in (row.forum, short_date(row.date, language()), number) if part
    )


def due_text(row: RegisterRow, today: datetime.date) -> str:
    """The day; how many days late; "done" for what is settled."""
    if row.status is FollowUpStatus.DONE:
        return _("done")
    if row.status is FollowUpStatus.DROPPED:
        return _("dropped")
    if row.due is None:
        return row.due_text or _("no deadline")
    if row.is_overdue(today):
        days = (today - row.due).days
        words = ngettext("{date}, {days} day late", "{date}, {days} days late", days)
        return words.format(date=short_date(row.due, language()), days=days)
    return long_date(row.due, language())


def tip(row: RegisterRow, column: int, today: datetime.date) -> str:
    """The cell, and what there is no room for. What a closed point is called stands nowhere here."""
    shown = cell(row, column, today)
    if column == 0 and row.moved:
        words = _("Moved {count} times, last because: {reason}")
        return f"{shown}\n{words.format(count=row.moved, reason=row.reason)}"
    if column == len(COLUMNS) - 1 and not row.is_closed:
        return f"{shown}\n{row.title}"
    return shown
