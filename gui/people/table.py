"""The address book as a table that is edited in place."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from model.queries.people import PersonRow
from model.text.translate import N_, _

FIELDS = {
    "name": N_("Name"),
    "title": N_("Title"),
    "department": N_("Department"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
}
PersonRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """`edited` brings person, field and text; the new value is shown once it is stored."""

    edited = Signal(int, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PersonRow, ...] = ()

    def show(self, rows: tuple[PersonRow, ...]) -> None:
        """Take over new rows."""
        if [row.id for row in rows] == [row.id for row in self._rows]:
            self._rows = rows
            if rows:
                last = self.index(len(rows) - 1, len(FIELDS) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def place_of(self, person_id: int) -> int:
        """The row of a person, -1 where he is not shown."""
        return next((n for n, row in enumerate(self._rows) if row.id == person_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(FIELDS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(list(FIELDS.values())[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        field = list(FIELDS)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return getattr(row, field)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            value = getattr(row, field) or _("empty")
            return f"{_(FIELDS[field])}: {value}"
        if role == PersonRole:
            return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = self._rows[index.row()]
        field = list(FIELDS)[index.column()]
        text = str(value).strip()
        if text != getattr(row, field):
            self.edited.emit(row.id, field, text)
        return False  # shown once it is stored
