"""Notes what a command does to the rows, while it does it. Commands know nothing of it."""

from typing import Any

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import InstanceState, Mapper, Session, object_session

from model.commands import typed
from model.entities import Entity
from model.workspace.changes import RowKey
from model.workspace.coverage import OUTSIDE_UNDO, RENAMED
from model.workspace.raw_rows import stored
from model.workspace.steps import RowChange, RowChanges, Values, joined

_RECORDER = "recorder"


class Recorder:
    """The net changes of one session, over all its flushes."""

    def __init__(self) -> None:
        self._changes: dict[RowKey, RowChange] = {}
        self.pending: dict[RowKey, Values] = {}
        """Columns about to be changed, as they are before."""

    @property
    def changes(self) -> RowChanges:
        """Everything that is different now, for the listeners."""
        return self._changes

    def undoable(self) -> RowChanges:
        """What a step of undo holds: see model.workspace.coverage."""
        return {
            key: change
            for key, change in self._changes.items()
            if key[0] not in OUTSIDE_UNDO or change.after is None or _renames(key, change)
        }

    def add(self, key: RowKey, change: RowChange) -> None:
        """Note one more change."""
        earlier = self._changes.pop(key, RowChange(change.before, change.before))
        net = joined(earlier, change)
        if net is not None:
            self._changes[key] = net

    def note(self, key: RowKey, column: str, before: str | None, after: str | None) -> None:
        """Note a text that was written past the unit of work."""
        self.add(key, RowChange({column: before}, {column: after}))


def _renames(key: RowKey, change: RowChange) -> bool:
    """Whether nothing but a name is another."""
    if change.before is None or change.after is None:
        return False
    return change.after.keys() <= RENAMED.get(key[0], frozenset())


def record(session: Session) -> Recorder:
    """Note what this session does from now on."""
    recorder = Recorder()
    session.info[_RECORDER] = recorder
    typed.tell(session, recorder.note)
    return recorder


def _recorder(target: Entity) -> Recorder | None:
    session = object_session(target)
    return session.info.get(_RECORDER) if session is not None else None


@event.listens_for(Entity, "after_insert", propagate=True)
def _inserted(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    recorder = _recorder(target)
    if recorder is not None:
        # Read back, because defaults of the table are filled in on the way, those too that belong
        # to another kind of row in the same table.
        key = _key(mapper, target)
        recorder.add(key, RowChange(None, stored(connection, *key)))


@event.listens_for(Entity, "before_update", propagate=True)
def _about_to_change(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    recorder = _recorder(target)
    if recorder is None:
        return
    state: InstanceState[Entity] = inspect(target)
    unmodified = state.unmodified
    columns = tuple(
        attribute.columns[0].name
        for attribute in mapper.column_attrs
        if attribute.key not in unmodified
    )
    if columns:
        key = _key(mapper, target)
        recorder.pending[key] = stored(connection, *key, columns)


@event.listens_for(Entity, "after_update", propagate=True)
def _changed(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    recorder = _recorder(target)
    key = _key(mapper, target)
    before = recorder.pending.pop(key, None) if recorder is not None else None
    if recorder is not None and before is not None:
        after = stored(connection, *key, tuple(before))
        recorder.add(key, RowChange(before, after))


@event.listens_for(Entity, "before_delete", propagate=True)
def _deleted(mapper: Mapper[Any], connection: Connection, target: Entity) -> None:
    recorder = _recorder(target)
    if recorder is not None:
        key = _key(mapper, target)
        recorder.add(key, RowChange(stored(connection, *key), None))


def _key(mapper: Mapper[Any], target: Entity) -> RowKey:
    return str(mapper.local_table), target.id
