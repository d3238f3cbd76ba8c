"""Rows dragged in a list: what the drag carries, and where in the order a drop puts it."""

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


def drag_of(row_id: int | None, mime: str) -> QMimeData:
    """What a drag of this row carries."""
    data = QMimeData()
    data.setData(mime, str(row_id or "").encode())
    return data


def dragged_id(data: QMimeData, mime: str) -> int | None:
    """The row that is dragged; None where it is something else."""
    text = bytes(data.data(mime).data()) if data.hasFormat(mime) else b""
    return int(text) if text.isdigit() else None


def dropped_place(source: int, row: int, parent: Index, count: int) -> int | None:
    """Where a row that stood at `source` is to stand; None where nothing changes.

    `row` and `parent` are Qt's: a drop between rows, on a row, or below them all.
    """
    target = row if row >= 0 else parent.row() if parent.isValid() else count
    # Taking the row out first moves everything below it up by one.
    target -= 1 if target > source else 0
    return target if source >= 0 and target != source else None
