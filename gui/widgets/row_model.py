"""The model behind the lists whose rows draw themselves: each row is handed on whole."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from gui.widgets.row_delegate import Index

T = TypeVar("T")

RowRole = Qt.ItemDataRole.UserRole + 1
"""Gives the row itself."""


class RowModel(QAbstractListModel, Generic[T]):
    """`rows` as a Qt list. Subclasses say what a row is called, and how it is said."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[T, ...] = ()

    def title(self, row: T) -> str:
        """What it is found by when one types in the list."""
        raise NotImplementedError

    def name(self, row: T) -> str:
        """As a screen reader says it."""
        raise NotImplementedError

    def show(self, rows: Sequence[T]) -> None:
        """Take over other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row(self, place: int) -> T | None:
        """The row at a place, None beyond the ends."""
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row())
        if row is None:
            return None
        if role == RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.name(row)
        return None
