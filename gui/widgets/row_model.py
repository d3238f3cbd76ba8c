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

    def tip(self, row: T) -> str | None:
        """What is shown where the pointer rests."""
        return None

    def key(self, row: T) -> object:
        """What it is known by while its words change; None where every list is a new one."""
        return None

    def show(self, rows: Sequence[T]) -> None:
        """Take over other rows. While the same stand in the same order, what is selected stays so."""
        before, after = self.rows, tuple(rows)
        keys = [self.key(row) for row in after]
        if None in keys or keys != [self.key(row) for row in before]:
            self.beginResetModel()
            self.rows = after
            self.endResetModel()
            return
        self.rows = after
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(place), self.index(place))

    def tell_all(self) -> None:
        """Something that is shown in every row has changed."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def row_of(self, key: object) -> int:
        """Where the row of a key stands, -1 when it does not."""
        return next((place for place, row in enumerate(self.rows) if self.key(row) == key), -1)

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
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(row)
        return None
