"""A step of undo: ids and values before and after, never objects."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Row, TableClause, delete, insert, select, update
from sqlalchemy.orm import Session

from model.entities import Entity
from model.errors import UserError
from model.storage.engine import check_references_at_commit
from model.text.translate import _
from model.workspace.changes import ChangeSet, FieldKey, RowKey
from model.workspace.raw_rows import raw_table

Values = Mapping[str, object]
"""Column name → value as the driver has it."""


class UndoRefusedError(UserError):
    """What the step left is not there any more, or something new leans on it."""

    def __init__(self, label: str) -> None:
        super().__init__(
            _(
                "“{label}” cannot be taken back or done again, because what it changed has"
                " been changed since. Everything is as it was."
            ).format(label=label)
        )


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row: None where it was not there, else whole, or only the columns that changed."""

    before: Values | None
    after: Values | None

    @property
    def is_update(self) -> bool:
        """Whether the row was there before and is there after."""
        return self.before is not None and self.after is not None

    @property
    def reverse(self) -> "RowChange":
        """The way back."""
        return RowChange(self.after, self.before)


RowChanges = Mapping[RowKey, RowChange]


@dataclass(frozen=True, slots=True)
class Step:
    """What one entry of the Edit menu takes back. `at` is monotonic seconds."""

    label: str
    changes: RowChanges
    merge_key: Hashable | None = None
    epoch: int = 0
    at: float = 0.0


def joined(first: RowChange, then: RowChange) -> RowChange | None:
    """Both in one. None where nothing is left of them."""
    if first.before is None and then.after is None:
        return None
    if first.after is None or then.before is None:  # the row went, and came back
        return _without_equal(RowChange(first.before, then.after))
    before = None if first.before is None else {**then.before, **first.before}
    after = None if then.after is None else {**first.after, **then.after}
    return _without_equal(RowChange(before, after))


def _without_equal(change: RowChange) -> RowChange | None:
    if change.before is None or change.after is None:
        return change
    before, after = change.before, change.after
    differing = [name for name in after if before.get(name) != after[name]]
    if not differing:
        return None
    return RowChange(
        {name: before[name] for name in differing}, {name: after[name] for name in differing}
    )


def all_joined(first: RowChanges, then: RowChanges) -> RowChanges:
    """Two steps as one, without what they did and took back."""
    result = dict(first)
    for key, change in then.items():
        earlier = result.pop(key, None)
        net = change if earlier is None else joined(earlier, change)
        if net is not None:
            result[key] = net
    return result


def reversed_changes(changes: RowChanges) -> RowChanges:
    """The way back of a whole step."""
    return {key: change.reverse for key, change in changes.items()}


def change_set(changes: RowChanges, source: object | None) -> ChangeSet:
    """As it is told to the listeners."""
    fields: set[FieldKey] = set()
    for (table, row_id), change in changes.items():
        if change.is_update and change.after is not None:
            fields.update((table, row_id, name) for name in change.after)
    return ChangeSet(frozenset(changes), frozenset(fields), source)


def apply(session: Session, label: str, changes: RowChanges) -> None:
    """Do the changes. Raises UndoRefusedError where a value is not what they begin with."""
    by_table: dict[str, dict[int, RowChange]] = defaultdict(dict)
    for (table, row_id), change in changes.items():
        by_table[table][row_id] = change
    tables = [raw_table(t.name) for t in Entity.metadata.sorted_tables if t.name in by_table]
    for table in tables:
        if not _is_as_left(session, table, by_table[table.name]):
            raise UndoRefusedError(label)
    check_references_at_commit(session)
    for table in reversed(tables):
        _delete_rows(session, table, by_table[table.name])
    for table in tables:
        _write_rows(session, table, by_table[table.name])


def _is_as_left(session: Session, table: TableClause, changes: Mapping[int, RowChange]) -> bool:
    columns = {name for change in changes.values() for name in change.before or ()} | {"id"}
    found: dict[int, Row[tuple[object, ...]]] = {}
    for ids in _chunks(changes):
        wanted = (table.c[name] for name in sorted(columns))
        rows = session.execute(select(*wanted).where(table.c.id.in_(ids)))
        found |= {row._mapping["id"]: row for row in rows}  # pyright: ignore[reportPrivateUsage]
    for row_id, change in changes.items():
        row = found.get(row_id)
        if (row is None) != (change.before is None):
            return False
        if row is not None and change.before is not None:
            values = row._mapping  # pyright: ignore[reportPrivateUsage]
            if any(values[name] != value for name, value in change.before.items()):
                return False
    return True


def _chunks(changes: Mapping[int, RowChange], size: int = 500) -> Iterable[list[int]]:
    ids = list(changes)
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _delete_rows(session: Session, table: TableClause, changes: Mapping[int, RowChange]) -> None:
    for row_id, change in changes.items():
        if change.after is None:
            session.execute(delete(table).where(table.c.id == row_id))


def _write_rows(session: Session, table: TableClause, changes: Mapping[int, RowChange]) -> None:
    for row_id, change in changes.items():
        if change.after is None:
            continue
        if change.before is None:
            session.execute(insert(table).values(**change.after))
        else:
            session.execute(update(table).where(table.c.id == row_id).values(**change.after))
