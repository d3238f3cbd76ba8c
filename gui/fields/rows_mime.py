"""Rows dragged in a list: what the drag carries, and where in the order a drop puts it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex


def drag_of(row_ids: Sequence[int], mime: str) -> QMimeData:
    """What a drag of these rows carries."""
    data = QMimeData()
    data.setData(mime, " ".join(map(str, row_ids)).encode())
    return data


def dragged_id(data: QMimeData, mime: str) -> int | None:
    """The row that is dragged; None where it is something else, or several."""
    found = dragged_ids(data, mime)
    return found[0] if len(found) == 1 else None


def dragged_ids(data: QMimeData, mime: str) -> tuple[int, ...]:
    """The rows that are dragged; none where it is something else."""
    parts = bytes(data.data(mime).data()).split() if data.hasFormat(mime) else []
    return tuple(map(int, parts)) if all(part.isdigit() for part in parts) else ()


def dropped_place(sources: Collection[int], row: int, parent: Index, count: int) -> int | None:
    """Where rows that stood at `sources` are to stand, the others without them; None if nothing changes.

    `row` and `parent` are Qt's: a drop between rows, on a row, or below them all.
    """
    target = row if row >= 0 else parent.row() if parent.isValid() else count
    # Taking the rows out first moves everything below them up.
    target -= sum(source < target for source in sources)
    stays = set(sources) == set(range(target, target + len(sources)))
    return target if sources and min(sources) >= 0 and not stays else None
