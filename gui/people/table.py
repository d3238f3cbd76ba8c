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

from gui.fields.words import ROLES
from model.queries.people import PersonRow
from model.text.availability import format_availability
from model.text.translate import N_, _

FIELDS = {
    "name": N_("Name"),
    "title": N_("Title"),
    "department": N_("Department"),
    "email": N_("Mail address"),
    "phone": N_("Phone"),
    "role": N_("Role"),
    "available": N_("Can come"),
}
"""Columns by the name of their field. The last two are what is usual at a meeting."""

PersonRole = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


HINTS = {
    "role": N_("Proposed when the person joins for a point."),
    "available": N_(
        "For example 9.00-14.00, or from 9. The time plan says where a slot is outside them; a "
        "meeting may have a time of its own."
    ),
}
"""What the two columns are for."""


def shown(row: PersonRow, field: str, *, typed: bool = False) -> str:
    """What stands in a cell; `typed` as it is edited: a role by its code."""
    match field:
        case "available":
            return format_availability(row.available)
        case "role":
            code = row.role or ""
            return code if typed or not code else _(ROLES[code])
        case _text:
            return getattr(row, field)


HINT_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)


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
        if orientation is not Qt.Orientation.Horizontal:
            return None
        field = list(FIELDS)[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return _(FIELDS[field])
        if role in HINT_ROLES and field in HINTS:
            return _(HINTS[field])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        field = list(FIELDS)[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown(row, field, typed=role == Qt.ItemDataRole.EditRole)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_(FIELDS[field])}: {shown(row, field) or _('empty')}"
        if role in HINT_ROLES and field in HINTS:
            return _(HINTS[field])
        if role == Qt.ItemDataRole.ToolTipRole:
            # Whole, where the column is too narrow for it; plain words, whatever was typed.
            return shown(row, field).replace("<", "‹") or None
        if role == PersonRole:
            return row
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = self._rows[index.row()]
        field = list(FIELDS)[index.column()]
        text = str(value).strip()
        if text != shown(row, field, typed=True):
            self.edited.emit(row.id, field, text)
        return False  # shown once it is stored
