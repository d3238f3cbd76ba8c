"""Notes what a command does to the rows, while it does it. Commands know nothing of it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, event, inspect, select
from sqlalchemy.orm import InstanceState, Mapper, Session, object_session

from model.entities import Entity
from model.workspace.changes import RowKey
from model.workspace.coverage import OUTSIDE_UNDO
from model.workspace.steps import RowChange, RowChanges, joined

_RECORDER = "recorder"


class Recorder:
    """The net changes of one session, over all its flushes."""

    def __init__(self) -> None:
        self._changes: dict[RowKey, RowChange] = {}

    @property
    def changes(self) -> RowChanges:
        """Everything that is different now, for the listeners."""
        return self._changes

    def undoable(self) -> RowChanges:
        """What a step of undo holds: see model.workspace.coverage."""
        return {
            key: change
            for key, change in self._changes.items()
            if key[0] not in OUTSIDE_UNDO or change.after is None
        }

    def add(self, table: Table, row_id: int, change: RowChange) -> None:
        """Note one more change."""
        key = (table.name, row_id)
        earlier = self._changes.pop(key, None)
        net = change if earlier is None else joined(earlier, change)
        if net is not None:
            self._changes[key] = net


def record(session: Session) -> Recorder:
    """Note what this session does from now on."""
    recorder = Recorder()
    session.info[_RECORDER] = recorder
    return recorder


def _recorder(target: Entity) -> Recorder | None:
    session = object_session(target)
    return session.info.get(_RECORDER) if session is not None else None


@event.listens_for(Entity, "after_insert", propagate=True)
def _inserted(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    recorder = _recorder(target)
    if recorder is not None:
        table = _table(mapper)
        # Read back, because defaults of the table are filled in on the way, those too that belong
        # to another kind of row in the same table.
        recorder.add(table, target.id, RowChange(None, dict(_stored(connection, table, target.id))))


@event.listens_for(Entity, "before_update", propagate=True)
def _updated(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    recorder = _recorder(target)
    if recorder is None:
        return
    table = _table(mapper)
    state: InstanceState[Entity] = inspect(target)
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    unknown: list[str] = []
    for attribute in mapper.column_attrs:
        history = state.attrs[attribute.key].history
        if not history.has_changes():
            continue
        name = attribute.columns[0].name
        after[name] = history.added[0] if history.added else None
        if history.deleted:
            before[name] = history.deleted[0]
        else:  # set without having been read
            unknown.append(name)
    if unknown:
        stored = _stored(connection, table, target.id)
        before |= {name: stored[name] for name in unknown}
    changed = [name for name in after if before[name] != after[name]]
    if changed:
        recorder.add(
            table,
            target.id,
            RowChange({name: before[name] for name in changed}, {n: after[n] for n in changed}),
        )


@event.listens_for(Entity, "before_delete", propagate=True)
def _deleted(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    recorder = _recorder(target)
    if recorder is not None:
        table = _table(mapper)
        row = _stored(connection, table, target.id)
        recorder.add(table, target.id, RowChange(dict(row), None))


def _table(mapper: Mapper[Any]) -> Table:
    return Entity.metadata.tables[str(mapper.local_table)]


def _stored(connection: Connection, table: Table, row_id: int) -> Mapping[str, Any]:
    row = connection.execute(select(table).where(table.c.id == row_id)).mappings().one()
    return {str(name): value for name, value in row.items()}
